"""Finds which of two events a sentence puts first ("A before B", "after B, A", "A, then B")."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from factcheck.language.chunks import PHRASE, VERB, Chunk, Syntax, read_syntax
from factcheck.language.coordination import is_date, is_kind, is_phrase, is_subject
from factcheck.language.frames import Frame, find_frames
from factcheck.language.lexicon import read_pairs
from factcheck.language.parts_of_speech import (
    ADVERB,
    COORDINATOR,
    MARK,
    NOT,
    PREPOSITION,
    QUOTE,
    RELATIVE,
    SUBORDINATOR,
)
from factcheck.language.words import Word
from factcheck.records import dataclass

Span = tuple[int, int]
_THEN = frozenset({"then", "later", "subsequently", "afterwards", "afterward", "thereafter"})
_WHEN = "when"
_ALREADY = "already"
_LATER_FIRST = frozenset({"after", "since"})
_NEGATIONS = frozenset({"not", "n't", "never", "cannot"})


@dataclass(frozen=True, slots=True)
class Ordering:
    """Holds two events of a sentence and the word that orders them.

    `marker` is the word index of the ordering word, `relation` "before", "after", "while",
    "until" or "since" as written; `earlier` and `later` are word spans, half-open, whatever the
    wording. With "while" neither comes first, and `earlier` is the one the sentence is about.
    """

    marker: int
    relation: str
    earlier: Span
    later: Span


def find_orderings(words: Sequence[Word], syntax: Syntax | None = None) -> tuple[Ordering, ...]:
    """Returns the orderings of events in one sentence, by the place of their markers.

    Dates are no events: "since 2022" orders nothing here. `syntax` is the sentence's reading by
    `read_syntax`, made here where it is not given.
    """
    if not any(word.lower in _first_words() for word in words):
        return ()
    syntax = syntax or read_syntax(words)
    found = [*_by_markers(syntax), *_by_verbs(syntax), *_by_adverbs(syntax)]
    return tuple(sorted(found, key=lambda ordering: ordering.marker))


@lru_cache(maxsize=1)
def _markers() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Returns the ordering phrases by their first words, the longest first."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, relation in read_pairs("time_order"):
        parts = tuple(phrase.split())
        table.setdefault(parts[0], []).append((parts, relation))
    return {
        first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in table.items()
    }


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    verbs = {"followed", "follows", "follow", "preceded", "precedes", "precede", "preceding"}
    return frozenset(_markers()) | _THEN | verbs


def _by_markers(syntax: Syntax) -> Iterator[Ordering]:
    words = syntax.words
    place = 0
    while place < len(words):
        match = _match(syntax, place)
        if match is None:
            place += 1
            continue
        length, relation = match
        ordering = _order(syntax, place, place + length, relation)
        if ordering is not None:
            yield ordering
        place += length


def _match(syntax: Syntax, place: int) -> tuple[int, str] | None:
    words = [word for word in syntax.words[place : place + 8] if word.text != "-"]
    for parts, relation in _markers().get(syntax.words[place].lower, ()):
        if tuple(word.lower for word in words[: len(parts)]) == parts:
            length = len(parts) + sum(
                word.text == "-" for word in syntax.words[place : place + len(parts)]
            )
            single = len(parts) == 1
            if single and syntax.tags[place] not in (PREPOSITION, SUBORDINATOR):
                continue
            return length, relation
    return None


def _order(syntax: Syntax, marker: int, begin: int, relation: str) -> Ordering | None:
    chunks = syntax.chunks
    at = _chunk_from(syntax, begin)
    if at == len(chunks) or chunks[at].kind not in (PHRASE, VERB):
        return None
    if not is_subject(syntax, at) and (
        is_date(syntax, chunks[at]) or syntax.words[chunks[at].head].lower == "all"
    ):
        return None
    end = _event_end(syntax, at)
    main: Span | None = _main_before(syntax, marker)
    if main is None or not _has_verb(syntax, main):
        main = _main_after(syntax, end) or main
    if main is None:
        return None
    governed = (begin, end)
    if relation == _WHEN:
        return _order_by_already(syntax, marker, main, governed)
    if relation in _LATER_FIRST or (relation == "until" and _is_denied(syntax, main)):
        return Ordering(marker, relation, governed, main)
    return Ordering(marker, relation, main, governed)


def _order_by_already(syntax: Syntax, marker: int, main: Span, governed: Span) -> Ordering | None:
    """Reads "A had already happened when B did": A came first. "When" alone orders nothing."""
    done = [
        span
        for span in (main, governed)
        if _ALREADY in (w.lower for w in syntax.words[slice(*span)])
    ]
    if len(done) != 1:
        return None
    if done[0] == main:
        return Ordering(marker, "before", main, governed)
    return Ordering(marker, "after", governed, main)


def _event_end(syntax: Syntax, at: int) -> int:
    """Returns the word after the event that an ordering word governs."""
    chunks = syntax.chunks
    clause = is_kind(chunks, at, VERB) or is_subject(syntax, at)
    for place in range(at + 1, len(chunks)):
        chunk = chunks[place]
        if chunk.kind == MARK or _is_marker(syntax, chunk):
            return chunk.first
        joins = chunk.kind == COORDINATOR and is_phrase(chunks, place + 1)
        if joins and is_subject(syntax, place + 1):
            return chunk.first
        if chunk.kind == VERB and not clause and chunk.group and chunk.group.form == "finite":
            return chunk.first
    return len(syntax.words)


def _is_marker(syntax: Syntax, chunk: Chunk) -> bool:
    return (
        chunk.kind in (PREPOSITION, SUBORDINATOR)
        and syntax.words[chunk.head].lower in _markers()
        and len(_markers()[syntax.words[chunk.head].lower][0][0]) == 1
    )


def _event_start(syntax: Syntax, marker: int) -> int:
    """Returns where the clause begins in which an ordering word stands."""
    start = 0
    for place in range(_chunk_from(syntax, marker) - 1, -1, -1):
        chunk = syntax.chunks[place]
        opens = chunk.kind in (SUBORDINATOR, RELATIVE) or (
            chunk.kind == MARK and syntax.words[chunk.head].text in ";:"
        )
        joins = chunk.kind == COORDINATOR and is_phrase(syntax.chunks, place + 1)
        if opens or (joins and is_subject(syntax, place + 1)):
            start = chunk.last + 1
            break
    rest = _chunks_between(syntax, start, marker)
    if all(chunk.kind == PHRASE and is_date(syntax, chunk) for chunk in rest):
        return marker
    return start


def _chunk_from(syntax: Syntax, word: int) -> int:
    """Returns the place of the first chunk that begins at a word or after it."""
    return bisect_left(syntax.chunks, word, key=lambda chunk: chunk.first)


def _chunks_between(syntax: Syntax, first: int, last: int) -> tuple[Chunk, ...]:
    return syntax.chunks[_chunk_from(syntax, first) : _chunk_from(syntax, last)]


def _main_before(syntax: Syntax, marker: int) -> Span | None:
    """Returns the event before an ordering word, up to an earlier ordering word or after it."""
    first, last = _event_start(syntax, marker), _without_time(syntax, marker)
    for chunk in _chunks_between(syntax, first, marker):
        if _is_marker(syntax, chunk):
            if _has_verb(syntax, (chunk.last + 1, last)):
                first = chunk.last + 1
            elif chunk.first > first:
                last = _without_time(syntax, chunk.first)
                break
    return (first, last) if first < last else None


def _has_verb(syntax: Syntax, span: Span) -> bool:
    return any(chunk.kind == VERB for chunk in _chunks_between(syntax, *span))


def _main_after(syntax: Syntax, end: int) -> Span | None:
    """Returns the main clause after a fronted one."""
    if end >= len(syntax.words) or syntax.tags[end] != MARK:
        return None
    last = len(syntax.words)
    while last > end and syntax.tags[last - 1] in (MARK, QUOTE):
        last -= 1
    return (end + 1, last) if last > end + 1 else None


def _without_time(syntax: Syntax, marker: int) -> int:
    """Leaves out "three days" before "after"."""
    before = syntax.chunks[max(_chunk_from(syntax, marker) - 1, 0)]
    if before.last == marker - 1 and before.kind == PHRASE and is_date(syntax, before):
        return before.first
    end = marker
    while end and syntax.tags[end - 1] in (MARK, QUOTE, ADVERB):
        end -= 1
    return end


def _is_denied(syntax: Syntax, span: Span) -> bool:
    return any(
        syntax.tags[index] == NOT or syntax.words[index].lower in _NEGATIONS
        for index in range(*span)
    )


def _by_verbs(syntax: Syntax) -> Iterator[Ordering]:
    """Reads "A followed B", "A was preceded by B"."""
    lowers = {word.stem for word in syntax.words}
    if "follow" not in lowers and "preced" not in lowers:
        return
    for frame in find_frames(syntax.words, syntax):
        if frame.stem not in ("follow", "preced") or frame.nominal:
            continue
        doers, undergoers = _participants(syntax, frame)
        if doers is None or undergoers is None:
            continue
        if frame.stem == "follow":
            yield Ordering(frame.verb, "after", undergoers, doers)
        else:
            yield Ordering(frame.verb, "before", doers, undergoers)


def _participants(syntax: Syntax, frame: Frame) -> tuple[Span | None, Span | None]:
    return _span_of(syntax, frame.doers), _span_of(syntax, frame.undergoers)


def _span_of(syntax: Syntax, heads: tuple[int, ...]) -> Span | None:
    if not heads:
        return None
    chunks = [chunk for chunk in syntax.chunks if chunk.head in heads]
    if not chunks:
        return None
    return chunks[0].first, chunks[-1].last + 1


def _by_adverbs(syntax: Syntax) -> Iterator[Ordering]:
    """Reads "A and then B", "A, then B", "A; later B"."""
    words = syntax.words
    for index, word in enumerate(words):
        if word.lower not in _THEN or not index or words[index - 1].lower == "since":
            continue
        joint = index - 1
        if syntax.tags[joint] not in (MARK, COORDINATOR) or words[joint].lower in ("or", "but"):
            continue
        after = [chunk for chunk in syntax.chunks if chunk.first > index]
        before = [chunk for chunk in syntax.chunks if chunk.last < joint]
        if not any(chunk.kind == VERB for chunk in after):
            continue
        if not any(chunk.kind == VERB for chunk in before):
            continue
        end = after[-1].last + 1 if after[-1].kind != MARK else after[-1].first
        start = _event_start(syntax, joint)
        yield Ordering(index, "before", (0 if start >= joint else start, joint), (index + 1, end))
