"""Keeps what was found in a draft, so that a draft that has not changed is not checked again.

A record is found by a key made of everything that findings depend on: the draft's text, the claims
files, the code and the word lists. Nobody can read it who has not got the draft: it is covered
with bits that follow from the draft's own text, and so is its name. Drafts are often secret, and
no copy of one may lie about.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from factcheck.book_index.states import note_states, read_states
from factcheck.engine_state import fingerprint
from factcheck.kept_files import keep, read_kept
from factcheck.model import ClaimsFile, Document, DocumentReport, Finding
from factcheck.packing import pack, unpack
from factcheck.records import dataclass

_MAGIC = b"factcheck findings\n"
_ENDING = ".findings"
_MOST_RECORDS = 256


@dataclass(frozen=True, slots=True)
class FindingsPlace:
    """Names where findings are kept, and what they depend on beside the draft.

    `states` are those of the claims files, from before they were read.
    """

    folder: Path
    files: tuple[Path, ...]
    states: tuple[str, ...]
    key: bytes


def find_findings(
    folder: Path, files: Sequence[Path], version: str, *, explain: bool
) -> FindingsPlace | None:
    """Returns the place for what is found with some claims files; None where they are not there.

    `version` is the program's; `explain` says whether findings record how they came about.
    """
    try:
        states = read_states(files)
    except OSError:
        return None
    key = hashlib.sha256(fingerprint(version))
    key.update(b"explained\0" if explain else b"\0")
    for file, state in zip(files, states, strict=True):
        named = f"{file.as_posix()}\0{file.absolute()}\0{state}\0"
        key.update(named.encode("utf-8", "surrogatepass"))
    return FindingsPlace(folder, tuple(files), states, key.digest())


def is_settled(place: FindingsPlace) -> bool:
    """Says whether the claims files, about to be read, are what they were and not just written.

    A file that was written a moment ago may be written again and look the same.
    """
    try:
        place.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return note_states(place.files, place.folder) == place.states
    except OSError:
        return False


def read_findings(
    place: FindingsPlace, document: Document
) -> tuple[DocumentReport, tuple[ClaimsFile, ...]] | None:
    """Returns what was found in a draft, and the claims files; None where that is not known."""
    key = _key(place, document)
    sealed = read_kept(_path(place, key), _MAGIC)
    if sealed is None:
        return None
    try:
        findings, files = unpack(_cover(sealed, key))
    except Exception:  # whatever is wrong with a record, the draft can be checked
        return None
    return DocumentReport(document.path, document.sha256, document.text, findings), files


def keep_findings(
    place: FindingsPlace,
    document: Document,
    findings: Sequence[Finding],
    files: Sequence[ClaimsFile],
) -> None:
    """Keeps what was found in a draft; where that is impossible, nothing is kept or said."""
    key = _key(place, document)
    sealed = _cover(pack((tuple(findings), tuple(files))), key)
    keep(_path(place, key), _MAGIC, sealed, _MOST_RECORDS)


def _path(place: FindingsPlace, key: bytes) -> Path:
    name = hashlib.sha256(b"name" + key).hexdigest()[:32]
    return place.folder / f"{name}{_ENDING}"


def _key(place: FindingsPlace, document: Document) -> bytes:
    """Returns 32 bytes that depend on all that the engine reads of a draft, its path aside."""
    read = [document.text]
    read += [f"{block.kind}{block.positions}{block.ends}{block.text}" for block in document.blocks]
    key = hashlib.sha256(place.key)
    for text in read:
        data = text.encode("utf-8", "surrogatepass")
        key.update(len(data).to_bytes(8) + data)
    return key.digest()


def _cover(data: bytes, key: bytes) -> bytes:
    """Returns bytes covered with others that follow from a key; the same again uncovers them."""
    bits = hashlib.shake_256(b"cover" + key).digest(len(data))
    return (int.from_bytes(data) ^ int.from_bytes(bits)).to_bytes(len(data))
