"""What the repository says of itself is true: schemas, the templates in CONTRIBUTING, the files it names."""

from __future__ import annotations

import json
import re

import jsonschema
import pytest
import yaml
from pustaka import schema, source
from pustaka.library import Library
from pustaka.models import KINDS
from pustaka.records import File, find_files

from tests.places import ROOT, SAMPLES


def test_exported_schemas_are_those_of_the_models() -> None:
    assert list(schema.check()) == []


@pytest.mark.parametrize("root", [ROOT, SAMPLES / "good"], ids=["project", "sample"])
def test_every_record_is_valid_under_its_exported_schema(root) -> None:
    validators = {
        kind: jsonschema.Draft202012Validator(json.loads((schema.FOLDER / f"{kind}.json").read_text(encoding="utf-8")))
        for kind in KINDS
    }
    for kind, path in find_files(root):
        errors = list(validators[kind].iter_errors(source.read(path, path.name).value))
        assert not errors, f"{path}: {errors[0].message}"


def test_every_record_names_its_schema_for_editors(library: Library) -> None:
    for file in library.files:
        first = (ROOT / file.source.path).read_text(encoding="utf-8").split("\n", 1)[0]
        up = "../" * (file.source.path.count("/"))
        assert first == f"# yaml-language-server: $schema={up}hooks/pustaka/schemas/{file.kind}.json", file.source.path


def test_the_template_in_contributing_is_a_chapter() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```yaml\n(.*?)```", text, flags=re.DOTALL)
    assert blocks
    for block in blocks:
        KINDS["bab"].model_validate(source.parse(block.encode(), "CONTRIBUTING.md").value)


def test_contributing_names_every_folder_of_records() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for kind in KINDS:
        assert f"schemas/{kind}.json" in text, kind


def test_editors_are_told_every_schema() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
    assert {name.rsplit("/", 1)[1] for name in settings["yaml.schemas"]} == {f"{kind}.json" for kind in KINDS}


def test_records_are_written_as_the_style_sheet_asks(library: Library) -> None:
    problems = []
    for file in library.files:
        text = (ROOT / file.source.path).read_bytes()
        if b"\r" in text or not text.endswith(b"\n") or text.endswith(b"\n\n"):
            problems.append(f"{file.source.path}: akhir baris")
        problems += [f"{file.source.path}:{n}" for n, line in enumerate(text.split(b"\n"), 1) if line != line.rstrip()]
    assert not problems


def _record_files(library: Library) -> list[File]:
    return [file for file in library.files if file.kind == "bab"]


def test_titles_of_pasal_are_short_and_unlike_in_one_law(library: Library) -> None:
    for law in library.laws.values():
        titles = [library.provisions[id].record.perihal for id in law.pasal]
        assert not [title for title in titles if title.endswith(".")]
        assert len(set(titles)) == len(titles), [title for title in titles if titles.count(title) > 1]


def test_yaml_means_the_same_to_a_plain_reader(library: Library) -> None:
    """A record's structure does not depend on our own strictness: a plain YAML reader sees the same keys."""
    for file in _record_files(library)[:3]:
        plain = yaml.load((ROOT / file.source.path).read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
        assert set(plain) == set(file.source.value)


def test_the_weekly_report_reads_only_and_gates_nothing() -> None:
    text = (ROOT / ".github/workflows/weekly.yml").read_text(encoding="utf-8")
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {"contents": "read"}
    assert set(workflow[True]) == {"schedule", "workflow_dispatch"}  # YAML 1.1 reads the key `on` as true
    (job,) = workflow["jobs"].values()
    assert job["continue-on-error"] is True
    used = [step["uses"] for step in job["steps"] if "uses" in step]
    assert used
    assert all(re.fullmatch(r"[a-z-]+/[a-z-]+@[0-9a-f]{40}", action) for action in used)
    assert "pustaka stale" in text
    assert "tools/check_links.py" in text
