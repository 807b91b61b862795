"""Files for programs made of the harmful library: each reads back as what was written, and nothing in it is a command."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import bibtexparser
import lxml.html
import openpyxl
import pytest
import rispy
from lxml import etree
from markdown_it import MarkdownIt
from pustaka import hosting
from pustaka.exports import Catalogue, Settings, texts
from pustaka.exports.redirects import SECTIONS
from pustaka.library import Library
from pustaka.problems import RecordsError

from tests.built import Site
from tests.hostile.conftest import Hostile
from tests.hostile.planting import MARK, Planted
from tests.hostile.reading import dangers, deviations, is_redirect, outline, strings

# How a reader of Markdown with everything switched on would show it: what one kind passes over another acts on.
_MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
_XML = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
# Endings of files that may hold texts of records, each looked at below.
_LOOKED_AT = {".html", ".json", ".xml", ".csv", ".md", ".txt", ".bib", ".ris"}


def _files(hostile: Hostile, *endings: str) -> Iterator[tuple[str, bytes]]:
    for file in sorted(hostile.site.folder.rglob("*")):
        if file.is_file() and file.name.endswith(endings):
            yield file.relative_to(hostile.site.folder).as_posix(), file.read_bytes()


def _check(hostile: Hostile, name: str, found: Iterator[str] | list[str]) -> list[str]:
    return [f"{name} {what}" for what in deviations(hostile.planted, found)]


def test_no_text_is_in_a_file_that_is_not_looked_at(hostile: Hostile) -> None:
    marked = {Path(name).suffix for name, content in _files(hostile, "") if MARK.search(content.decode(errors="ignore"))}
    assert marked - {".zip"} == _LOOKED_AT  # a zip names its files, and addresses are made of names


def test_json(hostile: Hostile) -> None:
    wrong = [
        what
        for name, content in _files(hostile, ".json")
        if name != "luring/daftar.json"  # of paths, those made of names among them
        for what in _check(hostile, name, strings(json.loads(content)))
    ]
    assert not wrong, "\n".join(wrong)
    with ZipFile(hostile.site.folder / "api/v1/semua.zip") as archive:
        for name in archive.namelist():
            assert archive.read(name) == (hostile.site.folder / "api/v1" / name).read_bytes()


def test_the_search_index(hostile: Hostile) -> None:
    wrong = []
    for name, content in _files(hostile, ".bin"):
        found = gzip.decompress(content)
        if "/kata-" in name:  # words alone: letters and figures, and the marks of what filters ask for
            words, spellings, _ = found.split(b"\n", 2)
            wrong += [name for line in (words, spellings) if not re.fullmatch(r"[\w#@:/ =-]*", line.decode())]
        elif "/isi-" in name:
            wrong += _check(hostile, name, strings(json.loads(found)))
        else:
            json.loads(found)
    assert not wrong, "\n".join(wrong)


def test_xml_holds_no_entity_and_no_foreign_element(hostile: Hostile) -> None:
    wrong, marked = [], set()
    for name, content in _files(hostile, ".xml"):
        tree = etree.fromstring(content, _XML)
        assert tree.getroottree().docinfo.doctype == "", name
        spaces = {etree.QName(element).namespace for element in tree.iter() if isinstance(element.tag, str)}
        assert len(spaces) == 1, (name, spaces)
        values = [value for element in tree.iter() for value in element.attrib.values()]
        found = _check(hostile, name, ["".join(tree.itertext()), *values])
        wrong += found
        if MARK.search(content.decode()):
            marked.add(name)
    assert not wrong, "\n".join(wrong)
    assert marked == {"feed.xml", "laws/uu-2012-11.akn.xml"}


def test_epub(hostile: Hostile) -> None:
    wrong = []
    with ZipFile(hostile.site.folder / "laws/uu-2012-11.epub") as book:
        for name in book.namelist():
            if name.endswith((".xhtml", ".opf", ".xml")):
                tree = etree.fromstring(book.read(name), _XML)
                assert not tree.xpath("//*[local-name()='script' or local-name()='img' or local-name()='iframe']"), name
                assert not tree.xpath("//@*[starts-with(name(), 'on') or name() = 'style']"), name
                links = tree.xpath("//@href")
                assert all(re.match(r"[a-z-]+\.|http://127\.0\.0\.1:8000/", link) for link in links), name
                wrong += _check(hostile, name, ["".join(tree.itertext())])
    assert not wrong, "\n".join(wrong)


def test_a_spreadsheet_computes_nothing(hostile: Hostile) -> None:
    wrong = []
    for name, content in _files(hostile, ".csv"):
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))
        assert len({len(row) for row in rows}) == 1, name
        for cell in (cell for row in rows for cell in row):
            assert not re.match(r"\s*[=+\-@\t\r＝＋－＠]", cell), (name, cell)
            wrong += _check(hostile, name, [cell])
    book = openpyxl.load_workbook(hostile.site.folder / "pustaka-peksos.xlsx")
    for sheet in book:
        for cell in (cell for row in sheet for cell in row):
            assert cell.data_type in ("s", "n"), (sheet.title, cell.value)
            assert cell.hyperlink is None
            wrong += _check(hostile, sheet.title, [str(cell.value)])
    assert not wrong, "\n".join(wrong)


def test_reference_managers_read_one_entry_a_file(hostile: Hostile) -> None:
    wrong = []
    for name, content in _files(hostile, ".bib"):
        read = bibtexparser.parse_string(content.decode())
        assert not read.failed_blocks, name
        [entry] = read.entries
        assert set(entry.fields_dict) <= {
            "author", "title", "year", "date", "number", "howpublished", "note", "url", "urldate", "langid",
        }  # fmt: skip
        title = entry.fields_dict["title"].value.removeprefix("{").removesuffix("}")
        assert "{" not in title.replace("{}", ""), title
        wrong += _check(hostile, name, [_read_latex(title)])
    for name, content in _files(hostile, ".ris"):
        [entry] = rispy.loads(content.decode())
        assert set(entry) <= {
            "type_of_reference", "id", "authors", "title", "year", "date", "number", "section", "publisher", "urls",
            "access_date", "language", "note", "notes",
        }, (name, set(entry))  # fmt: skip
        wrong += _check(hostile, name, [entry["title"]])
    assert not wrong, "\n".join(wrong)


def _read_latex(text: str) -> str:
    names = {"textbraceleft": "{", "textbraceright": "}", "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^"}
    return re.sub(r"\\(?:(text[a-z]+)\{\}|([&%$#_]))", lambda found: found[2] or names[found[1]], text)


def test_markdown_is_shown_to_the_letter_and_built_as_of_harmless_records(
    hostile: Hostile, harmless: tuple[Library, Planted]
) -> None:
    plain = {path: _MARKDOWN.render(text.decode()) for path, text in texts.files(Catalogue(harmless[0], Settings()))}
    made = {name: _MARKDOWN.render(content.decode()) for name, content in _files(hostile, ".html.md", "llms.txt")}
    assert made.keys() == plain.keys()
    wrong = []
    for name, html in made.items():
        tree = lxml.html.fragment_fromstring(html, create_parent=True)
        wrong += [f"{name} {what}" for what in dangers(tree)]
        wrong += _check(hostile, name, [tree.text_content()])
        if outline(html) != outline(plain[name]):
            wrong.append(f"{name} {outline(html) - outline(plain[name])} {outline(plain[name]) - outline(html)}")
    assert not wrong, "\n".join(wrong)


def test_what_servers_are_told_comes_from_no_record(hostile: Hostile) -> None:
    folder = hostile.site.folder
    assert {name: (folder / name).read_bytes() for name, _ in hosting.files()} == dict(hosting.files())
    told = (folder / ".well-known/security.txt").read_text(encoding="utf-8").splitlines()
    assert [line.partition(":")[0] for line in told] == ["Contact", "Expires", "Preferred-Languages"]
    for contact in ("mailto:a@b.example\nContact: mailto:c@d.example", "javascript:alert(1)", "https://a.example b"):
        with pytest.raises(RecordsError, match="kontak_keamanan"):
            Settings(security_contact=contact)


def test_short_addresses_know_every_section_of_the_site(site: Site) -> None:
    folders = {path.name for path in site.folder.iterdir() if path.is_dir()}
    sections = {name for name in folders if not ((page := site.pages.get(f"/{name}/")) is not None and is_redirect(page))}
    assert sections - SECTIONS == set()
