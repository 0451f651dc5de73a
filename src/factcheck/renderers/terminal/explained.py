"""Lays out how a verdict came about."""

from __future__ import annotations

from rich.text import Text

from factcheck.model import AlignedPair, Detail, Explanation, Finding, Outcome
from factcheck.renderers.terminal import style
from factcheck.renderers.terminal.page import Page, plain

_INDENT = 4
_LABEL_WIDTH = 12
_OUTCOME_WIDTH = max(len(outcome) for outcome in Outcome)


def put_explanation(page: Page, finding: Finding, explanation: Explanation) -> None:
    """Writes the rule that decided, the candidates, the alignment and every comparison."""
    page.put(plain("how this was decided", style.LABEL), _INDENT - 2)
    _put_rows(page, "rule", [plain(explanation.rule)])
    _put_rows(
        page,
        "candidates",
        [
            plain(f"{match.score:.2f}  {match.claim.id}: {match.claim.text}")
            for match in explanation.candidates
        ],
    )
    _put_rows(page, "alignment", [_alignment(explanation.alignment)])
    _put_rows(page, "compared", [_comparison(detail) for detail in finding.details])


def _put_rows(page: Page, label: str, rows: list[Text]) -> None:
    for row in rows or [plain("none", style.QUIET)]:
        page.labelled(plain(label, style.LABEL), row, _INDENT, _LABEL_WIDTH)
        label = ""


def _alignment(pairs: tuple[AlignedPair, ...]) -> Text:
    """Returns the pairs in the draft's order, words that are the same on both sides once."""
    parts = [
        pair.draft
        if pair.draft == pair.source
        else f"{pair.draft} = {pair.source} ({pair.relation})"
        for pair in pairs
    ]
    return plain("; ".join(parts)) if parts else plain("none", style.QUIET)


def _comparison(detail: Detail) -> Text:
    words = " / ".join(side or "nothing" for side in (detail.draft, detail.source))
    return Text.assemble(
        (f"{detail.outcome:<{_OUTCOME_WIDTH}}", style.OUTCOMES[detail.outcome]),
        plain(f"  {detail.kind}: {words}"),
        plain(f"  {detail.message}" if detail.message else "", style.QUIET),
    )
