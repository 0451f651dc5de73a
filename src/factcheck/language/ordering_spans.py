"""Finds the spans of the events that stand before and after an ordering word."""

from __future__ import annotations

from bisect import bisect_left

from factcheck.language.chunks import PHRASE, VERB, Chunk, Syntax
from factcheck.language.coordination import is_date, is_kind, is_phrase, is_subject
from factcheck.language.ordering_markers import is_marker
from factcheck.language.parts_of_speech import (
    ADVERB,
    COORDINATOR,
    MARK,
    NOT,
    QUOTE,
    RELATIVE,
    SUBORDINATOR,
)

Span = tuple[int, int]
_NEGATIONS = frozenset({"not", "n't", "never", "cannot"})


def event_end(syntax: Syntax, at: int) -> int:
    """Returns the word after the event that an ordering word governs."""
    chunks = syntax.chunks
    clause = is_kind(chunks, at, VERB) or is_subject(syntax, at)
    for place in range(at + 1, len(chunks)):
        chunk = chunks[place]
        if chunk.kind == MARK or is_marker(syntax, chunk):
            return chunk.first
        joins = chunk.kind == COORDINATOR and is_phrase(chunks, place + 1)
        if joins and is_subject(syntax, place + 1):
            return chunk.first
        if chunk.kind == VERB and not clause and chunk.group and chunk.group.form == "finite":
            return chunk.first
    return len(syntax.words)


def event_start(syntax: Syntax, marker: int) -> int:
    """Returns where the clause begins in which an ordering word stands."""
    start = 0
    for place in range(chunk_from(syntax, marker) - 1, -1, -1):
        chunk = syntax.chunks[place]
        opens = chunk.kind in (SUBORDINATOR, RELATIVE) or (
            chunk.kind == MARK and syntax.words[chunk.head].text in ";:"
        )
        joins = chunk.kind == COORDINATOR and is_phrase(syntax.chunks, place + 1)
        if opens or (joins and is_subject(syntax, place + 1)):
            start = chunk.last + 1
            break
    rest = chunks_between(syntax, start, marker)
    if all(chunk.kind == PHRASE and is_date(syntax, chunk) for chunk in rest):
        return marker
    return start


def chunk_from(syntax: Syntax, word: int) -> int:
    """Returns the place of the first chunk that begins at a word or after it."""
    return bisect_left(syntax.chunks, word, key=lambda chunk: chunk.first)


def chunks_between(syntax: Syntax, first: int, last: int) -> tuple[Chunk, ...]:
    """Returns the chunks that begin between two words, the second exclusive."""
    return syntax.chunks[chunk_from(syntax, first) : chunk_from(syntax, last)]


def main_before(syntax: Syntax, marker: int) -> Span | None:
    """Returns the event before an ordering word, up to an earlier ordering word or after it."""
    first, last = event_start(syntax, marker), without_time(syntax, marker)
    for chunk in chunks_between(syntax, first, marker):
        if is_marker(syntax, chunk):
            if has_verb(syntax, (chunk.last + 1, last)):
                first = chunk.last + 1
            elif chunk.first > first:
                last = without_time(syntax, chunk.first)
                break
    return (first, last) if first < last else None


def has_verb(syntax: Syntax, span: Span) -> bool:
    """Says whether a span has a verb."""
    return any(chunk.kind == VERB for chunk in chunks_between(syntax, *span))


def main_after(syntax: Syntax, end: int) -> Span | None:
    """Returns the main clause after a fronted one."""
    if end >= len(syntax.words) or syntax.tags[end] != MARK:
        return None
    last = len(syntax.words)
    while last > end and syntax.tags[last - 1] in (MARK, QUOTE):
        last -= 1
    return (end + 1, last) if last > end + 1 else None


def without_time(syntax: Syntax, marker: int) -> int:
    """Leaves out "three days" before "after"."""
    before = syntax.chunks[max(chunk_from(syntax, marker) - 1, 0)]
    if before.last == marker - 1 and before.kind == PHRASE and is_date(syntax, before):
        return before.first
    end = marker
    while end and syntax.tags[end - 1] in (MARK, QUOTE, ADVERB):
        end -= 1
    return end


def is_denied(syntax: Syntax, span: Span) -> bool:
    """Says whether a span holds a negation."""
    return any(
        syntax.tags[index] == NOT or syntax.words[index].lower in _NEGATIONS
        for index in range(*span)
    )
