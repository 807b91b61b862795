"""Where things lie: the project, the sample records, the evidence beside the repository, the machine's browser."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

ROOT = Path(__file__).parent.parent
SAMPLES = Path(__file__).parent / "samples"
SHARED = ROOT.parent / "shared"
CHROMIUM = os.environ.get("PUSTAKA_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
