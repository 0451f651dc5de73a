"""Folds typography away, so that texts typed in different ways compare equal.

What is folded changes no word: marks, dashes, spaces, full-width letters, ligatures, composed
accents, and characters that no reader sees. Case is kept.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from factcheck.records import dataclass

_FOLDS = {
    **dict.fromkeys("‘’‚‛′‵ʹʼ´`", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−﹘﹣", "-"),
    "‹": "'",
    "›": "'",
    "…": "...",
    **dict(zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)),
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
}
# Soft hyphen, zero-width and bidirectional controls, byte order mark, variation selectors.
_UNSEEN = frozenset(
    "\u00ad\u061c\u180e\ufeff"
    + "".join(map(chr, (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070))))
    + "".join(map(chr, range(0xFE00, 0xFE10)))
)
# Text that folds to itself: printable ASCII with single spaces and no backtick.
_PLAIN = re.compile(r"(?:[!-_a-~]| (?! ))*")


@dataclass(frozen=True, slots=True)
class Folded:
    """Holds a folded text with the way back.

    `positions[i]` is the original code point that `text[i]` came from; one more entry at the
    end holds the original's length.
    """

    text: str
    positions: Sequence[int]

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Returns the half-open original span of the half-open folded span `[start, end)`."""
        first = self.positions[start]
        if end <= start:
            return first, first
        last = self.positions[end - 1]
        after = end
        while self.positions[after] == last:
            after += 1
        return first, self.positions[after]


def fold(text: str) -> Folded:
    """Folds marks, dashes, white space, full-width forms, ligatures and unseen characters.

    All single marks become `'`, all double ones `"`, all dashes `-`, "…" three full stops; a run
    of white space (no-break spaces and line ends too) becomes one space; accents are composed
    (NFC). Zero-width and bidirectional controls and soft hyphens are dropped.
    """
    if _PLAIN.fullmatch(text):
        return Folded(text, range(len(text) + 1))
    letters: list[str] = []
    positions: list[int] = []
    at = 0
    while at < len(text):
        end = _cluster_end(text, at)
        folded = _fold_cluster(text[at:end])
        if folded != " " or not letters or letters[-1] != " ":
            letters.extend(folded)
            positions.extend([at] * len(folded))
        at = end
    positions.append(len(text))
    return Folded("".join(letters), positions)


def _cluster_end(text: str, at: int) -> int:
    end = at + 1
    while end < len(text) and ord(text[end]) > 0x2FF and unicodedata.combining(text[end]):
        end += 1
    return end


def _fold_cluster(cluster: str) -> str:
    if len(cluster) > 1:
        return unicodedata.normalize("NFC", cluster)
    if cluster in _UNSEEN:
        return ""
    if cluster.isspace():
        return " "
    return _FOLDS.get(cluster, cluster)
