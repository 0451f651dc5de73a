"""Every error a user can meet: each message says what, where, and the remedy."""

from __future__ import annotations

from factcheck.records import dataclass


class FactcheckError(Exception):
    """Stops a run: something could not be read, understood or written."""


class UsageError(FactcheckError):
    """Says that the command line asks for something that cannot be done."""


class DraftError(FactcheckError):
    """Says that a draft could not be read."""


class ConfigError(FactcheckError):
    """Says that a configuration file is wrong."""


class LexiconError(FactcheckError):
    """Says that a word list of the package is damaged."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Locates one problem of a claims file; line and column count from 1.

    `is_unread` says that the file itself could not be read.
    """

    path: str
    line: int
    column: int
    message: str
    is_unread: bool = False

    def __str__(self) -> str:
        """Writes the problem as compilers do."""
        return f"{self.path}:{self.line}:{self.column}: {self.message}"


class ClaimsError(FactcheckError):
    """Says that claims files are missing or invalid; `problems` lists all of them."""

    def __init__(self, message: str, problems: tuple[Problem, ...] = ()) -> None:
        """Keeps the problems beside the message."""
        super().__init__(message)
        self.problems = problems
