"""The exports of the project's own library and of the small invented one, each made once."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from pustaka import exports
from pustaka.library import Library

from tests.places import ROOT

SETTINGS = exports.Settings(
    address="https://contoh.example/pustaka/",
    security_contact="mailto:keamanan@contoh.example",
    changes=(ROOT / "CHANGES.md").read_text(encoding="utf-8"),
)


@pytest.fixture(scope="session")
def catalogue(library: Library) -> exports.Catalogue:
    """Return the project's library as exports see it."""
    return exports.Catalogue(library, SETTINGS)


@pytest.fixture(scope="session")
def exported(catalogue: exports.Catalogue) -> Mapping[str, bytes]:
    """Return every exported file of the project's library by path."""
    return dict(exports.files(catalogue))


@pytest.fixture(scope="session")
def small(sample: Library) -> Mapping[str, bytes]:
    """Return every exported file of the invented library by path."""
    return dict(exports.files(exports.Catalogue(sample, SETTINGS)))
