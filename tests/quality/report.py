"""Writes scores as text of at most 100 columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from textwrap import wrap

from factcheck.model import Finding, Verdict

from .engine import Judgement
from .scoring import Scored, Scores, Share

WIDTH = 100
_SHORT = {
    Verdict.MISQUOTED: "misq",
    Verdict.MISATTRIBUTED: "misa",
    Verdict.CONTRADICTED: "contr",
    Verdict.PARTIAL: "part",
    Verdict.UNVERIFIED: "unver",
    Verdict.SUPPORTED: "supp",
    Verdict.SKIPPED: "skip",
}
SUMMARY_HEAD = (
    f"{'set':<24}{'rows':>6}{'accuracy':>10}{'false passes':>15}{'false alarms':>15}"
    f"{'quoted/spoken':>15}{'sure':>8}"
)


def summary_line(scores: Scores) -> str:
    """Writes the figures of one set on one line under `SUMMARY_HEAD`."""
    return (
        f"{scores.name:<24}{scores.accuracy.cases:>6}{scores.accuracy.value:>10.3f}"
        f"{_percent(scores.false_passes):>15}{_percent(scores.false_alarms):>15}"
        f"{scores.spoken!s:>15}{scores.confident.value:>8.3f}"
    )


def full_report(scores: Scores) -> str:
    """Writes every table of one set, the failing rows left out."""
    parts = [
        f"== {scores.name} " + "=" * (WIDTH - 4 - len(scores.name)),
        f"accuracy {scores.accuracy.value:.3f} ({scores.accuracy})   "
        f"false passes {_percent(scores.false_passes)}   "
        f"false alarms {_percent(scores.false_alarms)}   quoted/spoken {scores.spoken}",
        "",
        _confusion(scores),
        "",
        paragraph("right by verdict: " + _listed(scores.by_verdict.items()), ""),
        "",
        "classes with failures:",
        columns([f"{name} {share}" for name, share in scores.by_kind.items() if _fails(share)]),
        "classes all right:",
        columns([f"{name} {share}" for name, share in scores.by_kind.items() if not _fails(share)]),
        "",
        _calibration(scores),
    ]
    return "\n".join(parts) + "\n"


def failing_rows(failures: Sequence[Scored]) -> str:
    """Writes each failing row: expected, got, the text, the finding's message and claim."""
    blocks = []
    for one in sorted(failures, key=lambda one: not (one.false_pass or one.false_alarm)):
        mark = "FALSE PASS " if one.false_pass else "FALSE ALARM " if one.false_alarm else ""
        expected = "|".join([one.row.verdict.value, *(v.value for v in one.row.also_right)])
        head = f"{mark}{one.row.id} [{one.row.kind}] expected {expected}, got {one.got.verdict}"
        blocks.append("\n".join([head, paragraph(one.row.text), explain(one.got)]))
    return "\n".join(blocks) + "\n" if blocks else ""


def explain(got: Judgement) -> str:
    """Writes why the engine judged so, as far as the deciding finding tells."""
    if got.finding is None:
        return paragraph("(no sentence found)", "    ~ ")
    return explain_finding(got.finding)


def explain_finding(finding: Finding) -> str:
    """Writes score, message, claim and, where it is known, the row of the table."""
    claim = f"{finding.claim.id} | {finding.claim.text}" if finding.claim else "no claim"
    lines = [paragraph(f"{finding.score:.2f} {finding.message}", "    ~ ")]
    lines.append(paragraph(claim, "    @ "))
    if finding.explanation:
        lines.append(paragraph(finding.explanation.rule, "    # "))
    return "\n".join(lines)


def paragraph(text: str, indent: str = "    ") -> str:
    """Wraps a text to the width of the report."""
    rest = " " * len(indent)
    lines = wrap(text, WIDTH, initial_indent=indent, subsequent_indent=rest, break_on_hyphens=False)
    return "\n".join(lines) or indent


def columns(cells: Sequence[str], count: int = 3) -> str:
    """Sets short texts in columns."""
    width = WIDTH // count
    rows = [cells[start : start + count] for start in range(0, len(cells), count)]
    return "\n".join("".join(f"  {cell:<{width - 2}}" for cell in row).rstrip() for row in rows)


def _percent(share: Share) -> str:
    return f"{share} {share.value:.1%}"


def _listed(shares: Iterable[tuple[str, Share]]) -> str:
    return "  ".join(f"{name} {share}" for name, share in shares)


def _fails(share: Share) -> bool:
    return share.hits < share.cases


def _confusion(scores: Scores) -> str:
    head = "expected \\ got".ljust(18) + "".join(f"{_SHORT[got]:>8}" for got in Verdict)
    lines = [head]
    for expected in Verdict:
        counts = [scores.confusion.get((expected, got), 0) for got in Verdict]
        if sum(counts):
            cells = "".join(f"{count or '.':>8}" for count in counts)
            lines.append(f"{expected.value:<18}{cells}")
    return "\n".join(lines)


def _calibration(scores: Scores) -> str:
    cells = [
        f"{start:.2f}+ {share} {share.value:.2f}"
        for start, share in scores.calibration
        if share.cases
    ]
    confident = f"at 0.90 or above: {_percent(scores.confident)} right"
    return f"right by score: {confident}\n" + columns(cells)
