"""Gathers the drafts that a command line names: files, folders and standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from factcheck.cli.streams import say
from factcheck.errors import DraftError
from factcheck.files import read_whole
from factcheck.limits import LARGEST_DRAFT, megabytes
from factcheck.model import Document, Unchecked
from factcheck.readers import find_reader, known_suffixes, read_document
from factcheck.records import dataclass

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Drafts:
    """Holds the drafts that could be read, what was passed over, and what could not be read.

    `excluded` counts the drafts that the configuration leaves out.
    """

    documents: tuple[Document, ...]
    notices: tuple[str, ...]
    unchecked: tuple[Unchecked, ...]
    excluded: int = 0


def gather_drafts(
    paths: Sequence[str],
    *,
    stdin_name: str | None = None,
    encoding: str | None = None,
    is_excluded: Callable[[str], bool] = lambda _: False,
) -> Drafts:
    """Reads every draft that `paths` name, in their order; folders are read to the bottom.

    A file of a type that no reader knows, and an empty file, are passed over with a notice. That
    nothing at all is left to check is a problem too.
    """
    documents: list[Document] = []
    passed_over: list[Unchecked] = []
    unchecked: list[Unchecked] = []
    excluded = 0
    for file in expand_folders(paths, unchecked):
        name = (stdin_name or "<stdin>") if file == STDIN else Path(file).as_posix()
        if is_excluded(name):
            excluded += 1
            continue
        if file != STDIN and find_reader(file) is None and Path(file).exists():
            reason = f"skipped, not a type of draft ({_known_types()})"
            passed_over.append(Unchecked(name, reason))
            continue
        try:
            data = stdin_bytes() if file == STDIN else file_bytes(Path(file))
            document = read_document(data, name, encoding)
        except DraftError as error:
            unchecked.append(as_unchecked(name, str(error)))
            continue
        if document.text.strip():
            documents.append(document)
        else:
            passed_over.append(Unchecked(name, "empty, nothing to check"))
    if not documents and not unchecked and not excluded:
        return Drafts((), (), unchecked=tuple(passed_over))
    notices = tuple(map(str, passed_over))
    return Drafts(tuple(documents), notices, tuple(unchecked), excluded)


def as_unchecked(path: str, message: str) -> Unchecked:
    """Returns the draft that an error speaks of, whose message starts with its path."""
    place, _, reason = message.removeprefix(path).partition(": ")
    if not message.startswith(path) or not reason:
        return Unchecked(path, message)
    number = place.removeprefix(":")
    return Unchecked(path, reason, int(number) if number.isdecimal() else None)


def expand_folders(paths: Sequence[str], unchecked: list[Unchecked]) -> Iterator[str]:
    """Yields each path once, folders as the drafts in them.

    Folders without drafts, and those that cannot be looked into, are added to `unchecked`.
    """
    for path in dict.fromkeys(paths):
        if path == STDIN or not Path(path).is_dir():
            yield path
            continue
        closed: list[Unchecked] = []
        inside = sorted(_walk(Path(path), closed))
        unchecked.extend(sorted(closed, key=str))
        if not inside and not closed:
            name = Path(path).as_posix()
            unchecked.append(Unchecked(name, f"no drafts in this folder ({_known_types()})"))
        yield from map(str, inside)


def _known_types() -> str:
    return f"known types: {', '.join(known_suffixes())}"


def _walk(folder: Path, closed: list[Unchecked]) -> Iterator[Path]:
    """Yields the drafts below a folder, hidden files and folders left out."""

    def note(error: OSError) -> None:
        place = Path(error.filename or folder).as_posix()
        closed.append(Unchecked(place, f"this folder cannot be looked into ({error.strerror})"))

    for parent, folders, names in os.walk(folder, onerror=note):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if Path(name).suffix.lower() in known_suffixes() and not name.startswith("."):
                yield Path(parent, name)


def file_bytes(path: Path) -> bytes:
    """Returns what stands in a file; raises `DraftError` where it cannot be read."""
    try:
        return read_whole(path, LARGEST_DRAFT)
    except FileNotFoundError:
        raise DraftError(f"{path.as_posix()}: there is no such file or folder") from None
    except OSError as error:
        raise DraftError(f"{path.as_posix()}: cannot be read ({error.strerror})") from None


def stdin_bytes() -> bytes:
    """Returns all of standard input, with a hint on a terminal; raises `DraftError` without one."""
    if sys.stdin is None:
        raise DraftError("<stdin>: there is no standard input: name a draft")
    if sys.stdin.isatty():
        say("Paste the draft, then press Ctrl-D on a line of its own (or name a file).")
    data = sys.stdin.buffer.read(LARGEST_DRAFT + 1)
    if len(data) > LARGEST_DRAFT:
        raise DraftError(f"<stdin>: it is larger than {megabytes(LARGEST_DRAFT)}: split it")
    return data
