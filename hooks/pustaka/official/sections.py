"""The sections of a statute: which words open each of them, and where the whole begins and ends."""

from __future__ import annotations

import re

_SPACED_EXPLANATION = r"P ?E ?N ?J ?E ?L ?A ?S ?A ?N"
SECTIONS = (
    "pembuka", "menimbang", "mengingat", "penetapan", "batang", "penutup", "lampiran",
    "penjelasan_pembuka", "penjelasan_umum", "penjelasan", "penjelasan_penutup",
)  # fmt: skip
# Where each section may begin: from which sections, and behind which words. "^" asks for the head of a line.
OPENINGS: tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...] = (
    ("menimbang", ("pembuka",), re.compile(r"\bMenimbang\s*:|^Menimbang\s*$", re.IGNORECASE)),
    ("mengingat", ("pembuka", "menimbang", "mengingat"), re.compile(r"\bMengingat\s*:|^Mengingat\s*$")),
    (
        "penetapan",
        ("pembuka", "menimbang", "mengingat"),
        re.compile(
            r"\bDengan\s+persetujuan\s+bersama\b(?=\s+[A-Z]{2}|\s*:?\s*$)|\bM ?E ?M ?U ?T ?U ?S ?K ?A ?N\b",
            re.IGNORECASE,
        ),
    ),
    (
        "penutup",
        ("batang",),
        re.compile(r"\bAgar\s+(?:setiap|semua)\s+orang\s+(?:dapat\s+)?mengetahui\w*|^(?:Disahkan|Ditetapkan)\s+di\s"),
    ),
    ("lampiran", ("penutup",), re.compile(r"^LAMPIRAN\b")),
    (
        "penjelasan_pembuka",
        ("penutup", "lampiran"),
        re.compile(rf"\b{_SPACED_EXPLANATION}\s+A ?T ?A ?S\b|^{_SPACED_EXPLANATION}\s*$"),
    ),
    ("penjelasan_pembuka", ("pembuka", "batang"), re.compile(rf"^{_SPACED_EXPLANATION}(?:\s+A ?T ?A ?S\b.*|\s*)$")),
    ("penjelasan_umum", ("penjelasan_pembuka",), re.compile(r"(?:\b[IlT1]\.?\s+|^)UMUM\b")),
    (
        "penjelasan",
        ("penjelasan_pembuka", "penjelasan_umum"),
        re.compile(r"(?:\b[IlT1]{2}\.?\s+|^)PASAL\s+DEMI\s+PASAL\b"),
    ),
    ("penjelasan_penutup", ("penjelasan", "penjelasan_umum"), re.compile(r"\bTAMBAHAN\s+LEMBARAN\s+NEGARA\b")),
)
FIRST_HEADING = re.compile(r"[.:]\s+(?=(?:BAB\s+I|BUKU\s+KESATU)\s)")
AMENDING = re.compile(r"\bPERUBAHAN\s+(?:KE\w+(?:\s+\w+)?\s+)?ATAS\b", re.IGNORECASE)
GAZETTED = re.compile(r"LEMBARAN\s+NEGARA\s+REPUBLIK\s+INDONESIA(?:\s+TAHUN\s+\d+)?\s+NOMOR\s+\d+")
SIGNED = re.compile(
    r"\b(?:[Ss]alinan|SALINAN|ttd|Deputi|Asisten|Kepala|Plt|Menteri|Direktur|Hukum|Bidang|Perundang-undangan)\b|^[^a-z]*$|^NIP"
)
