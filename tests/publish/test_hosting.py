"""The table of headers fits the site, and what is written from it fits the table."""

from __future__ import annotations

from collections import defaultdict
from fnmatch import fnmatchcase

from pustaka import hosting, policy

from tests.built import Site
from tests.places import ROOT


def _addresses(site: Site) -> list[str]:
    return ["/" + file.relative_to(site.folder).as_posix() for file in sorted(site.folder.rglob("*")) if file.is_file()]


def _rules(site: Site) -> dict[str, dict[str, str]]:
    """Return what `_headers` of the built site says, by pattern."""
    rules: dict[str, dict[str, str]] = defaultdict(dict)
    pattern = ""
    for line in (site.folder / "_headers").read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            assert name not in rules[pattern]
            rules[pattern][name] = value
        else:
            pattern = line
    return rules


def test_every_file_of_the_site_has_a_type(site: Site) -> None:
    unnamed = {hosting.HEADERS_PATH, hosting.PLAIN_PATH}
    assert [a for a in _addresses(site) if not hosting.find_type(a) and a[1:] not in unnamed] == []


def test_every_caching_rule_is_about_something(site: Site) -> None:
    found = _addresses(site)
    assert [folder for folder in hosting.CACHING if not any(address.startswith(folder) for address in found)] == []


def test_hosts_never_see_two_values_of_one_header(site: Site) -> None:
    # Cloudflare joins them with a comma, which makes neither of them valid.
    rules = _rules(site)
    for address in _addresses(site):
        names = [name for pattern, headers in rules.items() if fnmatchcase(address, pattern) for name in headers]
        assert len(names) == len(set(names)), address


def test_hosts_are_told_the_table(site: Site) -> None:
    rules = _rules(site)
    assert rules["/*"] == dict(hosting.HEADERS)
    assert rules["/*"]["Content-Security-Policy"] == policy.HEADER
    assert "frame-ancestors 'none'" in policy.HEADER
    for address in ("/css/pustaka.css", "/api/v1/index.json", "/", "/js/pustaka.js", "/cari/indeks/inti.bin"):
        told = [h["Cache-Control"] for p, h in rules.items() if fnmatchcase(address, p) and "Cache-Control" in h]
        assert (told or [hosting.REVALIDATE]) == [hosting.find_caching(address)]
    assert len(rules) <= 100  # more than these Cloudflare Pages does not read
    assert all(len(line) <= 2000 for line in (site.folder / "_headers").read_text(encoding="utf-8").splitlines())


def test_nothing_that_is_named_after_a_page_or_module_can_be_stale() -> None:
    for address in ("/", "/uu/2019/14/pasal-28/", "/js/cari.js", "/cari/indeks/inti.bin", "/404.html", "/feed.xml"):
        assert hosting.find_caching(address) == "no-cache"


def test_the_server_configuration_is_the_tables() -> None:
    written = (ROOT / "tools/publish/headers.conf").read_text(encoding="utf-8")
    assert written == hosting.nginx(), "jalankan: .venv/bin/python tools/publish/write.py"
