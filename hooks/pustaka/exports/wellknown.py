"""Files that programs look for at a fixed place: `security.txt`, only where the operator named a contact."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from .catalogue import Catalogue

PATH = ".well-known/security.txt"
# RFC 9116 asks for a date less than a year ahead; ours follows the records, so that builds repeat.
_VALID = timedelta(days=360)


def files(catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
    """Yield security.txt (RFC 9116); nothing without a contact, because a file must not promise what nobody reads."""
    contact = catalogue.settings.security_contact
    if contact is None:
        return
    expires = date.fromisoformat(catalogue.library.per) + _VALID
    lines = [
        f"Contact: {contact}",
        f"Expires: {expires.isoformat()}T00:00:00Z",
        "Preferred-Languages: id",
    ]
    canonical = catalogue.absolute(f"/{PATH}")
    if canonical.startswith("https://"):
        lines.append(f"Canonical: {canonical}")
    yield PATH, ("\n".join(lines) + "\n").encode()
