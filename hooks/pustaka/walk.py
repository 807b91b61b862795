"""Walk a record by the roles its fields declare: prose, citations, ids of other records."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from .roles import Cite, Prose, Ref

Path = tuple[str | int, ...]
Role = Prose | Cite | Ref
Found = tuple[Path, Role, str]


def walk(record: BaseModel, path: Path = ()) -> Iterator[Found]:
    """Yield (path, role, text) of every prose, citation and id in a record, nested parts included."""
    for name, role in _plan(type(record)):
        if value := getattr(record, name):  # most fields of most records are empty
            yield from _visit(value, role, (*path, name))


def walk_own(record: BaseModel, path: Path = ()) -> Iterator[Found]:
    """Yield the same for a provision without the provisions below it, which stand at places of their own."""
    for name, role in _plan(type(record)):
        if name not in ("ayat", "huruf", "angka") and (value := getattr(record, name)):
            yield from _visit(value, role, (*path, name))


def _visit(value: Any, role: Role | None, path: Path) -> Iterator[Found]:
    # Texts first: pydantic makes asking whether something is a model slow.
    if type(value) is str:
        if role is not None:
            yield path, role, value
    elif type(value) is tuple:
        for index, item in enumerate(value):
            yield from _visit(item, role, (*path, index))
    elif isinstance(value, BaseModel):
        yield from walk(value, path)


@cache
def _plan(model: type[BaseModel]) -> tuple[tuple[str, Role | None], ...]:
    """Return the fields of a model worth visiting, each with the role of its text (None: nested models only)."""
    plan = []
    for name, info in model.model_fields.items():
        role = next((item for item in info.metadata if isinstance(item, Role)), None)
        role, nested = _inspect(info.annotation, role)
        if role is not None or nested:
            plan.append((name, role))
    return tuple(plan)


def _inspect(annotation: Any, role: Role | None) -> tuple[Role | None, bool]:
    """Return the role declared anywhere in an annotation and whether it holds models."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return role, True
    origin = get_origin(annotation)
    if origin is Annotated:
        base, *metadata = get_args(annotation)
        role = next((item for item in metadata if isinstance(item, Role)), role)
        return _inspect(base, role)
    nested = False
    if origin in (Union, UnionType, tuple):
        for part in get_args(annotation):
            found, holds = _inspect(part, role)
            role, nested = found or role, nested or holds
    return role, nested
