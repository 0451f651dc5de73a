"""The options that the commands about claims share, and the claims they open."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from factcheck import __version__
from factcheck.cli.claims_choice import choose_claims
from factcheck.cli.configured import choose_configuration, claims_of, sources_of
from factcheck.cli.streams import (
    ColorChoice,
    output_encoding,
    report_width,
    say,
    shows_only_ascii,
    wants_color,
)
from factcheck.errors import UsageError
from factcheck.model import ClaimBook, Rating
from factcheck.records import dataclass
from factcheck.renderers import View

FORMATS = ("rich", "json")

Claims: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--claims",
        metavar="PATH",
        help="A claims file or a folder of them; may be given again. "
        "Default: claims/ here, else the example that ships.",
    ),
]
Sources: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--sources",
        metavar="FOLDER",
        help="Where the source texts lie, besides where the claims say; may be given again.",
    ),
]
Config: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="FILE",
        help="A configuration file. Default: factcheck.toml, or pyproject.toml with a "
        "factcheck section, here or above.",
    ),
]
Format: TypeAlias = Annotated[
    str,
    typer.Option("--format", "-f", metavar="FORMAT", help=f"One of {', '.join(FORMATS)}."),
]
Output: TypeAlias = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write here, not to standard output."),
]
Color: TypeAlias = Annotated[
    ColorChoice,
    typer.Option(
        "--color", help="Colour the output; auto means on a terminal, unless NO_COLOR is set."
    ),
]
Quiet: TypeAlias = Annotated[
    bool,
    typer.Option("--quiet", "-q", help="Say nothing on standard error but errors."),
]
Ratings: TypeAlias = Annotated[
    list[Rating] | None,
    typer.Option("--rating", help="Only claims rated so; may be given again."),
]
Tags: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--tag", metavar="TAG", help="Only claims with this tag; may be given again."),
]
Speakers: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--speaker",
        metavar="NAME",
        help="Only claims of this speaker (a name or alias of the claims); may be given again.",
    ),
]
SourceIds: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--source",
        metavar="SOURCE",
        help="Only claims of this source: its id, title or publisher; may be given again.",
    ),
]


@dataclass(frozen=True, slots=True)
class OpenedBook:
    """Holds the claims of a run, and the folders where their source texts lie."""

    book: ClaimBook
    sources: tuple[str, ...]


def open_book(
    claims: Sequence[str] | None,
    sources: Sequence[str] | None,
    config: Path | None,
    *,
    quiet: bool,
) -> OpenedBook:
    """Loads the claims that the options or the configuration name; says which, where neither does.

    Raises `ClaimsError` where they are missing or invalid.
    """
    configuration = choose_configuration(config, ["."])
    chosen = choose_claims(claims or claims_of(configuration))
    if chosen.notice and not quiet:
        say(f"note: {chosen.notice}")
    return OpenedBook(chosen.book, tuple(sources or sources_of(configuration)))


def require_format(name: str, formats: Sequence[str] = FORMATS) -> None:
    """Raises `UsageError` where a format is none of those the command writes."""
    if name not in formats:
        raise UsageError(f"unknown format {name!r} (formats: {', '.join(formats)})")


def make_view(color: ColorChoice, output: Path | None) -> View:
    """Returns how to show something where it goes."""
    return View(
        version=__version__,
        width=report_width(output),
        color=wants_color(color, output),
        ascii_only=output is None and shows_only_ascii(output_encoding()),
    )


def encoding_for(output_format: str, output: Path | None) -> str:
    """Returns the encoding to write in: UTF-8 but for what people read on a terminal."""
    return output_encoding() if output_format == "rich" and output is None else "utf-8"
