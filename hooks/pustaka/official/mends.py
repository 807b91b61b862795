"""What scanning and copying break in the letters of a text; each repair is recorded with its place.

Only slips of the letters are repaired here: what may be wrong in the words themselves is a problem, never a mend.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from .text import Mend, Row, quoted

_LIGATURES = {"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl"}
_SUBSTITUTIONS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\ufffe\x02]"), "", "tanda tak terlihat; dibuang."),
    (re.compile(r"(?<!\S)_{2,}(?!\S)"), "", "sisa garis bawah; dibuang."),
    (re.compile(r"(?<!\w)_+(?=\S)|(?<=\S)_+(?!\w)"), "", "penanda huruf miring; dibuang."),
    (re.compile(r"^\s*[.,·•]\s+(?=[a-z]{1,2}\.\s)"), "", "tanda lepas di depan huruf; dibuang."),
    (
        re.compile(r"(?<=^\()[lI](?=\)\s)|(?<=\bayat \()[lI](?=\))"),
        "1",
        "huruf terbaca keliru sebagai angka 1; dipulihkan.",
    ),
)
# "(21 Dalam" stands for "(2) Dalam": the closing bracket was read as a digit or another stroke.
_BRACKET = re.compile(r"(?:(?<=^)|(?<=\bayat ))\((\d{1,2})[1lI|\]}J](?=\s)(?![^()]{0,12}\))")
_OPENING = re.compile(r"(?:(?<=^)|(?<=\bayat ))[\[{](?=\d{1,2}[)\]}]\s)")
_CLOSING = re.compile(r"(?:(?<=^\(\d)|(?<=^\(\d\d)|(?<=\bayat \(\d)|(?<=\bayat \(\d\d))[\]}](?=[\s,.;])")
_INNER = re.compile(r"(?<=\w)-\s+(?=\w)")
_BROKEN = re.compile(r"[\w/]+-\s+\w+")
_WORD = re.compile(r"\w+(?:-\w+)*")
_STRAY = re.compile(r"\s*[.,·•]\s*")
_ENDED = re.compile(r"[.;:]\s*$")
_HEAD = re.compile(r"[\w/]+(?:-[\w/]+)*$")
_TAIL = re.compile(r"\w+(?:-\w+)*")
_LIGATURE = re.compile(f"[{''.join(_LIGATURES)}]")
_LONGEST_WORD = 60
_HANGING = re.compile(r"(?:dan|atau|dan/atau|serta|maupun)\b")


def mend(rows: Sequence[Row]) -> list[Mend]:
    """Repair the letters of `rows` in place, join words broken over lines, and return the record."""
    mends: list[Mend] = []
    for row in rows:
        mends.extend(_letters(row))
    filled = [row for row in rows if row.text.strip()]
    for before, row in pairwise(filled):
        # A stop alone on its line ends the sentence before it, unless that has its own.
        if _STRAY.fullmatch(row.text) and _ENDED.search(before.text):
            mends.extend(row.mend([(0, len(row.text), "", "tanda lepas; dibuang.")]))
    filled = [row for row in rows if row.text.strip()]
    words = _words(filled)
    for row in rows:
        mends.extend(_inner_breaks(row, words))
    for row, after in pairwise(filled):
        mends.extend(_line_break(row, after, words))
    return sorted(mends)


def _words(rows: Sequence[Row]) -> Counter[str]:
    """Return how often each whole word occurs; halves of broken words do not count."""
    words: Counter[str] = Counter()
    broken = False
    for row in rows:
        found = _WORD.findall(_BROKEN.sub(" ", row.text))
        ends = row.text.rstrip().endswith("-")
        words.update(word.lower() for word in found[broken : len(found) - ends])
        broken = ends
    return words


def _letters(row: Row) -> Iterator[Mend]:
    for pattern, text, message in _SUBSTITUTIONS:
        yield from row.mend([(match.start(), match.end(), text, message) for match in pattern.finditer(row.text)])
    yield from row.mend(
        [(match.start(), match.end(), _LIGATURES[match[0]], f"huruf rangkap {quoted(match[0])}; dipisahkan.")
         for match in _LIGATURE.finditer(row.text)]
    )  # fmt: skip
    for pattern, text in ((_OPENING, "("), (_CLOSING, ")")):
        message = f"kurung yang keliru dibaca {quoted(text)}."
        yield from row.mend([(match.start(), match.end(), text, message) for match in pattern.finditer(row.text)])
    yield from row.mend(
        [(match.end(1), match.end(), ")", f"{quoted(match[0])} dibaca {quoted('(' + match[1] + ')')}.")
         for match in _BRACKET.finditer(row.text)]
    )  # fmt: skip


def _inner_breaks(row: Row, words: Counter[str]) -> list[Mend]:
    """Close the gap in "Undang- Undang"; a hyphen that hangs, as in "pra- dan", stays."""
    changes = []
    for match in _INNER.finditer(row.text):
        before = _HEAD.search(row.text, max(0, match.start() - _LONGEST_WORD), match.start())
        after = _TAIL.match(row.text, match.end())
        if before is None or after is None or _HANGING.match(row.text, match.end()):
            continue
        hyphen, doubt = _hyphen(before[0], after[0], words, "-")
        message = f"kata terpenggal {quoted(before[0] + match[0] + after[0])}; disambung{doubt}."
        changes.append((match.start(), match.end(), hyphen, message))
    return row.mend(changes)


def _line_break(row: Row, after: Row, words: Counter[str]) -> list[Mend]:
    """Join a word broken over two lines, dropping the hyphen where it was only a syllable's."""
    text, following = row.text.rstrip(), after.text.lstrip()
    if not text.endswith("-") or _HANGING.match(following):
        return []
    before, tail = _HEAD.search(text[-_LONGEST_WORD:-1]), _TAIL.match(following)
    if before is None or tail is None:
        return []
    row.glued = True
    hyphen, doubt = _hyphen(before[0], tail[0], words, "")
    message = f"kata terpenggal antarbaris {quoted(before[0] + '-' + tail[0])}; disambung{doubt}."
    return row.mend([(len(text) - 1, len(row.text), hyphen, message)])


def _hyphen(before: str, after: str, words: Counter[str], default: str) -> tuple[str, str]:
    """Return what stands between two halves of a word, and what to add to the record where that is a guess.

    A hyphen belongs to a word that repeats itself, to one that the text elsewhere writes with it, to capitals and
    figures, and to two halves that are words of their own; other halves are syllables.
    """
    first, second = before.lower().rsplit("-", 1)[-1], after.lower().split("-", 1)[0]
    if any(first.endswith(second[:length]) for length in range(min(len(first), len(second)), 2, -1)):
        return "-", ""
    joined, hyphened = words[(before + after).lower()], words[f"{before}-{after}".lower()]
    if joined != hyphened:
        return ("-", "") if hyphened > joined else ("", "")
    if after[:1].isupper() or not (before + after).isalpha():
        return "-", ""
    own = min(len(first), len(second)) > 3 and words[first] and words[second]
    if own or (len(first) > 3 and first[:3] == second[:3]):
        return "-", ""
    return default, " dengan tanda hubung, periksa" if default else " tanpa tanda hubung, periksa"
