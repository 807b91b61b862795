// Search, as far as every page needs it before anyone searches: what opens the box, and `window.pustaka.search`.
// The engine, the box and the index are fetched when they are first used.

const site = new URL("../", import.meta.url);
// Said where something could not be fetched; each keystroke tries again.
export const UNREACHED = "Pencarian belum dapat dimuat. Periksa sambungan, lalu ketik lagi.";
let making;

// The engine, made once; where its script could not be fetched, whoever asks next tries again.
export function engine() {
  making ??= make().catch((error) => {
    making = undefined;
    throw error;
  });
  return making;
}

async function make() {
  // It asks for these itself, but only once it is here.
  import("./cari-kueri.js").catch(() => {});
  let first = load("inti");
  first.catch(() => {}); // said to whoever asks
  const { createEngine } = await import("./cari-mesin.js");
  return createEngine((name) => {
    const coming = name === "inti" ? first : null;
    first = null; // once: what did not come is fetched again
    return coming ?? load(name);
  });
}

async function load(name) {
  const answer = await fetch(new URL(`cari/indeks/${name}.bin`, site));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

// → Promise<[{url, title, kind, sitasi, excerpt, score}]>: the same results as the box, best first.
async function search(query, { kind, law, limit } = {}) {
  const { results } = await (await engine()).search(query, { kind, law, limit });
  return results.map(({ url, title, kind: found, sitasi, excerpt, score }) => ({ url: siteUrl(url), title, kind: found, sitasi, excerpt, score }));
}

// Addresses in the index begin at the site's root, which need not be the server's.
export function siteUrl(url) {
  return new URL(url.slice(1), site).pathname + (url.includes("#") ? url.slice(url.indexOf("#")) : "");
}

window.pustaka = { ...window.pustaka, search };

// The box opens at once, so that no letter typed after the key is lost; what fills it follows.
function open(words) {
  const box = document.getElementById("kotak-cari");
  const field = box.querySelector("input");
  if (!box.open) box.showModal();
  if (words !== undefined) field.value = words.slice(0, 200);
  else field.value ||= history.state?.cari ?? ""; // what led away from this page
  field.focus();
  field.select();
  fill(box, field);
}

// The box's script and what the first query will need come side by side, not each after the one that asks for it.
async function fill(box, field) {
  engine()
    .then((search) => search.warm())
    .catch(() => {}); // said by the box
  import("./cari-tampilan.js").catch(() => {});
  const words = field.value;
  let kotak;
  try {
    kotak = await import("./cari-kotak.js");
  } catch {
    box.querySelector(".kabar").textContent = UNREACHED;
    if (field.value === words) field.addEventListener("input", () => fill(box, field), { once: true });
    else fill(box, field); // who typed meanwhile has asked again
    return;
  }
  kotak.fillBox();
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
const asked = new URLSearchParams(location.search).get("q");
if (page) showResults();
else if (asked?.trim()) open(asked);

async function showResults() {
  try {
    const [{ showPage }] = await Promise.all([import("./cari-halaman.js"), engine()]);
    await showPage(page);
  } catch {
    page.querySelector(".kabar").textContent = "Pencarian belum dapat dimuat. Periksa sambungan, lalu muat ulang halaman ini.";
  }
}
