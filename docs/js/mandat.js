// The finder: the tables of the page, which are all there without it, are filtered, sorted and saved.
// The state is the address, so that a result can be sent to somebody, kept, and gone back to. The filters have the names
// that stand there: pelaku, sifat, uu, topik and tahap.

import { download, element, flash } from "./unsur.js";

const form = document.getElementById("saringan");
const field = document.getElementById("kata");
const sorting = document.getElementById("urut");
const news = document.getElementById("kabar-saring");
const results = document.getElementById("temuan");
const applied = form.querySelector(".terpasang");
const csvButton = document.getElementById("unduh-csv");
const linkButton = document.getElementById("salin-hasil");
const boxes = [...form.querySelectorAll("input[type=checkbox]")];
const FILTERS = [...form.querySelectorAll("[data-saring]")].map((filter) => filter.dataset.saring);
const MODALITIES = boxes.filter((box) => box.name === "sifat").map((box) => box.value);
const sections = [...results.querySelectorAll("section")];
const continuations = results.querySelectorAll(".lanjutan");
const lines = [...results.querySelectorAll("tbody > tr")];
const collator = new Intl.Collator("id");

const keyOf = (filter, value) => `${filter} ${value}`;
const labels = new Map(boxes.map((box) => [keyOf(box.name, box.value), box.nextElementSibling.textContent]));
const figure = (number) => number.toLocaleString("id");
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const textOf = (node) => node.textContent.replace(/\s+/g, " ").trim();
const actorId = (link) => link.getAttribute("href").split("/").at(-2);

// Rows -----------------------------------------------------------------------------------------------------------------

// Read one after another while the page is idle: neither its first paint nor the first choice waits for all of them.
const rows = [];

function readRow() {
  const line = lines[rows.length];
  const [bearers, modality, action, citation] = line.cells;
  rows.push({
    line,
    home: line.parentElement,
    place: rows.length,
    values: {
      pelaku: [...bearers.querySelectorAll("a")].map(actorId),
      sifat: [/sifat--([a-z-]+)/.exec(modality.firstElementChild.className)[1]],
      uu: [line.closest("section").dataset.uu],
      topik: line.dataset.topik.split(" "),
      tahap: line.dataset.tahap?.split(" ") ?? [],
    },
    hours: Number(line.dataset.jam ?? Infinity),
    words: fold([bearers, modality, action, citation].map(textOf).join(" ")),
    bearers: fold(textOf(bearers)),
  });
}

function readAll() {
  while (rows.length < lines.length) readRow();
}

function readWhileIdle(time) {
  while (rows.length < lines.length) {
    if (time.timeRemaining() < 3) return requestIdleCallback(readWhileIdle);
    readRow();
  }
}

// What is not sorted by law stands in one table; every row keeps its place in that of its law.
const table = results.querySelector(".mandat").cloneNode(false);
const body = element("tbody");
table.append(results.querySelector("thead").cloneNode(true), body);
table.setAttribute("aria-labelledby", "judul-temuan");
table.hidden = true;
results.append(table);

// State and address ----------------------------------------------------------------------------------------------------

function state() {
  const chosen = Object.fromEntries(FILTERS.map((filter) => [filter, new Set()]));
  for (const box of boxes) if (box.checked) chosen[box.name].add(box.value);
  return { chosen, words: field.value.trim(), order: sorting.value };
}

function address({ chosen, words, order }) {
  const parts = words ? [`kata=${encodeURIComponent(words)}`] : [];
  for (const filter of FILTERS) if (chosen[filter].size) parts.push(`${filter}=${[...chosen[filter]].join(",")}`);
  if (order) parts.push(`urut=${order}`);
  return location.pathname + (parts.length ? `?${parts.join("&")}` : "");
}

// What an address asks for and the page does not know is passed over.
function restore() {
  const asked = new URLSearchParams(location.search);
  field.value = asked.get("kata") ?? "";
  sorting.value = asked.get("urut") ?? "";
  if (sorting.selectedIndex < 0) sorting.value = "";
  const chosen = new Map(FILTERS.map((filter) => [filter, (asked.get(filter) ?? "").split(",")]));
  for (const box of boxes) box.checked = chosen.get(box.name).includes(box.value);
}

// Filtering and sorting ------------------------------------------------------------------------------------------------

const matches = (row, filter, chosen) => !chosen[filter].size || row.values[filter].some((value) => chosen[filter].has(value));

// Return the rows that pass everything, in their order, and how many rows every choice would leave.
function filtered({ chosen, words, order }) {
  readAll();
  const asked = fold(words).split(/\s+/).filter(Boolean);
  const counts = new Map();
  const passed = [];
  for (const row of rows) {
    const failed = asked.every((word) => row.words.includes(word)) ? FILTERS.filter((filter) => !matches(row, filter, chosen)) : FILTERS;
    if (!failed.length) passed.push(row);
    // A filter's own choices do not shrink its counts: they say what another choice would add.
    for (const filter of FILTERS) {
      if (failed.some((other) => other !== filter)) continue;
      for (const value of row.values[filter]) counts.set(keyOf(filter, value), (counts.get(keyOf(filter, value)) ?? 0) + 1);
    }
  }
  return { passed: passed.sort(ORDERS[order]), counts };
}

const byPlace = (one, other) => one.place - other.place;
const byModality = (one, other) => MODALITIES.indexOf(one.values.sifat[0]) - MODALITIES.indexOf(other.values.sifat[0]);
const ORDERS = {
  "": byPlace,
  pelaku: (one, other) => collator.compare(one.bearers, other.bearers) || byPlace(one, other),
  sifat: (one, other) => byModality(one, other) || byPlace(one, other),
  batas: (one, other) => (one.hours === other.hours ? byPlace(one, other) : one.hours - other.hours),
};

// What is shown --------------------------------------------------------------------------------------------------------

let shownOrder = "";

function showRows(passed, order) {
  const shown = new Set(passed);
  for (const row of rows) row.line.hidden = !shown.has(row);
  if (order !== shownOrder) {
    for (const row of rows.toSorted(ORDERS[order])) (order ? body : row.home).append(row.line);
    shownOrder = order;
  }
  // What was asked for is not folded up.
  const narrowed = Boolean(order) || passed.length < rows.length;
  results.classList.toggle("temuan--disaring", narrowed);
  for (const continuation of continuations) continuation.open = narrowed;
  for (const section of sections) section.hidden = !section.querySelector("tbody > tr:not([hidden])");
  table.hidden = !order || !passed.length;
}

function showChoices(chosen, counts) {
  for (const box of boxes) {
    const count = counts.get(keyOf(box.name, box.value)) ?? 0;
    box.parentElement.querySelector(".jumlah").textContent = count;
    box.parentElement.hidden = !count && !box.checked;
  }
  for (const filter of FILTERS) {
    const { size } = chosen[filter];
    form.querySelector(`[data-saring=${filter}] .terpilih`).textContent = size ? `(${size} dipilih)` : "";
  }
  applied.replaceChildren(...boxes.filter((box) => box.checked).map(removalItem));
}

function removalItem(box) {
  const label = labels.get(keyOf(box.name, box.value));
  const button = element("button", { type: "button", class: "salin", "aria-label": `Lepas saringan ${label}` }, label);
  button.addEventListener("click", () => {
    box.checked = false;
    update();
    // The button is gone; the next one, or the field of words, takes over.
    (applied.querySelector("button") ?? field).focus();
  });
  return element("li", {}, button);
}

function show(asked) {
  const { passed, counts } = filtered(asked);
  showRows(passed, asked.order);
  showChoices(asked.chosen, counts);
  document.getElementById("tanpa-temuan").hidden = passed.length > 0;
  csvButton.disabled = !passed.length;
  const all = figure(rows.length);
  news.textContent = passed.length === rows.length ? `Semua ${all} mandat.` : `${figure(passed.length)} dari ${all} mandat.`;
}

// A choice is a step to go back from; letters typed are one step together.
let pause; // until what is being typed counts
function update(replace = false) {
  clearTimeout(pause); // it counts now; later it would take what is focused by then away
  const asked = state();
  show(asked);
  const target = address(asked);
  if (target === location.pathname + location.search) return;
  history[replace ? "replaceState" : "pushState"](null, "", target);
}

// CSV ------------------------------------------------------------------------------------------------------------------

const HEADER = ["Sitasi", "Pelaku", "Sifat", "Tindakan", "Kepada", "Syarat", "Kecuali", "Batas waktu", "Tahap perkara anak", "Topik", "Keadaan ketentuan", "Alamat"];

// What a spreadsheet would compute is marked as text, as in the tables that the site is built with.
function cell(text) {
  const safe = /^\s*[=+\-@\t\r＝＋－＠]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

// "Kepada: …", "Syarat: …" and "Kecuali: …" below an action, by the words before the colon.
function details(action) {
  const found = new Map();
  for (const detail of action.querySelectorAll(".rinci:not(.rinci--batas, .rinci--gugur)")) {
    const [name, ...words] = textOf(detail).split(": ");
    found.set(name, words.join(": "));
  }
  return ["Kepada", "Syarat", "Kecuali"].map((name) => found.get(name) ?? "");
}

function columns({ line, values }) {
  const [bearers, modality, action, citation] = line.cells;
  const own = [...action.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
  const limit = action.querySelector(".rinci--batas");
  const labelsOf = (filter) => values[filter].map((value) => labels.get(keyOf(filter, value))).join("; ");
  const link = citation.querySelector("a");
  return [
    textOf(link),
    [...bearers.querySelectorAll("a")].map(textOf).join("; "),
    textOf(modality),
    own.map(textOf).join(" ").trim(),
    ...details(action),
    limit ? textOf(limit) : "",
    labelsOf("tahap"),
    labelsOf("topik"),
    line.classList.contains("gugur") ? "tidak berlaku lagi" : "berlaku",
    link.href,
  ];
}

function downloadCsv() {
  const records = [HEADER, ...filtered(state()).passed.map(columns)];
  const text = records.map((record) => record.map(cell).join(",")).join("\r\n");
  download("mandat-terpilih.csv", "text/csv", "\ufeff", text, "\r\n");
}

// What the reader does --------------------------------------------------------------------------------------------------

let typing = false;
field.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(() => {
    update(typing);
    typing = true;
  }, 150);
});
field.addEventListener("blur", () => (typing = false));
form.addEventListener("change", ({ target }) => target !== field && update());
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", (event) => {
  // The fields would go back to what the browser restored, not to nothing.
  event.preventDefault();
  field.value = sorting.value = "";
  for (const box of boxes) box.checked = false;
  update();
});
csvButton.addEventListener("click", downloadCsv);
const linkLabel = linkButton.textContent;
linkButton.addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(location.href);
    flash(linkButton, "Tersalin", linkLabel);
  } catch {
    flash(linkButton, "Tidak dapat disalin", linkLabel);
  }
});
addEventListener("popstate", () => {
  restore();
  show(state());
});

// The page as it comes is the answer to an address that asks for nothing, unless somebody was faster than this script.
if (location.search) restore();
if (address(state()) !== location.pathname) update(true);
else if (window.requestIdleCallback) requestIdleCallback(readWhileIdle);
