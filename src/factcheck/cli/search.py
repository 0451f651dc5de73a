"""The command `search`: a text in, the nearest claims out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck import __version__
from factcheck.cli import book_options as option
from factcheck.cli.cache_folder import user_cache_folder
from factcheck.cli.check_options import CacheDir, NoCache
from factcheck.cli.claims_choice import choose_prepared, name_claims, whole_book
from factcheck.cli.configured import choose_configuration, claims_of, sources_of
from factcheck.cli.exit_codes import ExitCode
from factcheck.cli.streams import ColorChoice, say, write_report
from factcheck.errors import UsageError
from factcheck.model import Claim, ClaimBook, Match, Rating
from factcheck.renderers.counts import counted

if TYPE_CHECKING:
    from factcheck.book_index.large import LargeBook
    from factcheck.checker import PreparedBook


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
    cache_dir: CacheDir = None,
    no_cache: NoCache = False,
) -> int:
    """List the claims nearest to a text, best first.

    Exit codes: 0, searched (found or not); 2, could not run.
    """
    option.require_format(output_format)
    if not query.strip():
        raise UsageError("the query is empty: say what to look for")
    configuration = choose_configuration(config, ["."])
    cache = None if no_cache else cache_dir or user_cache_folder()
    chosen = choose_prepared(name_claims(claims or claims_of(configuration)), cache)
    if chosen.notice and not quiet:
        say(f"note: {chosen.notice}")
    filters = (rating or (), tag or (), speaker or (), source or ())
    book = _filtered(chosen.book, *filters) if any(filters) else chosen.book
    matches = find(query, book, limit)
    if not quiet and not matches:
        say(f"nothing near that among {counted(_count(book), 'claim')}")
    from factcheck.cli.claim_view import matches_json, render_matches

    folders = tuple(sources or sources_of(configuration))
    if output_format == "json":
        text = matches_json(query, matches, folders, __version__)
    else:
        text = render_matches(matches, folders, option.make_view(color, output))
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


def find(query: str, book: ClaimBook | PreparedBook | LargeBook, limit: int) -> list[Match]:
    """Returns the claims of a book nearest to a text, best first."""
    from factcheck.checker import PreparedBook
    from factcheck.searching import search as search_book

    if isinstance(book, ClaimBook | PreparedBook):
        return search_book(query, book, limit=limit)
    from factcheck.book_index.large import search_large

    return search_large(query, book, limit)


def _filtered(
    book: ClaimBook | PreparedBook | LargeBook,
    ratings: Sequence[Rating],
    tags: Sequence[str],
    speakers: Sequence[str],
    sources: Sequence[str],
) -> ClaimBook:
    whole = whole_book(book)
    claims = choose(whole, ratings, tags, speakers, sources)
    return ClaimBook(tuple(claims), whole.names, whole.sources)


def _count(book: ClaimBook | PreparedBook | LargeBook) -> int:
    return sum(file.count for file in book.files) if book.files else len(whole_book(book).claims)
