// The finder: the tables of the page, which are all there without it, are filtered, sorted and saved.
// The state is the address, so that a result can be sent to somebody, kept, and gone back to.

const formulir = document.getElementById("saringan");
const kata = document.getElementById("kata");
const urut = document.getElementById("urut");
const kabar = document.getElementById("kabar-saring");
const temuan = document.getElementById("temuan");
const terpasang = formulir.querySelector(".terpasang");
const kotak = [...formulir.querySelectorAll("input[type=checkbox]")];
const NAMA = [...formulir.querySelectorAll("[data-saring]")].map((satu) => satu.dataset.saring);
const SIFAT = kotak.filter((satu) => satu.name === "sifat").map((satu) => satu.value);
const label = new Map(kotak.map((satu) => [`${satu.name} ${satu.value}`, satu.nextElementSibling.textContent]));
const bagian = [...temuan.querySelectorAll("section")];
const lanjutan = temuan.querySelectorAll(".lanjutan");
const unsur = [...temuan.querySelectorAll("tbody > tr")];
const angka = (banyak) => banyak.toLocaleString("id");
const susunan = new Intl.Collator("id");
const lipat = (teks) => teks.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const bersih = (unsur) => unsur.textContent.replace(/\s+/g, " ").trim();
const idPelaku = (tautan) => tautan.getAttribute("href").split("/").at(-2);

// Rows -----------------------------------------------------------------------------------------------------------------

// One after another while the page is idle: neither its first paint nor the first choice waits for all of them.
const baris = [];

function baca() {
  const satu = unsur[baris.length];
  const [siapa, sifat, apa, sitasi] = satu.cells;
  baris.push({
    unsur: satu,
    rumah: satu.parentElement,
    nomor: baris.length,
    pelaku: [...siapa.querySelectorAll("a")].map(idPelaku),
    sifat: [/sifat--([a-z-]+)/.exec(sifat.firstElementChild.className)[1]],
    uu: [satu.closest("section").dataset.uu],
    topik: satu.dataset.topik.split(" "),
    tahap: satu.dataset.tahap?.split(" ") ?? [],
    jam: Number(satu.dataset.jam ?? Infinity),
    teks: lipat(`${bersih(siapa)} ${bersih(sifat)} ${bersih(apa)} ${bersih(sitasi)}`),
    siapa: lipat(bersih(siapa)),
  });
}

function bacaSenggang(waktu) {
  while (baris.length < unsur.length) {
    if (waktu.timeRemaining() < 3) return requestIdleCallback(bacaSenggang);
    baca();
  }
}

// What is not sorted by law stands in one table; every row keeps its place in that of its law.
const tabel = temuan.querySelector(".mandat").cloneNode(false);
const badan = document.createElement("tbody");
tabel.append(temuan.querySelector("thead").cloneNode(true), badan);
tabel.setAttribute("aria-labelledby", "judul-temuan");
tabel.hidden = true;
temuan.append(tabel);

// State and address ----------------------------------------------------------------------------------------------------

function keadaan() {
  const pilihan = Object.fromEntries(NAMA.map((nama) => [nama, new Set()]));
  for (const satu of kotak) if (satu.checked) pilihan[satu.name].add(satu.value);
  return { pilihan, kata: kata.value.trim(), urut: urut.value };
}

function alamat({ pilihan, kata, urut }) {
  const bagian = kata ? [`kata=${encodeURIComponent(kata)}`] : [];
  for (const nama of NAMA) if (pilihan[nama].size) bagian.push(`${nama}=${[...pilihan[nama]].join(",")}`);
  if (urut) bagian.push(`urut=${urut}`);
  return location.pathname + (bagian.length ? `?${bagian.join("&")}` : "");
}

// What an address asks for and the page does not know is passed over.
function pulihkan() {
  const minta = new URLSearchParams(location.search);
  kata.value = minta.get("kata") ?? "";
  urut.value = minta.get("urut") ?? "";
  if (urut.selectedIndex < 0) urut.value = "";
  const diminta = new Map(NAMA.map((nama) => [nama, (minta.get(nama) ?? "").split(",")]));
  for (const satu of kotak) satu.checked = diminta.get(satu.name).includes(satu.value);
}

// Filtering ------------------------------------------------------------------------------------------------------------

const cocok = (satu, nama, pilihan) => !pilihan[nama].size || satu[nama].some((nilai) => pilihan[nama].has(nilai));

function saring({ pilihan, kata, urut }) {
  while (baris.length < unsur.length) baca();
  const kata2 = lipat(kata).split(/\s+/).filter(Boolean);
  const jumlah = new Map();
  const lolos = [];
  for (const satu of baris) {
    const gagal = kata2.every((bagian) => satu.teks.includes(bagian))
      ? NAMA.filter((nama) => !cocok(satu, nama, pilihan))
      : NAMA;
    if (!gagal.length) lolos.push(satu);
    // A filter's own choices do not shrink its counts: they say what another choice would add.
    for (const nama of NAMA) {
      if (gagal.some((lain) => lain !== nama)) continue;
      for (const nilai of satu[nama]) jumlah.set(`${nama} ${nilai}`, (jumlah.get(`${nama} ${nilai}`) ?? 0) + 1);
    }
  }
  return { lolos: lolos.sort(BANDING[urut]), jumlah };
}

const BANDING = {
  "": (satu, lain) => satu.nomor - lain.nomor,
  pelaku: (satu, lain) => susunan.compare(satu.siapa, lain.siapa) || satu.nomor - lain.nomor,
  sifat: (satu, lain) => SIFAT.indexOf(satu.sifat[0]) - SIFAT.indexOf(lain.sifat[0]) || satu.nomor - lain.nomor,
  batas: (satu, lain) => (satu.jam === lain.jam ? satu.nomor - lain.nomor : satu.jam - lain.jam),
};

let urutan = "";

function tunjukkan() {
  const kini = keadaan();
  const { lolos, jumlah } = saring(kini);
  const tampak = new Set(lolos);
  for (const satu of baris) satu.unsur.hidden = !tampak.has(satu);
  if (kini.urut !== urutan) {
    for (const satu of baris.toSorted(BANDING[kini.urut])) (kini.urut ? badan : satu.rumah).append(satu.unsur);
    urutan = kini.urut;
  }
  // What was asked for is not folded up.
  const disaring = Boolean(kini.urut) || lolos.length < baris.length;
  temuan.classList.toggle("temuan--disaring", disaring);
  for (const satu of lanjutan) satu.open = disaring;
  for (const satu of bagian) satu.hidden = !satu.querySelector("tbody > tr:not([hidden])");
  tabel.hidden = !kini.urut || !lolos.length;
  for (const satu of kotak) {
    const banyak = jumlah.get(`${satu.name} ${satu.value}`) ?? 0;
    satu.parentElement.querySelector(".jumlah").textContent = banyak;
    satu.parentElement.hidden = !banyak && !satu.checked;
  }
  for (const nama of NAMA) {
    const dipilih = kini.pilihan[nama].size;
    formulir.querySelector(`[data-saring=${nama}] .terpilih`).textContent = dipilih ? `(${dipilih} dipilih)` : "";
  }
  terpasang.replaceChildren(...kotak.filter((satu) => satu.checked).map(lepasan));
  document.getElementById("tanpa-temuan").hidden = Boolean(lolos.length);
  document.getElementById("unduh-csv").disabled = !lolos.length;
  kabar.textContent =
    lolos.length === baris.length ? `Semua ${angka(baris.length)} mandat.` : `${angka(lolos.length)} dari ${angka(baris.length)} mandat.`;
  return kini;
}

function lepasan(satu) {
  const butir = document.createElement("li");
  const tombol = document.createElement("button");
  tombol.type = "button";
  tombol.className = "salin";
  tombol.textContent = label.get(`${satu.name} ${satu.value}`);
  tombol.setAttribute("aria-label", `Lepas saringan ${tombol.textContent}`);
  tombol.addEventListener("click", () => {
    satu.checked = false;
    catat();
    // The button is gone; the next one, or the field of words, takes over.
    (terpasang.querySelector("button") ?? kata).focus();
  });
  butir.append(tombol);
  return butir;
}

// A choice is a step to go back from; letters typed are one step together.
function catat(ganti = false) {
  const tujuan = alamat(tunjukkan());
  if (tujuan === location.pathname + location.search) return;
  history[ganti ? "replaceState" : "pushState"](null, "", tujuan);
}

// CSV ------------------------------------------------------------------------------------------------------------------

const KEPALA = ["Sitasi", "Pelaku", "Sifat", "Tindakan", "Kepada", "Syarat", "Kecuali", "Batas waktu", "Tahap perkara anak", "Topik", "Keadaan ketentuan", "Alamat"];

// What a spreadsheet would compute is marked as text, as in the tables that the site is built with.
function sel(teks) {
  const aman = /^\s*[=+\-@\t\r＝＋－＠]/u.test(teks) ? `'${teks}` : teks;
  return /[",\r\n]/.test(aman) ? `"${aman.replaceAll('"', '""')}"` : aman;
}

function kolom(satu) {
  const [siapa, sifat, apa, sitasi] = satu.unsur.cells;
  const rinci = { Kepada: "", Syarat: "", Kecuali: "" };
  for (const bagian of apa.querySelectorAll(".rinci:not(.rinci--batas, .rinci--gugur)")) {
    const [nama, ...isi] = bersih(bagian).split(": ");
    rinci[nama] = isi.join(": ");
  }
  const tindakan = [...apa.childNodes].filter((simpul) => simpul.nodeType === Node.TEXT_NODE).map(bersih).join(" ").trim();
  const batas = apa.querySelector(".rinci--batas");
  const kata2 = (nama) => satu[nama].map((nilai) => label.get(`${nama} ${nilai}`)).join("; ");
  const tautan = sitasi.querySelector("a");
  return [
    bersih(tautan),
    [...siapa.querySelectorAll("a")].map(bersih).join("; "),
    bersih(sifat),
    tindakan,
    rinci.Kepada,
    rinci.Syarat,
    rinci.Kecuali,
    batas ? bersih(batas) : "",
    kata2("tahap"),
    kata2("topik"),
    satu.unsur.classList.contains("gugur") ? "tidak berlaku lagi" : "berlaku",
    tautan.href,
  ];
}

function unduh() {
  const isi = [KEPALA, ...saring(keadaan()).lolos.map(kolom)].map((satu) => satu.map(sel).join(",")).join("\r\n");
  const sumber = URL.createObjectURL(new Blob(["\ufeff", isi, "\r\n"], { type: "text/csv" }));
  const tautan = document.createElement("a");
  tautan.href = sumber;
  tautan.download = "mandat-terpilih.csv";
  tautan.click();
  URL.revokeObjectURL(sumber);
}

// What the reader does --------------------------------------------------------------------------------------------------

let mengetik = false;
let jeda;
kata.addEventListener("input", () => {
  clearTimeout(jeda);
  jeda = setTimeout(() => {
    catat(mengetik);
    mengetik = true;
  }, 150);
});
kata.addEventListener("blur", () => (mengetik = false));
formulir.addEventListener("change", ({ target }) => target !== kata && catat());
formulir.addEventListener("submit", (peristiwa) => peristiwa.preventDefault());
formulir.addEventListener("reset", (peristiwa) => {
  // The fields would go back to what the browser restored, not to nothing.
  peristiwa.preventDefault();
  kata.value = urut.value = "";
  for (const satu of kotak) satu.checked = false;
  catat();
});
document.getElementById("unduh-csv").addEventListener("click", unduh);
document.getElementById("salin-hasil").addEventListener("click", async ({ currentTarget: tombol }) => {
  const semula = tombol.textContent;
  await navigator.clipboard.writeText(location.href);
  tombol.textContent = "Tersalin";
  setTimeout(() => (tombol.textContent = semula), 2000);
});
addEventListener("popstate", () => {
  pulihkan();
  tunjukkan();
});

// The page as it comes is the answer to an address that asks for nothing, unless somebody was faster than this script.
if (location.search) pulihkan();
if (alamat(keadaan()) !== location.pathname) catat(true);
else if (window.requestIdleCallback) requestIdleCallback(bacaSenggang);
