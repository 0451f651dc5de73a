"""Decodes the bytes of a text draft without guessing, and says where they cannot be."""

from __future__ import annotations

import codecs
import hashlib

from factcheck.errors import DraftError

# Longer marks first: the UTF-32 mark starts with the UTF-16 one.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def digest(data: bytes) -> str:
    """Returns the SHA-256 of `data` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def decode(data: bytes, path: str, encoding: str | None = None) -> str:
    """Returns the text in `data`, line ends as written and without its byte order mark.

    A byte order mark decides; else `encoding`; else UTF-8, strictly. Raises `DraftError` that
    names the first wrong byte and its line, or says that the file is no text.
    """
    for mark, marked_encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decode_strictly(data[len(mark) :], path, marked_encoding, offset=len(mark))
    return _decode_strictly(data, path, encoding or "utf-8", offset=0)


def _decode_strictly(data: bytes, path: str, encoding: str, offset: int) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if _looks_binary(data):
            raise DraftError(f"{path}: this is a binary file, not a text draft") from None
        raise DraftError(_describe(error, data, path, encoding, offset)) from None
    except (LookupError, ValueError):
        raise DraftError(
            f"{path}: unknown encoding {encoding!r} (try utf-8, cp1252 or latin-1)"
        ) from None
    if "\0" in text:
        raise DraftError(f"{path}: this is a binary file, not a text draft")
    return text


def _describe(error: UnicodeDecodeError, data: bytes, path: str, encoding: str, offset: int) -> str:
    line = data.count(b"\n", 0, error.start) + 1
    byte = data[error.start]
    return (
        f"{path}:{line}: not valid {encoding}: byte 0x{byte:02x} at offset {error.start + offset};"
        " name the right encoding with --encoding (often cp1252)"
    )


def _looks_binary(data: bytes) -> bool:
    """Says whether the start of `data` holds bytes that no text encoding in use has."""
    head = data[:8192]
    if b"\0" in head:
        return True
    controls = sum(1 for byte in head if byte < 9 or 13 < byte < 27)
    return controls > len(head) // 50
