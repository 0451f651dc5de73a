"""Compares the office or employer that the draft gives a person with what the claims know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.comparisons.reading import Observation, Reading
from factcheck.language.name_entities import NameTable
from factcheck.language.name_runs import Unit, find_units
from factcheck.language.name_tokens import Token, cut_tokens, stop_words
from factcheck.language.roles import StatedRole, find_stated_roles, role_key
from factcheck.model import NameKind, Outcome

KIND = "office"


@dataclass(frozen=True, slots=True)
class _Office:
    """Holds an office as keys: its head noun, and all its words with those of its organisation, and that as an entity."""

    head: str | None
    words: frozenset[str]
    employers: frozenset[str]


def compare_offices(reading: Reading) -> Iterator[Observation]:
    """Yields a conflict for each office of a person that the claims know otherwise.

    The same head noun with other words ("finance minister" for the minister of education), the
    office of another person, or another employer (VERDICTS, rule 7). Offices the claims say
    nothing about stay silent.
    """
    text, table = reading.draft.text, reading.book.table
    tokens = cut_tokens(text)
    units = find_units(tokens, table)
    for stated in find_stated_roles(tokens, units):
        entity = _entity_of(reading, tokens, units[stated.unit])
        if entity is None:
            continue
        draft = _stated(stated, tokens, units, table)
        known = _known(table, entity)
        if known and draft.words and _conflicts(draft, known, table, entity):
            yield _observe(reading, tokens, stated, table.role_of(entity), entity)


def _entity_of(reading: Reading, tokens: Sequence[Token], unit: Unit) -> str | None:
    start, end = tokens[unit.first].start, tokens[unit.last - 1].end
    for word in reading.draft.words:
        if word.name is not None and word.name.start < end and start < word.name.end:
            if reading.book.table.kind_of(word.name.entity) is NameKind.PERSON:
                return word.name.entity
    return None


def _stated(
    stated: StatedRole, tokens: Sequence[Token], units: Sequence[Unit], table: NameTable
) -> _Office:
    names = [
        " ".join(token.text for token in tokens[units[index].first : units[index].last])
        for index in stated.of
    ]
    employers = frozenset[str]().union(*(_employers(table, name) for name in names))
    return _Office(
        _head(stated.words),
        _keys(_words(stated.words)) | _keys(_words(" ".join(names))),
        employers,
    )


def _employers(table: NameTable, name: str) -> frozenset[str]:
    return frozenset(
        entity
        for entity in table.resolve(name)
        if table.kind_of(entity) in (NameKind.ORGANIZATION, None)
    )


def _known(table: NameTable, entity: str) -> list[_Office]:
    known = table.entities.get(entity)
    if known is None:
        return []
    owners = [owner for owner in known.of if table.kind_of(owner) is NameKind.ORGANIZATION]
    names = [word for owner in known.of for word in _words(table.name_of(owner))]
    roles = known.roles or (("",) if known.of else ())
    return [
        _Office(_head(role), _keys(_words(role)) | _keys(names), frozenset(owners))
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


def _conflicts(
    draft: _Office, known: Sequence[_Office], table: NameTable, entity: str
) -> bool:
    everything = frozenset[str]().union(*(office.words for office in known))
    employers = frozenset[str]().union(*(office.employers for office in known))
    if employers and employers & draft.employers:
        return False
    if not draft.words - everything:
        return False
    if draft.head is None:
        return bool(employers and draft.employers)
    same = [office for office in known if office.head == draft.head]
    if same:
        return all(office.words - draft.words for office in same)
    return any(
        other != entity
        and any(office.head == draft.head and draft.words <= office.words for office in offices)
        for other in table.entities
        if (offices := _known(table, other))
    )


def _observe(
    reading: Reading, tokens: Sequence[Token], stated: StatedRole, role: str | None, entity: str
) -> Observation:
    start, end = tokens[stated.first].start, tokens[stated.last - 1].end
    name = reading.book.table.name_of(entity)
    source = role or "another office"
    return Observation(
        KIND, "other office", Outcome.CONFLICT, reading.draft.text[start:end], source, start, end,
        f"the claims know {name} as {source}",
    )  # fmt: skip
