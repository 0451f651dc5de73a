"""Finds the texts that claims were made from, and the places of quotes in them."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from factcheck.errors import DraftError
from factcheck.model import Block, Source
from factcheck.readers import PLAIN, find_reader, read_document

# A paragraph of a plain text: a line that is not blank.
_PARAGRAPH = re.compile(r"[^\r\n]*\S[^\r\n]*")


@dataclass(frozen=True, slots=True)
class Place:
    """Holds where a quote stands: code points, half-open, and the paragraph it starts in."""

    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SourceText:
    """Holds the decoded text of a source; `paragraphs` are the starts of its paragraphs.

    `blocks` are the paragraphs as their reader sees them, where the file has markup; a quote
    may then stand in a block although the markup parts it in the text.
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
        """Returns every place where the quote stands verbatim, in order."""
        places = []
        at = self.text.find(quote)
        while at >= 0:
            places.append(Place(self.paragraph_at(at), at, at + len(quote)))
            at = self.text.find(quote, at + 1)
        return places or self._in_blocks(quote)

    def paragraph_at(self, offset: int) -> int:
        """Returns the number of the paragraph around an offset, from 1."""
        return max(bisect_right(self.paragraphs, offset), 1)

    def _in_blocks(self, quote: str) -> list[Place]:
        places = []
        for block in self.blocks:
            at = block.text.find(quote)
            if at >= 0:
                start = block.positions[at]
                end = block.positions[at + len(quote) - 1] + 1
                places.append(Place(self.paragraph_at(start), start, end))
        return places


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
        data = path.read_bytes()
    except OSError as error:
        raise DraftError(f"{path}: cannot be read ({error.strerror})") from None
    document = read_document(data, path.as_posix())
    sha256 = hashlib.sha256(data).hexdigest()
    if find_reader(path.name) is PLAIN:
        starts = tuple(found.start() for found in _PARAGRAPH.finditer(document.text))
        return SourceText(path.as_posix(), document.text, sha256, starts)
    starts = tuple(block.positions[0] for block in document.blocks if block.text)
    return SourceText(path.as_posix(), document.text, sha256, starts, document.blocks)
