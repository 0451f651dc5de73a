"""Finds words to search by beside those of a query: of like meaning, and of the best claims."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from heapq import nlargest

from factcheck.language.relations import Relation, related_stems
from factcheck.matching.nearest import weigh
from factcheck.matching.postings import Postings, count_claims

# The best claims lend so many words; each must stand in this share of them, weighed.
_LENDERS = 10
_MOST_LENT = 15
_SMALLEST_SHARE = 0.15
_KINDS = {
    Relation.SYNONYM: 0.5,
    Relation.DERIVED: 0.5,
    Relation.ANTONYM: 0.3,
    Relation.HYPERNYM: 0.2,
}
# Words that a greater share of all claims has tell too little to be worth a guess.
_COMMON = 0.05


def lent_words(
    scores: Sequence[float],
    claims: Sequence[Counter[str]],
    own: Mapping[str, float],
    postings: Postings,
) -> dict[str, float]:
    """Returns words that the best claims have in common, weighed; words of the query left out.

    Known as pseudo-relevance feedback.
    """
    best = sorted(range(len(scores)), key=lambda place: (-scores[place], place))[:_LENDERS]
    total = sum(scores[place] for place in best) or 1.0
    shares: defaultdict[str, float] = defaultdict(float)
    for place in best:
        for word in claims[place]:
            shares[word] += scores[place] / total
    weighed = {
        word: share * _weight(word, postings)
        for word, share in shares.items()
        if share >= _SMALLEST_SHARE
    }
    chosen = nlargest(_MOST_LENT, weighed, key=lambda word: (weighed[word], word))
    return {word: weighed[word] for word in sorted(chosen) if word not in own}


def related_words(
    written: Sequence[str], own: Mapping[str, float], postings: Postings
) -> dict[str, float]:
    """Returns words related to those of a query, weighed by how and by how rare they are."""
    shares: dict[str, float] = {}
    for word in dict.fromkeys(written):
        for key, kind in related_stems(word):
            if key not in own:
                shares[key] = max(shares.get(key, 0.0), _KINDS.get(kind, 0.0))
    most = _COMMON * postings.total
    return {
        word: share * _weight(word, postings)
        for word, share in sorted(shares.items())
        if count_claims(word, postings) <= most
    }


def _weight(word: str, postings: Postings) -> float:
    return weigh(postings.total, count_claims(word, postings))
