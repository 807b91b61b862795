"""JSON Schemas under `/schemas/`: those of the records, and one for every shape of file of the API."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from .. import models, schema
from . import shapes
from .api import LISTINGS, VERSION, adapter
from .catalogue import Catalogue

FOLDER = "schemas"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_REF = "#/$defs/{model}"

_COMMON: Mapping[str, Any] = {
    "versi": {"const": VERSION, "description": "versi bentuk data ini; berubah hanya bila kunci lama berubah arti"},
    "per": {"type": "string", "format": "date", "description": "keadaan catatan per tanggal ini"},
}
_INDEX: Mapping[str, Any] = {
    "jumlah": {"type": "object", "additionalProperties": {"type": "integer", "minimum": 0}},
    "berkas": {
        "type": "array",
        "items": {
            "type": "object",
            "required": ["alamat", "skema", "isi", "bita"],
            "properties": {
                "alamat": {"type": "string", "pattern": "^/api/v1/"},
                "skema": {"type": "string", "pattern": "^/schemas/"},
                "isi": {"type": "string"},
                "bita": {"type": "integer", "minimum": 1},
            },
            "additionalProperties": False,
        },
    },
    "berkas_lain": {
        "type": "array",
        "items": {
            "type": "object",
            "required": ["alamat", "skema"],
            "properties": {"alamat": {"type": "string"}, "skema": {"type": ["string", "null"]}},
            "additionalProperties": False,
        },
    },
}


def files(catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    """Yield (path below the site, content) of every schema; `$id` is its address on this site."""
    # As checked in: `pustaka schema --check` holds them to the models.
    for file in sorted(schema.FOLDER.glob("*.json")):
        yield f"{FOLDER}/{file.name}", file.read_bytes()
    for name, described in api_schemas().items():
        address = catalogue.absolute(f"/{FOLDER}/{name}.json")
        body = {"$schema": _DIALECT, "$id": address, **described}
        yield f"{FOLDER}/{name}.json", (json.dumps(body, ensure_ascii=False, indent=1) + "\n").encode()


def api_schemas() -> Mapping[str, Mapping[str, Any]]:
    """Return the schema of every shape of API file by name, without its address."""
    found = {"api-index": _whole(dict(_INDEX), {}, "daftar berkas dan jumlah catatan")}
    row = _row(shapes.UndangUndang, models.Hukum)
    found["api-law"] = _whole(row["properties"], row["$defs"], "satu undang-undang seluruhnya")
    row = _row(shapes.SimpulPasal, None)
    defs = row.pop("$defs")
    found["api-pasal"] = _whole({"pasal": row}, defs, "satu pasal")
    for listing in LISTINGS:
        row = _row(listing.frame, listing.record)
        defs = row.pop("$defs")
        found[f"api-{listing.name}"] = _whole({listing.key: {"type": "array", "items": row}}, defs, listing.about)
    return found


def _whole(properties: Mapping[str, Any], defs: Mapping[str, Any], about: str) -> Mapping[str, Any]:
    every = {**_COMMON, **properties}
    return {
        "title": about,
        "type": "object",
        "properties": every,
        "required": list(every),
        "additionalProperties": False,
        "$defs": defs,
    }


def _row(frame: Any, record: type[BaseModel] | None) -> dict[str, Any]:
    """Return the schema of a row: the frame's keys, then the record's own."""
    made = _described(adapter(frame).json_schema(mode="serialization", ref_template=_REF))
    # A shape that holds itself is a reference into its own definitions.
    if "$ref" in made:
        made = {**made["$defs"][made["$ref"].rsplit("/", 1)[1]], "$defs": made["$defs"]}
    defs = dict(made.get("$defs", {}))
    properties = dict(made["properties"])
    if record is not None:
        own = _described(record.model_json_schema(mode="serialization", ref_template=_REF))
        defs = {**own.get("$defs", {}), **defs}
        properties = {**properties, **{key: item for key, item in own["properties"].items() if key not in properties}}
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
        "$defs": dict(sorted(defs.items())),
    }


def _described(made: dict[str, Any]) -> dict[str, Any]:
    """Drop our docstrings, which are English and for programmers; fields speak Indonesian."""
    for part in (made, *made.get("$defs", {}).values()):
        part.pop("description", None)
    return made
