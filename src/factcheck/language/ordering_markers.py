"""Finds the words that put two events in order ("before", "by the time", "once")."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from factcheck.language.chunks import Chunk, Syntax
from factcheck.language.coordination import is_subject
from factcheck.language.lexicon import read_pairs
from factcheck.language.parts_of_speech import PREPOSITION, SUBORDINATOR
from factcheck.language.words import Word

_ONCE = "once"


def may_hold_marker(words: Sequence[Word]) -> bool:
    """Says whether a sentence has the first word of an ordering phrase."""
    return any(word.lower in _markers() for word in words)


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


def match_marker(syntax: Syntax, place: int) -> tuple[int, str] | None:
    """Returns how many words an ordering phrase at `place` has and its relation, else None."""
    words = [word for word in syntax.words[place : place + 8] if word.text != "-"]
    for parts, relation in _markers().get(syntax.words[place].lower, ()):
        if tuple(word.lower for word in words[: len(parts)]) == parts:
            length = len(parts) + sum(
                word.text == "-" for word in syntax.words[place : place + len(parts)]
            )
            single = len(parts) == 1
            if single and not _may_order(syntax, place):
                continue
            return length, relation
    return None


def _may_order(syntax: Syntax, place: int) -> bool:
    """Says whether a lone word orders events; "once" does where a clause follows, too."""
    if syntax.tags[place] in (PREPOSITION, SUBORDINATOR):
        return True
    at = next((at for at, chunk in enumerate(syntax.chunks) if chunk.first > place), None)
    return syntax.words[place].lower == _ONCE and at is not None and is_subject(syntax, at)


def is_marker(syntax: Syntax, chunk: Chunk) -> bool:
    """Says whether a chunk is an ordering word by itself."""
    return (
        chunk.kind in (PREPOSITION, SUBORDINATOR)
        and syntax.words[chunk.head].lower in _markers()
        and len(_markers()[syntax.words[chunk.head].lower][0][0]) == 1
    )
