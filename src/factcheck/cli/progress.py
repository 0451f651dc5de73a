"""Shows how far a long run has come, on a terminal only."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from factcheck.model import Document

# Shorter runs end before a bar could be read, in characters of all drafts together.
_LONG_RUN = 200_000


def with_progress(documents: Sequence[Document]) -> Iterator[Document]:
    """Yields the documents; over a long run a bar stands on standard error, and goes at the end."""
    is_long = sum(len(document.text) for document in documents) >= _LONG_RUN
    if len(documents) < 2 or not is_long or not sys.stderr.isatty():
        yield from documents
        return
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    yield from track(documents, "Checking", console=console, transient=True)
