"""The command `validate`: claims files in, their faults out, mended where asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli import book_options as option
from factcheck.cli.configured import choose_configuration, claims_of, sources_of
from factcheck.cli.exit_codes import ExitCode
from factcheck.cli.progress import with_bar
from factcheck.cli.streams import ColorChoice, say, write_report
from factcheck.errors import UsageError
from factcheck.model import Claim, Severity
from factcheck.renderers.counts import counted

FORMATS = ("rich", "line", "json", "github")


def validate(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[CLAIMS]...",
            help="Claims files or folders of them. "
            "Default: claims/ here, else the example that ships.",
            show_default=False,
        ),
    ] = None,
    *,
    sources: option.Sources = None,
    config: option.Config = None,
    fix: Annotated[
        bool,
        typer.Option("--fix", help="Mend wrong offsets and digests in place, and nothing else."),
    ] = False,
    mutate: Annotated[
        bool,
        typer.Option(
            "--mutate",
            help="Test the claims instead: make right and wrong sentences from each, check them, "
            "and list the wrong ones that pass and the right ones that are flagged.",
        ),
    ] = False,
    output_format: Annotated[
        str,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help=f"One of {', '.join(FORMATS)}.",
            autocompletion=lambda: list(FORMATS),
        ),
    ] = "rich",
    output: option.Output = None,
    color: option.Color = ColorChoice.AUTO,
    strict: Annotated[bool, typer.Option("--strict", help="Take warnings as errors too.")] = False,
    quiet: option.Quiet = False,
) -> int:
    """Check claims files: schema, quotes, offsets, digests, names, doubles, contradictions.

    Exit codes: 0, no errors; 1, errors (with --strict, warnings too); 2, could not run, or read
    a file. With --mutate: 1, fewer than 97 in 100 come out right (with --strict, any does not).
    """
    from factcheck.claims.validation import fix_claims, validate_claims
    from factcheck.cli.fault_report import FAULT_RENDERERS, summarize_faults

    option.require_format(output_format, FORMATS)
    if mutate and fix:
        raise UsageError("--mutate and --fix were given: mend the claims first, then test them")
    configuration = choose_configuration(config, ["."])
    if mutate:
        chosen = list(paths or claims_of(configuration) or _default_paths(quiet=quiet))
        return _mutate(chosen, output_format, output, color, strict=strict, quiet=quiet)
    folders = [Path(folder) for folder in sources or sources_of(configuration)]
    missing = next((folder for folder in folders if not folder.is_dir()), None)
    if missing is not None:
        raise UsageError(f"--sources {missing}: there is no such folder")
    chosen = list(paths or claims_of(configuration) or _default_paths(quiet=quiet))
    validation = validate_claims(chosen, folders)
    if fix and validation.mendable:
        changed = fix_claims(validation.faults)
        if not quiet:
            say(f"mended {counted(len(validation.mendable), 'fault')} in {', '.join(changed)}")
        validation = validate_claims(chosen, folders)
    if not quiet:
        for notice in validation.notices:
            say(f"note: {notice}")
    text = FAULT_RENDERERS[output_format](validation, option.make_view(color, output))
    write_report(text, output, encoding=option.encoding_for(output_format, output))
    if not quiet and (output is not None or output_format != "rich"):
        say(summarize_faults(validation))
    if validation.unread:
        return ExitCode.FAILED
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    failed = any(fault.level in failing for fault in validation.faults)
    return ExitCode.FOUND if failed else ExitCode.FINE


def _mutate(
    paths: Sequence[str],
    output_format: str,
    output: Path | None,
    color: ColorChoice,
    *,
    strict: bool,
    quiet: bool,
) -> int:
    """Tries the claims on sentences made from them."""
    from factcheck.claims.loading import load_claims
    from factcheck.claims.mutation_figures import is_good_enough
    from factcheck.claims.mutation_trial import MOST_CLAIMS, try_book
    from factcheck.cli.mutation_report import render_trials, summarize_trials

    book = load_claims(*paths)
    if len(book.claims) > MOST_CLAIMS:
        many = f"{len(book.claims):,} claims are too many to be tried (most: {MOST_CLAIMS:,})"
        raise UsageError(f"--mutate: {many}: name fewer files")
    trials = try_book(book, _with_bar)
    text = render_trials(trials, book, output_format, option.make_view(color, output))
    write_report(text, output, encoding=option.encoding_for(output_format, output))
    if not quiet:
        say(summarize_trials(trials, book))
    good = all(trial.holds for trial in trials) if strict else is_good_enough(trials)
    return ExitCode.FINE if good else ExitCode.FOUND


def _with_bar(claims: Sequence[Claim]) -> Iterator[Claim]:
    return with_bar(claims, "Trying", total=len(claims), shown=True)


def _default_paths(*, quiet: bool) -> list[str]:
    from factcheck.claims.discovery import discover_claims

    found = discover_claims()
    if found.is_example and not quiet:
        say("note: no claims named and no claims/ folder here: validating the example")
    return [found.path.as_posix()]
