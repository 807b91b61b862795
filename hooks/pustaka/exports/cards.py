"""Pictures that a chat or a feed shows beside a link: one of the site, one of each law, activity and guide.

PNG, because those who show such pictures read no SVG. The letters are those Pillow brings along (Aileron, CC0); what
they lack is written with what they have.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from PIL import Image, ImageDraw, ImageFont

from ..addresses import Target
from .catalogue import Catalogue

WIDTH, HEIGHT = 1200, 630
NAME = "kartu.png"

# The site's own colours on its paper (docs/css/pustaka.css); each is drawn in so many steps, for smooth edges.
_PAPER = (0xFB, 0xFA, 0xF6)
_INK, _TEAL, _ACCENT = ((0x1B, 0x24, 0x30), (0x0B, 0x5F, 0x5A), (0xB4, 0x54, 0x0A))
_COLOURS = (_INK, _TEAL, _ACCENT)
_STEPS = 16
_MARGIN, _EDGE = 88, 28
_TITLE_TOP, _FOOT_TOP = 164, 536
# The first of these sizes at which a title keeps to its lines is taken.
_TITLE_SIZES = ((84, 3), (70, 4), (58, 5))
# The four strokes of the site's mark (docs/gambar/tanda.svg): left, top, right, bottom, whether it is the warm one.
_MARK = ((3, 4, 25, 8.5, False), (3, 11, 29, 15.5, False), (3, 18, 21, 22.5, True), (3, 25, 27, 29, False))
# Signs the letters lack; the rest of Latin falls back to its plain letters.
_PLAIN = str.maketrans({"–": "-", "—": "-", "…": "...", "§": "Pasal", "×": "x"})
_KEPT = frozenset("“”‘’")


@dataclass(frozen=True)
class Card:
    """What a picture says: what kind of thing, its title, and a line at the foot."""

    kind: str
    title: str
    foot: str

    @property
    def alt(self) -> str:
        """Return the picture in words."""
        return f"Pustaka Peksos, {self.kind}: {self.title}"


def files(catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    """Yield every picture."""
    yield NAME, draw(SITE)
    for kind in ("law", "activity", "guide"):
        for id in catalogue.library.records[kind]:
            target = Target(kind, id)
            yield path(catalogue, target), draw(card(catalogue, target))


def path(catalogue: Catalogue, target: Target | None) -> str:
    """Return where the picture for a target's page stands below the site; a pasal shows its law's."""
    shown = _shown(catalogue, target)
    return catalogue.url(shown).lstrip("/") + NAME if shown else NAME


def card(catalogue: Catalogue, target: Target | None) -> Card:
    """Return what the picture for a target's page says."""
    shown = _shown(catalogue, target)
    if shown is None:
        return SITE
    record = catalogue.library.record(shown)
    if shown.kind == "law":
        law = catalogue.library.laws[shown.id]
        foot = f"{len(law.pasal)} pasal, diringkas satu demi satu"
        return Card("Undang-Undang", f"{record.sebutan} tentang {record.tentang}", foot)
    if shown.kind == "activity":
        kind = f"Peta jalan, kegiatan {record.nomor}"
        return Card(kind, record.judul, "Rencana, perkembangan, dan landasan hukumnya")
    return Card("Panduan", record.judul, "Langkah demi langkah, dengan pasalnya")


SITE = Card(
    "Pustaka", "Hukum pekerjaan sosial, pasal demi pasal", "Siapa wajib, boleh, atau dilarang apa, menurut pasal mana"
)


def _shown(catalogue: Catalogue, target: Target | None) -> Target | None:
    if target is not None and target.kind == "provision":
        return Target("law", catalogue.library.provisions[target.id].law)
    return target if target is not None and target.kind in ("law", "activity", "guide") else None


# ---------------------------------------------------------------------------
# Drawing


def draw(shown: Card) -> bytes:
    """Return a card as PNG: the same bytes for the same words."""
    sheet = _frame(shown.kind).copy()
    words = Image.new("L", (WIDTH - _EDGE, HEIGHT - _TITLE_TOP))
    pen = ImageDraw.Draw(words)
    size, lines = _fitted(plain(shown.title))
    for number, line in enumerate(lines):
        place = (_MARGIN - _EDGE, number * round(size * 1.16))
        pen.text(place, line, 255, _font(size), stroke_width=size / 90)
    pen.text((_MARGIN - _EDGE, _FOOT_TOP - _TITLE_TOP), plain(shown.foot), 255, _font(34))
    _lay(sheet, words, _INK, (_EDGE, _TITLE_TOP))
    buffer = io.BytesIO()
    sheet.save(buffer, "PNG", compress_level=5)
    return buffer.getvalue()


@cache
def _frame(kind: str) -> Image.Image:
    """Return what every picture of a kind has: the edge, the mark, the names of the site and of the kind, the rule."""
    sheet = Image.new("P", (WIDTH, HEIGHT))
    sheet.putpalette([part for colour in _COLOURS for step in range(_STEPS) for part in _mixed(colour, step)])
    teal, accent = (Image.new("L", (WIDTH, HEIGHT)) for _ in range(2))
    cold, warm = ImageDraw.Draw(teal), ImageDraw.Draw(accent)
    cold.rectangle((0, 0, _EDGE - 1, HEIGHT), 255)
    for left, top, right, bottom, is_warm in _MARK:
        box = [_MARGIN + 2 * left - 6, 60 + 2 * top, _MARGIN + 2 * right - 6, 60 + 2 * bottom]
        (warm if is_warm else cold).rectangle(box, 255)
    cold.text((_MARGIN + 74, 74), "Pustaka Peksos", 255, _font(40), stroke_width=0.6)
    warm.text((WIDTH - _MARGIN, 78), plain(kind), 255, _font(34), anchor="ra")
    cold.rectangle((_MARGIN, _FOOT_TOP - 26, WIDTH - _MARGIN, _FOOT_TOP - 24), 255)
    _lay(sheet, teal, _TEAL)
    _lay(sheet, accent, _ACCENT)
    return sheet


def _lay(sheet: Image.Image, drawn: Image.Image, colour: tuple[int, int, int], place: tuple[int, int] = (0, 0)) -> None:
    """Lay what was drawn upon the sheet, each shade of it a colour of the palette: few bytes beside full colour."""
    first = _COLOURS.index(colour) * _STEPS
    steps = drawn.point([first + value * _STEPS // 256 for value in range(256)])
    sheet.paste(steps, place, drawn.point([255 if value * _STEPS >= 256 else 0 for value in range(256)]))


def plain(text: str) -> str:
    """Return a text in the signs the letters have."""
    spelled = text.translate(_PLAIN)
    return "".join(
        sign if sign in _KEPT else unicodedata.normalize("NFKD", sign).encode("ascii", "ignore").decode()
        for sign in spelled
    )


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.load_default(size)
    assert isinstance(font, ImageFont.FreeTypeFont)
    # The plain layout, because the other is not in every build of Pillow.
    return font.font_variant(layout_engine=ImageFont.Layout.BASIC)


def _fitted(title: str) -> tuple[int, Sequence[str]]:
    """Return the size and lines of a title; the smallest size takes what is left."""
    for size, most in _TITLE_SIZES:
        lines = _wrapped(title, size)
        if len(lines) <= most and all(_fits(line, size) for line in lines):
            return size, lines
    last = f"{lines[most - 1]} ..."
    while not _fits(last, size) and last.count(" ") > 1:
        last = f"{last.rsplit(' ', 2)[0]} ..."
    return size, [*lines[: most - 1], last]


def _wrapped(title: str, size: int) -> list[str]:
    lines: list[str] = []
    for word in title.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _fits(longer, size):
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _fits(line: str, size: int) -> bool:
    return _font(size).getlength(line) <= WIDTH - 2 * _MARGIN


def _mixed(colour: tuple[int, int, int], step: int) -> Sequence[int]:
    return [round(paper + (own - paper) * step / (_STEPS - 1)) for paper, own in zip(_PAPER, colour, strict=True)]
