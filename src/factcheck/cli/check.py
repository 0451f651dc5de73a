"""The command `check`: drafts in, a report out, an exit code for the pipeline."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.cli import check_options as option
from factcheck.cli.cache_folder import user_cache_folder
from factcheck.cli.checking import Request, run_check
from factcheck.cli.configured import choose_configuration, describe_configuration
from factcheck.cli.drafts import STDIN
from factcheck.cli.exit_codes import ExitCode
from factcheck.cli.failing import make_rules
from factcheck.cli.streams import ColorChoice, write_report
from factcheck.errors import UsageError
from factcheck.renderers import Amount, find_renderer

DEFAULT_FORMAT = "rich"


def check(
    paths: option.Drafted = None,
    *,
    text: option.Text = None,
    claims: option.Claims = None,
    sources: option.Sources = None,
    stdin_filename: option.StdinFilename = None,
    encoding: option.Encoding = None,
    diff: option.Diff = None,
    watch: option.Watch = False,
    jobs: option.Jobs = None,
    config: option.Config = None,
    show_config: option.ShowConfig = False,
    output_format: option.Format = None,
    output: option.Output = None,
    color: option.Color = ColorChoice.AUTO,
    quiet: option.Quiet = False,
    verbose: option.Verbose = False,
    explain: option.Explain = False,
    coverage: option.Coverage = False,
    require: option.Require = None,
    fail_on: option.FailOn = None,
    strict: option.Strict = False,
    baseline: option.BaselineFile = None,
    write_baseline: option.WriteBaseline = None,
    cache_dir: option.CacheDir = None,
    no_cache: option.NoCache = False,
) -> int:
    """Check every sentence of a draft against the claims.

    Exit codes: 0, nothing at or above --fail-on; 1, something; 2, could not run.
    """
    if quiet and verbose:
        raise UsageError("--quiet and --verbose contradict each other: give one of them")
    named = _named_paths(paths or [], text, has_diff=diff is not None)
    configuration = choose_configuration(config, named, stdin_filename)
    make_rules(fail_on, (configuration.settings,), strict=strict)
    renderer = find_renderer(
        output_format or configuration.settings.output_format or DEFAULT_FORMAT
    )
    if show_config:
        write_report(describe_configuration(configuration), output)
        return ExitCode.FINE
    everything = verbose or (text is not None and renderer.for_people)
    request = Request(
        configuration=configuration,
        renderer=renderer,
        paths=tuple(named),
        text=text,
        claims=tuple(claims or ()),
        sources=tuple(sources or ()),
        stdin_filename=stdin_filename,
        encoding=encoding,
        output=output,
        color=color,
        amount=Amount.PROBLEMS if quiet else Amount.EVERYTHING if everything else Amount.NORMAL,
        explain=explain,
        coverage=coverage,
        required=tuple(require or ()),
        fail_on=fail_on,
        strict=strict,
        baseline=baseline,
        write_baseline=write_baseline,
        diff=diff,
        jobs=jobs,
        cache=None if no_cache else cache_dir or user_cache_folder(),
    )
    if watch:
        from factcheck.cli.watching import watch_drafts

        return watch_drafts(request)
    return run_check(request)


def _named_paths(paths: Sequence[str], text: str | None, *, has_diff: bool) -> Sequence[str]:
    """Returns the paths to read: standard input where nothing else says what to check."""
    if text is None:
        return paths or ([] if has_diff else [STDIN])
    if paths:
        raise UsageError("--text and a PATH were given: check one or the other")
    if has_diff:
        raise UsageError("--text and --diff were given: a text has no past")
    if not text.strip():
        raise UsageError("--text is empty: there is nothing to check")
    return []
