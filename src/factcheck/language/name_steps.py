"""Says how capitalised words follow one another in a name, and which are titles."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from factcheck.language.lexicon import read_rows
from factcheck.language.name_aliases import NAME_PARTICLES
from factcheck.language.name_tokens import (
    Token,
    calendar_words,
    is_abbreviation,
    is_ordinary,
)

# Plain words whose possessive stands inside an organisation's name ("People's Party").
_INNER_POSSESSIVES = frozenset({"people", "women", "men", "children", "girls", "boys"})
ARTICLES = frozenset({"the", "a", "an"})


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


def starts_title(tokens: Sequence[Token], index: int) -> bool:
    """Says whether a token is a title, or a modifier before one ("Prime Minister")."""
    while index < len(tokens):
        sort = title_sorts().get(tokens[index].folded)
        if sort == "modifier" and _is_portfolio(tokens, index):
            return True
        if sort != "modifier":
            return sort is not None
        index += 1
        if not follows(tokens, index):
            return False
    return False


def _is_portfolio(tokens: Sequence[Token], index: int) -> bool:
    """Says whether a word is what an office is for ("Minister of Education")."""
    if index < 2 or tokens[index - 1].folded not in ("of", "for"):
        return False
    return is_office(tokens[index - 2])


def is_title(token: Token) -> bool:
    """Says whether a token is a title, a job or a word before one."""
    return token.folded in title_sorts()


def is_office(token: Token) -> bool:
    """Says whether a token is an office or a rank."""
    return title_sorts().get(token.folded) in ("office", "rank")


def follows(tokens: Sequence[Token], index: int) -> bool:
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


def starts_with_particle(tokens: Sequence[Token], index: int) -> bool:
    """Says whether a small word starts a surname ("de Roe", "al-Amir")."""
    if tokens[index].folded not in NAME_PARTICLES or index + 1 >= len(tokens):
        return False
    following = tokens[index + 1]
    return following.capital and (following.joined or following.gap == " ")


def is_initial(tokens: Sequence[Token], index: int) -> bool:
    """Says whether a single letter is an initial before a name."""
    following = index + 1
    if not (follows(tokens, following) and tokens[following].capital):
        return False
    return not tokens[following].joined


def is_calendar(tokens: Sequence[Token], index: int) -> bool:
    """Says whether a token is a weekday or month, not part of a paper's name."""
    token = tokens[index]
    if token.folded not in calendar_words():
        return False
    return not (follows(tokens, index + 1) and tokens[index + 1].folded in organization_joins())


def continues(tokens: Sequence[Token], index: int) -> bool:
    """Says whether a token can be a further part of a name that has begun."""
    token = tokens[index]
    if token.capital:
        return not is_calendar(tokens, index) and token.folded not in ARTICLES | {"i"}
    if token.joined:
        return token.text.isdigit() or _is_given_name_part(tokens, index)
    if token.text.isdigit():
        inner = follows(tokens, index + 1) and tokens[index + 1].capital
        return inner and len(token.text) < 4 and not is_calendar(tokens, index - 1)
    return starts_with_particle(tokens, index)


def _is_given_name_part(tokens: Sequence[Token], index: int) -> bool:
    """Says whether the lower-case part after a hyphen ends a given name ("Mei-ling").

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
