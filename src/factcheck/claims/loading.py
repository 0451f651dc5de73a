"""Loads claims files: bytes → nodes → records → one `ClaimBook`."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from factcheck.claims.claims_files import find_claims_files
from factcheck.claims.nodes import parse_nodes
from factcheck.claims.problems import ProblemList, raise_problems
from factcheck.claims.schema import ClaimRecord, FileRecord, read_claim, read_file_record
from factcheck.errors import Problem
from factcheck.files import read_whole
from factcheck.model import Claim, ClaimBook, ClaimsFile, Name, Source
from factcheck.records import dataclass

# Some 250,000 claims; whatever is larger is not a file that people curate.
LARGEST_FILE = 128 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class LoadedFile:
    """Holds one claims file as read: its text (a BOM removed), digest, and typed records.

    `has_mark` says whether the file starts with a byte order mark.
    """

    path: str
    text: str
    sha256: str
    has_mark: bool
    record: FileRecord
    claims: tuple[ClaimRecord, ...]


@dataclass(frozen=True, slots=True)
class LoadedClaims:
    """Holds all claims files of a run, their book, and everything wrong with them."""

    files: tuple[LoadedFile, ...]
    book: ClaimBook
    problems: tuple[Problem, ...]


def load_claims(*paths: str | Path) -> ClaimBook:
    """Returns one book of all claims files named, and of all those in the folders named.

    Folders are searched to the bottom for `*.yaml` and `*.yml`, in the order of their paths,
    hidden ones left out. Raises `ClaimsError` with every problem of every file, sorted.
    """
    loaded = read_claims_files(*paths)
    raise_problems(loaded.problems)
    return loaded.book


def read_claims_files(*paths: str | Path) -> LoadedClaims:
    """Returns the files with whatever of them can be read, and all problems as data.

    Raises `ClaimsError` only where a path is missing or a folder holds no claims files.
    """
    places = [(path, ProblemList(path.as_posix())) for path in find_claims_files(*paths)]
    read = [_read_file(path, problems) for path, problems in places]
    sources = _gather_sources(read)
    files = tuple(
        _read_claims(file, sources, problems)
        for file, (_, problems) in zip(read, places, strict=True)
    )
    _check_claim_ids(files)
    found = tuple(problem for _, problems in places for problem in problems.problems)
    return LoadedClaims(files, _make_book(files, tuple(sources.values())), found)


def _read_file(path: Path, problems: ProblemList) -> LoadedFile:
    data = _read_bytes(path, problems)
    digest = hashlib.sha256(data).hexdigest()
    text = _decode(data, problems)
    root = None if text is None else parse_nodes(text, problems)
    record = read_file_record(root, problems)
    has_mark = data.startswith(b"\xef\xbb\xbf")
    return LoadedFile(path.as_posix(), text or "", digest, has_mark, record, ())


def _read_bytes(path: Path, problems: ProblemList) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            problems.add_unread(
                "the file is larger than 128 MB: split it into several claims files"
            )
            return b""
        return read_whole(path)
    except OSError as error:
        problems.add_unread(
            f"cannot be read ({error.strerror}): check the file and its permissions"
        )
        return b""


def _decode(data: bytes, problems: ProblemList) -> str | None:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", errors="replace")
        line_start = before.rfind("\n") + 1
        problems.add(
            before.count("\n"),
            len(before) - line_start,
            f"the byte 0x{data[error.start]:02x} is not UTF-8: save the file as UTF-8",
        )
        return None


def _gather_sources(files: Sequence[LoadedFile]) -> dict[str, Source]:
    shared: dict[str, Source] = {}
    places: dict[str, str] = {}
    for file in files:
        for entry in file.record.sources:
            source = entry.source
            if not source.id:
                continue
            known = shared.setdefault(source.id, source)
            place = f"{file.path}:{entry.record.node.line + 1}"
            first = places.setdefault(source.id, place)
            # Two files may describe one source, so long as they agree on it.
            same_file = first.rpartition(":")[0] == file.path
            if first != place and (same_file or known != source):
                entry.record.add_problem(
                    "id", f"the source id {source.id!r} is already used at {first}: rename one"
                )
    return shared


def _read_claims(file: LoadedFile, shared: dict[str, Source], problems: ProblemList) -> LoadedFile:
    claims = tuple(read_claim(node, shared, problems) for node in file.record.claims)
    return replace(file, claims=claims)


def _check_claim_ids(files: Sequence[LoadedFile]) -> None:
    first: dict[str, Claim] = {}
    for file in files:
        for entry in file.claims:
            known = first.setdefault(entry.claim.id, entry.claim)
            if known is not entry.claim and entry.claim.id:
                place = f"{known.path}:{known.line}"
                entry.record.add_problem(
                    "id", f"the claim id {known.id!r} is already used at {place}: rename one"
                )


def _make_book(files: Sequence[LoadedFile], sources: tuple[Source, ...]) -> ClaimBook:
    return ClaimBook(
        claims=tuple(entry.claim for file in files for entry in file.claims),
        names=merge_names([entry.name for file in files for entry in file.record.names]),
        sources=sources,
        files=tuple(ClaimsFile(file.path, file.sha256, len(file.claims)) for file in files),
    )


def merge_names(names: Sequence[Name]) -> tuple[Name, ...]:
    """Returns the names, those that several files give as one thing joined into one.

    Two entries are one thing when name and kind are equal and role and employer do not differ.
    """
    merged: list[Name] = []
    places: dict[tuple[str, str], int] = {}
    for name in names:
        key = (name.name, name.kind)
        place = places.get(key)
        known = None if place is None else merged[place]
        if place is None or known is None or not _agree(known, name):
            places[key] = len(merged)
            merged.append(name)
            continue
        merged[place] = Name(
            name.name,
            name.kind,
            tuple(dict.fromkeys(known.aliases + name.aliases)),
            known.role or name.role,
            known.of or name.of,
        )
    return tuple(merged)


def _agree(one: Name, other: Name) -> bool:
    same_role = one.role is None or other.role is None or one.role == other.role
    same_employer = one.of is None or other.of is None or one.of == other.of
    return same_role and same_employer
