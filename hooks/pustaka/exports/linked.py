"""schema.org as JSON-LD: what each page is about, for search engines and other programs.

Only what the records say: no property is filled by guessing, and a summary is an `abstract`, never the law's text.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from .. import views
from ..addresses import Target
from ..library import Provision
from ..models import Hukum, Instrumen, Panduan, Pasal
from ..vocabulary import JenisOrganisasi, StatusBerlaku
from . import tables
from .catalogue import Catalogue

Node = dict[str, Any]

_SCHEMA = "https://schema.org"
_IN_FORCE, _NOT, _PARTLY = (f"{_SCHEMA}/{word}" for word in ("InForce", "NotInForce", "PartiallyInForce"))


def page(
    catalogue: Catalogue, address: str, title: str, description: str, target: Target | None = None, kind: str = "lain"
) -> Mapping[str, Any]:
    """Return the graph of a page: the site, the page itself, and the record it is about when it is about one."""
    url = catalogue.absolute(address)
    site = catalogue.absolute("/") + "#situs"
    web: Node = {
        "@type": {"daftar": "CollectionPage", "rak": "CollectionPage", "tentang": "AboutPage"}.get(kind, "WebPage"),
        "@id": url,
        "url": url,
        "name": title,
        "description": description,
        "inLanguage": "id",
        "isPartOf": {"@id": site},
    }
    graph: list[Node] = [
        {
            "@type": "WebSite",
            "@id": site,
            "url": catalogue.absolute("/"),
            "name": "Pustaka Peksos",
            "inLanguage": "id",
        },
        web,
    ]
    if target is not None:
        web["lastReviewed"] = catalogue.checked(target)
        if crumbs := _crumbs(catalogue, target):
            web["breadcrumb"] = crumbs
        about = _MAKERS[target.kind](catalogue, target)
        web["mainEntity"] = {"@id": about["@id"]}
        graph.append(_without_gaps(about))
        graph.extend(_answered(catalogue, target, url))
    elif address == "/data/":
        web["mainEntity"] = {"@id": f"{url}#kumpulan"}
        graph.append(_dataset(catalogue, f"{url}#kumpulan", description))
    return {"@context": _SCHEMA, "@graph": graph}


def script(graph: Mapping[str, Any]) -> str:
    """Return a graph as it may stand inside a `<script>`: nothing in it can end the element or open a comment."""
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def entity(catalogue: Catalogue, target: Target) -> str:
    """Return the identifier of what a page is about, as different from the page."""
    address, _, mark = catalogue.absolute(catalogue.url(target)).partition("#")
    return f"{address}#{mark}" if mark else f"{address}#hal"


def _without_gaps(node: Node) -> Node:
    return {key: value for key, value in node.items() if value not in (None, "", [], ())}


def _refer(catalogue: Catalogue, targets: Sequence[Target]) -> list[Node]:
    return [{"@id": entity(catalogue, target)} for target in dict.fromkeys(targets)]


def _crumbs(catalogue: Catalogue, target: Target) -> Node | None:
    if target.kind != "provision":
        return None
    law = Target("law", catalogue.library.provisions[target.id].law)
    steps = (("Undang-Undang", "/uu/"), (catalogue.name(law), catalogue.url(law)))
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": catalogue.absolute(address)}
            for number, (name, address) in enumerate(steps, 1)
        ],
    }


# ---------------------------------------------------------------------------
# Legislation


def _legislation(catalogue: Catalogue, target: Target) -> Node:
    record = catalogue.library.record(target)
    assert isinstance(record, Instrumen)
    law = catalogue.library.laws.get(record.id)
    full = record.judul if isinstance(record, Hukum) else f"{record.sebutan} tentang {record.tentang}"
    return {
        "@type": "Legislation",
        "@id": entity(catalogue, target),
        "url": catalogue.absolute(catalogue.url(target)),
        "name": full,
        "alternateName": [record.sebutan, *record.alias],
        "legislationIdentifier": record.sebutan,
        "legislationType": record.jenis.label,
        "legislationJurisdiction": "ID",
        "legislationDate": record.ditetapkan,
        "datePublished": record.diundangkan,
        "temporalCoverage": _validity(catalogue, record),
        "legislationLegalForce": _force(catalogue, target),
        "abstract": getattr(record, "ringkasan", None),
        "hasPart": _refer(catalogue, [Target("provision", id) for id in law.pasal]) if law else [],
        "legislationChanges": _refer(catalogue, _changed_by(catalogue, record.id)),
        "@reverse": _changes_of(catalogue, record.id),
    }


def _provision(catalogue: Catalogue, target: Target) -> Node:
    provision = catalogue.library.provisions[target.id]
    law = Target("law", provision.law)
    record = provision.record
    assert isinstance(record, Pasal)
    return {
        **_part(catalogue, provision),
        "name": f"{catalogue.name(target)}: {record.perihal}",
        "legislationType": "Pasal",
        "legislationJurisdiction": "ID",
        "legislationDate": catalogue.library.laws[provision.law].record.ditetapkan,
        "isPartOf": {
            "@type": "Legislation",
            "@id": entity(catalogue, law),
            "legislationIdentifier": catalogue.name(law),
        },
        "hasPart": [_without_gaps(_part(catalogue, part)) for part in _below(catalogue, provision)],
        "citation": _refer(catalogue, [end for _, end in views.outward(catalogue.library, target.id) if _legal(end)]),
    }


def _part(catalogue: Catalogue, provision: Provision) -> Node:
    target = provision.target
    return {
        "@type": "Legislation",
        "@id": entity(catalogue, target),
        "url": catalogue.absolute(catalogue.url(target)),
        "legislationIdentifier": catalogue.name(target),
        "legislationLegalForce": _force(catalogue, target),
        "abstract": provision.record.ringkasan,
        "legislationChanges": _refer(catalogue, _changed_by(catalogue, target.id)),
        "@reverse": _changes_of(catalogue, target.id),
    }


def _below(catalogue: Catalogue, provision: Provision) -> Iterator[Provision]:
    parts = catalogue.library.below(provision.id)
    next(parts)
    return parts


def _legal(target: Target) -> bool:
    return target.kind in ("provision", "law", "regulation", "ruling")


def _force(catalogue: Catalogue, target: Target) -> str | None:
    """Return the legal force; nothing where it was not checked."""
    library = catalogue.library
    if target.kind == "regulation":
        states = {StatusBerlaku.BERLAKU: _IN_FORCE, StatusBerlaku.DICABUT: _NOT, StatusBerlaku.DIGANTI: _NOT}
        return states.get(library.record(target).keberlakuan)
    state = catalogue.state(target.id)
    if state not in ("berlaku", "berubah"):
        return _NOT
    inside = f"{target.id}/"
    lost = any(views.ended(changes) for id, changes in library.changes.items() if id.startswith(inside))
    return _PARTLY if lost else _IN_FORCE


def _validity(catalogue: Catalogue, record: Instrumen) -> str | None:
    """Return from when until when an instrument binds, open where nothing ended it."""
    if record.berlaku is None:
        return None
    ended = views.ended(catalogue.library.changes.get(record.id, ()))
    return f"{record.berlaku}/{ended.status.tanggal if ended else '..'}"


def _changed_by(catalogue: Catalogue, id: str) -> list[Target]:
    """Return what a provision or instrument itself changed."""
    return [
        catalogue.library.target(changed)
        for changed, changes in catalogue.library.changes.items()
        for change in changes
        if change.by.id == id and change.status.jenis.value != "diuji"
    ]


def _changes_of(catalogue: Catalogue, id: str) -> Node | None:
    """Return the legislation that changed this; rulings are no legislation and stand with their own page."""
    by = [
        change.by
        for change in catalogue.library.changes.get(id, ())
        if change.by.kind != "ruling" and change.status.jenis.value != "diuji"
    ]
    if not by:
        return None
    return {
        "legislationChanges": [
            {
                "@type": "Legislation",
                "@id": entity(catalogue, target),
                "legislationIdentifier": catalogue.name(target),
            }
            for target in dict.fromkeys(by)
        ]
    }


def _ruling(catalogue: Catalogue, target: Target) -> Node:
    record = catalogue.library.record(target)
    tested = [end for text in record.norma for end in catalogue.library.targets(text, None)]
    return {
        "@type": "CreativeWork",
        "@id": entity(catalogue, target),
        "url": catalogue.absolute(catalogue.url(target)),
        "name": catalogue.name(target),
        "identifier": record.nomor,
        "dateCreated": record.tanggal,
        "abstract": record.ringkasan,
        "about": _refer(catalogue, tested),
    }


# ---------------------------------------------------------------------------
# Other records


def _term(catalogue: Catalogue, target: Target) -> Node:
    record = catalogue.library.record(target)
    definitions = catalogue.library.definitions.get(target.id, ())
    meanings = [f"{catalogue.name(p.target)}: {p.record.ringkasan}" for p, _ in definitions if p.record.ringkasan]
    return {
        "@type": "DefinedTerm",
        "@id": entity(catalogue, target),
        "url": catalogue.absolute(catalogue.url(target)),
        "name": record.istilah,
        "alternateName": list(dict.fromkeys(name for name in (record.singkatan, *record.bentuk) if name)),
        "description": " ".join(meanings) or record.ringkasan,
        "inDefinedTermSet": catalogue.absolute("/glosarium/"),
        "subjectOf": _refer(catalogue, [provision.target for provision, _ in definitions]),
    }


def _actor(catalogue: Catalogue, target: Target) -> Node:
    record = catalogue.library.record(target)
    term = Target("term", record.istilah) if record.istilah else None
    return {
        "@type": "Thing",
        "@id": entity(catalogue, target),
        "url": catalogue.absolute(catalogue.url(target)),
        "name": record.nama,
        "description": record.ringkasan,
        "sameAs": entity(catalogue, term) if term else None,
    }


def _organisation(catalogue: Catalogue, target: Target) -> Node:
    record = catalogue.library.record(target)
    former = (name for old in record.nama_lama for name in (old.nama, old.singkatan))
    kinds = {
        JenisOrganisasi.PEMERINTAH: "GovernmentOrganization",
        JenisOrganisasi.LEGISLATIF: "GovernmentOrganization",
        JenisOrganisasi.PENDIDIKAN: "EducationalOrganization",
    }
    names = dict.fromkeys(name for name in (record.singkatan, record.inggris, *record.sebutan_lain, *former) if name)
    return {
        "@type": kinds.get(record.jenis, "Organization"),
        "@id": entity(catalogue, target),
        "name": record.nama,
        "alternateName": [name for name in names if name != record.nama],
        "description": record.ringkasan,
        "url": record.situs,
        "mainEntityOfPage": catalogue.absolute(catalogue.url(target)),
    }


def _event(catalogue: Catalogue, target: Target) -> Node:
    record = catalogue.library.record(target)
    return {
        "@type": "Event",
        "@id": entity(catalogue, target),
        "url": catalogue.absolute(catalogue.url(target)),
        "name": record.judul,
        "description": record.ringkasan,
        "startDate": record.tanggal,
        "endDate": record.sampai,
        "about": _refer(catalogue, [Target("organisation", id) for id in record.organisasi]),
    }


def _guide(catalogue: Catalogue, target: Target) -> Node:
    record = catalogue.library.record(target)
    assert isinstance(record, Panduan)
    grounds = [
        end
        for text in (cite for step in record.langkah for cite in step.dasar)
        for end in catalogue.library.targets(text, None)
    ]
    return {
        "@type": "HowTo",
        "@id": entity(catalogue, target),
        "url": catalogue.absolute(catalogue.url(target)),
        "name": record.judul,
        "description": record.ringkasan,
        "step": [
            {"@type": "HowToStep", "position": number, "text": step.langkah}
            for number, step in enumerate(record.langkah, 1)
        ],
        "supply": [{"@type": "HowToSupply", "name": paper.nama} for paper in record.dokumen],
        "citation": _refer(catalogue, grounds),
    }


def _answered(catalogue: Catalogue, target: Target, url: str) -> Iterator[Node]:
    """Yield the question that a page answers in so many words: a guide that asks one, answered by its summary.

    The questions of a pasal are no such thing: they say what a reader may look for, and no sentence answers each.
    """
    record = catalogue.library.record(target)
    if isinstance(record, Panduan) and record.judul.endswith("?"):
        answer = {"@type": "Answer", "text": record.ringkasan}
        question = {"@type": "Question", "name": record.judul, "acceptedAnswer": answer}
        yield {"@type": "FAQPage", "@id": f"{url}#tanya", "isPartOf": {"@id": url}, "mainEntity": [question]}


def _plain(catalogue: Catalogue, target: Target) -> Node:
    """Return an activity or comparison: schema.org has no closer word for either."""
    record = catalogue.library.record(target)
    return {
        "@type": "Thing",
        "@id": entity(catalogue, target),
        "url": catalogue.absolute(catalogue.url(target)),
        "name": record.judul,
        "alternateName": getattr(record, "inggris", None),
        "description": record.ringkasan,
    }


def _source(catalogue: Catalogue, target: Target) -> Node:
    record = catalogue.library.record(target)
    return {
        "@type": "CreativeWork",
        "@id": entity(catalogue, target),
        "name": record.judul,
        "publisher": {"@type": "Organization", "name": record.penerbit},
        "datePublished": record.tanggal,
        "url": record.alamat,
        "mainEntityOfPage": catalogue.absolute(catalogue.url(target)),
    }


def _dataset(catalogue: Catalogue, id: str, description: str) -> Node:
    files = [("application/json", "/api/v1/index.json"), ("application/zip", "/api/v1/semua.zip")]
    files += [("text/csv", f"/{table.name}.csv") for table in tables.TABLES]
    return {
        "@type": "Dataset",
        "@id": id,
        "name": "Data Pustaka Peksos",
        "description": description,
        "dateModified": catalogue.library.per,
        "inLanguage": "id",
        "isAccessibleForFree": True,
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": catalogue.absolute(address)}
            for kind, address in files
        ],
    }


_MAKERS: Mapping[str, Callable[[Catalogue, Target], Node]] = {
    "provision": _provision,
    "law": _legislation,
    "regulation": _legislation,
    "ruling": _ruling,
    "term": _term,
    "actor": _actor,
    "organisation": _organisation,
    "event": _event,
    "guide": _guide,
    "activity": _plain,
    "comparison": _plain,
    "source": _source,
}
