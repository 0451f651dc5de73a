"""Tells how two words of ordinary English relate: alike, opposite, broader or in contrast.

The word lists are WordNet's, filtered hard, and lists written for this project; see
`lexicon/README.md`. They are read when first needed.
"""

from __future__ import annotations

from collections import defaultdict
from enum import StrEnum
from functools import lru_cache

from factcheck.language.base_forms import base_forms, without_possessive
from factcheck.language.lexicon import find_row, read_rows
from factcheck.language.poles import are_opposed, has_poles, opposites_of, poles_of
from factcheck.language.stems import stem
from factcheck.language.word_classes import converses_of
from factcheck.records import dataclass

# Prefixes that turn almost any adjective or participle into its opposite.
_NEGATING_PREFIXES = ("un", "non-", "non")
_SHORTEST_NEGATED = 4
_NOTHING: frozenset[str] = frozenset()
# Words opposed by topic come last among the words to search by; more would find everything.
_MOST_STEMS = 60


class Relation(StrEnum):
    """Says how one word relates to another; the relation holds in both directions."""

    SAME = "same"
    SYNONYM = "synonym"
    DERIVED = "derived"
    CONVERSE = "converse"
    HYPERNYM = "hypernym"
    ANTONYM = "antonym"
    NEAR = "near"
    SISTER = "sister"
    NONE = "none"


_RANKS = {kind: place for place, kind in enumerate(Relation)}


@dataclass(frozen=True, slots=True)
class _Row:
    synonyms: frozenset[str] = _NOTHING
    antonyms: frozenset[str] = _NOTHING
    derived: frozenset[str] = _NOTHING
    hypernyms: frozenset[str] = _NOTHING


@lru_cache(maxsize=65536)
def relation(first: str, second: str) -> Relation:
    """Returns the relation of two words, each in any case and inflection.

    SAME: forms of one word. SYNONYM: both can mean the same. DERIVED: of one family ("decide",
    "decision"). CONVERSE: verbs that tell one event from its two sides ("own", "belong").
    HYPERNYM: one names a kind of the other (`is_broader` says which).
    NEAR: one can stand for the other in a report of the same event ("buy", "get").
    ANTONYM: opposites, by themselves or as words of opposite poles of a topic ("blessing",
    "criticise"). SISTER: members of one closed contrast set, which cannot both fill one
    slot ("red", "blue"). Lists written by hand outrank WordNet; a word with several bases
    ("left") takes the first relation in this order. Terms of two words that contrast sets hold
    ("electric guitar") are looked up as one.
    """
    ones, others = _bases(first), _bases(second)
    if not set(ones).isdisjoint(others):
        return Relation.SAME
    found = [
        kind
        for one in ones
        for other in others
        if (kind := _related(one).get(other) or _related(other).get(one))
    ]
    near = found.count(Relation.NEAR) == len(found)
    if near and any(not converses_of(one).isdisjoint(others) for one in ones):
        return Relation.CONVERSE
    if not found and are_opposed(poles(first), poles(second)):
        return Relation.ANTONYM
    found = found or [
        kind for one in ones for other in others if (kind := _set_relation(one, other))
    ]
    if found:
        return min(found, key=_RANKS.__getitem__)
    if _negates(first, second) or _negates(second, first):
        return Relation.ANTONYM
    return _stem_relation(first, second)


def is_broader(first: str, second: str) -> bool:
    """Says whether the first word names a class that the second belongs to."""
    return any(
        one in _row(other).hypernyms or _set_broader(one, other)
        for one in _bases(first)
        for other in _bases(second)
    )


def contrast_sets(word: str) -> frozenset[str]:
    """Returns the names of the contrast sets that hold the word ("colour", "drink" …)."""
    return frozenset(name for base in _bases(word) for name, path in _places(base) if path)


@lru_cache(maxsize=16384)
def poles(word: str) -> frozenset[tuple[str, int]]:
    """Returns the topics that a word of any inflection has a side in, each with that side.

    The sides of a topic are 0 and 1: "support" has ("stance", 0), "opposition" ("stance", 1).
    A noun stands where its verb does.
    """
    return frozenset(pole for base in _bases(word) for pole in poles_of(base))


@lru_cache(maxsize=16384)
def related_stems(word: str) -> tuple[tuple[str, Relation], ...]:
    """Returns the stems of all words related to a word, for looking claims up by them.

    Sister terms are left out: a contrast set is too wide to search by. So are words of the same
    pole, which need not be alike; those of the opposite pole are the last of at most 60.
    """
    found: dict[str, Relation] = {}
    for base in _bases(word):
        for other, kind in sorted(_related(base).items(), key=_by_rank):
            found.setdefault(stem(other), kind)
    for base in _bases(word):
        for other in opposites_of(base):
            found.setdefault(stem(other), Relation.ANTONYM)
        for other in sorted(converses_of(base)):
            found.setdefault(stem(other), Relation.CONVERSE)
    found.pop(stem(word), None)
    return tuple(found.items())[:_MOST_STEMS]


def _by_rank(related: tuple[str, Relation]) -> tuple[int, str]:
    word, kind = related
    return _RANKS[kind], word


@lru_cache(maxsize=16384)
def _related(word: str) -> dict[str, Relation]:
    """Maps the words that a word's own rows name to its relation with them, lists by hand first."""
    row = _row(word)
    table: dict[str, Relation] = {}
    for kind, words in (
        (Relation.SYNONYM, _curated("synonyms", word)),
        (Relation.ANTONYM, _curated("antonyms", word)),
        (Relation.SYNONYM, row.synonyms),
        (Relation.DERIVED, row.derived),
        (Relation.HYPERNYM, row.hypernyms),
        (Relation.ANTONYM, row.antonyms),
        (Relation.ANTONYM, _thesaurus(word)[1]),
        (Relation.NEAR, _thesaurus(word)[0]),
    ):
        for other in words:
            table.setdefault(other, kind)
    return table


@lru_cache(maxsize=16384)
def _thesaurus(word: str) -> tuple[frozenset[str], frozenset[str]]:
    """Returns the words near to a word and those contrary to it."""
    row = find_row("thesaurus", word)
    if row is None:
        return _NOTHING, _NOTHING
    near, contrary = (frozenset(cell.split("|")) if cell else _NOTHING for cell in row[1:])
    return near, contrary


def _set_relation(one: str, other: str) -> Relation | None:
    others = dict(_places(other))
    for name, path in _places(one):
        if name in others:
            return _path_relation(path, others[name])
    return None


def _path_relation(one: tuple[str, ...], other: tuple[str, ...]) -> Relation:
    if one == other:
        return Relation.SYNONYM
    shortest = min(len(one), len(other))
    return Relation.HYPERNYM if one[:shortest] == other[:shortest] else Relation.SISTER


def _set_broader(one: str, other: str) -> bool:
    others = dict(_places(other))
    return any(
        name in others and path != others[name] and path == others[name][: len(path)]
        for name, path in _places(one)
    )


def _stem_relation(first: str, second: str) -> Relation:
    """Takes unknown words with one stem for one word; known ones were told apart before."""
    if stem(first) != stem(second):
        return Relation.NONE
    both_known = all(_known(word) for word in (first.lower(), second.lower()))
    return Relation.NONE if both_known else Relation.SAME


def _negates(negative: str, positive: str) -> bool:
    """Says whether one word is the other with "un" or "non" before it, and no word of its own."""
    if not negative.lower().startswith(_NEGATING_PREFIXES):
        return False
    lowered = without_possessive(negative)
    if _known(lowered):
        return False
    bases = _bases(positive)
    for prefix in _NEGATING_PREFIXES:
        rest = lowered.removeprefix(prefix)
        if rest != lowered and len(rest) >= _SHORTEST_NEGATED:
            return without_possessive(positive) == rest or not set(_bases(rest)).isdisjoint(bases)
    return False


@lru_cache(maxsize=65536)
def _bases(word: str) -> tuple[str, ...]:
    return base_forms(word, _known)


def _known(word: str) -> bool:
    return (
        word in _set_members()
        or word in _curated_rows("antonyms")
        or word in _curated_rows("synonyms")
        or has_poles(word)
        or find_row("relations", word) is not None
        or find_row("thesaurus", word) is not None
    )


@lru_cache(maxsize=16384)
def _row(word: str) -> _Row:
    row = find_row("relations", word)
    if row is None:
        return _Row()
    cells = row[1:]
    return _Row(*(frozenset(cell.split("|")) if cell else _NOTHING for cell in cells))


@lru_cache(maxsize=2)
def _curated_rows(name: str) -> dict[str, list[str]]:
    """Maps each word of a list written by hand to the cells that stand against it.

    A row relates every word of one cell to all of the other; a row of one cell relates all its
    words to each other.
    """
    table: defaultdict[str, list[str]] = defaultdict(list)
    for row in read_rows(name):
        for cell, opposite in ((row[0], row[-1]), (row[-1], row[0])):
            for word in cell.split("|"):
                table[word].append(opposite)
    return table


@lru_cache(maxsize=16384)
def _curated(name: str, word: str) -> frozenset[str]:
    cells = _curated_rows(name).get(word, ())
    return frozenset(other for cell in cells for other in cell.split("|")) - {word}


@lru_cache(maxsize=1)
def _set_members() -> dict[str, list[tuple[str, str]]]:
    """Maps each word to its contrast sets and its place there, as written ("metal>iron").

    The words for the whole class have an empty place.
    """
    table: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for name, members, *classes in read_rows("cohyponyms"):
        for member in members.split("|"):
            for word in member.rpartition(">")[2].split("/"):
                table[word].append((name, member))
        for word in classes[0].split("|") if classes else ():
            table[word].append((name, ""))
    return table


@lru_cache(maxsize=4096)
def _places(word: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Returns the contrast sets of a word, each with the classes down to it."""
    return tuple((name, _path(member)) for name, member in _set_members().get(word, ()))


def _path(member: str) -> tuple[str, ...]:
    if not member:
        return ()
    *above, names = member.split(">")
    return (*above, names.partition("/")[0])
