"""What the last check read, kept so that the next one reads only what differs.

It stands where Python keeps what it compiled of this module, is for one folder and one state of the code, and may go
at any time: without it everything is read.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path

import pydantic
import yaml

from .library import Library

# One place for all folders, so that nothing is left behind of those that go.
PLACE = Path(cache_from_source(__file__)).with_name("catatan.pickle")
_PROTOCOL = pickle.HIGHEST_PROTOCOL


def recall(root: Path) -> Library | None:
    """Return the library that was kept of a folder, nothing where there is none that this very program has kept."""
    try:
        with PLACE.open("rb") as file:
            if pickle.load(file) == _origin(root):  # noqa: S301 - written by this very program
                library: Library = pickle.load(file)  # noqa: S301
                return library
    except Exception:  # noqa: BLE001, S110 - whatever is wrong with it, without it everything is read
        pass
    return None


def keep(root: Path, library: Library) -> None:
    """Keep a library whose records are sound, where Python may keep what it compiles."""
    if sys.dont_write_bytecode:
        return
    content = pickle.dumps(_origin(root), _PROTOCOL) + pickle.dumps(library, _PROTOCOL)
    with suppress(OSError):  # a checkout that may only be read, a full disk
        PLACE.parent.mkdir(exist_ok=True)
        new = PLACE.with_suffix(f".{os.getpid()}")
        try:
            new.write_bytes(content)
            new.replace(PLACE)  # in one step: another check may be reading
        finally:
            new.unlink(missing_ok=True)


def _origin(root: Path) -> tuple[object, ...]:
    """Return what tells a folder, and the code that reads its records in its present state."""
    return root.resolve(), pydantic.VERSION, yaml.__version__, tuple(_stamps(Path(__file__).parent))


def _stamps(folder: Path) -> Iterator[tuple[str, int, int]]:
    for path in sorted(folder.rglob("*.py")):
        found = path.stat()
        yield path.as_posix(), found.st_mtime_ns, found.st_size
