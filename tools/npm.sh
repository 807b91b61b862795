#!/bin/sh
# Installs the tools that exist only as npm packages into tests/npm: `tools/npm.sh test` the Nu HTML checker,
# `tools/npm.sh bench` Lighthouse as well. Without npm nothing happens: what needs them says so and skips itself.
# Messages are Indonesian: the authors of records see them.
set -eu
cd "$(dirname "$0")/../tests/npm"
command -v npm >/dev/null || exit 0

# Copies of the lock, compared at the next run; npm empties the folder that they lie in.
done=node_modules/.lock-$1
if cmp -s package-lock.json "$done"; then exit; fi
printf '%s\n' "Memasang alat uji dari npm ke tests/npm …" >&2
if [ "$1" = bench ]; then
    npm ci --silent
    cp package-lock.json node_modules/.lock-bench
else
    npm ci --silent --omit=dev
fi
cp package-lock.json node_modules/.lock-test
