"""The verdict table: what was compared, and how much was covered, becomes one verdict.

Rows are read from the top; the first that holds decides. The thresholds were fitted on all
labelled sets together by `python -m tests.quality.thresholds`.
"""

from __future__ import annotations

from collections.abc import Callable

from factcheck.comparisons.reading import Observation
from factcheck.model import Outcome, Rating, Severity, Verdict
from factcheck.records import dataclass

# Below this share of its weight covered, a sentence is about something else.
EVENT = 0.4
# Names alone make no event: so much of the other words must be covered too.
CORE = 0.2
# A conflict needs an event that is surely the same.
CONFLICT = 0.48
# Below this share, what the claims do not say of somebody was not said of him at all.
STRANGER = 0.55
# Below this share, an actor and an act that no claim has make another event.
OTHER = 0.75
# A conflict beside something that no claim has needs a still surer event.
BURDENED = 0.55
# A sentence that adds something must share as much.
PARTIAL = 0.5
# A sentence without conflict is supported from this share on.
SUPPORTED = 0.47
# So many figures and dates that the claims bear out make up for words that they do not have.
SURE_FIGURES = 2
# What keeps a sentence that is close to its source from being supported.
_UNDENIED = ("unproved denial", "unproved affirmation")
_OTHER_WORDS = ("another verb", "another word in a copy", "one other word")


@dataclass(frozen=True, slots=True)
class Case:
    """Holds all that the table decides on.

    `coverage` is the share of the sentence's weight that all its evidence covers together, `core`
    that of the words that are no names, figures or dates, and
    `copied` that of the words the main claim has in the same order.
    `uncovered` says that a whole statement of the sentence stands in no claim, `held`
    that one of several stands there almost whole, `elsewhere` that
    neither who acts nor what he does is in the claims. `figures` counts the figures and dates
    that the evidence bears out.
    """

    observations: tuple[Observation, ...]
    coverage: float
    core: float
    copied: float
    rating: Rating
    figures: int
    uncovered: bool
    held: bool
    elsewhere: bool
    quoted: bool
    opinion: bool

    def has(self, outcome: Outcome, *kinds: str) -> bool:
        """Says whether any comparison (of the given kinds) came to an outcome."""
        return any(
            seen.outcome is outcome and (not kinds or seen.kind in kinds)
            for seen in self.observations
        )


@dataclass(frozen=True, slots=True)
class Row:
    """Holds one row of the table: its name, its condition, and the verdict it gives.

    `message` tells a reporter what it means where no single detail does.
    """

    name: str
    holds: Callable[[Case], bool]
    verdict: Verdict
    message: str = ""


def _same_event(case: Case) -> bool:
    return (case.coverage >= EVENT and case.core >= CORE) or case.quoted


def _conflict_from(case: Case) -> float:
    return BURDENED if case.has(Outcome.ADDED) else CONFLICT


def _supported_from(case: Case) -> float:
    return EVENT if case.figures >= SURE_FIGURES else SUPPORTED


TABLE = (
    Row(
        "a quotation differs from the source’s words",
        lambda case: case.has(Outcome.CONFLICT, "quotation"),
        Verdict.MISQUOTED,
    ),
    Row(
        "the claims name another speaker",
        lambda case: _same_event(case) and case.has(Outcome.CONFLICT, "attribution"),
        Verdict.MISATTRIBUTED,
    ),
    Row(
        "no claim is about this",
        lambda case: not _same_event(case) and not (case.held and case.uncovered),
        Verdict.UNVERIFIED,
        "No claim is about this: check it against another source.",
    ),
    Row(
        "a detail conflicts with the claim",
        lambda case: (
            case.has(Outcome.CONFLICT) and (case.coverage >= _conflict_from(case) or case.quoted)
        ),
        Verdict.CONTRADICTED,
    ),
    Row(
        "the claim is rated false",
        lambda case: case.rating is Rating.FALSE and case.coverage >= SUPPORTED,
        Verdict.CONTRADICTED,
        "The claim that says this is rated false.",
    ),
    Row(
        "another event",
        lambda case: case.elsewhere and case.coverage < OTHER,
        Verdict.UNVERIFIED,
        "The claims share words with this, but not what it says happened.",
    ),
    Row(
        "the claims say this of somebody else",
        lambda case: (
            case.coverage < STRANGER and any(seen.rule == "stranger" for seen in case.observations)
        ),
        Verdict.UNVERIFIED,
        "The claims name this, but do not say this of it.",
    ),
    Row(
        "the writer’s own opinion",
        lambda case: case.opinion,
        Verdict.UNVERIFIED,
        "A judgement in the writer’s own voice: say whose it is.",
    ),
    Row(
        "a detail stands in no claim",
        lambda case: (
            case.has(Outcome.ADDED) and not case.has(Outcome.CONFLICT) and case.coverage >= PARTIAL
        ),
        Verdict.PARTIAL,
    ),
    Row(
        "a statement stands in no claim",
        lambda case: case.uncovered and (case.coverage >= PARTIAL or case.held),
        Verdict.PARTIAL,
        "Part of this sentence stands in no claim.",
    ),
    Row(
        "the source has another word there",
        lambda case: any(seen.rule in _OTHER_WORDS for seen in case.observations),
        Verdict.UNVERIFIED,
        "Close to a claim, but the source has another word.",
    ),
    Row(
        "no claim has its core",
        lambda case: any(seen.rule == "unproved core" for seen in case.observations),
        Verdict.UNVERIFIED,
        "The claims speak of this, but do not say so much of it.",
    ),
    Row(
        "one side denies it, the other does not",
        lambda case: any(seen.rule in _UNDENIED for seen in case.observations),
        Verdict.UNVERIFIED,
        "Close to a claim, but only one of the two denies something.",
    ),
    Row(
        "the claims do not say that it is all",
        lambda case: any(seen.rule == "unproved totality" for seen in case.observations),
        Verdict.UNVERIFIED,
        "Close to a claim, but no claim says this of all, or of nothing else.",
    ),
    Row(
        "every word is covered",
        lambda case: (
            (case.coverage >= _supported_from(case) or case.quoted)
            and not case.has(Outcome.ADDED)
            and not case.has(Outcome.CONFLICT)
            and not case.uncovered
        ),
        Verdict.SUPPORTED,
        "The claim says so, and every detail agrees.",
    ),
    Row(
        "too little is covered",
        lambda case: True,  # noqa: ARG005
        Verdict.UNVERIFIED,
        "No claim says this in so many words.",
    ),
)

_SEVERITY = {
    Verdict.MISQUOTED: Severity.ERROR,
    Verdict.MISATTRIBUTED: Severity.ERROR,
    Verdict.CONTRADICTED: Severity.ERROR,
    Verdict.PARTIAL: Severity.WARNING,
    Verdict.UNVERIFIED: Severity.NOTE,
    Verdict.SUPPORTED: Severity.NONE,
    Verdict.SKIPPED: Severity.NONE,
}


def decide(case: Case) -> Row:
    """Returns the first row of the table that holds."""
    return next(row for row in TABLE if row.holds(case))


def severity_of(verdict: Verdict) -> Severity:
    """Returns how a linter treats a verdict when not asked to be strict."""
    return _SEVERITY[verdict]
