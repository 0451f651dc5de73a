"""Scores verdicts against gold: accuracy, false passes, false alarms, confusion, calibration."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from factcheck.model import Verdict

from .engine import WRONG, Judge, Judgement
from .gold import GoldRow

SPOKEN_WORDS = frozenset({Verdict.MISQUOTED, Verdict.MISATTRIBUTED})
CONFIDENT = 0.9
_BIN_STARTS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)


@dataclass(frozen=True, slots=True)
class Scored:
    """Pairs one gold row with what the engine made of it."""

    row: GoldRow
    got: Judgement

    @property
    def right(self) -> bool:
        return self.row.accepts(self.got.verdict)

    @property
    def false_pass(self) -> bool:
        passed = self.got.verdict is Verdict.SUPPORTED
        return self.row.verdict in WRONG and passed and not self.right

    @property
    def false_alarm(self) -> bool:
        alarmed = self.got.verdict in WRONG
        return self.row.verdict is Verdict.SUPPORTED and alarmed and not self.right


@dataclass(frozen=True, slots=True)
class Share:
    """Counts the hits among some cases."""

    hits: int
    cases: int

    @property
    def value(self) -> float:
        """Returns the share, 0 to 1; 1 where there is no case."""
        return self.hits / self.cases if self.cases else 1.0

    def __str__(self) -> str:
        return f"{self.hits}/{self.cases}"


@dataclass(frozen=True, slots=True)
class Scores:
    """Holds the figures of one or several sets; false passes are counted among the wrong rows,
    false alarms among the supported ones."""

    name: str
    accuracy: Share
    false_passes: Share
    false_alarms: Share
    spoken: Share
    by_verdict: dict[str, Share]
    by_kind: dict[str, Share]
    confusion: dict[tuple[Verdict, Verdict], int]
    calibration: tuple[tuple[float, Share], ...]
    confident: Share
    failures: tuple[Scored, ...]


def score_rows(rows: Sequence[GoldRow], judge: Judge) -> tuple[Scored, ...]:
    """Judges every row; an engine that fails says on which."""
    return tuple(Scored(row, _judged(row, judge)) for row in rows)


def _judged(row: GoldRow, judge: Judge) -> Judgement:
    try:
        return judge(row.text)
    except Exception as error:
        # The id alone: a blind row must not be read here either.
        error.add_note(f"while checking gold row {row.id}")
        raise


def summarise(name: str, scored: Sequence[Scored]) -> Scores:
    """Counts everything that the runner prints."""
    wrong = [one for one in scored if one.row.verdict in WRONG]
    supported = [one for one in scored if one.row.verdict is Verdict.SUPPORTED]
    voiced = [one for one in scored if one.row.verdict in SPOKEN_WORDS]
    confident = [one for one in scored if _confidence(one) >= CONFIDENT]
    return Scores(
        name=name,
        accuracy=_right(scored),
        false_passes=Share(sum(one.false_pass for one in wrong), len(wrong)),
        false_alarms=Share(sum(one.false_alarm for one in supported), len(supported)),
        spoken=_right(voiced),
        by_verdict=_grouped(scored, lambda one: one.row.verdict.value),
        by_kind=_grouped(scored, lambda one: one.row.kind),
        confusion=Counter((one.row.verdict, one.got.verdict) for one in scored),
        calibration=_calibration(scored),
        confident=_right(confident),
        failures=tuple(one for one in scored if not one.right),
    )


def _right(scored: Sequence[Scored]) -> Share:
    return Share(sum(one.right for one in scored), len(scored))


def _confidence(one: Scored) -> float:
    return one.got.finding.score if one.got.finding else 0.0


def _grouped(scored: Iterable[Scored], key: Callable[[Scored], str]) -> dict[str, Share]:
    groups: dict[str, list[Scored]] = {}
    for one in scored:
        groups.setdefault(key(one), []).append(one)
    return {name: _right(members) for name, members in sorted(groups.items())}


def _calibration(scored: Sequence[Scored]) -> tuple[tuple[float, Share], ...]:
    ends = (*_BIN_STARTS[1:], float("inf"))
    return tuple(
        (start, _right([one for one in scored if start <= _confidence(one) < end]))
        for start, end in zip(_BIN_STARTS, ends, strict=True)
    )
