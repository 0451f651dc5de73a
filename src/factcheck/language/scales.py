"""Tells on which scale an adjective measures and which way: "long" and "short" are one scale."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from factcheck.language.base_forms import possible_bases
from factcheck.language.lexicon import read_rows

AMOUNT = "amount"


def scale_of(word: str) -> tuple[str, int]:
    """Returns the scale of an adjective or adverb with its way on it, 1 or -1.

    A word of no scale is one of its own.
    """
    return next(
        (known for base in possible_bases(word) if (known := _scales().get(base)) is not None),
        (word, 1),
    )


def comparative_base(word: str) -> str | None:
    """Returns what a comparative compares by: "long" of "longer", which is a verb to some."""
    irregular = _irregular().get(word)
    if irregular is not None or not word.endswith("er"):
        return irregular
    known = possible_bases(word)[1:]
    if known:
        return known[0]
    root = word.removesuffix("er")
    bases = (root, f"{root}e", f"{root[:-1]}y" if root.endswith("i") else root[:-1])
    return next((base for base in bases if base in _scales()), None)


@lru_cache(maxsize=1)
def _scales() -> Mapping[str, tuple[str, int]]:
    table: dict[str, tuple[str, int]] = {}
    for name, much, little, *_ in read_rows("scales"):
        for words, way in ((much, 1), (little, -1)):
            for word in words.split("|"):
                table.setdefault(word, (name.partition("/")[0], way))
    return table


@lru_cache(maxsize=1)
def _irregular() -> Mapping[str, str]:
    return {row[1]: row[2] for row in read_rows("ranking_words") if row[0] == "irregular"}
