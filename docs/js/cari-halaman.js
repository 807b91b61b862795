// The results page: the address holds the query and the filters, so it can be shared; more results on demand.

import { engine, UNREACHED } from "./cari.js";
import { counted, remarks, remember, resultItem } from "./cari-tampilan.js";
import { element } from "./unsur.js";

const STEP = 20;
const FILTERS = { jenis: "kind", uu: "law", pelaku: "actor", status: "status" };

export async function showPage(page) {
  const form = document.querySelector("form.cari--halaman");
  const field = form.elements.q;
  const news = page.querySelector(".kabar");
  const list = page.querySelector(".isi-halaman");
  const title = document.title;
  const start = news.textContent;
  const sieve = form.querySelector(".penyaring");
  const chosen = sieve.querySelector(".terpilih");
  let turn = 0;
  let shown = STEP;
  // On a phone four fields would push the first result off the screen: they are folded until they are asked for.
  const wide = matchMedia("(min-width: 37.5em)");
  const fold = () => (sieve.open = wide.matches);
  wide.addEventListener("change", fold);
  fold();
  sieve.classList.add("penyaring--siap");
  const search = await engine();
  const choices = await search.choices();
  const selects = new Map();
  for (const [name, key] of Object.entries(FILTERS)) {
    const select = form.elements[name];
    select.length = 1; // what an attempt before this one put in
    for (const [value, text] of Object.entries(choices[key])) select.append(element("option", { value }, text));
    select.addEventListener("change", () => update(true));
    selects.set(name, select);
  }

  function read() {
    const asked = new URLSearchParams(location.search);
    field.value = (asked.get("q") ?? "").slice(0, 200);
    for (const [name, select] of selects) {
      select.value = asked.get(name) ?? "";
      if (select.selectedIndex < 0) select.value = "";
    }
  }

  function address() {
    const asked = new URLSearchParams();
    if (field.value.trim()) asked.set("q", field.value.trim());
    for (const [name, select] of selects) if (select.value) asked.set(name, select.value);
    return asked.size ? `${location.pathname}?${asked}` : location.pathname;
  }

  function again(query) {
    const link = element("a", { href: `?${new URLSearchParams({ q: query })}` }, query);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      field.value = query;
      update(true);
    });
    return link;
  }

  async function update(keep) {
    shown = STEP;
    if (keep) history.pushState(history.state, "", address());
    else history.replaceState(history.state, "", address());
    await render();
  }

  async function render() {
    const mine = ++turn;
    const query = field.value;
    const set = [...selects].filter(([, select]) => select.value);
    chosen.textContent = set.map(([name, select]) => choices[FILTERS[name]][select.value]).join(", ");
    const wanted = Object.fromEntries(set.map(([name, select]) => [FILTERS[name], select.value]));
    let found;
    try {
      found = await search.search(query, { ...wanted, limit: shown });
    } catch {
      if (mine === turn) news.textContent = UNREACHED;
      return;
    }
    if (mine !== turn) return;
    for (const name of ["jenis", "uu"]) recount(selects.get(name), choices[FILTERS[name]], found.counts[FILTERS[name]], query);
    const text = found.corrected ?? query;
    news.textContent = query.trim() ? counted(found, query) : found.total ? `${found.total} halaman sesuai penyaring.` : start;
    const results = element("ol", { class: "daftar-hasil" }, ...found.results.map((result) => resultItem(result, (part) => search.highlight(part, text))));
    const parts = [...remarks(found, again)];
    if (found.results.length) parts.push(results);
    else if (query.trim()) parts.push(element("p", { class: "catatan-cari" }, wantedText(wanted) || "Coba kata lain, satu kata saja, atau sitasi seperti “pasal 28 uu 14/2019”."));
    if (found.total > found.results.length && found.results.length === shown) {
      const more = element("button", { type: "button", class: "lagi" }, `Tampilkan ${Math.min(STEP, found.total - shown)} lagi`);
      more.addEventListener("click", async () => {
        const before = shown;
        shown += STEP;
        await render();
        list.querySelectorAll("a.hasil-cari")[before]?.focus();
      });
      parts.push(more);
    }
    list.replaceChildren(...parts);
    document.title = query.trim() ? `${query.trim().slice(0, 60)} – ${title}` : title;
  }

  const wantedText = (wanted) => (Object.keys(wanted).length ? "Tidak ada yang sesuai dengan penyaring ini; pilih “Semua” pada salah satunya." : "");

  function recount(select, labels, counts, query) {
    for (const option of select.options) {
      if (!option.value) continue;
      const count = counts[option.value] ?? 0;
      option.textContent = query.trim() && option.value !== "mandat" ? `${labels[option.value]} (${count})` : labels[option.value];
    }
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    remember(field.value);
    update(true);
  });
  field.addEventListener("input", () => update(false));
  list.addEventListener("click", (event) => {
    if (event.target.closest("a.hasil-cari")) remember(field.value);
  });
  window.addEventListener("popstate", () => {
    read();
    render();
  });
  read();
  await render();
}
