"""Finds the claims a sentence may be about, and reads the sentence against each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from factcheck.language.analysis import Analysis
from factcheck.language.relations import Relation, related_stems
from factcheck.language.words import Word
from factcheck.matching.alignment import Alignment, Searches, align, index_searches
from factcheck.matching.compiled import CompiledBook, CompiledClaim
from factcheck.records import dataclass

CANDIDATES = 8
# Words of the speaker whom the sentence names are looked at before others.
SPEAKER_BONUS = 0.5
_RELATED = {
    Relation.SYNONYM: 0.8,
    Relation.DERIVED: 0.8,
    Relation.ANTONYM: 0.7,
    Relation.HYPERNYM: 0.4,
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """Holds one claim, in the wording nearest to the draft sentence, aligned with it.

    `coverage` is the share of the sentence's weight that the claim's words cover, 0 to 1.
    """

    claim: CompiledClaim
    analysis: Analysis
    alignment: Alignment
    coverage: float


def find_candidates(
    draft: Analysis, book: CompiledBook, *, limit: int = CANDIDATES
) -> list[Evidence]:
    """Returns the claims nearest to a sentence, best first.

    Claims are ranked by the weight of the sentence's words, and of words related to them, that
    they hold; the best `limit` are aligned and ranked again by what they cover.
    """
    scores: dict[int, float] = defaultdict(float)
    for word in {draft.words[index].stem: draft.words[index] for index in draft.content}.values():
        best: dict[int, float] = {}
        for key, similarity in _search_keys(word):
            for index in book.postings.get(key, ()):
                best[index] = max(best.get(index, 0.0), similarity)
        for index, similarity in best.items():
            scores[index] += similarity * book.weight(word.stem)
    speakers = {speaker for said in draft.attributions for speaker in said.speakers}
    if speakers:
        for index in scores:
            if not speakers.isdisjoint(book.claims[index].speakers):
                scores[index] += SPEAKER_BONUS
    ranked = sorted(scores, key=lambda index: (-scores[index], index))[:limit]
    searches = index_searches(draft)
    found = [read_against(draft, book.claims[index], book, searches) for index in ranked]
    return sorted(found, key=_rank)


def _rank(evidence: Evidence) -> tuple[float, int, int]:
    """Ranks by what is covered; of equals, the claim that says least besides comes first."""
    besides = len(evidence.analysis.content) - len(evidence.alignment.by_source)
    return (-round(evidence.coverage, 2), besides, evidence.claim.index)


def _search_keys(word: Word) -> Iterator[tuple[str, float]]:
    yield word.stem, 1.0
    if word.is_word:
        for key, kind in related_stems(word.lower):
            yield key, _RELATED[kind]


def read_against(
    draft: Analysis, claim: CompiledClaim, book: CompiledBook, searches: Searches | None = None
) -> Evidence:
    """Aligns a sentence with each wording of a claim and keeps the one that covers most.

    `searches` are the draft's, where they are known already.
    """
    if searches is None:
        searches = index_searches(draft)
    best: Evidence | None = None
    for reading in claim.readings:
        alignment = align(draft, reading, book.table, searches)
        evidence = Evidence(claim, reading, alignment, cover(draft, (alignment,), book))
        if best is None or evidence.coverage > best.coverage:
            best = evidence
    if best is None:
        raise ValueError("a claim has at least one wording")
    return best


def cover(
    draft: Analysis,
    alignments: tuple[Alignment, ...],
    book: CompiledBook,
    verbatim: frozenset[int] = frozenset(),
) -> float:
    """Returns the share of a sentence's weight that alignments cover together, 0 to 1.

    Words that only say who speaks are left out: attribution is compared on its own. `verbatim`
    lists words that a source quotation covers whatever the alignment says.
    """
    total = covered = 0.0
    for index in draft.content:
        if index in draft.framing:
            continue
        weight = book.weight(draft.words[index].stem)
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
    draft: Analysis,
    alignments: tuple[Alignment, ...],
    book: CompiledBook,
    verbatim: frozenset[int] = frozenset(),
) -> float:
    """Returns the share covered of a sentence's words, names, figures and dates left out."""
    told = tuple(index for index in draft.content if draft.words[index].is_word)
    return cover(replace(draft, content=told), alignments, book, verbatim) if told else 1.0
