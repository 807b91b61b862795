// The page of the calculator: reads the form, lets `hitung.js` count, shows what came out.
// Nothing leaves the device; what was entered is kept only while the reader asks for it.

import { hitung, kalender, tulis, ZONA } from "./hitung.js";
import { element } from "./unsur.js";

const KUNCI = "pustaka-peksos:tenggat";

const data = JSON.parse(document.getElementById("data-tenggat").textContent);
const formulir = document.getElementById("isian");
const simpan = document.getElementById("simpan");
const catatan = new Map(data.batas.map((batas) => [batas.id, batas]));
const kejadian = new Map(data.acara.map((acara) => [acara.id, acara]));
let hasil = { masalah: [], batas: [] };

document.querySelector(".tanpa-skrip").remove();
document.querySelector("details.semua").open = false;

// The form -------------------------------------------------------------------------------------------------------------

function bidang(acara, nama) {
  return document.getElementById(`${acara}-${nama}`);
}

function zona() {
  return formulir.elements.zona.value;
}

function isian() {
  const isi = {};
  for (const { id } of data.acara) isi[id] = { tanggal: bidang(id, "tanggal").value, jam: bidang(id, "jam").value };
  const perpanjangan = [...formulir.querySelectorAll("[name=perpanjangan]:checked")].map((kotak) => kotak.value);
  return { zona: zona(), kejadian: isi, perpanjangan };
}

// A browser keeps the value of a date it cannot read to itself and says only that there is one.
function takTerbaca() {
  return data.acara.flatMap(({ id }) =>
    [["tanggal", "Tanggal ini belum lengkap atau tidak ada dalam kalender."], ["jam", "Jam ini belum lengkap."]]
      .filter(([nama]) => bidang(id, nama).validity.badInput)
      .map(([nama, pesan]) => ({ acara: id, bidang: nama, pesan })),
  );
}

// A browser may write a date the American way; the page repeats it in words that cannot be misread.
function terbaca(id) {
  const [tanggal, jam] = [bidang(id, "tanggal").value, bidang(id, "jam").value];
  if (!tanggal) return null;
  return jam ? tulis(`${tanggal}T${jam}`, zona()) : `${tulis(`${tanggal}T00:00`, "").split(" pukul")[0]}, jam belum diisi`;
}

function tunjukkanMasalah(masalah) {
  for (const { id } of data.acara) {
    const milik = masalah.filter((satu) => satu.acara === id);
    document.getElementById(`${id}-masalah`).textContent = milik.map((satu) => satu.pesan).join(" ");
    document.getElementById(`${id}-terbaca`).textContent = milik.length ? "" : (terbaca(id) ?? "");
    for (const nama of ["tanggal", "jam"]) {
      bidang(id, nama).setAttribute("aria-invalid", String(milik.some((satu) => satu.bidang === nama)));
    }
  }
}

// The results ------------------------------------------------------------------------------------------------------------

function tautan(sitasi) {
  return sitasi.flatMap((satu, nomor) => [
    ...(nomor ? [", "] : []),
    element("a", { href: satu.alamat }, satu.sitasi),
  ]);
}

function kecil(teks) {
  return teks.charAt(0).toLowerCase() + teks.slice(1);
}

function satuBacaan(bacaan, pertama) {
  const cara = data.bacaan[bacaan.cara];
  const waktu = bacaan.akhir ? tulis(bacaan.akhir, zona()) : "Tidak dapat dihitung";
  const acara = kejadian.get(bacaan.acara);
  const alasan = [
    ...(bacaan.perihal ? [`${bacaan.perihal}. `] : []),
    `${cara.nama}: ${cara.alasan}. Dihitung dari: ${kecil(acara.nama)}${acara.keterangan ? `, ${acara.keterangan}` : ""}. `,
    ...(bacaan.tanpaJam ? ["Jamnya belum diisi, jadi dihitung dari pukul 00.00. "] : []),
    ...tautan(bacaan.sitasi),
    ".",
  ];
  const isi = [element(pertama ? "strong" : "span", { class: "akhir" }, waktu), element("span", { class: "rinci" }, ...alasan)];
  if (bacaan.perpanjangan) {
    isi.splice(1, 0, element("span", { class: "akhir-sambung" }, `Setelah diperpanjang paling lama: ${tulis(bacaan.perpanjangan, zona())}`));
  }
  return element(pertama ? "p" : "li", { class: pertama ? "bacaan-pertama" : "bacaan-lain" }, ...isi);
}

function satuSanksi(sanksi) {
  const isi = [`${sanksi.jenis} dalam `, ...tautan([sanksi])];
  if (sanksi.gugur) isi.push(` tidak mengikat lagi menurut ${sanksi.gugur}`);
  return element("p", { class: sanksi.gugur ? "rinci rinci--gugur" : "rinci" }, ...isi, ".");
}

function satuBatas(batas) {
  const punya = catatan.get(batas.id);
  const [pertama, ...lain] = batas.bacaan;
  const isi = [element("h4", {}, punya.perihal)];
  if (punya.pelaku.length) isi.push(element("p", { class: "rinci" }, `Mengikat: ${punya.pelaku.join(", ")}.`));
  if (punya.syarat) isi.push(element("p", { class: "rinci" }, `Syarat: ${punya.syarat}.`));
  isi.push(satuBacaan(pertama, true));
  if (lain.length) {
    isi.push(element("p", { class: "rinci" }, "Bacaan lain:"));
    isi.push(element("ul", {}, ...lain.map((satu) => satuBacaan(satu, false))));
  }
  if (punya.perpanjangan && !batas.diperpanjang) {
    isi.push(element("p", { class: "rinci" }, `Perpanjangan: ${punya.perpanjangan.isi} `, ...tautan([punya.perpanjangan]), "."));
  }
  const akibat = punya.akibat ?? (batas.diperpanjang ? punya.perpanjangan.akibat : null);
  if (akibat) isi.push(element("p", { class: "rinci" }, `Akibat: ${akibat}.`));
  isi.push(...punya.sanksi.map(satuSanksi));
  return element("article", { class: "batas", "data-batas": batas.id }, ...isi);
}

function tunjukkanHasil() {
  const bagian = [];
  for (const tahap of data.tahap) {
    const milik = hasil.batas.filter((batas) => catatan.get(batas.id).tahap === tahap);
    if (!milik.length) continue;
    milik.sort((satu, lain) => satu.bacaan[0].menit - lain.bacaan[0].menit);
    bagian.push(element("h3", {}, tahap), ...milik.map(satuBatas));
  }
  document.getElementById("daftar-hasil").replaceChildren(...bagian);
  document.getElementById("isian-tercetak").replaceChildren(...isianTercetak());
  document.getElementById("hasil").hidden = hasil.batas.length === 0 && hasil.masalah.length === 0;
  document.getElementById("ringkasan-hasil").textContent = ringkas();
  document.getElementById("unduh").disabled = hasil.batas.length === 0;
  document.getElementById("cetak").disabled = hasil.batas.length === 0;
}

// On paper the form is gone, so the sheet says what was entered.
function isianTercetak() {
  return data.acara.flatMap(({ id, nama, keterangan }) => {
    const waktu = terbaca(id);
    if (!waktu) return [];
    const salah = hasil.masalah.find((satu) => satu.acara === id);
    const isi = salah ? `${waktu}. Tidak dihitung: ${kecil(salah.pesan)}` : waktu;
    return [element("div", {}, element("dt", {}, keterangan ? `${nama}, ${keterangan}` : nama), element("dd", {}, isi))];
  });
}

function ringkas() {
  const banyakMasalah = hasil.masalah.length ? ` ${hasil.masalah.length} isian perlu diperiksa; lihat keterangan di bawahnya.` : "";
  if (!hasil.batas.length) return `Belum ada batas yang dihitung.${banyakMasalah}`;
  const kini = Date.now() / 60_000 + ZONA[zona()] * 60;
  const nanti = hasil.batas
    .map((batas) => ({ batas, akhir: batas.bacaan[0] }))
    .filter(({ akhir }) => akhir.menit >= kini)
    .sort((satu, lain) => satu.akhir.menit - lain.akhir.menit)[0];
  const dekat = nanti
    ? ` Yang paling dekat: ${kecil(catatan.get(nanti.batas.id).perihal)}, ${tulis(nanti.akhir.akhir, zona())}.`
    : " Semuanya sudah lewat menurut jam perangkat ini.";
  return `${hasil.batas.length} batas dihitung dalam ${zona()}.${dekat}${banyakMasalah}`;
}

// What the reader does -----------------------------------------------------------------------------------------------------

function hitungUlang() {
  const masukan = isian();
  const rusak = takTerbaca();
  hasil = hitung(data, masukan);
  hasil.masalah = [...rusak, ...hasil.masalah.filter((satu) => !rusak.some((lain) => lain.acara === satu.acara))];
  tunjukkanMasalah(hasil.masalah);
  tunjukkanHasil();
  if (simpan.checked) localStorage.setItem(KUNCI, JSON.stringify(masukan));
  else localStorage.removeItem(KUNCI);
}

function pulihkan() {
  const tersimpan = JSON.parse(localStorage.getItem(KUNCI) ?? "null");
  if (!tersimpan) return;
  simpan.checked = true;
  formulir.elements.zona.value = tersimpan.zona;
  for (const [id, waktu] of Object.entries(tersimpan.kejadian)) {
    if (!kejadian.has(id)) continue;
    bidang(id, "tanggal").value = waktu.tanggal;
    bidang(id, "jam").value = waktu.jam;
    if (waktu.tanggal) bidang(id, "tanggal").closest("details").open = true;
  }
  for (const kotak of formulir.querySelectorAll("[name=perpanjangan]")) {
    kotak.checked = tersimpan.perpanjangan.includes(kotak.value);
  }
}

formulir.addEventListener("change", hitungUlang);
formulir.addEventListener("submit", (peristiwa) => peristiwa.preventDefault());
formulir.addEventListener("reset", () => {
  // The fields are emptied after this event.
  setTimeout(hitungUlang);
});
document.getElementById("cetak").addEventListener("click", () => window.print());
document.getElementById("unduh").addEventListener("click", () => {
  const dibuat = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
  const isi = kalender(data, hasil, { zona: zona(), dibuat, asal: location.href });
  const alamat = URL.createObjectURL(new Blob([isi], { type: "text/calendar" }));
  element("a", { href: alamat, download: "tenggat-perkara-anak.ics" }).click();
  URL.revokeObjectURL(alamat);
});

pulihkan();
hitungUlang();
