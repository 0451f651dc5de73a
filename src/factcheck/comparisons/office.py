"""Compares the office or employer that the draft gives a person with what the claims know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.comparisons.name_forms import is_written_in, may_abbreviate
from factcheck.comparisons.reading import Observation, Reading
from factcheck.language.mentions import NameMention
from factcheck.language.name_entities import NameTable
from factcheck.language.name_runs import Unit, find_units
from factcheck.language.name_tokens import Token, cut_tokens, stop_words
from factcheck.language.roles import StatedRole, find_stated_roles, role_key, role_owners
from factcheck.model import NameKind, Outcome
from factcheck.records import dataclass

KIND = "office"


@dataclass(frozen=True, slots=True)
class _Office:
    """Holds an office: the key of its head noun, those of all its words, and whose office it is."""

    head: str | None
    words: frozenset[str]
    owners: frozenset[str]


def compare_offices(reading: Reading) -> Iterator[Observation]:
    """Yields a conflict for each office of a person that the claims know otherwise.

    The same head noun with other words ("finance minister" for the minister of education), the
    office of another person, or another employer (VERDICTS, rule 7). Offices the claims say
    nothing about stay silent.
    """
    text, table = reading.draft.text, reading.book.table
    people = [
        word.name
        for word in reading.draft.words
        if word.name is not None and table.kind_of(word.name.entity) is NameKind.PERSON
    ]
    if not people:
        return
    tokens = cut_tokens(text)
    units = find_units(tokens, table)
    for stated in find_stated_roles(tokens, units):
        entity = _entity_of(people, tokens, units[stated.unit])
        if entity is None:
            continue
        if _is_stated_there(reading, tokens, units, stated):
            continue
        draft = _stated(stated, tokens, units, table)
        known = _known(table, entity)
        if known and (draft.words or draft.owners) and _conflicts(draft, known, table, entity):
            yield _observe(reading, _span(tokens, units, stated), entity)


def _is_stated_there(
    reading: Reading, tokens: Sequence[Token], units: Sequence[Unit], stated: StatedRole
) -> bool:
    """Says whether the claims at hand give the office, or whose it is, in the draft's words."""
    names = [
        " ".join(token.text for token in tokens[units[index].first : units[index].last])
        for index in stated.of
    ]
    unit = units[stated.unit]
    surname = tokens[unit.last - 1].text
    texts = [
        text for claim in reading.context for text in claim.texts if is_written_in(surname, text)
    ]
    return any(
        (not stated.words or is_written_in(stated.words, text))
        and all(is_written_in(name, text) for name in names)
        for text in texts
    )


def _entity_of(people: Sequence[NameMention], tokens: Sequence[Token], unit: Unit) -> str | None:
    start, end = tokens[unit.first].start, tokens[unit.last - 1].end
    return next((name.entity for name in people if name.start < end and start < name.end), None)


def _stated(
    stated: StatedRole, tokens: Sequence[Token], units: Sequence[Unit], table: NameTable
) -> _Office:
    owners = role_owners(stated, tokens, units, table)
    # "Foreign Affairs" is no body that the claims know, but part of the office's name.
    bodies = [index for index in stated.of if _is_body(tokens, units[index], table)]
    named = [
        token.folded for index in bodies for token in tokens[units[index].first : units[index].last]
    ]
    others = [
        token.folded
        for index in stated.of
        if index not in bodies
        for token in tokens[units[index].first : units[index].last]
    ]
    words = (_keys(_words(stated.words)) - _keys(named)) | _keys(others)
    return _Office(_head(stated.words), words, owners)


def _is_body(tokens: Sequence[Token], unit: Unit, table: NameTable) -> bool:
    written = " ".join(token.text for token in tokens[unit.first : unit.last])
    return any(table.kind_of(entity) is not None for entity in table.resolve(written))


def _known(table: NameTable, entity: str) -> list[_Office]:
    known = table.entities.get(entity)
    if known is None:
        return []
    names = [word for owner in known.of for word in _words(table.name_of(owner))]
    roles = known.roles or (("",) if known.of else ())
    return [
        _Office(_head(role), _keys(_words(role)) | _keys(names), frozenset(known.of))
        for role in roles
    ]


def _words(text: str) -> list[str]:
    return [token.folded for token in cut_tokens(text)]


def _keys(words: Sequence[str]) -> frozenset[str]:
    return frozenset(role_key(word) for word in words if word not in stop_words())


def _head(role: str) -> str | None:
    """Returns the head noun of a role: its last word before the first preposition."""
    head = None
    for word in _words(role):
        if word in _PREPOSITIONS:
            break
        head = word
    return role_key(head) if head else None


_PREPOSITIONS = frozenset({"of", "for", "to", "at", "in", "on"})


def _conflicts(draft: _Office, known: Sequence[_Office], table: NameTable, entity: str) -> bool:
    everything = frozenset[str]().union(*(office.words for office in known))
    owners = frozenset[str]().union(*(office.owners for office in known))
    if draft.owners and owners and draft.owners.isdisjoint(owners):
        mine, theirs = _organizations(table, draft.owners), _organizations(table, owners)
        related = frozenset[str]().union(*(table.related(owner) for owner in mine))
        known_by = any(
            may_abbreviate(table.name_of(one), table.name_of(other))
            for one in mine
            for other in theirs
        )
        if mine and theirs and related.isdisjoint(theirs) and not known_by:
            return True
    if not draft.words - everything:
        return False
    same = [office for office in known if office.head == draft.head]
    if same:
        return all(office.words - draft.words for office in same)
    return (
        len(draft.words) > 1
        and draft.words.isdisjoint(everything)
        and any(
            other != entity
            and any(office.head == draft.head and draft.words <= office.words for office in offices)
            for other in table.entities
            if (offices := _known(table, other))
        )
    )


def _organizations(table: NameTable, owners: frozenset[str]) -> frozenset[str]:
    return frozenset(owner for owner in owners if table.kind_of(owner) is NameKind.ORGANIZATION)


def _span(tokens: Sequence[Token], units: Sequence[Unit], stated: StatedRole) -> tuple[int, int]:
    """Returns where the office stands, or, of an office without words, whose it is."""
    if stated.words:
        return tokens[stated.first].start, tokens[stated.last - 1].end
    owners = [units[index] for index in stated.of]
    return tokens[owners[0].first].start, tokens[owners[-1].last - 1].end


def _observe(reading: Reading, span: tuple[int, int], entity: str) -> Observation:
    table, (start, end) = reading.book.table, span
    source = table.role_of(entity) or "another office"
    return Observation(
        KIND, "other office", Outcome.CONFLICT, reading.draft.text[start:end], source, start, end,
        f"the claims know {table.name_of(entity)} as {source}",
    )  # fmt: skip
