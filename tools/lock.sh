#!/bin/sh
# Computes both lock files from pyproject.toml, with the newest versions that its ranges allow.
# One version of each package for every Python from 3.11.0 and every platform, so that all build the same
# pages: pip-compile would lock for the interpreter that runs it, and some releases refuse 3.11.0 to 3.11.4.
set -eu
cd "$(dirname "$0")/.."

compile() {
    .venv/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11.0 --fork-strategy fewest \
        --generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' \
        "$@" pyproject.toml
}

compile --output-file requirements.txt
compile --output-file requirements-dev.txt --extra dev --constraint requirements.txt
