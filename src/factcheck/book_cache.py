"""Keeps compiled claim books in the user's cache folder, and reads them back whole or not at all.

A book is kept under a key made of everything it depends on: the bytes and names of its claims
files, and the code and word lists that analysed them. A file that is damaged, too open or not
the user's is as good as none. `CONTRIBUTING.md` says what guards it.
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import sys
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from factcheck.checker import PreparedBook
from factcheck.comparisons.passages import CompiledPassages
from factcheck.files import ABANDONED_AFTER, UNFINISHED, read_whole, written_aside
from factcheck.language.analysis import Analysis
from factcheck.matching.compiled import CompiledBook, CompiledClaim

_PACKAGE = Path(__file__).parent
# What a compiled book depends on; how reports look does not matter.
_CODE = (
    "",
    "book_index",
    "claims",
    "comparisons",
    "language",
    "language/lexicon",
    "matching",
    "model",
)
# A change of what is kept here needs no number: this module is among the code.
_MAGIC = b"factcheck book\n"
_DIGEST = hashlib.sha256().digest_size
_ENDING = ".book"
_MOST_BOOKS = 32
_LARGEST_FILE = 128 * 1024 * 1024
# What kept data is made of, beside the dataclasses and enumerations of the package.
_PLAIN_CLASSES = frozenset({("datetime", "date"), ("builtins", "frozenset"), ("builtins", "set")})
_DATA_MODULES = ("factcheck.model", "factcheck.language.", "factcheck.matching.compiled",
                 "factcheck.comparisons.passages", "factcheck.comparisons.quot")  # fmt: skip


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
    data = _read_private(slot)
    body = memoryview(data)[len(_MAGIC) + _DIGEST :]
    if data[: len(_MAGIC)] != _MAGIC or len(data) < len(_MAGIC) + _DIGEST:
        return None
    if hashlib.sha256(body).digest() != data[len(_MAGIC) : len(_MAGIC) + _DIGEST]:
        return None
    try:
        return _unpack_book(bytes(body))
    except Exception:  # whatever is wrong with a kept book, the claims themselves are there
        return None


def keep_book(slot: Path, prepared: PreparedBook) -> None:
    """Keeps a book, in one step; where that is impossible, nothing is kept and nothing is said."""
    body = _pack_book(prepared)
    try:
        slot.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with written_aside(slot) as file:
            file.write(_MAGIC + hashlib.sha256(body).digest() + body)
        _forget_oldest(slot.parent)
    except OSError:
        return


def _forget_oldest(folder: Path) -> None:
    """Removes the books that have not been written for longest: every edit of claims makes one."""
    kept = sorted(folder.glob(f"*{_ENDING}"), key=lambda file: file.stat().st_mtime_ns)
    for file in (*kept[:-_MOST_BOOKS], *list_abandoned(folder)):
        file.unlink(missing_ok=True)


def list_abandoned(folder: Path) -> list[Path]:
    """Returns what killed runs have left half written: what is an hour older than the newest."""
    written = {file: file.stat().st_mtime for file in folder.iterdir()}
    newest = max(written.values(), default=0.0)
    return [
        file
        for file, when in written.items()
        if file.suffix == UNFINISHED and when < newest - ABANDONED_AFTER
    ]


def _pack_book(prepared: PreparedBook) -> bytes:
    """Packs each claim's analyses by themselves, so that only candidates are unpacked."""
    compiled = prepared.claims
    claims = tuple(
        (claim.order, claim.texts, claim.speakers, _pack(claim.readings))
        for claim in compiled.claims
    )
    passages = _pack(prepared.passages)
    return _pack((compiled.book, compiled.table, compiled.index, claims, passages))


class _DataPickler(pickle.Pickler):
    """Writes a dataclass as a call of its class, which is read ten times as fast as its state."""

    def reducer_override(self, value: Any) -> Any:
        """Returns the class and the values of its fields; anything else goes the usual way."""
        kind: Any = type(value)
        names = _field_names(kind)
        if names is None:
            return NotImplemented
        return kind, tuple([getattr(value, name) for name in names])


@lru_cache(maxsize=256)
def _field_names(kind: type) -> tuple[str, ...] | None:
    """Returns the fields that make a dataclass anew, None for all that is no such class."""
    if not is_dataclass(kind) or hasattr(kind, "__post_init__"):
        return None
    listed = fields(kind)
    plain = all(field.init and not field.kw_only for field in listed)
    return tuple(field.name for field in listed) if plain else None


def _pack(value: object) -> bytes:
    packed = io.BytesIO()
    _DataPickler(packed, protocol=5).dump(value)
    return packed.getvalue()


def _unpack_book(body: bytes) -> PreparedBook:
    book, table, index, claims, passages = _unpack(body)
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
    found: tuple[Analysis, ...] = _unpack(packed)
    return found


def unpack_passages(packed: bytes) -> CompiledPassages:
    """Returns the passages of a book as they were packed."""
    found: CompiledPassages = _unpack(packed)
    return found


class _DataUnpickler(pickle.Unpickler):
    """Reads data only: a pickle that names anything else than the package's own data is refused."""

    def find_class(self, module: str, name: str) -> type:
        """Returns a class of data by its name; nothing else is even imported."""
        plain = (module, name) in _PLAIN_CLASSES
        if plain or module.startswith(_DATA_MODULES):
            found = super().find_class(module, name)
            is_data = hasattr(found, "__dataclass_fields__") or hasattr(found, "__members__")
            if isinstance(found, type) and (plain or is_data):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is not data")


def _unpack(packed: bytes) -> Any:
    return _DataUnpickler(io.BytesIO(packed)).load()


def _read_private(path: Path) -> bytes:
    """Returns the bytes of a file that nobody but the user can have written; else none."""
    try:
        with path.open("rb") as file:
            return file.read() if is_private(file.fileno(), path.parent) else b""
    except OSError:
        return b""


def is_private(handle: int, folder: Path) -> bool:
    """Says whether an open file and its folder are the user's, and nobody else can write them."""
    if not hasattr(os, "getuid"):
        return True
    return all(
        status.st_uid == os.getuid() and not status.st_mode & 0o022
        for status in (os.fstat(handle), folder.stat())
    )


@lru_cache(maxsize=1)
def fingerprint(version: str) -> bytes:
    """Names the code and the word lists at work: their sizes and times, and the versions."""
    parts = [version, sys.version, *_states()]
    return "\0".join(parts).encode("utf-8", "surrogatepass")


def _states() -> Iterator[str]:
    import Stemmer

    yield str(Stemmer.version())
    for folder in _CODE:
        with os.scandir(_PACKAGE / folder) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if entry.name.endswith((".py", ".tsv")):
                    status = entry.stat()
                    yield f"{folder}/{entry.name} {status.st_size} {status.st_mtime_ns}"
