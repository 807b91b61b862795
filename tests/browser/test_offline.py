"""The copy that a browser keeps, with the server stopped, and the zip opened as files: both in a real browser."""

from __future__ import annotations

import functools
import http.server
import re
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pustaka.exports import offline
from pustaka.pages.text import long_date

from tests.browser.accessibility import violations
from tests.browser.test_calculator import fill
from tests.built import Site

pytestmark = pytest.mark.browser

PASAL = "uu/2019/14/pasal-28/"
NEXT = "uu/2019/14/pasal-29/"
NOTICE = "Anda membaca salinan luring: keadaan catatan per"
PATIENCE = 60_000  # ms; a whole site is saved on a machine that has other things to do


class Host:
    """A static server at one address that can be stopped, started again, slowed down and made to fail."""

    def __init__(self, root: Path, below: str = "") -> None:
        self.root = root
        self.folder = root / below
        self.below = f"/{below}"
        self.asked: list[str] = []
        self.delay = 0.0
        self.broken = False
        self._port = 0
        self.start()
        self.address = f"http://127.0.0.1:{self._port}{self.below}"

    def start(self) -> None:
        host = self

        class Handler(http.server.SimpleHTTPRequestHandler):
            def do_GET(self) -> None:
                host.asked.append(self.path.split("?")[0].removeprefix(host.below))
                time.sleep(host.delay)
                if host.broken:
                    self.send_error(503)
                else:
                    with suppress(ConnectionError):  # a browser that was told to stop does not read on
                        super().do_GET()

            def log_message(self, format: str, *args: object) -> None:
                """Say nothing: the tests' own output is what counts."""

        handler = functools.partial(Handler, directory=str(self.root))
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", self._port), handler)
        self._port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()


def _open(browser: Browser) -> BrowserContext:
    return browser.new_context(viewport={"width": 360, "height": 740}, locale="id-ID")


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """Yield a page of a phone that has never kept anything."""
    context = _open(browser)
    yield context.new_page()
    context.close()


def _save(page: Page, address: str) -> None:
    page.goto(f"{address}luring/")
    page.get_by_role("button", name="Simpan untuk luring").click()
    expect(_news(page)).to_contain_text("Selesai", timeout=PATIENCE)


def _news(page: Page):
    return page.locator("#salinan .kabar")


def _search(page: Page, words: str) -> None:
    page.keyboard.press("/")
    page.keyboard.type(words)


# ---------------------------------------------------------------------------
# The whole site, saved once, then without its server


@pytest.fixture(scope="module")
def host(site: Site) -> Iterator[Host]:
    """Serve the built site."""
    host = Host(site.folder)
    yield host
    host.stop()


@pytest.fixture(scope="module")
def saved(browser: Browser, host: Host) -> Iterator[tuple[Page, str]]:
    """Yield a page of a reader who saved the site, and its address; the server is gone."""
    context = _open(browser)
    page = context.new_page()
    _save(page, host.address)
    host.stop()
    yield page, host.address
    host.start()
    context.close()


def test_nothing_is_kept_or_fetched_before_the_button_is_pressed(phone: Page, host: Host) -> None:
    host.asked.clear()
    phone.goto(f"{host.address}luring/", wait_until="networkidle")
    expect(phone.get_by_role("button", name="Simpan untuk luring")).to_be_visible()
    kept = phone.evaluate("(async () => [(await navigator.serviceWorker.getRegistrations()).length, await caches.keys()])()")
    assert kept == [0, []]
    assert [path for path in host.asked if "daftar.json" in path or "pekerja" in path] == []


def test_a_pasal_is_read_without_the_server_and_says_that_it_is_a_copy(saved) -> None:
    page, address = saved
    for path in (PASAL, f"{PASAL}index.html", f"{PASAL}?per=2026-11-27", PASAL.rstrip("/")):
        page.goto(address + path)
        expect(page.locator("h1")).to_contain_text("Pasal 28")
        expect(page.get_by_text(NOTICE)).to_be_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontWeight") != "400"  # the style sheet came


def test_a_reference_is_peeked_at_without_the_server(saved) -> None:
    page, address = saved
    page.goto(address + PASAL)
    page.locator(".ringkasan a.intip-pemicu").first.click()
    expect(page.locator(".intip h2")).not_to_have_text("Memuat …")
    expect(page.locator(".intip")).not_to_contain_text("tidak dapat dimuat")
    expect(page.locator(".intip .salinan-luring")).to_have_count(0)


def test_the_finder_and_the_calculator_work_without_the_server(saved) -> None:
    page, address = saved
    page.goto(f"{address}mandat/?kata=STR&sifat=wajib")
    expect(page.locator("#kabar-saring")).to_contain_text("dari")
    page.goto(f"{address}tenggat/hitung/")
    _calculate(page)


def _calculate(page: Page) -> None:
    fill(page, "penangkapan", "2026-11-26", "22:15")
    expect(page.locator("#ringkasan-hasil")).to_contain_text("batas dihitung")


def test_the_search_works_without_the_server(saved) -> None:
    page, address = saved
    page.goto(address)
    _search(page, "wajib memiliki STR")
    expect(page.locator(".hasil-cari").first).to_contain_text("Pasal 28 ayat (1) UU 14/2019")
    page.goto(f"{address}cari/?q=diversi")
    expect(page.locator(".hasil-cari").first).to_contain_text("iversi")


def test_what_was_not_kept_is_said_to_be_so(saved) -> None:
    page, address = saved
    answer = page.goto(f"{address}mandat.csv")
    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_text("tidak tersimpan dalam salinan luring")).to_be_visible()
    expect(page.get_by_text("Alamat ini tidak ada di pustaka")).to_be_hidden()


def test_the_page_of_the_copy_tells_its_version_without_the_server(saved, library) -> None:
    page, address = saved
    page.goto(f"{address}luring/")
    expect(_news(page)).to_contain_text("Situs sedang tidak terjangkau")
    expect(page.locator("[data-isi=per]")).to_have_text(long_date(library.per))
    expect(page.locator("[data-isi=isi]")).to_contain_text("berkas, sekitar")
    expect(page.get_by_role("button", name="Hapus salinan")).to_be_visible()
    assert violations(page) == []


# ---------------------------------------------------------------------------
# A small site, changed under a reader's eyes


@pytest.fixture
def small(site: Site, tmp_path: Path) -> Iterator[Host]:
    """Serve a few pages of the site below a folder, as project pages are hosted, with a list of their own."""
    folder = tmp_path / "pustaka"
    for path in ("index.html", "404.html", "luring/index.html", f"{PASAL}index.html", f"{NEXT}index.html"):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(site.folder / path, folder / path)
    for name in ("js", "css", "gambar"):
        shutil.copytree(site.folder / name, folder / name)
    shutil.copy(site.folder / "pekerja-luring.js", folder)
    shutil.copy(site.folder / "manifest.webmanifest", folder)
    _publish(folder)
    host = Host(tmp_path, "pustaka/")
    yield host
    host.stop()


def _publish(folder: Path, per: str = "2026-11-27") -> None:
    catalogue = SimpleNamespace(settings=SimpleNamespace(address="http://127.0.0.1:8000/"), library=SimpleNamespace(per=per))
    for path, content in offline.files(folder, catalogue):
        (folder / path).write_bytes(content)


def _change(folder: Path, path: str = PASAL, word: str = "Kewajiban baru", *, per: str = "2026-11-27") -> None:
    page = folder / path / "index.html"
    html = page.read_text(encoding="utf-8")
    page.write_text(html.replace("<h1", f"<p>{word}</p><h1", 1), encoding="utf-8")
    _publish(folder, per)


def test_an_update_fetches_only_what_changed(phone: Page, small: Host) -> None:
    _save(phone, small.address)
    _change(small.folder, per="2026-12-01")
    phone.reload()
    expect(_news(phone)).to_have_text("Situs sudah memuat keadaan per 1 Desember 2026: 1 berkas perlu diunduh, sekitar 0,1 MB.")
    small.asked.clear()
    phone.get_by_role("button", name="Perbarui salinan").click()
    expect(_news(phone)).to_have_text("Selesai: 1 berkas diunduh. Salinan ini sama dengan situs saat ini.")
    expect(phone.locator("[data-isi=per]")).to_have_text("1 Desember 2026")
    assert [path for path in small.asked if path not in ("luring/daftar.json", "pekerja-luring.js")] == [PASAL]
    small.stop()
    phone.goto(small.address + PASAL)
    expect(phone.get_by_text("Kewajiban baru")).to_be_visible()
    small.start()


def test_an_update_that_breaks_off_leaves_the_old_copy_whole_and_goes_on_later(phone: Page, small: Host) -> None:
    _save(phone, small.address)
    before = phone.locator("[data-isi=versi]").text_content()
    _change(small.folder)
    _change(small.folder, NEXT)
    (small.folder / f"{NEXT}index.html").rename(small.folder / "disembunyikan")
    phone.reload()
    phone.get_by_role("button", name="Perbarui salinan").click()
    expect(_news(phone)).to_contain_text("Salinan yang lama tetap utuh.")
    expect(phone.locator("[data-isi=versi]")).to_have_text(before)
    small.stop()
    phone.goto(small.address + PASAL)
    expect(phone.locator("h1")).to_contain_text("Pasal 28")
    expect(phone.get_by_text("Kewajiban baru")).to_have_count(0)
    small.start()
    (small.folder / "disembunyikan").rename(small.folder / f"{NEXT}index.html")
    small.asked.clear()
    phone.goto(f"{small.address}luring/")
    phone.get_by_role("button", name="Perbarui salinan").click()
    expect(_news(phone)).to_contain_text("Selesai: 1 berkas diunduh.")
    assert PASAL not in small.asked


def test_a_file_that_is_not_the_listed_one_is_refused(phone: Page, small: Host) -> None:
    page = small.folder / PASAL / "index.html"
    page.write_text("<p>Silakan masuk ke jaringan hotel</p>", encoding="utf-8")
    phone.goto(f"{small.address}luring/")
    phone.get_by_role("button", name="Simpan untuk luring").click()
    expect(_news(phone)).to_contain_text("jaringan mengubah isinya")
    expect(_news(phone)).to_contain_text("Penyimpanan belum selesai")
    expect(phone.get_by_role("button", name="Lanjutkan")).to_be_focused()


def test_saving_can_be_stopped_and_taken_up_again(phone: Page, small: Host) -> None:
    phone.goto(f"{small.address}luring/")
    small.delay = 0.3
    phone.get_by_role("button", name="Simpan untuk luring").click()
    course = phone.get_by_role("progressbar", name="Kemajuan unduhan")
    expect(course).to_be_visible()
    expect(phone.locator(".kemajuan .angka")).to_contain_text("berkas, sekitar")
    expect(phone.locator(".kemajuan .angka")).not_to_have_text(re.compile("^0 dari"))
    phone.get_by_role("button", name="Berhenti").click()
    expect(_news(phone)).to_contain_text("Dihentikan.")
    assert violations(phone) == []
    small.delay = 0
    phone.get_by_role("button", name="Lanjutkan").click()
    expect(_news(phone)).to_contain_text("Selesai")


def test_a_device_without_room_is_told_before_anything_is_fetched(phone: Page, small: Host) -> None:
    phone.goto(f"{small.address}luring/")
    devtools = phone.context.new_cdp_session(phone)
    origin = small.address.removesuffix("pustaka/")
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 100_000})
    small.asked.clear()
    phone.get_by_role("button", name="Simpan untuk luring").click()
    expect(_news(phone)).to_contain_text("Ruang penyimpanan di perangkat ini tidak cukup.")
    assert PASAL not in small.asked


def test_a_deleted_copy_leaves_nothing(phone: Page, small: Host) -> None:
    _save(phone, small.address)
    phone.on("dialog", lambda dialog: dialog.accept())
    phone.get_by_role("button", name="Hapus salinan").click()
    expect(_news(phone)).to_have_text("Salinan sudah dihapus dari perangkat ini.")
    kept = phone.evaluate("(async () => [(await navigator.serviceWorker.getRegistrations()).length, await caches.keys()])()")
    assert kept == [0, []]
    expect(phone.get_by_role("button", name="Simpan untuk luring")).to_be_visible()


def test_the_site_goes_before_the_copy_unless_it_is_broken_or_slow(phone: Page, small: Host) -> None:
    _save(phone, small.address)
    _change(small.folder)
    phone.goto(small.address + PASAL)
    expect(phone.get_by_text("Kewajiban baru")).to_be_visible()
    expect(phone.get_by_text(NOTICE)).to_be_hidden()
    for fault in ({"broken": True}, {"broken": False, "delay": 8.0}):
        vars(small).update(fault)
        phone.goto(small.address + PASAL)
        expect(phone.get_by_text(NOTICE)).to_be_visible()
        expect(phone.get_by_text("Kewajiban baru")).to_have_count(0)


def test_without_scripts_the_page_leads_to_the_zip(browser: Browser, small: Host) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{small.address}luring/")
    expect(page.get_by_text("Menyimpan di peramban memerlukan JavaScript")).to_be_visible()
    expect(page.locator("#salinan")).to_be_hidden()
    with page.expect_download() as download:
        page.get_by_role("link", name="Unduh pustaka-peksos.zip").click()
    assert download.value.suggested_filename == "pustaka-peksos.zip"
    context.close()


# ---------------------------------------------------------------------------
# The zip, opened as files


@pytest.fixture(scope="module")
def unpacked(site: Site, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the address of the unpacked zip, in a path with a space."""
    folder = tmp_path_factory.mktemp("diska lepas")
    shutil.unpack_archive(site.folder / offline.ARCHIVE, folder)
    return (folder / "pustaka-peksos").as_uri() + "/"


@pytest.fixture
def folder(browser: Browser) -> Iterator[Page]:
    """Yield a page that fails the test on any error and on any request that is no file."""
    context = browser.new_context(viewport={"width": 1280, "height": 860}, locale="id-ID")
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: None if request.url.startswith(("file:", "data:", "blob:")) else wrong.append(request.url))
    yield page
    context.close()
    assert wrong == []


def test_the_zip_is_read_by_its_links(folder: Page, unpacked: str) -> None:
    folder.goto(f"{unpacked}index.html")
    expect(folder.get_by_text(NOTICE)).to_be_visible()
    folder.get_by_role("navigation", name="Bagian situs").get_by_role("link", name="Undang-Undang").click()
    folder.wait_for_url("**/uu/index.html")
    folder.locator("main a", has_text="UU 14/2019").first.click()
    expect(folder.locator("h1")).to_contain_text("14")
    folder.goto(f"{unpacked}uu-sppa/index.html")
    folder.wait_for_url("**/uu/2012/11/index.html")


def test_a_reference_is_peeked_at_in_the_zip(folder: Page, unpacked: str) -> None:
    folder.goto(f"{unpacked}{PASAL}index.html")
    folder.locator(".ringkasan a.intip-pemicu").first.click()
    expect(folder.locator(".intip h2")).not_to_have_text("Memuat …")
    expect(folder.locator(".intip")).not_to_contain_text("tidak dapat dimuat")
    folder.get_by_role("link", name="Buka halaman").click()
    folder.wait_for_url("**/index.html*")
    assert folder.evaluate("document.querySelectorAll('iframe').length") == 0


def test_the_search_works_in_the_zip(folder: Page, unpacked: str) -> None:
    folder.goto(f"{unpacked}index.html")
    _search(folder, "wajib memiliki STR")
    first = folder.locator(".hasil-cari").first
    expect(first).to_contain_text("Pasal 28 ayat (1) UU 14/2019")
    first.click()
    folder.wait_for_url("**/pasal-28/index.html#ayat-1")
    folder.goto(f"{unpacked}cari/index.html?q=diversi")
    expect(folder.locator(".hasil-cari").first).to_contain_text("iversi")


def test_the_finder_and_the_calculator_work_in_the_zip(folder: Page, unpacked: str) -> None:
    folder.goto(f"{unpacked}mandat/index.html?kata=STR")
    expect(folder.locator("#kabar-saring")).to_contain_text("dari")
    folder.goto(f"{unpacked}tenggat/hitung/index.html")
    _calculate(folder)
    folder.goto(f"{unpacked}luring/index.html")
    expect(_news(folder)).to_contain_text("Anda membaca arsip zip")
