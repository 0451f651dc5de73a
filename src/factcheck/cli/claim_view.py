"""Shows claims: with their quotes in context for people, in full for machines."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from rich.text import Text

from factcheck.claims.context import QuoteContext, find_context, shorten_context
from factcheck.model import Claim, Match, Rating, Review
from factcheck.renderers import View, wording
from factcheck.renderers.record import source_record
from factcheck.renderers.safe_text import escape_json
from factcheck.renderers.terminal import style
from factcheck.renderers.terminal.marking import marked
from factcheck.renderers.terminal.page import Page, blank_page, plain, written

REPORT_VERSION = 1
_LABEL_WIDTH = 11
# How much of the paragraph a search result shows on each side of the quote.
_ROOM = 160
_SCORE_DIGITS = 4


def render_matches(matches: Sequence[Match], folders: Sequence[str], view: View) -> str:
    """Returns search results for a terminal, best first."""
    page = blank_page(view)
    for match in matches:
        claim = match.claim
        head = Text.assemble(
            plain(f"{match.score:.2f}  ", style.LABEL),
            plain(claim.id, "bold"),
            plain("" if claim.rating is Rating.TRUE else f"  {claim.rating}", "bold red"),
        )
        page.put(head)
        page.put(plain(claim.text), 6)
        context = find_context(claim, folders)
        _put_quote(page, claim, context and shorten_context(context, _ROOM), 6)
        page.gap()
    return written(page)


def render_claim(claim: Claim, folders: Sequence[str], view: View) -> str:
    """Returns one claim in full for a terminal."""
    page = blank_page(view)
    page.put(Text.assemble(plain(claim.id, "bold"), plain(f"  rated {claim.rating}", style.LABEL)))
    page.put(plain(claim.text, "bold"), 2)
    page.gap()
    _put_quote(page, claim, find_context(claim, folders), 2)
    rows = [
        *(("also put", phrasing) for phrasing in claim.phrasings),
        ("tags", ", ".join(claim.tags)),
        ("note", claim.note or ""),
        ("link", "" if claim.review else claim.source.url or ""),
        *_review_rows(claim.review),
    ]
    shown = [(label, words) for label, words in rows if words]
    if shown:
        page.gap()
    for label, words in shown:
        page.labelled(plain(label, style.LABEL), plain(words), 2, _LABEL_WIDTH)
    return written(page)


def matches_json(query: str, matches: Sequence[Match], folders: Sequence[str], version: str) -> str:
    """Returns search results as a JSON object."""
    found = [
        {"score": round(match.score, _SCORE_DIGITS), "claim": claim_record(match.claim, folders)}
        for match in matches
    ]
    return _written({**_head(version), "query": query, "matches": found})


def claim_json(claim: Claim, folders: Sequence[str], version: str) -> str:
    """Returns one claim as a JSON object."""
    return _written({**_head(version), "claim": claim_record(claim, folders)})


def claim_record(claim: Claim, folders: Sequence[str]) -> dict[str, Any]:
    """Returns everything about a claim as JSON values, its quote in context where at hand."""
    context = find_context(claim, folders)
    return {
        "id": claim.id,
        "text": claim.text,
        "rating": claim.rating.value,
        "speaker": claim.speaker,
        "quote": claim.quote,
        "paragraph": claim.paragraph,
        "start": claim.start,
        "end": claim.end,
        "context": None if context is None else _context_record(context),
        "source": source_record(claim.source),
        "phrasings": list(claim.phrasings),
        "tags": list(claim.tags),
        "note": claim.note,
        "review": None if claim.review is None else _review_record(claim.review),
        "path": claim.path,
        "line": claim.line,
    }


def _put_quote(page: Page, claim: Claim, context: QuoteContext | None, indent: int) -> None:
    bar = Text("│ ", style=style.LABEL)
    if context is not None and (context.before or context.after):
        words = context.before + context.quote + context.after
        span = (len(context.before), len(context.before) + len(context.quote))
        page.beside_bar(bar, marked(words, [span], style.SOURCE_MARK), indent)
    elif claim.quote is not None:
        page.beside_bar(bar, plain("".join(wording.quoted(claim.quote))), indent)
    page.beside_bar(bar, plain(wording.origin_of(claim)), indent)
    page.beside_bar(bar, plain(wording.whereabouts_of(claim), style.QUIET), indent)


def _review_rows(review: Review | None) -> list[tuple[str, str]]:
    if review is None:
        return []
    scale = f"{review.value or '?'} of {review.worst or '?'} to {review.best or '?'}"
    return [
        ("scale", scale if review.value else ""),
        ("claimed", review.claimed or ""),
        ("first seen", review.first_appearance or ""),
        *(("seen", address) for address in review.appearances),
    ]


def _head(version: str) -> dict[str, Any]:
    return {"version": REPORT_VERSION, "tool": {"name": "factcheck", "version": version}}


def _context_record(context: QuoteContext) -> dict[str, str]:
    return {"before": context.before, "quote": context.quote, "after": context.after}


def _review_record(review: Review) -> dict[str, Any]:
    return {
        "rating": review.rating,
        "value": review.value,
        "best": review.best,
        "worst": review.worst,
        "claimed": review.claimed,
        "first_appearance": review.first_appearance,
        "appearances": list(review.appearances),
    }


def _written(record: Mapping[str, Any]) -> str:
    return escape_json(json.dumps(record, ensure_ascii=False, indent=2)) + "\n"
