"""JSON Schemas of every record kind, exported from the models for editors and for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from .models import KINDS
from .problems import Problem

FOLDER = Path(__file__).parent / "schemas"


def render() -> Iterator[tuple[str, str]]:
    """Yield (file name, text) of every schema."""
    for kind, model in KINDS.items():
        schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **model.model_json_schema()}
        for part in (schema, *schema.get("$defs", {}).values()):
            part.pop("description", None)  # our docstrings are English and for programmers; fields speak Indonesian
        yield f"{kind}.json", json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def write() -> None:
    """Write every schema into the package."""
    FOLDER.mkdir(exist_ok=True)
    for name, text in render():
        (FOLDER / name).write_text(text, encoding="utf-8")


def check() -> Iterator[Problem]:
    """Yield the schemas that differ from the models, and how to mend that."""
    for name, text in render():
        file = FOLDER / name
        if not file.is_file() or file.read_text(encoding="utf-8") != text:
            shown = f"hooks/pustaka/schemas/{name}"
            yield Problem(shown, 1, 1, "skema tidak sama dengan model; jalankan `pustaka schema`")
