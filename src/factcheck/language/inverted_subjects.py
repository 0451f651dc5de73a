"""Finds the subject of a finite verb that stands before it: "said Orsk", "there is a plan"."""

from __future__ import annotations

from factcheck.language.chunks import Syntax
from factcheck.language.clauses import NO_SUBJECT, Subject, group_of, heads_of, is_reporting
from factcheck.language.coordination import is_date, is_phrase, is_subject, members_to_right
from factcheck.language.parts_of_speech import BASE, EXISTENTIAL, MARK, QUOTE


def inverted_subject(syntax: Syntax, place: int) -> Subject | None:
    """Returns the subject after "said" behind a quotation or comma, and after "there is"."""
    chunks = syntax.chunks
    follows = is_phrase(chunks, place + 1)
    if is_phrase(chunks, place - 1) and syntax.tags[chunks[place - 1].head] == EXISTENTIAL:
        if not follows:
            return NO_SUBJECT
        members, _ = members_to_right(syntax, place + 1)
        return Subject(heads_of(syntax, members), place - 1, inverted=True)
    if not follows or is_date(syntax, chunks[place + 1]) or not is_reporting(syntax, place):
        return None
    if place and chunks[place - 1].kind != MARK:
        return None
    group = group_of(chunks[place])
    opens = not place and group.first > 0 and syntax.tags[group.first - 1] == QUOTE
    if opens or group.first != group.head or syntax.tags[group.head] == BASE:
        return None
    if syntax.tags[group.last + 1] == QUOTE or is_subject(syntax, place + 1):
        return None
    members, _ = members_to_right(syntax, place + 1)
    return Subject(heads_of(syntax, members), place, inverted=True)
