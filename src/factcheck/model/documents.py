"""A draft as it was read: its blocks, and the sentences in them."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.model.kinds import BlockKind
from factcheck.records import dataclass


def _written_span(
    positions: Sequence[int], ends: Sequence[int] | None, start: int, end: int
) -> tuple[int, int]:
    last = positions[end - 1] + 1 if ends is None else ends[end - 1]
    return positions[start], last


@dataclass(frozen=True, slots=True)
class Block:
    """Holds one paragraph as its reader sees it, markup removed.

    `positions[i]` is the offset in `Document.text` of the code point `text[i]`; a plain
    paragraph uses a `range`. `ends[i]` is the offset after what it was written with, where that
    may be more than one code point (an entity); None where it never is.
    """

    text: str
    positions: Sequence[int]
    kind: BlockKind = BlockKind.PARAGRAPH
    ends: Sequence[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Returns the half-open document span of the half-open, non-empty span of `text`."""
        return _written_span(self.positions, self.ends, start, end)


@dataclass(frozen=True, slots=True)
class Document:
    """Holds one decoded draft and the blocks in it that can be checked, in order."""

    path: str
    text: str
    sha256: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """Holds one sentence of a draft.

    `text` is the slice `[start, end)` of the document as written; `plain` is the same sentence
    as its reader sees it (what is compared), and `positions[i]` the document offset of `plain[i]`.
    `ends` is to `positions` as in `Block`. `block` is the index of its block, from 0.
    """

    text: str
    plain: str
    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    block: int
    positions: Sequence[int]
    kind: BlockKind = BlockKind.PARAGRAPH
    ends: Sequence[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Returns the half-open document span of the half-open, non-empty span of `plain`."""
        return _written_span(self.positions, self.ends, start, end)
