"""Checks the names of a book: each means one thing, and every speaker is one of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.claims.faults import Fault, FaultKind, fault_at
from factcheck.claims.loading import LoadedFile
from factcheck.claims.nodes import Listing, Node, Scalar
from factcheck.claims.problems import nearest
from factcheck.claims.schema import NameRecord
from factcheck.language.name_lexicon import general_forms
from factcheck.language.name_tokens import fold_name
from factcheck.model import Name, Severity


def check_names(files: Sequence[LoadedFile]) -> Iterator[Fault]:
    """Yields names and aliases that mean two things, and employers that mean nothing."""
    owners: dict[str, tuple[NameRecord, str]] = {}
    for file in files:
        for entry in file.record.names:
            seen: set[str] = set()
            for written, node in _written_names(entry):
                key = fold_name(written)
                if key in seen:
                    message = f"{written!r} adds nothing, the name is known so already: remove it"
                    path = entry.record.problems.path
                    yield fault_at(path, node, Severity.WARNING, FaultKind.NAME, message)
                    continue
                seen.add(key)
                owner, place = owners.setdefault(key, (entry, _place(entry)))
                if owner is not entry and not _same(owner.name, entry.name):
                    yield _clash(entry, node, written, owner.name, place)
    yield from _check_employers(files, owners)


def check_speakers(files: Sequence[LoadedFile]) -> Iterator[Fault]:
    """Yields speakers that are not among the names of the book or the general ones."""
    names = [entry.name for file in files for entry in file.record.names]
    main = {fold_name(name.name) for name in names}
    aliases: dict[str, str] = {}
    for name in names:
        for alias in name.aliases:
            aliases.setdefault(fold_name(alias), name.name)
    for file in files:
        for entry in file.claims:
            speaker = entry.claim.speaker
            if speaker is None:
                continue
            key = fold_name(speaker)
            if key in main:
                continue
            if key in aliases:
                level = Severity.WARNING
                message = f"the speaker is known as {aliases[key]!r}: write that name"
            elif general_forms(key):
                continue
            else:
                level = Severity.ERROR
                near = nearest(speaker, (name.name for name in names))
                hint = f"did you mean {near!r}?" if near else "add it there"
                message = f"the speaker {speaker!r} is not among the names: {hint}"
            node = entry.record.values["speaker"]
            yield fault_at(entry.claim.path, node, level, FaultKind.SPEAKER, message)


def _written_names(entry: NameRecord) -> Iterator[tuple[str, Node]]:
    values = entry.record.values
    if entry.name.name:
        yield entry.name.name, values["name"]
    aliases = values.get("aliases")
    if isinstance(aliases, Listing):
        for item in aliases.items:
            if isinstance(item, Scalar) and not item.is_null and item.value.strip():
                yield item.value, item


def _same(one: Name, other: Name) -> bool:
    if fold_name(one.name) != fold_name(other.name) or one.kind is not other.kind:
        return False
    same_role = one.role is None or other.role is None or one.role == other.role
    return same_role and (one.of is None or other.of is None or one.of == other.of)


def _clash(entry: NameRecord, node: Node, written: str, owner: Name, place: str) -> Fault:
    if fold_name(owner.name) == fold_name(entry.name.name):
        message = f"{written!r} is described otherwise at {place}: make the two entries agree"
    else:
        message = f"{written!r} already means {owner.name!r} ({place}): give it to one of them"
    return _fault(entry, node, message)


def _check_employers(
    files: Sequence[LoadedFile], owners: dict[str, tuple[NameRecord, str]]
) -> Iterator[Fault]:
    known = [entry.name.name for file in files for entry in file.record.names]
    for file in files:
        for entry in file.record.names:
            if entry.name.of is None:
                continue
            key = fold_name(entry.name.of)
            node = entry.record.values["of"]
            if key == fold_name(entry.name.name):
                yield _fault(entry, node, "a name cannot belong to itself: remove 'of'")
            elif key not in owners and not general_forms(key):
                near = nearest(entry.name.of, known)
                hint = f"did you mean {near!r}?" if near else "add it as a name of its own"
                yield fault_at(
                    file.path,
                    node,
                    Severity.WARNING,
                    FaultKind.NAME,
                    f"{entry.name.of!r} is not among the names: {hint}",
                )


def _fault(entry: NameRecord, node: Node, message: str) -> Fault:
    path = entry.record.problems.path
    return fault_at(path, node, Severity.ERROR, FaultKind.NAME, message)


def _place(entry: NameRecord) -> str:
    return f"{entry.record.problems.path}:{entry.record.node.line + 1}"
