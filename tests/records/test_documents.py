"""What the repository says of itself is true: schemas, the templates in CONTRIBUTING, the files it names."""

from __future__ import annotations

import inspect
import json
import re
import shutil
from collections.abc import Iterator
from typing import get_args

import jsonschema
import pytest
import yaml
from pustaka import cli, schema, source
from pustaka.checks import load
from pustaka.library import Library
from pustaka.models import KINDS
from pustaka.records import File, find_files
from pydantic import BaseModel

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


def _contributing() -> str:
    return (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Return the templates of CONTRIBUTING as one library, beside the sample records that they speak of."""
    root = tmp_path_factory.mktemp("templat")
    shutil.copytree(SAMPLES / "good", root, dirs_exist_ok=True)
    written = re.findall(r"^### `([^`]+)`\n(?:(?!```)[^\n]*\n)*```yaml\n(.*?)^```$", _contributing(), re.MULTILINE | re.DOTALL)
    assert len(written) == _contributing().count("```yaml")
    for path, text in written:
        assert not (root / path).exists(), path
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return load(root)


@pytest.fixture(scope="module")
def shown(templates: Library) -> list[File]:
    """Return the templates without the sample records."""
    return [file for file in templates.files if not (SAMPLES / "good" / file.source.path).is_file()]


def test_there_is_a_good_template_for_every_kind_of_record(shown: list[File]) -> None:
    assert {file.kind for file in shown} == set(KINDS)
    for file in shown:
        schema_line = f"# yaml-language-server: $schema=../../hooks/pustaka/schemas/{file.kind}.json"
        block = _contributing().split(f"### `{file.source.path}`\n")[1].split("```yaml\n")[1]
        assert block.startswith(f"{schema_line}\n"), file.source.path
        marked = set(re.findall(r"^(\w+):.*# wajib", block.split("```")[0], re.MULTILINE))
        required = {name for name, info in KINDS[file.kind].model_fields.items() if info.is_required()}
        assert marked == required or file.stem == "bab-02", file.source.path  # marked once, in the first chapter


def test_the_templates_show_every_field_of_every_kind(shown: list[File]) -> None:
    written = {field for file in shown for field in _written(file.record)}
    known = {field for kind in KINDS.values() for field in _fields(kind, set())}
    assert sorted(known - written) == []


def _written(part: object) -> Iterator[tuple[str, str]]:
    """Yield (class that declares it, field) of everything written in a record."""
    if isinstance(part, tuple):
        for item in part:
            yield from _written(item)
    elif isinstance(part, BaseModel):
        for name in part.model_fields_set:
            yield _declared(type(part), name)
            yield from _written(getattr(part, name))


def _fields(model: type[BaseModel], seen: set[type]) -> Iterator[tuple[str, str]]:
    """Yield (class that declares it, field) of everything that may be written below a model."""
    if model in seen:
        return
    seen.add(model)
    for name, info in model.model_fields.items():
        yield _declared(model, name)
        pending = [info.annotation]
        while pending:
            annotation = pending.pop()
            if isinstance(annotation, type) and issubclass(annotation, BaseModel):
                yield from _fields(annotation, seen)
            pending += get_args(annotation)


def _declared(model: type[BaseModel], name: str) -> tuple[str, str]:
    first = next(base for base in reversed(model.__mro__) if name in inspect.get_annotations(base))
    return first.__name__, name


def test_the_messages_contributing_explains_are_those_given() -> None:
    table = _contributing().split("## Membaca pesan masalah")[1].split("\n## ")[0]
    explained = [row.split(" | ")[0].removeprefix("| ") for row in table.splitlines() if row.startswith("| ")][1:]
    given = "".join(file.read_text(encoding="utf-8") for file in sorted((ROOT / "tests/unit").glob("bad_library_*.txt")))
    assert len(explained) > 10
    assert [message for message in explained if f": {message}\n" not in given] == []


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


DOCUMENTS = ("README.md", "CONTRIBUTING.md", "MAINTAINING.md", "ARCHITECTURE.md", "CHANGES.md")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_between_documents_lead_somewhere(name: str) -> None:
    def anchors(file: str) -> set[str]:
        headings = re.findall(r"^#+ (.*)$", (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE)
        return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}

    broken = []
    for link in re.findall(r"\]\(([^)\s]+)\)", (ROOT / name).read_text(encoding="utf-8")):
        file, _, anchor = link.partition("#")
        if not link.startswith("http") and (
            not (ROOT / (file or name)).exists() or (anchor and anchor not in anchors(file or name))
        ):
            broken.append(link)
    assert broken == []


def test_readme_names_every_command_and_every_target(capsys: pytest.CaptureFixture[str]) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    with pytest.raises(SystemExit):
        cli.main(["--help"])
    commands = re.findall(r"^    ([a-z]+) ", capsys.readouterr().out, re.MULTILINE)
    assert {"check", "stale"} <= set(commands)
    assert [command for command in commands if not re.search(rf"^\| .*`{command}\b", readme, re.MULTILINE)] == []
    targets = re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert [target for target in targets if target != "help" and f"make {target}" not in readme] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_file_that_a_document_names_is_there(name: str) -> None:
    named = re.findall(r"`((?:docs|hooks|tests|tools|\.github|\.ci)/[\w./-]+|[\w-]+\.(?:toml|md))`", (ROOT / name).read_text(encoding="utf-8"))
    assert [path for path in named if not (ROOT / path).exists() and not (ROOT / "hooks/pustaka" / path).exists()] == []
