"""Tells what "and" and pauses join: verbs with one subject, places, and asides."""

from __future__ import annotations

from factcheck.language.chunks import VERB, Syntax
from factcheck.language.clauses import NO_SUBJECT, Subject, Subjects, group_of
from factcheck.language.coordination import is_comma, is_date, is_kind, is_phrase
from factcheck.language.parts_of_speech import MARK, PREPOSITION
from factcheck.language.verb_groups import FINITE


def opening_pause(syntax: Syntax, closing: int) -> int | None:
    """Finds the mark that opened the aside which a mark closes."""
    text = syntax.words[syntax.chunks[closing].head].text
    wanted = "(" if text == ")" else text
    for at in range(closing - 1, 0, -1):
        chunk = syntax.chunks[at]
        if chunk.kind != MARK or syntax.words[chunk.head].text != wanted:
            continue
        if syntax.chunks[at - 1].kind not in (MARK, PREPOSITION):
            return at
    return None


def joins_places(syntax: Syntax, joint: int) -> bool:
    """Says whether "and" joins what hangs on two prepositions ("in Rome and in York")."""
    chunks = syntax.chunks
    if not is_kind(chunks, joint + 1, PREPOSITION) or not is_phrase(chunks, joint + 2):
        return False
    hangs = is_phrase(chunks, joint - 1) and is_kind(chunks, joint - 2, PREPOSITION)
    return hangs and not is_date(syntax, chunks[joint + 2])


def shared_subject(syntax: Syntax, place: int, joint: int, found: Subjects) -> Subject:
    """Gives "and fired" the subject of the finite verb before it."""
    finite = [
        at
        for at in range(joint - 1, -1, -1)
        if syntax.chunks[at].kind == VERB and group_of(syntax.chunks[at]).form == FINITE
    ]
    if not finite:
        return NO_SUBJECT
    chosen = finite[0]
    if is_comma(syntax, joint - 1):
        # "said that it had rained, and left": after a comma, a verb of the same shape.
        alike = [at for at in finite if _shape(syntax, at) == _shape(syntax, place)]
        chosen = alike[0] if alike else chosen
    shared = found.get(chosen, NO_SUBJECT)
    return Subject(shared.heads, place, shared.opener, shared.antecedents)


def _shape(syntax: Syntax, place: int) -> str:
    return syntax.tags[group_of(syntax.chunks[place]).first]
