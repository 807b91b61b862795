// The filter over the pasal of a law: every pasal is listed without it.

const field = document.getElementById("saring");
const said = document.getElementById("saring-hasil");
const entries = [...document.querySelectorAll(".isi-undang-undang .pasal-daftar > li")].map((item) => ({
  item,
  number: item.querySelector(".nomor").textContent.replace(/\D*/, "").toLowerCase(),
  words: item.textContent.toLowerCase(),
}));

function filter() {
  const asked = field.value.toLowerCase().split(/\s+/).filter((word) => word && word !== "pasal");
  let shown = 0;
  for (const { item, number, words } of entries) {
    item.hidden = !asked.every((word) => (/^\d/.test(word) ? number.startsWith(word) : words.includes(word)));
    shown += !item.hidden;
  }
  for (const list of document.querySelectorAll(".isi-undang-undang .pasal-daftar")) {
    list.hidden = !list.querySelector("li:not([hidden])");
    if (list.previousElementSibling?.matches("h4")) list.previousElementSibling.hidden = list.hidden;
  }
  for (const chapter of document.querySelectorAll(".isi-undang-undang .bab")) {
    chapter.hidden = asked.length > 0 && !chapter.querySelector("li:not([hidden])");
  }
  if (!asked.length) said.textContent = `${entries.length} pasal`;
  else if (shown) said.textContent = `${shown} dari ${entries.length} pasal`;
  else said.textContent = "Tidak ada perihal pasal yang cocok. Coba kata lain, atau cari isinya dengan tombol Cari.";
}

field.addEventListener("input", filter);
field.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !field.value) return;
  event.preventDefault();
  field.value = "";
  filter();
});
filter(); // the browser may have kept what was typed
