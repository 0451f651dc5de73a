"""Parts a sentence into its statements: clauses, asides and what is reported."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.language.chunks import VERB, Syntax, read_syntax
from factcheck.language.clauses import Subjects, group_of, is_reporting
from factcheck.language.coordination import is_comma, is_kind, is_subject
from factcheck.language.parts_of_speech import (
    COORDINATOR,
    MARK,
    PREPOSITION,
    QUOTE,
    SUBORDINATOR,
)
from factcheck.language.statement_openings import Opening, find_openings
from factcheck.language.subjects import find_subjects
from factcheck.language.verb_groups import FINITE
from factcheck.language.words import Word
from factcheck.records import dataclass

# "just before", "long after".
_NEARNESS = frozenset({"just", "long", "soon", "even", "only", "right", "well"})
# How many chunks or statements on its end is looked for: no sentence that people wrote needs more.
_REACH = 200


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
    openings = sorted(find_openings(syntax, subjects), key=lambda opening: opening.chunk)
    for order, opening in enumerate(openings):
        later = openings[order + 1 : order + _REACH]
        end = _end(syntax, subjects, opening, later)
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


def _measures_time(lower: str) -> bool:
    return lower in _NEARNESS or lower.endswith("ly")


def smallest_statement(statements: Sequence[Statement], index: int) -> int:
    """Returns the position of the smallest statement that holds a word index."""
    holding = [
        (statement.end - statement.start, place)
        for place, statement in enumerate(statements)
        if statement.start <= index < statement.end
    ]
    return min(holding)[1] if holding else 0


def _start_word(syntax: Syntax, opening: Opening) -> int:
    """Takes in the opening quotation mark, and "shortly" before "before"."""
    words = syntax.words
    first = syntax.chunks[opening.chunk].first
    if opening.kind == "subordinate":
        while first and _measures_time(words[first - 1].lower):
            first -= 1
    if first and syntax.tags[first - 1] == QUOTE and words[first - 1].end == words[first].start:
        first -= 1
    return first


def _end(syntax: Syntax, subjects: Subjects, opening: Opening, later: Sequence[Opening]) -> int:
    """Returns the word index after the last word of a statement."""
    if opening.kind == "apposition":
        return _pause_after(syntax, opening.verb)
    return min(
        _last_word(syntax),
        _resumed(syntax, subjects, opening),
        next(
            (_without_pause(syntax, other.chunk) for other in later if _closes(other, opening)),
            len(syntax.words),
        ),
    )


def _resumed(syntax: Syntax, subjects: Subjects, opening: Opening) -> int:
    """Returns where the clause around a statement goes on, else the sentence's end."""
    chunks = syntax.chunks
    for at in range(opening.verb + 1, min(opening.verb + _REACH, len(chunks))):
        chunk = chunks[at]
        if chunk.kind != VERB or group_of(chunk).form != FINITE:
            continue
        subject = subjects[at]
        if 0 <= subject.start < opening.chunk and not is_kind(chunks, at - 1, COORDINATOR):
            return _without_pause(syntax, at)
        after_pause = subject.opener is None and is_comma(syntax, subject.start - 1)
        if after_pause and _is_fronted(opening):
            return _without_pause(syntax, subject.start)
    return len(syntax.words)


def _closes(other: Opening, opening: Opening) -> bool:
    """Says whether "and …" after a statement ends it."""
    if other.kind != "coordinate" or other.chunk <= opening.verb:
        return False
    return other.shares is None or other.shares < opening.verb


def _is_fronted(opening: Opening) -> bool:
    """Says whether a statement may stand before its main clause ("When it rained, …")."""
    return opening.chunk == 0 or opening.kind in ("participle", "subordinate")


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


def _find_attribution(syntax: Syntax, subjects: Subjects) -> _Attribution | None:
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
        if (quoted or clause) and not _says_more(syntax, place, first, inverted=subject.inverted):
            return _Attribution(place, begin)
    return None


def _says_more(syntax: Syntax, place: int, first: int, *, inverted: bool) -> bool:
    """Says whether what is said follows the reporting verb, or the verb itself is quoted."""
    chunks = syntax.chunks
    if is_kind(chunks, place + 1, SUBORDINATOR) or (not inverted and is_subject(syntax, place + 1)):
        return True
    start = chunks[first].first
    opens = start > 1 and syntax.tags[start - 1] == QUOTE
    return opens and syntax.words[start - 2].end != syntax.words[start - 1].start
