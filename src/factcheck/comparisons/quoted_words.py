"""Cuts quotations and source passages into words that compare equal when the wording is the same.

The folds are those of VERDICTS.md, rule 8: marks, dashes, white space, case, punctuation, and
full stops in initials ("U.S.", "US"). Whole words decide, never stems.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache

from factcheck.language.folding import fold
from factcheck.patterns import pattern
from factcheck.records import dataclass

# In order: an ellipsis, bare or in brackets; a word whose first letter an editor changed
# ("[T]here"); a word an editor lengthened ("mine[s]"); an editor's insertion; initials; a number;
# a word with inner apostrophes; a sign that is read aloud.
_PIECE = pattern(
    r"(?P<gap>\[ ?\.(?: ?\.){1,3} ?\]|\( ?\.(?: ?\.){2} ?\)|\.(?: ?\.){2,3})"
    r"|(?P<recased>\[[^\W\d_]\][^\W\d_]+(?:'[^\W\d_]+)*)"
    r"|(?P<lengthened>[^\W\d_]+\[[^\W\d_]{1,4}\])"
    r"|(?P<insertion>\[[^\[\]]{1,80}\])"
    r"|(?P<initials>[^\W\d_](?:\.[^\W\d_])+(?:\.|(?!\w)))"
    r"|(?P<number>[0-9]+(?:[.,][0-9]+)*[^\W_]*)"
    r"|(?P<word>[^\W_]+(?:'[^\W_]+)*)"
    r"|(?P<sign>[%$€£¥&+=@#°])"
)
GAP = "…"
# "84%", "84 percent" and "84 per cent" are one wording in three house styles.
_PERCENT = "%"


class Role(StrEnum):
    """Says what a piece of a quotation stands for."""

    WORD = "word"
    GAP = "gap"
    INSERTION = "insertion"


@dataclass(frozen=True, slots=True)
class Piece:
    """Holds one word, ellipsis or editor's insertion of a quotation or passage.

    `start` and `end` are code points into the text it was cut from. `key` is what is compared
    (the ellipsis has `GAP`, an insertion the empty string); `inside` are the keys of the words of
    an insertion.
    """

    role: Role
    key: str
    start: int
    end: int
    inside: tuple[str, ...] = ()


@lru_cache(maxsize=16384)
def word_key(word: str) -> str:
    """Returns the key of one word: no case, no accents, no full stops of initials."""
    lowered = word.replace(".", "") if not word[0].isdigit() else word
    if lowered.isascii():
        return lowered.lower()
    parted = unicodedata.normalize("NFD", lowered.casefold())
    return "".join(letter for letter in parted if not unicodedata.combining(letter))


def cut_pieces(text: str) -> list[Piece]:
    """Returns the words, ellipses and insertions of a quotation or passage, in order."""
    return list(_join_percent(_pieces(text)))


def _pieces(text: str) -> Iterator[Piece]:
    folded = fold(text)
    for match in _PIECE.finditer(folded.text):
        start, end = folded.original_span(match.start(), match.end())
        found, kind = match.group(), match.lastgroup
        if kind == "gap":
            yield Piece(Role.GAP, GAP, start, end)
        elif kind in ("insertion", "lengthened"):
            bare = found.replace("[", "").replace("]", "")
            inside = tuple(piece.key for piece in cut_pieces(bare) if piece.role is Role.WORD)
            yield Piece(Role.INSERTION, "", start, end, inside)
        else:
            bare = found.replace("[", "").replace("]", "") if kind == "recased" else found
            yield Piece(Role.WORD, word_key(bare), start, end)


def _join_percent(pieces: Iterator[Piece]) -> Iterator[Piece]:
    held: Piece | None = None
    for piece in pieces:
        current = piece
        if held is not None and piece.key == "cent":
            current = Piece(Role.WORD, _PERCENT, held.start, piece.end)
        elif held is not None:
            yield held
        held = None
        if current.key == "per":
            held = current
        elif current.key == "percent":
            yield Piece(Role.WORD, _PERCENT, current.start, current.end)
        else:
            yield current
    if held is not None:
        yield held
