"""Situations: under which heading of an actor's job description a mandate is read, by its stage or its topic."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from .views import MandateRow
from .vocabulary import Sifat, Tahap, Topik

# What the law asks comes before what it allows.
ORDER: Mapping[Sifat, int] = {
    sifat: rank
    for rank, sifat in enumerate(
        (
            Sifat.WAJIB,
            Sifat.HARUS,
            Sifat.DILARANG,
            Sifat.BERTUGAS,
            Sifat.BERTANGGUNG_JAWAB,
            Sifat.BERWENANG,
            Sifat.BERHAK,
            Sifat.DAPAT,
        )
    )
}

# Headings in the order of a working life, each with the topics that are read under it.
TOPICS: Mapping[str, Sequence[Topik]] = {
    "Pendidikan, uji kompetensi, dan sertifikasi": (
        Topik.PENDIDIKAN_PROFESI,
        Topik.UJI_KOMPETENSI,
        Topik.SERTIFIKASI,
        Topik.KOMPETENSI,
        Topik.KARIER,
    ),
    "Registrasi dan izin praktik": (Topik.REGISTRASI, Topik.IZIN_PRAKTIK),
    "Praktik dan pelayanan": (
        Topik.STANDAR_PRAKTIK,
        Topik.LAYANAN,
        Topik.INFORMASI,
        Topik.PERSETUJUAN,
        Topik.KERAHASIAAN,
        Topik.IMBALAN_JASA,
    ),
    "Kode etik, organisasi profesi, dan pelindungan hukum": (
        Topik.KODE_ETIK,
        Topik.ORGANISASI_PROFESI,
        Topik.BANTUAN_HUKUM,
    ),
    "Rehabilitasi, jaminan, pemberdayaan, dan pelindungan sosial": (
        Topik.PENCEGAHAN,
        Topik.REHABILITASI_SOSIAL,
        Topik.PELINDUNGAN_SOSIAL,
        Topik.JAMINAN_SOSIAL,
        Topik.PEMBERDAYAAN_SOSIAL,
        Topik.PENGEMBANGAN_SOSIAL,
        Topik.BANTUAN_SOSIAL,
    ),
    "Kemiskinan dan kebutuhan dasar": (Topik.PENANGGULANGAN_KEMISKINAN, Topik.KEBUTUHAN_DASAR),
    "Kebijakan, koordinasi, dan pengawasan": (
        Topik.PENETAPAN_KEBIJAKAN,
        Topik.KOORDINASI,
        Topik.PEMBINAAN,
        Topik.PENGAWASAN,
    ),
    "Lembaga, tenaga, sarana, dana, dan data": (
        Topik.LEMBAGA_KESOS,
        Topik.AKREDITASI,
        Topik.SUMBER_DAYA_MANUSIA,
        Topik.SARANA_PRASARANA,
        Topik.PENDANAAN,
        Topik.DATA,
    ),
    "Peran masyarakat": (Topik.PERAN_MASYARAKAT,),
    "Masa peralihan": (Topik.PERALIHAN,),
    "Anak dalam perkara pidana": (
        Topik.HAK_ANAK,
        Topik.IDENTITAS_ANAK,
        Topik.DIVERSI,
        Topik.ANAK_BELUM_12,
        Topik.PENDAMPINGAN,
        Topik.LAPORAN_SOSIAL,
        Topik.PENYIDIKAN,
        Topik.PENANGKAPAN_PENAHANAN,
        Topik.PENUNTUTAN,
        Topik.PERSIDANGAN,
        Topik.PIDANA_TINDAKAN,
        Topik.PEMBINAAN_ANAK,
        Topik.ANAK_KORBAN_SAKSI,
        Topik.REINTEGRASI,
        Topik.REGISTER_PERKARA,
    ),
}
_HEADINGS = tuple(TOPICS)
_BY_TOPIC = {topic: heading for heading, topics in TOPICS.items() for topic in topics}


class Situation(NamedTuple):
    """A heading and its place among the others."""

    rank: int
    heading: str


def situation(row: MandateRow, staged: frozenset[str]) -> Situation:
    """Return where a mandate is read; `staged` are the laws whose mandates follow the stages of a case."""
    stages = row.mandate.tahap
    if row.provision.law in staged:
        start = len(_HEADINGS)
        if not stages:
            return Situation(start, "Perkara anak, tidak terikat satu tahap")
        if len(stages) > 1:
            return Situation(start + 1, "Perkara anak, pada beberapa tahap")
        return Situation(start + 2 + list(Tahap).index(stages[0]), f"Perkara anak, {stages[0].label.lower()}")
    heading = _BY_TOPIC[row.mandate.topik[0]]
    return Situation(_HEADINGS.index(heading), heading)


def staged_laws(rows: Sequence[MandateRow]) -> frozenset[str]:
    """Return the laws in which any mandate is bound to a stage."""
    return frozenset(row.provision.law for row in rows if row.mandate.tahap)


def grouped(rows: Sequence[MandateRow], staged: frozenset[str]) -> Sequence[tuple[str, Sequence[MandateRow]]]:
    """Return mandates under their situations; within one, duties first, else in the order of the laws."""
    found: dict[Situation, list[MandateRow]] = {}
    for row in rows:
        found.setdefault(situation(row, staged), []).append(row)
    return tuple(
        (at.heading, tuple(sorted(members, key=lambda row: ORDER[row.mandate.sifat])))
        for at, members in sorted(found.items())
    )
