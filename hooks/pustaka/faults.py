"""What the machine refuses, said in Indonesian: a full disk, a folder that may not be written, a narrow terminal."""

from __future__ import annotations

import errno
import io
import os
import sys

_REASONS = {
    errno.EACCES: "tidak boleh ditulis atau dibaca; periksa hak aksesnya",
    errno.EPERM: "tidak boleh diubah; periksa hak aksesnya",
    errno.EROFS: "berada pada media yang hanya dapat dibaca",
    errno.ENOSPC: "tidak muat: ruang penyimpanan penuh",
    errno.EDQUOT: "tidak muat: jatah ruang penyimpanan habis",
    errno.EFBIG: "melebihi ukuran berkas yang diizinkan",
    errno.ENOENT: "tidak ada",
    errno.ENOTDIR: "bukan folder",
    errno.EISDIR: "adalah folder, bukan berkas",
    errno.EEXIST: "sudah ada",
    errno.ENAMETOOLONG: "namanya terlalu panjang",
    errno.EMFILE: "tidak dapat dibuka: terlalu banyak berkas terbuka",
    errno.EIO: "gagal dibaca atau ditulis; periksa media penyimpanannya",
}


def explain(error: OSError) -> str:
    """Return one sentence, without a full stop, that names the file and why the system refused it."""
    reason = _REASONS.get(error.errno or 0, error.strerror or str(error))
    name = error.filename2 or error.filename  # a rename fails at its destination
    return f"{os.fsdecode(name)} {reason}" if isinstance(name, str | bytes) else reason


def tolerate_narrow_terminals() -> None:
    """Let a character that the terminal cannot show become `?` instead of ending the command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
