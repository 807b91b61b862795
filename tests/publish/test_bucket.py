"""Object storage behind a CDN: a bucket that knows keys, an index name and an error key is enough for the whole site."""

from __future__ import annotations

import http.server
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, expect
from pustaka import hosting

from tests.built import Site, internal
from tests.places import ROOT

PASAL = "/uu/2019/14/pasal-28/"


class Answer(NamedTuple):
    """What the storage and the CDN before it send."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Bucket:
    """Objects by key, each with what it was uploaded with. No folders, no guessing of types, no redirects."""

    folder: Path
    listed: str  # what tools/publish/objects.py says of the folder

    @cached_property
    def objects(self) -> Mapping[str, tuple[str, str]]:
        """Return (type, caching) by key, in the order of upload."""
        rows = [line.split("\t") for line in self.listed.splitlines()]
        return {path: (media, caching) for path, media, caching in rows}

    def get(self, address: str) -> Answer:
        """Return the answer to an address; the three rules of the recipe are all that is done to it."""
        key = unquote(urlsplit(address).path).removeprefix("/")
        key += "index.html" if key == "" or key.endswith("/") else ""
        status = 200 if key in self.objects else 404
        key = key if status == 200 else "404.html"
        media, caching = self.objects[key]
        headers = {"Content-Type": media, "Cache-Control": caching, **hosting.HEADERS}
        return Answer(status, headers, (self.folder / key).read_bytes())


@pytest.fixture(scope="module")
def bucket(site: Site) -> Bucket:
    """Return the project's site in a bucket, uploaded as the tool lists it."""
    tool = [sys.executable, str(ROOT / "tools/publish/objects.py"), str(site.folder)]
    done = subprocess.run(tool, capture_output=True, text=True, check=True)
    return Bucket(site.folder, done.stdout)


@pytest.fixture(scope="module")
def address(bucket: Bucket) -> Iterator[str]:
    """Serve the bucket on loopback and yield its address."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer = bucket.get(self.path)
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def test_every_file_but_those_for_servers_is_uploaded_once_with_its_type(site: Site, bucket: Bucket) -> None:
    every = {file.relative_to(site.folder).as_posix() for file in site.folder.rglob("*") if file.is_file()}
    assert every - set(bucket.objects) == {"_headers", ".nojekyll", "sitemap.xml.gz"}
    assert set(bucket.objects) <= every
    for key, (media, caching) in bucket.objects.items():
        found = hosting.find_type(key)
        assert found is not None, key
        assert (media, caching) == (found.media, hosting.find_caching(f"/{key}"))


def test_pages_are_uploaded_after_what_they_use(bucket: Bucket) -> None:
    order = [key.endswith(".html") for key in bucket.objects]
    assert order == sorted(order)


def test_compressed_twins_stay_at_home() -> None:
    paths = ["index.html", "index.html.br", "index.html.gz", "js/a.js.br", "js/a.js", "_headers", "a/index.html"]
    assert [item.path for item in hosting.objects(paths)] == ["js/a.js", "a/index.html", "index.html"]


def test_every_internal_link_resolves_with_the_right_type(site: Site, bucket: Bucket) -> None:
    asked: dict[str, str] = {}
    for page, tree in site.pages.items():
        for link in tree.xpath("//a/@href | //link/@href | //script/@src | //img/@src | //form/@action"):
            if urlsplit(link).scheme in ("", "http", "https") and (found := internal(page, link)):
                asked.setdefault(found[0], page)
    assert len(asked) > 1000
    wrong = []
    for path, page in asked.items():
        answer = bucket.get(path)
        media = "text/html; charset=utf-8" if path.endswith("/") else getattr(hosting.find_type(path), "media", None)
        if answer.status != 200 or answer.headers["Content-Type"] != media:
            wrong.append(f"{page}: {path} {answer.status} {answer.headers['Content-Type']}")
    assert not wrong, "\n".join(wrong[:40])


@pytest.mark.parametrize("path", ["/tidak-ada/", "/uu/2019/14/pasal-28", "/uu/", "/_headers", "/.nojekyll", "/uu//2019/"])
def test_only_keys_are_found(bucket: Bucket, path: str) -> None:
    answer = bucket.get(path)
    assert answer.status == (200 if path == "/uu/" else 404)
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"


@pytest.mark.browser
def test_the_site_runs_from_the_bucket(browser: Browser, address: str) -> None:
    context = browser.new_context(locale="id-ID")
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address + PASAL)
    page.keyboard.press("/")
    page.keyboard.type("pasal 28 uu 14/2019")
    expect(page.locator("#kotak-isi a").first).to_have_attribute("href", PASAL)
    page.goto(f"{address}/cari/?q=LPKS", wait_until="networkidle")
    expect(page.locator(".isi-halaman a").first).to_be_visible()
    assert said == []
    missing = page.goto(f"{address}/uu/tidak/ada/")
    assert missing is not None
    assert missing.status == 404
    expect(page.get_by_role("link", name="Glosarium").first).to_be_visible()
    assert page.evaluate("document.styleSheets.length") >= 1  # found from any depth
    assert all("404" in line for line in said), said  # the page itself, which the browser reports
    context.close()
