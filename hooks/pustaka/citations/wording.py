"""Wording: a citation as it is written in a text."""

from __future__ import annotations

from collections.abc import Mapping

from . import numerals
from .citation import Citation
from .instruments import instrument_name


def format_citation(citation: Citation, *, names: Mapping[str, str] = {}, short: bool = True) -> str:
    """Write a citation as `Pasal 7 ayat (1) huruf b UU 11/2012`, so that `parse` reads the same again.

    `names` says by id what an instrument is called here; any other is named after its id, with `short=False` in
    full: "Undang-Undang Nomor 11 Tahun 2012". A relative citation is written without an instrument.
    """
    words = [numerals.write(kind, number) for kind, number in citation.path]
    if citation.instrument is not None:
        words.append(names.get(citation.instrument) or instrument_name(citation.instrument, short=short))
    return " ".join(words)
