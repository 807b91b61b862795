"""The records of the laws, held to the official texts where these are present."""

from __future__ import annotations

from pathlib import Path

import pytest
from pustaka import texts, views
from pustaka.library import Library
from pustaka.verify import verify

from tests.places import ROOT

LAWS = sorted(path.parent.name for path in ROOT.glob("laws/*/law.yml"))
# A law that calls itself a draft is not published and not yet held to its text.
RECORDED = [law for law in LAWS if "draf: true" not in (ROOT / "laws" / law / "law.yml").read_text(encoding="utf-8")]


@pytest.fixture(scope="module")
def official() -> Path:
    """Return the folder of official texts, or skip where there is none."""
    folder = texts.find_folder(ROOT)
    if folder is None:
        pytest.skip("teks resmi tidak ada: isi teks-resmi/, TEKS_RESMI, atau ../shared/teks-resmi")
    return folder


@pytest.mark.parametrize("law", RECORDED)
def test_records_answer_the_official_text(law: str, library: Library, official: Path) -> None:
    text = texts.read(official, law)
    assert text is not None, f"{official} tidak berisi {law}"
    result = verify(library, text)
    assert not result.findings, "\n".join(map(str, result.findings))
    assert result.checked["salinan"] > 100  # the text was really gone through


@pytest.mark.parametrize("law", RECORDED)
def test_a_recorded_law_is_whole(law: str, library: Library) -> None:
    recorded = library.laws[law]
    assert (len(recorded.chapters), len(recorded.pasal)) == (recorded.record.jumlah_bab, recorded.record.jumlah_pasal)


@pytest.mark.parametrize(
    ("law", "babs", "pasal"),
    [("uu-2009-11", 11, 60), ("uu-2011-13", 9, 45), ("uu-2012-11", 14, 108), ("uu-2019-14", 12, 69)],
)
def test_the_four_laws_have_their_official_size(law: str, babs: int, pasal: int, library: Library) -> None:
    record = library.laws[law].record
    assert (record.jumlah_bab, record.jumlah_pasal) == (babs, pasal)


def test_uu_14_2019_defines_nineteen_terms(library: Library) -> None:
    defined = [d for uses in library.definitions.values() for p, d in uses if p.law == "uu-2019-14"]
    assert len(defined) == 19
    assert {d.singkatan for d in defined if d.singkatan} == {"STR", "SIPPS"}


@pytest.mark.parametrize(
    ("provision", "due"),
    [
        ("uu-2019-14/pasal-60/huruf-a", "2024-10-02"),
        ("uu-2019-14/pasal-61/huruf-b", "2024-10-02"),
        ("uu-2019-14/pasal-63", "2021-10-02"),
        ("uu-2019-14/pasal-64", "2024-10-02"),
        ("uu-2019-14/pasal-65", "2022-10-02"),
        ("uu-2019-14/pasal-68", "2021-10-02"),
    ],
)
def test_transition_limits_end_on_their_computed_date(provision: str, due: str, library: Library) -> None:
    assert due in [row.due for row in views.deadlines(library) if row.provision.id == provision]


@pytest.mark.parametrize("pasal", ["1/angka-4", "33/ayat-2", "52/ayat-3", "52/ayat-4", "52/ayat-5", "52/ayat-6"])
def test_uu_14_2019_repeals_what_pasal_66_names(pasal: str, library: Library) -> None:
    if not library.laws["uu-2009-11"].chapters:
        named = {target.id for c in library.changes["uu-2009-11"] for target in [c.by] if c.status.jenis == "dicabut"}
        assert "uu-2019-14/pasal-66" in named
        return
    changes = library.changes_of(f"uu-2009-11/pasal-{pasal}")
    assert ("dicabut", "uu-2019-14/pasal-66") in [(c.status.jenis.value, c.by.id) for c in changes]


def test_every_delegation_of_uu_14_2019_is_recorded(library: Library) -> None:
    # fakta.md D.4: the complete list, read from the text and cross-checked.
    assert {
        row.provision.id.removeprefix("uu-2019-14/")
        for row in views.delegations(library)
        if row.provision.law == "uu-2019-14"
    } == {
        "pasal-6/ayat-3",
        "pasal-12",
        "pasal-14/ayat-3",
        "pasal-16/ayat-2",
        "pasal-17/ayat-3",
        "pasal-18/ayat-3",
        "pasal-23/ayat-4",
        "pasal-27",
        "pasal-32",
        "pasal-33/ayat-4",
        "pasal-36",
        "pasal-40",
        "pasal-50",
    }
