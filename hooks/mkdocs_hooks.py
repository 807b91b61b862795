"""The only file MkDocs loads: records become pages in memory, problems stop the build; no content logic here."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from pustaka import checks, pages
from pustaka.pages.text import long_date
from pustaka.problems import RecordsError


@dataclass
class _Build:
    """What one event hands to the next; every build replaces it, a failed one under `serve` keeps the last."""

    serving: bool = False
    per: str = ""
    pages: Sequence[pages.Page] = field(default=())


_build = _Build()


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool, **_: Any) -> None:
    """Remember whether a site is being served, where a bad edit must not take it away."""
    _build.serving = command == "serve"


def on_config(config: MkDocsConfig, **_: Any) -> MkDocsConfig:
    """Read the records and lay out the pages before MkDocs empties the site's folder."""
    root = Path(config.config_file_path).parent
    try:
        library = checks.load(root)
    except RecordsError as error:
        print(error, file=sys.stderr)
        summary = f"{len(error.problems)} masalah pada catatan; perbaiki yang tertulis di atas."
        if not (_build.serving and _build.pages):
            raise PluginError(summary) from None
        # MkDocs would let every request wait until the records are mended.
        print(f"{summary} Situs yang terakhir berhasil tetap disajikan.", file=sys.stderr)
    else:
        _build.per = long_date(library.per)
        _build.pages = tuple(pages.build(library, pages.Settings(config.extra.get("koreksi_url"))))
    config.extra["per"] = _build.per
    return config


def on_files(files: Files, config: MkDocsConfig, **_: Any) -> Files:
    """Add the generated pages; the edit link of each leads to its record."""
    for page in _build.pages:
        file = File.generated(config, page.src, content=page.text)
        file.edit_uri = f"../{page.edit}" if page.edit else None
        files.append(file)
    return files
