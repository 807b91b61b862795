"""The record files: where each kind lies, and all of them read and shaped in one pass."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from . import source
from .models import KINDS
from .problems import Problem, RecordsError
from .processes import in_two
from .sentences import shape_problems

FOLDERS: Mapping[str, str] = {
    "regulation": "laws/regulations",
    "ruling": "laws/rulings",
    "guide": "laws/guides",
    "activity": "roadmap/activities",
    "organisation": "roadmap/organisations",
    "event": "roadmap/events",
    "source": "roadmap/sources",
    "term": "glossary/terms",
    "actor": "glossary/actors",
    "overlap": "glossary/overlaps",
    "comparison": "glossary/comparisons",
    "words": "glossary/words",
}


@dataclass(frozen=True)
class File:
    """One record file: its kind, what was read, the record made of it, and what tells its content from any other."""

    kind: str
    source: source.Source
    record: Any
    stamp: bytes = b""

    @property
    def stem(self) -> str:
        """Return the file's name without its ending."""
        return Path(self.source.path).stem

    @property
    def folder(self) -> str:
        """Return the name of the folder that holds the file."""
        return Path(self.source.path).parent.name


def read_files(root: Path, *, drafts: bool = False, before: Iterable[File] = ()) -> list[File]:
    """Read and shape every record file below `root`; raise RecordsError with the problems of all of them.

    The chapters of a law that calls itself a draft are passed over unless `drafts` asks for them. Files that hold what
    they held when they were read `before` are not read again.
    """
    written = [(kind, path, path.relative_to(root).as_posix(), _stamp(path)) for kind, path in find_files(root)]
    stamps = {shown: stamp for _, _, shown, stamp in written}
    known = {file.source.path: file for file in before if stamps.get(file.source.path) == file.stamp}
    new = [(path, shown) for _, path, shown, _ in written if shown not in known]
    found = dict(zip((shown for _, shown in new), in_two(_read, new), strict=True))
    files: list[File] = []
    problems: list[Problem] = list(_stray_files(root))
    passed_over: set[Path] = set()
    for kind, path, shown, stamp in written:
        if kind == "bab" and path.parent in passed_over:
            continue
        read = known[shown].source if shown in known else found[shown]
        if not isinstance(read, source.Source):
            problems.extend(read)
            continue
        if kind == "law" and isinstance(read.value, dict) and read.value.get("draf") is True and not drafts:
            passed_over.add(path.parent)
        try:
            files.append(known.get(shown) or File(kind, read, shape(kind, read), stamp))
        except RecordsError as error:
            problems.extend(error.problems)
    if problems:
        raise RecordsError(problems)
    return files


def _read(files: Sequence[tuple[Path, str]]) -> list[source.Source | Sequence[Problem]]:
    """Read files, each known by its path and by the one shown to people; what is not acceptable gives its problems."""
    found: list[source.Source | Sequence[Problem]] = []
    for path, shown in files:
        try:
            found.append(source.read(path, shown))
        except RecordsError as error:
            found.append(error.problems)
    return found


def _stamp(path: Path) -> bytes:
    """Return what tells a file's content from any other, nothing where it cannot be read."""
    try:
        return hashlib.blake2b(path.read_bytes(), digest_size=16).digest()
    except OSError:  # reading it says why
        return b""


def shape(kind: str, read: source.Source) -> BaseModel:
    """Make the record of a kind from what was read; raise RecordsError with every problem of its shape."""
    if not isinstance(read.value, dict):
        raise RecordsError([read.problem((), "berkas harus berisi susunan `kunci: nilai`; lihat CONTRIBUTING.md")])
    try:
        return KINDS[kind].model_validate(read.value)
    except ValidationError as error:
        raise RecordsError(_place(read, error)) from None


def _place(read: source.Source, error: ValidationError) -> Iterator[Problem]:
    for path, message in shape_problems(error.errors(include_url=False)):
        about_key = path and isinstance(path[-1], str) and "tidak dikenal di sini" in message
        line, column = read.positions.key(path) if about_key else read.positions.closest(path)
        yield Problem(read.path, line, column, message)


def find_files(root: Path) -> Iterator[tuple[str, Path]]:
    """Yield (kind, path) of every record file in a stable order."""
    for law in sorted((root / "laws").glob("*/")):
        if (law / "law.yml").is_file():
            yield "law", law / "law.yml"
            for bab in sorted(law.glob("bab-*.yml")):
                yield "bab", bab
    for kind, folder in FOLDERS.items():
        for path in sorted((root / folder).glob("*.yml")):
            yield kind, path


def _stray_files(root: Path) -> Iterator[Problem]:
    """Yield files that stand where records are but would silently be passed over."""
    known = {path for _, path in find_files(root)}
    for top in ("laws", "roadmap", "glossary"):
        for path in sorted((root / top).rglob("*")):
            if path.is_file() and path not in known and not path.name.startswith("."):
                shown = path.relative_to(root).as_posix()
                yield Problem(
                    shown,
                    1,
                    1,
                    "berkas ini bukan catatan: nama berkas catatan berakhir `.yml` dan berada di folder jenisnya",
                )
