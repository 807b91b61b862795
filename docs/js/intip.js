// Peek: a reference or a term opens what it leads to in place, by tap, click, hover or key.
// The words come from the target's own page, so that what is peeked at is what would be read there, and opening that
// page afterwards costs nothing. Without this file every trigger is the plain link it is.

import { Box, supported } from "./kotak.js";
import { element } from "./unsur.js";

const HOVER = 350; // ms a mouse rests on a trigger before the peek opens
const LEAVE = 300; // ms it may be away before the peek closes

const site = new URL("../", import.meta.url).pathname;
const PEEKED = /^(?:uu\/[^/]+\/[^/]+\/(?:pasal-[^/]+\/)?|(?:glosarium|peraturan|putusan|organisasi)\/[^/]+\/)$/;
const LAW = /^uu\/[^/]+\/[^/]+\//;
const APART =
  "nav, h1, h2, h3, h4, figure, form, .nomor, .rujuk, .lompatan, .pasal-daftar, .istilah-daftar, .batang, .rak, .stasiun, .garis, .kotak, .cetak";

const inside = (url) =>
  url.origin === location.origin && url.pathname.startsWith(site) ? url.pathname.slice(site.length).replace(/(^|\/)index\.html$/, "$1") : "";
const lawOf = (url) => LAW.exec(inside(url))?.[0] ?? "";

// What is read ---------------------------------------------------------------------------------------------------

const kept = new Map();

function documentOf(url) {
  if (url.pathname === location.pathname) return Promise.resolve(document);
  if (!kept.has(url.pathname)) {
    const asked = fetch(url.pathname).then(async (answer) => {
      if (!answer.ok) throw new Error(`${url.pathname}: ${answer.status}`);
      return new DOMParser().parseFromString(await answer.text(), "text/html");
    });
    asked.catch(() => kept.delete(url.pathname));
    kept.set(url.pathname, asked);
  }
  return kept.get(url.pathname);
}

// A copy that can stand on another page: no ids twice, links that still lead there, icons that this page has.
function copy(node, doc, url) {
  const made = document.importNode(node, true);
  for (const left of made.querySelectorAll(".aksi, .rujuk, .suara, .kotak, details, h2, script")) left.remove();
  for (const each of [made, ...made.querySelectorAll("*")]) {
    each.removeAttribute("id");
    each.removeAttribute("data-kutip");
    each.removeAttribute("aria-expanded");
    if (each.matches("a[href]")) each.setAttribute("href", new URL(each.getAttribute("href"), url).href);
    if (each.matches("use") && !document.querySelector(each.getAttribute("href"))) {
      const icon = doc.querySelector(each.getAttribute("href"));
      if (icon) icons.append(document.importNode(icon, true));
    }
  }
  return made;
}

// A provision is shown with the words that lead to it: a huruf alone is half a sentence.
function provision(doc, url) {
  const summary = doc.querySelector(".ringkasan");
  const mark = url.hash && doc.getElementById(decodeURIComponent(url.hash.slice(1)));
  const unit = mark && summary?.contains(mark) ? mark.closest(".ayat, .butir > li") : null;
  if (!unit) return [...summary.children].map((child) => copy(child, doc, url));
  const whole = unit.matches("li") ? element("ol", { class: unit.parentElement.className }) : null;
  const shown = copy(unit, doc, url);
  if (whole) whole.append(shown);
  const leads = [];
  for (let up = unit.parentElement; up && up !== summary.parentElement; up = up.parentElement) {
    if (!up.matches(".ayat, .butir > li, .ringkasan")) continue;
    const words = up.querySelector(":scope > p:first-child, :scope > .isi, :scope > .dampingan > p, :scope > .dampingan > .isi");
    if (words) leads.unshift(Object.assign(copy(words, doc, url), { className: "konteks" }));
  }
  return [...leads, whole ?? shown];
}

// The meaning in the law of the page alone; where that law has none, which law's meaning this is.
function term(doc, url) {
  const meanings = [...doc.querySelectorAll(".arti-uu")];
  const law = lawOf(location);
  const own = meanings.filter((each) => lawOf(new URL(each.querySelector(".asal a").getAttribute("href"), url)) === law);
  const shown = (own.length ? own : meanings).map((each) => copy(each, doc, url));
  if (law && !own.length) {
    const name = document.querySelector(".remah a, h1 .sebutan")?.textContent.trim();
    const here = document.querySelector("h1 .hukum")?.textContent.trim() ?? name;
    const where = [...new Set(meanings.map((each) => each.querySelector(".asal a").textContent))].join(" dan ");
    const words = where ? `; artinya di bawah ini menurut ${where}` : "";
    shown.unshift(element("p", { class: "lingkup" }, `Pustaka ini tidak mencatat definisi istilah ini dalam ${here}${words}.`));
  }
  if (!meanings.length) shown.push(...[...doc.querySelectorAll(".arti > p, .lembar > .kosong")].map((each) => copy(each, doc, url)));
  return shown;
}

function extract(doc, url) {
  const path = inside(url);
  const head = doc.querySelector(".kepala");
  const cited = url.hash && doc.getElementById(decodeURIComponent(url.hash.slice(1)))?.dataset.kutip;
  const part = (selector) => doc.querySelector(`h1 ${selector}`)?.textContent.trim() ?? "";
  const name = cited || [part(".sebutan"), part(".hukum"), part(".singkatan").replace(/.+/, "($&)")].filter(Boolean).join(" ");
  const title = element("h2", {}, name);
  const below = element("p", { class: "perihal" }, part(".perihal"));
  const status = [...head.querySelectorAll(":scope > .keadaan, :scope > .perubahan-daftar")].map((each) => copy(each, doc, url));
  let words;
  if (path.includes("/pasal-")) words = provision(doc, url);
  else if (path.startsWith("glosarium/")) words = term(doc, url);
  else words = [...head.parentElement.querySelectorAll(":scope > .kepala > .pengantar, :scope > .pengantar")].map((each) => copy(each, doc, url));
  return { title, nodes: [...(below.textContent ? [below] : []), ...status, ...words] };
}

// How it is shown ------------------------------------------------------------------------------------------------

let box, title, content, page, back, icons;
let trail = [];

function build() {
  box = new Box("intip");
  back = element("button", { class: "intip__tombol" }, "Kembali");
  const close = element("button", { class: "intip__tombol" }, "Tutup");
  back.type = close.type = "button";
  back.addEventListener("click", () => {
    trail.pop();
    fill(trail.at(-1));
    box.element.focus();
  });
  close.addEventListener("click", () => box.close({ back: true }));
  page = element("a", { class: "intip__tombol intip__buka" }, "Buka halaman");
  content = element("div", { class: "intip__isi" });
  icons = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  icons.classList.add("tersembunyi");
  icons.setAttribute("aria-hidden", "true");
  box.element.append(content, element("div", { class: "intip__kaki" }, page, back, close), icons);
  box.element.addEventListener("pointerenter", () => clearTimeout(timer));
  box.element.addEventListener("pointerleave", leave);
  box.element.addEventListener("focusin", () => box.pinned || box.pin());
  box.element.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!plain(event) || !link || link === page || !PEEKED.test(inside(new URL(link.href)))) return;
    event.preventDefault();
    trail.push(new URL(link.href));
    fill(trail.at(-1));
    box.element.focus();
  });
}

function set(heading, ...nodes) {
  heading.id = "intip-judul";
  content.replaceChildren(heading, ...nodes);
  box.element.scrollTop = 0;
}

async function fill(url) {
  back.hidden = trail.length < 2;
  page.href = url.href;
  box.element.setAttribute("aria-busy", "true");
  set(element("h2", {}, "Memuat …"));
  try {
    const doc = await documentOf(url);
    if (trail.at(-1) !== url) return;
    const made = extract(doc, url);
    set(made.title, ...made.nodes);
  } catch {
    if (trail.at(-1) !== url) return;
    set(element("h2", {}, "Isinya tidak dapat dimuat"), element("p", {}, "Periksa sambungan, lalu coba lagi atau buka halamannya."));
  }
  box.element.removeAttribute("aria-busy");
}

async function open(link, at, pinned) {
  if (!box) build();
  trail = [new URL(link.href)];
  const filled = fill(trail[0]);
  box.show(link, at);
  box.pinned = pinned; // the focus follows below
  await filled;
  if (box.trigger === link) box.settle();
  // Who listens hears the title that is now there; who already left keeps the focus where it is.
  if (pinned && box.trigger === link) box.pin();
}

// What opens it --------------------------------------------------------------------------------------------------

let timer;

const plain = (event) => event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
const triggerOf = (event) => event.target.closest?.("a.intip-pemicu");

// A link over two lines is peeked at where the pointer is.
function lineOf(link, event) {
  const lines = [...link.getClientRects()];
  return lines.find((line) => event.clientY >= line.top && event.clientY <= line.bottom) ?? lines[0];
}

function leave() {
  clearTimeout(timer);
  timer = setTimeout(() => !box?.pinned && box?.close(), LEAVE);
}

function mark() {
  const here = location.pathname;
  for (const link of document.querySelectorAll(".halaman a[href]")) {
    const path = inside(link);
    if (!PEEKED.test(path) || (link.pathname === here && !link.hash) || link.closest(APART)) continue;
    link.classList.add("intip-pemicu");
    link.setAttribute("aria-haspopup", "dialog");
    link.setAttribute("aria-expanded", "false");
  }
  document.addEventListener("click", (event) => {
    const link = triggerOf(event);
    if (!link) return;
    clearTimeout(timer);
    if (!plain(event)) return;
    event.preventDefault();
    if (box?.trigger === link && box.pinned) box.close({ back: true });
    else if (box?.trigger === link) box.pin();
    else open(link, lineOf(link, event), true);
  });
  document.addEventListener("pointerover", (event) => {
    const link = event.pointerType === "mouse" && triggerOf(event);
    if (!link || box?.pinned) return;
    clearTimeout(timer);
    if (box?.trigger !== link) timer = setTimeout(() => open(link, lineOf(link, event), false), HOVER);
  });
  document.addEventListener("pointerout", (event) => {
    if (event.pointerType === "mouse" && triggerOf(event)) leave();
  });
}

if (supported) mark();
