"""How mandates are spoken of in questions and answers: names in a sentence, verbs, claims with all that limits them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from ..addresses import Target
from ..citations import parse_id
from ..library import Library, Provision
from ..models import Mandat, Pelaku, Sanksi, Tenggat
from ..views import MandateRow, deadlines, due_date, extensions, measure
from ..vocabulary import JenisStatus, Sifat
from ..words import listed, long_date, sentence
from .question import Statement

# A provision longer than this is cited in an answer and not repeated in it.
_LONG = 600
# Words that join the parts of a defined term and are never capitals themselves.
_JOINING = ("yang", "atau")


class Words(NamedTuple):
    """A modality in sentences; `others` are what it is plainly not, whatever one holds of neighbouring modalities."""

    noun: str
    open: str
    plural: str
    others: tuple[str, str]


# What is owed is not offered beside a task, nor a power beside a choice: a wrong choice is one that nobody can defend.
MODALITIES: Mapping[Sifat, Words] = {
    Sifat.WAJIB: Words("Kewajiban", "apa yang wajib dilakukan {}", "kewajiban {}", ("Hak", "Pilihan")),
    Sifat.HARUS: Words("Keharusan", "apa yang diharuskan bagi {}", "hal yang diharuskan bagi {}", ("Hak", "Pilihan")),
    Sifat.BERTUGAS: Words("Tugas", "apa tugas {}", "tugas {}", ("Hak", "Larangan")),
    Sifat.BERTANGGUNG_JAWAB: Words("Tanggung jawab", "apa tanggung jawab {}", "tanggung jawab {}", ("Hak", "Larangan")),
    Sifat.BERWENANG: Words("Wewenang", "apa wewenang {}", "wewenang {}", ("Kewajiban", "Larangan")),
    Sifat.DAPAT: Words(
        "Pilihan", "apa yang dapat dilakukan {}", "hal yang dapat dilakukan {}", ("Kewajiban", "Larangan")
    ),
    Sifat.BERHAK: Words("Hak", "apa hak {}", "hak {}", ("Kewajiban", "Larangan")),
    Sifat.DILARANG: Words("Larangan", "apa yang dilarang bagi {}", "larangan bagi {}", ("Kewajiban", "Hak")),
}


class Speaker:
    """Speaks of the mandates of a library."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.deadlines = deadlines(library)
        self._extensions = extensions(library, self.deadlines)
        self._named_pasal: dict[str, frozenset[str]] = {}

    def cite(self, id: str) -> str:
        """Return a provision's citation in full: `Pasal 28 ayat (1) UU 14/2019`."""
        return self.library.cite(Target("provision", id))

    def name(self, actor: str) -> str:
        """Return an actor's name inside a sentence: `setiap orang`, but `Klien` and `Anak Korban`."""
        return self._names[actor]

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return {id: self._in_sentence(record) for id, record in self.library.records["actor"].items()}

    def _in_sentence(self, record: Pelaku) -> str:
        first, *rest = record.nama.split()
        defined = {d.istilah for _, d in self.library.definitions.get(record.istilah or "", ())}
        if (rest and (rest[0][0].isupper() or rest[0] in _JOINING)) or (not rest and first in defined):
            return record.nama
        return " ".join([f"{first[:1].lower()}{first[1:]}", *rest])

    def names(self, actors: Iterable[str]) -> str:
        """Return several actors in a sentence."""
        return listed([self.name(actor) for actor in actors])

    def claim(self, row: MandateRow, actors: Sequence[str] = ()) -> str:
        """Return a mandate as a sentence without what limits it: who, modality, task."""
        return sentence(f"{self.names(actors or row.mandate.pelaku)} {act(row.mandate)}.")

    def limits(self, row: MandateRow, actor: str = "", without: str = "") -> Iterator[Statement]:
        """Yield what belongs to a mandate: who else bears it, condition, exception, time, what its words refer to.

        `actor` is the only bearer that was named, `without` the label of what was said already.
        """
        mandate, at = row.mandate, parse_id(row.provision.id)
        others = [other for other in mandate.pelaku if actor not in ("", other)]
        parts = [
            ("Berlaku juga bagi", self.names(others)),
            ("Syarat", mandate.syarat),
            ("Kecuali", mandate.kecuali),
            ("Batas waktu", self.length(mandate.tenggat, row.provision).removesuffix(".") if mandate.tenggat else ""),
        ]
        for label, text in parts:
            if text and label != without:
                yield Statement(f"{sentence(text)}.", label, at)
        if mandate.tenggat:
            yield from self.around(mandate.tenggat, row.provision)
        texts = (mandate.tindakan, mandate.syarat or "", mandate.kecuali or "")
        yield from self.referred(row.provision, *texts)
        yield from self.readings(row.provision, self.claim(row, [actor] if actor else ()), *texts)

    def passed(self, row: MandateRow) -> bool:
        """Tell whether a mandate's time ended on a date that lies behind us."""
        limit = row.mandate.tenggat
        due = due_date(self.library, row.provision.law, limit) if limit else None
        return bool(due and due < self.library.per)

    def length(self, limit: Tenggat, provision: Provision) -> str:
        """Return how long a limit is, since when, and its date where it has one."""
        due = due_date(self.library, provision.law, limit)
        verb = "berakhir" if due and due < self.library.per else "sampai"
        dated = f", yaitu {verb} {long_date(due)}" if due else ""
        return f"{measure(limit)} sejak {limit.sejak}{dated}."

    def around(self, limit: Tenggat, provision: Provision) -> Iterator[Statement]:
        """Yield how a limit may be extended and what follows when it is passed."""
        at = parse_id(provision.id)
        extension = self._extensions.get(provision.id)
        if limit.perpanjangan:
            yield Statement(f"{sentence(limit.perpanjangan)}.", "Perpanjangan", at)
        elif extension:
            text = f"{extension.provision.record.ringkasan} ({self.cite(extension.provision.id)})"
            yield Statement(text, "Perpanjangan", parse_id(extension.provision.id))
        if limit.akibat:
            yield Statement(f"{sentence(limit.akibat)}.", "Akibat", at)

    @cached_property
    def sanctions(self) -> Sequence[tuple[Provision, Sanksi, Sequence[str]]]:
        """Return every sanction with its provision and the ids of the provisions that it enforces."""
        return [
            (provision, sanction, [target.id for text in sanction.atas for target in self._targets(text, provision)])
            for provision in self.library.provisions.values()
            for sanction in provision.record.sanksi
        ]

    def named_pasal(self, provision: Provision) -> frozenset[str]:
        """Return the pasal that a provision stands in or refers to."""
        if provision.id not in self._named_pasal:
            targets = [target for text in provision.record.merujuk for target in self._targets(text, provision)]
            named = (self.library.provisions[target.id].pasal for target in targets if target.kind == "provision")
            self._named_pasal[provision.id] = frozenset((provision.pasal, *named))
        return self._named_pasal[provision.id]

    def _targets(self, text: str, provision: Provision) -> Iterator[Target]:
        return self.library.targets(text, parse_id(provision.id))

    def referred(self, provision: Provision, *texts: str) -> Iterator[Statement]:
        """Yield what the provisions named in texts of a provision say, so that an answer can be read alone."""
        at = parse_id(provision.id)
        found = {target.id: target for text in texts for target in self.library.targets(text, at)}
        for id, target in found.items():
            inside = target.kind != "provision" or provision.id.startswith(f"{id}/") or provision.id == id
            if not inside and len(said := self.content(id)) <= _LONG:
                yield Statement(said, self.cite(id), parse_id(id))

    def readings(self, provision: Provision, *texts: str) -> Iterator[Statement]:
        """Yield how words in texts of a provision must be read since a later law: only of actors named in the texts."""
        named = [actor.nama for actor in self.library.records["actor"].values()]
        for change in self.library.changes_of(provision.id):
            status = change.status
            remark = status.catatan or ""
            if status.jenis is JenisStatus.DIMAKNAI and any(n in remark and n in text for n in named for text in texts):
                text = f"{remark} ({self.library.cite(change.by)}, {long_date(status.tanggal)})"
                yield Statement(text, "Kini dibaca", grade=status.derajat, sources=status.sumber)

    def content(self, id: str) -> str:
        """Return what a provision and its parts say, in one run."""
        provision = self.library.provisions[id]
        parts = [self._part(child) for child in provision.children]
        return " ".join(part for part in (provision.record.ringkasan or "", *parts) if part)

    def _part(self, id: str) -> str:
        said = self.content(id)
        return f"{sentence(self.library.provisions[id].label)}: {said}" if said else ""


def act(mandate: Mandat) -> str:
    """Return modality and task: `wajib memiliki STR`; the word is not said twice where the task carries it."""
    if mandate.sifat is Sifat.BERTANGGUNG_JAWAB and "tanggung jawab" in mandate.tindakan:
        return mandate.tindakan
    return f"{mandate.sifat.label.lower()} {mandate.tindakan}"
