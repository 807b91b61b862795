"""Pages of sources: what each is, how it was read, where it errs, and what rests on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..addresses import Target
from ..models import Sumber
from ..vocabulary import JenisSumber
from .desk import Desk, Site
from .environment import render
from .lines import Link
from .page import Page, Plan
from .tail import tail
from .text import long_date, short

INDEX = "sumber/index.md"

# What may rest on a source, in the words of the heading it is listed under.
_USERS: Mapping[str, str] = {
    "law": "Undang-undang",
    "provision": "Ketentuan",
    "regulation": "Peraturan",
    "ruling": "Putusan",
    "activity": "Peta jalan",
    "organisation": "Organisasi",
    "event": "Peristiwa",
    "term": "Istilah",
    "actor": "Pelaku",
}


def pages(site: Site) -> Iterator[Plan]:
    """Yield the list and the page of every source."""
    yield site.plan(INDEX, _index)
    for id, record in site.library.records["source"].items():
        yield site.plan(Target("source", id), _page, record)


def _index(site: Site) -> Page:
    desk = site.desk(INDEX)
    records = site.library.records["source"]
    groups = [
        (
            kind.label,
            [
                (desk.link(Target("source", id), record.judul), record.penerbit, _dated(record), len(record.selisih))
                for id, record in sorted(records.items(), key=lambda item: (item[1].tanggal or "", item[1].judul))
                if record.jenis is kind
            ],
        )
        for kind in JenisSumber
    ]
    body = render("sources", groups=[group for group in groups if group[1]], count=len(records))
    described = "Sumber di luar teks undang-undang: apa isinya, bagaimana dibaca, dan di mana keliru."
    return desk.page("Sumber", described, "tabel", body)


def _page(site: Site, record: Sumber) -> Page:
    this = Target("source", record.id)
    desk = site.desk(this)
    body = render(
        "source",
        crumbs=[Link("Sumber", desk.file(INDEX))],
        title=record.judul,
        publisher=record.penerbit,
        kind=record.jenis.label,
        date=_dated(record),
        address=record.alamat,
        reading=desk.prose(record.cara_baca),
        summary=desk.prose(record.ringkasan),
        slips=tuple(
            (desk.prose(slip.tertulis), desk.prose(slip.seharusnya), desk.prose(slip.alasan)) for slip in record.selisih
        ),
        users=_users(desk, this),
        tail=tail(desk, record, record.judul),
    )
    description = short(f"{record.penerbit}. {record.ringkasan}")
    title = f"Sumber: {record.judul}, {record.penerbit}"
    return desk.page(title, description, "sumber", body)


def _dated(record: Sumber) -> str:
    return long_date(record.tanggal) if record.tanggal else ""


def _users(desk: Desk, this: Target) -> Sequence[tuple[str, Sequence[Link]]]:
    targets = dict.fromkeys(reference.source for reference in desk.library.references_to.get(this, ()))
    groups = [(label, [desk.link(user) for user in targets if user.kind == kind]) for kind, label in _USERS.items()]
    return tuple((label, links) for label, links in groups if links)
