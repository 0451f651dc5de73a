"""Gives the closed sets of words that the number and date grammars look for."""

from __future__ import annotations

from functools import lru_cache

from factcheck.language.lexicon import read_pairs


@lru_cache(maxsize=1)
def _all_contexts() -> dict[str, frozenset[str]]:
    return {name: frozenset(cell.split("|")) for name, cell in read_pairs("number_contexts")}


def context_words(name: str) -> frozenset[str]:
    """Returns one set of `lexicon/number_contexts.tsv`, lower-case words."""
    return _all_contexts()[name]
