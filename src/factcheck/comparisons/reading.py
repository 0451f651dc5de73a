"""What every comparison reads, and what it returns."""

from __future__ import annotations

import dataclasses
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from factcheck.comparisons.quotation_match import MatchKind, QuotationMatch
from factcheck.language.analysis import Analysis
from factcheck.language.mentions import Quotation
from factcheck.language.words import Word
from factcheck.matching.alignment import Pair
from factcheck.matching.candidates import Evidence
from factcheck.matching.compiled import CompiledBook, CompiledClaim
from factcheck.model import Outcome
from factcheck.records import dataclass

# How fast words further away lose their say about what belongs together. On all labelled sets
# (1,265 rows) 0.5 lets two more lies pass and 0.7 flags seven more truths.
DISTANCE_DECAY = 0.6
REACH = 5
# Names tell slots apart better than words do.
NAME_SAY = 1.5
# A claim that covers less than this share of what the best one covers around a word says nothing
# about it.
NEAR_BEST = 0.7
# Rules by which a detail agrees with claims that are no evidence for the sentence.
ELSEWHERE = frozenset({"in another claim", "date of the context"})


@dataclass(frozen=True, slots=True)
class Observation:
    """Holds what one rule of one comparison saw.

    `start` and `end` are code points into the draft sentence's plain text (None: the whole
    sentence). `rule` names the rule, for explanations and for measuring its precision.
    """

    kind: str
    rule: str
    outcome: Outcome
    draft: str | None
    source: str | None
    start: int | None
    end: int | None
    message: str
    claim: CompiledClaim | None = None


@dataclass(frozen=True, slots=True)
class QuotationReading:
    """Holds one quotation of the draft with what the sources make of it.

    `claims` are the claims whose quotes hold the matched words, the best first.
    """

    quotation: Quotation
    match: QuotationMatch
    claims: tuple[CompiledClaim, ...]

    @property
    def verbatim(self) -> bool:
        """Says whether a source has the words as quoted."""
        return self.match.kind in (MatchKind.VERBATIM, MatchKind.NARRATION)


@dataclasses.dataclass(frozen=True)
class Reading:
    """Holds a draft sentence read against its evidence, the best first."""

    draft: Analysis
    evidence: tuple[Evidence, ...]
    book: CompiledBook
    quotes: tuple[QuotationReading, ...] = ()
    candidates: tuple[Evidence, ...] = ()

    @cached_property
    def verbatim(self) -> frozenset[int]:
        """Lists the draft words inside quotations that stand word for word in a source."""
        verbatim = [reading.quotation for reading in self.quotes if reading.verbatim]
        return frozenset(words_within(self.draft, verbatim))

    @cached_property
    def quoted(self) -> frozenset[int]:
        """Lists the draft words between quotation marks."""
        return frozenset(words_within(self.draft, self.draft.quotations))

    @cached_property
    def _order(self) -> dict[int, int]:
        """Numbers the content words of the draft."""
        return {index: place for place, index in enumerate(self.draft.content)}

    @cached_property
    def context(self) -> tuple[CompiledClaim, ...]:
        """Lists the claims that stand in one paragraph with the evidence, or next to it."""
        places = [evidence.claim for evidence in self.evidence]
        paragraphs = {
            (place.claim.source.id, place.claim.paragraph)
            for place in places
            if place.claim.paragraph is not None
        }
        orders = {
            (place.claim.source.id, place.order + step) for place in places for step in (-1, 0, 1)
        }
        return tuple(
            claim
            for claim in self.book.claims
            if (claim.claim.source.id, claim.claim.paragraph) in paragraphs
            or (claim.claim.source.id, claim.order) in orders
        )

    def best_pair(self, index: int) -> Pair | None:
        """Returns the strongest pair of a draft word over all evidence."""
        pairs = [
            pair
            for evidence in self.evidence
            if (pair := evidence.alignment.by_draft.get(index)) is not None
        ]
        return max(pairs, key=lambda pair: pair.similarity, default=None)

    def surroundings(self, index: int, evidence: Evidence) -> float:
        """Returns how well one claim covers the words around a draft word, nearer ones more.

        A detail is judged by the claim that covers its surroundings best.
        """
        place = self._order.get(index)
        if place is None:
            return evidence.coverage
        total = 0.0
        # Only what is paired has a say: most words of a long sentence are not.
        for other, pair in sorted(evidence.alignment.by_draft.items()):
            other_place = self._order.get(other)
            if other_place is None or other == index or other in self.draft.framing:
                continue
            weight = self.book.weight(self.draft.words[other].stem)
            total += weight * pair.similarity * 0.85 ** (abs(place - other_place) - 1)
        return total

    def hosts(self, index: int) -> list[Evidence]:
        """Returns the claims that cover a word's surroundings about as well as the best does."""
        strengths = [self.surroundings(index, evidence) for evidence in self.evidence]
        best = max(strengths, default=0.0)
        return [
            evidence
            for evidence, strength in zip(self.evidence, strengths, strict=True)
            if strength >= NEAR_BEST * best
        ]


def in_quotation(word: Word, quotation: Quotation) -> bool:
    """Says whether a word stands between the marks of a quotation."""
    return quotation.inner_start <= word.start and word.end <= quotation.inner_end


def words_within(draft: Analysis, quotations: Iterable[Quotation]) -> Iterator[int]:
    """Yields the indices of an analysis' words between the marks of some of its quotations."""
    starts = [word.start for word in draft.words]
    for quotation in quotations:
        for index in range(bisect_left(starts, quotation.inner_start), len(starts)):
            if draft.words[index].end > quotation.inner_end:
                break
            yield index


def slot_strengths(
    reading: Reading,
    evidence: Evidence,
    index: int,
    others: Sequence[int],
    *,
    without: frozenset[str] = frozenset(),
    reach: float = REACH,
) -> dict[int, float]:
    """Returns for each of some claim words how surely it fills the slot of a draft word.

    Two words share a slot where the words near the one are paired with words near the other.
    Draft words with a part of speech in `without`, and those further off than `reach`, have no say.
    """
    here = reading.draft.coordinates.get(index)
    source = evidence.analysis.coordinates
    strengths = dict.fromkeys(others, 0.0)
    if here is None:
        return strengths
    for neighbour, pair in sorted(evidence.alignment.by_draft.items()):
        place = reading.draft.coordinates.get(neighbour)
        if neighbour == index or place is None or abs(place - here) > reach:
            continue
        if reading.draft.tags[neighbour] in without:
            continue
        near = pair.similarity * DISTANCE_DECAY ** (abs(place - here) - 1)
        if reading.draft.words[neighbour].name is not None:
            near *= NAME_SAY
        for other in others:
            if pair.source != other and other in source:
                distance = abs(source[pair.source] - source[other])
                strengths[other] += near * DISTANCE_DECAY ** (distance - 1)
    return strengths


def full_slot_strength(reading: Reading, index: int) -> float:
    """Returns what `slot_strengths` gives where all neighbours of a draft word stand in place."""
    here = reading.draft.coordinates.get(index)
    if here is None:
        return 0.0
    full: float = sum(
        (NAME_SAY if reading.draft.words[neighbour].name is not None else 1.0)
        * DISTANCE_DECAY ** (2 * abs(place - here) - 2)
        for neighbour, place in reading.draft.coordinates.items()
        if neighbour != index and abs(place - here) <= REACH
    )
    return full


def phrase(words: Sequence[Word], first: int, last: int, text: str) -> str:
    """Returns the text from one word to another, inclusive."""
    return text[words[first].start : words[last].end]


def words_of_kind(analysis: Analysis, attribute: str) -> Iterator[tuple[int, Word]]:
    """Yields the words of an analysis that hold a name, quantity or date."""
    for index, word in enumerate(analysis.words):
        if getattr(word, attribute) is not None:
            yield index, word


def set_against(
    reading: Reading, evidence: Evidence, index: int, other: int, *, kind: str, rule: str
) -> Observation:
    """Returns the conflict of a draft word with a claim word, both as they are told."""
    word, source = reading.draft.words[index], evidence.analysis.words[other]
    return Observation(
        kind, rule, Outcome.CONFLICT, word.told, source.told, word.start, word.end,
        f"the draft says “{word.told}”, the source “{source.told}”", evidence.claim,
    )  # fmt: skip
