"""What can be found: every page of the library as one document, in fields that count differently, with its passages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import Any

from .. import views
from ..addresses import Target, locate, url
from ..citations import Citation, format_citation, parse_id
from ..library import Change, Law, Library, Provision
from ..models import Instrumen, Mandat, Pasal, Perbandingan, Pernyataan, TumpangTindih
from ..texts import OfficialText
from ..vocabulary import JenisStatus
from ..words import listed


@dataclass(frozen=True)
class Passage:
    """A piece of a page that a result can show and lead to: its anchor, how it is named there, and its words.

    Where some of the words shown are our labels, `own` are those that it is found by.
    """

    anchor: str
    label: str
    text: str
    kind: str = "isi"  # isi, mandat or penjelasan
    own: str = ""


@dataclass(frozen=True)
class Document:
    """One page: what it is, and its words by field; `prior` lowers pages that are rarely what is meant."""

    target: Target
    kind: str
    title: str
    citation: str
    law: str = ""
    status: tuple[str, str] = ("", "")
    names: Sequence[str] = ()
    questions: Sequence[str] = ()
    context: Sequence[str] = ()
    passages: Sequence[Passage] = ()
    actors: Sequence[str] = ()
    prior: float = 1.0
    terms: Sequence[tuple[str, str]] = ()  # (term id, anchor) of each definition it holds
    seats: Sequence[str] = ()  # ids of the terms whose records name it as the place where they are used

    @property
    def url(self) -> str:
        """Return its site-absolute address without an anchor."""
        return url(self.target)


@dataclass(frozen=True)
class View:
    """A page that is no record's own, such as the calculator or a stage: its file, its name, what it says it is."""

    src: str
    title: str
    description: str


# Kinds in the order they stand in the index; the words are those of facets and of the callable search.
KINDS = {
    "ketentuan": "Ketentuan",
    "undang-undang": "Undang-undang",
    "istilah": "Istilah",
    "pelaku": "Pelaku",
    "organisasi": "Organisasi",
    "kegiatan": "Peta jalan",
    "peristiwa": "Peristiwa",
    "peraturan": "Peraturan",
    "putusan": "Putusan",
    "panduan": "Panduan",
    "perbandingan": "Perbandingan",
    "tugas-serupa": "Tugas serupa",
    "halaman": "Halaman",
}


def documents(
    library: Library, pages: Iterable[View] = (), official: Mapping[str, OfficialText] | None = None
) -> Sequence[Document]:
    """Return every document of a library and of its pages, those of one kind and one law together, in a stable order.

    Official texts, by law, are found in as well where the operator has imported them.
    """
    found = [document for law in library.laws.values() for document in _law(library, law)]
    found = [_with_official(library, document, (official or {}).get(document.law)) for document in found]
    found += [_instrument(library, "law", record) for record in library.records["law"].values()]
    makers: Mapping[str, Callable[[Any], Document]] = {
        "term": partial(_term, library),
        "actor": _actor,
        "organisation": _organisation,
        "activity": _activity,
        "event": _event,
        "regulation": partial(_instrument, library, "regulation"),
        "ruling": _ruling,
        "guide": _guide,
        "comparison": partial(_comparison, library),
        "overlap": partial(_overlap, library),
    }
    for kind, make in makers.items():
        found += [make(record) for record in library.records[kind].values()]
    return (*found, *map(_page, pages))


# ---------------------------------------------------------------------------
# Provisions


def _law(library: Library, law: Law) -> Iterator[Document]:
    for chapter in law.chapters:
        begun: set[str] = set()
        for id in chapter.pasal:
            pasal = library.provisions[id]
            parts = (pasal.bab.judul, *(part.judul for part in (pasal.bagian, pasal.paragraf) if part))
            # The first pasal under a heading is what the heading is about.
            heads = tuple(part for part in parts if part not in begun)
            begun.update(heads)
            yield _pasal(library, law, pasal, parts, heads)


def _pasal(library: Library, law: Law, pasal: Provision, parts: Sequence[str], heads: Sequence[str]) -> Document:
    record = pasal.record
    assert isinstance(record, Pasal)
    below = tuple(library.below(pasal.id))
    sanctions = [sanction for part in below for sanction in part.record.sanksi]
    return Document(
        target=pasal.target,
        kind="ketentuan",
        title=record.perihal,
        citation=library.cite(pasal.target),
        law=law.id,
        status=_status(library, law, pasal.id),
        names=(record.perihal, *heads),
        questions=record.tanya,
        context=(*parts, law.record.tentang, *(sanction.jenis.label for sanction in sanctions)),
        passages=tuple(passage for part in below for passage in _passages(library, part)),
        actors=views.bearers(library, (part.id for part in below)),
        prior=_prior(law, pasal, below),
        terms=tuple((part.record.definisi.glosarium, locate(part.target)[1]) for part in below if part.record.definisi),
        seats=_seats(library).get(pasal.id, ()),
    )


def _with_official(library: Library, document: Document, official: OfficialText | None) -> Document:
    """Return the document of a pasal with its official words as passages of their own."""
    if official is None:
        return document
    words = [official.words[part.id] for part in library.below(document.target.id) if part.id in official.words]
    passages = [
        Passage(*_place(Target("provision", word.id)), f"Teks resmi: {word.text}", "penjelasan")
        for word in words
        if word.text
    ]
    return replace(document, passages=(*document.passages, *passages))


def _place(target: Target) -> tuple[str, str]:
    """Return (anchor, label) of a provision on the page of its pasal."""
    anchor = locate(target)[1]
    return anchor, format_citation(Citation(None, parse_id(target.id).path[1:])) if anchor else ""


@cache
def _seats(library: Library) -> Mapping[str, Sequence[str]]:
    """Return the terms whose records name a provision, by the pasal that holds it."""
    found: dict[str, list[str]] = defaultdict(list)
    for id, term in library.records["term"].items():
        for cite in term.ketentuan:
            for target in library.targets(cite, None):
                if target.kind == "provision" and id not in found[pasal := "/".join(target.id.split("/")[:2])]:
                    found[pasal].append(id)
    return found


def _prior(law: Law, pasal: Provision, below: Sequence[Provision]) -> float:
    """Return how often a pasal like this is what somebody looks for, beside one that orders something itself."""
    # What a law says in general stands before what it says of one stage or place.
    early = 1.0 - 0.08 * law.pasal.index(pasal.id) / len(law.pasal)
    if pasal.id == law.pasal[0]:
        return 0.7  # definitions: they name everything, and are reached by asking what a word means
    delegates = any(part.record.delegasi for part in below)
    if delegates and not any(part.record.mandat for part in below) and len(below) == 1:
        return 0.72 * early  # "further rules are made by …" repeats the words of its neighbours
    if law.chapters and pasal.bab.nomor == law.chapters[-1].record.nomor:
        return 0.85 * early
    return early


def _passages(library: Library, part: Provision) -> Iterator[Passage]:
    anchor, label = _place(part.target)
    record = part.record
    if record.ringkasan:
        definition = record.definisi
        short = f" ({definition.singkatan})" if definition and definition.singkatan else ""
        defined = f"{definition.istilah}{short}: " if definition else ""
        yield Passage(anchor, label, defined + record.ringkasan)
    for mandate in record.mandat:
        yield _mandate(library, mandate, anchor, label)
    if record.penjelasan:
        yield Passage(anchor, label, record.penjelasan, "penjelasan")
    for sanction in record.sanksi:
        yield Passage(anchor, label, f"{sanction.jenis.label}: {sanction.ancaman}", "penjelasan")


def _mandate(library: Library, mandate: Mandat, anchor: str, label: str) -> Passage:
    """Return a mandate as an excerpt may show it: what limits it is called so, since bare it would read as a fact."""
    bearers = listed([library.records["actor"][id].nama for id in mandate.pelaku])
    said = f"{bearers} {mandate.sifat.label.lower()} {mandate.tindakan}"
    limits = [(name, text) for name, text in (("syarat", mandate.syarat), ("kecuali", mandate.kecuali)) if text]
    shown = "; ".join([said, *(f"{name}: {text}" for name, text in limits)])
    return Passage(anchor, label, shown, "mandat", "; ".join([said, *(text for _, text in limits)]))


def _status(library: Library, law: Law, id: str) -> tuple[str, str]:
    if ended := views.ended((*library.changes.get(law.id, ()), *library.changes.get(id, ()))):
        return ended.status.jenis.value, _ended(library, ended)
    if law.record.berlaku is None or law.record.berlaku > library.per:
        return "belum", "Belum berlaku"
    changes = (change for part in library.below(id) for change in library.changes.get(part.id, ()))
    if any(change.status.jenis is not JenisStatus.DIUJI for change in changes):
        return "berubah", "Berlaku dengan perubahan"
    return "berlaku", "Berlaku"


def _ended(library: Library, change: Change) -> str:
    by = change.by
    name = library.cite(by if by.kind != "provision" else library.instruments[by.id.split("/")[0]])
    return f"{change.status.jenis.label}: {name}"


# ---------------------------------------------------------------------------
# Other records


def _facts(facts: Iterable[Pernyataan]) -> Iterator[Passage]:
    return (Passage("", "", fact.isi) for fact in facts)


def _texts(*texts: str | None) -> Iterator[Passage]:
    return (Passage("", "", text) for text in texts if text)


def _instrument(library: Library, kind: str, record: Instrumen) -> Document:
    ended = views.ended(library.changes.get(record.id, ()))
    force = getattr(record, "keberlakuan", None)
    if ended:
        status = (ended.status.jenis.value, _ended(library, ended))
    elif force is not None:
        status = (force.value, force.label)
    else:
        status = ("berlaku", "Berlaku")
    return Document(
        target=Target(kind, record.id),
        kind="undang-undang" if kind == "law" else "peraturan",
        title=record.tentang,
        citation=record.sebutan,
        law=record.id if kind == "law" else "",
        status=status,
        names=(record.sebutan, record.tentang, *record.alias),
        context=(record.jenis.label,),
        passages=(*_texts(getattr(record, "ringkasan", None)), *_facts(record.catatan)),
        prior=0.5,
    )


def _term(library: Library, record: Any) -> Document:
    definitions = library.definitions.get(record.id, ())
    meanings = [
        Passage("", library.cite(provision.target), provision.record.ringkasan)
        for provision, _ in definitions
        if provision.record.ringkasan
    ]
    spellings = (definition.istilah for _, definition in definitions)
    names = dict.fromkeys((record.istilah, record.singkatan or "", *record.bentuk, *spellings))
    return Document(
        target=Target("term", record.id),
        kind="istilah",
        title=record.istilah[:1].upper() + record.istilah[1:],
        citation=record.singkatan or "Istilah",
        names=tuple(name for name in names if name),
        context=(*record.padanan, *(english.istilah for english in record.inggris)),
        passages=(*meanings, *_texts(record.ringkasan, record.perbedaan), *_facts(record.penjelasan)),
        prior=0.45,
    )


def _actor(record: Any) -> Document:
    return Document(
        target=Target("actor", record.id),
        kind="pelaku",
        title=record.nama,
        citation="Mandat pelaku",
        names=(record.nama,),
        context=("mandat", "tugas", "kewajiban", "wewenang", "hak"),
        passages=(*_texts(record.ringkasan), *_facts(record.kini)),
        actors=(record.id,),
        prior=0.45,
    )


def _organisation(record: Any) -> Document:
    former = [name for old in record.nama_lama for name in (old.nama, old.singkatan) if name]
    return Document(
        target=Target("organisation", record.id),
        kind="organisasi",
        title=record.nama,
        citation=record.singkatan or record.jenis.label,
        names=(record.nama, record.singkatan or "", *record.sebutan_lain, *former),
        context=(record.inggris or "", record.jenis.label),
        passages=(*_texts(record.ringkasan), *_facts(record.fakta)),
        actors=record.pelaku,
        prior=0.6,
    )


def _activity(record: Any) -> Document:
    return Document(
        target=Target("activity", record.id),
        kind="kegiatan",
        title=record.judul,
        citation=f"Peta jalan, kegiatan {record.nomor}",
        names=(f"Peta jalan {record.judul}", record.judul_sumber, number := f"Kegiatan {record.nomor}"),
        questions=(f"Peta jalan {number}", f"{number} peta jalan"),
        context=(record.inggris or "", "peta jalan", *(part.nama for part in record.unsur)),
        passages=(
            *_texts(record.ringkasan, record.keadaan),
            *_facts((*record.rencana, *record.perkembangan, *record.terbuka)),
        ),
        prior=0.55,
    )


def _event(record: Any) -> Document:
    return Document(
        target=Target("event", record.id),
        kind="peristiwa",
        title=record.judul,
        citation=record.jenis.label,
        names=(record.judul,),
        context=(record.tanggal,),
        passages=(*_texts(record.ringkasan), *_facts(record.fakta)),
        prior=0.5,
    )


def _ruling(record: Any) -> Document:
    return Document(
        target=Target("ruling", record.id),
        kind="putusan",
        title=record.sebutan,
        citation=f"Putusan, {record.hasil.label.lower()}",
        status=(record.hasil.value, record.hasil.label),
        names=(record.sebutan,),
        context=("Mahkamah Konstitusi", *record.norma),
        passages=(*_texts(record.ringkasan, record.akibat), *_facts(record.fakta)),
        prior=0.55,
    )


def _guide(record: Any) -> Document:
    steps = (*record.langkah, *record.bila_gagal)
    actors = dict.fromkeys((*record.untuk, *(actor for step in steps for actor in step.pelaku)))
    return Document(
        target=Target("guide", record.id),
        kind="panduan",
        title=record.judul,
        citation="Panduan",
        names=(record.judul,),
        questions=(record.judul, *record.tanya),  # both are written as people ask
        context=tuple(topic.label for topic in record.topik),
        # What it is for is found before what its many steps say along the way.
        passages=(
            *_texts(record.ringkasan, record.keadaan),
            *(Passage("", "", text, "penjelasan") for text in (*(step.langkah for step in steps), *record.diam)),
        ),
        actors=tuple(actors),
        prior=0.3,
    )


def _comparison(library: Library, record: Perbandingan) -> Document:
    names = {aspect.id: aspect.judul for aspect in record.aspek}
    parties = [library.cite(Target("term", party.istilah)) for party in record.pihak]
    answers = (
        Passage(cell.aspek, names[cell.aspek], f"{library.cite(Target('term', party.istilah))}: {fact.isi}")
        for party in record.pihak
        for cell in party.isi
        for fact in (*cell.sebelum, *cell.sesudah)
    )
    return Document(
        target=Target("comparison", record.id),
        kind="perbandingan",
        title=record.judul,
        citation="Sebelum dan sejak",
        names=(record.judul,),
        questions=(f"Apa beda {', '.join(parties)}?",),
        context=tuple(names.values()),
        passages=(*_texts(record.ringkasan), *answers),
        prior=0.5,
    )


def _overlap(library: Library, record: TumpangTindih) -> Document:
    cited = [target for side in record.sisi for text in side.ketentuan for target in library.targets(text, None)]
    return Document(
        target=Target("overlap", record.id),
        kind="tugas-serupa",
        title=record.judul,
        citation=record.hasil.label,
        names=(record.judul,),
        context=("tugas serupa tumpang tindih", *(library.cite(target) for target in cited)),
        passages=tuple(_texts(record.sama, record.beda, record.alasan)),
        actors=views.bearers(library, (target.id for target in cited)),
        prior=0.4,
    )


# ---------------------------------------------------------------------------
# Pages that show many records at once


def _page(view: View) -> Document:
    target = Target("page", view.src)
    return Document(
        target=target,
        kind="halaman",
        title=view.title,
        citation=url(target),
        names=(view.title,),
        passages=(Passage("", "", view.description),),
        prior=0.7,
    )
