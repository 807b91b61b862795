"""Lists: provisions as a text joins them, "Pasal 27 ayat (1) dan ayat (3), Pasal 29 sampai dengan Pasal 31".

Each reader takes a text and a position and returns what stands there, or None; it reads on and never back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from . import instruments, numerals
from .citation import BELOW, Path, above
from .patterns import GAP, compiled

LONGEST_RANGE = 1000  # No law here has so many pasal; a longer range is a slip of the pen, or hostile.

_CONJUNCTION = r"(?i:dan/atau|dan|atau|serta|maupun|juncto|jo\.?)"
_THROUGH = r"(?i:sampai~dengan|sampai|hingga|s\.?d\.?|s/d)"
_AND = rf"{GAP}*+(?:,{GAP}*+(?:{_CONJUNCTION}~)?+|&{GAP}*+)|~{_CONJUNCTION}~"
AND = compiled(_AND)
_JOINT = compiled(rf"(?P<through>~{_THROUGH}~|(?P<dash>{GAP}*+[–—-]{GAP}*+))|{_AND}")

_LEVEL = compiled(rf"(?i:(pasal|ayat|huruf|angka|butir|bab|bagian|paragraf))(?!\w){GAP}*+")
_GAP = compiled("~")
_SAME_LINE = re.compile(r"[^\S\n]++")

# "Pasal 7(1)" and "Pasal 7 (1)" are Pasal 7 ayat (1); "ayat (1)b" is ayat (1) huruf b.
_SHORT_AYAT = re.compile(r"[^\S\n]?\(([1-9]\d{0,2}[a-z]?)\)")
_SHORT_HURUF = re.compile(r"(?<=\))([a-z])(?!\w)")

# Further items without their headword: "ayat (2) dan (3)", "huruf a, b, dan c", "Pasal 41 sampai dengan 43".
_BARE_AYAT = re.compile(r"\(([1-9]\d{0,2}[a-z]?)\)")
_BARE_HURUF = re.compile(r"([a-z])\1?(?!\w)")
_BARE_NUMBER = re.compile(r"[1-9]\d{0,3}[A-Za-z]?(?!\w|\.\d)")
# Such a number is none of a provision where it counts: "Pasal 7, 2 anak", "dan 3 (tiga) orang", "– 30 Juli".
_COUNTED = compiled(
    rf"{GAP}*+(?:%|\((?!\d))|,\d|~(?:{numerals.MEASURES}|orang|anak|kali|lembaga|pasal|dari|lebih|undang-undang"
    r"|peraturan|Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember)(?!\w)"
)
# And after "Pasal 9 ayat (2), " it is a pasal only if it goes on as one: "10 ayat (1)", "10, dan 11", "10 UU …".
_GOES_ON = compiled(
    rf"{GAP}*+(?:[,.;:)(]|\Z)|~(?:(?i:ayat|huruf|angka|{_CONJUNCTION}|{_THROUGH}|{instruments.HEADS})(?!\w))"
)


@dataclass(frozen=True)
class Item:
    """One provision of a list, where it stands and with what it takes over from the item before it."""

    start: int
    end: int
    path: Path


@dataclass(frozen=True)
class ProvisionList:
    """Provisions joined into one list: every item, the ranges they form (one item is both ends), and any problem."""

    items: tuple[Item, ...]
    ranges: tuple[tuple[Item, Item], ...]
    end: int
    problem: str | None

    @property
    def start(self) -> int:
        """Return where the list begins."""
        return self.items[0].start

    @property
    def names_pasal(self) -> bool:
        """Tell whether it says all but the instrument; a list that begins with an ayat lacks its pasal as well."""
        return self.items[0].path[0][0] in ("pasal", "bab")


def read_list(text: str, start: int) -> ProvisionList | None:
    """Read the provisions at `start`, as many as commas, "dan", "sampai dengan" and the like join."""
    item = _read_item(text, start)
    if item is None:
        return None
    items, ranges = [item], [(item, item)]
    while (joint := _JOINT.match(text, item.end)) and (further := _read_further(text, joint, item)):
        item = further
        items.append(item)
        if joint["through"]:
            ranges[-1] = (ranges[-1][0], item)
        else:
            ranges.append((item, item))
    problem = next(filter(None, (_problem(text, *ends) for ends in ranges)), None)
    end = item.end
    # "ayat (1) Pasal 7": nothing joins the two, and the second cannot stand below the first.
    if (gap := _SAME_LINE.match(text, end)) and (stray := _read_item(text, gap.end())):
        end = stray.end
        problem = problem or (
            f'"{shown(text[item.start : end])}" tidak runtut; tulis dari yang besar ke yang kecil, '
            'misalnya "Pasal 7 ayat (1) huruf b angka 2"'
        )
    return ProvisionList(tuple(items), tuple(ranges), end, problem)


def _read_item(text: str, start: int) -> Item | None:
    """Read "Pasal 7 ayat (1) huruf b", or what a relative citation keeps of it."""
    level = _read_level(text, start)
    if level is None:
        return None
    kind, number, end = level
    return _read_below(text, Item(start, end, ((kind, number),)))


def _read_level(text: str, start: int) -> tuple[str, str, int] | None:
    """Read one level, such as "ayat (1)"; return its kind, its number and where it ends."""
    head = _LEVEL.match(text, start)
    if head is None:
        return None
    kind = head[1].lower().replace("butir", "angka")  # what older texts call an angka
    number = numerals.read(kind, text, head.end())
    return (kind, *number) if number else None


def _read_below(text: str, item: Item) -> Item:
    """Add the levels that follow directly, as long as each can stand below the one before it."""
    while level := _read_next_level(text, item):
        kind, number, end = level
        if kind not in BELOW[item.path[-1][0]] or kind in (step[0] for step in item.path):
            return item
        item = Item(item.start, end, (*item.path, (kind, number)))
    return item


def _read_next_level(text: str, item: Item) -> tuple[str, str, int] | None:
    last = item.path[-1][0]
    if last == "pasal" and (match := _SHORT_AYAT.match(text, item.end)):
        return "ayat", match[1], match.end()
    if last == "ayat" and (match := _SHORT_HURUF.match(text, item.end)):
        return "huruf", match[1], match.end()
    gap = _GAP.match(text, item.end)
    return _read_level(text, gap.end()) if gap else None


def _read_further(text: str, joint: re.Match[str], before: Item) -> Item | None:
    """Read the item after a joint; it takes over what the item before it says above its own kind."""
    level = _read_level(text, joint.end())
    # A dash among spaces ends a clause as often as it makes a range: "menurut Pasal 108 – 30 Juli 2014".
    if level is None and joint["dash"] in (None, *"–—-"):
        level = _read_bare(text, joint.end(), before)
    if level is None or level[0] not in (kind for kind, _ in before.path):
        return None
    kind, number, end = level
    return _read_below(text, Item(joint.end(), end, (*above(kind, before.path), (kind, number))))


def _read_bare(text: str, start: int, before: Item) -> tuple[str, str, int] | None:
    """Read a number without its headword; its form and the item before it tell of which kind it is."""
    if match := _BARE_AYAT.match(text, start):
        return "ayat", match[1], match.end()
    if match := _BARE_HURUF.match(text, start):
        return "huruf", match[0], match.end()
    match = _BARE_NUMBER.match(text, start)
    if match is None or _COUNTED.match(text, match.end()):
        return None
    last = before.path[-1][0]
    kind = last if last == "angka" or (last == "ayat" and text[before.end - 1] != ")") else "pasal"
    if numerals.order(kind, match[0]) is None or not (kind == last or _GOES_ON.match(text, match.end())):
        return None
    return kind, match[0], match.end()


def _problem(text: str, first: Item, last: Item) -> str | None:
    """Return what is wrong with a range."""
    if first is last:
        return None
    start, end = numerals.order(*first.path[-1]), numerals.order(*last.path[-1])
    level = first.path[:-1] == last.path[:-1] and first.path[-1][0] == last.path[-1][0]
    if not level or start is None or end is None or start.style != end.style:
        return f"ujung {_range(text, first, last)} tidak setingkat; sebutkan ketentuannya satu per satu"
    if start >= end:
        return f"{_range(text, first, last)} berjalan mundur; tulis dari nomor terkecil sampai dengan nomor terbesar"
    if end.value - start.value > LONGEST_RANGE:
        return f"{_range(text, first, last)} terlalu panjang; sebutkan bab atau peraturannya saja"
    return None


def _range(text: str, first: Item, last: Item) -> str:
    return f'rentang "{shown(text[first.start : last.end])}"'


def shown(text: str) -> str:
    """Return a stretch of text on one line, shortened for a message."""
    words = " ".join(text.split())
    return words if len(words) <= 80 else f"{words[:79].rstrip()}…"
