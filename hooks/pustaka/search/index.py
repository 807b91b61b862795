"""The index: how much each word says of each document, worked out at build time, in files fetched one by one.

`inti` holds what every query needs, `kata-<n>` the documents of a stretch of the alphabet, `isi-<n>` what the results
of neighbouring documents show. A query fetches the first, the stretches of its words and the contents of its best
results, so what it weighs hardly grows with the library. The files are gzipped, whatever a server does by itself: JSON,
but for `kata-<n>`, whose rows are columns of numbers, since as JSON they would not all fit into a first query.
"""

from __future__ import annotations

import json
import zlib
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import sub
from typing import Any

from ..addresses import Target
from ..library import Library
from ..stemming import Stemmer, stemmer, words
from . import layer
from .documents import KINDS, Document

# Words in a name count more than in the questions a pasal answers, those more than in its text.
FIELDS: Mapping[str, tuple[float, float]] = {  # weight, how far length counts against it
    "names": (4.0, 0.4),
    "questions": (4.5, 0.5),
    "context": (1.2, 0.4),
    "body": (1.6, 0.6),
    "notes": (0.7, 0.7),
    "seats": (3.0, 0.0),
}
SATURATION = 1.6
SCALE = 100  # impacts are whole numbers, up to about this
STRETCH = 4_000  # documents named in one `kata` file
CONTENTS = 8_000  # bytes of JSON in one `isi` file
AHEAD = 60_000  # bytes that may be fetched when the box opens, of the 150 kB that a first query may weigh
LONGEST = 4_000  # documents kept for one word, the strongest


def files(documents: Sequence[Document], library: Library) -> Iterator[tuple[str, bytes]]:
    """Yield (name, content) of every file of the index, the same bytes for the same documents."""
    stem = stemmer(library)
    concepts = layer.concepts(library, stem)
    places = {document.target: number for number, document in enumerate(documents)}
    tagger = layer.Tagger(concepts)
    postings, surfaces, spoken = _postings(documents, stem, tagger)
    unasked = {word for word, written in surfaces.items() if layer.ignored(library).issuperset(written)}
    stretches = [(rows[0].word, _columns(rows)) for rows in _stretches(postings, surfaces, unasked, spoken)]
    contents = list(_contents(documents))
    for number, (_, packed) in enumerate(stretches):
        yield f"kata-{number}", packed
    for number, (_, rows) in enumerate(contents):
        yield f"isi-{number}", _packed(rows)
    yield (
        "inti",
        _packed(
            {
                "jumlah": len(documents),
                "jenis": KINDS,
                "rentang": _spans(documents),
                "kata": [first for first, _ in stretches],
                "isi": [first for first, _ in contents],
                "awal": _likely(stretches, _asked(documents, stem, tagger, layer.ignored(library))),
                "konsep": _concepts(concepts, documents, places),
                "pelaku": {id: actor.nama for id, actor in library.records["actor"].items()},
                "keadaan": dict(sorted({document.status for document in documents if document.status[0]})),
                **layer.data(library, stem, places),
            }
        ),
    )


def _packed(value: Any) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _gzipped(text.encode("utf-8"))


def _gzipped(*parts: bytes) -> bytes:
    """Return parts as one gzip file without a date, each with a code of its own, since what they hold differs."""
    gzip = zlib.compressobj(9, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    blocks = [gzip.compress(part) + gzip.flush(zlib.Z_SYNC_FLUSH) for part in parts[:-1]]
    return b"".join((*blocks, gzip.compress(parts[-1]), gzip.flush()))


def _spans(documents: Sequence[Document]) -> list[list[Any]]:
    """Return [kind, law, first document] wherever kind or law changes."""
    spans = []
    for (kind, law), run in groupby(enumerate(documents), key=lambda item: (item[1].kind, item[1].law)):
        spans.append([kind, law, next(run)[0]])
    return spans


# ---------------------------------------------------------------------------
# Words


def _fields(document: Document) -> Mapping[str, str]:
    return {
        "names": " · ".join(document.names),
        "questions": " · ".join(document.questions),
        "context": " · ".join(document.context),
        "body": " · ".join(passage.text for passage in document.passages if passage.kind == "isi"),
        "notes": " · ".join(passage.own or passage.text for passage in document.passages if passage.kind != "isi"),
    }


Postings = Mapping[str, list[tuple[int, int]]]


def _postings(
    documents: Sequence[Document], stem: Stemmer, tagger: layer.Tagger
) -> tuple[Postings, Mapping[str, Counter[str]], Counter[str]]:
    """Return each word's documents with its impact on them, how it is written in full, how many guides only ask it."""
    surfaces: dict[str, Counter[str]] = defaultdict(Counter)
    counted = []
    for document in documents:
        fields = {"seats": (Counter(f"#{term}" for term in document.seats), 0)}
        for name, text in _fields(document).items():
            stems = []
            for word in words(text):
                stems.append(stem.stem(word))
                surfaces[stems[-1]][word] += not (document.kind == "panduan" and name == "questions")
            fields[name] = (Counter([*stems, *tagger.tokens(stems)]), len(stems))
        counted.append(fields)
    # Long and short are so beside other provisions: what else is found on the site does not change their order.
    provisions = [fields for document, fields in zip(documents, counted, strict=True) if document.kind == "ketentuan"]
    lengths = {name: [fields[name][1] for fields in provisions if fields[name][1]] for name in FIELDS}
    average = {name: sum(found) / len(found) if found else 1 for name, found in lengths.items()}
    postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
    spoken: Counter[str] = Counter()
    for number, (document, fields) in enumerate(zip(documents, counted, strict=True)):
        weights: dict[str, float] = defaultdict(float)
        for name, (factor, strictness) in FIELDS.items():
            counts, length = fields[name]
            each = factor / (1 - strictness + strictness * length / average[name])
            for token, count in counts.items():
                weights[token] += each * count
        for token, weight in weights.items():
            impact = round(SCALE * document.prior * weight / (weight + SATURATION))
            if impact:
                postings[token].append((number, impact))
        spoken.update(_only_asked(document, fields))
        for actor in document.actors:
            postings[f"@pelaku:{actor}"].append((number, 1))
        if document.status[0]:
            postings[f"@status:{document.status[0]}"].append((number, 1))
        if any(passage.kind == "mandat" for passage in document.passages):
            postings["@mandat"].append((number, 1))
    return postings, surfaces, spoken


def _only_asked(document: Document, fields: Mapping[str, tuple[Counter[str], int]]) -> Iterator[str]:
    """Yield the words of a guide that stand in nothing but its questions."""
    if document.kind == "panduan":
        said = set().union(*(counts for name, (counts, _) in fields.items() if name != "questions"))
        yield from (token for token in fields["questions"][0] if token not in said)


@dataclass(frozen=True)
class _Row:
    """What the index says of a word: as it is written in full, in how many documents, and the impact on those kept."""

    word: str
    spelling: str
    count: int
    kept: Sequence[tuple[int, int]]


def _stretches(
    postings: Postings, surfaces: Mapping[str, Counter[str]], unasked: Container[str], spoken: Mapping[str, int]
) -> Iterator[Sequence[_Row]]:
    """Yield the rows of each stretch of the alphabet; of unasked words only that they are there, to mend slips by."""
    rows: list[_Row] = []
    size = 0
    for word in sorted(postings):
        kept = [] if word in unasked else postings[word]
        if len(kept) > LONGEST and not word.startswith("@"):
            kept = sorted(sorted(kept, key=lambda item: (-item[1], item[0]))[:LONGEST])
        spelling = min(surfaces[word].items(), key=lambda item: (-item[1], item[0]))[0] if word in surfaces else ""
        # Names, numbers, what filters ask for and words stand apart: a first query hardly ever needs them all.
        if rows and (size + len(kept) > STRETCH or _class(rows[-1].word) != _class(word)):
            yield rows
            rows, size = [], 0
        # How people ask a guide says nothing of how rare a word is: no order hangs on how many ways are recorded.
        rows.append(_Row(word, spelling, max(0, len(postings[word]) - spoken.get(word, 0)), kept))
        size += len(kept)
    if rows:
        yield rows


def _class(word: str) -> str:
    return "1" if word[0].isdigit() else "a" if word[0].isalpha() else word[0]


def _columns(rows: Sequence[_Row]) -> bytes:
    """Return rows as a line of words, a line of spellings, and numbers: counts, counts kept, steps, impacts.

    A spelling is empty where it is the word, and holds `=` for the word. Numbers below 128 are a byte, others several,
    seven bits in each, lowest first; a step is how far a document is from the one before it; impacts are bytes.
    """
    words = " ".join(row.word for row in rows)
    spellings = " ".join("" if row.spelling == row.word else row.spelling.replace(row.word, "=", 1) for row in rows)
    numbers = [row.count for row in rows] + [len(row.kept) for row in rows]
    for row in rows:
        numbers += map(sub, (documents := [number for number, _ in row.kept]), [0, *documents])
    impacts = bytes(min(impact, 255) for row in rows for _, impact in row.kept)
    return _gzipped(f"{words}\n{spellings}\n".encode(), b"".join(map(_varint, numbers)), impacts)


def _varint(number: int) -> bytes:
    parts = []
    while number > 127:
        parts.append(number & 127 | 128)
        number >>= 7
    return bytes([*parts, number])


def _asked(documents: Sequence[Document], stem: Stemmer, tagger: layer.Tagger, ignored: frozenset[str]) -> Counter[str]:
    """Return how many of the questions that documents answer hold each word or name."""
    asked: Counter[str] = Counter()
    for question in (question for document in documents for question in document.questions):
        stems = tuple(stem.stems(question))
        asked.update({*stems, *tagger.tokens(stems)} - ignored)
    return asked


def _likely(stretches: Sequence[tuple[str, bytes]], asked: Counter[str]) -> list[int]:
    """Return the stretches that a first query will most likely need, as many as may be fetched before it is typed."""
    starts = [first for first, _ in stretches]
    needed: Counter[int] = Counter()
    for word, count in asked.items():
        needed[bisect_right(starts, word) - 1] += count
    chosen = []
    room = AHEAD
    for number, _ in sorted(needed.items(), key=lambda item: (-item[1], item[0])):
        room -= len(stretches[number][1])
        if room < 0:
            break
        chosen.append(number)
    return chosen


def _concepts(
    concepts: Sequence[layer.Concept], documents: Sequence[Document], places: Mapping[Target, int]
) -> list[list[Any]]:
    """Return [token, document, forms, everyday words, [[document, anchor] of each definition, newest law first]]."""
    defined: dict[str, list[list[Any]]] = defaultdict(list)
    for number, document in enumerate(documents):
        for term, anchor in document.terms:
            defined[f"#{term}"].append([number, anchor])
    return [
        [
            concept.token,
            places[concept.target],
            list(concept.forms),
            list(concept.everyday),
            sorted(defined[concept.token], key=lambda item: documents[item[0]].law, reverse=True),
        ]
        for concept in concepts
    ]


# ---------------------------------------------------------------------------
# What results show


def _contents(documents: Sequence[Document]) -> Iterator[tuple[int, list[Any]]]:
    """Yield (first document, rows) of neighbouring documents, about as much as one fetch should bring."""
    rows: list[Any] = []
    first = size = 0
    for number, document in enumerate(documents):
        row = _content(document)
        length = len(json.dumps(row, separators=(",", ":")))
        if rows and (size + length > CONTENTS or document.kind != documents[first].kind):
            yield first, rows
            rows, first, size = [], number, 0
        rows.append(row)
        size += length
    if rows:
        yield first, rows


def _content(document: Document) -> list[Any]:
    codes = {"isi": 0, "mandat": 1, "penjelasan": 2}
    passages = [[p.anchor, p.label, p.text, codes[p.kind]] for p in document.passages]
    status = document.status
    return [document.url, document.title, document.citation, *status, passages, list(document.questions)]
