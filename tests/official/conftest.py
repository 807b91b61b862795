"""What the importer's tests share: one call that imports made files and gives back report and JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pustaka.official import ImportReport, import_files

Bring = Callable[[Mapping[str, bytes], str], tuple[ImportReport, dict[str, Any]]]
DAY = date(2031, 5, 1)


@pytest.fixture
def bring(tmp_path: Path) -> Bring:
    """Import files by name and content; the JSON is empty where nothing was written, and then nothing may lie there."""

    def run(files: Mapping[str, bytes], law: str) -> tuple[ImportReport, dict[str, Any]]:
        for name, data in files.items():
            (tmp_path / name).write_bytes(data)
        out = tmp_path / "teks-resmi" / law
        report = import_files([tmp_path / name for name in files], law, out, DAY)
        left = sorted(path.name for path in out.iterdir()) if out.exists() else []
        if report.written is None:
            assert left == []
            return report, {}
        assert left == [f"{law}.json"]
        return report, json.loads(report.written.read_text(encoding="utf-8"))

    return run


def common(data: dict[str, Any]) -> dict[str, Any]:
    """Return the part of the JSON that does not depend on the file it came from."""
    pasal = [{key: value for key, value in entry.items() if key != "halaman"} for entry in data["pasal"]]
    return {"id": data["id"], "sebutan": data["sebutan"], "tentang": data["tentang"], "pasal": pasal}
