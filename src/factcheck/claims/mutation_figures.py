"""Counts what became of the sentences made from a book, and says what would mend what fails."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

from factcheck.claims.faults import Fault, FaultKind
from factcheck.claims.mutation_trial import AS_WRITTEN, Trial
from factcheck.model import Severity
from factcheck.mutations import KINDS
from factcheck.records import dataclass

# From this share on, of the wrong and of the right sentences, a book is good enough.
ENOUGH = 0.97

_NAMES = frozenset({"other person", "other body", "other country", "other speaker"})
_FORMS = frozenset({"alias", "surname only", "initials", "role for name", "country alias"})


class Failing(StrEnum):
    """Says in what way a sentence was taken for what it is not."""

    PASSED = "passed"  # wrong, and supported all the same
    FLAGGED = "flagged"  # right, and called wrong
    UNRECOGNIZED = "unrecognized"  # right, and not known for it


@dataclass(frozen=True, slots=True)
class Failure:
    """Pairs a trial that did not come out as it should with the way it failed."""

    trial: Trial
    way: Failing

    @property
    def remedy(self) -> str:
        """Returns what a curator can do so that such a sentence is judged rightly."""
        kind = self.trial.kind.name
        if kind in _NAMES:
            return "give every name in it an entry of its own under 'names'"
        if kind in _FORMS:
            return "give the name this form as an alias"
        if self.way is Failing.PASSED:
            return "make the claim one fact, put plainly, or split it"
        if self.trial.kind is AS_WRITTEN:
            return "put it otherwise: one fact, in words that stand alone"
        return "add it as a phrasing, or split the claim"


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts the sentences of one kind: `held` as `Trial.holds`, `told` as `Trial.is_told`."""

    name: str
    is_wrong: bool
    sentences: int
    held: int
    told: int

    @property
    def rate(self) -> float:
        """Returns the share that held; 1 where there are none."""
        return self.held / self.sentences if self.sentences else 1.0


def tally(trials: Sequence[Trial], name: str, *, is_wrong: bool) -> Tally:
    """Returns the count of the right or the wrong sentences among some trials."""
    own = [trial for trial in trials if trial.is_wrong == is_wrong]
    held, told = sum(one.holds for one in own), sum(one.is_told for one in own)
    return Tally(name, is_wrong, len(own), held, told)


def tally_kinds(trials: Sequence[Trial]) -> Iterator[Tally]:
    """Yields the count of each kind of change that made a sentence, in the order of the kinds."""
    for kind in (AS_WRITTEN, *KINDS):
        own = [trial for trial in trials if trial.kind == kind]
        for is_wrong in (False, True):
            counted = tally(own, kind.name, is_wrong=is_wrong)
            if counted.sentences:
                yield counted


def is_good_enough(trials: Sequence[Trial]) -> bool:
    """Says whether both rates of a book reach `ENOUGH`."""
    return all(tally(trials, "", is_wrong=wrong).rate >= ENOUGH for wrong in (True, False))


def find_failures(trials: Sequence[Trial]) -> tuple[Failure, ...]:
    """Returns what did not come out as it should, in the order of the trials.

    Where a right sentence fails as it is written, its other forms are not listed too.
    """
    unknown = {one.base for one in trials if one.kind is AS_WRITTEN and not one.is_told}
    failures = []
    for trial in trials:
        way = _way(trial)
        is_echo = trial.kind is not AS_WRITTEN and trial.base in unknown
        if way is not None and not (is_echo and way is not Failing.PASSED):
            failures.append(Failure(trial, way))
    return tuple(failures)


def _way(trial: Trial) -> Failing | None:
    if not trial.holds:
        return Failing.PASSED if trial.is_wrong else Failing.FLAGGED
    return None if trial.is_told or trial.is_wrong else Failing.UNRECOGNIZED


def as_faults(failures: Sequence[Failure]) -> tuple[Fault, ...]:
    """Returns what failed as faults at the places of the claims."""
    faults = []
    for failure in failures:
        claim, trial = failure.trial.claim, failure.trial
        message = f"{_WAYS[failure.way]} ({trial.kind.name}): {trial.text} ({failure.remedy})"
        level = Severity.NOTE if failure.way is Failing.UNRECOGNIZED else Severity.WARNING
        faults.append(Fault(claim.path, claim.line, 1, level, FaultKind.MUTATION, message))
    return tuple(faults)


_WAYS = {
    Failing.PASSED: "a wrong sentence passes",
    Failing.FLAGGED: "a right sentence is called wrong",
    Failing.UNRECOGNIZED: "a right sentence is not recognized",
}
