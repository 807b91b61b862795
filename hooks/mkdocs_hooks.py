"""The only file MkDocs loads: records become pages in memory, problems stop the build; no content logic here.

Under `mkdocs serve` a rebuild renders only the pages whose text changed and hands MkDocs the others as they came out
of the last good build; a bad edit leaves that build on the screen. `mkdocs build` always renders everything.
"""

from __future__ import annotations

import gc
import os
import posixpath
import sys
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as SitePage
from pustaka import checks, codes, exports, pages, search, texts
from pustaka.pages.text import long_date
from pustaka.problems import RecordsError


@dataclass
class _Made:
    """What a build made: the pages laid out and their HTML."""

    frame: Hashable = None  # what every page depends on besides its own text
    texts: dict[str, str] = field(default_factory=dict)
    html: dict[str, str] = field(default_factory=dict)


class _KeptFile(File):
    """A page whose HTML is there already: links to it are resolved as ever, it is only copied."""

    def is_documentation_page(self) -> bool:
        return False


@dataclass
class _Session:
    """What one event hands to the next; `last` is the last good build, kept only while serving."""

    serving: bool = False
    per: str = ""
    pages: Sequence[pages.Page] = ()
    index: Sequence[tuple[str, bytes]] = ()  # what search is answered from, by path below the site
    exported: Sequence[tuple[str, bytes]] = ()  # files for programs, by path below the site
    heads: exports.Heads | None = None
    last: _Made = field(default_factory=_Made)
    made: _Made = field(default_factory=_Made)


_session = _Session()


def on_startup(*, command: str, **_: Any) -> None:
    """Remember whether a site is being served."""
    _session.serving = command == "serve"


def on_config(config: MkDocsConfig, **_: Any) -> MkDocsConfig:
    """Read the records and lay out the pages before MkDocs empties the site's folder."""
    gc.disable()  # what is made here stays; looking for cycles meanwhile takes a third of the time
    try:
        root = Path(config.config_file_path).parent
        library = checks.load(root)
        official = texts.read_all(texts.find_operators(root), library.laws)
        config.extra["teks_resmi"] = [library.names[law] for law in official]
        made = tuple(pages.build(library, pages.Settings(config.extra.get("koreksi_url"), official)))
        catalogue = exports.Catalogue(library, _export_settings(config, official))
        # While serving these are made once: nobody who edits a record waits for what only programs and the search read.
        index = (_session.serving and _session.index) or tuple(search.files(library, official))
        exported = (_session.serving and _session.exported) or tuple(exports.files(catalogue))
    except RecordsError as error:
        print(error, file=sys.stderr)
        summary = f"{len(error.problems)} masalah pada catatan; perbaiki yang tertulis di atas."
        if not (_session.serving and _session.pages):
            raise PluginError(summary) from None
        # MkDocs would let every request wait until the records are mended.
        print(f"{summary} Situs yang terakhir berhasil tetap disajikan.", file=sys.stderr)
    else:
        _session.per, _session.pages, _session.index = long_date(library.per), made, index
        _session.exported, _session.heads = exported, exports.Heads(catalogue)
    finally:
        gc.enable()
    config.extra["per"], config.extra["dibangun"] = _session.per, _built()
    return config


def on_files(files: Files, config: MkDocsConfig, **_: Any) -> Files:
    """Add the generated pages; the edit link of each leads to its record."""
    last, made = _session.last, _Made(_frame(config))
    _session.made = made
    for page in _session.pages:
        made.texts[page.src] = page.text
        file = File.generated(config, page.src, content=page.text)
        if made.frame == last.frame and last.texts.get(page.src) == page.text and page.src in last.html:
            made.html[page.src] = last.html[page.src]
            kept = _KeptFile(page.src, None, config.site_dir, use_directory_urls=True, dest_uri=file.dest_uri)
            kept.content_string = last.html[page.src]
            files.append(kept)
            continue
        file.edit_uri = f"../{page.edit}" if page.edit else None
        files.append(file)
    for file in [file for file in files if file.src_uri.endswith(".md")] if config.site_url else []:
        code = codes.draw(urljoin(config.site_url or "", file.url))
        files.append(File.generated(config, posixpath.join(posixpath.dirname(file.dest_uri), "qr.svg"), content=code))
    described = search.describe(config.site_name, config.site_description or "", config.site_url or "")
    for path, content in (*_session.index, ("opensearch.xml", described)):
        files.append(File.generated(config, path, content=content))
    return files


def on_page_markdown(markdown: str, page: SitePage, **_: Any) -> str:
    """Give each page what its head says to programs, and the sitemap the day its record was checked."""
    if _session.heads:
        title, description = (str(page.meta.get(key) or "") for key in ("title", "description"))
        kind = str(page.meta.get("jenis", ""))
        head = _session.heads.make(page.file.src_uri, f"/{page.url}".replace("/./", "/"), title, description, kind)
        page.meta["ekspor"], page.update_date = head, head.updated
    return markdown


def on_post_page(output: str, page: SitePage, **_: Any) -> str:
    """Keep the HTML of generated pages for the next rebuild."""
    if _session.serving and page.file.src_uri in _session.made.texts:
        _session.made.html[page.file.src_uri] = output
    return output


def on_post_build(config: MkDocsConfig, **_: Any) -> None:
    """Write the files for programs beside the pages, and keep this build as the last good one."""
    for path, content in _session.exported:
        file = Path(config.site_dir) / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    if _session.serving:
        _session.last = _session.made


def _built() -> str | None:
    """Return the day of the only clock a build has, which whoever builds sets."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return long_date(datetime.fromtimestamp(int(epoch), UTC).date().isoformat()) if epoch else None


def _export_settings(config: MkDocsConfig, official: Mapping[str, texts.OfficialText]) -> exports.Settings:
    changes = Path(config.config_file_path).parent / "CHANGES.md"
    return exports.Settings(
        address=config.site_url or exports.Settings.address,
        security_contact=config.extra.get("kontak_keamanan"),
        changes=changes.read_text(encoding="utf-8") if changes.is_file() else "",
        official=official,
    )


def _frame(config: MkDocsConfig) -> Hashable:
    """Return what changes every page: the as-of date, the set of pages, the settings, the theme."""
    theme = Path(config.docs_dir) / "overrides"
    watched = [Path(config.config_file_path), *sorted(path for path in theme.rglob("*") if path.is_file())]
    stamps = tuple(path.stat().st_mtime_ns for path in watched)
    return _session.per, tuple(page.src for page in _session.pages), stamps
