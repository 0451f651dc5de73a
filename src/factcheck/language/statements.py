"""Parts a sentence into its statements: clauses, asides and what is reported."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.language.chunks import PHRASE, VERB, Syntax, read_syntax
from factcheck.language.coordination import is_comma, is_date, is_kind, is_phrase, joins_list
from factcheck.language.parts_of_speech import (
    ADJECTIVE,
    ADVERB,
    COORDINATOR,
    GERUND,
    MARK,
    PARTICIPLE,
    PREPOSITION,
    QUOTE,
    RELATIVE,
    SUBORDINATOR,
)
from factcheck.language.subjects import Subject, find_subjects, group_of, is_reporting, is_said
from factcheck.language.verb_groups import FINITE
from factcheck.language.words import Word
from factcheck.model import NameKind

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


@dataclass(frozen=True, slots=True)
class _Attribution:
    """Holds the chunk of a reporting verb after what it reports, and where that ends."""

    verb: int
    begin: int


def find_statements(words: Sequence[Word], syntax: Syntax | None = None) -> tuple[Statement, ...]:
    """Returns the statements of one sentence in order; the first is the whole sentence.

    Lists of nouns, and verbs that share one object, are not parted. `syntax` is the sentence's
    reading by `read_syntax`, made here where it is not given.
    """
    syntax = syntax or read_syntax(words)
    if not words:
        return ()
    subjects = find_subjects(syntax)
    attribution = _find_attribution(syntax, subjects)
    found = [Statement(0, len(words), "main")]
    if attribution is not None:
        found.append(Statement(0, attribution.begin, "reported"))
    openings = sorted(_openings(syntax, subjects), key=lambda opening: opening.chunk)
    for order, opening in enumerate(openings):
        end = _end(syntax, subjects, opening, openings[order + 1 :])
        start = _start_word(syntax, opening)
        if attribution is not None:
            if opening.verb == attribution.verb:
                continue
            if start < attribution.begin:
                end = min(end, attribution.begin)
        statement = Statement(start, end, opening.kind, opening.marker, opening.restrictive)
        if end > start and (start, end) != (0, found[-1].end):
            found.append(statement)
    return tuple(found)


def smallest_statement(statements: Sequence[Statement], index: int) -> int:
    """Returns the position of the smallest statement that holds a word index."""
    holding = [
        (statement.end - statement.start, place)
        for place, statement in enumerate(statements)
        if statement.start <= index < statement.end
    ]
    return min(holding)[1] if holding else 0


def _start_word(syntax: Syntax, opening: _Opening) -> int:
    """Takes in the opening quotation mark, and "shortly" before "before"."""
    words = syntax.words
    first = syntax.chunks[opening.chunk].first
    if opening.kind == "subordinate":
        while first and syntax.tags[first - 1] == ADVERB:
            first -= 1
    if first and syntax.tags[first - 1] == QUOTE and words[first - 1].end == words[first].start:
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
                if opening is not None and _is_subject_verb(subjects, chunk.head):
                    opening = None
            if opening is not None:
                yield opening
        elif chunk.kind == PHRASE and _is_apposition(syntax, place):
            yield _Opening(place, place, "apposition")


def _is_subject_verb(subjects: dict[int, Subject], head: int) -> bool:
    """Says whether a verb is itself the subject ("adding to it would harm")."""
    return any(head in subject.heads for subject in subjects.values())


def _finite_opening(syntax: Syntax, place: int, subject: Subject) -> _Opening | None:
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
            return _Opening(first, place, "relative", None, restrictive=True)
        return _Opening(first, place, "relative", marker, not pause)
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
        return _Opening(before, place, "reported" if reported else "subordinate", lower)
    if opener.kind == COORDINATOR:
        return _Opening(before, place, "coordinate", lower) if before else None
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
    while True:
        if joins_list(syntax, at + 1) or (is_comma(syntax, at + 1) and joins_list(syntax, at + 2)):
            return True
        if not is_comma(syntax, at + 1) or at + 2 >= len(chunks):
            return False
        if chunks[at + 2].kind not in (PHRASE, VERB, ADJECTIVE):
            return False
        if chunks[at + 2].kind == VERB and group_of(chunks[at + 2]).form == FINITE:
            return False
        at += 2


def _are_places(syntax: Syntax, place: int) -> bool:
    """Says whether two phrases are a place and what it lies in ("Irving, Texas")."""
    for at in (place, place - 2):
        name = syntax.words[syntax.chunks[at].head].name
        if name is None or name.kind is not NameKind.PLACE:
            return False
    return True


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


def _find_attribution(syntax: Syntax, subjects: dict[int, Subject]) -> _Attribution | None:
    """Finds "…, the board said" at the end of what the board said."""
    chunks = syntax.chunks
    for place, chunk in enumerate(chunks):
        if chunk.kind != VERB or not is_reporting(syntax, place):
            continue
        subject = subjects[place]
        first = place if subject.inverted or subject.start < 0 else subject.start
        if not is_kind(chunks, first - 1, MARK) or group_of(chunk).form != FINITE:
            continue
        begin = _without_pause(syntax, first)
        quoted = QUOTE in syntax.tags[:begin]
        clause = chunks[0].kind not in (SUBORDINATOR, PREPOSITION) and any(
            other.kind == VERB and other.last < begin and group_of(other).form == FINITE
            for other in chunks
        )
        if (quoted or clause) and not is_kind(chunks, place + 1, SUBORDINATOR):
            return _Attribution(place, begin)
    return None
