// The page of the calculator: reads the form, lets `hitung.js` count, shows what came out.
// Nothing leaves the device; what was entered is kept only while the reader asks for it.

import { byId, calendar, count, dayInWords, inWords, minuteOf, ZONES } from "./hitung.js";
import { download, element, keep, recall } from "./unsur.js";

const KEY = "pustaka-peksos:tenggat";

const data = JSON.parse(document.getElementById("data-tenggat").textContent);
const form = document.getElementById("isian");
const keepBox = document.getElementById("simpan");
const printButton = document.getElementById("cetak");
const calendarButton = document.getElementById("unduh");
const passedMark = document.getElementById("tanda-lewat").content.firstElementChild;
const limits = byId(data.batas);
const events = byId(data.acara);
let counted = { problems: [], deadlines: [] };

document.querySelector(".tanpa-skrip").remove();
document.querySelector("details.semua").open = false;

// Words ----------------------------------------------------------------------------------------------------------------

function lowerFirst(text) {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function nameOf(event) {
  return event.keterangan ? `${event.nama}, ${event.keterangan}` : event.nama;
}

function links(cites) {
  return cites.flatMap((cite, place) => [place ? ", " : null, element("a", { href: cite.alamat }, cite.sitasi)]);
}

function detail(...content) {
  return element("p", { class: "rinci" }, ...content);
}

// The form -------------------------------------------------------------------------------------------------------------

function field(event, name) {
  return document.getElementById(`${event}-${name}`);
}

function zone() {
  return form.elements.zona.value;
}

function extensionBoxes() {
  return [...form.querySelectorAll("[name=perpanjangan]")];
}

// What was entered, with the keys under which it is kept on the device.
function entered() {
  const entries = data.acara.map(({ id }) => [id, { tanggal: field(id, "tanggal").value, jam: field(id, "jam").value }]);
  const extended = extensionBoxes().filter((box) => box.checked);
  return { zona: zone(), kejadian: Object.fromEntries(entries), perpanjangan: extended.map((box) => box.value) };
}

// A browser keeps the value of a date it cannot read to itself and says only that there is one.
function unreadable() {
  return data.acara.flatMap(({ id }) =>
    [["tanggal", "Tanggal ini belum lengkap atau tidak ada dalam kalender."], ["jam", "Jam ini belum lengkap."]]
      .filter(([name]) => field(id, name).validity.badInput)
      .map(([name, message]) => ({ event: id, field: name, message })),
  );
}

// A browser may write a date the American way; the page repeats it in words that cannot be misread.
function readBack(event) {
  const [date, hour] = [field(event, "tanggal").value, field(event, "jam").value];
  if (!date) return "";
  return hour ? inWords(`${date}T${hour}`, zone()) : `${dayInWords(date)}, jam belum diisi`;
}

function showProblems() {
  for (const { id } of data.acara) {
    const own = counted.problems.filter((problem) => problem.event === id);
    document.getElementById(`${id}-masalah`).textContent = own.map((problem) => problem.message).join(" ");
    document.getElementById(`${id}-terbaca`).textContent = own.length ? "" : readBack(id);
    for (const name of ["tanggal", "jam"]) {
      field(id, name).setAttribute("aria-invalid", String(own.some((problem) => problem.field === name)));
    }
  }
}

// The results ------------------------------------------------------------------------------------------------------------

function isPassed(end) {
  return minuteOf(end) < Date.now() / 60_000 + ZONES[zone()] * 60;
}

function mark(end) {
  return isPassed(end) ? [" ", passedMark.cloneNode(true)] : [];
}

// What is limited may be an act or a state: of both its time ends on that day at the latest.
function endLines(reading, first) {
  const name = first ? "strong" : "span";
  if (!reading.end) {
    return [element("span", { class: "ukuran" }, reading.measure), element(name, { class: "akhir" }, "Saat berakhirnya tidak dapat dihitung")];
  }
  const lines = [
    element("span", { class: "ukuran" }, `${reading.measure}, berakhir paling lambat`),
    element(name, { class: "akhir" }, inWords(reading.end, zone()), ...mark(reading.end)),
  ];
  if (reading.extendedEnd) {
    const words = `Setelah diperpanjang, berakhir paling lambat ${inWords(reading.extendedEnd, zone())}`;
    lines.push(element("span", { class: "akhir-sambung" }, words, ...mark(reading.extendedEnd)));
  }
  return lines;
}

function readingItem(reading, first) {
  const { nama, alasan } = data.bacaan[reading.way];
  return element(
    first ? "p" : "li",
    { class: first ? "bacaan-pertama" : "bacaan-lain" },
    ...endLines(reading, first),
    element(
      "span",
      { class: "rinci" },
      reading.subject ? `${reading.subject}. ` : null,
      `${nama}: ${alasan}. Dihitung dari: ${lowerFirst(nameOf(events.get(reading.event)))}. `,
      reading.hourAssumed ? "Jamnya belum diisi, jadi dihitung dari pukul 00.00. " : null,
      ...links(reading.cites),
      ".",
    ),
  );
}

function sanctionLine(sanction) {
  return element(
    "p",
    { class: sanction.gugur ? "rinci rinci--gugur" : "rinci" },
    `${sanction.jenis} dalam `,
    ...links([sanction]),
    sanction.gugur ? ` tidak mengikat lagi menurut ${sanction.gugur}` : null,
    ".",
  );
}

function deadlineArticle({ id, extended, readings: [first, ...others] }) {
  const limit = limits.get(id);
  const extension = limit.perpanjangan;
  const consequence = limit.akibat ?? (extended ? extension.akibat : null);
  return element(
    "article",
    { class: "batas", "data-batas": id },
    element("h4", {}, limit.perihal),
    limit.pelaku.length ? detail(`Mengikat: ${limit.pelaku.join(", ")}.`) : null,
    limit.syarat ? detail(`Syarat: ${limit.syarat}.`) : null,
    readingItem(first, true),
    others.length ? detail("Bacaan lain:") : null,
    others.length ? element("ul", {}, ...others.map((reading) => readingItem(reading, false))) : null,
    extension && !extended ? detail(`Perpanjangan: ${extension.isi} `, ...links([extension]), ".") : null,
    consequence ? detail(`Akibat: ${consequence}.`) : null,
    ...limit.sanksi.map(sanctionLine),
  );
}

function byEnd(one, other) {
  return one.readings[0].minute - other.readings[0].minute;
}

function resultList() {
  return data.tahap.flatMap((stage) => {
    const own = counted.deadlines.filter(({ id }) => limits.get(id).tahap === stage).sort(byEnd);
    return own.length ? [element("h3", {}, stage), ...own.map(deadlineArticle)] : [];
  });
}

// On paper the form is gone, so the sheet says what was entered.
function printedEntries() {
  return data.acara.flatMap((event) => {
    const time = readBack(event.id);
    if (!time) return [];
    const problem = counted.problems.find((one) => one.event === event.id);
    const words = problem ? `${time}. Tidak dihitung: ${lowerFirst(problem.message)}` : time;
    return [element("div", {}, element("dt", {}, nameOf(event)), element("dd", {}, words))];
  });
}

// Every deadline's end as it is now: that of its earliest reading, or of the extension once the first time is over.
function currentEnds() {
  return counted.deadlines
    .filter(({ readings: [first] }) => first.end)
    .map(({ id, readings: [first] }) => ({ id, end: first.extendedEnd && isPassed(first.end) ? first.extendedEnd : first.end }))
    .sort((one, other) => minuteOf(one.end) - minuteOf(other.end));
}

function nearest() {
  const ends = currentEnds();
  const next = ends.find(({ end }) => !isPassed(end));
  if (!next) return "Semuanya sudah lewat menurut jam perangkat ini.";
  const passed = ends.indexOf(next);
  const over = passed ? ` ${passed} sudah lewat menurut jam perangkat ini.` : "";
  return `Yang paling dekat: ${lowerFirst(limits.get(next.id).perihal)}, ${inWords(next.end, zone())}.${over}`;
}

function summary() {
  const { problems, deadlines } = counted;
  const toCheck = problems.length ? ` ${problems.length} isian perlu diperiksa; lihat keterangan di bawahnya.` : "";
  if (!deadlines.length) return `Belum ada batas yang dihitung.${toCheck}`;
  return `${deadlines.length} batas dihitung dalam ${zone()}. ${nearest()}${toCheck}`;
}

function showResults() {
  const { problems, deadlines } = counted;
  document.getElementById("daftar-hasil").replaceChildren(...resultList());
  document.getElementById("isian-tercetak").replaceChildren(...printedEntries());
  document.getElementById("hasil").hidden = deadlines.length === 0 && problems.length === 0;
  document.getElementById("ringkasan-hasil").textContent = summary();
  calendarButton.disabled = printButton.disabled = deadlines.length === 0;
}

// What the reader does -----------------------------------------------------------------------------------------------------

function recount() {
  const unread = unreadable();
  counted = count(data, entered());
  counted.problems = [...unread, ...counted.problems.filter(({ event }) => !unread.some((other) => other.event === event))];
  showProblems();
  showResults();
  // A box that stays ticked says that something is kept.
  keepBox.checked = keep(KEY, keepBox.checked ? entered() : null) && keepBox.checked;
}

function restore() {
  const kept = recall(KEY);
  if (!kept) return;
  keepBox.checked = true;
  form.elements.zona.value = kept.zona;
  for (const [id, entry] of Object.entries(kept.kejadian)) {
    if (!events.has(id)) continue;
    field(id, "tanggal").value = entry.tanggal;
    field(id, "jam").value = entry.jam;
    if (entry.tanggal) field(id, "tanggal").closest("details").open = true;
  }
  for (const box of extensionBoxes()) box.checked = kept.perpanjangan.includes(box.value);
}

// Leads to the event that the address names: its stage opens, its name is read out, the next stop is its date. Browsers
// give the focus to what an address names, so a field inside would lose it again.
function openNamed() {
  const event = events.get(location.hash.slice(1));
  if (!event) return;
  const group = document.getElementById(event.id);
  group.closest("details").open = true;
  group.scrollIntoView();
  group.focus({ preventScroll: true });
}

form.addEventListener("change", recount);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => {
  // The fields are emptied after this event.
  setTimeout(recount);
});
printButton.addEventListener("click", () => window.print());
calendarButton.addEventListener("click", () => {
  const made = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
  download("tenggat-perkara-anak.ics", "text/calendar", calendar(data, counted, { zone: zone(), made, base: location.href }));
});

restore();
recount();
openNamed();
addEventListener("hashchange", openNamed);
