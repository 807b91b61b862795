#!/bin/sh
# Prints the path of a Chromium for the browser tests and gets one where there is none.
# With --find it only looks, and fails where there is none: the build prints PDFs only where it can.
# PUSTAKA_CHROMIUM, when set, is taken as it is. Everything but the path goes to stderr.
set -u
cd "$(dirname "$0")/.."

# The one without windows first: it does the same with a third less work.
find_browser() {
    for name in chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable; do
        command -v "$name" && return
    done
    return 1
}

# The font is named because headless text without any font has no width to measure.
install_debian() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq >/dev/null || return 1
    for name in chromium-headless-shell chromium; do
        apt-get install -y -qq --no-install-recommends "$name" fonts-liberation >/dev/null && return
    done
    return 1
}

install_playwright() {
    .venv/bin/python -m playwright install chromium >&2 && .venv/bin/python - <<'PYTHON'
from playwright.sync_api import sync_playwright

with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
PYTHON
}

if [ -n "${PUSTAKA_CHROMIUM:-}" ]; then
    printf '%s\n' "$PUSTAKA_CHROMIUM"
    exit
fi
find_browser && exit
[ "${1:-}" = --find ] && exit 1
printf '%s\n' "Memasang Chromium untuk uji peramban …" >&2
install_debian && find_browser && exit
install_playwright && exit
printf '%s\n' "Chromium untuk uji peramban tidak ada dan tidak dapat dipasang; pasang dahulu (Debian: apt-get install chromium), lalu ulangi." >&2
exit 1
