"""Finds the words of a quotation in a source passage, word for word.

What the draft may do to them is in VERDICTS.md, rule 8: leave words out under an ellipsis, and
let a bracketed insertion stand for up to three words. Brackets of the source are optional.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from factcheck.comparisons.quoted_words import Piece, Role
from factcheck.records import dataclass

LONGEST_REPLACED = 3
# Words that an editor's insertion cannot stand for: it would turn the sense.
_TURNING = frozenset(
    (
        *("not", "no", "never", "none", "nor", "neither", "nobody", "nothing", "cannot"),
        *("without", "only", "all", "every"),
    )
)


@dataclass(frozen=True, slots=True)
class PassageWord:
    """Holds one word of a source passage.

    `group_end` is 0 outside brackets; inside, it is the index after the bracket's last word.
    """

    piece: Piece
    group_end: int = 0

    @property
    def key(self) -> str:
        """Returns the key that words are compared by."""
        return self.piece.key


@dataclass(frozen=True, slots=True)
class Found:
    """Holds where a quotation's pieces stand: for each the half-open range of passage words."""

    ranges: tuple[tuple[int, int], ...]

    @property
    def first(self) -> int:
        """Returns the index of the first passage word."""
        return self.ranges[0][0]

    @property
    def last(self) -> int:
        """Returns the index after the last passage word."""
        return self.ranges[-1][1]


def search_words(
    pattern: Sequence[Piece], words: Sequence[PassageWord], places: Mapping[str, Sequence[int]]
) -> Iterator[Found]:
    """Yields every place where the passage contains the pattern, the earliest first.

    `places` lists for each key the indices of the words that have it. The pattern neither begins
    nor ends with a gap.
    """
    head = pattern[0]
    starts = places.get(head.key, ()) if head.role is Role.WORD else range(len(words))
    for start in starts:
        found = _match_from(start, pattern, words)
        if found is not None:
            yield found


def _match_from(start: int, pattern: Sequence[Piece], words: Sequence[PassageWord]) -> Found | None:
    layers: list[dict[int, int]] = []
    reached: dict[int, int] = {start: start}
    for piece in pattern:
        following: dict[int, int] = {}
        if piece.role is Role.GAP:
            low = min(reached)
            following = dict.fromkeys(range(low, len(words) + 1), low)
        else:
            for at in sorted(reached):
                for end in _ends(piece, at, words):
                    following.setdefault(end, at)
        if not following:
            return None
        layers.append(following)
        reached = following
    return _trace(layers)


def _ends(piece: Piece, at: int, words: Sequence[PassageWord]) -> Iterator[int]:
    """Yields where the passage stands after one piece, beginning at a word."""
    if piece.role is Role.INSERTION:
        yield from _insertion_ends(piece, at, words)
        return
    if at < len(words) and words[at].key == piece.key:
        yield at + 1
    beyond = _past_brackets(at, words)
    if beyond != at and beyond < len(words) and words[beyond].key == piece.key:
        yield beyond + 1


def _past_brackets(at: int, words: Sequence[PassageWord]) -> int:
    """Returns the index after a bracket of the source that begins at a word, else that word."""
    opens = at < len(words) and words[at].group_end and (at == 0 or not words[at - 1].group_end)
    return words[at].group_end if opens else at


def _insertion_ends(piece: Piece, at: int, words: Sequence[PassageWord]) -> Iterator[int]:
    own = len(piece.inside)
    if own and tuple(word.key for word in words[at : at + own]) == piece.inside:
        yield at + own
        return
    yield at
    for end in range(at + 1, min(at + LONGEST_REPLACED, len(words)) + 1):
        key = words[end - 1].key
        if key not in piece.inside and (key in _TURNING or key[0].isdigit() or "n't" in key):
            return
        yield end


def _trace(layers: Sequence[Mapping[int, int]]) -> Found:
    end = min(layers[-1])
    ranges: list[tuple[int, int]] = []
    for layer in reversed(layers):
        begin = layer[end]
        ranges.append((begin, end))
        end = begin
    return Found(tuple(reversed(ranges)))
