"""Writes to standard output and standard error, and asks what they can show."""

from __future__ import annotations

import os
import stat
import sys
from enum import StrEnum
from pathlib import Path
from typing import TextIO

from factcheck.errors import UsageError
from factcheck.files import write_whole
from factcheck.renderers.safe_text import safe

# The characters of the program's own that a terminal must be able to show.
_OWN_CHARACTERS = "✗≠⇄±✓·│→“”’…–—"


_DEFAULT_WIDTH = 80


class ColorChoice(StrEnum):
    """Says when a report is coloured."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


def say(message: str) -> None:
    """Writes a message to standard error, each of its lines made harmless."""
    try:
        for line in message.splitlines() or [""]:
            sys.stderr.write(_fitting(safe(line), sys.stderr.encoding) + "\n")
        sys.stderr.flush()
    except (OSError, ValueError, AttributeError):
        # Nobody is listening: a closed or missing standard error.
        return


def write_report(text: str, output: Path | None, *, encoding: str = "utf-8") -> None:
    """Writes a report to a file, or to standard output where there is none.

    A reader that has gone away (`| head`) ends the writing quietly. Raises `UsageError` where the
    report cannot be written. A file is replaced in one step: never is half a report in it.
    """
    data = _fitting(text, encoding).encode(encoding)
    if output is not None:
        try:
            write_whole(output, data)
        except OSError as error:
            raise UsageError(f"{output}: cannot be written ({error.strerror})") from None
        return
    if sys.stdout is None:
        raise UsageError("there is no standard output to write to: name a file with --output")
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        silence_stdout()
    except OSError as error:
        silence_stdout()
        raise UsageError(f"standard output: cannot be written ({error.strerror})") from None


def output_encoding() -> str:
    """Returns the encoding of standard output."""
    return getattr(sys.stdout, "encoding", None) or "utf-8"


def shows_only_ascii(encoding: str) -> bool:
    """Says whether an encoding lacks the program's own characters."""
    return _fitting(_OWN_CHARACTERS, encoding) != _OWN_CHARACTERS


def wants_color(choice: ColorChoice, output: Path | None) -> bool:
    """Says whether to colour: as asked, else where a terminal shows it and NO_COLOR is unset."""
    if choice is not ColorChoice.AUTO:
        return choice is ColorChoice.ALWAYS
    if os.environ.get("NO_COLOR") or output is not None or os.environ.get("TERM") == "dumb":
        return False
    return bool(os.environ.get("FORCE_COLOR")) or is_terminal(sys.stdout)


def is_terminal(stream: TextIO | None) -> bool:
    """Says whether a stream is a terminal; one that was closed before the start is none."""
    return stream is not None and stream.isatty()


def report_width(output: Path | None) -> int:
    """Returns the cells a line may take: COLUMNS, else the terminal's, else 80.

    Into a pipe, such as a pager's, it is the width of the terminal that messages go to.
    """
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns) > 0:
        return int(columns)
    if output is not None:
        return _DEFAULT_WIDTH
    shown = sys.stderr if _is_pipe(sys.stdout) else sys.stdout
    try:
        return os.get_terminal_size(shown.fileno()).columns or _DEFAULT_WIDTH
    except (OSError, ValueError, AttributeError):
        return _DEFAULT_WIDTH


def _is_pipe(stream: TextIO) -> bool:
    try:
        return stat.S_ISFIFO(os.fstat(stream.fileno()).st_mode)
    except (OSError, ValueError, AttributeError):
        return False


def _fitting(text: str, encoding: str | None) -> str:
    """Returns `text` with what the encoding lacks written as an escape."""
    name = encoding or "utf-8"
    return text.encode(name, "backslashreplace").decode(name)


def flush_report() -> OSError | None:
    """Writes out what standard output still holds; returns why it could not be written, if so."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        silence_stdout()
    except OSError as error:
        return error
    return None


def silence_stdout() -> None:
    """Points standard output nowhere, so that closing it at the end says nothing."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
