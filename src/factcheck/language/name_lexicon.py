"""Holds the names that every text may use: countries, regions, states, bodies known by initials."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from functools import lru_cache

from factcheck.language.lexicon import read_rows
from factcheck.language.name_tokens import fold_name
from factcheck.model import NameKind
from factcheck.records import dataclass


class FormSort(Enum):
    """Says in what way a form names its entity."""

    NAME = "name"
    DEMONYM = "demonym"  # "Russian", "Russians"
    CAPITAL = "capital"  # "Moscow": the government, or the city, by its place in the sentence
    STATE = "state"  # a state of a federation
    SHORT = "short"  # an abbreviation of a state, good only after a comma ("Roeville, Tex.")
    WEAK = "weak"  # a surname or first name by itself, an acronym guessed from initials


@dataclass(frozen=True, slots=True)
class Form:
    """Holds one way to write a name: the entity it stands for and how it must be written.

    `cased` says that it needs its capital; `upper` that it needs capitals throughout ("US").
    """

    entity: str
    sort: FormSort = FormSort.NAME
    cased: bool = True
    upper: bool = False


@dataclass(frozen=True, slots=True)
class GeneralEntity:
    """Holds one entity of the general lexicon."""

    id: str
    name: str
    kind: NameKind | None


@dataclass(frozen=True, slots=True)
class GeneralNames:
    """Holds all general forms by key, the longest form per first word, and the entities."""

    forms: dict[str, tuple[Form, ...]]
    longest: dict[str, int]
    entities: dict[str, GeneralEntity]


def make_form(written: str, entity: str, sort: FormSort = FormSort.NAME) -> Form:
    """Returns the form for a name as written, its case read from the writing."""
    letters = written.replace(".", "")
    return Form(
        entity=entity,
        sort=sort,
        cased=any(map(str.isupper, written)),
        upper=letters.isupper() and len(letters) <= 4,
    )


@lru_cache(maxsize=1)
def general_names() -> GeneralNames:
    """Returns the general names, read once."""
    forms: dict[str, list[Form]] = {}
    entities: dict[str, GeneralEntity] = {}
    for entity, written in _all_forms():
        if entity.entity not in entities:
            entities[entity.entity] = _entity(entity, written)
        known = forms.setdefault(fold_name(written), [])
        if entity not in known:
            known.append(entity)
    longest: dict[str, int] = {}
    for key in forms:
        words = key.split(" ")
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return GeneralNames({key: tuple(found) for key, found in forms.items()}, longest, entities)


def _entity(form: Form, written: str) -> GeneralEntity:
    return GeneralEntity(form.entity, written, _kinds().get(form.entity))


@lru_cache(maxsize=1)
def _kinds() -> dict[str, NameKind | None]:
    kinds: dict[str, NameKind | None] = {}
    for name in ("countries", "regions", "us_states"):
        kinds.update({_id(row[0], name): NameKind.PLACE for row in read_rows(name)})
    kinds.update({_id(row[0]): NameKind.ORGANIZATION for row in read_rows("organizations")})
    return kinds


def _id(name: str, topic: str = "") -> str:
    # Two states share their name with a country and a capital.
    folded = fold_name(name)
    return f"{folded} state" if topic == "us_states" else folded


def _all_forms() -> Iterator[tuple[Form, str]]:
    yield from _country_forms()
    for row in read_rows("us_states"):
        entity = _id(row[0], "us_states")
        yield make_form(row[0], entity, FormSort.STATE), row[0]
        for written in _cell(row, 2):
            yield make_form(written, entity, FormSort.SHORT), written
        for demonym in _cell(row, 1):
            yield from _demonym_forms(demonym, entity)
    for row in read_rows("regions"):
        for written in (row[0], *_cell(row, 2)):
            yield make_form(written, _id(row[0])), written
        for demonym in _cell(row, 1):
            yield from _demonym_forms(demonym, _id(row[0]))
    for row in read_rows("organizations"):
        for written in (row[0], *_cell(row, 1)):
            yield make_form(written, _id(row[0])), written
    for row in read_rows("groups"):
        for written in (row[0], *_cell(row, 1)):
            yield from _demonym_forms(written, _id(row[0]))


def _country_forms() -> Iterator[tuple[Form, str]]:
    for row in read_rows("countries"):
        entity = _id(row[0])
        for written in (row[0], *_cell(row, 3), *_cell(row, 5)):
            yield make_form(written, entity), written
        for demonym in _cell(row, 2):
            yield from _demonym_forms(demonym, entity)
        for capital in _cell(row, 4):
            if fold_name(capital) != entity:
                yield make_form(capital, entity, FormSort.CAPITAL), capital


def _demonym_forms(demonym: str, entity: str) -> Iterator[tuple[Form, str]]:
    yield make_form(demonym, entity, FormSort.DEMONYM), demonym
    if not demonym.endswith(("s", "sh", "ch", "ese", "x", "z", "men", "man", "ism")):
        plural = demonym[:-1] + "ies" if demonym.endswith("y") else demonym + "s"
        yield make_form(plural, entity, FormSort.DEMONYM), plural


def _cell(row: tuple[str, ...], index: int) -> tuple[str, ...]:
    return tuple(word for word in row[index].split("|") if word) if len(row) > index else ()
