"""Questions about provisions: terms they define, sanctions they threaten, what became of them, what they order made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..addresses import Target
from ..citations import Citation, parse_id
from ..delays import Kemajuan, duration, progress, when
from ..library import Change, Provision
from ..models import Sanksi
from ..views import DelegationRow, MandateRow, ended
from ..vocabulary import JenisSanksi, JenisStatus
from ..words import listed, long_date, sentence
from .phrases import Speaker, act
from .question import Jenis, Question, Statement

# How a change is asked about and told; what was declared void is asked about with the threat it took away.
_ASKED = {
    JenisStatus.DICABUT: "Apa yang terjadi pada {}?",
    JenisStatus.INKONSTITUSIONAL: "Apakah {} masih mengikat?",
    JenisStatus.DIMAKNAI: "Bagaimana {} kini harus dibaca?",
    JenisStatus.DIUBAH: "Apa yang terjadi pada {}?",
    JenisStatus.DISESUAIKAN: "Apakah ancaman dalam {} masih seperti teks aslinya?",
    JenisStatus.DIGANTI: "Apa yang terjadi pada {}?",
    JenisStatus.DIUJI: "Apa hasil pengujian {} di Mahkamah Konstitusi?",
}
_WHAT_HAPPENED = {
    JenisStatus.DICABUT: "Dicabut oleh",
    JenisStatus.INKONSTITUSIONAL: "Tidak; ketentuan itu dinyatakan tidak mengikat oleh",
    JenisStatus.DIMAKNAI: "Dibaca menurut",
    JenisStatus.DIUBAH: "Diubah oleh",
    JenisStatus.DISESUAIKAN: "Ancamannya disesuaikan oleh",
    JenisStatus.DIGANTI: "Diganti oleh",
    JenisStatus.DIUJI: "Ketentuan itu tetap berlaku menurut",
}


def definition(speaker: Speaker, provision: Provision) -> Question | None:
    """Return the question what a term means in a law, unless the definition has ended."""
    term = provision.record.definisi
    if term is None or ended(speaker.library.changes_of(provision.id)):
        return None
    law = speaker.library.cite(Target("law", provision.law))
    short = f" ({term.singkatan})" if term.singkatan else ""
    said = Statement(provision.record.ringkasan or "", at=parse_id(provision.id))
    return Question(
        f"definisi/{provision.id}",
        Jenis.DEFINISI,
        f"Apa arti “{term.istilah}”{short} dalam {law}?",
        (said, *speaker.readings(provision, term.istilah)),
        (Target("provision", provision.id),),
    )


@dataclass(frozen=True)
class Threat:
    """The sanctions that one provision threatens on mandates; `void` is what took them away, if anything did."""

    place: str
    rows: Sequence[MandateRow]
    parts: Sequence[tuple[Provision, Sanksi]]
    void: Change | None


def threats(speaker: Speaker, rows: Sequence[MandateRow]) -> Sequence[Threat]:
    """Return the sanctions on mandates by the provision that holds them; lettered ones by the provision above them."""
    found: dict[str, dict[str, MandateRow]] = defaultdict(dict)
    parts: dict[str, list[tuple[Provision, Sanksi]]] = defaultdict(list)
    for provision, sanction, targets in speaker.sanctions:
        touched = {row.id: row for row in rows if any(_within(row.provision.id, id) for id in targets)}
        if touched:
            place = provision.parent if provision.kind == "huruf" and provision.parent else provision.id
            found[place].update(touched)
            parts[place].append((provision, sanction))
    changes_of = speaker.library.changes_of
    return [
        Threat(place, tuple(rows.values()), parts[place], ended(changes_of(place))) for place, rows in found.items()
    ]


def _within(id: str, above: str) -> bool:
    return id == above or id.startswith(f"{above}/")


def sanctions(speaker: Speaker, rows: Sequence[MandateRow], actor: str) -> Iterator[Question]:
    """Yield a question for every sanction on an actor's mandates; those that do not bind are asked about as such."""
    for threat in threats(speaker, rows):
        row = threat.rows[0]
        lead = "dengan syarat tertentu " if row.mandate.syarat else ""
        claim = sentence(f"{speaker.name(actor)} {lead}{act(row.mandate)}")
        duty = f"{claim} ({speaker.cite(row.provision.id)})."
        cite = speaker.cite(threat.place)
        basis = (Target("provision", threat.place), Target("provision", row.provision.id))
        if threat.void:
            criminal = threat.parts[0][1].jenis is JenisSanksi.PIDANA
            what = "ancaman pidana" if criminal else "sanksi"
            text = f"{duty} Apakah {what} dalam {cite} atas pelanggarannya masih mengikat?"
            id, answer = f"status/{threat.place}/{row.id}", _change(speaker, threat.void)
            yield Question(id, Jenis.STATUS, text, answer, (*basis, threat.void.by), told=_once(threat.void))
            continue
        text = f"{duty} Apa sanksi atas pelanggarannya menurut {cite}?"
        yield Question(f"sanksi/{threat.place}/{row.id}", Jenis.SANKSI, text, tuple(_told(speaker, threat)), basis)


def _told(speaker: Speaker, threat: Threat) -> Iterator[Statement]:
    at = parse_id(threat.place)
    for provision, sanction in threat.parts:
        label = sentence(provision.label) if provision.id != threat.place else ""
        yield Statement(f"{sentence(sanction.ancaman)}.", label, parse_id(provision.id))
    yield Statement(speaker.library.provisions[threat.place].record.ringkasan or "", "Isi ketentuan", at)
    for _, sanction in threat.parts:
        if sanction.kini:
            yield Statement(f"{sentence(sanction.kini)}.", "Kini", at, grade=sanction.derajat_kini)


def changes(speaker: Speaker, id: str, actor: str = "") -> Iterator[Question]:
    """Yield a question for every change written for a provision, without the sanctions that were declared void.

    Words that are read anew concern only the actor whom they name.
    """
    name = speaker.library.records["actor"][actor].nama if actor else ""
    void_sanction = speaker.library.provisions[id].record.sanksi and ended(speaker.library.changes_of(id))
    for change in () if void_sanction else speaker.library.changes.get(id, ()):
        if change.status.jenis is JenisStatus.DIMAKNAI and name not in (change.status.catatan or ""):
            continue
        yield Question(
            f"status/{id}/{change.status.jenis}",
            Jenis.STATUS,
            _ASKED[change.status.jenis].format(speaker.cite(id)),
            (*_change(speaker, change), *_now(speaker, id, change)),
            (Target("provision", id), change.by),
            told=_once(change),
        )


def _once(change: Change) -> frozenset[str]:
    return frozenset({f"{change.by.id}/{change.status.jenis}"})


def _change(speaker: Speaker, change: Change) -> Sequence[Statement]:
    status = change.status
    text = f"{_WHAT_HAPPENED[status.jenis]} {speaker.library.cite(change.by)}, {long_date(status.tanggal)}."
    if status.catatan:
        text += f" {status.catatan}"
    return (Statement(text, grade=status.derajat, sources=status.sumber),)


def _now(speaker: Speaker, id: str, change: Change) -> Iterator[Statement]:
    for threat in speaker.library.provisions[id].record.sanksi:
        if change.status.jenis is JenisStatus.DISESUAIKAN and threat.kini:
            yield Statement(f"{sentence(threat.kini)}.", "Kini", parse_id(id), grade=threat.derajat_kini)


def delegation(speaker: Speaker, row: DelegationRow) -> Question:
    """Return the question what a provision orders to be made, and what was found of it."""
    id, order = row.provision.id, row.delegation
    done = progress(speaker.library, row)
    at = parse_id(id)
    answer = [Statement(f"{_form(row)}.", at=at)]
    if done.issues:
        found = [f"{speaker.library.cite(issue.target)} ({when(speaker.library, issue)})" for issue in done.issues]
        answer.append(Statement(f"{listed(found)}.", "Ditemukan", grade=order.derajat))
    else:
        text = f"Belum ditemukan sampai {long_date(order.diperiksa)}; itu tidak berarti tidak ada."
        answer.append(Statement(text, "Pelaksanaannya"))
    if row.due:
        answer.append(Statement(_due(speaker, row), "Batas waktu", Citation(row.provision.law)))
    if done.state is Kemajuan.TERLAMBAT and done.late:
        answer.append(Statement(f"Terlambat {duration(done.late)}, menurut hitungan kami.", "Ketepatan"))
    if order.catatan:
        answer.append(Statement(order.catatan, "Catatan", at))
    text = f"Apa yang diperintahkan {speaker.cite(id)} tentang {order.materi}, dan apa yang sudah ditemukan?"
    basis = (Target("provision", id), *row.fulfilled)
    return Question(f"delegasi/{row.id}", Jenis.DELEGASI, text, tuple(answer), basis)


def _form(row: DelegationRow) -> str:
    form = row.delegation.bentuk
    detail = f" ({form.description})" if form.description else ""
    return f"Bentuk yang diperintahkan: {form.label}{detail}"


def _due(speaker: Speaker, row: DelegationRow) -> str:
    assert row.due
    limit = speaker.library.laws[row.provision.law].record.batas_pelaksanaan
    return f"Paling lambat {long_date(row.due)} menurut {limit} {speaker.library.names[row.provision.law]}."


def ordered_by(speaker: Speaker, rows: Sequence[MandateRow], orders: Sequence[DelegationRow]) -> Iterator[Question]:
    """Yield a question for every order to regulate that stands in, or names, a pasal where the mandates stand."""
    pasal = {row.provision.pasal for row in rows}
    for order in orders:
        if pasal & speaker.named_pasal(order.provision):
            yield delegation(speaker, order)
