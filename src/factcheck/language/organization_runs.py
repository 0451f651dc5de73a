"""Finds where an organisation's name ends, and which capitalised words may start a name."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.language.name_entities import NameTable
from factcheck.language.name_kinds import ends_in_country
from factcheck.language.name_steps import (
    ARTICLES,
    continues,
    follows,
    is_calendar,
    is_initial,
    is_office,
    is_title,
    organization_joins,
)
from factcheck.language.name_tokens import (
    Token,
    is_ordinary,
    never_names,
    stop_words,
)


def may_start(tokens: Sequence[Token], index: int, table: NameTable) -> bool:
    """Says whether a capitalised token can start an unknown name or a title."""
    token = tokens[index]
    if is_calendar(tokens, index) or token.folded in ARTICLES or token.text[:2] in ("I'", "I’"):
        return False
    if token.folded in never_names():
        return False
    if token.folded in stop_words():
        following = follows(tokens, index + 1) and tokens[index + 1].capital
        return following and not token.opens and token.folded != "i"
    if len(token.text) == 1 and not is_initial(tokens, index):
        return False
    if not token.opens or token.acronym or not is_ordinary(token.text):
        return True
    if token.folded in organization_joins() and goes_on(tokens, index):
        return True
    if not (follows(tokens, index + 1) and continues(tokens, index + 1)):
        return False
    if token.folded.endswith(("ly", "ing", "ed")):
        return False
    return is_title(token) or table.match(tokens, index + 1) is None


def organization_end(tokens: Sequence[Token], index: int) -> int | None:
    """Returns the end of the organisation's name that starts at a token, None where none does."""
    joins = organization_joins()
    last: int | None = None
    position = index
    while position < len(tokens) and (position == index or _runs_on(tokens, position)):
        token = tokens[position]
        if token.capital and token.folded in joins:
            last = position
        if is_office(token) and not _names_body(tokens, position):
            break
        position += 1
    if last is None:
        return None
    if (
        last == index
        and not tokens[index].acronym
        and tokens[index].opens
        and not goes_on(tokens, last)
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


def goes_on(tokens: Sequence[Token], last: int) -> bool:
    """Says whether a body's name goes on after its noun ("University of X")."""
    if follows(tokens, last + 1) and continues(tokens, last + 1):
        return True
    return _joined_start(tokens, last + 1, organization_joins()[tokens[last].folded]) is not None


def _runs_on(tokens: Sequence[Token], index: int) -> bool:
    """Says whether a token goes on with the run; plain words may be joined by "and"."""
    if follows(tokens, index) and continues(tokens, index):
        return True
    if (
        tokens[index].folded != "and"
        or not follows(tokens, index)
        or not follows(tokens, index + 1)
    ):
        return False
    after, before = tokens[index + 1], tokens[index - 1]
    if not (after.capital and is_ordinary(after.text) and is_ordinary(before.text)):
        return False
    return follows(tokens, index + 2) and tokens[index + 2].capital


def _extended_end(tokens: Sequence[Token], last: int) -> int:
    """Extends an organisation's name over what follows its head word."""
    joins = organization_joins()
    end = capitals_end(tokens, last + 1)
    connectors = joins[tokens[last].folded] | joins.get(tokens[end - 1].folded, frozenset())
    start = _joined_start(tokens, end, connectors)
    if start is None:
        return end
    end = capitals_end(tokens, start + 1)
    while (further := _further_start(tokens, end)) is not None:
        end = capitals_end(tokens, further + 1)
    return end


def _further_start(tokens: Sequence[Token], end: int) -> int | None:
    """Returns the capital after one more "of", "of the" or "and" in an organisation's name."""
    if end + 1 >= len(tokens) or not follows(tokens, end):
        return None
    start = end + 1
    if tokens[end].folded == "of" and tokens[start].folded == "the":
        start += 1
        if start < len(tokens) and ends_in_country(tokens[start].folded):
            return None
    elif tokens[end].folded == "and":
        if not (is_ordinary(tokens[start].text) and is_ordinary(tokens[end - 1].text)):
            return None
    elif tokens[end].folded != "of":
        return None
    if start >= len(tokens) or not tokens[start].capital or not follows(tokens, start):
        return None
    return start if continues(tokens, start) else None


def _joined_start(tokens: Sequence[Token], index: int, connectors: frozenset[str]) -> int | None:
    """Returns the token after "of", "for the" …, where it goes on with the name."""
    if index >= len(tokens) or tokens[index].folded not in connectors:
        return None
    if not follows(tokens, index):
        return None
    start = index + 1
    if start < len(tokens) and tokens[start].folded == "the":
        start += 1
    if start >= len(tokens) or not follows(tokens, start) or not tokens[start].capital:
        return None
    return None if is_calendar(tokens, start) or is_office(tokens[start]) else start


def capitals_end(tokens: Sequence[Token], index: int) -> int:
    """Returns the end of the capitals that go on at a token, before the next office."""
    while index < len(tokens) and follows(tokens, index) and continues(tokens, index):
        if is_title(tokens[index]) and is_office(tokens[index]):
            break
        index += 1
    return index
