"""The API: every file as its schema says, every id and address as the library says, nothing left out."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pustaka import exports, views
from pustaka.addresses import Target, url
from pustaka.exports.api import LISTINGS
from pustaka.library import Library
from pustaka.models import KINDS

from .conftest import SETTINGS

# The contract's own list: `kontrak.md`, "API: static JSON under /api/v1/".
CONTRACT: Mapping[str, tuple[str, str]] = {
    "provisions": ("ketentuan", "id sitasi url perihal ringkasan status"),
    "mandates": (
        "mandat",
        "id ketentuan sitasi url pelaku sifat tindakan kepada tenggat tahap topik status",
    ),
    "deadlines": ("tenggat", "ketentuan sitasi url maks satuan sejak"),
    "delegations": ("delegasi", "ketentuan sitasi url bentuk materi dipenuhi diperiksa"),
    "status": ("status", "ketentuan sitasi url jenis oleh tanggal"),
    "references": ("rujukan", "dari ke jenis"),
    "glossary": ("istilah", "id istilah singkatan inggris padanan definisi"),
    "actors": ("pelaku", "id nama url dirujuk_oleh"),
    "organisations": ("organisasi", "id nama url dirujuk_oleh"),
    "activities": ("kegiatan", "id judul url dirujuk_oleh"),
    "events": ("peristiwa", "id judul url dirujuk_oleh"),
    "regulations": ("peraturan", "id tentang url dirujuk_oleh"),
    "rulings": ("putusan", "id nomor url dirujuk_oleh"),
    "guides": ("panduan", "id judul url dirujuk_oleh"),
    "sources": ("sumber", "id judul url dirujuk_oleh"),
}
# Beyond the contract: the kinds of records it does not name, and what was changed in any of them.
BEYOND: Mapping[str, tuple[str, str]] = {
    "comparisons": ("perbandingan", "id judul url aspek pihak"),
    "overlaps": ("tumpang_tindih", "id judul url hasil sisi sama beda alasan"),
    "words": ("kata", "id judul url abaikan dasar padanan"),
    "corrections": ("riwayat", "id catatan kelas nama url tanggal jenis isi alasan sumber"),
}
NODE = "id url ringkasan mandat tenggat delegasi status definisi merujuk dirujuk_oleh"


def _json(files: Mapping[str, bytes], name: str) -> Any:
    return json.loads(files[f"api/v1/{name}.json"])


def _schema_of(path: str) -> str:
    name = path.removeprefix("api/v1/").removesuffix(".json")
    if re.fullmatch(r"laws/[^/]+", name):
        return "api-law"
    if name.startswith("laws/"):
        return "api-pasal"
    return "api-" + name.split("/")[0]


def _api(files: Mapping[str, bytes]) -> Iterator[str]:
    return (path for path in files if path.startswith("api/v1/") and path.endswith(".json"))


@pytest.mark.parametrize("which", ["exported", "small"])
def test_every_file_satisfies_its_published_schema(which: str, request: pytest.FixtureRequest) -> None:
    files = request.getfixturevalue(which)
    checked = 0
    validators: dict[str, Draft202012Validator] = {}
    for path in _api(files):
        name = _schema_of(path)
        if name not in validators:
            schema = json.loads(files[f"schemas/{name}.json"])
            Draft202012Validator.check_schema(schema)
            assert schema["$id"] == f"https://contoh.example/pustaka/schemas/{name}.json"
            validators[name] = Draft202012Validator(schema)
        errors = [f"{path}: {e.json_path}: {e.message[:200]}" for e in validators[name].iter_errors(json.loads(files[path]))]
        assert not errors, "\n".join(errors[:5])
        checked += 1
    assert checked > len(CONTRACT)


def test_the_schemas_refuse_what_is_wrong(small: Mapping[str, bytes]) -> None:
    validator = Draft202012Validator(json.loads(small["schemas/api-mandates.json"]))
    good = _json(small, "mandates")
    for spoil in (
        lambda row: row.pop("syarat"),
        lambda row: row.update(sifat="boleh"),
        lambda row: row.update(url="uu/2001/1/"),
        lambda row: row.update(lain=1),
        lambda row: row.update(pelaku="pengelola"),
    ):
        bad = json.loads(json.dumps(good))
        spoil(bad["mandat"][0])
        assert not validator.is_valid(bad)
    assert not validator.is_valid(good | {"versi": "2"})


def test_the_contract_is_whole(exported: Mapping[str, bytes], library: Library) -> None:
    for name, (key, fields) in {**CONTRACT, **BEYOND}.items():
        body = _json(exported, name)
        assert list(body)[:2] == ["versi", "per"]
        assert (body["versi"], body["per"]) == ("1", library.per)
        for row in body[key]:
            assert set(fields.split()) <= set(row), name
        assert body[key], name
    assert {listing.name for listing in LISTINGS} == {*CONTRACT, *BEYOND}


def test_every_kind_of_record_is_exported_whole(exported: Mapping[str, bytes], library: Library) -> None:
    names = {
        "regulation": "regulations", "ruling": "rulings", "guide": "guides", "activity": "activities",
        "organisation": "organisations", "event": "events", "source": "sources", "term": "glossary",
        "actor": "actors", "overlap": "overlaps", "comparison": "comparisons", "words": "words",
    }
    assert {*names, "law", "bab"} == set(KINDS)
    for kind, name in names.items():
        [rows] = [rows for rows in _json(exported, name).values() if isinstance(rows, list)]
        assert [row["id"] for row in rows] == list(library.records[kind])
        for row, record in zip(rows, library.records[kind].values(), strict=True):
            assert set(type(record).model_fields) <= set(row)


def test_corrections_are_the_records_own_newest_first(small: Mapping[str, bytes]) -> None:
    rows = _json(small, "corrections")["riwayat"]
    assert [(row["id"], row["tanggal"], row["jenis"]) for row in rows] == [
        ("uu-2001-1/pasal-2/riwayat-2", "2020-05-05", "koreksi"),
        ("uu-2001-1/pasal-2/riwayat-1", "2020-02-02", "pemutakhiran"),
        ("taman-tutup/riwayat-1", "2020-01-01", "koreksi"),
    ]
    assert (rows[0]["nama"], rows[0]["url"], rows[0]["sumber"]) == ("Pasal 2 UU 1/2001", "/uu/2001/1/pasal-2/", ["uu-2001-1"])
    own = _json(small, "laws/uu-2001-1/pasal-2")["pasal"]["riwayat"]
    assert [change["isi"] for change in own] == [row["isi"] for row in rows[:2]]


def test_what_a_record_once_said_is_no_reference(small: Mapping[str, bytes]) -> None:
    pasal = _json(small, "laws/uu-2001-1/pasal-2")["pasal"]
    assert "Kata warga dalam Pasal 2" in pasal["riwayat"][0]["alasan"]
    assert pasal["merujuk"] == []


def test_counts_are_those_of_the_library(exported: Mapping[str, bytes], library: Library) -> None:
    counts = views.counts(library)
    assert _json(exported, "index")["jumlah"] == counts
    for name, key, count in (
        ("mandates", "mandat", counts["mandat"]),
        ("deadlines", "tenggat", counts["tenggat"]),
        ("delegations", "delegasi", counts["delegasi"]),
        ("glossary", "istilah", counts["istilah"]),
        ("sources", "sumber", counts["sumber"]),
        ("guides", "panduan", counts["panduan"]),
        ("provisions", "ketentuan", len(library.provisions)),
    ):
        assert len(_json(exported, name)[key]) == count


def _nodes(law: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    def below(node: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
        yield node
        for kind in ("ayat", "huruf", "angka"):
            for child in node[kind]:
                yield from below(child)

    for bab in law["bab"]:
        for holder in (bab, *bab["bagian"], *(p for b in bab["bagian"] for p in b["paragraf"])):
            for pasal in holder["pasal"]:
                yield from below(pasal)


def test_a_law_holds_every_provision_once_at_its_own_address(exported: Mapping[str, bytes], library: Library) -> None:
    for id, law in library.laws.items():
        nodes = list(_nodes(_json(exported, f"laws/{id}")))
        own = [provision for provision in library.provisions.values() if provision.law == id]
        assert sorted(node["id"] for node in nodes) == sorted(provision.id for provision in own)
        assert len(law.chapters) == len(_json(exported, f"laws/{id}")["bab"])
        for node in nodes:
            record = library.provisions[node["id"]].record
            assert set(NODE.split()) <= set(node)
            assert node["url"] == url(Target("provision", node["id"]))
            assert node["ringkasan"] == record.ringkasan
            assert len(node["mandat"]) == len(record.mandat)


def test_one_pasal_is_the_same_alone_as_in_its_law(exported: Mapping[str, bytes]) -> None:
    whole = {node["id"]: node for node in _nodes(_json(exported, "laws/uu-2019-14"))}
    assert _json(exported, "laws/uu-2019-14/pasal-28")["pasal"] == whole["uu-2019-14/pasal-28"]


def test_back_references_mirror_references(exported: Mapping[str, bytes], library: Library) -> None:
    nodes = {node["id"]: node for id in library.laws for node in _nodes(_json(exported, f"laws/{id}"))}
    forth = {
        (node["id"], end["id"], end["jenis"]) for node in nodes.values() for end in node["merujuk"] if end["id"] in nodes
    }
    back = {
        (end["id"], node["id"], end["jenis"])
        for node in nodes.values()
        for end in node["dirujuk_oleh"]
        if end["id"] in nodes and end["jenis"] in ("merujuk", "menyebut")
    }
    assert forth == back
    assert len(forth) > 300


def test_edges_join_recorded_things_only(exported: Mapping[str, bytes], library: Library) -> None:
    edges = _json(exported, "references")["rujukan"]
    for edge in edges:
        assert library.exists(edge["dari"])
        assert library.exists(edge["ke"])
    assert len({(e["dari"], e["ke"], e["jenis"]) for e in edges}) == len(edges)


@pytest.mark.parametrize(
    ("id", "state", "by"),
    [
        ("uu-2001-1/pasal-4", "inkonstitusional", "putusan-mk-1-puu-i-2003"),
        ("uu-2001-1/pasal-3/ayat-1/huruf-a", "berlaku", None),
    ],
)
def test_a_provision_says_whether_it_binds(small: Mapping[str, bytes], id: str, state: str, by: str | None) -> None:
    row = next(row for row in _json(small, "provisions")["ketentuan"] if row["id"] == id)
    assert row["keadaan"] == state
    assert [change["oleh"] for change in row["status"]] == ([by] if by else [])


def test_a_mandate_keeps_its_exception_and_its_limit(small: Mapping[str, bytes]) -> None:
    first, second, _ = _json(small, "mandates")["mandat"]
    assert first["id"] == "uu-2001-1/pasal-3/ayat-1/huruf-a/mandat-1"
    assert first["sitasi"] == "Pasal 3 ayat (1) huruf a UU 1/2001"
    assert first["url"] == "/uu/2001/1/pasal-3/#ayat-1-huruf-a"
    assert (first["sifat"], first["pelaku"], first["kecuali"]) == ("wajib", ["pengelola"], "dalam keadaan darurat")
    assert (second["tenggat"]["maks"], second["tenggat"]["satuan"]) == (7, "hari")


def test_a_delegation_not_found_is_empty_and_a_found_one_points_both_ways(small: Mapping[str, bytes]) -> None:
    found, missing = _json(small, "delegations")["delegasi"]
    assert found["dipenuhi"] == ["permensos-2002-3"]
    assert missing["dipenuhi"] == []
    assert missing["jatuh_tempo"] == "2001-02-28"
    [regulation] = _json(small, "regulations")["peraturan"]
    assert regulation["memenuhi"] == [found["id"]]


def test_the_index_lists_every_file_with_its_schema(exported: Mapping[str, bytes]) -> None:
    body = _json(exported, "index")
    listed = {entry["alamat"].lstrip("/"): entry for entry in body["berkas"]}
    expected = {path for path in _api(exported) if path.count("/") == 2 or re.fullmatch(r"api/v1/laws/[^/]+", path)}
    assert set(listed) == expected - {"api/v1/index.json"}
    for path, entry in listed.items():
        assert entry["bita"] == len(exported[path])
        assert entry["skema"].lstrip("/") in exported


def test_the_archive_holds_the_same_files(exported: Mapping[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(exported["api/v1/semua.zip"])) as archive:
        assert archive.testzip() is None
        assert {f"api/v1/{name}" for name in archive.namelist()} == set(_api(exported))
        for name in archive.namelist():
            assert archive.read(name) == exported[f"api/v1/{name}"]
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_record_schemas_are_published_and_known(exported: Mapping[str, bytes]) -> None:
    for kind in KINDS:
        Draft202012Validator.check_schema(json.loads(exported[f"schemas/{kind}.json"]))


def test_two_runs_give_the_same_bytes(library: Library, exported: Mapping[str, bytes]) -> None:
    again = dict(exports.files(exports.Catalogue(library, SETTINGS)))
    assert list(again) == list(exported)
    assert [path for path in exported if exported[path] != again[path]] == []


def test_files_are_utf8_without_escapes(exported: Mapping[str, bytes]) -> None:
    assert "–".encode() in exported["api/v1/provisions.json"] or "“".encode() in exported["api/v1/sources.json"]
    for path in _api(exported):
        exported[path].decode("utf-8")
        assert rb"\u" not in exported[path], path
