"""Adds what the story does not say: a date of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.mutations.dates import DAYS, absent_weekdays
from factcheck.mutations.order import lower_first
from factcheck.mutations.story import Base, quotations

_DATED = re.compile(
    rf"\b(?:{'|'.join(DAYS)}|January|February|March|April|May|June|July|August|September|October|"
    r"November|December|(?:19|20)\d\d|today|yesterday|tomorrow|now|currently|ago|last|next|since|until|"
    r"when|after|before|during|by|every|each|day|days|week|month|year|always|often|never|still|already)"
    r"\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:was|were|had|did|[a-z]{3,}ed|said|told|won|lost|found|took|gave|went)\b")
_OPENED = re.compile(r"(?:But|And|However|While|If|As|Although|Also|In|On|At|For|With|Of|To)\b")


def add_date(base: Base) -> Iterator[str]:
    """Says on which weekday it happened, though the story never mentions that day."""
    text = base.text
    if _DATED.search(text) or quotations(text) or not _PAST.search(text) or _OPENED.match(text):
        return
    absent = absent_weekdays(base.story)
    rest = lower_first(text, base)
    if absent and rest and text[0].isupper():
        yield f"On {base.choose('added date', absent)}, {rest}"
