"""Reads what writers chose to ignore, and sets those findings aside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum

from factcheck.model import DocumentReport, Finding, Severity, Suppression
from factcheck.patterns import pattern
from factcheck.readers.comments import Comment
from factcheck.records import dataclass

# Such as: factcheck: ignore-paragraph until=2026-12-31, the figure is confirmed by phone.
_DIRECTIVE = pattern(r"\s*factcheck:\s*(?P<word>[\w-]*)\s*(?P<rest>.*)\Z", re.DOTALL)
_UNTIL = pattern(r"\buntil=(?P<day>[^\s,]*)\s*")
_LINE_END = pattern(r"[\r\n]")


class Scope(StrEnum):
    """Says how far an ignore reaches."""

    SENTENCE = "ignore"
    PARAGRAPH = "ignore-paragraph"
    REGION = "ignore-start"


_REGION_END = "ignore-end"
_WORDS = (*(scope.value for scope in Scope), _REGION_END)


@dataclass(frozen=True, slots=True)
class Ignore:
    """Holds one wish to ignore: its reach, the span it stands in (a region's whole), its terms."""

    scope: Scope
    start: int
    end: int
    reason: str | None
    until: date | None


@dataclass(frozen=True, slots=True)
class Notice:
    """Holds something to tell about a draft, at an offset of it."""

    offset: int
    message: str


def read_ignores(
    comments: Sequence[Comment], length: int
) -> tuple[tuple[Ignore, ...], tuple[Notice, ...]]:
    """Returns the ignores that comments ask for, and notices of those that cannot be read.

    `length` is that of the draft: a region that nothing ends reaches so far.
    """
    ignores: list[Ignore] = []
    notices: list[Notice] = []
    opened: list[Ignore] = []
    for comment in comments:
        read = _DIRECTIVE.match(comment.text)
        if read is None:
            continue
        if read["word"] == _REGION_END:
            if opened:
                ignores.append(replace(opened.pop(), end=comment.end))
            else:
                notices.append(Notice(comment.start, "factcheck: ignore-end ends no region"))
        elif read["word"] not in _WORDS:
            notices.append(Notice(comment.start, _unknown(read["word"])))
        else:
            try:
                ignore = _ignore(comment, Scope(read["word"]), read["rest"].strip())
            except ValueError as error:
                notices.append(Notice(comment.start, str(error)))
                continue
            (opened if ignore.scope is Scope.REGION else ignores).append(ignore)
    for ignore in opened:
        notices.append(Notice(ignore.start, "factcheck: ignore-start has no ignore-end"))
        ignores.append(replace(ignore, end=length))
    return tuple(sorted(ignores, key=lambda ignore: ignore.start)), tuple(notices)


def _ignore(comment: Comment, scope: Scope, rest: str) -> Ignore:
    until = None
    named = _UNTIL.search(rest)
    if named is not None:
        try:
            until = date.fromisoformat(named["day"])
        except ValueError:
            raise ValueError(
                f"factcheck: until={named['day']} is no date: write it as 2026-12-31"
            ) from None
        rest = rest[: named.start()] + rest[named.end() :]
    return Ignore(scope, comment.start, comment.end, rest.strip(" -–—:,") or None, until)


def _unknown(word: str) -> str:
    return f"factcheck: {word or '(nothing)'} is not known: write one of {', '.join(_WORDS)}"


def apply_ignores(
    document: DocumentReport, ignores: Sequence[Ignore], today: date
) -> tuple[DocumentReport, tuple[Notice, ...]]:
    """Sets the ignored findings of a draft aside, and tells of ignores that are over or unused.

    An ignore holds through its last day. A finding that is fine anyway needs none.
    """
    findings = list(document.findings)
    notices: list[Notice] = []
    for ignore in ignores:
        wrong = [at for at in _reached(ignore, document) if _is_problem(findings[at])]
        if not wrong:
            notices.append(Notice(ignore.start, f"factcheck: {ignore.scope} ignores nothing"))
        elif ignore.until is not None and ignore.until < today:
            notices.append(
                Notice(ignore.start, f"factcheck: {ignore.scope} was over on {ignore.until}")
            )
        else:
            for at in wrong:
                findings[at] = replace(
                    findings[at], suppressed=Suppression("ignore", ignore.reason)
                )
    return replace(document, findings=tuple(findings)), tuple(notices)


def _is_problem(finding: Finding) -> bool:
    return finding.severity is not Severity.NONE


def _reached(ignore: Ignore, document: DocumentReport) -> list[int]:
    """Returns the places of the findings that an ignore reaches."""
    findings = document.findings
    if ignore.scope is Scope.REGION:
        return [
            at
            for at, finding in enumerate(findings)
            if ignore.start <= finding.sentence.start and finding.sentence.end <= ignore.end
        ]
    meant = _meant(ignore, document)
    if meant is None or ignore.scope is Scope.SENTENCE:
        return [] if meant is None else [meant]
    block = findings[meant].sentence.block
    return [at for at, finding in enumerate(findings) if finding.sentence.block == block]


def _meant(ignore: Ignore, document: DocumentReport) -> int | None:
    """Returns the sentence that an ignore is in or ends the line of, else the next one."""
    for at, finding in enumerate(document.findings):
        sentence = finding.sentence
        if sentence.start > ignore.start:
            return at
        if ignore.start < sentence.end:
            return at
        if not _LINE_END.search(document.text, sentence.end, ignore.start):
            following = document.findings[at + 1 : at + 2]
            if not following or following[0].sentence.start > ignore.start:
                return at
    return None
