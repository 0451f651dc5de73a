"""Says in words what every report for people shows: verdicts, speakers, origins, places."""

from __future__ import annotations

from datetime import date
from pathlib import PurePosixPath

from factcheck.model import Claim, Detail, Finding, Outcome, Rating, Sentence, Source, Verdict

_DOUBLE_MARKS = frozenset('"“”„«»')

# A verdict is never told by colour alone: each has a word, and a symbol of its own.
SYMBOLS = {
    Verdict.MISQUOTED: "≠",
    Verdict.MISATTRIBUTED: "⇄",
    Verdict.CONTRADICTED: "✗",
    Verdict.PARTIAL: "±",
    Verdict.UNVERIFIED: "?",
    Verdict.SUPPORTED: "✓",
    Verdict.SKIPPED: "·",
}


def place_of(sentence: Sentence) -> str:
    """Says where a sentence starts."""
    return f"line {sentence.line}, column {sentence.column}"


def speaker_of(claim: Claim) -> str:
    """Says who speaks in a claim's quotation."""
    return claim.speaker or "the article’s own words"


def source_name(source: Source) -> str:
    """Names a source by its title, else its file, else its id, with what is known of its origin."""
    if source.title is not None:
        name = f"“{source.title}”"
    elif source.file is not None:
        name = PurePosixPath(source.file).name
    else:
        name = source.id
    parts = [name, source.author, source.publisher]
    if source.published is not None:
        parts.append(written_date(source.published))
    return ", ".join(part for part in parts if part)


def written_date(day: date) -> str:
    """Returns a date as newspapers write it: 5 March 2024."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def anchor_of(claim: Claim) -> str:
    """Says where in its source a quotation stands: paragraph and characters (half-open)."""
    parts = []
    if claim.paragraph is not None:
        parts.append(f"paragraph {claim.paragraph}")
    if claim.start is not None and claim.end is not None:
        parts.append(f"characters {claim.start}–{claim.end}")
    return ", ".join(parts)


def quotation_of(claim: Claim) -> str:
    """Returns the source's words between marks, or the claim's own where there are none."""
    return claim.text if claim.quote is None else "".join(quoted(claim.quote))


def quoted(quote: str) -> tuple[str, str, str]:
    """Returns a quote with the marks to put around it: none where it begins or ends with one."""
    if quote[:1] in _DOUBLE_MARKS or quote[-1:] in _DOUBLE_MARKS:
        return "", quote, ""
    return "“", quote, "”"


def origin_of(claim: Claim) -> str:
    """Says who says so, and in which source."""
    return f"{speaker_of(claim)} — {source_name(claim.source)}"


def whereabouts_of(claim: Claim) -> str:
    """Says where the quotation stands in its source, and the claim in its file."""
    where = f" ({claim.path}:{claim.line})" if claim.path else ""
    parts = (anchor_of(claim), f"claim {claim.id}{where}", rating_of(claim))
    return ", ".join(part for part in parts if part)


def rating_of(claim: Claim) -> str:
    """Says how a claim is rated and by whom; nothing where its curators merely hold it true."""
    if claim.review is None:
        return "" if claim.rating is Rating.TRUE else f"rated {claim.rating} by the curators"
    by = f" by {claim.source.publisher}" if claim.source.publisher else ""
    link = f" ({claim.source.url})" if claim.source.url else ""
    return f"rated “{claim.review.rating or claim.rating}”{by}{link}"


def told_details(finding: Finding) -> tuple[Detail, ...]:
    """Returns the details to set out for a reader: each contrast once, and none of equal words.

    Several comparisons may find one and the same fault; all are in the formats for machines.
    """
    told: list[Detail] = []
    seen: set[tuple[str, str]] = set()
    for detail in finding.details:
        if detail.outcome is Outcome.CONFLICT and detail.draft and detail.source:
            contrast = (detail.draft.casefold(), detail.source.casefold())
            if contrast in seen or contrast[0] == contrast[1]:
                continue
            seen.add(contrast)
        told.append(detail)
    return tuple(told)


def contrast_of(detail: Detail) -> tuple[tuple[str, str], ...]:
    """Returns the lines that set the draft against the source for one detail: (label, words)."""
    if detail.outcome is Outcome.CONFLICT:
        lines = [("draft says", detail.draft), ("source says", detail.source)]
    elif detail.outcome is Outcome.ADDED:
        lines = [("draft adds", detail.draft), ("source says", detail.source)]
    elif detail.outcome is Outcome.NOTE:
        lines = [("note", detail.message)]
    else:
        lines = []
    return tuple((label, words) for label, words in lines if words)


def added_words(detail: Detail) -> str | None:
    """Returns the words that the draft merely adds, None where it sets them against others."""
    if detail.outcome is Outcome.ADDED and detail.source is None:
        return detail.draft
    return None
