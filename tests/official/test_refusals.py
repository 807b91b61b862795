"""Files that cannot be imported end in one sentence, and nothing is written."""

from __future__ import annotations

import io
import random
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pustaka.official import import_files
from pypdf import PdfReader, PdfWriter

from . import writers
from .conftest import DAY, Bring
from .statutes import KEBUN

DICE = random.Random(7)
BLOCKS = writers.blocks(KEBUN)
PDF = writers.pdf(BLOCKS)
DOCX = writers.word(BLOCKS)
HOOKS = Path(__file__).parent.parent.parent / "hooks"


def shuffled(data: bytes) -> bytes:
    return bytes(DICE.sample(list(data), len(data)))


def docx_with(document: bytes) -> bytes:
    """Return the .docx with another main part."""
    output = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(DOCX)) as source, zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, document if name == "word/document.xml" else source.read(name))
    return output.getvalue()


def pdf_with(content: bytes) -> bytes:
    """Return a PDF of one page whose drawing commands are `content`, compressed."""
    stream = zlib.compress(content, 9)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    output, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(output))
        output += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return output + b"xref\n0 6\n0000000000 65535 f \n%strailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(output),
    )


WORD = b'<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body></w:document>'
BROKEN_PDF = "PDF rusak atau terpotong dan tidak dapat dibaca; unduh ulang berkasnya."
NO_TEXT = "Isi berkas ini bukan teks; beri berkas PDF, HTML, DOCX, TXT, atau MD."
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

REFUSED = {
    "kosong.pdf": (b"", "Berkas kosong; unduh ulang berkasnya."),
    "terkunci.pdf": (
        writers.pdf(BLOCKS, password="rahasia"),
        "PDF terkunci kata sandi; buka dengan kata sandinya, simpan salinan tanpa kata sandi, lalu impor.",
    ),
    "terpotong.pdf": (PDF[: len(PDF) // 2], BROKEN_PDF),
    "kepala.pdf": (PDF[:200], BROKEN_PDF),
    "acak.pdf": (b"%PDF-1.7\n" + DICE.randbytes(50_000), BROKEN_PDF),
    "dikocok.pdf": (shuffled(PDF), "Isi berkas bukan PDF; unduh ulang berkasnya."),
    "melingkar.pdf": (
        b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>\nendobj\ntrailer << /Size 3 /Root 1 0 R >>\n%%EOF",
        BROKEN_PDF,
    ),
    "bom.pdf": (pdf_with(b" " * (200 * 2**20)), BROKEN_PDF),
    "rumit.pdf": (
        pdf_with(b"BT /F1 12 Tf 10 10 Td (Pasal 1) Tj ET\n" * 30_000),
        "PDF ini tidak berisi teks yang dapat dibaca; unduh ulang berkasnya atau jalankan OCR.",
    ),
    "pindai.pdf": (
        writers.scan(3),
        "PDF ini hasil pindai tanpa lapisan teks: 3 halaman berisi gambar saja. Jalankan OCR berbahasa Indonesia (misalnya ocrmypdf -l ind), lalu impor hasilnya.",
    ),
    "pindai.png": (
        b"\x89PNG\r\n" + DICE.randbytes(500),
        "Berkas ini gambar, bukan teks. Jalankan OCR berbahasa Indonesia lebih dahulu (misalnya ocrmypdf -l ind), lalu impor hasilnya.",
    ),
    "bukan.docx": (b"halo", "Isi berkas bukan dokumen Word; unduh ulang berkasnya."),
    "terpotong.docx": (DOCX[: len(DOCX) // 2], "Berkas Word rusak atau terpotong; unduh ulang berkasnya."),
    "lama.doc": (OLD_WORD + b"\0" * 100, "Berkas Word lama (.doc) tidak dibaca; buka lalu simpan sebagai .docx."),
    "terkunci.docx": (
        OLD_WORD + "EncryptedPackage".encode("utf-16-le"),
        "Berkas Word terkunci kata sandi; buka di Word, simpan salinannya tanpa kata sandi, lalu impor.",
    ),
    "bom.docx": (
        docx_with(WORD % (b"<w:p/>" * 4_000_000)),
        "Isi berkas Word ini jauh lebih besar dari peraturan mana pun; simpan teksnya saja.",
    ),
    "dalam.docx": (
        docx_with(WORD % (b"<w:tbl><w:tr><w:tc>" * 5000)),
        "Berkas Word rusak atau terpotong; buka lalu simpan ulang sebagai .docx.",
    ),
    "tabel.docx": (
        docx_with(WORD % (b"<w:tbl><w:tr><w:tc>" * 70 + b"</w:tc></w:tr></w:tbl>" * 70)),
        "Berkas Word rusak atau terpotong; buka lalu simpan ulang sebagai .docx.",
    ),
    "arsip.zip": (
        docx_with(b"x").replace(b"word/document.xml", b"lain/document.xml"),
        "Berkas ZIP ini bukan dokumen Word; beri berkas PDF, HTML, DOCX, TXT, atau MD.",
    ),
    "kaya.rtf": (b"{\\rtf1 Pasal 1}", "Berkas RTF tidak dibaca; buka lalu simpan sebagai .docx."),
    "biner.txt": (DICE.randbytes(20_000), NO_TEXT),
    "nol.txt": (b"\0" * 1000, NO_TEXT),
    "kendali.txt": (b"\x01\x02Pasal 1\x03" * 100, NO_TEXT),
    "lain.txt": (
        b"Daftar belanja: beras, gula.\n",
        "Tidak ada satu pun judul “Pasal …” yang dikenali; pastikan berkasnya teks peraturan yang utuh.",
    ),
    "spasi.txt": (b" \n" * 100, "Berkas tidak berisi teks peraturan."),
    "baris.txt": (
        b"Pasal 1\n" + b"(1) Setiap orang. (2) Wajib. " * 10_000,
        "Baris 2 jauh lebih panjang dari paragraf mana pun; simpan ulang teksnya dengan pemisah baris.",
    ),
    "panjang.txt": (
        b"Pasal 1\n" * 300_000,
        "Teks berkas ini jauh lebih panjang dari peraturan mana pun; pastikan berkasnya benar atau pecah berkasnya.",
    ),
    "besar.txt": (
        b"Pasal 1\n" * (10 * 2**17),
        "Berkas teks 10 MB jauh lebih besar dari peraturan mana pun; batasnya 8 MB. Pastikan berkasnya benar.",
    ),
    "dalam.html": (
        b"<html>" + b"<div>" * 150_000,
        "Berkas HTML rusak dan tidak dapat dibaca; simpan ulang halamannya.",
    ),
    "besar.html": (
        b"<p>Pasal 1</p>" * 300_000,
        "Halaman HTML ini jauh lebih besar dari peraturan mana pun; simpan teksnya saja sebagai berkas TXT.",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_cannot_be_read_ends_in_one_sentence(bring: Bring, name) -> None:
    data, sentence = REFUSED[name]
    report, law = bring({name: data}, KEBUN.id)
    assert law == {}
    assert [(problem.line, problem.column, problem.message) for problem in report.problems] == [(1, 1, sentence)]


def test_a_missing_file_and_a_wrong_id_are_told(bring: Bring, tmp_path: Path) -> None:
    missing = import_files([tmp_path / "tiada.pdf"], KEBUN.id, tmp_path / "out", DAY)
    assert [problem.message for problem in missing.problems] == [
        "Berkas tidak dapat dibuka (No such file or directory); periksa nama dan izinnya."
    ]
    report, _ = bring({"a.md": b"Pasal 1\n"}, "../UU 14")
    assert [problem.message for problem in report.problems] == [
        "“../UU 14” bukan id peraturan; tulis jenis-tahun-nomor, misalnya uu-2019-14."
    ]


def test_pages_without_text_among_others_are_problems(bring: Bring) -> None:
    writer = PdfWriter()
    for data in (PDF, writers.scan(1)):
        writer.append(PdfReader(io.BytesIO(data)))
    output = io.BytesIO()
    writer.write(output)
    report, law = bring({"a.pdf": output.getvalue()}, KEBUN.id)
    pages = len(PdfReader(io.BytesIO(PDF)).pages)
    assert law
    assert [problem.message for problem in report.problems] == [
        f"halaman {pages + 1} hanya berisi gambar tanpa lapisan teks; jalankan OCR untuk halaman ini."
    ]


def test_a_target_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(writers.markdown(BLOCKS))
    (tmp_path / "out").write_text("sebuah berkas, bukan folder")
    report = import_files([tmp_path / "a.md"], KEBUN.id, tmp_path / "out", DAY)
    assert report.written is None
    assert "tidak dapat ditulis" in report.problems[0].message
    assert (tmp_path / "out").read_text() == "sebuah berkas, bukan folder"


def test_an_earlier_import_survives_one_that_fails(bring: Bring, tmp_path: Path) -> None:
    report, _ = bring({"a.md": writers.markdown(BLOCKS)}, KEBUN.id)
    assert report.written is not None
    before = report.written.read_bytes()
    (tmp_path / "b.pdf").write_bytes(PDF[:500])
    import_files([tmp_path / "b.pdf"], KEBUN.id, report.written.parent, DAY)
    assert report.written.read_bytes() == before
    assert [path.name for path in report.written.parent.iterdir()] == [report.written.name]


# 50 MB and what else may fill a machine's memory: each in a process of its own, whose peak is measured where /proc tells it.
_LIMITED = """
import sys
from datetime import date
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from pustaka.official import import_files
report = import_files([Path(sys.argv[2])], "uu-2031-91", Path(sys.argv[3]), date(2031, 5, 1))
status = Path("/proc/self/status")
lines = status.read_text().splitlines() if status.exists() else ["VmHWM: 0 kB"]
print(next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) // 1024)
print(*report.problems, sep="\\n")
"""
HUGE = {
    "acak50.pdf": lambda: b"%PDF-1.7\n" + DICE.randbytes(46 * 2**20),
    "besar50.pdf": lambda: b"%PDF-1.7\n" + DICE.randbytes(50 * 2**20),
    "objek.pdf": lambda: (
        b"%PDF-1.7\n" + b"".join(b"%d 0 obj\n<< /A %d >>\nendobj\n" % (index, index) for index in range(400_000))
    ),
    "teks50.txt": lambda: b"Pasal 1\n" * (50 * 2**17),
    "banyak.txt": lambda: b"".join(
        b"Pasal %d\nSetiap orang wajib %d.\n" % (index, index) for index in range(1, 30_000)
    ),
    "sarang.txt": lambda: b"Pasal 1\n" + b"Mulai:\na. x:\n1. y:\na) z:\n1) w:\n" * 10_000,
    "tanda.html": lambda: b"<p>Pasal 1</p>" * 65_000,
    "paragraf.docx": lambda: docx_with(WORD % (b"<w:p><w:r><w:t>Pasal 1</w:t></w:r></w:p>" * 150_000)),
}


@pytest.mark.parametrize("name", HUGE)
def test_huge_files_stay_within_500_mb(tmp_path: Path, name) -> None:
    (tmp_path / name).write_bytes(HUGE[name]())
    done = subprocess.run(
        [sys.executable, "-c", _LIMITED, str(HOOKS), str(tmp_path / name), str(tmp_path / "out")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    peak, first, *_ = done.stdout.splitlines()
    assert int(peak) < 500
    assert first.startswith(f"{tmp_path / name}:")
    assert not list(tmp_path.rglob("*.tmp"))


BYTES = {
    "a.pdf": PDF,
    "a.docx": DOCX,
    "a.html": writers.portal(BLOCKS),
    "a.md": writers.markdown(BLOCKS),
    "a.txt": writers.pages_of_text(BLOCKS),
}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=100)
@given(
    st.sampled_from(sorted(BYTES)),
    st.integers(0, 10**6),
    st.integers(0, 10**6),
    st.binary(max_size=40),
    st.sampled_from(["cut", "put", "drop", "swap"]),
)
def test_damaged_files_never_end_in_a_traceback(bring: Bring, name, first, second, piece, how) -> None:
    data = BYTES[name]
    first, second = sorted((first % len(data), second % len(data)))
    middle = {"cut": b"", "put": data[first:second] + piece, "drop": piece, "swap": data[first:second][::-1]}[how]
    damaged = data[:first] + middle + (b"" if how == "cut" else data[second:])
    report, law = bring({name: damaged}, KEBUN.id)
    assert law or len(report.problems) == 1
    if report.written:
        report.written.unlink()
