"""Says what each word of a sentence can be where it stands: its tags with their costs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from factcheck.language.lexicon import read_words
from factcheck.language.mentions import QuantityKind
from factcheck.language.parts_of_speech import (
    ADJECTIVE,
    ADVERB,
    BASE,
    BE,
    DATE,
    DO,
    HAVE,
    HAVE_BASE,
    HYPHEN,
    MARK,
    MODAL,
    NAME,
    NOUN,
    NUMBER,
    PARTICIPLE,
    PAST,
    PLURAL,
    POSSESSIVE,
    PREPOSITION,
    PRESENT,
    QUOTE,
    SUBORDINATOR,
    TO,
    Options,
    possible_tags,
)
from factcheck.language.stems import stem
from factcheck.language.words import Word, WordKind

_FINITE_OR_PARTICIPLE = frozenset({PRESENT, PAST, MODAL, BE, HAVE, HAVE_BASE, DO, PARTICIPLE})
_QUOTATION_MARKS = frozenset("\"“”'‘’«»[]")
_HYPHENS = frozenset("-‐‑")
_CURRENCY_MARKS = frozenset("$€£%&")
_PARTICLES = frozenset(
    {"up", "out", "off", "down", "on", "over", "in", "away", "back", "around", "about"}
    | {"through", "along"}
)
_AFTER_PARTICLE = frozenset({"by", "to", "from", "with", "for", "at", ".", ",", ";", "and"})
_TIMES = frozenset({"once", "twice", "thrice"})
# After these words "'s" is "is" or "has", after all others it marks an owner.
_TAKES_IS = frozenset(
    {"he", "she", "it", "that", "there", "here", "what", "who", "where", "how", "this"}
    | {"everyone", "nobody"}
)
# What can stand last in a hyphened compound: never a finite verb.
_COMPOUND_TAGS = frozenset({NOUN, PLURAL, ADJECTIVE, PARTICIPLE})
# "re-elected", "co-founded": what follows is a verb like any other.
_VERB_PREFIXES = frozenset({"re", "co", "pre", "de", "over", "under", "mis", "dis"})
# Marks after which a capital does not tell a name.
_MARKS_INSIDE = frozenset({",", "'", "’", "-", "&", ")"})
_UNLIKELY = 3
_LIKELY = 2
# Makes up for what a base form costs after another verb: "helped fund it".
_BARE = 8
_NAME_ONLY: Options = ((NAME, 0),)
_FIRST_CAPITAL_NAME = (NAME, 2)
_ADVERB_ONLY: Options = ((ADVERB, 0),)
_NATIONALITY: Options = ((ADJECTIVE, 0), (NAME, 1))
_ORDINAL: Options = ((ADJECTIVE, 0), (ADVERB, 1))
_SHORT_IS: Options = ((BE, 0), (HAVE, 1), (POSSESSIVE, 8))
_OWNER: Options = ((POSSESSIVE, 0), (BE, 4), (HAVE, 6))
_MODIFIER: Options = ((ADJECTIVE, 0),)
_PASSED: Options = ((HYPHEN, 0),)
_NUMBER_ONLY: Options = ((NUMBER, 0),)
_DATE_ONLY: Options = ((DATE, 0),)
_PARTICLE: Options = ((ADVERB, 0), (PREPOSITION, 2))
_CLAUSE_OPENERS = frozenset({"that", "how", "why", "whether", "where", "what", "who", "when"})
_NEGATIVE_TIMES = frozenset({"never", "ever"})
_BASE_ONLY: Options = ((BASE, 0),)
# "The launch", though a verb in most texts.
_NOUN_ONLY: Options = ((NOUN, 0),)
_ARTICLES = frozenset({"a", "an", "the"})
_DO_FORMS = frozenset({"do", "does", "did"})
_INVERTERS = frozenset({"nor", "neither", "never", "only", "then", "so", "why", "how", "where"})
_INVERSION_REACH = 5
_SUBORDINATOR_ONLY: Options = ((SUBORDINATOR, 0),)
_PREPOSITION_ONLY: Options = ((PREPOSITION, 0),)
_RATHER_INFINITIVE: Options = ((TO, 0), (PREPOSITION, 4))
_TAKES_INFINITIVE = frozenset(
    {"refus", "want", "fail", "tri", "begin", "continu", "agre", "decid", "plan", "hope", "need"}
    | {"intend", "seek", "vow", "promis", "threaten", "attempt", "manag", "declin", "start"}
    | {"love", "choos", "abl", "unabl", "like", "unlik", "readi", "will", "hesit", "cea"}
)
# "After the vote" and "After they voted": at the beginning, either is as likely.
_TIME_OPENERS = frozenset({"as", "after", "before", "since", "until"})
_OPENER: Options = ((PREPOSITION, 0), (SUBORDINATOR, 0))
_SPECIAL = _PARTICLES | {"to", "'s", "that", "no", "such", "before", "at", "all"} | _TIME_OPENERS


def read_options(words: Sequence[Word]) -> list[Options]:
    """Returns for each word the tags it can have where it stands."""
    hyphens = _find_hyphens(words)
    return [_options(word, index, words, hyphens) for index, word in enumerate(words)]


@lru_cache(maxsize=1)
def clause_verbs() -> frozenset[str]:
    """Returns the stems of the verbs that take a clause ("said Norway fired")."""
    return frozenset(stem(word) for word in read_words("clause_verbs"))


def _find_hyphens(words: Sequence[Word]) -> frozenset[int]:
    """Returns the indices of the marks that join the words on their two sides."""
    return frozenset(
        index
        for index, word in enumerate(words)
        if word.text in _HYPHENS
        and 0 < index < len(words) - 1
        and words[index - 1].end == word.start
        and word.end == words[index + 1].start
    )


def _options(word: Word, index: int, words: Sequence[Word], hyphens: frozenset[int]) -> Options:
    kind = word.kind
    if kind is WordKind.WORD:
        if hyphens and (index + 1 in hyphens or index - 1 in hyphens):
            return _hyphened_options(word, index, words, hyphens)
        return _plain_options(word, index, words)
    if kind is WordKind.NAME:
        return _NATIONALITY if word.name is not None and word.name.adjective else _NAME_ONLY
    if kind is WordKind.QUANTITY:
        if word.quantity is not None and word.quantity.kind is QuantityKind.ORDINAL:
            return _ORDINAL
        return _ADVERB_ONLY if word.lower.split()[-1] in _TIMES else _NUMBER_ONLY
    if kind is WordKind.DATE:
        return _DATE_ONLY
    return _PASSED if index in hyphens else _mark_options(word, index, words)


def _hyphened_options(
    word: Word, index: int, words: Sequence[Word], hyphens: frozenset[int]
) -> Options:
    """Returns what a part of a hyphened compound can be."""
    if index + 1 in hyphens:
        if index - 1 not in hyphens and word.lower in _VERB_PREFIXES:
            return _PASSED
        return _NAME_ONLY if word.text[0].isupper() and index else _MODIFIER
    if words[index - 2].lower in _VERB_PREFIXES:
        return _plain_options(word, index, words)
    return _compound_options(word, possible_tags(word.lower))


def _plain_options(word: Word, index: int, words: Sequence[Word]) -> Options:
    options = _by_neighbours(word, index, words)
    if word.text[0].isupper() and word.text != "I":
        return _capital_options(options, index, words)
    return options


def _by_neighbours(word: Word, index: int, words: Sequence[Word]) -> Options:
    """Weighs what a word can be by the words next to it, where they tell more than tags."""
    lower = word.lower
    following = words[index + 1].lower if index + 1 < len(words) else ""
    if lower in _SPECIAL:
        special = _special_options(lower, following, index, words)
        if special is not None:
            return special
    options = possible_tags(lower)
    if options == _BASE_ONLY and index and words[index - 1].lower in _ARTICLES:
        return _NOUN_ONLY
    if index > 1 and _is_asked_verb(options, index, words):
        return _BASE_ONLY
    if following == "to" and word.stem in _TAKES_INFINITIVE:
        options = tuple((tag, cost - (tag == PRESENT)) for tag, cost in options)
    if following in _CLAUSE_OPENERS and word.stem in clause_verbs():
        options = _rather_finite(options)
    if index and words[index - 1].stem == "help":
        options = tuple((tag, cost - _BARE * (tag == BASE)) for tag, cost in options)
    if following == "by" and len(options) > 1 and options[0][0] == PAST:
        # "planned by the board" is a participle.
        return tuple((tag, cost + _UNLIKELY * (tag == PAST)) for tag, cost in options)
    return options


def _rather_finite(options: Options) -> Options:
    """Favours the finite verb in "revealed that" and "states how"."""
    return tuple(
        (tag, cost + _UNLIKELY * (tag == PARTICIPLE) - _LIKELY * (tag == PRESENT))
        for tag, cost in options
    )


def _to_options(index: int, words: Sequence[Word]) -> Options:
    """Tells "refused to model" (a verb follows) from "due to lack of" (a noun)."""
    if index + 2 < len(words) and words[index + 2].lower == "of":
        return _PREPOSITION_ONLY
    if index and words[index - 1].stem in _TAKES_INFINITIVE:
        return _RATHER_INFINITIVE
    return possible_tags("to")


def _is_asked_verb(options: Options, index: int, words: Sequence[Word]) -> bool:
    """Says whether a word is the verb of "nor did Norway fire", where "did" comes first."""
    if not _may_be_base(options):
        return False
    for place in range(index - 1, max(index - _INVERSION_REACH, -1), -1):
        if words[place].lower in _DO_FORMS:
            return not place or words[place - 1].lower in _INVERTERS
        if words[place].kind is WordKind.WORD and _may_be_base(possible_tags(words[place].lower)):
            return False
    return False


def _may_be_base(options: Options) -> bool:
    return any(tag == BASE for tag, _ in options)


def _special_options(
    lower: str, following: str, index: int, words: Sequence[Word]
) -> Options | None:
    """Reads function words whose tag hangs on a certain neighbour."""
    previous = words[index - 1].lower if index else ""
    if lower == "'s":
        return _SHORT_IS if previous in _TAKES_IS else _OWNER
    if lower == "to":
        return _to_options(index, words)
    if lower == "that":
        if previous == "so" and not _is_only_verb(following):
            return _SUBORDINATOR_ONLY
        options = possible_tags(lower)
        only_verb = _is_only_verb(following)
        return tuple(pair for pair in options if pair[0] != SUBORDINATOR or not only_verb)
    if (
        (lower == "no" and following == "longer")
        or (lower == "such" and following == "as")
        or (lower == "before" and previous in _NEGATIVE_TIMES)
        or _is_at_all(index, words)
    ):
        return _ADVERB_ONLY
    if lower == "as" and previous == "such":
        return _PREPOSITION_ONLY
    if not index and lower in _TIME_OPENERS:
        return _OPENER
    if following in _AFTER_PARTICLE and lower in _PARTICLES:
        return _PARTICLE
    return None


def _is_at_all(index: int, words: Sequence[Word]) -> bool:
    """Says whether a word is part of "at all" at the end of a clause."""
    if words[index].lower == "at":
        index += 1
    if not 0 < index < len(words) or words[index].lower != "all":
        return False
    closes = index + 1 == len(words) or words[index + 1].kind is WordKind.MARK
    return closes and words[index - 1].lower == "at"


def _is_only_verb(lower: str) -> bool:
    return bool(lower) and all(tag in _FINITE_OR_PARTICIPLE for tag, _ in possible_tags(lower))


def _compound_options(word: Word, options: Options) -> Options:
    """Returns what the last part of a hyphened compound can be: never a finite verb."""
    if word.text[0].isupper():
        return _NAME_ONLY
    kept = tuple(option for option in options if option[0] in _COMPOUND_TAGS)
    return (*kept, (ADJECTIVE, 1)) if kept else ((ADJECTIVE, 0), (NOUN, 1))


def _mark_options(word: Word, index: int, words: Sequence[Word]) -> Options:
    if word.text in "'’" and index and words[index - 1].lower.endswith("s"):
        follows = index + 1 < len(words) and words[index + 1].start > word.end
        if words[index - 1].end == word.start and follows:
            return ((POSSESSIVE, 0), (QUOTE, 1))
    if word.text in _QUOTATION_MARKS:
        return ((QUOTE, 0),)
    if word.text in _CURRENCY_MARKS:
        return ((NUMBER, 0),)
    return ((MARK, 0),)


def _capital_options(options: Options, index: int, words: Sequence[Word]) -> Options:
    before = words[index - 1] if index else None
    if before is not None and (before.kind is not WordKind.MARK or before.text in _MARKS_INSIDE):
        return _NAME_ONLY
    if options[0][0] not in (NOUN, PLURAL, ADJECTIVE, BASE):
        return options
    return (*options, _FIRST_CAPITAL_NAME)
