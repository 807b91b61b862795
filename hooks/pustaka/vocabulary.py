"""Closed lists used in records: the word an author writes, the label a reader sees, and what it means."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Self


class Vocabulary(StrEnum):
    """A closed list whose members carry an Indonesian label and a description."""

    label: str
    description: str

    def __new__(cls, word: str, label: str, description: str = "") -> Self:
        """Make a member from the written word, its label and its description."""
        member = str.__new__(cls, word)
        member._value_ = word
        member.label = label
        member.description = description
        return member

    @classmethod
    def __get_pydantic_json_schema__(cls, core: Any, handler: Any) -> dict[str, Any]:
        """Return the list's JSON Schema with each word's meaning, which editors show while one writes."""
        schema: dict[str, Any] = handler.resolve_ref_schema(handler(core))
        schema["enumDescriptions"] = [member.description or member.label for member in cls]
        return schema


class Sifat(Vocabulary):
    """What a mandate does to its bearer, by the statute's own verb."""

    WAJIB = "wajib", "Wajib", "kewajiban; kata undang-undang: wajib"
    HARUS = "harus", "Harus", "keharusan atau syarat; kata undang-undang: harus"
    BERTUGAS = "bertugas", "Bertugas", "tugas; kata undang-undang: bertugas, mempunyai tugas"
    BERTANGGUNG_JAWAB = "bertanggung-jawab", "Bertanggung jawab", "kata undang-undang: bertanggung jawab"
    BERWENANG = "berwenang", "Berwenang", "kewenangan; kata undang-undang: berwenang, wewenang"
    DAPAT = "dapat", "Dapat", "pilihan atau kuasa; kata undang-undang: dapat"
    BERHAK = "berhak", "Berhak", "hak; kata undang-undang: berhak, hak"
    DILARANG = "dilarang", "Dilarang", "larangan; kata undang-undang: dilarang, tidak boleh"


class Derajat(Vocabulary):
    """How far a fact may be trusted; a fact of no grade is not recorded."""

    TERBACA = "terbaca", "Terbaca pada sumber", "dibaca langsung pada sumber yang disebut"
    SEKUNDER = "sekunder", "Sumber sekunder", "terbaca hanya pada sumber sekunder atau lemah"
    SIMPULAN = "simpulan", "Simpulan kami", "disimpulkan dari fakta terbaca; tidak dinyatakan oleh sumber"


class JenisStatus(Vocabulary):
    """What happened to a provision or an instrument after it was made."""

    DICABUT = "dicabut", "Dicabut", "dicabut dan dinyatakan tidak berlaku oleh peraturan lain"
    INKONSTITUSIONAL = "inkonstitusional", "Tidak mengikat", "dinyatakan bertentangan dengan UUD 1945 oleh MK"
    DIMAKNAI = "dimaknai", "Dimaknai ulang", "teks tetap, tetapi harus dibaca lain menurut aturan kemudian"
    DIUBAH = "diubah", "Diubah", "bunyi atau besarannya diubah oleh peraturan kemudian"
    DISESUAIKAN = "disesuaikan", "Disesuaikan", "ancaman pidananya disesuaikan oleh undang-undang kemudian"
    DIGANTI = "diganti", "Diganti", "diganti oleh peraturan baru tentang hal yang sama"
    DIUJI = "diuji", "Diuji, tetap berlaku", "diuji di MK dan permohonannya ditolak; norma tidak berubah"


class JenisRiwayat(Vocabulary):
    """Why a record was changed after it was first written."""

    KOREKSI = "koreksi", "Koreksi", "yang tertulis keliru atau kurang, lalu diperbaiki"
    PEMUTAKHIRAN = "pemutakhiran", "Pemutakhiran", "hukum atau faktanya berubah, atau baru ditemukan"


class Satuan(Vocabulary):
    """The unit a time limit counts in."""

    JAM = "jam", "jam"
    KALI_24_JAM = "kali-24-jam", "x 24 jam", "ditulis undang-undang sebagai n x 24 jam"
    HARI = "hari", "hari"
    BULAN = "bulan", "bulan"
    TAHUN = "tahun", "tahun"


class JenisTenggat(Vocabulary):
    """What kind of time a number in the law limits."""

    BATAS = "batas", "Batas waktu", "sesuatu harus selesai, mulai, atau berhenti dalam waktu itu"
    MASA_BERLAKU = "masa-berlaku", "Masa berlaku", "sesuatu berlaku selama waktu itu"
    PERALIHAN = "peralihan", "Batas peralihan", "waktu menyesuaikan diri dengan undang-undang baru"


class Patokan(Vocabulary):
    """A start that has a date of its own, so that the limit's end can be computed."""

    DIUNDANGKAN = "diundangkan", "tanggal undang-undang diundangkan"
    BERLAKU = "berlaku", "tanggal undang-undang mulai berlaku"


class BentukDelegasi(Vocabulary):
    """The instrument that a provision orders to be made."""

    PERATURAN_PEMERINTAH = "peraturan-pemerintah", "Peraturan Pemerintah"
    PERATURAN_PRESIDEN = "peraturan-presiden", "Peraturan Presiden"
    PERATURAN_MENTERI = "peraturan-menteri", "Peraturan Menteri"
    PERATURAN_MENTERI_LAIN = (
        "peraturan-menteri-lain",
        "Peraturan menteri lain",
        "menteri di bidang yang disebut",
    )
    PENETAPAN_MENTERI = "penetapan-menteri", "Ditetapkan Menteri"
    PENETAPAN_PEMERINTAH = "penetapan-pemerintah", "Ditetapkan Pemerintah"
    ANGGARAN_DASAR = "anggaran-dasar", "Anggaran dasar organisasi"
    PERUNDANG_UNDANGAN = (
        "peraturan-perundang-undangan",
        "Peraturan perundang-undangan",
        "tanpa menyebut bentuk",
    )


class JenisPeraturan(Vocabulary):
    """Kinds of legal instrument, in the words that begin their ids."""

    UU = "uu", "Undang-Undang"
    PERPPU = "perppu", "Peraturan Pemerintah Pengganti Undang-Undang"
    PP = "pp", "Peraturan Pemerintah"
    PERPRES = "perpres", "Peraturan Presiden"
    KEPPRES = "keppres", "Keputusan Presiden"
    INPRES = "inpres", "Instruksi Presiden"
    PERMENSOS = "permensos", "Peraturan Menteri Sosial"
    KEPMENSOS = "kepmensos", "Keputusan Menteri Sosial"
    PERMENDIKBUDRISTEK = (
        "permendikbudristek",
        "Peraturan Menteri Pendidikan, Kebudayaan, Riset, dan Teknologi",
    )
    PERMENPANRB = "permenpanrb", "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi"
    PERMA = "perma", "Peraturan Mahkamah Agung"
    UUD = "uud", "Undang-Undang Dasar"


class JenisSumber(Vocabulary):
    """What kind of thing a source is."""

    BERITA = "berita", "Berita"
    RESMI = "resmi", "Laman atau dokumen resmi"
    PERATURAN = "peraturan", "Teks peraturan"
    PUTUSAN = "putusan", "Putusan pengadilan"
    ORGANISASI = "organisasi", "Terbitan organisasi"
    AKADEMIK = "akademik", "Tulisan akademik"
    BLOG = "blog", "Blog atau catatan pribadi"
    KUMPULAN = "kumpulan", "Kumpulan teks tidak resmi"


class JenisOrganisasi(Vocabulary):
    """What an organisation is in the landscape of social work."""

    PILAR_PENDIRI = "pilar-pendiri", "Pilar pendiri KPSI", "salah satu dari delapan pendiri KPSI, 2011"
    KONSORSIUM = "konsorsium", "Konsorsium"
    LEMBAGA_PROFESI = "lembaga-profesi", "Lembaga sertifikasi atau akreditasi"
    PEMERINTAH = "pemerintah", "Lembaga pemerintah"
    PENDIDIKAN = "pendidikan", "Lembaga pendidikan atau pelatihan"
    ALUMNI = "alumni", "Ikatan alumni"
    INTERNASIONAL = "internasional", "Organisasi internasional"
    LEGISLATIF = "legislatif", "Lembaga legislatif"


class JenisPeristiwa(Vocabulary):
    """What kind of event stands on the timeline."""

    PENDIDIKAN = "pendidikan", "Pendidikan"
    ORGANISASI = "organisasi", "Organisasi"
    LEGISLASI = "legislasi", "Pembentukan undang-undang"
    KEBIJAKAN = "kebijakan", "Kebijakan dan layanan"
    PERTEMUAN = "pertemuan", "Pertemuan"


class JenisPelaku(Vocabulary):
    """What kind of actor the law speaks of."""

    PROFESI = "profesi", "Profesi dan tenaga"
    PENERIMA = "penerima", "Penerima layanan"
    PEMERINTAH = "pemerintah", "Pemerintah"
    PENEGAK_HUKUM = "penegak-hukum", "Penegak hukum dan pemasyarakatan"
    LEMBAGA = "lembaga", "Lembaga dan organisasi"
    MASYARAKAT = "masyarakat", "Masyarakat"


class JenisIstilah(Vocabulary):
    """Where a term comes from."""

    UNDANG_UNDANG = "undang-undang", "Istilah undang-undang"
    PETA_JALAN = "peta-jalan", "Istilah peta jalan"
    PROFESI = "profesi", "Istilah profesi"


class Tahap(Vocabulary):
    """Stages of a child's case, in their order."""

    LAPORAN = "laporan", "Laporan", "sejak tindak pidana dilaporkan; juga keputusan tentang anak belum 12 tahun"
    PENYIDIKAN = "penyidikan", "Penyidikan", "pemeriksaan oleh Penyidik, penangkapan, penahanan, laporan baginya"
    DIVERSI = "diversi", "Diversi", "musyawarah di luar proses peradilan, pada penyidikan, penuntutan, dan pengadilan"
    PENUNTUTAN = "penuntutan", "Penuntutan", "perkara pada Penuntut Umum, sampai dilimpahkan ke pengadilan"
    PERSIDANGAN = "persidangan", "Persidangan", "pemeriksaan di sidang, juga pada tingkat banding dan kasasi"
    PUTUSAN = "putusan", "Putusan", "pertimbangan, isi, dan pemberian putusan, serta pidana dan tindakan"
    PEMBINAAN = "pembinaan", "Pembinaan dan pembimbingan", "sesudah putusan: di lembaga dan sebagai klien"
    REINTEGRASI = "reintegrasi", "Reintegrasi sosial", "kembalinya anak ke keluarga dan masyarakat"


class Acara(Vocabulary):
    """Events in a child's case from which a time limit is counted, in the order in which they come about."""

    RAPAT_KOORDINASI = "rapat-koordinasi", "Rapat koordinasi dimulai", "tentang anak yang belum berumur 12 tahun"
    KEPUTUSAN_BELUM_12 = (
        "keputusan-belum-12",
        "Keputusan ditetapkan atasan Penyidik",
        "tentang anak yang belum berumur 12 tahun",
    )
    PERMINTAAN_PENETAPAN = (
        "permintaan-penetapan",
        "Permintaan penetapan diterima pengadilan",
        "atas keputusan tentang anak yang belum berumur 12 tahun",
    )
    PROGRAM = "program", "Anak mulai mengikuti program", "program bagi anak yang belum berumur 12 tahun"
    PENANGKAPAN = "penangkapan", "Anak ditangkap"
    PENYIDIKAN = "penyidikan", "Penyidikan dimulai"
    PERMINTAAN_LAPORAN = (
        "permintaan-laporan",
        "Permintaan Penyidik diterima",
        "surat permintaan penelitian kemasyarakatan atau laporan sosial",
    )
    PENAHANAN_PENYIDIKAN = "penahanan-penyidikan", "Anak mulai ditahan", "untuk kepentingan penyidikan"
    DIVERSI_PENYIDIKAN = "diversi-penyidikan", "Diversi dimulai", "pada tahap penyidikan"
    BERKAS_PENUNTUT_UMUM = "berkas-penuntut-umum", "Berkas perkara diterima Penuntut Umum", "dari Penyidik"
    TAHAP_DUA = (
        "tahap-dua",
        "Tanggung jawab atas Anak dan barang bukti diserahkan",
        "dari Penyidik kepada Penuntut Umum",
    )
    PENAHANAN_PENUNTUTAN = "penahanan-penuntutan", "Penahanan penuntutan dimulai", "untuk kepentingan penuntutan"
    DIVERSI_PENUNTUTAN = "diversi-penuntutan", "Diversi dimulai", "pada tahap penuntutan"
    BERKAS_PENGADILAN = "berkas-pengadilan", "Berkas perkara diterima ketua pengadilan", "dari Penuntut Umum"
    HAKIM_DITETAPKAN = "hakim-ditetapkan", "Hakim ditetapkan", "oleh ketua pengadilan negeri"
    PENAHANAN_PERSIDANGAN = "penahanan-persidangan", "Penahanan persidangan dimulai", "oleh Hakim tingkat pertama"
    DIVERSI_PENGADILAN = "diversi-pengadilan", "Diversi dimulai", "pada tahap pemeriksaan di pengadilan"
    KESEPAKATAN = "kesepakatan", "Kesepakatan Diversi tercapai"
    SURAT_KESEPAKATAN = (
        "surat-kesepakatan",
        "Surat Kesepakatan Diversi ditandatangani",
        "hanya untuk Diversi di pengadilan",
    )
    KESEPAKATAN_DITERIMA = "kesepakatan-diterima", "Kesepakatan Diversi diterima pengadilan"
    PENETAPAN_DIVERSI = "penetapan-diversi", "Penetapan atas kesepakatan Diversi dibuat"
    KESEPAKATAN_SELESAI = "kesepakatan-selesai", "Kesepakatan Diversi selesai dilaksanakan"
    LAPORAN_TIDAK_DILAKSANAKAN = (
        "laporan-tidak-dilaksanakan",
        "Laporan kesepakatan tidak dilaksanakan diterima",
        "laporan Pembimbing Kemasyarakatan",
    )
    PUTUSAN = "putusan", "Putusan diucapkan"
    PENAHANAN_BANDING = "penahanan-banding", "Penahanan banding dimulai", "oleh Hakim Banding"
    PENAHANAN_KASASI = "penahanan-kasasi", "Penahanan kasasi dimulai", "oleh Hakim Kasasi"


class Bacaan(Vocabulary):
    """Ways of counting a time limit: those of its unit always, the others where a text allows them."""

    JAM = "jam", "Dihitung menurut jam", "berjalan terus sejak jam kejadiannya, siang dan malam, termasuk hari libur"
    HARI = (
        "hari",
        "Hari kejadian tidak dihitung",
        "hari pertama adalah hari berikutnya, dan batasnya akhir hari terakhir",
    )
    BULAN_30 = "bulan-30", "Sebulan 30 hari", "hari pertama adalah hari berikutnya, dan sebulan dihitung 30 hari"
    BULAN_KALENDER = "bulan-kalender", "Menurut kalender", "sampai tanggal yang sama pada bulan terakhir"
    HARI_PERTAMA = (
        "hari-pertama",
        "Hari kejadian dihitung",
        "hari kejadian adalah hari pertama; undang-undangnya tidak menyebut apakah hari itu ikut dihitung",
    )
    SEJAK_TANGGAL = (
        "sejak-tanggal",
        "Dihitung sejak tanggalnya",
        "aturannya menulis sejak tanggal, bukan sejak jam; bila hari itu tidak dihitung, batasnya akhir hari terakhir",
    )
    WAKTU_KERJA = (
        "waktu-kerja",
        "Menurut waktu kerja",
        "Penjelasannya memakai waktu kerja tanpa menerangkan artinya, sehingga akhirnya tidak dapat dihitung",
    )


# How each unit is counted when nothing else is recorded, and what may be recorded beside it.
BACAAN_BAKU: Mapping[Satuan, tuple[Bacaan, ...]] = {
    Satuan.JAM: (Bacaan.JAM,),
    Satuan.KALI_24_JAM: (Bacaan.JAM,),
    Satuan.HARI: (Bacaan.HARI,),
    Satuan.BULAN: (Bacaan.BULAN_30, Bacaan.BULAN_KALENDER),
}
BACAAN_LAIN: Mapping[Satuan, tuple[Bacaan, ...]] = {
    Satuan.JAM: (Bacaan.WAKTU_KERJA,),
    Satuan.KALI_24_JAM: (Bacaan.SEJAK_TANGGAL, Bacaan.WAKTU_KERJA),
    Satuan.HARI: (Bacaan.HARI_PERTAMA,),
}


class Topik(Vocabulary):
    """Subjects that mandates are filed under."""

    STANDAR_PRAKTIK = "standar-praktik", "Standar praktik"
    LAYANAN = "layanan", "Layanan sosial"
    PENCEGAHAN = "pencegahan", "Pencegahan disfungsi sosial"
    REHABILITASI_SOSIAL = "rehabilitasi-sosial", "Rehabilitasi sosial"
    PELINDUNGAN_SOSIAL = "pelindungan-sosial", "Pelindungan sosial"
    JAMINAN_SOSIAL = "jaminan-sosial", "Jaminan sosial"
    PEMBERDAYAAN_SOSIAL = "pemberdayaan-sosial", "Pemberdayaan sosial"
    PENGEMBANGAN_SOSIAL = "pengembangan-sosial", "Pengembangan sosial"
    PENANGGULANGAN_KEMISKINAN = "penanggulangan-kemiskinan", "Penanggulangan kemiskinan"
    PENDIDIKAN_PROFESI = "pendidikan-profesi", "Pendidikan profesi"
    UJI_KOMPETENSI = "uji-kompetensi", "Uji kompetensi"
    REGISTRASI = "registrasi", "Registrasi"
    IZIN_PRAKTIK = "izin-praktik", "Izin praktik"
    SERTIFIKASI = "sertifikasi", "Sertifikasi"
    AKREDITASI = "akreditasi", "Akreditasi"
    KODE_ETIK = "kode-etik", "Kode etik dan disiplin"
    KERAHASIAAN = "kerahasiaan", "Kerahasiaan"
    INFORMASI = "informasi", "Informasi"
    PERSETUJUAN = "persetujuan", "Persetujuan dan keberatan klien"
    IMBALAN_JASA = "imbalan-jasa", "Imbalan jasa"
    KOMPETENSI = "kompetensi", "Kompetensi dan pelatihan"
    KARIER = "karier", "Karier dan penghargaan"
    BANTUAN_HUKUM = "bantuan-hukum", "Bantuan dan pelindungan hukum"
    ORGANISASI_PROFESI = "organisasi-profesi", "Organisasi profesi"
    LEMBAGA_KESOS = "lembaga-kesos", "Lembaga kesejahteraan sosial"
    SUMBER_DAYA_MANUSIA = "sumber-daya-manusia", "Sumber daya manusia"
    SARANA_PRASARANA = "sarana-prasarana", "Sarana dan prasarana"
    PENDANAAN = "pendanaan", "Pendanaan"
    DATA = "data", "Data dan pendataan"
    KOORDINASI = "koordinasi", "Koordinasi dan kerja sama"
    PEMBINAAN = "pembinaan", "Pembinaan"
    PENGAWASAN = "pengawasan", "Pengawasan"
    PERAN_MASYARAKAT = "peran-masyarakat", "Peran masyarakat"
    PERALIHAN = "peralihan", "Peralihan"
    PENETAPAN_KEBIJAKAN = "penetapan-kebijakan", "Penetapan kebijakan dan standar"
    KEBUTUHAN_DASAR = "kebutuhan-dasar", "Kebutuhan dasar"
    BANTUAN_SOSIAL = "bantuan-sosial", "Bantuan sosial"
    HAK_ANAK = "hak-anak", "Hak anak"
    IDENTITAS_ANAK = "identitas-anak", "Identitas anak"
    DIVERSI = "diversi", "Diversi"
    ANAK_BELUM_12 = "anak-belum-12", "Anak belum 12 tahun"
    PENDAMPINGAN = "pendampingan", "Pendampingan"
    LAPORAN_SOSIAL = "laporan-sosial", "Laporan sosial dan litmas"
    PENYIDIKAN = "penyidikan", "Penyidikan"
    PENANGKAPAN_PENAHANAN = "penangkapan-penahanan", "Penangkapan dan penahanan"
    PENUNTUTAN = "penuntutan", "Penuntutan"
    PERSIDANGAN = "persidangan", "Persidangan"
    PIDANA_TINDAKAN = "pidana-tindakan", "Pidana dan tindakan"
    PEMBINAAN_ANAK = "pembinaan-anak", "Pembinaan anak"
    ANAK_KORBAN_SAKSI = "anak-korban-saksi", "Anak korban dan anak saksi"
    REINTEGRASI = "reintegrasi", "Reintegrasi sosial"
    REGISTER_PERKARA = "register-perkara", "Register perkara"


class JenisSanksi(Vocabulary):
    """Families of sanction."""

    ETIK = "etik", "Sanksi etik"
    ADMINISTRATIF = "administratif", "Sanksi administratif"
    PIDANA = "pidana", "Sanksi pidana"


class Aturan(Vocabulary):
    """Rules of verification that a provision may answer by a reasoned exception."""

    MODAL = "modal", "kata kerja modal tanpa mandat"
    ANGKA = "angka", "angka atau jangka waktu yang tidak disebut"
    RUJUKAN = "rujukan", "rujukan yang tidak dicatat"
    SYARAT = "syarat", "syarat atau pengecualian yang tidak disebut"
    SALINAN = "salinan", "runtun kata yang sama dengan teks resmi"
    DELEGASI = "delegasi", "perintah pengaturan yang tidak dicatat"
    DEFINISI = "definisi", "istilah yang didefinisikan dengan ejaan lain"


class HasilUji(Vocabulary):
    """What the Constitutional Court did with a request."""

    DIKABULKAN = "dikabulkan", "Dikabulkan"
    DIKABULKAN_SEBAGIAN = "dikabulkan-sebagian", "Dikabulkan sebagian"
    DITOLAK = "ditolak", "Ditolak"


class HasilTinjauan(Vocabulary):
    """What was found when provisions that give several actors a like task were read beside each other."""

    TUMPANG_TINDIH = (
        "tumpang-tindih",
        "Tumpang tindih",
        "tugas dan pokoknya sama, dan ketentuan yang disandingkan tidak menarik batas yang jelas di antara para pelaku",
    )
    TERBAGI = (
        "terbagi",
        "Terbagi",
        "tugasnya serupa, tetapi undang-undang membaginya menurut tingkat, tahap, orang, atau tempat",
    )
    BEDA = "beda", "Berbeda", "kata-katanya mirip, tetapi tugas atau pokoknya lain"


class StatusBerlaku(Vocabulary):
    """What was read about an instrument's force; never a certificate."""

    BERLAKU = "berlaku", "Berlaku", "tidak terbaca pencabutan pada sumber yang diperiksa"
    DIGANTI = "diganti", "Diganti"
    DICABUT = "dicabut", "Dicabut"
    BELUM_DIPERIKSA = "belum-diperiksa", "Belum diperiksa", "keberlakuannya hari ini belum diperiksa"
