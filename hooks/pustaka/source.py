"""Strict YAML: bytes to plain values, with the line and column of every value kept beside them.

Only true/false, null and plain integers are guessed from plain scalars; everything else is text, so a date stays the
text it was written as and `no` is the word "no". Tags, anchors, aliases, tabs and repeated keys are problems.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import yaml

from .problems import Problem, RecordsError

MAX_BYTES = 2_000_000
MAX_LINE = 20_000
MAX_DEPTH = 60

Value = None | bool | int | str | list["Value"] | dict[str, "Value"]
Key = int | str

_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,14}")
_WORDS: Mapping[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}
_TAGS: Mapping[type[yaml.Node], str] = {
    yaml.ScalarNode: "tag:yaml.org,2002:str",
    yaml.SequenceNode: "tag:yaml.org,2002:seq",
    yaml.MappingNode: "tag:yaml.org,2002:map",
}
_LONG_LINE = re.compile(rf"^[^\n]{{{MAX_LINE + 1},}}", re.MULTILINE)
_INDENTING_TAB = re.compile(r"^[^\S\n\t]*\t", re.MULTILINE)
_DEEP_BLOCK = re.compile(rf"^[ \-?:]{{{4 * MAX_DEPTH},}}", re.MULTILINE)
# What nobody sees and no legal text needs: controls, marks that turn the direction of writing (a sentence would show
# other words than it holds), marks of no width, soft hyphens, private and no characters. Line ends and tabs are YAML's.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    r"\u2060-\u206f\u3164\ud800-\uf8ff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    r"\U0001d173-\U0001d17a\U000e0000-\U0010ffff]"
)


@dataclass(frozen=True)
class Positions:
    """Where the values of a file stand; its text is parsed for it, once more, only when somebody asks."""

    text: str

    @cached_property
    def root(self) -> yaml.Node:
        """Return the parser's nodes."""
        node = yaml.compose(self.text, Loader=_Loader)
        assert node is not None  # `parse` has seen to it
        return node

    def closest(self, path: tuple[Key, ...]) -> tuple[int, int]:
        """Return the line and column, from 1, of the value at `path` or of its nearest ancestor that was written."""
        return _place(self._follow(path)[-1])

    def key(self, path: tuple[Key, ...]) -> tuple[int, int]:
        """Return the place of the key that ends `path`, for messages about the key itself."""
        *parents, last = path
        node = self._follow(tuple(parents))[-1]
        pairs = node.value if isinstance(node, yaml.MappingNode) else ()
        return _place(next((key for key, _ in pairs if key.value == last), node))

    def _follow(self, path: tuple[Key, ...]) -> list[yaml.Node]:
        found = [self.root]
        for step in path:
            child = _child(found[-1], step)
            if child is not None:  # a step may name an alternative of a union, which is no key of ours
                found.append(child)
        return found


def _child(node: yaml.Node, step: Key) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        item: yaml.Node = node.value[step]
        return item
    return None


def _place(node: yaml.Node) -> tuple[int, int]:
    return node.start_mark.line + 1, node.start_mark.column + 1


@dataclass(frozen=True)
class Source:
    """One record file as read: its path as shown to people, its values and their places."""

    path: str
    value: Value
    positions: Positions

    def problem(self, path: tuple[Key, ...], message: str) -> Problem:
        """Return a problem at the value that `path` leads to."""
        return Problem(self.path, *self.positions.closest(path), message)


def read(file: Path, shown: str) -> Source:
    """Read one YAML file; raise RecordsError with the problem's place when it is not acceptable."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise RecordsError([Problem(shown, 1, 1, f"berkas tidak dapat dibaca: {error.strerror}")]) from None
    return parse(data, shown)


def parse(data: bytes, shown: str) -> Source:
    """Turn the bytes of one YAML file into values and places; raise RecordsError when it is not acceptable."""
    text = _decode(data, shown)
    problems = list(_check_text(text, shown))
    if problems:
        raise RecordsError(problems)
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        raise RecordsError([_explain(error, shown)]) from None
    if node is None:
        raise RecordsError([Problem(shown, 1, 1, "berkas kosong; isi dengan satu catatan (lihat CONTRIBUTING.md)")])
    reader = _Reader(shown)
    value = reader.convert(node)
    if reader.problems:
        raise RecordsError(reader.problems)
    return Source(shown, value, Positions(text))


class _Loader(yaml.CSafeLoader):
    """libyaml's parser without YAML's own guesses, which cost a third of the reading and are not wanted."""

    def resolve(self, kind: type[yaml.Node], _value: object, _implicit: object) -> str:
        return _TAGS[kind]


def _decode(data: bytes, shown: str) -> str:
    if len(data) > MAX_BYTES:
        lengths = [len(line) for line in data.split(b"\n")]
        longest = lengths.index(max(lengths)) + 1
        message = f"berkas terlalu besar ({len(data)} bita, paling besar {MAX_BYTES}); baris terpanjang di sini"
        raise RecordsError([Problem(shown, longest, 1, message)])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = error.start - (before.rfind(b"\n") + 1) + 1
        message = f"bita 0x{data[error.start]:02x} bukan UTF-8; simpan berkas dengan penyandian UTF-8"
        raise RecordsError([Problem(shown, line, column, message)]) from None


def _check_text(text: str, shown: str) -> Iterator[Problem]:
    """Yield what can be told from the text alone, before a parser is trusted with it."""
    for match in _LONG_LINE.finditer(text):
        message = f"baris terlalu panjang: {len(match[0])} huruf, paling panjang {MAX_LINE}"
        yield Problem(shown, _line_of(text, match.start()), 1, message)
    for match in _INDENTING_TAB.finditer(text):
        column = len(match[0])
        message = "tab pada awal baris; pakai spasi (dua setiap jenjang)"
        yield Problem(shown, _line_of(text, match.start()), column, message)
    for match in _UNSEEN.finditer(text):
        line_start = text.rfind("\n", 0, match.start()) + 1
        yield Problem(shown, _line_of(text, match.start()), match.start() - line_start + 1, _unseen(match[0]))
    if _DEEP_BLOCK.search(text) or _flow_depth(text) > MAX_DEPTH:
        yield Problem(shown, 1, 1, f"susunan terlalu dalam; paling dalam {MAX_DEPTH} jenjang")


def _unseen(sign: str) -> str:
    name = unicodedata.name(sign, "")
    named = f"U+{ord(sign):04X} ({name})" if name else f"U+{ord(sign):04X}"
    return f"huruf tak kasatmata {named} tidak diterima; hapus"


def _line_of(text: str, index: int) -> int:
    return text.count("\n", 0, index) + 1


def _flow_depth(text: str) -> int:
    """Return how deep brackets nest at the most, a bound that keeps the C parser's recursion small."""
    depth = deepest = 0
    for mark in re.findall(r"[\[\]{}]", text):
        depth = depth + 1 if mark in "[{" else max(0, depth - 1)
        deepest = max(deepest, depth)
    return deepest


# libyaml's own sentences, each with the words an author understands and the accepted form.
_EXPLANATIONS = (
    ("cannot start any token", "tanda ini tidak boleh mengawali nilai; apit nilainya dengan tanda kutip"),
    ("mapping values are not allowed", "titik dua di tengah nilai; apit seluruh nilai dengan tanda kutip"),
    (
        "did not find expected key",
        "inden tidak sejajar dengan kunci di atasnya, atau tanda kutip belum ditutup",
    ),
    ("could not find expected ':'", "kunci tanpa titik dua; tulis `kunci: nilai`"),
    ("did not find expected '-' indicator", "butir daftar harus diawali `- ` dengan inden yang sejajar"),
    ("did not find expected ',' or ']'", "daftar [ … ] belum ditutup atau kurang koma"),
    ("did not find expected ',' or '}'", "susunan { … } belum ditutup atau kurang koma"),
    ("found unexpected end of stream", "tanda kutip belum ditutup"),
    (
        "found undefined alias",
        "`*` mengawali nilai; acuan YAML tidak dipakai, apit nilainya dengan tanda kutip",
    ),
    ("expected a single document", "hanya satu catatan untuk satu berkas; hapus pemisah `---`"),
    ("control characters are not allowed", "huruf kendali tidak diterima; hapus"),
    ("undefined tag handle", "tag YAML (`!…`) tidak dipakai; hapus"),
    (
        "found unknown escape character",
        "garis miring terbalik di dalam tanda kutip ganda; pakai kutip tunggal",
    ),
)


def _explain(error: yaml.YAMLError, shown: str) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    said = " ".join(str(part) for part in (getattr(error, "problem", None), getattr(error, "reason", None)) if part)
    unknown = f"YAML tidak terbaca ({said or 'sebab tidak diketahui'}); periksa inden, titik dua, dan tanda kutip"
    words = next((words for sentence, words in _EXPLANATIONS if sentence in f"{said} {error}"), unknown)
    return Problem(shown, mark.line + 1 if mark else 1, mark.column + 1 if mark else 1, words)


class _Reader:
    """Walks the parser's nodes once, making values and collecting what is not accepted."""

    def __init__(self, shown: str) -> None:
        self.shown = shown
        self.problems: list[Problem] = []
        self._seen: set[int] = set()

    def convert(self, node: yaml.Node) -> Value:
        if id(node) in self._seen:
            self._report(node, "acuan YAML (`&` dan `*`) tidak dipakai; tulis isinya di tempat ini")
            return None
        self._seen.add(id(node))
        if node.tag != _TAGS[type(node)]:
            self._report(node, f"tag YAML `{_short_tag(node.tag)}` tidak dipakai; hapus, tulis nilainya saja")
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node)
        if isinstance(node, yaml.SequenceNode):
            return [self.convert(child) for child in node.value]
        assert isinstance(node, yaml.ScalarNode)  # the parser makes no fourth kind of node
        self._refuse_unseen(node)
        return _scalar(node)

    def _mapping(self, node: yaml.MappingNode) -> Value:
        values: dict[str, Value] = {}
        first: dict[str, yaml.Node] = {}
        for key_node, value_node in node.value:
            key = key_node.value
            if not isinstance(key_node, yaml.ScalarNode):
                self._report(key_node, "kunci harus satu kata, seperti `nomor:`")
            elif _UNSEEN.search(key):
                self._refuse_unseen(key_node)
            elif key in values:
                line, _ = _place(first[key])
                self._report(key_node, f"kunci `{key}` ditulis dua kali (pertama di baris {line}); sisakan satu")
            else:
                first[key] = key_node
                values[key] = self.convert(value_node)
        return values

    def _refuse_unseen(self, node: yaml.ScalarNode) -> None:
        """Report what the text of the file does not hold: in double quotes a sign may be written by its number."""
        if found := _UNSEEN.search(node.value):
            self._report(node, _unseen(found[0]))

    def _report(self, node: yaml.Node, message: str) -> None:
        self.problems.append(Problem(self.shown, *_place(node), message))


def _scalar(node: yaml.ScalarNode) -> Value:
    text: str = node.value
    if node.style:  # quoted or block text: never guessed
        return text
    if text in _WORDS:
        return _WORDS[text]
    return int(text) if _INTEGER.fullmatch(text) else text


def _short_tag(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")
