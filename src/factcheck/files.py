"""Reads and writes files whole: what is read was there at one moment, what is written is all there.

Both raise `OSError`; its `strerror` is fit to be shown.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from factcheck.limits import megabytes

# Nothing that people write is as large.
LARGEST = 128 * 1_000_000
_TRIES = 3
_NEW_FILE = 0o666
_PERMISSIONS = 0o7777
UNFINISHED = ".new"
# Seconds after which nobody can be writing a file any more.
ABANDONED_AFTER = 3600


def read_whole(path: Path, most: int = LARGEST) -> bytes:
    """Returns what stands in a regular file, never half of the old text and half of the new.

    A file that changes meanwhile is read again, a few times. Pipes and devices are refused, since
    reading them may never end, and so are files of more than `most` bytes. Raises `OSError`.
    """
    for _ in range(_TRIES):
        data = _read_once(path, most)
        if data is not None:
            return data
    raise OSError(errno.EAGAIN, "it changed while it was read", str(path))


def _read_once(path: Path, most: int) -> bytes | None:
    """Returns the bytes of a file, None where it changed between the first and the last."""
    # Without this flag, opening a pipe waits for somebody to write into it.
    with os.fdopen(os.open(path, os.O_RDONLY | _NO_WAITING | _BINARY), "rb") as file:
        before = os.fstat(file.fileno())
        if stat.S_ISDIR(before.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        if not stat.S_ISREG(before.st_mode):
            raise OSError(errno.EINVAL, "it is a pipe or a device, not a file", str(path))
        if before.st_size > most:
            raise OSError(errno.EFBIG, f"it is larger than {megabytes(most)}", str(path))
        data = file.read()
        after = os.fstat(file.fileno())
    unchanged = (before.st_mtime_ns, before.st_size) == (after.st_mtime_ns, after.st_size)
    return data if unchanged and len(data) == after.st_size else None


_NO_WAITING = getattr(os, "O_NONBLOCK", 0)
_BINARY = getattr(os, "O_BINARY", 0)


def write_whole(path: Path, data: bytes) -> None:
    """Puts `data` in the place of a file in one step: a crash leaves the old file or the new one.

    Permissions are kept, and a link stays one: its target is replaced. A pipe or a device is
    written to, and so is a file in a folder that lets nobody make another. Raises `OSError`.
    """
    target = Path(os.path.realpath(path))
    try:
        old = target.stat()
    except FileNotFoundError:
        old = None
    if old is not None and not stat.S_ISREG(old.st_mode):
        target.write_bytes(data)
        return
    if old is not None:
        # Renaming would go past a file that its owner has made read-only.
        os.close(os.open(target, os.O_WRONLY))
    own = f"{os.getpid()}.{os.urandom(4).hex()}{UNFINISHED}"
    temporary = target.with_name(_unfinished(target) + own)
    try:
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, _NEW_FILE)
    except PermissionError:
        if old is None:
            raise
        target.write_bytes(data)
        return
    try:
        _fill(handle, data)
        if old is not None:
            temporary.chmod(old.st_mode & _PERMISSIONS)
            _give_to_owner(temporary, old)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _remove_abandoned(target)


@contextmanager
def written_aside(path: Path) -> Iterator[BinaryIO]:
    """Opens a file of the user's own that takes the place of `path` when all is written.

    Where that fails it goes, and what stood at `path` stays. Raises `OSError`.
    """
    import tempfile

    handle, name = tempfile.mkstemp(dir=path.parent, suffix=UNFINISHED)
    try:
        with os.fdopen(handle, "w+b") as file:
            yield file
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)


def _remove_abandoned(target: Path) -> None:
    """Removes what runs that were killed while they wrote this file have left beside it."""
    try:
        now = target.stat().st_mtime
        for other in target.parent.iterdir():
            is_ours = other.name.startswith(_unfinished(target)) and other.suffix == UNFINISHED
            if is_ours and other.stat().st_mtime < now - ABANDONED_AFTER:
                other.unlink(missing_ok=True)
    except OSError:
        # It is in nobody's way, and the file itself is written.
        return


def _unfinished(target: Path) -> str:
    """Returns how the names begin under which a file is written; long ones would not fit."""
    return f".{target.name[:40]}."


def _fill(handle: int, data: bytes) -> None:
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _give_to_owner(temporary: Path, old: os.stat_result) -> None:
    """Leaves the new file to whom the old one belonged, where this user may."""
    if not hasattr(os, "chown") or (old.st_uid, old.st_gid) == (os.getuid(), os.getgid()):
        return
    try:
        os.chown(temporary, old.st_uid, old.st_gid)
    except PermissionError:
        return
