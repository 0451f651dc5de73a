"""Writes how claims fared on right and wrong sentences made from them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import groupby

from factcheck.claims.faults import sort_faults
from factcheck.claims.mutation_figures import (
    Failing,
    Failure,
    Tally,
    as_faults,
    find_failures,
    tally,
    tally_kinds,
)
from factcheck.claims.mutation_trial import Trial
from factcheck.claims.validation import Validation
from factcheck.cli.fault_report import FAULT_RENDERERS
from factcheck.model import ClaimBook
from factcheck.renderers import View
from factcheck.renderers.counts import counted
from factcheck.renderers.safe_text import escape_json

REPORT_VERSION = 1

_NAME_WIDTH = 26
_LOOKS = {Failing.PASSED: "bold red", Failing.FLAGGED: "bold red", Failing.UNRECOGNIZED: "yellow"}
_LABELS = {Failing.PASSED: "passes", Failing.FLAGGED: "flagged", Failing.UNRECOGNIZED: "unknown"}
_LABEL_WIDTH = 9


def render_trials(trials: Sequence[Trial], book: ClaimBook, output_format: str, view: View) -> str:
    """Returns the report on some trials in one of the formats of `validate`."""
    if output_format == "rich":
        return _render_rich(trials, view)
    if output_format == "json":
        return _render_json(trials, book, view)
    faults = sort_faults(as_faults(find_failures(trials)))
    validation = Validation(faults, (), len(book.files), len(book.claims), 0, 0)
    return FAULT_RENDERERS[output_format](validation, view)


def summarize_trials(trials: Sequence[Trial], book: ClaimBook) -> str:
    """Returns one line: how many wrong sentences were caught, and how many right ones flagged."""
    wrong = tally(trials, "wrong", is_wrong=True)
    right = tally(trials, "right", is_wrong=False)
    parts = [
        f"caught {wrong.held:,} of {counted(wrong.sentences, 'wrong sentence')} ({wrong.rate:.3f})",
        f"flagged {right.sentences - right.held:,} of "
        f"{counted(right.sentences, 'right one')} ({right.sentences - right.told:,} not supported)",
    ]
    return f"{', '.join(parts)}; made from {counted(len(book.claims), 'claim')}"


def _render_rich(trials: Sequence[Trial], view: View) -> str:
    from factcheck.renderers.terminal.page import Page, blank_page, plain, written

    page: Page = blank_page(view)
    for is_wrong in (False, True):
        kinds = [one for one in tally_kinds(trials) if one.is_wrong == is_wrong]
        title = "wrong sentences" if is_wrong else "right sentences"
        page.one_line(plain(_row(title, _HEADS[is_wrong]), "bold"))
        for one in kinds:
            look = "" if one.held == one.sentences else "bold"
            page.one_line(plain(_row(one.name, _cells(one)), look))
        total = tally(trials, "all", is_wrong=is_wrong)
        page.one_line(plain(_row("all", _cells(total)), "bold"))
        page.gap()
    for place, own in groupby(find_failures(trials), key=_place):
        page.put(plain(place, "bold underline"))
        for failure in own:
            trial = failure.trial
            text = plain(trial.text)
            text.append(plain(f" ({trial.kind.name}: {trial.finding.verdict})", "dim"))
            label = plain(_LABELS[failure.way], _LOOKS[failure.way])
            page.labelled(label, text, 1, _LABEL_WIDTH)
            if failure.way is Failing.FLAGGED:
                page.put(plain(trial.finding.message, "dim"), 1 + _LABEL_WIDTH)
            page.put(plain(f"→ {failure.remedy}", "dim"), 1 + _LABEL_WIDTH)
        page.gap()
    return written(page)


_HEADS = {
    False: ("sentences", "not flagged", "share", "supported"),
    True: ("sentences", "not passed", "share", "named wrong"),
}


def _row(name: str, cells: Sequence[str]) -> str:
    return name.ljust(_NAME_WIDTH) + "".join(cell.rjust(12) for cell in cells)


def _cells(one: Tally) -> tuple[str, ...]:
    return f"{one.sentences:,}", f"{one.held:,}", f"{one.rate:.3f}", f"{one.told:,}"


def _place(failure: Failure) -> str:
    claim = failure.trial.claim
    return f"{claim.path}:{claim.line} {claim.id}"


def _render_json(trials: Sequence[Trial], book: ClaimBook, view: View) -> str:
    report = {
        "version": REPORT_VERSION,
        "tool": {"name": "factcheck", "version": view.version},
        "claims": [
            {"path": file.path, "sha256": file.sha256, "count": file.count} for file in book.files
        ],
        "kinds": [_tally_record(one) for one in tally_kinds(trials)],
        "total": {
            "wrong": _tally_record(tally(trials, "all", is_wrong=True)),
            "right": _tally_record(tally(trials, "all", is_wrong=False)),
        },
        "failures": [_failure_record(failure) for failure in find_failures(trials)],
    }
    return escape_json(json.dumps(report, ensure_ascii=False, indent=2)) + "\n"


def _tally_record(one: Tally) -> dict[str, object]:
    return {
        "kind": one.name,
        "wrong": one.is_wrong,
        "sentences": one.sentences,
        "held": one.held,
        "rate": round(one.rate, 4),
        "told": one.told,
    }


def _failure_record(failure: Failure) -> dict[str, object]:
    trial = failure.trial
    claim = trial.claim
    return {
        "outcome": failure.way.value,
        "kind": trial.kind.name,
        "text": trial.text,
        "made_from": trial.base,
        "verdict": trial.finding.verdict.value,
        "message": trial.finding.message,
        "remedy": failure.remedy,
        "claim": {"id": claim.id, "path": claim.path, "line": claim.line},
    }
