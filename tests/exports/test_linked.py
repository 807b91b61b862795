"""JSON-LD: terms that schema.org has, values that are the records', nothing that could break out of its script."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from pustaka.addresses import Target, locate
from pustaka.exports import Catalogue, Heads, Settings
from pustaka.exports.linked import entity, page, script
from pustaka.library import Library
from rdflib import Graph, URIRef
from rdflib.namespace import RDF, SDO

BASE = "https://contoh.example/pustaka"

# What each kind of page is about, and what must be said of it.
KINDS = {
    "law": ("Legislation", "legislationIdentifier legislationDate legislationType hasPart abstract name"),
    "provision": ("Legislation", "legislationIdentifier legislationLegalForce isPartOf name"),
    "regulation": ("Legislation", "legislationIdentifier legislationType name"),
    "ruling": ("CreativeWork", "identifier dateCreated about"),
    "term": ("DefinedTerm", "name description inDefinedTermSet"),
    "organisation": ("Organization GovernmentOrganization EducationalOrganization", "name description"),
    "event": ("Event", "name startDate description"),
    "guide": ("HowTo", "name step description"),
    "activity": ("Thing", "name description"),
    "actor": ("Thing", "name description"),
    "comparison": ("Thing", "name description"),
    "source": ("CreativeWork", "name publisher"),
}


def _graph(catalogue: Catalogue, target: Target) -> Mapping[str, Any]:
    address = catalogue.url(target)
    return page(catalogue, address, "Judul", "Uraian", target)


def _main(graph: Mapping[str, Any]) -> Mapping[str, Any]:
    web = next(node for node in graph["@graph"] if "mainEntity" in node)
    return next(node for node in graph["@graph"] if node["@id"] == web["mainEntity"]["@id"])


def _nodes(value: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, dict):
        yield value
        for item in value.values():
            yield from _nodes(item)
    elif isinstance(value, list):
        for item in value:
            yield from _nodes(item)


@pytest.fixture(scope="module")
def graphs(catalogue: Catalogue) -> Mapping[Target, Mapping[str, Any]]:
    """Return the graph of every page of a record."""
    return {target: _graph(catalogue, target) for target in catalogue.targets()}


def test_every_page_is_about_its_record_in_words_of_schema_org(
    graphs: Mapping[Target, Mapping[str, Any]], catalogue: Catalogue
) -> None:
    for target, graph in graphs.items():
        kinds, properties = KINDS[target.kind]
        main = _main(graph)
        assert main["@id"] == entity(catalogue, target)
        assert main["@type"] in kinds.split()
        if target.kind != "term" or "description" in main:
            assert set(properties.split()) <= set(main), target
        for node in _nodes({key: value for key, value in graph.items() if key != "@context"}):
            for key, value in node.items():
                if key == "@type":
                    assert value in SDO, value
                elif not key.startswith("@"):
                    assert key in SDO, key
                    assert value not in (None, "", []), f"{target}: {key}"


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib's own, inside its reader
def test_it_reads_as_rdf(graphs: Mapping[Target, Mapping[str, Any]], catalogue: Catalogue) -> None:
    read = {}
    for target, graph in graphs.items():
        if target.kind not in read or target.id in ("uu-2009-11", "uu-2019-14/pasal-66"):
            local = {**graph, "@context": {"@vocab": str(SDO)}}  # the same, without a look at the network
            read[target.kind] = Graph().parse(data=json.dumps(local), format="json-ld")
            about = URIRef(entity(catalogue, target))
            assert (about, RDF.type, None) in read[target.kind]
    assert set(read) >= set(KINDS) - {"guide", "comparison"}


def test_a_repeal_is_said_from_both_sides(graphs: Mapping[Target, Mapping[str, Any]]) -> None:
    repealing = _main(graphs[Target("provision", "uu-2019-14/pasal-66")])
    touched = {end["@id"] for node in _nodes(repealing) for end in node.get("legislationChanges", ())}
    assert f"{BASE}/uu/2009/11/pasal-1/#angka-4" in touched
    repealed = _main(graphs[Target("provision", "uu-2009-11/pasal-1")])
    part = next(node for node in repealed["hasPart"] if node["@id"].endswith("#angka-4"))
    assert part["legislationLegalForce"] == "https://schema.org/NotInForce"
    assert part["@reverse"]["legislationChanges"][0]["@id"].startswith(f"{BASE}/uu/2019/14/pasal-66/")
    assert repealed["legislationLegalForce"] == "https://schema.org/PartiallyInForce"


@pytest.mark.parametrize(
    ("pasal", "force"),
    [("pasal-4", "https://schema.org/NotInForce"), ("pasal-2", "https://schema.org/InForce")],
)
def test_force_follows_the_ruling(sample: Library, pasal: str, force: str) -> None:
    main = _main(_graph(Catalogue(sample, Settings()), Target("provision", f"uu-2001-1/{pasal}")))
    assert main["legislationLegalForce"] == force


def test_force_that_was_not_checked_is_not_claimed(sample: Library) -> None:
    main = _main(_graph(Catalogue(sample, Settings()), Target("regulation", "permensos-2002-3")))
    assert "legislationLegalForce" not in main


def test_a_guide_is_its_steps_in_order(sample: Library) -> None:
    main = _main(_graph(Catalogue(sample, Settings()), Target("guide", "taman-tutup")))
    assert [(step["position"], step["text"]) for step in main["step"]] == [
        (1, "Tanyakan apakah ada keadaan darurat."),
        (2, "Minta taman dibuka."),
    ]


def test_only_a_guide_that_asks_is_a_page_of_answers(graphs: Mapping[Target, Mapping[str, Any]], library: Library) -> None:
    """The questions of a pasal have no sentence each that answers them; a guide's title has its summary."""
    for target, graph in graphs.items():
        pages = [node for node in graph["@graph"] if node["@type"] == "FAQPage"]
        record = library.record(target)
        asks = target.kind == "guide" and record.judul.endswith("?")
        assert len(pages) == asks, target
        if asks:
            [question] = pages[0]["mainEntity"]
            assert (question["name"], question["acceptedAnswer"]["text"]) == (record.judul, record.ringkasan)


def test_nothing_ends_the_script_element_early() -> None:
    text = script({"name": "</script><!--<script>&\u2028"})
    assert not set("<>&") & set(text)
    assert json.loads(text) == {"name": "</script><!--<script>&\u2028"}


def test_the_head_names_only_files_that_are_exported(catalogue: Catalogue, exported: Mapping[str, bytes]) -> None:
    heads = Heads(catalogue)
    for target in catalogue.targets():
        head = heads.make(locate(target)[0], catalogue.url(target), "Judul", "Uraian", "lain")
        assert heads.updated(locate(target)[0]) == catalogue.checked(target)
        for form in head.alternates:
            assert form.path in exported, form
        assert head.picture.address.removeprefix(f"{BASE}/") in exported, target


def test_the_data_page_is_a_dataset_of_files_that_exist(catalogue: Catalogue, exported: Mapping[str, bytes]) -> None:
    main = _main(page(catalogue, "/data/", "Data", "Uraian"))
    assert main["@type"] == "Dataset"
    for part in main["distribution"]:
        assert part["contentUrl"].removeprefix(f"{BASE}/") in exported
