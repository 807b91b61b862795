"""Pages as plain Markdown beside their HTML (`…/index.html.md`), and `llms.txt`, which leads to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import BaseModel

from ..addresses import Target
from ..library import Law, Provision
from ..models import Mandat, Pasal, Pernyataan, Riwayat, Tenggat
from ..vocabulary import Vocabulary
from .catalogue import WITH_PAGE, Catalogue

NAME = "index.html.md"
NOTICE = "Ringkasan dengan kata-kata kami sendiri; bukan teks resmi dan bukan nasihat hukum."

_SPECIAL = re.compile(r"[\\`*_<>\[\]|#&~$]")
# What makes a list or a heading only where a line begins, as a text may.
_AT_START = re.compile(r"(?:\d+(?=[.)]))?([-+=.):])")
# Keys that say how a record is kept rather than what it says.
_KEPT = frozenset({"id", "diperiksa", "riwayat", "jumlah_bab", "jumlah_pasal", "draf"})


def files(catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    """Yield the Markdown of every page of a record, and llms.txt."""
    for target in catalogue.targets():
        lines = _lines(catalogue, target)
        yield path(catalogue, target), ("\n".join(lines) + "\n").encode()
    yield "llms.txt", ("\n".join(_index(catalogue)) + "\n").encode()


def path(catalogue: Catalogue, target: Target) -> str:
    """Return where the Markdown of a target's page stands below the site."""
    return catalogue.url(target).lstrip("/") + NAME


def _lines(catalogue: Catalogue, target: Target) -> Iterator[str]:
    if target.kind == "provision":
        yield from _pasal(catalogue, catalogue.library.provisions[target.id])
    elif target.kind == "law":
        yield from _law(catalogue, catalogue.library.laws[target.id])
    else:
        yield f"# {_text(catalogue.name(target))}"
        yield ""
        yield from _fields(catalogue, catalogue.library.record(target), 0)
        yield from _used(catalogue, target)
        yield from _changed(catalogue.library.record(target).riwayat)
    yield ""
    yield "---"
    yield f"Halaman: {catalogue.absolute(catalogue.url(target))}  "
    yield f"Diperiksa: {catalogue.checked(target)}. {NOTICE}"


def _text(text: str) -> str:
    """Return a text as Markdown that reads as it is written, also where it begins a line."""
    safe = _SPECIAL.sub(r"\\\g<0>", text)
    start = _AT_START.match(safe)
    return f"{safe[: start.start(1)]}\\{safe[start.start(1) :]}" if start else safe


def _link(catalogue: Catalogue, target: Target) -> str:
    page = target
    if target.kind == "provision":
        page = Target("provision", catalogue.library.provisions[target.id].pasal)
    return f"[{_text(catalogue.name(target))}]({catalogue.absolute('/' + path(catalogue, page))})"


# ---------------------------------------------------------------------------
# Laws


def _law(catalogue: Catalogue, law: Law) -> Iterator[str]:
    record = law.record
    yield f"# {record.sebutan} tentang {_text(record.tentang)}"
    yield ""
    yield _text(record.ringkasan)
    yield ""
    for label, value in (
        ("Mengikat", record.mengikat),
        ("Disahkan", record.ditetapkan),
        ("Diundangkan", record.diundangkan),
        ("Mulai berlaku", record.berlaku),
        ("Penjelasan", record.penjelasan),
    ):
        if value:
            yield f"- **{label}:** {_text(value)}"
    yield f"- **Keadaan:** {catalogue.state(law.id)}"
    for chapter in law.chapters:
        yield ""
        yield f"## Bab {chapter.record.nomor}: {_text(chapter.record.judul)}"
        yield ""
        for id in chapter.pasal:
            pasal = catalogue.library.provisions[id]
            assert isinstance(pasal.record, Pasal)
            state = catalogue.state(id)
            mark = "" if state == "berlaku" else f" ({state})"
            yield f"- {_link(catalogue, pasal.target)}: {_text(pasal.record.perihal)}{mark}"
    yield from _changed(record.riwayat)


def _pasal(catalogue: Catalogue, provision: Provision) -> Iterator[str]:
    record = provision.record
    assert isinstance(record, Pasal)
    yield f"# {catalogue.name(provision.target)}: {_text(record.perihal)}"
    yield ""
    yield f"Keadaan: {catalogue.state(provision.id)}."
    for change in catalogue.changes(provision.id):
        yield f"{change['jenis'].label}: {change['sitasi']}, {change['tanggal']}. {_text(change['catatan'] or '')}"
    yield ""
    yield from _provision(catalogue, provision, 0)
    yield from _used(catalogue, provision.target)
    yield from _changed(record.riwayat)


def _provision(catalogue: Catalogue, provision: Provision, depth: int) -> Iterator[str]:
    record = provision.record
    indent = "  " * (depth - 1)
    if depth:
        own = catalogue.library.changes.get(provision.id, ())
        marks = "".join(f" [{c.status.jenis.label}: {catalogue.name(c.by)}, {c.status.tanggal}]" for c in own)
        defined = f"{record.definisi.istilah}: " if record.definisi else ""
        yield f"{indent}- **{provision.label}**{_text(marks)} {_text(defined + (record.ringkasan or ''))}"
    elif record.ringkasan:
        yield _text(record.ringkasan)
    inner = "  " * depth
    for mandate in record.mandat:
        yield f"{inner}- Mandat: {_text(_mandate(catalogue, mandate))}"
    for limit in record.tenggat:
        yield f"{inner}- Batas waktu: {_text(f'{limit.perihal}: {_limit(limit)}')}"
    for delegation in record.delegasi:
        found = "belum ditemukan" if delegation.dipenuhi == "belum-ditemukan" else ", ".join(delegation.dipenuhi)
        yield f"{inner}- Delegasi ({delegation.bentuk.label}): {_text(delegation.materi)}; dipenuhi: {found}"
    for sanction in record.sanksi:
        yield f"{inner}- {sanction.jenis.label}: {_text(sanction.ancaman)}"
    if record.penjelasan:
        yield f"{inner}- Penjelasan: {_text(record.penjelasan)}"
    for remark in record.catatan:
        yield f"{inner}- Catatan redaksi: {_text(remark)}"
    for child in provision.children:
        yield from _provision(catalogue, catalogue.library.provisions[child], depth + 1)


def _mandate(catalogue: Catalogue, mandate: Mandat) -> str:
    parts = [f"{catalogue.actors(mandate.pelaku)} {mandate.sifat.label.lower()} {mandate.tindakan}"]
    if mandate.kepada:
        parts.append(f"kepada: {catalogue.actors(mandate.kepada)}")
    parts += [f"{label}: {text}" for label, text in (("syarat", mandate.syarat), ("kecuali", mandate.kecuali)) if text]
    if mandate.tenggat:
        parts.append(_limit(mandate.tenggat))
    return "; ".join(parts)


def _limit(limit: Tenggat) -> str:
    least = f"paling singkat {limit.min} " if limit.min is not None else ""
    most = f"paling lama {limit.maks} " if limit.maks is not None else ""
    return f"{least}{most}{limit.satuan.label} sejak {limit.sejak}"


# ---------------------------------------------------------------------------
# Other records


def _fields(catalogue: Catalogue, record: BaseModel, depth: int, *, passed: str = "") -> Iterator[str]:
    """Yield every key of a record that says something, in the record's own order, but one that was said before."""
    indent = "  " * depth
    for key in type(record).model_fields:
        value = getattr(record, key)
        if key in _KEPT or key == passed or value is None or value == ():
            continue
        label = key.replace("_", " ").capitalize()
        if isinstance(value, tuple):
            yield f"{indent}- **{label}:**"
            for item in value:
                yield from _item(catalogue, item, depth + 1)
        elif isinstance(value, BaseModel):
            yield f"{indent}- **{label}:**"
            yield from _fields(catalogue, value, depth + 1)
        else:
            yield f"{indent}- **{label}:** {_word(value)}"


def _item(catalogue: Catalogue, item: Any, depth: int) -> Iterator[str]:
    indent = "  " * depth
    if not isinstance(item, BaseModel):
        yield f"{indent}- {_word(item)}"
        return
    if isinstance(item, Pernyataan):
        dated = f"{item.tanggal}: " if item.tanggal else ""
        yield f"{indent}- {dated}{_text(item.isi)} ({item.derajat.label.lower()}; {', '.join(item.sumber)})"
        return
    # The first key of a part is what the part is about.
    first, *_ = type(item).model_fields
    lead = next((key for key in ("nama", "istilah", "jenis") if key in type(item).model_fields), first)
    yield f"{indent}- {_word(getattr(item, lead))}"
    yield from _fields(catalogue, item, depth + 1, passed=lead)


def _word(value: Any) -> str:
    return value.label if isinstance(value, Vocabulary) else _text(str(value))


def _used(catalogue: Catalogue, target: Target) -> Iterator[str]:
    """Yield what refers to a target, in short."""
    inward = catalogue.library.references_to.get(target, ())
    found = dict.fromkeys(reference.source for reference in inward if reference.source.kind in WITH_PAGE)
    if found:
        yield ""
        yield "## Dirujuk oleh"
        yield ""
        yield from (f"- {_link(catalogue, source)}" for source in found)


def _changed(history: Sequence[Riwayat]) -> Iterator[str]:
    """Yield what was changed in a record after it was first written."""
    if history:
        yield ""
        yield "## Riwayat"
        yield ""
    for change in history:
        said = f"{change.jenis.label}: {change.isi} Alasan: {change.alasan}"
        yield f"- {change.tanggal} {_text(said)} ({', '.join(change.sumber)})"


def _index(catalogue: Catalogue) -> Sequence[str]:
    lines = [
        "# Pustaka Peksos",
        "",
        "> Pustaka hukum pekerjaan sosial Indonesia, pasal demi pasal: siapa wajib, boleh, atau dilarang apa, menurut",
        f"> pasal yang mana, dan apakah pasal itu masih berlaku. Keadaan catatan per {catalogue.library.per}.",
        "",
        NOTICE,
        "Setiap halaman tersedia sebagai Markdown pada alamat halamannya ditambah `index.html.md`.",
        f"Seluruh data tersedia sebagai JSON: {catalogue.absolute('/api/v1/index.json')}.",
    ]
    headings = {
        "law": "Undang-undang",
        "guide": "Panduan",
        "regulation": "Peraturan lain",
        "ruling": "Putusan",
        "actor": "Mandat menurut pelaku",
        "term": "Glosarium",
        "activity": "Peta jalan",
        "organisation": "Organisasi",
        "event": "Optional",
    }
    for kind, heading in headings.items():
        records = catalogue.library.records[kind]
        if records:
            lines += ["", f"## {heading}", ""]
            lines += [_entry(catalogue, Target(kind, id)) for id in records]
    return lines


def _entry(catalogue: Catalogue, target: Target) -> str:
    record = catalogue.library.record(target)
    about = getattr(record, "tentang", None) or getattr(record, "ringkasan", None)
    return f"- {_link(catalogue, target)}" + (f": {_text(_first(about))}" if about else "")


def _first(text: str) -> str:
    """Return the first sentence of a text."""
    return re.split(r"(?<=[.?!]) (?=[A-Z])", text, maxsplit=1)[0]
