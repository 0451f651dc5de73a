"""Finds which of two events a sentence puts first ("A before B", "after B, A", "A, then B")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.language.chunks import PHRASE, VERB, Syntax, read_syntax
from factcheck.language.coordination import is_date, is_subject
from factcheck.language.frames import Frame, find_frames
from factcheck.language.ordering_markers import match_marker, may_hold_marker
from factcheck.language.ordering_spans import (
    Span,
    chunk_from,
    event_end,
    event_start,
    has_verb,
    is_denied,
    main_after,
    main_before,
)
from factcheck.language.parts_of_speech import COORDINATOR, DETERMINER, HAVE, MARK, POSSESSIVE
from factcheck.language.words import Word
from factcheck.records import dataclass

_THEN = frozenset({"then", "later", "subsequently", "afterwards", "afterward", "thereafter"})
_VERBS = frozenset(
    {"followed", "follows", "follow", "preceded", "precedes", "precede", "preceding"}
)
_FIRST = "first"
_WHEN = "when"
_ALREADY = "already"
_HAD = frozenset({"had", "'d"})
_LATER_FIRST = frozenset({"after", "since"})


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
    if not may_hold_marker(words) and not any(
        word.lower in _THEN or word.lower in _VERBS or word.lower == _FIRST for word in words
    ):
        return ()
    syntax = syntax or read_syntax(words)
    found = [
        *_by_markers(syntax),
        *_by_verbs(syntax),
        *_by_adverbs(syntax),
        *_by_first(syntax),
    ]
    return tuple(sorted(found, key=lambda ordering: ordering.marker))


def _by_markers(syntax: Syntax) -> Iterator[Ordering]:
    words = syntax.words
    place = 0
    while place < len(words):
        match = match_marker(syntax, place)
        if match is None:
            place += 1
            continue
        length, relation = match
        ordering = _order(syntax, place, place + length, relation)
        if ordering is not None:
            yield ordering
        place += length


def _order(syntax: Syntax, marker: int, begin: int, relation: str) -> Ordering | None:
    chunks = syntax.chunks
    at = chunk_from(syntax, begin)
    if at == len(chunks) or chunks[at].kind not in (PHRASE, VERB):
        return None
    if not is_subject(syntax, at) and (
        is_date(syntax, chunks[at]) or syntax.words[chunks[at].head].lower == "all"
    ):
        return None
    end = event_end(syntax, at)
    main: Span | None = main_before(syntax, marker)
    if main is None or not has_verb(syntax, main):
        main = main_after(syntax, end) or main
    if main is None:
        return None
    governed = (begin, end)
    if relation == _WHEN:
        return _order_by_already(syntax, marker, main, governed)
    if relation in _LATER_FIRST or (relation == "until" and is_denied(syntax, main)):
        return Ordering(marker, relation, governed, main)
    return Ordering(marker, relation, main, governed)


def _order_by_already(syntax: Syntax, marker: int, main: Span, governed: Span) -> Ordering | None:
    """Reads "A had (already) happened when B did": A came first. "When" alone orders nothing."""
    done = [span for span in (main, governed) if _is_done(syntax, span)]
    if len(done) != 1:
        return None
    if done[0] == main:
        return Ordering(marker, "before", main, governed)
    return Ordering(marker, "after", governed, main)


def _is_done(syntax: Syntax, span: Span) -> bool:
    """Says whether an event lies before another by its tense ("had left") or by "already"."""
    return any(
        syntax.words[index].lower == _ALREADY
        or (
            syntax.tags[index] == HAVE
            and syntax.words[index].lower in _HAD
            and _is_auxiliary(syntax, index)
        )
        for index in range(*span)
    )


def _is_auxiliary(syntax: Syntax, index: int) -> bool:
    return any(chunk.kind == VERB and chunk.first <= index < chunk.head for chunk in syntax.chunks)


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
        start = event_start(syntax, joint)
        yield Ordering(index, "before", (0 if start >= joint else start, joint), (index + 1, end))


def _by_first(syntax: Syntax) -> Iterator[Ordering]:
    """Reads "A first did this and B did that"."""
    for index, word in enumerate(syntax.words):
        if word.lower != _FIRST or not _is_beside_verb(syntax, index):
            continue
        joint = next(
            (chunk for chunk in syntax.chunks if chunk.kind == COORDINATOR and chunk.first > index),
            None,
        )
        if joint is None or syntax.words[joint.first].lower in ("or", "but"):
            continue
        second = (joint.last + 1, len(syntax.words))
        if has_verb(syntax, second) and has_verb(syntax, (index, joint.first)):
            start = event_start(syntax, joint.first)
            yield Ordering(index, "before", (min(start, index), joint.first), second)


def _is_beside_verb(syntax: Syntax, index: int) -> bool:
    """Says whether "first" is an adverb: right before a verb, with no article before it."""
    if index and syntax.tags[index - 1] in (DETERMINER, POSSESSIVE):
        return False
    return any(chunk.kind == VERB and chunk.first == index + 1 for chunk in syntax.chunks)
