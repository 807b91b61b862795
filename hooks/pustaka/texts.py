"""Official texts as data: where the operator keeps them, and the words of each provision by its id."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from .problems import Problem, RecordsError


@dataclass(frozen=True)
class Words:
    """The official words of one provision itself, without those of the provisions below it."""

    id: str
    kind: str
    text: str


@dataclass(frozen=True)
class OfficialText:
    """The official text of one law as imported: `data` has the shape `pustaka import` writes."""

    file: Path
    data: Mapping[str, Any]

    @cached_property
    def words(self) -> Mapping[str, Words]:
        """Return the words of every pasal, ayat, huruf and angka, in the order of the law."""
        return {words.id: words for pasal in self.data["pasal"] for words in self._pasal(pasal)}

    @cached_property
    def elucidation(self) -> Mapping[str, str]:
        """Return the Penjelasan of each pasal that has one, by the pasal's id."""
        return {
            f"{self.data['id']}/pasal-{p['nomor']}": p["penjelasan"] for p in self.data["pasal"] if p.get("penjelasan")
        }

    def _pasal(self, pasal: Mapping[str, Any]) -> Iterator[Words]:
        id = f"{self.data['id']}/pasal-{pasal['nomor']}"
        own = [node["teks"] for node in pasal["isi"] if node["jenis"] == "alinea"]
        yield Words(id, "pasal", " ".join(own))
        yield from _below(pasal["isi"], id)


def _below(nodes: list[Mapping[str, Any]], above: str) -> Iterator[Words]:
    for node in nodes:
        if node["jenis"] == "alinea":  # a paragraph without a number: its items belong to the provision above
            yield from _below(node["anak"], above)
        else:
            id = f"{above}/{node['jenis']}-{node['nomor']}"
            closing = [child["teks"] for child in node["anak"] if child["jenis"] == "alinea"]
            yield Words(id, node["jenis"], " ".join([node["teks"], *closing]))
            yield from _below(node["anak"], id)


def find_operators(root: Path) -> Path | None:
    """Return the folder of the texts the operator publishes: TEKS_RESMI, or `teks-resmi/` here."""
    named = os.environ.get("TEKS_RESMI")
    folder = Path(named) if named else root / "teks-resmi"
    return folder if folder.is_dir() else None


def find_folder(root: Path) -> Path | None:
    """Return the folder of texts to verify with: the operator's, or else the one of `../shared`."""
    shared = root.resolve().parent / "shared" / "teks-resmi"
    return find_operators(root) or (shared if shared.is_dir() else None)


def read_all(folder: Path | None, laws: Iterable[str]) -> Mapping[str, OfficialText]:
    """Return the official texts that a folder holds, by law."""
    found = {law: read(folder, law) for law in laws} if folder else {}
    return {law: text for law, text in found.items() if text is not None}


def read(folder: Path, law: str) -> OfficialText | None:
    """Return the official text of a law, nothing when it is not there; raise RecordsError when it is no such text."""
    file = folder / f"{law}.json"
    return read_file(file) if file.is_file() else None


def read_file(file: Path) -> OfficialText:
    """Return the official text in a file; raise RecordsError when it cannot be read as one."""
    try:
        text = OfficialText(file, json.loads(file.read_text(encoding="utf-8")))
        _ = text.words, text.data["id"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        message = f"bukan teks resmi hasil `pustaka import` ({type(error).__name__}: {error})"
        raise RecordsError([Problem(str(file), 1, 1, message)]) from None
    return text
