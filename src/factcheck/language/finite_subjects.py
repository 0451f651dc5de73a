"""Finds the subject of a finite verb by walking left from it, over what only qualifies."""

from __future__ import annotations

from collections.abc import Callable

from factcheck.language.chunks import PHRASE, VERB, Syntax
from factcheck.language.clauses import (
    NO_SUBJECT,
    Subject,
    Subjects,
    antecedents_of,
    group_of,
    hangs_on_finite,
    heads_of,
    is_contact_clause,
    is_reporting,
    is_said,
    opens_relative,
)
from factcheck.language.coordination import (
    is_comma,
    is_date,
    is_kind,
    is_phrase,
    joins_list,
    members_to_left,
)
from factcheck.language.inverted_subjects import inverted_subject
from factcheck.language.joined_clauses import joins_places, opening_pause, shared_subject
from factcheck.language.parts_of_speech import (
    COORDINATOR,
    GERUND,
    MARK,
    PREPOSITION,
    PRESENT,
    RELATIVE,
    SUBORDINATOR,
)
from factcheck.language.verb_groups import FINITE, INFINITIVE
from factcheck.records import dataclass

_PAUSES = frozenset({",", "-", "–", "—", ")"})
_FLOATING = frozenset({"both", "all", "each", "himself", "herself", "itself", "themselves"})
_SINGULAR_VERBS = frozenset({"is", "was", "has", "does"})
_MOST_ASIDES = 2


@dataclass(slots=True)
class _Walk:
    """Holds how far the way left from a verb has come.

    `at` is the next chunk to look at, `asides` counts the asides passed, `after_pause` says that
    only a pause was passed since the last one, `qualified` that a participle was.
    """

    place: int
    at: int
    asides: int = 0
    after_pause: bool = False
    qualified: bool = False


def finite_subject(syntax: Syntax, place: int, found: Subjects) -> Subject:
    """Returns the subject of the finite verb of a chunk.

    `found` holds the subjects of the verbs before it.
    """
    inverted = inverted_subject(syntax, place)
    if inverted is not None:
        return inverted
    walk = _Walk(place, place - 1)
    while walk.at >= 0:
        step = _STEPS.get(syntax.chunks[walk.at].kind)
        if step is None:
            walk.at -= 1
            continue
        subject = step(syntax, walk, found)
        if subject is not None:
            return subject
    return NO_SUBJECT


def _over_phrase(syntax: Syntax, walk: _Walk, found: Subjects) -> Subject | None:
    """Takes a phrase for the subject, or passes over it."""
    before = _before_no_subject(syntax, walk.at)
    if before is None:
        members = _members(syntax, walk.at, walk.place, found)
        start = members[0]
        gerund = _gerund_subject(syntax, start, walk.place)
        if gerund is not None:
            return gerund
        before = _before_object(syntax, start, found)
        if before is None:
            before = _before_apposition(syntax, start, walk)
        if before is None:
            return _resolve(syntax, Subject(heads_of(syntax, members), start))
    walk.after_pause = walk.after_pause and before >= walk.at - 1
    walk.at = before
    return None


def _before_no_subject(syntax: Syntax, at: int) -> int | None:
    """Returns where to look on from a date, what hangs on a preposition, or a floating "both"."""
    chunks = syntax.chunks
    hangs = is_kind(chunks, at - 1, PREPOSITION)
    if hangs:
        return at - 2
    if is_date(syntax, chunks[at]) and _has_phrase_before(syntax, at):
        return at - 1
    if syntax.words[chunks[at].head].lower in _FLOATING and is_phrase(chunks, at - 1):
        return at - 1
    return None


def _members(syntax: Syntax, at: int, place: int, found: Subjects) -> tuple[int, ...]:
    """Returns the list that ends with a phrase, as far as it can be one subject of a verb."""
    members = members_to_left(syntax, at)
    if len(members) == 1:
        return members
    if hangs_on_finite(syntax, members[0]):
        return (at,)
    owner = members[0] - 1
    object_before = (
        is_kind(syntax.chunks, owner, VERB) and _before_clause(syntax, owner, found) is None
    )
    joint = syntax.words[syntax.chunks[at - 1].head].lower
    if object_before and joint == "and" and joins_list(syntax, at - 1):
        return (at,) if _is_singular(syntax, place) else members
    return members


def _gerund_subject(syntax: Syntax, start: int, place: int) -> Subject | None:
    """Takes "rolling back the policy" for the subject where that opens a clause."""
    if not is_kind(syntax.chunks, start - 1, VERB):
        return None
    if is_reporting(syntax, start - 1) and (start > 1 or not _is_last_finite(syntax, place)):
        return None
    owner = group_of(syntax.chunks[start - 1])
    if owner.form == GERUND and _opens_clause(syntax, start - 2):
        return Subject((owner.head,), start - 1)
    return None


def _is_last_finite(syntax: Syntax, place: int) -> bool:
    """Says whether no clause follows a verb, so that "Deciding it costs money" is one."""
    return not any(
        chunk.kind == VERB and group_of(chunk).form == FINITE
        for chunk in syntax.chunks[place + 1 :]
    )


def _before_object(syntax: Syntax, start: int, found: Subjects) -> int | None:
    """Returns where to look on from the object of a verb that only qualifies the subject."""
    chunks = syntax.chunks
    if is_kind(chunks, start - 1, PREPOSITION):
        return start - 2
    if not is_kind(chunks, start - 1, VERB) or is_reporting(syntax, start - 1):
        return None
    owner = group_of(chunks[start - 1])
    if owner.form != FINITE:
        return start - 2
    return _before_clause(syntax, start - 1, found)


def _before_clause(syntax: Syntax, verb: int, found: Subjects) -> int | None:
    """Returns the chunk before the clause of a finite verb, where that hangs on a noun.

    These are relative clauses, "the claim that …" and "of what …".
    """
    chunks = syntax.chunks
    subject = found.get(verb, NO_SUBJECT)
    if subject.opener is not None:
        return subject.opener - 1
    opener = subject.start - 1
    if is_kind(chunks, opener, RELATIVE) and is_kind(chunks, opener - 1, PREPOSITION):
        return opener - 2
    if is_kind(chunks, opener, SUBORDINATOR) and is_phrase(chunks, opener - 1):
        is_that = syntax.words[chunks[opener].head].lower == "that"
        return opener - 1 if is_that and not is_said(syntax, opener) else None
    return None


def _before_apposition(syntax: Syntax, start: int, walk: _Walk) -> int | None:
    """Returns the phrase that an aside renames ("Dana Orsk, director of the league, said")."""
    chunks = syntax.chunks
    inner = start - 2
    if not walk.asides or walk.after_pause or not is_comma(syntax, start - 1):
        return None
    if not is_phrase(chunks, inner) or is_date(syntax, chunks[inner]):
        return None
    return None if is_kind(chunks, inner - 1, PREPOSITION) else inner


def _over_mark(syntax: Syntax, walk: _Walk, _found: Subjects) -> Subject | None:
    """Passes over an aside that a pause closes."""
    opening = None
    if syntax.words[syntax.chunks[walk.at].head].text in _PAUSES and walk.asides < _MOST_ASIDES:
        opening = opening_pause(syntax, walk.at)
    if opening is None:
        stray = walk.at == walk.place - 1 and is_comma(syntax, walk.at)
        walk.at -= 1
        return None if stray else NO_SUBJECT
    walk.asides, walk.after_pause, walk.at = walk.asides + 1, True, opening - 1
    return None


def _over_coordinator(syntax: Syntax, walk: _Walk, found: Subjects) -> Subject | None:
    if not walk.qualified and not joins_places(syntax, walk.at):
        return shared_subject(syntax, walk.place, walk.at, found)
    walk.at -= 1
    return None


def _over_relative(syntax: Syntax, walk: _Walk, _found: Subjects) -> Subject | None:
    nouns = antecedents_of(syntax, walk.at)
    return Subject(nouns, walk.at, walk.at, nouns)


def _over_subordinator(syntax: Syntax, walk: _Walk, found: Subjects) -> Subject | None:
    is_that = syntax.words[syntax.chunks[walk.at].head].lower == "that"
    if is_that and (walk.at == walk.place - 1 or opens_relative(syntax, walk.at)):
        return _over_relative(syntax, walk, found)
    return NO_SUBJECT


def _over_verb(syntax: Syntax, walk: _Walk, found: Subjects) -> Subject | None:
    """Passes over a verb that only qualifies what stands before it."""
    group = group_of(syntax.chunks[walk.at])
    if group.form != FINITE:
        if walk.at == 0 and group.form in (GERUND, INFINITIVE):
            return Subject((group.head,), 0)
        walk.at, walk.qualified = walk.at - 1, True
        return None
    before = _before_clause(syntax, walk.at, found)
    if before is None:
        return NO_SUBJECT
    walk.at = before
    return None


_STEPS: dict[str, Callable[[Syntax, _Walk, Subjects], Subject | None]] = {
    PHRASE: _over_phrase,
    MARK: _over_mark,
    COORDINATOR: _over_coordinator,
    RELATIVE: _over_relative,
    SUBORDINATOR: _over_subordinator,
    VERB: _over_verb,
}


def _opens_clause(syntax: Syntax, before: int) -> bool:
    """Says whether a clause begins after a chunk, so that "rolling back X" is its subject."""
    if before < 0 or is_kind(syntax.chunks, before, SUBORDINATOR):
        return True
    return is_kind(syntax.chunks, before, VERB) and is_reporting(syntax, before)


def _is_singular(syntax: Syntax, place: int) -> bool:
    """Says whether a verb group agrees with one thing only ("was", "has", "fires")."""
    first = group_of(syntax.chunks[place]).first
    return syntax.words[first].lower in _SINGULAR_VERBS or syntax.tags[first] == PRESENT


def _has_phrase_before(syntax: Syntax, at: int) -> bool:
    """Says whether another phrase can be the subject, so that a bare date need not."""
    before = at - 1
    chunks = syntax.chunks
    if before >= 0 and chunks[before].kind in (MARK, RELATIVE, SUBORDINATOR, COORDINATOR):
        return False
    return before >= 0


def _resolve(syntax: Syntax, subject: Subject) -> Subject:
    """Adds the relative pronoun before a subject ("the policy that the board reversed")."""
    before = subject.start - 1
    chunks = syntax.chunks
    if is_kind(chunks, before, RELATIVE) or is_kind(chunks, before, SUBORDINATOR):
        if not opens_relative(syntax, before):
            return subject
        pronoun = syntax.words[chunks[before].head].lower
        if pronoun not in ("what", "whatever"):
            antecedents = antecedents_of(syntax, before)
            return Subject(subject.heads, subject.start, before, antecedents)
    if syntax.words[chunks[subject.start].first].lower == "whose":
        return Subject(subject.heads, subject.start, subject.start)
    if is_contact_clause(syntax, subject):
        return Subject(subject.heads, subject.start, subject.start, (chunks[before].head,))
    return subject
