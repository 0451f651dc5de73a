"""Reads the word lists of the generator: TSV files beside this module."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=32)
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Returns the rows of `<name>.tsv`, cells in order; comments left out."""
    text = files(__package__).joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(tuple(line.split("\t")) for line in lines)


@lru_cache(maxsize=32)
def listed(name: str, key: str | None = None) -> frozenset[str]:
    """Returns the `|` list of one row as a set: the row that starts with `key`, or the first."""
    for row in rows(name):
        if key is None or row[0] == key:
            return frozenset(row[-1].split("|"))
    raise KeyError(key)


@lru_cache(maxsize=8)
def opposites(name: str) -> dict[str, tuple[str, ...]]:
    """Returns for each word of a two-column list the words on its other side."""
    found: dict[str, list[str]] = {}
    for first, second in rows(name):
        found.setdefault(first, []).append(second)
        found.setdefault(second, []).append(first)
    return {word: tuple(others) for word, others in found.items()}
