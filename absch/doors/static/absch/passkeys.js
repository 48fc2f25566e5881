// Shows what needs a passkey where the browser knows passkeys, and says so when one could not be used.
"use strict";
(() => {
  if (!window.PublicKeyCredential) return;
  for (const part of document.querySelectorAll("[data-passkey]")) part.hidden = false;
  document.addEventListener("allauth.error", () => {
    const told = document.getElementById("passkey-failed");
    if (told) told.hidden = false;
  });
})();
