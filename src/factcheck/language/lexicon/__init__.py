"""Reads the word lists of the package: TSV files beside this module, one topic each.

A file starts with `#` lines that give its origin and licence. Rows are tab-separated; lists
within a cell are separated by `|`.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from pathlib import Path

from factcheck.errors import LexiconError

_FOLDER = Path(__file__).parent
# How many bytes of a sorted list are looked through for one word.
_STRIDE = 2048


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


def find_row(name: str, word: str) -> tuple[str, ...] | None:
    """Finds the row of a word in a list sorted by its first column; None where it has none.

    The list is never read whole: most words of a long one are never asked for. Its order is that
    of its bytes, and no row opens with a mark below `#`.
    """
    lines, start = _find(name, word, b"\t")
    if start < 0:
        return None
    return tuple(lines[start : lines.find(b"\n", start)].decode("utf-8").split("\t"))


def holds_word(name: str, word: str) -> bool:
    """Says whether a sorted list of words alone holds a word, without reading it whole."""
    return _find(name, word, b"\n")[1] >= 0


def _find(name: str, word: str, end: bytes) -> tuple[bytes, int]:
    """Returns the bytes of a sorted list, and where the row of a word begins, else -1."""
    lines, words, starts = _landmarks(name)
    key = word.encode("utf-8", "surrogatepass")
    place = bisect_right(words, key)
    if not place:
        return lines, -1
    # A row opens behind the end of another.
    found = lines.find(b"\n%b%b" % (key, end), starts[place - 1], starts[place] + 1)
    return lines, found + 1 if found >= 0 else -1


@lru_cache(maxsize=8)
def _landmarks(name: str) -> tuple[bytes, list[bytes], list[int]]:
    """Returns the bytes of a sorted list, the words of some of its rows, and where these begin.

    A row begins with the end of the row before it, the first with that of the comments; one more
    place ends the list.
    """
    lines = read_list(name)
    at = lines.find(b"\n", lines.rfind(b"\n#") + 1)
    words, starts = [], []
    while 0 <= at < len(lines) - 1:
        row = lines[at + 1 : lines.find(b"\n", at + 1)]
        words.append(row.partition(b"\t")[0])
        starts.append(at)
        at = lines.find(b"\n", at + _STRIDE)
    return lines, words, [*starts, len(lines) - 1]


def _lines(name: str) -> list[str]:
    text = read_list(name).decode("utf-8")
    return [line for line in text.splitlines() if line and line[0] != "#"]
