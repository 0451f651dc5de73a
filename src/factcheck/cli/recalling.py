"""Recalls what was found in drafts that have not changed: a short run needs no engine then."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck import __version__
from factcheck.model import ClaimsFile, Document, DocumentReport, Report
from factcheck.records import dataclass

if TYPE_CHECKING:
    from factcheck.findings_cache import FindingsPlace

# More characters than this in all drafts together take so long that the start does not count.
_SHORT = 50_000


@dataclass(frozen=True, slots=True)
class Memory:
    """Holds what is known of the drafts of a run, each by its place in their order."""

    place: FindingsPlace
    reports: tuple[DocumentReport | None, ...]
    files: tuple[ClaimsFile, ...]

    @property
    def report(self) -> Report | None:
        """Returns the report of the run where all of it is known."""
        known = tuple(report for report in self.reports if report is not None)
        return Report(known, self.files) if len(known) == len(self.reports) else None


def recall(
    documents: Sequence[Document], claims: Sequence[Path], cache: Path, *, explain: bool
) -> Memory | None:
    """Returns what is known of some drafts; None for a long run, or where nothing can be kept.

    Only drafts that are files are remembered: of a text that was only typed, nothing stays.
    """
    if sum(len(document.text) for document in documents) > _SHORT:
        return None
    if not all(Path(document.path).is_file() for document in documents):
        return None
    from factcheck.findings_cache import find_findings, is_settled, read_findings

    place = find_findings(cache, claims, __version__, explain=explain)
    if place is None:
        return None
    known = [read_findings(place, document) for document in documents]
    if not all(known) and not is_settled(place):
        return None
    files = next((one[1] for one in known if one), ())
    return Memory(place, tuple(one and one[0] for one in known), files)


def remember(memory: Memory, documents: Sequence[Document], report: Report) -> None:
    """Keeps what was found in the drafts of a run that it did not know, where all were checked."""
    from factcheck.findings_cache import keep_findings

    if len(report.documents) != len(documents):
        return
    for document, known, found in zip(documents, memory.reports, report.documents, strict=True):
        if known is None:
            keep_findings(memory.place, document, found.findings, report.claims)
