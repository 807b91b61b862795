"""Invented laws of any size, with everything that grows with them: terms, actors, regulations, sources, guides.

One law has 100 pasal in ten chapters, as many words as the real laws have, and the same share of mandates, time limits,
delegations, definitions and references; every value comes from a seeded generator, so one size is always one library.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

PER_LAW = 100
_DAY = "2020-01-01"
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_SYLLABLES = "ba be bi bo da de di do ga gi ka ke ki ko la le li lo ma me mi mo na ni pa pe pi ra re ri sa se si ta te ti wa".split()
_VERBS = "menyusun memeriksa menyampaikan menjaga melaporkan menyediakan menilai mencatat mendampingi menetapkan".split()
_SMALL = "dan atau yang untuk dengan dari pada di oleh setiap bila selama menurut sesuai tanpa kepada".split()
_MODALITIES = ("wajib", "berwenang", "berhak", "dilarang", "dapat", "bertugas", "harus", "bertanggung-jawab")
_TOPICS = ("registrasi", "izin-praktik", "layanan", "kode-etik", "kerahasiaan", "jaminan-sosial", "bantuan-sosial")
_LETTERS = ("a", "b", "c")

Record = Mapping[str, Any]


def write(folder: Path, pasal: int) -> None:
    """Write the records of laws with so many pasal in all below a folder: laws/, glossary/ and roadmap/."""
    for number in range((pasal + PER_LAW - 1) // PER_LAW):
        law = _Law(number, min(PER_LAW, pasal - number * PER_LAW))
        for path, record in law.files():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            text = yaml.dump(record, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10_000)
            file.write_text(text, encoding="utf-8")


class _Law:
    """One invented law and what belongs to it."""

    def __init__(self, number: int, size: int) -> None:
        self.number, self.size = number, size
        self.year = 1901 + number % 100
        self.id = f"uu-{self.year}-{number // 100 + 1}"
        self.name = f"UU {number // 100 + 1}/{self.year}"
        self._chance = random.Random(number)
        self._words = [self._word() for _ in range(400)]
        self.terms = [f"{self._word().capitalize()} {self._word().capitalize()}" for _ in range(size // 4)]
        self.actors = [f"pelaku-{number}-{index}" for index in range(max(1, size // 12))]
        self.sources = [f"sumber-{number}-{index}" for index in range(max(1, size // 3))]
        self.regulations = max(1, size // 8)

    def files(self) -> Iterator[tuple[str, Record]]:
        """Yield (path, record) of every file."""
        chapters = [range(start, min(start + 10, self.size + 1)) for start in range(1, self.size + 1, 10)]
        yield f"laws/{self.id}/law.yml", self._law(len(chapters))
        for index, numbers in enumerate(chapters):
            pasal = [self._pasal(number) for number in numbers]
            chapter = {"nomor": _ROMAN[index], "judul": self._title(), "pasal": pasal}
            yield f"laws/{self.id}/bab-{index + 1:02d}.yml", chapter
        for index in range(self.regulations):
            yield f"laws/regulations/{self._regulation(index)}.yml", self._regulation_record(index)
        for index in range(self.size // 12):
            yield f"laws/guides/panduan-{self.number}-{index}.yml", self._guide(index)
        for index, name in enumerate(self.terms):
            record = {"id": self._term(index), "istilah": name, "jenis": "undang-undang", "diperiksa": _DAY}
            yield f"glossary/terms/{self._term(index)}.yml", record
        for id in self.actors:
            record = {"id": id, "nama": f"Petugas {id[7:]}", "jenis": "profesi", "ringkasan": self._sentence(8), "diperiksa": _DAY}
            yield f"glossary/actors/{id}.yml", record
        for id in self.sources:
            yield f"roadmap/sources/{id}.yml", self._source(id)

    # -----------------------------------------------------------------------
    # Records

    def _law(self, chapters: int) -> Record:
        return {
            "id": self.id,
            "jenis": "uu",
            "nomor": self.number // 100 + 1,
            "tahun": self.year,
            "tentang": self._title(),
            "judul": f"Undang-undang rekaan untuk pengukuran, {self.name}",
            "ringkasan": self._sentence(20),
            "mengikat": self._sentence(8),
            "jumlah_bab": chapters,
            "jumlah_pasal": self.size,
            "berlaku": f"{self.year}-02-03",
            "penjelasan": "Tidak ada; undang-undang ini rekaan.",
            "sumber": [self.sources[0]],
            "diperiksa": _DAY,
        }

    def _pasal(self, number: int) -> Record:
        head = {"nomor": number, "perihal": self._title(), "tanya": [self._sentence(6, "?"), self._sentence(7, "?")]}
        if number == 1:
            return {**head, "ringkasan": "Istilah yang dipakai undang-undang ini.", "angka": [self._definition(i) for i in range(len(self.terms))]}
        ayat = [self._ayat(number, index + 1) for index in range(self._chance.randint(1, 5))]
        if number % 8 == 0:
            ayat[-1]["delegasi"] = [self._delegation(number // 8 - 1)]
        return {**head, "ayat": ayat}

    def _definition(self, index: int) -> Record:
        meaning = {"istilah": self.terms[index], "glosarium": self._term(index)}
        return {"nomor": index + 1, "ringkasan": self._sentence(18), "definisi": meaning}

    def _ayat(self, pasal: int, number: int) -> dict[str, Any]:
        ayat: dict[str, Any] = {"nomor": number, "ringkasan": self._sentence(22, cites=pasal > 2)}
        if number == 1:
            ayat["mandat"] = [self._mandate(limit=pasal % 6 == 0)]
        if number == 2:
            ayat["huruf"] = [{"nomor": letter, "ringkasan": self._sentence(9)} for letter in _LETTERS]
        if number == 3 and pasal > 3:
            ayat["merujuk"] = [f"Pasal {self._chance.randint(2, pasal - 1)} {self.name}"]
        return ayat

    def _mandate(self, *, limit: bool) -> Record:
        mandate: dict[str, Any] = {
            "pelaku": [self._chance.choice(self.actors)],
            "sifat": self._chance.choice(_MODALITIES),
            "tindakan": f"{self._chance.choice(_VERBS)} {self._phrase(7)}",
            "topik": [self._chance.choice(_TOPICS)],
        }
        if limit:
            mandate["tenggat"] = {"maks": self._chance.randint(1, 90), "satuan": "hari", "sejak": self._phrase(5)}
        return mandate

    def _delegation(self, index: int) -> Record:
        found = index < self.regulations
        return {
            "bentuk": "peraturan-menteri",
            "materi": self._phrase(6),
            "dipenuhi": [self._regulation(index)] if found else "belum-ditemukan",
            **({"derajat": "terbaca"} if found else {}),
            "diperiksa": _DAY,
        }

    def _regulation(self, index: int) -> str:
        return f"permensos-{self.year}-{self.number // 100 * 100 + index + 1}"

    def _regulation_record(self, index: int) -> Record:
        return {
            "id": self._regulation(index),
            "jenis": "permensos",
            "nomor": self.number // 100 * 100 + index + 1,
            "tahun": self.year,
            "tentang": self._title(),
            "keberlakuan": "belum-diperiksa",
            "derajat": "terbaca",
            "sumber": [self._chance.choice(self.sources)],
            "diperiksa": _DAY,
        }

    def _guide(self, index: int) -> Record:
        steps = [
            {"langkah": self._sentence(14), "pelaku": [self._chance.choice(self.actors)], "dasar": [self._place()]}
            for _ in range(5)
        ]
        return {
            "id": f"panduan-{self.number}-{index}",
            "judul": self._sentence(7, "?"),
            "ringkasan": self._sentence(20),
            "untuk": [self.actors[0]],
            "keadaan": self._sentence(12),
            "langkah": steps,
            "topik": [self._chance.choice(_TOPICS)],
            "diperiksa": _DAY,
        }

    def _source(self, id: str) -> Record:
        return {
            "id": id,
            "judul": self._title(),
            "penerbit": "Rekaan",
            "jenis": "blog",
            "tanggal": "2002-02-03",
            "alamat": f"https://contoh.example/{id}",
            "cara_baca": "utuh",
            "ringkasan": self._sentence(12),
            "diperiksa": _DAY,
        }

    def _term(self, index: int) -> str:
        return f"istilah-{self.number}-{index}"

    # -----------------------------------------------------------------------
    # Words

    def _word(self) -> str:
        return "".join(self._chance.choices(_SYLLABLES, k=self._chance.randint(2, 4)))

    def _phrase(self, length: int) -> str:
        return " ".join(self._chance.choice(_SMALL) if index % 3 == 2 else self._chance.choice(self._words) for index in range(length))

    def _title(self) -> str:
        return self._phrase(5).capitalize()

    def _sentence(self, length: int, end: str = ".", *, cites: bool = False) -> str:
        words = self._phrase(length).capitalize()
        if self.terms and self._chance.random() < 0.4:
            words += f" {self._chance.choice(self.terms)}"
        if cites and self._chance.random() < 0.5:
            words += f" sebagaimana {self._place()}"
        return words + end

    def _place(self) -> str:
        return f"Pasal {self._chance.randint(2, max(2, self.size))} {self.name}"
