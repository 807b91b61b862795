"""The built site as it is published: every file it has, compressed as `make build` does it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.built import Site
from tools.build import compress


@pytest.fixture(scope="session")
def published(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the site of the project's records and its compressed twins."""
    folder = tmp_path_factory.mktemp("terbit") / "site"
    shutil.copytree(site.folder, folder)
    compress(folder)
    return folder
