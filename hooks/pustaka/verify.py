"""Hold the records of a law against its official text: each rule yields what a provision does not answer.

A provision answers a rule in its own summary or fields, or by a `pengecualian` that names the rule, the words and the
reason; an exception that answers nothing is itself a finding, so that none outlives its cause.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pydantic import BaseModel

from . import citations
from .citations import parse_id
from .library import Library, Provision
from .models import Ketentuan
from .problems import Problem
from .texts import OfficialText, Words
from .vocabulary import Aturan, Sifat

LONGEST_COPY = 10  # words; the project's own rule (CONTRIBUTING.md)


@dataclass
class Verification:
    """What was held against the text of one law: how much of each kind was checked, and the findings."""

    law: str
    checked: Counter[str] = field(default_factory=Counter)
    exceptions: int = 0
    findings: list[Problem] = field(default_factory=list)


@dataclass(frozen=True)
class Finding:
    """A rule unanswered: the words of the text that ask for an answer, and what is missing."""

    rule: Aturan
    words: str
    message: str


def verify(library: Library, official: OfficialText) -> Verification:
    """Hold every provision of the law against its official words."""
    law = official.data["id"]
    result = Verification(law)
    recorded = {provision.id: provision for pasal in library.laws[law].pasal for provision in library.below(pasal)}
    result.findings.extend(_structure(library, law, official, recorded))
    pasal_words = _words_by_pasal(library, official)
    for id, words in official.words.items():
        if provision := recorded.get(id):
            _verify_provision(_Case(library, official, provision, words, pasal_words[provision.pasal]), result)
    result.findings.sort()
    return result


@dataclass(frozen=True)
class _Case:
    """One provision beside its official words; `pasal` holds the words of its whole pasal, terms folded."""

    library: Library
    official: OfficialText
    provision: Provision
    words: Words
    pasal: Sequence[str]

    @property
    def record(self) -> Ketentuan:
        return self.provision.record

    def answers(self) -> str:
        """Return everything the record says about this provision, in small letters."""
        return " ".join(_strings(self.record)).lower()


def _verify_provision(case: _Case, result: Verification) -> None:
    used: set[tuple[Aturan, str]] = set()
    for rule in RULES:
        for finding, answered in rule(case):
            result.checked[finding.rule.value] += 1
            if answered:
                continue
            exception = next(
                (
                    (e.aturan, e.kata)
                    for e in case.record.pengecualian
                    if e.aturan is finding.rule and _fold(e.kata) == _fold(finding.words)
                ),
                None,
            )
            if exception:
                used.add(exception)
            else:
                place = (
                    case.provision.path if finding.rule is not Aturan.SALINAN else (*case.provision.path, "ringkasan")
                )
                result.findings.append(case.provision.file.source.problem(place, f"{_label(case)}: {finding.message}"))
    for index, exception_record in enumerate(case.record.pengecualian):
        if (exception_record.aturan, exception_record.kata) not in used:
            message = f"pengecualian {exception_record.aturan} `{exception_record.kata}` tidak diperlukan; hapus"
            place = (*case.provision.path, "pengecualian", index)
            result.findings.append(case.provision.file.source.problem(place, f"{_label(case)}: {message}"))
    result.exceptions += len(used)


def _label(case: _Case) -> str:
    return citations.format_citation(citations.Citation(None, parse_id(case.provision.id).path))


def _structure(
    library: Library, law: str, official: OfficialText, recorded: Mapping[str, Provision]
) -> Iterator[Problem]:
    home = library.laws[law].file.source
    for id in official.words:
        if id not in recorded:
            near = recorded.get(id.rsplit("/", 1)[0])
            path = near.path if near else ()
            source = near.file.source if near else home
            yield source.problem(path, f"{library_cite(id)} ada pada teks resmi tetapi belum dicatat")
    for id, provision in recorded.items():
        if id not in official.words:
            yield provision.file.source.problem(provision.path, f"{library_cite(id)} tidak ada pada teks resmi")


def library_cite(id: str) -> str:
    """Return a provision's citation with its law."""
    return citations.format_citation(parse_id(id))


# ---------------------------------------------------------------------------
# Rules: each yields (what the text asks, whether the record answers it)

Asked = Iterator[tuple[Finding, bool]]

_NUMBER = re.compile(r"Rp\s?[\d.]+(?:,\d+)?|\d+(?:[.,]\d+)*")
_OTHER_NUMBERS = re.compile(
    # Numbers that name instruments and gazettes, which are no numbers of the provision.
    r"\((?:Tambahan )?Lembaran Negara[^)]*\)"
    r"|(?:Undang-Undang|Peraturan|Keputusan)[\w -]*? Nomor \d+ Tahun \d+|Tahun \d{4}",
    re.IGNORECASE,
)


def _numbers(case: _Case) -> Asked:
    """Every number, amount, age and time limit stands in the record."""
    text = _OTHER_NUMBERS.sub(" ", _without_citations(case))
    answered = {_amount(number) for number in _NUMBER.findall(case.answers())} | {
        str(value) for value in _integers(case.record)
    }
    for number in dict.fromkeys(_NUMBER.findall(text)):
        message = f"teks resmi menyebut {number.strip('.,')}; tidak ada pada ringkasan maupun tenggat"
        yield Finding(Aturan.ANGKA, number.strip(".,"), message), _amount(number) in answered


def _amount(number: str) -> str:
    digits = re.sub(r",\d\d$", "", number.removeprefix("Rp").strip().strip(".,"))
    return re.sub(r"[.,](?=\d{3}\b)", "", digits)


def _references(case: _Case) -> Asked:
    """Every provision the text names is among `merujuk`."""
    at = parse_id(case.provision.id)
    written = {target.id for text in case.record.merujuk for target in case.library.targets(text, at)}
    for mention in case.library.mentions(case.words.text):
        for citation in mention.citations:
            absolute = citations.absolute(citation, at)
            named = citations.format_citation(absolute, names=case.library.names)
            resolution = case.library.resolve(citation, at)
            if not absolute.path or (resolution.id or absolute.id) == case.provision.id:
                continue  # "Undang-Undang ini", or the instrument's own name
            message = f"teks resmi merujuk {named}; tambahkan pada `merujuk`"
            yield Finding(Aturan.RUJUKAN, named, message), resolution.id in written


# The statute's words, and the modalities that answer them.
MODALS: Sequence[tuple[str, str, frozenset[Sifat]]] = tuple(
    (name, rf"(?<![\w-])(?:{pattern})(?![\w-])", frozenset(answers))
    for name, pattern, answers in (
        ("wajib", "wajib|diwajibkan|berkewajiban", {Sifat.WAJIB}),
        ("harus", "harus|diharuskan", {Sifat.HARUS}),
        ("bertugas", "bertugas|mempunyai tugas", {Sifat.BERTUGAS}),
        ("bertanggung jawab", "bertanggung jawab|bertanggungjawab", {Sifat.BERTANGGUNG_JAWAB}),
        ("berwenang", "berwenang|mempunyai wewenang|mempunyai kewenangan", {Sifat.BERWENANG}),
        ("berhak", "berhak|mempunyai hak", {Sifat.BERHAK}),
        ("dilarang", "dilarang|tidak boleh|tidak diperbolehkan", {Sifat.DILARANG}),
        ("dapat", "dapat", {Sifat.DAPAT, Sifat.DILARANG}),
    )
)


def _modals(case: _Case) -> Asked:
    """Every modal verb is answered by a mandate of that modality, here or on an item below."""
    if case.record.definisi:  # a definition puts nothing on anybody
        return
    found = {mandate.sifat for below in case.library.below(case.provision.id) for mandate in below.record.mandat}
    for name, pattern, answers in MODALS:
        if re.search(pattern, case.words.text, re.IGNORECASE):
            message = f"kata `{name}` pada teks resmi belum dijawab mandat {name} atau pengecualian"
            yield Finding(Aturan.MODAL, name, message), bool(found & answers)


# "Tugas dan wewenang … dilaksanakan oleh menteri" puts a task on the minister without the verb.
_NOUNS: Mapping[Sifat, str] = {
    Sifat.BERTUGAS: "tugas",
    Sifat.BERWENANG: "wewenang|kewenangan|kewenangannya|wewenangnya",
    Sifat.BERHAK: "hak",
    Sifat.BERTANGGUNG_JAWAB: "tanggung jawab",
    Sifat.WAJIB: "kewajiban",
}


def _mandates(case: _Case) -> Asked:
    """Every mandate's modality stands in the text, here or in the opening of the list, as a verb or as its noun."""
    parts = case.provision.id.split("/")
    above = ["/".join(parts[:n]) for n in range(2, len(parts) + 1)]
    text = " ".join(case.official.words[id].text for id in above if id in case.official.words)
    for mandate in case.record.mandat:
        words = [pattern for _, pattern, answers in MODALS if mandate.sifat in answers]
        words.append(rf"(?<!\w)(?:{_NOUNS.get(mandate.sifat, '(?!)')})(?!\w)")
        message = f"mandat `{mandate.sifat}` tidak punya kata modalnya pada teks resmi"
        said = any(re.search(pattern, text, re.IGNORECASE) for pattern in words)
        yield Finding(Aturan.MODAL, f"mandat {mandate.sifat}", message), said


DELEGATION = re.compile(
    r"diatur(?: lebih lanjut)? (?:dengan|dalam) (?:Peraturan|anggaran dasar|Keputusan)"
    r"|ditetapkan (?:oleh|dengan) (?:Menteri|Pemerintah|Peraturan|Keputusan)",
    re.IGNORECASE,
)


def _delegations(case: _Case) -> Asked:
    """Every order to make a rule is recorded as a delegation."""
    for match in DELEGATION.finditer(case.words.text):
        message = f"perintah pengaturan `{match[0]} …` belum dicatat pada `delegasi`"
        yield Finding(Aturan.DELEGASI, match[0], message), bool(case.record.delegasi)


DEFINED = re.compile(
    r"^(?P<term>.+?)(?:,? (?:yang )?selanjutnya (?:disingkat|disebut)(?: dengan)? (?P<short>[^,]+?),?)? adalah\b"
)


def _definitions(case: _Case) -> Asked:
    """Every term that Pasal 1 defines is recorded with its spelling and its short form."""
    if case.words.kind != "angka" or not re.fullmatch(r"[^/]+/pasal-1/angka-\d+", case.provision.id):
        return
    match = DEFINED.match(case.words.text)
    if not match:
        return
    definition = case.record.definisi
    spelled = {definition.istilah, definition.singkatan} if definition else set()
    wanted = {match["term"].strip(), *([match["short"].strip()] if match["short"] else [])}
    names = " / ".join(sorted(wanted))
    message = f"teks resmi mendefinisikan {names}; `definisi` harus menuliskannya persis"
    yield Finding(Aturan.DEFINISI, names, message), wanted <= spelled


_CONDITIONS: Sequence[tuple[str, str]] = (
    ("kecuali", r"kecuali|terkecuali|tidak berlaku (?:bagi|untuk|jika|bila)|selain"),
    ("dalam hal", r"dalam hal|bila|apabila|jika|ketika|kalau|saat|sepanjang"),
    ("apabila", r"dalam hal|bila|apabila|jika|ketika|kalau|saat|sepanjang"),
    ("sepanjang", r"sepanjang|selama|asalkan|jika|bila"),
    ("paling lama", r"paling lama|paling lambat|selambat|tidak lebih dari|hanya"),
    ("paling lambat", r"paling lambat|paling lama|selambat|tidak lebih dari"),
    ("paling singkat", r"paling singkat|sekurang|paling sedikit|minimal|setidaknya"),
    ("paling sedikit", r"paling sedikit|sekurang|minimal|setidaknya"),
    ("paling banyak", r"paling banyak|tidak lebih dari|maksimal|paling besar"),
    ("hanya", r"hanya|cuma|semata|saja"),
    ("tanpa", r"tanpa|tidak"),
)


def _conditions(case: _Case) -> Asked:
    """Every condition and exception is answered in the summary, the mandates or the limits."""
    answers = case.answers()
    limited = any(True for _ in _limits(case.record))
    for word, answer in _CONDITIONS:
        if re.search(rf"(?<!\w){word}(?!\w)", case.words.text, re.IGNORECASE):
            said = bool(re.search(rf"(?<!\w)(?:{answer})", answers)) or (word.startswith("paling") and limited)
            message = f"`{word}` pada teks resmi tidak terjawab dalam ringkasan, syarat, atau pengecualian"
            yield Finding(Aturan.SYARAT, word, message), said


def _copies(case: _Case) -> Asked:
    """No run of more than ten words is the statute's own, names and defined terms counted as one word."""
    if case.record.ringkasan:
        run = _longest_run(_tokens(case.library, case.provision.law, case.record.ringkasan), case.pasal)
        shown = " ".join(run[:4])
        message = f"{len(run)} kata berturut-turut sama dengan teks resmi (`{shown} …`); tulis sendiri"
        yield Finding(Aturan.SALINAN, shown, message), len(run) <= LONGEST_COPY


Rule = Callable[[_Case], Asked]
RULES: Sequence[Rule] = (
    _numbers,
    _references,
    _modals,
    _mandates,
    _delegations,
    _definitions,
    _conditions,
    _copies,
)


# ---------------------------------------------------------------------------
# Words


def _fold(text: str) -> str:
    return " ".join(text.lower().split())


def _without_citations(case: _Case) -> str:
    text, end = "", 0
    for mention in case.library.mentions(case.words.text):
        text += case.words.text[end : mention.start] + " "
        end = mention.end
    return text + case.words.text[end:]


def _strings(value: object) -> Iterator[str]:
    """Yield every text of a record itself, without the provisions below it and without the editors' exceptions."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            if name not in ("ayat", "huruf", "angka", "pengecualian", "merujuk", "catatan", "tanya", "perihal"):
                yield from _strings(getattr(value, name))


def _limits(record: Ketentuan) -> Iterator[BaseModel]:
    yield from record.tenggat
    yield from (mandate.tenggat for mandate in record.mandat if mandate.tenggat)


def _integers(record: Ketentuan) -> Iterator[int]:
    for limit in _limits(record):
        yield from (value for value in (limit.maks, limit.min) if value is not None)  # type: ignore[attr-defined]


_WORD = re.compile(r"[0-9a-zà-ÿ]+(?:-[0-9a-z]+)*|§")


def _tokens(library: Library, law: str, text: str) -> list[str]:
    """Return the words of a text, each citation and defined term as one."""
    end, folded = 0, ""
    for mention in library.mentions(text):
        folded += text[end : mention.start] + " § "
        end = mention.end
    folded += text[end:]
    for term in _terms(library, law):
        folded = folded.replace(term, "§")
    return _WORD.findall(folded.lower())


def _terms(library: Library, law: str) -> Sequence[str]:
    """Return the law's defined terms of several words, longest first."""
    names = {
        definition.istilah
        for uses in library.definitions.values()
        for provision, definition in uses
        if provision.law == law and " " in definition.istilah
    }
    return sorted(names, key=len, reverse=True)


def _words_by_pasal(library: Library, official: OfficialText) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    for id, words in official.words.items():
        pasal = "/".join(id.split("/")[:2])
        found.setdefault(pasal, []).extend(_tokens(library, official.data["id"], words.text))
    return found


def _longest_run(words: Sequence[str], text: Sequence[str]) -> Sequence[str]:
    """Return the longest run of words that stands in the text too."""
    places: dict[str, list[int]] = {}
    for index, word in enumerate(text):
        places.setdefault(word, []).append(index)
    before: dict[int, int] = {}
    longest, end = 0, 0
    for index, word in enumerate(words):
        here = {place: before.get(place - 1, 0) + 1 for place in places.get(word, ())}
        for length in here.values():
            if length > longest:
                longest, end = length, index + 1
        before = here
    return words[end - longest : end]
