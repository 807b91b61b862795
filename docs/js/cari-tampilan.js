// How a result looks, in the box and on the results page alike.

import { siteUrl } from "./cari.js";
import { element, keep, recall } from "./unsur.js";

const AROUND = 190;

// A result as a list item: kind and citation, what it is about, the passage with the words marked, its status where it
// is not simply in force. A citation that names the kind says it once.
export function resultItem(result, marksIn) {
  const kind = result.sitasi.toLowerCase().includes(result.kindLabel.toLowerCase()) ? null : element("span", { class: "jenis" }, result.kindLabel);
  const status = result.statusText && result.statusText !== "Berlaku" ? element("span", { class: `keadaan-hasil keadaan-hasil--${result.status}` }, result.statusText) : null;
  return element(
    "li",
    {},
    element(
      "a",
      { href: siteUrl(result.url), class: "hasil-cari" },
      element("span", { class: "asal" }, kind, kind ? " " : null, element("span", { class: "sitasi" }, result.sitasi), status ? " " : null, status),
      element("span", { class: "judul" }, ...marked(result.title, marksIn(result.title))),
      element("span", { class: "kutipan" }, ...excerpt(result.excerpt, marksIn(result.excerpt), result.mandate)),
    ),
  );
}

function marked(text, marks) {
  const parts = [];
  let end = 0;
  for (const [from, to] of marks) {
    parts.push(text.slice(end, from), element("mark", {}, text.slice(from, to)));
    end = to;
  }
  return [...parts, text.slice(end)];
}

// The stretch of a passage that holds most of what was asked, cut at words. A mandate stands whole: cut, it could lose
// what limits it.
function excerpt(text, marks, whole) {
  if (whole || text.length <= AROUND + 40) return marked(text, marks);
  let best = 0;
  let most = 0;
  for (const [from] of marks) {
    const inside = marks.filter(([start, end]) => start >= from && end <= from + AROUND - 30).length;
    if (inside > most) [best, most] = [from, inside];
  }
  const from = best < 60 ? 0 : text.indexOf(" ", best - 40) + 1;
  const to = from + AROUND >= text.length ? text.length : text.lastIndexOf(" ", from + AROUND);
  const shifted = marks.filter(([start, end]) => start >= from && end <= to).map(([start, end]) => [start - from, end - from]);
  return [from ? "… " : "", ...marked(text.slice(from, to), shifted), to < text.length ? " …" : ""];
}

// What the search has to say beside its results, in plain sentences; `again` makes a link that searches other words.
export function remarks(found, again) {
  const said = found.notes.map((note) => element("p", { class: "catatan-cari" }, note));
  if (found.corrected) said.unshift(element("p", { class: "catatan-cari" }, "Mungkin maksud Anda: ", again(found.corrected), "."));
  if (found.missing.length && found.total) said.push(element("p", { class: "catatan-cari" }, `Tidak ditemukan di pustaka: ${found.missing.map((word) => short(word)).join(", ")}.`));
  return said;
}

export function counted(found, query) {
  if (!query.trim()) return "";
  if (!found.total) return `Tidak ada hasil untuk “${short(query)}”.`;
  return `${found.total} hasil untuk “${short(query)}”.`;
}

export function short(text) {
  const plain = text.trim();
  return plain.length > 60 ? `${plain.slice(0, 60)}…` : plain;
}

// Recent queries stay on this device, and only while the reader leaves them there.
const KEY = "pustaka:kueri";

export function recent() {
  const kept = recall(KEY);
  return Array.isArray(kept) ? kept.filter((query) => typeof query === "string").slice(0, 6) : [];
}

export function remember(query) {
  const plain = query.trim().slice(0, 200);
  if (plain.length < 2) return;
  keep(KEY, [plain, ...recent().filter((other) => other !== plain)].slice(0, 6));
}

export function forget() {
  keep(KEY, null);
}
