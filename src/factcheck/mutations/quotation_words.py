"""Changes one word between quotation marks: what stands there was not said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeVar

from factcheck.mutations.story import Base, fold, quotations
from factcheck.mutations.words import opposites, rows

_Option = TypeVar("_Option")

_SHORTEST = 5
_MANY = 6
_WORD = re.compile(r"[\w'’-]+(?:[.,]\d+)*")
# A draft may leave words out beside an ellipsis, and may explain in brackets.
_EDITED = re.compile(r"…|\.\.\.|[\[\]|]")
_CLEAR = 3
# Words whose loss or move could pass for the reader's own slip of grammar stay where they are.
_DROPPABLE = re.compile(r"(?!(?:a|an|the)$)[\w'’-]{2,}", re.IGNORECASE)


def change_word(base: Base) -> Iterator[str]:
    """Puts another word for one of a quotation."""
    table: dict[str, list[str]] = {}
    for first, second in rows("quotation_words"):
        table.setdefault(first, []).append(second)
    for start, end in _long_quotations(base.text):
        options = [
            (match, new)
            for match in _inner_words(base.text, start, end)
            for new in table.get(match[0], ())
        ]
        for match, new in _picked(base, f"quoted word {start}", options):
            yield from _if_not_said(base, start, end, (match.start(), match.end(), new))


def drop_word(base: Base) -> Iterator[str]:
    """Leaves a word of a quotation out, with no ellipsis for it."""
    for start, end in _long_quotations(base.text):
        options = [m for m in _inner_words(base.text, start, end) if _DROPPABLE.fullmatch(m[0])]
        for match in _picked(base, f"dropped word {start}", options):
            yield from _if_not_said(base, start, end, (match.start(), match.end() + 1, ""))


def add_word(base: Base) -> Iterator[str]:
    """Puts a word into a quotation that was not said."""
    for start, end in _long_quotations(base.text):
        words = [word for word in _inner_words(base.text, start, end) if word[0].islower()]
        for match in _picked(base, f"added word {start}", words)[:1]:
            new = base.choose(f"new word {start}", ("clearly", "simply", "also", "perhaps"))
            yield from _if_not_said(base, start, end, (match.start(), match.start(), f"{new} "))


def move_word(base: Base) -> Iterator[str]:
    """Exchanges two neighbouring words of a quotation."""
    for start, end in _long_quotations(base.text):
        words = _inner_words(base.text, start, end)
        options = [
            (first, second)
            for first, second in pairwise(words)
            if base.text[first.end() : second.start()] == " "
            and first[0].lower() != second[0].lower()
        ]
        for first, second in _picked(base, f"moved word {start}", options):
            change = (first.start(), second.end(), f"{second[0]} {first[0]}")
            yield from _if_not_said(base, start, end, change)


def opposite_word(base: Base) -> Iterator[str]:
    """Puts an antonym for a word of a quotation."""
    pairs = opposites("antonyms")
    for start, end in _long_quotations(base.text):
        for match in _inner_words(base.text, start, end):
            if match[0] in pairs:
                new = base.choose(f"quoted antonym {match[0]}", pairs[match[0]])
                yield from _if_not_said(base, start, end, (match.start(), match.end(), new))
                break


def _picked(base: Base, purpose: str, options: Sequence[_Option]) -> list[_Option]:
    """Picks one option, and where there are many a second one."""
    if not options:
        return []
    first = base.choose(purpose, options)
    others = [option for option in options if option != first]
    return [first, base.choose(f"{purpose}, again", others)] if len(options) > _MANY else [first]


def _long_quotations(text: str) -> list[tuple[int, int]]:
    return [
        (start, end) for start, end in quotations(text) if len(text[start:end].split()) >= _SHORTEST
    ]


def _inner_words(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Returns the words of a quotation but its first and last, none near an editor's mark."""
    marks = [start + mark.start() for mark in _EDITED.finditer(text[start:end])]
    words = list(_WORD.finditer(text, start, end))[1:-1]
    # One word on either side must still stand before any mark for the slip to be a slip.
    return [word for word in words if _is_clear(text, word, marks)]


def _is_clear(text: str, word: re.Match[str], marks: list[int]) -> bool:
    return all(
        len(text[min(mark, word.start()) : max(mark, word.end())].split()) > _CLEAR
        for mark in marks
    )


def _if_not_said(base: Base, start: int, end: int, change: tuple[int, int, str]) -> Iterator[str]:
    first, last, new = change
    inner = base.text[start:first] + new + base.text[last:end]
    said = " ".join(re.findall(r"\w+", fold(base.story.text)))
    if " ".join(re.findall(r"\w+", fold(inner))) not in said:
        yield base.text[:first] + new + base.text[last:]
