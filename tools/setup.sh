#!/bin/sh
# Makes .venv and installs a lock file into it, unless both are already as asked.
# Usage: tools/setup.sh requirements.txt|requirements-dev.txt
# Messages are Indonesian: the authors of records see them.
set -eu
cd "$(dirname "$0")/.."
lock=$1

fail() {
    printf '%s\n' "$1" >&2
    exit 1
}

# Each candidate is run, not just looked up: a version manager's shim may exist and still not start.
# The answer is never inside a virtual environment, since .venv itself, when activated, is about to go.
find_python() {
    for name in python3 python3.14 python3.13 python3.12 python3.11 python; do
        "$name" -c 'import sys; sys.version_info < (3, 11) and sys.exit(1); print(sys._base_executable)' 2>/dev/null && return
    done
    found=$(python3 --version 2>/dev/null) || found="tidak ada"
    fail "Pustaka Peksos memerlukan Python 3.11 atau yang lebih baru, sedangkan python3 di sini: $found."
}

# Prints uv's path where there is one other than the project's own, which serves `make lock`.
find_uv() {
    path=$(command -v uv) && [ "$path" != "$PWD/.venv/bin/uv" ] && printf '%s' "$path"
}

# A virtual environment is tied to its folder and to the minor version it was made with.
identity() {
    version=$(.venv/bin/python -I -S -c 'import sys; print(*sys.version_info[:2])' 2>/dev/null) || version=none
    printf '%s\n' "$version $PWD"
}

create() {
    python=$(find_python)
    uv=$(find_uv) || uv=
    if [ -z "$uv" ] && ! "$python" -c 'import venv, ensurepip' 2>/dev/null; then
        fail "Modul venv Python belum terpasang; pasang dahulu (Debian dan Ubuntu: apt-get install python3-venv), lalu ulangi."
    fi
    printf '%s\n' "Membuat .venv …" >&2
    rm -rf .venv
    if [ -n "$uv" ]; then
        "$uv" venv --quiet --python "$python" .venv
    else
        "$python" -m venv .venv
    fi

    # The package is used where it stands: a path entry and the console script that pyproject.toml
    # declares, written here because building a wheel would need a build back end from the network.
    site=$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
    printf '%s\n' '../../../../hooks' >"$site/pustaka.pth"
    # Starts as sh, so that a space in the folder's path does no harm, and goes on as Python.
    cat >.venv/bin/pustaka <<'SCRIPT'
#!/bin/sh
''':'
exec "$(dirname "$0")/python" "$0" "$@"
'''
import sys

from pustaka.cli import main

sys.exit(main())
SCRIPT
    chmod +x .venv/bin/pustaka
    identity >.venv/identity
}

install() {
    printf '%s\n' "Memasang isi $lock ke .venv …" >&2
    if uv=$(find_uv); then
        "$uv" pip install --quiet --python .venv/bin/python --require-hashes --requirement "$lock"
    else
        # A .venv that uv made has no pip.
        [ -x .venv/bin/pip3 ] || .venv/bin/python -m ensurepip >/dev/null
        .venv/bin/python -m pip install -qq --disable-pip-version-check --require-hashes --requirement "$lock"
    fi
    # Copies, compared at the next run. The development lock holds the other one whole.
    cp "$lock" ".venv/$lock"
    if [ "$lock" = requirements-dev.txt ]; then cp requirements.txt .venv/requirements.txt; fi
}

[ "$(cat .venv/identity 2>/dev/null)" = "$(identity)" ] || create
cmp -s "$lock" ".venv/$lock" || install
