"""Reads what a denial covers: a verb with its predicate, or what a preposition governs."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.language.chunks import VERB, Syntax
from factcheck.language.clauses import group_of
from factcheck.language.coordination import is_kind, is_phrase, members_to_right
from factcheck.language.parts_of_speech import ADJECTIVE, RELATIVE
from factcheck.language.stems import stem
from factcheck.language.verb_groups import FINITE

_BECOME = stem("become")


def verb_with_predicate(syntax: Syntax, place: int) -> Iterator[int]:
    """Yields the main verb of a chunk, and after "be" or "become" its predicate."""
    yield group_of(syntax.chunks[place]).head
    if takes_predicate(syntax, place):
        yield from predicate(syntax, place)


def takes_predicate(syntax: Syntax, place: int) -> bool:
    """Says whether what follows a verb is its predicate: after forms of "be" and "become"."""
    group = group_of(syntax.chunks[place])
    return group.copula or syntax.words[group.head].stem == _BECOME


def predicate(syntax: Syntax, place: int) -> Iterator[int]:
    """Yields what stands right after the verb of a chunk: nouns, or an adjective."""
    at = place + 1
    if is_phrase(syntax.chunks, at):
        members, _ = members_to_right(syntax, at)
        yield from (syntax.chunks[member].head for member in members)
    elif is_kind(syntax.chunks, at, ADJECTIVE):
        yield syntax.chunks[at].head


def governed(syntax: Syntax, place: int) -> Iterator[int]:
    """Yields the heads of what follows a chunk: a verb, or the nouns of a list."""
    at = place + 1
    if is_kind(syntax.chunks, at, VERB):
        yield syntax.chunks[at].head
    elif is_phrase(syntax.chunks, at):
        members, _ = members_to_right(syntax, at)
        yield from (syntax.chunks[member].head for member in members)


def finite_after(syntax: Syntax, place: int) -> int | None:
    """Returns the chunk of the finite verb that a phrase before it belongs to."""
    depth = 0
    for at in range(place + 1, len(syntax.chunks)):
        chunk = syntax.chunks[at]
        if chunk.kind == RELATIVE:
            depth += 1
        elif chunk.kind == VERB and group_of(chunk).form == FINITE:
            if not depth:
                return at
            depth -= 1
    return None
