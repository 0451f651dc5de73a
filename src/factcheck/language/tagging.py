"""Gives each word of a sentence one part of speech, by the cheapest way through closed tables.

The tags follow each other at the costs of `lexicon/tag_transitions.tsv`; besides, a sentence
needs one finite verb and each subordinate clause one more. No figure is learned.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from factcheck.language.lexicon import read_pairs
from factcheck.language.parts_of_speech import (
    ADJECTIVE,
    ADVERB,
    BASE,
    BE,
    COORDINATOR,
    DETERMINER,
    DO,
    EXISTENTIAL,
    HAVE,
    HYPHEN,
    MARK,
    MODAL,
    NAME,
    NOT,
    NOUN,
    NUMBER,
    PAST,
    PLURAL,
    PRESENT,
    PRONOUN,
    QUOTE,
    RELATIVE,
    SUBORDINATOR,
    TO,
    Options,
)
from factcheck.language.tag_options import clause_verbs, read_options
from factcheck.language.words import Word, WordKind

_DEFAULT_COST = 5
_FINITE = frozenset({PRESENT, PAST, MODAL, BE, HAVE, DO})
_OPENS_CLAUSE = frozenset({RELATIVE, SUBORDINATOR})
_TAKES_BASE = frozenset({TO, MODAL, DO})
_PASSED_OVER = frozenset({ADVERB, NOT, HYPHEN})
_BEGINS_CLAUSE = frozenset(
    {DETERMINER, PRONOUN, NAME, PLURAL, NOUN, NUMBER, ADJECTIVE, EXISTENTIAL, NOT, QUOTE}
)
_NOMINAL = frozenset({NOUN, PLURAL, NAME, NUMBER, DETERMINER})
_MOST_CLAUSES = 3
# What a finite verb costs where no clause waits for one.
_SPARE_VERB = 4
# What it costs that a reporting verb takes a clause without "that".
_CLAUSE_WITHOUT_THAT = 1
# What it costs to begin a new clause with one of these.
_MAY_OPEN_CLAUSE = {MARK: 2, COORDINATOR: 1, PRONOUN: 2, QUOTE: 1}
# What a clause costs that never got its finite verb.
_MISSING_VERB = 3
# What any other tag costs for the last word of "…, the team estimates."
_NOT_CLOSING = 3
_CLOSING_REACH = 12
_NEVER = 1_000_000
# Ways that are dearer than the cheapest by more than this are not followed.
_HOPELESS = 6

# The last tag that counts, and how many clauses still wait for their finite verbs.
_State = tuple[str, int]
_Steps = dict[_State, tuple[_State, str]]


@lru_cache(maxsize=1)
def _transitions() -> dict[str, dict[str, int]]:
    table: dict[str, dict[str, int]] = {}
    for previous, cell in read_pairs("tag_transitions"):
        pairs = (item.partition(":") for item in cell.split("|"))
        table[previous] = {tag: int(cost) for tag, _, cost in pairs}
    return table


@lru_cache(maxsize=1)
def _joints() -> dict[str, str]:
    """Returns, per tag, the row for "and" right after it: what is joined is of one kind."""
    prefix = f"{COORDINATOR}_"
    return {row.removeprefix(prefix): row for row in _transitions() if row.startswith(prefix)}


def tag_words(words: Sequence[Word]) -> tuple[str, ...]:
    """Returns one tag per word; the tags are the constants of `parts_of_speech`."""
    if not words:
        return ()
    options = read_options(words)
    reporting = clause_verbs()
    _expect_closing_verb(words, options)
    reached: dict[_State, int] = {("start", 1): 0}
    trail: list[_Steps] = []
    for index, word in enumerate(words):
        takes_clause = word.stem in reporting and _may_begin_clause(options, index + 1)
        reached, steps = _advance(reached, options[index], takes_clause=takes_clause)
        trail.append(steps)
    state = min(reached, key=lambda item: (reached[item] + _MISSING_VERB * item[1], item))
    tags: list[str] = []
    for steps in reversed(trail):
        state, tag = steps[state]
        tags.append(tag)
    tags.reverse()
    return tuple(tags)


def _expect_closing_verb(words: Sequence[Word], options: list[Options]) -> None:
    """Makes the last word of "…, the team estimates." a verb where it can be one."""
    last = len(words) - 1
    while last > 0 and words[last].kind is WordKind.MARK:
        last -= 1
    if words[last].stem not in clause_verbs():
        return
    if any(word.text == "," for word in words[max(last - _CLOSING_REACH, 0) : last]):
        options[last] = tuple(
            (tag, cost if tag in _FINITE or tag == BASE else cost + _NOT_CLOSING)
            for tag, cost in options[last]
        )


def _may_begin_clause(options: Sequence[Options], index: int) -> bool:
    return index < len(options) and options[index][0][0] in _BEGINS_CLAUSE


def _advance(
    reached: dict[_State, int], options: Options, *, takes_clause: bool
) -> tuple[dict[_State, int], _Steps]:
    """Goes one word on: keeps the cheapest way into each state and the step that led there."""
    best: dict[_State, int] = {}
    steps: _Steps = {}
    limit = min(reached.values()) + _HOPELESS
    for state, so_far in reached.items():
        if so_far > limit:
            continue
        for tag, own in options:
            for target, price in _moves(state, tag, takes_clause):
                cost = so_far + own + price
                if cost < best.get(target, _NEVER):
                    best[target] = cost
                    steps[target] = (state, tag)
    return best, steps


@lru_cache(maxsize=8192)
def _moves(state: _State, tag: str, takes_clause: bool) -> tuple[tuple[_State, int], ...]:  # noqa: FBT001
    """Returns the states that one tag can lead to, with what each costs."""
    previous, waiting = state
    if tag in _PASSED_OVER:
        return ((state, 0),)
    if tag == QUOTE:
        opened = () if waiting else (((previous, 1), _MAY_OPEN_CLAUSE[QUOTE]),)
        return ((state, 0), *opened)
    price = _transitions()[previous].get(tag, _DEFAULT_COST)
    if tag in _FINITE or (tag == BASE and previous not in _TAKES_BASE):
        if not waiting:
            return (((tag, 0), price + _SPARE_VERB),)
        kept = (((tag, waiting), price + _CLAUSE_WITHOUT_THAT),) if takes_clause else ()
        return (((tag, waiting - 1), price), *kept)
    if tag in _OPENS_CLAUSE:
        return (((tag, min(waiting + 1, _MOST_CLAUSES)), price),)
    row = _joints().get(previous, tag) if tag == COORDINATOR else tag
    # "the clock he made": a pronoun may open a clause on a noun.
    may_open = not waiting or (tag == PRONOUN and previous in _NOMINAL)
    if tag in _MAY_OPEN_CLAUSE and may_open and waiting < _MOST_CLAUSES:
        return ((row, waiting), price), ((row, waiting + 1), price + _MAY_OPEN_CLAUSE[tag])
    return (((row, waiting), price),)
