"""Official text: what the operator brings becomes the yardstick the records are held to."""

from __future__ import annotations

from .importer import ImportReport, import_files
from .text import Mend

__all__ = ["ImportReport", "Mend", "import_files"]
