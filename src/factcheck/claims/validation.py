"""Validates claims files: everything that can be told of them, in one run, in one list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from factcheck.claims.anchoring import check_anchors, check_digest, check_lengths
from factcheck.claims.faults import Edit, Fault, FaultKind, apply_edits, fault_at, sort_faults
from factcheck.claims.loading import LoadedClaims, LoadedFile, read_claims_files
from factcheck.claims.name_checks import check_names, check_speakers
from factcheck.claims.schema import ClaimRecord, SourceRecord
from factcheck.claims.source_texts import find_source_text
from factcheck.claims.wording_checks import check_wording
from factcheck.errors import ClaimsError, DraftError, Problem
from factcheck.files import read_whole, write_whole
from factcheck.model import Severity
from factcheck.records import dataclass


@dataclass(frozen=True, slots=True)
class Validation:
    """Holds everything found in claims files.

    `checked` counts the quotes held against their source text, `unchecked` those whose text is
    not at hand; `notices` say for which sources. `unread` counts the claims files and source texts
    that are there but could not be read; each is among the faults.
    """

    faults: tuple[Fault, ...]
    notices: tuple[str, ...]
    files: int
    claims: int
    checked: int
    unchecked: int
    unread: int = 0

    @property
    def mendable(self) -> tuple[Fault, ...]:
        """Returns the faults that `fix_claims` mends."""
        return tuple(fault for fault in self.faults if fault.edits)


@dataclass(frozen=True, slots=True)
class _SourceCheck:
    faults: tuple[Fault, ...] = ()
    notice: str | None = None
    checked: int = 0
    unchecked: int = 0
    unread: int = 0


def validate_claims(
    paths: Sequence[str | Path], sources: Sequence[str | Path] = (), *, engine: bool = True
) -> Validation:
    """Returns all that is wrong with claims files, in the order of their places.

    `sources` are folders that may hold the source texts; without them, they are looked for
    beside the claims. With `engine`, the claims are also held against their own quotes and
    against each other. Raises `ClaimsError` where a path is missing or a folder has no claims.
    """
    loaded = read_claims_files(*paths)
    faults = [_schema_fault(problem) for problem in loaded.problems]
    checks = list(_check_sources(loaded.files, sources))
    for check in checks:
        faults += check.faults
    faults += check_names(loaded.files)
    faults += check_speakers(loaded.files)
    faults += check_wording(loaded.files)
    notices = [check.notice for check in checks if check.notice]
    if engine:
        faults += _check_by_engine(loaded, sources, notices)
    return Validation(
        faults=sort_faults(_without_echoes(faults)),
        notices=tuple(notices),
        files=len(loaded.files),
        claims=len(loaded.book.claims),
        checked=sum(check.checked for check in checks),
        unchecked=sum(check.unchecked for check in checks),
        unread=sum(problem.is_unread for problem in loaded.problems)
        + sum(check.unread for check in checks),
    )


def fix_claims(faults: Iterable[Fault]) -> tuple[str, ...]:
    """Makes the edits of all mendable faults and returns the paths of the files changed.

    Only offsets and digests change; comments, order and line ends stay. Each file is replaced
    in one step, so that a crash leaves the old or the new one. Raises `ClaimsError` where a file
    cannot be written.
    """
    edits: dict[str, list[Edit]] = defaultdict(list)
    for fault in faults:
        edits[fault.path] += fault.edits
    changed = sorted(path for path, listed in edits.items() if listed)
    for path in changed:
        data = _read_again(Path(path))
        text = data.decode("utf-8-sig")
        mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
        write_atomically(Path(path), mark + apply_edits(text, edits[path]).encode("utf-8"))
    return tuple(changed)


def _read_again(path: Path) -> bytes:
    try:
        return read_whole(path)
    except OSError as error:
        raise ClaimsError(f"{path}: cannot be read ({error.strerror})") from None


def write_atomically(path: Path, data: bytes) -> None:
    """Replaces a file in one step, its permissions kept; a link's target is what is replaced.

    Raises `ClaimsError` where it cannot be written.
    """
    try:
        write_whole(path, data)
    except OSError as error:
        raise ClaimsError(f"{path}: cannot be written ({error.strerror})") from None


def _schema_fault(problem: Problem) -> Fault:
    return Fault(
        problem.path,
        problem.line,
        problem.column,
        Severity.ERROR,
        FaultKind.SCHEMA,
        problem.message,
    )


def _check_sources(
    files: Sequence[LoadedFile], folders: Sequence[str | Path]
) -> Iterator[_SourceCheck]:
    by_source: dict[str, list[ClaimRecord]] = defaultdict(list)
    for file in files:
        for claim in file.claims:
            by_source[claim.claim.source.id].append(claim)
    done: set[str] = set()
    for file in files:
        for entry in file.record.sources:
            own = entry.source.id
            # Of two entries for one source, the first answers for its claims.
            claims = [] if own in done else by_source[own]
            done.add(own)
            yield _check_source(entry, claims, folders, used=bool(by_source[own]) or not own)


def _check_source(
    entry: SourceRecord,
    claims: Sequence[ClaimRecord],
    folders: Sequence[str | Path],
    *,
    used: bool,
) -> _SourceCheck:
    path = entry.record.problems.path
    quoted = sum(1 for one in claims if one.claim.quote)
    faults = [] if used else [_unused(entry)]
    try:
        text = find_source_text(entry.source, path, folders)
    except DraftError as error:
        node = entry.record.values["file"]
        faults.append(fault_at(path, node, Severity.ERROR, FaultKind.SOURCE, str(error)))
        return _SourceCheck(tuple(faults), unchecked=quoted, unread=1)
    if text is None:
        faults += check_lengths(claims)
        return _SourceCheck(tuple(faults), _absence(entry, quoted), unchecked=quoted)
    report = check_anchors(claims, text)
    faults += (*report.faults, *check_digest(entry, text, report))
    return _SourceCheck(tuple(faults), checked=quoted)


def _unused(entry: SourceRecord) -> Fault:
    own = entry.source.id
    return fault_at(
        entry.record.problems.path,
        entry.record.values["id"],
        Severity.WARNING,
        FaultKind.SOURCE,
        f"no claim uses the source {own!r}: remove it, or curate claims from it",
    )


def _absence(entry: SourceRecord, quoted: int) -> str | None:
    if not quoted:
        return None
    name = entry.source.file or "it names no file"
    return (
        f"the text of source {entry.source.id!r} is not at hand ({name}): "
        f"{quoted} quotes not checked; name its folder with --sources"
    )


def _check_by_engine(
    loaded: LoadedClaims, folders: Sequence[str | Path], notices: list[str]
) -> list[Fault]:
    from factcheck.claims.engine_checks import check_by_engine

    faults, notice = check_by_engine(loaded, folders)
    if notice:
        notices.append(notice)
    return faults


def _without_echoes(faults: Sequence[Fault]) -> list[Fault]:
    """Joins each schema fault with the mendable fault that stands at the same value."""
    schema = {_place(fault): fault for fault in faults if fault.kind is FaultKind.SCHEMA}
    mends = {_place(fault): fault.edits for fault in faults if fault.edits}
    return [
        replace(fault, edits=mends.get(_place(fault), ()))
        if fault.kind is FaultKind.SCHEMA
        else fault
        for fault in faults
        if fault.kind is FaultKind.SCHEMA
        or fault.kind not in (FaultKind.ANCHOR, FaultKind.DIGEST)
        or _place(fault) not in schema
    ]


def _place(fault: Fault) -> tuple[str, int, int]:
    return fault.path, fault.line, fault.column
