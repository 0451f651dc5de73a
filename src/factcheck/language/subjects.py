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
    is_subject,
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
    PLURAL,
    PREPOSITION,
    PRESENT,
    PRONOUN,
    QUOTE,
    RELATIVE,
    SUBORDINATOR,
)
from factcheck.language.stems import stem
from factcheck.language.verb_groups import FINITE, INFINITIVE, VerbGroup

_FLOATING = frozenset({"both", "all", "each", "himself", "herself", "itself", "themselves"})
_PAUSES = frozenset({",", "-", "–", "—", ")"})
# Prepositions before an -ing form that the object of the verb before them does.
_OBJECT_GERUND = frozenset({"of", "from", "for", "into"})
# Verbs whose "of" phrase is their own, even after an object ("accused X of fraud").
OF_VERBS = frozenset(
    "accus convict acquit rob depriv strip warn inform remind assur clear rid cure suspect".split()
)
# Their object is no doer: "had difficulties getting", "drew praise for helping".
_LIGHT_VERBS = frozenset({"have", "spend", "wast", "face", "draw", "earn", "win", "get", "take"})
# "called on Russia to stop"
_ASKING_PREPOSITIONS = frozenset({"on", "to", "with", "upon", "for"})
_PLACING = frozenset({"at", "in", "on", "from", "near"})
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
        if group.form == FINITE:
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
    at, asides, after_pause, qualified = place - 1, 0, False, False
    while at >= 0:
        chunk = chunks[at]
        if chunk.kind == PHRASE:
            singular = _is_singular(syntax, place)
            step = _phrase_step(syntax, at, found, after_pause, asides, singular)
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
            if not qualified:
                return _shared_subject(syntax, place, at, found)
            at -= 1
        elif chunk.kind == RELATIVE:
            return _relative_subject(syntax, at)
        elif chunk.kind == SUBORDINATOR:
            if at == place - 1 or _opens_relative(syntax, at):
                if words[chunk.head].lower == "that":
                    return _relative_subject(syntax, at)
            return _NONE
        elif chunk.kind == VERB:
            step = _verb_step(syntax, at)
            if isinstance(step, Subject):
                return step
            at, qualified = step, group_of(chunk).form != FINITE
        else:
            at -= 1
    return _NONE


def _phrase_step(
    syntax: Syntax,
    at: int,
    found: dict[int, Subject],
    after_pause: bool,  # noqa: FBT001
    asides: int,
    singular: bool,  # noqa: FBT001
) -> Subject | int:
    """Takes a phrase for the subject, or says where to look on."""
    chunks = syntax.chunks
    hangs = is_kind(chunks, at - 1, PREPOSITION)
    if is_date(syntax, chunks[at]) and (hangs or _has_phrase_before(syntax, at)):
        return at - 2 if hangs else at - 1
    if hangs:
        return at - 2
    if syntax.words[chunks[at].head].lower in _FLOATING and is_phrase(chunks, at - 1):
        return at - 1
    members = members_to_left(syntax, at)
    if len(members) > 1 and _hangs_on_finite(syntax, members[0]):
        members = (at,)
    start = members[0]
    if is_kind(chunks, start - 1, PREPOSITION):
        return start - 2
    if len(members) > 1 and singular and syntax.words[chunks[at - 1].head].lower == "and":
        members, start = (at,), at
    if is_kind(chunks, start - 1, VERB):
        owner = group_of(chunks[start - 1])
        if owner.form != FINITE and not is_reporting(syntax, start - 1):
            if owner.form == GERUND and _opens_clause(syntax, start - 2):
                return Subject((owner.head,), start - 1)
            return start - 2
        opener = found.get(start - 1, _NONE).opener
        if owner.form == FINITE and opener is not None and not is_reporting(syntax, start - 1):
            return opener - 1
    if asides and is_comma(syntax, start - 1) and not after_pause and is_phrase(chunks, start - 2):
        inner = start - 2
        if not is_date(syntax, chunks[inner]) and not is_kind(chunks, inner - 1, PREPOSITION):
            return inner
    return Subject(heads_of(syntax, members), start)


def _opens_clause(syntax: Syntax, before: int) -> bool:
    """Says whether a clause begins after a chunk, so that "rolling back X" is its subject."""
    if before < 0 or is_kind(syntax.chunks, before, SUBORDINATOR):
        return True
    return is_kind(syntax.chunks, before, VERB) and is_reporting(syntax, before)


def _is_singular(syntax: Syntax, place: int) -> bool:
    """Says whether a verb group agrees with one thing only ("was", "has", "fires")."""
    first = group_of(syntax.chunks[place]).first
    return syntax.words[first].lower in ("is", "was", "has", "does") or (
        syntax.tags[first] == PRESENT
    )


def _hangs_on_finite(syntax: Syntax, place: int) -> bool:
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
    if is_kind(chunks, before, RELATIVE) or is_kind(chunks, before, SUBORDINATOR):
        if not _opens_relative(syntax, before):
            return subject
        pronoun = syntax.words[chunks[before].head].lower
        if pronoun not in ("what", "whatever"):
            antecedents = _antecedents(syntax, before)
            return Subject(subject.heads, subject.start, before, antecedents)
    if syntax.words[chunks[subject.start].first].lower == "whose":
        return Subject(subject.heads, subject.start, subject.start)
    if _is_contact_clause(syntax, subject):
        return Subject(subject.heads, subject.start, subject.start, (chunks[before].head,))
    return subject


def _opens_relative(syntax: Syntax, place: int) -> bool:
    """Says whether "that" hangs a clause on a noun, as in "the policy that the board reversed"."""
    chunks = syntax.chunks
    if syntax.words[chunks[place].head].lower != "that":
        return is_kind(chunks, place, RELATIVE)
    if not is_phrase(chunks, place - 1) or is_date(syntax, chunks[place - 1]):
        return False
    noun = syntax.words[chunks[place - 1].head]
    if noun.stem in _stems_of("clause_nouns"):
        return False
    return not is_said(syntax, place)


def is_said(syntax: Syntax, opener: int) -> bool:
    """Says whether a clause hangs on a reporting verb ("saying in a statement that")."""
    for at in range(opener - 1, -1, -1):
        kind = syntax.chunks[at].kind
        if kind == VERB:
            return is_reporting(syntax, at)
        if kind not in (PHRASE, PREPOSITION):
            return False
    return False


def _is_contact_clause(syntax: Syntax, subject: Subject) -> bool:
    """Says whether a pronoun opens a clause on the noun before it ("the clock he made")."""
    chunks = syntax.chunks
    before = subject.start - 1
    if syntax.tags[chunks[subject.start].head] != PRONOUN or not is_phrase(chunks, before):
        return False
    if is_date(syntax, chunks[before]):
        return False
    return not (is_kind(chunks, before - 1, VERB) and is_reporting(syntax, before - 1))


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
            if before.kind != MARK and before.kind != PREPOSITION:
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
    if _wants_plural(syntax, at) and syntax.tags[chunks[place].head] != PLURAL:
        return heads_of(syntax, members_to_left(syntax, place))
    return (chunks[place].head,)


def _wants_plural(syntax: Syntax, at: int) -> bool:
    """Says whether the verb after a relative pronoun is plural ("which are covered")."""
    if not is_kind(syntax.chunks, at + 1, VERB):
        return False
    first = group_of(syntax.chunks[at + 1]).first
    return syntax.words[first].lower in ("are", "were", "have") or syntax.tags[first] == BASE


def _person_before(syntax: Syntax, place: int) -> int:
    """Passes over a place name that "who" cannot mean ("the mayor of York, who")."""
    chunks = syntax.chunks
    while is_kind(chunks, place - 1, PREPOSITION) and is_phrase(chunks, place - 2):
        name = syntax.words[chunks[place].head].name
        preposition = syntax.words[chunks[place - 1].head].lower
        if name is None:
            if preposition not in _PLACING:
                break
        elif name.kind is None or name.kind.value == "person":
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
    if is_phrase(chunks, at - 1) and (
        is_kind(chunks, at - 2, RELATIVE)
        or (is_kind(chunks, at - 2, SUBORDINATOR) and _opens_relative(syntax, at - 2))
    ):
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
    if group.first != group.head or syntax.tags[group.head] == BASE:
        return None
    if not is_reporting(syntax, place) or (before == QUOTE and not place):
        return None
    after = syntax.tags[group.last + 1]
    if after == QUOTE or is_subject(syntax, place + 1):
        return None
    members, _ = members_to_right(syntax, place + 1)
    return Subject(heads_of(syntax, members), place, inverted=True)


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
        if is_kind(chunks, left - 1, VERB) and _is_light(syntax, left - 1):
            return Subject(found.get(left - 1, _NONE).heads, place)
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
        if other.form == group.form or same_tag or other.form != FINITE:
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
        if preposition == "of" and is_phrase(chunks, owner) and is_kind(chunks, owner - 1, VERB):
            if _controls_object(syntax, owner - 1) and possessor is None:
                return Subject((chunks[owner].head,), place)
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
        if _is_bare(syntax, place) or (
            _controls_object(syntax, start - 1) and not owner_group.passive
        ):
            return Subject(phrase_heads, place)
        if possessor is not None:
            return Subject((possessor,), place)
        return Subject(found.get(start - 1, _NONE).heads, place)
    return _NONE if possessor is None else Subject((possessor,), place)


def _is_bare(syntax: Syntax, place: int) -> bool:
    """Says whether an infinitive has no "to" ("let the army pass")."""
    group = group_of(syntax.chunks[place])
    return group.first == group.head


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
            owner = group_of(chunks[start - 1])
            accuses = preposition != "of" or syntax.words[owner.head].stem in OF_VERBS
            if _is_light(syntax, start - 1) or owner.passive or not accuses:
                return Subject(found.get(start - 1, _NONE).heads, place)
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
