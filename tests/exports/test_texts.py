"""Markdown beside every page, llms.txt, short addresses and security.txt."""

from __future__ import annotations

import re
from collections.abc import Mapping

import lxml.html
import markdown
import pytest
from pustaka.addresses import Target, url
from pustaka.exports import Catalogue, Settings, redirects, wellknown
from pustaka.exports.catalogue import WITH_PAGE
from pustaka.library import Library
from pustaka.problems import RecordsError

BASE = "https://contoh.example/pustaka"


def _markdown(files: Mapping[str, bytes], target: Target) -> str:
    return files[url(target).lstrip("/") + "index.html.md"].decode()


def _plain(text: str) -> str:
    return " ".join(lxml.html.fromstring(markdown.markdown(text)).text_content().split())


def test_every_record_and_pasal_has_its_markdown(exported: Mapping[str, bytes], library: Library) -> None:
    expected = {Target("provision", pasal) for law in library.laws.values() for pasal in law.pasal}
    expected |= {Target(kind, id) for kind, records in library.records.items() if kind in WITH_PAGE for id in records}
    made = {path for path in exported if path.endswith(".md")}
    assert made == {url(target).lstrip("/") + "index.html.md" for target in expected}
    for path in made:
        text = exported[path].decode()
        assert text.startswith("# ")
        assert "bukan teks resmi" in text


def test_every_summary_and_mandate_reads_the_same_in_markdown(exported: Mapping[str, bytes], library: Library) -> None:
    for law in library.laws.values():
        for pasal in law.pasal:
            text = _plain(_markdown(exported, Target("provision", pasal)))
            for part in library.below(pasal):
                said = [part.record.ringkasan, *(mandate.tindakan for mandate in part.record.mandat)]
                said += [text for mandate in part.record.mandat for text in (mandate.syarat, mandate.kecuali)]
                for sentence in filter(None, said):
                    assert " ".join(sentence.split()) in text, part.id


def test_a_pasal_that_lost_its_force_says_so(small: Mapping[str, bytes]) -> None:
    text = _markdown(small, Target("provision", "uu-2001-1/pasal-4"))
    assert "Keadaan: inkonstitusional." in text
    assert "Tidak mengikat: Putusan MK 1/PUU-I/2003, 2003-03-03." in text


def test_what_was_changed_stands_at_the_end(small: Mapping[str, bytes]) -> None:
    lines = _markdown(small, Target("provision", "uu-2001-1/pasal-2")).splitlines()
    start = lines.index("## Riwayat")
    assert lines[start + 2].startswith("- 2020-05-05 Koreksi: Ringkasan kini menyebut warga. Alasan: ")
    assert lines[start + 3].endswith(" (sumber-satu, uu-2001-1)")
    assert "## Riwayat" in _markdown(small, Target("guide", "taman-tutup"))
    assert "## Riwayat" not in _markdown(small, Target("provision", "uu-2001-1/pasal-3"))


def test_letters_stand_below_their_ayat(small: Mapping[str, bytes]) -> None:
    lines = _markdown(small, Target("provision", "uu-2001-1/pasal-3")).splitlines()
    assert any(line.startswith("- **ayat (1)** Pengelola") for line in lines)
    assert "  - **huruf a** membuka taman setiap hari" in lines
    assert "    - Mandat: Pengelola wajib membuka taman setiap hari; kecuali: dalam keadaan darurat" in lines


def test_llms_txt_leads_only_to_files_that_exist(exported: Mapping[str, bytes]) -> None:
    text = exported["llms.txt"].decode()
    first, _, quote, *_ = text.splitlines()
    assert first == "# Pustaka Peksos"
    assert quote.startswith("> ")
    links = re.findall(r"\]\(([^)]+)\)", text)
    assert len(links) > 200
    for link in links:
        assert link.removeprefix(f"{BASE}/") in exported, link


def test_links_between_markdown_pages_exist(exported: Mapping[str, bytes]) -> None:
    for path, content in exported.items():
        if path.endswith(".md"):
            for link in re.findall(r"\]\((\S+?\.md)\)", content.decode()):
                assert link.removeprefix(f"{BASE}/") in exported, f"{path}: {link}"


# ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "law"),
    [("uu-sppa", "uu-2012-11"), ("uu-peksos", "uu-2019-14"), ("uu-2019-14", "uu-2019-14"), ("uu-kesos", "uu-2009-11")],
)
def test_short_addresses_lead_to_the_law(exported: Mapping[str, bytes], address: str, law: str) -> None:
    page = lxml.html.fromstring(exported[f"{address}/index.html"])
    path = url(Target("law", law))
    assert page.xpath("//meta[@http-equiv='refresh']/@content") == [f"0; url=..{path}"]
    assert page.xpath("//link[@rel='canonical']/@href") == [BASE + path]
    assert page.xpath("//a/@href") == [f"..{path}"]


def test_short_addresses_never_take_the_place_of_a_page(catalogue: Catalogue) -> None:
    pages = {catalogue.url(target) for target in catalogue.targets()}
    taken = {page.split("/")[1] for page in pages} | {"tentang", "tenggat", "delegasi", "data", "api", "schemas", "cari"}
    found = redirects.addresses(catalogue)
    assert found
    assert not set(found) & taken


def test_security_txt_stands_only_where_somebody_reads_it(sample: Library) -> None:
    assert list(wellknown.files(Catalogue(sample, Settings()))) == []
    [(path, content)] = wellknown.files(
        Catalogue(sample, Settings("https://contoh.example/", "mailto:keamanan@contoh.example"))
    )
    assert path == ".well-known/security.txt"
    assert content.decode().splitlines() == [
        "Contact: mailto:keamanan@contoh.example",
        "Expires: 2021-04-30T00:00:00Z",
        "Preferred-Languages: id",
        "Canonical: https://contoh.example/.well-known/security.txt",
    ]


@pytest.mark.parametrize("contact", ["keamanan@contoh.example", "http://x.example", "mailto:a@b.c\nContact: mailto:x"])
def test_a_contact_of_another_form_is_a_problem(sample: Library, contact: str) -> None:
    with pytest.raises(RecordsError, match="kontak_keamanan"):
        list(wellknown.files(Catalogue(sample, Settings(security_contact=contact))))
