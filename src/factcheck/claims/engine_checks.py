"""Holds claims against their own quotes and against each other, as drafts are held to claims."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from factcheck.checker import PreparedBook, check, compile_book
from factcheck.claims.context import QuoteContext, find_context
from factcheck.claims.faults import Fault, FaultKind, fault_at
from factcheck.claims.loading import LoadedClaims
from factcheck.claims.schema import ClaimRecord
from factcheck.model import Claim, ClaimBook, Finding, Outcome, Rating, Severity, Verdict
from factcheck.searching import search

# The engine reads every claim here; beyond this many, a run would take minutes.
MOST_CLAIMS = 2000
# How many other claims one claim is held against, and how near they must be (0 to 1).
NEIGHBOURS = 5
NEAR_ENOUGH = 0.5

_WRONG = frozenset({Verdict.CONTRADICTED, Verdict.MISATTRIBUTED, Verdict.MISQUOTED})
_RANKS = {verdict: rank for rank, verdict in enumerate(Verdict)}
_FINE = frozenset({Verdict.SUPPORTED, Verdict.SKIPPED})
# Details that a quote often leaves to the sentences around it.
_LEFT_TO_CONTEXT = frozenset({"name", "date"})
_OPPOSITES = frozenset({"negation", "antonym"})
_WORD = re.compile(r"\w+(?:[.,]\w+)*%?")
# Words that lose their capital when something is put before them.
_OPENING = re.compile(r"(?:A|An|The|This|That|These|There|It|In|On|At|Even|No|Neither|Every)\b")


def check_by_engine(
    loaded: LoadedClaims, folders: Sequence[str | Path] = ()
) -> tuple[list[Fault], str | None]:
    """Returns claims that their own quotes do not carry, and claims that contradict each other.

    A quote may leave it to its paragraph who and when is meant, where the source text is at hand
    (beside the claims or in `folders`). Claims without a text are passed over. The second value
    is a notice where the book is too large for this.
    """
    entries = [entry for file in loaded.files for entry in file.claims if entry.claim.text]
    if len(entries) > MOST_CLAIMS:
        notice = (
            f"{len(entries):,} claims are too many to be held against each other (most: "
            f"{MOST_CLAIMS:,}): name fewer files for that"
        )
        return [], notice
    support = _check_support(entries, loaded.book, folders)
    return [*support, *_check_neighbours(entries, loaded.book)], None


def _check_support(
    entries: Sequence[ClaimRecord], book: ClaimBook, folders: Sequence[str | Path]
) -> Iterator[Fault]:
    quoted = [entry for entry in entries if _is_quoted(entry.claim)]
    quotes = tuple(_bare(entry.claim) for entry in quoted)
    prepared = compile_book(ClaimBook(quotes, book.names, book.sources))
    for entry in quoted:
        finding = _judge_support(entry.claim, prepared, book)
        if finding is None or finding.verdict in _FINE:
            continue
        context = find_context(entry.claim, folders)
        if finding.verdict not in _WRONG and _carries(context, entry.claim, book):
            continue
        yield _support_fault(entry, finding, context)


def _carries(context: QuoteContext | None, claim: Claim, book: ClaimBook) -> bool:
    """Says whether the paragraph of a quote carries the claim where the quote alone does not."""
    if context is None:
        return False
    whole = replace(_bare(claim), quote=context.before + context.quote + context.after)
    found = (_judge(text, _bare(whole), book) for text in _wordings(claim))
    return any(finding is not None and finding.verdict in _FINE for finding in found)


def _support_fault(entry: ClaimRecord, finding: Finding, context: QuoteContext | None) -> Fault:
    trouble = "does not carry all of it"
    level = Severity.WARNING
    if finding.verdict in _WRONG:
        level, trouble = Severity.ERROR, "contradicts it"
    elif context is None and _kinds(finding, Outcome.ADDED) & _LEFT_TO_CONTEXT:
        level = Severity.NOTE
    return fault_at(
        entry.claim.path,
        entry.record.values["claim"],
        level,
        FaultKind.SUPPORT,
        f"the claim's own quote {trouble}: {finding.message}",
    )


def _is_quoted(claim: Claim) -> bool:
    return claim.quote is not None and claim.rating is Rating.TRUE


def _bare(claim: Claim) -> Claim:
    """Returns a claim that says no more than its quote."""
    return replace(claim, text=claim.quote or "", phrasings=())


def _judge_support(claim: Claim, quotes: PreparedBook, book: ClaimBook) -> Finding | None:
    """Returns what a claim's own quote makes of it.

    Against all quotes first, which are prepared once: where the claim's own decides, it is done.
    A speaker's opinion is only supported as one, so each claim is also tried as said by its
    speaker.
    """
    best: Finding | None = None
    for text in _wordings(claim):
        finding = _worst(check(text, quotes).findings)
        deciding = finding.claim if finding else None
        if finding is None or deciding is None or deciding.quote != claim.quote:
            finding = _judge(text, _bare(claim), book)
        if finding is not None and (best is None or _rank(finding) > _rank(best)):
            best = finding
        if best is not None and best.verdict is Verdict.SUPPORTED:
            break
    return best


def _wordings(claim: Claim) -> Iterator[str]:
    yield claim.text
    if claim.speaker is not None and claim.speaker not in claim.text:
        text = claim.text
        if _OPENING.match(text):
            text = text[0].lower() + text[1:]
        yield f"{claim.speaker} said that {text}"


def _check_neighbours(entries: Sequence[ClaimRecord], book: ClaimBook) -> Iterator[Fault]:
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
    if {entry.claim.rating, other.claim.rating} != {Rating.TRUE}:
        return
    first, later = sorted((entry, other), key=_order)
    finding = _judge(later.claim.text, first.claim, book)
    if finding is None or finding.verdict is not Verdict.CONTRADICTED:
        return
    back = _judge(first.claim.text, later.claim, book)
    if not _is_mutual(finding, back):
        return
    same_voice = later.claim.speaker == first.claim.speaker
    is_sure = same_voice and not _are_of_one_text(first.claim, later.claim)
    place = f"{first.claim.path}:{first.claim.line}{'' if same_voice else ', another speaker'}"
    yield fault_at(
        later.claim.path,
        later.record.values["claim"],
        Severity.ERROR if is_sure else Severity.WARNING,
        FaultKind.CONTRADICTION,
        f"contradicts {first.claim.id!r} ({place}): {finding.message}",
    )


def _are_of_one_text(one: Claim, other: Claim) -> bool:
    """Says whether one source says both claims itself, in two places, word for word."""
    if one.source.id != other.source.id or one.start is None or other.start is None:
        return False
    apart = (one.end or 0) <= other.start or (other.end or 0) <= one.start
    return apart and all(map(_is_verbatim, (one, other)))


def _is_verbatim(claim: Claim) -> bool:
    """Says whether all words of a claim but names stand in its quote."""
    quoted = set(_WORD.findall((claim.quote or "").lower()))
    words = _WORD.findall(claim.text)
    return all(word.lower() in quoted or word[0].isupper() for word in words)


def _is_mutual(finding: Finding, back: Finding | None) -> bool:
    """Says whether two claims contradict each other both ways, about one thing.

    A claim that only resembles the other says something of its own besides; a plain opposite is
    one all the same.
    """
    if back is None or back.verdict is not Verdict.CONTRADICTED:
        return False
    sides = (finding, back)
    added = [side for side in sides if _kinds(side, Outcome.ADDED)]
    opposed = all(_kinds(side, Outcome.CONFLICT) & _OPPOSITES for side in sides)
    return not added or (len(added) == 1 and opposed)


def _kinds(finding: Finding, outcome: Outcome) -> set[str]:
    return {detail.kind for detail in finding.details if detail.outcome is outcome}


def _order(entry: ClaimRecord) -> tuple[str, int]:
    return entry.claim.path, entry.claim.line


def _judge(text: str, claim: Claim, book: ClaimBook) -> Finding | None:
    """Returns the worst finding of a text against one claim, with the names of its book."""
    return _worst(check(text, ClaimBook((claim,), book.names, (claim.source,))).findings)


def _worst(findings: Sequence[Finding]) -> Finding | None:
    return min(findings, key=_rank, default=None)


def _rank(finding: Finding) -> int:
    return _RANKS[finding.verdict]
