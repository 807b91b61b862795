// What pages gain with JavaScript besides search (cari.js): citations to copy, and a chapter tree that shows where one is.
// Everything else is there without it.

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
