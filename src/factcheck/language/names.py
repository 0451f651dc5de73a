"""Finds the names and descriptions of one text and resolves each to an entity."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from factcheck.language.mentions import NameMention
from factcheck.language.name_aliases import initials_of, plain_person
from factcheck.language.name_entities import NameTable
from factcheck.language.name_lexicon import FormSort, general_entity
from factcheck.language.name_runs import Unit, UnitSort, choose_form, find_units
from factcheck.language.name_table import build_name_table
from factcheck.language.name_tokens import Token, cut_tokens, fold_name
from factcheck.language.roles import Description, find_descriptions
from factcheck.model import NameKind

__all__ = ["NameTable", "build_name_table", "find_names", "same_entity"]

# After these a capital is the city, not the government that sits there.
_PLACE_PREPOSITIONS = frozenset(
    {"in", "at", "near", "from", "outside", "around", "through", "across"}
)
_GOVERNMENTS = frozenset({"government", "authorities", "officials", "ministers", "administration"})
_ARTICLES = frozenset({"a", "an", "the"})
# "American-made" is as good as "American": where a thing was made.
_MADE = frozenset({"made", "built", "produced", "manufactured"})


# Whoever reads who speaks and whoever reads what is said ask for the same sentences.
@lru_cache(maxsize=64)
def find_names(text: str, table: NameTable) -> tuple[NameMention, ...]:
    """Finds the names and the descriptions of known people in a text, in order.

    The longest name goes first, mentions do not overlap, a possessive ending is left out. Names
    that neither the table nor the lexicon knows are given too (`known` is False). Offsets are
    code points into `text`, half-open.
    """
    tokens = cut_tokens(text)
    units = find_units(tokens, table)
    mentions = [
        mention
        for index, unit in enumerate(units)
        if (mention := _mention(text, tokens, units, index, table)) is not None
    ]
    keys = {
        index: fold_name(table.name_of(choose_form(tokens, unit, unit.match).entity))
        for index, unit in enumerate(units)
        if unit.match is not None
    }
    for description in find_descriptions(tokens, units, table, keys):
        _add_description(mentions, _describe(text, tokens, description, table))
    return tuple(sorted(mentions, key=lambda mention: mention.start))


def _mention(
    text: str, tokens: Sequence[Token], units: Sequence[Unit], index: int, table: NameTable
) -> NameMention | None:
    unit = units[index]
    if unit.sort is UnitSort.TITLE:
        return None
    start, end = tokens[unit.first].start, tokens[unit.last - 1].end
    if unit.match is None:
        entity, kind, known = _resolve_unknown(text[start:end], unit, table)
        return NameMention(start, end, text[start:end], entity, kind, known)
    form = choose_form(tokens, unit, unit.match)
    adjective = form.sort is FormSort.DEMONYM
    entity = form.entity
    kind = table.kind_of(entity)
    if form.sort is FormSort.CAPITAL and _is_city(tokens, unit):
        entity, kind = fold_name(text[start:end]), NameKind.PLACE
    if _is_made(tokens, unit.last):
        end, adjective = tokens[unit.last].end, True
    return NameMention(start, end, text[start:end], entity, kind, known=True, adjective=adjective)


def _is_city(tokens: Sequence[Token], unit: Unit) -> bool:
    before = tokens[unit.first - 1].folded if unit.first else ""
    if before in _PLACE_PREPOSITIONS or before in _ARTICLES:
        return unit.first < 2 or tokens[unit.first - 2].folded not in _GOVERNMENTS
    if unit.last >= len(tokens):
        return False
    after = tokens[unit.last]
    return after.gap == ", " and after.capital


def _is_made(tokens: Sequence[Token], index: int) -> bool:
    return index < len(tokens) and tokens[index].joined and tokens[index].folded in _MADE


def _resolve_unknown(
    written: str, unit: Unit, table: NameTable
) -> tuple[str, NameKind | None, bool]:
    key = fold_name(plain_person(written))
    if key in table.entities:
        return key, table.kind_of(key), True
    forms = table.forms.get(key, ())
    if forms and forms[0].sort is not FormSort.WEAK:
        return forms[0].entity, table.kind_of(forms[0].entity), True
    return key, unit.kind, False


def _describe(
    text: str, tokens: Sequence[Token], description: Description, table: NameTable
) -> NameMention:
    start, end = tokens[description.first].start, tokens[description.last - 1].end
    return NameMention(
        start,
        end,
        text[start:end],
        description.entity,
        table.kind_of(description.entity),
        known=True,
        description=True,
    )


def _add_description(mentions: list[NameMention], description: NameMention) -> None:
    """Puts a description in the place of the names inside it, unless it crosses one."""
    crossed = [m for m in mentions if m.start < description.end and description.start < m.end]
    if all(description.start <= m.start and m.end <= description.end for m in crossed):
        mentions[:] = [m for m in mentions if m not in crossed]
        mentions.append(description)


def same_entity(first: NameMention, second: NameMention, table: NameTable) -> bool:
    """Says whether two mentions may mean one thing.

    Beside the resolved entities, a surname that several people share may mean any of them, an
    unknown surname a full name that ends in it, and initials the body that has them.
    """
    if first.entity == second.entity:
        return True
    if first.known and second.known and (first.description or second.description):
        return False
    if table.readings(first.text) & (table.readings(second.text) | {second.entity}):
        return True
    if first.entity in table.readings(second.text):
        return True
    return _may_shorten(first, second) or _may_shorten(second, first)


def _may_shorten(short: NameMention, long: NameMention) -> bool:
    if short.known and long.known:
        return False
    words = long.entity.split()
    if len(words) < 2 or NameKind.PLACE in (short.kind, long.kind):
        return False
    if short.text.replace(".", "") in initials_of(long.text):
        return len(short.text) > 1
    return short.entity == words[-1] and general_entity(long.entity) is None
