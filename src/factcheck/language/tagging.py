"""Gives each word of a sentence one part of speech, by the cheapest way through closed tables.

The tags follow each other at the costs of `lexicon/tag_transitions.tsv`; besides, a sentence
needs one finite verb and each subordinate clause one more. No figure is learned.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from factcheck.language.lexicon import read_pairs, read_words
from factcheck.language.parts_of_speech import (
    ADVERB,
    BASE,
    BE,
    COORDINATOR,
    DATE,
    DO,
    HAVE,
    HAVE_BASE,
    HYPHEN,
    MARK,
    MODAL,
    NAME,
    NOT,
    NOUN,
    NUMBER,
    PARTICIPLE,
    PAST,
    PLURAL,
    POSSESSIVE,
    PREPOSITION,
    PRESENT,
    PRONOUN,
    QUOTE,
    RELATIVE,
    SUBORDINATOR,
    TO,
    Options,
    possible_tags,
)
from factcheck.language.mentions import QuantityKind
from factcheck.language.stems import stem
from factcheck.language.words import Word, WordKind

_DEFAULT_COST = 5
_FINITE = frozenset({PRESENT, PAST, MODAL, BE, HAVE, DO})
_FINITE_OR_PARTICIPLE = _FINITE | {PARTICIPLE, HAVE_BASE}
_OPENS_CLAUSE = frozenset({RELATIVE, SUBORDINATOR})
_TAKES_BASE = frozenset({TO, MODAL, DO})
_PASSED_OVER = frozenset({ADVERB, NOT, QUOTE, HYPHEN})
_QUOTATION_MARKS = frozenset("\"“”'‘’«»[]")
_PARTICLES = frozenset("up out off down on over in away back around about through along".split())
_AFTER_PARTICLE = frozenset(["by", "to", "from", "with", "for", "at", ".", ",", ";", "and"])
_TIMES = frozenset({"once", "twice", "thrice"})
_BEGINS_CLAUSE = frozenset(
    {"determiner", PRONOUN, NAME, PLURAL, NOUN, NUMBER, "adjective", "existential", NOT, QUOTE}
)
_NOMINAL = frozenset({NOUN, PLURAL, NAME, NUMBER, "determiner"})
_MOST_CLAUSES = 3
# What a finite verb costs where no clause waits for one.
_SPARE_VERB = 4
# What it costs that a reporting verb takes a clause without "that".
_CLAUSE_WITHOUT_THAT = 1
_NOT_CLOSING = 3
_UNLIKELY = 3
# What it costs to begin a new clause with one of these.
_MAY_OPEN_CLAUSE = {MARK: 2, COORDINATOR: 1, PRONOUN: 2}
# What a clause costs that never got its finite verb.
_MISSING_VERB = 3
_CAPITAL_NAME: Options = ((NAME, 0),)
_FIRST_CAPITAL_NAME = (NAME, 2)

_SHORT_IS: Options = ((BE, 0), (HAVE, 1), (POSSESSIVE, 8))
_POSSESSIVE_S: Options = ((POSSESSIVE, 0), (BE, 4), (HAVE, 6))
_TAKES_IS = frozenset("he she it that there here what who where how this everyone nobody".split())
_MODIFIER: Options = (("adjective", 0),)
_PASSED: Options = ((HYPHEN, 0),)
_COMPOUND_TAGS = frozenset({NOUN, PLURAL, "adjective", "participle"})
# "re-elected", "co-founded": what follows is a verb like any other.
_VERB_PREFIXES = frozenset({"re", "co", "pre", "de", "over", "under", "mis", "dis"})

_State = tuple[str, int]
_Steps = dict[_State, tuple[_State, str]]
_NEVER = 1_000_000


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


@lru_cache(maxsize=1)
def _clause_verbs() -> frozenset[str]:
    return frozenset(stem(word) for word in read_words("clause_verbs"))


def tag_words(words: Sequence[Word]) -> tuple[str, ...]:
    """Returns one tag per word; the tags are the constants of `parts_of_speech`."""
    if not words:
        return ()
    reached: dict[_State, int] = {("start", 1): 0}
    trail: list[_Steps] = []
    clause_verbs = _clause_verbs()
    options = [_options(word, index, words) for index, word in enumerate(words)]
    _expect_closing_verb(words, options, clause_verbs)
    for index, word in enumerate(words):
        takes_clause = word.stem in clause_verbs and _may_begin_clause(options, index + 1)
        reached, steps = _advance(reached, options[index], takes_clause)
        trail.append(steps)
    state = min(reached, key=lambda item: (reached[item] + _MISSING_VERB * item[1], item))
    tags: list[str] = []
    for steps in reversed(trail):
        state, tag = steps[state]
        tags.append(tag)
    tags.reverse()
    return tuple(tags)


def _expect_closing_verb(
    words: Sequence[Word], options: list[Options], clause_verbs: frozenset[str]
) -> None:
    """Makes the last word of "…, the team estimates." a verb where it can be one."""
    last = len(words) - 1
    while last > 0 and words[last].kind is WordKind.MARK:
        last -= 1
    if words[last].stem not in clause_verbs:
        return
    if any(word.text == "," for word in words[max(last - 12, 0) : last]):
        options[last] = tuple(
            (tag, cost if tag in _FINITE or tag == BASE else cost + _NOT_CLOSING)
            for tag, cost in options[last]
        )


def _is_contact(previous: str, tag: str) -> bool:
    """Says whether a pronoun may open a clause on a noun ("the clock he made")."""
    return tag == PRONOUN and previous in _NOMINAL


def _may_begin_clause(options: Sequence[Options], index: int) -> bool:
    return index < len(options) and options[index][0][0] in _BEGINS_CLAUSE


def _advance(
    reached: dict[_State, int],
    options: Options,
    takes_clause: bool,  # noqa: FBT001
) -> tuple[dict[_State, int], _Steps]:
    table = _transitions()
    best: dict[_State, int] = {}
    steps: _Steps = {}
    for state, so_far in reached.items():
        previous, waiting = state
        row = table[previous]
        for tag, own in options:
            if tag in _PASSED_OVER:
                cost, target = so_far + own, state
            else:
                cost = so_far + own + row.get(tag, _DEFAULT_COST)
                target = (tag, waiting)
                if tag == COORDINATOR:
                    target = (_joints().get(previous, tag), waiting)
                if tag in _FINITE or (tag == BASE and previous not in _TAKES_BASE):
                    if waiting:
                        target = (tag, waiting - 1)
                        if takes_clause and cost + _CLAUSE_WITHOUT_THAT < best.get(
                            (tag, waiting), _NEVER
                        ):
                            best[tag, waiting] = cost + _CLAUSE_WITHOUT_THAT
                            steps[tag, waiting] = (state, tag)
                    else:
                        cost += _SPARE_VERB
                elif tag in _OPENS_CLAUSE:
                    target = (tag, min(waiting + 1, _MOST_CLAUSES))
                elif tag in _MAY_OPEN_CLAUSE and (not waiting or _is_contact(previous, tag)):
                    opened, price = (target[0], waiting + 1), cost + _MAY_OPEN_CLAUSE[tag]
                    if waiting < _MOST_CLAUSES and price < best.get(opened, _NEVER):
                        best[opened], steps[opened] = price, (state, tag)
            if cost < best.get(target, _NEVER):
                best[target], steps[target] = cost, (state, tag)
            if tag == QUOTE and not waiting:
                opened, price = (previous, 1), cost + 1
                if price < best.get(opened, _NEVER):
                    best[opened], steps[opened] = price, (state, tag)
    return best, steps


def _options(word: Word, index: int, words: Sequence[Word]) -> Options:
    kind = word.kind
    before_hyphen = _is_hyphen(index + 1, words)
    after_hyphen = _is_hyphen(index - 1, words)
    if before_hyphen and not after_hyphen and word.lower in _VERB_PREFIXES:
        return _PASSED
    if kind is WordKind.NAME:
        adjective = word.name is not None and word.name.adjective
        return (("adjective", 0), (NAME, 1)) if adjective else _CAPITAL_NAME
    if kind is WordKind.QUANTITY:
        if word.quantity is not None and word.quantity.kind is QuantityKind.ORDINAL:
            return (("adjective", 0), (ADVERB, 1))
        return ((ADVERB if word.lower.split()[-1] in _TIMES else NUMBER, 0),)
    if kind is WordKind.DATE:
        return ((DATE, 0),)
    if kind is WordKind.MARK:
        return _PASSED if _is_hyphen(index, words) else _mark_options(word, index, words)
    options = possible_tags(word.lower)
    if word.lower == "no" and index + 1 < len(words) and words[index + 1].lower == "longer":
        return ((ADVERB, 0),)
    options = _by_next_word(word, options, index, words)
    if word.lower == "'s":
        pronoun = index and words[index - 1].lower in _TAKES_IS
        return _SHORT_IS if pronoun else _POSSESSIVE_S
    if before_hyphen:
        return _CAPITAL_NAME if word.text[0].isupper() and index else _MODIFIER
    if after_hyphen and words[index - 2].lower not in _VERB_PREFIXES:
        return _compound_options(word, options)
    if word.text[0].isupper() and word.text != "I":
        return _capital_options(word, options, index, words)
    return options


def _by_next_word(
    word: Word, options: Options, index: int, words: Sequence[Word]
) -> Options:
    """Weighs what a word can be by the word after it, where that tells more than a tag."""
    following = words[index + 1].lower if index + 1 < len(words) else ""
    if word.lower == "that" and _is_only_verb(following):
        return tuple(option for option in options if option[0] != SUBORDINATOR)
    if word.lower == "before" and index and words[index - 1].lower in ("never", "ever"):
        return ((ADVERB, 0),)
    if word.lower in _PARTICLES and following in _AFTER_PARTICLE:
        return ((ADVERB, 0), (PREPOSITION, 2))
    if following in ("by", "that") and len(options) > 1 and options[0][0] == PAST:
        # "planned by the board" is a participle; "revealed that" rather a finite verb.
        unlikely = PAST if following == "by" else PARTICIPLE
        return tuple((tag, cost + _UNLIKELY * (tag == unlikely)) for tag, cost in options)
    return options


def _is_only_verb(lower: str) -> bool:
    return bool(lower) and all(tag in _FINITE_OR_PARTICIPLE for tag, _ in possible_tags(lower))


def _is_hyphen(index: int, words: Sequence[Word]) -> bool:
    """Says whether a mark joins the words on its two sides into one compound."""
    if not 0 < index < len(words) - 1 or words[index].text not in "-‐‑":
        return False
    mark = words[index]
    return words[index - 1].end == mark.start and mark.end == words[index + 1].start


def _compound_options(word: Word, options: Options) -> Options:
    """Returns what the last part of a hyphened compound can be: never a finite verb."""
    if word.text[0].isupper():
        return _CAPITAL_NAME
    kept = tuple(option for option in options if option[0] in _COMPOUND_TAGS)
    return (*kept, ("adjective", 1)) if kept else (("adjective", 0), (NOUN, 1))


def _mark_options(word: Word, index: int, words: Sequence[Word]) -> Options:
    if word.text in "'’" and index and words[index - 1].lower.endswith("s"):
        follows = index + 1 < len(words) and words[index + 1].start > word.end
        if words[index - 1].end == word.start and follows:
            return ((POSSESSIVE, 0), (QUOTE, 1))
    if word.text in _QUOTATION_MARKS:
        return ((QUOTE, 0),)
    if word.text in "$€£%&":
        return ((NUMBER, 0),)
    return ((MARK, 0),)


def _capital_options(word: Word, options: Options, index: int, words: Sequence[Word]) -> Options:
    starts = index == 0 or (
        words[index - 1].kind is WordKind.MARK and words[index - 1].text not in ",'’-&)"
    )
    if not starts:
        return _CAPITAL_NAME if word.lower not in ("i", "i'm") else options
    if len(options) and options[0][0] not in (NOUN, PLURAL, "adjective", BASE):
        return options
    return (*options, _FIRST_CAPITAL_NAME)
