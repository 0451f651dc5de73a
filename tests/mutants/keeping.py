"""Keeps what tests reach from one run to the next, as long as the package is the same."""

from __future__ import annotations

import hashlib
import pickle
from pathlib import Path

from .applying import Place
from .modules import PACKAGE

# Seconds, places, and for a reading its lines.
Reach = tuple[float, frozenset[Place], list[str] | None]


def read_kept(path: Path | None) -> dict[str, Reach]:
    """Returns what a file keeps, by the names of tests: nothing where the package was another."""
    if path is None or not path.is_file():
        return {}
    digest, kept = pickle.loads(path.read_bytes())
    return kept if digest == _digest() else {}


def write_kept(path: Path | None, kept: dict[str, Reach]) -> None:
    """Keeps what tests reach in a file, if one is given."""
    if path is not None:
        path.write_bytes(pickle.dumps((_digest(), kept)))


def _digest() -> str:
    found = hashlib.sha256()
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix in (".py", ".tsv", ".yaml"):
            found.update(path.read_bytes())
    return found.hexdigest()
