"""Chooses the claims that a sentence is judged by, and sees what of it they leave out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.comparisons.reading import QuotationReading, Reading
from factcheck.language.analysis import Analysis
from factcheck.language.word_classes import is_generic_actor, is_light_verb
from factcheck.matching.alignment import Alignment
from factcheck.matching.candidates import (
    Evidence,
    Query,
    cover,
    cover_weighed,
    read_against,
    weigh,
)
from factcheck.matching.compiled import CompiledBook

# One main claim and at most three helpers: more of them cover anything.
MOST_HELPERS = 3
# A helper must add this share of the sentence's weight.
HELPER_GAIN = 0.07
# Claims this many places apart in one source speak of one thing.
NEIGHBOURHOOD = 4
# A statement covered less than this stands in no claim.
STATEMENT_COVERED = 0.25
# And one covered so much is the claim's.
STATEMENT_HELD = 0.8
# A statement has so many telling words at least.
FEWEST_WORDS = 2
_POINTING = frozenset({"he", "she", "it", "they", "his", "her", "its", "their"})


def choose_evidence(
    query: Query,
    candidates: Sequence[Evidence],
    quotes: Sequence[QuotationReading],
    book: CompiledBook,
) -> tuple[Evidence, ...]:
    """Returns the main claim and its helpers.

    Claims whose words the sentence quotes come first; then whichever covers most; then those of
    the neighbourhood that cover something more.
    """
    chosen: list[Evidence] = []
    for quotation in quotes:
        for claim in quotation.claims[:1]:
            if all(evidence.claim is not claim for evidence in chosen):
                chosen.append(read_against(query, claim, book))
    pool = [
        candidate
        for candidate in candidates
        if all(candidate.claim is not evidence.claim for evidence in chosen)
    ]
    if not chosen and pool:
        chosen.append(pool.pop(0))
    while pool and len(chosen) <= MOST_HELPERS:
        best = _best_helper(query, chosen, pool)
        if best is None:
            break
        chosen.append(best)
        pool.remove(best)
    return tuple(chosen)


def _best_helper(
    query: Query, chosen: Sequence[Evidence], pool: Sequence[Evidence]
) -> Evidence | None:
    alignments = tuple(evidence.alignment for evidence in chosen)
    covered = cover(query, alignments)
    gains = [
        (cover(query, (*alignments, candidate.alignment)) - covered, -place, candidate)
        for place, candidate in enumerate(pool)
        if _is_near(candidate, chosen)
    ]
    gain, _, best = max(gains, key=lambda option: option[:2], default=(0.0, 0, None))
    return best if gain >= HELPER_GAIN else None


def _is_near(candidate: Evidence, chosen: Sequence[Evidence]) -> bool:
    claim = candidate.claim
    return any(
        claim.claim.source.id == evidence.claim.claim.source.id
        and (
            abs(claim.order - evidence.claim.order) <= NEIGHBOURHOOD
            or bool(claim.speakers & evidence.claim.speakers)
        )
        for evidence in chosen
    )


def has_uncovered_statement(reading: Reading) -> bool:
    """Says whether a whole statement of the sentence, with a verb of its own, is in no claim."""
    return any(share < STATEMENT_COVERED for share in _statement_shares(reading))


def has_covered_statement(reading: Reading) -> bool:
    """Says whether the claims hold one of several statements of the sentence almost whole."""
    shares = list(_statement_shares(reading))
    return len(shares) > 1 and max(shares) >= STATEMENT_HELD


def _statement_shares(reading: Reading) -> Iterator[float]:
    """Yields how much of each statement the claims cover, the words of nested ones left out.

    Statements of fewer than `FEWEST_WORDS` telling words are left out.
    """
    alignments = tuple(evidence.alignment for evidence in reading.evidence)
    statements = reading.draft.statements
    for statement in statements:
        nested = [
            other
            for other in statements
            if other is not statement
            and statement.start <= other.start
            and other.end <= statement.end
            and (other.start, other.end) != (statement.start, statement.end)
        ]
        indices = [
            index
            for index in reading.draft.content
            if statement.start <= index < statement.end
            and index not in reading.draft.framing
            and not any(other.start <= index < other.end for other in nested)
        ]
        if len(indices) >= FEWEST_WORDS:
            yield _share(reading, alignments, indices)


def is_other_event(reading: Reading) -> bool:
    """Says whether neither who acts in a sentence nor what he does is in its claims.

    Judged by the first verb that is no word of saying and means something by itself. Nothing is
    told by an actor who may be anybody ("people", "the incident"), nor where a claim leaves open
    who acts ("they", "his crew").
    """
    draft = reading.draft
    frame = next(
        (
            found
            for found in draft.frames
            if not found.relative
            and found.verb in draft.coordinates
            and found.verb not in draft.framing
            and found.verb not in reading.quoted
        ),
        None,
    )
    if frame is None or frame.stem == "be" or is_light_verb(frame.stem):
        return False
    actors = [index for index in frame.subjects if index in draft.coordinates]
    if any(is_generic_actor(draft.words[index].lower) for index in actors):
        return False
    if any(_leaves_open(evidence.analysis) for evidence in reading.evidence[:1]):
        return False
    return bool(actors) and all(
        reading.best_pair(index) is None and index not in reading.verbatim
        for index in (frame.verb, *actors)
    )


def _leaves_open(claim: Analysis) -> bool:
    """Says whether a claim only points at who acts: by a pronoun, or as somebody's."""
    subjects = [index for frame in claim.frames for index in frame.subjects]
    return any(
        claim.words[place].lower in _POINTING
        for index in subjects
        for place in (index - 1, index)
        if place >= 0
    )


def _share(reading: Reading, alignments: Sequence[Alignment], indices: Sequence[int]) -> float:
    weights = weigh(reading.draft, indices, reading.book)
    return cover_weighed(weights, alignments, reading.verbatim)
