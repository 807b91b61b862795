"""Building is repeatable, and bad input costs nobody the last good site."""

from __future__ import annotations

import filecmp
from pathlib import Path

from tests.built import Site, build, contents, make
from tests.places import ROOT


def _differences(one: filecmp.dircmp[str], below: str = "") -> list[str]:
    found = [below + name for name in (*one.left_only, *one.right_only, *one.funny_files)]
    _, wrong, errors = filecmp.cmpfiles(one.left, one.right, one.common_files, shallow=False)
    found += [below + name for name in (*wrong, *errors)]
    for name, deeper in one.subdirs.items():
        found += _differences(deeper, f"{below}{name}/")
    return found


def test_two_builds_are_byte_identical(site: Site, tmp_path: Path) -> None:
    done = build(ROOT, tmp_path / "again", PYTHONHASHSEED="4711", LC_ALL="C", TZ="Asia/Jayapura")
    assert done.returncode == 0, done.stderr
    assert _differences(filecmp.dircmp(site.folder, tmp_path / "again")) == []


def test_bad_input_keeps_the_last_good_site(checkout: Path) -> None:
    assert make(checkout).returncode == 0
    before = contents(checkout / "site")
    assert before
    record = checkout / "glossary/actors/pengelola.yml"
    record.write_text(record.read_text(encoding="utf-8") + "zzz: 1\n", encoding="utf-8")

    done = make(checkout)
    assert done.returncode != 0
    assert "glossary/actors/pengelola.yml:7:1: kunci `zzz` tidak dikenal di sini" in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(checkout / "site") == before


HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(2)> [klik](javascript:alert(3)) **tebal** "
    "{{ 7*7 }} {% x %} &lt;b&gt; `kode` | # kepala"
)


def test_a_link_to_nowhere_stops_the_build(checkout: Path) -> None:
    page = checkout / "docs/tentang.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[Hilang](tidak-ada.md)\n", encoding="utf-8")
    done = make(checkout)
    assert done.returncode != 0
    assert "tidak-ada.md" in done.stderr
    assert not (checkout / "site").exists()


def test_markup_in_a_record_is_shown_as_text(checkout: Path, tmp_path: Path) -> None:
    for file, old in (
        ("laws/uu-2001-1/bab-01.yml", "Taman Bacaan didirikan agar warga dapat membaca."),
        ("glossary/actors/pembaca.yml", "Siapa pun yang membaca."),
        ("roadmap/organisations/ikatan.yml", "Berdiri pada 2002."),
        ("roadmap/events/2002-peresmian.yml", "Peresmian taman"),
        ("roadmap/activities/satu.yml", "Kegiatan membaca."),
        ("roadmap/sources/sumber-satu.yml", "Catatan Taman"),
        ("laws/regulations/permensos-2002-3.yml", "Keadaan Darurat Taman Bacaan"),
        ("glossary/terms/taman-bacaan.yml", "perpustakaan"),
    ):
        path = checkout / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, "'" + HOSTILE + "'", 1), encoding="utf-8")
    done = build(checkout, tmp_path / "out")
    assert done.returncode == 0, done.stderr
    site = Site(tmp_path / "out")
    shown = 0
    for address, page in site.pages.items():
        assert not page.xpath(
            "//script[not(@type='application/ld+json')][contains(., 'alert')] | //img[@onerror] | //@href[contains(., 'javascript:')]"
        ), address
        shown += HOSTILE in " ".join(page.text_content().split())
    assert shown >= 8  # the text is there, to the letter, as text
