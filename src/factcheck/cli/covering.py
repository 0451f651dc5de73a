"""Tells which claims the drafts of a run used, and whether all that it had to were."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from factcheck.cli.claims_choice import whole_book
from factcheck.cli.streams import say
from factcheck.errors import UsageError
from factcheck.model import Claim, ClaimBook, Report
from factcheck.renderers.counts import counted

if TYPE_CHECKING:
    from factcheck.book_index.large import LargeBook
    from factcheck.checker import PreparedBook
    from factcheck.usage import ClaimCoverage, ClaimUse

_LONGEST_SHOWN = 100


def require_known(book: ClaimBook | PreparedBook | LargeBook, required: Sequence[str]) -> None:
    """Raises `UsageError` where something required is neither a claim's id nor a tag."""
    if not required:
        return
    from factcheck.claim_coverage import unknown_requirements

    for unknown in unknown_requirements(whole_book(book), required):
        from factcheck.claims.problems import nearest

        claims = whole_book(book).claims
        known = [claim.id for claim in claims] + [tag for claim in claims for tag in claim.tags]
        near = nearest(unknown, known)
        hint = f"did you mean {near}?" if near else "factcheck search finds claims by their words"
        raise UsageError(f"--require {unknown}: no claim has this id or tag: {hint}")


def cover(
    report: Report, book: ClaimBook | PreparedBook | LargeBook, required: Sequence[str]
) -> ClaimCoverage:
    """Returns which claims the drafts of a report used."""
    from factcheck.claim_coverage import cover_claims

    return cover_claims(report, whole_book(book), required)


def tell_coverage(coverage: ClaimCoverage, *, in_full: bool) -> None:
    """Says on standard error which required claims are missing; `in_full`, what became of all."""
    if in_full:
        for line in _lines(coverage):
            say(line)
    for claim in coverage.missing:
        say(f"missing: {_shown(claim)}")


def _lines(coverage: ClaimCoverage) -> Iterator[str]:
    counts = (
        (len(coverage.used), "used"),
        (len(coverage.misstated), "misstated"),
        (len(coverage.unused), "not used"),
    )
    total = sum(number for number, _ in counts)
    parts = ", ".join(f"{number:,} {what}" for number, what in counts)
    yield f"coverage of {counted(total, 'claim')}: {parts}"
    for what, uses in (("used", coverage.used), ("misstated", coverage.misstated)):
        for use in uses:
            yield f"{what}: {use.claim.id} by {_places(use)}"
    for claim in coverage.unused:
        yield f"not used: {_shown(claim)}"


def _places(use: ClaimUse) -> str:
    return ", ".join(f"{one.path}:{one.sentence.line}:{one.sentence.column}" for one in use.uses)


def _shown(claim: Claim) -> str:
    words = " ".join(claim.text.split())
    short = words if len(words) <= _LONGEST_SHOWN else words[: _LONGEST_SHOWN - 1] + "…"
    return f"{claim.id} ({claim.path}:{claim.line}): {short}"
