"""Finds who does what an infinitive or participle says, by the verb or noun it hangs on."""

from __future__ import annotations

from factcheck.language.chunks import PHRASE, VERB, Syntax
from factcheck.language.clauses import (
    NO_SUBJECT,
    Subject,
    Subjects,
    group_of,
    heads_of,
    stems_of,
)
from factcheck.language.coordination import is_date, is_kind, is_phrase, members_to_left
from factcheck.language.parts_of_speech import ADJECTIVE, COORDINATOR, GERUND, PREPOSITION
from factcheck.language.verb_groups import FINITE, INFINITIVE, VerbGroup

# Prepositions before an -ing form that the object of the verb before them does.
_OBJECT_GERUND = frozenset({"of", "from", "for", "into"})
# Verbs whose "of" phrase is their own, even after an object ("accused X of fraud").
OF_VERBS = frozenset(
    {"accus", "convict", "acquit", "rob", "depriv", "strip", "warn", "inform", "remind"}
    | {"assur", "clear", "rid", "cure", "suspect"}
)
# Their object is no doer: "had difficulties getting", "drew praise for helping".
_LIGHT_VERBS = frozenset({"have", "spend", "wast", "face", "draw", "earn", "win", "get", "take"})
# "called on Norway to stop"
_ASKING_PREPOSITIONS = frozenset({"on", "to", "with", "upon", "for"})


def governed_subject(syntax: Syntax, place: int, group: VerbGroup, found: Subjects) -> Subject:
    """Returns who does the infinitive or participle of a chunk.

    `found` holds the subjects of the verbs before it.
    """
    chunks = syntax.chunks
    left = place - 1
    while left >= 0 and is_phrase(chunks, left) and is_date(syntax, chunks[left]):
        left -= 2 if is_kind(chunks, left - 1, PREPOSITION) else 1
    if left < 0:
        return NO_SUBJECT
    kind = chunks[left].kind
    if kind == PHRASE and group.form == GERUND and left < place - 1:
        # "exploded on Tuesday killing six": what follows a date hangs on the verb.
        return Subject(_nearest_finite(syntax, left, found).heads, place)
    if kind == VERB:
        return Subject(found.get(left, NO_SUBJECT).heads, place)
    if kind == ADJECTIVE:
        return Subject(_nearest_finite(syntax, left, found).heads, place)
    if kind == COORDINATOR:
        return _parallel_subject(syntax, place, group, found)
    if kind == PHRASE:
        if group.form in (INFINITIVE, FINITE):
            return _infinitive_subject(syntax, place, left, found)
        if is_kind(chunks, left - 1, VERB) and _is_light(syntax, left - 1):
            return Subject(found.get(left - 1, NO_SUBJECT).heads, place)
        return Subject(_noun_before(syntax, left), place)
    if kind == PREPOSITION and group.form == GERUND:
        return _prepositional_gerund(syntax, place, left, found)
    return Subject(_nearest_finite(syntax, left, found).heads, place)


def _is_light(syntax: Syntax, place: int) -> bool:
    return syntax.words[group_of(syntax.chunks[place]).head].stem in _LIGHT_VERBS


def _noun_before(syntax: Syntax, left: int) -> tuple[int, ...]:
    chunk = syntax.chunks[left]
    members = members_to_left(syntax, left)
    return heads_of(syntax, members) if chunk.kind == PHRASE else ()


def _nearest_finite(syntax: Syntax, before: int, found: Subjects) -> Subject:
    for at in range(before, -1, -1):
        chunk = syntax.chunks[at]
        if chunk.kind == VERB and group_of(chunk).form == FINITE:
            return found.get(at, NO_SUBJECT)
    return NO_SUBJECT


def _parallel_subject(syntax: Syntax, place: int, group: VerbGroup, found: Subjects) -> Subject:
    """Gives the second of two joined infinitives or participles the subject of the first."""
    for at in range(place - 1, -1, -1):
        chunk = syntax.chunks[at]
        if chunk.kind != VERB:
            continue
        other = group_of(chunk)
        same_tag = syntax.tags[other.head] == syntax.tags[group.head]
        if other.form == group.form or same_tag or other.form != FINITE:
            return Subject(found.get(at, NO_SUBJECT).heads, place)
    return NO_SUBJECT


def _infinitive_subject(syntax: Syntax, place: int, left: int, found: Subjects) -> Subject:
    """Reads "urged Norway to stop", "called on Norway to stop" and "Orsk's decision to stop"."""
    chunks = syntax.chunks
    members = members_to_left(syntax, left)
    before = members[0] - 1
    possessor = chunks[left].possessor
    if is_kind(chunks, before, PREPOSITION) and _is_asked(syntax, before):
        return Subject(heads_of(syntax, members), place)
    if is_kind(chunks, before, VERB) and (
        _is_bare(syntax, place) or _controls_object(syntax, before)
    ):
        return Subject(heads_of(syntax, members), place)
    if possessor is not None:
        return Subject((possessor,), place)
    if is_kind(chunks, before, PREPOSITION):
        owner = before - 1
        if is_phrase(chunks, owner) and _is_for(syntax, owner - 1):
            return Subject((chunks[owner].head,), place)
        if (
            syntax.words[chunks[before].head].lower == "of"
            and is_phrase(chunks, owner)
            and is_kind(chunks, owner - 1, VERB)
            and _controls_object(syntax, owner - 1)
        ):
            return Subject((chunks[owner].head,), place)
        return Subject(_nearest_finite(syntax, owner, found).heads, place)
    if is_kind(chunks, before, VERB):
        return Subject(found.get(before, NO_SUBJECT).heads, place)
    return NO_SUBJECT


def _is_for(syntax: Syntax, place: int) -> bool:
    chunks = syntax.chunks
    return is_kind(chunks, place, PREPOSITION) and syntax.words[chunks[place].head].lower == "for"


def _is_asked(syntax: Syntax, preposition: int) -> bool:
    """Says whether who follows a preposition does the infinitive: "for X to", "called on X to"."""
    lower = syntax.words[syntax.chunks[preposition].head].lower
    if lower == "for":
        return True
    owner = preposition - 1
    return (
        lower in _ASKING_PREPOSITIONS
        and is_kind(syntax.chunks, owner, VERB)
        and _controls_object(syntax, owner)
    )


def _is_bare(syntax: Syntax, place: int) -> bool:
    """Says whether an infinitive has no "to" ("let the army pass")."""
    group = group_of(syntax.chunks[place])
    return group.first == group.head


def _controls_object(syntax: Syntax, owner: int) -> bool:
    group = group_of(syntax.chunks[owner])
    return not group.passive and syntax.words[group.head].stem in stems_of("control_verbs")


def _prepositional_gerund(syntax: Syntax, place: int, left: int, found: Subjects) -> Subject:
    chunks, words = syntax.chunks, syntax.words
    preposition = words[chunks[left].head].lower
    before = left - 1
    if is_phrase(chunks, before) and preposition in _OBJECT_GERUND:
        start = members_to_left(syntax, before)[0]
        if is_kind(chunks, start - 1, VERB):
            owner = group_of(chunks[start - 1])
            accuses = preposition != "of" or syntax.words[owner.head].stem in OF_VERBS
            if _is_light(syntax, start - 1) or owner.passive or not accuses:
                return Subject(found.get(start - 1, NO_SUBJECT).heads, place)
            return Subject(heads_of(syntax, members_to_left(syntax, before)), place)
        possessor = chunks[before].possessor
        return NO_SUBJECT if possessor is None else Subject((possessor,), place)
    return Subject(_nearest_finite(syntax, before, found).heads, place)
