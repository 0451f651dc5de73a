"""What is too large to be checked, so that odd input ends in a message and not in a long wait.

Time and memory grow with the length of a draft, but with the square of the length of a sentence:
every detail of it is held against every other.
"""

from __future__ import annotations

# Three times "War and Peace".
LARGEST_DRAFT = 10_000_000
# In code points; the longest sentence of a novel has some 4,000, one of a newspaper 1,000.
LONGEST_SENTENCE = 5_000
# The names of a story, with its aliases and offices.
LONGEST_NAME = 500


def megabytes(size: int) -> str:
    """Writes a size in bytes for a reader."""
    return f"{size / 1_000_000:,.0f} MB"
