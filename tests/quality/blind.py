"""Scores the blind pool once before anyone reads it, and keeps the course of the scores."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime

from . import places
from .figures import Measured
from .gold import BLIND_PREFIX
from .gold_suite import as_measured, score_set
from .places import HERE, ROOT
from .report import SUMMARY_HEAD, failing_rows
from .scoring import Scores, summarise

SCORES = HERE / "blind_scores.tsv"
_HEAD = "date\tcommit\tset\trows\taccuracy\tfalse_passes\twrong\tfalse_alarms\tsupported\n"


def measure_blind(name: str, *, rows_wanted: bool) -> Measured:
    """Scores one blind set and records the score.

    Rows are shown only where the set had been scored before, so that a first score is always
    one of unread drafts.
    """
    name = BLIND_PREFIX + name.removeprefix(BLIND_PREFIX).removeprefix("wikinews-")
    already = scored_before(name)
    scored = score_set(name)
    scores = summarise(name, scored)
    _append(scores)
    public = as_measured(scores, total=True)
    failing = failing_rows(scores.failures) if rows_wanted and already else ""
    text = f"{SUMMARY_HEAD}\n{public.summary}\n"
    if rows_wanted and not already:
        text += "This was the first score; ask again to see the rows.\n"
    return Measured(name, public.figures, text, failing, SUMMARY_HEAD, public.summary)


def scored_before(name: str) -> bool:
    """Says whether a blind set has a recorded score."""
    if not SCORES.is_file():
        return False
    lines = SCORES.read_text(encoding="utf-8").splitlines()[1:]
    return any(line.split("\t")[2] == name.removeprefix(BLIND_PREFIX) for line in lines)


def is_unread(article: str) -> bool:
    """Says whether an article belongs to the blind pool and has not been scored yet.

    Nothing may print a sentence of it: neither a draft's nor the source's own.
    """
    name = article.removeprefix("wikinews-")
    return (places.BLIND_GOLD / f"wikinews-{name}.jsonl").is_file() and not scored_before(name)


def _append(scores: Scores) -> None:
    if not SCORES.is_file():
        SCORES.write_text(_HEAD, encoding="utf-8")
    cells = (
        datetime.now(UTC).strftime("%Y-%m-%dT%H:%MZ"),
        _commit(),
        scores.name.removeprefix(BLIND_PREFIX),
        scores.accuracy.cases,
        f"{scores.accuracy.value:.3f}",
        scores.false_passes.hits,
        scores.false_passes.cases,
        scores.false_alarms.hits,
        scores.false_alarms.cases,
    )
    with SCORES.open("a", encoding="utf-8") as file:
        file.write("\t".join(map(str, cells)) + "\n")


def _commit() -> str:
    command = ["git", "describe", "--always", "--dirty=+"]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return done.stdout.strip()
