"""The command `show`: one claim in full, its quote in context."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck import __version__
from factcheck.cli import book_options as option
from factcheck.cli.exit_codes import ExitCode
from factcheck.cli.streams import ColorChoice, write_report
from factcheck.errors import UsageError
from factcheck.model import Claim, ClaimBook


def show(
    claim_id: Annotated[str, typer.Argument(metavar="ID", help="The id of the claim.")],
    *,
    claims: option.Claims = None,
    sources: option.Sources = None,
    config: option.Config = None,
    output_format: option.Format = "rich",
    output: option.Output = None,
    color: option.Color = ColorChoice.AUTO,
    quiet: option.Quiet = False,
) -> int:
    """Show one claim with its quote in the source.

    Exit codes: 0, shown; 2, could not run.
    """
    option.require_format(output_format)
    opened = option.open_book(claims, sources, config, quiet=quiet)
    claim = find_claim(claim_id, opened.book)
    from factcheck.cli.claim_view import claim_json, render_claim

    if output_format == "json":
        text = claim_json(claim, opened.sources, __version__)
    else:
        text = render_claim(claim, opened.sources, option.make_view(color, output))
    write_report(text, output, encoding=option.encoding_for(output_format, output))
    return ExitCode.FINE


def find_claim(claim_id: str, book: ClaimBook) -> Claim:
    """Returns the claim of an id; raises `UsageError` that names the nearest id."""
    for claim in book.claims:
        if claim.id == claim_id:
            return claim
    from factcheck.claims.problems import nearest

    near = nearest(claim_id, (claim.id for claim in book.claims))
    hint = f"did you mean {near}?" if near else "factcheck search finds claims by their words"
    raise UsageError(f"no claim has the id {claim_id!r}: {hint}")
