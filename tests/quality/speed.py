"""Times the checking of one sentence against fifty claims, on one core, in processor time."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain
from statistics import median, quantiles
from time import process_time

from factcheck.model import ClaimBook

from .engine import extracted_book, findings_of
from .figures import Figure, Measured
from .gold import load_gold, own_names
from .selfcheck import article_paths

CLAIMS = 50
_ROUNDS = 3


def measure_speed() -> Measured:
    """Measures milliseconds a sentence; the first round, in which caches fill, is not counted."""
    books = [extracted_book(path) for path in article_paths(shared=False)]
    claims = tuple(chain.from_iterable(book.claims for book in books))[:CLAIMS]
    names = tuple(chain.from_iterable(book.names for book in books))
    check = findings_of(ClaimBook(claims, names, tuple({claim.source for claim in claims})))
    texts = [row.text for name in own_names()[:4] for row in load_gold(name).rows]
    for text in texts:
        check(text)
    taken = [_milliseconds(check, text) for text in texts * _ROUNDS]
    middle, slow = median(taken), quantiles(taken, n=20)[-1]
    line = (
        f"{len(texts)} sentences, {len(claims)} claims: median {middle:.2f} ms a sentence, "
        f"95 % below {slow:.2f} ms"
    )
    return Measured(
        name="speed",
        figures=(Figure("median_ms", middle, ceiling=True), Figure("slow_ms", slow, ceiling=True)),
        text=line + "\n",
        summary=line,
    )


def _milliseconds(check: Callable[[str], object], text: str) -> float:
    start = process_time()
    check(text)
    return (process_time() - start) * 1000
