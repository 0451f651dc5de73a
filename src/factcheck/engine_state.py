"""Names the engine at work, so that what one engine has kept is never taken for another's."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

_PACKAGE = Path(__file__).parent
# What findings and compiled books depend on; how reports look does not matter.
_CODE = (
    "",
    "book_index",
    "claims",
    "comparisons",
    "language",
    "language/lexicon",
    "matching",
    "model",
)
# The packages of others that have a part in it.
_LIBRARIES = ("Stemmer", "rapidfuzz", "sentencex")


@lru_cache(maxsize=1)
def fingerprint(version: str) -> bytes:
    """Names the code and the word lists at work: their sizes and times, and the versions."""
    parts = [version, sys.version, *_states()]
    return "\0".join(parts).encode("utf-8", "surrogatepass")


def _states() -> Iterator[str]:
    for name in _LIBRARIES:
        # Not by their versions: asking for these takes longer than all the rest.
        found = find_spec(name)
        if found is not None and found.origin is not None:
            status = Path(found.origin).stat()
            yield f"{found.origin} {status.st_size} {status.st_mtime_ns}"
    for folder in _CODE:
        with os.scandir(_PACKAGE / folder) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if entry.name.endswith((".py", ".tsv")):
                    status = entry.stat()
                    yield f"{folder}/{entry.name} {status.st_size} {status.st_mtime_ns}"
