"""Reads the word lists of the package: TSV files beside this module, one topic each.

A file starts with `#` lines that give its origin and licence. Rows are tab-separated; lists
within a cell are separated by `|`.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from factcheck.errors import LexiconError

_FOLDER = Path(__file__).parent


def read_list(name: str) -> bytes:
    """Returns the bytes of `<name>.tsv`.

    Raises `LexiconError` where the package lacks that list.
    """
    # Not by importlib.resources: its import and its look-ups cost more than most lists.
    try:
        return _FOLDER.joinpath(f"{name}.tsv").read_bytes()
    except OSError as error:
        raise LexiconError(
            f"the word list {name}.tsv is missing from the installation: reinstall factcheck-cli"
        ) from error


@lru_cache(maxsize=64)
def read_rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Returns the rows of `<name>.tsv`, cells in order; comments and blank lines left out.

    Raises `LexiconError` where the package lacks that list.
    """
    return tuple(tuple(line.split("\t")) for line in _lines(name))


@lru_cache(maxsize=64)
def read_words(name: str) -> frozenset[str]:
    """Returns the first column of `<name>.tsv` as a set."""
    return frozenset(line.partition("\t")[0] for line in _lines(name))


def read_pairs(name: str) -> tuple[tuple[str, str], ...]:
    """Returns the first two columns of `<name>.tsv`."""
    return tuple((row[0], row[1]) for row in read_rows(name))


@lru_cache(maxsize=4)
def sorted_list(name: str) -> bytes:
    """Returns the bytes of a list that rows are found in by halving, read once."""
    return read_list(name)


def find_row(name: str, word: str) -> tuple[str, ...] | None:
    """Finds the row of a word in a list sorted by its first column; None where it has none.

    The list is never read whole: most words of a long one are never asked for. Its order is that
    of its bytes, and no row opens with a mark below `#`.
    """
    lines, beginning = sorted_list(name), f"{word}\t".encode("utf-8", "surrogatepass")
    low, high = 0, len(lines)
    while low < high:
        middle = (low + high) // 2
        start = max(low, lines.rfind(b"\n", low, middle) + 1)
        if lines[start : start + len(beginning)] < beginning:
            low = lines.find(b"\n", middle) + 1 or len(lines)
        else:
            high = start
    if not lines.startswith(beginning, low):
        return None
    end = lines.find(b"\n", low)
    return tuple(lines[low : end if end >= 0 else len(lines)].decode("utf-8").split("\t"))


def _lines(name: str) -> list[str]:
    text = read_list(name).decode("utf-8")
    return [line for line in text.splitlines() if line and line[0] != "#"]
