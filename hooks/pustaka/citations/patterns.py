"""Patterns: how the readers of this package write their regular expressions."""

from __future__ import annotations

import re

# White space inside a citation, line breaks and non-breaking spaces included; a blank line ends any citation.
GAP = r"(?:[^\S\n]|\n(?![^\S\n]*+\n))"


def compiled(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """Compile a pattern in which `~` stands for a gap.

    A gap is possessive, and so is every other repetition without a small bound: what was read is never given back,
    which keeps reading linear whatever the text.
    """
    return re.compile(pattern.replace("~", f"{GAP}++"), flags)
