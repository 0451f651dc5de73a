"""Finds the subject of every verb group by walking left from it, over what only qualifies."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from factcheck.language.chunks import PHRASE, VERB, Chunk, Syntax
from factcheck.language.coordination import (
    is_comma,
    is_date,
    is_kind,
    is_phrase,
    members_to_left,
    members_to_right,
)
from factcheck.language.lexicon import read_words
from factcheck.language.parts_of_speech import (
    ADJECTIVE,
    BASE,
    COORDINATOR,
    EXISTENTIAL,
    GERUND,
    MARK,
    PREPOSITION,
    QUOTE,
    RELATIVE,
    SUBORDINATOR,
)
from factcheck.language.stems import stem
from factcheck.language.verb_groups import FINITE, INFINITIVE, VerbGroup

_PAUSES = frozenset({",", "-", "–", "—", ")"})
_BARE_INFINITIVE = frozenset({"help", "let", "make", "see", "hear", "watch"})
# Prepositions before an -ing form that the object of the verb before them does.
_OBJECT_GERUND = frozenset({"of", "from", "for", "into"})
# "called on Russia to stop"
_ASKING_PREPOSITIONS = frozenset({"on", "to", "with", "upon", "for"})
_MOST_ASIDES = 2


@dataclass(frozen=True, slots=True)
class Subject:
    """Holds the subject of one verb group.

    `heads` are word indices, `start` the chunk where the subject begins (the verb's own place
    where it has none to its left). `opener` is the chunk of the relative pronoun whose clause
    the verb is in; `antecedents` the nouns it stands for.
    """

    heads: tuple[int, ...] = ()
    start: int = -1
    opener: int | None = None
    antecedents: tuple[int, ...] = ()
    inverted: bool = False


_NONE = Subject()


def find_subjects(syntax: Syntax) -> dict[int, Subject]:
    """Returns the subject of each verb group, by the place of its chunk."""
    found: dict[int, Subject] = {}
    verbs = [(place, chunk) for place, chunk in enumerate(syntax.chunks) if chunk.kind == VERB]
    for place, chunk in verbs:
        group = group_of(chunk)
        if group.form == FINITE and not _is_bare_infinitive(syntax, place):
            found[place] = _finite_subject(syntax, place, found)
        else:
            found[place] = _governed_subject(syntax, place, group, found)
    for place, _ in verbs:
        if not found[place].heads and _waits_for_main(syntax, place):
            found[place] = _main_subject(syntax, place, found)
    return found


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
    return syntax.words[group.head].stem in _stems_of("clause_verbs")


@lru_cache(maxsize=4)
def _stems_of(name: str) -> frozenset[str]:
    return frozenset(stem(word) for word in read_words(name))


def _finite_subject(syntax: Syntax, place: int, found: dict[int, Subject]) -> Subject:
    inverted = _inverted_subject(syntax, place)
    if inverted is not None:
        return inverted
    chunks, words = syntax.chunks, syntax.words
    at, asides, after_pause = place - 1, 0, False
    while at >= 0:
        chunk = chunks[at]
        if chunk.kind == PHRASE:
            step = _phrase_step(syntax, at, after_pause, asides)
            if isinstance(step, Subject):
                return _resolve(syntax, place, step)
            if step < at:
                after_pause = after_pause and step >= at - 1
            at = step
        elif chunk.kind == MARK:
            if words[chunk.head].text not in _PAUSES or asides >= _MOST_ASIDES:
                return _NONE
            opening = _opening_pause(syntax, at)
            if opening is None:
                return _NONE
            asides, after_pause, at = asides + 1, True, opening - 1
        elif chunk.kind == COORDINATOR:
            return _shared_subject(syntax, place, at, found)
        elif chunk.kind == RELATIVE:
            return _relative_subject(syntax, at)
        elif chunk.kind == SUBORDINATOR:
            if words[chunk.head].lower == "that" and at == place - 1:
                return _relative_subject(syntax, at)
            return _NONE
        elif chunk.kind == VERB:
            step = _verb_step(syntax, at)
            if isinstance(step, Subject):
                return step
            at = step
        else:
            at -= 1
    return _NONE


def _phrase_step(syntax: Syntax, at: int, after_pause: bool, asides: int) -> Subject | int:  # noqa: FBT001
    """Takes a phrase for the subject, or says where to look on."""
    chunks = syntax.chunks
    hangs = is_kind(chunks, at - 1, PREPOSITION)
    if is_date(syntax, chunks[at]) and (hangs or _has_phrase_before(syntax, at)):
        return at - 2 if hangs else at - 1
    if hangs:
        return at - 2
    members = members_to_left(syntax, at)
    start = members[0]
    if is_kind(chunks, start - 1, PREPOSITION):
        return start - 2
    if is_kind(chunks, start - 1, VERB):
        owner = group_of(chunks[start - 1])
        if owner.form != FINITE and not is_reporting(syntax, start - 1):
            if start - 2 < 0 and owner.form == GERUND:
                return Subject((owner.head,), start - 1)
            return start - 2
        if owner.form == FINITE and is_kind(chunks, start - 2, RELATIVE):
            if not is_reporting(syntax, start - 1):
                return start - 3
    if asides and is_comma(syntax, start - 1) and not after_pause and is_phrase(chunks, start - 2):
        inner = start - 2
        if not is_date(syntax, chunks[inner]) and not is_kind(chunks, inner - 1, PREPOSITION):
            return inner
    return Subject(heads_of(syntax, members), start)


def _has_phrase_before(syntax: Syntax, at: int) -> bool:
    """Says whether another phrase can be the subject, so that a bare date need not."""
    before = at - 1
    chunks = syntax.chunks
    if before >= 0 and chunks[before].kind in (MARK, RELATIVE, SUBORDINATOR, COORDINATOR):
        return False
    return before >= 0


def _resolve(syntax: Syntax, place: int, subject: Subject) -> Subject:
    """Adds the relative pronoun before a subject ("the policy that the board reversed")."""
    before = subject.start - 1
    chunks = syntax.chunks
    if is_kind(chunks, before, RELATIVE):
        pronoun = syntax.words[chunks[before].head].lower
        if pronoun not in ("what", "whatever"):
            antecedents = _antecedents(syntax, before)
            return Subject(subject.heads, subject.start, before, antecedents)
    return subject


def _opening_pause(syntax: Syntax, closing: int) -> int | None:
    """Finds the mark that opened the aside which a mark closes."""
    text = syntax.words[syntax.chunks[closing].head].text
    at = closing - 1
    while at > 0:
        chunk = syntax.chunks[at]
        if chunk.kind == MARK and syntax.words[chunk.head].text in (
            text,
            "(" if text == ")" else text,
        ):
            before = syntax.chunks[at - 1]
            if before.kind in (PHRASE, ADJECTIVE, VERB):
                return at
        at -= 1
    return None


def _shared_subject(syntax: Syntax, place: int, joint: int, found: dict[int, Subject]) -> Subject:
    """Gives "and fired" the subject of the finite verb before it."""
    for at in range(joint - 1, -1, -1):
        chunk = syntax.chunks[at]
        if chunk.kind == VERB and group_of(chunk).form == FINITE:
            shared = found.get(at, _NONE)
            return Subject(shared.heads, place, shared.opener, shared.antecedents)
    return _NONE


def _relative_subject(syntax: Syntax, at: int) -> Subject:
    antecedents = _antecedents(syntax, at)
    return Subject(antecedents, at, at, antecedents)


def _antecedents(syntax: Syntax, at: int) -> tuple[int, ...]:
    chunks = syntax.chunks
    pronoun = syntax.words[chunks[at].head].lower
    if pronoun in ("what", "whatever", "whichever"):
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
    return (chunks[place].head,)


def _person_before(syntax: Syntax, place: int) -> int:
    """Passes over a place name that "who" cannot mean ("the mayor of York, who")."""
    chunks = syntax.chunks
    while is_kind(chunks, place - 1, PREPOSITION) and is_phrase(chunks, place - 2):
        name = syntax.words[chunks[place].head].name
        if name is None or name.kind is None or name.kind.value == "person":
            break
        place -= 2
    return place


def _verb_step(syntax: Syntax, at: int) -> Subject | int:
    """Passes over a verb that only qualifies what stands before it."""
    chunks = syntax.chunks
    group = group_of(chunks[at])
    if group.form != FINITE:
        if at == 0 and group.form in (GERUND, INFINITIVE):
            return Subject((group.head,), 0)
        return at - 1
    if is_kind(chunks, at - 1, RELATIVE):
        return at - 2
    if is_phrase(chunks, at - 1) and is_kind(chunks, at - 2, RELATIVE):
        return at - 3
    if is_phrase(chunks, at - 1) and is_phrase(chunks, at - 2):
        return at - 2
    return _NONE


def _inverted_subject(syntax: Syntax, place: int) -> Subject | None:
    """Reads "said Linden" after a quotation or a comma, and what follows "there is"."""
    chunks = syntax.chunks
    group = group_of(chunks[place])
    if is_phrase(chunks, place - 1) and syntax.tags[chunks[place - 1].head] == EXISTENTIAL:
        if is_phrase(chunks, place + 1):
            members, _ = members_to_right(syntax, place + 1)
            return Subject(heads_of(syntax, members), place - 1, inverted=True)
        return _NONE
    if not is_phrase(chunks, place + 1) or is_date(syntax, chunks[place + 1]):
        return None
    if place and chunks[place - 1].kind != MARK:
        return None
    first = group.first
    before = syntax.tags[first - 1] if first else MARK
    quoted = before == QUOTE
    if not quoted and not (is_reporting(syntax, place) and first == group.head):
        return None
    if group.first != group.head or syntax.tags[group.head] == BASE:
        return None
    if quoted and not place:
        return None
    members, _ = members_to_right(syntax, place + 1)
    return Subject(heads_of(syntax, members), place, inverted=True)


def _is_bare_infinitive(syntax: Syntax, place: int) -> bool:
    """Says whether a base form hangs on "help", "let" or "make" ("helped remove", "let X do")."""
    group = group_of(syntax.chunks[place])
    if group.first != group.head or syntax.tags[group.head] != BASE:
        return False
    owner = place - 1
    if is_phrase(syntax.chunks, owner):
        owner -= 1
    if not is_kind(syntax.chunks, owner, VERB):
        return False
    return syntax.words[group_of(syntax.chunks[owner]).head].stem in _BARE_INFINITIVE


def _governed_subject(
    syntax: Syntax, place: int, group: VerbGroup, found: dict[int, Subject]
) -> Subject:
    chunks = syntax.chunks
    left = place - 1
    while left >= 0 and is_phrase(chunks, left) and is_date(syntax, chunks[left]):
        left -= 2 if is_kind(chunks, left - 1, PREPOSITION) else 1
    if left < 0:
        return _NONE
    kind = chunks[left].kind
    if kind == VERB:
        return Subject(found.get(left, _NONE).heads, place)
    if kind == ADJECTIVE:
        return Subject(_nearest_finite(syntax, left, found).heads, place)
    if kind == COORDINATOR:
        return _parallel_subject(syntax, place, group, found)
    if kind == PHRASE:
        if group.form in (INFINITIVE, FINITE):
            return _infinitive_subject(syntax, place, left, found)
        return Subject(_noun_before(syntax, left), place)
    if kind == PREPOSITION and group.form == GERUND:
        return _prepositional_gerund(syntax, place, left, found)
    return Subject(_nearest_finite(syntax, left, found).heads, place)


def _noun_before(syntax: Syntax, left: int) -> tuple[int, ...]:
    chunk = syntax.chunks[left]
    members = members_to_left(syntax, left)
    return heads_of(syntax, members) if chunk.kind == PHRASE else ()


def _nearest_finite(syntax: Syntax, before: int, found: dict[int, Subject]) -> Subject:
    for at in range(before, -1, -1):
        chunk = syntax.chunks[at]
        if chunk.kind == VERB and group_of(chunk).form == FINITE:
            return found.get(at, _NONE)
    return _NONE


def _parallel_subject(
    syntax: Syntax, place: int, group: VerbGroup, found: dict[int, Subject]
) -> Subject:
    """Gives the second of two joined infinitives or participles the subject of the first."""
    for at in range(place - 1, -1, -1):
        chunk = syntax.chunks[at]
        if chunk.kind != VERB:
            continue
        other = group_of(chunk)
        same_tag = syntax.tags[other.head] == syntax.tags[group.head]
        if other.form == group.form or same_tag:
            return Subject(found.get(at, _NONE).heads, place)
    return _NONE


def _infinitive_subject(
    syntax: Syntax, place: int, left: int, found: dict[int, Subject]
) -> Subject:
    chunks, words = syntax.chunks, syntax.words
    start = members_to_left(syntax, left)[0]
    phrase_heads = heads_of(syntax, members_to_left(syntax, left))
    possessor = chunks[left].possessor
    if is_kind(chunks, start - 1, PREPOSITION):
        preposition = words[chunks[start - 1].head].lower
        if preposition == "for":
            return Subject(phrase_heads, place)
        owner = start - 2
        if (
            is_kind(chunks, owner, VERB)
            and preposition in _ASKING_PREPOSITIONS
            and _controls_object(syntax, owner)
        ):
            return Subject(phrase_heads, place)
        if possessor is not None:
            return Subject((possessor,), place)
        return Subject(_nearest_finite(syntax, owner, found).heads, place)
    if is_kind(chunks, start - 1, VERB):
        owner_group = group_of(chunks[start - 1])
        if _is_bare_infinitive(syntax, place) or (
            _controls_object(syntax, start - 1) and not owner_group.passive
        ):
            return Subject(phrase_heads, place)
        if possessor is not None:
            return Subject((possessor,), place)
        return Subject(found.get(start - 1, _NONE).heads, place)
    return _NONE if possessor is None else Subject((possessor,), place)


def _controls_object(syntax: Syntax, owner: int) -> bool:
    return syntax.words[group_of(syntax.chunks[owner]).head].stem in _stems_of("control_verbs")


def _prepositional_gerund(
    syntax: Syntax, place: int, left: int, found: dict[int, Subject]
) -> Subject:
    chunks, words = syntax.chunks, syntax.words
    preposition = words[chunks[left].head].lower
    before = left - 1
    if is_phrase(chunks, before) and preposition in _OBJECT_GERUND:
        start = members_to_left(syntax, before)[0]
        if is_kind(chunks, start - 1, VERB):
            return Subject(heads_of(syntax, members_to_left(syntax, before)), place)
        possessor = chunks[before].possessor
        return _NONE if possessor is None else Subject((possessor,), place)
    return Subject(_nearest_finite(syntax, before, found).heads, place)


def _waits_for_main(syntax: Syntax, place: int) -> bool:
    """Says whether a participle or infinitive stands before the clause it belongs to."""
    chunks = syntax.chunks
    if group_of(chunks[place]).form == FINITE:
        return False
    left = place - 1
    return left < 0 or (left == 0 and chunks[0].kind in (PREPOSITION, SUBORDINATOR, COORDINATOR))


def _main_subject(syntax: Syntax, place: int, found: dict[int, Subject]) -> Subject:
    for at in range(place + 1, len(syntax.chunks)):
        chunk = syntax.chunks[at]
        if chunk.kind == VERB and group_of(chunk).form == FINITE:
            subject = found.get(at, _NONE)
            if subject.start > place and subject.opener is None:
                return Subject(subject.heads, place)
    return _NONE
