// Counting the time limits of a child's case: pure functions, without a clock, a page or a network.
//
// What is counted stands in the records (`cases.as_data`); how each reading counts stands here and nowhere else.
// A time is wall-clock time of one zone, in minutes since 1 January 1970. Indonesia has no summer time, so a day is
// always 1,440 minutes and a zone only matters for what leaves the page: its name, and the calendar file.

export const ZONA = { WIB: 7, WITA: 8, WIT: 9 };

const SEHARI = 1440;
const TAHUN_TERAKHIR = "2100-12-31";
const NAMA_HARI = ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"];
const NAMA_BULAN = [
  "Januari", "Februari", "Maret", "April", "Mei", "Juni",
  "Juli", "Agustus", "September", "Oktober", "November", "Desember",
];

// Days and hours -----------------------------------------------------------------------------------------------------

// Return the number of a day written 2026-11-27, or null when the calendar has no such day.
function bacaTanggal(teks) {
  const bagian = /^(\d{4})-(\d{2})-(\d{2})$/.exec(teks);
  if (!bagian) return null;
  const waktu = Date.UTC(Number(bagian[1]), Number(bagian[2]) - 1, Number(bagian[3]));
  return new Date(waktu).toISOString().slice(0, 10) === teks ? waktu / 86_400_000 : null;
}

// Return the minutes of an hour written 22:15, or null when no clock shows it.
function bacaJam(teks) {
  const bagian = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(teks);
  return bagian ? Number(bagian[1]) * 60 + Number(bagian[2]) : null;
}

function tanggal(hari) {
  return new Date(hari * 86_400_000).toISOString().slice(0, 10);
}

// Return the same day of the month so many months later, or that month's last day where it has no such day.
function tambahBulan(hari, bulan) {
  const awal = new Date(hari * 86_400_000);
  const akhirBulan = new Date(Date.UTC(awal.getUTCFullYear(), awal.getUTCMonth() + bulan + 1, 0)).getUTCDate();
  const hariBulan = Math.min(awal.getUTCDate(), akhirBulan);
  return Date.UTC(awal.getUTCFullYear(), awal.getUTCMonth() + bulan, hariBulan) / 86_400_000;
}

// Return a moment; the end of a day is written 24.00 of that day, not 00.00 of the next.
function pada(menit) {
  const hari = Math.floor(menit / SEHARI);
  const sisa = menit - hari * SEHARI;
  const jam = `${String(Math.floor(sisa / 60)).padStart(2, "0")}:${String(sisa % 60).padStart(2, "0")}`;
  return { menit, teks: `${tanggal(hari)}T${jam}` };
}

function akhirHari(hari) {
  return { menit: (hari + 1) * SEHARI, teks: `${tanggal(hari)}T24:00` };
}

// Return a moment as it is read: "Sabtu, 28 November 2026 pukul 22.15 WIB".
export function tulis(teks, zona) {
  const [hari, jam] = teks.split("T");
  const [tahun, bulan, tanggalBulan] = hari.split("-").map(Number);
  const namaHari = NAMA_HARI[new Date(Date.UTC(tahun, bulan - 1, tanggalBulan)).getUTCDay()];
  return `${namaHari}, ${tanggalBulan} ${NAMA_BULAN[bulan - 1]} ${tahun} pukul ${jam.replace(":", ".")} ${zona}`;
}

// One reading --------------------------------------------------------------------------------------------------------

// How each reading ends, from the day and the minute on which its event happened.
const CARA = {
  jam: (bacaan, mulai) => pada(mulai.menit + bacaan.maks * (bacaan.satuan === "jam" ? 60 : SEHARI)),
  hari: (bacaan, mulai) => akhirHari(mulai.hari + bacaan.maks),
  "hari-pertama": (bacaan, mulai) => akhirHari(mulai.hari + bacaan.maks - 1),
  "sejak-tanggal": (bacaan, mulai) => akhirHari(mulai.hari + bacaan.maks),
  "bulan-30": (bacaan, mulai) => akhirHari(mulai.hari + 30 * bacaan.maks),
  "bulan-kalender": (bacaan, mulai) => akhirHari(tambahBulan(mulai.hari, bacaan.maks)),
  "waktu-kerja": () => null,
};

// Return how long a reading runs on when its limit is extended: the day behind its last is the first of the extension.
function sambung(bacaan, akhir, perpanjangan) {
  const hariTerakhir = akhir.menit / SEHARI - 1;
  if (bacaan.cara === "bulan-30") return akhirHari(hariTerakhir + 30 * perpanjangan.maks);
  if (bacaan.cara === "bulan-kalender") return akhirHari(tambahBulan(hariTerakhir, perpanjangan.maks));
  return akhirHari(hariTerakhir + perpanjangan.maks);
}

// Events -------------------------------------------------------------------------------------------------------------

// Return the event's day and minute, or what is wrong with it and in which field.
function bacaKejadian(acara, isian, berlaku) {
  const salah = (bidang, pesan) => ({ masalah: { acara: acara.id, bidang, pesan } });
  if (!isian.tanggal) return salah("tanggal", "Isi tanggalnya; jam saja belum cukup.");
  const hari = bacaTanggal(isian.tanggal);
  if (hari === null) return salah("tanggal", "Tanggal ini tidak ada dalam kalender.");
  if (isian.tanggal < berlaku) {
    return salah("tanggal", `UU 11/2012 baru berlaku ${tulisTanggal(berlaku)}; tanggal sebelumnya tidak dihitung di sini.`);
  }
  if (isian.tanggal > TAHUN_TERAKHIR) return salah("tanggal", "Tahunnya terlalu jauh; periksa kembali.");
  const jam = isian.jam ? bacaJam(isian.jam) : null;
  if (isian.jam && jam === null) return salah("jam", "Jam ditulis 00.00 sampai dengan 23.59.");
  // Without an hour the day counts from its beginning: no limit then comes out later than it is.
  return { mulai: { hari, menit: hari * SEHARI + (jam ?? 0), berjam: jam !== null } };
}

function tulisTanggal(teks) {
  const [tahun, bulan, hari] = teks.split("-").map(Number);
  return `${hari} ${NAMA_BULAN[bulan - 1]} ${tahun}`;
}

function lebihAwal(satu, lain) {
  return satu.hari < lain.hari || (satu.hari === lain.hari && satu.berjam && lain.berjam && satu.menit < lain.menit);
}

function sebut(acara) {
  return acara.keterangan ? `“${acara.nama}” (${acara.keterangan})` : `“${acara.nama}”`;
}

// Return the events that cannot come after one, nearest first.
function pendahulu(acara, menurutId) {
  const urutan = [...acara.tidakSebelum];
  for (let i = 0; i < urutan.length; i += 1) {
    for (const id of menurutId.get(urutan[i]).tidakSebelum) if (!urutan.includes(id)) urutan.push(id);
  }
  return urutan;
}

function masalahUrutan(acara, mulai, menurutId) {
  const ini = mulai.get(acara.id);
  const dilanggar = pendahulu(acara, menurutId).find((id) => mulai.has(id) && lebihAwal(ini, mulai.get(id)));
  const awal = acara.sesudahSalahSatu.filter((id) => mulai.has(id));
  const sebelum = dilanggar ?? (awal.every((id) => lebihAwal(ini, mulai.get(id))) ? awal[0] : undefined);
  if (sebelum === undefined) return null;
  const pesan = `Tidak mungkin lebih awal daripada ${sebut(menurutId.get(sebelum))}. Periksa kedua waktunya.`;
  return { acara: acara.id, bidang: "tanggal", pesan };
}

// The counting ---------------------------------------------------------------------------------------------------------

// Return what is wrong with the events of a case, and every limit that runs from the others.
//
// `masukan`: {kejadian: {<acara>: {tanggal: "2026-11-27", jam: "22:15"}}, perpanjangan: [<id of a limit>]}.
// A limit holds its readings, the earliest end first and those without a computable end last; readings that end
// together for the same reason are one, with the provisions of both. `akhir` is "2026-11-28T22:15", an end of day
// "…T24:00"; `tanpaJam` says that hours were counted from 00.00 because the hour was not given.
export function hitung(data, masukan) {
  const menurutId = new Map(data.acara.map((acara) => [acara.id, acara]));
  const masalah = [];
  const mulai = new Map();
  for (const acara of data.acara) {
    const isian = masukan.kejadian[acara.id];
    if (!isian?.tanggal && !isian?.jam) continue;
    const dibaca = bacaKejadian(acara, isian, data.berlaku);
    if (dibaca.masalah) masalah.push(dibaca.masalah);
    else mulai.set(acara.id, dibaca.mulai);
  }
  const urutan = [...mulai.keys()].map((id) => masalahUrutan(menurutId.get(id), mulai, menurutId)).filter(Boolean);
  masalah.push(...urutan);
  for (const { acara } of urutan) mulai.delete(acara);

  const batas = [];
  for (const satu of data.batas) {
    const diperpanjang = Boolean(satu.perpanjangan) && (masukan.perpanjangan ?? []).includes(satu.id);
    const bacaan = gabung(
      satu.bacaan.filter((cara) => mulai.has(cara.acara)).map((cara) => baca(cara, mulai.get(cara.acara), diperpanjang && satu.perpanjangan)),
    );
    if (bacaan.length) batas.push({ id: satu.id, diperpanjang, bacaan });
    else if (diperpanjang) {
      masalah.push({ acara: satu.bacaan[0].acara, bidang: "tanggal", pesan: "Perpanjangan dipilih, tetapi awalnya belum terisi dengan benar." });
    }
  }
  return { masalah, batas };
}

function baca(cara, mulai, perpanjangan) {
  const akhir = CARA[cara.cara](cara, mulai);
  return {
    cara: cara.cara,
    acara: cara.acara,
    menit: akhir?.menit ?? null,
    akhir: akhir?.teks ?? null,
    tanpaJam: cara.cara === "jam" && !mulai.berjam,
    perpanjangan: perpanjangan && akhir ? sambung(cara, akhir, perpanjangan).teks : null,
    sitasi: cara.sitasi,
    sejak: cara.sejak,
    perihal: cara.perihal,
  };
}

function gabung(bacaan) {
  const hasil = [];
  for (const satu of bacaan) {
    const sama = hasil.find((lain) => lain.acara === satu.acara && lain.cara === satu.cara && lain.akhir === satu.akhir);
    if (sama) sama.sitasi = [...sama.sitasi, ...satu.sitasi];
    else hasil.push({ ...satu });
  }
  return hasil.sort((satu, lain) => (satu.menit ?? Infinity) - (lain.menit ?? Infinity));
}

// The calendar file ----------------------------------------------------------------------------------------------------

// Return an iCalendar file (RFC 5545) of the earliest end of every limit, and of its extension where one was chosen.
// `dibuat` is the moment of writing in UTC, "20261127T101500Z"; `asal` is what their addresses are relative to.
export function kalender(data, hasil, { zona, dibuat, asal }) {
  const acara = hasil.batas.flatMap((batas) => {
    const catatan = data.batas.find((satu) => satu.id === batas.id);
    const [pertama, ...lain] = batas.bacaan;
    if (pertama.akhir === null) return [];
    const alasan = [
      `${data.bacaan[pertama.cara].nama}: ${data.bacaan[pertama.cara].alasan}.`,
      ...(lain.length ? ["Ada bacaan lain yang tidak lebih awal; lihat halamannya."] : []),
      ...pertama.sitasi.map((satu) => new URL(satu.alamat, asal).href),
    ].join("\n");
    const ujung = [[catatan.perihal, pertama.sitasi[0].sitasi, pertama.akhir, batas.id]];
    if (pertama.perpanjangan) {
      const { sitasi } = catatan.perpanjangan;
      ujung.push([`${catatan.perihal}, setelah diperpanjang`, sitasi, pertama.perpanjangan, `${batas.id}/perpanjangan`]);
    }
    return ujung.map(([perihal, sitasi, akhir, id]) => [
      "BEGIN:VEVENT",
      `UID:${id}/${akhir}/${zona}@pustaka-peksos`,
      `DTSTAMP:${dibuat}`,
      `DTSTART:${utc(akhir, zona)}`,
      `SUMMARY:${lolos(`Batas: ${perihal} (${sitasi})`)}`,
      `DESCRIPTION:${lolos(`${tulis(akhir, zona)}\n${alasan}`)}`,
      "END:VEVENT",
    ]);
  });
  const baris = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Pustaka Peksos//Kalkulator tenggat//ID", ...acara.flat(), "END:VCALENDAR"];
  return baris.map(lipat).join("\r\n") + "\r\n";
}

function utc(teks, zona) {
  const [hari, jam] = teks.split("T");
  const [pukul, menit] = jam.split(":").map(Number);
  const waktu = bacaTanggal(hari) * 86_400_000 + ((pukul - ZONA[zona]) * 60 + menit) * 60_000;
  return new Date(waktu).toISOString().replace(/[-:]|\.000/g, "");
}

function lolos(teks) {
  return teks.replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");
}

// No line may be longer than 75 octets; what goes on begins with a space.
function lipat(baris) {
  const bagian = [""];
  let panjang = 0;
  for (const huruf of baris) {
    const oktet = new TextEncoder().encode(huruf).length;
    if (panjang + oktet > 74) {
      bagian.push("");
      panjang = 0;
    }
    bagian[bagian.length - 1] += huruf;
    panjang += oktet;
  }
  return bagian.join("\r\n ");
}
