"""Keeps the indexes of large claim books in the user's cache folder, and finds them again.

An index is found by the paths of its claims files and by the code that made it. It is opened only
where it belongs to the user, nobody else can write it, and the claims files are what they were. It
is written aside and renamed, so that whoever has the old one open keeps it whole.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from factcheck.book_index.reading import IndexedBook, open_index
from factcheck.book_index.states import hash_files, note_states, read_states
from factcheck.engine_state import fingerprint
from factcheck.files import written_aside
from factcheck.kept_files import is_private, list_abandoned
from factcheck.model import ClaimBook
from factcheck.records import dataclass

_ENDING = ".index"
_STATES = ".states"
_MOST_INDEXES = 8


@dataclass(frozen=True, slots=True)
class IndexPlace:
    """Names where the index of some claims files is kept."""

    path: Path
    files: tuple[Path, ...]
    version: str

    @property
    def states(self) -> Path:
        """Returns where the states of the claims files stand."""
        return self.path.with_suffix(_STATES)

    def slot(self, indexed: IndexedBook, chosen: Sequence[int]) -> Path:
        """Returns the file that what was chosen of an index is kept in, once it is prepared."""
        key = hashlib.sha256(f"{self.path.name} {indexed.content}".encode())
        key.update(",".join(map(str, chosen)).encode())
        return self.path.with_name(f"{key.hexdigest()[:32]}.book")


def find_place(folder: Path, files: Sequence[Path], version: str) -> IndexPlace:
    """Returns the place for the index of some claims files; `version` is the program's."""
    key = hashlib.sha256(fingerprint(version))
    for file in files:
        key.update(f"{file.as_posix()}\0{file.absolute()}\0".encode("utf-8", "surrogatepass"))
    return IndexPlace(folder / f"{key.hexdigest()[:32]}{_ENDING}", tuple(files), version)


def open_kept(place: IndexPlace) -> IndexedBook | None:
    """Returns the index that is kept, None where there is none that can be trusted."""
    try:
        with place.path.open("rb") as file:
            if not is_private(file.fileno(), place.path.parent):
                return None
            indexed = open_index(file)
        return indexed if _is_current(place, indexed) else None
    except Exception:  # whatever is wrong with a kept index, the claims themselves are there
        return None


def note_files(place: IndexPlace) -> tuple[str, ...] | None:
    """Returns the states of the claims files, to be asked for before they are read.

    None where nothing can be kept.
    """
    try:
        place.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        return note_states(place.files, place.path.parent)
    except OSError:
        return None


def keep_index(place: IndexPlace, book: ClaimBook, states: Sequence[str]) -> IndexedBook | None:
    """Writes the index of a book and opens it; None where that is impossible.

    `states` are those of the claims files from before they were read.
    """
    from factcheck.book_index.writing import write_index

    try:
        with written_aside(place.path) as file:
            write_index(file, book)
        _write_states(place, [one.sha256 for one in book.files], states)
        _forget_oldest(place.path.parent)
    except OSError:
        return None
    return open_kept(place)


def _is_current(place: IndexPlace, indexed: IndexedBook) -> bool:
    """Says whether the claims files are what they were; hashes them where that is not plain."""
    digests = [file.sha256 for file in indexed.files]
    if _read_states(place) == (*digests, *read_states(place.files)):
        return True
    states = note_states(place.files, place.path.parent)
    if list(hash_files(place.files)) != digests:
        return False
    _write_states(place, digests, states)
    return True


def _read_states(place: IndexPlace) -> tuple[str, ...]:
    try:
        with place.states.open("r", encoding="ascii") as file:
            if is_private(file.fileno(), place.path.parent):
                return tuple(file.read().splitlines())
    except (OSError, ValueError):
        pass
    return ()


def _write_states(place: IndexPlace, digests: Sequence[str], states: Sequence[str]) -> None:
    with written_aside(place.states) as file:
        file.write("\n".join([*digests, *states]).encode("ascii"))


def _forget_oldest(folder: Path) -> None:
    """Removes the indexes that have not been written for longest."""
    kept = sorted(folder.glob(f"*{_ENDING}"), key=lambda file: file.stat().st_mtime_ns)
    for file in kept[:-_MOST_INDEXES]:
        file.unlink(missing_ok=True)
        file.with_suffix(_STATES).unlink(missing_ok=True)
    for file in list_abandoned(folder):
        file.unlink(missing_ok=True)
