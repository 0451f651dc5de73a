"""Gathers every problem of a claims file, so that one run reports them all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field

from factcheck.errors import ClaimsError, Problem
from factcheck.records import dataclass

_MOST_LISTED = 12
# Whoever mistypes a word writes about as much: longer ones are like none, and slow to compare.
_LONGEST_GUESSED = 80


@dataclass(slots=True)
class ProblemList:
    """Collects the problems of one file; `add` takes positions from 0, as YAML parsers count."""

    path: str
    problems: list[Problem] = field(default_factory=list)

    def add(self, line: int, column: int, message: str) -> None:
        """Adds one problem at a line and column, both from 0."""
        self.problems.append(Problem(self.path, line + 1, column + 1, message))

    def add_unread(self, message: str) -> None:
        """Adds that the file could not be read."""
        self.problems.append(Problem(self.path, 1, 1, message, is_unread=True))

    def add_at_character(self, text: str, character: int | str, message: str) -> None:
        """Adds one problem at the first place of a character (or of its code point) in the text."""
        wanted = character if isinstance(character, str) else chr(character)
        offset = max(text.find(wanted), 0)
        line_start = text.rfind("\n", 0, offset) + 1
        self.add(text.count("\n", 0, offset), offset - line_start, message)


def suggest(word: str, known: Iterable[str]) -> str:
    """Returns "did you mean …?" for the nearest known word, or a list of all where none is near."""
    choices = sorted(known)
    near = nearest(word, choices)
    if near:
        return f"did you mean {near!r}?"
    more = ", …" if len(choices) > _MOST_LISTED else ""
    return f"known here: {', '.join(choices[:_MOST_LISTED])}{more}"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Returns the known word nearest to one that is not known, or None where none is near."""
    from difflib import get_close_matches

    if len(word) > _LONGEST_GUESSED:
        return None
    by_fold = {choice.casefold(): choice for choice in known}
    near = get_close_matches(word.casefold(), by_fold, n=1, cutoff=0.6)
    return by_fold[near[0]] if near else None


def sort_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Returns the problems by path, line, column and message, each once."""
    return tuple(
        sorted(set(problems), key=lambda one: (one.path, one.line, one.column, one.message))
    )


def raise_problems(problems: Iterable[Problem]) -> None:
    """Raises `ClaimsError` with all problems, sorted; does nothing where there are none."""
    ordered = sort_problems(problems)
    if ordered:
        raise ClaimsError("\n".join(str(problem) for problem in ordered), ordered)
