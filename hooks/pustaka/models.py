"""The shape of every record: what an author may write, field by field; nothing here reads files or other records.

Field descriptions are Indonesian because editors show them to the authors of records.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, Strict

from . import vocabulary as v
from .roles import Cite, Prose, Ref

# ---------------------------------------------------------------------------
# Building stones

EVIDENCE = Ref("source", "law", "regulation", "ruling")


def _one_line(text: str) -> str:
    folded = " ".join(text.split())
    if not folded:
        raise ValueError("teks kosong; isi atau hapus kuncinya")
    return folded


def _real_date(text: str) -> str:
    year, month, day = (int(part) for part in [*text.split("-"), "1", "1"][:3])
    try:
        date(year, month, day)
    except ValueError:
        raise ValueError("tanggal ini tidak ada dalam kalender") from None
    return text


def _as_list(value: object) -> object:
    """Accept one item where a list of items is meant, as authors naturally write it."""
    return value if isinstance(value, list | tuple) or value is None else [value]


# Names and titles: plain text that is not read for citations.
Teks = Annotated[str, AfterValidator(_one_line)]
Alias = Annotated[Teks, Field(max_length=120)]  # it becomes an address, and file names have an end
Prosa = Annotated[Teks, Field(max_length=4000), Prose()]
Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Tanggal = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$"), AfterValidator(_real_date)]
TanggalKasar = Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$"), AfterValidator(_real_date)]
Alamat = Annotated[str, Field(pattern=r"^https?://[^\s<>\"'`\\]+$", max_length=400)]
Sitasi = Annotated[Teks, Field(max_length=300), Cite()]
Bulat = Annotated[int, Strict(), Field(ge=1, le=10_000)]
Banyak = Annotated[int, Strict(), Field(ge=1, le=1_000_000_000)]
Nomor = Annotated[str, Field(pattern=r"^[0-9A-Za-z]+([./-][0-9A-Za-z]+)*$", max_length=60)]
Lembar = Annotated[str, Field(pattern=r"^\d{4}/\d{1,5}$")]
NomorPasal = Annotated[int, Strict(), Field(ge=1, le=2000)] | Annotated[str, Field(pattern=r"^[1-9]\d{0,3}[A-Z]{1,2}$")]
NomorAyat = Annotated[int, Strict(), Field(ge=1, le=200)] | Annotated[str, Field(pattern=r"^[1-9]\d{0,2}[a-z]$")]
NomorHuruf = Annotated[str, Field(pattern=r"^[a-z]{1,2}$")]
Romawi = Annotated[str, Field(pattern=r"^[IVXLC]+[A-Z]?$")]
Ids = Annotated[tuple[Id, ...], BeforeValidator(_as_list, json_schema_input_type=Id | tuple[Id, ...])]
SumberIds = Annotated[Ids, EVIDENCE]
PelakuIds = Annotated[Ids, Ref("actor")]
Tahapan = Annotated[
    tuple[v.Tahap, ...], BeforeValidator(_as_list, json_schema_input_type=v.Tahap | tuple[v.Tahap, ...])
]


class Part(BaseModel):
    """A part of a record: unknown keys are errors, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Bersumber(Part):
    """Something stated on evidence: its grade and the sources it was read in."""

    derajat: v.Derajat = Field(description="seberapa kuat buktinya")
    sumber: SumberIds = Field(min_length=1, description="id di roadmap/sources, undang-undang, peraturan, atau putusan")


class Pernyataan(Bersumber):
    """One fact with its grade and sources."""

    isi: Prosa = Field(description="satu fakta, dengan kata-kata sendiri")
    tanggal: TanggalKasar | None = Field(None, description="kapan terjadi, bila diketahui (2019, 2019-10, 2019-10-02)")


class Riwayat(Part):
    """One change of a record after it was first written: what, when, why, and by which evidence."""

    tanggal: Tanggal
    jenis: v.JenisRiwayat
    isi: Prosa = Field(description="apa yang berubah bagi pembaca, dengan kata-kata sendiri")
    alasan: Prosa = Field(description="mengapa: apa yang keliru, kurang, atau baru")
    sumber: SumberIds = Field(min_length=1, description="id yang membuktikannya, misalnya undang-undangnya sendiri")


RIWAYAT = "apa yang diubah sesudah pertama kali ditulis; yang terbaru di atas"

# ---------------------------------------------------------------------------
# Provisions


class Tenggat(Part):
    """A time limit; `maks` and `min` count `satuan` from `sejak`."""

    jenis: v.JenisTenggat = Field(v.JenisTenggat.BATAS, description="jenis waktu yang dibatasi")
    perihal: Prosa | None = Field(None, description="apa yang dibatasi, beberapa kata; wajib bila di luar mandat")
    maks: Bulat | None = Field(None, description="paling lama atau paling lambat, angka")
    min: Bulat | None = Field(None, description="paling singkat, angka")
    satuan: v.Satuan
    sejak: Prosa = Field(description="kejadian yang memulai hitungan, menurut ketentuan ini")
    patokan: v.Patokan | None = Field(None, description="hanya bila dihitung dari tanggal undang-undangnya")
    acara: v.Acara | None = Field(None, description="hanya perkara anak: kejadian `sejak` yang dipakai kalkulator")
    bacaan: tuple[v.Bacaan, ...] = Field((), description="cara hitung lain yang terbuka, selain menurut satuannya")
    memperpanjang: Sitasi | None = Field(
        None, description="ketentuan yang jangka waktunya disambung jangka waktu ini; hitungan mulai sesudahnya"
    )
    perpanjangan: Prosa | None = Field(
        None, description="boleh diperpanjang bagaimana; hanya bila bukan tenggat tersendiri yang `memperpanjang`"
    )
    akibat: Prosa | None = Field(None, description="akibat bila terlampaui, menurut ketentuan")
    pelaku: PelakuIds = Field((), description="siapa yang terikat; kosongkan di dalam mandat")
    tahap: Tahapan = Field((), description="tahap perkara anak; kosongkan di dalam mandat")


class Mandat(Part):
    """What one provision puts on somebody, in the statute's own modality."""

    pelaku: PelakuIds = Field(min_length=1, description="id pelaku di glossary/actors")
    sifat: v.Sifat
    tindakan: Prosa = Field(description="apa yang dilakukan, dimulai kata kerja, kata-kata sendiri")
    kepada: PelakuIds = Field((), description="id pelaku yang menerima atau dituju")
    syarat: Prosa | None = Field(None, description="bila, dalam hal, sepanjang: keadaan yang harus ada")
    kecuali: Prosa | None = Field(None, description="pengecualian")
    tenggat: Tenggat | None = None
    tahap: Tahapan = Field((), description="tahap perkara anak; daftar bila berlaku pada beberapa tahap")
    topik: tuple[v.Topik, ...] = Field(min_length=1)


class Delegasi(Part):
    """A rule that the provision orders somebody to make."""

    bentuk: v.BentukDelegasi
    materi: Prosa = Field(description="apa yang harus diatur")
    dipenuhi: Annotated[Literal["belum-ditemukan"] | Ids, Ref("regulation")] = Field(
        description="id peraturan pelaksana, atau belum-ditemukan"
    )
    diperiksa: Tanggal
    derajat: v.Derajat | None = Field(None, description="derajat hubungan itu; wajib bila ada yang memenuhi")
    catatan: Prosa | None = None


class Status(Bersumber):
    """A change of a provision (or of the parts it names) made by a later instrument."""

    jenis: v.JenisStatus
    oleh: Sitasi = Field(description="sitasi ketentuan, peraturan, atau putusan yang mengubah")
    tanggal: Tanggal
    ketentuan: tuple[Sitasi, ...] = Field((), description="hanya di law.yml: bagian undang-undang yang terkena")
    catatan: Prosa | None = None


class Definisi(Part):
    """A term that this provision defines; its meaning is the provision's own `ringkasan`."""

    istilah: Teks = Field(min_length=2, max_length=120, description="ejaan undang-undang ini")
    singkatan: Teks | None = Field(None, min_length=2, max_length=20)
    glosarium: Annotated[Id, Ref("term")] = Field(description="id di glossary/terms")


class Sanksi(Part):
    """A sanction and the duty it enforces."""

    jenis: v.JenisSanksi
    ancaman: Prosa
    atas: tuple[Sitasi, ...] = Field(min_length=1, description="ketentuan yang dilanggar")
    kini: Prosa | None = Field(None, description="ancaman setelah disesuaikan undang-undang kemudian")
    derajat_kini: v.Derajat | None = None


class Pengecualian(Part):
    """A reasoned answer to a rule of `pustaka verify` that this provision does not meet."""

    aturan: v.Aturan
    kata: Teks = Field(min_length=1, max_length=120, description="kata, angka, atau sitasi pada teks resmi")
    alasan: Prosa


class Ketentuan(Part):
    """What a pasal, ayat, huruf and angka have in common."""

    ringkasan: Prosa | None = Field(None, description="isi ketentuan dengan kata-kata sendiri; jangan menyalin")
    penjelasan: Prosa | None = Field(None, description="isi Penjelasan resmi bila lebih dari 'Cukup jelas'")
    definisi: Definisi | None = None
    tahap: Tahapan = Field((), description="tahap perkara anak, untuk ketentuan yang tidak berupa mandat")
    mandat: tuple[Mandat, ...] = ()
    tenggat: tuple[Tenggat, ...] = Field((), description="batas waktu yang bukan bagian satu mandat")
    delegasi: tuple[Delegasi, ...] = ()
    sanksi: tuple[Sanksi, ...] = ()
    status: tuple[Status, ...] = ()
    merujuk: tuple[Sitasi, ...] = Field((), description="ketentuan yang disebut teks resmi")
    catatan: tuple[Prosa, ...] = Field((), description="catatan redaksi: keraguan, ketegangan antaraturan")
    pengecualian: tuple[Pengecualian, ...] = ()

    def limits(self) -> Iterator[tuple[Tenggat, Mandat | None]]:
        """Yield its own time limits, and those of its mandates each with the mandate."""
        for limit in self.tenggat:
            yield limit, None
        for mandate in self.mandat:
            if mandate.tenggat:
                yield mandate.tenggat, mandate

    def children(self) -> Iterator[tuple[str, Ketentuan]]:
        """Yield (kind, provision) of the direct parts in the order they stand."""
        for kind in ("ayat", "huruf", "angka"):
            for child in getattr(self, kind, ()):
                yield kind, child


class Angka(Ketentuan):
    """A numbered item."""

    nomor: Bulat


class Huruf(Ketentuan):
    """A lettered item."""

    nomor: NomorHuruf
    angka: tuple[Angka, ...] = ()


class Ayat(Ketentuan):
    """A numbered paragraph of a pasal."""

    nomor: NomorAyat
    huruf: tuple[Huruf, ...] = ()
    angka: tuple[Angka, ...] = ()


class Pasal(Ketentuan):
    """An article."""

    nomor: NomorPasal
    perihal: Teks = Field(max_length=90, description="judul kami sendiri: tentang apa pasal ini")
    tanya: tuple[Prosa, ...] = Field(min_length=2, max_length=4, description="dua sampai empat pertanyaan sehari-hari")
    riwayat: tuple[Riwayat, ...] = Field((), description=RIWAYAT)
    ayat: tuple[Ayat, ...] = ()
    huruf: tuple[Huruf, ...] = ()
    angka: tuple[Angka, ...] = ()


class Paragraf(Part):
    """A paragraph group inside a bagian."""

    nomor: Bulat
    judul: Teks
    pasal: tuple[Pasal, ...] = Field(min_length=1)


class Bagian(Part):
    """A section of a chapter."""

    nomor: Bulat
    judul: Teks
    pasal: tuple[Pasal, ...] = ()
    paragraf: tuple[Paragraf, ...] = ()


class Bab(Part):
    """A chapter: one file `bab-NN.yml`."""

    nomor: Romawi
    judul: Teks
    catatan: Prosa | None = None
    bagian: tuple[Bagian, ...] = ()
    pasal: tuple[Pasal, ...] = ()

    def all_pasal(self) -> Iterator[tuple[tuple[str | int, ...], Bagian | None, Paragraf | None, Pasal]]:
        """Yield (place in the file, bagian, paragraf, pasal) in the order of the law."""
        for i, pasal in enumerate(self.pasal):
            yield ("pasal", i), None, None, pasal
        for b, bagian in enumerate(self.bagian):
            for i, pasal in enumerate(bagian.pasal):
                yield ("bagian", b, "pasal", i), bagian, None, pasal
            for p, paragraf in enumerate(bagian.paragraf):
                for i, pasal in enumerate(paragraf.pasal):
                    yield ("bagian", b, "paragraf", p, "pasal", i), bagian, paragraf, pasal


# ---------------------------------------------------------------------------
# Records: one file each


class Catatan(Part):
    """What every record has: an id that is its file's name, the day it was last checked, what was changed in it."""

    id: Id
    diperiksa: Tanggal = Field(description="kapan catatan ini terakhir dicocokkan dengan sumbernya")
    riwayat: tuple[Riwayat, ...] = Field((), description=RIWAYAT)


class Lembaran(Part):
    """Where an instrument is published in the state gazettes."""

    ln: Lembar | None = Field(None, description="Lembaran Negara, misalnya 2019/182")
    tln: Bulat | None = Field(None, description="Tambahan Lembaran Negara")
    bn: Lembar | None = Field(None, description="Berita Negara, misalnya 2015/379")

    @property
    def sebutan(self) -> str:
        """Return the places: `Lembaran Negara Tahun 2019 Nomor 182, Tambahan Lembaran Negara Nomor 6397`."""
        parts = []
        for name, value in (("Lembaran Negara", self.ln), ("Berita Negara", self.bn)):
            if value:
                year, _, number = value.partition("/")
                parts.append(f"{name} Tahun {year} Nomor {number}")
        if self.tln:
            parts.append(f"Tambahan Lembaran Negara Nomor {self.tln}")
        return ", ".join(parts)


class Tautan(Bersumber):
    """An address where an instrument can be read, and how sure we are of it."""

    alamat: Alamat
    nama: Teks


class Instrumen(Catatan):
    """What laws and regulations have in common."""

    jenis: v.JenisPeraturan
    nomor: Nomor | Bulat | None = Field(None, description="nomor; hanya UUD yang tidak bernomor")
    tahun: Bulat
    tentang: Teks = Field(min_length=3, max_length=300)
    alias: tuple[Alias, ...] = Field((), description="sebutan lain yang dipahami sebagai sitasi, misalnya UU Peksos")
    ditetapkan: TanggalKasar | None = None
    diundangkan: Tanggal | None = None
    berlaku: Tanggal | None = None
    lembaran: Lembaran | None = None
    tautan: tuple[Tautan, ...] = ()
    status: tuple[Status, ...] = ()
    mencabut: tuple[Sitasi, ...] = Field((), description="peraturan yang dicabutnya seluruhnya")
    catatan: tuple[Pernyataan, ...] = ()

    @property
    def sebutan(self) -> str:
        """Return the short name: `UU 14/2019`."""
        label = {"uu": "UU", "pp": "PP", "permenpanrb": "PermenPANRB", "uud": "UUD"}.get(
            self.jenis.value, self.jenis.value.capitalize()
        )
        return f"{label} {self.tahun}" if self.nomor is None else f"{label} {self.nomor}/{self.tahun}"

    @property
    def nama_lengkap(self) -> str:
        """Return the name in full, without where it was published; the constitution has a name and no number."""
        if self.nomor is None:
            return self.tentang
        return f"{self.jenis.label} Nomor {self.nomor} Tahun {self.tahun} tentang {self.tentang}"

    @property
    def kutipan(self) -> str:
        """Return the citation in full: name and where it was published."""
        place = self.lembaran.sebutan if self.lembaran else ""
        return f"{self.nama_lengkap} ({place})" if place else self.nama_lengkap


class Hukum(Instrumen):
    """A law recorded provision by provision: `law.yml` in its folder."""

    judul: Teks = Field(description="judul lengkap")
    ringkasan: Prosa
    mengikat: Prosa = Field(description="siapa yang terutama diikat undang-undang ini")
    draf: Annotated[bool, Strict()] = Field(False, description="true: babnya masih ditulis dan belum diterbitkan")
    jumlah_bab: Bulat = Field(description="berapa bab pada teks resmi")
    jumlah_pasal: Bulat = Field(description="berapa pasal pada teks resmi")
    batas_pelaksanaan: Sitasi | None = Field(None, description="pasal yang membatasi waktu peraturan pelaksana")
    cara_hitung: tuple[Pernyataan, ...] = Field((), description="bagaimana waktu dalam undang-undang ini dihitung")
    penjelasan: Prosa = Field(description="tersedia atau tidaknya Penjelasan resmi, dan di mana")
    sumber: SumberIds = Field(min_length=1)

    @property
    def nama_lengkap(self) -> str:
        """Return the law's own full title."""
        return self.judul


class TenggatPeraturan(Tenggat):
    """A time limit in a regulation, which is not recorded provision by provision."""

    ketentuan: tuple[Sitasi, ...] = Field(min_length=1, description="pasal peraturan ini yang memuatnya")
    atas: Sitasi | None = Field(None, description="ketentuan undang-undang yang batas waktunya dijabarkan")
    derajat: v.Derajat
    sumber: SumberIds = Field(min_length=1)


class Peraturan(Instrumen):
    """A regulation or another statute that touches the laws recorded here."""

    ringkasan: Prosa | None = None
    keberlakuan: v.StatusBerlaku
    derajat: v.Derajat
    sumber: SumberIds = Field(min_length=1)
    terkait: tuple[Sitasi, ...] = Field((), description="ketentuan yang tersentuh, di luar delegasi")
    tenggat: tuple[TenggatPeraturan, ...] = Field((), description="batas waktu yang menyangkut undang-undang di sini")


class Putusan(Catatan):
    """A court ruling."""

    lembaga: Literal["mk", "ma"]
    nomor: Nomor
    tanggal: Tanggal
    hasil: v.HasilUji
    norma: tuple[Sitasi, ...] = Field(min_length=1, description="ketentuan yang diuji")
    ringkasan: Prosa
    akibat: Prosa
    fakta: tuple[Pernyataan, ...] = ()
    derajat: v.Derajat
    sumber: SumberIds = Field(min_length=1)

    @property
    def sebutan(self) -> str:
        """Return the short name: `Putusan MK 110/PUU-X/2012`."""
        return f"Putusan {self.lembaga.upper()} {self.nomor}"

    @property
    def pengadilan(self) -> str:
        """Return the court's full name."""
        return {"mk": "Mahkamah Konstitusi", "ma": "Mahkamah Agung"}[self.lembaga]

    @property
    def kutipan(self) -> str:
        """Return the citation in full; its date stands beside it."""
        return f"Putusan {self.pengadilan} Nomor {self.nomor}"


class Langkah(Part):
    """One step of a guide: what to do, who does it, and the provisions that say so."""

    langkah: Prosa = Field(description="apa yang dilakukan, satu langkah; batas waktunya ikut disebut")
    pelaku: PelakuIds = Field((), description="siapa yang melakukannya")
    dasar: tuple[Sitasi, ...] = Field(min_length=1, description="ketentuan yang mengatakannya")


class Dokumen(Part):
    """A paper that a situation needs, and the provision that asks for it."""

    nama: Prosa
    dasar: tuple[Sitasi, ...] = Field(min_length=1)


class Panduan(Catatan):
    """A situation a worker or a citizen meets, answered step by step from the provisions."""

    judul: Teks = Field(description="pertanyaan seperti orang menanyakannya")
    tanya: tuple[Teks, ...] = Field((), description="cara lain orang menanyakannya, kata sehari-hari untuk pencarian")
    ringkasan: Prosa = Field(description="jawaban singkat, dengan sitasinya")
    untuk: PelakuIds = Field(min_length=1, description="siapa yang memerlukan panduan ini")
    keadaan: Prosa = Field(description="kapan panduan ini dipakai dan kapan tidak")
    langkah: tuple[Langkah, ...] = Field(min_length=2)
    dokumen: tuple[Dokumen, ...] = ()
    bila_gagal: tuple[Langkah, ...] = Field((), description="yang dapat dilakukan bila langkahnya tidak berjalan")
    diam: tuple[Prosa, ...] = Field((), description="yang tidak diatur; undang-undang diam")
    topik: tuple[v.Topik, ...] = Field(min_length=1)
    terkait: Annotated[Ids, Ref("guide")] = Field((), description="id panduan lain")


class Landasan(Part):
    """A provision that bears on an activity and how."""

    sitasi: Sitasi
    kaitan: Prosa


class PeranOrganisasi(Part):
    """An organisation's part in an activity or in the landscape."""

    organisasi: Annotated[Id, Ref("organisation")]
    peran: Prosa
    derajat: v.Derajat
    sumber: SumberIds = Field(min_length=1)


class Unsur(Part):
    """A piece the roadmap speaks of: what it was and what stands in its place now."""

    id: Id
    nama: Teks
    organisasi: Annotated[Id | None, Ref("organisation")] = Field(None, description="bila unsur ini organisasi")
    istilah: Annotated[Id | None, Ref("term")] = Field(None, description="bila unsur ini istilah glosarium")
    dulu: tuple[Pernyataan, ...] = Field(min_length=1)
    kini: tuple[Pernyataan, ...] = ()
    belum_ditemukan: Prosa | None = Field(None, description="apa yang dicari dan belum ditemukan")


class Kesenjangan(Bersumber):
    """How many there were and how many a source's own yardstick asks for, so that the gap can be drawn."""

    judul: Teks
    tahun: Annotated[int, Strict(), Field(ge=1900, le=2100)]
    tersedia: Banyak = Field(description="berapa yang ada menurut sumber")
    dilayani: Banyak = Field(description="berapa orang yang harus dilayani menurut sumber")
    perbandingan: Bulat = Field(description="satu untuk berapa orang menurut ukuran sumber itu; 100 untuk 1:100")
    satuan: Teks = Field(description="siapa yang dihitung")
    catatan: Prosa = Field(description="batas angka ini: apa yang tidak dikatakannya")

    @property
    def kebutuhan(self) -> int:
        """Return how many the yardstick asks for."""
        return self.dilayani // self.perbandingan


class Kegiatan(Catatan):
    """One of the six activities of the roadmap."""

    nomor: Annotated[int, Strict(), Field(ge=1, le=6)]
    judul: Teks
    judul_sumber: Teks = Field(description="judul seperti tertulis pada sumber 2012")
    inggris: Teks | None = None
    ringkasan: Prosa
    rencana: tuple[Pernyataan, ...] = Field(min_length=1, description="apa yang direncanakan")
    landasan: tuple[Landasan, ...] = Field(min_length=1)
    unsur: tuple[Unsur, ...] = ()
    organisasi: tuple[PeranOrganisasi, ...] = ()
    peristiwa: Annotated[Ids, Ref("event")] = ()
    perkembangan: tuple[Pernyataan, ...] = Field(min_length=1, description="apa yang terjadi sejak itu")
    keadaan: Prosa = Field(description="di mana kegiatan ini sekarang, satu dua kalimat")
    kesenjangan: Kesenjangan | None = Field(None, description="angka yang digambar: yang ada dan yang dibutuhkan")
    terbuka: tuple[Pernyataan, ...] = Field((), description="apa yang belum selesai")
    selisih: tuple[Pernyataan, ...] = Field((), description="kekeliruan atau perbedaan antarsumber")


class NamaLama(Bersumber):
    """A name an organisation bore."""

    nama: Teks
    singkatan: Teks | None = None
    dari: TanggalKasar | None = None
    sampai: TanggalKasar | None = None
    catatan: Prosa | None = None


class Organisasi(Catatan):
    """An organisation of the profession or beside it."""

    nama: Teks
    singkatan: Teks | None = None
    sebutan_lain: tuple[Teks, ...] = Field((), description="nama lain yang ditautkan bila muncul dalam teks")
    inggris: Teks | None = None
    jenis: v.JenisOrganisasi
    ringkasan: Prosa
    nama_lama: tuple[NamaLama, ...] = ()
    fakta: tuple[Pernyataan, ...] = Field(min_length=1)
    pelaku: PelakuIds = Field((), description="id pelaku hukum yang diperaninya, bila ada dasarnya")
    landasan: tuple[Landasan, ...] = ()
    pertanyaan: tuple[Prosa, ...] = Field((), description="yang dicari dan belum ditemukan")
    selisih: tuple[Pernyataan, ...] = ()
    terkait: Annotated[Ids, Ref("organisation")] = Field((), description="id organisasi lain")
    situs: Alamat | None = None


class Peristiwa(Catatan):
    """An event on the timeline that is not itself the making of a recorded instrument."""

    tanggal: TanggalKasar
    sampai: TanggalKasar | None = None
    jenis: v.JenisPeristiwa
    judul: Teks
    ringkasan: Prosa
    fakta: tuple[Pernyataan, ...] = ()
    organisasi: Annotated[Ids, Ref("organisation")] = ()
    ketentuan: tuple[Sitasi, ...] = Field((), description="ketentuan atau peraturan yang bersangkutan")
    selisih: tuple[Pernyataan, ...] = ()
    derajat: v.Derajat
    sumber: SumberIds = Field(min_length=1)


class Selisih(Part):
    """A slip in a source and what is right."""

    tertulis: Prosa
    seharusnya: Prosa
    alasan: Prosa


class Sumber(Catatan):
    """What is cited for facts that are not statute."""

    judul: Teks
    penerbit: Teks
    jenis: v.JenisSumber
    tanggal: TanggalKasar | None = None
    alamat: Alamat | None = None
    cara_baca: Prosa = Field(description="bagaimana sumber ini dibaca: utuh, petikan, salinan tersimpan")
    ringkasan: Prosa
    selisih: tuple[Selisih, ...] = Field((), description="kekeliruan sumber ini")


class Padanan(Part):
    """An English equivalent and where it comes from."""

    istilah: Teks
    asal: Prosa = Field(description="siapa yang memakainya; 'usulan kami' bila belum ada")
    derajat: v.Derajat | Literal["usulan"]


class Istilah(Catatan):
    """A term: its spelling, equivalents and synonyms; definitions come from the laws themselves."""

    istilah: Teks
    singkatan: Teks | None = None
    jenis: v.JenisIstilah
    bentuk: tuple[Teks, ...] = Field((), description="ejaan lain yang ditautkan, misalnya ejaan undang-undang lama")
    padanan: tuple[Teks, ...] = Field((), description="kata sehari-hari untuk pencarian")
    inggris: tuple[Padanan, ...] = ()
    ringkasan: Prosa | None = Field(None, description="arti, bila tidak didefinisikan undang-undang")
    penjelasan: tuple[Pernyataan, ...] = ()
    ketentuan: tuple[Sitasi, ...] = Field((), description="tempat istilah ini dipakai bila tidak didefinisikan")
    perbedaan: Prosa | None = Field(None, description="beda arti antarundang-undang atau dengan istilah mirip")
    lihat: Annotated[Ids, Ref("term")] = ()


class Pelaku(Catatan):
    """A legal actor: who carries mandates."""

    nama: Teks
    jenis: v.JenisPelaku
    ringkasan: Prosa = Field(description="siapa dia menurut hukum, dengan sitasinya")
    istilah: Annotated[Id | None, Ref("term")] = Field(None, description="id istilah yang mendefinisikannya")
    kini: tuple[Pernyataan, ...] = Field((), description="siapa dia sekarang, bila sebutan atau aturannya berubah")
    bagian_dari: Annotated[Id | None, Ref("actor")] = Field(None, description="pelaku yang mencakupnya")


class Sisi(Part):
    """One side of a comparison: provisions that give their actors the task."""

    ketentuan: tuple[Sitasi, ...] = Field(min_length=1, description="ketentuan yang memuat mandat dan pelakunya")


class TumpangTindih(Catatan):
    """Provisions that give different actors a like task, read beside each other; their mandates name the actors."""

    judul: Teks = Field(min_length=3, max_length=90, description="tugas apa, beberapa kata")
    hasil: v.HasilTinjauan
    sisi: tuple[Sisi, ...] = Field(min_length=2, description="setiap sisi dibandingkan dengan setiap sisi lain")
    sama: Prosa = Field(description="apa yang sama, menurut bunyi ketentuannya")
    beda: Prosa = Field(description="apa yang berbeda, menurut bunyi ketentuannya")
    alasan: Prosa = Field(description="mengapa hasilnya demikian")


class Aspek(Part):
    """One question that a comparison asks of everyone in it."""

    id: Id
    judul: Teks


class Sel(Part):
    """What is known of one party under one question, before and since the date; `belum` says what was not found."""

    aspek: Id
    sebelum: tuple[Pernyataan, ...] = ()
    sesudah: tuple[Pernyataan, ...] = ()
    belum: Prosa | None = Field(None, description="apa yang dicari dan belum ditemukan atau belum dibaca")


class Pihak(Part):
    """One of those compared."""

    istilah: Annotated[Id, Ref("term")] = Field(description="id istilah di glossary/terms")
    isi: tuple[Sel, ...] = Field(min_length=1, description="satu sel untuk tiap aspek, menurut urutannya")


class Perbandingan(Catatan):
    """Parties the law tells apart, side by side before and since a date."""

    judul: Teks
    ringkasan: Prosa
    batas: Tanggal = Field(description="hari pertama keadaan `sesudah`")
    aspek: tuple[Aspek, ...] = Field(min_length=1)
    pihak: tuple[Pihak, ...] = Field(min_length=2)


Kata = Annotated[str, Field(pattern=r"^[a-z0-9]+([ -][a-z0-9]+)*$", max_length=60)]
SatuKata = Annotated[str, Field(pattern=r"^[a-z0-9]+$", max_length=40)]


class KataDasar(Part):
    """Words that share a stem which the rules of stemming would not find, or would find wrongly."""

    dasar: SatuKata = Field(description="bentuk yang dipakai bersama; boleh kata itu sendiri agar tidak dipotong")
    kata: tuple[SatuKata, ...] = Field((), description="kata lain yang dianggap sama dengan dasar itu")


class KataLain(Part):
    """Everyday words and what the laws call the same thing."""

    kata: tuple[Kata, ...] = Field(min_length=1, description="kata yang dipakai orang")
    berarti: tuple[Kata, ...] = Field(min_length=1, description="kata dalam undang-undang yang ikut dicari")


class DaftarKata(Catatan):
    """Words that search understands beyond the terms: questions, stems, everyday words."""

    judul: Teks
    abaikan: tuple[SatuKata, ...] = Field((), description="kata yang tidak ikut dicari")
    tanya_arti: tuple[Kata, ...] = Field((), description="kata yang menanyakan arti sebuah istilah")
    dasar: tuple[KataDasar, ...] = ()
    padanan: tuple[KataLain, ...] = ()


KINDS: Mapping[str, type[BaseModel]] = {
    "law": Hukum,
    "bab": Bab,
    "regulation": Peraturan,
    "ruling": Putusan,
    "guide": Panduan,
    "activity": Kegiatan,
    "organisation": Organisasi,
    "event": Peristiwa,
    "source": Sumber,
    "term": Istilah,
    "actor": Pelaku,
    "overlap": TumpangTindih,
    "comparison": Perbandingan,
    "words": DaftarKata,
}
