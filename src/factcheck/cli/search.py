"""The command `search`: a text in, the nearest claims out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from factcheck import __version__
from factcheck.cli import book_options as option
from factcheck.cli.exit_codes import ExitCode
from factcheck.cli.streams import ColorChoice, say, write_report
from factcheck.errors import UsageError
from factcheck.model import Claim, ClaimBook, Match, Rating
from factcheck.renderers.counts import counted


def search(
    query: Annotated[str, typer.Argument(metavar="QUERY", help="What to look for.")],
    *,
    claims: option.Claims = None,
    sources: option.Sources = None,
    config: option.Config = None,
    limit: Annotated[
        int,
        typer.Option("--limit", "-n", metavar="N", min=1, help="How many claims to list at most."),
    ] = 10,
    rating: option.Ratings = None,
    tag: option.Tags = None,
    speaker: option.Speakers = None,
    source: option.SourceIds = None,
    output_format: option.Format = "rich",
    output: option.Output = None,
    color: option.Color = ColorChoice.AUTO,
    quiet: option.Quiet = False,
) -> int:
    """List the claims nearest to a text, best first.

    Exit codes: 0, searched (found or not); 2, could not run.
    """
    option.require_format(output_format)
    if not query.strip():
        raise UsageError("the query is empty: say what to look for")
    opened = option.open_book(claims, sources, config, quiet=quiet)
    chosen = choose(opened.book, rating or (), tag or (), speaker or (), source or ())
    matches = find(query, chosen, opened.book, limit)
    if not quiet and not matches:
        say(f"nothing near that among {counted(len(chosen), 'claim')}")
    from factcheck.cli.claim_view import matches_json, render_matches

    if output_format == "json":
        text = matches_json(query, matches, opened.sources, __version__)
    else:
        text = render_matches(matches, opened.sources, option.make_view(color, output))
    write_report(text, output, encoding=option.encoding_for(output_format, output))
    return ExitCode.FINE


def choose(
    book: ClaimBook,
    ratings: Sequence[Rating],
    tags: Sequence[str],
    speakers: Sequence[str],
    sources: Sequence[str],
) -> list[Claim]:
    """Returns the claims that pass the filters; a speaker may be given by an alias."""
    from factcheck.claims.search import Filters, filter_claims

    main = {
        alias.casefold(): name.name for name in book.names for alias in (*name.aliases, name.name)
    }
    named = frozenset(main.get(speaker.casefold(), speaker) for speaker in speakers)
    filters = Filters(frozenset(ratings), frozenset(tags), named, frozenset(sources))
    return filter_claims(book.claims, filters)


def find(query: str, claims: Sequence[Claim], book: ClaimBook, limit: int) -> list[Match]:
    """Returns the nearest of some claims of a book, best first."""
    from factcheck.checker import search as search_book

    return search_book(query, ClaimBook(tuple(claims), book.names, book.sources), limit=limit)
