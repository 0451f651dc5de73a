"""Finds the subject of every verb group of a sentence."""

from __future__ import annotations

from factcheck.language.chunks import VERB, Syntax
from factcheck.language.clauses import NO_SUBJECT, Subject, Subjects, group_of
from factcheck.language.finite_subjects import finite_subject
from factcheck.language.governed_subjects import governed_subject
from factcheck.language.parts_of_speech import COORDINATOR, PREPOSITION, SUBORDINATOR
from factcheck.language.verb_groups import FINITE


def find_subjects(syntax: Syntax) -> Subjects:
    """Returns the subject of each verb group, by the place of its chunk."""
    found: Subjects = {}
    verbs = [place for place, chunk in enumerate(syntax.chunks) if chunk.kind == VERB]
    for place in verbs:
        group = group_of(syntax.chunks[place])
        if group.form == FINITE:
            found[place] = finite_subject(syntax, place, found)
        else:
            found[place] = governed_subject(syntax, place, group, found)
    for place in verbs:
        if not found[place].heads and _waits_for_main(syntax, place):
            found[place] = _main_subject(syntax, place, found)
    return found


def _waits_for_main(syntax: Syntax, place: int) -> bool:
    """Says whether a participle or infinitive stands before the clause it belongs to."""
    chunks = syntax.chunks
    if group_of(chunks[place]).form == FINITE:
        return False
    left = place - 1
    return left < 0 or (left == 0 and chunks[0].kind in (PREPOSITION, SUBORDINATOR, COORDINATOR))


def _main_subject(syntax: Syntax, place: int, found: Subjects) -> Subject:
    for at in range(place + 1, len(syntax.chunks)):
        chunk = syntax.chunks[at]
        if chunk.kind == VERB and group_of(chunk).form == FINITE:
            subject = found.get(at, NO_SUBJECT)
            if subject.start > place and subject.opener is None:
                return Subject(subject.heads, place)
    return NO_SUBJECT
