"""Compiles regular expressions when they are first used.

Compiling all that the package has would take a fifth of a millisecond for each, in every run, and
most runs need half of them.
"""

from __future__ import annotations

import re
from typing import Any, cast

__all__ = ["pattern"]

_METHODS = ("search", "match", "fullmatch", "findall", "finditer", "sub", "split")


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """Returns a regular expression that is compiled when it is first asked for anything."""
    return cast("re.Pattern[str]", _Pattern(text, flags))


class _Pattern:
    def __init__(self, text: str, flags: int) -> None:
        self._source = text, flags

    def __getattr__(self, name: str) -> Any:
        """Compiles the expression; from then on its methods are found before this one."""
        compiled = re.compile(*self._source)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)
