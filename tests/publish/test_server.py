"""The container's nginx, started with its own configuration on loopback, serves the built site as it should."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest
from pustaka import hosting

from tests.publish.nginx import Server, configure, find_nginx, run

PASAL = "/uu/2019/14/pasal-28/"


@pytest.fixture(scope="module")
def server(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Start nginx on the published site."""
    nginx = find_nginx()
    folder = tmp_path_factory.mktemp("nginx")
    port = configure(folder)
    (folder / "tmp").mkdir()
    (folder / "site").symlink_to(published)
    # As root it would look for the user `nobody`, who cannot enter pytest's folders.
    with run([nginx, "-p", str(folder), "-c", "nginx.conf", "-g", "master_process off;"], port):
        yield Server(published, port)


def test_every_kind_of_file_comes_with_its_type_and_headers(server: Server) -> None:
    kinds: dict[str, str] = {}
    for file in sorted(server.folder.rglob("*")):
        address = "/" + file.relative_to(server.folder).as_posix()
        found = hosting.find_type(address)
        if file.is_file() and found and file.suffix != ".gz":
            kinds.setdefault(found.ending, address)
    assert len(kinds) >= 14
    for address in kinds.values():
        answer = server.ask(address, "HEAD")
        assert answer.status == 200, address
        found = hosting.find_type(address)
        assert found
        assert answer.headers["content-type"] == found.media, address
        assert answer.headers["cache-control"] == hosting.find_caching(address), address
        for name, value in hosting.HEADERS.items():
            assert answer.headers[name.lower()] == value, (address, name)


def test_caching_by_folder(server: Server) -> None:
    for folder, caching in hosting.CACHING.items():
        file = next(f for f in sorted((server.folder / folder.strip("/")).rglob("*")) if f.is_file())
        address = "/" + file.relative_to(server.folder).as_posix()
        assert server.ask(address, "HEAD").headers["cache-control"] == caching


@pytest.mark.parametrize("address", [PASAL, "/css/pustaka.css", "/js/cari.js", "/api/v1/index.json", "/feed.xml"])
def test_compression_is_negotiated(server: Server, address: str) -> None:
    plain = server.ask(address)
    assert "content-encoding" not in plain.headers
    for accepted, encoding, unpack in (
        ("gzip, deflate, br, zstd", "br", brotli.decompress),
        ("br", "br", brotli.decompress),
        ("gzip, deflate", "gzip", gzip.decompress),
        ("br;q=0, gzip", "gzip", gzip.decompress),
    ):
        answer = server.ask(address, Accept_Encoding=accepted)
        assert answer.headers["content-encoding"] == encoding, accepted
        assert answer.headers["content-type"] == plain.headers["content-type"]
        assert unpack(answer.body) == plain.body
        assert len(answer.body) < len(plain.body) / 2
        assert answer.headers["etag"] != plain.headers["etag"]
    assert server.ask(address).headers["vary"] == "Accept-Encoding"


def test_clients_that_take_brotli_always_get_it(server: Server) -> None:
    twins = sorted(server.folder.rglob("*.html.br"))
    assert len(twins) > 500
    for file in twins:
        address = "/" + file.relative_to(server.folder).as_posix().removesuffix(".br")
        assert server.ask(address, "HEAD", Accept_Encoding="gzip, br").headers.get("content-encoding") == "br", address


def test_a_kept_copy_is_confirmed_without_a_body(server: Server) -> None:
    for encoding in ("br", "gzip", "identity"):
        first = server.ask(PASAL, Accept_Encoding=encoding)
        again = server.ask(PASAL, Accept_Encoding=encoding, If_None_Match=first.headers["etag"])
        assert (again.status, again.body) == (304, b"")
        assert again.headers["content-security-policy"] == hosting.HEADERS["Content-Security-Policy"]
    assert server.ask(PASAL, If_None_Match='"lain"').status == 200


@pytest.mark.parametrize("address", ["/tidak-ada/", "/uu/2019/14/pasal-999/", "/css/", "/api/v1/", "/%3Cscript%3E"])
def test_unknown_addresses_and_folders_get_the_page_of_the_site(server: Server, address: str) -> None:
    answer = server.ask(address)
    assert answer.status == 404
    assert answer.body == (server.folder / "404.html").read_bytes()
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "no-cache"
    for name, value in hosting.HEADERS.items():
        assert answer.headers[name.lower()] == value


@pytest.mark.parametrize(
    "address",
    [
        "/../../../../etc/passwd",
        "/uu/../../../../etc/passwd",
        "/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        "/..%2f..%2f..%2fetc/passwd",
        "//etc/passwd",
        "/nginx.conf",
        "/../nginx.conf",
        "/_headers",
        "/.nojekyll",
        "/.git/config",
    ],
)
def test_nothing_outside_the_site_is_sent(server: Server, address: str) -> None:
    answer = server.ask(address)
    assert answer.status in (400, 404)
    assert b"root:" not in answer.body
    assert b"worker_processes" not in answer.body
    assert b"Content-Security-Policy:" not in answer.body


def test_a_missing_slash_is_added_without_naming_a_host(server: Server) -> None:
    answer = server.ask(PASAL.rstrip("/") + "?q=izin", Host="pustaka.example")
    assert answer.status == 301
    # Whatever name and scheme the world uses in front of this server stay as they are.
    assert answer.headers["location"] == PASAL + "?q=izin"


def test_head_is_get_without_a_body(server: Server) -> None:
    get, head = server.ask("/"), server.ask("/", "HEAD")
    assert head.status == 200
    assert head.body == b""
    assert {n: v for n, v in head.headers.items() if n != "date"} == {
        n: v for n, v in get.headers.items() if n != "date"
    }


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE"])
def test_nothing_but_reading_is_allowed(server: Server, method: str) -> None:
    assert server.ask("/", method).status == 405


def test_well_known_files_are_sent(server: Server) -> None:
    file = server.folder / ".well-known/security.txt"
    file.parent.mkdir(exist_ok=True)
    file.write_text("Contact: mailto:keamanan@contoh.example\n", encoding="utf-8")
    answer = server.ask("/.well-known/security.txt")
    file.unlink()
    assert answer.status == 200
    assert answer.body.startswith(b"Contact: ")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"


def test_parts_of_a_file_can_be_asked_for(server: Server) -> None:
    answer = server.ask("/api/v1/semua.zip", Range="bytes=0-3")
    assert (answer.status, answer.body) == (206, b"PK\x03\x04")


def test_the_server_says_little_about_itself(server: Server) -> None:
    assert server.ask("/").headers["server"] == "nginx"
