"""Cuts texts into the words by which many claims are searched.

Nothing is understood here: a word is a stem, and what carries no fact is dropped. Hashtags,
@names and addresses of the web are split into the words that they are run together from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from factcheck.language.lexicon import read_words
from factcheck.language.stems import stem

# A run of letters or digits, with inner apostrophes: "don't", "o'brien".
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
# An address of the web: what follows the host tells something, the rest does not.
_ADDRESS = re.compile(r"(?:https?://|www\.|pic\.)[^\s/]*(\S*)")
# "#DefundTheCBC", "@HarbourBoard": a mark, then one run of word characters.
_TAG = re.compile(r"[#@](\w+)")
# The parts of a run in mixed case: "CBC" before "News", "Defund", "the", "CBC", "2020".
_PART = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|[0-9]+")
# A comma between thousands.
_THOUSANDS = re.compile(r"(?<=[0-9]),(?=[0-9]{3})")
# Anything that the patterns above look for, asked for in one look.
_SPECIAL = re.compile(r"[#@%’]|//|www\.|pic\.|[0-9],[0-9]")


def index_words(text: str) -> list[str]:
    """Returns the stems of a text's words in their order, stop words dropped."""
    return [found for found in map(stem, written_words(text)) if not is_stop_stem(found)]


def is_stop_stem(word: str) -> bool:
    """Says whether a stem is that of a word which carries no fact of its own."""
    return word in _stop_stems()


@lru_cache(maxsize=1)
def _stop_stems() -> frozenset[str]:
    return frozenset(map(stem, read_words("stop_words")))


def written_words(text: str) -> list[str]:
    """Returns the words of a text in lower case, figures without commas."""
    if _SPECIAL.search(text):
        text = _ADDRESS.sub(_path_of, text.replace("’", "'").replace("%", " percent "))
        text = _THOUSANDS.sub("", _TAG.sub(_parts_of, text))
    return _WORD.findall(text.lower())


def _path_of(address: re.Match[str]) -> str:
    """Returns the words in the path of an address; codes of short links are none."""
    words = re.split(r"[^A-Za-z]+", address[1])
    return " ".join(word for word in words if word.islower() and len(word) > 1) + " "


def _parts_of(tag: re.Match[str]) -> str:
    return " " + " ".join(_iterate_parts(tag[1])) + " "


def _iterate_parts(tag: str) -> Iterator[str]:
    """Yields each run of a tag whole, then, where it has several parts, each of them."""
    for run in tag.split("_"):
        yield run
        parts = _PART.findall(run)
        if len(parts) > 1:
            yield from parts
