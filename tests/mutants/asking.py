"""Knows the tests: those of pytest, and the sets of labelled sentences with their floors."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import CodeType, FrameType
from typing import Protocol

import pytest
from _pytest.runner import runtestprotocol

from factcheck.checker import check
from tests.comparisons.tables import read_table
from tests.quality.engine import judge_by
from tests.quality.floors import broken_floors, read_floors
from tests.quality.gold import CURATED, GoldSet, book_for, load_gold, own_names
from tests.quality.gold_suite import as_measured
from tests.quality.places import ARTICLES
from tests.quality.scoring import Scored, score_rows, summarise
from tests.readings.record import Piece, changed_sentences, records

from .applying import Place, place_of
from .modules import PACKAGE


class Check(Protocol):
    """Is a test that holds or does not."""

    @property
    def name(self) -> str:
        """Returns the name that reports give."""

    def holds(self) -> bool:
        """Says whether the program passes."""

    def rests_on(self, numbers: frozenset[str]) -> bool:
        """Says whether it takes what it expects from one of these constants, and proves nothing."""


@dataclass(frozen=True, slots=True)
class Item:
    """Is one test of pytest, run as pytest runs it."""

    name: str
    item: pytest.Item

    def holds(self) -> bool:
        """Runs it with its fixtures, and takes these down again."""
        reports = runtestprotocol(self.item, log=False, nextitem=None)
        return not any(report.failed for report in reports)

    def rests_on(self, numbers: frozenset[str]) -> bool:
        """Says whether its module has the constants."""
        module = self.item.getparent(pytest.Module)
        return module is not None and not numbers.isdisjoint(vars(module.obj))


@dataclass(slots=True)
class Reading:
    """Is what `tests/test_readings.py` holds of one sentence or phrase."""

    name: str
    piece: Piece
    lines: list[str] | None = None

    def holds(self) -> bool:
        """Reads it anew; the first time, what is read is what is expected from then on."""
        try:
            lines = self.piece.read()
        except Exception:
            return False
        if self.lines is None:
            self.lines = lines
        return self.lines == lines

    def rests_on(self, numbers: frozenset[str]) -> bool:
        """Says no: what was read is written down."""
        return False

    def prepare(self) -> bool:
        """Reads all claims of its book, so that what they reach is known."""
        if self.piece.book is not None:
            prepared = self.piece.book()
            prepared.passages  # noqa: B018
            for claim in prepared.claims.claims:
                claim.readings  # noqa: B018
        return True


@dataclass(frozen=True, slots=True)
class Floors:
    """Is what `tests/test_quality.py` holds of one set that ships, or of the invented together."""

    name: str
    sets: tuple[GoldSet, ...]

    def holds(self) -> bool:
        """Scores the sets and asks for figures below their floors."""
        try:
            scored = [one for gold in self.sets for one in _scored(gold.name)]
        except Exception:
            return False
        scores = summarise(self.name, scored)
        return not broken_floors(as_measured(scores), read_floors())

    def rests_on(self, numbers: frozenset[str]) -> bool:
        """Says no: what is right was written down by a reader."""
        return False


@lru_cache(maxsize=64)
def _gold(name: str) -> GoldSet:
    return load_gold(name)


@lru_cache(maxsize=64)
def _scored(name: str) -> tuple[Scored, ...]:
    gold = _gold(name)
    return score_rows(gold.rows, judge_by(book_for(gold), explain=True))


def readings() -> list[list[Reading]]:
    """Returns the records of what is read, each in its pieces."""
    return [
        [Reading(f"{name} {number}", piece) for number, piece in enumerate(pieces())]
        for name, pieces in records().items()
    ]


def checks_of(items: Sequence[pytest.Item], *, floors: bool) -> list[Check]:
    """Returns all other tests that there are to ask."""
    checks: list[Check] = [Item(item.nodeid, item) for item in items]
    if floors:
        sets = [_gold(name) for name in (CURATED, *own_names())]
        checks += [Floors(gold.name, (gold,)) for gold in sets]
        checks.append(Floors("own", tuple(sets[1:])))
    return checks


def warm_up() -> None:
    """Reads the word lists and makes the books, so that no process has to do so again."""
    for table in ("number", "attribution", "role"):
        for row in read_table(table):
            check(row.draft, row.book)
    for name in (CURATED, *own_names()):
        book_for(_gold(name))
    for article in ARTICLES.glob("*.txt"):
        changed_sentences(article)


def reached_places(run: Callable[[], bool]) -> tuple[bool, frozenset[Place]]:
    """Returns what a call returns, and the places of all code of the package it runs through."""
    seen: set[CodeType] = set()
    known: set[int] = set()

    def watch(frame: FrameType, _event: str, _argument: object) -> None:
        if id(frame.f_code) not in known:
            known.add(id(frame.f_code))
            seen.add(frame.f_code)

    sys.settrace(watch)
    try:
        answer = run()
    finally:
        sys.settrace(None)
    home = str(PACKAGE)
    return answer, frozenset(place_of(code) for code in seen if code.co_filename.startswith(home))
