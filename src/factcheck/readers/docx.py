"""Reads Word files: paragraphs, tables and notes as they stand once all changes are accepted.

A Word file has no lines: the document's text is its visible text, one paragraph a line, so that
a line number is the number of the paragraph and a column that of the character in it.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from factcheck.errors import DraftError
from factcheck.limits import LARGEST_DRAFT, megabytes
from factcheck.model import Block, BlockKind, Document
from factcheck.readers.block_builder import BlockBuilder
from factcheck.readers.decoding import digest

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NOTES = ("/footnotes", "/endnotes")
# What is not read in a paragraph: deletions, text moved away, field codes, and text boxes, which
# are paragraphs of their own.
_LEFT_OUT = frozenset(
    {
        *(_W + name for name in ("del", "moveFrom", "delText", "instrText", "txbxContent")),
        *(_W + name for name in ("pPr", "rPr", "sdtPr", "softHyphen")),
        _FALLBACK,
    }
)
_WRITTEN = {_W + "tab": " ", _W + "br": " ", _W + "cr": " ", _W + "noBreakHyphen": "-"}
# Pictures and all: a file of 10 MB that unpacks to more is a trap.
_LARGEST_UNPACKED = 10 * LARGEST_DRAFT
# Text formatted so is not shown, or is struck out.
_UNSEEN_FORMATS = tuple(_W + name for name in ("vanish", "strike", "dstrike"))
_KINDS_OF_STYLES = (
    (("heading", "title", "subtitle", "toc"), BlockKind.HEADING),
    (("quote", "intense quote", "block text"), BlockKind.QUOTATION),
    (("list",), BlockKind.ITEM),
    (("caption",), BlockKind.NOTE),
)


def read(data: bytes, path: str, encoding: str | None = None) -> Document:  # noqa: ARG001
    """Returns a Word draft as blocks, tracked insertions in and deletions out.

    `encoding` means nothing here. Raises `DraftError` where the file is no Word document, or
    python-docx is not installed (extra `docx`).
    """
    document = _open(data, path)
    lines: list[str] = []
    blocks: list[Block] = []
    offset = 0
    for text, kind in _paragraphs(document):
        builder = BlockBuilder()
        builder.add(text, offset)
        builder.end_block(kind)
        blocks.extend(builder.blocks)
        lines.append(text)
        offset += len(text) + 1
    return Document(path=path, text="\n".join(lines), sha256=digest(data), blocks=tuple(blocks))


def _open(data: bytes, path: str) -> WordDocument:
    try:
        import docx
        from docx.exceptions import PythonDocxError
        from docx.opc.exceptions import OpcError
    except ImportError:
        raise DraftError(
            f"{path}: Word files need python-docx: pip install 'factcheck-cli[docx]'"
        ) from None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            unpacked = sum(part.file_size for part in parts.infolist())
        if unpacked > _LARGEST_UNPACKED:
            raise DraftError(
                f"{path}: unpacked, it is larger than {megabytes(_LARGEST_UNPACKED)}: split it"
            )
        return docx.Document(io.BytesIO(data))
    except (zipfile.BadZipFile, KeyError, ValueError, SyntaxError, OpcError, PythonDocxError):
        raise DraftError(f"{path}: this is not a Word document (.docx)") from None


def _paragraphs(document: WordDocument) -> Iterator[tuple[str, BlockKind]]:
    """Yields the text and kind of every paragraph, of the body first and of the notes then."""
    styles = {style.style_id: (style.name or "").lower() for style in document.styles}
    yield from _join_merged(document.element.body, styles, None)
    for part in document.part.rels.values():
        if not part.is_external and part.reltype.endswith(_NOTES):
            from docx.oxml import parse_xml

            for note in parse_xml(part.target_part.blob):
                if note.get(_W + "type") is None:
                    yield from _join_merged(note, styles, BlockKind.NOTE)


def _join_merged(
    root: Any,
    styles: dict[str, str],
    kind: BlockKind | None,
) -> Iterator[tuple[str, BlockKind]]:
    """Yields paragraphs; one whose end mark was deleted goes on in the next."""
    begun = ""
    for paragraph in _walk(root):
        text = begun + "".join(_visible(paragraph)).replace("\n", " ")
        begun = ""
        if paragraph.find(f"{_W}pPr/{_W}rPr/{_W}del") is not None:
            begun = text
        else:
            yield text, kind or _kind(paragraph, styles)
    if begun:
        yield begun, kind or BlockKind.PARAGRAPH


def _walk(root: Any) -> Iterator[Any]:
    """Yields the paragraphs inside an element in order, those of tables and text boxes too."""
    for child in root:
        if child.tag == _FALLBACK:
            continue
        if child.tag == _W + "p":
            yield child
        yield from _walk(child)


def _visible(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag in _LEFT_OUT:
            continue
        if child.tag == _W + "t":
            yield child.text or ""
        elif child.tag in _WRITTEN:
            yield _WRITTEN[child.tag]
        elif not (child.tag == _W + "r" and _is_unseen(child)):
            yield from _visible(child)


def _is_unseen(run: Any) -> bool:
    properties = run.find(_W + "rPr")
    return properties is not None and any(
        (found := properties.find(name)) is not None
        and found.get(_W + "val") not in ("0", "false", "off")
        for name in _UNSEEN_FORMATS
    )


def _kind(paragraph: Any, styles: dict[str, str]) -> BlockKind:
    properties = paragraph.find(_W + "pPr")
    named = properties.find(_W + "pStyle") if properties is not None else None
    style = styles.get(named.get(_W + "val"), "") if named is not None else ""
    for names, kind in _KINDS_OF_STYLES:
        if style.startswith(names):
            return kind
    if properties is not None and properties.find(_W + "numPr") is not None:
        return BlockKind.ITEM
    return _kind_of_place(paragraph)


def _kind_of_place(paragraph: Any) -> BlockKind:
    for ancestor in paragraph.iterancestors():
        if ancestor.tag == _W + "tr":
            head = ancestor.find(f"{_W}trPr/{_W}tblHeader") is not None
            return BlockKind.HEADING if head else BlockKind.CELL
    return BlockKind.PARAGRAPH
