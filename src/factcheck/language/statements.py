"""Parts a sentence into its statements: clauses, asides and what is reported."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from factcheck.language.chunks import PHRASE, VERB, Syntax, read_syntax
from factcheck.language.coordination import is_comma, is_date, is_kind, is_phrase, joins_list
from factcheck.language.parts_of_speech import (
    ADJECTIVE,
    COORDINATOR,
    GERUND,
    MARK,
    PARTICIPLE,
    PREPOSITION,
    QUOTE,
    RELATIVE,
    SUBORDINATOR,
)
from factcheck.language.subjects import Subject, find_subjects, group_of, is_reporting
from factcheck.language.verb_groups import FINITE
from factcheck.language.words import Word

_REPORTING_MARKERS = frozenset({"that", "whether", "how", "why"})
_PAUSES = frozenset({",", ";", ":", "-", "–", "—", "("})


@dataclass(frozen=True, slots=True)
class Statement:
    """Holds one statement of a sentence as a span of word indices, half-open.

    Spans nest: an aside lies inside the statement it interrupts, and a word belongs to the
    smallest statement that holds it. `kind` is "main", "coordinate", "relative", "subordinate",
    "participle", "apposition" or "reported"; `marker` the word that opens it, lower case.
    `restrictive` marks a clause that picks out its noun ("countries that have not joined").
    """

    start: int
    end: int
    kind: str
    marker: str | None = None
    restrictive: bool = False


@dataclass(frozen=True, slots=True)
class _Opening:
    """Holds where a statement opens: its first chunk, its verb's chunk, and what it hangs on."""

    chunk: int
    verb: int
    kind: str
    marker: str | None = None
    restrictive: bool = False
    shares: int | None = None


def find_statements(words: Sequence[Word], syntax: Syntax | None = None) -> tuple[Statement, ...]:
    """Returns the statements of one sentence in order; the first is the whole sentence.

    Lists of nouns, and verbs that share one object, are not parted. `syntax` is the sentence's
    reading by `read_syntax`, made here where it is not given.
    """
    syntax = syntax or read_syntax(words)
    if not words:
        return ()
    subjects = find_subjects(syntax)
    openings = sorted(_openings(syntax, subjects), key=lambda opening: opening.chunk)
    found = [Statement(0, len(words), "main")]
    for order, opening in enumerate(openings):
        end = _end(syntax, subjects, opening, openings[order + 1 :])
        start = _start_word(syntax, opening)
        if end > start:
            found.append(Statement(start, end, opening.kind, opening.marker, opening.restrictive))
    return tuple(_mark_reported(syntax, subjects, found))


def smallest_statement(statements: Sequence[Statement], index: int) -> int:
    """Returns the position of the smallest statement that holds a word index."""
    holding = [
        (statement.end - statement.start, place)
        for place, statement in enumerate(statements)
        if statement.start <= index < statement.end
    ]
    return min(holding)[1] if holding else 0


def _start_word(syntax: Syntax, opening: _Opening) -> int:
    first = syntax.chunks[opening.chunk].first
    while first and syntax.tags[first - 1] in (QUOTE, "adverb"):
        first -= 1
    return first


def _openings(syntax: Syntax, subjects: dict[int, Subject]) -> Iterator[_Opening]:
    for place, chunk in enumerate(syntax.chunks):
        if chunk.kind == VERB:
            subject = subjects[place]
            if group_of(chunk).form == FINITE:
                opening = _finite_opening(syntax, place, subject)
            else:
                opening = _participle_opening(syntax, place)
            if opening is not None:
                yield opening
        elif chunk.kind == PHRASE and _is_apposition(syntax, place):
            yield _Opening(place, place, "apposition")


def _finite_opening(syntax: Syntax, place: int, subject: Subject) -> _Opening | None:
    chunks, words = syntax.chunks, syntax.words
    if is_kind(chunks, place - 1, COORDINATOR):
        return _joined_verb(syntax, place)
    if subject.opener is not None:
        first = subject.opener
        if is_kind(chunks, first - 1, PREPOSITION):
            first -= 1
        pause = is_kind(chunks, first - 1, MARK)
        return _Opening(
            first, place, "relative", words[chunks[subject.opener].head].lower, not pause
        )
    first = place if subject.start < 0 else subject.start
    before = _before_fronted(syntax, first)
    if before < 0:
        return None
    opener = chunks[before]
    lower = words[opener.head].lower
    if opener.kind in (SUBORDINATOR, RELATIVE):
        reported = lower in _REPORTING_MARKERS and is_kind(chunks, before - 1, VERB)
        return _Opening(before, place, "reported" if reported else "subordinate", lower)
    if opener.kind == COORDINATOR:
        return _Opening(before, place, "coordinate", lower)
    if opener.kind == VERB and is_reporting(syntax, before):
        return _Opening(before + 1, place, "reported")
    if opener.kind == MARK and lower in (";", ":", "–", "—"):
        return _Opening(before + 1, place, "coordinate", lower)
    if opener.kind == MARK and _follows_clause(syntax, before):
        return _Opening(before + 1, place, "coordinate")
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


def _joined_verb(syntax: Syntax, place: int) -> _Opening | None:
    """Parts "fired missiles and hit targets", but not "found and removed the mines"."""
    chunks = syntax.chunks
    joint = place - 1
    before = joint - 2 if is_comma(syntax, joint - 1) else joint - 1
    if is_kind(chunks, before, VERB):
        return None
    for at in range(before, -1, -1):
        if chunks[at].kind == VERB and group_of(chunks[at]).form == FINITE:
            marker = syntax.words[chunks[joint].head].lower
            return _Opening(joint, place, "coordinate", marker, shares=at)
    return None


def _participle_opening(syntax: Syntax, place: int) -> _Opening | None:
    chunks = syntax.chunks
    group = group_of(chunks[place])
    if group.form not in (GERUND, PARTICIPLE):
        return None
    before = place - 1
    if before < 0:
        return _Opening(place, place, "participle")
    lower = syntax.words[chunks[before].head].lower
    if chunks[before].kind == MARK and lower in _PAUSES:
        return _Opening(place, place, "participle")
    if chunks[before].kind == SUBORDINATOR:
        return _Opening(before, place, "participle", lower)
    if chunks[before].kind == PREPOSITION and before == 0:
        return _Opening(before, place, "participle", lower)
    has_more = place + 1 < len(chunks) and chunks[place + 1].kind in (PHRASE, PREPOSITION)
    if chunks[before].kind == PHRASE and has_more:
        return _Opening(place, place, "participle", restrictive=True)
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
    if joins_list(syntax, at + 1) or joins_list(syntax, at + 2):
        return False
    closes = at + 1 >= len(chunks) or chunks[at + 1].kind == MARK
    fronted = all(
        chunk.kind in (PHRASE, PREPOSITION, ADJECTIVE) for chunk in chunks[: place - 1]
    ) and is_kind(chunks, 0, PREPOSITION)
    return closes and not fronted


def _end(
    syntax: Syntax, subjects: dict[int, Subject], opening: _Opening, later: Sequence[_Opening]
) -> int:
    """Returns the word index after the last word of a statement."""
    chunks = syntax.chunks
    if opening.kind == "apposition":
        return _pause_after(syntax, opening.verb)
    ends = [_last_word(syntax)]
    for at in range(opening.verb + 1, len(chunks)):
        chunk = chunks[at]
        if chunk.kind == VERB and group_of(chunk).form == FINITE:
            subject = subjects[at]
            if 0 <= subject.start < opening.chunk and not is_kind(chunks, at - 1, COORDINATOR):
                ends.append(_without_pause(syntax, at))
            elif opening.chunk == 0 or opening.kind in ("participle", "subordinate"):
                if subject.opener is None and is_comma(syntax, subject.start - 1):
                    ends.append(_without_pause(syntax, subject.start))
    for other in later:
        if other.kind != "coordinate" or other.chunk <= opening.verb:
            continue
        if other.shares is None or other.shares < opening.verb:
            ends.append(_without_pause(syntax, other.chunk))
    return min(ends)


def _last_word(syntax: Syntax) -> int:
    end = len(syntax.words)
    while end and syntax.tags[end - 1] in (MARK, QUOTE):
        end -= 1
    return end


def _without_pause(syntax: Syntax, chunk: int) -> int:
    end = syntax.chunks[chunk].first
    while end and syntax.tags[end - 1] in (MARK, QUOTE):
        end -= 1
    return end


def _pause_after(syntax: Syntax, place: int) -> int:
    for at in range(place + 1, len(syntax.chunks)):
        if syntax.chunks[at].kind == MARK:
            return syntax.chunks[at].first
    return _last_word(syntax)


def _mark_reported(
    syntax: Syntax, subjects: dict[int, Subject], found: list[Statement]
) -> Iterator[Statement]:
    """Parts "…, the board said" from what the board said before it."""
    chunks = syntax.chunks
    for place, chunk in enumerate(chunks):
        if chunk.kind != VERB or not is_reporting(syntax, place):
            continue
        subject = subjects[place]
        first = place if subject.inverted or subject.start < 0 else subject.start
        if not is_kind(chunks, first - 1, MARK) or group_of(chunk).form != FINITE:
            continue
        begin = _without_pause(syntax, first)
        if not begin or not any(other.kind == VERB and other.last < begin for other in chunks):
            continue
        if chunks[0].kind in (SUBORDINATOR, PREPOSITION) and syntax.tags[begin] != QUOTE:
            quoted = any(tag == QUOTE for tag in syntax.tags[:begin])
            if not quoted:
                continue
        yield found[0]
        yield Statement(0, begin, "reported")
        yield from (
            statement if statement.start else replace(statement, kind="reported")
            for statement in found[1:]
            if (statement.start, statement.end) != (0, begin)
        )
        return
    yield from found
