// The search box: a dialog over any page, results while typing, everything by keyboard. Its markup is in the header.

import { engine, UNREACHED } from "./cari.js";
import { counted, forget, recent, remarks, remember, resultItem } from "./cari-tampilan.js";
import { element } from "./unsur.js";

const SHOWN = 8;
const box = document.getElementById("kotak-cari");
const field = box.querySelector("input");
const news = box.querySelector(".kabar");
const list = box.querySelector(".isi-kotak");
const everything = box.querySelector(".semua-hasil");
let turn = 0;

function again(query) {
  const link = element("a", { href: resultsPage(query) }, query);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    field.value = query;
    field.focus();
    fillBox();
  });
  return link;
}

function resultsPage(query) {
  const address = new URL(box.querySelector("form").action);
  address.searchParams.set("q", query);
  return address.href;
}

export async function fillBox() {
  const mine = ++turn;
  const query = field.value;
  if (!query.trim()) {
    news.textContent = "";
    put(beginning(), query);
    return;
  }
  let found;
  let search;
  try {
    search = await engine();
    found = await search.search(query, { limit: SHOWN, typing: true });
  } catch {
    if (mine !== turn) return;
    news.textContent = UNREACHED;
    put([element("p", { class: "judul-daftar" }, "Sementara itu dapat dibuka:"), ways()], query);
    return;
  }
  if (mine !== turn) return; // something newer was typed meanwhile
  const wanted = found.corrected ?? query;
  const results = element("ul", { class: "daftar-hasil" }, ...found.results.map((result) => resultItem(result, (text) => search.highlight(text, wanted))));
  news.textContent = found.total > SHOWN ? `${counted(found, query)} Yang teratas:` : counted(found, query);
  put([...remarks(found, again), ...(found.results.length ? [results] : nothing())], query);
}

// Everything that a query changes changes at once: what is painted before would only keep its results waiting.
function put(parts, query) {
  everything.hidden = !query.trim();
  everything.href = resultsPage(query);
  const at = [...list.querySelectorAll("a")].indexOf(document.activeElement);
  list.scrollTop = 0; // before they are there, else they would have to be laid out at once
  list.replaceChildren(...parts);
  // Whoever had already walked into the list keeps the place when a slower answer arrives.
  if (at >= 0) (list.querySelectorAll("a")[at] ?? field).focus();
}

// Before anything is typed: what was looked for here before, and what can be asked.
function beginning() {
  const before = recent();
  const parts = [];
  if (before.length) {
    const button = element("button", { type: "button", class: "lupakan" }, "Hapus riwayat");
    button.addEventListener("click", () => {
      forget();
      field.focus();
      fillBox();
    });
    parts.push(
      element("p", { class: "judul-daftar" }, "Terakhir dicari di perangkat ini", button),
      element("ul", { class: "daftar-kueri" }, ...before.map((query) => element("li", {}, again(query)))),
    );
  }
  const examples = box.dataset.contoh.split("|");
  parts.push(
    element("p", { class: "judul-daftar" }, "Dapat dicari dengan sitasi, istilah, singkatan, atau pertanyaan"),
    element("ul", { class: "daftar-kueri" }, ...examples.map((query) => element("li", {}, again(query)))),
    element("p", { class: "judul-daftar" }, "Tanpa mencari"),
    ways(),
  );
  return parts;
}

function nothing() {
  return [
    element("p", { class: "catatan-cari" }, "Coba kata lain, satu kata saja, atau sitasi seperti “pasal 28 uu 14/2019”. Bisa juga melihat:"),
    ways(),
  ];
}

function ways() {
  return element("ul", { class: "daftar-kueri" }, ...[...box.querySelectorAll(".jalan-lain a")].map((link) => element("li", {}, link.cloneNode(true))));
}

field.addEventListener("input", fillBox);

box.querySelector("form").addEventListener("submit", (event) => {
  if (!field.value.trim()) event.preventDefault();
  else remember(field.value);
});

list.addEventListener("click", (event) => {
  if (!event.target.closest("a.hasil-cari")) return;
  remember(field.value);
  history.replaceState({ ...history.state, cari: field.value }, ""); // for whoever comes back to look at the next one
  box.close(); // the page may be this one, with only the anchor new
});

box.addEventListener("keydown", (event) => {
  const links = [...list.querySelectorAll("a")];
  const at = links.indexOf(document.activeElement);
  const goTo = (link) => {
    event.preventDefault();
    link.focus();
  };
  if (event.key === "Escape") {
    event.preventDefault(); // a search field would only empty itself
    box.close();
  } else if (event.key === "ArrowDown" && links.length) goTo(links[Math.min(at + 1, links.length - 1)]);
  else if (event.key === "ArrowUp" && at >= 0) goTo(at ? links[at - 1] : field);
  else if (event.key === "Home" && at > 0) goTo(links[0]);
  else if (event.key === "End" && at >= 0) goTo(links.at(-1));
  else if (at >= 0 && event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey && event.key !== " ") field.focus();
});

// Beside the dialog lies the rest of the page: a click there closes it.
box.addEventListener("click", (event) => {
  if (event.target === box || event.target.closest(".tutup")) box.close();
});
