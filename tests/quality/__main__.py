"""Prints the quality figures: `python -m tests.quality [SUITE …]`."""

from __future__ import annotations

import argparse
import json
import signal
import sys
from collections.abc import Collection, Sequence
from pathlib import Path

from tests.readings.record import write_readings

from .contrasts import contrast_names
from .figures import Measured
from .floors import FLOORS, HELD_SUITES, measure_held, raised, read_floors, write_floors
from .gold import BLIND_PREFIX, gold_names
from .suites import OTHER_SUITES, expand, groups, measure


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures what is asked for and prints it; returns the exit code."""
    asked = _parser().parse_args(arguments)
    wanted = [*asked.suite, *(asked.set or [])]
    blind = [f"{BLIND_PREFIX}{name}" for name in asked.blind or []]
    try:
        names = expand([*(wanted or ([] if blind else ["gold"])), *blind])
    except KeyError as unknown:
        sys.exit(f"unknown suite {unknown}; see --help")
    if asked.raise_floors:
        return _raise_floors(names if wanted else HELD_SUITES)
    records = []
    head = ""
    for one in measure(names, sample=asked.sample, rows_wanted=asked.failures):
        _print(one, asked, known_head=head)
        head = one.head
        records.append(one.record())
    if asked.json:
        text = json.dumps(records, indent=1, ensure_ascii=False)
        Path(asked.json).write_text(text + "\n", encoding="utf-8")
    return 0


def _raise_floors(names: Collection[str]) -> int:
    floors = raised(read_floors(), measure_held(names))
    write_floors(floors)
    # What has been measured and held is also what is read from now on.
    write_readings()
    print(f"{FLOORS.name} holds {sum(map(len, floors.values()))} tables for {len(floors)} suites")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.quality", description=__doc__)
    known = ", ".join((*groups(), *gold_names(), *contrast_names(), *OTHER_SUITES))
    parser.add_argument("suite", nargs="*", help=f"{known}, blind:NAME (default: gold)")
    parser.add_argument("--set", action="append", metavar="SUITE", help="the same as an argument")
    parser.add_argument("--blind", action="append", metavar="NAME", help="score a blind set")
    parser.add_argument("--failures", action="store_true", help="list the failing rows")
    parser.add_argument("--summary", action="store_true", help="one line a set")
    parser.add_argument(
        "--sample", type=int, metavar="N", help="pairs of a benchmark or metamorphic suite"
    )
    parser.add_argument(
        "--raise-floors",
        action="store_true",
        help="hold what is reached now, in the suites named or in all",
    )
    parser.add_argument("--json", metavar="FILE", help="write figures and failing rows to FILE")
    return parser


def _print(one: Measured, asked: argparse.Namespace, *, known_head: str) -> None:
    if one.skipped:
        print(f"{one.name}: skipped: {one.skipped}")
    elif not asked.summary:
        print(one.text)
    else:
        if one.head != known_head:
            print(one.head)
        print(one.summary)
    if asked.failures and one.failing:
        print(one.failing)


if __name__ == "__main__":
    # A closed pipe (`| head`) ends the run without a traceback.
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    sys.exit(main())
