// What pages gain with JavaScript: search that opens from its button and the home page, and citations to copy.
// Everything else is there without it.

const toggle = document.getElementById("__search");
const query = document.querySelector("[data-md-component=search-query]");

// Search ---------------------------------------------------------------------------------------------------------

const trigger = document.querySelector(".pemicu-cari");
let opener = trigger;

function openSearch(words) {
  opener = document.activeElement === document.body ? trigger : document.activeElement;
  if (!toggle.checked) toggle.click();
  query.focus();
  if (words !== undefined) {
    query.value = words;
    query.dispatchEvent(new Event("keyup"));
  }
}

function closeSearch() {
  if (toggle.checked) toggle.click();
}

toggle.addEventListener("change", () => {
  if (!toggle.checked) opener.focus();
});

trigger.addEventListener("click", () => openSearch());
document.querySelector(".md-search__tutup").addEventListener("click", closeSearch);

for (const form of document.querySelectorAll("form.cari")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    openSearch(form.elements.q.value);
  });
}

for (const link of document.querySelectorAll('.contoh a[href^="?q="]')) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    openSearch(link.textContent);
  });
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") closeSearch();
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    openSearch();
  }
});

// Copying --------------------------------------------------------------------------------------------------------

function copyButton(label, text) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "salin";
  button.textContent = label;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text());
    button.textContent = "Tersalin";
    setTimeout(() => (button.textContent = label), 2000);
  });
  return button;
}

function address(anchor) {
  const here = new URL(location.href);
  here.search = "";
  here.hash = anchor;
  return here.href;
}

for (const cited of document.querySelectorAll("[data-kutip]")) {
  const row = document.createElement("div");
  row.className = "aksi";
  row.setAttribute("role", "group");
  row.setAttribute("aria-label", cited.dataset.kutip);
  row.append(
    copyButton("Salin kutipan", () => cited.dataset.kutip),
    copyButton("Salin tautan", () => address(cited.id)),
  );
  if (cited.matches("h1")) cited.after(row);
  else (cited.matches("h3") ? cited.parentElement : cited).append(row);
}

// The chapter tree -------------------------------------------------------------------------------------------------

const tree = document.querySelector(".pohon");
const current = tree?.querySelector("[aria-current=page]");
if (current && tree.scrollHeight > tree.clientHeight) {
  tree.scrollTop = current.offsetTop - tree.clientHeight / 3;
}
