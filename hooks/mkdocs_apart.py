"""Half of the pages, made by a second process while MkDocs makes the others one after another on one core.

The second process does with MkDocs' own functions what MkDocs does, and hands over what came out: the HTML, the anchors
and links for MkDocs' check of them, and what was logged. Where the system cannot fork, MkDocs makes all pages.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
from bisect import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

_FEWEST = 50  # pages; for fewer a second process is not worth starting
_LOGGER = logging.getLogger("mkdocs")


@dataclass(frozen=True)
class _Made:
    """A page as it came out; `links` has, by the page file they lead to, each anchor with the link as it is written."""

    html: str
    anchors: set[str]
    links: Mapping[str, dict[str, str]]
    logged: Sequence[tuple[str, int, str]]


class ApartPage(Page):
    """A page that the second process makes; `take` waits until it is there."""

    def __init__(self, file: File, config: MkDocsConfig, delivery: _Delivery) -> None:
        super().__init__(None, file, config)
        self._delivery = delivery

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - MkDocs' own signature
        """Read nothing: the page comes whole."""
        self.markdown, self.meta = "", {"template": "utuh.html"}

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 - MkDocs' own signature
        """Render nothing yet, so that MkDocs goes on to its own pages."""
        self.content = ""

    def take(self) -> None:
        """Fill in what was made and log what was logged; raise PluginError when the second process failed."""
        made = self._delivery.pages[self.file.src_uri]
        self.content, self.present_anchor_ids = made.html, made.anchors
        self.links_to_anchors = {self._delivery.files.src_uris[src]: links for src, links in made.links.items()}
        for name, level, message in made.logged:
            logging.getLogger(name).log(level, "%s", message)


@dataclass
class _Delivery:
    """All that the second process made, which comes at once when the last page is done."""

    process: BaseProcess
    receiver: Connection
    files: Files

    @cached_property
    def pages(self) -> Mapping[str, _Made]:
        """Return the pages by their files."""
        try:
            found: Mapping[str, _Made] | str = self.receiver.recv()
        except EOFError:
            found = "proses kedua berhenti sebelum halamannya selesai; ulangi, dan periksa sisa memori bila terulang"
        self.process.join()
        if isinstance(found, str):
            raise PluginError(found)
        return found


def share(nav: Navigation, files: Files, config: MkDocsConfig) -> None:
    """Have a second process make the later half, by length, of the pages outside the navigation."""
    if "fork" not in multiprocessing.get_all_start_methods():
        return
    named = {id(page) for page in nav.pages}
    others = [file for file in files.documentation_pages() if id(file.page) not in named]
    if len(others) < _FEWEST:
        return
    # The later half, so that MkDocs asks for it when it has made its own pages.
    lengths = list(accumulate(len(file.content_string) for file in others))
    apart = others[bisect(lengths, lengths[-1] // 2) :]
    receiver, sender = multiprocessing.Pipe(duplex=False)
    # Forked, so that neither records nor pages need be packed up and read again.
    process = multiprocessing.get_context("fork").Process(
        target=_make_all, args=(receiver, sender, [file.page for file in apart], nav, files, config), daemon=True
    )
    process.start()
    sender.close()
    delivery = _Delivery(process, receiver, files)
    for file in apart:
        ApartPage(file, config, delivery)


class _Log(logging.Handler):
    """Keeps what is logged."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: list[tuple[str, int, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one record."""
        self.kept.append((record.name, record.levelno, record.getMessage()))


def _make_all(
    receiver: Connection, sender: Connection, pages: Sequence[Page], nav: Navigation, files: Files, config: MkDocsConfig
) -> None:
    """Make pages and send all of them, or the words of what went wrong; end when whoever waits is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the keyboard stops the process that waits, and that one speaks
    receiver.close()  # or sending to nobody would never fail
    parent = os.getppid()
    log = _Log()
    _LOGGER.handlers, _LOGGER.propagate = [log], False
    env = config.plugins.on_env(config.theme.get_env(), config=config, files=files)
    documents = files.documentation_pages()
    made: dict[str, _Made] = {}
    for page in pages:
        if os.getppid() != parent:
            return
        log.kept = []
        try:
            _read(page, files, config)
            page.active = True
            context = get_context(nav, documents, config, page)
            context = config.plugins.on_page_context(context, page=page, config=config, nav=nav)
            html = env.get_template(page.meta.get("template", "main.html")).render(context)
            page.active = False
        except Exception as error:  # noqa: BLE001 - whatever it is, it is raised where somebody waits
            sender.send(f"Error making page '{page.file.src_uri}': {error}")
            return
        links = {file.src_uri: links for file, links in (page.links_to_anchors or {}).items()}
        made[page.file.src_uri] = _Made(html, page.present_anchor_ids or set(), links, log.kept)
    sender.send(made)


def _read(page: Page, files: Files, config: MkDocsConfig) -> None:
    """Turn a page's Markdown into HTML, with every event on the way."""
    plugins = config.plugins
    page = plugins.on_pre_page(page, config=config, files=files)
    page.read_source(config)
    page.markdown = plugins.on_page_markdown(page.markdown or "", page=page, config=config, files=files)
    page.render(config, files)
    page.content = plugins.on_page_content(page.content or "", page=page, config=config, files=files)
