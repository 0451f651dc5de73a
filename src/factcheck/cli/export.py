"""The command `export`: claims in, ClaimReview JSON-LD out."""

from __future__ import annotations

import json

from factcheck.cli import book_options as option
from factcheck.cli.exit_codes import ExitCode
from factcheck.cli.search import choose
from factcheck.cli.streams import say, write_report
from factcheck.errors import ClaimsError
from factcheck.renderers.counts import counted


def export(
    *,
    claims: option.Claims = None,
    config: option.Config = None,
    rating: option.Ratings = None,
    tag: option.Tags = None,
    speaker: option.Speakers = None,
    source: option.SourceIds = None,
    output: option.Output = None,
    quiet: option.Quiet = False,
) -> int:
    """Write claims as schema.org ClaimReview JSON-LD, as search engines require it.

    Claims whose source has no url are left out with a notice. Exit codes: 0, written;
    2, could not run, or no claim could be written.
    """
    from factcheck.claims.claim_review import export_reviews
    from factcheck.renderers.safe_text import escape_json

    opened = option.open_book(claims, None, config, quiet=quiet)
    chosen = choose(opened.book, rating or (), tag or (), speaker or (), source or ())
    exported = export_reviews(opened.book, chosen)
    if not quiet:
        for reason in exported.left_out:
            say(f"note: {reason}")
    if not exported.records:
        raise ClaimsError(
            "no claim could be exported: a ClaimReview needs the 'url' of its source"
            if chosen
            else "no claim passes these filters: nothing to export"
        )
    text = json.dumps(exported.records, ensure_ascii=False, indent=2)
    write_report(escape_json(text) + "\n", output)
    if not quiet:
        say(f"{counted(len(exported.records), 'claim')} exported")
    return ExitCode.FINE
