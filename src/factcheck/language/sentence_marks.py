"""Pairs the quotation marks of a paragraph, so that sentences are not cut inside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from factcheck.records import dataclass

_DOUBLE = '"“”„‟«»'
_SINGLE = "'‘’"
_BEFORE_OPENING = " ([{—–-/"
_AFTER_CLOSING = " )]}.,;:!?—–-/"


@dataclass(frozen=True, slots=True)
class QuotationMarks:
    """Holds the quotation marks of one text: where they stand and which belong together.

    `pairs` maps the offset of each closing mark to its opening mark; a mark without a partner
    is in `positions` only.
    """

    positions: frozenset[int]
    openers: frozenset[int]
    pairs: dict[int, int] = field(default_factory=dict)

    def masked(self, text: str) -> str:
        """Returns the text with a space in place of each mark."""
        if not self.positions:
            return text
        return "".join(
            " " if index in self.positions else character for index, character in enumerate(text)
        )

    def enclosed(self) -> frozenset[int]:
        """Returns the offsets where a cut would fall between two marks of one pair."""
        inside: set[int] = set()
        reached = -1
        for opener, closer in sorted((opener, closer) for closer, opener in self.pairs.items()):
            inside.update(range(max(opener, reached) + 1, closer + 1))
            reached = max(reached, closer)
        return frozenset(inside)

    def opener_of(self, closer: int) -> int | None:
        """Returns the offset of the mark that opens what the mark at `closer` closes."""
        return self.pairs.get(closer)


def find_quotation_marks(text: str) -> QuotationMarks:
    """Returns the quotation marks of one paragraph, paired.

    A mark opens or closes by what stands beside it, not by its glyph alone, because both are
    mistyped. Where a second mark opens before the first was closed, the first has no partner.
    """
    positions: set[int] = set()
    openers: set[int] = set()
    pairs: dict[int, int] = {}
    open_double: int | None = None
    open_single: int | None = None
    for offset, opens in _double_marks(text):
        positions.add(offset)
        if opens or (opens is None and open_double is None):
            open_double = offset
            openers.add(offset)
        elif open_double is not None:
            pairs[offset] = open_double
            open_double = None
    for offset, opens in _single_marks(text):
        if opens:
            open_single = offset
        elif open_single is not None:
            positions.update((open_single, offset))
            openers.add(open_single)
            pairs[offset] = open_single
            open_single = None
    return QuotationMarks(frozenset(positions), frozenset(openers), pairs)


def _double_marks(text: str) -> Iterator[tuple[int, bool | None]]:
    for offset, character in enumerate(text):
        if character in _DOUBLE:
            yield offset, _opens(text, offset)


def _single_marks(text: str) -> Iterator[tuple[int, bool]]:
    """Yields single marks that can hold a sentence: an apostrophe is none of them."""
    for offset, character in enumerate(text):
        if character not in _SINGLE:
            continue
        before, after = text[offset - 1 : offset], text[offset + 1 : offset + 2]
        if offset == 0 or before in _BEFORE_OPENING:
            if after.isalpha() and character != "’":
                yield offset, True
        elif before in ".,!?…" and (not after or after in _AFTER_CLOSING):
            yield offset, False


def _opens(text: str, offset: int) -> bool | None:
    before, after = text[offset - 1 : offset], text[offset + 1 : offset + 2]
    free_left = offset == 0 or before in _BEFORE_OPENING or before in _SINGLE
    free_right = not after or after in _AFTER_CLOSING or after in _SINGLE
    if free_left != free_right:
        return free_left
    glyph = text[offset]
    if glyph in "“«„":
        return True
    if glyph in "”»":
        return False
    return None
