"""What a question of a training pack is, and which ten of many are asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..addresses import Target
from ..citations import Citation
from ..vocabulary import Derajat, Vocabulary


class Jenis(Vocabulary):
    """Kinds of question, in the order in which a pack asks them."""

    RENCANA = "rencana", "Rencana"
    DEFINISI = "definisi", "Arti istilah"
    SIAPA = "siapa", "Siapa"
    DAFTAR = "daftar", "Sebutkan"
    SIFAT = "sifat", "Sifat mandat"
    ISI = "isi", "Isi ketentuan"
    SYARAT = "syarat", "Syarat dan keadaan"
    PENGECUALIAN = "pengecualian", "Pengecualian"
    BATAS = "batas", "Batas waktu"
    SANKSI = "sanksi", "Sanksi"
    STATUS = "status", "Perubahan ketentuan"
    DELEGASI = "delegasi", "Peraturan pelaksana"
    PERISTIWA = "peristiwa", "Peristiwa"
    PERAN = "peran", "Peran organisasi"
    UNSUR = "unsur", "Dulu dan kini"
    KEADAAN = "keadaan", "Keadaan sekarang"


@dataclass(frozen=True)
class Statement:
    """A part of an answer; `at` is where the citations in it stand, weak grades and sources belong to what it says."""

    text: str
    label: str = ""
    at: Citation | None = None
    date: str | None = None
    grade: Derajat | None = None
    sources: Sequence[str] = ()


@dataclass(frozen=True)
class Question:
    """A question, what may be chosen from (the right one among them), its answer, and what the answer rests on.

    `basis` are provisions, instruments and records; `told` the mandates or the change that the answer tells.
    """

    id: str
    kind: Jenis
    text: str
    answer: Sequence[Statement]
    basis: Sequence[Target]
    choices: Sequence[str] = ()
    told: frozenset[str] = frozenset()

    @property
    def right(self) -> str | None:
        """Return the choice that is right."""
        return next((choice for choice in self.choices if self.answer[0].text.startswith(f"{choice}:")), None)

    @property
    def provisions(self) -> Sequence[str]:
        """Return the ids of the provisions it rests on."""
        return tuple(target.id for target in self.basis if target.kind == "provision")


# ---------------------------------------------------------------------------

TEN = 10

# More than this of one kind makes a pack of one thing; it is asked only where nothing else is left.
_MANY: Mapping[Jenis, int] = {Jenis.DAFTAR: 2, Jenis.SIAPA: 2, Jenis.SIFAT: 2, Jenis.SYARAT: 3, Jenis.PERAN: 2}
# More than this of one kind would say the same thing again.
_MOST: Mapping[Jenis, int] = {Jenis.DEFINISI: 1, Jenis.SANKSI: 2, Jenis.STATUS: 2, Jenis.PERISTIWA: 1}


def choose(candidates: Iterable[Question], order: Sequence[Jenis], count: int = TEN) -> Sequence[Question]:
    """Return at most `count` questions spread over kinds, laws and pasal, in the order in which they are asked.

    `order` are the kinds by importance and candidates of one kind come with the most important first. A mandate or a
    change is asked about once; what a list told already is asked about only when nothing else is left.
    """
    ranks = {kind: rank for rank, kind in enumerate(order)}
    pool = {q.id: (place, q) for place, q in enumerate(candidates) if q.kind in ranks}
    firsts = {id: question.provisions[0] if question.provisions else "" for id, (_, question) in pool.items()}
    chosen: list[Question] = []
    kinds: Counter[Jenis] = Counter()
    laws: Counter[str] = Counter()
    pasal: Counter[str] = Counter()
    asked: set[str] = set()
    listed: set[str] = set()

    def cost(item: tuple[int, Question]) -> tuple[int, ...]:
        place, question = item
        first = firsts[question.id]
        return (
            len(question.told & listed),
            kinds[question.kind] >= _MANY.get(question.kind, count),
            kinds[question.kind],
            ranks[question.kind],
            pasal[_pasal(first)],
            laws[first.split("/")[0]],
            place,
        )

    while pool and len(chosen) < count:
        _, question = min(pool.values(), key=cost)
        chosen.append(question)
        kinds[question.kind] += 1
        pasal[_pasal(firsts[question.id])] += 1
        laws[firsts[question.id].split("/")[0]] += 1
        (listed if question.kind is Jenis.DAFTAR else asked).update(question.told)
        texts = {other.text for other in chosen}
        pool = {
            id: (place, other)
            for id, (place, other) in pool.items()
            if other.text not in texts and kinds[other.kind] < _MOST.get(other.kind, count) and not (other.told & asked)
        }
    return tuple(sorted(chosen, key=lambda question: list(Jenis).index(question.kind)))


def _pasal(id: str) -> str:
    return "/".join(id.split("/")[:2])
