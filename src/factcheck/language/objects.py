"""Reads the objects of a verb: what it acts on, receivers, particles and predicates."""

from __future__ import annotations

from dataclasses import field
from functools import lru_cache

from factcheck.language.chunks import Chunk, Syntax
from factcheck.language.clauses import group_of, heads_of, is_reporting
from factcheck.language.coordination import (
    is_comma,
    is_date,
    is_kind,
    is_phrase,
    is_subject,
    joins_list,
    members_to_right,
)
from factcheck.language.lexicon import read_pairs
from factcheck.language.mentions import QuantityKind
from factcheck.language.parts_of_speech import (
    ADJECTIVE,
    NAME,
    NOUN,
    NUMBER,
    PLURAL,
    PREPOSITION,
    base_form,
)
from factcheck.language.stems import stem
from factcheck.language.verb_groups import FINITE, VerbGroup
from factcheck.model import NameKind
from factcheck.records import dataclass

Complement = tuple[str, tuple[int, ...]]
GIVING_VERBS = frozenset(
    {"give", "send", "offer", "sell", "award", "grant", "hand", "lend", "teach", "pay", "owe"}
    | {"promis", "suppli", "deni"}
)
_TWO_OBJECTS = GIVING_VERBS | frozenset(
    {"tell", "show", "ask", "cost", "bring", "buy", "make", "leav", "find", "earn", "win"}
    | {"allow", "assign", "charg", "fine", "guarante", "issu", "serv", "throw", "wish", "write"}
    | {"pass", "caus", "do", "allot", "build", "get", "save", "spare", "forgiv", "refus"}
)
ALWAYS_PARTICLES = frozenset({"up", "out", "away", "aside"})
_OFTEN_PLACING = frozenset({"in", "on", "over", "through"})
# Verbs after which these are particles rather than prepositions.
_PLAIN_PARTICLES = frozenset(
    {("take", "on"), ("put", "on"), ("bring", "on"), ("turn", "on"), ("call", "in")}
    | {("bring", "in"), ("hand", "in"), ("turn", "in"), ("take", "in"), ("take", "over")}
    | {("hand", "over"), ("turn", "over"), ("win", "over"), ("push", "through")}
)
_OFTEN_PLACING = frozenset({"in", "on", "over", "through"})
# Verbs after which these are particles rather than prepositions.
_PLAIN_PARTICLES = frozenset(
    {("take", "on"), ("put", "on"), ("bring", "on"), ("turn", "on"), ("call", "in")}
    | {("bring", "in"), ("hand", "in"), ("turn", "in"), ("take", "in"), ("take", "over")}
    | {("hand", "over"), ("turn", "over"), ("win", "over"), ("push", "through")}
)
# Verbs after which these are particles rather than prepositions.
_PLAIN_PARTICLES = frozenset(
    {("take", "on"), ("put", "on"), ("bring", "on"), ("turn", "on"), ("call", "in")}
    | {("bring", "in"), ("hand", "in"), ("turn", "in"), ("take", "in"), ("take", "over")}
    | {("hand", "over"), ("turn", "over"), ("win", "over"), ("push", "through")}
)
# "named him director": the second noun says what the first became.
_NAMING_VERBS = frozenset(["name", "call", "elect", "appoint", "declar", "dub", "label", "deem"])


@dataclass(slots=True)
class Arguments:
    """Holds the slots of one verb as they fill up; all figures are word indices."""

    objects: tuple[int, ...] = ()
    particle: str | None = None
    agents: tuple[int, ...] = ()
    complements: list[Complement] = field(default_factory=list)


def read_objects(syntax: Syntax, place: int, found: Arguments) -> int:
    """Fills the objects and returns the place of the chunk after them."""
    chunks = syntax.chunks
    group = group_of(chunks[place])
    at = place + 1
    while is_phrase(chunks, at) and is_date(syntax, chunks[at]):
        found.complements.append(("", (chunks[at].head,)))
        at += 1
    if _is_particle(syntax, place, at):
        found.particle = syntax.words[chunks[at].head].lower
        at += 1
    if is_kind(chunks, at, ADJECTIVE):
        return _read_adjectives(syntax, group.copula, at, found)
    if not is_phrase(chunks, at) or _begins_clause(syntax, place, at):
        return at
    members, last = members_to_right(syntax, at)
    heads = heads_of(syntax, members)
    second = last + 1
    if (
        len(members) == 1
        and not group.copula
        and is_phrase(chunks, second)
        and not is_date(syntax, chunks[second])
        and not is_subject(syntax, second)
        and not _opens_relative(syntax, second)
    ):
        gifts, last = members_to_right(syntax, second)
        _take_two(syntax, place, heads, heads_of(syntax, gifts), found)
        return last + 1
    if _is_gift(syntax, group, chunks[at]):
        found.complements.append(("to", (chunks[at].first,)))
        found.objects = heads
    elif _is_score(syntax, heads[0]):
        found.complements.append(("", heads))
    else:
        found.objects = heads
    return last + 1


def _take_two(
    syntax: Syntax, place: int, first: tuple[int, ...], second: tuple[int, ...], found: Arguments
) -> None:
    """Reads two nouns after a verb: a receiver and a gift, or somebody and a new name."""
    verb = _stem_of(syntax, place)
    if group_of(syntax.chunks[place]).passive or verb not in _TWO_OBJECTS | _NAMING_VERBS:
        found.objects = first
        if syntax.tags[second[0]] == NUMBER:
            found.complements.append(("", second))
    elif verb in _NAMING_VERBS:
        found.objects = first
        found.complements.append(("as", second))
    else:
        found.complements.append(("to", first))
        found.objects = second


def _is_gift(syntax: Syntax, group: VerbGroup, phrase: Chunk) -> bool:
    """Says whether a phrase runs two objects together ("gave Denmark weapons")."""
    return (
        not group.passive
        and phrase.possessor is None
        and phrase.head == phrase.first + 1
        and syntax.tags[phrase.first] == NAME
        and syntax.tags[phrase.head] in (NOUN, PLURAL)
        and syntax.words[group.head].stem in GIVING_VERBS
    )


def _is_score(syntax: Syntax, index: int) -> bool:
    quantity = syntax.words[index].quantity
    return quantity is not None and quantity.kind is QuantityKind.SCORE


@lru_cache(maxsize=1)
def _particle_verbs() -> frozenset[tuple[str, str]]:
    return frozenset((stem(verb), particle) for verb, particle in read_pairs("particle_verbs"))


def _is_particle(syntax: Syntax, place: int, at: int) -> bool:
    """Says whether a preposition is part of the verb before it ("put up a building")."""
    if not is_kind(syntax.chunks, at, PREPOSITION) or not is_phrase(syntax.chunks, at + 1):
        return False
    if is_date(syntax, syntax.chunks[at + 1]) or group_of(syntax.chunks[place]).passive:
        return False
    preposition = syntax.words[syntax.chunks[at].head].lower
    verb = _stem_of(syntax, place)
    if preposition in _OFTEN_PLACING:
        return (verb, preposition) in _PLAIN_PARTICLES and _names_thing(syntax, at + 1)
    return preposition in ALWAYS_PARTICLES or (verb, preposition) in _particle_verbs()


def _stem_of(syntax: Syntax, place: int) -> str:
    head = group_of(syntax.chunks[place]).head
    return stem(base_form(syntax.words[head].lower, syntax.tags[head]))


def _names_thing(syntax: Syntax, place: int) -> bool:
    """Says whether a phrase names no place, so that "in" or "on" before it may be a particle."""
    name = syntax.words[syntax.chunks[place].head].name
    return name is None or name.kind is not NameKind.PLACE


def _opens_relative(syntax: Syntax, place: int) -> bool:
    """Says whether a pronoun begins a relative clause without "that" ("the man they met")."""
    return syntax.tags[syntax.chunks[place].head] == "pronoun"


def _begins_clause(syntax: Syntax, place: int, at: int) -> bool:
    """Says whether a phrase after a verb is the subject of what was said ("said Norway fired")."""
    return (is_reporting(syntax, place) or group_of(syntax.chunks[place]).form == FINITE) and (
        is_subject(syntax, at) and not _in_relative(syntax, place)
    )


def _in_relative(syntax: Syntax, place: int) -> bool:
    return is_kind(syntax.chunks, place - 1, "relative") and not is_reporting(syntax, place)


def _read_adjectives(syntax: Syntax, copula: bool, at: int, found: Arguments) -> int:  # noqa: FBT001
    chunks = syntax.chunks
    if not copula:
        return at + 1
    heads = [chunks[at].head]
    following = at + 1
    while True:
        joint = following + 1 if is_comma(syntax, following) else following
        if joins_list(syntax, joint):
            joint += 1
        if joint == following or not is_kind(chunks, joint, ADJECTIVE):
            break
        heads.append(chunks[joint].head)
        following = joint + 1
    found.objects = tuple(heads)
    return following
