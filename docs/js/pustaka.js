// What pages gain with JavaScript besides search (cari.js), peeking (intip.js) and citing (kutip.js): a chapter tree that
// shows where one is.
// Everything else is there without it.

// The chapter tree -------------------------------------------------------------------------------------------------

const tree = document.querySelector(".pohon");
const current = tree?.querySelector("[aria-current=page]");
if (current && tree.scrollHeight > tree.clientHeight) {
  tree.scrollTop = current.offsetTop - tree.clientHeight / 3;
}
