"""How a delegation was carried out in time: what was issued, when as far as is known, and how late.

The limit binds what must have been *ditetapkan*, so that date counts; where it is not recorded the promulgation does,
and where neither is, the year in the instrument's number. A date known only by its year or month is a span of days,
and what cannot be told from the span is not told.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from .addresses import Target
from .library import Library
from .views import DelegationRow, add_months
from .vocabulary import Vocabulary
from .words import listed, long_date


class Kemajuan(Vocabulary):
    """Where a delegation stands."""

    TEPAT = "tepat", "Tepat waktu", "peraturan pertama ditetapkan paling lambat pada hari terakhir"
    TERLAMBAT = "terlambat", "Terlambat", "peraturan pertama ditetapkan sesudah hari terakhir"
    TAK_TENTU = "tak-tentu", "Ditemukan", "tanpa batas yang dapat dihitung, atau tanggalnya tidak cukup diketahui"
    BELUM = "belum", "Belum ditemukan", "belum ditemukan pada sumber yang diperiksa; tidak berarti tidak ada"


@dataclass(frozen=True)
class Lateness:
    """Whole months and the days beyond them; `least` when the date is not known to the day, so that it may be more."""

    months: int
    days: int
    least: bool = False


@dataclass(frozen=True)
class Issue:
    """An instrument that carries a delegation out, and when it was made: a date, a month or a year."""

    target: Target
    made: str


@dataclass(frozen=True)
class Progress:
    """Where one delegation stands: its instruments, oldest first; how late the first was, or the gap is by a day."""

    state: Kemajuan
    issues: Sequence[Issue]
    late: Lateness | None


def progress(library: Library, row: DelegationRow) -> Progress:
    """Return where a delegation stands; one not found is late by the day on which it was last looked for."""
    issues = sorted((_issue(library, target) for target in row.fulfilled), key=lambda issue: bounds(issue.made))
    if not issues:
        sought = row.delegation.diperiksa
        late = lateness(row.due, sought) if row.due and row.due < sought else None
        return Progress(Kemajuan.BELUM, (), late)
    if row.due is None:
        return Progress(Kemajuan.TAK_TENTU, issues, None)
    earliest, latest = bounds(issues[0].made)
    if latest <= row.due:
        return Progress(Kemajuan.TEPAT, issues, None)
    if earliest > row.due:
        return Progress(Kemajuan.TERLAMBAT, issues, lateness(row.due, issues[0].made))
    return Progress(Kemajuan.TAK_TENTU, issues, None)


def _issue(library: Library, target: Target) -> Issue:
    record = library.record(target)
    return Issue(target, record.ditetapkan or record.diundangkan or str(record.tahun))


def bounds(made: str) -> tuple[str, str]:
    """Return the first and last day that a date, a month or a year may mean."""
    year, *rest = made.split("-")
    if len(rest) == 2:
        return made, made
    if rest:
        return f"{made}-01", f"{made}-{monthrange(int(year), int(rest[0]))[1]}"
    return f"{year}-01-01", f"{year}-12-31"


def lateness(due: str, made: str) -> Lateness:
    """Return how long after a date something was made; ValueError when it may have been made by then."""
    earliest, latest = bounds(made)
    if earliest <= due:
        raise ValueError(f"{made} is not after {due}")
    start, end = date.fromisoformat(due), date.fromisoformat(earliest)
    months = (end.year - start.year) * 12 + end.month - start.month
    if add_months(due, months) > earliest:
        months -= 1
    days = (end - date.fromisoformat(add_months(due, months))).days
    return Lateness(months, days, least=earliest != latest)


def duration(late: Lateness) -> str:
    """Return how late something is, in words: `sekurang-kurangnya 1 tahun, 2 bulan, dan 3 hari`."""
    years, months = divmod(late.months, 12)
    parts = [f"{count} {unit}" for count, unit in ((years, "tahun"), (months, "bulan"), (late.days, "hari")) if count]
    return ("sekurang-kurangnya " if late.least else "") + listed(parts)


def when(library: Library, issue: Issue) -> str:
    """Return when an instrument was made, in words that say which of its dates that is."""
    record = library.record(issue.target)
    if record.ditetapkan:
        return f"ditetapkan {long_date(issue.made)}"
    if record.diundangkan:
        return f"diundangkan {long_date(issue.made)}"
    return f"tahun {issue.made} menurut nomornya"
