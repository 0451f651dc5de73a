"""Reads what follows a verb group: objects, agents and prepositional complements."""

from __future__ import annotations

from factcheck.language.chunks import PHRASE, Chunk, Syntax
from factcheck.language.clauses import Subject, group_of, heads_of
from factcheck.language.coordination import (
    is_comma,
    is_date,
    is_kind,
    is_phrase,
    is_subject,
    members_to_right,
)
from factcheck.language.governed_subjects import OF_VERBS
from factcheck.language.objects import (
    GIVING_VERBS,
    Arguments,
    Complement,
    read_objects,
)
from factcheck.language.parts_of_speech import (
    ADJECTIVE,
    MARK,
    NUMBER,
    PREPOSITION,
)
from factcheck.language.verb_groups import FINITE, VerbGroup
from factcheck.model import NameKind

# "by 424 votes", "by the time": nobody who acts.
_MEASURES = frozenset(
    {"time", "vote", "point", "margin", "goal", "degree", "mile", "metre", "meter", "kilometre"}
    | {"kilometer", "fraction", "way", "mean", "accident", "law", "hand", "then"}
)


def read_arguments(syntax: Syntax, place: int, subject: Subject) -> Arguments:
    """Returns what fills the slots of the verb group at a chunk's place, its subject aside."""
    found = Arguments()
    if group_of(syntax.chunks[place]).form == FINITE:
        _read_fronted(syntax, subject, found)
    at = place + 1
    if subject.inverted and is_phrase(syntax.chunks, at):
        _, last = members_to_right(syntax, at)
        at = last + 1
    else:
        at = read_objects(syntax, place, found)
    _read_complements(syntax, place, at, found)
    group = group_of(syntax.chunks[place])
    if subject.antecedents and subject.antecedents != subject.heads:
        _take_antecedent(syntax, group, subject, found)
    return found


def _read_complements(syntax: Syntax, place: int, at: int, found: Arguments) -> None:
    chunks, words = syntax.chunks, syntax.words
    group = group_of(chunks[place])
    directly = at == place + 1
    while at < len(chunks):
        chunk = chunks[at]
        if chunk.kind == PREPOSITION and is_phrase(chunks, at + 1):
            preposition = words[chunk.head].lower
            members, last = members_to_right(syntax, at + 1)
            heads = heads_of(syntax, members)
            if (
                preposition == "by"
                and _wants_agent(group, found)
                and _can_act(syntax, chunks[at + 1])
            ):
                found.agents = heads
            elif preposition != "of" or directly or _takes_of(syntax, place):
                found.complements.append((preposition, heads))
            at = last + 1
        elif chunk.kind == PHRASE and is_date(syntax, chunk):
            found.complements.append(("", (chunk.head,)))
            at += 1
        elif chunk.kind in (PREPOSITION, ADJECTIVE):
            at += 1
        elif is_comma(syntax, at) and _goes_on_after_comma(syntax, at, group, found):
            at += 1 if is_kind(chunks, at + 1, PREPOSITION) else 2
        else:
            break
        directly = False


def _goes_on_after_comma(syntax: Syntax, at: int, group: VerbGroup, found: Arguments) -> bool:
    """Says whether a comma parts only a place from what it lies in, or the agent from its verb."""
    chunks = syntax.chunks
    if is_kind(chunks, at + 1, PREPOSITION):
        by = syntax.words[chunks[at + 1].head].lower == "by"
        return by and _wants_agent(group, found) and is_phrase(chunks, at + 2)
    if not is_phrase(chunks, at + 1) or is_subject(syntax, at + 1):
        return False
    name = syntax.words[chunks[at + 1].head].name
    inside = is_phrase(chunks, at - 1) and syntax.words[chunks[at - 1].head].name is not None
    return inside and name is not None and name.kind is NameKind.PLACE


def _wants_agent(group: VerbGroup, found: Arguments) -> bool:
    return group.passive and not found.agents


def _takes_of(syntax: Syntax, place: int) -> bool:
    return syntax.words[group_of(syntax.chunks[place]).head].stem in OF_VERBS


def _can_act(syntax: Syntax, phrase: Chunk) -> bool:
    measures = syntax.words[phrase.head].lower.rstrip("s") in _MEASURES
    return not is_date(syntax, phrase) and syntax.tags[phrase.head] != NUMBER and not measures


def _read_fronted(syntax: Syntax, subject: Subject, found: Arguments) -> None:
    """Reads what a clause begins with, before its subject ("In 2014, the board …")."""
    chunks, words = syntax.chunks, syntax.words
    if subject.start <= 0 or subject.opener is not None or subject.inverted:
        return
    at = subject.start - 1
    if is_comma(syntax, at):
        at -= 1
    fronted: list[Complement] = []
    while is_phrase(chunks, at):
        hangs = is_kind(chunks, at - 1, PREPOSITION)
        if not hangs and not is_date(syntax, chunks[at]):
            return
        preposition = words[chunks[at - 1].head].lower if hangs else ""
        if preposition != "of":
            fronted.insert(0, (preposition, (chunks[at].head,)))
        at -= 2 if hangs else 1
    opens = at < 0 or chunks[at].kind in (MARK, "subordinator", "coordinator")
    if opens:
        found.complements.extend(fronted)


def _take_antecedent(syntax: Syntax, group: VerbGroup, subject: Subject, found: Arguments) -> None:
    """Gives "the policy that the board reversed" its object."""
    if group.passive or group.copula:
        return
    if found.objects and syntax.words[group.head].stem in GIVING_VERBS:
        # "a penalty which the referee gave Sweden"
        found.complements.append(("to", found.objects))
        found.objects = ()
    if not found.objects:
        found.objects = subject.antecedents
