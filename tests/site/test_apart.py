"""Half of the pages come from a second process, and nobody can tell which."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.built import CALM, contents
from tests.places import ROOT

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="sistem ini tidak dapat membuat proses kedua dengan fork")

PAGES = 80  # more than the fewest that are shared
OWN, APART = "h00.md", f"h{PAGES - 1}.md"  # made by MkDocs, made by the second process

_HOOK = """
import os, signal
import mkdocs_apart

HERE = os.getpid()
MADE_APART = set()

def on_nav(nav, config, files):
    if not os.environ.get("SENDIRI"):
        mkdocs_apart.share(nav, files, config)

def on_page_context(context, page, config, nav):
    if isinstance(page, mkdocs_apart.ApartPage):
        page.take()
        MADE_APART.add(page.file.src_uri)

def on_page_markdown(markdown, page, config, files):
    if os.getpid() != HERE and page.file.src_uri == os.environ.get("MATI_DI"):
        os.kill(os.getpid(), signal.SIGKILL)
    if page.file.src_uri == os.environ.get("GAGAL_DI") and not isinstance(page, mkdocs_apart.ApartPage):
        raise ValueError("contoh kegagalan")

def on_post_build(config):
    print("APART", len(MADE_APART))
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project of MkDocs' own making whose pages link to each other, one in its navigation."""
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "index.md").write_text("# Beranda\n", encoding="utf-8")
    for number in range(PAGES):
        other = (number + PAGES // 2) % PAGES
        text = f"# Halaman {number}\n\n## Bagian {number}\n\n[lain](h{other:02}.md#bagian-{other})\n"
        (docs / f"h{number:02}.md").write_text(text, encoding="utf-8")
    (docs / "tema").mkdir()
    for name, text in (("main", "<title>{{ page.title }}</title>{{ page.content }}"), ("utuh", "{{ page.content }}")):
        (docs / f"tema/{name}.html").write_text(text, encoding="utf-8")
    (tmp_path / "hook.py").write_text(_HOOK, encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Contoh\nplugins: []\nhooks: [hook.py]\nexclude_docs: /tema/\nnot_in_nav: /h*.md\n"
        "theme: {name: null, custom_dir: docs/tema}\nnav: [index.md]\n"
        "validation: {anchors: warn, links: {not_found: warn}}\n",
        encoding="utf-8",
    )
    return tmp_path


def _build(project: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=project,
        env={**os.environ, **CALM, "PYTHONPATH": str(ROOT / "hooks"), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def _add(project: Path, page: str, text: str) -> None:
    file = project / "docs" / page
    file.write_text(f"{file.read_text(encoding='utf-8')}\n{text}\n", encoding="utf-8")


def test_the_pages_are_those_that_one_process_makes(project: Path) -> None:
    shared = _build(project)
    assert shared.returncode == 0, shared.stderr
    assert f"APART {PAGES // 2}" in shared.stdout
    together = contents(project / "site")
    alone = _build(project, SENDIRI="1")
    assert "APART 0" in alone.stdout
    assert contents(project / "site") == together


@pytest.mark.parametrize("page", [OWN, APART])
@pytest.mark.parametrize("link", ["tidak-ada.md", f"{OWN}#tiada", f"{APART}#tiada"])
def test_a_bad_link_stops_the_build_whoever_made_either_page(project: Path, page: str, link: str) -> None:
    _add(project, page, f"[x]({link})")
    done = _build(project)
    assert done.returncode == 1
    (warning,) = [line for line in done.stderr.splitlines() if line.startswith("WARNING")]
    assert page in warning
    assert f"'{link}'" in warning or f"'{link.partition('#')[2]}'" in warning


@pytest.mark.parametrize("page", [OWN, APART])
def test_a_page_that_cannot_be_made_stops_the_build(project: Path, page: str) -> None:
    done = _build(project, GAGAL_DI=page)
    assert done.returncode == 1
    assert page in done.stderr
    assert "contoh kegagalan" in done.stderr


def test_what_a_second_process_that_dies_left_is_made_by_the_first(project: Path) -> None:
    _build(project)
    whole = contents(project / "site")
    done = _build(project, MATI_DI=APART)
    assert done.returncode == 0, done.stderr
    assert contents(project / "site") == whole


def test_few_pages_are_made_by_one_process(project: Path) -> None:
    for number in range(40, PAGES):
        (project / f"docs/h{number}.md").unlink()
    for number in range(40):
        (project / f"docs/h{number:02}.md").write_text("# Halaman\n", encoding="utf-8")
    assert "APART 0" in _build(project).stdout
