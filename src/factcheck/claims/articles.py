"""Makes a first claim book from the file of an article, of any format that can be read.

The paragraphs are laid out one a line for the extraction, and what it finds is carried back to
the places in the file.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.claims.extraction import extract
from factcheck.claims.source_texts import Place, SourceText, as_source_text
from factcheck.model import Block, BlockKind, Claim, ClaimBook, Document, Source
from factcheck.records import dataclass

# A block quotation is somebody's words, although no marks stand round it.
_OPEN, _CLOSE = "“", "”"
_DOUBLE_MARKS = frozenset('"“”„«»')


@dataclass(frozen=True, slots=True)
class _Line:
    """Holds one paragraph as it is laid out: where its line starts, and marks added round it."""

    block: Block
    start: int
    marked: bool

    def shown(self) -> str:
        """Returns the words of the line."""
        return f"{_OPEN}{self.block.text}{_CLOSE}" if self.marked else self.block.text


def extract_article(document: Document, source: Source) -> ClaimBook:
    """Extracts one claim a statement from an article that a reader made, anchored in its file.

    Paragraphs and offsets are those of `SourceText`, so that `validate` finds every quote where
    it is said to be. Headings are left out; block quotations are read as quotations. Ids are
    "<source>-<paragraph>-<number>".
    """
    lines = _lay_out(document.blocks)
    text = "\n".join(line.shown() for line in lines)
    book = extract(text, name=source.id, source=source)
    anchored = _anchor(book.claims, lines, as_source_text(document))
    return replace(book, claims=tuple(_numbered(anchored, source.id)))


def _lay_out(blocks: Sequence[Block]) -> list[_Line]:
    lines: list[_Line] = []
    start = 0
    for block in blocks:
        if block.kind is BlockKind.HEADING or not block.text.strip():
            continue
        marked = block.kind is BlockKind.QUOTATION and not _DOUBLE_MARKS & set(block.text)
        line = _Line(block, start, marked)
        lines.append(line)
        start += len(line.shown()) + 1
    return lines


def _anchor(claims: Sequence[Claim], lines: Sequence[_Line], text: SourceText) -> Iterator[Claim]:
    """Yields the claims with their quotes cut from the paragraphs and found in the file."""
    starts = [line.start for line in lines]
    for claim in claims:
        if claim.start is None or claim.end is None:
            continue
        line = lines[bisect_right(starts, claim.start) - 1]
        shift = line.start + line.marked
        first, last = _without_lone_mark(
            line.block.text,
            max(claim.start - shift, 0),
            min(claim.end - shift, len(line.block.text)),
        )
        quote = line.block.text[first:last]
        place = _place(quote, line.block.span(first, last), text)
        yield replace(
            claim, quote=quote, paragraph=place.paragraph, start=place.start, end=place.end
        )


def _without_lone_mark(text: str, first: int, last: int) -> tuple[int, int]:
    """Returns a span without the mark at one of its ends whose partner lies beyond the other."""
    marks = [index for index in range(first, last) if text[index] in _DOUBLE_MARKS]
    if len(marks) == 1 and last - first > 1:
        if marks[0] == first:
            return first + 1, last
        if marks[0] == last - 1:
            return first, last - 1
    return first, last


def _place(quote: str, span: tuple[int, int], text: SourceText) -> Place:
    """Returns the place where validation will look for a quote that was cut from a span."""
    places = text.find(quote)
    computed = Place(text.paragraph_at(span[0]), *span)
    return computed if computed in places or not places else places[0]


def _numbered(claims: Iterator[Claim], name: str) -> Iterator[Claim]:
    counts: dict[int | None, int] = {}
    for claim in claims:
        counts[claim.paragraph] = counts.get(claim.paragraph, 0) + 1
        yield replace(claim, id=f"{name}-{claim.paragraph}-{counts[claim.paragraph]}")
