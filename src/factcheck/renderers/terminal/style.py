"""Names the looks of the terminal view."""

from __future__ import annotations

from factcheck.model import Outcome, Verdict

# Black or white on the eight standard colours, so that every terminal theme keeps the contrast.
BADGES = {
    Verdict.MISQUOTED: "bold white on red",
    Verdict.MISATTRIBUTED: "bold white on red",
    Verdict.CONTRADICTED: "bold white on red",
    Verdict.PARTIAL: "bold black on yellow",
    Verdict.UNVERIFIED: "bold cyan",
    Verdict.SUPPORTED: "green",
    Verdict.SKIPPED: "dim",
}

DRAFT_MARK = "bold red underline"
ADDED_MARK = "bold yellow underline"
SOURCE_MARK = "bold green underline"
MARKS = frozenset({DRAFT_MARK, ADDED_MARK, SOURCE_MARK})

SENTENCE = "bold"
LABEL = "dim"
QUIET = "dim"
ADVICE = "bold"

OUTCOMES = {
    Outcome.CONFLICT: "red",
    Outcome.ADDED: "yellow",
    Outcome.NOTE: "cyan",
    Outcome.AGREE: "green",
}
