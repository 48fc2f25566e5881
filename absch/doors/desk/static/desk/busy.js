"use strict";

// Shows at once that what was pressed works, and lets a form be sent once only. Nothing is disabled: the button keeps
// its focus, its name and the value it sends. Pages do all the same without this script.
(() => {
  const GIVEN_UP = 20000; // milliseconds after which a form may be sent again, as the registry has answered by then

  const said = document.querySelector("[data-working]");
  const sent = new WeakSet();

  function mark(pressed) {
    if (!pressed || pressed.classList.contains("busy")) return;
    pressed.classList.add("busy");
    if (said) said.textContent = said.dataset.working;
    setTimeout(() => rest(pressed), GIVEN_UP);
  }

  function rest(pressed) {
    pressed.classList.remove("busy");
    if (said) said.textContent = "";
  }

  function submitted(event) {
    const form = event.target;
    if (sent.has(form)) {
      event.preventDefault();
      return;
    }
    mark(event.submitter || form.querySelector("button[type=submit]"));
    if (event.defaultPrevented) return; // another script sends it a little later
    sent.add(form);
    setTimeout(() => sent.delete(form), GIVEN_UP);
  }

  function followed(event) {
    const link = event.target.closest?.("a[href]");
    const elsewhere = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (!link || elsewhere || event.defaultPrevented || link.target || link.hasAttribute("download")) return;
    const here = location.href.split("#")[0];
    if (link.origin === location.origin && link.href.split("#")[0] !== here) mark(link);
  }

  document.addEventListener("submit", submitted);
  document.addEventListener("click", followed);
  // A page that the browser kept and shows again is at rest.
  window.addEventListener("pageshow", (event) => event.persisted && document.querySelectorAll(".busy").forEach(rest));
})();
