"""Reads Markdown: the words a reader sees, each with its place among the marks.

CommonMark with tables, footnotes, task lists, strikethrough, alerts and front matter, parsed by
pyromark, which gives the byte range of every run of text. HTML inside is read as HTML.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pyromark

from factcheck.model import Block, BlockKind, Document
from factcheck.readers.block_builder import BlockBuilder
from factcheck.readers.decoding import decode, digest

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_GFM
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
    | pyromark.Options.ENABLE_YAML_STYLE_METADATA_BLOCKS
    | pyromark.Options.ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
)
# Left alone with all that is in them: code, front matter, words struck out.
_LEFT_ALONE = frozenset({"CodeBlock", "MetadataBlock", "Strikethrough"})
_KINDS = {
    "Heading": BlockKind.HEADING,
    "TableHead": BlockKind.HEADING,
    "TableCell": BlockKind.CELL,
    "Item": BlockKind.ITEM,
    "FootnoteDefinition": BlockKind.NOTE,
}
# Marks within a paragraph: they end no block.
_INLINE = frozenset({"Emphasis", "Strong", "Strikethrough", "Link"})


def read(data: bytes, path: str, encoding: str | None = None) -> Document:
    """Returns a Markdown draft as blocks; code, comments and front matter are left alone.

    Raises `DraftError` where the bytes do not decode.
    """
    text = decode(data, path, encoding)
    return Document(path=path, text=text, sha256=digest(data), blocks=_blocks(text))


def _blocks(text: str) -> tuple[Block, ...]:
    reader = _MarkdownReader(text)
    for event, span in pyromark.events_with_range(text, options=_OPTIONS):
        reader.take(event, span["start"], span["end"])
    return tuple(reader.builder.blocks)


def _offsets(text: str) -> Sequence[int]:
    """Returns for each byte of the text in UTF-8 the code point it belongs to, and the length."""
    if text.isascii():
        return range(len(text) + 1)
    offsets: list[int] = []
    for index, letter in enumerate(text):
        offsets.extend([index] * len(letter.encode("utf-8", "surrogatepass")))
    return [*offsets, len(text)]


class _MarkdownReader:
    """Walks over the events of a draft; `_kinds` holds the kinds of the open blocks."""

    def __init__(self, text: str) -> None:
        self.builder = BlockBuilder()
        self._text = text
        self._offsets = _offsets(text)
        self._kinds: list[BlockKind] = [BlockKind.PARAGRAPH]
        self._silent = 0
        self._images: list[BlockBuilder] = []
        self._html: list[tuple[int, int]] = []

    def take(self, event: str | Mapping[str, object], first: int, last: int) -> None:
        """Takes one event with its byte range."""
        start, end = self._offsets[first], self._offsets[last]
        if isinstance(event, str):
            name, content = event, None
        else:
            name, content = next(iter(event.items()))
        if name == "Start":
            self._open(_tag(content))
        elif name == "End":
            self._close(_tag(content))
        elif name == "Html":
            self._html.append((start, end))
        elif not self._silent:
            self._add(name, str(content), start, end)

    def _open(self, tag: str) -> None:
        if tag == "Image":
            self._images.append(self.builder)
            self.builder = BlockBuilder()
        elif tag not in _INLINE:
            self.builder.end_block(self._kinds[-1])
            self._kinds.append(self._kind_within(tag))
        self._silent += tag in _LEFT_ALONE

    def _kind_within(self, tag: str) -> BlockKind:
        around = self._kinds[-1]
        # All that is in a quotation is one, so the innermost kind tells.
        if around is BlockKind.QUOTATION or tag == "BlockQuote":
            return BlockKind.QUOTATION
        return around if around is BlockKind.HEADING else _KINDS.get(tag, around)

    def _close(self, tag: str) -> None:
        self._silent -= tag in _LEFT_ALONE
        if tag == "Image":
            alternative, self.builder = self.builder, self._images.pop()
            alternative.end_block(BlockKind.NOTE)
            self.builder.blocks.extend(alternative.blocks)
        elif tag not in _INLINE:
            self.builder.end_block(self._kinds.pop())
            if tag == "HtmlBlock":
                self._read_html()

    def _add(self, name: str, content: str, start: int, end: int) -> None:
        written = self._text[start:end]
        if name in ("SoftBreak", "HardBreak"):
            self.builder.add_written(" ", start, end)
        elif name == "InlineHtml":
            if written.lower().startswith("<br"):
                self.builder.add_written(" ", start, end)
        elif name in ("Text", "Code"):
            within = written.find(content)
            if within >= 0:
                self.builder.add(content, start + within)
            else:
                self.builder.add_written(content, start, end)

    def _read_html(self) -> None:
        """Reads the lines of an HTML block as HTML, what quotes or indents them left out."""
        from factcheck.readers.html import html_blocks

        places = [place for span in self._html for place in range(*span)]
        written = "".join(self._text[start:end] for start, end in self._html)
        self._html = []
        for block in html_blocks(written):
            ends = block.ends or [position + 1 for position in block.positions]
            self.builder.blocks.append(
                Block(
                    block.text,
                    [places[position] for position in block.positions],
                    self._kinds[-1] if block.kind is BlockKind.PARAGRAPH else block.kind,
                    [places[end - 1] + 1 for end in ends],
                )
            )


def _tag(content: object) -> str:
    """Returns the name of a tag: some come bare, some with their attributes."""
    return str(next(iter(content))) if isinstance(content, dict) else str(content)
