"""Modules as one classic script, because browsers load no modules from a folder.

No bundler: none is to be had as a Python package, and the modules are our own. What they write of modules is a handful
of forms, and any other is a problem with its line, never a script that silently does not run.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from ...problems import Problem, RecordsError

RUNTIME = Path(__file__).resolve().parent / "berkas.js"

_IMPORT = re.compile(r'^import \{([^}]*)\} from "\./([\w-]+\.js)";$', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?function|class|const) (\w+)", re.MULTILINE)
_LATER = re.compile(r'\bimport\("\./([\w-]+\.js)"\)')
_OTHER = re.compile(r"^[ \t]*(?:import|export)\b|\bimport\s*[(.]|^await\b", re.MULTILINE)
_ACCEPTED = 'import { a } from "./x.js"; · import("./x.js") · import.meta.url · export function, class, atau const'


def is_module(text: str) -> bool:
    """Tell whether a script can only be a module, because it takes or gives something."""
    return bool(_OTHER.search(text))


def run(name: str) -> bytes:
    """Return the script that stands where a module did and runs it."""
    return f'pustakaLuring.run("{name}");\n'.encode()


def bundle(modules: Mapping[str, str]) -> bytes:
    """Return one classic script of modules by file name; raise RecordsError at a form that is not understood."""
    problems = [problem for name, text in modules.items() for problem in _problems(name, text, modules)]
    if problems:
        raise RecordsError(problems)
    parts = [RUNTIME.read_text(encoding="utf-8")]
    parts += [f'pustakaLuring.define("{name}", {_function(text)});\n' for name, text in modules.items()]
    return "\n".join(parts).encode()


def _function(text: str) -> str:
    names: dict[bool, list[str]] = {True: [], False: []}
    for kind, name in _EXPORT.findall(text):
        names[kind.endswith("function")].append(name)
    body = _EXPORT.sub(r"\1 \2", _plain(text))
    # Functions are there before the module has run, so that two modules may name each other.
    early, late = (f"Object.assign($given, {{ {', '.join(names[first])} }});" for first in (True, False))
    return f'($given, $load, $meta) => {{\n"use strict";\n{early}\n{body}\n{late}\n}}'


def _plain(text: str) -> str:
    text = _IMPORT.sub(lambda match: f'const {{{match[1].replace(" as ", ": ")}}} = $load("{match[2]}");', text)
    return _LATER.sub(r'$load.later("\1")', text).replace("import.meta.url", "$meta.url")


def _problems(name: str, text: str, modules: Mapping[str, str]) -> list[Problem]:
    path = f"docs/js/{name}"
    left = _EXPORT.sub("", _plain(text))
    found = [
        Problem(path, 1, 1, f"mengimpor `{other}`, yang bukan modul di docs/js")
        for other in [*(other for _, other in _IMPORT.findall(text)), *_LATER.findall(text)]
        if other not in modules
    ]
    for match in _OTHER.finditer(left):
        line = left.count("\n", 0, match.start()) + 1
        found.append(Problem(path, line, 1, f"bentuk modul ini tidak dikenal; yang diterima: {_ACCEPTED}"))
    return found
