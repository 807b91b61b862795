"""HTML saved from a legal portal: the text of its blocks; menus and the page's own furniture are set aside."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PreformattedString, Tag
from bs4.exceptions import ParserRejectedMarkup

from ..text import Line, Mend, Unreadable
from .reading import FAILURES, Reading, bounded, numeral, row_lines

# The tree of a page takes some hundred times its size in memory.
_MAX_BYTES = 4 * 2**20
_MAX_TAGS = 200_000
_BLOCKS = frozenset(
    "address article blockquote body caption center dd details dialog div dl dt fieldset figcaption figure h1 h2 h3 h4"
    " h5 h6 hr html legend li main ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_UNSEEN = frozenset("script style noscript template head title svg math object iframe".split())
# A form is not among these: old portals wrap the whole page in one.
_FURNITURE = frozenset("nav aside button select textarea menu".split())
_ROLES = frozenset("navigation banner contentinfo search complementary dialog menu menubar toolbar".split())
_MARKED = re.compile(r"^\s*(?:\(?\d+[a-z]?[.)]|\(?[a-z]{1,2}[.)])\s")
_FORMATS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "1": "decimal"}
_STYLES = {
    "lower-alpha": "a",
    "lower-latin": "a",
    "upper-alpha": "A",
    "lower-roman": "i",
    "upper-roman": "I",
    "decimal": "1",
}


def read(data: bytes, label: str) -> Reading:
    """Return one line a block; the line number is that of the source, a `br` ends a line, not a paragraph."""
    if len(data) > _MAX_BYTES or data.count(b"<") > _MAX_TAGS:
        raise Unreadable(
            "Halaman HTML ini jauh lebih besar dari peraturan mana pun; simpan teksnya saja sebagai berkas TXT."
        )
    if data.count(b"\x00") > len(data) // 200:
        raise Unreadable("Isi berkas ini bukan HTML; unduh ulang berkasnya.")
    try:
        page = _Page(label)
        page.walk(BeautifulSoup(data, "lxml"), 1)
        page.flush()
    except (ParserRejectedMarkup, *FAILURES) as error:
        raise Unreadable("Berkas HTML rusak dan tidak dapat dibaca; simpan ulang halamannya.") from error
    return Reading(bounded(page.lines), wrapped=False, aside=page.aside)


class _Page:
    """Collects the running text until a block ends."""

    def __init__(self, label: str) -> None:
        self.label = label
        self.lines: list[Line] = []
        self.aside: list[Mend] = []
        self.pieces: list[str] = []
        self.number = 1
        self.breaks = True
        self.preformatted = False
        self.counts: dict[int, int] = {}  # the last number of each ordered list, by the list's identity

    def flush(self, *, block: bool = True) -> None:
        """End the line; `block` says that the paragraph ends with it."""
        text = " ".join("".join(self.pieces).split())
        if text:
            self.lines.append(Line(text, self.label, self.number, breaks=self.breaks))
            self.breaks = False
        self.breaks = self.breaks or block
        self.pieces.clear()

    def walk(self, tag: Tag, number: int) -> None:
        """Read the children of `tag` in order; `number` is the source line it begins on."""
        for child in tag.children:
            if isinstance(child, PreformattedString):  # comments, declarations
                continue
            if isinstance(child, NavigableString):
                self._text(str(child), number)
            elif isinstance(child, Tag):
                self._tag(child, child.sourceline or number)

    def _text(self, text: str, number: int) -> None:
        if not self.pieces:
            self.number = number
        if not self.preformatted:
            self.pieces.append(text)
            return
        for order, line in enumerate(text.split("\n")):
            if order:
                self.flush(block=not line.strip())
                self.number = number + order
            self.pieces.append(line)

    def _tag(self, tag: Tag, number: int) -> None:
        name = tag.name
        if name in _UNSEEN:
            return
        if _furniture(tag):
            text = " ".join(tag.get_text(" ").split())
            if text:
                self.aside.append(
                    Mend(self.label, number, 1, "bagian halaman web, bukan teks peraturan; disisihkan.", text, "")
                )
            self.flush()
        elif name == "br":
            self.flush(block=False)
            self.number = number
        elif name == "tr":
            self._row(tag, number)
        elif name in _BLOCKS:
            self.flush()
            self.number = number
            if name == "li":
                self._item(tag)
            outer, self.preformatted = self.preformatted, self.preformatted or name == "pre"
            self.walk(tag, number)
            self.preformatted = outer
            self.flush()
        else:
            self.walk(tag, number)

    def _row(self, tag: Tag, number: int) -> None:
        self.flush()
        cells: list[list[str]] = []
        for cell in tag.find_all(["td", "th"], recursive=False):
            inner = _Page(self.label)
            inner.walk(cell, cell.sourceline or number)
            inner.flush()
            self.aside.extend(inner.aside)
            cells.append([line.text for line in inner.lines])
        self.lines.extend(Line(text, self.label, number, breaks=True) for text in row_lines(cells))

    def _item(self, tag: Tag) -> None:
        """Write the number that a browser shows before an item of an ordered list, unless the text has its own."""
        parent = tag.parent
        if parent is None or parent.name != "ol" or _MARKED.match(tag.get_text()[:20]):
            return
        style = str(parent.get("style") or "")
        kind = str(parent.get("type") or next((sign for word, sign in _STYLES.items() if word in style), "1"))
        start, own = str(parent.get("start") or "1"), str(tag.get("value") or "")
        before = self.counts.get(id(parent), int(start) - 1 if start.isdecimal() else 0)
        number = self.counts[id(parent)] = int(own) if own.isdecimal() else before + 1
        self.pieces.append(f"{numeral(number, _FORMATS.get(kind, 'decimal'))}. ")


def _furniture(tag: Tag) -> bool:
    hidden = tag.has_attr("hidden") or "display:none" in str(tag.get("style") or "").replace(" ", "").lower()
    site = tag.name in ("header", "footer") and tag.find_parent(["article", "main"]) is None
    return site or tag.name in _FURNITURE or str(tag.get("role") or "") in _ROLES or hidden
