"""Matches paths with globs, in time that no glob can make explode.

A regular expression made of a glob with many stars goes back and forth without end; here all the
places that a path may have reached in the glob are followed at once.
"""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck.records import dataclass

_PARTS = re.compile(r"\*\*/|\*\*|\*|\?|.", re.DOTALL)
# "**/": nothing, or folders and the slash behind them.
_FOLDERS = "**/"
_ANYTHING = "**"
_WITHIN_A_NAME = "*"
_ONE = "?"


@dataclass(frozen=True, slots=True)
class _Reached:
    """Holds a place in a glob; `inside` says that folders of a "**/" have begun there."""

    part: int
    inside: bool = False


def matches_glob(path: str, glob: str) -> bool:
    """Says whether a relative path is what a glob names, or lies below it.

    `*` and `?` stay within a name, `**` crosses folders. A glob without a slash matches a file or
    a folder of that name at any depth; a glob that names a folder takes in all below it.
    """
    parts = _parts(glob)
    reached = _with_skipped({_Reached(0)}, parts)
    for letter in path:
        if letter == "/" and _Reached(len(parts)) in reached:
            return True
        reached = _with_skipped(
            {after for place in reached for after in _step(place, letter, parts)}, parts
        )
        if not reached:
            return False
    return _Reached(len(parts)) in reached


@lru_cache(maxsize=256)
def _parts(glob: str) -> tuple[str, ...]:
    body = glob.strip("/").removeprefix("./")
    parts = _PARTS.findall(body)
    return tuple(parts) if "/" in glob.strip("/") else (_FOLDERS, *parts)


def _with_skipped(reached: set[_Reached], parts: tuple[str, ...]) -> set[_Reached]:
    """Adds the places behind parts that may stand for nothing."""
    waiting = list(reached)
    while waiting:
        place = waiting.pop()
        if place.inside or place.part == len(parts):
            continue
        if parts[place.part] in (_FOLDERS, _ANYTHING, _WITHIN_A_NAME):
            after = _Reached(place.part + 1)
            if after not in reached:
                reached.add(after)
                waiting.append(after)
    return reached


def _step(place: _Reached, letter: str, parts: tuple[str, ...]) -> list[_Reached]:
    """Returns where one letter of the path leads from a place."""
    if place.part == len(parts):
        return []
    part, after = parts[place.part], _Reached(place.part + 1)
    if part == _FOLDERS:
        begun = _Reached(place.part, inside=True)
        return [begun, after] if letter == "/" else [begun]
    if part == _ANYTHING:
        return [place]
    if part == _WITHIN_A_NAME:
        return [place] if letter != "/" else []
    if part == _ONE:
        return [after] if letter != "/" else []
    return [after] if part == letter else []
