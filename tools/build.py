"""Build the site strictly, print its training packs, and put it in place of site/ only when all of that succeeded.

Whatever ends a build, the last good site stays whole: the new one is made beside it, on the disk before it is moved,
and a build that was cut off while moving is mended by the next.
"""

from __future__ import annotations

import gzip
import logging
import os
import shutil
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli  # type: ignore[import-untyped]  # ships no types
import handouts
from click import ClickException
from filelock import FileLock, Timeout
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from pustaka.faults import explain, tolerate_narrow_terminals
from pustaka.hosting import is_text
from pustaka.processes import stop_all

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "site"
LOCK = ROOT / ".site-kunci"
STAGE = ".site-bangun-"  # beside site/, because a rename is atomic only within one file system

SMALLEST = 1024  # bytes; below, a compressed answer takes no fewer packets
# The pages come out 9 % smaller at brotli's 11, which takes fifty times as long (70 s against 1.3 s of one core).
BROTLI = 6
GZIP = 9


def build(folder: Path) -> int:
    """Run a strict MkDocs build into `folder` and return its exit code; MkDocs prints the problems."""
    # In this process, so that what kills us leaves no MkDocs writing. Not its command with --quiet, which drops the
    # warnings before --strict can count them.
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s: %(message)s")
    try:
        config = load_config(str(ROOT / "mkdocs.yml"), strict=True, site_dir=str(folder))
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
    except ClickException as error:
        error.show()
        return error.exit_code
    return 0


def printer() -> str | None:
    """Return the Chromium that prints the training packs; nothing where there is none or BAHAN_PDF=false."""
    return None if os.environ.get("BAHAN_PDF") == "false" else handouts.find()


def compress(folder: Path) -> None:
    """Put `.br` and `.gz` beside every text file worth it, for servers that send them; the same bytes every time."""
    files = [file for file in sorted(folder.rglob("*")) if is_text(file.name) and file.stat().st_size >= SMALLEST]
    with ThreadPoolExecutor() as pool:  # both libraries leave the interpreter to others while they work
        for _ in pool.map(_compress, files):
            pass


def _compress(file: Path) -> None:
    content = file.read_bytes()
    file.with_name(f"{file.name}.br").write_bytes(brotli.compress(content, quality=BROTLI))
    file.with_name(f"{file.name}.gz").write_bytes(gzip.compress(content, GZIP, mtime=0))


def recover() -> None:
    """Mend what a build that was cut off left: the site it had moved aside comes back, the rest goes."""
    for left in sorted(ROOT.glob(f"{STAGE}*")):
        if not SITE.exists() and (left / "old").exists():
            (left / "old").rename(SITE)
        shutil.rmtree(left, ignore_errors=True)  # what cannot be removed now harms nobody: the next build tries again


def swap(new: Path, old: Path) -> None:
    """Move `site/` to `old` and `new` to `site/`, or leave `site/` as it was."""
    if hasattr(os, "sync"):  # else a power cut soon after could leave the new names with empty files
        os.sync()
    if SITE.exists():
        SITE.rename(old)
    try:
        new.rename(SITE)
    finally:
        if old.exists() and not SITE.exists():
            old.rename(SITE)


def make() -> int:
    """Build, compress and swap; exit 0 with a new `site/`, otherwise MkDocs' exit code with the old one untouched."""
    with FileLock(LOCK, timeout=0):
        recover()
        with tempfile.TemporaryDirectory(prefix=STAGE, dir=ROOT, ignore_cleanup_errors=True) as name:
            new = Path(name) / "new"
            program = printer()
            os.environ["BAHAN_PDF"] = str(program is not None).lower()  # the packs link to what will be printed
            try:
                code = build(new)
            finally:
                stop_all()  # whoever still writes for a build that failed, so that what it left can be removed
            if code:
                return code
            if program:
                handouts.write(new, program)
            compress(new)
            swap(new, Path(name) / "old")
    return 0


def main() -> int:
    """Make the site and say in one sentence how that ended: 0 done, 130 stopped from the keyboard, otherwise failed."""
    tolerate_narrow_terminals()
    os.chdir(ROOT)
    try:
        code, reason = make(), ""
    except Timeout:
        code, reason = 1, ": pembangunan lain sedang berjalan di folder ini; tunggu sampai selesai, lalu ulangi"
    except handouts.ChromiumError as error:
        code, reason = 1, f": PDF bahan latihan tidak tercetak ({error}); bangun tanpa PDF dengan BAHAN_PDF=false"
    except OSError as error:
        code, reason = 1, f": {explain(error)}"
    except KeyboardInterrupt:
        code, reason = 130, ": dihentikan"
    if code:
        kept = "; site/ yang terakhir berhasil tidak diubah" if SITE.exists() else ""
        print(f"Situs tidak jadi dibangun{reason}{kept}.", file=sys.stderr)
    else:
        print("Situs siap di site/.")
    return code


if __name__ == "__main__":
    sys.exit(main())
