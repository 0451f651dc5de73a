"""The options of `check`, each with its help."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from factcheck.cli.failing import DEFAULT_THRESHOLD, THRESHOLDS
from factcheck.cli.streams import ColorChoice
from factcheck.renderers import RENDERERS

_INPUT = "What to check"
_REPORT = "The report"
_OUTCOME = "What fails"

_FORMATS = tuple(renderer.name for renderer in RENDERERS)

Drafted: TypeAlias = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PATH]...",
        help="Drafts: files, folders, or - for standard input (the default).",
        show_default=False,
    ),
]
Text: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--text",
        metavar="TEXT",
        help="Check this text; a supported sentence shows its evidence.",
        rich_help_panel=_INPUT,
    ),
]
Claims: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--claims",
        metavar="PATH",
        help="A claims file or a folder of them; may be given again. "
        "Default: claims/ here, else the example that ships.",
        rich_help_panel=_INPUT,
    ),
]
Sources: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--sources",
        metavar="FOLDER",
        help="Where source texts lie, to show quotations in their context; may be given again.",
        rich_help_panel=_INPUT,
    ),
]
StdinFilename: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--stdin-filename",
        metavar="NAME",
        help="The name that standard input goes by: its ending tells the format.",
        rich_help_panel=_INPUT,
    ),
]
Encoding: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--encoding",
        metavar="NAME",
        help="The encoding of drafts that are not UTF-8, such as cp1252.",
        rich_help_panel=_INPUT,
    ),
]
Diff: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--diff",
        metavar="REV",
        help="Check only the sentences that changed since this git revision; "
        "without a PATH, in all drafts below this folder.",
        rich_help_panel=_INPUT,
    ),
]
Watch: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--watch",
        help="Check again whenever a draft or the claims change; Ctrl-C ends it.",
        rich_help_panel=_INPUT,
    ),
]
Jobs: TypeAlias = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        "-j",
        metavar="N",
        min=1,
        help="Check in N processes. Default: as many as there are processors for many drafts, "
        "1 for few.",
        rich_help_panel=_INPUT,
    ),
]
Config: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="FILE",
        help="A configuration file. Default: factcheck.toml, or pyproject.toml with a "
        "factcheck section, in the draft's folder or above.",
        rich_help_panel=_INPUT,
    ),
]
ShowConfig: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--show-config", help="Show the configuration and check nothing.", rich_help_panel=_INPUT
    ),
]
Format: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help=f"One of {', '.join(_FORMATS)}. Default: rich.",
        autocompletion=lambda: list(_FORMATS),
        rich_help_panel=_REPORT,
    ),
]
Output: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write the report here, not to standard output.",
        rich_help_panel=_REPORT,
    ),
]
Color: TypeAlias = Annotated[
    ColorChoice,
    typer.Option(
        "--color",
        help="Colour the report; auto means on a terminal, unless NO_COLOR is set.",
        rich_help_panel=_REPORT,
    ),
]
Quiet: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--quiet",
        "-q",
        help="Show errors and warnings only.",
        rich_help_panel=_REPORT,
    ),
]
Verbose: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--verbose",
        "-v",
        help="Show every sentence, and the evidence for supported ones.",
        rich_help_panel=_REPORT,
    ),
]
Explain: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--explain",
        help="Show how each verdict came about: candidates, alignment, comparisons, rule.",
        rich_help_panel=_REPORT,
    ),
]
Coverage: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--coverage",
        help="List on standard error which claims the drafts used, by which sentences, "
        "and which not.",
        rich_help_panel=_REPORT,
    ),
]
Require: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--require",
        metavar="ID|TAG",
        help="Exit with 1 where the drafts do not use this claim, or all with this tag; "
        "may be given again.",
        rich_help_panel=_OUTCOME,
    ),
]
FailOn: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--fail-on",
        metavar="VERDICT",
        help=f"Exit with 1 from this verdict on: {', '.join(THRESHOLDS)}. "
        f"Default: {DEFAULT_THRESHOLD}.",
        autocompletion=lambda: list(THRESHOLDS),
        rich_help_panel=_OUTCOME,
    ),
]
Strict: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--strict",
        help="Take partial and unverified sentences as errors too.",
        rich_help_panel=_OUTCOME,
    ),
]
BaselineFile: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--baseline",
        metavar="FILE",
        help="Set aside the findings that this file knows.",
        rich_help_panel=_OUTCOME,
    ),
]
WriteBaseline: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--write-baseline",
        metavar="FILE",
        help="Write the findings of this run as a baseline, and exit with 0.",
        rich_help_panel=_OUTCOME,
    ),
]
CacheDir: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--cache-dir",
        metavar="FOLDER",
        help="Keep prepared claims and findings here. Default: a folder in the user's cache.",
        rich_help_panel=_INPUT,
    ),
]
NoCache: TypeAlias = Annotated[
    bool,
    typer.Option("--no-cache", help="Check anew and keep nothing.", rich_help_panel=_INPUT),
]
