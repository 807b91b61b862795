"""The pages of training packs, and the PDFs that are printed from them where there is a Chromium."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pustaka.addresses import Target, pack, url
from pustaka.library import Library
from pustaka.training import Question, Trainer
from pypdf import PdfReader

from tests.built import Site, build, internal, text_of
from tests.places import ROOT

sys.path.insert(0, str(ROOT / "tools"))
import handouts


def _links(site: Site, address: str) -> set[str]:
    """Return the addresses that the main part of a page leads to."""
    found = (internal(address, link) for link in site.pages[address].xpath("//main//a/@href"))
    return {path for path, _ in filter(None, found)}


def _packs(library: Library) -> Iterator[tuple[Target, str, tuple[Question, ...]]]:
    trainer = Trainer.of(library)
    for kind, packs in (("actor", trainer.actors), ("activity", trainer.activities)):
        for id, questions in packs.items():
            target = Target(kind, id)
            yield target, f"/{pack(target).removesuffix('.md')}/", tuple(questions)


def test_every_pack_has_its_page_with_its_questions_and_answers(site: Site, library: Library) -> None:
    for _, address, questions in _packs(library):
        page = site.pages[address]
        [asked] = page.xpath("//section[@class='latih-soal']")
        assert len(page.xpath("//li[starts-with(@id, 'soal-')]")) == len(questions), address
        answers = page.xpath("//details[starts-with(@id, 'jawaban-')]")
        assert len(answers) == len(questions), address
        for question, answer in zip(questions, answers, strict=True):
            assert question.text in text_of(asked), address
            assert question.text in text_of(answer.find("summary")), address
            for part in question.answer:
                assert part.text in text_of(answer), (address, part.text)
            assert answer.xpath(".//p[@class='latih-dasar']/a/@href"), (address, question.text)


def test_packs_are_linked_from_what_they_are_about(site: Site, library: Library) -> None:
    index = _links(site, "/latihan/")
    for target, address, _ in _packs(library):
        assert address in _links(site, url(target)), address
        assert address in index, address
    assert "/latihan/" in _links(site, "/mandat/") & _links(site, "/peta-jalan/")


def test_the_citation_sheet_names_every_provision_that_a_question_rests_on(site: Site, library: Library) -> None:
    for _, address, questions in _packs(library):
        [sheet] = site.pages[address].xpath("//section[@class='latih-sitasi']")
        said = text_of(sheet)
        for number, question in enumerate(questions, 1):
            for place in question.provisions:
                assert url(Target("provision", place)) in said, (address, number, place)
        for law in {place.split("/")[0] for question in questions for place in question.provisions}:
            assert library.laws[law].record.kutipan in said, (address, law)


def test_a_short_pack_says_that_it_is_short(site: Site, library: Library) -> None:
    for _, address, questions in _packs(library):
        assert ("Hanya" in text_of(site.pages[address].xpath("//header[@class='kepala']")[0])) == (len(questions) < 10)


def test_without_pdfs_nothing_links_to_one(site: Site) -> None:
    links = [link for page in site.pages.values() for link in page.xpath("//a/@href") if link.endswith(".pdf")]
    assert [link for link in links if "latihan" in link or link.startswith("../")] == []


# ---------------------------------------------------------------------------
# PDFs


@pytest.fixture(scope="module")
def chromium() -> str:
    """Return the machine's Chromium, or skip where there is none."""
    if (found := handouts.find()) is None:
        pytest.skip("tidak ada Chromium di mesin ini, jadi tidak ada PDF yang dicetak")
    return found


@pytest.fixture(scope="module")
def printed(sample_checkout: Path, chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site of the sample records with its PDFs."""
    out = tmp_path_factory.mktemp("situs dengan pdf")
    done = build(sample_checkout, out, BAHAN_PDF="true", SITE_URL="https://contoh.example/pustaka/")
    assert done.returncode == 0, done.stderr
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SOURCE_DATE_EPOCH", "1795737600")
        assert handouts.write(out, chromium) == 2
    return out


@pytest.fixture(scope="module")
def sample_checkout(tmp_path_factory: pytest.TempPathFactory, small_checkout: Callable[[Path], Path]) -> Path:
    """Return a small checkout that the tests of this module share and do not change."""
    return small_checkout(tmp_path_factory.mktemp("salinan") / "proyek")


PDF = "latihan/pelaku/pengelola.pdf"


def _sheets(pdf: bytes) -> list[str]:
    return [" ".join(sheet.extract_text().split()) for sheet in PdfReader(io.BytesIO(pdf)).pages]


@pytest.mark.browser
def test_summary_questions_answers_and_citations_each_begin_a_sheet(printed: Path) -> None:
    sheets = _sheets((printed / PDF).read_bytes())
    assert len(sheets) == 4
    for sheet, heading in zip(sheets, ("Lembar ringkasan", "Pertanyaan", "Jawaban", "Sitasi"), strict=True):
        assert heading in sheet
    asked = "Berapa batas waktunya, dan sejak kapan dihitung?"
    answer = "Paling lama 7 hari sejak buku diterima."
    assert asked in sheets[1]
    assert asked in sheets[2]
    assert answer in sheets[2]
    assert answer not in sheets[1]
    assert "Undang-Undang Nomor 1 Tahun 2001" in sheets[3]


@pytest.mark.browser
def test_a_pdf_tells_nothing_of_the_machine_that_printed_it(printed: Path) -> None:
    reader = PdfReader(printed / PDF)
    links = {
        str(note.get_object()["/A"]["/URI"])
        for sheet in reader.pages
        for note in sheet.annotations or ()
        if "/URI" in note.get_object().get("/A", {})
    }
    assert any(link.endswith("/pustaka/uu/2001/1/pasal-3/#ayat-1-huruf-b") for link in links)
    assert {link.split("/pustaka/")[0] for link in links} == {"https://contoh.example"}
    assert reader.metadata
    assert reader.metadata["/CreationDate"] == "D:20261127000000Z"


@pytest.mark.browser
def test_printing_twice_makes_the_same_bytes(
    printed: Path, chromium: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795737600")
    again = tmp_path / "tempat lain"
    shutil.copytree(printed, again)
    handouts.write(again, chromium)
    for file in sorted(printed.glob("latihan/*/*.pdf")):
        assert file.read_bytes() == (again / file.relative_to(printed)).read_bytes(), file.name


@pytest.mark.browser
def test_where_pdfs_are_made_the_page_links_to_its_own(printed: Path) -> None:
    site = Site(printed)
    for address in ("/latihan/pelaku/pengelola/", "/latihan/kegiatan/satu/"):
        [link] = site.pages[address].xpath("//a[@type='application/pdf']/@href")
        assert link == f"../{address.split('/')[-2]}.pdf"
        assert (printed / address.strip("/")).with_name(link.removeprefix("../")).is_file()


def test_a_chromium_that_fails_keeps_the_last_good_site(checkout: Path, tmp_path: Path) -> None:
    broken = tmp_path / "chromium"
    broken.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    broken.chmod(0o755)
    done = subprocess.run(
        [sys.executable, "tools/build.py"],
        cwd=checkout,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PUSTAKA_CHROMIUM": str(broken)},
    )
    assert done.returncode == 1
    assert re.search(r"PDF bahan latihan tidak tercetak .*BAHAN_PDF=false", done.stderr)
    assert "Traceback" not in done.stderr
    assert not (checkout / "site").exists()
