"""Pages of the harmful library: each text is shown to the letter, and the pages are built as those of a harmless one."""

from __future__ import annotations

from zipfile import ZipFile

import lxml.html
import markdown
import pytest
from pustaka import pages
from pustaka.library import Library

from tests.hostile.conftest import Hostile
from tests.hostile.planting import MARK, Planted, text_fields
from tests.hostile.reading import dangers, deviations, is_redirect, outline, page_texts

# What no page shows: answers to `pustaka verify`, what stands in the data alone, and what only search reads.
UNSHOWN = {
    "Panduan.tanya",
    "Pengecualian.kata",
    "Pengecualian.alasan",
}
UNPACKED = "luring/pustaka-peksos.zip"


def test_every_text_of_every_kind_is_planted(hostile: Hostile) -> None:
    assert set(hostile.planted.fields.values()) == set(text_fields())


def test_every_text_is_shown_to_the_letter(hostile: Hostile) -> None:
    wrong = [
        f"{address} {what}"
        for address, page in hostile.site.pages.items()
        if not is_redirect(page)
        for what in deviations(hostile.planted, page_texts(page))
    ]
    assert not wrong, "\n".join(wrong)


def test_every_field_that_is_for_readers_comes_out(hostile: Hostile) -> None:
    shown = {mark for page in hostile.site.pages.values() for text in page_texts(page) for mark in MARK.findall(text)}
    fields = hostile.planted.fields
    assert set(fields.values()) - {fields[mark] for mark in shown} == UNSHOWN


def test_nothing_runs_leads_or_looks_otherwise(hostile: Hostile) -> None:
    wrong = [f"{address} {what}" for address, page in hostile.site.pages.items() for what in dangers(page)]
    assert not wrong, "\n".join(wrong)


def test_pages_are_built_as_those_of_harmless_records(hostile: Hostile, harmless: tuple[Library, Planted]) -> None:
    harmful, plain = (_outlines(library) for library in (hostile.library, harmless[0]))
    assert harmful.keys() == plain.keys()
    wrong = [
        f"{src} {more} {less}"
        for src in plain
        # A question for training is cut out of a sentence where that is short and plain enough.
        for more, less in [(harmful[src] - plain[src], not src.startswith("latihan/") and plain[src] - harmful[src])]
        if more or less
    ]
    assert not wrong, "\n".join(wrong)


def _outlines(library: Library):
    renderer = markdown.Markdown(
        extensions=["toc", "tables", "fenced_code", "attr_list", "md_in_html"], extension_configs={"toc": {"toc_depth": 0}}
    )
    return {page.src: outline(renderer.reset().convert(page.body)) for page in pages.build(library)}


def test_the_unpacked_copy_says_the_same(hostile: Hostile) -> None:
    wrong = []
    with ZipFile(hostile.site.folder / UNPACKED) as archive:
        for name in archive.namelist():
            assert not name.startswith("/")
            assert ".." not in name.split("/")
            content = archive.read(name)
            if name.endswith(".html"):
                page = lxml.html.fromstring(content)
                wrong += [f"{name} {what}" for what in dangers(page)]
                if not is_redirect(page):
                    wrong += [f"{name} {what}" for what in deviations(hostile.planted, page_texts(page))]
            elif name.endswith(".js"):
                assert not MARK.search(content.decode()), name
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("name", ["cari", "tentang"])
def test_a_name_never_lies_upon_a_page(hostile: Hostile, name: str) -> None:
    assert hostile.site.pages[f"/{name}/"].xpath("//article")


def test_names_stay_in_the_site(hostile: Hostile) -> None:
    folder = hostile.site.folder
    assert not (folder / "js/index.html").exists()
    assert sorted(path.name for path in folder.parent.iterdir()) == ["proyek", folder.name]
    for path in folder.iterdir():
        assert not path.is_dir() or path.name == ".well-known" or set(path.name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
