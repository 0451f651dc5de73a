"""Maps the ratings of other fact-checkers, in any wording, to the four ratings of a claim."""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck.language.lexicon import read_pairs
from factcheck.model import Rating

# The standing of a value on its publisher's scale, 0 (worst) to 1 (best).
_TRUE_FROM = 0.75
_FALSE_TO = 0.25

# Where one rating text holds several words of judgment, the gravest counts.
_GRAVEST_FIRST = (Rating.FALSE, Rating.MISLEADING, Rating.UNPROVEN, Rating.TRUE)
_WORDS = re.compile(r"[^\W_]+")

OWN_WORDS = {
    Rating.TRUE: "True",
    Rating.FALSE: "False",
    Rating.MISLEADING: "Misleading",
    Rating.UNPROVEN: "Unproven",
}


def map_rating(
    text: str | None, value: str | None = None, best: str | None = None, worst: str | None = None
) -> Rating:
    """Returns what a published rating comes to.

    Its words decide (`lexicon/rating_words.tsv`); without words that are known, its place on the
    publisher's scale; without either it is unproven.
    """
    found = _read_words(text or "")
    if found is not None:
        return found
    return _read_scale(value, best, worst)


def _read_words(text: str) -> Rating | None:
    words = _WORDS.findall(text.casefold())
    phrases, longest = _phrases()
    found: set[Rating] = set()
    at = 0
    while at < len(words):
        for length in range(min(longest, len(words) - at), 0, -1):
            rating = phrases.get(tuple(words[at : at + length]))
            if rating is not None:
                found.add(rating)
                at += length
                break
        else:
            at += 1
    return next((rating for rating in _GRAVEST_FIRST if rating in found), None)


@lru_cache(maxsize=1)
def _phrases() -> tuple[dict[tuple[str, ...], Rating], int]:
    phrases = {
        tuple(_WORDS.findall(phrase.casefold())): Rating(rating)
        for phrase, rating in read_pairs("rating_words")
    }
    return phrases, max(map(len, phrases))


def _read_scale(value: str | None, best: str | None, worst: str | None) -> Rating:
    try:
        # schema.org's scale where none is given: 1 to 5.
        mark, top, bottom = float(value or ""), float(best or 5), float(worst or 1)
    except ValueError:
        return Rating.UNPROVEN
    if not (bottom < top and bottom <= mark <= top):
        return Rating.UNPROVEN
    standing = (mark - bottom) / (top - bottom)
    if standing >= _TRUE_FROM:
        return Rating.TRUE
    return Rating.FALSE if standing <= _FALSE_TO else Rating.MISLEADING
