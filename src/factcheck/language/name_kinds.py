"""Guesses what sort of thing an unknown name stands for."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.language.lexicon import read_words
from factcheck.language.name_aliases import NAME_PARTICLES
from factcheck.language.name_lexicon import FormSort, general_forms
from factcheck.language.name_tokens import Token, is_ordinary
from factcheck.model import NameKind

_PLACE_PREPOSITIONS = frozenset({"in", "near", "outside", "around"})
_COMPASS = frozenset(
    "new north south east west northern southern eastern western central upper lower".split()  # noqa: SIM905
)
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


def guess_kind(tokens: Sequence[Token], first: int, last: int, *, titled: bool) -> NameKind | None:
    """Guesses the kind of the name from token `first` to `last`; `titled` says a title precedes."""
    words = [token.folded for token in tokens[first:last]]
    if words[0] in read_words("first_names") and len(words) > 1:
        return NameKind.PERSON
    if words[-1] in read_words("place_words") or words[0] in ("mt", "lake", "port", "cape"):
        return NameKind.PLACE if len(words) > 1 else None
    if titled:
        return NameKind.PERSON
    if len(words) == 1 and tokens[first].acronym:
        return NameKind.ORGANIZATION
    if len(words) > 1 and ends_in_country(words[-1]):
        return NameKind.PLACE if words[0] in _COMPASS else NameKind.ORGANIZATION
    preceding = tokens[first - 1].folded if first else ""
    if preceding in _PLACE_PREPOSITIONS and not is_ordinary(tokens[last - 1].text):
        return NameKind.PLACE
    spaced = sum(not token.joined for token in tokens[first:last])
    if 2 <= spaced <= 5 and _looks_like_person(tokens[first:last]):
        return NameKind.PERSON
    return None


def ends_in_country(word: str) -> bool:
    """Says whether a folded word is a country's name."""
    forms = general_forms(word)
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
