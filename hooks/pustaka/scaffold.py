"""A skeleton of records for a new law, made from its official text: everything a machine can tell, nothing it cannot.

What is left to write holds the word BELUM, and `pustaka check` counts it; until then the law is not published.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from . import citations, verify
from .checks.content import BELUM
from .checks.identity import roman_file
from .citations import Citation
from .library import Library
from .texts import OfficialText

Node = Mapping[str, Any]
Record = dict[str, Any]

_SMALL_WORDS = frozenset(
    "dan atau di ke dari yang untuk bagi terhadap dalam serta dengan oleh pada tentang sebagai".split()
)
_ORDINALS = {
    word: number
    for number, word in enumerate(
        "kesatu kedua ketiga keempat kelima keenam ketujuh kedelapan kesembilan kesepuluh kesebelas".split(), 1
    )
}
_UNITS = {"jam": "jam", "hari": "hari", "bulan": "bulan", "tahun": "tahun"}
_LIMIT = re.compile(
    r"(?P<kind>paling (?:lama|lambat|singkat|sedikit|cepat)|selama|jangka waktu)[^.;]{0,40}?"
    r"(?P<number>\d+)(?P<hours>\s?x\s?24)?\s*(?:\([^)]*\)\s*)?(?P<unit>jam|hari|bulan|tahun)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Scaffold:
    """The files of a new law, relative to the project's root, and their text."""

    files: Mapping[Path, str]

    def write(self, root: Path) -> None:
        """Write the files; FileExistsError when one of them is there already, and then none is written."""
        for path in self.files:
            if (root / path).exists():
                raise FileExistsError(str(path))
        for path, text in self.files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")


def make(library: Library, official: OfficialText, day: str) -> Scaffold:
    """Return the skeleton of a law not recorded yet; `day` is the date it is made, as 2026-11-27."""
    return _Maker(library, official, day).make()


class _Maker:
    def __init__(self, library: Library, official: OfficialText, day: str) -> None:
        self.library = library
        self.law: str = official.data["id"]
        self.data = official.data
        self.day = day
        self.terms: dict[str, Record] = {}
        # Longest first, so that "pemerintah daerah" is not taken for "pemerintah".
        self.actors = sorted(
            ((actor.nama.lower(), id) for id, actor in library.records["actor"].items()), key=lambda pair: -len(pair[0])
        )

    def make(self) -> Scaffold:
        chapters = list(_chapters(self.data["pasal"]))
        files = {Path("laws", self.law, "law.yml"): _dump("../..", "law", self._metadata(len(chapters)))}
        for bab, pasal in chapters:
            path = Path("laws", self.law, roman_file(bab["nomor"]))
            files[path] = _dump("../..", "bab", self._chapter(bab, pasal))
        for id, term in self.terms.items():
            files[Path("glossary", "terms", f"{id}.yml")] = _dump("../..", "term", term)
        return Scaffold(files)

    def _metadata(self, chapters: int) -> Record:
        kind, year, number = self.law.split("-")
        title = self.data.get("tentang") or BELUM
        return {
            "id": self.law,
            "jenis": kind,
            "nomor": int(number),
            "tahun": int(year),
            "tentang": title,
            "judul": f"Undang-Undang Nomor {number} Tahun {year} tentang {title}",
            "ringkasan": BELUM,
            "mengikat": BELUM,
            "draf": True,
            "jumlah_bab": chapters,
            "jumlah_pasal": len(self.data["pasal"]),
            "penjelasan": BELUM,
            "sumber": self.law,
            "diperiksa": self.day,
        }

    def _chapter(self, bab: Node, pasal: Sequence[Node]) -> Record:
        record: Record = {"nomor": bab["nomor"], "judul": _title(bab["judul"] or BELUM)}
        sections: dict[int, Record] = {}
        for article in pasal:
            home = record
            if article["bagian"]:
                number = _ordinal(article["bagian"]["nomor"])
                if number not in sections:
                    sections[number] = {"nomor": number, "judul": _title(article["bagian"]["judul"] or BELUM)}
                    record.setdefault("bagian", []).append(sections[number])
                home = sections[number]
            if article["paragraf"]:
                number = _ordinal(article["paragraf"]["nomor"])
                groups = home.setdefault("paragraf", [])
                if not groups or groups[-1]["nomor"] != number:
                    groups.append({"nomor": number, "judul": _title(article["paragraf"]["judul"] or BELUM)})
                home = groups[-1]
            home.setdefault("pasal", []).append(self._pasal(article))
        return record

    def _pasal(self, article: Node) -> Record:
        record: Record = {"nomor": article["nomor"], "perihal": BELUM, "tanya": [BELUM, BELUM]}
        paragraphs = [node for node in article["isi"] if node["jenis"] == "alinea"]
        if paragraphs:
            opening = " ".join(node["teks"] for node in paragraphs)
            items = [child for node in paragraphs for child in node["anak"]]
            record = _merge(record, self._provision(opening, items, "", definitions=article["nomor"] == 1))
        explained = article.get("penjelasan", "")
        if explained and "cukup jelas" not in explained.lower():
            record["penjelasan"] = BELUM
        items = [node for node in article["isi"] if node["jenis"] != "alinea"]
        return _merge(record, self._items(items, "", definitions=False))

    def _provision(self, text: str, items: Sequence[Node], above: str, *, definitions: bool) -> Record:
        """Return what the words of one provision tell, and its items; `above` are the words it continues."""
        parts = [{"ringkasan": BELUM}, self._references(text), self._limits(text), self._delegations(text)]
        if not items:
            return _merge(*parts, self._mandates(text, above))
        below = self._items(items, text, definitions=definitions)
        carried = any("mandat" in item for kind in ("huruf", "angka") for item in below.get(kind, ()))
        # An opening whose verb no item could carry is answered where it stands.
        return _merge(*parts, {} if carried or definitions else self._mandates(text, ""), below)

    def _items(self, items: Sequence[Node], above: str, *, definitions: bool) -> Record:
        record: Record = {}
        for node in items:
            number = node["nomor"] if node["jenis"] == "huruf" else _plain(node["nomor"])
            item: Record = {"nomor": number}
            if definitions and (found := self._definition(node["teks"])):
                item = _merge(item, {"ringkasan": BELUM, "definisi": found}, self._references(node["teks"]))
            else:
                item = _merge(item, self._provision(node["teks"], node["anak"], above, definitions=False))
            record.setdefault(node["jenis"], []).append(item)
        return record

    def _definition(self, text: str) -> Record | None:
        match = verify.DEFINED.match(text)
        if not match:
            return None
        name, short = match["term"].strip(), (match["short"] or "").strip()
        known = next((id for id, term in self.library.records["term"].items() if term.istilah == name), None)
        id = known or re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
        definition: Record = {"istilah": name, "glosarium": id} | ({"singkatan": short} if short else {})
        if id not in self.library.records["term"]:
            self.terms[id] = {"id": id, "istilah": name, "jenis": "undang-undang", "diperiksa": self.day}
            if short:
                self.terms[id]["singkatan"] = short
        return definition

    def _references(self, text: str) -> Record:
        written, unknown = [], []
        for mention in citations.find(text, aliases=self.library.aliases):
            named = [citation for citation in mention.citations if citation.path]
            words = " ".join(text[mention.start : mention.end].split())
            if not named or mention.problem:
                continue
            if all(self._known(citation) for citation in named):
                written.append(words)
            else:
                unknown += [
                    {"aturan": "rujukan", "kata": citations.format_citation(citation), "alasan": BELUM}
                    for citation in named
                ]
        record: Record = {"merujuk": written} if written else {}
        return record | ({"pengecualian": unknown} if unknown else {})

    def _known(self, citation: Citation) -> bool:
        return citation.instrument in (None, self.law) or citation.instrument in self.library.instruments

    def _mandates(self, text: str, above: str) -> Record:
        """Return a stub for every modal verb with the actor named before it, or else an exception to be reasoned."""
        mandates, exceptions = [], []
        for name, pattern, answers in verify.MODALS:
            match = re.search(pattern, text, re.IGNORECASE)
            inherited = re.search(pattern, above, re.IGNORECASE) if above.rstrip().endswith(":") else None
            if not match and not inherited:
                continue
            before = text[: match.start()] if match else above[: inherited.start() if inherited else 0]
            actors = self._actors(before) or self._actors(above)
            if actors:
                modality = next(iter(sorted(answers, key=lambda sifat: sifat.value == "dilarang")))
                mandates.append({"pelaku": actors, "sifat": modality.value, "tindakan": BELUM, "topik": ["layanan"]})
            elif match:
                exceptions.append({"aturan": "modal", "kata": name, "alasan": BELUM})
        record: Record = {"mandat": mandates} if mandates else {}
        return record | ({"pengecualian": exceptions} if exceptions else {})

    def _actors(self, text: str) -> list[str]:
        rest, found = text.lower(), []
        for name, id in self.actors:
            if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", rest):
                found.append(id)
                rest = rest.replace(name, " ")
        return found

    def _limits(self, text: str) -> Record:
        limits = []
        for match in _LIMIT.finditer(text):
            least = match["kind"].lower() in ("paling singkat", "paling sedikit", "paling cepat")
            limits.append(
                {
                    "perihal": BELUM,
                    "min" if least else "maks": int(match["number"]),
                    "satuan": "kali-24-jam" if match["hours"] else _UNITS[match["unit"].lower()],
                    "sejak": BELUM,
                }
            )
        return {"tenggat": limits} if limits else {}

    def _delegations(self, text: str) -> Record:
        found = []
        for match in verify.DELEGATION.finditer(text):
            rest = text[match.start() :].lower()
            form = next((form for words, form in _FORMS if words in rest), "peraturan-perundang-undangan")
            found.append({"bentuk": form, "materi": BELUM, "dipenuhi": "belum-ditemukan", "diperiksa": self.day})
        return {"delegasi": found} if found else {}


_FORMS = (
    ("peraturan pemerintah", "peraturan-pemerintah"),
    ("peraturan presiden", "peraturan-presiden"),
    ("peraturan menteri yang", "peraturan-menteri-lain"),
    ("peraturan menteri", "peraturan-menteri"),
    ("anggaran dasar", "anggaran-dasar"),
    ("oleh menteri", "penetapan-menteri"),
    ("oleh pemerintah", "penetapan-pemerintah"),
)


def _chapters(pasal: Sequence[Node]) -> Iterator[tuple[Node, list[Node]]]:
    """Yield each chapter with its pasal; a law without chapters is one."""
    home: Node | None = None
    gathered: list[Node] = []
    for article in pasal:
        bab = article["bab"] or {"nomor": "I", "judul": ""}
        if home is not None and bab["nomor"] != home["nomor"]:
            yield home, gathered
            gathered = []
        home = bab
        gathered.append(article)
    if home is not None:
        yield home, gathered


def _merge(*records: Record) -> Record:
    """Return records as one, lists of the same key joined, in the order of the keys' first appearance."""
    merged: Record = {}
    for record in records:
        for key, value in record.items():
            merged[key] = [*merged[key], *value] if isinstance(value, list) and key in merged else value
    return merged


def _plain(number: str) -> int | str:
    return int(number) if number.isdigit() else number


def _ordinal(word: str) -> int:
    return int(word) if word.isdigit() else _ORDINALS.get(word.lower(), 1)


def _title(text: str) -> str:
    """Return a heading printed in capitals as a title."""
    if not text.isupper():
        return text
    words = text.lower().split()
    return " ".join(word if word in _SMALL_WORDS and index else word.capitalize() for index, word in enumerate(words))


def _dump(up: str, kind: str, record: Record) -> str:
    header = f"# yaml-language-server: $schema={up}/hooks/pustaka/schemas/{kind}.json\n"
    return header + yaml.safe_dump(record, allow_unicode=True, sort_keys=False, width=120)
