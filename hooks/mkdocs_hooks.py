"""The file MkDocs loads: records become pages in memory, problems stop the build; no content logic here.

Under `mkdocs serve` a rebuild lays out and renders only what an edit touches and hands MkDocs the other pages as they
came out of the last good build; a second rebuild follows by itself where the edit reached further. A bad edit leaves
the last good build on the screen. `mkdocs build` always makes everything.
"""

from __future__ import annotations

import atexit
import gc
import logging
import os
import posixpath
import shutil
import sys
import tempfile
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from threading import Thread
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage
from mkdocs.theme import Theme
from mkdocs.utils import clean_directory
from mkdocs.utils.meta import get_data
from mkdocs.utils.templates import TemplateContext
from mkdocs_apart import ApartPage, share
from pustaka import policy
from pustaka.edition import Edition, Editions, Imprint, stamps
from pustaka.exports import offline
from pustaka.faults import explain
from pustaka.problems import RecordsError
from pustaka.processes import Apart
from pustaka.search import View
from pustaka.words import long_date
from pustaka.writing import write


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

    def is_modified(self) -> bool:
        return not Path(self.abs_dest_path).is_file()


class _Templates(FileSystemLoader):
    """A theme that gives its templates alone: MkDocs finds no sheet, script or icon of its own to copy to the site."""

    def list_templates(self) -> list[str]:
        """Return nothing; Material's folders have 14,000 files, which MkDocs would go through at each build."""
        return []


@dataclass
class _Session:
    """What one event hands to the next; `last` is the last good build, kept only while serving."""

    serving: bool = False
    editions: Editions = field(default_factory=Editions)
    edition: Edition | None = None
    writing: Apart[None] | None = None
    last: _Made = field(default_factory=_Made)
    made: _Made = field(default_factory=_Made)
    bell: Path | None = None  # a watched file; writing it rings for a rebuild
    compiled: FileSystemBytecodeCache | None = None  # the theme's templates, which MkDocs else compiles at each rebuild


_session = _Session()

_LOOK = 0.15  # seconds from one look at the records to the next; MkDocs' half a second is long for who waits


def on_startup(*, command: str, **_: Any) -> None:
    """Remember whether a site is being served."""
    _session.serving = command == "serve"
    if _session.serving:
        _session.compiled = FileSystemBytecodeCache(_scratch("templat"))
    # tools/serve.py asks for "dirty" builds; what MkDocs warns of is what this hook takes care of.
    logging.getLogger("mkdocs.commands.build").addFilter(lambda record: "'dirty' build" not in record.getMessage())


def on_serve(server: LiveReloadServer, **_: Any) -> None:
    """Hang up the bell that rings for the rest of an edit."""
    _session.bell = Path(_scratch("bel")) / "bell"
    server.observer._timeout = _LOOK  # noqa: SLF001 - MkDocs gives no setting; for what is watched from here on
    server.watch(str(_session.bell.parent))


def _scratch(name: str) -> str:
    """Return a new folder that goes when serving ends."""
    folder = tempfile.mkdtemp(prefix=f"pustaka-{name}-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def on_config(config: MkDocsConfig, **_: Any) -> MkDocsConfig:
    """Read the records and lay out the pages before MkDocs empties the site's folder."""
    gc.disable()  # what is made here stays; looking for cycles meanwhile takes a third of the time
    try:
        _session.edition = _session.editions.read(Path(config.config_file_path).parent, _imprint(config))
    except RecordsError as error:
        print(error, file=sys.stderr)
        summary = f"{len(error.problems)} masalah pada catatan; perbaiki yang tertulis di atas."
        if not (_session.serving and _session.edition):
            raise PluginError(summary) from None
        # MkDocs would let every request wait until the records are mended.
        print(f"{summary} Situs yang terakhir berhasil tetap disajikan.", file=sys.stderr)
    finally:
        gc.enable()
    assert _session.edition is not None  # this one or, while serving, the last good one
    config.extra["per"], config.extra["dibangun"] = long_date(_session.edition.library.per), _built()
    config.extra["teks_resmi"] = _session.edition.official
    config.theme.get_env = partial(_environment, config.theme)  # type: ignore[method-assign]  # before any event has it
    # Not while serving: what MkDocs puts into each page to reload it is an inline script.
    config.extra["csp"] = None if _session.serving else policy.META
    return config


def on_files(files: Files, config: MkDocsConfig, **_: Any) -> Files:
    """Add the generated pages, each with an edit link to its record, and begin to write the files for programs."""
    edition = _session.edition
    assert edition is not None  # on_config has seen to it
    last, made = _session.last, _Made(_frame(edition, config))
    _session.made = made
    if made.frame != last.frame and _session.serving:
        clean_directory(config.site_dir)
        _session.writing = None
    for page in edition.pages:
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
    # While serving they are written once: nobody who edits a record waits for what only programs and the search read.
    if _session.writing is None:
        addresses = {posixpath.dirname(f.dest_uri): f.url for f in files if f.src_uri.endswith(".md")}
        folder = Path(config.site_dir)
        _session.writing = Apart(lambda: write(edition.files(addresses, _written(config)), folder))
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files, **_: Any) -> Navigation:
    """Let a second process make half of the pages."""
    share(nav, files, config)
    return nav


def on_env(env: Environment, **_: Any) -> Environment:
    """Compile each of the theme's templates once."""
    env.bytecode_cache = _session.compiled
    return env


def on_page_markdown(markdown: str, page: SitePage, **_: Any) -> str:
    """Give each page what its head says to programs, and the sitemap the day its record was checked."""
    assert _session.edition is not None  # on_config has seen to it
    heads = _session.edition.heads
    page.update_date = heads.updated(page.file.src_uri)
    if not isinstance(page, ApartPage):
        title, description, kind = (str(page.meta.get(key) or "") for key in ("title", "description", "jenis"))
        address = f"/{page.url}".replace("/./", "/")
        page.meta["ekspor"] = heads.make(page.file.src_uri, address, title, description, kind)
    return markdown


def on_page_context(context: TemplateContext, page: SitePage, **_: Any) -> TemplateContext:
    """Fetch what the second process made."""
    if isinstance(page, ApartPage):
        page.take()
    return context


def on_post_page(output: str, page: SitePage, **_: Any) -> str:
    """Keep the HTML of generated pages for the next rebuild."""
    if _session.serving and page.file.src_uri in _session.made.texts:
        _session.made.html[page.file.src_uri] = output
    return output


def on_post_build(config: MkDocsConfig, **_: Any) -> None:
    """See that every file is there; while serving, keep this build as the last good one and go on to the rest."""
    try:
        if _session.writing:
            _session.writing.result()
        # Not while serving: a copy that a browser keeps would hide from authors what they just wrote.
        if not _session.serving and _session.edition:
            folder = Path(config.site_dir)
            write(offline.files(folder, _session.edition.catalogue), folder)
    except RecordsError as error:
        raise PluginError(str(error)) from None
    except OSError as error:
        raise PluginError(explain(error)) from None
    if not _session.serving:
        return
    for src in _session.last.texts.keys() - _session.made.texts.keys():
        Path(File(src, None, config.site_dir, use_directory_urls=True).abs_dest_path).unlink(missing_ok=True)
    _session.last = _session.made
    Thread(target=_finish, daemon=True).start()


def _environment(theme: Theme) -> Environment:
    env = Theme.get_env(theme)
    env.loader = _Templates(theme.dirs)
    return env


def _finish() -> None:
    """Ring the bell when the edit reached further than the pages it touches."""
    if _session.editions.finish() and _session.bell:
        _session.bell.touch()


def _imprint(config: MkDocsConfig) -> Imprint:
    return Imprint(
        name=config.site_name,
        description=config.site_description or "",
        address=config.site_url or "",
        correction=config.extra.get("koreksi_url"),
        handouts=bool(config.extra.get("bahan_pdf")),
        security=config.extra.get("kontak_keamanan"),
    )


def _built() -> str | None:
    """Return the day of the only clock a build has, which whoever builds sets."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return long_date(datetime.fromtimestamp(int(epoch), UTC).date().isoformat()) if epoch else None


def _written(config: MkDocsConfig) -> Iterator[View]:
    """Yield the hand-written pages, for the search."""
    for file in sorted(Path(config.docs_dir).glob("*.md")):
        _, meta = get_data(file.read_text(encoding="utf-8"))
        yield View(file.name, meta["title"], meta["description"])


def _frame(edition: Edition, config: MkDocsConfig) -> Hashable:
    """Return what changes every page: the as-of date, the set of pages, the settings, the theme."""
    theme = (path for path in (Path(config.docs_dir) / "overrides").rglob("*") if path.is_file())
    pages = tuple(page.src for page in edition.pages)
    return edition.library.per, pages, stamps(Path(config.config_file_path), *theme)
