"""Makes source passages of the quotes of a claim book."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from factcheck.comparisons.passages import CompiledPassages, Passage, compile_passages
from factcheck.language.mentions import Quotation
from factcheck.language.quotations import find_quotations
from factcheck.language.word_classes import is_stop_word
from factcheck.language.words import cut_words
from factcheck.model import Claim
from factcheck.records import dataclass

_OUTER_MARKS = '"“”„«»'


@dataclass(frozen=True, slots=True)
class _Speech:
    start: int
    end: int
    text: str
    key: int
    claim: Claim


def compile_claim_passages(claims: Sequence[Claim]) -> CompiledPassages:
    """Makes passages of all quotes, and of each speaker's continuous words; keys are indices.

    What one speaker says in one paragraph or in neighbouring ones, with nobody else between, is
    one passage, so that an ellipsis may pass over the end of a sentence.
    """
    passages = [*_quote_passages(claims), *_speech_passages(claims)]
    return compile_passages(passages)


def context_stems(text: str) -> frozenset[str]:
    """Returns the stems of the words of a text that tell what it is about."""
    return frozenset(
        word.stem for word in cut_words(text) if word.is_word and not is_stop_word(word.lower)
    )


def quoted_spans(claim: Claim) -> tuple[tuple[int, int], ...]:
    """Returns the half-open spans of a claim's quote that are someone's own words.

    Where the quote keeps the source's marks, what stands between them; a mark that closes what
    was opened before the quote counts. Without marks, all of it, if the claim has a speaker.
    """
    quote = claim.quote or ""
    if claim.speaker and quote and not any(mark in quote for mark in _OUTER_MARKS):
        # Single marks within someone's words set off a term, not the words.
        return ((0, len(quote)),)
    spans = [(found.inner_start, found.inner_end) for found in _quotations_of(quote)]
    if not spans and claim.speaker and quote:
        spans = [(0, len(quote))]
    return tuple(spans)


def _quotations_of(quote: str) -> tuple[Quotation, ...]:
    plain = find_quotations(quote)
    if plain and all(found.closed for found in plain) and not _leaves_mark(quote, plain):
        return plain
    inside = find_quotations(quote, open_at_start=True)
    if inside and inside[0].closed and all(found.closed for found in inside):
        return inside
    return plain


def _leaves_mark(quote: str, found: Sequence[Quotation]) -> bool:
    """Says whether a mark pairs with none: it closes words whose opening mark was left out."""
    return any(
        letter in _OUTER_MARKS and not any(one.start <= index < one.end for one in found)
        for index, letter in enumerate(quote)
    )


def _quote_passages(claims: Sequence[Claim]) -> list[Passage]:
    return [
        Passage(claim.quote, quoted_spans(claim), claim.speaker, key, _context(claim))
        for key, claim in enumerate(claims)
        if claim.quote
    ]


def _context(claim: Claim) -> frozenset[str]:
    return context_stems(" ".join(filter(None, (claim.text, claim.quote, claim.speaker))))


def _speech_passages(claims: Sequence[Claim]) -> Iterable[Passage]:
    pieces = [
        _Speech(claim.start + start, claim.start + end, (claim.quote or "")[start:end], key, claim)
        for key, claim in enumerate(claims)
        if claim.start is not None
        for start, end in quoted_spans(claim)
    ]
    pieces.sort(key=lambda piece: (piece.claim.source.id, piece.start, -piece.end, piece.key))
    for _, group in groupby(pieces, key=lambda piece: (piece.claim.source.id, piece.claim.speaker)):
        for run in _neighbouring(list(group)):
            if len({(piece.start, piece.end) for piece in run}) > 1:
                yield _join(run)


def _neighbouring(pieces: Sequence[_Speech]) -> Iterable[list[_Speech]]:
    run: list[_Speech] = []
    for piece in pieces:
        if run and (piece.claim.paragraph or 0) - (run[-1].claim.paragraph or 0) > 1:
            yield run
            run = []
        run.append(piece)
    if run:
        yield run


def _join(run: Sequence[_Speech]) -> Passage:
    text = ""
    reached = -1
    for piece in run:
        if piece.end <= reached:
            continue
        fresh = piece.text[max(0, reached - piece.start) :] if text else piece.text
        separate = not text or piece.start >= reached
        text = f"{text} {fresh}" if separate and text else text + fresh
        reached = piece.end
    context = frozenset[str]().union(*(_context(piece.claim) for piece in run))
    return Passage(text, ((0, len(text)),), run[0].claim.speaker, run[0].key, context)
