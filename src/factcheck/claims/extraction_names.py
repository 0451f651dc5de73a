"""Lists the names of an article as it introduces them, with their aliases and roles."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.language.name_entities import Entity, NameTable
from factcheck.language.name_lexicon import general_names
from factcheck.language.name_tokens import fold_name, is_ordinary
from factcheck.model import Name, NameKind


def describe_names(table: NameTable, speakers: Iterable[Name]) -> tuple[Name, ...]:
    """Returns the names of a table as a claims file lists them; `speakers` are all among them.

    Countries and other names of the general lexicon are left out, as the tool knows them.
    Each way to write a name is given to one entity only.
    """
    listed: dict[str, Name] = {}
    taken: set[str] = set()
    for entity in table.entities.values():
        if entity.kind is not None and _is_worth_listing(entity):
            listed[fold_name(entity.name)] = _describe(entity, table)
    for speaker in speakers:
        key = fold_name(speaker.name)
        if key not in listed and key not in general_names().forms:
            listed[key] = speaker
    names = []
    for key, name in listed.items():
        aliases = []
        for alias in name.aliases:
            folded = fold_name(alias)
            if folded not in taken and folded not in listed and folded != key:
                taken.add(folded)
                aliases.append(alias)
        names.append(Name(name.name, name.kind, tuple(aliases), name.role, name.of))
    return tuple(names)


def _is_worth_listing(entity: Entity) -> bool:
    if fold_name(entity.name) in general_names().forms:
        return False
    words = entity.name.split()
    return len(words) > 1 or entity.kind is NameKind.WORK or not is_ordinary(words[0])


def _describe(entity: Entity, table: NameTable) -> Name:
    owner = next((name for name in entity.of if name != entity.id and table.knows(name)), None)
    return Name(
        name=entity.name,
        kind=entity.kind or NameKind.WORK,
        aliases=entity.aliases,
        role=entity.roles[0] if entity.roles else None,
        of=table.name_of(owner) if owner else None,
    )
