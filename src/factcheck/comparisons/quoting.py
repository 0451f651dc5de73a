"""Reads the quotations of a draft sentence against the sources' words (VERDICTS, rule 8)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.comparisons.claim_passages import context_stems, quoted_spans
from factcheck.comparisons.passages import CompiledPassages
from factcheck.comparisons.quotation_match import MatchKind, QuotationMatch, match_quotation
from factcheck.comparisons.reading import (
    Observation,
    QuotationReading,
    Reading,
    words_within,
)
from factcheck.language.analysis import Analysis
from factcheck.language.word_classes import is_hedge
from factcheck.matching.alignment import Alignment
from factcheck.matching.candidates import Evidence, cover_weighed
from factcheck.matching.compiled import CompiledBook, CompiledClaim
from factcheck.model import Claim, Outcome

KIND = "quotation"
# So many telling words must a quotation have before their order alone says anything.
FEWEST_WORDS = 2
# A quotation so much of which a source's quotation covers, in whatever words, is that quotation:
# on all labelled sets those that retell one reach 0.6 and more, invented ones nothing.
RETOLD = 0.5
_MARKS = ".,;:!?\"“”'‘’()"
_SAYING = frozenset({"said", "says", "according", "told", "added"})


def read_quotations(
    draft: Analysis, passages: CompiledPassages, book: CompiledBook
) -> tuple[QuotationReading, ...]:
    """Returns each quotation of a sentence with the source's words nearest to it."""
    around = context_stems(_outside(draft))
    found: list[QuotationReading] = []
    for quotation in draft.quotations:
        match = match_quotation(quotation.text, passages, context_stems=around)
        claims = _holders(match, book)
        found.append(QuotationReading(quotation, match, claims))
    return tuple(found)


def _holders(match: QuotationMatch, book: CompiledBook) -> tuple[CompiledClaim, ...]:
    """Returns the claims whose own quotes have the matched words, the fullest first.

    A passage may join several claims of one speaker; its key names only the first.
    """
    claims = [book.claims[key] for key in match.keys]
    if not match.source:
        return tuple(claims)
    speakers = {claim.claim.speaker for claim in claims}
    words = match.source.split()
    pool = claims + [claim for claim in book.claims if claim.claim.speaker in speakers]
    ranked = sorted(
        dict.fromkeys(claim.index for claim in pool),
        key=lambda index: -_shared(words, book.claims[index].claim.quote or ""),
    )
    best = _shared(words, book.claims[ranked[0]].claim.quote or "") if ranked else 0
    return tuple(
        book.claims[index]
        for index in ranked
        if _shared(words, book.claims[index].claim.quote or "") == best
    )


def _shared(words: Sequence[str], quote: str) -> int:
    """Returns the length of the longest run of words that a quote has too."""
    longest = 0
    for first in range(len(words)):
        while (
            first + longest < len(words) and " ".join(words[first : first + longest + 1]) in quote
        ):
            longest += 1
    return longest


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
            yield from _hidden(found)
        elif (claim := _same_words(found, reading)) is not None:
            yield Observation(
                KIND, "words in another order", Outcome.CONFLICT, found.quotation.text,
                claim.claim.quote, found.quotation.inner_start, found.quotation.inner_end,
                "the source has these words in another order", claim,
            )  # fmt: skip
        elif (claim := _retold(found, reading)) is not None:
            yield Observation(
                KIND, "a quotation in other words", Outcome.CONFLICT, found.quotation.text,
                _own_words(claim.claim), found.quotation.inner_start, found.quotation.inner_end,
                "the words in quotation marks only retell the source’s", claim,
            )  # fmt: skip
        elif _is_statement(found):
            yield _observe(found, "no such quotation", Outcome.ADDED,
                           "no source has these words")  # fmt: skip


def _hidden(found: QuotationReading) -> Iterator[Observation]:
    """Yields a note where an ellipsis hides a reserve or who is quoted (VERDICTS, rule 8)."""
    for omitted in found.match.omitted:
        telling = [
            word
            for word in omitted.split()
            if is_hedge(word.strip(_MARKS)) or word.strip(_MARKS).lower() in _SAYING
        ]
        if telling:
            yield _observe(
                found, "ellipsis hides words", Outcome.NOTE, f"the ellipsis leaves out “{omitted}”"
            )


def _same_words(found: QuotationReading, reading: Reading) -> CompiledClaim | None:
    """Finds the claim whose quote has every word of a quotation, but not in its order."""
    words = context_stems(found.quotation.text)
    if len(words) < FEWEST_WORDS:
        return None
    return next(
        (
            evidence.claim
            for evidence in reading.evidence
            if evidence.claim.claim.speaker is not None
            and words <= context_stems(evidence.claim.claim.quote or "")
        ),
        None,
    )


def _retold(found: QuotationReading, reading: Reading) -> CompiledClaim | None:
    """Finds the claim whose quotation has the meaning of a quotation, but not its words."""
    if not _is_statement(found):
        return None
    own = [
        index
        for index in words_within(reading.draft, (found.quotation,))
        if index in reading.draft.content
    ]
    weights = [(index, reading.book.weight(reading.draft.words[index].stem)) for index in own]
    if len(weights) < FEWEST_WORDS:
        return None
    return next(
        (
            evidence.claim
            for evidence in reading.candidates
            if cover_weighed(weights, (_within_quotations(evidence),)) >= RETOLD
        ),
        None,
    )


def _own_words(claim: Claim) -> str:
    """Returns what of a claim's quote is someone's own words."""
    quote = claim.quote or ""
    return " … ".join(quote[start:end] for start, end in quoted_spans(claim))


def _within_quotations(evidence: Evidence) -> Alignment:
    """Returns the pairs of an alignment whose claim words are someone's own."""
    claim, source = evidence.claim.claim, evidence.analysis
    own_words = quoted_spans(claim)
    if own_words == ((0, len(claim.quote or "")),):
        return evidence.alignment
    if source.text == claim.quote:
        spans = own_words
    else:
        spans = tuple((found.inner_start, found.inner_end) for found in source.quotations)
    kept = {
        index: pair
        for index, pair in evidence.alignment.by_draft.items()
        if any(
            start <= source.words[pair.source].start and source.words[pair.source].end <= end
            for start, end in spans
        )
    }
    return Alignment(kept, {pair.source: pair for pair in kept.values()})


def _is_statement(found: QuotationReading) -> bool:
    """Tells words that someone is made to say from a title or a term in marks."""
    return len(found.quotation.text.split()) > 3


def _observe(found: QuotationReading, rule: str, outcome: Outcome, message: str) -> Observation:
    return Observation(
        KIND, rule, outcome, found.quotation.text, found.match.source or None,
        found.quotation.inner_start, found.quotation.inner_end, message,
        found.claims[0] if found.claims else None,
    )  # fmt: skip
