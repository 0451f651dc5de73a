"""Measures the contrast sets: one small source, a truth and a lie told in words of their own.

A set is about one phenomenon of language, over many small sources. Rows of odd number are for
reading and mending; those of even number are only scored, so that they say what a rule does on
sentences it was not made for. Nothing here prints a row of even number.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from factcheck.model import Verdict

from .engine import WRONG, Judgement, extracted_text_book, judge_by
from .figures import Figure, Measured
from .gold import GoldRow
from .places import CONTRASTS
from .report import explain, paragraph
from .scoring import Scored, Share

PREFIX = "contrasts-"
TOTAL = "contrasts"
_HALVES = ("odd", "even")
_HEAD = f"{'set':<34}" + "".join(
    f"{half + ' right':>14}{'passed':>9}{'flagged':>9}" for half in _HALVES
)
# A half of one set is so small that one good rule may trade a case for it.
_SLACK = 0.03


@dataclass(frozen=True, slots=True)
class ContrastRow:
    """Holds a draft sentence and the source text it is held against."""

    draft: GoldRow
    evidence: str
    published: date | None

    @property
    def half(self) -> str:
        """Returns "odd" or "even", by the number that its id ends with."""
        number = int(self.draft.id.rpartition("-")[2])
        return _HALVES[number % 2 == 0]


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts what became of some rows: right ones, lies passed, truths flagged."""

    right: Share
    passed: Share
    flagged: Share


def contrast_names(folder: Path = CONTRASTS) -> tuple[str, ...]:
    """Lists the contrast sets, in order."""
    return tuple(sorted(f"{PREFIX}{path.stem}" for path in folder.glob("*.jsonl")))


def load_contrasts(name: str, folder: Path = CONTRASTS) -> tuple[ContrastRow, ...]:
    """Loads the rows of one set."""
    path = folder / f"{name.removeprefix(PREFIX)}.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(_row(json.loads(line)) for line in lines if line.strip())


def _row(record: dict[str, object]) -> ContrastRow:
    also = record.get("alt") or []
    assert isinstance(also, list)
    draft = GoldRow(
        id=str(record["id"]),
        kind=str(record["kind"]),
        text=str(record["text"]),
        verdict=Verdict(str(record["verdict"])),
        also_right=tuple(Verdict(str(verdict)) for verdict in also),
    )
    published = record.get("published")
    day = date.fromisoformat(str(published)) if published else None
    return ContrastRow(draft, str(record["evidence"]), day)


def judge_contrast(row: ContrastRow) -> Judgement:
    """Judges a draft sentence by the book that the extractor makes of its evidence."""
    book = extracted_text_book(row.evidence, published=row.published)
    return judge_by(book, explain=True)(row.draft.text)


def measure_contrasts(
    names: Sequence[str],
    *,
    folder: Path = CONTRASTS,
    judge: Callable[[ContrastRow], Judgement] = judge_contrast,
) -> list[Measured]:
    """Measures contrast sets one by one, then all together."""
    if not names:
        return [Measured(TOTAL, skipped=f"no set in {folder}")]
    measured = []
    scored: list[tuple[ContrastRow, Scored]] = []
    for name in names:
        rows = load_contrasts(name, folder)
        of_set = [(row, Scored(row.draft, judge(row))) for row in rows]
        measured.append(_as_measured(name, of_set))
        scored += of_set
    if len(names) > 1:
        measured.append(_as_measured(TOTAL, scored, total=True))
    return measured


def _as_measured(
    name: str, scored: Sequence[tuple[ContrastRow, Scored]], *, total: bool = False
) -> Measured:
    kinds = sorted({row.draft.kind for row, _ in scored})
    lines = [
        _line(f"  {kind}", [one for one in scored if one[0].draft.kind == kind]) for kind in kinds
    ]
    summary = _line(name, scored)
    failures = [] if total else [one for one in scored if one[0].half == "odd" and not one[1].right]
    return Measured(
        name=name,
        # A total changes with every set that is added, so no floor can hold it.
        figures=() if total else _figures(scored),
        text="\n".join([_HEAD, summary, *([] if total else lines)]) + "\n",
        failing="\n".join(_failing(*one) for one in failures),
        head=_HEAD,
        summary=summary,
        rows=tuple(_record(*one) for one in failures),
    )


def _count(scored: Sequence[Scored]) -> Counts:
    lies = [one for one in scored if one.row.verdict in WRONG]
    truths = [one for one in scored if one.row.verdict is Verdict.SUPPORTED]
    return Counts(
        Share(sum(one.right for one in scored), len(scored)),
        Share(sum(one.false_pass for one in lies), len(lies)),
        Share(sum(one.false_alarm for one in truths), len(truths)),
    )


def _of_half(half: str, scored: Sequence[tuple[ContrastRow, Scored]]) -> Counts:
    return _count([one for row, one in scored if row.half == half])


def _line(title: str, scored: Sequence[tuple[ContrastRow, Scored]]) -> str:
    cells = [
        f"{counts.right!s:>14}{counts.passed!s:>9}{counts.flagged!s:>9}"
        for counts in (_of_half(half, scored) for half in _HALVES)
    ]
    return f"{title:<34}" + "".join(cells)


def _figures(scored: Sequence[tuple[ContrastRow, Scored]]) -> tuple[Figure, ...]:
    figures: list[Figure] = []
    for half in _HALVES:
        counts = _of_half(half, scored)
        figures += [
            Figure(f"{half}_right", counts.right.value, slack=_SLACK),
            Figure(f"{half}_passed", counts.passed.value, ceiling=True, slack=_SLACK),
            Figure(f"{half}_flagged", counts.flagged.value, ceiling=True, slack=_SLACK),
        ]
    return tuple(figures)


def _failing(row: ContrastRow, one: Scored) -> str:
    mark = "FALSE PASS " if one.false_pass else "FALSE ALARM " if one.false_alarm else ""
    verdicts = f"expected {row.draft.verdict}, got {one.got.verdict}"
    head = f"{mark}{row.draft.id} [{row.draft.kind}] {verdicts}"
    return "\n".join(
        [head, paragraph(row.draft.text), paragraph(row.evidence, "    = "), explain(one.got), ""]
    )


def _record(row: ContrastRow, one: Scored) -> dict[str, object]:
    return {
        "id": row.draft.id,
        "class": row.draft.kind,
        "text": row.draft.text,
        "expected": row.draft.verdict.value,
        "got": one.got.verdict.value,
    }
