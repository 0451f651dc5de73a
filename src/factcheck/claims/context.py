"""Finds a claim's quote in its source text, with the paragraph around it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from factcheck.claims.source_texts import SourceText, find_source_text
from factcheck.errors import DraftError
from factcheck.model import Claim
from factcheck.records import dataclass


@dataclass(frozen=True, slots=True)
class QuoteContext:
    """Holds a quote with the rest of its paragraph, as the source text has it."""

    before: str
    quote: str
    after: str


def find_context(claim: Claim, folders: Sequence[str | Path] = ()) -> QuoteContext | None:
    """Returns a claim's quote in its paragraph, or None where text or quote is not at hand.

    The text is looked for in `folders`, then beside the claims file. A quote that moved is
    found by its words where they stand but once.
    """
    if claim.quote is None:
        return None
    try:
        text = find_source_text(claim.source, claim.path, folders)
    except DraftError:
        return None
    if text is None:
        return None
    span = _span_of(claim, claim.quote, text)
    if span is None:
        return None
    start, end = span
    first, last = _paragraph_around(text.text, start, end)
    return QuoteContext(text.text[first:start], text.text[start:end], text.text[end:last])


def shorten_context(context: QuoteContext, room: int) -> QuoteContext:
    """Returns a context with at most `room` code points on each side of the quote, whole words."""
    before, after = context.before, context.after
    if len(before) > room:
        before = "…" + before[len(before) - room :].partition(" ")[2]
    if len(after) > room:
        after = after[:room].rpartition(" ")[0] + "…"
    return QuoteContext(before, context.quote, after)


def _span_of(claim: Claim, quote: str, text: SourceText) -> tuple[int, int] | None:
    start, end = claim.start, claim.end
    if start is not None and end is not None and text.holds(quote, start, end):
        return start, end
    places = text.find(quote)
    return (places[0].start, places[0].end) if len(places) == 1 else None


def _paragraph_around(text: str, start: int, end: int) -> tuple[int, int]:
    first = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    ends = [place for mark in "\r\n" if (place := text.find(mark, end)) >= 0]
    return first, min(ends, default=len(text))
