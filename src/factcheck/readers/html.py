"""Reads HTML: what a browser shows as running text, each character with its place in the file."""

from __future__ import annotations

import html
import re
from collections import Counter

from factcheck.model import Block, BlockKind, Document
from factcheck.readers.block_builder import BlockBuilder
from factcheck.readers.decoding import decode, digest
from factcheck.readers.page_parser import PageParser
from factcheck.records import dataclass

# Elements that hold no running text of the article.
_LEFT_ALONE = frozenset(
    {
        *("head", "script", "style", "template", "noscript", "title", "nav", "menu"),
        *("svg", "math", "canvas", "iframe", "object", "audio", "video", "map"),
        *("pre", "textarea", "select", "button", "datalist", "del", "s", "strike", "rt", "rp"),
    }
)
_BLOCKS = frozenset(
    {
        *("html", "body", "main", "article", "section", "header", "footer", "aside", "div", "p"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "hgroup", "ul", "ol", "li", "dl", "dt", "dd"),
        *("table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "blockquote"),
        *("figure", "figcaption", "address", "hr", "form", "fieldset", "legend", "details"),
        *("summary", "search", "center", "dialog"),
    }
)
_FOREIGN = ("svg", "math")
_VOID = frozenset(
    {
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param"),
        *("source", "track", "wbr"),
    }
)
_KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "th", "legend"), BlockKind.HEADING),
    **dict.fromkeys(("li", "dt", "dd"), BlockKind.ITEM),
    **dict.fromkeys(("figcaption", "caption"), BlockKind.NOTE),
    "td": BlockKind.CELL,
    "blockquote": BlockKind.QUOTATION,
}
# An open element of these ends where the next of its kind begins, its end tag left out.
_CLOSED_BY = {
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "td": frozenset({"td", "th", "tr"}),
    "th": frozenset({"td", "th", "tr"}),
    "tr": frozenset({"tr"}),
    "p": _BLOCKS,
    "head": _BLOCKS,
}
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.I)
_CHARSET_REACH = 2048


def read(data: bytes, path: str, encoding: str | None = None) -> Document:
    """Returns an HTML draft as blocks; head, scripts, styles, navigation, code are left alone.

    Without `encoding`, one that the file's own `<meta charset>` names is used. Raises
    `DraftError` where the bytes do not decode.
    """
    text = decode(data, path, encoding or _named_encoding(data))
    return Document(path=path, text=text, sha256=digest(data), blocks=tuple(html_blocks(text)))


def html_blocks(text: str) -> list[Block]:
    """Returns the blocks of visible text of a page or a fragment, in order."""
    reader = _PageReader(text)
    reader.read_page(text)
    reader.finish()
    return reader.builder.blocks


def _named_encoding(data: bytes) -> str | None:
    found = _CHARSET.search(data[:_CHARSET_REACH])
    return found.group(1).decode("ascii") if found else None


@dataclass(frozen=True, slots=True)
class _Element:
    """Holds an open element: whether its text is left alone, and what kind of block it is."""

    tag: str
    mute: bool
    kind: BlockKind


class _PageReader(PageParser):
    """Walks over a page; `_open` holds the open elements, `_silent` counts the mute ones."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.builder = BlockBuilder()
        self._text = text
        self._line_starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._open: list[_Element] = []
        self._open_tags: Counter[str] = Counter()
        self._silent = 0
        self._breaks = 0

    def finish(self) -> None:
        self._end_block()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._close_implied(tag)
        if tag in _BLOCKS:
            self._end_block()
        given = dict(attrs)
        if tag == "br":
            self._break()
        elif tag == "img" and not self._silent:
            self._add_alternative(given.get("alt"))
        if tag in _VOID:
            return
        mute = tag in _LEFT_ALONE or _is_hidden(given)
        self._open.append(_Element(tag, mute, _kind_within(tag, self._kind())))
        self._open_tags[tag] += 1
        self._silent += mute
        if tag == "q":
            self._add("“", len(self.get_starttag_text() or ""))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID and (tag in _FOREIGN or self._is_foreign()):
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._open_tags[tag]:
            return
        if tag == "q":
            self._add("”", len("</q>"))
        if tag in _BLOCKS:
            self._end_block()
        while self._open:
            element = self._open.pop()
            self._open_tags[element.tag] -= 1
            self._silent -= element.mute
            if element.tag == tag:
                return

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        if not data.isspace():
            self._breaks = 0
        self.builder.add(data, self._offset())

    def handle_entityref(self, name: str) -> None:
        self._add_reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._add_reference(f"&#{name}")

    def _add_reference(self, written: str) -> None:
        start = self._offset()
        if self._text.startswith(";", start + len(written)):
            written += ";"
        self._add(html.unescape(written), len(written))

    def _add(self, visible: str, length: int) -> None:
        if not self._silent:
            self._breaks = 0
            start = self._offset()
            self.builder.add_written(visible, start, start + length)

    def _break(self) -> None:
        """Reads one line break as a space, two as the end of a paragraph."""
        self._breaks += 1
        if self._breaks > 1:
            self._end_block()
        elif not self._silent:
            start = self._offset()
            self.builder.add_written(" ", start, start + len(self.get_starttag_text() or ""))

    def _add_alternative(self, words: str | None) -> None:
        """Reads the text that stands for a picture as a block of its own."""
        if not words or not words.strip():
            return
        tag, start = self.get_starttag_text() or "", self._offset()
        within = tag.find(words)
        aside = BlockBuilder()
        if within >= 0:
            aside.add(words, start + within)
        else:
            aside.add_written(words, start, start + len(tag))
        aside.end_block(BlockKind.NOTE)
        self.builder.blocks.extend(aside.blocks)

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._line_starts[line - 1] + column

    def _close_implied(self, tag: str) -> None:
        while self._open and tag in _CLOSED_BY.get(self._open[-1].tag, ()):
            self.handle_endtag(self._open[-1].tag)

    def _is_foreign(self) -> bool:
        return any(self._open_tags[tag] for tag in _FOREIGN)

    def _end_block(self) -> None:
        self._breaks = 0
        self.builder.end_block(self._kind())

    def _kind(self) -> BlockKind:
        return self._open[-1].kind if self._open else BlockKind.PARAGRAPH


def _kind_within(tag: str, around: BlockKind) -> BlockKind:
    """Returns the kind of text in an element; all of a block quotation is one."""
    return around if around is BlockKind.QUOTATION else _KINDS.get(tag, around)


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or attributes.get("role") in ("navigation", "menu", "search")
    )
