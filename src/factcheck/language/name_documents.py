"""Finds the report or study that texts are about, and who published it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from factcheck.language.name_detection import ReadText
from factcheck.language.name_runs import UnitSort
from factcheck.language.name_tokens import Token
from factcheck.language.speech_cues import speaker_sorts

_PUBLISHING = frozenset(
    {
        "issued",
        "released",
        "published",
        "issues",
        "releases",
        "publishes",
        "unveiled",
        "commissioned",
    }
)
_DETERMINERS = frozenset({"the", "a", "its", "their", "this", "new", "annual"})
_REACH = 6


def find_document(read: Sequence[ReadText]) -> str | None:
    """Returns the noun for the document that the texts are about, None without one."""
    nouns: Counter[str] = Counter()
    for text in read:
        for index, token in enumerate(text.tokens):
            if "document" in speaker_sorts(token.folded) and _is_definite(text.tokens, index):
                nouns[token.folded] += 1
    return nouns.most_common(1)[0][0] if nouns else None


def _is_definite(tokens: Sequence[Token], index: int) -> bool:
    if tokens[index].capital:
        return False
    around = range(max(0, index - 3), index)
    return any(tokens[at].folded in _DETERMINERS or tokens[at].possessive for at in around)


def find_publishers(read: Sequence[ReadText]) -> list[tuple[ReadText, int]]:
    """Returns the units that published the document: "X issued its report", "X's report"."""
    return [
        (text, index)
        for text in read
        for index, unit in enumerate(text.units)
        if unit.sort is not UnitSort.TITLE
        and (_publishes(text.tokens, unit.last) or _is_published_in(text.tokens, unit.first))
    ]


def _publishes(tokens: Sequence[Token], start: int) -> bool:
    if start >= len(tokens):
        return False
    owns = tokens[start - 1].possessive or tokens[start].folded in _PUBLISHING
    return owns and any(
        "document" in speaker_sorts(token.folded) for token in tokens[start : start + _REACH]
    )


def _is_published_in(tokens: Sequence[Token], first: int) -> bool:
    """Says whether "study … published in (the journal)" stands before a name."""
    before = [token.folded for token in tokens[max(0, first - 4) : first]]
    if "published" not in before or not {"in", "by"} & set(before):
        return False
    further = tokens[max(0, first - 12) : first]
    return any("document" in speaker_sorts(token.folded) for token in further)
