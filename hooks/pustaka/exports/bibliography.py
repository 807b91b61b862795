"""Citations for reference managers: BibTeX, RIS and CSL-JSON of laws, pasal, regulations, rulings, guides, activities.

Of law the instrument is cited; the address leads to our summary, and a note in each entry says so. A guide or an
activity is cited as a page of ours, of the day on which it was checked.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from ..addresses import CITABLE, CITATIONS, Target, citation_file
from ..models import Instrumen
from .catalogue import Catalogue

MEDIA: Mapping[str, str] = {
    "bib": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
    "json": "application/vnd.citationstyles.csl+json",
}
SITE = "Pustaka Peksos"
NOTE = "Alamat menuju ringkasan Pustaka Peksos, bukan teks resmi"
PAGE_NOTE = "Halaman Pustaka Peksos dengan keadaan pada tanggalnya, bukan teks resmi dan bukan nasihat hukum"


@dataclass(frozen=True)
class Entry:
    """One thing to cite; `date` is as precise as it is known, `place` where it was published."""

    id: str
    kind: Literal["statute", "ruling", "page"]
    title: str
    author: str
    number: str
    date: str
    place: str
    section: str
    address: str
    accessed: str

    @property
    def note(self) -> str:
        """Return what whoever cites it must know."""
        return PAGE_NOTE if self.kind == "page" else NOTE


def files(catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    """Yield the three files of everything that can be cited."""
    for target in catalogue.targets():
        if cited := entry(catalogue, target):
            for ending in CITATIONS:
                yield citation_file(target, ending), _FORMATS[ending](cited).encode()


def entry(catalogue: Catalogue, target: Target) -> Entry | None:
    """Return what is cited for a target; nothing for what is not citable."""
    if target.kind not in CITABLE:
        return None
    if target.kind in ("guide", "activity"):
        return _page(catalogue, target)
    section = ""
    instrument = target
    if target.kind == "provision":
        provision = catalogue.library.provisions[target.id]
        section, instrument = provision.label, Target("law", provision.law)
    record = catalogue.library.record(instrument)
    if isinstance(record, Instrumen):
        title, author, number = record.nama_lengkap, "Republik Indonesia", str(record.nomor or "")
        date = record.ditetapkan or record.diundangkan or str(record.tahun)
        place = record.lembaran.sebutan if record.lembaran else ""
    else:
        author = f"{record.pengadilan} Republik Indonesia"
        title, number, date, place = f"Putusan Nomor {record.nomor}", record.nomor, record.tanggal, ""
    return Entry(
        id=target.id.replace("/", "-"),
        kind="ruling" if instrument.kind == "ruling" else "statute",
        title=f"{section} {title}" if section else title,
        author=author,
        number=number,
        date=date,
        place=place,
        section=section,
        address=catalogue.absolute(catalogue.url(target)),
        accessed=catalogue.library.per,
    )


def _page(catalogue: Catalogue, target: Target) -> Entry:
    path, _, _ = citation_file(target, "").removeprefix("kutip/").rpartition(".")
    return Entry(
        id=path.replace("/", "-"),
        kind="page",
        title=catalogue.library.record(target).judul,
        author=SITE,
        number="",
        date=catalogue.checked(target),
        place="",
        section="",
        address=catalogue.absolute(catalogue.url(target)),
        accessed=catalogue.library.per,
    )


# ---------------------------------------------------------------------------
# Formats

_LATEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
# BibTeX counts braces whatever stands before them, so none may stand in a text.
_LATEX |= {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
_LATEX |= {sign: f"\\{sign}" for sign in "&%$#_"}


def bibtex(cited: Entry) -> str:
    """Return a BibTeX entry; `@misc`, because the classic styles know no statutes."""
    fields = {
        "author": f"{{{_latex(cited.author)}}}",
        "title": f"{{{_latex(cited.title)}}}",
        "year": cited.date[:4],
        "date": cited.date,
        "number": _latex(cited.number),
        "howpublished": _latex(cited.place),
        "note": _latex(cited.note),
        "url": cited.address,
        "urldate": cited.accessed,
        "langid": "indonesian",
    }
    lines = [f"  {key} = {{{value}}}," for key, value in fields.items() if value]
    return "\n".join([f"@misc{{{cited.id},", *lines, "}", ""])


def _latex(text: str) -> str:
    return "".join(_LATEX.get(sign, sign) for sign in text)


def ris(cited: Entry) -> str:
    """Return a RIS record; lines end as its standard says."""
    fields = [
        ("TY", {"ruling": "CASE", "statute": "STAT", "page": "ELEC"}[cited.kind]),
        ("ID", cited.id),
        ("AU", cited.author),
        ("TI", cited.title),
        ("PY", cited.date[:4]),
        ("DA", cited.date.replace("-", "/") + "/" * (2 - cited.date.count("-"))),
        ("M1", cited.number),
        ("SE", cited.section),
        ("PB", cited.place),
        ("UR", cited.address),
        ("Y2", cited.accessed.replace("-", "/")),
        ("LA", "id"),
        ("N1", cited.note),
        ("ER", ""),
    ]
    lines = [f"{tag}  - {_line(value)}" for tag, value in fields if value or tag == "ER"]
    return "\r\n".join([*lines, ""])


def _line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def csl(cited: Entry) -> Mapping[str, Any]:
    """Return a CSL-JSON item."""
    item: dict[str, Any] = {
        "id": cited.id,
        "type": {"ruling": "legal_case", "statute": "legislation", "page": "webpage"}[cited.kind],
        "title": cited.title,
        "issued": {"date-parts": [_parts(cited.date)]},
        "URL": cited.address,
        "accessed": {"date-parts": [_parts(cited.accessed)]},
        "language": "id",
        "note": cited.note,
    }
    ruling = cited.kind == "ruling"
    item["authority" if ruling else "author"] = cited.author if ruling else [{"literal": cited.author}]
    law = {} if cited.kind == "page" else {"jurisdiction": "id"}
    known = law | {"number": cited.number, "container-title": cited.place, "section": cited.section}
    return item | {key: value for key, value in known.items() if value}


def _parts(date: str) -> list[int]:
    return [int(part) for part in date.split("-")]


def _csl_file(cited: Entry) -> str:
    return json.dumps([csl(cited)], ensure_ascii=False, indent=1) + "\n"


_FORMATS: Mapping[str, Callable[[Entry], str]] = {"bib": bibtex, "ris": ris, "json": _csl_file}
