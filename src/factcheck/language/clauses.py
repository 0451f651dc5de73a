"""Holds what the search for subjects shares: the subject itself, and how clauses open."""

from __future__ import annotations

from functools import lru_cache

from factcheck.language.chunks import PHRASE, VERB, Chunk, Syntax
from factcheck.language.coordination import is_date, is_kind, is_phrase, members_to_left
from factcheck.language.lexicon import read_words
from factcheck.language.parts_of_speech import (
    ADJECTIVE,
    BASE,
    MARK,
    PLURAL,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
)
from factcheck.language.stems import stem
from factcheck.language.verb_groups import FINITE, VerbGroup
from factcheck.model import NameKind
from factcheck.records import dataclass

_FREE_RELATIVES = frozenset({"what", "whatever", "whichever"})
_PLURAL_VERBS = frozenset({"are", "were", "have"})
# Prepositions after which a noun is rather where somebody is than who ("migrants at sea who").
_PLACING = frozenset({"at", "in", "on", "from", "near"})


@dataclass(frozen=True, slots=True)
class Subject:
    """Holds the subject of one verb group.

    `heads` are word indices, `start` the chunk where the subject begins (the verb's own place
    where it has none to its left). `opener` is the chunk that opens the relative clause the verb
    is in; `antecedents` the nouns that clause hangs on. `inverted` marks "said Orsk".
    """

    heads: tuple[int, ...] = ()
    start: int = -1
    opener: int | None = None
    antecedents: tuple[int, ...] = ()
    inverted: bool = False


NO_SUBJECT = Subject()
# Subjects by the chunk of their verbs.
Subjects = dict[int, Subject]


def group_of(chunk: Chunk) -> VerbGroup:
    """Returns the verb group of a chunk of kind "verb"."""
    assert chunk.group is not None
    return chunk.group


def heads_of(syntax: Syntax, places: tuple[int, ...]) -> tuple[int, ...]:
    """Returns the head words of phrases given by their chunk places."""
    return tuple(syntax.chunks[place].head for place in places)


def is_reporting(syntax: Syntax, place: int) -> bool:
    """Says whether a verb group can take what somebody said or thought as its object."""
    group = group_of(syntax.chunks[place])
    return syntax.words[group.head].stem in stems_of("clause_verbs")


@lru_cache(maxsize=4)
def stems_of(name: str) -> frozenset[str]:
    """Returns the stems of a word list of the package."""
    return frozenset(stem(word) for word in read_words(name))


def is_said(syntax: Syntax, opener: int) -> bool:
    """Says whether a clause hangs on a reporting verb ("saying in a statement that")."""
    for at in range(opener - 1, -1, -1):
        kind = syntax.chunks[at].kind
        if kind == VERB:
            return is_reporting(syntax, at)
        if kind not in (PHRASE, PREPOSITION):
            return False
    return False


def opens_relative(syntax: Syntax, place: int) -> bool:
    """Says whether "that" hangs a clause on a noun, as in "the policy that the board reversed"."""
    chunks = syntax.chunks
    if syntax.words[chunks[place].head].lower != "that":
        return is_kind(chunks, place, RELATIVE)
    if not is_phrase(chunks, place - 1) or is_date(syntax, chunks[place - 1]):
        return False
    noun = syntax.words[chunks[place - 1].head]
    if noun.stem in stems_of("clause_nouns"):
        return False
    return not is_said(syntax, place)


def antecedents_of(syntax: Syntax, at: int) -> tuple[int, ...]:
    """Returns the nouns that the relative pronoun of a chunk stands for, as word indices."""
    chunks = syntax.chunks
    pronoun = syntax.words[chunks[at].head].lower
    if pronoun in _FREE_RELATIVES:
        return ()
    place = at - 1
    if is_kind(chunks, place, MARK) or is_kind(chunks, place, PREPOSITION):
        place -= 1
    if is_phrase(chunks, place) and is_date(syntax, chunks[place]):
        place -= 2 if is_kind(chunks, place - 1, PREPOSITION) else 1
    if not is_phrase(chunks, place):
        return ()
    if pronoun == "who":
        place = _person_before(syntax, place)
    if _wants_plural(syntax, at) and syntax.tags[chunks[place].head] != PLURAL:
        return heads_of(syntax, members_to_left(syntax, place))
    return (chunks[place].head,)


def _wants_plural(syntax: Syntax, at: int) -> bool:
    """Says whether the verb after a relative pronoun is plural ("which are covered")."""
    if not is_kind(syntax.chunks, at + 1, VERB):
        return False
    first = group_of(syntax.chunks[at + 1]).first
    return syntax.words[first].lower in _PLURAL_VERBS or syntax.tags[first] == BASE


def _person_before(syntax: Syntax, place: int) -> int:
    """Passes over a place name that "who" cannot mean ("the mayor of York, who")."""
    chunks = syntax.chunks
    while is_kind(chunks, place - 1, PREPOSITION) and is_phrase(chunks, place - 2):
        name = syntax.words[chunks[place].head].name
        preposition = syntax.words[chunks[place - 1].head].lower
        if name is None:
            if preposition not in _PLACING:
                break
        elif name.kind is None or name.kind is NameKind.PERSON:
            break
        place -= 2
    return place


def is_contact_clause(syntax: Syntax, subject: Subject) -> bool:
    """Says whether a pronoun opens a clause on the noun before it ("the clock he made")."""
    chunks = syntax.chunks
    before = subject.start - 1
    if syntax.tags[chunks[subject.start].head] != PRONOUN or not is_phrase(chunks, before):
        return False
    if is_date(syntax, chunks[before]):
        return False
    return not (is_kind(chunks, before - 1, VERB) and is_reporting(syntax, before - 1))


def hangs_on_finite(syntax: Syntax, place: int) -> bool:
    """Says whether a phrase belongs to a finite verb before it, so that "and" opens a clause."""
    for at in range(place - 1, -1, -1):
        kind = syntax.chunks[at].kind
        if kind == VERB:
            owner = group_of(syntax.chunks[at])
            relative = is_kind(syntax.chunks, at - 1, RELATIVE)
            return owner.form == FINITE and not relative and not is_reporting(syntax, at)
        if kind not in (PHRASE, PREPOSITION, ADJECTIVE):
            return False
    return False
