"""Writes a draft as its readers see it, each sentence marked by its verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from factcheck.model import BlockKind, Finding, Verdict
from factcheck.renderers import wording
from factcheck.renderers.html.markup import text

_TAGS = {
    BlockKind.HEADING: "h3",
    BlockKind.QUOTATION: "blockquote",
    BlockKind.ITEM: "li",
}
_QUIET = frozenset({Verdict.SUPPORTED, Verdict.SKIPPED})

# A finding with the number that its card has on the page.
Numbered = tuple[int, Finding]


def write_draft(findings: Sequence[Numbered]) -> str:
    """Returns the paragraphs, headings, quotations and items of a draft as HTML.

    Neighbouring items make one list. What was not checked, such as code, is not shown.
    """
    return "".join(_joined_items(findings))


def has_card(finding: Finding) -> bool:
    """Says whether there is more to show about a sentence than its text."""
    return finding.verdict is not Verdict.SKIPPED or finding.suppressed is not None


def _joined_items(findings: Sequence[Numbered]) -> Iterator[str]:
    for is_list, run in groupby(findings, lambda pair: pair[1].sentence.kind is BlockKind.ITEM):
        blocks = "".join(_block(list(block)) for _, block in groupby(run, _block_of))
        yield f"<ul>{blocks}</ul>" if is_list else blocks


def _block_of(pair: Numbered) -> int:
    return pair[1].sentence.block


def _block(findings: Sequence[Numbered]) -> str:
    kind = findings[0][1].sentence.kind
    tag = _TAGS.get(kind, "p")
    return (
        f"<{tag}>{' '.join(_sentence(number, finding) for number, finding in findings)}</{tag}>\n"
    )


def _sentence(number: int, finding: Finding) -> str:
    words = text(finding.sentence.plain)
    if not has_card(finding):
        return f'<span class="skipped">{words}</span>'
    waived = " suppressed" if finding.suppressed is not None else ""
    symbol = ""
    if finding.verdict not in _QUIET and not waived:
        symbol = f'<sup aria-hidden="true">{wording.SYMBOLS[finding.verdict]}</sup>'
    return (
        f'<a class="sentence {finding.verdict}{waived}" data-verdict="{finding.verdict}" '
        f'id="sentence-{number}" href="#finding-{number}">{words}{symbol}'
        f'<span class="unseen"> ({finding.verdict}{waived})</span></a>'
    )
