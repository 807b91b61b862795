// Search, as far as every page needs it before anyone searches: what opens the box, and `window.pustaka.search`.
// The engine, the box and the index are fetched when they are first used.

const index = new URL("../cari/indeks/", import.meta.url);
let making;

// The engine, made once.
export function engine() {
  making ??= import("./cari-mesin.js").then(({ createEngine }) =>
    createEngine(async (name) => {
      const answer = await fetch(new URL(`${name}.bin`, index));
      if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
      return new Uint8Array(await answer.arrayBuffer());
    }),
  );
  return making;
}

// → Promise<[{url, title, kind, sitasi, excerpt, score}]>: the same results as the box, best first.
async function search(query, { kind, law, limit } = {}) {
  const { results } = await (await engine()).search(query, { kind, law, limit });
  return results.map(({ url, title, kind: found, sitasi, excerpt, score }) => ({ url: siteUrl(url), title, kind: found, sitasi, excerpt, score }));
}

// Addresses in the index begin at the site's root, which need not be the server's.
export function siteUrl(url) {
  return new URL(url.slice(1), new URL("../", import.meta.url)).pathname + (url.includes("#") ? url.slice(url.indexOf("#")) : "");
}

window.pustaka = { ...window.pustaka, search };

// The box opens at once, so that no letter typed after the key is lost; what fills it follows.
async function open(words) {
  const box = document.getElementById("kotak-cari");
  const field = box.querySelector("input");
  if (!box.open) box.showModal();
  if (words !== undefined) field.value = words.slice(0, 200);
  field.focus();
  field.select();
  const { fillBox } = await import("./cari-kotak.js");
  fillBox();
}

document.addEventListener("click", (event) => {
  if (!event.target.closest?.(".pemicu-cari") || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  open();
});

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  const slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
  const control = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  if (!slash && !control) return;
  event.preventDefault();
  open();
});

const page = document.querySelector("[data-hasil-cari]");
const words = new URLSearchParams(location.search).get("q");
if (page) import("./cari-halaman.js").then(({ showPage }) => showPage(page));
else if (words?.trim()) open(words);
