"""The only file MkDocs loads: records become pages in memory, problems stop the build; no content logic here.

Under `mkdocs serve` a rebuild lays out and renders only what an edit touches and hands MkDocs the other pages as they
came out of the last good build; a second rebuild follows by itself where the edit reached further. A bad edit leaves
the last good build on the screen. `mkdocs build` always makes everything.
"""

from __future__ import annotations

import gc
import logging
import os
import posixpath
import sys
import tempfile
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urljoin

from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as SitePage
from mkdocs.utils import clean_directory
from mkdocs.utils.meta import get_data
from pustaka import checks, codes, exports, pages, policy, search, texts
from pustaka.faults import explain
from pustaka.pages.text import long_date
from pustaka.preview import Preview
from pustaka.problems import RecordsError
from pustaka.writing import Writing


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


@dataclass
class _Session:
    """What one event hands to the next; `last` is the last good build, kept only while serving."""

    serving: bool = False
    per: str = ""
    pages: Sequence[pages.Page] = ()
    catalogue: exports.Catalogue | None = None
    heads: exports.Heads | None = None
    writing: Writing | None = None
    layout: Hashable = None  # what the layout of every page depends on besides the records
    preview: Preview = field(default_factory=Preview)
    last: _Made = field(default_factory=_Made)
    made: _Made = field(default_factory=_Made)
    bell: Path | None = None  # a watched file; writing it rings for a rebuild
    compiled: FileSystemBytecodeCache | None = None  # the theme's templates, which MkDocs else compiles at each rebuild


_session = _Session()


def on_startup(*, command: str, **_: Any) -> None:
    """Remember whether a site is being served."""
    _session.serving = command == "serve"
    # tools/serve.py asks for "dirty" builds; what MkDocs warns of is what this hook takes care of.
    logging.getLogger("mkdocs.commands.build").addFilter(lambda record: "'dirty' build" not in record.getMessage())


def on_serve(server: LiveReloadServer, **_: Any) -> None:
    """Hang up the bell that rings for the rest of an edit."""
    _session.bell = Path(tempfile.mkdtemp(prefix="pustaka-")) / "bell"
    server.watch(str(_session.bell.parent))
    _session.compiled = FileSystemBytecodeCache(tempfile.mkdtemp(prefix="pustaka-"))


def on_config(config: MkDocsConfig, **_: Any) -> MkDocsConfig:
    """Read the records and lay out the pages before MkDocs empties the site's folder."""
    gc.disable()  # what is made here stays; looking for cycles meanwhile takes a third of the time
    try:
        root = Path(config.config_file_path).parent
        library = checks.load(root, before=_session.preview.library)
        operators = texts.find_operators(root)
        official = texts.read_all(operators, library.laws)
        config.extra["teks_resmi"] = [library.names[law] for law in official]
        settings = pages.Settings(config.extra.get("koreksi_url"), official, bool(config.extra.get("bahan_pdf")))
        laid_out_by = (*pages.TEMPLATES.glob("*.j2"), *(operators.glob("*.json") if operators else ()))
        layout = _stamps(Path(config.config_file_path), *laid_out_by)
        _session.pages = _session.preview.update(library, settings, afresh=layout != _session.layout)
        _session.layout = layout
        catalogue = exports.Catalogue(library, _export_settings(config, official))
    except RecordsError as error:
        print(error, file=sys.stderr)
        summary = f"{len(error.problems)} masalah pada catatan; perbaiki yang tertulis di atas."
        if not (_session.serving and _session.pages):
            raise PluginError(summary) from None
        # MkDocs would let every request wait until the records are mended.
        print(f"{summary} Situs yang terakhir berhasil tetap disajikan.", file=sys.stderr)
    else:
        _session.per = long_date(library.per)
        _session.catalogue, _session.heads = catalogue, exports.Heads(catalogue)
    finally:
        gc.enable()
    config.extra["per"], config.extra["dibangun"] = _session.per, _built()
    # Not while serving: what MkDocs puts into each page to reload it is an inline script.
    config.extra["csp"] = None if _session.serving else policy.META
    return config


def on_files(files: Files, config: MkDocsConfig, **_: Any) -> Files:
    """Add the generated pages, each with an edit link to its record, and begin to write the files for programs."""
    for file in [file for file in files if file.src_uri.startswith("assets/")]:
        files.remove(file)  # what only Material's own pages load
    last, made = _session.last, _Made(_frame(config))
    _session.made = made
    if made.frame != last.frame and _session.serving:
        clean_directory(config.site_dir)
        _session.writing = None
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
    # While serving they are written once: nobody who edits a record waits for what only programs and the search read.
    if _session.writing is None:
        beside = {posixpath.dirname(f.dest_uri): f.url for f in files if f.src_uri.endswith(".md")}
        _session.writing = Writing(lambda: _beside(config, beside), Path(config.site_dir))
    return files


def on_env(env: Environment, **_: Any) -> Environment:
    """Compile each of the theme's templates once."""
    env.bytecode_cache = _session.compiled
    return env


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
    """See that every file is there; while serving, keep this build as the last good one and go on to the rest."""
    try:
        if _session.writing:
            _session.writing.finish()
        # Not while serving: a copy that a browser keeps would hide from authors what they just wrote.
        if not _session.serving and _session.catalogue:
            for path, content in exports.offline.files(Path(config.site_dir), _session.catalogue):
                (Path(config.site_dir) / path).write_bytes(content)
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


def _finish() -> None:
    """Ring the bell when the edit reached further than the pages it touches."""
    if _session.preview.finish() and _session.bell:
        _session.bell.touch()


def _beside(config: MkDocsConfig, folders: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """Yield the files beside the pages: for programs, for search, and the code of each page's address for paper."""
    assert _session.catalogue is not None  # made with the pages
    address = config.site_url or ""
    yield "opensearch.xml", search.describe(config.site_name, config.site_description or "", address)
    for folder, url in folders.items():
        yield posixpath.join(folder, "qr.svg"), codes.draw(urljoin(address, url))
    yield from search.files(_session.catalogue.library, _views(config), _session.catalogue.settings.official)
    yield from exports.files(_session.catalogue)


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


def _views(config: MkDocsConfig) -> Iterator[search.View]:
    """Yield the pages that are no record's own, for the search: those made of many records, and the hand-written."""
    for page in _session.pages:
        if not page.edit:
            yield search.View(page.src, page.meta["title"], page.meta["description"])
    for file in sorted(Path(config.docs_dir).glob("*.md")):
        _, meta = get_data(file.read_text(encoding="utf-8"))
        yield search.View(file.name, meta["title"], meta["description"])


def _frame(config: MkDocsConfig) -> Hashable:
    """Return what changes every page: the as-of date, the set of pages, the settings, the theme."""
    theme = (path for path in (Path(config.docs_dir) / "overrides").rglob("*") if path.is_file())
    return _session.per, tuple(page.src for page in _session.pages), _stamps(Path(config.config_file_path), *theme)


def _stamps(*paths: Path) -> Hashable:
    """Return what tells whether any of some files was written since."""
    return tuple((path, path.stat().st_mtime_ns) for path in sorted(paths))
