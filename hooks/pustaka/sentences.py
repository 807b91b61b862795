"""What the author of a record of the wrong shape is told: Indonesian sentences for the mistakes that pydantic finds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

# What pydantic calls each mistake, and our sentence for it; `{…}` are the mistake's own values.
_SENTENCES: Mapping[str, str] = {
    "missing": "kunci `{name}` tidak ada; kunci ini wajib diisi",
    "extra_forbidden": "kunci `{name}` tidak dikenal di sini",
    "enum": "`{name}`: {shown} tidak dikenal; yang diterima: {options}",
    "literal_error": "`{name}`: {shown} tidak dikenal; yang diterima: {options}",
    "string_type": "`{name}`: harus teks; apit angka atau ya/tidak dengan tanda kutip",
    "int_type": "`{name}`: harus bilangan bulat, seperti 7",
    "int_parsing": "`{name}`: harus bilangan bulat, seperti 7",
    "tuple_type": "`{name}`: harus daftar, seperti `- butir` atau [satu, dua]",
    "model_type": "`{name}`: harus susunan `kunci: nilai`",
    "string_pattern_mismatch": "`{name}`: {shown} tidak sesuai bentuk; {form}",
    "too_short": "`{name}`: paling sedikit {min_length} butir",
    "too_long": "`{name}`: paling banyak {max_length} butir",
    "string_too_short": "`{name}`: paling sedikit {min_length} huruf",
    "string_too_long": "`{name}`: paling banyak {max_length} huruf",
    "greater_than_equal": "`{name}`: paling kecil {ge}",
    "less_than_equal": "`{name}`: paling besar {le}",
    "value_error": "`{name}`: {error}",
}

# What a pattern of the models asks for.
_FORMS: Mapping[str, str] = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "id ditulis dengan huruf kecil, angka, dan tanda hubung, seperti `pekerja-sosial`",
    r"^\d{4}-\d{2}-\d{2}$": "tanggal ditulis 2019-10-02",
    r"^\d{4}(-\d{2}(-\d{2})?)?$": "tanggal ditulis 2019, 2019-10, atau 2019-10-02",
    r"^https?://[^\s<>\"'`\\]+$": "alamat diawali http:// atau https://",
    r"^[0-9A-Za-z]+([./-][0-9A-Za-z]+)*$": "nomor ditulis seperti 110/PUU-X/2012 atau 107/HUK",
    r"^\d{4}/\d{1,5}$": "lembaran ditulis tahun/nomor, seperti 2019/182",
    r"^[1-9]\d{0,3}[A-Z]{1,2}$": "nomor pasal ditulis 27 atau 27A",
    r"^[1-9]\d{0,2}[a-z]$": "nomor ayat ditulis 1 atau 1a",
    r"^[a-z]{1,2}$": "huruf ditulis a sampai z, atau aa",
    r"^[a-z0-9]+([ -][a-z0-9]+)*$": "kata ditulis dengan huruf kecil tanpa tanda baca, seperti `kartu miskin`",
    r"^[a-z0-9]+$": "satu kata dengan huruf kecil, seperti `wartawan`",
    r"^[IVXLC]+[A-Z]?$": "nomor bab ditulis dengan angka Romawi, seperti IV",
}


def shape_problems(errors: Iterable[Mapping[str, Any]]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield (path in the record, sentence), one for each value even when several alternatives failed on it."""
    chosen: dict[tuple[str | int, ...], Mapping[str, Any]] = {}
    for error in errors:
        # A union puts the failed alternative's name behind the path ("constrained-str", "literal[…]"). An unknown key,
        # which ends its path, may look like anything: `Nama`, `kunci baru`.
        unknown = error["loc"][-1:] if error["type"] == "extra_forbidden" else ()
        known = error["loc"][: len(error["loc"]) - len(unknown)]
        path = (*(part for part in known if isinstance(part, int) or re.fullmatch(r"[a-z_]+", part)), *unknown)
        # Of several alternatives the pattern says best what is accepted.
        if path not in chosen or error["type"] == "string_pattern_mismatch":
            chosen[path] = error
    for path, error in chosen.items():
        if error["type"] == "too_short" and any(other[: len(path)] == path and other != path for other in chosen):
            continue  # the list is short only because its items were refused
        named = tuple(part for part in path if isinstance(part, str))
        yield path, _explain({**error, "loc": named})


def _explain(error: Mapping[str, Any]) -> str:
    """Return one pydantic error as an Indonesian sentence that says the accepted form."""
    context, value = error.get("ctx", {}), error.get("input")
    short = isinstance(value, str | int) and len(repr(value)) < 60
    return _SENTENCES.get(error["type"], "`{name}`: nilai tidak diterima ({msg})").format_map(
        {
            **context,
            "name": error["loc"][-1] if error["loc"] else "",
            "shown": repr(value) if short else "nilai ini",
            "options": ", ".join(re.findall(r"'([^']+)'", str(context.get("expected", "")))),
            "form": _FORMS.get(context.get("pattern", ""), "lihat CONTRIBUTING.md"),
            "msg": error["msg"],
        }
    )
