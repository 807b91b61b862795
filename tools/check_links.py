"""Ask every external link of the records whether it still answers, and print a report by record.

Weekly and by hand, never in a build: nothing else here asks other hosts. Exit 0 when none is gone or fails, 1 when some
are, 2 when the records cannot be read. A server that turns the check away is no proof that a page is gone.
"""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from enum import StrEnum
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from pustaka.checks import load
from pustaka.freshness import NAMES, ExternalLink, links
from pustaka.problems import RecordsError

ROOT = Path(__file__).resolve().parent.parent


class State(StrEnum):
    """What became of asking for an address, in the words of the report."""

    FINE = "baik"
    MOVED = "pindah"
    REFUSED = "menolak pemeriksaan"
    GONE = "tidak ada"
    FAILED = "gagal"


# Answers that say "not to you" or "not now" rather than "not here".
_REFUSALS = frozenset({401, 403, 405, 406, 429, 451, 503, 999})
_GONE = frozenset({404, 410})


@dataclass(frozen=True)
class Manners:
    """How servers are asked: seconds until giving up, seconds between two questions to one host, hosts at once."""

    timeout: float = 20
    pause: float = 2
    hosts: int = 8
    headers: dict[str, str] = field(
        default_factory=lambda: {"User-Agent": "pustaka-peksos-tautan/1 (pemeriksaan mingguan)", "Accept": "*/*"}
    )


@dataclass(frozen=True)
class Answer:
    """What one address answered; `detail` is the status, the new address, or the error."""

    state: State
    detail: str


def check(found: Sequence[ExternalLink], manners: Manners) -> dict[str, Answer]:
    """Return the answer of every address: each asked once, hosts beside each other, one host's after each other."""
    hosts: dict[str, list[str]] = defaultdict(list)
    for address in dict.fromkeys(link.address for link in found):
        hosts[urlsplit(address).netloc].append(address)
    with ThreadPoolExecutor(manners.hosts) as pool:
        asked = pool.map(lambda addresses: _ask_host(addresses, manners), hosts.values())
        return {address: answer for answers in asked for address, answer in answers}


def _ask_host(addresses: Sequence[str], manners: Manners) -> list[tuple[str, Answer]]:
    answers = []
    for index, address in enumerate(addresses):
        if index:
            time.sleep(manners.pause)
        answers.append((address, ask(address, manners)))
    return answers


def ask(address: str, manners: Manners) -> Answer:
    """Ask for the head of an address and, where a server will not give just that, for the page itself."""
    answer = _request("HEAD", address, manners)
    return answer if answer.state in (State.FINE, State.MOVED) else _request("GET", address, manners)


def _request(method: str, address: str, manners: Manners) -> Answer:
    # The records allow only http and https addresses.
    request = Request(address, headers=manners.headers, method=method)  # noqa: S310
    try:
        with urlopen(request, timeout=manners.timeout) as response:  # noqa: S310
            moved = _differ(address, response.url)
            return Answer(State.MOVED, response.url) if moved else Answer(State.FINE, str(response.status))
    except HTTPError as error:
        error.close()
        state = State.GONE if error.code in _GONE else State.REFUSED if error.code in _REFUSALS else State.FAILED
        return Answer(state, f"jawaban {error.code}")
    except TimeoutError:
        return Answer(State.FAILED, f"tidak ada jawaban dalam {manners.timeout:g} detik")
    except (OSError, HTTPException, ValueError) as error:
        if isinstance(getattr(error, "reason", None), TimeoutError):
            return Answer(State.FAILED, f"tidak ada jawaban dalam {manners.timeout:g} detik")
        return Answer(State.FAILED, str(getattr(error, "reason", error)) or type(error).__name__)


def _differ(asked: str, given: str) -> bool:
    """Tell whether an answer came from elsewhere; http to https, `www.` and a last slash are no move."""

    def core(address: str) -> tuple[str, str, str]:
        parts = urlsplit(address)
        return parts.netloc.removeprefix("www."), parts.path.rstrip("/"), parts.query

    return core(asked) != core(given)


def report(found: Sequence[ExternalLink], answers: dict[str, Answer]) -> Iterator[str]:
    """Yield the lines of the report: a count of each state, then what is not fine by record, the worst first."""
    states = [answers[link.address].state for link in found]
    yield f"{len(found)} tautan: " + ", ".join(f"{states.count(state)} {state}" for state in State)
    for state in reversed(State):
        for link in found:
            if state is not State.FINE and answers[link.address].state is state:
                yield f"\n{state}: {NAMES[link.target.kind]} {link.target.id} ({link.source.path})"
                yield f"  {link.address}"
                yield f"  {answers[link.address].detail}"


def main() -> int:
    """Check the links of the records below the folder given, the project's own without, and print the report."""
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT
    try:
        found = tuple(links(load(root)))
    except RecordsError as error:
        print(error, file=sys.stderr)
        return 2
    answers = check(found, Manners())
    print("\n".join(report(found, answers)))
    return 1 if {State.GONE, State.FAILED} & {answer.state for answer in answers.values()} else 0


if __name__ == "__main__":
    sys.exit(main())
