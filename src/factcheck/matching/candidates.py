"""Finds the claims a sentence may be about, and reads the sentence against each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from factcheck.language.analysis import Analysis
from factcheck.language.event_roles import Event
from factcheck.language.relations import Relation, related_stems
from factcheck.language.words import Word
from factcheck.matching.alignment import (
    Alignment,
    Reach,
    Searches,
    Tie,
    align,
    find_reach,
    index_searches,
)
from factcheck.matching.compiled import CompiledBook, CompiledClaim
from factcheck.records import dataclass

CANDIDATES = 8
# Words of the speaker whom the sentence names are looked at before others.
SPEAKER_BONUS = 0.5
_RELATED = {
    Relation.SYNONYM: 0.8,
    Relation.DERIVED: 0.8,
    Relation.CONVERSE: 0.7,
    Relation.ANTONYM: 0.7,
    Relation.HYPERNYM: 0.4,
    Relation.NEAR: 0.5,
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """Holds one claim, in the wording nearest to the draft sentence, aligned with it.

    `coverage` is the share of the sentence's weight that the claim's words cover, 0 to 1.
    `events` are those of the claim that are of a kind with one of the sentence's.
    """

    claim: CompiledClaim
    analysis: Analysis
    alignment: Alignment
    coverage: float
    events: tuple[Event, ...] = ()

    @property
    def retold(self) -> bool:
        """Says whether the sentence tells an event of the claim from its other side."""
        return any(pair.tie is Tie.EVENT for pair in self.alignment.by_draft.values())


@dataclass(frozen=True, slots=True)
class Query:
    """Holds a draft sentence ready for being held against many claims.

    `searches` are its words by the keys that they may be tied by; `weights` its words, those left
    out that only say who speaks, with what each weighs, and `total` is the sum of these.
    """

    draft: Analysis
    searches: Searches
    weights: Sequence[tuple[int, float]]
    total: float


def make_query(draft: Analysis, book: CompiledBook) -> Query:
    """Reads once what of a sentence is asked of every claim."""
    weights = weigh(draft, draft.content, book)
    return Query(draft, index_searches(draft), weights, sum(weight for _, weight in weights))


def find_candidates(query: Query, book: CompiledBook, *, limit: int = CANDIDATES) -> list[Evidence]:
    """Returns the claims nearest to a sentence, best first.

    Claims are ranked by the weight of the sentence's words, and of words related to them, that
    they hold; the best `limit` are aligned and ranked again by what they cover.
    """
    draft = query.draft
    scores: dict[int, float] = defaultdict(float)
    for word in {draft.words[index].stem: draft.words[index] for index in draft.content}.values():
        best: dict[int, float] = {}
        for key, similarity in _search_keys(word):
            for index in book.postings.get(key, ()):
                best.setdefault(index, similarity)
        weight = book.weight(word.stem)
        for index, similarity in best.items():
            scores[index] += similarity * weight
    speakers = {speaker for said in draft.attributions for speaker in said.speakers}
    if speakers:
        for index in scores:
            if not speakers.isdisjoint(book.claims[index].speakers):
                scores[index] += SPEAKER_BONUS
    ranked = sorted(scores, key=lambda index: (-scores[index], index))[:limit]
    return sorted((read_against(query, book.claims[index], book) for index in ranked), key=_rank)


def _rank(evidence: Evidence) -> tuple[float, int, int]:
    """Ranks by what is covered; of equals, the claim that says least besides comes first."""
    besides = len(evidence.analysis.content) - len(evidence.alignment.by_source)
    return (-round(evidence.coverage, 2), besides, evidence.claim.index)


def _search_keys(word: Word) -> Sequence[tuple[str, float]]:
    """Returns the keys that claims are found by, each with its say, the greatest first."""
    own = (word.stem, 1.0)
    return (own, *_related_keys(word.lower)) if word.is_word else (own,)


@lru_cache(maxsize=16384)
def _related_keys(lower: str) -> tuple[tuple[str, float], ...]:
    keys = [(key, _RELATED[kind]) for key, kind in related_stems(lower)]
    return tuple(sorted(keys, key=lambda key: -key[1]))


def read_against(query: Query, claim: CompiledClaim, book: CompiledBook) -> Evidence:
    """Aligns a sentence with the wordings of a claim and keeps the one that covers most.

    Of wordings that cover as much, the first is kept. One that could not cover more, were all
    that it reaches alike, is not aligned: that is most of them.
    """
    reaches = [find_reach(query.searches, reading) for reading in claim.readings]
    bounds = [_share(query, reached) for reached in reaches]
    best: Evidence | None = None
    best_place = 0
    for place in sorted(range(len(bounds)), key=lambda place: -bounds[place]):
        if best is not None and (bounds[place], -place) < (best.coverage, -best_place):
            continue
        reading = claim.readings[place]
        alignment = align(query.draft, reading, book.table, reaches[place])
        coverage = cover(query, (alignment,))
        if best is None or (coverage, -place) > (best.coverage, -best_place):
            best, best_place = Evidence(claim, reading, alignment, coverage), place
    if best is None:
        raise ValueError("a claim has at least one wording")
    return best


def _share(query: Query, reached: Reach) -> float:
    """Returns what share of a sentence some of its words are."""
    covered = 0.0
    for index, weight in query.weights:
        if index in reached:
            covered += weight
    return covered / query.total if query.total else 0.0


def weigh(draft: Analysis, indices: Iterable[int], book: CompiledBook) -> list[tuple[int, float]]:
    """Returns words with their weights, those left out that only say who speaks.

    Attribution is compared on its own.
    """
    return [
        (index, book.weight(draft.words[index].stem))
        for index in indices
        if index not in draft.framing
    ]


def cover(
    query: Query, alignments: Sequence[Alignment], verbatim: frozenset[int] = frozenset()
) -> float:
    """Returns the share of a sentence's weight that alignments cover together, 0 to 1.

    `verbatim` lists words that a source quotation covers whatever the alignment says.
    """
    return cover_weighed(query.weights, alignments, verbatim)


def cover_weighed(
    weights: Iterable[tuple[int, float]],
    alignments: Sequence[Alignment],
    verbatim: frozenset[int] = frozenset(),
) -> float:
    """Returns the share of the weight of some words that alignments cover together, 0 to 1."""
    total = covered = 0.0
    for index, weight in weights:
        total += weight
        if index in verbatim:
            covered += weight
            continue
        best = 0.0
        for alignment in alignments:
            pair = alignment.by_draft.get(index)
            if pair is not None and pair.similarity > best:
                best = pair.similarity
        covered += weight * best
    return covered / total if total else 0.0


def cover_words(
    query: Query, alignments: Sequence[Alignment], verbatim: frozenset[int] = frozenset()
) -> float:
    """Returns the share covered of a sentence's words, names, figures and dates left out."""
    draft = query.draft
    if not any(draft.words[index].is_word for index in draft.content):
        return 1.0
    told = [pair for pair in query.weights if draft.words[pair[0]].is_word]
    return cover_weighed(told, alignments, verbatim)
