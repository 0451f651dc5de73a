"""Searches claims by words: ranked by BM25 over stems, with filters.

The engine that checks drafts reads every claim in full; a search needs only its words, so that
tens of thousands of claims are searched in a moment. Ranking: Robertson and Zaragoza, The
Probabilistic Relevance Framework (2009).
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from factcheck.language.stems import stem
from factcheck.model import Claim, Match, Rating
from factcheck.records import dataclass

# The usual setting: how soon repeated words stop to count, and how much length does.
_SATURATION = 1.2
_LENGTH_WEIGHT = 0.75
_WORD = re.compile(r"[^\W_]+(?:[.,'’][^\W_]+)*")
# Words that stand in nearly every claim tell nothing, but cost the most to count.
_COMMON = frozenset(
    {
        "a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "for", "from", "had",
        "has", "have", "he", "her", "his", "in", "is", "it", "its", "of", "on", "or", "she",
        "that", "the", "their", "they", "this", "to", "was", "were", "will", "with",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Filters:
    """Says which claims count; empty filters let every claim pass.

    Tags, speakers and sources are compared without case; any of several may match.
    """

    ratings: frozenset[Rating] = frozenset()
    tags: frozenset[str] = frozenset()
    speakers: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Entry:
    claim: Claim
    counts: Counter[str]
    length: int


def search_claims(query: str, claims: Sequence[Claim], limit: int = 10) -> list[Match]:
    """Returns the claims nearest to a text, best first; scores are from 0 to 1.

    A claim is searched by its text, phrasings, quote, speaker, tags and source title. Of equal
    claims the earlier comes first. Claims that share no word with the query are not returned.
    """
    wanted = set(_keys(query))
    if not wanted or limit < 1:
        return []
    entries = [_read_entry(claim, wanted) for claim in claims]
    average = sum(entry.length for entry in entries) / max(len(entries), 1)
    weights = _weigh(wanted, entries)
    best_possible = sum(weights.values()) * (_SATURATION + 1)
    scored: list[tuple[float, int]] = []
    for index, entry in enumerate(entries):
        if entry.counts:
            score = _score(entry, weights, average) / best_possible
            scored.append((-min(score, 1.0), index))
    scored.sort()
    return [Match(entries[index].claim, -score) for score, index in scored[:limit]]


def filter_claims(claims: Iterable[Claim], filters: Filters) -> list[Claim]:
    """Returns the claims that pass the filters, in order."""
    return [claim for claim in claims if _passes(claim, filters)]


def _passes(claim: Claim, filters: Filters) -> bool:
    source = claim.source
    named = {name for name in (source.id, source.title, source.publisher) if name}
    return (
        (not filters.ratings or claim.rating in filters.ratings)
        and _meets(claim.tags, filters.tags)
        and _meets((claim.speaker,) if claim.speaker else (), filters.speakers)
        and _meets(named, filters.sources)
    )


def _meets(values: Iterable[str], wanted: frozenset[str]) -> bool:
    folded = {one.casefold() for one in wanted}
    return not wanted or any(value.casefold() in folded for value in values)


def _read_entry(claim: Claim, wanted: set[str]) -> _Entry:
    parts = (claim.text, claim.quote, *claim.phrasings, claim.speaker, claim.source.title)
    keys = _keys("\n".join(part for part in (*parts, *claim.tags) if part))
    return _Entry(claim, Counter(key for key in keys if key in wanted), len(keys))


def _keys(text: str) -> list[str]:
    words = _WORD.findall(text.replace("’", "'").lower())
    return [stem(word) for word in words if word not in _COMMON]


def _weigh(wanted: set[str], entries: Sequence[_Entry]) -> dict[str, float]:
    held: dict[str, int] = defaultdict(int)
    for entry in entries:
        for key in entry.counts:
            held[key] += 1
    total = len(entries)
    return {
        key: math.log(1 + (total - held[key] + 0.5) / (held[key] + 0.5)) for key in sorted(wanted)
    }


def _score(entry: _Entry, weights: dict[str, float], average: float) -> float:
    norm = _SATURATION * (1 - _LENGTH_WEIGHT + _LENGTH_WEIGHT * entry.length / (average or 1.0))
    return sum(
        weights[key] * count * (_SATURATION + 1) / (count + norm)
        for key, count in sorted(entry.counts.items())
    )
