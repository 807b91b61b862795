#!/bin/sh
# Copies nginx, its brotli module and the libraries they need into a folder that becomes the root of the container:
# no shell, no package manager, nothing else to run there. Usage: tools/publish/gather.sh FOLDER
set -eu
root=$1
module=/usr/lib/nginx/modules/ngx_http_brotli_static_module.so
mkdir -p "$root/srv/tmp"
for file in /usr/sbin/nginx "$module" $(ldd /usr/sbin/nginx "$module" | grep -o '/[^ :)]*\.so[^ :)]*' | sort -u); do
    cp --dereference --parents "$file" "$root"
done
# Whoever the container runs as may write here and nowhere else.
chmod 1777 "$root/srv/tmp"
