"""The calculator: its counting against cases counted by hand, what it refuses, and the page that shows it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect
from pustaka import cases
from pustaka.library import Library
from pustaka.vocabulary import Acara

from tests.browser.accessibility import OTHERS, USUAL, inspect

pytestmark = pytest.mark.browser

WORKED: Sequence[Mapping[str, Any]] = yaml.load(
    (Path(__file__).parent / "kasus-tenggat.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader
)


@pytest.fixture(scope="session")
def data(library: Library) -> Mapping[str, Any]:
    """Return what the records say to the counting."""
    return cases.as_data(library, cases.lines(library), "../../")


@pytest.fixture(scope="session")
def core(browser: Browser, scripts: str) -> Page:
    """Return a page that has nothing but the counting."""
    page = browser.new_page()
    page.goto(f"{scripts}/css/kalkulator.css")
    page.evaluate("import('/js/hitung.js').then((core) => { window.core = core; })")
    return page


def count(core: Page, data: Mapping[str, Any], events: Mapping[str, str], extended: Sequence[str] = ()) -> Any:
    """Return what the counting says of events written `2026-11-26 22.15` or without the hour."""
    entered = {id: dict(zip(("tanggal", "jam"), when.replace(".", ":").split(), strict=False)) for id, when in events.items()}
    return core.evaluate(
        "([data, entered]) => window.core.count(data, entered)",
        [data, {"kejadian": entered, "perpanjangan": list(extended)}],
    )


def _cited(library: Library) -> Mapping[str, str]:
    """Return the first citation of every limit by its id."""
    return {line.id: line.cites[0].text for line in cases.lines(library)}


def _moment(text: str) -> str:
    return text.replace(" ", "T").replace(".", ":")


@pytest.mark.parametrize("case", WORKED, ids=[case["kasus"] for case in WORKED])
def test_a_case_counted_by_hand_comes_out_the_same(
    core: Page, data: Mapping[str, Any], library: Library, case: Mapping[str, Any]
) -> None:
    cited = _cited(library)
    extended = [id for id, cite in cited.items() if cite in case.get("perpanjangan", ())]
    found = count(core, data, case["kejadian"], extended)
    assert found["problems"] == []
    # Two duties of one provision are told apart by their place in the file.
    got = sorted((cited[limit["id"]], [_shown(reading) for reading in limit["readings"]]) for limit in found["deadlines"])
    expected = sorted((limit["menurut"], [_expected(reading) for reading in limit["bacaan"]]) for limit in case["batas"])
    assert got == expected
    sources = {cited[limit["id"]]: limit["readings"] for limit in found["deadlines"]}
    for limit in case["batas"]:
        for reading, shown in zip(limit["bacaan"], sources[limit["menurut"]], strict=True):
            if "oleh" in reading:
                assert [cite["sitasi"] for cite in shown["cites"]] == re.split(r" dan |, ", reading["oleh"])


def _shown(reading: Mapping[str, Any]) -> tuple[Any, ...]:
    return (reading["way"], reading["end"], reading["extendedEnd"], reading["hourAssumed"])


def _expected(reading: Mapping[str, str]) -> tuple[Any, ...]:
    end = _moment(reading["akhir"]) if "akhir" in reading else None
    longer = _moment(reading["tambahan"]) if "tambahan" in reading else None
    return (reading["cara"], end, longer, reading.get("tanpa-jam") == "true")


def test_there_are_enough_cases_and_every_way_of_counting_is_in_them() -> None:
    ways = {reading["cara"] for case in WORKED for limit in case["batas"] for reading in limit["bacaan"]}
    assert len(WORKED) >= 15
    assert ways == {"jam", "hari", "hari-pertama", "sejak-tanggal", "bulan-30", "bulan-kalender", "waktu-kerja"}
    assert {case["zona"] for case in WORKED} == {"WIB", "WITA", "WIT"}
    assert {event for case in WORKED for event in case["kejadian"]} == {event.value for event in Acara}


REFUSED = [
    ("tanggal yang tidak ada", {"penangkapan": "2027-02-29 10.00"}, "penangkapan", "tidak ada dalam kalender"),
    ("bulan yang tidak ada", {"putusan": "2027-13-01 10.00"}, "putusan", "tidak ada dalam kalender"),
    ("jam yang tidak ada", {"penangkapan": "2026-11-26 24.30"}, "penangkapan", "00.00 sampai dengan 23.59"),
    ("sebelum undang-undang berlaku", {"penyidikan": "2014-07-29 10.00"}, "penyidikan", "baru berlaku 30 Juli 2014"),
    ("terlalu jauh", {"penyidikan": "2101-01-01 10.00"}, "penyidikan", "terlalu jauh"),
    (
        "akhir sebelum awal",
        {"diversi-penyidikan": "2026-11-28 10.00", "kesepakatan": "2026-11-25 10.00"},
        "kesepakatan",
        "Tidak mungkin lebih awal daripada “Diversi dimulai”",
    ),
    (
        "akhir sebelum awal, hari yang sama",
        {"kesepakatan": "2026-11-28 10.00", "kesepakatan-diterima": "2026-11-28 09.59"},
        "kesepakatan-diterima",
        "“Kesepakatan Diversi tercapai”",
    ),
    (
        "tahap terbalik",
        {"penyidikan": "2026-11-28 10.00", "penahanan-penuntutan": "2026-11-27 10.00"},
        "penahanan-penuntutan",
        "“Penyidikan dimulai”",
    ),
    (
        "tahap terbalik lewat tahap yang tidak diisi",
        {"penyidikan": "2026-11-28 10.00", "hakim-ditetapkan": "2026-11-27 10.00"},
        "hakim-ditetapkan",
        "“Penyidikan dimulai”",
    ),
    (
        "kasasi sebelum putusan",
        {"putusan": "2026-12-28 10.00", "penahanan-kasasi": "2026-12-20 10.00"},
        "penahanan-kasasi",
        "“Putusan diucapkan”",
    ),
]


@pytest.mark.parametrize(("events", "where", "says"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_what_cannot_be_is_said_beside_its_field_and_not_counted(
    core: Page, data: Mapping[str, Any], events: Mapping[str, str], where: str, says: str
) -> None:
    found = count(core, data, events)
    assert [problem["event"] for problem in found["problems"]] == [where]
    assert says in found["problems"][0]["message"]
    assert not any(reading["event"] == where for limit in found["deadlines"] for reading in limit["readings"])


def test_an_hour_alone_is_not_enough(core: Page, data: Mapping[str, Any]) -> None:
    found = core.evaluate(
        "([data, entered]) => window.core.count(data, entered)",
        [data, {"kejadian": {"penangkapan": {"tanggal": "", "jam": "10:00"}}, "perpanjangan": []}],
    )
    assert found["deadlines"] == []
    assert "Isi tanggalnya" in found["problems"][0]["message"]


def test_an_extension_needs_the_detention_it_extends(core: Page, data: Mapping[str, Any]) -> None:
    found = count(core, data, {"penyidikan": "2026-11-27 09.00"}, ["uu-2012-11/pasal-33/ayat-1/tenggat-1"])
    assert [problem["event"] for problem in found["problems"]] == ["penahanan-penyidikan"]


def test_the_same_day_without_hours_is_in_order(core: Page, data: Mapping[str, Any]) -> None:
    assert count(core, data, {"kesepakatan": "2026-11-28", "kesepakatan-diterima": "2026-11-28 08.00"})["problems"] == []


def _calendar(core: Page, data: Mapping[str, Any], zone: str, events: Mapping[str, str], *extended: str) -> str:
    options = {"zone": zone, "made": "20261127T000000Z", "base": "https://contoh.example/tenggat/hitung/"}
    return core.evaluate(
        "([data, counted, options]) => window.core.calendar(data, counted, options)",
        [data, count(core, data, events, extended), options],
    )


def _entries(text: str) -> Iterator[Mapping[str, Any]]:
    """Yield the fields of every entry of a calendar file as text, and its alarms as a list."""
    entry: dict[str, Any] = {}
    within: list[str] = []
    for line in text.replace("\r\n ", "").split("\r\n")[:-1]:
        name, _, value = line.partition(":")
        if name == "BEGIN":
            within.append(value)
            if value == "VEVENT":
                entry = {"alarms": []}
        elif name == "END":
            assert within.pop() == value
            if value == "VEVENT":
                yield entry
        elif within[-1] == "VEVENT":
            entry[name] = re.sub(r"\\([\\;,])", r"\1", value)
        elif name == "TRIGGER":
            entry["alarms"].append(value)
    assert within == []


def _clock(text: str, zone: str) -> datetime:
    """Return a moment of a calendar file as the clocks of a zone show it."""
    hours = {"WIB": 7, "WITA": 8, "WIT": 9}[zone]
    return datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC).astimezone(timezone(timedelta(hours=hours)))


@pytest.mark.parametrize(
    ("zone", "events", "start", "end"),
    [
        ("WIT", {"penangkapan": "2026-11-27 06.30"}, "20261127T213000Z", None),
        ("WITA", {"penangkapan": "2026-11-27 06.30"}, "20261127T223000Z", None),
        ("WIB", {"penangkapan": "2026-11-27 06.30"}, "20261127T233000Z", None),
        ("WIB", {"penangkapan": "2026-11-27 00.00"}, "20261127T170000Z", None),
        ("WIB", {"penahanan-penyidikan": "2026-11-28 21.00"}, "20261204T165900Z", "20261204T170000Z"),
        ("WITA", {"penahanan-penyidikan": "2026-11-27 21.00"}, "20261203T155900Z", "20261203T160000Z"),
        ("WIT", {"putusan": "2026-12-27 21.00"}, "20270101T145900Z", "20270101T150000Z"),
    ],
)
def test_the_calendar_file_holds_the_moment_in_every_zone(
    core: Page, data: Mapping[str, Any], zone: str, events: Mapping[str, str], start: str, end: str | None
) -> None:
    text = _calendar(core, data, zone, events)
    lines = text.split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert max(len(line.encode()) for line in lines) <= 75
    [entry] = _entries(text)
    assert (entry["DTSTART"], entry.get("DTEND")) == (start, end)
    assert "https://contoh.example/uu/2012/11/pasal-" in entry["DESCRIPTION"]


def test_a_calendar_shows_every_limit_on_the_day_that_its_title_names(core: Page, data: Mapping[str, Any]) -> None:
    detention = "uu-2012-11/pasal-33/ayat-1/tenggat-1"
    events = {"penangkapan": "2026-11-27 22.15", "penyidikan": "2026-11-27 09.00", "penahanan-penyidikan": "2026-11-28"}
    for zone in ("WIB", "WITA", "WIT"):
        entries = list(_entries(_calendar(core, data, zone, events, detention)))
        assert len(entries) == 6
        for entry in entries:
            day, hour, named = re.match(
                r"Batas \w+, (\d+) \w+ 20\d\d pukul (\d\d\.\d\d) (\w+): ", entry["SUMMARY"]
            ).groups()
            shown = _clock(entry["DTSTART"], zone)
            assert (str(shown.day), named) == (day, zone)
            assert f"{shown:%H.%M}" == ("23.59" if hour == "24.00" else hour)
            if hour == "24.00":
                assert _clock(entry["DTEND"], zone) - shown == timedelta(minutes=1)
        titles = [entry["SUMMARY"] for entry in entries]
        assert (
            f"Batas Jumat, 4 Desember 2026 pukul 24.00 {zone}: Penahanan Anak untuk kepentingan penyidikan "
            "(Pasal 33 ayat (1) UU 11/2012)"
        ) in titles


def test_a_calendar_speaks_up_a_day_and_three_hours_before_but_not_before_the_event(
    core: Page, data: Mapping[str, Any]
) -> None:
    events = {"penangkapan": "2026-11-27 22.15", "penahanan-penyidikan": "2026-11-28 10.00"}
    alarms = {
        entry["SUMMARY"].split("(")[1]: entry["alarms"] for entry in _entries(_calendar(core, data, "WIB", events))
    }
    assert alarms == {"Pasal 30 ayat ": ["-PT3H"], "Pasal 33 ayat ": ["-P1D", "-PT3H"]}


def test_moments_are_written_in_indonesian(core: Page) -> None:
    said = core.evaluate("core.inWords('2026-11-28T24:00', 'WIT')")
    assert said == "Sabtu, 28 November 2026 pukul 24.00 WIT"


# ---------------------------------------------------------------------------
# The page


def fill(page: Page, event: str, date: str, hour: str = "") -> None:
    """Enter an event, opening its stage first."""
    page.locator(f"#{event}-tanggal").evaluate("(bidang) => { bidang.closest('details').open = true; }")
    page.fill(f"#{event}-tanggal", date)
    if hour:
        page.fill(f"#{event}-jam", hour)


def test_a_worker_enters_an_arrest_and_a_detention_and_reads_the_limits(phone: Page, address: str) -> None:
    phone.goto(f"{address}/tenggat/hitung/")
    fill(phone, "penangkapan", "2026-11-26", "22:15")
    fill(phone, "penahanan-penyidikan", "2026-11-27", "21:00")
    phone.check("[name=perpanjangan][value*='pasal-33']")
    detention = phone.locator("[data-batas*='pasal-33']")
    expect(detention.locator(".bacaan-pertama")).to_contain_text("Kamis, 3 Desember 2026 pukul 24.00 WIB")
    expect(detention.locator(".bacaan-pertama")).to_contain_text("Jumat, 11 Desember 2026 pukul 24.00 WIB")
    expect(detention.locator(".bacaan-lain")).to_contain_text("Jumat, 4 Desember 2026 pukul 24.00 WIB")
    expect(detention.get_by_role("link", name="Pasal 33 ayat (1) UU 11/2012").first).to_have_attribute(
        "href", "../../uu/2012/11/pasal-33/#ayat-1"
    )
    phone.check("[name=zona][value=WIT]")
    expect(phone.locator("[data-batas*='pasal-30']")).to_contain_text("27 November 2026 pukul 22.15 WIT")
    expect(phone.locator("#penangkapan-terbaca")).to_have_text("Kamis, 26 November 2026 pukul 22.15 WIT")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_card_says_how_long_until_when_at_the_latest_and_what_has_passed(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.clock.set_fixed_time("2026-12-04T18:00:00Z")
    page.goto(f"{address}/tenggat/hitung/")
    fill(page, "penangkapan", "2026-11-27", "22:15")
    fill(page, "penahanan-penyidikan", "2026-11-28", "21:00")
    arrest, detention = page.locator("[data-batas*='pasal-30']"), page.locator("[data-batas*='pasal-33']")
    expect(arrest.locator(".bacaan-pertama")).to_contain_text("Paling lama 24 jam, berakhir paling lambat")
    expect(arrest.locator(".bacaan-pertama .akhir")).to_contain_text("22.15 WIB sudah lewat")
    expect(arrest.locator(".lewat .ikon")).to_be_visible()
    # A time that nobody can count has not passed.
    expect(arrest.locator(".bacaan-lain")).to_contain_text("tidak dapat dihitung")
    expect(arrest.locator(".bacaan-lain .lewat")).to_have_count(0)
    # Of two readings the earlier has passed, the later has not.
    expect(detention.locator(".bacaan-pertama .akhir")).to_contain_text("4 Desember 2026 pukul 24.00 WIB sudah lewat")
    expect(detention.locator(".bacaan-lain .akhir")).to_have_text("Sabtu, 5 Desember 2026 pukul 24.00 WIB")
    expect(page.locator("#ringkasan-hasil")).to_contain_text("Semuanya sudah lewat")
    page.check("[name=perpanjangan][value*='pasal-33']")
    longer = detention.locator(".bacaan-pertama .akhir-sambung")
    expect(longer).to_have_text("Setelah diperpanjang, berakhir paling lambat Sabtu, 12 Desember 2026 pukul 24.00 WIB")
    expect(page.locator("#ringkasan-hasil")).to_contain_text("12 Desember 2026 pukul 24.00 WIB. 1 sudah lewat")
    context.close()


def test_a_pasal_leads_to_the_event_its_limit_runs_from(phone: Page, address: str) -> None:
    phone.goto(f"{address}/uu/2012/11/pasal-12/")
    phone.locator(".rinci--hitung a").first.click()
    phone.wait_for_url("**/tenggat/hitung/#kesepakatan")
    expect(phone.locator("#kesepakatan")).to_be_focused()
    expect(phone.locator("#kesepakatan")).to_be_in_viewport(ratio=1)
    phone.keyboard.press("Tab")
    expect(phone.locator("#kesepakatan-tanggal")).to_be_focused()
    phone.evaluate("location.hash = 'putusan'")
    expect(phone.locator("#putusan")).to_be_focused()


def test_void_sanctions_are_marked_and_the_one_in_force_is_not(phone: Page, address: str) -> None:
    phone.goto(f"{address}/tenggat/hitung/")
    for event in ("penahanan-penyidikan", "penahanan-penuntutan", "penahanan-persidangan"):
        fill(phone, event, "2026-11-27", "10:00")
    fill(phone, "putusan", "2026-12-01", "10:00")
    for article, void in (("33", False), ("34", True), ("35", True), ("62", True)):
        marked = phone.locator(f"[data-batas*='pasal-{article}/'] .rinci--gugur")
        expect(marked).to_have_count(1 if void else 0)
        if void:
            expect(marked).to_contain_text("tidak mengikat lagi menurut Putusan MK")


def test_what_cannot_be_is_said_in_the_page(phone: Page, address: str) -> None:
    phone.goto(f"{address}/tenggat/hitung/")
    fill(phone, "diversi-penyidikan", "2026-11-28", "10:00")
    fill(phone, "kesepakatan", "2026-11-25", "10:00")
    expect(phone.locator("#kesepakatan-masalah")).to_contain_text("Tidak mungkin lebih awal")
    expect(phone.locator("#kesepakatan-tanggal")).to_have_attribute("aria-invalid", "true")
    expect(phone.locator("#ringkasan-hasil")).to_contain_text("1 isian perlu diperiksa")


def test_nothing_is_sent_and_nothing_is_kept_unless_asked(phone: Page, address: str) -> None:
    phone.goto(f"{address}/tenggat/hitung/", wait_until="networkidle")
    before = len(phone.requested)
    fill(phone, "penangkapan", "2026-11-26", "22:15")
    expect(phone.locator("[data-batas]")).to_have_count(1)
    assert phone.evaluate("Object.keys(localStorage).filter((kunci) => kunci.includes('tenggat'))") == []
    phone.check("#simpan")
    assert len(phone.requested) == before
    phone.reload()
    expect(phone.locator("#penangkapan-tanggal")).to_have_value("2026-11-26")
    phone.uncheck("#simpan")
    assert phone.evaluate("Object.keys(localStorage).filter((kunci) => kunci.includes('tenggat'))") == []


def test_a_browser_that_keeps_nothing_still_counts(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused') } })")
    page.goto(f"{address}/tenggat/hitung/")
    fill(page, "penangkapan", "2026-11-26", "22:15")
    expect(page.locator("[data-batas]")).to_have_count(1)
    page.locator("#simpan").click()
    expect(page.locator("#simpan")).not_to_be_checked()  # nothing is kept, and the box says so
    context.close()


def test_the_calendar_file_can_be_downloaded(phone: Page, address: str) -> None:
    phone.goto(f"{address}/tenggat/hitung/")
    fill(phone, "penyidikan", "2026-11-27", "09:00")
    with phone.expect_download() as download:
        phone.get_by_role("button", name="Unduh kalender (.ics)").click()
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert download.value.suggested_filename.endswith(".ics")
    assert text.count("BEGIN:VEVENT") == 3


def test_the_sheet_on_paper_holds_events_and_limits_but_no_form(phone: Page, address: str) -> None:
    phone.goto(f"{address}/tenggat/hitung/")
    fill(phone, "penyidikan", "2026-11-27", "09:00")
    fill(phone, "tahap-dua", "2026-11-26", "09:00")
    phone.emulate_media(media="print")
    expect(phone.locator("#isian")).to_be_hidden()
    expect(phone.locator("#isian-tercetak")).to_contain_text("Jumat, 27 November 2026 pukul 09.00 WIB")
    expect(phone.locator("#isian-tercetak")).to_contain_text("Tidak dihitung: tidak mungkin lebih awal")
    expect(phone.locator("[data-batas*='pasal-29/ayat-1']")).to_be_visible()


def test_without_javascript_the_table_and_the_rules_are_there(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/tenggat/hitung/")
    expect(page.locator("#isian")).to_be_hidden()
    expect(page.get_by_role("link", name="Pasal 33 ayat (1) UU 11/2012").first).to_be_visible()
    expect(page.get_by_role("heading", name="Cara menghitung")).to_be_visible()
    expect(page.locator(".tanpa-skrip")).to_be_visible()
    context.close()


def test_a_filled_form_and_its_results_are_accessible_and_fit(browser: Browser, address: str) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{address}/tenggat/hitung/")
    fill(page, "penyidikan", "2026-11-27", "09:00")
    fill(page, "penahanan-penuntutan", "2026-11-20", "09:00")
    fill(page, "putusan", "2026-12-20", "09:00")
    page.evaluate("document.querySelectorAll('details').forEach((bagian) => { bagian.open = true; })")
    found = list(inspect(page, (*USUAL, *OTHERS)))
    context.close()
    assert not found, "\n".join(found)


@pytest.mark.parametrize("path", ["/tahap/diversi/", "/tahap/penyidikan/", "/tahap/reintegrasi/"])
def test_pages_of_stages_are_accessible_and_fit(browser: Browser, address: str, path: str) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(address + path)
    found = list(inspect(page, ((360, "light"), (1280, "light"))))
    context.close()
    assert not found, "\n".join(found)


@pytest.mark.parametrize("path", ["/tahap/penyidikan/", "/tahap/pembinaan/"])
def test_nothing_of_a_mandate_lies_over_the_rest_of_it(phone: Page, address: str, path: str) -> None:
    phone.goto(address + path)
    size = phone.viewport_size
    assert size
    for width in (320, 360, 412, 590):
        phone.set_viewport_size({"width": width, "height": 740})
        assert phone.evaluate(_OVERLAPS) == [], width
    phone.set_viewport_size(size)


# The words of a row's cells, as far as they reach, and the cells over which others lie or which reach out of the row.
_OVERLAPS = """[...document.querySelectorAll(".mandat tbody tr")].flatMap((row) => {
  const room = row.getBoundingClientRect();
  const boxes = [...row.cells].map((cell) => {
    const range = document.createRange();
    range.selectNodeContents(cell);
    return range.getBoundingClientRect();
  });
  const bad = boxes.some((one, place) => one.right > room.right + 1 || boxes.slice(place + 1).some((other) =>
    one.left < other.right - 1 && other.left < one.right - 1 && one.top < other.bottom - 1 && other.top < one.bottom - 1));
  return bad ? [row.textContent] : [];
})"""


def test_duties_that_hold_at_every_stage_are_open(phone: Page, address: str) -> None:
    phone.goto(f"{address}/tahap/penyidikan/")
    for worker in ("pekerja-sosial", "tenaga-kesejahteraan-sosial"):
        table = phone.locator(f"#{worker}-selalu + table")
        expect(table).to_contain_text("memberi pendampingan dan advokasi sosial")
        expect(table.get_by_role("link", name="Pasal 68 ayat (1) huruf b").first).to_be_visible()


def test_words_of_the_drawing_stay_inside_their_boxes(phone: Page, address: str) -> None:
    phone.goto(f"{address}/tahap/")
    crossing = phone.evaluate(
        """[...document.querySelectorAll(".alur text")].filter((words) => {
          let box = words;
          while (box.tagName !== "rect") box = box.previousElementSibling;
          const [inner, outer] = [words.getBBox(), box.getBBox()];
          return inner.x < outer.x + 6 || inner.x + inner.width > outer.x + outer.width - 6
            || inner.y < outer.y || inner.y + inner.height > outer.y + outer.height;
        }).map((words) => words.textContent)"""
    )
    assert crossing == []


def test_the_page_counts_with_what_the_records_say(phone: Page, address: str, data: Mapping[str, Any]) -> None:
    phone.goto(f"{address}/tenggat/hitung/")
    assert phone.evaluate("JSON.parse(document.getElementById('data-tenggat').textContent)") == json.loads(
        json.dumps(data)
    )
