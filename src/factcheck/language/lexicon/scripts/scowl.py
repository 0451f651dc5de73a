"""Reads SCOWL's lists of ordinary words for the harvest scripts (Debian's package `scowl`)."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path("/usr/share/dict/scowl")
SPELLINGS = ("english", "american", "british", "british_z")
SIZES = (10, 20, 35, 40, 50)


def load_words(largest: int = 50) -> set[str]:
    """Returns the lower-case words of all spellings up to a size; 10 is the commonest."""
    words: set[str] = set()
    for spelling in SPELLINGS:
        for size in SIZES:
            path = FOLDER / f"{spelling}-words.{size}"
            if size <= largest and path.exists():
                words.update(path.read_text(encoding="latin-1").split())
    return {word for word in words if word.isalpha() and word.islower() and len(word) > 1}
