"""The command `check`: drafts in, a report out, an exit code for the pipeline."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.cli import check_options as option
from factcheck.cli.claims_choice import choose_claims
from factcheck.cli.configured import (
    baseline_of,
    choose_configuration,
    claims_of,
    describe_configuration,
    sources_of,
)
from factcheck.cli.drafts import STDIN, Drafts, gather_drafts
from factcheck.cli.exit_codes import ExitCode
from factcheck.cli.failing import has_failed, make_rules, with_errors
from factcheck.cli.reporting import Presentation, present
from factcheck.cli.setting_aside import save_baseline, set_ignored_aside, set_known_aside
from factcheck.cli.streams import ColorChoice, say, write_report
from factcheck.configuration import Configuration
from factcheck.errors import UsageError
from factcheck.model import ClaimBook, Document, Report
from factcheck.renderers import Amount, find_renderer
from factcheck.renderers.counts import counted

DEFAULT_FORMAT = "rich"


def check(
    paths: option.Drafted = None,
    *,
    text: option.Text = None,
    claims: option.Claims = None,
    sources: option.Sources = None,
    stdin_filename: option.StdinFilename = None,
    encoding: option.Encoding = None,
    config: option.Config = None,
    show_config: option.ShowConfig = False,
    output_format: option.Format = None,
    output: option.Output = None,
    color: option.Color = ColorChoice.AUTO,
    quiet: option.Quiet = False,
    verbose: option.Verbose = False,
    explain: option.Explain = False,
    fail_on: option.FailOn = None,
    strict: option.Strict = False,
    baseline: option.BaselineFile = None,
    write_baseline: option.WriteBaseline = None,
) -> int:
    """Check every sentence of a draft against the claims.

    Exit codes: 0, nothing at or above --fail-on; 1, something; 2, could not run.
    """
    if quiet and verbose:
        raise UsageError("--quiet and --verbose contradict each other: give one of them")
    named = _named_paths(paths or [], text)
    configuration = choose_configuration(config, named, stdin_filename)
    settings = configuration.settings
    make_rules(fail_on, (settings,), strict=strict)
    renderer = find_renderer(output_format or settings.output_format or DEFAULT_FORMAT)
    if show_config:
        write_report(describe_configuration(configuration), output)
        return ExitCode.FINE
    drafts = _gather(named, text, stdin_filename, encoding or settings.encoding, configuration)
    for problem in drafts.problems:
        say(f"error: {problem}")
    if not drafts.documents:
        return _nothing_left(drafts, quiet=quiet)
    chosen = choose_claims(claims or claims_of(configuration))
    if not quiet:
        _say_all((*drafts.notices, chosen.notice))
    rules = {
        document.path: make_rules(fail_on, configuration.settings_for(document.path), strict=strict)
        for document in drafts.documents
    }
    report = check_documents(drafts.documents, chosen.book, explain=explain)
    report, notices = set_ignored_aside(with_errors(report, rules))
    if write_baseline is not None:
        known = counted(save_baseline(report, write_baseline), "finding")
        say(f"{write_baseline.as_posix()}: {known} written")
        return ExitCode.FINE
    known_file = baseline or baseline_of(configuration)
    if known_file is not None:
        report, stale = set_known_aside(report, known_file)
        notices += stale
    if not quiet:
        _say_all(notices)
    everything = verbose or (text is not None and renderer.for_people)
    amount = Amount.PROBLEMS if quiet else Amount.EVERYTHING if everything else Amount.NORMAL
    places = tuple(sources or sources_of(configuration))
    present(report, Presentation(renderer, amount, output, color, places), rules)
    if drafts.problems:
        return ExitCode.FAILED
    return ExitCode.FOUND if has_failed(report, rules) else ExitCode.FINE


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


def _named_paths(paths: Sequence[str], text: str | None) -> Sequence[str]:
    """Returns the paths to read: standard input where neither a path nor a text is given."""
    if text is None:
        return paths or [STDIN]
    if paths:
        raise UsageError("--text and a PATH were given: check one or the other")
    if not text.strip():
        raise UsageError("--text is empty: there is nothing to check")
    return []


def _gather(
    paths: Sequence[str],
    text: str | None,
    stdin_filename: str | None,
    encoding: str | None,
    configuration: Configuration,
) -> Drafts:
    if text is None:
        return gather_drafts(
            paths,
            stdin_name=stdin_filename,
            encoding=encoding,
            is_excluded=configuration.is_excluded,
        )
    from factcheck.readers.plain import read_text

    return Drafts((read_text(text),), (), ())


def _nothing_left(drafts: Drafts, *, quiet: bool) -> ExitCode:
    """Ends a run without drafts: fine only where the configuration left all of them out."""
    if drafts.problems:
        return ExitCode.FAILED
    if not quiet:
        _say_all((*drafts.notices, "the configuration excludes every draft: nothing was checked"))
    return ExitCode.FINE


def _say_all(notices: Sequence[str | None]) -> None:
    for notice in notices:
        if notice is not None:
            say(f"note: {notice}")
