"""Asks, for each mutant, the tests that reach it, until one fails."""

from __future__ import annotations

import ast
import signal
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import partial
from pathlib import Path
from time import process_time

from .applying import CannotBeImportedError, Place, Program
from .asking import Check, reached_places
from .forking import Child, be_patient, start
from .keeping import read_kept, write_kept
from .modules import path_of, target_modules
from .operators import Mutant, make_mutant

# A test that needs so many times as long as it did, or so many seconds more, goes round in circles.
TIMES_AS_LONG, SECONDS_MORE = 10, 5.0

# So many tests are measured in one process.
BUNDLE = 25


class Fate(Enum):
    """Says what became of a mutant."""

    KILLED = "killed"
    TIMED_OUT = "timed out"
    SURVIVED = "survived"
    UNREACHED = "unreached"

    @property
    def is_seen(self) -> bool:
        """Says whether the tests noticed."""
        return self in (Fate.KILLED, Fate.TIMED_OUT)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Holds the fate of a mutant, and the test that saw it."""

    mutant: Mutant
    fate: Fate
    by: str = ""


@dataclass(slots=True)
class Asked:
    """Is a test with the seconds that it takes and the places that it reaches."""

    check: Check
    seconds: float
    places: frozenset[Place]


@dataclass(slots=True)
class Bench:
    """Holds what every mutant is put to."""

    program: Program
    scratch: Path
    jobs: int
    asked: list[Asked] = field(default_factory=list)
    # How often a test has seen a mutant of a function, of a module, of any: it is asked first.
    seen_by: dict[tuple[str, ...], Counter[str]] = field(
        default_factory=lambda: defaultdict(Counter)
    )

    def measure(self, checks: Sequence[Check], kept: Path | None = None) -> None:
        """Finds out how long each test takes and where it goes; one that fails is an error."""
        known = read_kept(kept)
        new = [check for check in checks if check.name not in known]
        bundles = [new[at : at + BUNDLE] for at in range(0, len(new), BUNDLE)]
        for number, (answer, _) in self._all([partial(self._watch, one) for one in bundles]):
            assert isinstance(answer, list), f"{bundles[number][0].name} and others: no answer"
            for check, (held, seconds, places) in zip(bundles[number], answer, strict=True):
                assert held, f"{check.name} fails without any mutant"
                known[check.name] = (seconds, places)
        self.asked = [Asked(check, *known[check.name]) for check in checks]
        write_kept(kept, known)

    def _watch(self, bundle: Sequence[Check]) -> list[tuple[bool, float, frozenset[Place]]]:
        answer = []
        for check in bundle:
            self.program.forget(*target_modules())
            started = process_time()
            held, places = reached_places(check.holds)
            answer.append((held, process_time() - started, places))
        return answer

    def put_to_test(self, chosen: Sequence[tuple[str, int]]) -> Iterator[Outcome]:
        """Yields the fate of mutants, each named by its module and number."""
        sources = {module: path_of(module).read_text("utf-8") for module, _ in chosen}
        made = [make_mutant(module, sources[module], number) for module, number in chosen]
        originals = {module: ast.parse(source) for module, source in sources.items()}
        works = [
            partial(self._try, mutant, originals[mutant.module], tree) for mutant, tree in made
        ]
        for at, (answer, ended_by) in self._all(works):
            mutant = made[at][0]
            if isinstance(answer, tuple):
                fate, by = answer
            elif ended_by == signal.SIGPROF:
                fate, by = Fate.TIMED_OUT, ""
            else:
                fate, by = Fate.KILLED, "the process died"
            if fate is Fate.KILLED:
                for place in ((mutant.module, mutant.scope), (mutant.module,), ()):
                    self.seen_by[place][by] += 1
            yield Outcome(mutant, fate, by)

    def _all(
        self, works: Sequence[Callable[[], object]]
    ) -> Iterator[tuple[int, tuple[object, int]]]:
        """Calls functions in processes of their own, some at once; yields answers in order."""
        running: list[tuple[int, Child]] = []
        for at, work in enumerate(works):
            if len(running) == self.jobs:
                done, child = running.pop(0)
                yield done, child.answer()
            running.append((at, start(work, self.scratch)))
        for done, child in running:
            yield done, child.answer()

    def _try(self, mutant: Mutant, original: ast.Module, mutated: ast.Module) -> tuple[Fate, str]:
        try:
            touched = self.program.mutate(mutant.module, original, mutated)
        except CannotBeImportedError:
            return Fate.KILLED, "the import"
        asked = [
            one
            for one in self.asked
            if one.places & touched.places and not one.check.rests_on(touched.numbers)
        ]
        for one in sorted(asked, key=lambda one: -self._promise(one, mutant)):
            be_patient(TIMES_AS_LONG * one.seconds + SECONDS_MORE)
            if not one.check.holds():
                return Fate.KILLED, one.check.name
        be_patient(0)
        return (Fate.SURVIVED if asked else Fate.UNREACHED), ""

    def _promise(self, one: Asked, mutant: Mutant) -> float:
        """Returns how likely a test is to see a mutant for each second that it takes."""
        name = one.check.name
        seen = (
            100 * self.seen_by[mutant.module, mutant.scope][name]
            + 10 * self.seen_by[(mutant.module,)][name]
            + self.seen_by[()][name]
        )
        return (seen + 0.1) / (one.seconds + 0.01)
