"""Writes a report in the format asked for, to where it was asked for."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from factcheck import __version__
from factcheck.cli.context import read_context
from factcheck.cli.failing import Rules
from factcheck.cli.repository import find_repository
from factcheck.cli.streams import (
    ColorChoice,
    output_encoding,
    report_width,
    say,
    shows_only_ascii,
    wants_color,
    write_report,
)
from factcheck.model import Report
from factcheck.records import dataclass
from factcheck.renderers import Amount, Renderer, View
from factcheck.renderers.counts import summarize
from factcheck.usage import ClaimCoverage


@dataclass(frozen=True, slots=True)
class Presentation:
    """Says how and where the report of a run goes; `output` of None is standard output.

    `sources` are the folders where source texts lie.
    """

    renderer: Renderer
    amount: Amount
    output: Path | None = None
    color: ColorChoice = ColorChoice.AUTO
    sources: tuple[str, ...] = ()
    coverage: ClaimCoverage | None = None


def present(report: Report, presentation: Presentation, rules: Mapping[str, Rules]) -> None:
    """Writes the report, and its summary to standard error where the report has none there."""
    renderer, output = presentation.renderer, presentation.output
    on_screen = output is None and renderer.for_people
    text = renderer.render(report, _view(report, presentation, rules))
    write_report(text, output, encoding=output_encoding() if on_screen else "utf-8")
    if presentation.amount is not Amount.PROBLEMS and not on_screen:
        say(summarize(report))


def _view(report: Report, presentation: Presentation, rules: Mapping[str, Rules]) -> View:
    output = presentation.output
    texts = {}
    if presentation.renderer.shows_context:
        texts = read_context(report, presentation.sources)
    return View(
        version=__version__,
        width=report_width(output),
        color=wants_color(presentation.color, output),
        ascii_only=output is None and shows_only_ascii(output_encoding()),
        amount=presentation.amount,
        failing={path: own.failing for path, own in rules.items()},
        folder=Path.cwd().as_posix(),
        repository=find_repository(),
        source_texts=texts,
        coverage=presentation.coverage,
    )
