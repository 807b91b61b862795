"""Questions of training packs: what is asked, what is answered, and which ten of many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pytest
from pustaka.addresses import Target
from pustaka.library import Library
from pustaka.training import FEWEST, Jenis, Question, Statement, Trainer
from pustaka.training.duties import of_actor
from pustaka.training.phrases import MODALITIES, Speaker
from pustaka.training.question import choose
from pustaka.views import mandates
from pustaka.vocabulary import Sifat


def _read(questions: Sequence[Question]) -> list[tuple[str, list[str]]]:
    """Return questions as a trainer reads them out: the question, then the lines of its answer."""
    return [
        (question.text, [f"{part.label}: {part.text}".removeprefix(": ") for part in question.answer])
        for question in questions
    ]


def test_the_pack_of_an_actor_asks_what_its_records_carry(sample: Library) -> None:
    assert _read(Trainer.of(sample).actors["pengelola"]) == [
        ("Apa arti “Pengelola Taman Bacaan” dalam UU 1/2001?", ["Orang yang mengurus Taman Bacaan."]),
        (
            "Menurut Pasal 3 ayat (1) huruf a UU 1/2001, pengelola wajib membuka taman setiap hari. Apa pengecualiannya?",
            ["Dalam keadaan darurat."],
        ),
        (
            "Menurut Pasal 3 ayat (1) huruf b UU 1/2001, pengelola wajib mencatat buku. "
            "Berapa batas waktunya, dan sejak kapan dihitung?",
            ["Paling lama 7 hari sejak buku diterima."],
        ),
        (
            "Apa yang diperintahkan Pasal 3 ayat (2) UU 1/2001 tentang keadaan darurat, dan apa yang sudah ditemukan?",
            [
                "Bentuk yang diperintahkan: Peraturan Menteri.",
                "Ditemukan: Permensos 3/2002 (ditetapkan 2 Februari 2002).",
                "Batas waktu: Paling lambat 28 Februari 2001 menurut Pasal 5 ayat (2) UU 1/2001.",
                "Ketepatan: Terlambat 11 bulan dan 5 hari, menurut hitungan kami.",
            ],
        ),
    ]


def test_the_pack_of_an_activity_asks_for_plan_provisions_and_state(sample: Library) -> None:
    questions = Trainer.of(sample).activities["satu"]
    assert [question.kind for question in questions] == [
        Jenis.RENCANA,
        Jenis.SIAPA,
        Jenis.ISI,
        Jenis.PERISTIWA,
        Jenis.PERAN,
        Jenis.KEADAAN,
    ]
    role = questions[4]
    assert role.text == "Apa peran Ikatan Pengelola Taman dalam kegiatan “Membaca”?"
    assert [(part.text, part.grade, part.sources) for part in role.answer] == [
        ("Penggerak", "simpulan", ("sumber-satu",))
    ]


def test_what_no_longer_binds_is_asked_about_only_as_such(sample: Library) -> None:
    trainer = Trainer.of(sample)
    assert "pembaca" not in trainer.actors  # its only mandate was declared void
    asked = [question for pack in (*trainer.actors.values(), *trainer.activities.values()) for question in pack]
    assert all("uu-2001-1/pasal-4" not in question.provisions for question in asked)


@pytest.mark.parametrize("sifat", Sifat)
def test_a_wrong_choice_is_never_a_neighbour_of_the_right_one(sifat: Sifat) -> None:
    neighbours = (
        {"Kewajiban", "Keharusan", "Tugas", "Tanggung jawab"},
        {"Wewenang", "Hak", "Pilihan"},
        {"Larangan"},
    )
    words = MODALITIES[sifat]
    assert len({words.noun, *words.others}) == 3
    assert not any(words.noun in group and other in group for group in neighbours for other in words.others)


@pytest.mark.parametrize(
    ("actor", "name"),
    [
        ("setiap-orang", "setiap orang"),
        ("klien", "Klien"),
        ("masyarakat", "masyarakat"),
        ("anak", "Anak yang Berkonflik dengan Hukum"),
        ("orang-tua-wali", "orang tua/Wali"),
        ("menteri-pendidikan-tinggi", "menteri di bidang pendidikan tinggi"),
    ],
)
def test_a_name_stands_in_a_sentence_as_it_is_written_there(actor: str, name: str, library: Library) -> None:
    assert Speaker(library).name(actor) == name


def _questions_of(library: Library, actor: str) -> dict[str, Question]:
    rows = [row for row in mandates(library) if actor in row.mandate.pelaku]
    return {question.id: question for question in of_actor(Speaker(library), actor, rows, ())}


def test_a_condition_is_asked_for_by_the_word_it_begins_with(library: Library) -> None:
    texts = [question.text for question in _questions_of(library, "pekerja-sosial").values()]
    assert "Menurut Pasal 28 ayat (1) UU 14/2019, dalam keadaan apa Pekerja Sosial wajib memiliki STR?" in texts
    assert (
        "Menurut Pasal 29 huruf a UU 14/2019, untuk keperluan apa Pekerja Sosial harus memiliki Sertifikat Kompetensi?"
        in texts
    )


def test_an_answer_says_what_the_provisions_say_that_its_words_lead_to(library: Library) -> None:
    question = _questions_of(library, "penyidik")["syarat/uu-2012-11/pasal-7/ayat-1/mandat-1"]
    labels = [part.label for part in question.answer]
    assert labels == ["", "Berlaku juga bagi", "Pasal 7 ayat (2) UU 11/2012"]
    assert "Huruf a: Ancaman pidananya penjara di bawah 7 tahun." in question.answer[2].text


def test_two_mandates_of_one_provision_are_answered_together(library: Library) -> None:
    question = _questions_of(library, "hakim")["isi/uu-2012-11/pasal-18/mandat-1"]
    assert [part.text for part in question.answer[:2]] == [
        "Hakim wajib memperhatikan kepentingan terbaik bagi Anak.",
        "Hakim wajib mengusahakan suasana kekeluargaan tetap terpelihara.",
    ]
    assert question.told == {"uu-2012-11/pasal-18/mandat-1", "uu-2012-11/pasal-18/mandat-2"}


def test_one_task_in_two_modalities_has_no_question_of_modality(library: Library) -> None:
    # Pasal 27 makes it a responsibility and Pasal 28 a power.
    asked = _questions_of(library, "pemerintah-provinsi")
    assert "sifat/uu-2009-11/pasal-28/huruf-e/mandat-1" not in asked
    assert "sifat/uu-2009-11/pasal-28/huruf-d/mandat-1" in asked


def _question(id: str, kind: Jenis, place: str, told: str = "") -> Question:
    basis = (Target("provision", place),)
    return Question(id, kind, f"Soal {id}?", (Statement("Ya."),), basis, told=frozenset(told.split()))


def test_ten_are_spread_over_kinds_laws_and_pasal() -> None:
    kinds = (Jenis.SYARAT, Jenis.BATAS, Jenis.ISI)
    pool = [
        _question(f"{kind}-{law}-{pasal}", kind, f"uu-{law}/pasal-{pasal}")
        for kind in kinds
        for law in (1, 2)
        for pasal in range(1, 6)
    ]
    chosen = choose(pool, kinds)
    assert len(chosen) == 10
    assert sorted(Counter(question.kind for question in chosen).values()) == [3, 3, 4]
    assert Counter(question.provisions[0] for question in chosen).most_common(1)[0][1] == 1
    assert chosen == choose(pool, kinds)  # nothing is drawn by lot


def test_a_mandate_is_asked_about_once_and_after_a_list_only_when_nothing_else_is_left() -> None:
    pool = [
        _question("daftar", Jenis.DAFTAR, "uu-1/pasal-1", "a b c"),
        _question("syarat-a", Jenis.SYARAT, "uu-1/pasal-1", "a"),
        _question("isi-a", Jenis.ISI, "uu-1/pasal-1", "a"),
        _question("isi-d", Jenis.ISI, "uu-1/pasal-2", "d"),
    ]
    order = (Jenis.DAFTAR, Jenis.SYARAT, Jenis.ISI)
    assert [question.id for question in choose(pool, order, 2)] == ["daftar", "isi-d"]
    assert [question.id for question in choose(pool, order)] == ["daftar", "isi-d", "syarat-a"]


def test_too_few_questions_make_no_pack(sample: Library) -> None:
    assert all(len(pack) >= FEWEST for pack in Trainer.of(sample).actors.values())
