"""Reads what a sentence puts first or last of its kind: "the second tallest tower"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from factcheck.language.analysis import Analysis
from factcheck.language.lexicon import find_row
from factcheck.language.mentions import QuantityKind
from factcheck.language.parts_of_speech import NAME, NOUN, PLURAL
from factcheck.records import dataclass

_NOUNS = frozenset({NOUN, PLURAL, NAME})
_MEASURES = frozenset({"most", "least"})
_IRREGULAR = {"best": "good", "worst": "bad", "furthest": "far", "farthest": "far"}
_OPENING = frozenset({"the", "its", "their", "his", "her", "'s", "-"})
_AMONG = frozenset({"one", "among", "amongst", "some", "two", "three"})
# "One of the country's very largest": so far before a superlative "one of" may stand.
REACH = 6
# And so far after it the noun of its kind.
NOUN_REACH = 4


@dataclass(frozen=True, slots=True)
class Superlative:
    """Holds one superlative: its word, its base, its noun (None: none), its place from 1 on.

    `shared` says that it is one of several ("one of the tallest towers").
    """

    word: int
    base: str
    noun: int | None
    rank: int
    shared: bool


def find_superlatives(sentence: Analysis) -> tuple[Superlative, ...]:
    """Returns the superlatives of a sentence in order."""
    return tuple(_superlatives(sentence))


def find_comparatives(sentence: Analysis) -> tuple[tuple[int, str, int], ...]:
    """Returns each "taller than" with the base form and the head of what follows "than"."""
    words = sentence.words
    found = []
    for index, word in enumerate(words):
        if word.lower != "than" or not index:
            continue
        base = _comparative_base(sentence, index - 1)
        head = _noun_after(sentence, index)
        if base is not None and head is not None:
            found.append((index - 1, base, head))
    return tuple(found)


def _comparative_base(sentence: Analysis, index: int) -> str | None:
    words = sentence.words
    lower = words[index].lower
    if index and words[index - 1].lower == "more":
        return lower
    return base_of(lower) if lower.endswith("er") else None


def _superlatives(sentence: Analysis) -> Iterator[Superlative]:
    words = sentence.words
    for index, word in enumerate(words):
        if word.quantity is not None and "-" in word.lower:
            # "The third-tallest" is an ordinal.
            base = base_of(word.lower.rpartition("-")[2])
            if base is not None and word.quantity.kind is QuantityKind.ORDINAL:
                rank = round(word.quantity.low)
                yield Superlative(index, base, _noun_after(sentence, index), rank, shared=False)
        if not word.is_word:
            continue
        base = _IRREGULAR.get(word.lower) or (
            base_of(word.lower) if word.lower.endswith("est") else None
        )
        at = index
        if base is None and word.lower in _MEASURES and index + 1 < len(words):
            at = index + 1
            base = f"{word.lower} {words[at].lower}"
            opened = index and (words[index - 1].lower in _OPENING or words[index - 1].quantity)
            if not opened or sentence.tags[at] in _NOUNS:
                continue
        if base is None:
            continue
        yield Superlative(
            at, base, _noun_after(sentence, at), _rank(sentence, index), _is_shared(sentence, index)
        )


def _rank(sentence: Analysis, index: int) -> int:
    """Returns the place that an ordinal before a superlative tells, 1 where there is none."""
    before = index - 1
    if before > 0 and sentence.words[before].text in ("-", "‑"):
        before -= 1
    quantity = sentence.words[before].quantity if before >= 0 else None
    if quantity is not None and quantity.kind is QuantityKind.ORDINAL:
        return round(quantity.low)
    return 1


def _is_shared(sentence: Analysis, index: int) -> bool:
    words = sentence.words
    for place in range(index - 1, max(-1, index - 1 - REACH), -1):
        if words[place].text in (",", ";"):
            return False
        following = words[place + 1].lower
        if words[place].lower in ("among", "amongst"):
            return True
        if words[place].lower in _AMONG and following == "of":
            return True
    return False


def _noun_after(sentence: Analysis, index: int) -> int | None:
    """Returns the head of the noun phrase that a word stands in or before."""
    found = None
    for place in range(index + 1, min(index + 1 + NOUN_REACH, len(sentence.words))):
        if sentence.tags[place] in _NOUNS:
            found = place
        elif found is not None:
            break
    return found


@lru_cache(maxsize=1024)
def base_of(lower: str) -> str | None:
    """Returns the adjective that a comparative or superlative is made of, None for other words."""
    row = find_row("comparatives", lower)
    return row[1] if row else None
