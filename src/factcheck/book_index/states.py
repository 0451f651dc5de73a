"""Tells whether claims files are still those that an index was made of.

Files whose state is what it was are trusted unread; else their bytes are hashed. The states stand
beside the index, so that one can be renewed without the other.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

# A file changed twice within so short a time may look unchanged: file systems count in ticks.
_TICK = 20_000_000
_UNSURE = "unsure"


def read_states(files: Sequence[Path]) -> tuple[str, ...]:
    """Returns what tells one state of each file from another; raises `OSError`."""
    return tuple(_state(file.stat()) for file in files)


def note_states(files: Sequence[Path], folder: Path) -> tuple[str, ...]:
    """Returns the states of files that are about to be read; of one that is too new, none.

    `folder` is where the clock of the file system is asked. Raises `OSError`.
    """
    import tempfile

    with tempfile.TemporaryFile(dir=folder) as asked:
        now = os.fstat(asked.fileno()).st_mtime_ns
    found = [file.stat() for file in files]
    return tuple(
        _state(status) if status.st_mtime_ns < now - _TICK else _UNSURE for status in found
    )


def hash_files(files: Sequence[Path]) -> tuple[str, ...]:
    """Returns the SHA-256 of each file's bytes; raises `OSError`."""
    return tuple(map(_hash, files))


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _state(status: os.stat_result) -> str:
    times = f"{status.st_mtime_ns} {status.st_ctime_ns}"
    return f"{status.st_size} {times} {status.st_ino} {status.st_dev}"
