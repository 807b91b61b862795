"""Relations: ids and citations that must lead somewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from .. import citations
from ..library import Library, Place
from ..problems import Problem
from ..records import FOLDERS
from ..roles import Cite, Prose, Ref
from ..vocabulary import JenisStatus


def check_references(library: Library) -> Iterator[Problem]:
    """Every id names a record of its kind."""
    for place in library.places:
        if not isinstance(place.role, Ref) or place.text == "belum-ditemukan":
            continue
        if not any(place.text in library.records[kind] for kind in place.role.kinds):
            kinds = " atau ".join(FOLDERS.get(kind, "laws") for kind in place.role.kinds)
            yield place.file.source.problem(place.path, f"`{place.text}` tidak ada di {kinds}{_near(library, place)}")


def _near(library: Library, place: Place) -> str:
    import difflib  # noqa: PLC0415 - only a mistake needs it, and `pustaka check` must start quickly

    assert isinstance(place.role, Ref)
    known = [id for kind in place.role.kinds for id in library.records[kind]]
    close = difflib.get_close_matches(place.text, known, n=1)
    return f"; maksudnya `{close[0]}`?" if close else ""


def check_citations(library: Library) -> Iterator[Problem]:
    """Every citation, in its own field or in prose, leads to a recorded provision or instrument."""
    library.find_mentions(place.text for place in library.places if isinstance(place.role, Prose))
    for place in library.places:
        if isinstance(place.role, Cite):
            try:
                found = library.cited(place.text)
            except citations.CitationError as error:
                yield place.file.source.problem(place.path, str(error))
                continue
            yield from _unresolved(library, place, found)
        elif isinstance(place.role, Prose):
            for mention in library.mentions(place.text):
                if mention.problem:
                    yield place.file.source.problem(place.path, mention.problem)
                else:
                    yield from _unresolved(library, place, mention.citations)


def _unresolved(library: Library, place: Place, found: Iterable[citations.Citation]) -> Iterator[Problem]:
    for citation in found:
        resolution = library.resolve(citation, place.at)
        if resolution.exact:
            continue
        instrument = resolution.citation.instrument
        if resolution.problem:
            yield place.file.source.problem(place.path, resolution.problem)
        elif _names_chapter(library, resolution.citation):
            continue  # a chapter has no page of its own; the citation links to its law
        elif instrument is not None and library.children(instrument):
            named = citations.format_citation(resolution.citation, names=library.names)
            yield place.file.source.problem(place.path, f"{named} tidak ada dalam catatan undang-undang itu")


def _names_chapter(library: Library, citation: citations.Citation) -> bool:
    law = library.laws.get(citation.instrument or "")
    numbers = {chapter.record.nomor for chapter in law.chapters} if law else set()
    return bool(citation.path) and citation.path[0][0] == "bab" and citation.path[0][1] in numbers


def check_aliases(library: Library) -> Iterator[Problem]:
    """One name means one instrument."""
    seen: dict[str, str] = {}
    for kind in ("law", "regulation"):
        for file in library.of_kind(kind):
            for index, alias in enumerate(file.record.alias):
                other = seen.setdefault(alias.casefold(), file.record.id)
                if other != file.record.id:
                    yield file.source.problem(("alias", index), f"sebutan `{alias}` sudah dipakai `{other}`")


def check_words(library: Library) -> Iterator[Problem]:
    """A word has one stem, and a word that is not searched for means nothing else."""
    stems: dict[str, str] = {}
    dropped = {word for record in library.records["words"].values() for word in record.abaikan}
    for file in library.of_kind("words"):
        for index, entry in enumerate(file.record.dasar):
            for word in (entry.dasar, *entry.kata):
                other = stems.setdefault(word, entry.dasar)
                if other != entry.dasar:
                    yield file.source.problem(("dasar", index), f"kata `{word}` sudah berdasar `{other}`")
        for index, meaning in enumerate(file.record.padanan):
            for word in dropped.intersection(meaning.kata):
                message = f"kata `{word}` diabaikan pencarian; hapus di sini atau di `abaikan`"
                yield file.source.problem(("padanan", index), message)


def check_comparisons(library: Library) -> Iterator[Problem]:
    """A comparison answers each of its questions once for everyone in it, if only with what was not found."""
    for file in library.of_kind("comparison"):
        questions = [aspect.id for aspect in file.record.aspek]
        for index, party in enumerate(file.record.pihak):
            asked = [cell.aspek for cell in party.isi]
            if asked != questions:
                yield file.source.problem(
                    ("pihak", index, "isi"), f"aspek `{party.istilah}` harus {', '.join(questions)}, menurut urutan itu"
                )
            for place, cell in enumerate(party.isi):
                if not (cell.belum or (cell.sebelum and cell.sesudah)):
                    message = "sel perlu `sebelum` dan `sesudah`, atau `belum`: apa yang tidak ditemukan"
                    yield file.source.problem(("pihak", index, "isi", place), message)


def check_cycles(library: Library) -> Iterator[Problem]:
    """No actor is part of itself, no instrument is replaced by itself, however long the way round."""
    parts = {id: (actor.bagian_dari,) if actor.bagian_dari else () for id, actor in library.records["actor"].items()}
    replaced = {
        id: tuple(change.by.id for change in library.changes.get(id, ()) if change.status.jenis is JenisStatus.DIGANTI)
        for id in library.records["regulation"]
    }
    for kind, field, graph in (("actor", "bagian_dari", parts), ("regulation", "status", replaced)):
        for file in library.of_kind(kind):
            if way := _way_round(file.record.id, graph):
                yield file.source.problem((field,), f"`{field}` berputar: {' → '.join(way)}")


def _way_round(start: str, graph: Mapping[str, Sequence[str]]) -> list[str]:
    """Return a way from a node back to itself, or nothing."""
    pending = [[start]]
    seen: set[str] = set()
    while pending:
        way = pending.pop()
        for step in graph.get(way[-1], ()):
            if step == start:
                return [*way, start]
            if step not in seen:
                seen.add(step)
                pending.append([*way, step])
    return []
