"""Under which heading a mandate is read in a job description."""

from __future__ import annotations

from collections import Counter

from pustaka import situations, views
from pustaka.library import Library
from pustaka.vocabulary import Sifat, Topik


def test_every_topic_has_exactly_one_heading() -> None:
    counts = Counter(topic for topics in situations.TOPICS.values() for topic in topics)
    assert counts == Counter(Topik)


def test_every_modality_has_a_rank() -> None:
    assert set(situations.ORDER) == set(Sifat)


def test_only_the_law_of_child_justice_follows_stages(library: Library) -> None:
    assert situations.staged_laws(views.mandates(library)) == {"uu-2012-11"}


def test_a_job_description_loses_nothing_and_starts_each_situation_with_duties(library: Library) -> None:
    rows = [row for row in views.mandates(library) if "pekerja-sosial" in row.mandate.pelaku]
    groups = situations.grouped(rows, situations.staged_laws(views.mandates(library)))
    assert sorted(row.id for _, members in groups for row in members) == sorted(row.id for row in rows)
    headings = [heading for heading, _ in groups]
    assert len(set(headings)) == len(headings)
    assert headings[-1] == "Perkara anak, reintegrasi sosial"
    for _, members in groups:
        ranks = [situations.ORDER[row.mandate.sifat] for row in members]
        assert ranks == sorted(ranks)


def test_what_holds_at_one_stage_stands_at_it(library: Library) -> None:
    rows = {row.id: row for row in views.mandates(library)}
    staged = frozenset({"uu-2012-11"})
    heading = {
        "uu-2012-11/pasal-68/ayat-1/huruf-e/mandat-1": "Perkara anak, pembinaan dan pembimbingan",
        "uu-2012-11/pasal-18/mandat-1": "Perkara anak, pada beberapa tahap",
        "uu-2012-11/pasal-68/ayat-1/huruf-a/mandat-1": "Perkara anak, tidak terikat satu tahap",
        "uu-2019-14/pasal-28/ayat-1/mandat-1": "Registrasi dan izin praktik",
    }
    assert {id: situations.situation(rows[id], staged).heading for id in heading} == heading
