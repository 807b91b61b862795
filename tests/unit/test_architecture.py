"""The order of the stages holds, and the picture of the imports in ARCHITECTURE.md is the one they make."""

from __future__ import annotations

import architecture
import pytest
from importlinter.cli import lint_imports

from tests.places import ROOT


def test_each_stage_imports_only_to_its_left(capsys: pytest.CaptureFixture[str]) -> None:
    status = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True)
    assert status == 0, capsys.readouterr().out


def test_the_picture_is_that_of_the_imports() -> None:
    text = architecture.PAGE.read_text(encoding="utf-8")
    assert architecture.START + architecture.make() + architecture.END in text, (
        "jalankan .venv/bin/python tools/architecture.py"
    )


def test_what_is_imported_by_another_way_is_left_out_of_the_picture() -> None:
    edges = {"a": frozenset(), "b": frozenset("a"), "c": frozenset("ab"), "d": frozenset("ac")}
    assert architecture.reduce(edges) == {
        "a": frozenset(),
        "b": frozenset("a"),
        "c": frozenset("b"),
        "d": frozenset("c"),
    }


def test_the_hook_is_drawn_after_everything_it_wires() -> None:
    assert {"edition", "exports", "search", "writing"} <= architecture.imports()["mkdocs_hooks"]
