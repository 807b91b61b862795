"""Writing what was made into a folder."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path


def write(files: Iterable[tuple[str, bytes]], folder: Path) -> None:
    """Write every file, (path below the folder, content); raise OSError with the path of the one that is refused."""
    for path, content in files:
        file = folder / path
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        except OSError as error:
            error.filename = error.filename or str(file)  # writing to an open file knows no name
            raise
