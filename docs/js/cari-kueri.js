// The query layer: what somebody means by what they type. It knows no law by itself; `layer` holds what the records say.

// Words -----------------------------------------------------------------------------------------------------------

export function words(text) {
  return text.normalize("NFKD").toLowerCase().match(/[a-z0-9]+/g) ?? [];
}

// The rules come from hooks/pustaka/stemming.py, which stems the documents in the same way.
export function stemmer({ tahap, dasar }) {
  const own = new Map();
  for (const [stem, found] of Object.entries(dasar)) for (const word of found.split(" ")) own.set(word, stem);
  const stages = tahap.map(([times, rules]) => [times, rules.map(([pattern, ...rest]) => [new RegExp(pattern), ...rest])]);
  const known = new Map();

  function reduce(word) {
    let cut = false;
    for (const [times, rules] of stages) {
      for (let time = 0; time < times; time++) {
        if (own.has(word)) return own.get(word);
        const found = rules.find(([pattern, , after]) => (cut || !after) && pattern.test(word));
        if (!found) break;
        word = found[1] + found[0].exec(word)[1];
        cut = true;
      }
    }
    return own.get(word) ?? word;
  }

  return (word) => {
    if (!known.has(word)) known.set(word, reduce(word));
    return known.get(word);
  };
}

// Distance with swapped neighbours counted once; more than `most` is as good as infinite.
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return Infinity;
  let [before, row, next] = desk(other.length + 1);
  for (let j = 0; j <= other.length; j++) row[j] = j;
  for (let i = 1; i <= one.length; i++) {
    next[0] = i;
    let least = i;
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      let cost = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + same);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
      next[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return Infinity;
    [before, row, next] = [row, next, before];
  }
  return row[other.length];
}

// Three rows to reckon with, the same at every call: a query compares thousands of words.
let rows = [];
function desk(length) {
  if (!(rows[0]?.length >= length)) rows = [0, 1, 2].map(() => new Float64Array(length * 2));
  return rows;
}

// Citations ---------------------------------------------------------------------------------------------------------

const PASAL = /\b(?:pasal|pasl|psal|psl|ps)\s*(\d{1,4}[a-z]?)\b(?:\s*\((\d{1,3}[a-z]?)\))?/;
const AYAT = /\b(?:ayat|ayt)\s*\(?(\d{1,3}[a-z]?)\b\)?/;
const HURUF = /\bhuruf\s*([a-z]{1,2})\b/;
const ANGKA = /\bangka\s*(\d{1,3})\b/;
const KIND = "uu|undang undang|pp|perppu|perpres|keppres|inpres|perma|permen[a-z]*|kepmen[a-z]*|peraturan [a-z]+|putusan [a-z]+";
const NUMBERED = new RegExp(
  `\\b(?:(${KIND})\\s*(?:ri\\s*)?)?(?:(?:no|nomor|nmr)\\s*)?(\\d{1,4})(\\s*\\/\\s*(?:[a-z]+[a-z0-9-]*\\s*\\/\\s*)*|\\s*(?:tahun|thn|th)\\s*|\\s+)((?:19|20)\\d\\d)\\b`,
);
const YEAR = /\b(?:uu|undang undang)\s*(?:tahun\s*)?((?:19|20)\d\d)\b/;
const NUMBER = /\b(?:uu|undang undang)\s*(?:(?:no|nomor|nmr)\s*)?(\d{1,3})\b/;
const LONG = {
  "undang undang": "uu",
  "peraturan pemerintah": "pp",
  "peraturan presiden": "perpres",
  "putusan mk": "putusan mk",
};

// Returns {law, pasal, steps, document, unknown, notes, rest}: where a citation leads, and the words that are none of it.
export function cite(text, layer) {
  let rest = ` ${text.normalize("NFKD").toLowerCase().replace(/[.,;:"'`–—]+/g, " ").replace(/\bundang\s*-\s*undang\b/g, "undang undang").replace(/\s+/g, " ")} `;
  const found = { law: null, pasal: null, steps: [], document: null, unknown: false, notes: [] };
  const take = (pattern) => {
    const match = pattern.exec(rest);
    if (match) rest = `${rest.slice(0, match.index)} ${rest.slice(match.index + match[0].length)}`;
    return match;
  };

  const pasal = take(PASAL);
  if (pasal) {
    found.pasal = pasal[1];
    // In the order they stand: huruf b angka 1, but angka 7 huruf a.
    const steps = [["ayat", AYAT], ["huruf", HURUF], ["angka", ANGKA]].map(([kind, pattern]) => [kind, pattern, pattern.exec(rest)]);
    steps.sort((a, b) => (a[2]?.index ?? 0) - (b[2]?.index ?? 0));
    if (pasal[2]) found.steps.push(["ayat", pasal[2]]);
    for (const [kind, pattern, match] of steps) {
      if (!match) continue;
      found.steps.push([kind, match[1]]);
      take(pattern);
    }
  }
  const numbered = NUMBERED.exec(rest);
  // Two bare numbers are no law ("umur 12 2019"), unless a kind, "nomor", a stroke or "tahun" says so.
  if (numbered && (numbered[1] || numbered[3].trim() || /\b(?:no|nomor)\s*\d/.test(numbered[0]) || pasal)) {
    take(NUMBERED);
    named(found, LONG[numbered[1]] ?? numbered[1], numbered[2], numbered[4], layer);
  } else {
    // Half a citation says which law it is where only one law fits: "uu 2012", "uu 14".
    for (const [pattern, part] of [[YEAR, "tahun"], [NUMBER, "nomor"]]) {
      const half = found.law ? null : pattern.exec(rest);
      const laws = half ? layer.hukum.filter((law) => law[part] === half[1]) : [];
      if (laws.length === 1) {
        take(pattern);
        found.law = laws[0];
      }
    }
  }
  if (!found.law && !found.document) aliased(found, rest, pasal, layer, (next) => (rest = next));
  found.rest = rest.trim();
  return found;
}

function named(found, kind, number, year, layer) {
  found.law = (!kind || kind === "uu") && layer.hukum.find((law) => law.nomor === number && law.tahun === year);
  if (found.law) return;
  found.law = null;
  const other = layer.peraturan.find(([name]) => {
    const parts = name.split(" ");
    const digits = parts.findIndex((part) => /^\d/.test(part));
    return parts[digits] === number && parts.at(-1) === year && (!kind || name.startsWith(kind));
  });
  if (other) found.document = other[1];
  else {
    found.unknown = true;
    found.notes.push(`${(kind ?? "Peraturan").toUpperCase()} ${number}/${year} tidak ada di pustaka ini.`);
  }
}

// "sppa" means the law only beside a pasal or after "uu"; by itself it is the subject.
function aliased(found, rest, pasal, layer, keep) {
  const names = layer.hukum.flatMap((law) => law.alias.map((name) => [name, law])).sort((a, b) => b[0].length - a[0].length);
  for (const [name, law] of names) {
    const match = new RegExp(`\\b(?:uu|undang undang)\\s+(?:tentang\\s+)?${name}\\b|\\b${name}\\b`).exec(rest);
    if (match && (pasal || match[0] !== name)) {
      found.law = law;
      keep(`${rest.slice(0, match.index)} ${rest.slice(match.index + match[0].length)}`);
      return;
    }
  }
}

// The document of a pasal of a law, or -1: numbers are kept as runs, `1-27 27a 28-69`.
export function pasalDocument(law, number) {
  let document = law.awal;
  for (const run of law.pasal ? law.pasal.split(" ") : []) {
    const [first, last] = run.split("-");
    if (run === number) return document;
    if (last && /^\d+$/.test(number) && +number >= +first && +number <= +last) return document + (number - first);
    document += last ? last - first + 1 : 1;
  }
  return -1;
}

export function lastPasal(law) {
  return law.pasal.split(/[ -]/).at(-1);
}

// Filters and phrases -------------------------------------------------------------------------------------------------

const FILTER = /(?:^|\s)(uu|hukum|pelaku|jenis|status|keadaan):("[^"]+"|[^\s"]+)/gi;

export function filtersIn(text, layer) {
  const filters = {};
  const notes = [];
  const rest = text.replace(FILTER, (_, key, value) => {
    const plain = words(value).join(" ");
    const name = key.toLowerCase();
    if (name === "uu" || name === "hukum") {
      const law = layer.hukum.find(
        ({ id, nomor, tahun, alias }) => [id.replace(/-/g, " "), tahun, `${nomor} ${tahun}`, `uu ${nomor} ${tahun}`, ...alias].includes(plain),
      );
      if (law) filters.law = law.id;
      else notes.push(`Undang-undang “${plain}” tidak dikenal; pakai misalnya uu:2012 atau uu:sppa.`);
    } else if (name === "pelaku") {
      const id = plain.replace(/ /g, "-");
      const actor = layer.pelaku[id] ? id : Object.entries(layer.pelaku).find(([, label]) => words(label).join(" ").startsWith(plain))?.[0];
      if (actor) filters.actor = actor;
      else notes.push(`Pelaku “${plain}” tidak dikenal; pakai misalnya pelaku:hakim.`);
    } else if (name === "jenis") {
      const kind = plain.replace(/ /g, "-");
      if (layer.jenis[kind] || kind === "mandat") filters.kind = kind;
      else notes.push(`Jenis “${plain}” tidak dikenal; yang ada: ${Object.keys(layer.jenis).join(", ")}, mandat.`);
    } else {
      const status = plain.replace(/ /g, "-");
      if (status in layer.keadaan) filters.status = status;
      else notes.push(`Keadaan “${plain}” tidak dikenal; yang ada: ${Object.keys(layer.keadaan).join(", ")}.`);
    }
    return " ";
  });
  return { filters, notes, rest };
}

export function phrasesIn(text) {
  return [...text.matchAll(/["“”]([^"“”]+)["“”]/g)].map((match) => match[1].trim()).filter((phrase) => words(phrase).length);
}

// Whether a query asks what something means; returns the words without the question, or null.
export function asksMeaning(text, layer) {
  const plain = ` ${words(text).join(" ")} `;
  for (const cue of layer.arti) {
    if (plain.startsWith(` ${cue} `)) return plain.slice(cue.length + 2).trim();
    if (plain.endsWith(` ${cue} `)) return plain.slice(0, -cue.length - 2).trim();
  }
  return null;
}
