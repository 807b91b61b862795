"""The markup of every page: valid by the Nu HTML checker, under one strict policy, and nothing in it that this forbids."""

from __future__ import annotations

import json
import re
import shutil
import subprocess

import pytest
from pustaka.policy import META

from tests.built import Site
from tests.places import ROOT

JAR = ROOT / "tests/npm/node_modules/vnu-jar/build/dist/vnu.jar"

# Two boxes of Material's frame, which stand in no block that a page of ours could leave out.
MATERIAL = 'class="md-toggle"'


def test_the_nu_html_checker_finds_no_error_of_ours(site: Site) -> None:
    if shutil.which("java") is None:
        pytest.skip("pemeriksa HTML memerlukan Java, yang tidak ada di mesin ini")
    if not JAR.is_file():
        pytest.skip("pemeriksa HTML belum terpasang di tests/npm; `make test` memasangnya bila ada npm")
    files = [str(site.file(address)) for address in site.kinds()]
    done = subprocess.run(
        ["java", "-jar", str(JAR), "--format", "json", "--exit-zero-always", *files],
        capture_output=True,
        text=True,
        check=True,
    )
    # Of the policy it knows too little: files have no origin that 'self' could be, and data is no script. The browser
    # tests ask Chromium.
    found = [
        f"{message['url']}:{message.get('lastLine')}: {message['message']} {message.get('extract', '')}"
        for message in json.loads(done.stderr)["messages"]
        if "Content Security Policy" not in message["message"] and MATERIAL not in message.get("extract", "")
    ]
    assert not found, "\n".join(found)


def test_every_page_carries_the_policy_before_anything_that_it_governs(site: Site) -> None:
    for address, page in site.pages.items():
        policies = page.xpath("//meta[@http-equiv='Content-Security-Policy']")
        assert [policy.get("content") for policy in policies] == [META], address
        assert not policies[0].xpath("preceding::script | preceding::link | preceding::style"), address


def test_no_page_has_inline_code_or_style(site: Site) -> None:
    for address, page in site.pages.items():
        # A script with another type than JavaScript's is data and never runs.
        code = page.xpath("//script[not(@src) and not(@type='application/ld+json' or @type='application/json')]")
        styled = page.xpath("//style | //*[@style] | //a[starts-with(@href, 'javascript:')]")
        handlers = page.xpath("//@*[starts-with(name(), 'on')]")
        assert [*code, *styled, *handlers] == [], address


def test_nothing_of_material_s_own_code_is_shipped(site: Site) -> None:
    assert not (site.folder / "assets").exists()


def test_both_ways_to_the_dark_colours_are_the_same() -> None:
    sheet = (ROOT / "docs/css/pustaka.css").read_text(encoding="utf-8")
    chosen, device = re.findall(r':root(?:\[data-md-color-scheme="malam"\]|:not\([^)]*\)) \{(.*?)\}', sheet, re.DOTALL)[
        :2
    ]
    assert "color-scheme: dark" in chosen
    assert chosen == device
