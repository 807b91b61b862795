"""`make bench`: every benchmark in turn, each printed as a table with its target."""

from __future__ import annotations

import importlib
import pkgutil
import sys

import tests.bench


def main(names: list[str]) -> None:
    """Run the benchmarks named, or all of them."""
    for module in sorted(m.name for m in pkgutil.iter_modules(tests.bench.__path__) if m.name.startswith("bench_")):
        if not names or module.removeprefix("bench_") in names:
            print(importlib.import_module(f"tests.bench.{module}").run(), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
