"""Runs the gold sets and their totals."""

from __future__ import annotations

from collections.abc import Sequence

from .engine import judge_by
from .figures import Figure, Measured
from .gold import BLIND_PREFIX, OWN_PREFIX, book_for, load_gold
from .places import MissingMaterialError
from .report import SUMMARY_HEAD, failing_rows, full_report, summary_line
from .scoring import Scored, Scores, score_rows, summarise

# A set of few rows is held a little below what it reached; the totals are held exactly.
_SMALL = 100
_SLACK = 0.06


def score_set(name: str) -> tuple[Scored, ...]:
    """Judges every row of one gold set, or raises `MissingMaterialError`."""
    gold = load_gold(name)
    return score_rows(gold.rows, judge_by(book_for(gold), explain=True))


def measure_gold(names: Sequence[str]) -> list[Measured]:
    """Measures gold sets one by one, then the invented, the Wikinews and all real ones together."""
    measured: list[Measured] = []
    scored: dict[str, tuple[Scored, ...]] = {}
    for name in names:
        try:
            scored[name] = score_set(name)
        except MissingMaterialError as missing:
            measured.append(Measured(name, skipped=str(missing)))
            continue
        measured.append(as_measured(summarise(name, scored[name])))
    own = {name: rows for name, rows in scored.items() if name.startswith(OWN_PREFIX)}
    real = {name: rows for name, rows in scored.items() if name not in own}
    wikinews = {name: rows for name, rows in real.items() if name.startswith("wikinews-")}
    for title, group in (("own", own), ("wikinews", wikinews), ("gold", real)):
        if len(group) > 1:
            together = [one for rows in group.values() for one in rows]
            measured.append(as_measured(summarise(title, together), total=True))
    return measured


def as_measured(scores: Scores, *, total: bool = False) -> Measured:
    """Turns scores into figures and text; a total does not list its failing rows again."""
    return Measured(
        name=scores.name,
        figures=gold_figures(scores),
        text=full_report(scores),
        failing="" if total else failing_rows(scores.failures),
        head=SUMMARY_HEAD,
        summary=summary_line(scores),
        rows=() if total else tuple(_row_record(one) for one in scores.failures),
    )


def gold_figures(scores: Scores) -> tuple[Figure, ...]:
    """Returns the figures that the floors hold."""
    slack = _SLACK if scores.accuracy.cases < _SMALL else 0.0
    figures = (
        Figure("accuracy", scores.accuracy.value, slack=slack),
        Figure("false_passes", scores.false_passes.value, ceiling=True, slack=slack),
        Figure("false_alarms", scores.false_alarms.value, ceiling=True, slack=slack),
    )
    if scores.accuracy.cases < _SMALL:
        return figures
    return (
        *figures,
        Figure("quoted_and_spoken", scores.spoken.value),
        Figure("right_when_sure", scores.confident.value),
    )


def is_blind(name: str) -> bool:
    """Says whether a set belongs to the blind pool."""
    return name.startswith(BLIND_PREFIX)


def _row_record(one: Scored) -> dict[str, object]:
    finding = one.got.finding
    return {
        "id": one.row.id,
        "class": one.row.kind,
        "text": one.row.text,
        "expected": [one.row.verdict.value, *(verdict.value for verdict in one.row.also_right)],
        "got": one.got.verdict.value,
        "message": finding.message if finding else None,
        "claim": finding.claim.id if finding and finding.claim else None,
    }
