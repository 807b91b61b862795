"""The Atom feed holds what RFC 4287 asks for, and says what the records say."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from lxml import etree
from pustaka import history
from pustaka.exports import Catalogue, Settings, files
from pustaka.library import Library

NS = {"a": "http://www.w3.org/2005/Atom"}
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T00:00:00\+07:00")


@pytest.fixture(scope="module")
def feed(exported: Mapping[str, bytes]) -> etree._Element:
    return etree.fromstring(exported["feed.xml"])


def test_the_feed_has_what_atom_asks_for(feed: etree._Element) -> None:
    assert feed.tag == "{http://www.w3.org/2005/Atom}feed"
    for name in ("id", "title", "updated"):
        assert len(feed.findall(f"a:{name}", NS)) == 1
    assert feed.findtext("a:author/a:name", namespaces=NS)
    assert feed.xpath("a:link[@rel='self']/@href", namespaces=NS) == ["https://contoh.example/pustaka/feed.xml"]
    entries = feed.findall("a:entry", NS)
    assert 20 < len(entries) <= 100
    ids = [entry.findtext("a:id", namespaces=NS) for entry in entries]
    assert len(set(ids)) == len(ids)
    for entry in entries:
        assert entry.findtext("a:title", namespaces=NS)
        assert entry.findtext("a:summary", namespaces=NS)
        assert MOMENT.fullmatch(entry.findtext("a:updated", namespaces=NS))
        assert len(entry.xpath("a:link[@rel='alternate']", namespaces=NS)) == 1


def test_the_newest_comes_first_and_dates_the_feed(feed: etree._Element) -> None:
    updated = feed.xpath("a:entry/a:updated/text()", namespaces=NS)
    assert updated == sorted(updated, reverse=True)
    assert feed.findtext("a:updated", namespaces=NS) == updated[0]


def test_what_a_ruling_did_is_an_entry_on_the_day_of_the_ruling(small: Mapping[str, bytes]) -> None:
    feed = etree.fromstring(small["feed.xml"])
    [entry] = feed.xpath("a:entry[contains(a:id, '#perubahan-inkonstitusional')]", namespaces=NS)
    assert entry.findtext("a:title", namespaces=NS) == "Tidak mengikat (Putusan MK 1/PUU-I/2003): Pasal 4 UU 1/2001"
    assert entry.findtext("a:published", namespaces=NS) == "2003-03-03T00:00:00+07:00"
    assert entry.findtext("a:updated", namespaces=NS) == "2020-05-05T00:00:00+07:00"


def test_sections_of_changes_are_entries(sample: Library) -> None:
    text = "# Changes\n\n## 1.1 (2020-06-01)\n\n- Satu & dua.\n\n## Upcoming\n\n- Tiga.\n"
    made = dict(files(Catalogue(sample, Settings(changes=text))))
    feed = etree.fromstring(made["feed.xml"])
    found = {
        entry.findtext("a:title", namespaces=NS): (
            entry.findtext("a:updated", namespaces=NS)[:10],
            entry.findtext("a:summary", namespaces=NS),
        )
        for entry in feed.findall("a:entry", NS)
    }
    assert found["Perubahan pustaka: 1.1 (2020-06-01)"] == ("2020-06-01", "- Satu & dua.")
    assert found["Perubahan pustaka: Upcoming"] == ("2020-05-05", "- Tiga.")


def test_what_was_mended_is_an_entry_that_leads_to_it(small: Mapping[str, bytes]) -> None:
    feed = etree.fromstring(small["feed.xml"])
    [newer, older] = feed.xpath("a:entry[contains(a:id, 'pasal-2-riwayat-')]", namespaces=NS)
    page = "https://contoh.example/pustaka/uu/2001/1/pasal-2/"
    assert newer.findtext("a:id", namespaces=NS) == f"{page}#uu-2001-1-pasal-2-riwayat-2"
    assert newer.xpath("a:link/@href", namespaces=NS) == [f"{page}#riwayat-2"]
    assert newer.findtext("a:title", namespaces=NS) == "Koreksi: Pasal 2 UU 1/2001"
    assert newer.findtext("a:summary", namespaces=NS) == (
        "Ringkasan kini menyebut warga. Alasan: Kata warga dalam Pasal 2 semula hilang. Sumber: UU 1/2001."
    )
    assert older.findtext("a:updated", namespaces=NS) == "2020-02-02T00:00:00+07:00"


def test_every_correction_and_what_changed_here_is_in_the_feed(feed: etree._Element, library: Library) -> None:
    titles = feed.xpath("a:entry/a:title/text()", namespaces=NS)
    assert any(title.startswith("Perubahan pustaka: ") for title in titles)
    told = [title for title in titles if title.startswith(("Koreksi: ", "Pemutakhiran: "))]
    assert len(told) == len(history.entries(library)) > 0
