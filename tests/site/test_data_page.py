"""`/data/` shows examples that run: with curl and Python against the served site, and in a spreadsheet's engine."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator

import ironcalc
import pytest
from pustaka import history, views
from pustaka.exports.api import LISTINGS
from pustaka.exports.tables import TABLES, WORKBOOK
from pustaka.library import Library
from pustaka.vocabulary import JenisRiwayat, Sifat

from tests.built import ORIGIN, Site
from tests.places import ROOT
from tools.looking import serve

EXAMPLES = re.findall(r"^```(\w+)\n(.*?)^```$", (ROOT / "docs/data.md").read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def served(site: Site) -> Iterator[str]:
    """Serve the built site on the loopback interface and return its address."""
    with serve(site.folder) as address:
        yield address


def _run(kind: str, mark: str, address: str) -> str:
    """Run the one example of a kind that holds a mark, against the served site, and return what it printed."""
    [text] = [text for language, text in EXAMPLES if language == kind and mark in text]
    text = text.replace(ORIGIN, address)
    command = ["sh", "-c", text] if kind == "sh" else [sys.executable, "-c", text]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


needs_curl = pytest.mark.skipif(shutil.which("curl") is None, reason="curl tidak ada di mesin ini")


def test_every_example_is_run_here() -> None:
    assert sorted(language for language, _ in EXAMPLES) == ["excel", "python", "python", "python", "sh", "sh", "sh", "sh", "sh"]


@needs_curl
def test_curl_fetches_a_pasal(served: str, library: Library) -> None:
    body = json.loads(_run("sh", "pasal-28.json", served))
    assert body["per"] == library.per
    assert body["pasal"]["id"] == "uu-2019-14/pasal-28"
    record = library.provisions["uu-2019-14/pasal-28/ayat-1"].record
    assert body["pasal"]["ayat"][0]["ringkasan"] == record.ringkasan


@needs_curl
def test_curl_lists_the_headings_of_a_law(served: str, library: Library) -> None:
    lines = _run("sh", ".akn.xml", served).splitlines()
    assert len(lines) == len(library.laws["uu-2019-14"].pasal)


@needs_curl
def test_curl_fetches_a_citation_and_markdown(served: str) -> None:
    assert _run("sh", ".bib", served).startswith("@misc{uu-2019-14-pasal-28,")
    assert _run("sh", ".md", served).startswith("# Pasal 28 UU 14/2019: ")


def test_python_prints_what_is_forbidden(served: str, library: Library) -> None:
    lines = _run("python", "mandates.json", served).splitlines()
    bound = [row for row in views.mandates(library) if row.mandate.sifat is Sifat.DILARANG]
    assert 0 < len(lines) <= len(bound)
    assert all(re.match(r"Pasal .+ UU \d+/\d{4}: .+ dilarang ", line) for line in lines)


def test_python_counts_delegations_not_found(served: str, library: Library) -> None:
    missing = [row for row in views.delegations(library) if not row.fulfilled]
    line = _run("python", "delegasi.csv", served)
    assert line.startswith(f"{len(missing)} delegasi belum ditemukan")
    assert library.cite(missing[0].provision.target) in line


def test_python_lists_what_was_corrected(served: str, library: Library) -> None:
    lines = _run("python", "corrections.json", served).splitlines()
    told = [entry for entry in history.entries(library) if entry.change.jenis is JenisRiwayat.KOREKSI]
    assert lines == [f"{e.change.tanggal} {library.cite(e.target)}: {e.change.isi}" for e in told]
    assert lines


@needs_curl
def test_curl_reads_the_newest_titles_of_the_feed(served: str) -> None:
    lines = _run("sh", "feed.xml", served).splitlines()
    assert lines[0].strip() == "<title>Pustaka Peksos: perubahan</title>"
    assert len(lines) == 5


def test_the_formula_counts_in_a_spreadsheet(site: Site, library: Library) -> None:
    [formula] = [text.strip() for language, text in EXAMPLES if language == "excel"]
    book = ironcalc.load_from_xlsx(str(site.folder / WORKBOOK), "en", "UTC", "en")
    book.set_user_input(0, 40, 4, formula)
    book.evaluate()
    bound = [row for row in views.mandates(library) if row.mandate.sifat is Sifat.DILARANG]
    assert book.get_formatted_cell_value(0, 40, 4) == str(len(bound))


def test_the_page_names_every_file_of_the_api_and_every_table(site: Site, library: Library) -> None:
    links = {link.removeprefix("../") for link in site.pages["/data/"].xpath("//article//a/@href")}
    named = {f"api/v1/{listing.name}.json" for listing in LISTINGS}
    named |= {f"schemas/api-{listing.name}.json" for listing in LISTINGS}
    named |= {f"{table.name}.csv" for table in TABLES} | {WORKBOOK, "feed.xml", "llms.txt", "sitemap.xml"}
    named |= {f"laws/{law}.{ending}" for law in library.laws for ending in ("akn.xml", "epub")}
    assert named - links == set()
    for link in links & named:
        assert (site.folder / link).is_file(), link
