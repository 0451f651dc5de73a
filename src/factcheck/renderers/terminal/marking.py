"""Marks words of a text; without colour, carets under a line stand for the marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from factcheck.model import Detail, Outcome, Sentence
from factcheck.renderers.safe_text import safe
from factcheck.renderers.terminal.style import ADDED_MARK, DRAFT_MARK, MARKS
from factcheck.renderers.word_diff import Span, differing_spans


def marked(text: str, spans: Iterable[Span], look: str, base: str = "") -> Text:
    """Returns `text`, made safe, with each span in its look."""
    result = Text(safe(text), style=base)
    for start, end in spans:
        result.stylize(look, start, end)
    return result


def marked_sentence(sentence: Sentence, details: Iterable[Detail], base: str) -> Text:
    """Returns a sentence as its reader sees it, with conflicting and added words marked.

    Of a quotation that conflicts, only the words that differ from the source are marked.
    """
    result = Text(safe(sentence.plain), style=base)
    for detail in details:
        look = {Outcome.CONFLICT: DRAFT_MARK, Outcome.ADDED: ADDED_MARK}.get(detail.outcome)
        if look is not None:
            for start, end in _wrong_words(sentence, detail):
                result.stylize(look, start, end)
    return result


def _wrong_words(sentence: Sentence, detail: Detail) -> tuple[Span, ...]:
    """Returns the spans of the sentence's plain text that a detail calls wrong."""
    if detail.start is None or detail.end is None:
        return ()
    inside = [i for i, at in enumerate(sentence.positions) if detail.start <= at < detail.end]
    if not inside:
        return ()
    start, end = inside[0], inside[-1] + 1
    if is_misquotation(detail) and detail.source:
        words, _ = differing_spans(sentence.plain[start:end], detail.source)
        return tuple((start + first, start + last) for first, last in words) or ((start, end),)
    return ((start, end),)


def is_misquotation(detail: Detail) -> bool:
    """Says whether a detail sets a bent quotation against its source."""
    return detail.kind == "quotation" and detail.outcome is Outcome.CONFLICT


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
