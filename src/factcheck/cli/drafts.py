"""Gathers the drafts that a command line names: files, folders and standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from factcheck.errors import DraftError
from factcheck.model import Document
from factcheck.readers import find_reader, known_suffixes, read_document
from factcheck.records import dataclass

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Drafts:
    """Holds the drafts that could be read, what was passed over, and what went wrong.

    `excluded` counts the drafts that the configuration leaves out.
    """

    documents: tuple[Document, ...]
    notices: tuple[str, ...]
    problems: tuple[str, ...]
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
    notices: list[str] = []
    problems: list[str] = []
    excluded = 0
    for file in expand_folders(paths, problems):
        name = (stdin_name or "<stdin>") if file == STDIN else Path(file).as_posix()
        if is_excluded(name):
            excluded += 1
            continue
        if file != STDIN and find_reader(file) is None and Path(file).exists():
            notices.append(f"{name}: skipped, not a type of draft ({_known_types()})")
            continue
        try:
            data = stdin_bytes() if file == STDIN else file_bytes(Path(file))
            document = read_document(data, name, encoding)
        except DraftError as error:
            problems.append(str(error))
            continue
        if document.text.strip():
            documents.append(document)
        else:
            notices.append(f"{name}: empty, nothing to check")
    if not documents and not problems and not excluded:
        return Drafts((), (), problems=tuple(notices))
    return Drafts(tuple(documents), tuple(notices), tuple(problems), excluded)


def expand_folders(paths: Sequence[str], problems: list[str]) -> Iterator[str]:
    """Yields each path once, folders as the drafts in them; adds those without to `problems`."""
    for path in dict.fromkeys(paths):
        if path == STDIN or not Path(path).is_dir():
            yield path
            continue
        inside = sorted(_walk(Path(path)))
        if not inside:
            name = Path(path).as_posix()
            problems.append(f"{name}: no drafts in this folder ({_known_types()})")
        yield from map(str, inside)


def _known_types() -> str:
    return f"known types: {', '.join(known_suffixes())}"


def _walk(folder: Path) -> Iterator[Path]:
    """Yields the drafts below a folder, hidden files and folders left out."""
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if Path(name).suffix.lower() in known_suffixes() and not name.startswith("."):
                yield Path(parent, name)


def file_bytes(path: Path) -> bytes:
    """Returns what stands in a file; raises `DraftError` where it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise DraftError(f"{path.as_posix()}: there is no such file or folder") from None
    except OSError as error:
        raise DraftError(f"{path.as_posix()}: cannot be read ({error.strerror})") from None


def stdin_bytes() -> bytes:
    """Returns all of standard input, with a hint on a terminal; raises `DraftError` without one."""
    if sys.stdin is None:
        raise DraftError("<stdin>: there is no standard input: name a draft")
    if sys.stdin.isatty():
        hint = "Paste the draft, then press Ctrl-D on a line of its own (or name a file).\n"
        sys.stderr.write(hint)
        sys.stderr.flush()
    return sys.stdin.buffer.read()
