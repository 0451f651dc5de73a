"""Gives each word of a sentence one part of speech, by the cheapest way through closed tables.

The tags follow each other at the costs of `lexicon/tag_transitions.tsv`; besides, a sentence
needs one finite verb and each subordinate clause one more. No figure is learned.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from factcheck.language.lexicon import read_pairs
from factcheck.language.parts_of_speech import (
    ADVERB,
    BASE,
    BE,
    BE_BASE,
    COORDINATOR,
    DATE,
    DO,
    HAVE,
    MARK,
    MODAL,
    NAME,
    NOT,
    NOUN,
    NUMBER,
    PAST,
    PLURAL,
    POSSESSIVE,
    PRESENT,
    RELATIVE,
    SUBORDINATOR,
    TO,
    Options,
    possible_tags,
)
from factcheck.language.words import Word, WordKind

_DEFAULT_COST = 5
_FINITE = frozenset({PRESENT, PAST, MODAL, BE, HAVE, DO})
_OPENS_CLAUSE = frozenset({RELATIVE, SUBORDINATOR})
_TAKES_BASE = frozenset({TO, MODAL, DO})
_PASSED_OVER = frozenset({ADVERB, NOT})
_QUOTATION_MARKS = frozenset("\"“”'‘’«»(")
_MOST_CLAUSES = 3
# What a finite verb costs where no clause waits for one.
_SPARE_VERB = 4
_SPARE_VERB_AFTER_PAUSE = 1
# What a clause costs that never got its finite verb.
_MISSING_VERB = 3
_CAPITAL_NAME: Options = ((NAME, 0),)
_FIRST_CAPITAL_NAME = (NAME, 2)

_State = tuple[str, int]


@lru_cache(maxsize=1)
def _transitions() -> dict[str, dict[str, int]]:
    table: dict[str, dict[str, int]] = {}
    for previous, cell in read_pairs("tag_transitions"):
        pairs = (item.partition(":") for item in cell.split("|"))
        table[previous] = {tag: int(cost) for tag, _, cost in pairs}
    return table


def tag_words(words: Sequence[Word]) -> tuple[str, ...]:
    """Returns one tag per word; the tags are the constants of `parts_of_speech`."""
    if not words:
        return ()
    reached: dict[_State, int] = {("start", 1): 0}
    trail: list[dict[_State, tuple[_State, str]]] = []
    for index, word in enumerate(words):
        options = _options(word, index, words)
        reached, came_from = _advance(reached, options)
        trail.append(came_from)
    state = min(reached, key=lambda item: (reached[item] + _MISSING_VERB * item[1], item))
    tags: list[str] = []
    for came_from in reversed(trail):
        state, tag = came_from[state]
        tags.append(tag)
    tags.reverse()
    return tuple(tags)


def _advance(
    reached: dict[_State, int], options: Options
) -> tuple[dict[_State, int], dict[_State, tuple[_State, str]]]:
    table = _transitions()
    best: dict[_State, int] = {}
    came_from: dict[_State, tuple[_State, str]] = {}
    for state, so_far in reached.items():
        previous, open_clauses = state
        row = table[previous]
        for tag, own in options:
            if tag in _PASSED_OVER:
                target, cost = state, so_far + own
            else:
                cost = so_far + own + row.get(tag, _DEFAULT_COST)
                target = (tag, open_clauses)
                if tag in _FINITE or (tag == BASE and previous not in _TAKES_BASE):
                    if open_clauses:
                        target = (tag, open_clauses - 1)
                    else:
                        pause = previous in (MARK, COORDINATOR)
                        cost += _SPARE_VERB_AFTER_PAUSE if pause else _SPARE_VERB
                elif tag in _OPENS_CLAUSE and open_clauses < _MOST_CLAUSES:
                    target = (tag, open_clauses + 1)
            if target not in best or cost < best[target]:
                best[target] = cost
                came_from[target] = (state, tag)
    return best, came_from


def _options(word: Word, index: int, words: Sequence[Word]) -> Options:
    kind = word.kind
    if kind is WordKind.NAME:
        adjective = word.name is not None and word.name.adjective
        return (("adjective", 0), (NAME, 1)) if adjective else _CAPITAL_NAME
    if kind is WordKind.QUANTITY:
        return ((NUMBER, 0),)
    if kind is WordKind.DATE:
        return ((DATE, 0),)
    if kind is WordKind.MARK:
        return _mark_options(word, index, words)
    options = possible_tags(word.lower)
    if word.text[0].isupper() and word.text != "I":
        return _capital_options(word, options, index, words)
    return options


def _mark_options(word: Word, index: int, words: Sequence[Word]) -> Options:
    if word.text in "'’" and index and words[index - 1].lower.endswith("s"):
        follows = index + 1 < len(words) and words[index + 1].start > word.end
        if words[index - 1].end == word.start and follows:
            return ((POSSESSIVE, 0), (ADVERB, 1))
    if word.text in _QUOTATION_MARKS:
        return ((ADVERB, 0),)
    if word.text in "$€£%&":
        return ((NUMBER, 0),)
    return ((MARK, 0),)


def _capital_options(
    word: Word, options: Options, index: int, words: Sequence[Word]
) -> Options:
    starts = index == 0 or (
        words[index - 1].kind is WordKind.MARK and words[index - 1].text not in ",'’-&)"
    )
    if not starts:
        return _CAPITAL_NAME if word.lower not in ("i", "i'm") else options
    if len(options) and options[0][0] not in (NOUN, PLURAL, "adjective", BASE):
        return options
    return (*options, _FIRST_CAPITAL_NAME)


