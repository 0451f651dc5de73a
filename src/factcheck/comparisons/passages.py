"""Prepares source passages so that quotations are found in them quickly."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from factcheck.comparisons.quotation_search import PassageWord
from factcheck.comparisons.quoted_words import GAP, Piece, Role, cut_pieces
from factcheck.records import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """Holds a source passage in which a quotation may stand.

    `quoted_spans` are the half-open spans of `text` (code points) that stand between quotation
    marks or are someone's words as a whole. `key` is the caller's number for it; several
    passages may share one. `context` are stems that tell what the passage is about, beyond its
    own words.
    """

    text: str
    quoted_spans: tuple[tuple[int, int], ...]
    speaker: str | None
    key: int
    context: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Segment:
    """Holds one quoted stretch of a passage: the half-open range of its words."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class CompiledPassage:
    """Holds one passage cut into words.

    `places` lists for each key the indices of its words; `symbols` writes each word as one
    character, and `bracketed` says whether the source itself has brackets in it.
    """

    passage: Passage
    words: tuple[PassageWord, ...]
    places: Mapping[str, Sequence[int]]
    segments: tuple[Segment, ...]
    symbols: str
    bracketed: bool

    def is_quoted(self, first: int, last: int) -> bool:
        """Says whether a half-open range of words stands within one quoted stretch."""
        return any(segment.first <= first and last <= segment.last for segment in self.segments)


@dataclass(frozen=True, slots=True)
class CompiledPassages:
    """Holds all passages of a claim book with an index of their words.

    `postings` lists for each key the passages that have it; `quoted_postings` those that have it
    in a quoted stretch. `letters` gives each key its character in `symbols`. `terms` are the
    single words that a source has in marks: passage and index of the word.
    """

    passages: tuple[CompiledPassage, ...]
    postings: Mapping[str, Sequence[int]]
    quoted_postings: Mapping[str, Sequence[int]]
    letters: Mapping[str, str]
    terms: tuple[tuple[int, int], ...]

    def rarity(self, key: str) -> float:
        """Returns how much a shared word tells, from 0 for one that every passage quotes."""
        count = len(self.quoted_postings.get(key, ()))
        return math.log((1 + len(self.passages)) / count) if count else 0.0


def compile_passages(passages: Sequence[Passage]) -> CompiledPassages:
    """Cuts passages into words and indexes them; equal passages should be given once."""
    letters: dict[str, str] = {}
    postings: dict[str, list[int]] = defaultdict(list)
    quoted: dict[str, list[int]] = defaultdict(list)
    compiled: list[CompiledPassage] = []
    for index, passage in enumerate(passages):
        one = _compile_passage(passage, letters)
        compiled.append(one)
        for key in one.places:
            postings[key].append(index)
        for key in {
            word.key for part in one.segments for word in one.words[part.first : part.last]
        }:
            quoted[key].append(index)
    terms = tuple(
        (index, part.first)
        for index, one in enumerate(compiled)
        for part in one.segments
        if part.last - part.first == 1
    )
    return CompiledPassages(tuple(compiled), dict(postings), dict(quoted), letters, terms)


def symbol_of(key: str, letters: Mapping[str, str]) -> str:
    """Returns the character that stands for a word; one and the same for all unknown words."""
    return letters.get(key, "\0")


def _compile_passage(passage: Passage, letters: dict[str, str]) -> CompiledPassage:
    words = tuple(_passage_words(passage.text))
    places: dict[str, list[int]] = defaultdict(list)
    for index, word in enumerate(words):
        places[word.key].append(index)
        if word.key not in letters:
            letters[word.key] = _letter(len(letters))
    return CompiledPassage(
        passage=passage,
        words=words,
        places=dict(places),
        segments=tuple(_segments(passage, words)),
        symbols="".join(letters[word.key] for word in words),
        bracketed=any(word.group_end for word in words),
    )


def _letter(number: int) -> str:
    """Returns the n-th character, surrogates passed over."""
    code = number + 1
    return chr(code if code < 0xD800 else code + 0x800)


def _passage_words(text: str) -> list[PassageWord]:
    words: list[PassageWord] = []
    for piece in cut_pieces(text):
        if piece.role is Role.INSERTION:
            shift = piece.start
            inside = [
                inner
                for inner in cut_pieces(
                    text[piece.start : piece.end].replace("[", " ").replace("]", " ")
                )
                if inner.role is Role.WORD
            ]
            end = len(words) + len(inside)
            words.extend(
                PassageWord(
                    Piece(Role.WORD, inner.key, inner.start + shift, inner.end + shift), end
                )
                for inner in inside
            )
        else:
            words.append(PassageWord(piece))
    return words


def _segments(passage: Passage, words: Sequence[PassageWord]) -> list[Segment]:
    found = []
    for start, end in passage.quoted_spans:
        inside = [
            index
            for index, word in enumerate(words)
            if start <= word.piece.start and word.piece.end <= end and word.key != GAP
        ]
        if inside:
            found.append(Segment(inside[0], inside[-1] + 1))
    return found
