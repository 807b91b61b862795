"""Half of the pages, made by a second process while MkDocs makes the others one after another on one core.

The second process does with MkDocs' own functions what MkDocs does, and hands over what came out: the HTML, the anchors
and links for MkDocs' check of them, and what was logged.
"""

from __future__ import annotations

import logging
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import accumulate

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from pustaka.processes import Apart

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

    def __init__(self, file: File, config: MkDocsConfig, made: Apart[Mapping[str, _Made]], files: Files) -> None:
        super().__init__(None, file, config)
        self._made, self._files = made, files

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - MkDocs' own signature
        """Read nothing: the page comes whole."""
        self.markdown, self.meta = "", {"template": "utuh.html"}

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 - MkDocs' own signature
        """Render nothing yet, so that MkDocs goes on to its own pages."""
        self.content = ""

    def take(self) -> None:
        """Fill in what was made and log what was logged; raise PluginError when a page could not be made."""
        made = self._made.result()[self.file.src_uri]
        self.content, self.present_anchor_ids = made.html, made.anchors
        self.links_to_anchors = {self._files.src_uris[src]: links for src, links in made.links.items()}
        for name, level, message in made.logged:
            logging.getLogger(name).log(level, "%s", message)


def share(nav: Navigation, files: Files, config: MkDocsConfig) -> None:
    """Have a second process make the later half, by length, of the pages outside the navigation."""
    named = {id(page) for page in nav.pages}
    others = [file for file in files.documentation_pages() if id(file.page) not in named]
    if len(others) < _FEWEST:
        return
    # The later half, so that MkDocs asks for it when it has made its own pages.
    lengths = list(accumulate(len(file.content_string) for file in others))
    apart = others[bisect(lengths, lengths[-1] // 2) :]
    pages = [file.page for file in apart if file.page]
    made = Apart(lambda: _make_all(pages, nav, files, config))
    for file in apart:
        ApartPage(file, config, made, files)


class _Log(logging.Handler):
    """Keeps what is logged."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: list[tuple[str, int, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one record."""
        self.kept.append((record.name, record.levelno, record.getMessage()))


@contextmanager
def _listening() -> Iterator[_Log]:
    """Keep what is logged meanwhile from everybody else."""
    log, before = _Log(), (_LOGGER.handlers, _LOGGER.propagate)
    _LOGGER.handlers, _LOGGER.propagate = [log], False
    try:
        yield log
    finally:
        _LOGGER.handlers, _LOGGER.propagate = before


def _make_all(pages: Sequence[Page], nav: Navigation, files: Files, config: MkDocsConfig) -> Mapping[str, _Made]:
    env = config.plugins.on_env(config.theme.get_env(), config=config, files=files)
    documents = files.documentation_pages()
    made: dict[str, _Made] = {}
    for page in pages:
        with _listening() as log:
            try:
                html = _make(page, env, nav, documents, files, config)
            except Exception as error:
                raise PluginError(f"Error making page '{page.file.src_uri}': {error}") from error
        links = {file.src_uri: links for file, links in (page.links_to_anchors or {}).items()}
        made[page.file.src_uri] = _Made(html, page.present_anchor_ids or set(), links, log.kept)
    return made


def _make(
    page: Page, env: Environment, nav: Navigation, documents: Sequence[File], files: Files, config: MkDocsConfig
) -> str:
    """Return a page's HTML, made as MkDocs makes it, with every event on the way."""
    plugins = config.plugins
    page = plugins.on_pre_page(page, config=config, files=files)
    page.read_source(config)
    page.markdown = plugins.on_page_markdown(page.markdown or "", page=page, config=config, files=files)
    page.render(config, files)
    page.content = plugins.on_page_content(page.content or "", page=page, config=config, files=files)
    page.active = True
    context = get_context(nav, documents, config, page)
    context = plugins.on_page_context(context, page=page, config=config, nav=nav)
    html = env.get_template(page.meta.get("template", "main.html")).render(context)
    page.active = False
    return html
