// The page where a reader asks for a copy of the site, sees which one is here, renews it and deletes it.
// Nothing is fetched or kept before the button is pressed.

import { begun, kept, latest, missing, remove, save, supported } from "./luring-salinan.js";

const panel = document.getElementById("salinan");
const news = panel.querySelector(".kabar");
const facts = panel.querySelector(".isi-salinan");
const course = panel.querySelector(".kemajuan");
const bar = course.querySelector("progress");
const figures = course.querySelector(".angka");
const button = (name) => panel.querySelector(`[data-tindakan=${name}]`);
const [saveButton, stopButton, deleteButton] = ["simpan", "berhenti", "hapus"].map(button);

const number = new Intl.NumberFormat("id-ID");
const megabytes = new Intl.NumberFormat("id-ID", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const sent = (rows) => rows.reduce((sum, row) => sum + row[3], 0);
const size = (bytes) => `${megabytes.format(Math.max(bytes, 50_000) / 1e6)} MB`;
const day = (iso) => new Intl.DateTimeFormat("id-ID", { dateStyle: "long", timeZone: "UTC" }).format(new Date(iso));
const moment = (iso) => new Intl.DateTimeFormat("id-ID", { dateStyle: "long", timeStyle: "short" }).format(new Date(iso));

const HALTS = {
  ada: "Salinan sedang disimpan pada tab lain. Lihat tab itu.",
  beda: "Situs ini sedang diperbarui, atau jaringan mengubah isinya. Coba lagi beberapa menit lagi, atau lewat jaringan lain.",
  berhenti: "Dihentikan. Yang sudah diunduh tidak diunduh lagi.",
  daftar: "Situs ini tidak menyediakan salinan luring. Selama catatan disunting (make serve), salinan memang tidak dibuat.",
  ditolak: "Peramban ini menolak menyimpan salinan. Tutup mode penyamaran atau izinkan penyimpanan data situs, lalu coba lagi.",
  ruang: "Ruang penyimpanan di perangkat ini tidak cukup. Hapus berkas lain, lalu coba lagi.",
  sambungan: "Situs tidak terjangkau. Periksa sambungan, lalu coba lagi. Yang sudah diunduh tidak diunduh lagi.",
};

let list = null; // the site's, as of the last time it was asked
let copy = null; // the one kept here

// What is shown --------------------------------------------------------------------------------------------------------

function show(words, action) {
  news.textContent = words;
  course.hidden = true;
  stopButton.hidden = true;
  saveButton.hidden = !action;
  saveButton.textContent = action ?? "";
  facts.hidden = !copy;
  if (!copy) return;
  const said = {
    per: day(copy.per),
    versi: copy.versi.slice(0, 8),
    isi: `${number.format(copy.berkas.length)} berkas, sekitar ${size(copy.berkas.reduce((sum, row) => sum + row[2], 0))}`,
    disimpan: moment(copy.disimpan),
  };
  for (const [name, text] of Object.entries(said)) facts.querySelector(`[data-isi=${name}]`).textContent = text;
}

function showCourse(arrived, rows) {
  const whole = sent(rows);
  const part = sent(arrived);
  bar.max = whole;
  bar.value = part;
  figures.textContent = `${number.format(arrived.length)} dari ${number.format(rows.length)} berkas, sekitar ${size(part)} dari ${size(whole)}`;
}

// Where things stand: with what was kept, with what the site says, with what is half done.
async function look(before = "") {
  copy = await kept();
  const words = (more) => [before, more].filter(Boolean).join(" ");
  deleteButton.hidden = !copy;
  if (!copy) {
    const half = await begun();
    deleteButton.hidden = !half;
    show(words(half ? "Penyimpanan belum selesai; salinannya belum dapat dipakai." : ""), half ? "Lanjutkan" : "Simpan untuk luring");
    return;
  }
  show(before || "Salinan sudah tersimpan. Memeriksa apakah ada yang lebih baru …");
  try {
    list = await latest();
  } catch (halt) {
    show(words(halt.reason === "sambungan" ? "Salinan tersimpan dan dapat dibaca. Situs sedang tidak terjangkau, sehingga belum diketahui apakah ada yang lebih baru." : HALTS[halt.reason]), "Periksa lagi");
    return;
  }
  if (list.versi === copy.versi) {
    show(words("Salinan ini sama dengan situs saat ini."));
    return;
  }
  const rows = await missing(list);
  const newer = list.per === copy.per ? "Isi situs sudah berubah" : `Situs sudah memuat keadaan per ${day(list.per)}`;
  show(words(`${newer}: ${number.format(rows.length)} berkas perlu diunduh, sekitar ${size(sent(rows))}.`), "Perbarui salinan");
}

// What the reader does -------------------------------------------------------------------------------------------------

let stop;

saveButton.addEventListener("click", async () => {
  stop = new AbortController();
  try {
    saveButton.hidden = deleteButton.hidden = true;
    news.textContent = "Mengunduh. Biarkan halaman ini terbuka sampai selesai.";
    list = await latest();
    const rows = await missing(list);
    const arrived = [];
    showCourse(arrived, rows);
    course.hidden = stopButton.hidden = false;
    stopButton.focus();
    await save(list, {
      signal: stop.signal,
      progress: (row) => {
        arrived.push(row);
        showCourse(arrived, rows);
      },
    });
    await look(`Selesai: ${number.format(rows.length)} berkas diunduh.`);
  } catch (error) {
    if (!error.reason) throw error;
    await look([HALTS[error.reason], copy ? "Salinan yang lama tetap utuh." : ""].join(" ").trim());
  }
  (saveButton.hidden ? news : saveButton).focus();
});

stopButton.addEventListener("click", () => stop.abort());

deleteButton.addEventListener("click", async () => {
  if (!confirm("Hapus salinan luring dari perangkat ini?")) return;
  await remove();
  list = null;
  await look("Salinan sudah dihapus dari perangkat ini.");
  saveButton.focus();
});

if (supported && location.protocol !== "file:") look();
else if (location.protocol === "file:") news.textContent = "Anda membaca arsip zip, jadi semuanya sudah ada di perangkat ini. Untuk yang lebih baru, unduh lagi arsipnya.";
else news.textContent = "Peramban ini tidak dapat menyimpan salinan; untuk itu alamat situs harus diawali https. Pakailah arsip zip di bawah.";
