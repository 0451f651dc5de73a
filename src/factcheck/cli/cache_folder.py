"""Finds the folder where a user's programs keep what they can make again."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_NAME = "factcheck"


def user_cache_folder() -> Path | None:
    """Returns the program's folder among the user's caches, None where there is no home.

    `XDG_CACHE_HOME` goes first where it is an absolute path, as its specification asks.
    """
    named = os.environ.get("XDG_CACHE_HOME", "")
    if named and Path(named).is_absolute():
        return Path(named) / _NAME
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / _NAME / "Cache"
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / _NAME
    return home / ".cache" / _NAME
