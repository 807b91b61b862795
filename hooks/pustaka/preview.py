"""Serving while records are edited: what an edit touches is laid out at once, all the rest right after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from threading import Lock

from . import addresses, pages
from .addresses import Target
from .library import Library
from .pages import Page, Plan
from .processes import Apart, Stopped


class Preview:
    """The pages of a library that is being edited; `finish` may run in one thread while another calls the others."""

    def __init__(self) -> None:
        self.library: Library | None = None
        self._pages: dict[str, Page] = {}
        self._site: pages.Site | None = None
        self._left: list[Plan] = []
        self._finishing: Apart[list[Page]] | None = None
        self._round = 0
        self._lock = Lock()

    def update(self, library: Library, settings: pages.Settings, *, afresh: bool = False) -> Sequence[Page]:
        """Return every page of a library: new ones and those that its edit touches laid out, the others as they were.

        `afresh` lays out all of them, as the first call does.
        """
        self.interrupt()
        with self._lock:
            before = None if afresh else self.library
            if before and before.files == library.files and not self._left:
                return tuple(self._pages.values())
            self._site = pages.Site(library, settings, self._site.uses if before and self._site else {})
            plans = list(pages.plans(self._site))
            touched = touched_pages(before, library) if before else frozenset()
            self._left = [plan for plan in plans if before and plan.src in self._pages and plan.src not in touched]
            kept = {plan.src: self._pages[plan.src] for plan in self._left}
            made = {page.src: page for page in pages.lay_out(self._site, [p for p in plans if p.src not in kept])}
            self._pages = {plan.src: kept.get(plan.src) or made[plan.src] for plan in plans}
            self.library = library
            return tuple(self._pages.values())

    def interrupt(self) -> None:
        """End an unfinished `finish`, because an update is to come."""
        self._round += 1
        if finishing := self._finishing:
            finishing.stop()

    def finish(self) -> bool:
        """Lay out what the last update left as it was; tell whether any page came out differently.

        An update that comes meanwhile ends it, and is the one to finish then.
        """
        with self._lock:
            this_round, left, site = self._round, self._left, self._site
            if not left or site is None:
                return False
            # By a second process: beside a thread that is busy, whoever waits for the next edit would wait for both.
            self._finishing = Apart(lambda: list(_different(self._pages, left, site)))
            try:
                if self._round != this_round:
                    self._finishing.stop()
                changed = {page.src: page for page in self._finishing.result()}
            except Stopped:
                return False
            finally:
                self._finishing = None
            self._pages |= changed
            for plan in left:
                site.learn(plan, self._pages[plan.src])
            self._left = []
            return bool(changed)


def _different(before: Mapping[str, Page], plans: Sequence[Plan], site: pages.Site) -> Iterator[Page]:
    """Yield the pages that come out otherwise than before; those of pasal are planned first, as others need them."""
    for plan in plans:
        site.learn(plan, plan.page)
        if plan.page != before[plan.src]:
            yield plan.page


def touched_pages(before: Library, library: Library) -> frozenset[str]:
    """Return the page files of the records that differ, of what refers to them and of what they refer to."""
    edited = frozenset(_edited(before, library))
    near = {
        _whole(other)
        for target in edited
        for part in _parts(library, target)
        for reference in (*library.references_to.get(part, ()), *library.references_from.get(part, ()))
        for other in (reference.source, reference.target)
    }
    return frozenset(addresses.locate(target)[0] for target in edited | near if target.kind in addresses.PAGED)


def _edited(before: Library, library: Library) -> Iterator[Target]:
    known: Mapping[str, object] = {file.source.path: file for file in before.files}
    for file in library.files:
        if known.get(file.source.path) is file:
            continue
        if file.kind != "bab":
            yield Target(file.kind, file.record.id)
            continue
        for id in (id for law in library.laws.values() for id in law.pasal if library.provisions[id].file is file):
            old = before.provisions.get(id)
            if old is None or old.record != library.provisions[id].record:
                yield Target("provision", id)


def _parts(library: Library, target: Target) -> Iterator[Target]:
    if target.kind != "provision":
        yield target
    else:
        yield from (provision.target for provision in library.below(target.id))


def _whole(target: Target) -> Target:
    """Return the pasal of a provision, anything else as it is."""
    return Target("provision", "/".join(target.id.split("/")[:2])) if target.kind == "provision" else target
