"""The command `check`: drafts in, a report out, an exit code for the pipeline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from factcheck import __version__
from factcheck.cli import check_options as option
from factcheck.cli.claims_choice import choose_claims
from factcheck.cli.drafts import STDIN, Drafts, gather_drafts
from factcheck.cli.exit_codes import ExitCode
from factcheck.cli.failing import (
    DEFAULT_THRESHOLD,
    STRICT_THRESHOLD,
    failing_verdicts,
    has_failed,
    with_errors,
)
from factcheck.cli.repository import find_repository
from factcheck.cli.source_texts import read_source_texts
from factcheck.cli.streams import (
    ColorChoice,
    output_encoding,
    report_width,
    say,
    shows_only_ascii,
    wants_color,
    write_report,
)
from factcheck.errors import UsageError
from factcheck.model import ClaimBook, Document, Report, Verdict
from factcheck.renderers import Amount, Renderer, View, find_renderer
from factcheck.renderers.counts import summarize


def check(
    paths: option.Drafted = None,
    *,
    text: option.Text = None,
    claims: option.Claims = None,
    stdin_filename: option.StdinFilename = None,
    encoding: option.Encoding = None,
    output_format: option.Format = "rich",
    output: option.Output = None,
    color: option.Color = ColorChoice.AUTO,
    quiet: option.Quiet = False,
    verbose: option.Verbose = False,
    explain: option.Explain = False,
    fail_on: option.FailOn = None,
    strict: option.Strict = False,
) -> int:
    """Check every sentence of a draft against the claims.

    Exit codes: 0, nothing at or above --fail-on; 1, something; 2, could not run.
    """
    if quiet and verbose:
        raise UsageError("--quiet and --verbose contradict each other: give one of them")
    renderer = find_renderer(output_format)
    threshold = fail_on or (STRICT_THRESHOLD if strict else DEFAULT_THRESHOLD)
    failing = failing_verdicts(threshold)
    drafts = _gather(paths or [], text, stdin_filename, encoding)
    for problem in drafts.problems:
        say(f"error: {problem}")
    if not drafts.documents:
        return ExitCode.FAILED
    chosen = choose_claims(claims or [])
    if not quiet:
        _say_all((*drafts.notices, chosen.notice))
    report = check_documents(drafts.documents, chosen.book, explain=explain)
    if strict:
        report = with_errors(report)
    everything = verbose or (text is not None and renderer.for_people)
    amount = Amount.PROBLEMS if quiet else Amount.EVERYTHING if everything else Amount.NORMAL
    view = _view(color, output, amount, failing)
    if renderer.shows_context:
        view = replace(view, source_texts=read_source_texts(report))
    _write(report, renderer, output, view)
    if not quiet and (output is not None or not renderer.for_people):
        say(summarize(report))
    if drafts.problems:
        return ExitCode.FAILED
    return ExitCode.FOUND if has_failed(report, failing) else ExitCode.FINE


def check_documents(
    documents: Sequence[Document], book: ClaimBook, *, explain: bool = False
) -> Report:
    """Checks drafts against one book, which is prepared once, and joins their reports."""
    from factcheck.checker import check as check_draft
    from factcheck.checker import compile_book

    prepared = compile_book(book)
    reports = [check_draft(document, prepared, explain=explain) for document in documents]
    checked = tuple(document for report in reports for document in report.documents)
    return Report(checked, book.files)


def _gather(
    paths: Sequence[str], text: str | None, stdin_filename: str | None, encoding: str | None
) -> Drafts:
    if text is None:
        return gather_drafts(paths or [STDIN], stdin_name=stdin_filename, encoding=encoding)
    if paths:
        raise UsageError("--text and a PATH were given: check one or the other")
    if not text.strip():
        raise UsageError("--text is empty: there is nothing to check")
    from factcheck.readers.plain import read_text

    return Drafts((read_text(text),), (), ())


def _say_all(notices: Sequence[str | None]) -> None:
    for notice in notices:
        if notice is not None:
            say(f"note: {notice}")


def _view(
    color: ColorChoice, output: Path | None, amount: Amount, failing: Sequence[Verdict]
) -> View:
    return View(
        version=__version__,
        width=report_width(output),
        color=wants_color(color, output),
        ascii_only=output is None and shows_only_ascii(output_encoding()),
        amount=amount,
        failing=tuple(failing),
        folder=Path.cwd().as_posix(),
        repository=find_repository(),
    )


def _write(report: Report, renderer: Renderer, output: Path | None, view: View) -> None:
    to_people = output is None and renderer.for_people
    encoding = output_encoding() if to_people else "utf-8"
    write_report(renderer.render(report, view), output, encoding=encoding)
