"use strict";

// Saves a draft while it is written, and keeps it in this browser while it cannot be saved. The form does all of it
// without this script, but for the keeping. An answer whose confidential box is ticked is neither sent nor kept.
(() => {
  const DELAY = 3000; // milliseconds after the last change
  const NOT_KEPT = ["csrfmiddlewaretoken", "token", "asked"];

  const place = document.querySelector("[data-draft]");
  if (!place) return;
  const form = place instanceof HTMLFormElement ? place : null;
  const kept = `draft:${place.dataset.draft}`;
  const sent = `sent:${place.dataset.draft}`;

  // A browser may refuse to store anything at all.
  const attempt = (act) => {
    try {
      return act();
    } catch {
      return null;
    }
  };
  const forget = () => attempt(() => localStorage.removeItem(kept));
  const tokenNow = () => Number(form ? form.elements.token.value : place.dataset.token);

  // The page after a save that succeeded: what was kept before has reached the registry.
  const tokenSent = attempt(() => sessionStorage.getItem(sent));
  attempt(() => sessionStorage.removeItem(sent));
  if (tokenSent !== null && !place.dataset.refused && tokenNow() > Number(tokenSent)) forget();
  if (!form) return;

  // --- what is confidential ---

  const answersIn = (pair) =>
    [...pair.querySelectorAll(".q input, .q select, .q textarea")].filter((each) => each.name !== "asked");

  const isConfidential = (pair) => pair.querySelector(".lock input[type=checkbox]").checked;

  const confidentialNames = () =>
    new Set([...form.querySelectorAll(".pair")].filter(isConfidential).flatMap((pair) => answersIn(pair).map((each) => each.name)));

  function wipe(pair) {
    for (const each of answersIn(pair)) {
      if (each.type === "checkbox" || each.type === "radio") each.checked = false;
      else each.value = "";
      each.disabled = true;
    }
    dropFromKept(confidentialNames());
  }

  function dropFromKept(names) {
    const copy = read();
    if (copy) write({ ...copy, entries: copy.entries.filter(([name]) => !names.has(name)) });
  }

  for (const pair of form.querySelectorAll(".pair")) {
    if (isConfidential(pair)) wipe(pair);
    pair.querySelector(".lock input[type=checkbox]").addEventListener("change", () => {
      if (isConfidential(pair)) wipe(pair);
      else answersIn(pair).forEach((each) => (each.disabled = false));
    });
  }

  // --- kept in this browser ---

  function read() {
    return attempt(() => JSON.parse(localStorage.getItem(kept)));
  }

  function write(copy) {
    attempt(() => localStorage.setItem(kept, JSON.stringify(copy)));
  }

  function keep() {
    const confidential = confidentialNames();
    const entries = [...new FormData(form)].filter(
      ([name, value]) => typeof value === "string" && !NOT_KEPT.includes(name) && !confidential.has(name),
    );
    write({ token: tokenNow(), entries });
  }

  function putBack(entries) {
    const values = new Map();
    for (const [name, value] of entries) values.set(name, [...(values.get(name) || []), value]);
    for (const each of form.elements) {
      if (!each.name || each.type === "hidden" || each.type === "submit" || each.disabled) continue;
      const wanted = values.get(each.name) || [];
      if (each.type === "checkbox" || each.type === "radio") each.checked = wanted.includes(each.value);
      else each.value = wanted.length ? wanted.shift() : "";
    }
    form.querySelectorAll(".pair").forEach((pair) => isConfidential(pair) && wipe(pair));
  }

  const offer = form.querySelector("[data-restore]");
  let undecided = read();
  if (undecided) offer.hidden = false;
  form.querySelector("[data-put-back]").addEventListener("click", () => {
    const confidential = confidentialNames();
    putBack(undecided.entries.filter(([name]) => !confidential.has(name)));
    undecided = null;
    offer.hidden = true;
    later();
  });
  form.querySelector("[data-throw-away]").addEventListener("click", () => {
    undecided = null;
    offer.hidden = true;
    forget();
  });

  // --- saved by itself ---

  const status = form.querySelector("[data-autosave]");
  let timer = 0;
  let saving = null;
  let changed = false;

  function say(label, more) {
    status.textContent = more ? `${label} · ${more}` : label;
  }

  function later() {
    changed = true;
    clearTimeout(timer);
    timer = setTimeout(save, DELAY);
  }

  function save() {
    if (saving) return;
    changed = false;
    saving = send().finally(() => {
      saving = null;
      if (changed) later();
    });
  }

  async function send() {
    const body = new FormData(form);
    body.set("do", "autosave");
    try {
      const response = await fetch(form.action, { method: "POST", body, redirect: "manual" });
      const answer = await response.json().catch(() => ({}));
      if (response.ok && answer.token) saved(answer);
      else {
        keep();
        say(status.dataset.failed, answer.sentence);
      }
    } catch {
      keep();
      say(status.dataset.offline);
    }
  }

  function saved(answer) {
    form.elements.token.value = answer.token;
    if (!undecided) forget();
    say(status.dataset.saved, `${answer.saved_at.slice(11, 16)} UTC`);
  }

  form.addEventListener("input", (event) => event.target.name && later());
  form.addEventListener("change", (event) => event.target.name && later());
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.name?.endsWith(".find")) return;
    event.preventDefault();
    event.target.parentElement.querySelector("button").click();
  });
  window.addEventListener("online", () => read() && !undecided && later());
  form.addEventListener("submit", (event) => {
    if (saving) {
      event.preventDefault();
      saving.finally(() => form.requestSubmit(event.submitter));
      return;
    }
    clearTimeout(timer);
    if (!navigator.onLine) keep();
    attempt(() => sessionStorage.setItem(sent, String(tokenNow())));
  });
})();
