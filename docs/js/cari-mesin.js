// The engine: fetches the pieces of the index a query needs, weighs documents, picks the passage to show.
// It touches no page: `load(name)` brings the bytes of an index file, and results come back as plain values.

import { asksMeaning, cite, distance, filtersIn, lastPasal, pasalDocument, phrasesIn, stemmer, words } from "./cari-kueri.js";

// The numbers below were settled on tests/search/tuning.json; `make bench` shows what a change does.
const LONGEST_QUERY = 200;
const LOOKED_AT = 8; // documents whose text is read to settle the order
const LOOKED_AT_FOR_PHRASES = 60;
const CONCEPT = 1.15; // a term found as a term, beside its words found one by one
const SCATTERED = 0.75;
const EVERYDAY = 0.85;
const SYNONYM = 0.6;
const SAID = 45; // from this impact on a document says a thing, below it only in part
const NAMED = 1.5; // a page whose whole name was asked for
const GUIDE = 0.85; // from this share of a query in one of its questions on a guide answers it,
const BESIDE = 0.18; // if it weighs this share of the best
const GUIDES = 3; // guides whose questions are read
const FLOOR = 0.12; // what weighs less than this share of the best is no answer

const decoder = new TextDecoder();

async function unpack(bytes) {
  // Some servers unpack gzip by themselves.
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return packed ? new Uint8Array(await new Response(new Response(bytes).body.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer()) : bytes;
}

// The rows of a stretch of the alphabet by word; hooks/pustaka/search/index.py says how they are written.
function rowsOf(bytes) {
  const first = bytes.indexOf(10);
  let at = bytes.indexOf(10, first + 1);
  const names = decoder.decode(bytes.subarray(0, first)).split(" ");
  const spellings = decoder.decode(bytes.subarray(first + 1, at)).split(" ");
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[++at];
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  const counts = names.map(number);
  const kept = names.map(number);
  const documents = kept.map((length) => {
    const found = new Uint32Array(length);
    for (let index = 0, document = 0; index < length; index++) found[index] = document += number();
    return found;
  });
  at += 1;
  const rows = new Map();
  names.forEach((word, index) => {
    const spelling = spellings[index].replace("=", word) || word;
    rows.set(word, { word, spelling, count: counts[index], documents: documents[index], impacts: bytes.subarray(at, (at += kept[index])) });
  });
  return rows;
}

// The last of the sorted starts that is not beyond what is looked for.
function stretchOf(starts, wanted) {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= wanted) low = middle;
    else high = middle - 1;
  }
  return low;
}

export function createEngine(load) {
  const files = new Map();
  let core;

  function file(name, read = (bytes) => JSON.parse(decoder.decode(bytes))) {
    if (!files.has(name)) {
      const wanted = load(name).then(unpack).then(read);
      wanted.catch(() => files.delete(name)); // offline for a moment: the next query tries again
      files.set(name, wanted);
    }
    return files.get(name);
  }

  async function ready() {
    if (core) return core;
    const data = await file("inti");
    const names = new Map();
    const concepts = new Map();
    const said = new Map(); // everyday names, word for word
    for (const [token, document, forms, everyday, definitions] of data.konsep) {
      const concept = { token, document, forms, definitions };
      concepts.set(token, concept);
      for (const form of forms) add(names, form, { concept, weight: 1 });
      for (const form of everyday) add(said, form, { concept, weight: EVERYDAY });
    }
    const synonyms = new Map();
    for (const [spoken, meant] of data.padanan) for (const word of spoken) add(synonyms, word, ...meant);
    const longest = Math.max(...[...names.keys(), ...said.keys(), ...synonyms.keys()].map((name) => name.split(" ").length));
    const spans = new Uint16Array(data.jumlah);
    data.rentang.forEach(([, , first], span) => spans.fill(span, first));
    core = { ...data, stem: stemmer(data.dasar), concepts, names, said, synonyms, spans, longest, ignored: new Set(data.abaikan.split(" ")) };
    return core;
  }

  // What a first query will most likely need comes before it is typed. Then a query is gone through, so that the first
  // one of the reader is not the one that everything is compiled for: a word of the index and a slip of it, asked of
  // the laws themselves, whose texts are few. Nothing is said where this fails: the reader's query will ask again.
  async function warm() {
    await ready();
    const [rows] = await Promise.all(core.awal.map(stretch));
    if (!rows || texts.size) return;
    const [{ spelling }] = [...rows.values()].sort((a, b) => b.count - a.count);
    const query = `${spelling} ${spelling.slice(0, -2)}${spelling.at(-1)}`;
    const { results } = await search(query, { kind: "undang-undang" });
    for (const { excerpt } of results) highlight(excerpt, query);
  }

  function add(map, key, ...values) {
    if (!map.has(key)) map.set(key, []);
    map.get(key).push(...values);
  }

  // Words in the index -------------------------------------------------------------------------------------------

  const stretch = (number) => file(`kata-${number}`, rowsOf);

  async function row(word) {
    return (await stretch(stretchOf(core.kata, word))).get(word);
  }

  const idf = ({ count }) => Math.log(1 + (core.jumlah - count + 0.5) / (count + 0.5));

  async function rowsBetween(first, last) {
    const from = stretchOf(core.kata, first);
    const to = stretchOf(core.kata, last);
    const rows = [];
    for (let number = from; number <= to; number++) rows.push(...(await stretch(number)).values());
    // A stretch begins and ends anywhere; what is near a word must not hang on that.
    return rows.filter(({ word }) => word >= first && word <= last);
  }

  // Words near one that the index does not hold: begun alike, or a few letters away. Best first.
  async function near(word, typing) {
    const stem = core.stem(word);
    const most = word.length < 4 ? 1 : word.length < 6 ? 1 : 2;
    const found = new Map();
    const consider = (rows) => {
      for (const candidate of rows) {
        const { word: name, spelling: full } = candidate;
        if (!/^[a-z]/.test(name)) continue;
        const begun = typing && word.length > 2 && (full.startsWith(word) || name.startsWith(stem));
        const far = Math.min(distance(stem, name, most), stem === word && name === full ? Infinity : distance(word, full, most));
        if (word.length < 4 && !begun && full.length !== word.length + 1) continue;
        if (begun) found.set(name, { row: candidate, weight: 0.85, far: 0.5, full });
        else if (far <= most && name.length > 2) found.set(name, { row: candidate, weight: 0.9 - 0.2 * (far - 1), far, full });
      }
    };
    const heads = new Set([word.slice(0, 2), stem.slice(0, 2)]);
    for (const head of heads) consider(await rowsBetween(head, `${head}~`));
    if (![...found.values()].some(({ far }) => far <= 1) && word.length > 3) {
      for (const head of [word[1] + word[0], word.slice(1, 3), word[0]]) consider(await rowsBetween(head, `${head}~`));
      if (!found.size && core.kata.length < 40) consider(await rowsBetween("a", "~"));
    }
    const order = (one) => one.far - Math.min(0.8, 0.08 * Math.log2(1 + one.row.count)) - (one.full[0] === word[0] ? 0.1 : 0);
    return [...found.values()].sort((a, b) => order(a) - order(b) || (a.row.word < b.row.word ? -1 : 1)).slice(0, typing ? 6 : 3);
  }

  // From words to slots ------------------------------------------------------------------------------------------
  // A slot is one thing asked for, with the ways a document may say it: [{rows, weight}].

  async function slotsFor(typed, typing) {
    const { tokens, corrections, guesses } = await corrected(typed, typing);
    const stems = tokens.map(core.stem);
    const made = [];
    for (let start = 0; start < tokens.length; ) {
      const length = spanAt(tokens, stems, start);
      const word = tokens[start];
      if (length) made.push(spanSlot(tokens, stems, start, length));
      else if (!core.ignored.has(word) && (word.length > 1 || /\d/.test(word))) made.push(wordSlot(word, guesses.get(start)));
      start += length || 1;
    }
    const all = await Promise.all(made);
    const slots = all.filter(({ ways }) => ways.length);
    return { slots, corrections, missing: all.filter(({ ways }) => !ways.length).map((slot) => slot.words.join(" ")) };
  }

  function spanAt(tokens, stems, start) {
    for (let length = Math.min(core.longest, stems.length - start); length > 0; length--) {
      const name = stems.slice(start, start + length).join(" ");
      const known = core.names.has(name) || core.said.has(tokens.slice(start, start + length).join(" ")) || (length > 1 && core.synonyms.has(name));
      if (known && !core.ignored.has(name)) return length;
    }
    return 0;
  }

  async function spanSlot(tokens, stems, start, length) {
    const span = stems.slice(start, start + length);
    const name = span.join(" ");
    const ways = [];
    const concepts = [];
    const spoken = core.said.get(tokens.slice(start, start + length).join(" ")) ?? [];
    const named = [...(core.names.get(name) ?? []), ...spoken];
    const content = span.filter((_, index) => !core.ignored.has(tokens[start + index]));
    const [own, rows, others] = await Promise.all([
      Promise.all(named.map(({ concept }) => row(concept.token))),
      Promise.all(content.map(row)).then((found) => found.filter(Boolean)),
      synonymWays(name),
    ]);
    named.forEach(({ concept, weight }, number) => {
      concepts.push(concept);
      if (own[number]) ways.push({ rows: [own[number]], weight: CONCEPT * weight });
    });
    if (rows.length) ways.push({ rows, weight: content.length > 1 ? SCATTERED : 1, of: content.length });
    ways.push(...others);
    return { name, words: tokens.slice(start, start + length), ways, concepts };
  }

  // Everything the slots of these words will look up, as far as it can be told beforehand.
  function wantedBy(tokens, stems) {
    const wanted = new Set(stems.filter((_, index) => !core.ignored.has(tokens[index])));
    for (let start = 0; start < tokens.length; ) {
      const length = spanAt(tokens, stems, start) || 1;
      const name = stems.slice(start, start + length).join(" ");
      const spoken = core.said.get(tokens.slice(start, start + length).join(" ")) ?? [];
      const meant = core.synonyms.get(name) ?? [];
      for (const part of meant.flatMap((words) => words.split(" "))) wanted.add(part);
      for (const words of [name, ...meant]) for (const { concept } of core.names.get(words) ?? []) wanted.add(concept.token);
      for (const { concept } of spoken) wanted.add(concept.token);
      start += length;
    }
    return wanted;
  }

  // Words that neither the index nor the records know become the likeliest ones that they do.
  async function corrected(typed, typing) {
    const stems = typed.map(core.stem);
    // Fetched side by side, before they are asked for one after the other.
    await Promise.all([...wantedBy(typed, stems)].map(row));
    const tokens = [...typed];
    const corrections = new Map();
    const guesses = new Map();
    for (let start = 0; start < typed.length; ) {
      const length = spanAt(typed, stems, start);
      const word = typed[start];
      const known = length || word.length < 3 || /\d/.test(word) || core.ignored.has(word) || core.synonyms.has(stems[start]) || (await row(stems[start]));
      if (!known) {
        const close = await near(word, typing && start === typed.length - 1);
        if (close.length) guesses.set(start, close);
        if (close[0]?.far >= 1) {
          tokens[start] = close[0].full;
          corrections.set(word, close[0].full);
        }
      }
      start += length || 1;
    }
    return { tokens, corrections, guesses };
  }

  async function wordSlot(word, guesses = []) {
    const stem = core.stem(word);
    const ways = [];
    const [found, others] = await Promise.all([row(stem), synonymWays(stem)]);
    if (found) ways.push({ rows: [found], weight: 1 });
    ways.push(...others);
    guesses.forEach(({ row: other, weight }, rank) => {
      if (other !== found) ways.push({ rows: [other], weight: rank ? weight / 2 : weight });
    });
    return { name: stem, words: [word], ways, concepts: [] };
  }

  async function synonymWays(name) {
    const found = await Promise.all((core.synonyms.get(name) ?? []).map(meaningWays));
    return found.flat();
  }

  async function meaningWays(meant) {
    const parts = meant.split(" ");
    const [whole, each] = await Promise.all([
      Promise.all((core.names.get(meant) ?? []).map(({ concept }) => row(concept.token))),
      Promise.all(parts.filter((part) => !core.ignored.has(part)).map(row)),
    ]);
    const ways = [
      { rows: whole.filter(Boolean), weight: SYNONYM },
      { rows: each.filter(Boolean), weight: SYNONYM * (parts.length > 1 ? 0.8 : 1), of: parts.length },
    ];
    return ways.filter(({ rows }) => rows.length);
  }

  // Weighing -----------------------------------------------------------------------------------------------------

  // Adds up, slot by slot, the best way each document says it; documents that say more of the slots gain.
  function weigh(slots) {
    const scores = new Float64Array(core.jumlah);
    const covered = new Float64Array(core.jumlah);
    const best = new Float64Array(core.jumlah);
    const sum = new Float64Array(core.jumlah);
    let all = 0;
    for (const slot of slots) {
      const importance = Math.max(...slot.ways.map(({ rows, weight }) => weight * Math.max(...rows.map(idf))));
      const touched = [];
      for (const { rows, weight, of } of slot.ways) {
        const met = [];
        for (const found of rows) {
          const worth = (weight * idf(found)) / (of > rows.length ? of / rows.length : 1);
          const { documents, impacts } = found;
          for (let index = 0; index < documents.length; index++) {
            const document = documents[index];
            if (!sum[document]) met.push(document);
            sum[document] += worth * impacts[index];
          }
        }
        for (const document of met) {
          if (!best[document]) touched.push(document);
          if (sum[document] > best[document]) best[document] = sum[document];
          sum[document] = 0;
        }
      }
      all += importance;
      for (const document of touched) {
        scores[document] += best[document];
        covered[document] += Math.min(importance, best[document] / SAID);
        best[document] = 0;
      }
    }
    for (let document = 0; document < scores.length; document++) {
      if (scores[document]) scores[document] *= 0.15 + 0.85 * Math.min(1, covered[document] / all);
    }
    return scores;
  }

  // The documents that fit and weigh enough beside the best of them: how many, and the first few, best first.
  function strongest(scores, fits, count) {
    const fitting = [];
    let most = 0;
    for (let document = 0; document < scores.length; document++) {
      if (!scores[document] || !fits(document)) continue;
      fitting.push(document);
      if (scores[document] > most) most = scores[document];
    }
    const strong = fitting.filter((document) => scores[document] >= most * FLOOR);
    // Sorting plain numbers is quick; only what comes before the last of the few is then put in order.
    const least = strong.length > count ? Float64Array.from(strong, (document) => scores[document]).sort().at(-count) : 0;
    const first = strong.filter((document) => scores[document] >= least).sort((a, b) => scores[b] - scores[a] || a - b);
    return { total: strong.length, first: first.slice(0, count).map((document) => [document, scores[document]]) };
  }

  // Documents ----------------------------------------------------------------------------------------------------

  // A stretch of documents of one kind and one law: [kind, law, first].
  const spanOf = (document) => core.rentang[core.spans[document]];

  const isGuide = (document) => spanOf(document)[0] === "panduan";

  async function members(key) {
    return new Set((await row(key))?.documents);
  }

  async function allowed({ kind, law, actor, status }) {
    const sets = [];
    if (kind === "mandat") sets.push(await members("@mandat"));
    if (actor) sets.push(await members(`@pelaku:${actor}`));
    if (status) sets.push(await members(`@status:${status}`));
    const spans = core.rentang.map(([itsKind, itsLaw]) => (!kind || kind === "mandat" || kind === itsKind) && (!law || law === itsLaw));
    const inside = (document) => spans[core.spans[document]];
    return sets.length ? (document) => inside(document) && sets.every((set) => set.has(document)) : inside;
  }

  // How many results each kind and law has, whatever kind and law are chosen now.
  async function tally(scores, pins, wanted) {
    const fits = await allowed({ ...wanted, kind: undefined, law: undefined });
    const pinned = new Set(pins.map(({ document }) => document));
    let most = 0;
    for (const score of scores) if (score > most) most = score;
    const floor = most ? most * FLOOR : Infinity;
    const held = core.rentang.map(() => 0);
    for (let document = 0; document < scores.length; document++) {
      if ((scores[document] >= floor || pinned.has(document)) && fits(document)) held[core.spans[document]] += 1;
    }
    const counts = { kind: {}, law: {} };
    core.rentang.forEach(([kind, law], span) => {
      if (!held[span]) return;
      counts.kind[kind] = (counts.kind[kind] ?? 0) + held[span];
      if (law) counts.law[law] = (counts.law[law] ?? 0) + held[span];
    });
    return counts;
  }

  async function content(document) {
    const number = stretchOf(core.isi, document);
    const rows = await file(`isi-${number}`);
    return rows[document - core.isi[number]];
  }

  // Passages -----------------------------------------------------------------------------------------------------

  // What of a text answers which slot, by stem; of a name of several words each is worth its share.
  function marksOf(slots) {
    const marks = new Map();
    slots.forEach((slot, number) => {
      for (const { rows, weight } of slot.ways) {
        for (const found of rows) {
          for (const name of namesOf(found.word, slot)) {
            const parts = name.split(" ").filter((part) => !core.ignored.has(part));
            const value = (weight * Math.min(idf(found), 5)) / parts.length;
            for (const part of parts) if (value > (marks.get(part)?.value ?? 0)) marks.set(part, { slot: number, value });
          }
        }
      }
    });
    const most = slots.map((_, number) => {
      const values = [...marks.values()].filter((mark) => mark.slot === number).map((mark) => mark.value);
      return Math.max(0, ...values) * Math.max(1, slots[number].words.filter((word) => !core.ignored.has(word)).length);
    });
    return { marks, most, total: most.reduce((sum, value) => sum + value, 0) || 1 };
  }

  // The words a row of the index stands for: its own, or the names of the concept it is.
  function namesOf(token, slot) {
    if (token[0] !== "#") return [token];
    return (slot.concepts.find((concept) => concept.token === token) ?? core.concepts.get(token)).forms;
  }

  // The stems of a text the index files brought, kept as long as they are.
  const texts = new Map();
  function stemsOf(text) {
    if (!texts.has(text)) texts.set(text, words(text).map(core.stem));
    return texts.get(text);
  }

  function passageScore(text, { marks, most }) {
    const found = most.map(() => new Map());
    let near = 0;
    let before = -9;
    let last = null;
    let position = 0;
    for (const stem of stemsOf(text)) {
      position += 1;
      const mark = marks.get(stem);
      if (!mark) continue;
      found[mark.slot].set(stem, mark.value);
      if (position - before <= 3 && last !== stem) near += 0.25 * mark.value;
      before = position;
      last = stem;
    }
    let sum = 0;
    found.forEach((parts, slot) => {
      let value = 0;
      for (const part of parts.values()) value += part;
      sum += Math.min(value, most[slot]);
    });
    return { sum: sum + Math.min(near, sum / 2), length: position };
  }

  // A mandate without the labels of what limits it: they are ours, not what it says (hooks/pustaka/search/documents.py).
  const said = ([, , text, kind]) => (kind === 1 ? text.replace(/; (?:syarat|kecuali): /g, "; ") : text);

  function bestPassage(passages, marks, kind) {
    let best = null;
    for (const passage of passages) {
      if (kind === "mandat" && passage[3] !== 1) continue;
      const { sum, length } = passageScore(said(passage), marks);
      // Of equals the shorter, and an ayat before the letters below it.
      const score = sum * (passage[3] ? 0.9 : 1) - length / 800 - 0.1 * passage[0].split("-").length;
      if (!best || score > best.score) best = { passage, score, sum };
    }
    // Nothing of the query stands in it: the page is meant, not a part of it.
    if (!best?.sum && kind !== "mandat") return { passage: ["", "", passages[0]?.[2] ?? "", 0], sum: 0 };
    return best ?? { passage: ["", "", "", 0], sum: 0 };
  }

  // The whole way --------------------------------------------------------------------------------------------------

  async function search(query, { kind, law, actor, status, limit = 10, offset = 0, typing = false } = {}) {
    await ready();
    const { filters, notes, rest } = filtersIn(String(query ?? "").slice(0, LONGEST_QUERY), core);
    const wanted = { kind, law, actor, status, ...filters };
    const phrases = phrasesIn(rest);
    const cited = cite(rest, core);
    notes.push(...cited.notes);
    const meaning = asksMeaning(cited.rest, core);
    const tokens = words(meaning || cited.rest);
    const { slots, corrections, missing } = await slotsFor(tokens, typing);
    const scores = weigh(slots);
    const first = await pinned(cited, meaning, tokens, slots, notes, scores);
    const fits = await allowed(wanted);
    if (!slots.length && !first.length && Object.values(wanted).some(Boolean)) scores.fill(1);
    if (cited.law) scores.forEach((score, document) => spanOf(document)[1] === cited.law.id && (scores[document] = score * 1.8));
    const counts = await tally(scores, first, wanted);
    const pins = first.filter(({ document }) => fits(document));
    const pinnedDocuments = new Set(pins.map(({ document }) => document));
    const shown = offset + limit;
    const read = phrases.length ? Math.max(LOOKED_AT_FOR_PHRASES, shown) : Math.max(LOOKED_AT, shown);
    // Whoever writes a term out asks what the law says of it; by its short or everyday name a way may be asked for.
    const plain = slots.length > 1 || slots.some(({ name, concepts }) => concepts.length && concepts.every(({ forms }) => forms[0] !== name));
    const asks = plain && !phrases.length && !cited.pasal && !wanted.kind;
    const guides = asks ? strongest(scores, (document) => fits(document) && isGuide(document), GUIDES).first : [];
    const found = strongest(scores, (document) => fits(document) && !pinnedDocuments.has(document), read + 2 * GUIDES);
    // Guides among the strongest take no other document's chance to be read.
    let others = 0;
    const strong = found.first.filter(([document]) => (isGuide(document) && !wanted.kind ? others < read : others++ < read));
    const marks = marksOf(slots);
    const definition = first.length ? null : definitionOf(slots, tokens);
    const meant = definition && fits(definition[0]) ? definition : null;
    // What is shown in any case is on its way while the rest is put in order.
    for (const document of [...pinnedDocuments, ...(meant ? [meant[0]] : [])].slice(0, shown)) content(document).catch(() => {});
    const ranked = await settle([...new Map([...strong, ...guides])], marks, phrases, wanted);
    if (meant && !ranked.slice(0, 3).some(({ document }) => document === meant[0])) {
      const at = ranked.findIndex(({ document }) => document === meant[0]);
      if (at >= 0) ranked.splice(at, 1);
      ranked.splice(2, 0, { document: meant[0], anchor: meant[1], score: ranked[1]?.score ?? 1 });
    }
    const all = [...pins.map(({ document, anchor }) => ({ document, anchor, score: 1000 })), ...ranked];
    const guide = answering(ranked, guides, found.first[0]?.[1]);
    const place = all.indexOf(guide);
    if (guide && !(place > 0 && place < 3)) {
      all.splice(place, 1);
      all.splice(Math.max(2, pins.length), 0, guide);
    }
    const page = await Promise.all(all.slice(offset, shown).map((hit) => present(hit, marks, wanted)));
    return {
      results: page,
      total: pins.length + (phrases.length ? ranked.length : found.total),
      notes,
      corrections: [...corrections],
      corrected: corrections.size ? tokens.map((word) => corrections.get(word) ?? word).join(" ") : null,
      missing,
      filters: wanted,
      counts,
    };
  }

  // The guide that answers a question in plain words: it stands among the first three, after the provision it rests on.
  function answering(ranked, guides, most) {
    const weights = new Map(guides);
    const fit = ranked.filter(({ document, asked }) => asked >= GUIDE && weights.get(document) * asked >= BESIDE * most);
    return fit.sort((one, other) => other.asked * other.score - one.asked * one.score)[0];
  }

  // Reads the texts of the best documents: words together in one passage count more, a quoted phrase must be there.
  async function settle(found, marks, phrases, wanted) {
    const head = await Promise.all(
      found.map(async ([document, score]) => {
        const text = await content(document);
        const best = bestPassage(text[5], marks, wanted.kind);
        const share = (part) => Math.min(1.2, passageScore(part, marks).sum / marks.total);
        const asked = Math.max(0, ...text[6].map(share));
        const title = share(text[1]);
        // Not a term's: whoever writes it out asks what is said about it.
        const whole = (part) => stemsOf(part).every((stem) => marks.marks.has(stem) || core.ignored.has(stem));
        const called = [text[1], ...(isGuide(document) ? [] : text[6])].filter(whole);
        const named = spanOf(document)[0] !== "istilah" && called.length ? NAMED * Math.min(1, Math.max(...called.map(share))) : 0;
        // A guide's questions give it a place of their own, beside the provisions and not instead of them.
        const questions = isGuide(document) && !wanted.kind ? 0 : asked;
        return { document, best, text, asked, score: score * (1 + 0.15 * Math.min(1.2, best.sum / marks.total) + 0.25 * title + 0.8 * questions + named) };
      }),
    );
    const kept = phrases.length ? head.filter(({ text }) => phrases.every((phrase) => holds(text, phrase))) : head;
    kept.sort((a, b) => b.score - a.score || a.document - b.document);
    return kept;
  }

  function holds(text, phrase) {
    const wanted = ` ${words(phrase).join(" ")} `;
    return [text[1], text[2], ...text[5].map((passage) => passage[2])].some((part) => ` ${words(part).join(" ")} `.includes(wanted));
  }

  // Documents that come first whatever their words: the cited provision, the definition asked for, the thing named.
  async function pinned(cited, meaning, tokens, slots, notes, scores) {
    const pins = [];
    const add = (document, anchor = "") => {
      if (!pins.some((pin) => pin.document === document)) pins.push({ document, anchor });
    };
    if (cited.document !== null) add(cited.document);
    if (cited.law && cited.pasal) {
      const document = pasalDocument(cited.law, cited.pasal);
      if (document >= 0) {
        const anchor = anchorOf(cited.steps);
        add(document, anchor);
        if (anchor && !nearest(await content(document), anchor).exact) notes.push(`${label(cited.steps)} tidak ada dalam Pasal ${cited.pasal} ${cited.law.nama}.`);
      } else {
        const last = cited.law.pasal ? `, yang berisi Pasal 1 sampai dengan Pasal ${lastPasal(cited.law)}` : "";
        notes.push(`Pasal ${cited.pasal} tidak ada dalam ${cited.law.nama}${last}.`);
        add(cited.law.dok);
      }
    } else if (cited.pasal && cited.document === null && !cited.unknown) {
      const found = core.hukum.map((law) => pasalDocument(law, cited.pasal)).filter((document) => document >= 0);
      found.sort((a, b) => scores[b] - scores[a] || b - a);
      for (const document of found) add(document, anchorOf(cited.steps));
      if (!found.length) notes.push(`Tidak ada undang-undang di pustaka ini yang mempunyai Pasal ${cited.pasal}.`);
    } else if (cited.law && !tokens.some((word) => !core.ignored.has(word))) add(cited.law.dok);
    for (const { document, anchor } of meanings(meaning, tokens, slots)) add(document, anchor);
    return pins;
  }

  // A term by itself: what is said about it comes first, what it means soon after, by a law or else by its own page.
  function definitionOf(slots, tokens) {
    if (slots.length !== 1 || slots[0].concepts.length !== 1 || slots[0].words.length !== tokens.length) return null;
    const [{ document, definitions }] = slots[0].concepts;
    return definitions[0] ?? [document, ""];
  }

  const anchorOf = (steps) => steps.map((step) => step.join("-")).join("-");

  function label(steps) {
    const text = steps.map(([kind, number]) => (kind === "ayat" ? `ayat (${number})` : `${kind} ${number}`)).join(" ");
    return text[0].toUpperCase() + text.slice(1);
  }

  // The passage an anchor names, or the nearest above it that is there.
  function nearest([, , , , , passages], anchor) {
    for (let part = anchor; part; part = part.replace(/-?[a-z]+-[^-]+$/, "")) {
      const passage = passages.find(([name]) => name === part) ?? passages.find(([name]) => name.startsWith(`${part}-`));
      if (passage) return { passage, exact: part === anchor };
    }
    return { passage: null, exact: false };
  }

  function meanings(meaning, tokens, slots) {
    if (slots.length !== 1 || !slots[0].concepts.length) return [];
    const [slot] = slots;
    const pins = [];
    for (const concept of slot.concepts) {
      const main = slot.name === concept.forms[0];
      const term = spanOf(concept.document)[0] === "istilah";
      // A bare abbreviation or nickname asks what it is; a term written out asks what is said about it.
      if (!term) pins.push({ document: concept.document, anchor: "" });
      else if (meaning !== null || (!main && slot.words.length === 1 && concept.definitions.length)) {
        pins.push(...concept.definitions.map(([document, anchor]) => ({ document, anchor })));
        if (meaning !== null) pins.push({ document: concept.document, anchor: "" });
      }
    }
    return pins;
  }

  async function present({ document, anchor, best, score }, marks, wanted) {
    const text = await content(document);
    const [url, title, citation, status, statusText, passages] = text;
    const place = (anchor && nearest(text, anchor).passage) || (best ?? bestPassage(passages, marks, wanted.kind)).passage;
    const [kind, law] = spanOf(document);
    const mandate = place[3] === 1;
    return {
      url: place[0] ? `${url}#${place[0]}` : url,
      title,
      kind: mandate && wanted.kind === "mandat" ? "mandat" : kind,
      kindLabel: mandate ? `${core.jenis[kind]}, mandat` : core.jenis[kind],
      sitasi: kind === "ketentuan" && place[1] ? citation.replace(/^(Pasal \S+)/, `$1 ${place[1]}`) : citation,
      law,
      status,
      statusText,
      mandate,
      excerpt: place[2],
      score: Math.round(score * 100) / 100,
    };
  }

  // Which characters of a text to mark: [[start, end]], found by stem as the index finds them. After a search only.
  function highlight(text, query) {
    const found = [];
    const wanted = new Set(words(query).filter((word) => !core.ignored.has(word)).map(core.stem));
    for (const match of text.matchAll(/[\p{L}\p{N}]+/gu)) {
      if (words(match[0]).some((word) => wanted.has(core.stem(word)))) found.push([match.index, match.index + match[0].length]);
    }
    return found;
  }

  // What the filters of the results page offer.
  async function choices() {
    const { jenis, hukum, pelaku, keadaan } = await ready();
    return { kind: { ...jenis, mandat: "Mandat" }, law: Object.fromEntries(hukum.map((law) => [law.id, law.nama])), actor: pelaku, status: keadaan };
  }

  // What a query was taken for: addresses that come first, and words to look for with what each is worth.
  async function understood(query) {
    await ready();
    const cited = cite(String(query).slice(0, LONGEST_QUERY), core);
    const meaning = asksMeaning(cited.rest, core);
    const tokens = words(meaning || cited.rest);
    const { slots } = await slotsFor(tokens, false);
    const pins = await pinned(cited, meaning, tokens, slots, [], new Float64Array(core.jumlah));
    const found = new Map();
    for (const slot of slots) {
      for (const { rows, weight } of slot.ways) for (const row of rows) if (row.word[0] !== "#") found.set(row.spelling, weight * idf(row));
    }
    return { pins: await Promise.all(pins.map(async ({ document }) => (await content(document))[0])), words: [...found] };
  }

  return { search, warm, highlight, choices, understood };
}
