"""Tells which side of a topic a word stands on: "bless" supports, "opposition" opposes.

The topics are those of `lexicon/poles.tsv`. A noun that no topic names stands where its verb does
("ratification" with "ratify", by `lexicon/nominal_verbs.tsv`).
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from factcheck.language.lexicon import read_rows

_NOWHERE: frozenset[tuple[str, int]] = frozenset()


def has_poles(base: str) -> bool:
    """Says whether a topic itself names a word, given in its base form."""
    return base in _topics()


def poles_of(base: str) -> frozenset[tuple[str, int]]:
    """Returns the topics that a base form belongs to, each with its side, 0 or 1."""
    own = _topics().get(base)
    if own is None:
        verb = _verbs().get(base)
        own = _topics().get(verb, _NOWHERE) if verb else _NOWHERE
    return own


def are_opposed(one: frozenset[tuple[str, int]], other: frozenset[tuple[str, int]]) -> bool:
    """Says whether two words with these poles exclude each other.

    They do where they stand on two sides of a topic and on one side of none.
    """
    return one.isdisjoint(other) and any((topic, 1 - side) in other for topic, side in one)


@lru_cache(maxsize=4096)
def opposites_of(base: str) -> tuple[str, ...]:
    """Returns the words that a base form excludes: first those listed, then nouns made of them.

    Both parts are in the order of the alphabet.
    """
    own = poles_of(base)
    facing = {word for topic, side in own for word in _sides().get((topic, 1 - side), ())}
    listed = sorted(word for word in facing if own.isdisjoint(poles_of(word)))
    nouns = sorted({noun for word in listed for noun in _nouns().get(word, ())} - facing)
    return (*listed, *(noun for noun in nouns if own.isdisjoint(poles_of(noun))))


@lru_cache(maxsize=1)
def _sides() -> dict[tuple[str, int], tuple[str, ...]]:
    return {
        (topic, side): tuple(words.split("|"))
        for topic, *poles in read_rows("poles")
        for side, words in enumerate(poles)
    }


@lru_cache(maxsize=1)
def _topics() -> dict[str, frozenset[tuple[str, int]]]:
    table: defaultdict[str, set[tuple[str, int]]] = defaultdict(set)
    for pole, words in _sides().items():
        for word in words:
            table[word].add(pole)
    return {word: frozenset(found) for word, found in table.items()}


@lru_cache(maxsize=1)
def _verbs() -> dict[str, str]:
    """Maps the nouns that stand for the verbs of some topic to those verbs."""
    topics = _topics()
    return {
        noun: verb
        for noun, verb, *_ in read_rows("nominal_verbs")
        if verb in topics and noun not in topics
    }


@lru_cache(maxsize=1)
def _nouns() -> dict[str, list[str]]:
    table: defaultdict[str, list[str]] = defaultdict(list)
    for noun, verb in _verbs().items():
        table[verb].append(noun)
    return table
