"""Says who speaks for whom, and which roles the entities of a table have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from factcheck.language.name_entities import Entity, NameTable, RoleEntry
from factcheck.language.roles import organization_entries, role_entries
from factcheck.model import NameKind


def _owners(table: NameTable, entity: Entity) -> Iterable[str]:
    for name in entity.of:
        if name in table.entities or table.knows(name):
            yield name
            continue
        readings = table.readings(name)
        if readings:
            yield from sorted(readings)[:1]


def find_relations(table: NameTable) -> dict[str, frozenset[str]]:
    """Returns for each entity those whose words may be given to it (VERDICTS, rule 7)."""
    owned: dict[str, set[str]] = defaultdict(set)
    owners: dict[str, set[str]] = defaultdict(set)
    for entity in table.entities.values():
        for owner in _owners(table, entity):
            if owner != entity.id:
                owners[entity.id].add(owner)
                owned[owner].add(entity.id)
    relations: dict[str, frozenset[str]] = {}
    for entity_id in owners.keys() | owned.keys():
        near = owners[entity_id] | owned[entity_id]
        if table.kind_of(entity_id) is not NameKind.ORGANIZATION:
            near |= {
                other
                for owner in owners[entity_id]
                for other in owned[owner]
                if NameKind.WORK in (table.kind_of(other), table.kind_of(entity_id))
            }
        relations[entity_id] = frozenset(near - {entity_id})
    return relations


def index_roles(table: NameTable) -> dict[str, tuple[RoleEntry, ...]]:
    """Returns all roles of a table by their head nouns."""
    index: dict[str, list[RoleEntry]] = defaultdict(list)
    for entity in table.entities.values():
        of = [table.name_of(name) for name in _owners(table, entity)] + [
            form for name in entity.of for form in (name,)
        ]
        entries = [entry for role in entity.roles for entry in role_entries(entity.id, role, of)]
        if entity.kind is NameKind.ORGANIZATION:
            entries.extend(organization_entries(entity.id, entity.name))
        for entry in entries:
            index[entry.head].append(entry)
    return {head: tuple(entries) for head, entries in index.items()}
