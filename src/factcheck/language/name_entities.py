"""Holds the entities a text may name, and looks their forms up."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from functools import lru_cache

from factcheck.language.name_lexicon import (
    Form,
    FormSort,
    general_entity,
    general_forms,
    longest_general,
)
from factcheck.language.name_tokens import Token, fold_name
from factcheck.language.speech_cues import speaker_sorts
from factcheck.model import NameKind
from factcheck.records import dataclass

_DOCUMENT_SORTS = frozenset({"document", "writer"})
_LEADING_ARTICLES = ("the ", "a ", "an ")


@dataclass(frozen=True, slots=True)
class Entity:
    """Holds one person, organisation, place or work that the claims or their texts name.

    `of` lists the entities that the person or work belongs to. `sex` is "m", "f" or "".
    """

    id: str
    name: str
    kind: NameKind | None
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    sex: str = ""


@dataclass(frozen=True, slots=True)
class FormMatch:
    """Holds a known form found at a token: how many tokens it takes, and what it may stand for."""

    length: int
    forms: tuple[Form, ...]
    general: bool


@dataclass(frozen=True, slots=True)
class RoleEntry:
    """Holds one role of one entity, prepared for matching descriptions.

    `head` is the folded head noun, `words` the folded content words of the role and of what it
    is a role of.
    """

    entity: str
    head: str
    words: frozenset[str]


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class NameTable:
    """Knows the names of one claim book: forms, entities, roles and who speaks for whom.

    Built by `build_name_table`; immutable and picklable. Countries and other general names need
    not be in it: every look-up falls back to the lexicon. `document` is the entity of the report
    or study that the texts are about ("the report found"), None where there is none.
    """

    entities: Mapping[str, Entity]
    forms: Mapping[str, tuple[Form, ...]]
    longest: Mapping[str, int]
    relations: Mapping[str, frozenset[str]]
    roles: Mapping[str, tuple[RoleEntry, ...]]
    document: str | None = None

    def related(self, entity: str) -> frozenset[str]:
        """Returns the entities whose words may be given to this one (VERDICTS, rule 7).

        A person and his organisations, an organisation and its reports, both ways; never two
        people of one organisation.
        """
        return self.relations.get(entity, frozenset())

    def role_of(self, entity: str) -> str | None:
        """Returns the first known role of an entity, as written, None where it has none."""
        known = self.entities.get(entity)
        return known.roles[0] if known and known.roles else None

    def kind_of(self, entity: str) -> NameKind | None:
        """Returns what sort of thing an entity is, None where that is not known."""
        known = self.entities.get(entity)
        if known is not None:
            return known.kind
        general = general_entity(entity)
        return general.kind if general else None

    def sex_of(self, entity: str) -> str:
        """Returns "m" or "f" where a person's title or first name tells, else ""."""
        known = self.entities.get(entity)
        return known.sex if known else ""

    def name_of(self, entity: str) -> str:
        """Returns the main name of an entity as written, the entity itself where unknown."""
        known = self.entities.get(entity)
        if known is not None:
            return known.name
        general = general_entity(entity)
        return general.name if general else entity

    def knows(self, entity: str) -> bool:
        """Says whether the claims, their texts or the lexicon know the entity."""
        return entity in self.entities or general_entity(entity) is not None

    def readings(self, written: str) -> frozenset[str]:
        """Returns all entities that a name as written may stand for."""
        return _readings(self, written)

    def resolve(self, written: str) -> frozenset[str]:
        """Returns the entities that a speaker as written in a claim stands for.

        A name that nobody knows stands for itself: its key is returned. An unnamed speaker
        ("an unnamed official") stands for no entity.
        """
        known = self.readings(written)
        if known:
            return known
        words = fold_name(written).split()
        if self.document and words and speaker_sorts(words[-1]) & _DOCUMENT_SORTS:
            return frozenset({self.document})
        named = any(character.isupper() for character in written)
        return frozenset({" ".join(words)}) if named else frozenset()

    def match(self, tokens: Sequence[Token], index: int) -> FormMatch | None:
        """Returns the longest known form that starts at a token; the book's forms go first."""
        first = tokens[index].folded
        longest = max(self.longest.get(first, 0), longest_general(first))
        for length in range(min(longest, len(tokens) - index), 0, -1):
            span = tokens[index : index + length]
            if length > 1 and not _is_unbroken(span):
                continue
            key = " ".join(token.folded for token in span)
            own = tuple([form for form in self.forms.get(key, ()) if _fits(form, span)])
            if own:
                return FormMatch(length, own, general=False)
            shared = tuple([form for form in general_forms(key) if _fits(form, span)])
            if shared:
                return FormMatch(length, shared, general=True)
        return None


# The names of one sentence are held against those of many claims.
@lru_cache(maxsize=4096)
def _readings(table: NameTable, written: str) -> frozenset[str]:
    key = fold_name(written)
    found = _entities_of(table, key)
    for article in _LEADING_ARTICLES:
        if key.startswith(article):
            found |= _entities_of(table, key.removeprefix(article), alone=not found)
    return found


def _entities_of(table: NameTable, key: str, *, alone: bool = True) -> frozenset[str]:
    """Returns what a form stands for; `alone`: for the lexicon, too, where no book has it."""
    forms = table.forms.get(key, ())
    if not forms and alone:
        forms = general_forms(key)
    return frozenset(form.entity for form in forms)


def _is_unbroken(span: Sequence[Token]) -> bool:
    return all(
        token.gap.strip() in ("", "-", "‐", "‑", "&", ".", "'", "’", ",") for token in span[1:]
    )


def _fits(form: Form, span: Sequence[Token]) -> bool:
    if form.upper:
        return all(token.text.replace(".", "").isupper() for token in span)
    if form.sort is FormSort.SHORT:
        return span[0].gap == ", " and span[0].capital
    return not form.cased or any(token.capital for token in span)
