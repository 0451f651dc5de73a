"""Tells who takes part in an event and how: the participants of a frame, alike in both voices."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.comparisons.reading import Reading
from factcheck.language.analysis import Analysis
from factcheck.language.frames import Frame
from factcheck.language.parts_of_speech import (
    ADJECTIVE,
    DETERMINER,
    GERUND,
    NAME,
    NOUN,
    NUMBER,
    PARTICIPLE,
    PLURAL,
)
from factcheck.language.word_classes import class_words
from factcheck.language.words import WordKind
from factcheck.matching.candidates import Evidence

PRONOUNS = class_words("personal pronoun")
_OWNERS = frozenset({"his", "her", "its", "their"})
ACTOR = "actor"
UNDERGOER = "undergoer"
# What may stand before the head of a noun phrase.
NOMINAL = frozenset({NOUN, PLURAL, NAME, NUMBER, ADJECTIVE, PARTICIPLE, GERUND})
_PLACES = frozenset({"in", "into", "onto", "on", "at", "within", "inside"})
Slots = dict[int, str]


def slots_of(sentence: Analysis, frame: Frame) -> Slots:
    """Returns the words of a frame's participants with their slots, alike in both voices.

    A participant is a noun with the names and nouns before it ("Ukrainian" in "into Ukrainian
    territory" takes part). The actor's slot is told from all others; of those, only
    prepositions are told apart.
    """
    slots: Slots = {}
    for preposition, heads in frame.complements:
        if preposition == "than":
            continue
        slots.update(_fill(sentence, heads, "in" if preposition in _PLACES else preposition))
    slots.update(_fill(sentence, frame.undergoers, UNDERGOER))
    slots.update(_fill(sentence, frame.doers, ACTOR))
    for head in frame.subjects:
        apposed = _apposed(sentence, head, frame.verb)
        if apposed is not None:
            slots.setdefault(apposed, ACTOR if head in frame.doers else UNDERGOER)
    return slots


def _apposed(sentence: Analysis, head: int, verb: int) -> int | None:
    """Returns the noun that says who a subject is, between commas ("X, a woman who …, left")."""
    words, tags = sentence.words, sentence.tags
    if head + 3 >= verb or words[head + 1].lower != "," or tags[head + 2] != DETERMINER:
        return None
    noun = None
    for index in range(head + 3, verb):
        if tags[index] not in (NOUN, PLURAL, ADJECTIVE):
            break
        noun = index if tags[index] != ADJECTIVE else noun
    ends = noun is not None and any(word.lower == "," for word in words[noun + 1 : verb])
    return noun if ends else None


def _fill(sentence: Analysis, heads: Sequence[int], slot: str) -> Slots:
    return {index: slot for head in heads for index in noun_phrase(sentence, head)}


def noun_phrase(sentence: Analysis, head: int) -> list[int]:
    """Returns a head noun and the content words directly before it."""
    found = [head]
    for index in range(head - 1, max(-1, head - 5), -1):
        word = sentence.words[index]
        if word.lower in ("'s", "’s", "-"):
            continue
        if word.kind is WordKind.MARK or (word.is_word and sentence.tags[index] not in NOMINAL):
            break
        found.append(index)
    return found


def names_beside(sentence: Analysis, frame: Frame) -> tuple[int | None, int | None]:
    """Returns the only actor that is a name, and the nearest name after the verb group."""
    actors = [
        index
        for index in frame.subjects
        if sentence.words[index].name is not None and index < frame.verb
    ]
    after = next(
        (
            index
            for index in range(frame.last + 1, min(frame.last + 9, len(sentence.words)))
            if sentence.words[index].name is not None
        ),
        None,
    )
    return (actors[0] if len(actors) == 1 else None), after


def named_actors(sentence: Analysis, frame: Frame) -> list[int]:
    """Returns those who act in a frame and are named."""
    return [index for index in frame.doers if sentence.words[index].name is not None]


def is_owner_by_pronoun(reading: Reading, evidence: Evidence, index: int) -> bool:
    """Says whether the claim has "his brother" where the draft says whose brother."""
    owned = reading.draft.words[index + 1 : index + 2]
    if not owned or owned[0].lower not in ("'s", "’s", "'"):
        return False
    pair = evidence.alignment.by_draft.get(index + 2)
    return (
        pair is not None
        and pair.source > 0
        and evidence.analysis.words[pair.source - 1].lower in _OWNERS
    )
