"""Finds the words to mark: what the draft got wrong, and what the source has in their place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck.model import Detail, Finding, Outcome, Sentence
from factcheck.renderers.word_diff import Span, differing_spans


def is_misquotation(detail: Detail) -> bool:
    """Says whether a detail sets a bent quotation against its source."""
    return detail.kind == "quotation" and detail.outcome is Outcome.CONFLICT


def draft_marks(finding: Finding) -> tuple[tuple[Span, Outcome], ...]:
    """Returns the conflicting and added words as spans of the sentence's plain text.

    Of a quotation that conflicts, only the words that differ from the source are returned.
    """
    return tuple(
        (span, detail.outcome)
        for detail in finding.details
        if detail.outcome in (Outcome.CONFLICT, Outcome.ADDED)
        for span in _wrong_words(finding.sentence, detail)
    )


def quote_marks(finding: Finding) -> tuple[Span, ...]:
    """Returns the words of the claim's quote that the draft has otherwise, as spans of it."""
    quote = finding.claim.quote if finding.claim is not None else None
    if quote is None:
        return ()
    return tuple(
        (at + start, at + end)
        for detail in finding.details
        if detail.outcome is Outcome.CONFLICT and detail.source
        if (at := quote.find(detail.source)) >= 0
        for start, end in _other_words(detail, detail.source)
    )


def pieces(text: str, spans: Iterable[Span]) -> Iterator[tuple[str, bool]]:
    """Yields `text` cut at the spans, each piece with whether it is marked; overlaps are joined."""
    at = 0
    for start, end in _joined(spans):
        if at < start:
            yield text[at:start], False
        yield text[start:end], True
        at = end
    if at < len(text):
        yield text[at:], False


def _joined(spans: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif start < end:
            joined.append((start, end))
    return joined


def _wrong_words(sentence: Sentence, detail: Detail) -> tuple[Span, ...]:
    if detail.start is None or detail.end is None:
        return ()
    inside = [i for i, at in enumerate(sentence.positions) if detail.start <= at < detail.end]
    if not inside:
        return ()
    start, end = inside[0], inside[-1] + 1
    if is_misquotation(detail) and detail.source:
        words, _ = differing_spans(sentence.plain[start:end], detail.source)
        return tuple((start + first, start + last) for first, last in words) or ((start, end),)
    return ((start, end),)


def _other_words(detail: Detail, source: str) -> tuple[Span, ...]:
    if is_misquotation(detail) and detail.draft:
        return differing_spans(detail.draft, source)[1]
    return ((0, len(source)),)
