"""Reads nouns that stand for verbs with who acts and on what ("Norway's invasion of Denmark")."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from factcheck.language.chunks import PHRASE, Chunk, Syntax
from factcheck.language.clauses import heads_of
from factcheck.language.coordination import is_date, is_kind, is_phrase, members_to_right
from factcheck.language.lexicon import read_rows
from factcheck.language.parts_of_speech import ADJECTIVE, HYPHEN, NOUN, NUMBER, PLURAL, PREPOSITION
from factcheck.language.stems import stem
from factcheck.model import NameKind
from factcheck.records import dataclass

_OBJECT = "object"
_SUBJECT = "subject"
_EITHER = "either"


@dataclass(frozen=True, slots=True)
class NominalVerb:
    """Holds the verb a noun stands for; `of` and `owner` name the slots they fill."""

    stem: str
    of: str
    owner: str


@dataclass(slots=True)
class NominalSlots:
    """Holds what fills the slots of one nominal frame; all figures are word indices."""

    head: int
    stem: str
    subjects: tuple[int, ...] = ()
    objects: tuple[int, ...] = ()
    complements: tuple[tuple[str, tuple[int, ...]], ...] = ()


def read_nominal_slots(syntax: Syntax) -> Iterator[NominalSlots]:
    """Yields the nouns that stand for verbs and have somebody or something in a slot."""
    for place, chunk in enumerate(syntax.chunks):
        if chunk.kind != PHRASE or not syntax.words[chunk.head].is_word:
            continue
        verb = _verb_behind(syntax.words[chunk.head].lower)
        if verb is None:
            continue
        slots = NominalSlots(chunk.head, verb.stem)
        _read_right(syntax, place, verb, slots)
        _read_owner(syntax, chunk, verb, slots)
        if slots.subjects or slots.objects:
            yield slots


@lru_cache(maxsize=1)
def _nominal_verbs() -> dict[str, tuple[str, ...]]:
    return {row[0]: row[1:] for row in read_rows("nominal_verbs")}


@lru_cache(maxsize=4096)
def _verb_behind(noun: str) -> NominalVerb | None:
    """Finds the verb that a noun stands for, in the singular or the plural."""
    verbs = _nominal_verbs()
    singulars = [noun]
    if noun.endswith("ies"):
        singulars.append(noun[:-3] + "y")
    elif noun.endswith("s"):
        singulars += [noun[:-1], noun[:-2]]
    row = next((verbs[form] for form in singulars if form in verbs), None)
    if row is None:
        return None
    verb, of, owner = row
    return NominalVerb(stem(verb), of, owner)


def _read_right(syntax: Syntax, place: int, verb: NominalVerb, slots: NominalSlots) -> None:
    chunks, words = syntax.chunks, syntax.words
    complements: list[tuple[str, tuple[int, ...]]] = []
    at = place + 1
    while is_kind(chunks, at, PREPOSITION) and is_phrase(chunks, at + 1):
        preposition = words[chunks[at].head].lower
        members, last = members_to_right(syntax, at + 1)
        heads = heads_of(syntax, members)
        named = chunks[at + 1]
        if preposition == "of" and at == place + 1:
            _fill_of(verb, heads, slots, owned=chunks[place].possessor is not None)
        elif (
            preposition == "by"
            and not is_date(syntax, named)
            and (syntax.tags[named.head] != NUMBER)
        ):
            slots.subjects = heads
        elif preposition != "of":
            complements.append((preposition, heads))
        at = last + 1
    slots.complements = tuple(complements)
    first = place + 1
    acted = verb.of == _EITHER and slots.subjects and is_kind(chunks, first, PREPOSITION)
    if acted and words[chunks[first].head].lower == "of" and is_phrase(chunks, place + 2):
        slots.objects = heads_of(syntax, members_to_right(syntax, place + 2)[0])


def _fill_of(
    verb: NominalVerb, heads: tuple[int, ...], slots: NominalSlots, *, owned: bool
) -> None:
    if verb.of == _SUBJECT and not owned:
        slots.subjects = heads
    elif verb.of == _OBJECT or owned:
        slots.objects = heads


def _read_owner(syntax: Syntax, chunk: Chunk, verb: NominalVerb, slots: NominalSlots) -> None:
    """Reads what stands before the noun: "X's", "Danish", and a compound's first part."""
    owner = chunk.possessor if chunk.possessor is not None else _actor(syntax, chunk)
    compound = chunk.head - 1
    if (
        verb.of == _OBJECT
        and not slots.objects
        and compound > chunk.first
        and syntax.tags[compound] in (NOUN, PLURAL)
        and compound != chunk.possessor
        and syntax.tags[compound - 1] != HYPHEN
    ):
        slots.objects = (compound,)
    if owner is None:
        return
    if verb.owner == _OBJECT and not slots.objects:
        slots.objects = (owner,)
    elif not slots.subjects:
        slots.subjects = (owner,)


def _actor(syntax: Syntax, chunk: Chunk) -> int | None:
    """Finds a nationality or a person before the noun ("Danish invasion", "Orsk decision")."""
    for index in range(chunk.head - 1, chunk.first - 1, -1):
        name = syntax.words[index].name
        if name is None:
            continue
        if syntax.tags[index] == ADJECTIVE or name.adjective or name.kind is NameKind.PERSON:
            return index
        return None
    return None
