"""Changes the code in small ways and asks the tests whether they notice.

`python -m tests.mutants [--module NAME]… [--sample N] [--seed S] [--jobs J]` makes a sample of the
mutants of the verdict table, the comparisons and the numbers, asks of each the tests that run
through what it changes, the quickest first, and prints how many were noticed, by module, with
those that were not. Numbers of mutants hold for one state of the code.
"""

from __future__ import annotations

import argparse
import gc
import random
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, settings

from .applying import Program
from .asking import checks_of, readings, warm_up
from .forking import say
from .modules import asked_files, importers, path_of, target_modules
from .operators import count_mutants
from .report import share, table
from .running import Bench, Outcome

SAMPLE = 1_200
# So many tests are measured in one process.
BUNDLE = 25


class Mutating:
    """Is a plugin of pytest that, once the tests are collected, runs them on mutants."""

    def __init__(self, given: argparse.Namespace, scratch: Path) -> None:
        self.given = given
        self.scratch = scratch
        self.outcomes: list[Outcome] = []

    def pytest_collection(self) -> None:
        """Makes tests by Hypothesis the same at every run; nobody needs the smallest example."""
        phases = (Phase.explicit, Phase.generate)
        any_machine = settings.get_profile("any")
        settings.register_profile(
            "mutants", any_machine, derandomize=True, database=None, phases=phases
        )
        settings.load_profile("mutants")

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Runs the tests in our own way."""
        if session.testsfailed:
            raise session.Interrupted("the tests cannot be collected")
        warm_up()
        for module in target_modules():
            importers(f"factcheck.{module}")
        gc.collect()
        bench = Bench(Program.of_now(), self.scratch, self.given.jobs)
        gc.freeze()
        checks = checks_of(session.items, floors=not self.given.no_floors)
        bundles = [checks[at : at + BUNDLE] for at in range(0, len(checks), BUNDLE)]
        read = [] if self.given.tests else readings()
        bench.measure([*bundles, *read], self.given.keep)
        took = sum(one.seconds for one in bench.asked)
        say(f"{len(bench.asked):,} tests hold in {took:.0f} s")
        for outcome in bench.put_to_test(chosen(self.given)):
            self.outcomes.append(outcome)
            if self.given.verbose or not outcome.fate.is_seen:
                say(f"{outcome.fate.value:10}{outcome.mutant}  {outcome.by}".rstrip())
        return True


def chosen(given: argparse.Namespace) -> list[tuple[str, int]]:
    """Chooses mutants by chance, from every module its share, always the same for one seed."""
    if given.only:
        lines = given.only.read_text("utf-8").splitlines()
        words = [line.removeprefix("timed out").split() for line in lines if "#" in line]
        places = [word for line in words for word in line[:2] if "#" in word]
        return [(place.partition(":")[0], int(place.partition("#")[2])) for place in places]
    modules = given.module or target_modules()
    counts = {module: count_mutants(path_of(module).read_text("utf-8")) for module in modules}
    total = sum(counts.values())
    mutants: list[tuple[str, int]] = []
    for module, count in counts.items():
        size = min(count, -(-given.sample * count // total))
        picked = random.Random(f"{given.seed} {module}").sample(range(count), size)
        mutants += [(module, number) for number in sorted(picked)]
    return mutants


def main(arguments: Sequence[str] | None = None) -> int:
    """Returns 0 where the tests noticed the share that was asked for, else 1."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.mutants",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--module", action="append", choices=target_modules(), metavar="NAME")
    parser.add_argument("--sample", type=int, default=SAMPLE, help="how many mutants, about")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1, help="how many processes at once")
    parser.add_argument("--only", type=Path, help="the mutants that a file lists, one a line")
    parser.add_argument("--tests", action="append", help="ask these test files and no others")
    parser.add_argument("--keep", type=Path, help="a file that keeps what each test reaches")
    parser.add_argument("--no-floors", action="store_true", help="leave out the labelled sets")
    parser.add_argument("--least", type=float, default=0.9, help="the share that must be noticed")
    parser.add_argument("--verbose", action="store_true", help="name the killed too")
    given = parser.parse_args(arguments)
    with TemporaryDirectory() as folder:
        mutating = Mutating(given, Path(folder))
        options = ("-q", "-s", "--no-header", "-p", "no:cacheprovider", f"--basetemp={folder}/tmp")
        code = pytest.main([*options, *(given.tests or asked_files())], plugins=[mutating])
    if not mutating.outcomes:
        return int(code) or 2
    say(table(mutating.outcomes))
    return 0 if share(mutating.outcomes) >= given.least else 1


if __name__ == "__main__":
    sys.exit(main())
