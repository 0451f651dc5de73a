"""Finds set phrases that one word can stand for: particle verbs, news idioms, compound terms.

"turned down" is "refuse", "lost their lives" is "die", "prior to" is "before". The phrases are
those of `lexicon/idioms.tsv` and the terms of several words in `lexicon/cohyponyms.tsv`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from factcheck.language.base_forms import possible_bases
from factcheck.language.lexicon import read_rows
from factcheck.language.word_classes import class_words
from factcheck.records import dataclass

_GAP = "~"
_LONGEST_POSSESSOR = 4
_LONGEST_OBJECT = 4


@dataclass(frozen=True, slots=True)
class PhraseMatch:
    """Holds one phrase found in a sequence of words.

    `start` and `end` are token indices, half-open; `indices` are the tokens that make up the
    phrase, fewer than that where an object stands inside ("turned the offer down").
    `canonical` is the word it amounts to, in its base form; a compound term stands for itself.
    """

    start: int
    end: int
    canonical: str
    indices: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Pattern:
    first: str
    rest: tuple[str, ...]
    needed: frozenset[str]
    canonical: str
    separable: bool
    literal: bool


def find_phrases(tokens: Sequence[str]) -> tuple[PhraseMatch, ...]:
    """Returns the phrases among the words of a sentence, leftmost and longest, in order.

    A token is one word or mark in any case, hyphens and possessive endings apart
    ("run", "-", "up"; "Smith", "'s"). Verbs and nouns match in every inflection; a phrase that
    begins with a function word ("in the open") matches to the letter. No token is in two phrases.
    """
    words = [token.lower().replace("’", "'") for token in tokens]
    bases = [possible_bases(word) for word in words]
    present = frozenset(base for listed in bases for base in listed)
    found: list[PhraseMatch] = []
    used: set[int] = set()
    for start, listed in enumerate(bases):
        if start in used:
            continue
        matches = [
            match
            for first in listed
            for pattern in _patterns(first)
            if pattern.needed <= present
            and (match := _match(pattern, words, bases, start)) is not None
            and used.isdisjoint(match.indices)
        ]
        if matches:
            best = max(matches, key=lambda match: (len(match.indices), -match.end))
            found.append(best)
            used.update(best.indices)
    return tuple(found)


def _match(
    pattern: _Pattern, words: list[str], bases: list[tuple[str, ...]], start: int
) -> PhraseMatch | None:
    if pattern.literal:
        if words[start] != pattern.first:
            return None
        bases = [(word,) for word in words]
    indices = _follow(words, bases, start + 1, pattern.rest)
    if indices is None and pattern.separable:
        indices = _follow_object(words, bases, start + 1, pattern.rest)
    if indices is None or _goes_on(pattern, words, indices[-1] + 1):
        return None
    return PhraseMatch(start, indices[-1] + 1, pattern.canonical, (start, *indices))


def _follow(
    words: list[str], bases: list[tuple[str, ...]], at: int, rest: tuple[str, ...]
) -> tuple[int, ...] | None:
    """Returns the tokens that match the rest of a pattern from `at` on, else None."""
    indices: list[int] = []
    for part in rest:
        if part == _GAP:
            end = _possessor_end(words, at)
            indices.extend(range(at, end))
            at = end
        elif at < len(bases) and part in bases[at]:
            indices.append(at)
            at += 1
        else:
            return None
    return tuple(indices)


def _possessor_end(words: list[str], at: int) -> int:
    """Skips one determiner or a short possessor that ends in 's."""
    for end in range(at + 1, min(at + _LONGEST_POSSESSOR, len(words)) + 1):
        if words[end - 1].endswith("'s") or words[end - 1] == "'":
            return end
    return at + 1 if at < len(words) and words[at] in class_words("determiner") else at


def _follow_object(
    words: list[str], bases: list[tuple[str, ...]], at: int, rest: tuple[str, ...]
) -> tuple[int, ...] | None:
    """Returns the rest of a particle verb behind a short object, else None."""
    for begin in range(at + 1, min(at + _LONGEST_OBJECT, len(words)) + 1):
        passed = words[begin - 1]
        if passed in class_words("break") or not passed[:1].isalnum():
            return None
        indices = _follow(words, bases, begin, rest)
        if indices:
            return indices
    return None


def _goes_on(pattern: _Pattern, words: list[str], end: int) -> bool:
    """Says whether a particle goes on as a preposition: "came out of the house"."""
    return pattern.rest == ("out",) and words[end : end + 1] == ["of"]


@lru_cache(maxsize=1)
def _phrases() -> dict[str, list[tuple[str, str, bool]]]:
    """Maps the first word of each phrase to the phrase, the word for it, and separability."""
    table: defaultdict[str, list[tuple[str, str, bool]]] = defaultdict(list)
    for canonical, fixed, *separable in read_rows("idioms"):
        for phrase in fixed.split("|") if fixed else ():
            table[phrase.partition(" ")[0]].append((phrase, canonical, False))
        for phrase in separable[0].split("|") if separable else ():
            table[phrase.partition(" ")[0]].append((phrase, canonical, True))
    for term in _compound_terms():
        table[term.replace("-", " ").partition(" ")[0]].append((term, term, False))
    return table


def _compound_terms() -> Iterator[str]:
    for row in read_rows("cohyponyms"):
        for member in row[1].replace(">", "|").replace("/", "|").split("|"):
            if " " in member or "-" in member:
                yield member


@lru_cache(maxsize=4096)
def _patterns(first: str) -> tuple[_Pattern, ...]:
    return tuple(
        _compile(phrase, canonical, separable=separable)
        for phrase, canonical, separable in _phrases().get(first, ())
    )


def _compile(phrase: str, canonical: str, *, separable: bool) -> _Pattern:
    first, *rest = phrase.replace("-", " - ").replace("'s", " 's").split()
    literal = first in class_words("function word")
    return _Pattern(first, tuple(rest), frozenset(rest) - {_GAP}, canonical, separable, literal)
