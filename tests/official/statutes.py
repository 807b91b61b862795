"""Invented statutes: the fixtures of the importer. No word of them is law, and nothing is copied from one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Node = dict[str, Any]


def unit(jenis: str, nomor: str, teks: str, *anak: Node) -> Node:
    """Return a unit in the shape of `teks-resmi/<id>.json`."""
    return {"jenis": jenis, "nomor": nomor, "teks": teks, "anak": list(anak)}


def alinea(teks: str, *anak: Node) -> Node:
    return unit("alinea", "", teks, *anak)


def ayat(nomor: str | int, teks: str, *anak: Node) -> Node:
    return unit("ayat", str(nomor), teks, *anak)


def huruf(*teks: str | tuple[str, list[Node]]) -> list[Node]:
    """Return list items lettered from a; a pair holds an item and what is below it."""
    return [_numbered("huruf", chr(97 + index), item) for index, item in enumerate(teks)]


def angka(*teks: str | tuple[str, list[Node]]) -> list[Node]:
    """Return list items numbered from 1."""
    return [_numbered("angka", str(index + 1), item) for index, item in enumerate(teks)]


def _numbered(jenis: str, nomor: str, item: str | tuple[str, list[Node]]) -> Node:
    return unit(jenis, nomor, item) if isinstance(item, str) else unit(jenis, nomor, item[0], *item[1])


@dataclass(frozen=True)
class Statute:
    """One invented law; `pasal` is what an import must give back, `explained` the paragraphs of each pasal's elucidation."""

    nomor: int
    tahun: int
    tentang: str
    menimbang: tuple[str, ...]
    mengingat: tuple[str, ...]
    pasal: tuple[dict[str, Any], ...]
    umum: tuple[str, ...]
    explained: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return f"uu-{self.tahun}-{self.nomor}"

    def expected(self) -> dict[str, Any]:
        """Return the part of the JSON that every format must give back alike."""
        pasal = [{**entry, "penjelasan": " ".join(self.explained.get(str(entry["nomor"]), ()))} for entry in self.pasal]
        return {"id": self.id, "sebutan": f"UU {self.nomor}/{self.tahun}", "tentang": self.tentang, "pasal": pasal}


def provision(
    nomor: int | str, bab: str, judul: str, *isi: Node, bagian: str = "", paragraf: str = ""
) -> dict[str, Any]:
    """Return a pasal; `bagian` and `paragraf` are written "Kesatu Umum" and "1 Umum"."""
    return {
        "nomor": nomor,
        "bab": {"nomor": bab, "judul": judul} if bab else None,
        "bagian": _headed(bagian),
        "paragraf": _headed(paragraf),
        "isi": list(isi),
    }


def _headed(text: str) -> dict[str, str] | None:
    nomor, _, judul = text.partition(" ")
    return {"nomor": nomor, "judul": judul} if text else None


KEBUN = Statute(
    nomor=91,
    tahun=2031,
    tentang="Kebun Warga dan Lumbung Pangan Kampung",
    menimbang=(
        "bahwa halaman kosong di kampung dapat menjadi sumber pangan bagi keluarga yang tinggal di sekitarnya;",
        "bahwa pengelolaan kebun bersama memerlukan aturan yang adil, terbuka, dan mudah dijalankan oleh warga;",
        "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a dan huruf b, perlu membentuk Undang-Undang tentang "
        "Kebun Warga dan Lumbung Pangan Kampung;",
    ),
    mengingat=(
        "Pasal 20 dan Pasal 21 Undang-Undang Dasar Negara Republik Indonesia Tahun 1945;",
        "Undang-Undang Nomor 90 Tahun 2030 tentang Halaman Kosong (Lembaran Negara Republik Indonesia Tahun 2030 Nomor 4);",
    ),
    pasal=(
        provision(
            1,
            "I",
            "KETENTUAN UMUM",
            alinea(
                "Dalam Undang-Undang ini yang dimaksud dengan:",
                *angka(
                    "Kebun Warga adalah sebidang tanah di kampung yang ditanami bersama oleh paling sedikit 5 (lima) keluarga.",
                    "Lumbung Pangan adalah tempat menyimpan hasil Kebun Warga yang dikelola menurut peraturan perundang-undangan.",
                    "Pengurus Kebun yang selanjutnya disebut Pengurus adalah warga yang dipilih dalam rembuk kampung.",
                    "Menteri adalah menteri yang menyelenggarakan urusan pemerintahan di bidang pekarangan.",
                ),
            ),
        ),
        provision(
            2,
            "I",
            "KETENTUAN UMUM",
            alinea(
                "Penyelenggaraan Kebun Warga berasaskan:",
                *huruf("gotong royong;", "keterbukaan;", "kehati-hatian; dan", "keberlanjutan."),
            ),
        ),
        provision(
            3,
            "II",
            "PENYELENGGARAAN KEBUN WARGA",
            ayat(1, "Setiap kampung dapat membentuk Kebun Warga."),
            ayat(
                2,
                "Pembentukan Kebun Warga sebagaimana dimaksud pada ayat (1) dilakukan dengan syarat:",
                *huruf(
                    "tersedia tanah paling sedikit 200 (dua ratus) meter persegi;",
                    (
                        "didukung oleh kepala keluarga yang:",
                        angka(
                            "bertempat tinggal di kampung itu paling singkat 1 (satu) tahun; dan",
                            "tidak sedang menjadi Pengurus di kampung lain.",
                        ),
                    ),
                    "memperoleh persetujuan rembuk kampung.",
                ),
            ),
            ayat(
                3,
                "Persetujuan rembuk kampung sebagaimana dimaksud pada ayat (2) huruf c diberikan dalam waktu paling lama 14 (empat belas) hari "
                "terhitung sejak permohonan sebagaimana dimaksud dalam Pasal 5 ayat (2) diterima secara lengkap oleh kepala kampung.",
            ),
            bagian="Kesatu Umum",
        ),
        provision(
            4,
            "II",
            "PENYELENGGARAAN KEBUN WARGA",
            alinea(
                "Pengurus dilarang:",
                *huruf(
                    "menjual tanah Kebun Warga;", "menyewakan Lumbung Pangan; dan/atau", "menyimpan bahan berbahaya,"
                ),
            ),
            alinea("kecuali dalam keadaan darurat yang dinyatakan oleh bupati/wali kota."),
            bagian="Kesatu Umum",
        ),
        provision(
            "4A",
            "II",
            "PENYELENGGARAAN KEBUN WARGA",
            alinea(
                "Ketentuan mengenai keadaan darurat sebagaimana dimaksud dalam Pasal 4 berlaku juga bagi Lumbung Pangan."
            ),
            bagian="Kesatu Umum",
        ),
        provision(
            5,
            "II",
            "PENYELENGGARAAN KEBUN WARGA",
            ayat(1, "Pengurus menyusun rencana tanam untuk setiap musim."),
            ayat(
                2,
                "Rencana tanam sebagaimana dimaksud pada ayat (1) disampaikan kepada kepala kampung paling lambat 7 (tujuh) hari sebelum musim tanam.",
            ),
            ayat(
                3,
                "Dalam hal rencana tanam sebagaimana dimaksud pada ayat (1) dan ayat (2) tidak disampaikan, kepala kampung memberikan teguran tertulis.",
            ),
            bagian="Kedua Perencanaan dan Pelaksanaan Penanaman di Kebun Warga",
            paragraf="1 Rencana Tanam",
        ),
        provision(
            6,
            "II",
            "PENYELENGGARAAN KEBUN WARGA",
            alinea(
                "Pelaksanaan penanaman meliputi:",
                *huruf("penyiapan lahan;", "pembibitan;", "pemeliharaan; dan", "pemanenan."),
            ),
            bagian="Kedua Perencanaan dan Pelaksanaan Penanaman di Kebun Warga",
            paragraf="2 Pelaksanaan",
        ),
        provision(
            7,
            "III",
            "LUMBUNG PANGAN",
            ayat(1, "Hasil panen disimpan di Lumbung Pangan paling banyak 60% (enam puluh persen) dari seluruh hasil."),
            ayat(
                2,
                "Penyimpanan sebagaimana dimaksud pada ayat (1) dicatat dengan tertib, terbuka, dan dapat diperiksa warga sewaktu-waktu.",
            ),
        ),
        provision(
            8,
            "III",
            "LUMBUNG PANGAN",
            alinea("Ketentuan lebih lanjut mengenai Lumbung Pangan diatur dengan Peraturan Menteri."),
        ),
        provision(
            9,
            "IV",
            "KETENTUAN PIDANA",
            alinea(
                "Setiap orang yang merusak Kebun Warga sehingga hasil panen berkurang dipidana dengan pidana denda paling banyak "
                "Rp12.500.000,00 (dua belas juta lima ratus ribu rupiah)."
            ),
        ),
        provision(10, "V", "KETENTUAN PENUTUP", alinea("Undang-Undang ini mulai berlaku pada tanggal diundangkan.")),
    ),
    umum=(
        "Kampung mempunyai banyak halaman kosong yang belum dimanfaatkan. Halaman itu dapat memberi pangan bagi warga sekaligus "
        "menjadi ruang bertemu.",
        "Undang-Undang ini mengatur pembentukan Kebun Warga, rencana tanam, serta Lumbung Pangan agar hasilnya dibagi dengan adil.",
    ),
    explained={
        "1": ("Cukup jelas.",),
        "2": (
            "Huruf a",
            "Yang dimaksud dengan “gotong royong” adalah bekerja bersama tanpa upah.",
            "Huruf b",
            "Cukup jelas.",
            "Huruf c",
            "Cukup jelas.",
            "Huruf d",
            "Cukup jelas.",
        ),
        "3": (
            "Ayat (1)",
            "Cukup jelas.",
            "Ayat (2)",
            "Cukup jelas.",
            "Ayat (3)",
            "Permohonan yang lengkap memuat denah tanah sebagaimana dimaksud dalam Pasal 6 Undang-Undang ini.",
        ),
        "4": ("Yang dimaksud dengan “bahan berbahaya” antara lain pestisida tanpa label.",),
        "4A": ("Cukup jelas.",),
        "5": ("Cukup jelas.",),
        "6": ("Cukup jelas.",),
        "7": ("Cukup jelas.",),
        "8": ("Cukup jelas.",),
        "9": ("Cukup jelas.",),
        "10": ("Cukup jelas.",),
    },
)

PERUBAHAN = Statute(
    nomor=7,
    tahun=2033,
    tentang="Perubahan atas Undang-Undang Nomor 91 Tahun 2031 tentang Kebun Warga dan Lumbung Pangan Kampung",
    menimbang=(
        "bahwa ketentuan mengenai rencana tanam perlu disesuaikan dengan perubahan musim;",
        "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, perlu membentuk Undang-Undang tentang Perubahan atas "
        "Undang-Undang Nomor 91 Tahun 2031 tentang Kebun Warga dan Lumbung Pangan Kampung;",
    ),
    mengingat=("Pasal 20 dan Pasal 21 Undang-Undang Dasar Negara Republik Indonesia Tahun 1945;",),
    pasal=(
        provision(
            "I",
            "",
            "",
            alinea(
                "Beberapa ketentuan dalam Undang-Undang Nomor 91 Tahun 2031 tentang Kebun Warga dan Lumbung Pangan Kampung (Lembaran Negara "
                "Republik Indonesia Tahun 2031 Nomor 77) diubah sebagai berikut:",
                unit(
                    "angka",
                    "1",
                    "Ketentuan Pasal 1 diubah sehingga berbunyi sebagai berikut:",
                    unit(
                        "pasal",
                        "1",
                        "",
                        alinea(
                            "Dalam Undang-Undang ini yang dimaksud dengan:",
                            *angka(
                                "Kebun Warga adalah sebidang tanah di kampung yang ditanami bersama oleh paling sedikit 3 (tiga) keluarga.",
                                "Lumbung Pangan adalah tempat menyimpan hasil Kebun Warga.",
                                "Menteri adalah menteri yang menyelenggarakan urusan pemerintahan di bidang pekarangan.",
                            ),
                        ),
                    ),
                ),
                unit(
                    "angka",
                    "2",
                    "Di antara Pasal 5 dan Pasal 6 disisipkan 1 (satu) pasal, yakni Pasal 5A sehingga berbunyi sebagai berikut:",
                    unit(
                        "pasal",
                        "5A",
                        "",
                        ayat(1, "Rencana tanam dapat diubah 1 (satu) kali dalam satu musim."),
                        ayat(
                            2,
                            "Perubahan sebagaimana dimaksud pada ayat (1) dilakukan apabila:",
                            *huruf("terjadi banjir; atau", "terjadi kekeringan."),
                        ),
                    ),
                ),
                unit("angka", "3", "Pasal 8 dihapus."),
                unit(
                    "angka",
                    "4",
                    "Ketentuan BAB IV diubah sehingga berbunyi sebagai berikut:",
                    unit("bab", "IV", "SANKSI ADMINISTRATIF"),
                    unit(
                        "pasal", "9", "", alinea("Setiap orang yang merusak Kebun Warga dikenai denda administratif.")
                    ),
                ),
            ),
        ),
        provision("II", "", "", alinea("Undang-Undang ini mulai berlaku pada tanggal diundangkan.")),
    ),
    umum=("Perubahan ini menyesuaikan rencana tanam dengan musim.",),
    explained={
        "I": (
            "Angka 1",
            "Pasal 1",
            "Cukup jelas.",
            "Angka 2",
            "Pasal 5A",
            "Cukup jelas.",
            "Angka 3",
            "Cukup jelas.",
            "Angka 4",
            "Pasal 9",
            "Cukup jelas.",
        ),
        "II": ("Cukup jelas.",),
    },
)
