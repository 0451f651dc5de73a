"""Lists the names of an article as it introduces them, with their aliases and roles."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.language.mentions import NameMention
from factcheck.language.name_entities import Entity, NameTable
from factcheck.language.name_lexicon import general_entity, general_forms
from factcheck.language.name_tokens import fold_name, is_ordinary
from factcheck.model import Name, NameKind


def describe_names(
    table: NameTable, speakers: Iterable[Name], mentions: Iterable[NameMention]
) -> tuple[Name, ...]:
    """Returns the names of a table as a claims file lists them; `speakers` are all among them.

    Of the general lexicon only bodies that the article mentions are listed, not countries.
    Each way to write a name is given to one entity only.
    """
    listed: dict[str, Name] = {}
    taken: set[str] = set()
    for entity in table.entities.values():
        if entity.kind is not None and _is_worth_listing(entity):
            listed[fold_name(entity.name)] = _describe(entity, table)
    listed.update(_general_bodies(mentions))
    for speaker in speakers:
        key = fold_name(speaker.name)
        if key not in listed and not general_forms(key):
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


def _general_bodies(mentions: Iterable[NameMention]) -> dict[str, Name]:
    """Returns the bodies of the lexicon that a text mentions, under their full names."""
    written: dict[str, tuple[str, list[str]]] = {}
    for mention in mentions:
        general = general_entity(mention.entity)
        if general is not None and general.kind is NameKind.ORGANIZATION:
            _, forms = written.setdefault(mention.entity, (general.name, []))
            if mention.text not in forms and mention.text != general.name:
                forms.append(mention.text)
    return {
        entity: Name(name, NameKind.ORGANIZATION, tuple(aliases))
        for entity, (name, aliases) in written.items()
    }


def _is_worth_listing(entity: Entity) -> bool:
    if general_forms(fold_name(entity.name)):
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
