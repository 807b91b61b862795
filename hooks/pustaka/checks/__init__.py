"""The second pass: what one record alone cannot tell. Each rule is a generator of problems; `load` runs them all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from ..library import Library
from ..problems import Problem, RecordsError
from ..records import read_files
from . import content, identity, relations

Rule = Callable[[Library], Iterator[Problem]]

# Each pass may rely on the ones before it: references are followed once ids and numbers are right, changes once the
# citations that name them lead somewhere.
PASSES: Sequence[Sequence[Rule]] = (
    (identity.check_ids, identity.check_instrument_ids, identity.check_evidence_ids, identity.check_sequences),
    (
        relations.check_references,
        relations.check_citations,
        relations.check_aliases,
        relations.check_words,
        content.check_summaries,
        content.check_unwritten,
        content.check_time_limits,
        content.check_regulation_limits,
        content.check_delegations,
        content.check_histories,
        content.check_activities,
        relations.check_comparisons,
    ),
    (content.check_statuses, relations.check_cycles, content.check_extensions),
)


def load(root: Path, *, drafts: bool = False, before: Library | None = None) -> Library:
    """Read, shape and check every record below `root`, drafts only if asked; raise RecordsError with all problems.

    What stands as it stood in the library of `before` is taken from it; everything is checked all the same.
    """
    library = Library(read_files(root, drafts=drafts, before=before.files if before else ()), before)
    for rules in PASSES:
        if problems := [problem for rule in rules for problem in rule(library)]:
            raise RecordsError(problems)
    return library
