"""The sample library with harm in every text: the models are walked, so that a new field is planted by itself.

Each text bears a mark of its own, which tells wherever it comes out which field of which record it was.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import yaml
from pustaka import models, source
from pustaka.pages.stages import WORKERS
from pustaka.records import find_files
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from tests.places import SAMPLES

MARK = re.compile(r"zq\d{3}")

# What a text may begin with: formulas, Markdown that counts only where a line begins, ways out of a folder.
STARTS = (
    "=HYPERLINK(1)",
    "+1",
    "-1+1",
    "@SUM(1)",
    "# kepala",
    "1. satu",
    "- butir",
    "> kutip",
    "| a | b |",
    "```",
    "~~~",
    "::: x",
    "!!! note",
    '??? "lipat"',
    "[zq]: javascript:1",
    "===",
    "---",
    "*[zq]: x",
    "[^1]: x",
    ": arti",
    "{: onclick=tanam() }",
    "../../../etc/passwd",
    "<script>",
    "^ [ ] ( ) . $ \\",
)
HARM = (
    '<script>window.__pwned=1</script><img src=x onerror="window.__pwned=2"><svg/onload=window.__pwned=3>'
    "<iframe src='javascript:window.__pwned=4'></iframe><style>*{display:none}</style>"
    '<meta http-equiv="refresh" content="0;url=//jahat.example"></title></textarea></script>--><!--]]>'
    '<a href="javascript:window.__pwned=5" style="color:red" onclick=x>k</a> &jahat; <!ENTITY x SYSTEM "file:///">'
    " [k](javascript:window.__pwned=6) ![k](data:text/html,k) <javascript:k> [k][zq] [k]{: onclick='k' .jahat #jahat}"
    " {: style=k } **k** __k__ *k* _k_ ~~k~~ `k` ``` ~~~ | k | k | $$k$$ ==k== [^1] H~2~O"
    " {{ 7*7 }} {% raw %} {# k #} ${7*7} &lt;b&gt; &#60;i&#62; &amp; %3Cb%3E \\ \\* \\u003cb\\u003e \\1 \\g<0> $& $1"
    " @misc{k, title={k}}} {{ ER  - '\" -- // https://jahat.example"
)
# Where little room is left; the mark goes into it.
SHORT = "<{} onload=k()>"
# Addresses may hold no more than the model lets pass.
ADDRESS = "https://contoh.example/?a=)[k](javascript:k){:onclick=k}&lt;&amp;|*k*_k_{{7*7}}#"

_LAW = "uu-2012-11"  # the calculator is about this one
_AS_LAW = (("uu-2001-1", _LAW), ("UU 1/2001", "UU 11/2012"))
# What a part that the sample does not have is given where any value will not do.
_GIVEN: Mapping[type[BaseModel], Mapping[str, Any]] = {
    models.Tenggat: {"maks": 3, "satuan": "hari"},
    models.TenggatPeraturan: {"maks": 3, "satuan": "hari"},
    models.Status: {"jenis": "diuji", "oleh": "Putusan MK 1/PUU-I/2003"},
    models.Delegasi: {"dipenuhi": "belum-ditemukan"},
    models.Landasan: {"sitasi": "Pasal 2 UU 11/2012"},
}
_IDS = {
    "source": "sumber-satu",
    "regulation": "permensos-2002-3",
    "organisation": "ikatan",
    "term": "taman-bacaan",
    "actor": "pembaca",
    "event": "2002-peresmian",
    "guide": "taman-tutup",
}
_BELOW = frozenset({"ayat", "huruf", "angka", "pasal", "bagian", "paragraf"})  # numbers in sequence: the sample's own


@dataclass(frozen=True)
class Shape:
    """What a field holds: `kind` is text, model, list or other; `of` the model or the items' shape."""

    kind: str
    of: Any = None
    most: int | None = None
    least: int = 0
    value: Any = None  # for other: what may stand there


@dataclass
class Planted:
    """Every text planted, by its mark, and the field it stands in, such as `Mandat.tindakan`."""

    plant: Callable[[int, str, int | None], str]
    texts: dict[str, str] = field(default_factory=dict)
    fields: dict[str, str] = field(default_factory=dict)
    _made: set[tuple[type[BaseModel], str]] = field(default_factory=set)

    def text(self, owner: type[BaseModel], name: str, most: int | None) -> str:
        """Return the next text; never two alike."""
        number = len(self.texts)
        mark = f"zq{number:03d}"
        self.texts[mark] = self.plant(number, mark, most)
        self.fields[mark] = f"{owner.__name__}.{name}"
        return self.texts[mark]

    def fill(self, model: type[BaseModel], given: Mapping[str, Any]) -> dict[str, Any]:
        """Return a part with every text planted; parts it lacks are made once for each model."""
        made = dict(given)
        for name, info in model.model_fields.items():
            value = self._value(model, name, shape(info.annotation, info.metadata), given.get(name), needed=info.is_required())
            if value is not None:
                made[name] = value
        return made

    def _value(self, owner: type[BaseModel], name: str, what: Shape, given: Any, *, needed: bool) -> Any:
        if what.kind == "text":
            return self.text(owner, name, what.most)
        if what.kind == "list" and what.of.kind in ("text", "model"):
            items = given if isinstance(given, list) else [given] if given is not None else []
            if not items and what.of.kind == "model" and not self._first(owner, name):
                return None
            missing = max(what.least, 1) - len(items)
            return [self._value(owner, name, what.of, item, needed=True) for item in [*items, *[None] * missing]]
        if what.kind == "model":
            if given is None and not needed and not self._first(owner, name):
                return None
            return self.fill(what.of, given or _GIVEN.get(what.of, {}))
        if isinstance(given, str) and given.startswith("https://"):
            return ADDRESS
        if given is None and (needed or (isinstance(what.value, str) and what.value.startswith("https://"))):
            return [what.of.value] if what.kind == "list" else what.value
        return given

    def _first(self, owner: type[BaseModel], name: str) -> bool:
        if name in _BELOW or (owner, name) in self._made:
            return False
        self._made.add((owner, name))
        return True


def shape(annotation: Any, metadata: Sequence[Any] = ()) -> Shape:
    """Return what an annotation of a model holds."""
    known = [part for item in metadata for part in (item.metadata if isinstance(item, FieldInfo) else (item,))]
    origin = get_origin(annotation)
    if origin is Annotated:
        base, *more = get_args(annotation)
        return shape(base, [*more, *metadata])
    least = next((item.min_length for item in known if hasattr(item, "min_length")), None)
    most = next((item.max_length for item in reversed(known) if hasattr(item, "max_length")), None)
    role = next((item for item in known if isinstance(item, models.Cite | models.Ref)), None)
    if origin is tuple:
        inner, *_ = get_args(annotation)
        return Shape("list", shape(inner, [role] if role else ()), least=least or 0)
    if origin in (Union, UnionType):
        parts = [part for part in get_args(annotation) if part is not type(None)]
        return shape(parts[0], metadata)
    if isinstance(role, models.Cite):
        return Shape("other", value="Pasal 2 UU 11/2012")
    if isinstance(role, models.Ref):
        return Shape("other", value=_IDS.get(role.kinds[0]))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return Shape("model", annotation)
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return Shape("other", value=next(iter(annotation)).value)
    if origin is Literal:
        return Shape("other", value=get_args(annotation)[0])
    if annotation is str:
        pattern = next((item.pattern for item in known if getattr(item, "pattern", None)), None)
        if pattern is None:
            return Shape("text", most=most)
        return Shape("other", value=ADDRESS if "https?" in pattern else "2020-01-01")
    if annotation is int:
        return Shape("other", value=next((item.ge for item in known if hasattr(item, "ge")), 1))
    return Shape("other")


def text_fields() -> Iterator[str]:
    """Yield every field of every kind of record that takes free text, as `Mandat.tindakan`."""
    pending, seen = list(models.KINDS.values()), set()
    while pending:
        model = pending.pop()
        if model in seen:
            continue
        seen.add(model)
        for name, info in model.model_fields.items():
            what = shape(info.annotation, info.metadata)
            what = what.of if what.kind == "list" else what
            if what.kind == "text":
                yield f"{model.__name__}.{name}"
            elif what.kind == "model":
                pending.append(what.of)


def harmful(number: int, mark: str, most: int | None) -> str:
    """Return a text that tries everything its room allows, and cites a provision so that it is cut into pieces."""
    if most is not None and most < 1000:
        start = STARTS[number % len(STARTS)]
        return next(
            text
            for text in (f"{start} {mark} {HARM}", f"{start} {SHORT.format(mark)} **k** [k](javascript:k) k", SHORT.format(mark))
            if len(text) <= most
        )
    return f"{STARTS[number % len(STARTS)]} {mark} {HARM} menurut Pasal 2 UU 11/2012 k"


def harmless(_: int, mark: str, most: int | None) -> str:
    """Return a text of the same kind that tries nothing."""
    if most is not None and most < 1000:
        return f"kata {mark} k"
    return f"kata {mark} kata menurut Pasal 2 UU 11/2012 k"


def write(folder: Path, plant: Callable[[int, str, int | None], str]) -> Planted:
    """Write the records below a folder and return what was planted in them."""
    planted = Planted(plant)
    made = {path: planted.fill(models.KINDS[kind], record) for kind, path, record in _records()}
    # Names that would lie upon pages of the site, or outside of it, if an address were made of them.
    made[f"laws/{_LAW}/law.yml"]["alias"] += ["cari", "js", "..", "/etc/passwd", "%2e%2e/", "tentang\\..\\.."]
    # Names as they stand in sentences become links.
    named = [record[key] for record in made.values() for key in ("istilah", "nama") if key in record and "id" in record]
    made[f"laws/{_LAW}/bab-01.yml"]["pasal"][1]["catatan"] += [f"Lihat {name} k" for name in named]
    for path, record in made.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(yaml.safe_dump(record, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return planted


def _records() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield (kind, path, values) of the sample's records as those of another law, and of the kinds it lacks."""
    root = SAMPLES / "good"
    for kind, file in find_files(root):
        path, text = file.relative_to(root).as_posix(), file.read_text(encoding="utf-8")
        for old, new in _AS_LAW:
            path, text = path.replace(old, new), text.replace(old, new)
        record: Any = source.parse(text.encode(), path).value
        if kind == "law":
            record |= {"nomor": 11, "tahun": 2012, "alias": [None] * 3}
        if path.endswith("bab-02.yml"):
            second = record["bagian"][1]
            second["paragraf"] = [{"nomor": 1, "pasal": second.pop("pasal")}]
            mandate = record["bagian"][0]["pasal"][0]["ayat"][0]["huruf"][1]["mandat"][0]
            mandate["tahap"], mandate["tenggat"]["acara"] = ["penyidikan"], "penangkapan"  # for the calculator
        yield kind, path, record
    base = {"diperiksa": "2020-01-01"}
    for id in WORKERS:  # the pages of a child's case speak of them
        yield "actor", f"glossary/actors/{id}.yml", {**base, "id": id, "jenis": "profesi"}
    sides = [{"ketentuan": [f"Pasal 3 ayat (1) huruf {letter} UU 11/2012"]} for letter in "ab"]
    yield "overlap", "glossary/overlaps/serupa.yml", {**base, "id": "serupa", "sisi": sides}
    parties = [{"istilah": id, "isi": [{"aspek": "satu"}]} for id in ("taman-bacaan", "pengelola")]
    compared = {"id": "beda", "batas": "2012-01-01", "aspek": [{"id": "satu"}], "pihak": parties}
    yield "comparison", "glossary/comparisons/beda.yml", base | compared

