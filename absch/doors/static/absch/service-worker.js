/* Keeps visited public pages and the interface in the reader's browser. EDITION stands before this text: the version,
   the files to keep at once, and the words in six languages.
   A page is always asked for anew, since a certificate may have been revoked a minute ago; unchanged, it costs a
   handful of bytes. Only where no answer comes is the kept copy shown, and it says so. */
"use strict";

const PAGES = `pages-${EDITION.version}`;
const FILES = `files-${EDITION.version}`;
const MOST = 100;
const KEPT_AT = "x-kept-at";
const PUBLIC = /^\/(?:(?:ar|en|es|fr|ru|zh)(?:\/(?!(?:register|accounts|verify\/receipt)(?:\/|$)).*)?|certificate\/.+)$/;
const NO_PAGE = /\.(?:json|pdf|csv|xml)$/;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(FILES).then((files) => files.addAll(EDITION.files)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => names.filter((name) => name !== PAGES && name !== FILES))
      .then((old) => Promise.all(old.map((name) => caches.delete(name))))
      .then(() => self.clients.claim())
      .then(keepOpenPages),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== self.location.origin) return;
  if (address.pathname.startsWith("/static/")) event.respondWith(file(request));
  else if (request.mode === "navigate" && isPublic(address)) event.respondWith(page(event));
});

/* The first page is visited before there is a worker to keep it. */
async function keepOpenPages() {
  const open = await self.clients.matchAll({ type: "window" });
  for (const { url } of open) {
    if (isPublic(new URL(url))) await fetch(url).then((answer) => keep(url, answer), () => {});
  }
}

/* A file under a fingerprint never changes. A browser that cannot keep it, for want of room or leave, still gets it. */
async function file(request) {
  const kept = await caches.match(request, { ignoreVary: true }).catch(() => undefined);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) {
    const copy = answer.clone();
    caches.open(FILES).then((files) => files.put(request, copy)).catch(() => {});
  }
  return answer;
}

async function page(event) {
  const { request } = event;
  try {
    const answer = await fetch(request);
    event.waitUntil(keep(bare(request.url), answer.clone()));
    return answer;
  } catch {
    const kept = await (await caches.open(PAGES)).match(bare(request.url), { ignoreVary: true });
    return kept ? withNote(kept, languageOf(request.url)) : nothingKept(request.url);
  }
}

/* Only what was found, what is a page, what nobody forbade to keep, and what is the same for every reader. */
async function keep(url, answer) {
  const isPage = (answer.headers.get("content-type") || "").startsWith("text/html");
  const rule = answer.headers.get("cache-control") || "";
  if (answer.status !== 200 || answer.redirected || !isPage || !rule.includes("public")) return;
  const headers = new Headers(answer.headers);
  ["content-encoding", "content-length", "vary"].forEach((name) => headers.delete(name));
  headers.set(KEPT_AT, new Date().toISOString());
  const pages = await caches.open(PAGES);
  await pages.delete(url);
  await pages.put(url, new Response(await answer.blob(), { headers }));
  const all = await pages.keys();
  await Promise.all(all.slice(0, Math.max(0, all.length - MOST)).map((oldest) => pages.delete(oldest)));
}

async function withNote(kept, language) {
  const { kept: sentence } = EDITION.words[language];
  const note = escaped(sentence.replace("{time}", timeOf(kept, language)));
  const band = `<div class="env kept" role="status"><div class="wrap">${note}</div></div>`;
  const text = (await kept.text()).replace(/<body[^>]*>/, (tag) => tag + band);
  return new Response(text, { headers: kept.headers });
}

/* A page of its own: nothing of the registry is on it but a list of what can be opened. */
async function nothingKept(url) {
  const language = languageOf(url);
  const words = EDITION.words[language];
  const pages = await caches.open(PAGES);
  const items = await Promise.all((await pages.keys()).reverse().map((request) => item(pages, request, language)));
  const list = items.length ? `<h2>${escaped(words.pages)}</h2><ul>${items.join("")}</ul>` : "";
  const style = EDITION.files.find((each) => each.includes("/style."));
  const text = `<!doctype html><html lang="${language}" dir="${words.direction}"><head><meta charset="utf-8">
<title>${escaped(words.offline)}</title><meta name="viewport" content="width=device-width,initial-scale=1">
<link rel="stylesheet" href="${style}"></head><body><main><div class="wrap"><h1>${escaped(words.offline)}</h1>
<p class="lead" role="status">${escaped(words.not_kept)}</p>${list}</div></main></body></html>`;
  const policy = "default-src 'none'; style-src 'self'; base-uri 'none'";
  const headers = { "content-type": "text/html; charset=utf-8", "content-security-policy": policy };
  return new Response(text, { status: 503, headers });
}

async function item(pages, request, language) {
  const kept = await pages.match(request);
  const title = /<title>([^<]*)<\/title>/.exec(await kept.text());
  const address = new URL(request.url);
  const href = escaped(address.pathname + address.search);
  const its = languageOf(request.url);
  const name = title ? title[1].trim() : href;
  return `<li><a href="${href}" lang="${its}" dir="${EDITION.words[its].direction}">${name}</a> <span class="small soft">${timeOf(kept, language)}</span></li>`;
}

function timeOf(kept, language) {
  const form = new Intl.DateTimeFormat(`${language}-u-nu-latn`, { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });
  return `${form.format(new Date(kept.headers.get(KEPT_AT)))} UTC`;
}

function languageOf(url) {
  const first = new URL(url).pathname.slice(1, 3);
  const own = (self.navigator.languages || []).map((each) => each.slice(0, 2)).find((each) => each in EDITION.words);
  return first in EDITION.words ? first : own || "en";
}

function isPublic({ pathname }) {
  return PUBLIC.test(pathname) && !NO_PAGE.test(pathname);
}

function bare(url) {
  return url.split("#")[0];
}

function escaped(text) {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
