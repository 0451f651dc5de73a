"""Keeps compiled claim books in the user's cache folder, and reads them back whole or not at all.

A book is kept under a key made of everything it depends on: the bytes and names of its claims
files, and the code and word lists that analysed them. `CONTRIBUTING.md` says what guards it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from factcheck.checker import PreparedBook
from factcheck.comparisons.passages import CompiledPassages
from factcheck.engine_state import fingerprint
from factcheck.files import read_whole
from factcheck.kept_files import keep, read_kept
from factcheck.language.analysis import Analysis
from factcheck.matching.compiled import CompiledBook, CompiledClaim
from factcheck.packing import pack, unpack

# A change of what is kept here needs no number: this module is among the code.
_MAGIC = b"factcheck book\n"
_ENDING = ".book"
_MOST_BOOKS = 32
_LARGEST_FILE = 128 * 1024 * 1024


def find_slot(folder: Path, files: Sequence[Path], version: str) -> Path | None:
    """Returns the file that the book of some claims files is kept in; None where it cannot be.

    `version` is the program's.
    """
    key = hashlib.sha256(fingerprint(version))
    for file in files:
        try:
            if file.stat().st_size > _LARGEST_FILE:
                return None
            content = hashlib.sha256(read_whole(file)).hexdigest()
        except OSError:
            return None
        key.update(f"{content} {file.as_posix()}\0".encode("utf-8", "surrogatepass"))
    return folder / f"{key.hexdigest()[:32]}{_ENDING}"


def read_book(slot: Path) -> PreparedBook | None:
    """Returns the book that is kept, None where there is none that can be trusted."""
    body = read_kept(slot, _MAGIC)
    if body is None:
        return None
    try:
        return _unpack_book(body)
    except Exception:  # whatever is wrong with a kept book, the claims themselves are there
        return None


def keep_book(slot: Path, prepared: PreparedBook) -> None:
    """Keeps a book, in one step; where that is impossible, nothing is kept and nothing is said."""
    keep(slot, _MAGIC, _pack_book(prepared), _MOST_BOOKS)


def _pack_book(prepared: PreparedBook) -> bytes:
    """Packs each claim's analyses by themselves, so that only candidates are unpacked."""
    compiled = prepared.claims
    claims = tuple(
        (claim.order, claim.texts, claim.speakers, pack(claim.readings))
        for claim in compiled.claims
    )
    passages = pack(prepared.passages)
    return pack((compiled.book, compiled.table, compiled.index, claims, passages))


def _unpack_book(body: bytes) -> PreparedBook:
    book, table, index, claims, passages = unpack(body)
    compiled = tuple(
        CompiledClaim(claim, place, order, texts, speakers, partial(unpack_readings, readings))
        for place, (claim, (order, texts, speakers, readings)) in enumerate(
            zip(book.claims, claims, strict=True)
        )
    )
    return PreparedBook(
        CompiledBook(book, table, compiled, index), partial(unpack_passages, passages)
    )


def unpack_readings(packed: bytes) -> tuple[Analysis, ...]:
    """Returns the analyses of one claim as they were packed."""
    found: tuple[Analysis, ...] = unpack(packed)
    return found


def unpack_passages(packed: bytes) -> CompiledPassages:
    """Returns the passages of a book as they were packed."""
    found: CompiledPassages = unpack(packed)
    return found
