"""A linter for facts: checks every sentence of a draft against curated claims.

`check(draft, book)` returns a `Report`, `load_claims(*paths)` a `ClaimBook`, `search(text, book)`
the nearest claims, and `extract(article)` a first book. They are imported on first use, so that
importing this package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.checker import check
    from factcheck.claims.extraction import extract
    from factcheck.claims.loading import load_claims
    from factcheck.errors import FactcheckError
    from factcheck.model import Report, Verdict
    from factcheck.searching import search

__version__ = "0.1.0"

__all__ = [
    "FactcheckError",
    "Report",
    "Verdict",
    "__version__",
    "check",
    "extract",
    "load_claims",
    "search",
]

_HOMES = {
    "FactcheckError": "factcheck.errors",
    "Report": "factcheck.model",
    "Verdict": "factcheck.model",
    "check": "factcheck.checker",
    "extract": "factcheck.claims.extraction",
    "load_claims": "factcheck.claims.loading",
    "search": "factcheck.searching",
}


def __getattr__(name: str) -> object:
    """Imports a public name from its home on first use."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Lists the public names."""
    return sorted(__all__)
