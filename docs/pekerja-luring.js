// Answers for the site where it cannot be reached, out of the copy that js/luring-salinan.js keeps once a reader asks.
// The site goes first: law that has changed must not be hidden by a copy. A page that does come from the copy says so
// in its first line. It stands at the root of the site because a worker answers only for what lies below it.

const site = new URL("./", self.location);
// The same names as in js/luring-salinan.js: a worker that every browser understands cannot import a module.
const STORE = `luring:${site.pathname}`;
const LIST = new URL("luring/daftar.json", site).href;

const PATIENCE = 3000; // ms the site may take to begin its answer
const REST = 30_000; // ms it is left alone after it took longer, else each style and picture of a page waits as long

let restsUntil = 0;
let hashes = null; // by address below the site; read once a worker's life, and again when the copy has changed

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const ours = url.origin === site.origin && url.pathname.startsWith(site.pathname);
  // "no-store" is the copy itself being made.
  if (request.method === "GET" && ours && request.cache !== "no-store") event.respondWith(answer(request, url));
});

async function answer(request, url) {
  const asked = Date.now() < restsUntil ? null : fetch(request);
  const fresh = asked && (await inTime(asked));
  if (fresh && fresh !== "late" && fresh.status < 500) return fresh;
  const page = request.mode === "navigate";
  const address = url.pathname.slice(site.pathname.length).replace(/(^|\/)index\.html$/, "$1");
  const kept = await find(address);
  if (!kept) return page ? orSayWhy(asked ?? fetch(request), url, address) : (asked ?? fetch(request));
  if (fresh === "late") restsUntil = Date.now() + REST;
  return page && kept.headers.get("content-type").startsWith("text/html") ? marked(kept) : kept;
}

// → the site's answer, "late", or null where the site cannot be reached.
function inTime(asked) {
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, "late"));
  return Promise.race([asked.catch(() => null), late]);
}

// A page that the copy does not have.
async function orSayWhy(asked, url, address) {
  try {
    return await asked;
  } catch (error) {
    if (await find(`${address}/`)) return Response.redirect(`${url.origin}${url.pathname}/${url.search}`);
    const missing = await find("404.html");
    if (!missing) throw error;
    return marked(missing, 404);
  }
}

async function find(address) {
  const kept = await look(address);
  if (kept) return kept;
  hashes = null; // the copy may have been renewed or deleted since
  return look(address);
}

async function look(address) {
  hashes ??= await read();
  const hash = hashes?.get(address);
  return hash && caches.match(new URL(`luring/isi/${hash}`, site).href, { cacheName: STORE });
}

async function read() {
  const list = await caches.match(LIST, { cacheName: STORE });
  return list ? new Map((await list.json()).berkas) : null;
}

// Every page has the line that says it is a copy, and as of when; only here is it shown.
async function marked(kept, status = 200) {
  const html = await kept.text();
  const shown = html.replace(/(<p class="[^"]*\bsalinan-luring\b[^"]*") hidden>/g, "$1>");
  return new Response(shown, { status, headers: { "content-type": "text/html; charset=utf-8" } });
}
