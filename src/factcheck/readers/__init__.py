"""Turns bytes into documents: one file a format, and one line in READERS."""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePath
from typing import Protocol, cast

from factcheck.errors import DraftError
from factcheck.limits import LARGEST_DRAFT, megabytes
from factcheck.model import Document
from factcheck.records import dataclass


class Read(Protocol):
    """Reads the bytes of a draft; every reader's module has a function `read` of this shape."""

    def __call__(self, data: bytes, path: str, encoding: str | None) -> Document:
        """Returns the document; raises `DraftError` where the bytes are not of this format."""
        ...


@dataclass(frozen=True, slots=True)
class Reader:
    """Names an input format, the file endings it is known by, and the module that reads it.

    The module is imported when the first draft of its format is read, not before.
    """

    name: str
    suffixes: tuple[str, ...]
    module: str

    def read(self, data: bytes, path: str, encoding: str | None = None) -> Document:
        """Returns the document in `data`; `encoding` of None means UTF-8 or a byte order mark.

        Raises `DraftError` where the draft cannot be decoded or is not of this format.
        """
        function = cast("Read", import_module(self.module).read)
        return function(data, path, encoding)


READERS: tuple[Reader, ...] = (
    Reader("plain text", (".txt", ".text"), "factcheck.readers.plain"),
    Reader("Markdown", (".md", ".markdown", ".mdown", ".mkd"), "factcheck.readers.markdown"),
    Reader("HTML", (".html", ".htm", ".xhtml"), "factcheck.readers.html"),
    Reader("Word", (".docx",), "factcheck.readers.docx"),
)

PLAIN = READERS[0]


def known_suffixes() -> tuple[str, ...]:
    """Lists the file endings that some reader knows, with their dots, sorted."""
    return tuple(sorted(suffix for reader in READERS for suffix in reader.suffixes))


def find_reader(path: str) -> Reader | None:
    """Returns the reader for a file name, or None where no reader knows its ending.

    A name without an ending is plain text. Case does not count.
    """
    suffix = PurePath(path).suffix.lower()
    if not suffix:
        return PLAIN
    return next((reader for reader in READERS if suffix in reader.suffixes), None)


def read_document(data: bytes, path: str, encoding: str | None = None) -> Document:
    """Returns the document in `data` by the reader that knows the ending of `path`.

    Raises `DraftError` where no reader knows it, the draft cannot be read, or it is too large.
    """
    if len(data) > LARGEST_DRAFT:
        raise DraftError(f"{path}: it is larger than {megabytes(LARGEST_DRAFT)}: split it")
    reader = find_reader(path)
    if reader is None:
        raise DraftError(
            f"{path}: files of type {PurePath(path).suffix} are not read"
            f" (known types: {', '.join(known_suffixes())})"
        )
    return reader.read(data, path, encoding)
