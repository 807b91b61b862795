"""The training packs of the project's own records: every question can be answered, and answered in one way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import pytest
from pustaka.addresses import Target
from pustaka.citations import parse_id
from pustaka.library import Library
from pustaka.training import FEWEST, TEN, Jenis, Question, Trainer
from pustaka.training.phrases import MODALITIES
from pustaka.views import ended, mandates

Packs = Mapping[str, Sequence[Question]]


@pytest.fixture(scope="module")
def packs(library: Library) -> Packs:
    """Return the packs by what they are about."""
    trainer = Trainer.of(library)
    return {**trainer.actors, **trainer.activities}


def _all(packs: Packs) -> Iterator[tuple[str, Question]]:
    for id, pack in packs.items():
        for question in pack:
            yield id, question


def test_every_activity_and_the_professions_have_ten(packs: Packs, library: Library) -> None:
    for id in (*library.records["activity"], "pekerja-sosial", "tenaga-kesejahteraan-sosial", "klien", "anak"):
        assert len(packs[id]) == TEN, id
    assert all(FEWEST <= len(pack) <= TEN for pack in packs.values())


def test_every_actor_with_ten_mandates_in_force_has_ten_questions(packs: Packs, library: Library) -> None:
    rows = [row for row in mandates(library) if not ended(library.changes_of(row.provision.id))]
    carried = Counter(actor for row in rows for actor in row.mandate.pelaku)
    assert [actor for actor, count in carried.items() if count >= TEN and len(packs[actor]) < TEN] == []


def test_an_actor_without_mandates_has_no_pack(packs: Packs, library: Library) -> None:
    carrying = {actor for row in mandates(library) for actor in row.mandate.pelaku}
    assert set(packs) - set(library.records["activity"]) <= carrying


def test_no_question_is_asked_twice_in_a_pack(packs: Packs) -> None:
    for id, pack in packs.items():
        assert len({question.text for question in pack}) == len(pack), id
        single = [mandate for question in pack if question.kind is not Jenis.DAFTAR for mandate in question.told]
        assert len(set(single)) == len(single), id


def test_every_question_and_answer_rests_on_something_that_exists(packs: Packs, library: Library) -> None:
    for id, question in _all(packs):
        assert question.basis, (id, question.text)
        for target in question.basis:
            library.record(target)  # KeyError where there is none
        if question.kind not in (Jenis.RENCANA, Jenis.KEADAAN, Jenis.UNSUR, Jenis.PERISTIWA, Jenis.PERAN):
            assert question.provisions, (id, question.text)
        for source in (source for part in question.answer for source in part.sources):
            library.evidence(source)


def test_every_citation_in_a_pack_resolves(packs: Packs, library: Library) -> None:
    unresolved = []
    for id, question in _all(packs):
        at = parse_id(question.provisions[0]) if question.provisions else None
        for text, place in [(question.text, at), *((part.text, part.at) for part in question.answer)]:
            for mention in library.mentions(text):
                unresolved += [
                    f"{id}: {text[part.start : part.end]}"
                    for part in mention.parts
                    if library.resolve(part.citation, place).id is None
                ]
    assert unresolved == []


def test_the_provision_a_question_names_is_the_one_its_answer_rests_on(packs: Packs, library: Library) -> None:
    for id, question in _all(packs):
        if question.text.startswith("Menurut "):
            cite = library.cite(Target("provision", question.provisions[0]))
            assert question.text.startswith(f"Menurut {cite}, "), (id, question.text)


def test_no_answer_is_empty_and_every_sentence_ends(packs: Packs) -> None:
    for id, question in _all(packs):
        assert question.text[-1] in "?.", (id, question.text)
        assert question.answer, (id, question.text)
        assert all(part.text.strip() for part in question.answer), (id, question.text)
        assert ".." not in question.text + " ".join(part.text for part in question.answer), (id, question.text)


def test_exactly_one_choice_is_right(packs: Packs, library: Library) -> None:
    rows = {row.id: row for row in mandates(library)}
    chosen = [(id, question) for id, question in _all(packs) if question.choices]
    assert chosen
    for id, question in chosen:
        assert len(set(question.choices)) == len(question.choices) == 3
        [task] = question.told
        row = rows[task]
        assert question.right == MODALITIES[row.mandate.sifat].noun, (id, question.text)
        # What is a wrong choice here is right for no other mandate on the same task.
        elsewhere = {
            MODALITIES[other.mandate.sifat].noun
            for other in rows.values()
            if other.mandate.tindakan == row.mandate.tindakan and id in other.mandate.pelaku
        }
        assert elsewhere & set(question.choices) == {question.right}, (id, question.text)


def test_conditions_and_exceptions_are_never_left_out(packs: Packs, library: Library) -> None:
    rows = {row.id: row for row in mandates(library)}
    for id, question in _all(packs):
        said = " ".join(part.text for part in question.answer).casefold()
        for row in (rows[task] for task in question.told if task in rows):
            for limit in (row.mandate.syarat, row.mandate.kecuali):
                assert (limit or "").casefold() in said, (id, question.text, limit)


def test_what_is_void_is_asked_about_only_as_void(packs: Packs, library: Library) -> None:
    for id, question in _all(packs):
        void = [place for place in question.provisions if ended(library.changes_of(place))]
        # The provision of a repealing law is itself in force; only the first is what is asked about.
        if question.provisions and question.provisions[0] in void and question.kind is not Jenis.ISI:
            assert question.kind in (Jenis.STATUS, Jenis.KEADAAN, Jenis.UNSUR, Jenis.RENCANA), (id, question.text)


def test_what_was_not_found_is_never_said_not_to_exist(packs: Packs) -> None:
    for _, question in _all(packs):
        for part in question.answer:
            if question.kind is Jenis.DELEGASI and "Belum ditemukan" in part.text:
                assert "itu tidak berarti tidak ada" in part.text


def test_weak_grades_are_carried_into_answers(packs: Packs, library: Library) -> None:
    for id in library.records["activity"]:
        record = library.records["activity"][id]
        [state] = [question for question in packs[id] if question.kind is Jenis.KEADAAN]
        assert [part.grade for part in state.answer[1:]] == [fact.derajat for fact in record.terbuka], id


def test_two_trainers_ask_the_same(packs: Packs, library: Library) -> None:
    again = Trainer.of(library)
    assert {**again.actors, **again.activities} == packs
