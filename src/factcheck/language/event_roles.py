"""Reads events in one form, whichever side they are told from: who is on which side of what.

"A sold it to B", "B bought it from A" and "the sale of it by A to B" are one transfer with a
giver and a receiver. The predicates and what their slots mean are `lexicon/event_roles.tsv`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache

from factcheck.language.analysis import Analysis
from factcheck.language.base_forms import possible_bases
from factcheck.language.event_phrases import (
    Phrase,
    attached_phrases,
    named_beside,
    owner_of,
    phrase_at,
)
from factcheck.language.frames import Frame
from factcheck.language.lexicon import read_rows
from factcheck.language.parts_of_speech import ADJECTIVE, NOUN, PLURAL
from factcheck.records import dataclass

THING = "thing"
# How far behind its verb the rest of a predicate may stand ("came under heavy attack").
_REACH = 4
_SELF = "self"
_Kinds = Collection[str] | None
_COPULAS = frozenset({"be", "becom", "remain"})


@dataclass(frozen=True, slots=True)
class Event:
    """Holds one event: its kind, the words that tell it, and the words that fill each role."""

    kind: str
    words: tuple[int, ...]
    roles: Mapping[str, Phrase]
    negated: bool

    @property
    def word(self) -> int:
        """Returns the verb or noun that tells the event."""
        return self.words[0]

    @property
    def sides(self) -> tuple[str, ...]:
        """Lists the roles that are filled, but for the thing that is on neither side."""
        return tuple(role for role in self.roles if role != THING)


@dataclass(frozen=True, slots=True)
class _Predicate:
    kind: str
    rest: tuple[str, ...]
    noun: bool
    slots: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Told:
    """Holds a predicate with the words that make it up, its verb or noun first."""

    predicate: _Predicate
    words: tuple[int, ...]


def read_events(sentence: Analysis, kinds: Collection[str] | None = None) -> tuple[Event, ...]:
    """Returns the events of a sentence that have somebody or something on a side.

    `kinds` are those that are asked for; without it, all.
    """
    found = [event for frame in sentence.frames for event in _of_frame(sentence, frame, kinds)]
    found += _of_nouns(sentence, kinds)
    return tuple(event for event in found if event.sides)


def _of_frame(sentence: Analysis, frame: Frame, kinds: _Kinds) -> Iterator[Event]:
    if frame.nominal:
        return
    read: dict[str, tuple[_Told, dict[str, Phrase]]] = {}
    for told in _matches(sentence, frame.verb, frame.last, noun=False):
        if kinds is not None and told.predicate.kind not in kinds:
            continue
        slots = _slots(sentence, frame, max(frame.last, *told.words))
        known = read.get(told.predicate.kind)
        if known is None or _room(told, slots) > _room(*known):
            read[told.predicate.kind] = told, slots
    for told, slots in read.values():
        predicate = told.predicate
        if frame.passive and frame.objects and "to" in predicate.slots and "object" in slots:
            # "She was awarded the prize": what is given stands as an object.
            slots["to"] = slots.pop("object")
            slots["object"] = phrase_at(sentence, frame.objects)
        yield from _fill(sentence, told, slots, negated=frame.negated)


def _slots(sentence: Analysis, frame: Frame, last: int) -> dict[str, Phrase]:
    slots: dict[str, Phrase] = {}
    if frame.doers:
        slots["subject"] = phrase_at(sentence, frame.doers)
    if frame.undergoers:
        slots["object"] = phrase_at(sentence, frame.undergoers)
    for preposition, heads in frame.complements:
        if preposition and heads and sentence.words[heads[0]].date is None:
            slots.setdefault(preposition, phrase_at(sentence, heads))
    for preposition, phrase in attached_phrases(sentence, last + 1):
        slots.setdefault(preposition, phrase)
    if frame.passive and "by" in slots:
        slots.setdefault("subject", slots["by"])
    if "to" in slots and "object" in slots and _is_sum(sentence, slots["object"]):
        # "Fined the firm two million": frames take whom a verb gives something for its "to".
        slots.setdefault("for", slots["object"])
        slots["whom"] = slots["to"]
    return slots


def _of_nouns(sentence: Analysis, kinds: _Kinds) -> Iterator[Event]:
    for index, word in enumerate(sentence.words):
        if not word.is_word or sentence.tags[index] not in (NOUN, PLURAL, ADJECTIVE):
            continue
        found = [
            told
            for told in _matches(sentence, index, index, noun=True)
            if kinds is None or told.predicate.kind in kinds
        ]
        if not found:
            continue
        slots = dict(reversed(tuple(attached_phrases(sentence, index + 1))))
        for slot, phrase in (
            ("owner", owner_of(sentence, index)),
            (_SELF, _self_of(sentence, index)),
        ):
            if phrase is not None:
                slots[slot] = phrase
        for told in found:
            yield from _fill(sentence, told, slots, negated=index in sentence.negated)


def _self_of(sentence: Analysis, index: int) -> Phrase | None:
    """Returns who is what a noun says: the subject of "is the owner", the name beside it."""
    for frame in sentence.frames:
        if index in frame.objects and frame.stem in _COPULAS and frame.subjects:
            return phrase_at(sentence, frame.subjects)
    return named_beside(sentence, index)


def _fill(
    sentence: Analysis, told: _Told, slots: Mapping[str, Phrase], *, negated: bool
) -> Iterator[Event]:
    predicate = told.predicate
    roles: dict[str, Phrase] = {}
    if "whom" in slots and "to" not in predicate.slots:
        slots = {**slots, "object": slots["whom"]}
    for slot, phrase in slots.items():
        role = predicate.slots.get(slot)
        if role is not None and phrase and (role == THING or not _is_sum(sentence, phrase)):
            roles.setdefault(role, phrase)
    if roles:
        yield Event(predicate.kind, told.words, roles, negated)


def _is_sum(sentence: Analysis, phrase: Phrase) -> bool:
    """Says whether a phrase is a figure alone, which is on no side of anything."""
    return all(sentence.words[index].quantity is not None for index in phrase)


def _room(told: _Told, slots: Mapping[str, Phrase]) -> tuple[int, int]:
    """Ranks ways of reading one verb by how many of its slots are filled, prepositions first."""
    filled = told.predicate.slots.keys() & slots.keys()
    return len(filled), len(filled - {"subject", "object"})


def _matches(sentence: Analysis, index: int, last: int, *, noun: bool) -> list[_Told]:
    """Returns the predicates that a word begins, the longest of each kind."""
    word = sentence.words[index]
    found = _begun(sentence, (index, last), word.text, noun=noun)
    if word.is_phrase:
        # "Paid back" is no paying: what stands for the phrase tells, where the list lacks it.
        whole = [one for one in found if one.predicate.rest]
        found = whole or _begun(sentence, (index, last), word.lower, noun=noun)
    longest: dict[str, int] = {}
    for told in found:
        kind = told.predicate.kind
        longest[kind] = max(longest.get(kind, 0), len(told.words))
    return [told for told in found if len(told.words) == longest[told.predicate.kind]]


def _begun(sentence: Analysis, group: tuple[int, int], word: str, *, noun: bool) -> list[_Told]:
    return [
        _Told(predicate, (group[0], *rest))
        for base in possible_bases(word)
        for predicate in _predicates(base)
        if predicate.noun is noun
        and (rest := _follow(sentence, group[1], predicate.rest)) is not None
    ]


def _follow(sentence: Analysis, last: int, rest: Sequence[str]) -> tuple[int, ...] | None:
    """Returns the words that are the rest of a predicate, None where one is not there."""
    found: list[int] = []
    for part in rest:
        at = found[-1] if found else last
        ahead = range(at + 1, min(at + 1 + _REACH, len(sentence.words)))
        place = next((i for i in ahead if part in possible_bases(sentence.words[i].text)), None)
        if place is None:
            return None
        found.append(place)
    return tuple(found)


@lru_cache(maxsize=4096)
def _predicates(word: str) -> tuple[_Predicate, ...]:
    """Returns the predicates that begin with a word."""
    return tuple(_read(row, text) for row, text in _rows().get(word, ()))


def _read(row: Sequence[str], text: str) -> _Predicate:
    kind, _, part, slots = row
    roles = dict(slot.split("=") for slot in slots.split(" "))
    first, *rest = text.split(" ")
    if _is_role_noun(first, slots):
        own = {**roles, _SELF: roles["subject"], "owner": roles["of"]}
        return _Predicate(kind, (), noun=True, slots=own)
    return _Predicate(kind, tuple(rest), part == "noun", roles)


def _is_role_noun(first: str, slots: str) -> bool:
    """Says whether a predicate is read from its noun: "X is the owner of Y", "Y's owner, X"."""
    return first == "be" and " of=" in slots and slots.startswith("subject=")


@lru_cache(maxsize=1)
def _rows() -> dict[str, list[tuple[Sequence[str], str]]]:
    """Maps the first word of each predicate to its row; nothing else is read before it is asked."""
    table: defaultdict[str, list[tuple[Sequence[str], str]]] = defaultdict(list)
    for row in read_rows("event_roles"):
        for text in row[1].split("|"):
            first, _, rest = text.partition(" ")
            key = rest.rpartition(" ")[2] if _is_role_noun(first, row[3]) else first
            table[key].append((row, text))
    return table
