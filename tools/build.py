"""Build the site strictly and put it in place of site/ only when the build succeeded."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "site"


def build(folder: Path) -> int:
    """Run a strict MkDocs build into `folder` and return its exit code; the problems are printed, progress is not."""
    # Not with --quiet: it drops the warnings before --strict can count them.
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) as mkdocs:  # noqa: S603 - our own
        for line in mkdocs.stderr or ():
            if not line.startswith("INFO"):
                print(line, end="", file=sys.stderr, flush=True)
    return mkdocs.returncode


def swap(new: Path, old: Path) -> None:
    """Move `site/` to `old` and `new` to `site/`, or leave `site/` as it was."""
    if SITE.exists():
        SITE.rename(old)
    try:
        new.rename(SITE)
    except OSError:
        if old.exists():
            old.rename(SITE)
        raise


def main() -> int:
    """Exit 0 with a new `site/`, otherwise MkDocs' exit code with the last good one untouched."""
    # Beside site/, because a rename is atomic only within one file system.
    with tempfile.TemporaryDirectory(prefix=".site-", dir=ROOT) as name:
        new = Path(name) / "new"
        if code := build(new):
            kept = "; site/ yang terakhir berhasil tidak diubah" if SITE.exists() else ""
            print(f"Situs tidak jadi dibangun{kept}.", file=sys.stderr)
            return code
        swap(new, Path(name) / "old")
    print("Situs siap di site/.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
