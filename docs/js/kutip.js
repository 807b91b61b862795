// Cite: a quiet row of actions at every pasal, ayat and huruf. BibTeX and RIS are the files that the build made; for
// a part of a pasal only its name, its id and its address are put in their place. The page is read without this.

import { Box, supported } from "./kotak.js";
import { element, flash } from "./unsur.js";

const here = document.querySelector("[data-per]");
const heading = document.querySelector("h1[data-kutip]");
const per = here?.dataset.per;
const longDate = (iso) => new Intl.DateTimeFormat("id-ID", { dateStyle: "long", timeZone: "UTC" }).format(new Date(iso));

// What is copied -------------------------------------------------------------------------------------------------

function address(anchor, version = "") {
  const url = new URL(location.href);
  url.search = version && new URLSearchParams({ per: version });
  url.hash = anchor;
  return url.href;
}

const anchorOf = (cited) => (cited === heading ? "" : cited.id);
const short = (cited) => cited.dataset.kutip;
// "Pasal 28 ayat (1)" without the short name of its law.
const part = (cited) => short(cited).replace(` ${here.dataset.sebutan}`, "");
// A page of our own has no longer name than its short one; its address says the rest.
function whole(cited) {
  const { judul, sebutan } = here.dataset;
  if (!judul) return `${short(cited)}, ${address(anchorOf(cited))}`;
  return sebutan ? `${part(cited)} ${judul}` : judul;
}

async function file(type, cited) {
  const link = document.querySelector(`link[rel~="alternate"][type="${type}"]`);
  const answer = await fetch(new URL(link.href).pathname);
  if (!answer.ok) throw new Error(`${link.href}: ${answer.status}`);
  const text = (await answer.text()).trim();
  const anchor = anchorOf(cited);
  if (!anchor) return text;
  const id = new URL(link.href).pathname.split("/kutip/")[1].replace(/\.\w+$/, "").replaceAll("/", "-");
  const path = location.pathname.replace(/^.*(?=\/uu\/)/, "");
  return text.replaceAll(id, `${id}-${anchor}`).replaceAll(part(heading), part(cited)).replaceAll(path, `${path}#${anchor}`);
}

const FORMS = [
  ["Kutipan singkat", short],
  ["Kutipan lengkap", whole],
  ["Markdown", (cited) => `[${short(cited)}](${address(anchorOf(cited))})`],
  ["BibTeX", (cited) => file("application/x-bibtex", cited)],
  ["RIS", (cited) => file("application/x-research-info-systems", cited)],
  ["Tautan terkini", (cited) => address(anchorOf(cited))],
  ["Tautan versi ini", (cited) => address(anchorOf(cited), per)],
];

// Copying --------------------------------------------------------------------------------------------------------

const said = element("p", { class: "tersembunyi kutip-kabar", role: "status" });

function button(label, act) {
  const made = element("button", { type: "button", class: "salin" }, label);
  made.addEventListener("click", () => act(made));
  return made;
}

function copyButton(label, text, show) {
  return button(label, async (made) => {
    let words;
    try {
      words = await text();
      show?.(words);
      await navigator.clipboard.writeText(words);
      flash(made, "Tersalin", label);
      said.textContent = `${label}: tersalin`;
    } catch {
      flash(made, words && show ? "Salin dari bawah" : "Tidak dapat disalin", label);
      said.textContent = `${label}: tidak dapat disalin`;
    }
  });
}

// The box with every form ----------------------------------------------------------------------------------------

let box, title, list, shown;

function build() {
  box = new Box("kutip");
  title = element("h2", { id: "kutip-judul" });
  list = element("div", { class: "kutip__bentuk" });
  shown = element("pre", { class: "kutip__teks", tabindex: 0, role: "group", "aria-label": "Teks yang disalin" });
  const note = element("p", { class: "kutip__catatan" }, `Tautan terkini selalu menuju keadaan terakhir. Tautan versi ini mencatat bahwa yang dibaca adalah keadaan per ${longDate(per)}.`);
  const close = button("Tutup", () => box.close({ back: true }));
  box.element.append(title, list, shown, note, close);
}

function open(trigger, cited) {
  if (!box) build();
  if (box.trigger === trigger) return box.close({ back: true });
  title.textContent = `Kutip ${short(cited)}`;
  shown.hidden = true;
  const show = (words) => {
    shown.hidden = false;
    shown.textContent = words;
  };
  list.replaceChildren(...FORMS.map(([label, text]) => copyButton(label, () => text(cited), show)));
  box.show(trigger);
  box.pin();
}

// The rows -------------------------------------------------------------------------------------------------------

// A unit's row stands inside its words: after the last of them where there is a mouse, below them elsewhere.
function row(cited) {
  const made = element(cited === heading ? "div" : "span", { class: "aksi", role: "group", "aria-label": `Kutip ${short(cited)}` });
  if (supported && here) {
    const more = button("Kutip", () => open(more, cited));
    more.classList.add("kutip-pemicu");
    more.setAttribute("aria-haspopup", "dialog");
    more.setAttribute("aria-expanded", "false");
    made.append(more);
  }
  made.append(
    copyButton("Salin kutipan", () => short(cited)),
    copyButton("Salin tautan", () => address(anchorOf(cited))),
  );
  return made;
}

for (const cited of document.querySelectorAll("[data-kutip]")) {
  const unit = cited.matches("h3") ? cited.parentElement : cited;
  const place = cited === heading ? document.querySelector(".aksi-halaman") : unit.querySelector("p");
  place?.append(row(cited));
}
document.getElementById("isi").append(said);

// A tap on the words shows their row.
document.addEventListener("click", ({ target }) => {
  if (target.closest("a, button")) return;
  for (const before of document.querySelectorAll(".disentuh")) before.classList.remove("disentuh");
  target.closest(".butir > li, .ayat")?.classList.add("disentuh");
});

// Who follows a link to a version is told which one this is ------------------------------------------------------

const asked = new URLSearchParams(location.search).get("per");
if (per && asked && /^\d{4}-\d{2}-\d{2}$/.test(asked) && !Number.isNaN(Date.parse(asked))) {
  const words =
    asked === per
      ? `Tautan ini dibuat untuk keadaan per ${longDate(asked)}, sama dengan halaman ini.`
      : `Tautan ini dibuat untuk keadaan per ${longDate(asked)}. Halaman ini menunjukkan keadaan per ${longDate(per)}${here.dataset.judul ? "; perubahan yang tercatat disebut pada keadaan pasal di atas, dengan tanggalnya" : ""}.`;
  document.querySelector(".aksi-halaman").before(element("p", { class: "versi" }, words));
}
