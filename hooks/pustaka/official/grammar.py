"""The grammar of Indonesian legislation: from rows of text to the tree of one law.

The order of a statute is fixed (title, Menimbang, Mengingat, Menetapkan, body, closing formula, Penjelasan) and its
units are numbered without gaps; so a mark counts as the beginning of a unit when it is the next one due and the text
before it has ended. That tells "(1)" at the head of a line from the same "(1)" in a reference broken over two
lines, and finds the marks that scanning has glued to the line before. Nothing is dropped: what no unit can hold goes
to `sisa`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from . import marks, sections
from .document import Document, Unit
from .text import Mend, Row, quoted

_DEEPEST = 10  # pasal, ayat, and four kinds of lists, twice over in an amending law


@dataclass(frozen=True)
class _Mark:
    """A mark found at a place: the unit it opens, where its text begins, how many open units stay above it."""

    unit: Unit
    end: int
    depth: int
    message: str = ""
    counter: str = ""  # the numbering it belongs to, and its number there
    value: str = ""


def parse(rows: Sequence[Row], wrapped: Mapping[str, bool]) -> tuple[Document, list[Mend]]:
    """Return the law that `rows` hold and what had to be mended; `wrapped` tells by file if lines end at a margin."""
    parser = _Parser([row for row in rows if row.text.strip()], wrapped)
    parser.run()
    return parser.document, parser.mends


class _Parser:
    """Reads the rows once; `stack` holds the open units from the pasal down to the one that takes the text.

    `title` is the heading whose title is being read, `last` the last number of each kind.
    """

    def __init__(self, rows: Sequence[Row], wrapped: Mapping[str, bool]) -> None:
        self.rows = rows
        self.wrapped = wrapped
        self.document = Document(
            {name: Unit("teks", "", rows[0]) for name in sections.SECTIONS if name not in ("batang", "penjelasan")}
        )
        self.mends: list[Mend] = []
        self.section = "pembuka"
        self.stack = [self.document.bagian["pembuka"]]
        self.title: Unit | None = None
        self.last = dict.fromkeys(("buku", "bab", "bagian", "paragraf", "pasal", "ayat", "penjelasan"), "0")
        self.gazetted = False  # the line that closes a law, with its gazette number, was read
        self.order = 0
        self.row = rows[0]

    def run(self) -> None:
        """Read every row, each section by section."""
        for order, row in enumerate(self.rows):
            self.order, self.row = order, row
            start = self._margin(0)
            if self._behind_the_end():
                continue
            while start < len(self.row.text):
                opening = self._opening(start)
                stop = opening[1] if opening else len(self.row.text)
                if start < stop:
                    start = self._section_text(start, stop)
                elif opening:
                    start = self._open_section(*opening)

    # Sections

    def _opening(self, start: int) -> tuple[str, int, int] | None:
        """Return the next section that begins in the row at or behind `start`: its name and the bounds of its mark."""
        best: tuple[str, int, int] | None = None
        for name, origins, pattern in sections.OPENINGS:
            if self.section not in origins or (name == self.section and self.document.bagian[name].anak):
                continue
            match = pattern.search(self.row.text, start)
            if match and (best is None or match.start() < best[1]):
                best = (name, match.start(), match.end())
        return best

    def _open_section(self, name: str, begin: int, end: int) -> int:
        mark = self.row.text[begin:end]
        if self.row.text[:begin].strip():
            self._note(begin, f"{quoted(mark)} menempel pada teks sebelumnya; dipisahkan.", mark)
        if name == self.section:
            self._note(begin, f"{quoted(mark)} tertulis dua kali; dibaca sekali.", mark)
            self.stack[0].mark += mark
            return end
        self.section, self.title, self.stack, self.gazetted = name, None, [], False
        if name == "penjelasan":
            self.document.marks.append(mark)
            return end
        unit = self.document.bagian[name]
        unit.row, unit.index = self.row, begin
        self.stack = [unit]
        if name in ("menimbang", "mengingat", "penjelasan_umum"):
            unit.mark = mark
        else:  # the formula that opens these is part of their text
            unit.add(mark.strip())
        return end

    def _section_text(self, start: int, stop: int) -> int:
        """Read the row from `start` to `stop` as this section does; the body may begin on the way."""
        if self.section in ("pembuka", "menimbang", "mengingat", "penetapan"):
            begin = self._beginning_of_body(start, stop)
            if begin is not None:
                if self.row.text[start:begin].strip():
                    self._append(start, begin)
                    self._note(begin, "batang tubuh menempel pada teks sebelumnya; dipisahkan.")
                self.section, self.stack = "batang", []
                titles = self.document.bagian["pembuka"].teks + self.document.bagian["penetapan"].teks
                self.document.amending = sections.AMENDING.search(titles) is not None
                start = begin
        if self.section in ("batang", "menimbang", "mengingat", "penjelasan"):
            self._units(start, stop)
        else:
            self._append(start, stop)
        return stop

    def _beginning_of_body(self, start: int, stop: int) -> int | None:
        """Return where the body begins in the row: at its first BUKU or BAB, or a first pasal that stands alone."""
        text = self.row.text
        head = start == self._margin(0)
        for pattern in (marks.BUKU, marks.BAB, marks.PASAL, marks.PASAL_ROMAN):
            match = pattern.match(text, start, stop) if head else None
            if match and (
                pattern in (marks.BUKU, marks.BAB) or text[match.end() : stop].strip(" .:_")[:3] in ("", "(1)")
            ):
                return start
        glued = sections.FIRST_HEADING.search(text, start, stop) if self.section == "penetapan" else None
        return glued.end() if glued else None

    def _behind_the_end(self) -> bool:
        """Set aside what follows the last line of the law and is none of its own: a portal's footer."""
        if self.section not in ("penutup", "penjelasan_penutup"):
            return False
        self.gazetted = self.gazetted or sections.GAZETTED.search(self.document.bagian[self.section].tail) is not None
        if not self.gazetted or self._opening(0) is not None or sections.SIGNED.search(self.row.text):
            return False
        self.mends.append(self.row.note(0, "teks sesudah akhir peraturan; disisihkan.", self.row.text.strip()))
        return True

    # Text

    def _margin(self, place: int) -> int:
        text = self.row.text
        return place + len(text) - place - len(text[place:].lstrip())

    def _note(self, place: int, message: str, mark: str = "", meant: str = "") -> None:
        self.mends.append(self.row.note(place, message, mark, meant or mark))

    def _append(self, start: int, stop: int) -> None:
        """Give the text from `start` to `stop` to the unit that is open."""
        text = " ".join(self.row.text[start:stop].split())
        if not text:
            return
        head = start == self._margin(0)
        if self.title is not None and not self._lost_heading(text):
            if not self.title.parts:
                dash = marks.DASH.match(text)
                cut = dash.end() if dash else 0
                self.title.mark, text = self.title.mark + text[:cut], text[cut:]
            if text:
                self.title.add(text, self._space(head))
            return
        if not self.stack:
            self._strand(start)
        leaf = self.stack[-1]
        if leaf.mark and leaf.jenis == "teks" and not leaf.parts and text.startswith(":"):
            leaf.mark, text = leaf.mark + ":", text[1:].strip()
        if not text:
            return
        if self.section in ("batang", "menimbang", "mengingat") and leaf.jenis != "sisa":
            self._provision_text(text, start, head)
        else:
            apart = head and self.row.line.breaks and self.section != "penjelasan" and leaf.jenis != "sisa"
            leaf.add(text, self._space(head, "\n" if apart else " "))

    def _provision_text(self, text: str, start: int, head: bool) -> None:
        leaf = self.stack[-1]
        if leaf.jenis in ("pasal", "teks") or (head and self._paragraph(leaf)):
            while self.stack[-1].jenis not in ("pasal", "ayat", "teks") and len(self.stack) > 1:
                self.stack.pop()
            leaf = Unit("alinea", "", self.row, start)
            self.stack[-1].anak.append(leaf)
            self.stack.append(leaf)
        leaf.add(text, self._space(head))

    def _paragraph(self, leaf: Unit) -> bool:
        """Return whether a row without a mark begins a paragraph of its own, as the end of a list does."""
        if not marks.PARAGRAPH_END.search(leaf.tail):
            return False
        line, first = self.row.line, leaf.row.line
        if line.breaks or not self.wrapped[line.path]:
            return True
        outdented = line.indent is not None and first.indent is not None and line.indent < first.indent - 1
        return bool(leaf.style) and line.page == first.page and outdented

    def _space(self, head: bool, space: str = " ") -> str:
        """Return what stands between the text so far and the row: nothing where a word was broken over two lines."""
        return "" if head and self.order > 0 and self.rows[self.order - 1].glued else space

    def _lost_heading(self, text: str) -> bool:
        """Return whether `text` is no title but running text whose pasal heading is lost; it then goes to `sisa`."""
        title = self.title
        if title is None or not title.parts or not marks.RUNNING.search(text) or marks.RUNNING.search(title.tail):
            return False
        self.title, self.stack = None, []
        return True

    def _strand(self, start: int) -> None:
        """Open a unit for text that has no place in the tree."""
        unit = Unit("sisa", "", self.row, start)
        self.document.sisa.append(unit)
        self.stack = [unit]

    # Units

    def _units(self, start: int, stop: int) -> None:
        """Read the units that the row holds from `start` to `stop`."""
        place = start
        head = start == self._margin(0) or not self._before()
        while place < stop:
            place = self._margin(place)
            mark = self._mark(place, stop, self._before(), glued=False) if head else None
            cut = place
            if mark is None:
                cut, mark = self._glued_mark(place, stop)
                self._append(place, cut)
                if mark is not None:
                    # The text before it may have opened a unit of its own, below which the mark now stands.
                    mark = self._mark(cut, stop, self._before(), glued=True) or mark
                    sign = self.row.text[cut : mark.end]
                    self._note(cut, f"{quoted(sign)} menempel pada teks sebelumnya; dipisahkan.", sign)
            if mark is None:
                return
            if mark.message:
                self._note(cut, mark.message, self.row.text[cut : mark.end], self.row.text[cut : mark.end])
            self._open(mark)
            place, head = mark.end, True

    def _before(self) -> str:
        """Return the text behind which a mark would stand; empty where a unit or a title has just begun."""
        return "" if self.title is not None or not self.stack else self.stack[-1].tail

    def _glued_mark(self, start: int, stop: int) -> tuple[int, _Mark | None]:
        """Return the first mark inside the row, behind `start`, and its place; `stop` and None where there is none."""
        for match in marks.GLUED.finditer(self.row.text, start + 1, stop):
            # The end of the text is all that tells whether a mark is due.
            before = f"{self._before()} {self.row.text[max(start, match.start() - 200) : match.start()]}".strip()
            mark = self._mark(match.start(), stop, before, glued=True)
            if mark is not None:
                return match.start(), mark
        return stop, None

    def _mark(self, place: int, stop: int, before: str, *, glued: bool) -> _Mark | None:
        """Return the mark at `place`, if one of the kinds that may stand in this section is due there."""
        stranded = bool(self.stack) and self.stack[0].jenis == "sisa"
        kinds = [self._item]
        if self.section == "penjelasan":
            kinds = [self._pasal]
        elif self.section == "batang":
            kinds = [self._heading, self._pasal]
            if self.title is None and self.stack and not stranded:
                kinds += [self._change, self._ayat, self._item]
        for kind in kinds:
            mark = kind(place, stop, before, glued)
            if mark is not None:
                return mark
        if self.title is not None and not glued and marks.AYAT.match(self.row.text, place):
            self.title, self.stack = None, []  # an ayat in place of a pasal: the heading is lost
        return None

    def _due(self, before: str, expected: bool, glued: bool) -> bool:
        """Return whether a heading may stand behind `before`: a sentence has ended, or nothing speaks against it."""
        ended = not before or marks.ENDED.search(before) is not None
        if glued:
            return expected and (ended or self.title is not None)
        return ended or (not marks.OPEN_REFERENCE.search(before) and (expected or self._certain()))

    def _certain(self) -> bool:
        return self.row.line.breaks or not self.wrapped[self.row.line.path]

    def _heading(self, place: int, stop: int, before: str, glued: bool) -> _Mark | None:
        for jenis, pattern in marks.HEADINGS:
            match = pattern.match(self.row.text, place, stop)
            if match is None:
                continue
            rest = self.row.text[match.end() : stop].strip(" .:_—–-")
            value = marks.heading_value(jenis, match)
            expected = marks.follows(self.last[jenis], value)
            if (rest and not rest[0].isupper()) or marks.REFERRED.match(rest) or not self._due(before, expected, glued):
                return None
            nomor, sign = match["number"], match[0]
            message = ""
            if jenis == "bab":
                nomor = re.sub("[l1]", "I", nomor) + (match["letter"] or "")
                message = "" if nomor in sign else f"{quoted(sign)} dibaca {quoted('BAB ' + nomor)}."
            elif jenis == "paragraf":
                nomor += match["letter"] or ""
            elif jenis == "bagian":
                nomor = nomor.title()
            inside = self._change_depth() if self.document.amending else 0
            return _Mark(Unit(jenis, nomor, self.row, place, sign), match.end(), inside, message, jenis, value)
        return None

    def _pasal(self, place: int, stop: int, before: str, glued: bool) -> _Mark | None:
        counter = "penjelasan" if self.section == "penjelasan" else "pasal"
        text = self.row.text
        if self.document.amending:
            roman = marks.PASAL_ROMAN.match(text, place, stop)
            if roman:
                return self._article(roman, stop, before, glued, counter)
            if counter == "penjelasan":
                return None
        match = marks.PASAL.match(text, place, stop)
        if match is None:
            return None
        rest = text[match.end() : stop].strip(' .:_”"')
        digits = re.sub("[oO]", "0", re.sub("[lI]", "1", match["number"]))
        nomor = digits + (match["letter"] or "")
        expected = marks.follows(self.last[counter], nomor)
        depth = self._change_depth() if self.document.amending else 0
        if rest:
            opens = rest[0].isupper() or rest[0] in '“"' or rest.startswith("(1)")
            # "Pasal 8 Ayat (1)" is a reference in the body, but a heading and its first words in the elucidation.
            referred = marks.REFERRED.match(rest) or (counter == "pasal" and marks.REFERRED_UNIT.match(rest))
            if not opens or referred or not (expected and not depth) or not self._due(before, expected, glued):
                return None
        elif (glued and not expected) or not self._due(before, expected or depth > 0, glued):
            return None
        if not rest and not expected and self._goes_on() and not self._certain():
            return None
        message = "" if digits == match["number"] else f"{quoted(match[0])} dibaca {quoted('Pasal ' + nomor)}."
        unit = Unit("pasal", nomor, self.row, place, match[0])
        return _Mark(unit, match.end(), depth, message, "" if depth else counter, nomor)

    def _goes_on(self) -> bool:
        """Return whether the next row continues a sentence, so that this one was a reference that fills a line."""
        following = self.rows[self.order + 1].text.lstrip() if self.order + 1 < len(self.rows) else ""
        return following[:1].islower() and marks.ITEM.match(following) is None

    def _article(self, match: re.Match[str], stop: int, before: str, glued: bool, counter: str) -> _Mark | None:
        """Return the Roman-numbered article of an amending law."""
        nomor = re.sub("[l1]", "I", match["number"])
        rest = self.row.text[match.end() : stop].strip()
        value = str(marks.roman_value(nomor))
        expected = marks.follows(self.last[counter], value)
        if (rest and (not expected or not rest[0].isupper())) or not self._due(before, expected, glued):
            return None
        message = "" if nomor == match["number"] else f"{quoted(match[0])} dibaca {quoted('Pasal ' + nomor)}."
        unit = Unit("pasal", nomor, self.row, match.start(), match[0])
        return _Mark(unit, match.end(), 0, message, counter, value)

    def _change_depth(self) -> int:
        """Return how many units are open down to the numbered change of an amending law; 0 outside of one."""
        return next(
            (depth + 1 for depth, unit in enumerate(self.stack) if unit.jenis == "angka" and unit.style == "1."), 0
        )

    def _change(self, place: int, stop: int, before: str, glued: bool) -> _Mark | None:
        """Return the numbered change of an amending law, which ends the provision that the change before it quotes."""
        match = marks.CHANGE.match(self.row.text, place, stop) if self.document.amending and not glued else None
        if match is None or self.stack[0].jenis != "pasal":
            return None
        following = " ".join(
            [self.row.text[match.end() : stop], *(row.text for row in self.rows[self.order + 1 : self.order + 5])]
        )
        article = self.stack[0]
        intro = article.anak[0] if article.anak and article.anak[0].jenis == "alinea" else article
        before_it = intro.anak[-1].nomor if intro.anak and intro.anak[-1].style == "1." else "0"
        due = marks.follows(before_it, match["value"])
        if not due or not marks.CHANGED.search(following[:400]) or not self._due(before, due, glued):
            return None
        self.stack = [article] if intro is article else [article, intro]
        return self._listed(match["value"], ".", match.start(), match.end("value") + 1, len(self.stack))

    def _ayat(self, place: int, stop: int, before: str, glued: bool) -> _Mark | None:
        match = marks.AYAT.match(self.row.text, place, stop)
        depth = max((index + 1 for index, unit in enumerate(self.stack) if unit.jenis == "pasal"), default=0)
        if match is None or not depth:
            return self._half_bracketed(place, stop, before, depth) if depth and not glued else None
        expected = marks.follows(self.last["ayat"], match["number"])
        rest = self.row.text[match.end() : stop].lstrip()
        capital = not rest or not rest[0].islower()
        ended = not before or marks.ENDED.search(before) is not None
        if glued:
            due = expected and capital and before.endswith((".", ";", ":"))
        elif self._certain() or not before:
            due = ended or not marks.OPEN_REFERENCE.search(before)
        else:
            # In a broken line "(2) dilakukan" goes on with a reference; a new ayat begins with a capital.
            due = capital and (ended or (expected and not marks.OPEN_REFERENCE.search(before)))
        unit = Unit("ayat", match["number"], self.row, place, match[0])
        return _Mark(unit, match.end(), depth) if due else None

    def _half_bracketed(self, place: int, stop: int, before: str, depth: int) -> _Mark | None:
        """Return the ayat whose opening bracket was lost: "2)" where (2) is due and no list of that style is open."""
        match = marks.ITEM.match(self.row.text, place, stop)
        if (
            match is None
            or match["sign"] != ")"
            or self.last["ayat"] == "0"
            or not marks.follows(self.last["ayat"], match["value"])
        ):
            return None
        if not before.endswith(".") or any(unit.style == "1)" for unit in self.stack):
            return None
        unit = Unit("ayat", match["value"], self.row, place, match[0])
        return _Mark(unit, match.end(), depth, f"{quoted(match[0])} dibaca {quoted('(' + match['value'] + ')')}.")

    def _item(self, place: int, stop: int, before: str, glued: bool) -> _Mark | None:
        match = marks.ITEM.match(self.row.text, place, stop)
        if match is None:
            return None
        ended = not before or marks.ENDED.search(before) is not None
        if not ended and (marks.NAMED.search(before) or (not self._certain() and marks.OPEN_REFERENCE.search(before))):
            return None
        if glued and not marks.LISTED.search(before):
            return None
        for value in (match["value"], marks.MISREAD.get(match["value"])):
            depth = self._level(value, match["sign"], before, glued, ended or self._certain()) if value else None
            if value and depth is not None:
                read = "" if value == match["value"] else f"{quoted(match[0])} dibaca {quoted(value + match['sign'])}."
                return self._listed(value, match["sign"], place, match.end(), depth, read)
        if glued or not (ended or self._certain()):
            return None
        # Out of order: the sign stays what it is, and the gap before it becomes a problem.
        style = marks.style(match["value"], match["sign"])
        depths = [index for index, unit in enumerate(self.stack) if unit.style == style and index > self._barrier()]
        if not depths and not before.endswith(":") and not self._certain():
            return None
        return self._listed(
            match["value"], match["sign"], place, match.end(), depths[-1] if depths else min(len(self.stack), _DEEPEST)
        )

    def _barrier(self) -> int:
        return max((index for index, unit in enumerate(self.stack) if not unit.style), default=-1)

    def _level(self, value: str, sign: str, before: str, glued: bool, due: bool) -> int | None:
        """Return the depth at which `value` is next in an open list or first in a new one; None where it is neither."""
        style = marks.style(value, sign)
        for depth in range(len(self.stack) - 1, self._barrier(), -1):
            unit = self.stack[depth]
            if unit.style == style and marks.succeeds(unit.nomor, value):
                return depth
        opened = any(unit.style == style for unit in self.stack[self._barrier() + 1 :])
        if (
            value in ("a", "1")
            and len(self.stack) < _DEEPEST
            and (before.endswith(":") or (due and not glued and not opened))
        ):
            return len(self.stack)
        return None

    def _listed(self, value: str, sign: str, place: int, end: int, depth: int, message: str = "") -> _Mark:
        jenis = "angka" if value[0].isdigit() else "huruf"
        return _Mark(
            Unit(jenis, value, self.row, place, self.row.text[place:end], marks.style(value, sign)), end, depth, message
        )

    def _open(self, mark: _Mark) -> None:
        """Put the unit of `mark` in its place in the tree."""
        unit = mark.unit
        if mark.counter:
            self.last[mark.counter] = mark.value
        if unit.jenis in ("pasal", "ayat"):
            self.last["ayat"] = unit.nomor if unit.jenis == "ayat" else "0"
        self.title = unit if unit.jenis in marks.TITLES else None
        if mark.depth:
            self.stack = self.stack[: mark.depth]
            self.stack[-1].anak.append(unit)
            if unit.jenis not in marks.TITLES:
                self.stack.append(unit)
            return
        if unit.jenis in marks.TITLES:
            for kind in marks.TITLES[marks.TITLES.index(unit.jenis) + 1 :]:
                # Chapters are numbered through a code, its books notwithstanding; Bagian and Paragraf begin anew.
                if kind != "bab":
                    self.last[kind] = "0"
        (self.document.penjelasan if self.section == "penjelasan" else self.document.batang).append(unit)
        self.stack = [] if unit.jenis in marks.TITLES else [unit]
