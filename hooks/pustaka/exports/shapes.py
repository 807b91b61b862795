"""The shape of what the API adds to the records: typed for us, published as JSON Schema for everybody else.

Names and descriptions are Indonesian because users of the data read them. A row is a frame of these keys followed by
the record's own; where both have a key, the frame's is meant.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, with_config
from typing_extensions import TypedDict

from .. import vocabulary as v
from ..models import Definisi, Delegasi, Mandat, Riwayat, Sanksi, Tenggat

_STRICT = ConfigDict(extra="forbid")

Id = Annotated[str, Field(description="id tetap catatan")]
KetentuanId = Annotated[str, Field(description="id tetap ketentuan, misalnya uu-2019-14/pasal-28/ayat-2/huruf-b")]
Url = Annotated[str, Field(pattern="^/", description="alamat pada situs ini, dihitung dari akarnya")]
Nama = Annotated[str, Field(description="sitasi ketentuan, atau nama catatan")]
Keadaan = Annotated[
    str,
    Field(
        description="satu kata: berlaku, berubah (berlaku dengan perubahan), belum (belum berlaku), dicabut, "
        "inkonstitusional, atau diganti"
    ),
]
Jatuh = Annotated[str | None, Field(description="tanggal jatuhnya batas waktu, bila dihitung dari undang-undangnya")]


@with_config(_STRICT)
class Perubahan(TypedDict):
    """A change of status that reaches a provision or instrument."""

    jenis: v.JenisStatus
    oleh: Annotated[str, Field(description="id ketentuan, peraturan, atau putusan yang mengubah")]
    sitasi: Nama
    url: Url
    tanggal: str
    derajat: v.Derajat
    sumber: list[str]
    catatan: str | None


@with_config(_STRICT)
class Rujukan(TypedDict):
    """One end of a reference."""

    id: Id
    kelas: Annotated[str, Field(description="kelas catatan: ketentuan, undang-undang, peraturan, putusan, istilah, …")]
    sitasi: Nama
    url: Url
    jenis: Annotated[str, Field(description="menyebut (dalam kalimat), merujuk (menurut teks resmi), atau nama kunci")]


Status = Annotated[list[Perubahan], Field(description="perubahan yang mengenai ketentuan ini, termasuk dari atasnya")]
Dirujuk = Annotated[list[Rujukan], Field(description="catatan dan ketentuan yang merujuk ke sini; dihitung")]


# ---------------------------------------------------------------------------
# A law, provision by provision


@with_config(_STRICT)
class Simpul(TypedDict):
    """An ayat, huruf or angka with what stands below it."""

    id: KetentuanId
    url: Url
    sitasi: Nama
    nomor: str
    ringkasan: Annotated[str | None, Field(description="dengan kata-kata kami sendiri; bukan teks resmi")]
    penjelasan: str | None
    definisi: Definisi | None
    mandat: list[Mandat]
    tenggat: list[Tenggat]
    delegasi: list[Delegasi]
    sanksi: list[Sanksi]
    status: Status
    keadaan: Keadaan
    merujuk: Annotated[list[Rujukan], Field(description="ketentuan dan peraturan yang dirujuk atau disebut")]
    dirujuk_oleh: Dirujuk
    catatan: list[str]
    ayat: list[Simpul]
    huruf: list[Simpul]
    angka: list[Simpul]


@with_config(_STRICT)
class SimpulPasal(Simpul):
    """A pasal."""

    perihal: Annotated[str, Field(description="judul kami sendiri; undang-undang tidak memberi judul pada pasalnya")]
    tanya: list[str]
    riwayat: Annotated[list[Riwayat], Field(description="perubahan sesudah pertama kali ditulis; terbaru di atas")]


@with_config(_STRICT)
class SimpulParagraf(TypedDict):
    """A paragraf of a bagian."""

    nomor: int
    judul: str
    pasal: list[SimpulPasal]


@with_config(_STRICT)
class SimpulBagian(TypedDict):
    """A bagian of a bab; its pasal stand in it directly or in paragraf."""

    nomor: int
    judul: str
    paragraf: list[SimpulParagraf]
    pasal: list[SimpulPasal]


@with_config(_STRICT)
class SimpulBab(TypedDict):
    """A bab; its pasal stand in it directly or in bagian."""

    nomor: str
    judul: str
    catatan: str | None
    bagian: list[SimpulBagian]
    pasal: list[SimpulPasal]


# ---------------------------------------------------------------------------
# Rows of flat files


@with_config(_STRICT)
class BarisKetentuan(TypedDict):
    """A provision."""

    id: KetentuanId
    jenis: Literal["pasal", "ayat", "huruf", "angka"]
    sitasi: Nama
    url: Url
    perihal: Annotated[str, Field(description="judul kami bagi pasalnya")]
    ringkasan: str | None
    keadaan: Keadaan
    status: Status


@with_config(_STRICT)
class DiKetentuan(TypedDict):
    """What mandates, time limits, delegations and changes share: where they stand."""

    id: Annotated[str, Field(description="id tetap baris ini: id ketentuannya, jenisnya, dan nomor urutnya")]
    ketentuan: KetentuanId
    sitasi: Nama
    url: Url


@with_config(_STRICT)
class BarisMandat(DiKetentuan):
    """A mandate, before its own keys."""

    keadaan: Keadaan
    status: Status


@with_config(_STRICT)
class BarisTenggat(DiKetentuan):
    """A time limit, before its own keys."""

    perihal: str
    mandat: Annotated[str | None, Field(description="id mandat yang dibatasi, bila ada")]
    pelaku: list[str]
    tahap: list[v.Tahap]
    jatuh_tempo: Jatuh
    keadaan: Keadaan


@with_config(_STRICT)
class BarisDelegasi(DiKetentuan):
    """A delegation, before its own keys; an empty `dipenuhi` means not found yet, never that there is none."""

    dipenuhi: Annotated[list[str], Field(description="id peraturan; kosong: belum ditemukan, bukan tidak ada")]
    jatuh_tempo: Jatuh
    keadaan: Keadaan


@with_config(_STRICT)
class BarisStatus(DiKetentuan):
    """A change, before the keys of `Perubahan`; `ketentuan` may be a whole instrument."""

    jenis: v.JenisStatus
    oleh: str
    oleh_sitasi: Nama
    oleh_url: Url
    tanggal: str
    derajat: v.Derajat
    sumber: list[str]
    catatan: str | None


@with_config(_STRICT)
class Sisi(TypedDict):
    """An edge between provisions or instruments."""

    dari: KetentuanId
    ke: KetentuanId
    jenis: str


@with_config(_STRICT)
class ArtiIstilah(TypedDict):
    """What one law says a term means."""

    hukum: Annotated[str, Field(description="id undang-undang")]
    ketentuan: KetentuanId
    sitasi: Nama
    url: Url
    istilah: Annotated[str, Field(description="ejaan undang-undang itu")]
    ringkasan: str | None
    keadaan: Keadaan
    status: Status


@with_config(_STRICT)
class Catatan(TypedDict):
    """What every record is given beside its own keys."""

    id: Id
    url: Url
    dirujuk_oleh: Dirujuk


@with_config(_STRICT)
class BarisRiwayat(TypedDict):
    """A change of a record, before its own keys."""

    id: Annotated[str, Field(description="id tetap baris ini: id catatannya dan nomor urut sejak yang terlama")]
    catatan: Annotated[str, Field(description="id catatan atau ketentuan yang diubah")]
    kelas: Annotated[str, Field(description="kelas catatan: ketentuan, undang-undang, panduan, istilah, …")]
    nama: Nama
    url: Url


@with_config(_STRICT)
class BarisIstilah(Catatan):
    """A term, before its own keys."""

    definisi: list[ArtiIstilah]


@with_config(_STRICT)
class BarisPelaku(Catatan):
    """An actor, before its own keys."""

    mandat: Annotated[list[str], Field(description="id mandat yang dipikulnya")]
    diterima: Annotated[list[str], Field(description="id mandat pihak lain yang tertuju kepadanya")]


@with_config(_STRICT)
class BarisPeraturan(Catatan):
    """A regulation, before its own keys."""

    sitasi: Nama
    status: Status
    memenuhi: Annotated[list[str], Field(description="id delegasi yang dipenuhinya")]


@with_config(_STRICT)
class BarisPutusan(Catatan):
    """A ruling, before its own keys."""

    sitasi: Nama
    diuji: Annotated[list[str], Field(description="id ketentuan atau peraturan yang diuji")]


@with_config(_STRICT)
class UndangUndang(BarisPeraturan):
    """A law, before its own keys and its chapters."""

    keadaan: Keadaan
    bab: list[SimpulBab]
