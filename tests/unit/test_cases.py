"""A child's case: its events stand in an order, its limits come from the records, bad ways of counting are refused."""

from __future__ import annotations

import shutil
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from pustaka import cases, views
from pustaka.checks import load
from pustaka.library import Library
from pustaka.problems import RecordsError
from pustaka.vocabulary import Acara, Bacaan

from tests.places import SAMPLES


def test_events_have_one_order_and_each_is_asked_for_once() -> None:
    order = {event: (*cases.NOT_BEFORE.get(event, ()), *cases.AFTER_FIRST.get(event, ())) for event in Acara}
    TopologicalSorter(order).prepare()  # raises on a circle
    placed = [event for events in cases.STAGES.values() for event in events]
    assert sorted(placed) == sorted(Acara)


def test_every_event_starts_some_limit(library: Library) -> None:
    started = {reading.limit.acara for line in cases.lines(library) for reading in line.readings}
    assert started == set(Acara)


def test_detention_has_two_readings_and_its_extension(library: Library) -> None:
    lines = {line.cites[0].text: line for line in cases.lines(library)}
    for article, days, more in ((33, 7, 8), (34, 5, 5), (35, 10, 15), (37, 10, 15), (38, 15, 20)):
        line = lines[f"Pasal {article} ayat (1) UU 11/2012"]
        assert line.limit.maks == days
        assert {reading.way for reading in line.readings} == {Bacaan.HARI, Bacaan.HARI_PERTAMA}
        assert line.extension is not None
        assert line.extension.limit.maks == more
        assert line.extension.provision.id == f"uu-2012-11/pasal-{article}/ayat-2"


@pytest.mark.parametrize(
    ("cite", "sanctions"),
    [
        ("Pasal 33 ayat (1) UU 11/2012", {"Pasal 98 UU 11/2012": None}),
        ("Pasal 34 ayat (1) UU 11/2012", {"Pasal 99 UU 11/2012": "Putusan MK 68/PUU-XV/2017"}),
        ("Pasal 35 ayat (1) UU 11/2012", {"Pasal 100 UU 11/2012": "Putusan MK 110/PUU-X/2012"}),
        (
            "Pasal 29 ayat (1) UU 11/2012",
            {"Pasal 95 UU 11/2012": None, "Pasal 96 UU 11/2012": "Putusan MK 110/PUU-X/2012"},
        ),
        (
            "Pasal 62 ayat (2) UU 11/2012",
            {"Pasal 95 UU 11/2012": None, "Pasal 101 UU 11/2012": "Putusan MK 110/PUU-X/2012"},
        ),
        ("Pasal 28 UU 11/2012", {}),
    ],
)
def test_sanctions_stand_beside_the_limit_they_enforce(library: Library, cite: str, sanctions: dict[str, str]) -> None:
    line = next(line for line in cases.lines(library) if line.cites[0].text == cite)
    assert {s.cite.text: s.void.text if s.void else None for s in line.sanctions} == sanctions


def test_a_limit_whose_start_no_text_names_is_shown_but_not_counted(library: Library) -> None:
    silent = {line.cites[0].text for line in cases.lines(library) if not line.readings}
    assert {"Pasal 36 UU 11/2012", "Pasal 73 ayat (1) PP 65/2015", "Pasal 8 ayat (1) PP 65/2015"} <= silent
    assert not silent & {"Pasal 42 ayat (2) UU 11/2012", "Pasal 52 ayat (3) UU 11/2012"}


@pytest.mark.parametrize(
    ("own", "detailed"),
    [
        ("Pasal 12 ayat (2) UU 11/2012", {"Pasal 19 ayat (2) PP 65/2015", "Pasal 37 ayat (2) PP 65/2015"}),
        (
            "Pasal 12 ayat (4) UU 11/2012",
            {"Pasal 20 ayat (2) PP 65/2015", "Pasal 38 ayat (2) PP 65/2015", "Pasal 55 ayat (3) PP 65/2015"},
        ),
        ("Pasal 29 ayat (2) UU 11/2012", {"Pasal 15 ayat (1) PP 65/2015"}),
        ("Pasal 31 ayat (2) UU 11/2012", {"Pasal 12 ayat (2) PP 65/2015"}),
        ("Pasal 52 ayat (2) UU 11/2012", {"Pasal 50 ayat (1) PP 65/2015"}),
    ],
)
def test_a_limit_of_law_and_regulation_is_one_line(library: Library, own: str, detailed: set[str]) -> None:
    lines = cases.lines(library)
    (line,) = [line for line in lines if line.cites[0].text == own]
    assert {cite.text for reading in line.readings for cite in reading.cites} == {own, *detailed}
    assert not detailed & {line.cites[0].text for line in lines}


def test_what_extends_is_not_a_limit_of_its_own(library: Library) -> None:
    shown = {line.id for line in cases.lines(library)}
    assert not shown & {row.id for row in views.extensions(library, views.deadlines(library)).values()}


def test_no_case_without_the_law(sample: Library) -> None:
    assert cases.lines(sample) == ()


# ---------------------------------------------------------------------------
# What the checks refuse

BAB2 = "laws/uu-2001-1/bab-02.yml"
RULE = "laws/regulations/permensos-2002-3.yml"


@pytest.mark.parametrize(
    ("file", "text", "becomes", "message"),
    [
        (
            BAB2,
            "satuan: bulan,",
            "satuan: bulan, bacaan: [hari-pertama],",
            "bacaan `hari-pertama` tidak cocok dengan satuan bulan; hapus `bacaan`",
        ),
        (
            BAB2,
            "satuan: hari,",
            "satuan: hari, tahap: putusan,",
            "di dalam mandat tahap tenggat adalah tahap mandat; hapus `tahap`",
        ),
        (
            BAB2,
            "satuan: hari,",
            "satuan: hari, memperpanjang: Pasal 4,",
            "`memperpanjang` harus menunjuk tepat satu tenggat, bersatuan sama, tanpa `perpanjangan`",
        ),
        (
            RULE,
            "keberlakuan: belum-diperiksa\n",
            "keberlakuan: belum-diperiksa\ntenggat:\n- {ketentuan: [Pasal 2], satuan: hari, sejak: taman dibuka, "
            "bacaan: [waktu-kerja], derajat: terbaca, sumber: sumber-satu}\n",
            "bacaan `waktu-kerja` tidak cocok dengan satuan hari; yang diterima: hari-pertama",
        ),
        (
            RULE,
            "keberlakuan: belum-diperiksa\n",
            "keberlakuan: belum-diperiksa\ntenggat:\n- {ketentuan: [Pasal 2], satuan: hari, sejak: taman dibuka, "
            "derajat: terbaca, sumber: sumber-satu}\n",
            "tenggat peraturan perlu `perihal` dan `maks`",
        ),
    ],
)
def test_a_limit_that_cannot_be_counted_so_is_refused(
    tmp_path: Path, file: str, text: str, becomes: str, message: str
) -> None:
    shutil.copytree(SAMPLES / "good", tmp_path / "buruk")
    record = tmp_path / "buruk" / file
    before = record.read_text(encoding="utf-8")
    assert before.count(text) >= 1
    record.write_text(before.replace(text, becomes, 1), encoding="utf-8")
    with pytest.raises(RecordsError) as raised:
        load(tmp_path / "buruk")
    assert message in [problem.message for problem in raised.value.problems]
