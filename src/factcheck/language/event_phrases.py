"""Finds the noun phrases that belong to an event, word by word: owners and what follows "of"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.language.analysis import Analysis
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
    NOUN,
    NUMBER,
    PARTICIPLE,
    PLURAL,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    RELATIVE,
    SUBORDINATOR,
    TO,
)
from factcheck.language.verb_groups import VERB_TAGS
from factcheck.language.word_classes import is_relator

Phrase = frozenset[int]
# What may stand in a noun phrase before its head.
_NOMINAL = frozenset({NOUN, PLURAL, NAME, NUMBER, ADJECTIVE, PARTICIPLE, GERUND, DATE})
# Of these, what is of a phrase beyond doubt.
_UNBROKEN = frozenset({NOUN, PLURAL, NAME, ADJECTIVE})
_HEADS = frozenset({NOUN, PLURAL, NAME, PRONOUN})
_INSIDE = frozenset({POSSESSIVE, HYPHEN, DETERMINER, ADVERB})
_ENDS = frozenset({RELATIVE, SUBORDINATOR, MARK})
_OPENING_ADVERBS = frozenset({"ahead", "instead", "out", "outside", "inside", "because"})
_OWNERS = frozenset({"his", "her", "its", "their"})
_LONGEST = 6


def phrase_at(sentence: Analysis, heads: Sequence[int]) -> Phrase:
    """Returns some head nouns with the names and nouns directly before them, owners left out.

    "The town of X" is X as well, and "the back of a bus" the bus.
    """
    found: set[int] = set()
    for head in heads:
        found.add(head)
        for index in range(head - 1, max(-1, head - _LONGEST), -1):
            tag = sentence.tags[index]
            if tag == HYPHEN:
                continue
            if tag not in _NOMINAL or sentence.words[index].text in ("'s", "’s", "'"):
                break
            if tag in _HEADS and sentence.tags[index + 1] == NUMBER:
                break
            if tag == GERUND and (not index or sentence.tags[index - 1] != DETERMINER):
                break
            found.add(index)
        found |= _whole_of(sentence, head) | _named_after(sentence, head)
    return frozenset(found)


def phrase_start(sentence: Analysis, head: int) -> int:
    """Returns the first of the nouns, names and adjectives directly before a head noun, or it."""
    start = head
    while start and sentence.tags[start - 1] in _UNBROKEN:
        start -= 1
    return start


def _named_after(sentence: Analysis, head: int) -> set[int]:
    """Returns the name that says who a noun is ("a rival candidate, the teacher X,")."""
    words, tags = sentence.words, sentence.tags
    if words[head].name is not None or head + 1 == len(words):
        return set()
    if words[head + 1].lower != ",":
        return set()
    for index in range(head + 2, min(head + 2 + _LONGEST, len(words))):
        name = words[index].name
        if name is not None and not name.adjective:
            after = words[index + 1 : index + 2]
            closed = not after or not after[0].is_word or tags[index + 1] == PREPOSITION
            return {index} if closed else set()
        if tags[index] not in _NOMINAL and tags[index] != DETERMINER:
            return set()
    return set()


def _whole_of(sentence: Analysis, head: int) -> set[int]:
    """Returns what "of" names after a noun that means no more than a part or a kind of it."""
    following = sentence.words[head + 1 : head + 2]
    if not following or following[0].lower != "of" or not is_relator(sentence.words[head].lower):
        return set()
    end = _phrase_end(sentence, head + 2)
    return set(_heads_within(sentence, head + 2, end))


def attached_phrases(sentence: Analysis, start: int) -> Iterator[tuple[str, Phrase]]:
    """Yields the prepositions that follow a word in its clause, each with its noun phrase."""
    at = start
    while at < len(sentence.words):
        tag = sentence.tags[at]
        if _goes_on(sentence, at):
            at += 1
            continue
        if tag in _ENDS or (tag in VERB_TAGS and tag not in (PARTICIPLE, GERUND)):
            return
        if tag in (PREPOSITION, TO):
            end = _phrase_end(sentence, at + 1)
            phrase = _heads_within(sentence, at + 1, end)
            if phrase and end > at + 1:
                phrase |= _whole_of(sentence, end - 1)
            if phrase and not _is_time(sentence, phrase):
                yield _preposition(sentence, at), phrase
            at = max(end, at + 1)
        else:
            at += 1


def owner_of(sentence: Analysis, index: int) -> Phrase | None:
    """Returns whose a noun is: "X's" before it, or a nationality ("the Danish invasion")."""
    for place in range(index - 1, max(-1, index - _LONGEST), -1):
        tag, word = sentence.tags[place], sentence.words[place]
        if word.lower in _OWNERS:
            return _antecedent(sentence, place)
        if tag == POSSESSIVE or word.text in ("'s", "’s"):
            return phrase_at(sentence, (place - 1,)) if place else None
        if word.name is not None and (word.name.adjective or word.text.endswith(("'s", "’s"))):
            return frozenset({place})
        if tag not in _NOMINAL and tag != HYPHEN:
            return None
    return None


def _goes_on(sentence: Analysis, index: int) -> bool:
    """Says whether a comma parts only a complement from its verb (", ahead of", ", by")."""
    following = sentence.words[index + 1 : index + 2]
    return (
        sentence.words[index].lower == ","
        and bool(following)
        and (following[0].lower in _OPENING_ADVERBS or following[0].lower == "by")
    )


def _preposition(sentence: Analysis, index: int) -> str:
    """Returns a preposition, joined with the adverb it follows ("ahead of", "north of")."""
    word = sentence.words[index].lower
    before = sentence.words[index - 1].lower if index else ""
    return f"{before}_{word}" if before in _OPENING_ADVERBS else word


def named_beside(sentence: Analysis, index: int) -> Phrase | None:
    """Returns the name that a noun stands beside ("her student X", "X, a supplier of")."""
    before = index - 1
    while before > 0 and sentence.tags[before] in (DETERMINER, ADJECTIVE, QUOTE):
        before -= 1
    if before < index - 1 and sentence.words[before].lower == ",":
        before -= 1
        while before > 0 and sentence.tags[before] == QUOTE:
            before -= 1
        if sentence.words[before].name is not None:
            return frozenset({before})
    after = index + 1
    if after < len(sentence.words) and sentence.words[after].lower == ",":
        after += 1
    if after < len(sentence.words) and sentence.words[after].name is not None:
        return frozenset({after})
    return None


def _antecedent(sentence: Analysis, index: int) -> Phrase | None:
    """Returns the name that acts in the clause nearest before a pronoun."""
    for frame in reversed(sentence.frames):
        named = [doer for doer in frame.doers if sentence.words[doer].name is not None]
        if frame.verb < index and named and max(named) < index:
            return frozenset(named)
    return None


def _is_time(sentence: Analysis, phrase: Phrase) -> bool:
    return all(sentence.words[index].date is not None for index in phrase)


def _phrase_end(sentence: Analysis, start: int) -> int:
    at = start
    while at < len(sentence.words) and (
        sentence.tags[at] in _NOMINAL | _INSIDE or sentence.tags[at] == PRONOUN
    ):
        at += 1
        if sentence.tags[at - 1] == PRONOUN:
            break
    if (
        at + 1 < len(sentence.words)
        and sentence.tags[at] == COORDINATOR
        and sentence.words[at + 1].name is not None
    ):
        return _phrase_end(sentence, at + 1)
    return at


def _heads_within(sentence: Analysis, start: int, end: int) -> Phrase:
    """Returns the nominal words of a phrase, those of an owner before its head left out."""
    found: set[int] = set()
    for index in range(start, end):
        if sentence.tags[index] == POSSESSIVE or sentence.words[index].text in ("'s", "’s"):
            found.clear()
        elif sentence.tags[index] in _NOMINAL or sentence.tags[index] == PRONOUN:
            found.add(index)
    return frozenset(found)


def region_after(sentence: Analysis, start: int, *, stop: int | None = None) -> Phrase:
    """Returns the nouns and names from a word on, up to the next verb, mark or clause."""
    end = start
    limit = len(sentence.words) if stop is None else stop
    while end < limit and sentence.words[end].lower != "than":
        tag = sentence.tags[end]
        ends = tag in _ENDS or (tag in VERB_TAGS and tag not in (PARTICIPLE, GERUND))
        ends = ends and not _is_listed(sentence, end)
        # It may begin with a verb: "than do the others".
        if ends and end > start:
            break
        end += 1
    return region_of(sentence, start, end)


def _is_listed(sentence: Analysis, index: int) -> bool:
    """Says whether a comma only parts the members of a list ("wheat, barley, and rye")."""
    if sentence.words[index].lower != "," or index + 1 == len(sentence.words):
        return False
    following = sentence.tags[index + 1]
    return following in (NOUN, PLURAL, COORDINATOR) and any(
        tag == COORDINATOR for tag in sentence.tags[index + 1 : index + 5]
    )


def region_of(sentence: Analysis, start: int, end: int) -> Phrase:
    """Returns the nouns, names and adjectives between two words, the second left out."""
    return frozenset(
        index
        for index in range(max(start, 0), min(end, len(sentence.words)))
        if sentence.tags[index] in _NOMINAL
        and (sentence.words[index].is_word or sentence.words[index].name is not None)
    )
