"""Prints the quality figures: `python -m tests.quality [SUITE …]`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from .blind import measure_blind
from .figures import Measured
from .gold import gold_names
from .gold_suite import is_blind, measure_gold
from .places import MissingMaterialError
from .report import SUMMARY_HEAD

GROUPS = ("gold", "wikinews")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures what is asked for and prints it; returns the exit code."""
    asked = _parser().parse_args(arguments)
    names = _expand([*asked.suite, *(asked.set or [])])
    if asked.blind:
        names = [f"blind:{name}" for name in asked.blind]
    measured = _measure(names, asked)
    _print(measured, asked)
    if asked.json:
        records = [one.record() for one in measured]
        Path(asked.json).write_text(json.dumps(records, indent=1, ensure_ascii=False) + "\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.quality", description=__doc__)
    known = ", ".join((*GROUPS, *gold_names()))
    parser.add_argument("suite", nargs="*", help=f"{known}, blind:NAME (default: gold)")
    parser.add_argument("--set", action="append", metavar="SUITE", help="the same as an argument")
    parser.add_argument("--blind", action="append", metavar="NAME", help="score a blind set")
    parser.add_argument("--failures", action="store_true", help="list the failing rows")
    parser.add_argument("--summary", action="store_true", help="one line a set")
    parser.add_argument("--json", metavar="FILE", help="write figures and failing rows to FILE")
    return parser


def _expand(asked: Sequence[str]) -> list[str]:
    names: list[str] = []
    for name in asked or ["gold"]:
        if name == "gold":
            names += gold_names()
        elif name == "wikinews":
            names += [gold for gold in gold_names() if gold.startswith("wikinews-")]
        elif name in gold_names() or is_blind(name):
            names.append(name)
        elif f"wikinews-{name}" in gold_names():
            names.append(f"wikinews-{name}")
        else:
            sys.exit(f"unknown suite {name!r}; see --help")
    return names


def _measure(names: Sequence[str], asked: argparse.Namespace) -> list[Measured]:
    measured = measure_gold([name for name in names if name in gold_names()])
    for name in names:
        if is_blind(name):
            try:
                measured.append(measure_blind(name, rows_wanted=asked.failures))
            except MissingMaterialError as missing:
                measured.append(Measured(name, skipped=str(missing)))
    return measured


def _print(measured: Sequence[Measured], asked: argparse.Namespace) -> None:
    gold_head = False
    for one in measured:
        if one.skipped:
            print(f"{one.name}: skipped: {one.skipped}")
        elif asked.summary:
            if not gold_head and one.summary:
                print(SUMMARY_HEAD)
                gold_head = True
            print(one.summary)
        else:
            print(one.text)
        if asked.failures and one.failing:
            print(one.failing)


if __name__ == "__main__":
    sys.exit(main())
