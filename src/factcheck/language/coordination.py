"""Finds the members of lists of noun phrases ("mortars, shells and mines")."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.language.chunks import PHRASE, VERB, Chunk, Syntax
from factcheck.language.parts_of_speech import (
    COORDINATOR,
    DATE,
    DETERMINER,
    MARK,
    PREPOSITION,
    PRONOUN,
)
from factcheck.language.verb_groups import FINITE, INFINITIVE

_TIME_UNITS = frozenset(
    {"moment", "second", "minute", "hour", "day", "night", "morning", "afternoon", "evening"}
    | {"week", "weekend", "month", "season", "spring", "summer", "autumn", "winter", "year"}
    | {"decade", "century"}
)
_TIME_DETERMINERS = frozenset({"all", "every", "each", "this", "that", "last", "next", "one"})
_TIME_RELATIONS = frozenset(["after", "before", "ago", "earlier", "later", "since", "prior"])
_LISTING = frozenset({"and", "or", "nor", "&"})


def is_phrase(chunks: Sequence[Chunk], place: int) -> bool:
    """Says whether a noun phrase stands at a place of the chunks."""
    return 0 <= place < len(chunks) and chunks[place].kind == PHRASE


def is_kind(chunks: Sequence[Chunk], place: int, kind: str) -> bool:
    """Says whether a chunk of one kind stands at a place."""
    return 0 <= place < len(chunks) and chunks[place].kind == kind


def is_date(syntax: Syntax, chunk: Chunk) -> bool:
    """Says whether a noun phrase tells a time: a date, "every year", "hours" before "after"."""
    if syntax.tags[chunk.head] == DATE:
        return True
    words = syntax.words
    unit = words[chunk.head].lower.rpartition(" ")[2].rstrip("s")
    if unit not in _TIME_UNITS or chunk.kind != PHRASE:
        return False
    if words[chunk.first].lower in _TIME_DETERMINERS and chunk.last > chunk.first:
        return True
    following = chunk.last + 1
    return following < len(words) and words[following].lower in _TIME_RELATIONS


def is_comma(syntax: Syntax, place: int) -> bool:
    """Says whether a comma stands at a place of the chunks."""
    chunks = syntax.chunks
    return is_kind(chunks, place, MARK) and syntax.words[chunks[place].head].text == ","


def joins_list(syntax: Syntax, place: int) -> bool:
    """Says whether a word that joins lists (and, or, nor) stands at a place of the chunks."""
    chunks = syntax.chunks
    return (
        is_kind(chunks, place, COORDINATOR) and syntax.words[chunks[place].head].lower in _LISTING
    )


def members_to_right(syntax: Syntax, first: int) -> tuple[tuple[int, ...], int]:
    """Returns the list that begins with a phrase: its chunk places, and the last place read.

    A phrase that turns out to be the subject of the next finite verb is no member.
    """
    members, place = [first], first
    waiting: list[int] = []
    while True:
        place = _past_phrases(syntax, place)
        following = place + 1
        comma = is_comma(syntax, following)
        if comma:
            following += 1
        if joins_list(syntax, following):
            last = following + 1
            if not is_phrase(syntax.chunks, last) or is_subject(syntax, last):
                return tuple(members), members[-1]
            if _hangs(syntax, first) and _names_differ(syntax, first, last):
                return tuple(members), members[-1]
            members += [*waiting, last]
            return tuple(members), last
        if not comma or not is_phrase(syntax.chunks, following):
            return tuple(members), members[-1]
        if is_date(syntax, syntax.chunks[following]) or is_subject(syntax, following):
            return tuple(members), members[-1]
        waiting.append(following)
        place = following


def members_to_left(syntax: Syntax, last: int) -> tuple[int, ...]:
    """Returns the list that ends with a phrase, as chunk places in order."""
    chunks = syntax.chunks
    joint = last - 1
    if not joins_list(syntax, joint):
        return (last,)
    comma = is_comma(syntax, joint - 1)
    before = joint - 2 if comma else joint - 1
    if not is_phrase(chunks, before) or syntax.tags[chunks[last].head] == PRONOUN:
        return (last,)
    before = _higher_partner(syntax, before, last)
    members = [before, last]
    while is_comma(syntax, members[0] - 1) and is_phrase(chunks, members[0] - 2):
        earlier = _climb(syntax, members[0] - 2, last)
        if is_date(syntax, chunks[earlier]):
            break
        members.insert(0, earlier)
    # "…, and the army fled": a comma before "and" joins two clauses, not two nouns.
    return (last,) if comma and len(members) == 2 else tuple(members)


def is_subject(syntax: Syntax, place: int) -> bool:
    """Says whether a phrase is followed by its own finite verb, over "of …" and the like."""
    if not is_phrase(syntax.chunks, place):
        return False
    chunks = syntax.chunks
    place += 1
    while place < len(chunks):
        chunk = chunks[place]
        if chunk.kind == VERB:
            if chunk.group is None or chunk.group.form == INFINITIVE:
                return False
            if chunk.group.form == FINITE:
                return True
            place += 1
            continue
        if chunk.kind == PREPOSITION and is_phrase(chunks, place + 1):
            place += 2
            continue
        if chunk.kind == PHRASE and is_date(syntax, chunk):
            place += 1
            continue
        return False
    return False


def _past_phrases(syntax: Syntax, place: int) -> int:
    """Passes over what qualifies a list's member: "of …", or any phrase that parts two names."""
    chunks = syntax.chunks
    start = place
    while is_kind(chunks, place + 1, PREPOSITION) and is_phrase(chunks, place + 2):
        of = syntax.words[chunks[place + 1].head].lower == "of"
        if not of and not _parts_names(syntax, start, place + 2):
            break
        place += 2
    return place


def _parts_names(syntax: Syntax, first: int, inner: int) -> bool:
    """Says whether "from the party" stands between two names of people in a list."""
    following = inner + 2 if is_comma(syntax, inner + 1) else inner + 1
    if joins_list(syntax, following):
        following += 1
    if following == inner + 1 or not is_phrase(syntax.chunks, following):
        return False
    return _names_differ(syntax, inner, following) and not _names_differ(syntax, first, following)


def _names_differ(syntax: Syntax, one: int, other: int) -> bool:
    """Says whether two phrases are names of different kinds."""
    first = syntax.words[syntax.chunks[one].head].name
    second = syntax.words[syntax.chunks[other].head].name
    if first is None or second is None or first.kind is None or second.kind is None:
        return False
    return first.kind is not second.kind


def _are_alike(syntax: Syntax, one: int, other: int) -> bool:
    """Says whether two phrases are names of one kind."""
    first = syntax.words[syntax.chunks[one].head].name
    second = syntax.words[syntax.chunks[other].head].name
    return first is not None and second is not None and first.kind is second.kind


def _hangs(syntax: Syntax, place: int) -> bool:
    return is_kind(syntax.chunks, place - 1, PREPOSITION)


def _climb(syntax: Syntax, place: int, last: int) -> int:
    """Returns the list member that a phrase hangs on, where the list's last has its own phrase."""
    chunks = syntax.chunks
    qualified = is_kind(chunks, last + 1, PREPOSITION)
    while _hangs(syntax, place) and is_phrase(chunks, place - 2):
        of = syntax.words[chunks[place - 1].head].lower == "of"
        if not of and not qualified:
            break
        place -= 2
    return place


def _higher_partner(syntax: Syntax, before: int, last: int) -> int:
    """Chooses the phrase that a list's last member goes with.

    "The president of France and the chancellor": a member with a determiner passes over a
    neighbour that has none and hangs on another phrase.
    """
    chunks = syntax.chunks
    hangs = is_kind(chunks, before - 1, PREPOSITION) and is_phrase(chunks, before - 2)
    if not hangs:
        return before
    same_joint = is_kind(chunks, last + 1, PREPOSITION) and (
        syntax.words[chunks[last + 1].head].lower == syntax.words[chunks[before - 1].head].lower
    )
    other_sort = _names_differ(syntax, before, last) and _are_alike(syntax, before - 2, last)
    if same_joint or other_sort:
        return before - 2
    if not _determined(syntax, last) or _determined(syntax, before):
        return before
    return before - 2 if _determined(syntax, before - 2) else before


def _determined(syntax: Syntax, place: int) -> bool:
    return syntax.tags[syntax.chunks[place].first] == DETERMINER
