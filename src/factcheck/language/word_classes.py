"""Tells the closed classes of English words apart: hedges, quantifiers, negators and the like.

Words may be in any case and inflection. The lists are `lexicon/stop_words.tsv`,
`word_classes.tsv`, `quantifiers.tsv` and `converses.tsv`.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from itertools import product

from factcheck.language.lexicon import read_pairs, read_rows, read_words
from factcheck.language.stems import stem
from factcheck.records import dataclass


class TimeOrder(StrEnum):
    """Says on which side in time a word puts what it introduces."""

    BEFORE = "before"
    AFTER = "after"
    DURING = "during"


class QuantifierRelation(StrEnum):
    """Says what one quantifier makes of another's statement."""

    SAME = "same"
    WEAKER = "weaker"  # follows from the other: "some" where the other says "all"
    STRONGER = "stronger"  # says more than the other: "all" where the other says "some"
    OVERLAP = "overlap"  # neither follows, both may hold: "often", "usually"
    CONFLICT = "conflict"  # "no" where the other says "some"
    NONE = "none"  # not two quantifiers of one sort


@dataclass(frozen=True, slots=True)
class Converse:
    """Holds how one verb tells another's event from the other side.

    `subject_at` is where the first verb's subject stands with the second verb, `object_at` where
    the second verb's subject stands with the first: "object" or prepositions. For "buy" and
    "sell": ("to", "object") and ("from",).
    """

    subject_at: tuple[str, ...]
    object_at: tuple[str, ...]


def is_stop_word(word: str) -> bool:
    """Says whether a word carries no fact of its own.

    The list is made for comparing facts: "not", "no", "against", "more", "only", "before" and
    the like are no stop words here.
    """
    return word.lower() in read_words("stop_words")


def is_negator(word: str) -> bool:
    """Says whether a word denies ("not", "no", "never", "without"); denying verbs do not count."""
    return word.lower() in class_words("negator")


def is_hedge(word: str) -> bool:
    """Says whether a word softens a statement ("reportedly", "may", "alleged")."""
    return _in_class(word, "hedge")


def is_certainty(word: str) -> bool:
    """Says whether a word hardens a statement ("definitely", "exactly", "proven")."""
    return _in_class(word, "certainty")


def is_restrictive(word: str) -> bool:
    """Says whether a word excludes everything else ("only", "solely", "except")."""
    return word.lower() in class_words("restrictive")


def is_light_verb(word: str) -> bool:
    """Says whether a verb leaves the meaning to its object ("make a decision")."""
    return _in_class(word, "light verb")


def leaves_unrealised(word: str) -> bool:
    """Says whether a verb may tell of what is not there yet ("plan", "want", "lack")."""
    return _in_class(word, "unrealised")


def is_generic_actor(word: str) -> bool:
    """Says whether a noun or pronoun may stand for anybody or any event ("people", "incident")."""
    return _in_class(word, "generic actor")


def is_personal_pronoun(word: str) -> bool:
    """Says whether a word stands for somebody or something named before."""
    return word.lower() in class_words("personal pronoun")


def is_relator(word: str) -> bool:
    """Says whether a noun before "of" says only which part or kind ("the town of")."""
    return _in_class(word, "relator")


def is_symmetric_verb(word: str) -> bool:
    """Says whether a verb's two participants may change places ("meet", "marry")."""
    return _in_class(word, "symmetric verb")


def time_order(word: str) -> TimeOrder | None:
    """Returns the side in time that a word names, else None; phrases come by their stand-in."""
    for order in TimeOrder:
        if word.lower() in class_words(order.value):
            return order
    return None


def direction(word: str) -> int:
    """Returns 1 for words of rising ("grew", "up"), -1 for words of falling, 0 for others."""
    return _in_class(word, "up") - _in_class(word, "down")


def quantifier_relation(first: str, second: str) -> QuantifierRelation:
    """Returns what the first quantifier makes of the second's statement.

    Both are words of `lexicon/quantifiers.tsv` that measure the same thing (shares, times or
    places); anything else gives NONE.
    """
    ones, others = _quantifiers().get(first.lower()), _quantifiers().get(second.lower())
    if ones is None or others is None or ones.measure != others.measure:
        return QuantifierRelation.NONE
    if (ones.low, ones.high) == (others.low, others.high):
        return QuantifierRelation.SAME
    if ones.high < others.low or others.high < ones.low:
        return QuantifierRelation.CONFLICT
    if ones.low <= others.low and others.high <= ones.high:
        return QuantifierRelation.WEAKER
    if others.low <= ones.low and ones.high <= others.high:
        return QuantifierRelation.STRONGER
    return QuantifierRelation.OVERLAP


ALL = (100, 100)


def quantifier_range(word: str) -> tuple[int, int] | None:
    """Returns the least and greatest share in percent that a quantifier allows, else None."""
    found = _quantifiers().get(word.lower())
    return (found.low, found.high) if found else None


@lru_cache(maxsize=1)
def contrary_prepositions() -> frozenset[frozenset[str]]:
    """Returns the pairs of prepositions that exclude each other between the same two words."""
    return frozenset(frozenset(pair) for pair in read_pairs("contrary_prepositions"))


def converse(first: str, second: str) -> Converse | None:
    """Returns how the second verb tells the first one's event from the other side, else None."""
    return _converses().get((stem(first), stem(second)))


@lru_cache(maxsize=64)
def class_words(name: str) -> frozenset[str]:
    """Returns the words of one class of `lexicon/word_classes.tsv`; an unknown class is empty."""
    cells = [words for row_name, words in read_rows("word_classes") if row_name == name]
    return frozenset(word for cell in cells for word in cell.split("|"))


@dataclass(frozen=True, slots=True)
class _Quantifier:
    measure: str
    low: int
    high: int


def _in_class(word: str, name: str) -> bool:
    return stem(word) in _class_stems(name)


@lru_cache(maxsize=64)
def _class_stems(name: str) -> frozenset[str]:
    return frozenset(stem(word) for word in class_words(name))


@lru_cache(maxsize=1)
def _quantifiers() -> dict[str, _Quantifier]:
    return {
        word: _Quantifier(measure, int(low), int(high))
        for word, measure, low, high in read_rows("quantifiers")
    }


def converses_of(verb: str) -> frozenset[str]:
    """Returns the verbs that tell a verb's event from the other side, all in base form."""
    return _converse_verbs().get(verb, frozenset())


@lru_cache(maxsize=1)
def _converse_verbs() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for first, second, *_ in read_rows("converses"):
        for one, other in product(first.split("|"), second.split("|")):
            table.setdefault(one, set()).add(other)
            table.setdefault(other, set()).add(one)
    return {verb: frozenset(found) for verb, found in table.items()}


@lru_cache(maxsize=1)
def _converses() -> dict[tuple[str, str], Converse]:
    table: dict[tuple[str, str], Converse] = {}
    for first, second, subject_at, object_at in read_rows("converses"):
        places = tuple(subject_at.split("|")), tuple(object_at.split("|"))
        for one, other in product(first.split("|"), second.split("|")):
            table[stem(one), stem(other)] = Converse(*places)
            table[stem(other), stem(one)] = Converse(*reversed(places))
    return table
