"""Finds where the statements of a sentence open: at clauses, participles and appositions."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.language.chunks import PHRASE, VERB, Syntax
from factcheck.language.clauses import Subject, Subjects, group_of, is_reporting, is_said
from factcheck.language.coordination import is_comma, is_date, is_kind, is_phrase, joins_list
from factcheck.language.parts_of_speech import (
    ADJECTIVE,
    COORDINATOR,
    GERUND,
    MARK,
    PARTICIPLE,
    PREPOSITION,
    RELATIVE,
    SUBORDINATOR,
)
from factcheck.language.verb_groups import FINITE
from factcheck.model import NameKind
from factcheck.records import dataclass

_REPORTING_MARKERS = frozenset({"that", "whether", "how", "why"})
_PAUSES = frozenset({",", ";", ":", "-", "–", "—", "("})
# How many members of a list are looked through for its "and".
_LONGEST_LIST = 30


@dataclass(frozen=True, slots=True)
class Opening:
    """Holds where a statement opens: its first chunk, its verb's chunk, and what it hangs on."""

    chunk: int
    verb: int
    kind: str
    marker: str | None = None
    restrictive: bool = False
    shares: int | None = None


def find_openings(syntax: Syntax, subjects: Subjects) -> Iterator[Opening]:
    """Yields the openings of all statements but the main one, in the order of their verbs."""
    acting = {head for subject in subjects.values() for head in subject.heads}
    for place, chunk in enumerate(syntax.chunks):
        if chunk.kind == VERB:
            subject = subjects[place]
            if group_of(chunk).form == FINITE:
                opening = _finite_opening(syntax, place, subject)
            else:
                opening = _participle_opening(syntax, place)
                if chunk.head in acting:
                    # "Adding to it would harm": the participle is itself the subject.
                    opening = None
            if opening is not None:
                yield opening
        elif chunk.kind == PHRASE and _is_apposition(syntax, place):
            yield Opening(place, place, "apposition")


def _finite_opening(syntax: Syntax, place: int, subject: Subject) -> Opening | None:
    chunks, words = syntax.chunks, syntax.words
    if is_kind(chunks, place - 1, COORDINATOR):
        return _joined_verb(syntax, place)
    if subject.opener is not None:
        first = subject.opener
        if is_kind(chunks, first - 1, PREPOSITION):
            first -= 1
        pause = is_kind(chunks, first - 1, MARK)
        opener = chunks[subject.opener]
        contact = subject.opener == subject.start and opener.kind == PHRASE
        marker = words[opener.first].lower
        if contact and marker != "whose":
            return Opening(first, place, "relative", None, restrictive=True)
        return Opening(first, place, "relative", marker, not pause)
    first = place if subject.start < 0 else subject.start
    before = _before_fronted(syntax, first)
    if before < 0:
        return None
    opener = chunks[before]
    lower = words[opener.head].lower
    if opener.kind in (SUBORDINATOR, RELATIVE):
        reported = lower in _REPORTING_MARKERS and (
            is_said(syntax, before) or is_kind(chunks, before - 1, VERB)
        )
        return Opening(before, place, "reported" if reported else "subordinate", lower)
    if opener.kind == COORDINATOR:
        return Opening(before, place, "coordinate", lower) if before else None
    if opener.kind == VERB and is_reporting(syntax, before):
        return Opening(before + 1, place, "reported")
    if (
        opener.kind == MARK
        and is_kind(chunks, before - 1, VERB)
        and is_reporting(syntax, before - 1)
    ):
        return Opening(before + 1, place, "reported")
    if opener.kind == MARK and lower in (";", ":", "–", "—"):
        return Opening(before + 1, place, "coordinate", lower)
    if opener.kind == MARK and _follows_clause(syntax, before):
        return Opening(before + 1, place, "coordinate")
    return None


def _before_fronted(syntax: Syntax, first: int) -> int:
    """Returns the chunk before a clause, over "in 2014," and dates in front of its subject."""
    chunks = syntax.chunks
    before = first - 1
    while before > 0:
        at = before - 1 if is_comma(syntax, before) else before
        if is_phrase(chunks, at) and is_kind(chunks, at - 1, PREPOSITION):
            before = at - 2
        elif is_phrase(chunks, at) and is_date(syntax, chunks[at]):
            before = at - 1
        else:
            break
    return before


def _follows_clause(syntax: Syntax, mark: int) -> bool:
    """Says whether a main clause, not a fronted one, stands before a comma."""
    chunks = syntax.chunks
    if chunks[0].kind in (SUBORDINATOR, PREPOSITION, VERB):
        return False
    return any(chunk.kind == VERB and group_of(chunk).form == FINITE for chunk in chunks[:mark])


def _joined_verb(syntax: Syntax, place: int) -> Opening | None:
    """Parts "fired missiles and hit targets", but not "found and removed the mines"."""
    chunks = syntax.chunks
    joint = place - 1
    before = joint - 2 if is_comma(syntax, joint - 1) else joint - 1
    if is_kind(chunks, before, VERB):
        return None
    for at in range(before, -1, -1):
        if chunks[at].kind == VERB and group_of(chunks[at]).form == FINITE:
            marker = syntax.words[chunks[joint].head].lower
            return Opening(joint, place, "coordinate", marker, shares=at)
    return None


def _participle_opening(syntax: Syntax, place: int) -> Opening | None:
    chunks = syntax.chunks
    group = group_of(chunks[place])
    if group.form not in (GERUND, PARTICIPLE):
        return None
    before = place - 1
    if before < 0:
        return Opening(place, place, "participle")
    lower = syntax.words[chunks[before].head].lower
    if chunks[before].kind == MARK and lower in _PAUSES:
        return Opening(place, place, "participle")
    if chunks[before].kind == SUBORDINATOR:
        return Opening(before, place, "participle", lower)
    if chunks[before].kind == PREPOSITION and before == 0:
        return Opening(before, place, "participle", lower)
    has_more = place + 1 < len(chunks) and chunks[place + 1].kind in (PHRASE, PREPOSITION)
    if chunks[before].kind == PHRASE and has_more:
        return Opening(place, place, "participle", restrictive=True)
    return None


def _is_apposition(syntax: Syntax, place: int) -> bool:
    """Says whether a phrase between pauses renames the one before it."""
    chunks = syntax.chunks
    if not (is_comma(syntax, place - 1) and is_phrase(chunks, place - 2)):
        return False
    if is_date(syntax, chunks[place]) or is_date(syntax, chunks[place - 2]):
        return False
    at = place
    while is_kind(chunks, at + 1, PREPOSITION) and is_phrase(chunks, at + 2):
        at += 2
    if _in_list(syntax, at) or _are_places(syntax, place):
        return False
    closes = at + 1 >= len(chunks) or chunks[at + 1].kind == MARK
    fronted = all(
        chunk.kind in (PHRASE, PREPOSITION, ADJECTIVE) for chunk in chunks[: place - 1]
    ) and is_kind(chunks, 0, PREPOSITION)
    return closes and not fronted


def _in_list(syntax: Syntax, at: int) -> bool:
    """Says whether "and" closes a list that a phrase stands in."""
    chunks = syntax.chunks
    for _ in range(_LONGEST_LIST):
        while is_kind(chunks, at + 1, PREPOSITION) and is_phrase(chunks, at + 2):
            at += 2
        if joins_list(syntax, at + 1) or (is_comma(syntax, at + 1) and joins_list(syntax, at + 2)):
            return True
        if not is_comma(syntax, at + 1) or at + 2 >= len(chunks):
            return False
        if chunks[at + 2].kind not in (PHRASE, VERB, ADJECTIVE):
            return False
        if chunks[at + 2].kind == VERB and group_of(chunks[at + 2]).form == FINITE:
            return False
        at += 2
    return False


def _are_places(syntax: Syntax, place: int) -> bool:
    """Says whether two phrases are a place and what it lies in ("in York, England")."""
    chunks = syntax.chunks
    outer, inner = (syntax.words[chunks[at].head].name for at in (place, place - 2))
    hangs = is_kind(chunks, place - 3, PREPOSITION)
    if outer is not None and outer.kind is NameKind.PLACE and hangs:
        return True
    return (
        inner is not None
        and outer is not None
        and inner.kind is outer.kind
        and inner.kind is NameKind.PLACE
    )
