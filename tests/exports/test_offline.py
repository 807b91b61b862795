"""What offline readers get: the list of files, the zip and its scripts, the icons and the manifest."""

from __future__ import annotations

import io
import json
import posixpath
import re
from collections.abc import Iterator
from hashlib import sha256
from types import SimpleNamespace
from urllib.parse import unquote, urlsplit
from zipfile import ZipFile

import lxml.html
import pytest
from PIL import Image
from pustaka.exports import icons, offline
from pustaka.exports.offline import listing, scripts, unpacked
from pustaka.problems import RecordsError

from tests.built import ORIGIN, Site, internal
from tests.places import ROOT
from tests.site.test_links import FETCHED

FOLDER = "pustaka-peksos/"


@pytest.fixture(scope="module")
def rows(site: Site) -> dict[str, list]:
    """Return the list's rows by address."""
    return {row[0]: row for row in json.loads((site.folder / offline.LIST).read_bytes())["berkas"]}


@pytest.fixture(scope="module")
def archive(site: Site) -> Iterator[ZipFile]:
    """Yield the zip, opened."""
    with ZipFile(site.folder / offline.ARCHIVE) as archive:
        yield archive


# ---------------------------------------------------------------------------
# The list


def test_the_list_names_every_page_and_all_that_pages_fetch(site: Site, rows: dict[str, list]) -> None:
    wanted = {address.lstrip("/") for address in site.pages}
    for address, page in site.pages.items():
        for link in page.xpath(FETCHED):
            found = internal(address, link)
            assert found is not None
            wanted.add(found[0].lstrip("/"))
    # Icons are fetched by the system that installs the site, codes by the printer.
    assert sorted(path for path in wanted - rows.keys() if not path.endswith((".png", "qr.svg"))) == []
    index = {file.relative_to(site.folder).as_posix() for file in (site.folder / "cari/indeks").iterdir()}
    scripts_loaded_later = {f"js/{file.name}" for file in (ROOT / "docs/js").glob("*.js")}
    assert index | scripts_loaded_later <= rows.keys()


def test_the_list_leaves_out_what_is_not_read(rows: dict[str, list]) -> None:
    assert [path for path in rows if path.startswith(("api/", "laws/", "kutip/", "schemas/"))] == []
    assert not rows.keys() & {offline.LIST, offline.ARCHIVE, "pekerja-luring.js", "pustaka-peksos.xlsx"}


def test_hashes_and_sizes_are_those_of_the_files(site: Site, rows: dict[str, list]) -> None:
    for address, hash, size, sent in rows.values():
        content = site.file(f"/{address}").read_bytes()
        assert (hash, size) == (sha256(content).hexdigest()[:16], len(content)), address
        assert 0 < sent <= size


def test_the_version_follows_content_and_date_and_nothing_else() -> None:
    def version(per: str, **files: bytes) -> str:
        return json.loads(listing.write([listing.Item.of(*file) for file in files.items()], per))["versi"]

    first = version("2026-11-27", a=b"1", b=b"2")
    assert version("2026-11-27", b=b"2", a=b"1") == first
    others = {version("2026-11-28", a=b"1", b=b"2"), version("2026-11-27", a=b"1", b=b"3"), version("2026-11-27", a=b"1")}
    assert first not in others
    assert len(others) == 3


def test_the_page_says_what_the_files_weigh(site: Site, rows: dict[str, list]) -> None:
    said = dict(re.findall(r'data-ukuran="(\w+)">([^<]*)', (site.folder / offline.PAGE).read_text(encoding="utf-8")))
    weights = {
        "unduhan": sum(row[3] for row in rows.values()),
        "ruang": sum(row[2] for row in rows.values()),
        "arsip": (site.folder / offline.ARCHIVE).stat().st_size,
    }
    assert said.keys() == weights.keys()
    for name, text in said.items():
        assert float(text.removesuffix(" MB").replace(",", ".")) == pytest.approx(weights[name] / 1e6, abs=0.1)


def test_a_site_without_the_page_offers_no_copy(tmp_path) -> None:
    (tmp_path / "index.html").write_text("<h1>Beranda</h1>", encoding="utf-8")
    assert list(offline.files(tmp_path, SimpleNamespace())) == []


# ---------------------------------------------------------------------------
# The zip


def test_every_link_in_the_zip_leads_to_a_file_in_it_or_to_the_site(archive: ZipFile) -> None:
    names = set(archive.namelist())
    broken = []
    for name in names:
        if not name.endswith(".html"):
            continue
        page = lxml.html.fromstring(archive.read(name))
        for link in page.xpath("//@href | //@src | //form/@action"):
            parts = urlsplit(link)
            if parts.scheme or not parts.path:
                continue
            if posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(parts.path))) not in names:
                broken.append(f"{name}: {link}")
        broken += [f"{name}: {source}" for source in page.xpath("//script[@type='module']/@src")]
    assert broken == []


def test_links_to_what_the_zip_leaves_out_lead_to_the_site(archive: ZipFile) -> None:
    page = lxml.html.fromstring(archive.read(f"{FOLDER}data/index.html"))
    outside = {link for link in page.xpath("//main//a/@href") if link.startswith(ORIGIN)}
    assert f"{ORIGIN}/mandat.csv" in outside
    assert f"{ORIGIN}/api/v1/index.json" in outside


def test_pages_in_the_zip_keep_their_policy_and_say_that_they_are_a_copy(archive: ZipFile) -> None:
    for name in (f"{FOLDER}index.html", f"{FOLDER}uu/2019/14/pasal-28/index.html"):
        page = lxml.html.fromstring(archive.read(name))
        [policy] = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert "script-src 'self' file:;" in policy
        assert "unsafe" not in policy
        [notice] = page.xpath("//p[@class='salinan-luring']")
        assert "hidden" not in notice.attrib
        assert page.xpath("//link[@rel='manifest' or @rel='search' or contains(@rel, 'alternate')]") == []


def test_the_zip_is_the_same_bytes_every_time(archive: ZipFile) -> None:
    assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    names = archive.namelist()
    assert len(names) == len(set(names))
    assert all(name.startswith(FOLDER) for name in names)


@pytest.mark.parametrize(
    ("folder", "link", "expected"),
    [
        ("uu/2019/14/pasal-28", "../pasal-29/", "../pasal-29/index.html"),
        ("uu/2019/14/pasal-28", "../", "../index.html"),
        ("uu/2019/14/pasal-28", "..", "../index.html"),
        ("uu/2019/14", "./", "./index.html"),
        ("uu/2019/14", ".", "./index.html"),
        ("uu/2019/14/pasal-28", "../../../../css/a.css", "../../../../css/a.css"),
        ("", "uu/2019/14/", "uu/2019/14/index.html"),
        ("uu/2019/14/pasal-28", "../../../../mandat.csv", "https://contoh.id/mandat.csv"),
        ("uu/2019/14/pasal-28", "../../../../luring/baru/", "https://contoh.id/luring/baru/"),
        ("", "https://lain.id/a/", "https://lain.id/a/"),
        ("", "mailto:a@b.id", "mailto:a@b.id"),
        ("", "//lain.id/", "//lain.id/"),
    ],
)
def test_a_link_becomes_one_from_file_to_file(folder: str, link: str, expected: str) -> None:
    files = {"css/a.css", *(f"uu/2019/14/{path}index.html" for path in ("", "pasal-28/", "pasal-29/"))}
    assert unpacked._relative(folder, link, files, "https://contoh.id/") == expected


# ---------------------------------------------------------------------------
# Scripts


def test_our_own_modules_can_be_put_together() -> None:
    modules = {file.name: file.read_text(encoding="utf-8") for file in (ROOT / "docs/js").glob("*.js")}
    text = scripts.bundle(modules).decode()
    assert text.count("pustakaLuring.define(") == len(modules)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('import a from "./b.js";', "bentuk modul ini tidak dikenal"),
        ('import * as a from "./b.js";', "bentuk modul ini tidak dikenal"),
        ('import "./b.js";', "bentuk modul ini tidak dikenal"),
        ("const a = await import(name);", "bentuk modul ini tidak dikenal"),
        ("export default 1;", "bentuk modul ini tidak dikenal"),
        ("export let a = 1;", "bentuk modul ini tidak dikenal"),
        ("export { a };", "bentuk modul ini tidak dikenal"),
        ("await ready();", "bentuk modul ini tidak dikenal"),
        ("log(import.meta.resolve);", "bentuk modul ini tidak dikenal"),
        ('import { a } from "./tiada.js";', "mengimpor `tiada.js`"),
        ('import("./tiada.js");', "mengimpor `tiada.js`"),
    ],
)
def test_a_form_of_module_that_is_not_understood_is_a_problem_with_its_line(line: str, expected: str) -> None:
    with pytest.raises(RecordsError) as caught:
        scripts.bundle({"a.js": f"// satu\n\n{line}\n", "b.js": ""})
    [problem] = caught.value.problems
    assert problem.path == "docs/js/a.js"
    assert expected in problem.message
    assert problem.line == (1 if "tiada" in line else 3)


# ---------------------------------------------------------------------------
# Icons and manifest


def test_the_icons_are_the_mark_and_the_colours_are_the_sites_own() -> None:
    mark = (ROOT / "docs/gambar/tanda.svg").read_text(encoding="utf-8")
    drawn = [tuple(map(float, place)) for place in re.findall(r"M([\d.]+) ([\d.]+)h([\d.]+)v([\d.]+)", mark)]
    assert sorted(drawn) == sorted(place for place, _ in icons.LINES)
    assert {icons.TEAL, icons.ACCENT} <= set(re.findall(r"#\w{6}", mark))
    css = (ROOT / "docs/css/pustaka.css").read_text(encoding="utf-8")
    manifest = json.loads((ROOT / "docs/manifest.webmanifest").read_text(encoding="utf-8"))
    assert {manifest["background_color"], manifest["theme_color"], icons.PAPER} == {re.search(r"--kertas: (#\w+)", css)[1]}


def test_the_manifest_can_be_installed_from_any_folder(site: Site) -> None:
    manifest = json.loads((site.folder / "manifest.webmanifest").read_text(encoding="utf-8"))
    assert (manifest["lang"], manifest["display"]) == ("id", "standalone")
    addresses = [manifest["id"], manifest["start_url"], manifest["scope"], *(one["url"] for one in manifest["shortcuts"])]
    for address in addresses:
        assert not address.startswith(("/", "http"))
        assert site.file("/" + address.removeprefix("./")).is_file() or address == "./"
    purposes = {icon.get("purpose") for icon in manifest["icons"]}
    assert "maskable" in purposes
    for icon in manifest["icons"]:
        content = (site.folder / icon["src"]).read_bytes()
        if icon["type"] == "image/png":
            width, height = Image.open(io.BytesIO(content)).size
            assert icon["sizes"] == f"{width}x{height}"


def test_a_maskable_icon_keeps_the_mark_inside_the_circle() -> None:
    side, share = icons.ICONS["ikon-penuh-512"]
    picture = Image.open(io.BytesIO(icons.draw(side, share)))
    paper = picture.getpixel((0, 0))
    radius = 0.4 * side
    outside = [
        (x, y)
        for x in range(0, side, 4)
        for y in range(0, side, 4)
        if (x - side / 2) ** 2 + (y - side / 2) ** 2 > radius**2 and picture.getpixel((x, y)) != paper
    ]
    assert outside == []
