"""The templates: every value they print is made harmless, every name they use must exist."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from .text import attribute, bound, escape, long_date, number, sentence

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"


def show(value: object) -> object:
    """Return what a template prints for a value; markup made by templates and addresses passes as it is."""
    if isinstance(value, Markup):
        return value
    if isinstance(value, str):
        return escape(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    if isinstance(value, StrictUndefined):
        str(value)  # raises with the missing name
    raise TypeError(f"a template prints {type(value).__name__}, which has no words")


@cache
def environment() -> Environment:
    """Return the one environment of this process; it looks at each template's file again, so edits show at once."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=show,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters.update(attribute=attribute, bound=bound, date=long_date, number=number, sentence=sentence)
    return made


def render(template: str, **values: object) -> str:
    """Return a page's body from a template of the folder."""
    return environment().get_template(f"{template}.md.j2").render(**values)
