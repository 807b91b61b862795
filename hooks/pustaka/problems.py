"""Problems are values: every check yields them, one place prints them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple


class Problem(NamedTuple):
    """One thing wrong in one place; line and column count from 1, the message is Indonesian."""

    path: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message}"

    def annotation(self, level: Literal["error", "warning"] = "error") -> str:
        """Return the problem as a GitHub workflow command, so that it shows at its line in a pull request."""
        # Workflow commands end at a line break and use these four escapes (GitHub's own rule).
        text = self.message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
        path = self.path.replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
        return f"::{level} file={path},line={self.line},col={self.column}::{text}"


class RecordsError(Exception):
    """The records cannot be used; carries every problem found, sorted by place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))
