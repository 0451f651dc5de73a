"""Parts the capitalised words of a text into units: known names, titles, unknown names."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from factcheck.language.lexicon import read_words
from factcheck.language.name_entities import FormMatch, NameTable
from factcheck.language.name_kinds import guess_kind
from factcheck.language.name_lexicon import Form, FormSort
from factcheck.language.name_steps import (
    continues,
    follows,
    is_office,
    is_title,
    organization_joins,
    starts_title,
    starts_with_particle,
    title_sorts,
)
from factcheck.language.name_tokens import (
    Token,
    calendar_words,
    is_ordinary,
    stop_words,
)
from factcheck.language.organization_runs import capitals_end, may_start, organization_end
from factcheck.model import NameKind
from factcheck.records import dataclass

__all__ = [
    "Unit",
    "UnitSort",
    "choose_form",
    "find_units",
    "organization_joins",
    "title_sorts",
]


class UnitSort(Enum):
    """Says what a run of tokens is."""

    KNOWN = "known"
    TITLE = "title"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Unit:
    """Holds one unit: tokens `first` to `last` (half-open), with its match or its guessed kind."""

    first: int
    last: int
    sort: UnitSort
    match: FormMatch | None = None
    kind: NameKind | None = None


def find_units(tokens: Sequence[Token], table: NameTable) -> list[Unit]:
    """Returns the units of a text in order, not overlapping."""
    units: list[Unit] = []
    index = 0
    while index < len(tokens):
        unit = _read_unit(tokens, index, table, units)
        if unit is None:
            index += 1
            continue
        units.append(unit)
        index = unit.last
    return units


def _read_unit(
    tokens: Sequence[Token], index: int, table: NameTable, before: Sequence[Unit]
) -> Unit | None:
    token = tokens[index]
    match = table.match(tokens, index)
    prefixed = token.joined and index > 0 and not tokens[index - 1].capital
    if match is not None and prefixed:
        return _known(index, match)
    if match is not None and not _stands_alone(tokens, index, match, table):
        match = None
    if not token.capital and not starts_with_particle(tokens, index):
        return _known(index, match) if match is not None else None
    if match is None and not may_start(tokens, index, table):
        return None
    end = organization_end(tokens, index)
    if match is not None and (end is None or index + match.length >= end or not match.general):
        return _widened(tokens, index, match, table) or _known(index, match)
    if end is not None:
        return _organization(tokens, index, end)
    if starts_title(tokens, index) and not _is_first_name(tokens, index):
        return Unit(index, index + 1, UnitSort.TITLE)
    last = _unknown_end(tokens, index, table)
    titled = bool(before) and before[-1].last == index and before[-1].sort is UnitSort.TITLE
    kind = guess_kind(tokens, index, last, titled=titled and follows(tokens, index))
    return Unit(index, last, UnitSort.UNKNOWN, kind=kind)


def _widened(
    tokens: Sequence[Token], index: int, match: FormMatch, table: NameTable
) -> Unit | None:
    """Reads "Cairo Street" or "Canada Day": a general name that goes on with plain words."""
    end = index + match.length
    form = match.forms[0]
    if not match.general or form.sort is FormSort.DEMONYM or form.upper:
        return None
    if not (follows(tokens, end) and tokens[end].capital and continues(tokens, end)):
        return None
    following = table.match(tokens, end)
    person = match.length == 1 and tokens[index].folded in read_words("first_names")
    surname = following is not None and all(f.sort is FormSort.WEAK for f in following.forms)
    if person and surname:
        return Unit(index, end + 1, UnitSort.UNKNOWN, kind=NameKind.PERSON)
    if starts_title(tokens, end) or following is not None:
        return None
    if not is_ordinary(tokens[end].text):
        last = _unknown_end(tokens, index, table)
        return Unit(index, last, UnitSort.UNKNOWN, kind=NameKind.PERSON) if person else None
    last = _unknown_end(tokens, end, table)
    if any(table.match(tokens, position) for position in range(end, last)):
        return None
    place = tokens[last - 1].folded in read_words("place_words")
    return Unit(index, last, UnitSort.UNKNOWN, kind=NameKind.PLACE if place else None)


def _known(index: int, match: FormMatch) -> Unit:
    return Unit(index, index + match.length, UnitSort.KNOWN, match)


def _organization(tokens: Sequence[Token], first: int, last: int) -> Unit:
    if (
        last - first == 1
        and last < len(tokens)
        and is_office(tokens[last])
        and follows(tokens, last)
    ):
        return Unit(first, last, UnitSort.TITLE)
    place = last - first > 1 and tokens[last - 1].folded in read_words("place_words")
    joined = any(not token.capital for token in tokens[first:last])
    kind = NameKind.PLACE if place and not joined else NameKind.ORGANIZATION
    return Unit(first, last, UnitSort.UNKNOWN, kind=kind)


def _is_first_name(tokens: Sequence[Token], index: int) -> bool:
    """Says whether a title word is a first name here ("Dean Roe" at the start of its run)."""
    if tokens[index].folded not in read_words("first_names"):
        return False
    starts = index == 0 or not (follows(tokens, index) and tokens[index - 1].capital)
    return starts and capitals_end(tokens, index + 1) == index + 2


def _stands_alone(tokens: Sequence[Token], index: int, match: FormMatch, table: NameTable) -> bool:
    """Says whether a surname or first name by itself is not part of someone else's name."""
    if any(form.sort is not FormSort.WEAK for form in match.forms):
        return True
    end = index + match.length
    if follows(tokens, end) and tokens[end].capital and continues(tokens, end):
        following = table.match(tokens, end)
        if following is None and not is_title(tokens[end]):
            return False
    if not follows(tokens, index) or not tokens[index - 1].capital:
        return True
    before = tokens[index - 1]
    if is_title(before) or before.folded in stop_words() or before.folded in calendar_words():
        return True
    known = any(table.match(tokens, start) for start in range(max(0, index - 3), index))
    return known or (before.opens and is_ordinary(before.text))


def _unknown_end(tokens: Sequence[Token], index: int, table: NameTable) -> int:
    end = index + 1
    if starts_with_particle(tokens, index):
        end += 1
    if _is_capital_article(tokens, index - 1) and _joins_pair(tokens, end):
        return end + 2
    while end < len(tokens) and follows(tokens, end) and continues(tokens, end):
        if is_office(tokens[end]):
            break
        if tokens[end].capital and not tokens[end].joined and _breaks(tokens, index, end, table):
            break
        end += 1
    return end


def _is_capital_article(tokens: Sequence[Token], index: int) -> bool:
    return index > 0 and tokens[index].text == "The" and not tokens[index].opens


def _joins_pair(tokens: Sequence[Token], index: int) -> bool:
    """Says whether "and" and one more capital follow ("The Bell and Anchor")."""
    if index + 1 >= len(tokens) or tokens[index].folded != "and":
        return False
    return follows(tokens, index) and follows(tokens, index + 1) and tokens[index + 1].capital


def _breaks(tokens: Sequence[Token], first: int, index: int, table: NameTable) -> bool:
    """Says whether a known name that starts inside an unknown run ends the run."""
    match = table.match(tokens, index)
    if match is None or any(form.sort is FormSort.WEAK for form in match.forms):
        return False
    if not match.general:
        return True
    # A country after a name belongs to it ("Statistics Canada"), so does a party ("New Democrat").
    if match.forms[0].sort is not FormSort.DEMONYM or table.kind_of(match.forms[0].entity) is None:
        return False
    return not (index - first <= 2 and tokens[first].folded in read_words("first_names"))


def choose_form(tokens: Sequence[Token], unit: Unit, match: FormMatch) -> Form:
    """Chooses among the entities that one form may stand for, by what stands around it."""
    states = [form for form in match.forms if form.sort is FormSort.STATE]
    if states and len(match.forms) > 1:
        if _is_state(tokens, unit):
            return states[0]
        return next(form for form in match.forms if form.sort is not FormSort.STATE)
    return match.forms[0]


def _is_state(tokens: Sequence[Token], unit: Unit) -> bool:
    first = tokens[unit.first]
    if first.gap == ", " and unit.first and tokens[unit.first - 1].capital:
        return True
    before = tokens[unit.first - 1].folded if unit.first else ""
    after = tokens[unit.last].folded if unit.last < len(tokens) else ""
    governed = tokens[max(0, unit.first - 2)].folded in ("governor", "state", "senator")
    return (before == "of" and governed) or after == "state"
