"""Cuts spoken sentences into pieces of one statement each, and words claims from them."""

from __future__ import annotations

import re

from factcheck.language.mentions import Quotation
from factcheck.language.name_entities import NameTable
from factcheck.language.sentences import split_sentences
from factcheck.language.speakers import SpokenSentence
from factcheck.model import NameKind
from factcheck.records import dataclass

_SPACE = re.compile(r"\s+")
_MARKS = ('"', "“", "”", "„", "«", "»")
_NAMED = (NameKind.PERSON, NameKind.ORGANIZATION)


@dataclass(frozen=True, slots=True)
class Piece:
    """Holds one piece of a sentence, by code points in it; `quotation` where it lies in one."""

    start: int
    end: int
    quotation: Quotation | None = None


def cut_pieces(sentence: SpokenSentence) -> list[Piece]:
    """Cuts a sentence at the ends of the sentences inside its quotations.

    The pieces cover all words of the sentence; what stands outside the marks stays with the
    nearest piece.
    """
    cuts: list[tuple[int, Quotation]] = []
    for spoken in sentence.quotations:
        quotation = spoken.quotation
        inner = sentence.text[quotation.inner_start : quotation.inner_end]
        for start, _ in split_sentences(inner)[1:]:
            cuts.append((quotation.inner_start + start, quotation))
    pieces: list[Piece] = []
    position = 0
    for cut, quotation in cuts:
        end = cut
        while end > position and sentence.text[end - 1].isspace():
            end -= 1
        pieces.append(Piece(position, end, quotation))
        position = cut
    last = cuts[-1][1] if cuts else None
    pieces.append(Piece(position, len(sentence.text), last))
    return [piece for piece in pieces if piece.end > piece.start]


def word_claim(sentence: SpokenSentence, piece: Piece, table: NameTable) -> str:
    """Returns the words of a claim: the piece with its pronouns resolved and its marks paired."""
    text = sentence.text[piece.start : piece.end]
    for start, end, entity in sorted(sentence.bound, reverse=True):
        inside = piece.start <= start and end <= piece.end
        if (
            inside
            and table.kind_of(entity) in _NAMED
            and not _is_named_before(sentence, entity, start)
        ):
            name = table.name_of(entity)
            text = text[: start - piece.start] + name + text[end - piece.start :]
    return _with_paired_marks(_SPACE.sub(" ", text).strip(), sentence, piece)


def _is_named_before(sentence: SpokenSentence, entity: str, start: int) -> bool:
    return any(name.entity == entity and name.start < start for name in sentence.names)


def _with_paired_marks(text: str, sentence: SpokenSentence, piece: Piece) -> str:
    """Adds the marks that a cut inside a quotation left behind, at either end."""
    opened = closed = False
    for spoken in sentence.quotations:
        quotation = spoken.quotation
        if quotation.inner_start < piece.end and piece.start < quotation.inner_end:
            marked = piece.start <= quotation.start < quotation.inner_start
            opened = opened or not marked
            closed = closed or piece.end < quotation.end or not quotation.closed
    before = '"' if opened and not text.startswith(_MARKS) else ""
    after = '"' if closed and not text.endswith(_MARKS) else ""
    return before + text + after
