"""Checks again whenever drafts, claims or the configuration change."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

from factcheck.claims.discovery import discover_claims
from factcheck.cli.checking import Request, run_check
from factcheck.cli.configured import claims_of
from factcheck.cli.drafts import STDIN, expand_folders
from factcheck.cli.exit_codes import ExitCode
from factcheck.cli.streams import is_terminal, say
from factcheck.errors import FactcheckError, UsageError

# Seconds between two looks at the files: quick enough to feel like at once.
_PAUSE = 0.3
# Moves home, clears the screen and what scrolled off it.
_CLEAR = "\x1b[H\x1b[2J\x1b[3J"

# What tells one state of the files from another: path, time and size of each.
Stamp: TypeAlias = tuple[tuple[str, int, int], ...]


def watch_drafts(request: Request, wait: Callable[[float], None] = time.sleep) -> ExitCode:
    """Checks, and again after each change, until it is interrupted; errors are told and waited out.

    On a terminal the new report takes the place of the old one. Raises `UsageError` where there
    is no file to watch.
    """
    if request.text is not None or STDIN in request.paths:
        raise UsageError("--watch: there is no file to watch: name a draft or a folder")
    seen: Stamp | None = None
    try:
        while True:
            now = _stamp(request)
            if now != seen:
                _redraw(request)
                seen = now
            wait(_PAUSE)
    except KeyboardInterrupt:
        return ExitCode.FINE


def _redraw(request: Request) -> None:
    if request.output is None and is_terminal(sys.stdout):
        sys.stdout.write(_CLEAR)
        sys.stdout.flush()
    try:
        run_check(request)
    except FactcheckError as error:
        say(f"error: {error}")


def _stamp(request: Request) -> Stamp:
    return tuple(sorted(_states(request)))


def _states(request: Request) -> Iterator[tuple[str, int, int]]:
    for path in _watched(request):
        try:
            status = path.stat()
        except OSError:
            yield path.as_posix(), 0, 0
            continue
        yield path.as_posix(), status.st_mtime_ns, status.st_size


def _watched(request: Request) -> Iterator[Path]:
    yield from map(Path, expand_folders(request.paths or ["."], []))
    named = request.claims or claims_of(request.configuration)
    for claims in map(Path, named or [str(discover_claims().path)]):
        yield claims
        yield from claims.rglob("*.y*ml")
