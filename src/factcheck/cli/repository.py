"""Finds the git repository that a run stands in."""

from __future__ import annotations

from pathlib import Path


def find_repository(folder: Path | None = None) -> str | None:
    """Returns the top of the repository around a folder (default: the present one), or None.

    A `.git` folder or file marks the top; git itself is not asked.
    """
    start = folder or Path.cwd()
    for place in (start, *start.parents):
        if (place / ".git").exists():
            return place.as_posix()
    return None
