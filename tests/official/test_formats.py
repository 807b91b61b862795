"""Every format gives the same law back, with every trait and slip that files really have."""

from __future__ import annotations

import hashlib
from io import BytesIO

import pytest
from reportlab.pdfgen import canvas

from . import writers
from .conftest import Bring, common
from .statutes import KEBUN, PERUBAHAN
from .test_refusals import docx_with

CLEAN = {
    "teks.md": writers.markdown,
    "teks.txt": writers.pages_of_text,
    "lebar.txt": lambda blocks: writers.pages_of_text(blocks, width=90, height=60),
    "sekretariat.pdf": writers.pdf,
    "lembaran.pdf": lambda blocks: writers.pdf(blocks, style="lembaran", font="Helvetica", size=10),
    "mesin-tik.pdf": lambda blocks: writers.pdf(blocks, style="lembaran", font="Courier", size=11),
    "tangan.docx": writers.word,
    "nomor.docx": lambda blocks: writers.word(blocks, automatic=True),
    "portal.html": writers.portal,
    "daftar.html": lambda blocks: writers.portal(blocks, lists=True),
}
SLIPPED = {name: CLEAN[name] for name in ("teks.md", "teks.txt", "sekretariat.pdf", "tangan.docx", "portal.html")}


@pytest.mark.parametrize("statute", [KEBUN, PERUBAHAN], ids=["undang-undang", "perubahan"])
@pytest.mark.parametrize("name", CLEAN)
def test_a_clean_file_gives_the_law_back(bring: Bring, name, statute) -> None:
    data = CLEAN[name](writers.blocks(statute))
    report, law = bring({name: data}, statute.id)
    assert report.problems == ()
    assert common(law) == statute.expected()
    assert law["sumber"] == [{"berkas": name, "sha256": hashlib.sha256(data).hexdigest()}]
    assert law["tanggal"] == "2031-05-01"


@pytest.mark.parametrize("name", SLIPPED)
def test_slips_of_scanning_are_mended_and_reported(bring: Bring, name) -> None:
    report, law = bring({name: SLIPPED[name](writers.slipped(writers.blocks(KEBUN)))}, KEBUN.id)
    assert report.problems == ()
    assert common(law) == KEBUN.expected()
    told = "\n".join(mend.message for mend in report.mends)
    slips = ["“(21” dibaca “(2)”", "tanda lepas di depan huruf", "sisa garis bawah", "kata terpenggal"]
    if not name.endswith((".txt", ".pdf")):  # where lines are broken, what was glued may happen to begin one
        slips += ["“Pasal 7”", "“Paragraf 2”", "“d.”"]
    assert [slip for slip in slips if slip not in told] == []


def test_mends_stand_at_their_line_and_column(bring: Bring) -> None:
    text = "Pasal 1\n(1) Setiap warga wajib hadir menurut Undang- Undang ini.\n(21 Warga dapat; atau\nPasal 2\nSelesai. Pasal 3 Dimulai lagi.\n"
    report, _ = bring({"a.txt": text.encode()}, "uu-2031-91")
    places = [(mend.line, mend.column, mend.before, mend.after) for mend in report.mends]
    assert places == [(2, 44, "- ", "-"), (3, 3, "1", ")"), (5, 10, "Pasal 3", "Pasal 3")]


def test_pages_are_known_where_there_are_pages(bring: Bring) -> None:
    blocks = writers.blocks(KEBUN)
    _, paged = bring({"a.pdf": writers.pdf(blocks)}, KEBUN.id)
    pages = [entry["halaman"] for entry in paged["pasal"]]
    assert pages[0] == 1
    assert pages == sorted(pages)
    assert pages[-1] > 2


def test_files_without_pages_have_none(bring: Bring) -> None:
    _, law = bring({"a.docx": writers.word(writers.blocks(KEBUN))}, KEBUN.id)
    assert {entry["halaman"] for entry in law["pasal"]} == {None}


def test_what_stands_around_the_body_is_kept(bring: Bring) -> None:
    _, law = bring({"a.pdf": writers.pdf(writers.blocks(KEBUN))}, KEBUN.id)
    assert [(node["nomor"], node["teks"]) for node in law["menimbang"]] == list(
        zip("abc", KEBUN.menimbang, strict=True)
    )
    assert [(node["nomor"], node["teks"]) for node in law["mengingat"]] == list(zip("12", KEBUN.mengingat, strict=True))
    assert law["pembuka"].startswith("UNDANG-UNDANG REPUBLIK INDONESIA NOMOR 91 TAHUN 2031 TENTANG")
    assert law["penetapan"].startswith("Dengan Persetujuan Bersama")
    assert law["penetapan"].endswith("Menetapkan : UNDANG-UNDANG TENTANG KEBUN WARGA DAN LUMBUNG PANGAN KAMPUNG.")
    assert law["penutup"].startswith("Agar setiap orang mengetahuinya")
    assert law["penutup"].endswith("TAHUN 2031 NOMOR 77")
    assert " ".join(law["penjelasan_umum"].split()) == " ".join(KEBUN.umum)
    assert law["penjelasan_penutup"] == "TAMBAHAN LEMBARAN NEGARA REPUBLIK INDONESIA NOMOR 5001"
    assert law["tidak_ditempatkan"] == []


def test_an_amending_law_holds_numbered_changes_with_the_provisions_they_bring(bring: Bring) -> None:
    _, law = bring({"a.pdf": writers.pdf(writers.blocks(PERUBAHAN))}, PERUBAHAN.id)
    assert [entry["nomor"] for entry in law["pasal"]] == ["I", "II"]
    changes = law["pasal"][0]["isi"][0]["anak"]
    assert [(node["jenis"], node["nomor"], [child["nomor"] for child in node["anak"]]) for node in changes] == [
        ("angka", "1", ["1"]), ("angka", "2", ["5A"]), ("angka", "3", []), ("angka", "4", ["IV", "9"]),
    ]  # fmt: skip


def test_law_and_elucidation_may_come_in_two_files(bring: Bring) -> None:
    blocks = writers.blocks(KEBUN)
    cut = next(index for index, block in enumerate(blocks) if block.text == "PENJELASAN")
    report, law = bring(
        {"uu.pdf": writers.pdf(blocks[:cut]), "penjelasan.md": writers.markdown(blocks[cut:])}, KEBUN.id
    )
    assert report.problems == ()
    assert common(law) == KEBUN.expected()
    assert [source["berkas"] for source in law["sumber"]] == ["uu.pdf", "penjelasan.md"]


def test_the_law_asked_for_is_taken_out_of_a_file_with_two(bring: Bring) -> None:
    data = writers.pdf([*writers.blocks(PERUBAHAN), *writers.blocks(KEBUN)])
    for statute, other in ((KEBUN, PERUBAHAN), (PERUBAHAN, KEBUN)):
        report, law = bring({"dua.pdf": data}, statute.id)
        assert report.problems == ()
        assert common(law) == statute.expected()
        set_aside = [mend for mend in report.mends if f"bukan {statute.expected()['sebutan']}" in mend.message]
        assert any(other.pasal[0]["isi"][0]["teks"][:20] in mend.before for mend in set_aside)


def test_another_law_is_refused_by_name(bring: Bring) -> None:
    report, _ = bring({"a.md": writers.markdown(writers.blocks(PERUBAHAN))}, "uu-2019-14")
    assert [problem.message for problem in report.problems] == [
        "Berkas ini memuat UU 7/2033, bukan UU 14/2019; periksa berkas atau --law."
    ]


def test_menu_and_footer_of_a_portal_are_set_aside_not_read(bring: Bring) -> None:
    report, law = bring({"a.html": writers.portal(writers.blocks(KEBUN))}, KEBUN.id)
    assert sorted(mend.before for mend in report.mends) == [
        "Beranda Undang-Undang Peraturan Pemerintah",
        "Hak cipta © Portal Hukum Rekaan. Kunjungi juga Pasal 1 di halaman lain.",
        "Portal Hukum Rekaan",
    ]
    assert "Portal" not in str(common(law))


def test_text_in_forms_and_turned_text_of_a_pdf_is_not_lost(bring: Bring) -> None:
    output = BytesIO()
    page = canvas.Canvas(output)
    page.beginForm("isi")
    page.drawString(80, 700, "Pasal 1")
    page.drawString(80, 680, "Setiap warga berhak menanam.")
    page.endForm()
    page.doForm("isi")
    page.saveState()
    page.translate(300, 300)
    page.rotate(90)
    page.drawString(0, 0, "Pasal 2")
    page.restoreState()
    page.drawString(80, 640, "Setiap warga wajib menyiram.")
    page.save()
    _, law = bring({"a.pdf": output.getvalue()}, "uu-2031-91")
    assert [(entry["nomor"], entry["isi"][0]["teks"]) for entry in law["pasal"]] == [
        (1, "Setiap warga berhak menanam."),
        (2, "Setiap warga wajib menyiram."),
    ]


def test_a_number_left_alone_by_a_line_break_is_no_page_number(bring: Bring) -> None:
    pages = [
        "Pasal 1\nSetiap warga yang terdaftar pada tahun",
        "2031\nwajib hadir.\nPasal 2\nSelesai.\n3",
        "Pasal 3\nTamat.\n4",
    ]
    report, law = bring({"a.txt": "\n\f".join(pages).encode()}, "uu-2031-91")
    assert law["pasal"][0]["isi"][0]["teks"] == "Setiap warga yang terdaftar pada tahun 2031 wajib hadir."
    # Two pages alone agree on nothing: their numbers stay, and are told.
    assert [[node["teks"] for node in entry["isi"]] for entry in law["pasal"]][1:] == [
        ["Selesai.", "3"],
        ["Tamat.", "4"],
    ]
    assert [problem.line for problem in report.problems] == [1, 7, 10]
    assert [mend for mend in report.mends if "nomor halaman" in mend.message] == []


def test_catchwords_and_page_heads_are_told_from_text(bring: Bring) -> None:
    pages = [
        "Pasal 1\nSetiap warga:\na. hadir;\nb. menanam . . .",
        "PRESIDEN\nREPUBLIK INDONESIA\n- 2 -\nb. menanam padi; dan\nc. menjaga . . .\nwww.peraturan.go.id",
        "2031, No.77 -3-\nc. menjaga kebun.",
    ]
    report, law = bring({"a.txt": "\n\f".join(pages).encode()}, "uu-2031-91")
    assert [node["teks"] for node in law["pasal"][0]["isi"][0]["anak"]] == [
        "hadir;",
        "menanam padi; dan",
        "menjaga kebun.",
    ]
    assert [mend.before for mend in report.mends] == [
        "b. menanam . . .",
        "PRESIDEN",
        "REPUBLIK INDONESIA",
        "- 2 -",
        "c. menjaga . . .",
        "www.peraturan.go.id",
        "2031, No.77 -3-",
    ]


def test_word_keeps_insertions_boxes_and_tables_and_drops_deletions(bring: Bring) -> None:
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = "<w:txbxContent><w:p><w:r><w:t>(2) Kotak.</w:t></w:r></w:p></w:txbxContent>"
    inner = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>(3) Dalam.</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    cells = "".join(
        f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in ("Menimbang", ":", "a.", "bahwa perlu;")
    )
    body = f"""<w:tbl><w:tr>{cells}</w:tr></w:tbl><w:p><w:r><w:t>Pasal 1</w:t></w:r></w:p>
        <w:p><w:r><w:t xml:space="preserve">(1) Setiap </w:t></w:r><w:del><w:r><w:delText>hapus</w:delText></w:r></w:del><w:ins><w:r><w:t>warga.</w:t></w:r></w:ins></w:p>
        <w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps">{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>
        <w:sdt><w:sdtContent><w:tbl><w:tr><w:tc><w:p/>{inner}</w:tc></w:tr></w:tbl></w:sdtContent></w:sdt>"""
    _, law = bring(
        {"a.docx": docx_with(f'<?xml version="1.0"?><w:document {w}><w:body>{body}</w:body></w:document>'.encode())},
        "uu-2031-91",
    )
    assert [(node["nomor"], node["teks"]) for node in law["menimbang"]] == [("a", "bahwa perlu;")]
    assert [(node["nomor"], node["teks"]) for node in law["pasal"][0]["isi"]] == [
        ("1", "Setiap warga."),
        ("2", "Kotak."),
        ("3", "Dalam."),
    ]


def test_a_title_in_small_letters_names_the_law(bring: Bring) -> None:
    page = "<h1>Undang-Undang Republik Indonesia Nomor 91 Tahun 2031 tentang Kebun</h1><p>Pasal 1</p><p>Selesai.</p>"
    report, law = bring({"a.html": page.encode()}, "uu-2031-91")
    assert (report.problems, law["tentang"]) == ((), "Kebun")
    report, _ = bring({"a.html": page.encode()}, "uu-2031-92")
    assert "UU 91/2031, bukan UU 92/2031" in report.problems[0].message
