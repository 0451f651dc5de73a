"""Writes a report as a worksheet in Markdown, for the person who checks what the claims cannot."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from factcheck.language.name_table import NameTable, build_name_table
from factcheck.model import DocumentReport, Finding, Outcome, Report, Severity, Verdict
from factcheck.renderers import View, wording
from factcheck.renderers.checkables import find_checkables
from factcheck.renderers.counts import summarize
from factcheck.renderers.safe_text import safe

# What Markdown or HTML would read as markup.
_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~&!]")
# What would open a list or underline a heading at the start of a line: its last character.
_LINE_MARKUP = re.compile(r"(\d{0,9})([-+=.)])")


def render(report: Report, view: View) -> str:
    """Returns the worksheet: what to fix, what to look up by paragraph, what is confirmed."""
    table = build_name_table(())
    lines = ["# Checklist", "", _plain(summarize(report)) + "."]
    unchecked = ([f"- [ ] {_plain(str(draft))}"] for draft in report.unchecked)
    lines.extend(_section("Not checked", unchecked, level=2))
    for document in report.documents:
        lines.extend(_document(document, table))
    return "\n".join(lines) + "\n"


def _document(document: DocumentReport, table: NameTable) -> Iterator[str]:
    yield from ("", f"## {_plain(document.path)}")
    open_findings = [f for f in document.findings if f.suppressed is None]
    yield from _section("To fix", (_to_fix(f) for f in open_findings if _is_wrong(f)))
    yield from _by_paragraph([f for f in open_findings if _is_open(f)], table)
    confirmed = [f for f in open_findings if f.verdict is Verdict.SUPPORTED]
    yield from _section("Confirmed by the sources", (_confirmed(f) for f in confirmed))
    waived = [f for f in document.findings if f.suppressed is not None]
    yield from _section("Waived", (_waived(f) for f in waived))


def _is_wrong(finding: Finding) -> bool:
    return finding.claim is not None and finding.verdict in (
        Verdict.MISQUOTED,
        Verdict.MISATTRIBUTED,
        Verdict.CONTRADICTED,
    )


def _is_open(finding: Finding) -> bool:
    """Says whether a sentence holds something that no claim covers."""
    if finding.verdict in (Verdict.PARTIAL, Verdict.UNVERIFIED):
        return True
    return finding.severity is Severity.ERROR and any(
        detail.outcome is Outcome.ADDED for detail in finding.details
    )


def _section(title: str, entries: Iterator[list[str]], level: int = 3) -> Iterator[str]:
    lines = [line for entry in entries for line in entry]
    if lines:
        yield from ("", f"{'#' * level} {title}", "", *lines)


def _to_fix(finding: Finding) -> list[str]:
    lines = [
        f"- [ ] **{finding.verdict}**, line {finding.sentence.line}: "
        f"{_plain(finding.sentence.plain)}",
        f"  - {_plain(finding.message)}",
    ]
    for detail in wording.told_details(finding):
        lines.extend(
            f"  - {label}: {_plain(words)}" for label, words in wording.contrast_of(detail)
        )
    lines.append(f"  - {_evidence(finding)}")
    return lines


def _by_paragraph(findings: Sequence[Finding], table: NameTable) -> Iterator[str]:
    if findings:
        yield from ("", "### To look up: no claim covers this")
    for block, group in groupby(findings, lambda finding: finding.sentence.block):
        sentences = list(group)
        yield from ("", f"#### Paragraph {block + 1} (line {sentences[0].sentence.line})")
        for finding in sentences:
            yield from ("", f"> {_plain(finding.sentence.plain)}", "")
            yield from _boxes(finding, table)


def _boxes(finding: Finding, table: NameTable) -> list[str]:
    added = [
        f"- [ ] {detail.kind}: {_plain(detail.draft)}"
        for detail in finding.details
        if detail.outcome is Outcome.ADDED and detail.draft
    ]
    if added:
        return list(dict.fromkeys(added))
    items = find_checkables(finding.sentence.plain, table)
    return ["- [ ] the statement itself", *(f"- [ ] {i.kind}: {_plain(i.words)}" for i in items)]


def _confirmed(finding: Finding) -> list[str]:
    lines = [f"- [x] line {finding.sentence.line}: {_plain(finding.sentence.plain)}"]
    lines.append(f"  - {_evidence(finding)}")
    lines.extend(
        f"  - note: {_plain(detail.message)}"
        for detail in finding.details
        if detail.outcome is Outcome.NOTE
    )
    return lines


def _waived(finding: Finding) -> list[str]:
    assert finding.suppressed is not None
    reason = finding.suppressed.reason or "no reason given"
    return [
        f"- {finding.verdict}, line {finding.sentence.line}: {_plain(finding.sentence.plain)}",
        f"  - {_plain(f'{finding.suppressed.kind}: {reason}')}",
    ]


def _evidence(finding: Finding) -> str:
    if finding.claim is None:
        return "no claim"
    claim = finding.claim
    origin = f"{wording.origin_of(claim)}, {wording.whereabouts_of(claim)}"
    return _plain(f"{wording.quotation_of(claim)} ({origin})")


def _plain(text: str) -> str:
    """Returns text that Markdown shows as it is."""
    escaped = _MARKUP.sub(r"\\\g<0>", safe(text).strip())
    opening = _LINE_MARKUP.match(escaped)
    if opening is None:
        return escaped
    return f"{opening[1]}\\{opening[2]}{escaped[opening.end() :]}"
