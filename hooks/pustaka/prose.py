"""Text to segments: where a sentence cites a provision, uses a defined term or names an organisation, it links."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from .addresses import Target
from .citations import Citation
from .library import Library


@dataclass(frozen=True)
class Segment:
    """A stretch of text; with a target it is a link of that kind: sitasi, istilah or organisasi."""

    text: str
    target: Target | None = None
    kind: str = ""


class Linker:
    """Turns texts of a library into segments; definitions are scoped to the law of the page, longest match first."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._forms: dict[str, list[Target]] = defaultdict(list)
        for id, term in library.records["term"].items():
            own = [definition.istilah for _, definition in library.definitions.get(id, ())]
            for form in dict.fromkeys((term.istilah, term.singkatan, *term.bentuk, *own)):
                if form:
                    self._forms[form].append(Target("term", id))
        for id, organisation in library.records["organisation"].items():
            for form in dict.fromkeys((organisation.nama, organisation.singkatan, *organisation.sebutan_lain)):
                if form:
                    self._forms[form].append(Target("organisation", id))
        self._scopes = {
            law: {
                provision.record.definisi.glosarium
                for pasal in record.pasal
                for provision in library.below(pasal)
                if provision.record.definisi
            }
            for law, record in library.laws.items()
        }
        # A form never starts or ends inside a word, nor inside a longer hyphenated one.
        self._phrase = re.compile(rf"(?<![\w-])(?:{_any(self._forms)})(?![\w-])")

    def segments(
        self,
        text: str,
        at: Citation | None = None,
        *,
        this: Target | None = None,
        seen: set[Target] | None = None,
    ) -> Sequence[Segment]:
        """Return a text in segments; `this` is the page (never linked to itself), `seen` what was linked before."""
        seen = set() if seen is None else seen
        found: list[Segment] = []
        end = 0
        for mention in self._library.mentions(text):
            for part in mention.parts:
                resolution = self._library.resolve(part.citation, at)
                if resolution.id is None:
                    continue
                if found and _names_its_instrument(found[-1], resolution.id, text[end : part.start]):
                    # "Pasal 28 UU 14/2019" is one link: nobody means the whole law by its last words.
                    found[-1] = replace(found[-1], text=found[-1].text + text[end : part.end])
                    end = part.end
                    continue
                found.extend(self._phrases(text[end : part.start], at, this, seen))
                target = self._library.target(resolution.id)
                linked = target if target != this else None
                found.append(Segment(text[part.start : part.end], linked, "sitasi" if linked else ""))
                end = part.end
        found.extend(self._phrases(text[end:], at, this, seen))
        return tuple(found)

    def _phrases(self, text: str, at: Citation | None, this: Target | None, seen: set[Target]) -> Iterator[Segment]:
        law = at.instrument if at else None
        end = 0
        for match in self._phrase.finditer(text):
            target = self._choose(match[0], law)
            if target is None or target == this or target in seen:
                continue
            seen.add(target)
            if match.start() > end:
                yield Segment(text[end : match.start()])
            yield Segment(match[0], target, "istilah" if target.kind == "term" else "organisasi")
            end = match.end()
        if end < len(text):
            yield Segment(text[end:])

    def _choose(self, form: str, law: str | None) -> Target | None:
        """Return what a phrase means on a page of `law`, or nothing when it may be an ordinary word there."""
        spellings = (form, form[0].lower() + form[1:], form[0].upper() + form[1:])
        targets = next((self._forms[spelling] for spelling in spellings if spelling in self._forms), [])
        scope = self._scopes.get(law or "", set())
        inside = [target for target in targets if target.kind == "term" and target.id in scope]
        if inside:
            return inside[0]
        # Outside its own law a single capitalised word ("Keluarga", "Hakim") may be no term at all.
        return targets[0] if targets and (" " in form or form.isupper()) else None


def _names_its_instrument(before: Segment, id: str, between: str) -> bool:
    """Tell whether an instrument's name directly follows a citation of one of its provisions."""
    target = before.target
    return before.kind == "sitasi" and target is not None and target.id.startswith(f"{id}/") and between.isspace()


def _any(forms: Iterable[str]) -> str:
    """Return a pattern for the longest of the forms; at each place only those that begin with its letter are tried."""
    groups: dict[str, list[str]] = defaultdict(list)
    for form in sorted(forms, key=lambda form: (-len(form), form)):
        groups[form[0].lower()].append(_pattern(form))
    first = {letter: re.escape(letter) + (letter.upper() if letter.isalpha() else "") for letter in groups}
    return "|".join(f"(?=[{first[letter]}])(?:{'|'.join(groups[letter])})" for letter in sorted(groups)) or "(?!)"


def _pattern(form: str) -> str:
    """Return a pattern for a form; a phrase in small letters may also begin a sentence, with one capital."""
    first, *rest = form.split()
    words = r"\s+".join(re.escape(word) for word in (first, *rest))
    small = first.islower() or (rest and first[1:].islower() and all(word.islower() for word in rest))
    return f"[{form[0].lower()}{form[0].upper()}]{words[1:]}" if small and form[0].isalpha() else words
