"""The command `import`: ClaimReview JSON-LD in, a claims file out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli import book_options as option
from factcheck.cli.exit_codes import ExitCode
from factcheck.cli.streams import say, write_report
from factcheck.errors import ClaimsError, UsageError
from factcheck.files import read_whole
from factcheck.renderers.counts import counted

STDIN = "-"


def import_(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE", help="A JSON file of ClaimReviews, or - for standard input."
        ),
    ],
    *,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="The claims file to write."),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Write over a file that is there already.")
    ] = False,
    quiet: option.Quiet = False,
) -> int:
    """Make a claims file from published fact-checks (schema.org ClaimReview).

    Single objects, arrays, @graph, data feeds and one object a line are read. Exit codes:
    0, written; 2, could not run.
    """
    from factcheck.claims.claim_review import import_reviews
    from factcheck.claims.writing import write_claims_file

    if output is not None and output.exists() and not force:
        raise UsageError(f"{output}: is there already: name another file, or use --force")
    imported = import_reviews(_read(file), "<stdin>" if file == STDIN else Path(file).as_posix())
    book = imported.book
    if not quiet:
        for notice in imported.notices:
            say(f"note: {notice}")
    comment = (
        "Imported from published fact-checks (ClaimReview). The rating of a claim is the nearest\n"
        "of true, false, misleading and unproven; the review's own words stand under 'review'."
    )
    write_report(write_claims_file(book.claims, book.names, book.sources, comment), output)
    if not quiet:
        where = f" written to {output}" if output is not None else ""
        say(f"{counted(len(book.claims), 'claim')}{where}")
    return ExitCode.FINE


def _read(file: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if file == STDIN else read_whole(Path(file))
    except OSError as error:
        raise ClaimsError(f"{file}: cannot be read ({error.strerror})") from None
