"""Stands in for the engine in worker processes: as slow or deadly as a draft says."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from factcheck.model import Document, DocumentReport
from factcheck.readers.plain import read_text

Check = Callable[[Document], DocumentReport]


def draft(name: str, text: str) -> Document:
    """Returns a plain draft."""
    return read_text(text, name)


def make_check(folder: Path) -> Check:
    """Returns a check that does what the draft's first word says; leaves its process id behind."""
    (folder / f"{os.getpid()}.pid").write_text("", encoding="utf-8")
    return partial(check, folder)


def check(folder: Path, document: Document) -> DocumentReport:
    """Dies, leaves, waits, or returns an empty report."""
    word, _, rest = document.text.partition(" ")
    if word == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if word == "leave":
        os._exit(7)
    if word == "wait":
        (folder / f"{os.getpid()}.waiting").write_text("", encoding="utf-8")
        time.sleep(float(rest))
    return DocumentReport(document.path, document.sha256, document.text, ())


def wait_for(path: Path, pattern: str, number: int, seconds: float = 30) -> list[int]:
    """Returns the ids of the processes that have left so many files of a kind in a folder."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = sorted(path.glob(pattern))
        if len(found) >= number:
            return [int(one.stem) for one in found]
        time.sleep(0.02)
    raise TimeoutError(f"{pattern}: not {number} in {seconds} s")


def are_gone(processes: list[int], seconds: float = 5) -> bool:
    """Says whether all of some processes end within a time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if not any(map(_is_running, processes)):
            return True
        time.sleep(0.02)
    return False


def _is_running(process: int) -> bool:
    try:
        status = Path(f"/proc/{process}/stat").read_text("utf-8")
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] not in "ZX"
