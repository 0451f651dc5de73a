"""Shows how far a long run has come, on a terminal only."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from factcheck.cli.streams import is_terminal
from factcheck.model import Document

Item = TypeVar("Item")

# Shorter runs end before a bar could be read, in characters of all drafts together.
_LONG_RUN = 200_000
# Seconds between two drawings of the bar.
_PAUSE = 0.1


def with_progress(results: Iterable[Item], documents: Sequence[Document]) -> Iterator[Item]:
    """Yields the results of drafts; over a long run a bar says how many of them are done."""
    is_long = sum(len(document.text) for document in documents) >= _LONG_RUN
    shown = len(documents) > 1 and is_long
    yield from with_bar(results, "Checking", total=len(documents), shown=shown)


def with_bar(items: Iterable[Item], what: str, *, total: int, shown: bool) -> Iterator[Item]:
    """Yields items; where it is wanted, and standard error is a terminal, a bar stands there.

    It is drawn between the items, never from a thread: processes may be started meanwhile.
    """
    if not shown or not is_terminal(sys.stderr):
        yield from items
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        task = bar.add_task(what, total=total)
        drawn = 0.0
        for item in items:
            bar.advance(task)
            if time.monotonic() - drawn >= _PAUSE:
                bar.refresh()
                drawn = time.monotonic()
            yield item
