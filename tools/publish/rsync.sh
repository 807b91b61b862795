#!/bin/sh
# Copies site/ to a folder or to host:folder, so that no visitor ever sees half of it: first what pages use, then the
# pages, and what is gone goes last. Unchanged files are not touched, so kept copies in browsers stay good.
# Usage: tools/publish/rsync.sh DESTINATION [SITE]
# Messages are Indonesian: whoever publishes sees them.
set -eu
[ $# -ge 1 ] || {
    printf '%s\n' "Tujuannya belum disebut, misalnya: tools/publish/rsync.sh pustaka@peladen:/srv/site" >&2
    exit 2
}
destination=${1%/}/
site=${2:-$(dirname "$0")/../../site}
[ -f "$site/index.html" ] || {
    printf '%s\n' "$site belum berisi situs; jalankan make build dahulu." >&2
    exit 1
}

# By content, because a build gives every file a new time; that time is not copied, because servers make the ETag of it.
# What the server itself puts under .well-known for its certificate stays.
copy() {
    rsync --recursive --checksum --links --chmod=D755,F644 --delay-updates \
        --filter='protect /.well-known/acme-challenge/' "$@" "$site/" "$destination"
}

copy --exclude='*.html' --exclude='*.html.br' --exclude='*.html.gz'
copy
copy --delete
