// What must be known before anything is painted: the colours a reader chose (without a choice CSS follows the device),
// that scripts run, and whether the address asks for answers.
// A classic script in the head: modules and deferred scripts run too late for the first paint.

{
  const KEY = "tampilan";
  const NEXT = { "": "kertas", kertas: "malam", malam: "" };
  const root = document.documentElement;
  let chosen = "";

  // A browser may refuse its storage; the choice then lasts as long as the page.
  const recall = () => {
    try {
      const kept = localStorage.getItem(KEY) ?? "";
      if (kept in NEXT) chosen = kept;
    } catch {}
  };

  const keep = () => {
    try {
      if (chosen) localStorage.setItem(KEY, chosen);
      else localStorage.removeItem(KEY);
    } catch {}
  };

  const show = () => {
    if (chosen) root.dataset.mdColorScheme = chosen;
    else delete root.dataset.mdColorScheme;
    for (const bar of document.querySelectorAll("meta[data-tampilan]")) {
      const own = bar.dataset.tampilan;
      if (chosen) bar.media = chosen === own ? "all" : "not all";
      else bar.media = `(prefers-color-scheme: ${own === "malam" ? "dark" : "light"})`;
    }
  };

  const restore = () => {
    recall();
    show();
  };

  root.classList.replace("no-js", "js");
  root.classList.toggle("bertanya", new URLSearchParams(location.search).has("q"));
  restore();
  // A page may come back from history, or be open beside the one where the choice was made.
  addEventListener("pageshow", ({ persisted }) => persisted && restore());
  addEventListener("storage", restore);
  document.addEventListener("click", ({ target }) => {
    if (!target.closest?.(".tampilan")) return;
    chosen = NEXT[chosen];
    keep();
    show();
  });
}
