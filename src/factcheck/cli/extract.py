"""The command `extract`: an article in, a first claims file out, or a curated one brought up."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli import book_options as option
from factcheck.cli.drafts import STDIN, file_bytes, stdin_bytes
from factcheck.cli.exit_codes import ExitCode
from factcheck.cli.streams import say, write_report
from factcheck.errors import DraftError, UsageError
from factcheck.model import Claim, Document
from factcheck.readers import read_document
from factcheck.renderers.counts import counted

if TYPE_CHECKING:
    from factcheck.claims.first_claims import FirstClaims
    from factcheck.claims.merging import Merge

_LONGEST_SHOWN = 90


def extract(
    article: Annotated[
        str,
        typer.Argument(
            metavar="ARTICLE",
            help="Plain text, Markdown, HTML or Word; - for standard input.",
        ),
    ],
    *,
    source_id: Annotated[
        str | None,
        typer.Option(
            "--id", metavar="ID", help="The id of the source. Default: the name of the file."
        ),
    ] = None,
    title: Annotated[
        str | None, typer.Option("--title", metavar="TEXT", help="The title of the article.")
    ] = None,
    publisher: Annotated[
        str | None, typer.Option("--publisher", metavar="NAME", help="Who published it.")
    ] = None,
    author: Annotated[
        str | None, typer.Option("--author", metavar="NAME", help="Who wrote it.")
    ] = None,
    url: Annotated[
        str | None, typer.Option("--url", metavar="URL", help="Where it stands on the web.")
    ] = None,
    published: Annotated[
        str | None,
        typer.Option("--published", metavar="DATE", help="The day it came out, as 2024-03-05."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="The claims file to write. One that is there is brought up to the article, and "
            "keeps what its curators wrote.",
        ),
    ] = None,
    stdin_filename: Annotated[
        str | None,
        typer.Option(
            "--stdin-filename",
            metavar="NAME",
            help="The name that standard input goes by: its ending tells the format.",
        ),
    ] = None,
    encoding: Annotated[
        str | None,
        typer.Option(
            "--encoding", metavar="NAME", help="The encoding of an article that is not UTF-8."
        ),
    ] = None,
    quiet: option.Quiet = False,
) -> int:
    """Make a first claims file from an article, for a person to curate.

    Exit codes: 0, written; 2, could not run.
    """
    from factcheck.claims.first_claims import make_first_claims, write_first_claims
    from factcheck.cli.extract_options import choose_id, file_for, read_known, read_present

    known = read_known(title, publisher, author, url, published)
    data, document = _read(article, stdin_filename, encoding)
    present = read_present(output)
    chosen = choose_id(source_id, article, stdin_filename, present)
    first = make_first_claims(document, data, chosen, file_for(article, output), known)
    if not first.book.claims:
        raise DraftError(f"{document.path}: no statement found in it, so there is nothing to claim")
    if present is None:
        _write(write_first_claims(first), output)
        if not quiet:
            say(_tell_first(first, output))
        return ExitCode.FINE

    from factcheck.claims.merging import merge_claims
    from factcheck.claims.source_texts import as_source_text

    merge = merge_claims(present, first, as_source_text(document), known)
    if merge.text != present.text:
        mark = b"\xef\xbb\xbf" if present.has_mark else b""
        _write_over(Path(present.path), mark + merge.text.encode("utf-8"))
    if not quiet:
        for line in _tell_merge(merge, present.path):
            say(line)
    return ExitCode.FINE


def _read(article: str, stdin_name: str | None, encoding: str | None) -> tuple[bytes, Document]:
    """Returns the bytes of an article and the document in them; raises `DraftError`."""
    if article == STDIN:
        data, name = stdin_bytes(), stdin_name or "<stdin>"
    else:
        data, name = file_bytes(Path(article)), Path(article).as_posix()
    return data, read_document(data, name, encoding)


def _write(text: str, output: Path | None) -> None:
    if output is not None:
        try:
            output.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(f"{output}: cannot be written ({error.strerror})") from None
    write_report(text, output)


def _write_over(path: Path, data: bytes) -> None:
    from factcheck.claims.validation import write_atomically

    write_atomically(path, data)


def _tell_first(first: FirstClaims, output: Path | None) -> str:
    book = first.book
    where = f" written to {output.as_posix()}" if output is not None else ""
    parts = f"{counted(len(book.claims), 'claim')} and {counted(len(book.names), 'name')}{where}"
    return f'{parts}; {counted(len(first.doubts), "line")} marked "# check"'


def _tell_merge(merge: Merge, path: str) -> Iterator[str]:
    """Yields what became of a file, and a line for each claim that a person must look at."""
    parts = [
        f"{counted(merge.moved, 'quote')} moved" if merge.moved else "",
        f"{len(merge.gone)} gone" if merge.gone else "",
        f"{len(merge.unplaced)} to be placed" if merge.unplaced else "",
        f"{len(merge.new)} new" if merge.new else "",
        f"{counted(len(merge.names), 'name')} added" if merge.names else "",
    ]
    yield f"{path}: {', '.join(filter(None, parts)) or 'no claim changes'}"
    for gone in merge.gone:
        after = f"; now perhaps {gone.successor.id}" if gone.successor is not None else ""
        yield f"gone: {_shown(gone.claim)}{after}"
    for claim in merge.unplaced:
        yield f"its quote stands there more than once: {_shown(claim)}"
    for claim in merge.new:
        yield f"new: {_shown(claim)}"
    for name in merge.names:
        yield f"new name: {name.name} ({name.kind})"


def _shown(claim: Claim) -> str:
    words = " ".join((claim.quote or claim.text).split())
    short = words if len(words) <= _LONGEST_SHOWN else words[: _LONGEST_SHOWN - 1] + "…"
    return f"{claim.id} (line {claim.line}): {short}"
