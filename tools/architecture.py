"""Draw the imports between the parts of the core into ARCHITECTURE.md, stage by stage, as `pyproject.toml` orders them.

Without arguments it writes; with `--check` it exits 1 when what stands there is not what the imports say.
"""

from __future__ import annotations

import ast
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import grimp

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "ARCHITECTURE.md"
HOOK = ROOT / "hooks/mkdocs_hooks.py"
START, END = "<!-- made by tools/architecture.py -->\n", "<!-- end of what is made -->\n"

# What each stage is called, in the order of the flow.
NAMES = ("ground", "reading", "shape", "citations", "library", "views", "outputs", "command")

Edges = Mapping[str, frozenset[str]]


def stages() -> Sequence[tuple[str, Sequence[str]]]:
    """Return (name, its parts) of each stage from left to right, as the import contract orders them."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    layers = next(contract["layers"] for contract in contracts["contracts"] if contract["id"] == "stages")
    parts = [tuple(part.strip() for part in layer.replace("|", ":").split(":")) for layer in reversed(layers)]
    return tuple(zip(NAMES, parts, strict=True))


def imports() -> Edges:
    """Return, for each part of the core and for the hook, the other parts it imports directly."""
    graph = grimp.build_graph("pustaka", cache_dir=None)
    found: dict[str, set[str]] = {part: set() for _, parts in stages() for part in parts}
    for module in graph.modules - {"pustaka"}:
        part = module.split(".")[1]
        imported = graph.find_modules_directly_imported_by(module) - {"pustaka"}
        found[part] |= {other.split(".")[1] for other in imported} - {part}
    found["mkdocs_hooks"] = set(_hook_imports())
    return {part: frozenset(others) for part, others in found.items()}


def _hook_imports() -> Iterator[str]:
    for node in ast.walk(ast.parse(HOOK.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "pustaka":
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("pustaka."):
            yield str(node.module).split(".")[1]


def reduce(edges: Edges) -> Edges:
    """Leave out what is imported through another import as well, so that the picture can be read."""
    reach: dict[str, frozenset[str]] = {}

    def below(part: str) -> frozenset[str]:
        if part not in reach:
            reach[part] = frozenset().union(*({other} | below(other) for other in edges[part]))
        return reach[part]

    return {
        part: others - frozenset().union(*(below(other) for other in others)) if others else others
        for part, others in edges.items()
    }


def draw(edges: Edges) -> Iterator[str]:
    """Yield the lines of a Mermaid diagram whose arrows go the way the data flows, from imported to importing."""
    yield "flowchart LR"
    for name, parts in stages():
        yield f'  subgraph s_{name}["{name}"]'
        yield from (f'    {part}["{part}"]' for part in parts if part != "__main__")
        yield "  end"
    yield '  mkdocs_hooks["mkdocs_hooks.py"] --> mkdocs(["MkDocs"])'
    for part, others in reduce(edges).items():
        yield from (f"  {other} --> {part}" for other in sorted(others) if part != "__main__")


def tabulate() -> Iterator[str]:
    """Yield the rows of a table: stage, part, and the rule that the part's own docstring opens with."""
    yield "| stage | part | rule |"
    yield "|---|---|---|"
    for name, parts in stages():
        for part in parts:
            file = ROOT / "hooks/pustaka" / part
            file = file / "__init__.py" if file.is_dir() else file.with_suffix(".py")
            rule = (ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or "").split("\n\n")[0]
            yield f"| {name} | `{part}` | {' '.join(rule.split()).replace('|', '&#124;')} |"


def make() -> str:
    """Return what stands between the markers of the page."""
    edges = imports()
    core = {part: others for part, others in edges.items() if part not in ("mkdocs_hooks", "__main__")}
    total = sum(len(others) for others in core.values())
    told = (
        f"{len(core)} parts in {len(stages())} stages with {total} imports between them; an arrow leads from what is "
        "imported to what imports it, and is left out where another way leads there too."
    )
    return "\n".join([told, "", "```mermaid", *draw(edges), "```", "", *tabulate(), ""])


def main() -> int:
    """Write the page anew, or with `--check` compare it."""
    text = PAGE.read_text(encoding="utf-8")
    before, rest = text.split(START)
    made = before + START + make() + END + rest.split(END)[1]
    if "--check" in sys.argv[1:]:
        if made != text:
            print(f"{PAGE.name}:1:1: gambar berbeda dari impornya; jalankan {Path(__file__).name}", file=sys.stderr)
        return int(made != text)
    PAGE.write_text(made, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
