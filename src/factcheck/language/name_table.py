"""Builds the table of names that a claim book and its texts use."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field, replace
from functools import lru_cache

from factcheck.language.lexicon import read_rows
from factcheck.language.name_aliases import (
    initials_of,
    organization_aliases,
    person_aliases,
    plain_person,
    sex_of_person,
)
from factcheck.language.name_detection import (
    ReadText,
    gather_candidates,
    gather_roles,
    read_texts,
)
from factcheck.language.name_documents import find_document, find_publishers
from factcheck.language.name_entities import Entity, NameTable
from factcheck.language.name_lexicon import Form, FormSort, make_form
from factcheck.language.name_relations import find_relations, index_roles
from factcheck.language.name_runs import Unit, UnitSort, choose_form, organization_joins
from factcheck.language.name_tokens import fold_name
from factcheck.language.roles import StatedRole
from factcheck.language.speech_cues import speaker_sorts
from factcheck.model import Name, NameKind
from factcheck.patterns import pattern
from factcheck.records import dataclass

__all__ = ["Entity", "NameTable", "build_name_table"]

_LEADING_ARTICLE = pattern(r"^(?:the|a|an) ", re.IGNORECASE)


def build_name_table(names: Sequence[Name], texts: Sequence[str] = ()) -> NameTable:
    """Builds the table of a book's names and of the names its texts introduce.

    The book's names keep precedence; the texts add people, organisations, places with the
    aliases and roles they are introduced with. Deterministic: order of names and texts decides
    ties.
    """
    builder = _Builder()
    for name in names:
        builder.add_name(name)
    for name in names:
        builder.add_derived(fold_name(name.name))
    builder.resolve_owners()
    if texts:
        builder.add_texts(texts)
    return builder.finish()


@dataclass(slots=True)
class _Builder:
    entities: dict[str, Entity] = field(default_factory=dict)
    forms: dict[str, list[Form]] = field(default_factory=dict)
    texts: list[ReadText] = field(default_factory=list)
    document: str | None = None

    def add_name(self, name: Name) -> None:
        """Takes one name of the book as it stands."""
        key = fold_name(name.name)
        self.entities[key] = Entity(
            id=key,
            name=name.name,
            kind=name.kind,
            aliases=name.aliases,
            roles=(name.role,) if name.role else (),
            of=(name.of,) if name.of else (),
            sex=sex_of_person(name.name, (name.role or "").lower().split()),
        )
        # "the report" and "an unnamed official" are speakers, but no names to look for.
        named = any(character.isupper() for character in name.name)
        for written in (name.name, *name.aliases) if named else name.aliases:
            self._add_form(written, make_form(written, key))
        if name.kind is NameKind.WORK and self.document is None:
            heads = {fold_name(written).split()[-1] for written in (name.name, *name.aliases)}
            if any("document" in speaker_sorts(head) for head in heads):
                self.document = key

    def resolve_owners(self) -> None:
        """Puts entities in the place of the organisations that names say they belong to."""
        table = self.finish()
        for key, entity in self.entities.items():
            owners = tuple(
                min(table.readings(name), default=name) if name not in self.entities else name
                for name in entity.of
            )
            self.entities[key] = replace(entity, of=tuple(dict.fromkeys(owners)))

    def add_derived(self, key: str) -> None:
        """Adds the aliases that follow from a name by rule, where no other name has them."""
        entity = self.entities[key]
        if entity.kind is NameKind.PERSON:
            plain = plain_person(entity.name)
            self._add_form(plain, make_form(plain, key))
            for alias in person_aliases(entity.name):
                sort = FormSort.NAME if " " in alias else FormSort.WEAK
                self._add_weak(alias, make_form(alias, key, sort))
        elif entity.kind is NameKind.ORGANIZATION:
            for alias in organization_aliases(entity.name):
                self._add_weak(alias, make_form(alias, key))
            if len(entity.name.split()) > 2:
                for initials in sorted(initials_of(entity.name)):
                    if len(initials) > 2:
                        self._add_weak(initials, Form(key, upper=True))

    def _add_form(self, written: str, form: Form) -> None:
        for spelling in {written, _LEADING_ARTICLE.sub("", written) if form.cased else written}:
            known = self.forms.setdefault(fold_name(spelling), [])
            if all(other.entity != form.entity for other in known):
                known.append(form)

    def _add_weak(self, written: str, form: Form) -> None:
        """Adds a derived form behind those of other names; a plain name keeps its own form."""
        known = self.forms.get(fold_name(written), [])
        if not known or all(other.sort is FormSort.WEAK for other in known):
            self._add_form(written, form)

    def add_texts(self, texts: Sequence[str]) -> None:
        """Adds the names that the texts introduce."""
        self.texts = read_texts(texts, self.finish())
        for key, candidate in gather_candidates(self.texts).items():
            if key in self.entities:
                continue
            kind = candidate.kind
            self.entities[key] = Entity(
                id=key,
                name=candidate.name,
                kind=kind,
                aliases=tuple(candidate.aliases),
                sex=sex_of_person(candidate.name, ()) if kind is NameKind.PERSON else "",
            )
            for written in (candidate.name, *candidate.aliases):
                form = make_form(written, key)
                single = kind is NameKind.PERSON and " " not in written
                self._add_weak(written, replace(form, sort=FormSort.WEAK) if single else form)
        for key in list(self.entities):
            self.add_derived(key)
        self._add_heads()
        self._add_roles()
        self._add_document()

    def _add_heads(self) -> None:
        """Lets a capital head noun ("the Church") stand for the body that is named with it."""
        for key, entity in list(self.entities.items()):
            if key not in organization_joins() or " " in key:
                continue
            owners = [
                other
                for other in self.entities.values()
                if other.kind is NameKind.ORGANIZATION
                and other.id != key
                and key in other.id.split()
            ]
            if owners:
                del self.entities[key]
                owner = min(
                    owners, key=lambda other: (other.id.split()[0] != key, owners.index(other))
                )
                self.forms[key] = [
                    replace(form, entity=owner.id) for form in self.forms.get(key, ())
                ]
                self.entities[owner.id] = replace(owner, aliases=(*owner.aliases, entity.name))

    def _add_roles(self) -> None:
        table = self.finish()
        for text, stated in gather_roles(self.texts):
            unit = text.units[stated.unit]
            entity = self.entities.get(self._entity_of(text, unit, table) or "")
            if entity is None or entity.kind not in (None, NameKind.PERSON):
                continue
            owners = self._owners(text, stated, table, entity.id)
            self.entities[entity.id] = replace(
                entity,
                kind=NameKind.PERSON if stated.words else entity.kind,
                roles=_with(entity.roles, stated.words),
                of=tuple(dict.fromkeys((*entity.of, *owners))),
                sex=entity.sex or sex_of_person(entity.name, stated.words.lower().split()),
            )

    def _add_document(self) -> None:
        """Adds the report or study the texts are about, with its publishers and authors."""
        noun = find_document(self.texts)
        if noun is None or self.document is not None:
            return
        name = f"the {noun}"
        key = fold_name(name)
        table = self.finish()
        found = [
            self._entity_of(text, text.units[at], table) for text, at in find_publishers(self.texts)
        ]
        publishers = [
            owner
            for owner in dict.fromkeys(found)
            if owner and table.kind_of(owner) in (None, NameKind.ORGANIZATION)
        ]
        self.document = key
        self.entities[key] = Entity(key, name, NameKind.WORK, of=tuple(publishers))
        for entity in list(self.entities.values()):
            if any(_writes(role, noun) for role in entity.roles):
                self.entities[entity.id] = replace(entity, of=_with(entity.of, key))

    def _owners(
        self, text: ReadText, stated: StatedRole, table: NameTable, person: str
    ) -> tuple[str, ...]:
        """Returns whom a role is held for: the organisations where there are any."""
        found = [self._entity_of(text, text.units[at], table) for at in stated.of]
        owners = [name for name in dict.fromkeys(found) if name and name != person]
        owners = [name for name in owners if name not in _groups()]
        bodies = [name for name in owners if table.kind_of(name) is NameKind.ORGANIZATION]
        return tuple(bodies or owners)

    def _entity_of(self, text: ReadText, unit: Unit, table: NameTable) -> str | None:
        if unit.sort is UnitSort.KNOWN and unit.match is not None:
            return choose_form(text.tokens, unit, unit.match).entity
        forms = table.forms.get(fold_name(text.written(unit)), ())
        return forms[0].entity if forms else None

    def finish(self) -> NameTable:
        """Returns the table as it stands."""
        longest: dict[str, int] = {}
        for key in self.forms:
            words = key.split(" ")
            longest[words[0]] = max(longest.get(words[0], 0), len(words))
        table = NameTable(
            entities=dict(self.entities),
            forms={key: tuple(forms) for key, forms in self.forms.items() if forms},
            longest=longest,
            relations={},
            roles={},
            document=self.document,
        )
        return replace(table, relations=find_relations(table), roles=index_roles(table))


@lru_cache(maxsize=1)
def _groups() -> frozenset[str]:
    return frozenset(fold_name(row[0]) for row in read_rows("groups"))


def _with(values: tuple[str, ...], value: str) -> tuple[str, ...]:
    return values if not value or value in values else (*values, value)


def _writes(role: str, noun: str) -> bool:
    """Says whether a role makes its bearer a voice of the document."""
    words = role.lower().split()
    return (
        noun in words
        or any("writer" in speaker_sorts(word) for word in words)
        or (bool({"coauthor", "co-author"} & set(words)))
    )
