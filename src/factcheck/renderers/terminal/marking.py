"""Marks words of a text; without colour, carets under a line stand for the marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from factcheck.model import Finding, Outcome
from factcheck.renderers.marks import draft_marks
from factcheck.renderers.safe_text import safe
from factcheck.renderers.terminal.style import ADDED_MARK, DRAFT_MARK, MARKS
from factcheck.renderers.word_diff import Span


def marked(text: str, spans: Iterable[Span], look: str, base: str = "") -> Text:
    """Returns `text`, made safe, with each span in its look."""
    result = Text(safe(text), style=base)
    for start, end in spans:
        result.stylize(look, start, end)
    return result


def marked_sentence(finding: Finding, base: str) -> Text:
    """Returns a sentence as its reader sees it, with conflicting and added words marked."""
    result = Text(safe(finding.sentence.plain), style=base)
    for (start, end), outcome in draft_marks(finding):
        result.stylize(DRAFT_MARK if outcome is Outcome.CONFLICT else ADDED_MARK, start, end)
    return result


def wrapped(text: Text, console: Console, width: int, *, carets: bool) -> Iterator[Text]:
    """Yields the lines of `text` within `width` cells, each followed by carets if wanted."""
    for line in text.wrap(console, max(width, 10)):
        line.rstrip()
        yield line
        row = _caret_row(line) if carets else ""
        if row:
            yield Text(row)


def _caret_row(line: Text) -> str:
    cells = [" "] * cell_len(line.plain)
    for span in line.spans:
        if span.style in MARKS:
            first = cell_len(line.plain[: span.start])
            last = cell_len(line.plain[: span.end])
            cells[first:last] = "^" * (last - first)
    return "".join(cells).rstrip()
