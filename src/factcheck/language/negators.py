"""Reads words that deny what they govern: fail, refuse, lack, unable and the like."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from factcheck.language.chunks import PHRASE, VERB, Syntax
from factcheck.language.clauses import group_of
from factcheck.language.coordination import is_kind, is_phrase
from factcheck.language.lexicon import read_pairs
from factcheck.language.negation_scope import finite_after, governed, verb_with_predicate
from factcheck.language.parts_of_speech import (
    ADJECTIVE,
    GERUND,
    PREPOSITION,
    RELATIVE,
    SUBORDINATOR,
)
from factcheck.language.stems import stem
from factcheck.language.verb_groups import INFINITIVE


@lru_cache(maxsize=1)
def _negator_kinds() -> dict[str, frozenset[str]]:
    return {stem(word): frozenset(cell.split("|")) for word, cell in read_pairs("negators")}


def is_negator(word_stem: str) -> bool:
    """Says whether a word, given by its stem, may deny what it governs."""
    return word_stem in _negator_kinds()


def find_negators(syntax: Syntax) -> Iterator[int]:
    """Yields the chunks whose heads may deny what they govern."""
    kinds = _negator_kinds()
    for place, chunk in enumerate(syntax.chunks):
        if chunk.kind in (VERB, PHRASE, ADJECTIVE) and syntax.words[chunk.head].stem in kinds:
            yield place


def denied_by_negator(syntax: Syntax, place: int) -> Iterator[int]:
    """Yields the heads that the denying word of a chunk governs."""
    kinds = _negator_kinds()[syntax.words[syntax.chunks[place].head].stem]
    for kind, reader in _READERS:
        if kind in kinds:
            found = list(reader(syntax, place))
            if found:
                yield from found
                return


def _denied_infinitive(syntax: Syntax, place: int) -> Iterator[int]:
    """Reads "failed to sign" and "forbade the group to enter"."""
    chunks, at = syntax.chunks, place + 1
    if "from" in _negator_kinds()[syntax.words[chunks[place].head].stem] and is_phrase(chunks, at):
        at += 1
    if is_kind(chunks, at, VERB) and group_of(chunks[at]).form == INFINITIVE:
        yield from verb_with_predicate(syntax, at)


def _denied_gerund(syntax: Syntax, place: int) -> Iterator[int]:
    """Reads "stopped paying"."""
    chunks, at = syntax.chunks, place + 1
    if is_kind(chunks, at, VERB) and group_of(chunks[at]).form == GERUND:
        yield chunks[at].head


def _denied_object(syntax: Syntax, place: int) -> Iterator[int]:
    """Reads "lacks funds"."""
    if syntax.chunks[place].kind == VERB:
        yield from governed(syntax, place)


def _denied_undergoer(syntax: Syntax, place: int) -> Iterator[int]:
    """Reads "cancelled the launch" and "the launch was cancelled": what does not take place."""
    chunks = syntax.chunks
    if chunks[place].kind != VERB:
        return
    if not group_of(chunks[place]).passive:
        yield from governed(syntax, place)
        return
    at = place - 1
    while (
        is_phrase(chunks, at) and is_kind(chunks, at - 1, PREPOSITION) and is_phrase(chunks, at - 2)
    ):
        at -= 2
    if is_phrase(chunks, at):
        yield chunks[at].head


def _denied_of(syntax: Syntax, place: int) -> Iterator[int]:
    """Reads "lack of funds"."""
    chunks, at = syntax.chunks, place + 1
    if is_kind(chunks, at, PREPOSITION) and syntax.words[chunks[at].head].lower == "of":
        yield from governed(syntax, at)


def _denied_after_from(syntax: Syntax, place: int) -> Iterator[int]:
    """Reads "barred X from entering": the verb after "from"."""
    chunks, at = syntax.chunks, place + 1
    if chunks[place].kind != VERB:
        return
    while is_phrase(chunks, at) or _is_word(syntax, at, "of"):
        at += 1
    if _is_word(syntax, at, "from") and is_kind(chunks, at + 1, VERB):
        yield chunks[at + 1].head


def _is_word(syntax: Syntax, at: int, preposition: str) -> bool:
    chunks = syntax.chunks
    return is_kind(chunks, at, PREPOSITION) and syntax.words[chunks[at].head].lower == preposition


def _denied_clause(syntax: Syntax, place: int) -> Iterator[int]:
    """Reads "denied that it paid"."""
    chunks, at = syntax.chunks, place + 1
    opens = is_kind(chunks, at, SUBORDINATOR) or is_kind(chunks, at, RELATIVE)
    verb = finite_after(syntax, at) if opens and chunks[place].kind == VERB else None
    if verb is not None:
        yield from verb_with_predicate(syntax, verb)


_READERS: tuple[tuple[str, Callable[[Syntax, int], Iterator[int]]], ...] = (
    ("infinitive", _denied_infinitive),
    ("gerund", _denied_gerund),
    ("from", _denied_after_from),
    ("clause", _denied_clause),
    ("object", _denied_object),
    ("event", _denied_undergoer),
    ("of", _denied_of),
)
