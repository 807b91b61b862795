#!/bin/sh
# Gets, as root on Debian or Ubuntu, the server and the copier that the tests of publishing run; without them those
# tests are skipped and say so.
set -eu
if command -v nginx >/dev/null && command -v rsync >/dev/null && [ -e /usr/lib/nginx/modules/ngx_http_brotli_static_module.so ]; then
    exit
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends nginx libnginx-mod-http-brotli-static rsync
