"""Reads the word lists of the package: TSV files beside this module, one topic each.

A file starts with `#` lines that give its origin and licence. Rows are tab-separated; lists
within a cell are separated by `|`.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from factcheck.errors import LexiconError


@lru_cache(maxsize=64)
def read_rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Returns the rows of `<name>.tsv`, cells in order; comments and blank lines left out.

    Raises `LexiconError` where the package lacks that list.
    """
    try:
        text = files(__package__).joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    except OSError as error:
        raise LexiconError(
            f"the word list {name}.tsv is missing from the installation: reinstall factcheck-cli"
        ) from error
    return tuple(
        tuple(line.split("\t")) for line in text.splitlines() if line and not line.startswith("#")
    )


@lru_cache(maxsize=64)
def read_words(name: str) -> frozenset[str]:
    """Returns the first column of `<name>.tsv` as a set."""
    return frozenset(row[0] for row in read_rows(name))


def read_pairs(name: str) -> tuple[tuple[str, str], ...]:
    """Returns the first two columns of `<name>.tsv`."""
    return tuple((row[0], row[1]) for row in read_rows(name))
