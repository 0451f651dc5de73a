"""Shows how far a long run has come, on a terminal only."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TypeVar

from factcheck.model import Document

Item = TypeVar("Item")

# Shorter runs end before a bar could be read, in characters of all drafts together.
_LONG_RUN = 200_000


def with_progress(documents: Sequence[Document]) -> Iterator[Document]:
    """Yields the documents; over a long run a bar stands on standard error, and goes at the end."""
    is_long = sum(len(document.text) for document in documents) >= _LONG_RUN
    yield from with_bar(documents, "Checking", shown=len(documents) > 1 and is_long)


def with_bar(items: Sequence[Item], what: str, *, shown: bool) -> Iterator[Item]:
    """Yields items; where it is wanted, and on a terminal, a bar says how many are done."""
    if not shown or not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    yield from track(items, what, console=console, transient=True)
