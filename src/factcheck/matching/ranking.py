"""Ranks claims by how near they are to a query, for search.

Words alone bring claims up; several views of the same texts then tell them apart: how often the
words stand in claim and title (BM25: Robertson and Zaragoza, The Probabilistic Relevance
Framework, 2009), pairs of neighbours, runs of four letters, which bear misspelt names, words of
like meaning, words that the best claims have in common, and how often a speaker is quoted at all.
What each is worth was set on the training queries of two public collections (`CONTRIBUTING.md`).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

from factcheck.language.stems import stem
from factcheck.matching.index_words import is_stop_stem, written_words
from factcheck.matching.nearest import nearest, weigh
from factcheck.matching.postings import BESIDE, Postings, count_claims, speaker_key
from factcheck.matching.query_growth import lent_words, related_words
from factcheck.matching.query_words import query_words
from factcheck.model import Claim, Match
from factcheck.records import dataclass

# How many claims are looked at closely.
_BROUGHT_UP = 100
_SATURATION = 1.2
_LENGTH_WEIGHT = 0.75
_PAIRS, _LETTERS, _SPEAKER, _LENT, _RELATED = 0.2, 0.3, 0.1, 0.2, 0.2
_LETTER_RUN = 4
# A speaker of a few thousand claims is as prominent as can be.
_MOST_PROMINENT = 8.0


@dataclass(frozen=True, slots=True)
class View:
    """Holds how often each thing stands in each claim, seen in one way."""

    counts: tuple[Counter[str], ...]

    def scores(self, weights: dict[str, float]) -> list[float]:
        """Returns the BM25 score of every claim for weighted things."""
        lengths = [counts.total() for counts in self.counts]
        average = sum(lengths) / len(lengths) or 1.0
        return [
            _bm25(weights, counts, length / average)
            for counts, length in zip(self.counts, lengths, strict=True)
        ]

    def weigh(self, things: set[str]) -> dict[str, float]:
        """Returns how much each thing tells among these claims."""
        return {
            thing: weigh(len(self.counts), sum(thing in counts for counts in self.counts))
            for thing in sorted(things)
        }


def rank_claims(
    query: str, postings: Postings, read: Callable[[int], Claim], limit: int
) -> list[Match]:
    """Returns the claims nearest to a query, best first, with scores from 0 to 1.

    `read` returns a claim by its number. Claims that share no word with the query are left out;
    of equal claims the earlier comes first.
    """
    written = query_words(query, postings)
    stems = [stem(word) for word in written]
    words = [word for word in stems if not is_stop_stem(word)]
    found = nearest(words, postings, max(_BROUGHT_UP, limit), beside=BESIDE)
    if not found:
        return []
    claims = [read(number) for number, _ in found]
    scores = _score(written, stems, claims, postings)
    order = sorted(range(len(claims)), key=lambda place: (-scores[place], found[place][0]))
    return [Match(claims[place], scores[place]) for place in order[:limit]]


def _score(
    written: Sequence[str], stems: Sequence[str], claims: Sequence[Claim], postings: Postings
) -> list[float]:
    texts = [[written_words(text) for text in _texts(claim)] for claim in claims]
    all_stems = [[[stem(word) for word in words] for words in parts] for parts in texts]
    weights = _weigh_words(stems, postings)
    total = sum(weights.values()) or 1.0
    by_words = View(tuple(Counter(_content(parts)) for parts in all_stems))
    plain = by_words.scores(weights)
    lent = lent_words(plain, by_words.counts, weights, postings)
    related = related_words(written, weights, postings)
    pairs = View(tuple(Counter(_pairs(parts)) for parts in all_stems))
    letters = View(tuple(Counter(_letters(parts)) for parts in texts))
    runs = letters.weigh(set(_letters([written])))
    views = (
        (1 / total, plain),
        (_PAIRS / total, pairs.scores(pairs.weigh(set(_pairs([stems]))))),
        (_LETTERS / (sum(runs.values()) or 1.0), letters.scores(runs)),
        (_LENT / total, by_words.scores(lent)),
        (_RELATED / total, by_words.scores(related)),
        (_SPEAKER, [_prominence(claim, postings) for claim in claims]),
    )
    highest = (_SATURATION + 1) * (1 + _PAIRS + _LETTERS + _LENT + _RELATED) + _SPEAKER
    return [
        min(sum(weight * scores[place] for weight, scores in views) / highest, 1.0)
        for place in range(len(claims))
    ]


def _weigh_words(stems: Sequence[str], postings: Postings) -> dict[str, float]:
    total = postings.total
    return {
        word: weigh(total, count_claims(word, postings))
        for word in dict.fromkeys(stems)
        if not is_stop_stem(word)
    }


def _bm25(weights: dict[str, float], counts: Counter[str], length: float) -> float:
    norm = _SATURATION * (1 - _LENGTH_WEIGHT + _LENGTH_WEIGHT * length)
    return sum(
        weights[thing] * counts[thing] * (_SATURATION + 1) / (counts[thing] + norm)
        for thing in weights
        if thing in counts
    )


def _texts(claim: Claim) -> list[str]:
    """Returns what is searched of a claim: its wordings, who says so, and what it is filed as."""
    quote = None if claim.quote == claim.text else claim.quote
    beside = (claim.source.title, *claim.tags)
    return [text for text in (claim.text, quote, *claim.phrasings, *beside) if text]


def _content(parts: Sequence[Sequence[str]]) -> list[str]:
    return [word for words in parts for word in words if not is_stop_stem(word)]


def _pairs(parts: Sequence[Sequence[str]]) -> list[str]:
    return [f"{one} {two}" for words in parts for one, two in pairwise(words)]


def _letters(parts: Sequence[Sequence[str]]) -> list[str]:
    return [
        framed[start : start + _LETTER_RUN]
        for words in parts
        for word in words
        if not is_stop_stem(word)
        for framed in (f" {word} ",)
        for start in range(max(1, len(framed) - _LETTER_RUN + 1))
    ]


def _prominence(claim: Claim, postings: Postings) -> float:
    if claim.speaker is None:
        return 0.0
    having = len(postings.find(speaker_key(claim.speaker)))
    return min(math.log(1 + having) / _MOST_PROMINENT, 1.0)
