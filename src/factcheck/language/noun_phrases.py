"""Reads noun phrases: a noun with its determiners, adjectives, owner and names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from factcheck.language.parts_of_speech import (
    ADJECTIVE,
    ADVERB,
    COORDINATOR,
    DATE,
    DETERMINER,
    GERUND,
    HYPHEN,
    MARK,
    NAME,
    NOT,
    NOUN,
    NUMBER,
    PARTICIPLE,
    PLURAL,
    POSSESSIVE,
    QUOTE,
)
from factcheck.language.words import Word
from factcheck.records import dataclass

_HEADS = frozenset({NOUN, PLURAL, NAME, NUMBER})
INSIDE = _HEADS | {ADJECTIVE, DATE, HYPHEN}
_MODIFIERS = frozenset({ADJECTIVE, PARTICIPLE, GERUND, DATE})
_INSIDE_QUOTED = INSIDE | {ADVERB}
_PREDETERMINERS = frozenset({"all", "both", "half", "such", "many", "quite"})
# Determiners that may follow another: "the most points", "his many friends".
_LOOSE_DETERMINERS = frozenset(
    {"most", "more", "few", "fewer", "many", "much", "less", "other", "various", "several"}
    | {"certain", "such", "own"}
)
LOOSE = frozenset({ADVERB, NOT, QUOTE, HYPHEN})
_BARE = LOOSE | {ADJECTIVE, COORDINATOR, MARK}
_TIMES_OF_DAY = frozenset(
    {"minute", "hour", "day", "week", "month", "year", "season", "morning", "evening", "night"}
    | {"time", "moment"}
)


class NounPhrase(NamedTuple):
    """Holds a noun phrase; `first` and `last` are word indices, inclusive.

    `possessor` is the head of "X's" in it; `bare` says that it has adjectives but no noun.
    """

    first: int
    last: int
    head: int
    possessor: int | None
    bare: bool


@dataclass(slots=True)
class _Run:
    """Holds a noun phrase as it grows; `solid` says that its noun has been met."""

    words: Sequence[Word]
    tags: Sequence[str]
    start: int
    head: int
    last: int
    possessor: int | None = None
    solid: bool = False

    def take(self, place: int, *, solid: bool = False) -> bool:
        """Makes a word the head so far."""
        self.head = self.last = place
        self.solid = self.solid or solid
        return True


def read_noun_phrase(words: Sequence[Word], tags: Sequence[str], start: int) -> NounPhrase:
    """Returns the noun phrase that begins at a word."""
    run = _Run(words, tags, start, start, start)
    place = start
    while place < len(tags) and _extends(run, place):
        place += 1
        if tags[place - 1] == DATE and _ends_with_date(tags, start, place):
            break
    last = run.last
    bare = all(tags[at] in _BARE for at in range(start, last + 1))
    return NounPhrase(start, last, run.head, run.possessor, bare)


def _ends_with_date(tags: Sequence[str], start: int, place: int) -> bool:
    """Says whether a date stands alone: "On July 27 Norway fired", not "the 2018 games"."""
    alone = place - 1 == start and place < len(tags) and tags[place] == NAME
    return alone or not noun_follows(tags, place - 1)


def _extends(run: _Run, place: int) -> bool:
    """Takes a word into a noun phrase, or says that the phrase ends before it."""
    tags, tag = run.tags, run.tags[place]
    if tag in _HEADS:
        if run.solid and _parts_phrases(run.words, tags, run.head, place):
            return False
        return run.take(place, solid=True)
    if tag == DETERMINER or run.words[place].lower == "whose":
        return _admits_determiner(run, place) and run.take(place)
    if tag in _MODIFIERS:
        if run.solid and (tag != ADJECTIVE or not noun_follows(tags, place)):
            return False
        return run.take(place)
    if tag == POSSESSIVE:
        run.possessor, run.solid, run.last = run.head, False, place
        return True
    if tag == QUOTE:
        return _goes_on_quoted(run, place)
    if tag == HYPHEN or (tag == ADVERB and not run.solid and noun_follows(tags, place)):
        return True
    return _joins_adjectives(tags, place)


def _admits_determiner(run: _Run, place: int) -> bool:
    if place == run.start or run.words[place - 1].lower in _PREDETERMINERS:
        return True
    return not run.solid and run.words[place].lower in _LOOSE_DETERMINERS


def _goes_on_quoted(run: _Run, place: int) -> bool:
    """Says whether a quotation mark stands inside a phrase ("the 'quiet' mines")."""
    if place + 1 >= len(run.tags):
        return False
    closes = QUOTE in run.tags[run.start : place]
    return run.solid == closes and run.tags[place + 1] in _INSIDE_QUOTED


def _parts_phrases(words: Sequence[Word], tags: Sequence[str], head: int, place: int) -> bool:
    """Says whether a noun begins a new phrase after another ("in the 62nd minute Orsk scored")."""
    if tags[place] == NUMBER:
        return tags[head] != NUMBER
    return tags[place] == NAME and words[head].lower.rstrip("s") in _TIMES_OF_DAY


def _joins_adjectives(tags: Sequence[str], place: int) -> bool:
    """Says whether a comma or "and" joins two adjectives before a noun."""
    if tags[place] not in (MARK, COORDINATOR) or place + 2 >= len(tags):
        return False
    if tags[place - 1] != ADJECTIVE or tags[place + 1] not in (ADJECTIVE, ADVERB):
        return False
    return noun_follows(tags, place + 1)


def noun_follows(tags: Sequence[str], place: int) -> bool:
    """Says whether a noun comes next, over adjectives, adverbs and hyphens."""
    place += 1
    while place < len(tags):
        tag = tags[place]
        if tag in _HEADS:
            return True
        if tag not in (ADJECTIVE, ADVERB, HYPHEN, PARTICIPLE, GERUND):
            return False
        place += 1
    return False
