"""Reads plain text: paragraphs between blank lines, wrapped lines joined, headings told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.model import Block, BlockKind, Document
from factcheck.readers.decoding import decode, digest
from factcheck.records import dataclass

# A line end as editors count them; a form feed ends a page, not a line.
_LINE_END = re.compile(r"\r\n|\n|\r")
# "- ", "* ", "• ", "1. ", "2) " before an item's text.
_ITEM_MARK = re.compile(r"(?:[-*+•]|\d{1,3}[.)])[ \t]+(?=\S)")
# A note to this program, in brackets or as a comment: "[factcheck: ignore]".
DIRECTIVE = re.compile(r"\[factcheck:[^\]\r\n]{0,400}\]|<!--\s{0,9}factcheck:[^\r\n]{0,400}?-->")
# A line drawn under a heading.
_UNDERLINE = re.compile(r"(?:={3,}|-{3,}|\*{3,}|~{3,})\s*\Z")
# A word broken at its own hyphen: "American-" + "made".
_HYPHEN_END = re.compile(r"[^\W\d_]-\Z")

# No one wraps text by hand beyond this width; longer lines are paragraphs.
_WIDEST_WRAP = 120
_LONGEST_TITLE = 100
_SENTENCE_ENDS = (".", "!", "?", "…")
_CLAUSE_ENDS = (*_SENTENCE_ENDS, ":", ";", ",")
_CLOSING_MARKS = "\"'”’»)]*_"


@dataclass(frozen=True, slots=True)
class _Line:
    """Holds the words of one line, without the white space at its ends, and where they start.

    `continues` says that only a directive parts it from the line before.
    """

    start: int
    text: str
    continues: bool = False


def read(data: bytes, path: str, encoding: str | None = None) -> Document:
    """Returns a plain text draft as blocks: paragraphs, list items and headings.

    Lines that were wrapped to a width are joined by a space; other lines stay paragraphs of
    their own. A heading is a line in capitals, a line with a rule drawn under it, or a first
    line without an end mark that stands alone. Raises `DraftError` where the bytes do not decode.
    """
    text = decode(data, path, encoding)
    return Document(path=path, text=text, sha256=digest(data), blocks=tuple(_blocks(text)))


def read_text(text: str, path: str = "<text>") -> Document:
    """Returns plain text that is already decoded as blocks, as `read` does."""
    sha256 = digest(text.encode("utf-8", "surrogatepass"))
    return Document(path=path, text=text, sha256=sha256, blocks=tuple(_blocks(text)))


def _blocks(text: str) -> Iterator[Block]:
    groups = list(_groups(text))
    for number, group in enumerate(groups):
        heading = _heading_length(group, is_first=number == 0, is_only=len(groups) == 1)
        if heading:
            yield _block(group[:1], BlockKind.HEADING)
        if group[heading:]:
            for paragraph in _paragraphs(group[heading:]):
                yield _marked_block(paragraph)


def _groups(text: str) -> Iterator[list[_Line]]:
    """Yields the runs of lines between blank ones."""
    group: list[_Line] = []
    for line in _lines(text):
        if line.text:
            group.append(line)
        elif group:
            yield group
            group = []
    if group:
        yield group


def _lines(text: str) -> Iterator[_Line]:
    """Yields the lines; a directive cuts its line in two, and drops a line of its own."""
    start = 0
    for end in (*(match.span() for match in _LINE_END.finditer(text)), (len(text), len(text))):
        yield from _line_parts(text[start : end[0]], start)
        start = end[1]


def _line_parts(raw: str, start: int) -> Iterator[_Line]:
    directives = [match.span() for match in DIRECTIVE.finditer(raw)]
    at, continues = 0, False
    for first, last in (*directives, (len(raw), len(raw))):
        part = raw[at:first]
        words = part.lstrip()
        if words or not directives:
            offset = start + at + len(part) - len(words)
            yield _Line(offset, words.rstrip(), continues)
            continues = True
        at = last


def _heading_length(group: Sequence[_Line], *, is_first: bool, is_only: bool) -> int:
    """Returns how many lines of a group are its heading and the rule under it: 0, 1 or 2."""
    first = group[0].text
    if len(group) > 1 and _UNDERLINE.match(group[1].text):
        return 2
    if len(group) > 1 or is_only or _ends(first, _CLAUSE_ENDS):
        return 0
    return int(first.isupper() or (is_first and len(first) <= _LONGEST_TITLE))


def _ends(text: str, marks: tuple[str, ...]) -> bool:
    return text.rstrip(_CLOSING_MARKS).endswith(marks)


def _paragraphs(group: list[_Line]) -> Iterator[list[_Line]]:
    """Yields the lines of a group that belong together."""
    width = max(len(line.text) for line in group)
    paragraph = [group[0]]
    for line, following in pairwise(group):
        if _is_wrapped(line, following, width):
            paragraph.append(following)
        else:
            yield paragraph
            paragraph = [following]
    yield paragraph


def _is_wrapped(line: _Line, following: _Line, width: int) -> bool:
    """Says whether a line ended only because the next word had no room in the width."""
    if following.continues:
        return True
    if width > _WIDEST_WRAP or _ITEM_MARK.match(following.text):
        return False
    first_word = following.text.split(maxsplit=1)[0]
    return len(line.text) + 1 + len(first_word) > width or (
        not _ends(line.text, _SENTENCE_ENDS) and first_word[0].islower()
    )


def _marked_block(paragraph: list[_Line]) -> Block:
    mark = _ITEM_MARK.match(paragraph[0].text)
    if mark is None:
        return _block(paragraph, BlockKind.PARAGRAPH)
    first = _Line(paragraph[0].start + mark.end(), paragraph[0].text[mark.end() :])
    return _block([first, *paragraph[1:]], BlockKind.ITEM)


def _block(lines: Sequence[_Line], kind: BlockKind) -> Block:
    if len(lines) == 1:
        return Block(lines[0].text, _positions(lines[0]), kind)
    pieces = [lines[0].text]
    positions = [*_positions(lines[0])]
    for line, following in pairwise(lines):
        if not _HYPHEN_END.search(line.text):
            pieces.append(" ")
            positions.append(line.start + len(line.text))
        pieces.append(following.text)
        positions.extend(_positions(following))
    return Block("".join(pieces), tuple(positions), kind)


def _positions(line: _Line) -> range:
    return range(line.start, line.start + len(line.text))
