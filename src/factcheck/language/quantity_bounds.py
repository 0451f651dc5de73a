"""Reads the words beside a number that bound or hedge it: "at least", "or more", "nearly"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from factcheck.language.lexicon import read_rows
from factcheck.language.mentions import Bound
from factcheck.language.number_tokens import Token, lower_at, lower_words

_LONGEST = 6
# Words that may stand between a bound and its number: "at least another 20".
_BETWEEN = frozenset({"another", "a", "an", "further", "additional", "the", "these", "that"})
_PARTICLES = frozenset({"around", "over", "under", "about", "up"})
_STRICT = frozenset(
    {Bound.MORE_THAN, Bound.AT_LEAST, Bound.LESS_THAN, Bound.AT_MOST, Bound.JUST_OVER}
)
_SOFT = frozenset({Bound.ABOUT, Bound.PLAIN, Bound.ONLY})

_Phrase = tuple[str, ...]


@lru_cache(maxsize=2)
def _phrases(side: str) -> dict[_Phrase, tuple[Bound, bool]]:
    phrases = {}
    for phrase, stands, bound, place in read_rows("bounds"):
        if stands == side:
            words = lower_words(phrase)
            phrases[words] = (Bound(bound), place == "inside")
    return phrases


@lru_cache(maxsize=2)
def _edge_words(side: str) -> frozenset[str]:
    return frozenset(words[-1 if side == "before" else 0] for words in _phrases(side))


def bound_before(tokens: Sequence[Token], index: int, taken: int) -> tuple[Bound, int]:
    """Returns the bound that stands before a number and the first token that belongs to it.

    `index` is the first token of the number, `taken` the first token that is still free. Of two
    bounds the stricter counts: "at least an estimated", but "only about".
    """
    bound, first = Bound.PLAIN, index
    if tokens[index].lower in ("twice", "thrice") and lower_at(tokens, index - 1) in _PARTICLES:
        # "turned around twice" is no estimate.
        return bound, first
    position = index
    for _ in range(3):
        found = _match_before(tokens, position, taken)
        if found is None:
            between = lower_at(tokens, position - 1)
            if position - 1 < taken or between not in _BETWEEN:
                break
            position -= 1
            beyond = _match_before(tokens, position, taken)
            if beyond is None or (between == "the" and beyond[0] not in _STRICT):
                break
            found = beyond
        new_bound, start, inside = found
        if start == taken > 0 and tokens[position - 1].lower == "than":
            # "Eight euros less than the 14": a difference.
            break
        if new_bound in _STRICT or bound is Bound.PLAIN:
            bound = new_bound
        position = start
        if inside:
            first = start
    return bound, first


def _match_before(
    tokens: Sequence[Token], index: int, taken: int
) -> tuple[Bound, int, bool] | None:
    if index - 1 < taken or tokens[index - 1].lower not in _edge_words("before"):
        return None
    phrases = _phrases("before")
    longest = min(_LONGEST, index - taken)
    for length in range(longest, 0, -1):
        words = tuple(token.lower for token in tokens[index - length : index])
        found = phrases.get(words)
        if found is not None:
            return found[0], index - length, found[1]
    return None


def bound_after(tokens: Sequence[Token], index: int) -> tuple[Bound, int] | None:
    """Returns the bound that starts at a token ("or more") and the token after it."""
    if lower_at(tokens, index) not in _edge_words("after"):
        return None
    phrases = _phrases("after")
    for length in range(4, 0, -1):
        words = tuple(token.lower for token in tokens[index : index + length])
        found = phrases.get(words)
        if found is not None and len(words) == length:
            return found[0], index + length
    return None
