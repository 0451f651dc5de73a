"""Finds the texts that claims were made from, and the places of quotes in them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from pathlib import Path

from factcheck.errors import DraftError
from factcheck.files import read_whole
from factcheck.model import Block, Document, Source
from factcheck.readers import PLAIN, find_reader, read_document
from factcheck.records import dataclass

# A paragraph of a plain text: a line that is not blank.
_PARAGRAPH = re.compile(r"\S[^\r\n]*")


@dataclass(frozen=True, slots=True)
class Place:
    """Holds where a quote stands: code points, half-open, and the paragraph it starts in."""

    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SourceText:
    """Holds the decoded text of a source; `paragraphs` are the starts of its paragraphs.

    `blocks` are the paragraphs as their reader sees them: a quote may stand in one although
    markup or the end of a wrapped line parts it in the text.
    """

    path: str
    text: str
    sha256: str
    paragraphs: tuple[int, ...]
    blocks: tuple[Block, ...] = ()

    def holds(self, quote: str, start: int, end: int) -> bool:
        """Says whether the quote stands at these offsets, word for word."""
        if self.text[start:end] == quote:
            return True
        return any(place.start == start and place.end == end for place in self._in_blocks(quote))

    def find(self, quote: str) -> list[Place]:
        """Returns every place where the quote stands verbatim, in order.

        What is outside the paragraphs (the head of a page) counts only for a quote that stands
        in none of them.
        """
        if not quote:
            return []
        return self._in_blocks(quote) or [
            Place(self.paragraph_at(at), at, at + len(quote))
            for at in _occurrences(self.text, quote)
        ]

    def paragraph_at(self, offset: int) -> int:
        """Returns the number of the paragraph around an offset, from 1."""
        return max(bisect_right(self.paragraphs, offset), 1)

    def _in_blocks(self, quote: str) -> list[Place]:
        places = []
        for block in self.blocks:
            for at in _occurrences(block.text, quote):
                start, end = block.span(at, at + len(quote))
                places.append(Place(self.paragraph_at(start), start, end))
        return places


def _occurrences(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def find_source_text(
    source: Source, claims_path: str, folders: Sequence[str | Path] = ()
) -> SourceText | None:
    """Returns the text of a source, or None where it is not at hand.

    Looked for in `folders` (by its path and by its bare name), then relative to the claims file.
    Raises `DraftError` where the file is there but cannot be read.
    """
    if source.file is None:
        return None
    beside = Path(claims_path).parent
    named = Path(source.file)
    tries = [
        place for folder in folders for place in (Path(folder, named), Path(folder, named.name))
    ]
    for path in (*tries, beside / named):
        if path.is_file():
            return read_source_text(path)
    return None


def read_source_text(path: Path) -> SourceText:
    """Returns a source file's text, its paragraphs and digest.

    Raises `DraftError` where it cannot be decoded or is of no known type.
    """
    try:
        data = read_whole(path)
    except OSError as error:
        raise DraftError(f"{path}: cannot be read ({error.strerror})") from None
    return as_source_text(read_document(data, path.as_posix()))


def as_source_text(document: Document) -> SourceText:
    """Returns a document as a text that claims can be made from, its paragraphs counted.

    The paragraphs of a plain text are its lines that are not blank; those of a text with markup
    are its blocks, in the order of their places.
    """
    if find_reader(document.path) is PLAIN:
        starts = [found.start() for found in _PARAGRAPH.finditer(document.text)]
    else:
        starts = sorted(block.positions[0] for block in document.blocks if block.text)
    return SourceText(document.path, document.text, document.sha256, tuple(starts), document.blocks)
