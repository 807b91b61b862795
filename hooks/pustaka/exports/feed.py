"""The Atom feed: changes of the law as recorded, what was mended in the records, when records were checked, CHANGES."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from ..addresses import Target
from ..library import Change
from ..models import Instrumen
from .catalogue import WITH_PAGE, Catalogue
from .elements import ElementMaker

PATH = "feed.xml"
LIMIT = 100

_E = ElementMaker("http://www.w3.org/2005/Atom")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Entry:
    """One entry: `updated` is the day we last looked at what it says, `published` the day it happened."""

    id: str
    address: str
    title: str
    summary: str
    updated: str
    published: str | None


def files(catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    """Yield the feed."""
    entries = sorted(
        (*_releases(catalogue), *_history(catalogue), *_changes(catalogue), *_records(catalogue)),
        key=lambda entry: (entry.updated, entry.published or "", entry.id),
        reverse=True,
    )[:LIMIT]
    latest = max((entry.updated for entry in entries), default=catalogue.library.per)
    feed = _E.feed(
        _E.id(catalogue.absolute("/")),
        _E.title("Pustaka Peksos: perubahan"),
        _E.subtitle("Perubahan hukum pekerjaan sosial yang tercatat, dan perubahan pustaka ini"),
        _E.updated(_moment(latest)),
        _E.author(_E.name("Pustaka Peksos")),
        _E.link(rel="self", type="application/atom+xml", href=catalogue.absolute(f"/{PATH}")),
        _E.link(rel="alternate", type="text/html", href=catalogue.absolute("/")),
        *(_entry(entry) for entry in entries),
    )
    feed.set("{http://www.w3.org/XML/1998/namespace}lang", "id")
    yield PATH, etree.tostring(feed, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _entry(entry: Entry) -> etree._Element:
    dates = [_E.updated(_moment(entry.updated))]
    if entry.published:
        dates.append(_E.published(_moment(entry.published)))
    return _E.entry(
        _E.id(entry.id),
        _E.title(entry.title),
        *dates,
        _E.link(rel="alternate", type="text/html", href=entry.address),
        _E.summary(entry.summary),
    )


def _moment(day: str) -> str:
    """Return a day as Atom wants it; records know days of western Indonesian time, not hours."""
    return f"{day}T00:00:00+07:00"


def _releases(catalogue: Catalogue) -> Iterator[Entry]:
    """Yield the sections of CHANGES.md; one without a date of its own is as old as the records."""
    for part in re.split(r"^## ", catalogue.settings.changes, flags=re.MULTILINE)[1:]:
        heading, _, body = part.partition("\n")
        dated = _DAY.search(heading)
        day = dated[0] if dated else catalogue.library.per
        slug = re.sub(r"[^a-z0-9]+", "-", heading.casefold()).strip("-")
        yield Entry(
            id=catalogue.absolute(f"/data/#perubahan-{slug}"),
            address=catalogue.absolute("/"),
            title=f"Perubahan pustaka: {heading.strip()}",
            summary=" ".join(body.split()),
            updated=day,
            published=day,
        )


def _history(catalogue: Catalogue) -> Iterator[Entry]:
    """Yield what was changed in the records after they were first written."""
    for entry in catalogue.history:
        change, page = entry.change, catalogue.absolute(catalogue.url(entry.target)).partition("#")[0]
        sources = ", ".join(catalogue.name(catalogue.library.evidence(id)) for id in change.sumber)
        yield Entry(
            id=f"{page}#{entry.id.replace('/', '-')}",
            address=f"{page}#riwayat-{entry.number}" if entry.target.kind in WITH_PAGE else page,
            title=f"{change.jenis.label}: {catalogue.name(entry.target)}",
            summary=f"{change.isi} Alasan: {change.alasan} Sumber: {sources}.",
            updated=change.tanggal,
            published=change.tanggal,
        )


def _changes(catalogue: Catalogue) -> Iterator[Entry]:
    """Yield what each instrument did to others on one day in one way."""
    groups: dict[tuple[Target, str, str, str], list[tuple[str, Change]]] = defaultdict(list)
    for id, changes in catalogue.library.changes.items():
        for change in changes:
            status = change.status
            groups[change.by, status.jenis.value, status.jenis.label, status.tanggal].append((id, change))
    for (by, kind, label, day), touched in groups.items():
        names = [catalogue.name(catalogue.library.target(id)) for id, _ in touched]
        remarks = dict.fromkeys(change.status.catatan for _, change in touched if change.status.catatan)
        address = catalogue.absolute(catalogue.url(by))
        yield Entry(
            id=f"{address.partition('#')[0]}#perubahan-{kind}-{day}-{by.id.replace('/', '-')}",
            address=address,
            title=f"{label} ({catalogue.name(by)}): {names[0]}" + (f" dan {len(names) - 1} lain" if names[1:] else ""),
            summary=" ".join((f"{'; '.join(names)}.", *remarks)),
            updated=max(catalogue.checked(catalogue.library.target(id)) for id, _ in touched),
            published=day,
        )


def _records(catalogue: Catalogue) -> Iterator[Entry]:
    """Yield laws, regulations, rulings and guides with the day each was last checked."""
    for kind in ("law", "regulation", "ruling", "guide"):
        for id, record in catalogue.library.records[kind].items():
            target = Target(kind, id)
            name = catalogue.name(target)
            if isinstance(record, Instrumen):
                title, summary = f"{name} tentang {record.tentang}", getattr(record, "ringkasan", None)
                day = record.diundangkan or record.ditetapkan
            else:
                title, summary, day = name, record.ringkasan, getattr(record, "tanggal", None)
            address = catalogue.absolute(catalogue.url(target))
            yield Entry(
                id=address,
                address=address,
                title=title,
                summary=summary or f"{title}.",
                updated=record.diperiksa,
                published=day if day and _DAY.fullmatch(day) else None,
            )
