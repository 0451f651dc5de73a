"""Reads the quotations of a draft sentence against the sources' words (VERDICTS, rule 8)."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.comparisons.claim_passages import context_stems
from factcheck.comparisons.passages import CompiledPassages
from factcheck.comparisons.quotation_match import MatchKind, match_quotation
from factcheck.comparisons.reading import Observation, QuotationReading, Reading
from factcheck.language.analysis import Analysis
from factcheck.matching.compiled import CompiledBook
from factcheck.model import Outcome

KIND = "quotation"


def read_quotations(
    draft: Analysis, passages: CompiledPassages, book: CompiledBook
) -> tuple[QuotationReading, ...]:
    """Returns each quotation of a sentence with the source's words nearest to it."""
    around = context_stems(_outside(draft))
    found: list[QuotationReading] = []
    for quotation in draft.quotations:
        match = match_quotation(quotation.text, passages, context_stems=around)
        claims = tuple(book.claims[key] for key in match.keys)
        found.append(QuotationReading(quotation, match, claims))
    return tuple(found)


def _outside(draft: Analysis) -> str:
    pieces, position = [], 0
    for quotation in draft.quotations:
        pieces.append(draft.text[position : quotation.start])
        position = quotation.end
    return " ".join((*pieces, draft.text[position:]))


def compare_quotations(reading: Reading) -> Iterator[Observation]:
    """Yields what the sources make of each quotation: theirs, nearly theirs, or nowhere."""
    for found in reading.quotes:
        if found.match.kind is MatchKind.NEAR:
            yield _observe(found, "near a quotation", Outcome.CONFLICT,
                           "the words in quotation marks are not the source’s")  # fmt: skip
        elif found.verbatim:
            yield _observe(found, "word for word", Outcome.AGREE, "word for word")
        elif _is_statement(found):
            yield _observe(found, "no such quotation", Outcome.ADDED,
                           "no source has these words")  # fmt: skip


def _is_statement(found: QuotationReading) -> bool:
    """Tells words that someone is made to say from a title or a term in marks."""
    return len(found.quotation.text.split()) > 3


def _observe(found: QuotationReading, rule: str, outcome: Outcome, message: str) -> Observation:
    return Observation(
        KIND, rule, outcome, found.quotation.text, found.match.source or None,
        found.quotation.inner_start, found.quotation.inner_end, message,
        found.claims[0] if found.claims else None,
    )  # fmt: skip
