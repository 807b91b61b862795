"""The static JSON of `/api/v1/`: every file of the contract, and one archive of them all."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel, TypeAdapter

from .. import models, views
from ..addresses import Target
from ..library import Law, Provision
from ..models import Pasal
from ..views import DeadlineRow, DelegationRow, MandateRow
from . import shapes
from .archive import pack
from .catalogue import CLASSES, LEGAL, Catalogue

FOLDER = "api/v1"
VERSION = "1"


@dataclass(frozen=True)
class Listing:
    """A file that holds one list: its key, what a row is framed by, whose own keys follow, and what it is for."""

    name: str
    key: str
    frame: Any
    record: type[BaseModel] | None
    about: str
    rows: Callable[[Catalogue], Iterable[tuple[Any, BaseModel | None]]]


def files(catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    """Yield (path below the site, content) of every file of the API; the index and the archive come last."""
    made: dict[str, bytes] = {}
    about: list[dict[str, Any]] = []

    def add(name: str, content: bytes, schema: str, words: str) -> tuple[str, bytes]:
        made[name] = content
        about.append(
            {"alamat": f"/{FOLDER}/{name}", "skema": f"/schemas/{schema}.json", "isi": words, "bita": len(content)}
        )
        return f"{FOLDER}/{name}", content

    for law in catalogue.library.laws.values():
        whole = law_values(catalogue, law)
        title = law.record.sebutan
        yield add(f"laws/{law.id}.json", _file(catalogue, whole), "api-law", f"{title} seluruhnya")
        for pasal in _all_pasal(whole["bab"]):
            name = f"laws/{pasal['id']}.json"
            made[name] = _file(catalogue, {"pasal": pasal})
            yield f"{FOLDER}/{name}", made[name]
    for listing in LISTINGS:
        rows = [_row(frame, record) for frame, record in listing.rows(catalogue)]
        content = _file(catalogue, {listing.key: rows})
        yield add(f"{listing.name}.json", content, f"api-{listing.name}", listing.about)
        if listing.name == "mandates":
            for actor, own in _by_actor(rows).items():
                made[f"mandates/{actor}.json"] = _file(catalogue, {listing.key: own})
                yield f"{FOLDER}/mandates/{actor}.json", made[f"mandates/{actor}.json"]
    patterns = [
        {"alamat": f"/{FOLDER}/laws/<id undang-undang>/pasal-<nomor>.json", "skema": "/schemas/api-pasal.json"},
        {"alamat": f"/{FOLDER}/mandates/<id pelaku>.json", "skema": "/schemas/api-mandates.json"},
        {"alamat": f"/{FOLDER}/semua.zip", "skema": None},
    ]
    counts = dict(views.counts(catalogue.library))
    index = _file(catalogue, {"jumlah": counts, "berkas": about, "berkas_lain": patterns})
    made["index.json"] = index
    yield f"{FOLDER}/index.json", index
    yield f"{FOLDER}/semua.zip", pack(made.items())


def _file(catalogue: Catalogue, values: Mapping[str, Any]) -> bytes:
    body = {"versi": VERSION, "per": catalogue.library.per, **values}
    return (json.dumps(body, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


@cache
def adapter(shape: Any) -> TypeAdapter[Any]:
    """Return the one serialiser and schema maker of a shape."""
    return TypeAdapter(shape)


def _row(frame: Any, record: BaseModel | None) -> dict[str, Any]:
    """Return a row: the frame's keys, then the record's own."""
    head: dict[str, Any] = _plain(frame)
    if record is None:
        return head
    return head | {key: value for key, value in record.model_dump(mode="json").items() if key not in head}


def _plain(value: Any) -> Any:
    """Return a value of shapes as JSON would hold it; models and vocabulary become their written form."""
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value


# ---------------------------------------------------------------------------
# Laws


def law_values(catalogue: Catalogue, law: Law) -> dict[str, Any]:
    """Return a law as its file holds it, without version and date."""
    babs = []
    for chapter in law.chapters:
        parts: dict[tuple[int, int], list[shapes.SimpulPasal]] = defaultdict(list)
        for id in chapter.pasal:
            provision = catalogue.library.provisions[id]
            bagian = provision.bagian.nomor if provision.bagian else 0
            paragraf = provision.paragraf.nomor if provision.paragraf else 0
            parts[bagian, paragraf].append(_pasal(catalogue, provision))
        record = chapter.record
        babs.append(
            shapes.SimpulBab(
                nomor=record.nomor,
                judul=record.judul,
                catatan=record.catatan,
                bagian=[
                    shapes.SimpulBagian(
                        nomor=bagian.nomor,
                        judul=bagian.judul,
                        paragraf=[
                            shapes.SimpulParagraf(
                                nomor=paragraf.nomor,
                                judul=paragraf.judul,
                                pasal=parts[bagian.nomor, paragraf.nomor],
                            )
                            for paragraf in bagian.paragraf
                        ],
                        pasal=parts[bagian.nomor, 0],
                    )
                    for bagian in record.bagian
                ],
                pasal=parts[0, 0],
            )
        )
    frame = _framed_law(catalogue, law)
    values = _row(frame, law.record)
    values["bab"] = _plain(babs)
    return values


def _framed_law(catalogue: Catalogue, law: Law) -> dict[str, Any]:
    target = Target("law", law.id)
    return {
        "id": law.id,
        "url": catalogue.url(target),
        "sitasi": catalogue.name(target),
        "keadaan": catalogue.state(law.id),
        "status": catalogue.changes(law.id),
        "memenuhi": [],
        "dirujuk_oleh": catalogue.inward(target),
    }


def _pasal(catalogue: Catalogue, provision: Provision) -> shapes.SimpulPasal:
    record = provision.record
    assert isinstance(record, Pasal)
    return {
        **_node(catalogue, provision),
        "perihal": record.perihal,
        "tanya": list(record.tanya),
        "riwayat": list(record.riwayat),
    }


def _node(catalogue: Catalogue, provision: Provision) -> shapes.Simpul:
    record = provision.record
    below = [catalogue.library.provisions[id] for id in provision.children]
    parts = {
        kind: [_node(catalogue, child) for child in below if child.kind == kind] for kind in ("ayat", "huruf", "angka")
    }
    return shapes.Simpul(
        id=provision.id,
        url=catalogue.url(provision.target),
        sitasi=catalogue.name(provision.target),
        nomor=str(record.nomor),  # type: ignore[attr-defined]
        ringkasan=record.ringkasan,
        penjelasan=record.penjelasan,
        definisi=record.definisi,
        mandat=list(record.mandat),
        tenggat=list(record.tenggat),
        delegasi=list(record.delegasi),
        sanksi=list(record.sanksi),
        status=catalogue.changes(provision.id),
        keadaan=catalogue.state(provision.id),
        merujuk=catalogue.outward(provision.target),
        dirujuk_oleh=catalogue.inward(provision.target),
        catatan=list(record.catatan),
        ayat=parts["ayat"],
        huruf=parts["huruf"],
        angka=parts["angka"],
    )


def _all_pasal(babs: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for bab in babs:
        yield from bab["pasal"]
        for bagian in bab["bagian"]:
            yield from bagian["pasal"]
            for paragraf in bagian["paragraf"]:
                yield from paragraf["pasal"]


# ---------------------------------------------------------------------------
# Flat rows


def _provisions(catalogue: Catalogue) -> Iterator[tuple[shapes.BarisKetentuan, None]]:
    library = catalogue.library
    for provision in library.provisions.values():
        pasal = library.provisions[provision.pasal].record
        assert isinstance(pasal, Pasal)
        yield (
            shapes.BarisKetentuan(
                id=provision.id,
                jenis=provision.kind,  # type: ignore[typeddict-item]
                sitasi=catalogue.name(provision.target),
                url=catalogue.url(provision.target),
                perihal=pasal.perihal,
                ringkasan=provision.record.ringkasan,
                keadaan=catalogue.state(provision.id),
                status=catalogue.changes(provision.id),
            ),
            None,
        )


def _place(catalogue: Catalogue, row: MandateRow | DeadlineRow | DelegationRow) -> shapes.DiKetentuan:
    return shapes.DiKetentuan(
        id=row.id,
        ketentuan=row.provision.id,
        sitasi=catalogue.name(row.provision.target),
        url=catalogue.url(row.provision.target),
    )


def _mandates(catalogue: Catalogue) -> Iterator[tuple[shapes.BarisMandat, models.Mandat]]:
    for row in catalogue.mandates:
        id = row.provision.id
        place = _place(catalogue, row)
        yield {**place, "keadaan": catalogue.state(id), "status": catalogue.changes(id)}, row.mandate


def _deadlines(catalogue: Catalogue) -> Iterator[tuple[shapes.BarisTenggat, models.Tenggat]]:
    named = {id(row.mandate): row.id for row in catalogue.mandates}
    for row in catalogue.deadlines:
        yield (
            {
                **_place(catalogue, row),
                "perihal": row.subject,
                "mandat": named[id(row.mandate)] if row.mandate else None,
                "pelaku": list(row.bearers),
                "tahap": list(row.stages),
                "jatuh_tempo": row.due,
                "keadaan": catalogue.state(row.provision.id),
            },
            row.limit,
        )


def _delegations(catalogue: Catalogue) -> Iterator[tuple[shapes.BarisDelegasi, models.Delegasi]]:
    for row in catalogue.delegations:
        yield (
            {
                **_place(catalogue, row),
                "dipenuhi": [target.id for target in row.fulfilled],
                "jatuh_tempo": row.due,
                "keadaan": catalogue.state(row.provision.id),
            },
            row.delegation,
        )


def _changes(catalogue: Catalogue) -> Iterator[tuple[shapes.BarisStatus, None]]:
    for id, changes in catalogue.library.changes.items():
        target = catalogue.library.target(id)
        for number, change in enumerate(changes, 1):
            status = change.status
            yield (
                shapes.BarisStatus(
                    id=f"{id}/status-{number}",
                    ketentuan=id,
                    sitasi=catalogue.name(target),
                    url=catalogue.url(target),
                    jenis=status.jenis,
                    oleh=change.by.id,
                    oleh_sitasi=catalogue.name(change.by),
                    oleh_url=catalogue.url(change.by),
                    tanggal=status.tanggal,
                    derajat=status.derajat,
                    sumber=list(status.sumber),
                    catatan=status.catatan,
                ),
                None,
            )


def _edges(catalogue: Catalogue) -> Iterator[tuple[shapes.Sisi, None]]:
    found = dict.fromkeys(
        (reference.source.id, reference.target.id, reference.kind)
        for reference in catalogue.library.references
        if reference.kind != "sumber" and reference.source.kind in LEGAL and reference.target.kind in LEGAL
    )
    for source, end, kind in found:
        yield shapes.Sisi(dari=source, ke=end, jenis=kind), None


def _terms(catalogue: Catalogue) -> Iterator[tuple[shapes.BarisIstilah, BaseModel]]:
    for id, record in catalogue.library.records["term"].items():
        meanings = [
            shapes.ArtiIstilah(
                hukum=provision.law,
                ketentuan=provision.id,
                sitasi=catalogue.name(provision.target),
                url=catalogue.url(provision.target),
                istilah=definition.istilah,
                ringkasan=provision.record.ringkasan,
                keadaan=catalogue.state(provision.id),
                status=catalogue.changes(provision.id),
            )
            for provision, definition in catalogue.library.definitions.get(id, ())
        ]
        yield {**_record(catalogue, Target("term", id)), "definisi": meanings}, record


def _actors(catalogue: Catalogue) -> Iterator[tuple[shapes.BarisPelaku, BaseModel]]:
    carried: dict[str, list[str]] = defaultdict(list)
    received: dict[str, list[str]] = defaultdict(list)
    for row in catalogue.mandates:
        for actor in row.mandate.pelaku:
            carried[actor].append(row.id)
        for actor in row.mandate.kepada:
            received[actor].append(row.id)
    for id, record in catalogue.library.records["actor"].items():
        base = _record(catalogue, Target("actor", id))
        yield {**base, "mandat": carried.get(id, []), "diterima": received.get(id, [])}, record


def _regulations(catalogue: Catalogue) -> Iterator[tuple[shapes.BarisPeraturan, BaseModel]]:
    for id, record in catalogue.library.records["regulation"].items():
        target = Target("regulation", id)
        yield (
            {
                **_record(catalogue, target),
                "sitasi": catalogue.name(target),
                "status": catalogue.changes(id),
                "memenuhi": [row.id for row in catalogue.delegations if target in row.fulfilled],
            },
            record,
        )


def _rulings(catalogue: Catalogue) -> Iterator[tuple[shapes.BarisPutusan, BaseModel]]:
    for id, record in catalogue.library.records["ruling"].items():
        target = Target("ruling", id)
        tested = [end for text in record.norma for end in catalogue.cited(text)]
        yield {**_record(catalogue, target), "sitasi": catalogue.name(target), "diuji": tested}, record


def _history(catalogue: Catalogue) -> Iterator[tuple[shapes.BarisRiwayat, models.Riwayat]]:
    for entry in catalogue.history:
        yield (
            shapes.BarisRiwayat(
                id=entry.id,
                catatan=entry.target.id,
                kelas=CLASSES[entry.target.kind],
                nama=catalogue.name(entry.target),
                url=catalogue.url(entry.target),
            ),
            entry.change,
        )


def _records(kind: str) -> Callable[[Catalogue], Iterable[tuple[Any, BaseModel | None]]]:
    def rows(catalogue: Catalogue) -> Iterator[tuple[shapes.Catatan, BaseModel]]:
        for id, record in catalogue.library.records[kind].items():
            yield _record(catalogue, Target(kind, id)), record

    return rows


def _record(catalogue: Catalogue, target: Target) -> shapes.Catatan:
    return shapes.Catatan(id=target.id, url=catalogue.url(target), dirujuk_oleh=catalogue.inward(target))


def _by_actor(rows: Sequence[Mapping[str, Any]]) -> Mapping[str, Sequence[Mapping[str, Any]]]:
    found: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        for actor in row["pelaku"]:
            found[actor].append(row)
    return dict(sorted(found.items()))


LISTINGS: Sequence[Listing] = (
    Listing(
        "provisions",
        "ketentuan",
        shapes.BarisKetentuan,
        None,
        "semua pasal, ayat, huruf, dan angka, satu baris satu ketentuan",
        _provisions,
    ),
    Listing(
        "mandates",
        "mandat",
        shapes.BarisMandat,
        models.Mandat,
        "siapa wajib, boleh, berhak, atau dilarang melakukan apa",
        _mandates,
    ),
    Listing("deadlines", "tenggat", shapes.BarisTenggat, models.Tenggat, "semua batas waktu", _deadlines),
    Listing(
        "delegations",
        "delegasi",
        shapes.BarisDelegasi,
        models.Delegasi,
        "aturan yang diperintahkan dan apa yang ditemukan",
        _delegations,
    ),
    Listing("status", "status", shapes.BarisStatus, None, "pencabutan, putusan, dan perubahan ketentuan", _changes),
    Listing("references", "rujukan", shapes.Sisi, None, "rujukan antarketentuan, antarperaturan, dan putusan", _edges),
    Listing(
        "glossary",
        "istilah",
        shapes.BarisIstilah,
        models.Istilah,
        "istilah dengan artinya menurut setiap undang-undang",
        _terms,
    ),
    Listing("actors", "pelaku", shapes.BarisPelaku, models.Pelaku, "pelaku hukum dan mandatnya", _actors),
    Listing("organisations", "organisasi", shapes.Catatan, models.Organisasi, "organisasi", _records("organisation")),
    Listing(
        "activities", "kegiatan", shapes.Catatan, models.Kegiatan, "enam kegiatan peta jalan", _records("activity")
    ),
    Listing("events", "peristiwa", shapes.Catatan, models.Peristiwa, "peristiwa pada linimasa", _records("event")),
    Listing(
        "regulations",
        "peraturan",
        shapes.BarisPeraturan,
        models.Peraturan,
        "peraturan di luar empat undang-undang",
        _regulations,
    ),
    Listing("rulings", "putusan", shapes.BarisPutusan, models.Putusan, "putusan pengadilan", _rulings),
    Listing("guides", "panduan", shapes.Catatan, models.Panduan, "panduan langkah demi langkah", _records("guide")),
    Listing(
        "comparisons",
        "perbandingan",
        shapes.Catatan,
        models.Perbandingan,
        "pihak yang sering tertukar, berdampingan",
        _records("comparison"),
    ),
    Listing(
        "overlaps",
        "tumpang_tindih",
        shapes.Catatan,
        models.TumpangTindih,
        "tugas serupa pada pelaku berbeda, disandingkan dan dinilai",
        _records("overlap"),
    ),
    Listing("words", "kata", shapes.Catatan, models.DaftarKata, "kata yang dipahami pencarian", _records("words")),
    Listing("sources", "sumber", shapes.Catatan, models.Sumber, "sumber fakta", _records("source")),
    Listing(
        "corrections",
        "riwayat",
        shapes.BarisRiwayat,
        models.Riwayat,
        "apa yang diubah dalam catatan sesudah pertama kali ditulis",
        _history,
    ),
)
