"""What has grown old: records and delegations past their review period, and the addresses on the web they rest on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from .addresses import Target
from .library import Library
from .problems import Problem
from .source import Source
from .views import DelegationRow, add_months, delegations
from .walk import Path

# Months after `diperiksa` until a record is due. What courts, ministries and organisations may change any day comes
# round twice a year; what only our own reading can change, once; what is history, every second year. A law's own date
# stands for its chapters too.
MONTHS: Mapping[str, int] = {
    "law": 6,
    "regulation": 6,
    "ruling": 12,
    "guide": 6,
    "activity": 6,
    "organisation": 6,
    "event": 24,
    "source": 12,
    "term": 12,
    "actor": 12,
    "overlap": 12,
    "comparison": 12,
    "words": 12,
}
# A rule that nobody has found may appear in any issue of the gazette; one that was found is only replaced.
MONTHS_MISSING = 3
MONTHS_FULFILLED = 12

NAMES: Mapping[str, str] = {
    "law": "undang-undang",
    "regulation": "peraturan",
    "ruling": "putusan",
    "guide": "panduan",
    "activity": "kegiatan peta jalan",
    "organisation": "organisasi",
    "event": "peristiwa",
    "source": "sumber",
    "term": "istilah",
    "actor": "pelaku",
    "overlap": "tumpang tindih",
    "comparison": "perbandingan",
    "words": "kata pencarian",
}


@dataclass(frozen=True)
class Review:
    """One turn to check something: `due` (ISO) is the last day on which its last check is young enough."""

    target: Target
    source: Source
    path: Path
    checked: str
    months: int

    @property
    def due(self) -> str:
        """Return the last day of the review period."""
        return add_months(self.checked, self.months)

    def problem(self) -> Problem:
        """Return the turn as the problem it is once its last day has passed."""
        message = f"terakhir diperiksa {self.checked}; masa tinjau {self.months} bulan berakhir {self.due}"
        return self.source.problem((*self.path, "diperiksa"), message)


@dataclass(frozen=True)
class DelegationReview:
    """The turn of a delegation."""

    row: DelegationRow
    review: Review

    @property
    def missing(self) -> bool:
        """Tell whether the rule it orders has not been found."""
        return not self.row.fulfilled


@dataclass(frozen=True)
class ExternalLink:
    """An address outside the site, the record that holds it and where."""

    target: Target
    address: str
    source: Source
    path: Path

    def problem(self, message: str) -> Problem:
        """Return something wrong with the address."""
        return self.source.problem(self.path, message)


@dataclass(frozen=True)
class Report:
    """How old a library is on the day `per` (ISO): every turn, overdue or not, in the records' order."""

    per: str
    records: Sequence[Review]
    delegations: Sequence[DelegationReview]

    def overdue(self, review: Review) -> bool:
        """Tell whether a turn's last day has passed."""
        return review.due < self.per

    @property
    def problems(self) -> Sequence[Problem]:
        """Return everything overdue."""
        turns = (*self.records, *(each.review for each in self.delegations))
        return tuple(review.problem() for review in turns if self.overdue(review))

    @property
    def searches(self) -> Sequence[DelegationReview]:
        """Return the delegations to look at again: those not found, then those overdue, longest unchecked first."""
        wanted = [each for each in self.delegations if each.missing or self.overdue(each.review)]
        return tuple(sorted(wanted, key=lambda each: (not each.missing, each.review.checked)))


def measure(library: Library, per: str) -> Report:
    """Return how old a library is on the day `per` (ISO), which the caller chooses: nothing here asks a clock."""
    records = (
        Review(Target(file.kind, file.record.id), file.source, (), file.record.diperiksa, MONTHS[file.kind])
        for file in library.files
        if file.kind != "bab"
    )
    return Report(per, tuple(records), tuple(_delegations(library)))


def links(library: Library) -> Iterator[ExternalLink]:
    """Yield every address outside the site that a record holds, in the records' order."""
    for file in library.files:
        if file.kind == "bab":
            continue
        target, record = Target(file.kind, file.record.id), file.record
        for field in ("alamat", "situs"):
            if address := getattr(record, field, None):
                yield ExternalLink(target, address, file.source, (field,))
        for index, link in enumerate(getattr(record, "tautan", ())):
            yield ExternalLink(target, link.alamat, file.source, ("tautan", index, "alamat"))


def _delegations(library: Library) -> Iterator[DelegationReview]:
    for row in delegations(library):
        provision, number = row.provision, int(row.id.rpartition("-")[2])
        months = MONTHS_FULFILLED if row.fulfilled else MONTHS_MISSING
        path = (*provision.path, "delegasi", number - 1)
        checked = row.delegation.diperiksa
        yield DelegationReview(row, Review(provision.target, provision.file.source, path, checked, months))
