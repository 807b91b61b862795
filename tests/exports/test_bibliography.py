"""Citations read back by the libraries that reference managers are built on."""

from __future__ import annotations

import json
from collections.abc import Mapping

import bibtexparser
import pytest
import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from pustaka.exports.bibliography import MEDIA, NOTE, PAGE_NOTE, Entry, bibtex, csl, ris
from pustaka.library import Library

HOSTILE = Entry(
    id="uu-1",
    kind="statute",
    title="Aturan 100% {kurung} & $dolar_ #pagar ~ ^ \\ akhir",
    author="Republik Indonesia",
    number="1",
    date="2019-10",
    place="",
    section="",
    address="https://contoh.example/uu/1/#ayat-1",
    accessed="2026-11-27",
)


def _read_bibtex(text: str) -> Mapping[str, str]:
    library = bibtexparser.parse_string(text, append_middleware=[bibtexparser.middlewares.LatexDecodingMiddleware()])
    assert not library.failed_blocks
    [entry] = library.entries
    return {"ID": entry.key, "ENTRYTYPE": entry.entry_type} | {f.key: f.value for f in entry.fields}


def _read_csl(text: str, style: str = "harvard-cite-them-right") -> str:
    source = CiteProcJSON(json.loads(text))
    bibliography = CitationStylesBibliography(CitationStylesStyle(style, validate=False), source, formatter.plain)
    bibliography.register(Citation([CitationItem(id) for id in source]))
    return str(bibliography.bibliography()[0])


def test_everything_that_can_be_cited_has_its_three_files(exported: Mapping[str, bytes], library: Library) -> None:
    ids = [*library.instruments, *(pasal for law in library.laws.values() for pasal in law.pasal)]
    ids += [f"panduan/{id}" for id in library.records["guide"]]
    ids += [f"peta-jalan/{id}" for id in library.records["activity"]]
    made = {path for path in exported if path.startswith("kutip/")}
    assert made == {f"kutip/{id}.{ending}" for id in ids for ending in MEDIA}


@pytest.mark.filterwarnings("ignore")
def test_bibtex_reads_back(exported: Mapping[str, bytes]) -> None:
    law = _read_bibtex(exported["kutip/uu-2019-14.bib"].decode())
    assert law["ID"] == "uu-2019-14"
    assert "Nomor 14 Tahun 2019 tentang Pekerja Sosial" in law["title"]
    assert (law["year"], law["date"], law["urldate"]) == ("2019", "2019-10-01", "2026-11-27")
    assert law["howpublished"] == "Lembaran Negara Tahun 2019 Nomor 182, Tambahan Lembaran Negara Nomor 6397"
    assert law["url"] == "https://contoh.example/pustaka/uu/2019/14/"
    pasal = _read_bibtex(exported["kutip/uu-2019-14/pasal-28.bib"].decode())
    assert pasal["ID"] == "uu-2019-14-pasal-28"
    assert pasal["title"].strip("{}").startswith("Pasal 28 Undang-Undang Republik Indonesia Nomor 14 Tahun 2019")


@pytest.mark.filterwarnings("ignore")
def test_hostile_titles_survive_bibtex() -> None:
    title = _read_bibtex(bibtex(HOSTILE))["title"]
    for sign in ("100%", "& $dolar", "#pagar", "~", "\\ akhir"):
        assert sign in title
    # BibTeX counts braces, and its reader here does not know their names in LaTeX.
    assert "\\textbraceleft{}kurung\\textbraceright{}" in bibtex(HOSTILE)


def test_ris_reads_back(exported: Mapping[str, bytes], library: Library) -> None:
    [law] = rispy.loads(exported["kutip/uu-2019-14/pasal-28.ris"].decode())
    assert law["type_of_reference"] == "STAT"
    assert law["title"].startswith("Pasal 28 Undang-Undang")
    assert law["section"] == "Pasal 28"
    assert (law["year"], law["date"]) == ("2019", "2019/10/01")
    assert law["urls"] == ["https://contoh.example/pustaka/uu/2019/14/pasal-28/"]
    assert law["notes"] == [NOTE]
    [ruling] = rispy.loads(exported["kutip/putusan-mk-110-puu-x-2012.ris"].decode())
    assert ruling["type_of_reference"] == "CASE"
    assert ruling["authors"] == ["Mahkamah Konstitusi Republik Indonesia"]
    assert ruling["title"] == f"Putusan Nomor {library.records['ruling']['putusan-mk-110-puu-x-2012'].nomor}"
    for path, content in exported.items():
        if path.endswith(".ris"):
            assert len(rispy.loads(content.decode())) == 1, path


def test_a_guide_and_an_activity_are_cited_as_pages_of_the_day_they_were_checked(
    exported: Mapping[str, bytes], library: Library
) -> None:
    for kind, folder, id in (("guide", "panduan", "mengurus-str"), ("activity", "peta-jalan", "reformasi-hukum")):
        record, path = library.records[kind][id], f"kutip/{folder}/{id}"
        [entry] = rispy.loads(exported[f"{path}.ris"].decode())
        assert entry["type_of_reference"] == "ELEC"
        assert (entry["authors"], entry["title"]) == (["Pustaka Peksos"], record.judul)
        assert entry["urls"] == [f"https://contoh.example/pustaka/{folder}/{id}/"]
        found = _read_bibtex(exported[f"{path}.bib"].decode())
        assert (found["ID"], found["date"]) == (f"{folder}-{id}", record.diperiksa)
        [item] = json.loads(exported[f"{path}.json"])
        assert item["type"] == "webpage"
        assert "jurisdiction" not in item


def test_ris_keeps_one_line_a_field() -> None:
    text = ris(Entry(**{**HOSTILE.__dict__, "title": "Satu\nER  - \nTY  - BOOK"}))
    [entry] = rispy.loads(text)
    assert entry["type_of_reference"] == "STAT"
    assert entry["date"] == "2019/10/"


@pytest.mark.filterwarnings("ignore")
def test_csl_formats_as_a_reference_manager_would(exported: Mapping[str, bytes]) -> None:
    line = _read_csl(exported["kutip/uu-2019-14.json"].decode())
    assert "Republik Indonesia" in line
    assert "Nomor 14 Tahun 2019 tentang Pekerja Sosial" in line
    assert "2019" in line


def test_csl_items_have_what_their_schema_asks(exported: Mapping[str, bytes]) -> None:
    for path, content in exported.items():
        if path.startswith("kutip/") and path.endswith(".json"):
            [item] = json.loads(content)
            assert item["type"] in ("legislation", "legal_case", "webpage")
            assert item["id"] == path.removeprefix("kutip/").removesuffix(".json").replace("/", "-")
            assert all(isinstance(part, int) for part in item["issued"]["date-parts"][0])
            assert item["note"] == (PAGE_NOTE if item["type"] == "webpage" else NOTE)
    assert csl(HOSTILE)["issued"] == {"date-parts": [[2019, 10]]}
