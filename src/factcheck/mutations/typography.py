"""Changes nothing but the typography: marks, dashes, ellipses, spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.mutations.story import Base

_CURLY_TO_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})
_OPENING_DOUBLE = re.compile(r'(?:(?<=^)|(?<=[\s(\[—–‘\']))"(?=\S)')
_OPENING_SINGLE = re.compile(r"(?:(?<=^)|(?<=[\s(\[—–“\"]))'(?=\w[^']*')")
_DASH = re.compile(r"\s?—\s?|\s–\s(?!\d)")
_NUMBER_AND_UNIT = re.compile(
    r"(?<=\d) (?=(?:million|billion|percent|per cent|years|people|[A-Z]))"
)


def straighten(base: Base) -> Iterator[str]:
    """Writes every curly mark straight."""
    yield from _if_changed(base, base.text.translate(_CURLY_TO_STRAIGHT))


def curl(base: Base) -> Iterator[str]:
    """Writes every straight mark curly, by the side of the word it stands on."""
    text = _OPENING_DOUBLE.sub("“", base.text)
    text = _OPENING_SINGLE.sub("‘", text.replace('"', "”"))
    yield from _if_changed(base, text.replace("'", "’"))


def dashes(base: Base) -> Iterator[str]:
    """Writes a dash in the other house style."""
    match = _DASH.search(base.text)
    if match:
        other = " – " if "—" in match[0] else "—"
        yield _DASH.sub(other, base.text)


def spaces(base: Base) -> Iterator[str]:
    """Keeps a number and its unit together by a no-break space."""
    yield from _if_changed(base, _NUMBER_AND_UNIT.sub("\u00a0", base.text))


def _if_changed(base: Base, text: str) -> Iterator[str]:
    if text != base.text:
        yield text
