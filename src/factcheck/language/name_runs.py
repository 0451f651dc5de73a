"""Parts the capitalised words of a text into units: known names, titles, unknown names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from factcheck.language.lexicon import read_rows, read_words
from factcheck.language.name_aliases import NAME_PARTICLES
from factcheck.language.name_entities import FormMatch, NameTable
from factcheck.language.name_lexicon import Form, FormSort, general_names
from factcheck.language.name_tokens import (
    Token,
    calendar_words,
    is_abbreviation,
    is_ordinary,
    never_names,
    stop_words,
)
from factcheck.model import NameKind

# Plain words whose possessive stands inside an organisation's name ("People's Party").
_INNER_POSSESSIVES = frozenset({"people", "women", "men", "children", "girls", "boys"})
_PLACE_PREPOSITIONS = frozenset({"in", "near", "outside", "around"})
_COMPASS = frozenset(
    "new north south east west northern southern eastern western central upper lower".split()  # noqa: SIM905
)
_ARTICLES = frozenset({"the", "a", "an"})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


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


@lru_cache(maxsize=1)
def title_sorts() -> dict[str, str]:
    """Returns the sort (honorific, rank, office, job, kin, modifier) of each title word."""
    sorts: dict[str, str] = {}
    for row in read_rows("titles"):
        sorts.setdefault(row[0], row[1])
    return sorts


@lru_cache(maxsize=1)
def organization_joins() -> dict[str, frozenset[str]]:
    """Returns for each organisation word the connectors that its name may go on with."""
    return {
        row[0]: frozenset(row[1].split("|")) if len(row) > 1 else frozenset()
        for row in read_rows("organization_words")
    }


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
    if not token.capital and not _starts_with_particle(tokens, index):
        return _known(index, match) if match is not None else None
    if match is None and not _may_start(tokens, index, table):
        return None
    end = _organization_end(tokens, index)
    if match is not None and (end is None or index + match.length >= end or not match.general):
        return _widened(tokens, index, match, table) or _known(index, match)
    if end is not None:
        return _organization(tokens, index, end)
    if _starts_title(tokens, index) and not _is_first_name(tokens, index):
        return Unit(index, index + 1, UnitSort.TITLE)
    last = _unknown_end(tokens, index, table)
    kind = _guess_kind(tokens, index, last, before)
    return Unit(index, last, UnitSort.UNKNOWN, kind=kind)


def _widened(
    tokens: Sequence[Token], index: int, match: FormMatch, table: NameTable
) -> Unit | None:
    """Reads "New York City" or "Canada Day": a general name that goes on with plain words."""
    end = index + match.length
    form = match.forms[0]
    if not match.general or form.sort is FormSort.DEMONYM or form.upper:
        return None
    if not (_follows(tokens, end) and tokens[end].capital and _continues(tokens, end)):
        return None
    following = table.match(tokens, end)
    person = match.length == 1 and tokens[index].folded in read_words("first_names")
    surname = following is not None and all(f.sort is FormSort.WEAK for f in following.forms)
    if person and surname:
        return Unit(index, end + 1, UnitSort.UNKNOWN, kind=NameKind.PERSON)
    if _starts_title(tokens, end) or following is not None:
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


def _starts_title(tokens: Sequence[Token], index: int) -> bool:
    """Says whether a token is a title, or a modifier before one ("Prime Minister")."""
    while index < len(tokens):
        sort = title_sorts().get(tokens[index].folded)
        if sort == "modifier" and _is_portfolio(tokens, index):
            return True
        if sort != "modifier":
            return sort is not None
        index += 1
        if not _follows(tokens, index):
            return False
    return False


def _is_portfolio(tokens: Sequence[Token], index: int) -> bool:
    """Says whether a word is what an office is for ("Minister of Education")."""
    if index < 2 or tokens[index - 1].folded not in ("of", "for"):
        return False
    return _is_office(tokens[index - 2])


def _organization(tokens: Sequence[Token], first: int, last: int) -> Unit:
    if (
        last - first == 1
        and last < len(tokens)
        and _is_office(tokens[last])
        and _follows(tokens, last)
    ):
        return Unit(first, last, UnitSort.TITLE)
    place = last - first > 1 and tokens[last - 1].folded in read_words("place_words")
    joined = any(not token.capital for token in tokens[first:last])
    kind = NameKind.PLACE if place and not joined else NameKind.ORGANIZATION
    return Unit(first, last, UnitSort.UNKNOWN, kind=kind)


def _is_title(token: Token) -> bool:
    return token.folded in title_sorts()


def _is_first_name(tokens: Sequence[Token], index: int) -> bool:
    """Says whether a title word is a first name here ("Dean Roe" at the start of its run)."""
    if tokens[index].folded not in read_words("first_names"):
        return False
    starts = index == 0 or not (_follows(tokens, index) and tokens[index - 1].capital)
    return starts and _capitals_end(tokens, index + 1) == index + 2


def _is_office(token: Token) -> bool:
    return title_sorts().get(token.folded) in ("office", "rank")


def _follows(tokens: Sequence[Token], index: int) -> bool:
    """Says whether a token goes on with the run of the token before it."""
    if not 0 < index < len(tokens):
        return False
    before, gap = tokens[index - 1], tokens[index].gap
    if before.possessive:
        return _is_inner_possessive(before) and gap in (" ", "' ", "’ ")
    if gap == " " or tokens[index].joined:
        return True
    return (gap == ". " and is_abbreviation(before)) or gap == " & "


def _is_inner_possessive(token: Token) -> bool:
    plural = token.text[-1] in "sS" and is_ordinary(token.text)
    return plural or token.folded in _INNER_POSSESSIVES


def _starts_with_particle(tokens: Sequence[Token], index: int) -> bool:
    if tokens[index].folded not in NAME_PARTICLES or index + 1 >= len(tokens):
        return False
    following = tokens[index + 1]
    return following.capital and (following.joined or following.gap == " ")


def _may_start(tokens: Sequence[Token], index: int, table: NameTable) -> bool:
    """Says whether a capitalised token can start an unknown name or a title."""
    token = tokens[index]
    if _is_calendar(tokens, index) or token.folded in _ARTICLES or token.text[:2] in ("I'", "I’"):
        return False
    if token.folded in never_names():
        return False
    if token.folded in stop_words():
        goes_on = _follows(tokens, index + 1) and tokens[index + 1].capital
        return goes_on and not token.opens and token.folded != "i"
    if len(token.text) == 1 and not _is_initial(tokens, index):
        return False
    if not token.opens or token.acronym or not is_ordinary(token.text):
        return True
    if token.folded in organization_joins() and _goes_on(tokens, index):
        return True
    if not (_follows(tokens, index + 1) and _continues(tokens, index + 1)):
        return False
    if token.folded.endswith(("ly", "ing", "ed")):
        return False
    return _is_title(token) or table.match(tokens, index + 1) is None


def _is_initial(tokens: Sequence[Token], index: int) -> bool:
    following = index + 1
    if not (_follows(tokens, following) and tokens[following].capital):
        return False
    return not tokens[following].joined


def _is_calendar(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    if token.folded not in calendar_words():
        return False
    return not (_follows(tokens, index + 1) and tokens[index + 1].folded in organization_joins())


def _continues(tokens: Sequence[Token], index: int) -> bool:
    """Says whether a token can be a further part of a name that has begun."""
    token = tokens[index]
    if token.capital:
        return not _is_calendar(tokens, index) and token.folded not in _ARTICLES | {"i"}
    if token.joined:
        return token.text.isdigit() or _is_given_name_part(tokens, index)
    if token.text.isdigit():
        inner = _follows(tokens, index + 1) and tokens[index + 1].capital
        return inner and len(token.text) < 4 and not _is_calendar(tokens, index - 1)
    return _starts_with_particle(tokens, index)


def _is_given_name_part(tokens: Sequence[Token], index: int) -> bool:
    """Says whether the lower-case part after a hyphen ends a given name ("Chung-tai").

    "American-made" and "London-based" have a single capitalised word before the hyphen.
    """
    first = index - 1
    while first > 0 and tokens[first].joined:
        first -= 1
    preceded = first > 0 and tokens[first - 1].capital and tokens[first].gap == " "
    if not preceded or tokens[first - 1].possessive:
        return False
    plain = is_ordinary(tokens[first].text) and is_ordinary(tokens[index].text)
    return not (plain and is_ordinary(tokens[first - 1].text))


def _stands_alone(tokens: Sequence[Token], index: int, match: FormMatch, table: NameTable) -> bool:
    """Says whether a surname or first name by itself is not part of someone else's name."""
    if any(form.sort is not FormSort.WEAK for form in match.forms):
        return True
    end = index + match.length
    if _follows(tokens, end) and tokens[end].capital and _continues(tokens, end):
        following = table.match(tokens, end)
        if following is None and not _is_title(tokens[end]):
            return False
    if not _follows(tokens, index) or not tokens[index - 1].capital:
        return True
    before = tokens[index - 1]
    if _is_title(before) or before.folded in stop_words() or before.folded in calendar_words():
        return True
    known = any(table.match(tokens, start) for start in range(max(0, index - 3), index))
    return known or (before.opens and is_ordinary(before.text))


def _organization_end(tokens: Sequence[Token], index: int) -> int | None:
    """Returns the end of the organisation's name that starts at a token, None where none does."""
    joins = organization_joins()
    last: int | None = None
    position = index
    while position < len(tokens) and (position == index or _runs_on(tokens, position)):
        token = tokens[position]
        if token.capital and token.folded in joins:
            last = position
        if _is_office(token) and not _names_body(tokens, position):
            break
        position += 1
    if last is None:
        return None
    if (
        last == index
        and not tokens[index].acronym
        and tokens[index].opens
        and not _goes_on(tokens, last)
    ):
        return None
    return _extended_end(tokens, last)


def _names_body(tokens: Sequence[Token], index: int) -> bool:
    """Says whether a title word is part of a body's name ("Attorney General's Office")."""
    following = index + 1
    return (
        following < len(tokens)
        and tokens[following].capital
        and tokens[following].folded in organization_joins()
        and tokens[following].gap == " "
    )


def _goes_on(tokens: Sequence[Token], last: int) -> bool:
    if _follows(tokens, last + 1) and _continues(tokens, last + 1):
        return True
    return _joined_start(tokens, last + 1, organization_joins()[tokens[last].folded]) is not None


def _runs_on(tokens: Sequence[Token], index: int) -> bool:
    """Says whether a token goes on with the run; plain words may be joined by "and"."""
    if _follows(tokens, index) and _continues(tokens, index):
        return True
    if (
        tokens[index].folded != "and"
        or not _follows(tokens, index)
        or not _follows(tokens, index + 1)
    ):
        return False
    after, before = tokens[index + 1], tokens[index - 1]
    if not (after.capital and is_ordinary(after.text) and is_ordinary(before.text)):
        return False
    return _follows(tokens, index + 2) and tokens[index + 2].capital


def _extended_end(tokens: Sequence[Token], last: int) -> int:
    """Extends an organisation's name over what follows its head word."""
    joins = organization_joins()
    end = _capitals_end(tokens, last + 1)
    connectors = joins[tokens[last].folded] | joins.get(tokens[end - 1].folded, frozenset())
    start = _joined_start(tokens, end, connectors)
    if start is None:
        return end
    end = _capitals_end(tokens, start + 1)
    while (further := _further_start(tokens, end)) is not None:
        end = _capitals_end(tokens, further + 1)
    return end


def _further_start(tokens: Sequence[Token], end: int) -> int | None:
    """Returns the capital after one more "of", "of the" or "and" in an organisation's name."""
    if end + 1 >= len(tokens) or not _follows(tokens, end):
        return None
    start = end + 1
    if tokens[end].folded == "of" and tokens[start].folded == "the":
        start += 1
        if start < len(tokens) and _ends_in_country(tokens[start].folded):
            return None
    elif tokens[end].folded == "and":
        if not (is_ordinary(tokens[start].text) and is_ordinary(tokens[end - 1].text)):
            return None
    elif tokens[end].folded != "of":
        return None
    if start >= len(tokens) or not tokens[start].capital or not _follows(tokens, start):
        return None
    return start if _continues(tokens, start) else None


def _joined_start(tokens: Sequence[Token], index: int, connectors: frozenset[str]) -> int | None:
    """Returns the token after "of", "for the" …, where it goes on with the name."""
    if index >= len(tokens) or tokens[index].folded not in connectors:
        return None
    if not _follows(tokens, index):
        return None
    start = index + 1
    if start < len(tokens) and tokens[start].folded == "the":
        start += 1
    if start >= len(tokens) or not _follows(tokens, start) or not tokens[start].capital:
        return None
    return None if _is_calendar(tokens, start) or _is_office(tokens[start]) else start


def _capitals_end(tokens: Sequence[Token], index: int) -> int:
    while index < len(tokens) and _follows(tokens, index) and _continues(tokens, index):
        if _is_title(tokens[index]) and _is_office(tokens[index]):
            break
        index += 1
    return index


def _unknown_end(tokens: Sequence[Token], index: int, table: NameTable) -> int:
    end = index + 1
    if _starts_with_particle(tokens, index):
        end += 1
    if _is_capital_article(tokens, index - 1) and _joins_pair(tokens, end):
        return end + 2
    while end < len(tokens) and _follows(tokens, end) and _continues(tokens, end):
        if _is_office(tokens[end]):
            break
        if tokens[end].capital and not tokens[end].joined and _breaks(tokens, index, end, table):
            break
        end += 1
    return end


def _is_capital_article(tokens: Sequence[Token], index: int) -> bool:
    return index > 0 and tokens[index].text == "The" and not tokens[index].opens


def _joins_pair(tokens: Sequence[Token], index: int) -> bool:
    """Says whether "and" and one more capital follow ("The Globe and Mail")."""
    if index + 1 >= len(tokens) or tokens[index].folded != "and":
        return False
    return _follows(tokens, index) and _follows(tokens, index + 1) and tokens[index + 1].capital


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


def _guess_kind(
    tokens: Sequence[Token], first: int, last: int, before: Sequence[Unit]
) -> NameKind | None:
    words = [token.folded for token in tokens[first:last]]
    if words[0] in read_words("first_names") and len(words) > 1:
        return NameKind.PERSON
    if words[-1] in read_words("place_words") or words[0] in ("mt", "lake", "port", "cape"):
        return NameKind.PLACE if len(words) > 1 else None
    titled = before and before[-1].last == first and before[-1].sort is UnitSort.TITLE
    if titled and _follows(tokens, first):
        return NameKind.PERSON
    if len(words) == 1 and tokens[first].acronym:
        return NameKind.ORGANIZATION
    if len(words) > 1 and _ends_in_country(words[-1]):
        return NameKind.PLACE if words[0] in _COMPASS else NameKind.ORGANIZATION
    preceding = tokens[first - 1].folded if first else ""
    if preceding in _PLACE_PREPOSITIONS and not is_ordinary(tokens[last - 1].text):
        return NameKind.PLACE
    spaced = sum(not token.joined for token in tokens[first:last])
    if 2 <= spaced <= 5 and _looks_like_person(tokens[first:last]):
        return NameKind.PERSON
    return None


def _ends_in_country(word: str) -> bool:
    forms = general_names().forms.get(word, ())
    return any(form.sort is FormSort.NAME for form in forms)


def _looks_like_person(span: Sequence[Token]) -> bool:
    """Says whether a run reads as first name and surname: at most the first is a plain word."""
    plain = [
        index
        for index, token in enumerate(span)
        if not token.joined and token.folded not in NAME_PARTICLES | _SUFFIXES
        if is_ordinary(token.text) or any(character.isdigit() for character in token.text)
    ]
    if len(span[-1].text) == 1 or span[0].folded == "st":
        return False
    return not plain or (plain == [0] and len(span) > 1)


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
