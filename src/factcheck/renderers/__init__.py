"""Turns a report into text: one file a format, and one line in RENDERERS."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from importlib import import_module
from typing import Protocol, cast

from factcheck.errors import UsageError
from factcheck.model import Report, Verdict
from factcheck.records import dataclass
from factcheck.usage import ClaimCoverage


class Amount(StrEnum):
    """Says how much of a report a reader wants to see."""

    PROBLEMS = "problems"
    NORMAL = "normal"
    EVERYTHING = "everything"


@dataclass(frozen=True, slots=True)
class View:
    """Says how a report is to be shown; formats for machines use only `version`.

    `width` is in terminal cells. `ascii_only` asks for a report without other characters of the
    program's own. `failing` names the verdicts that make the run fail, by draft. `folder` is
    where relative paths start, and `repository` the top of the repository around it, if any.
    `source_texts` holds the texts of the sources that are at hand, by source id. `coverage` says
    which claims the drafts used, where the run was asked for it.
    """

    version: str
    width: int = 80
    color: bool = False
    ascii_only: bool = False
    amount: Amount = Amount.NORMAL
    failing: Mapping[str, tuple[Verdict, ...]] = field(default_factory=dict)
    folder: str | None = None
    repository: str | None = None
    source_texts: Mapping[str, str] = field(default_factory=dict)
    coverage: ClaimCoverage | None = None


class Render(Protocol):
    """Writes a report as text; every renderer's module has a function `render` of this shape."""

    def __call__(self, report: Report, view: View) -> str:
        """Returns the whole report, its last line ended."""
        ...


@dataclass(frozen=True, slots=True)
class Renderer:
    """Names an output format, what it is for, and the module that writes it.

    The module is imported when the format is asked for, not before. `for_people` says that it is
    read in a terminal and ends in a summary; the others are UTF-8 wherever they go.
    `shows_context` says that it wants the source texts.
    """

    name: str
    purpose: str
    module: str
    for_people: bool = False
    shows_context: bool = False

    def render(self, report: Report, view: View) -> str:
        """Returns the report in this format."""
        function = cast("Render", import_module(self.module).render)
        return function(report, view)


RENDERERS: tuple[Renderer, ...] = (
    Renderer("rich", "for reading in a terminal", "factcheck.renderers.rich", for_people=True),
    Renderer("line", "path:line:column: verdict: message", "factcheck.renderers.line"),
    Renderer("json", "everything, as one JSON object", "factcheck.renderers.json"),
    Renderer("jsonl", "one finding a line, as JSON", "factcheck.renderers.jsonl"),
    Renderer("sarif", "SARIF 2.1.0, for code scanning", "factcheck.renderers.sarif"),
    Renderer("github", "annotations in GitHub Actions", "factcheck.renderers.github"),
    Renderer("html", "one page for a desk editor", "factcheck.renderers.html", shows_context=True),
    Renderer("checklist", "a worksheet for the fact-checker", "factcheck.renderers.checklist"),
    Renderer("junit", "a test case a sentence, for CI servers", "factcheck.renderers.junit"),
)


def find_renderer(name: str) -> Renderer:
    """Returns the renderer of that name; raises `UsageError` that lists the formats."""
    for renderer in RENDERERS:
        if renderer.name == name:
            return renderer
    known = ", ".join(renderer.name for renderer in RENDERERS)
    raise UsageError(f"unknown format {name!r} (formats: {known})")
