"""Holds claims against their own quotes and against each other, as drafts are held to claims."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from factcheck.checker import check, compile_book, search
from factcheck.claims.faults import Fault, FaultKind, fault_at
from factcheck.claims.loading import LoadedClaims
from factcheck.claims.schema import ClaimRecord
from factcheck.model import Claim, ClaimBook, Finding, Rating, Severity, Verdict

# The engine reads every claim here; beyond this many, a run would take minutes.
MOST_CLAIMS = 2000
# How many other claims one claim is held against, and how near they must be (0 to 1).
NEIGHBOURS = 5
NEAR_ENOUGH = 0.5

_WRONG = frozenset({Verdict.CONTRADICTED, Verdict.MISATTRIBUTED, Verdict.MISQUOTED})


def check_by_engine(loaded: LoadedClaims) -> tuple[list[Fault], str | None]:
    """Returns claims that their own quotes do not carry, and claims that contradict each other.

    The second value is a notice where the book is too large for this.
    """
    if len(loaded.book.claims) > MOST_CLAIMS:
        notice = (
            f"{len(loaded.book.claims)} claims are too many to be held against each other "
            f"(most: {MOST_CLAIMS}); validate fewer files at a time for that"
        )
        return [], notice
    entries = [entry for file in loaded.files for entry in file.claims]
    faults = [*_check_support(entries, loaded.book), *_check_neighbours(entries, loaded.book)]
    return faults, None


def _check_support(entries: list[ClaimRecord], book: ClaimBook) -> Iterator[Fault]:
    for entry in entries:
        claim = entry.claim
        if claim.quote is None or claim.rating is not Rating.TRUE:
            continue
        bare = replace(claim, text=claim.quote, phrasings=())
        finding = _judge(claim.text, bare, book)
        if finding is None or finding.verdict in (Verdict.SUPPORTED, Verdict.SKIPPED):
            continue
        if finding.verdict in _WRONG:
            level, trouble = Severity.ERROR, "contradicts it"
        else:
            level, trouble = Severity.WARNING, "does not carry all of it"
        yield fault_at(
            claim.path,
            entry.record.values["claim"],
            level,
            FaultKind.SUPPORT,
            f"the claim's own quote {trouble} ({finding.verdict}: {finding.message})",
        )


def _check_neighbours(entries: list[ClaimRecord], book: ClaimBook) -> Iterator[Fault]:
    prepared = compile_book(book)
    by_claim = {id(entry.claim): entry for entry in entries}
    seen: set[frozenset[int]] = set()
    for entry in entries:
        for match in search(entry.claim.text, prepared, limit=NEIGHBOURS + 1):
            other = by_claim.get(id(match.claim))
            if other is None or other is entry or match.score < NEAR_ENOUGH:
                continue
            pair = frozenset({id(entry), id(other)})
            if pair not in seen:
                seen.add(pair)
                yield from _check_pair(entry, other, book)


def _check_pair(entry: ClaimRecord, other: ClaimRecord, book: ClaimBook) -> Iterator[Fault]:
    if Rating.TRUE not in (entry.claim.rating, other.claim.rating):
        return
    later, first = sorted((entry, other), key=_order, reverse=True)
    true_ones = [one for one in (later, first) if one.claim.rating is Rating.TRUE]
    judged, against = (later, first) if later in true_ones else (first, later)
    finding = _judge(judged.claim.text, against.claim, book)
    if finding is None or finding.verdict is not Verdict.CONTRADICTED:
        return
    place = f"{first.claim.path}:{first.claim.line}"
    same_voice = later.claim.speaker == first.claim.speaker
    level = Severity.ERROR if same_voice else Severity.WARNING
    voices = "" if same_voice else ", said by another"
    yield fault_at(
        later.claim.path,
        later.record.values["claim"],
        level,
        FaultKind.CONTRADICTION,
        f"contradicts {first.claim.id!r} ({place}{voices}): {finding.message}",
    )


def _order(entry: ClaimRecord) -> tuple[str, int]:
    return entry.claim.path, entry.claim.line


def _judge(text: str, claim: Claim, book: ClaimBook) -> Finding | None:
    """Returns the worst finding of a text against one claim, with the names of its book."""
    alone = ClaimBook((claim,), book.names, (claim.source,))
    ranks: Mapping[Verdict, int] = {verdict: rank for rank, verdict in enumerate(Verdict)}
    findings = check(text, alone).findings
    return min(findings, key=lambda finding: ranks[finding.verdict], default=None)
