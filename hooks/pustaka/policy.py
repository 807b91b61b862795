"""What a page may load and do, as a Content-Security-Policy: nothing but its own site's files, no inline code."""

from __future__ import annotations

# One source for both ways to ship it: in every page (a static host may send no headers) and as a header.
META = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'none'; connect-src 'self'; "
    "manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'"
)

# Browsers heed this directive only in a header.
HEADER = f"{META}; frame-ancestors 'none'"

# In the zip that is read from a folder (exports/offline): browsers differ in whether 'self' is the folder there, and a
# script may look into another page only through a frame.
UNPACKED = META.replace("'self'", "'self' file:") + "; frame-src 'self' file:"
