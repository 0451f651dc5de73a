"""Holds the names that every text may use: countries, regions, states, bodies known by initials."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from enum import Enum
from functools import lru_cache

from factcheck.language.lexicon import read_rows
from factcheck.language.name_tokens import fold_first, fold_name
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


# The lists of general names, with what they name. Where two lists have a name, the first one's
# spelling and the last one's kind are taken.
_TOPICS = {
    "countries": NameKind.PLACE,
    "us_states": NameKind.PLACE,
    "regions": NameKind.PLACE,
    "organizations": NameKind.ORGANIZATION,
    "groups": None,
}
# The columns of each list that hold names.
_COLUMNS = {
    "countries": (
        (0, FormSort.NAME),
        (3, FormSort.NAME),
        (5, FormSort.NAME),
        (2, FormSort.DEMONYM),
        (4, FormSort.CAPITAL),
    ),
    "us_states": ((0, FormSort.STATE), (2, FormSort.SHORT), (1, FormSort.DEMONYM)),
    "regions": ((0, FormSort.NAME), (2, FormSort.NAME), (1, FormSort.DEMONYM)),
    "organizations": ((0, FormSort.NAME), (1, FormSort.NAME)),
    "groups": ((0, FormSort.DEMONYM), (1, FormSort.DEMONYM)),
}
_NO_PLURAL = ("s", "sh", "ch", "ese", "x", "z", "men", "man", "ism")
# A name as written, the main name of what it names, the list it is from, and in what way it
# names it.
_Written = tuple[str, str, str, FormSort]


def make_form(written: str, entity: str, sort: FormSort = FormSort.NAME) -> Form:
    """Returns the form for a name as written, its case read from the writing."""
    letters = written.replace(".", "")
    return Form(
        entity=entity,
        sort=sort,
        cased=any(map(str.isupper, written)),
        upper=letters.isupper() and len(letters) <= 4,
    )


def general_forms(key: str) -> tuple[Form, ...]:
    """Returns what a folded name stands for in every text, nothing where it stands for nothing."""
    return _forms_from(key.partition(" ")[0]).get(key, ())


@lru_cache(maxsize=16384)
def longest_general(first: str) -> int:
    """Returns how many words the longest general name has that begins with a folded word."""
    return max((len(key.split(" ")) for key in _forms_from(first)), default=0)


@lru_cache(maxsize=4096)
def general_entity(entity: str) -> GeneralEntity | None:
    """Returns an entity of the general lexicon, None where it is none."""
    found = [
        (name, _TOPICS[topic])
        for written, name, topic, _ in _written_names().get(entity.partition(" ")[0], ())
        if written == name and _id(name, topic) == entity
    ]
    if not found:
        return None
    kinds = [kind for _, kind in found if kind is not None]
    return GeneralEntity(entity, found[0][0], kinds[-1] if kinds else None)


def all_general_forms() -> Iterator[tuple[str, tuple[Form, ...]]]:
    """Yields all general names, folded, each with what it stands for."""
    for first in _written_names():
        yield from _forms_from(first).items()


@lru_cache(maxsize=4096)
def _forms_from(first: str) -> Mapping[str, tuple[Form, ...]]:
    """Returns the general names that begin with a folded word.

    A text has few of the two thousand: the others are never made.
    """
    forms: dict[str, list[Form]] = {}
    for written, name, topic, sort in _written_names().get(first, ()):
        key, entity = fold_name(written), _id(name, topic)
        if sort is FormSort.CAPITAL and key == entity:
            continue
        form = make_form(written, entity, sort)
        known = forms.setdefault(key, [])
        if form not in known:
            known.append(form)
    return {key: tuple(found) for key, found in forms.items()}


@lru_cache(maxsize=1)
def _written_names() -> Mapping[str, list[_Written]]:
    """Returns the general names as written, by the folded first word."""
    names: defaultdict[str, list[_Written]] = defaultdict(list)
    for row in _all_names():
        names[fold_first(row[0])].append(row)
    return dict(names)


def _id(name: str, topic: str) -> str:
    # Two states share their name with a country and a capital.
    folded = fold_name(name)
    return f"{folded} state" if topic == "us_states" else folded


def _all_names() -> Iterator[_Written]:
    for topic, columns in _COLUMNS.items():
        for row in read_rows(topic):
            for column, sort in columns:
                for written in row[column].split("|") if column < len(row) else ():
                    if not written:
                        continue
                    yield written, row[0], topic, sort
                    if sort is FormSort.DEMONYM and not written.endswith(_NO_PLURAL):
                        plural = written[:-1] + "ies" if written.endswith("y") else written + "s"
                        yield plural, row[0], topic, sort
