"""Pages that tests use one after another: a browser takes longer to start one than most tests need it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page


class Lender:
    """Opens a page once for each kind of context and gives it to whoever asks, each time as if it were new."""

    def __init__(self, browser: Browser) -> None:
        """Take the browser whose pages are lent."""
        self._browser = browser
        self._pages: dict[str, Page] = {}

    @contextmanager
    def page(self, address: str, script: str = "", **options: Any) -> Iterator[Page]:
        """Yield a page of a context with these options, which tells in `requested` what it asked for.

        The script runs on everything that is opened before anything else does.

        Whoever has it may keep what a page of `address` can keep, go offline, add routes, open other pages and change
        its medium and its size; what listens on it he takes away himself.
        """
        key = repr((script, options))
        if key not in self._pages:
            self._pages[key] = self._open(script, options)
        page = self._pages[key]
        page.requested.clear()
        try:
            yield page
        finally:
            self._clean(page, address, options)

    def _open(self, script: str, options: dict[str, Any]) -> Page:
        page = self._browser.new_context(locale="id-ID", **options).new_page()
        page.add_init_script(script)
        page.requested = []
        page.on("request", lambda request: page.requested.append(request.url))
        return page

    def _clean(self, page: Page, address: str, options: dict[str, Any]) -> None:
        for other in page.context.pages:
            if other is not page:
                other.close()
        page.unroute_all(behavior="ignoreErrors")
        page.context.set_offline(offline=False)
        page.goto("about:blank")
        origin = "{0.scheme}://{0.netloc}".format(urlsplit(address))
        devtools = page.context.new_cdp_session(page)
        devtools.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
        devtools.send("Network.clearBrowserCache")
        devtools.detach()
        page.emulate_media(media="null")
        page.set_viewport_size(options["viewport"])
        page.mouse.move(0, 0)  # or what lies under it on the next page is hovered over

    def close(self) -> None:
        """Close every page that was lent."""
        for page in self._pages.values():
            page.context.close()
