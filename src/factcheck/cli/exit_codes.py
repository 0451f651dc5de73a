"""Names the exit codes, the same for every command and format."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """Says how a run ended."""

    FINE = 0
    FOUND = 1
    FAILED = 2
    INTERRUPTED = 130
    TERMINATED = 143
