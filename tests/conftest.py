"""Options of the test run."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds a way to accept the present outputs as golden, to be read before they are committed."""
    parser.addoption("--write-golden", action="store_true", help="rewrite tests/golden")
