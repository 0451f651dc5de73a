"""Gathers visible text piece by piece into blocks, each code point with its place in the draft."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.model import Block, BlockKind

# What looks like a space or a hyphen is written plainly: no reader tells them apart.
_PLAIN = {
    **dict.fromkeys(
        (0x00A0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000), " "
    ),
    **dict.fromkeys((0x2010, 0x2011), "-"),
}
# Soft hyphens, zero-width spaces and joiners, byte order marks: nothing is seen of them.
_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")


class BlockBuilder:
    """Collects the visible text of one block after another.

    White space is collapsed as a browser does it: a run is one space, none at the ends of a
    block. All offsets are code points of the draft's text.
    """

    def __init__(self) -> None:
        """Starts with no blocks and an empty one open."""
        self.blocks: list[Block] = []
        self._letters: list[str] = []
        self._positions: list[int] = []
        self._ends: list[int] = []

    def add(self, text: str, start: int) -> None:
        """Adds text that stands in the draft as it is read, from `start` on."""
        for offset, letter in enumerate(text, start):
            self._put(letter, offset, offset + 1)

    def add_mapped(self, text: str, positions: Sequence[int]) -> None:
        """Adds text whose code points stand at given places of the draft."""
        for letter, offset in zip(text, positions, strict=True):
            self._put(letter, offset, offset + 1)

    def add_written(self, text: str, start: int, end: int) -> None:
        """Adds text that the draft writes otherwise (an entity, a tag) in `[start, end)`."""
        for letter in text:
            self._put(letter, start, end)

    def end_block(self, kind: BlockKind) -> None:
        """Closes the open block, if anything visible is in it, and opens an empty one."""
        while self._letters and self._letters[-1] == " ":
            self._letters.pop()
            self._positions.pop()
            self._ends.pop()
        if self._letters:
            text = "".join(self._letters)
            self.blocks.append(Block(text, self._positions, kind, self._ends))
        self._letters, self._positions, self._ends = [], [], []

    def _put(self, letter: str, start: int, end: int) -> None:
        if letter in _UNSEEN:
            return
        visible = " " if letter.isspace() else _PLAIN.get(ord(letter), letter)
        if visible == " " and (not self._letters or self._letters[-1] == " "):
            return
        self._letters.append(visible)
        self._positions.append(start)
        self._ends.append(end)
