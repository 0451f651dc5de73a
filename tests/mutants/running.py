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
from .asking import Check, Reading, reached_places
from .forking import Child, be_patient, start
from .keeping import Reach, read_kept, write_kept
from .modules import path_of, target_modules
from .operators import Mutant, make_mutant

# A test that needs so many times as long as it did, or so many seconds more, goes round in circles.
TIMES_AS_LONG, SECONDS_MORE = 10, 5.0


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
    """Is a test with the seconds that it takes."""

    check: Check
    seconds: float


@dataclass(slots=True)
class Bench:
    """Holds what every mutant is put to."""

    program: Program
    scratch: Path
    jobs: int
    asked: list[Asked] = field(default_factory=list)
    # The tests that reach a place, by their number in `asked`.
    reaching: dict[Place, list[int]] = field(default_factory=lambda: defaultdict(list))
    # How often a test has seen a mutant of a function, of a module, of any: it is asked first.
    seen_by: dict[tuple[str, ...], Counter[str]] = field(
        default_factory=lambda: defaultdict(Counter)
    )

    def measure(self, bundles: Sequence[Sequence[Check]], kept: Path | None = None) -> None:
        """Finds out how long each test takes and where it goes; one that fails is an error."""
        known = read_kept(kept)
        new = [[check for check in bundle if check.name not in known] for bundle in bundles]
        new = [bundle for bundle in new if bundle]
        for number, (answer, _) in self._all([partial(self._watch, one) for one in new]):
            assert isinstance(answer, dict), f"{new[number][0].name} and others: no answer"
            known.update(answer)
        write_kept(kept, known)
        for check in (check for bundle in bundles for check in bundle):
            seconds, places, lines = known[check.name]
            if isinstance(check, Reading):
                check.lines = lines
            for place in places:
                self.reaching[place].append(len(self.asked))
            self.asked.append(Asked(check, seconds))

    def _watch(self, bundle: Sequence[Check]) -> dict[str, Reach]:
        answer: dict[str, Reach] = {}
        grounds: dict[int, frozenset[Place]] = {}
        for check in bundle:
            self.program.forget(*target_modules())
            ground, lines = frozenset[Place](), None
            if isinstance(check, Reading):
                key = id(check.piece.book)
                if key not in grounds:
                    grounds[key] = reached_places(check.prepare)[1]
                ground = grounds[key]
            started = process_time()
            held, places = reached_places(check.holds)
            assert held, f"{check.name} fails without any mutant"
            if isinstance(check, Reading):
                lines = check.lines
            answer[check.name] = (process_time() - started, places | ground, lines)
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
        reaching = {number for place in touched.places for number in self.reaching.get(place, ())}
        concerned = [self.asked[number] for number in sorted(reaching)]
        asked = [one for one in concerned if not one.check.rests_on(touched.numbers)]
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
