"""Keeps files in the user's cache folder: they are read back whole and unchanged, or not at all.

A digest goes before what is kept. A file that is damaged, too open or not the user's is as good as
none.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from factcheck.files import ABANDONED_AFTER, UNFINISHED, written_aside

_DIGEST = hashlib.sha256().digest_size


def read_kept(path: Path, magic: bytes) -> bytes | None:
    """Returns what was kept in a file that opens with `magic`; None where it cannot be trusted."""
    data = _read_private(path)
    body = memoryview(data)[len(magic) + _DIGEST :]
    if data[: len(magic)] != magic or len(data) < len(magic) + _DIGEST:
        return None
    if hashlib.sha256(body).digest() != data[len(magic) : len(magic) + _DIGEST]:
        return None
    return bytes(body)


def keep(path: Path, magic: bytes, body: bytes, most: int) -> None:
    """Keeps bytes, in one step; where that is impossible, nothing is kept and nothing is said.

    Of files with the ending of `path`, the `most` written last stay in its folder.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with written_aside(path) as file:
            file.write(magic + hashlib.sha256(body).digest() + body)
        _forget_oldest(path.parent, path.suffix, most)
    except OSError:
        return


def _forget_oldest(folder: Path, ending: str, most: int) -> None:
    kept = sorted(folder.glob(f"*{ending}"), key=lambda file: file.stat().st_mtime_ns)
    for file in (*kept[:-most], *list_abandoned(folder)):
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
