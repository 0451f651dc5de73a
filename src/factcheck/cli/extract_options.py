"""Reads what the command line says of an article, and what a claims file has of it already."""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path, PurePath

from factcheck.claims.fields import LONGEST_ID
from factcheck.claims.loading import LoadedFile, read_claims_files
from factcheck.claims.metadata import Metadata
from factcheck.claims.problems import raise_problems
from factcheck.cli.drafts import STDIN
from factcheck.errors import UsageError

_DEFAULT_ID = "article"
_NO_WORD = re.compile(r"[^\w.-]+")


def read_known(
    title: str | None,
    publisher: str | None,
    author: str | None,
    url: str | None,
    published: str | None,
) -> Metadata:
    """Returns what the user says of an article; raises `UsageError` for what cannot be."""
    if url is not None and not url.lower().startswith(("http://", "https://")):
        raise UsageError(f"--url {url}: must start with https:// or http://")
    try:
        day = date.fromisoformat(published) if published is not None else None
    except ValueError:
        raise UsageError(f"--published {published}: write the day as 2024-03-05") from None
    for option, value in (("title", title), ("publisher", publisher), ("author", author)):
        if value is not None and not value.strip():
            raise UsageError(f"--{option} is empty: say it, or leave the option out")
    return Metadata(title, publisher, author, url, day)


def read_present(output: Path | None) -> LoadedFile | None:
    """Returns the claims file that stands where one is to be written, None where none does.

    Raises `ClaimsError` with all problems of a file that is no valid claims file.
    """
    if output is None or not output.exists():
        return None
    if output.is_dir():
        raise UsageError(f"{output.as_posix()}: is a folder: name a file in it")
    loaded = read_claims_files(output)
    raise_problems(loaded.problems)
    return loaded.files[0]


def choose_id(
    asked: str | None, article: str, stdin_name: str | None, present: LoadedFile | None
) -> str:
    """Returns the id of the source: as asked, as the claims file has it, or the file's name."""
    if asked is not None:
        if len(asked) > LONGEST_ID or len(asked.split()) != 1 or not asked.isprintable():
            raise UsageError(f"--id {asked!r}: must be one short word")
        return asked
    name = stdin_name if article == STDIN else article
    if name is None:
        return _DEFAULT_ID
    known = _known_id(article, present) if article != STDIN and present is not None else None
    stem = _NO_WORD.sub("-", PurePath(name).stem).strip("-.")[:LONGEST_ID]
    return known or stem or _DEFAULT_ID


def file_for(article: str, output: Path | None) -> str | None:
    """Returns the path of an article as a claims file at `output` writes it, None for stdin.

    It is relative to the claims file; where that goes to standard output, to the working folder.
    """
    if article == STDIN:
        return None
    folder = output.parent if output is not None else Path()
    try:
        return Path(os.path.relpath(article, folder)).as_posix()
    except ValueError:
        # Another drive than that of the claims.
        return Path(article).as_posix()


def _known_id(article: str, present: LoadedFile) -> str | None:
    """Returns the id that a claims file has for an article: by its path, else by its bare name."""
    sources = [entry.source for entry in present.record.sources if entry.source.file]
    folder = Path(present.path).parent
    place = Path(os.path.realpath(article))
    for source in sources:
        if Path(os.path.realpath(folder / (source.file or ""))) == place:
            return source.id
    alike = [one.id for one in sources if PurePath(one.file or "").name == place.name]
    return alike[0] if len(alike) == 1 else None
