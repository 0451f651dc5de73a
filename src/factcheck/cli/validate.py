"""The command `validate`: claims files in, their faults out, mended where asked."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from factcheck import __version__
from factcheck.cli.exit_codes import ExitCode
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
from factcheck.model import Severity
from factcheck.renderers import View

FORMATS = ("rich", "line", "json", "github")


def validate(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[CLAIMS]...",
            help="Claims files or folders of them. Default: claims/ here, else the example.",
            show_default=False,
        ),
    ] = None,
    *,
    sources: Annotated[
        list[Path] | None,
        typer.Option(
            "--sources",
            metavar="FOLDER",
            help="Where the source texts lie, beside the claims files themselves; may be given "
            "again.",
        ),
    ] = None,
    fix: Annotated[
        bool,
        typer.Option("--fix", help="Mend offsets and digests in place, and nothing else."),
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
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write the report here."),
    ] = None,
    color: Annotated[
        ColorChoice,
        typer.Option("--color", help="Colour the report; auto means on a terminal."),
    ] = ColorChoice.AUTO,
    strict: Annotated[bool, typer.Option("--strict", help="Take warnings as errors too.")] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Say nothing but the report.")
    ] = False,
) -> int:
    """Check claims files: schema, quotes, offsets, digests, names, doubles, contradictions.

    Exit codes: 0, no errors; 1, errors (with --strict, warnings too); 2, could not run.
    """
    from factcheck.claims.validation import fix_claims, validate_claims
    from factcheck.cli.fault_report import FAULT_RENDERERS, summarize_faults

    if output_format not in FAULT_RENDERERS:
        raise UsageError(f"unknown format {output_format!r} (formats: {', '.join(FORMATS)})")
    missing = next((folder for folder in sources or [] if not folder.is_dir()), None)
    if missing is not None:
        raise UsageError(f"--sources {missing}: there is no such folder")
    chosen = list(paths or _default_paths(quiet=quiet))
    validation = validate_claims(chosen, sources or [])
    if fix and validation.mendable:
        changed = fix_claims(validation.faults)
        if not quiet:
            say(f"mended {len(validation.mendable)} faults in {', '.join(changed)}")
        validation = validate_claims(chosen, sources or [])
    if not quiet:
        for notice in validation.notices:
            say(f"note: {notice}")
    view = View(
        version=__version__,
        width=report_width(output),
        color=wants_color(color, output),
        ascii_only=output is None and shows_only_ascii(output_encoding()),
    )
    for_people = output_format == "rich"
    encoding = output_encoding() if for_people and output is None else "utf-8"
    write_report(FAULT_RENDERERS[output_format](validation, view), output, encoding=encoding)
    if not quiet and (output is not None or not for_people):
        say(summarize_faults(validation))
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    failed = any(fault.level in failing for fault in validation.faults)
    return ExitCode.FOUND if failed else ExitCode.FINE


def _default_paths(*, quiet: bool) -> list[str]:
    from factcheck.claims.discovery import discover_claims

    found = discover_claims()
    if found.is_example and not quiet:
        say("note: no claims named and no claims/ folder here: validating the example")
    return [found.path.as_posix()]
