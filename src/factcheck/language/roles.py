"""Finds whom a description such as "the senator" means, and prepares roles for that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.language.lexicon import read_words
from factcheck.language.name_entities import NameTable, RoleEntry
from factcheck.language.name_runs import Unit, UnitSort, choose_form
from factcheck.language.name_steps import organization_joins, title_sorts
from factcheck.language.name_tokens import (
    Token,
    cut_tokens,
    stop_words,
)
from factcheck.language.role_keys import (
    ROLE_DETERMINERS,
    ROLE_PREPOSITIONS,
    party_words,
    role_key,
    role_word,
)
from factcheck.language.role_reading import (
    StatedRole,
    find_stated_roles,
    unit_span,
)
from factcheck.model import NameKind
from factcheck.records import dataclass

__all__ = [
    "Description",
    "StatedRole",
    "find_descriptions",
    "find_stated_roles",
    "organization_entries",
    "role_entries",
    "role_key",
    "role_owners",
    "role_word",
]


def role_entries(entity: str, role: str, of: Sequence[str]) -> Iterator[RoleEntry]:
    """Prepares a role for matching: one entry for each head noun in it."""
    words = [token.folded for token in cut_tokens(role)]
    content = {role_key(word) for word in words if word not in stop_words()}
    for name in of:
        content.update(role_key(token.folded) for token in cut_tokens(name))
    for word in words:
        head = role_word(word)
        if title_sorts().get(head, "modifier") != "modifier" or head in party_words():
            yield RoleEntry(entity, role_key(head), frozenset(content))


def organization_entries(entity: str, name: str) -> Iterator[RoleEntry]:
    """Prepares the head noun of an organisation ("the ministry") for matching."""
    words = [token.folded for token in cut_tokens(name)]
    heads = [word for word in words if word in organization_joins()]
    if heads:
        yield RoleEntry(entity, role_key(heads[-1]), frozenset(role_key(word) for word in words))


@dataclass(frozen=True, slots=True)
class Description:
    """Holds one description of a known entity: tokens `first` to `last`, half-open."""

    first: int
    last: int
    entity: str


def find_descriptions(
    tokens: Sequence[Token], units: Sequence[Unit], table: NameTable, of_key: dict[int, str]
) -> list[Description]:
    """Finds "the defense secretary", "its advocacy director", "the New Democrat", "the ministry".

    All content words of the description must be in the role or in what it is a role of, and
    only one entity may fit. `of_key` gives the folded name of the entity of each known unit.
    """
    if not table.roles:
        return []
    taken = {at: i for i, unit in enumerate(units) for at in unit_span(unit)}
    found: list[Description] = []
    for index, token in enumerate(tokens):
        entries = table.roles.get(role_key(token.folded), ()) if index else ()
        if not entries or (found and index < found[-1].last) or _is_named(index, taken, units):
            continue
        first = _description_start(tokens, index, taken)
        if first is not None and first in taken and tokens[first].possessive:
            first = units[taken[first]].first
        if first is None or _names_someone(tokens, index, taken, units):
            continue
        described = range(first, index + 1)
        fitting: set[str] = set()
        # A possessor counts by its entity's name and as written ("Washington's governor").
        for keys in (of_key, {}):
            words: set[str] = set()
            for position in described:
                words.update(_description_keys(tokens[position], taken.get(position), keys))
            fitting.update(entry.entity for entry in entries if words <= entry.words)
        if len(fitting) == 1:
            found.append(Description(first, index + 1, fitting.pop()))
    return found


def _is_named(index: int, taken: dict[int, int], units: Sequence[Unit]) -> bool:
    """Says whether a head noun is part of a body's own name."""
    unit = units[taken[index]] if index in taken else None
    if unit is None or unit.sort is UnitSort.TITLE:
        return False
    if unit.match is not None:
        return not unit.match.general
    return unit.kind is NameKind.ORGANIZATION


def _description_keys(token: Token, unit: int | None, of_key: dict[int, str]) -> set[str]:
    if unit is not None and unit in of_key:
        return {role_key(word) for word in of_key[unit].split()}
    return set() if token.folded in stop_words() else {role_key(token.folded)}


def _description_start(tokens: Sequence[Token], head: int, taken: dict[int, int]) -> int | None:
    """Returns the token of the determiner or possessor that a description starts with."""
    for position in range(head - 1, max(-1, head - 6), -1):
        token, gap = tokens[position], tokens[position + 1].gap
        if gap not in (" ", "-", "’ ", "' "):
            return None
        if token.folded in ROLE_DETERMINERS - {"a", "an"}:
            return position
        if token.possessive:
            determined = position > 0 and tokens[position - 1].folded in ROLE_DETERMINERS
            return position - 1 if determined and position not in taken else position
        if token.folded in stop_words() or token.folded in ROLE_PREPOSITIONS:
            return None
    return None


def _names_someone(
    tokens: Sequence[Token], head: int, taken: dict[int, int], units: Sequence[Unit]
) -> bool:
    """Says whether a name follows the title, so that it describes nobody by itself."""
    following = head + 1
    if following >= len(tokens):
        return False
    at = taken.get(following)
    gap = tokens[following].gap
    if at is not None and gap in (" ", ", ") and units[at].sort is not UnitSort.TITLE:
        return not tokens[head].possessive and gap == " "
    return (
        gap in (" ", "-")
        and role_key(tokens[following].folded) in {role_key(word) for word in read_words("titles")}
        and title_sorts().get(tokens[following].folded) != "modifier"
    )


def role_owners(
    role: StatedRole, tokens: Sequence[Token], units: Sequence[Unit], table: NameTable
) -> frozenset[str]:
    """Returns the entities a stated role is held for, however they are written.

    "Swedish", "Sweden's" and "of Sweden" give one entity, and so do a body and its initials;
    compare these, not the words. A name that nobody knows is given as its folded key.
    """
    owners: set[str] = set()
    for index in role.of:
        unit = units[index]
        if unit.match is not None:
            owners.add(choose_form(tokens, unit, unit.match).entity)
        else:
            key = " ".join(token.folded for token in tokens[unit.first : unit.last])
            owners.add(next((form.entity for form in table.forms.get(key, ())), key))
    return frozenset(owners)
