"""Compares two wordings word by word and says what was changed, added and left out."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from itertools import groupby

from factcheck.comparisons.quoted_words import Piece, Role
from factcheck.records import dataclass

# Costs of the alignment. Words of the source left out cost once for the stretch and little for
# its length, so that a quotation with a hole stays one quotation; one word left out costs less
# than one changed, so that the words after it still meet their own.
_CHANGED = 1.0
_ADDED = 1.0
_HOLE = 0.85
_HOLE_WORD = 0.08


class DiffKind(StrEnum):
    """Says how a stretch of the draft relates to the source."""

    EQUAL = "equal"
    INSERT = "insert"
    DELETE = "delete"
    REPLACE = "replace"


@dataclass(frozen=True, slots=True)
class DiffPart:
    """Holds one stretch of a word diff, as written on both sides.

    INSERT: words that only the draft has; DELETE: words that only the source has. `start` and
    `end` are the half-open span (code points) in the draft's wording; a DELETE has no width.
    """

    kind: DiffKind
    draft: str
    source: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """Pairs indices of draft and source pieces; None where one side has nothing."""

    draft: int | None
    source: int | None
    equal: bool


@dataclass(frozen=True, slots=True)
class WordAlignment:
    """Holds the cheapest way to read one wording as the other.

    Source pieces before the first and after the last step are no part of it.
    """

    steps: tuple[Step, ...]
    cost: float

    @property
    def matched(self) -> tuple[int, ...]:
        """Lists the draft pieces that the source has in the same order."""
        return tuple(step.draft for step in self.steps if step.equal and step.draft is not None)

    @property
    def holes(self) -> int:
        """Counts the stretches of source words that the draft leaves out."""
        return sum(
            1 for missing, _ in groupby(self.steps, lambda step: step.draft is None) if missing
        )


def align_words(draft: Sequence[Piece], source: Sequence[Piece]) -> WordAlignment:
    """Aligns a draft wording with a stretch of the source, order kept, ends of the source free.

    A GAP of the draft passes over source words at no cost; an INSERTION stands for any one word.
    Time grows with the product of the lengths.
    """
    rows = _fill(draft, source)
    last = rows[len(draft)]
    # Of equal costs, a word changed is read before a word added.
    end = min(range(len(source) + 1), key=lambda at: (last[at][0], last[at][1] == "added", at))
    return WordAlignment(tuple(_walk_back(rows, len(draft), end)), last[end][0])


# The cost of a cell, the move that reaches it, and the source index the move starts from.
_Cell = tuple[float, str, int]


def _fill(draft: Sequence[Piece], source: Sequence[Piece]) -> list[list[_Cell]]:
    keys = [piece.key for piece in source]
    rows: list[list[_Cell]] = [[(0.0, "start", at) for at in range(len(keys) + 1)]]
    for piece in draft:
        rows.append(_fill_row(piece, keys, rows[-1]))
    return rows


def _fill_row(piece: Piece, keys: Sequence[str], above: list[_Cell]) -> list[_Cell]:
    gap, free = piece.role is Role.GAP, piece.role is not Role.WORD
    opening, widening = (0.0, 0.0) if gap else (_HOLE, _HOLE_WORD)
    adding = 0.0 if free else _ADDED
    row: list[_Cell] = [(above[0][0] + adding, "added", 0)]
    hole, hole_start = float("inf"), 0
    for at, key in enumerate(keys):
        if row[at][0] + opening < hole:
            hole, hole_start = row[at][0] + opening, at
        hole += widening
        same = free or piece.key == key
        best = (above[at][0] + (0.0 if same else _CHANGED), "same" if same else "changed", at)
        if above[at + 1][0] + adding < best[0]:
            best = (above[at + 1][0] + adding, "added", at + 1)
        if hole < best[0]:
            best = (hole, "hole", hole_start)
        row.append(best)
    return row


def _walk_back(rows: list[list[_Cell]], draft: int, source: int) -> list[Step]:
    steps: list[Step] = []
    while draft:
        _, move, origin = rows[draft][source]
        if move == "hole":
            steps.extend(Step(None, at, equal=False) for at in range(source - 1, origin - 1, -1))
        else:
            draft -= 1
            paired = source - 1 if move != "added" else None
            steps.append(Step(draft, paired, equal=move == "same"))
        source = origin
    return steps[::-1]


def describe_difference(
    steps: Sequence[Step],
    draft: tuple[str, Sequence[Piece]],
    source: tuple[str, Sequence[Piece]],
) -> tuple[DiffPart, ...]:
    """Returns the diff that an alignment makes, words as written; each side is (text, pieces).

    Neighbouring steps of one kind form one part; a change next to words added or left out is
    one replacement.
    """
    draft_text, draft_pieces = draft
    source_text, source_pieces = source
    parts: list[DiffPart] = []
    reached = 0
    for equal, group in groupby(steps, lambda step: step.equal):
        stretch = list(group)
        start, end = _span(draft_pieces, [step.draft for step in stretch]) or (reached, reached)
        source_span = _span(source_pieces, [step.source for step in stretch])
        ours, theirs = draft_text[start:end], source_text[slice(*source_span or (0, 0))]
        parts.append(DiffPart(_kind(ours, theirs, equal=equal), ours, theirs, start, end))
        reached = end
    return tuple(parts)


def _span(pieces: Sequence[Piece], indices: Sequence[int | None]) -> tuple[int, int] | None:
    present = [index for index in indices if index is not None]
    return (pieces[min(present)].start, pieces[max(present)].end) if present else None


def _kind(ours: str, theirs: str, *, equal: bool) -> DiffKind:
    if equal:
        return DiffKind.EQUAL
    if ours and theirs:
        return DiffKind.REPLACE
    return DiffKind.INSERT if ours else DiffKind.DELETE
