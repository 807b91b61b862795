"""A child's case in time: the events it is made of, and every limit that runs from them, with all its readings.

Nothing is counted here; `docs/js/hitung.js` counts, from what `as_data` says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from . import views
from .addresses import Target, url
from .citations import Citation, parse_id
from .library import Library
from .models import Tenggat, TenggatPeraturan
from .views import DeadlineRow
from .vocabulary import BACAAN_BAKU, Acara, Bacaan, JenisSanksi, Tahap

LAW = "uu-2012-11"

# Where each event is asked for, and which events cannot come after it.
STAGES: Mapping[Tahap, Sequence[Acara]] = {
    Tahap.LAPORAN: (
        Acara.RAPAT_KOORDINASI,
        Acara.KEPUTUSAN_BELUM_12,
        Acara.PERMINTAAN_PENETAPAN,
        Acara.PROGRAM,
    ),
    Tahap.PENYIDIKAN: (
        Acara.PENANGKAPAN,
        Acara.PENYIDIKAN,
        Acara.PERMINTAAN_LAPORAN,
        Acara.PENAHANAN_PENYIDIKAN,
        Acara.DIVERSI_PENYIDIKAN,
    ),
    Tahap.PENUNTUTAN: (
        Acara.BERKAS_PENUNTUT_UMUM,
        Acara.TAHAP_DUA,
        Acara.PENAHANAN_PENUNTUTAN,
        Acara.DIVERSI_PENUNTUTAN,
    ),
    Tahap.PERSIDANGAN: (
        Acara.BERKAS_PENGADILAN,
        Acara.HAKIM_DITETAPKAN,
        Acara.PENAHANAN_PERSIDANGAN,
        Acara.DIVERSI_PENGADILAN,
    ),
    Tahap.DIVERSI: (
        Acara.KESEPAKATAN,
        Acara.SURAT_KESEPAKATAN,
        Acara.KESEPAKATAN_DITERIMA,
        Acara.PENETAPAN_DIVERSI,
        Acara.KESEPAKATAN_SELESAI,
        Acara.LAPORAN_TIDAK_DILAKSANAKAN,
    ),
    Tahap.PUTUSAN: (Acara.PUTUSAN, Acara.PENAHANAN_BANDING, Acara.PENAHANAN_KASASI),
}
NOT_BEFORE: Mapping[Acara, Sequence[Acara]] = {
    Acara.KEPUTUSAN_BELUM_12: (Acara.RAPAT_KOORDINASI,),
    Acara.PERMINTAAN_PENETAPAN: (Acara.KEPUTUSAN_BELUM_12,),
    Acara.PROGRAM: (Acara.KEPUTUSAN_BELUM_12,),
    Acara.PENAHANAN_PENYIDIKAN: (Acara.PENANGKAPAN,),
    Acara.DIVERSI_PENYIDIKAN: (Acara.PENYIDIKAN,),
    Acara.BERKAS_PENUNTUT_UMUM: (Acara.PENYIDIKAN,),
    Acara.TAHAP_DUA: (Acara.PENYIDIKAN, Acara.BERKAS_PENUNTUT_UMUM),
    Acara.PENAHANAN_PENUNTUTAN: (Acara.PENYIDIKAN, Acara.PENAHANAN_PENYIDIKAN),
    Acara.DIVERSI_PENUNTUTAN: (Acara.BERKAS_PENUNTUT_UMUM, Acara.DIVERSI_PENYIDIKAN),
    Acara.BERKAS_PENGADILAN: (Acara.PENYIDIKAN, Acara.BERKAS_PENUNTUT_UMUM),
    Acara.HAKIM_DITETAPKAN: (Acara.BERKAS_PENGADILAN,),
    Acara.PENAHANAN_PERSIDANGAN: (Acara.BERKAS_PENGADILAN, Acara.PENAHANAN_PENUNTUTAN, Acara.PENAHANAN_PENYIDIKAN),
    Acara.DIVERSI_PENGADILAN: (Acara.HAKIM_DITETAPKAN, Acara.DIVERSI_PENUNTUTAN),
    Acara.SURAT_KESEPAKATAN: (Acara.DIVERSI_PENGADILAN,),
    Acara.KESEPAKATAN_DITERIMA: (Acara.KESEPAKATAN,),
    Acara.PENETAPAN_DIVERSI: (Acara.KESEPAKATAN, Acara.KESEPAKATAN_DITERIMA),
    Acara.KESEPAKATAN_SELESAI: (Acara.KESEPAKATAN,),
    Acara.LAPORAN_TIDAK_DILAKSANAKAN: (Acara.KESEPAKATAN,),
    Acara.PUTUSAN: (Acara.PENYIDIKAN, Acara.BERKAS_PENGADILAN, Acara.HAKIM_DITETAPKAN, Acara.PENAHANAN_PERSIDANGAN),
    Acara.PENAHANAN_BANDING: (Acara.PUTUSAN, Acara.PENAHANAN_PERSIDANGAN),
    Acara.PENAHANAN_KASASI: (Acara.PUTUSAN, Acara.PENAHANAN_BANDING),
}
# An agreement ends a diversion, at whichever level that one began; it comes after the first that did.
AFTER_FIRST: Mapping[Acara, Sequence[Acara]] = {
    Acara.KESEPAKATAN: (Acara.DIVERSI_PENYIDIKAN, Acara.DIVERSI_PENUNTUTAN, Acara.DIVERSI_PENGADILAN),
}


@dataclass(frozen=True)
class Cite:
    """A citation in full and where it leads."""

    text: str
    target: Target


@dataclass(frozen=True)
class Reading:
    """One way of counting a limit, and the provisions that say so."""

    limit: Tenggat
    way: Bacaan
    cites: Sequence[Cite]


@dataclass(frozen=True)
class Sanction:
    """A sanction on the duty that a limit belongs to; `void` is what took its force."""

    cite: Cite
    kind: JenisSanksi
    void: Cite | None


@dataclass(frozen=True)
class Line:
    """One thing limited in time, with every reading the law and its regulation give it."""

    id: str
    cites: Sequence[Cite]
    subject: str
    condition: str | None
    bearers: Sequence[str]
    stages: Sequence[Tahap]
    limit: Tenggat
    readings: Sequence[Reading]
    extension: DeadlineRow | None = None
    sanctions: Sequence[Sanction] = ()


def lines(library: Library) -> Sequence[Line]:
    """Return every limit of a child's case: those of the law in its order, then those only a regulation knows.

    A limit that names no stage is of no child's case.
    """
    own = [row for row in views.deadlines(library) if row.provision.law == LAW and row.stages and row.limit.maks]
    extensions = views.extensions(library, own)
    detailed = list(_regulations(library))
    return (
        *(
            _line(library, row, extensions.get(row.provision.id), detailed)
            for row in own
            if not row.limit.memperpanjang
        ),
        *(
            Line(
                id=item.id,
                cites=item.cites,
                subject=item.limit.perihal or "",
                condition=None,
                bearers=item.limit.pelaku,
                stages=item.limit.tahap,
                limit=item.limit,
                readings=tuple(_readings(item.limit, item.cites)),
            )
            for item in detailed
            if item.above is None and item.limit.tahap
        ),
    )


@dataclass(frozen=True)
class _Detail:
    """A limit of a regulation, with the provision of the law that it details."""

    id: str
    limit: TenggatPeraturan
    cites: Sequence[Cite]
    above: str | None


def _regulations(library: Library) -> Iterator[_Detail]:
    for id, record in library.records["regulation"].items():
        for number, limit in enumerate(record.tenggat, 1):
            cites = tuple(Cite(f"{text} {record.sebutan}", Target("regulation", id)) for text in limit.ketentuan)
            above = next((target.id for target in library.targets(limit.atas or "", Citation(id))), None)
            yield _Detail(f"{id}/tenggat-{number}", limit, cites, above)


def _line(library: Library, row: DeadlineRow, extension: DeadlineRow | None, detailed: Sequence[_Detail]) -> Line:
    cites = (_cite(library, row.provision.target),)
    return Line(
        id=row.id,
        cites=cites,
        subject=row.subject,
        condition=row.mandate.syarat if row.mandate else None,
        bearers=row.bearers,
        stages=row.stages,
        limit=row.limit,
        readings=(
            *_readings(row.limit, cites),
            *(
                reading
                for item in detailed
                if item.above == row.provision.id
                for reading in _readings(item.limit, item.cites)
            ),
        ),
        extension=extension,
        sanctions=tuple(_sanctions(library, [row, *([extension] if extension else [])])),
    )


def _cite(library: Library, target: Target) -> Cite:
    return Cite(library.cite(target), target)


def _readings(limit: Tenggat, cites: Sequence[Cite]) -> Iterator[Reading]:
    if limit.acara:
        for way in (*BACAAN_BAKU.get(limit.satuan, ()), *limit.bacaan):
            yield Reading(limit, way, cites)


def _sanctions(library: Library, rows: Sequence[DeadlineRow]) -> Iterator[Sanction]:
    """Yield the sanctions on what the rows limit: on the provision itself or on one that their `akibat` names."""
    concerned = {row.provision.id for row in rows}
    for row in rows:
        concerned |= {target.id for target in library.targets(row.limit.akibat or "", parse_id(row.provision.id))}
    for pasal in library.laws[LAW].pasal:
        for provision in library.below(pasal):
            at = parse_id(provision.id)
            for sanction in provision.record.sanksi:
                enforced = {target.id for text in sanction.atas for target in library.targets(text, at)}
                above = {id for id in enforced if any(other.startswith(f"{id}/") for other in concerned)}
                if provision.id in concerned or (enforced & concerned) or above:
                    ended = views.ended(library.changes_of(provision.id))
                    void = _cite(library, ended.by) if ended else None
                    yield Sanction(_cite(library, provision.target), sanction.jenis, void)


def as_data(library: Library, rows: Sequence[Line], site: str) -> Mapping[str, Any]:
    """Return what the counting needs, as plain data; `site` is put before the addresses of provisions."""
    return {
        "berlaku": library.laws[LAW].record.berlaku,
        "tahap": [stage.label for stage in Tahap],
        "acara": [
            {
                "id": event.value,
                "nama": event.label,
                "keterangan": event.description,
                "tahap": stage.value,
                "tidakSebelum": list(NOT_BEFORE.get(event, ())),
                "sesudahSalahSatu": list(AFTER_FIRST.get(event, ())),
            }
            for stage, events in STAGES.items()
            for event in events
        ],
        "bacaan": {way.value: {"nama": way.label, "alasan": way.description} for way in Bacaan},
        "batas": [_data(library, row, site) for row in rows if row.readings],
    }


def _data(library: Library, row: Line, site: str) -> Mapping[str, Any]:
    return {
        "id": row.id,
        "perihal": row.subject[:1].upper() + row.subject[1:],
        "pelaku": [library.records["actor"][id].nama for id in row.bearers],
        "syarat": row.condition,
        "tahap": row.stages[0].label,
        "akibat": row.limit.akibat,
        "bacaan": [
            {
                "acara": reading.limit.acara,
                "ukuran": views.measure(reading.limit),
                "maks": reading.limit.maks,
                "satuan": reading.limit.satuan.value,
                "cara": reading.way.value,
                "perihal": reading.limit.perihal if reading.limit is not row.limit else None,
                "sitasi": [_link(cite, site) for cite in reading.cites],
            }
            for reading in row.readings
        ],
        "perpanjangan": _extension(library, row.extension, site) if row.extension else None,
        "sanksi": [
            {
                **_link(sanction.cite, site),
                "jenis": sanction.kind.label,
                "gugur": sanction.void.text if sanction.void else None,
            }
            for sanction in row.sanctions
        ],
    }


def _extension(library: Library, row: DeadlineRow, site: str) -> Mapping[str, Any]:
    return {
        "maks": row.limit.maks,
        "satuan": row.limit.satuan.value,
        "isi": row.provision.record.ringkasan,
        "akibat": row.limit.akibat,
        **_link(_cite(library, row.provision.target), site),
    }


def _link(cite: Cite, site: str) -> Mapping[str, str]:
    return {"sitasi": cite.text, "alamat": site + url(cite.target).removeprefix("/")}
