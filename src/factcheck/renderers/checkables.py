"""Lists what a fact-checker must look up in a sentence: quotations, names, dates, numbers."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.language.dates import find_dates
from factcheck.language.name_table import NameTable
from factcheck.language.names import find_names
from factcheck.language.numbers import find_quantities
from factcheck.language.quotations import find_quotations
from factcheck.records import dataclass


@dataclass(frozen=True, slots=True)
class Checkable:
    """Names one thing to look up: its kind and its words; `start` is its place in the sentence."""

    kind: str
    words: str
    start: int


def find_checkables(plain: str, table: NameTable) -> tuple[Checkable, ...]:
    """Returns what stands in a sentence to be looked up, in order, each wording once."""
    found: dict[tuple[str, str], Checkable] = {}
    for item in sorted(_mentions(plain, table), key=lambda item: item.start):
        found.setdefault((item.kind, item.words.casefold()), item)
    return tuple(found.values())


def _mentions(plain: str, table: NameTable) -> Iterator[Checkable]:
    dates = find_dates(plain)
    for quotation in find_quotations(plain):
        yield Checkable("quotation", plain[quotation.start : quotation.end], quotation.start)
    for name in find_names(plain, table):
        if not name.description:
            yield Checkable("name", name.text, name.start)
    for date in dates:
        yield Checkable("date", date.text, date.start)
    for quantity in find_quantities(plain, dates):
        end = quantity.head_end if quantity.head_end and quantity.head_end > quantity.end else None
        yield Checkable("number", plain[quantity.start : end or quantity.end], quantity.start)
