"""Where things lie: the project, the sample records and the evidence beside the repository."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parent.parent
SAMPLES = Path(__file__).parent / "samples"
SHARED = ROOT.parent / "shared"
