"""Says what each verdict means and what to do about it, for readers of reports."""

from __future__ import annotations

from factcheck.model import Verdict
from factcheck.records import dataclass


@dataclass(frozen=True, slots=True)
class VerdictHelp:
    """Holds a short title, the meaning in a sentence, and the remedy in a sentence."""

    title: str
    meaning: str
    remedy: str


HELP = {
    Verdict.MISQUOTED: VerdictHelp(
        "The quotation is not what the source says",
        "The sentence puts words between quotation marks that a source quotation comes close to "
        "but does not contain.",
        "Restore the source’s words, or take the marks away and paraphrase.",
    ),
    Verdict.MISATTRIBUTED: VerdictHelp(
        "Someone else said this",
        "The sentence gives a source’s words or statement to someone who did not say it.",
        "Name the speaker that the source names.",
    ),
    Verdict.CONTRADICTED: VerdictHelp(
        "The source says otherwise",
        "The sentence says what a claim says, except that a detail is incompatible with it, or it "
        "repeats a claim that is rated false.",
        "Correct the detail, or show a source for it and curate a claim.",
    ),
    Verdict.PARTIAL: VerdictHelp(
        "The sentence adds something",
        "The sentence says what a claim says and conflicts with nothing, but adds a detail that no "
        "claim carries.",
        "Find a source for the added detail, or leave it out.",
    ),
    Verdict.UNVERIFIED: VerdictHelp(
        "No claim covers this",
        "The sentence states something that can be checked, and no claim is about it.",
        "Check it by hand, and curate a claim if a source says so.",
    ),
    Verdict.SUPPORTED: VerdictHelp(
        "The source says so",
        "The sentence says what a claim says, and every detail in it agrees.",
        "Nothing to do.",
    ),
    Verdict.SKIPPED: VerdictHelp(
        "Nothing to check",
        "The sentence states nothing that can be checked: a question, a heading, a greeting, an "
        "instruction, or the writer’s own opinion.",
        "Nothing to do.",
    ),
}
