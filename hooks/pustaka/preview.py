"""Serving while records are edited: what an edit touches is laid out at once, all the rest right after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from threading import Lock

from . import addresses, pages
from .addresses import Target
from .library import Library
from .pages import Page, Plan


class Preview:
    """The pages of a library that is being edited; `finish` may run in one thread while another calls the others."""

    def __init__(self) -> None:
        self.library: Library | None = None
        self._pages: dict[str, Page] = {}
        self._site: pages.Site | None = None
        self._left: list[Plan] = []
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

    def finish(self) -> bool:
        """Lay out what the last update left as it was; tell whether any page came out differently.

        An update that comes meanwhile ends it, and is the one to finish then.
        """
        with self._lock:
            this_round = self._round
            changed = False
            while self._left:
                if self._round != this_round:
                    return False
                plan = self._left[0]
                assert self._site is not None  # `update` has made it with what is left
                self._site.learn(plan)
                if plan.page != self._pages[plan.src]:
                    changed = True
                    self._pages[plan.src] = plan.page
                self._left.pop(0)
            return changed


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
