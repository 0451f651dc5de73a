"""Brings a curated claims file up to a changed article, and keeps all that its curators wrote.

Quotes that moved are anchored anew, quotes that are gone are remarked, and what the article says
for the first time is added. Wording, phrasings, tags, ratings, notes, names, ids, comments and
order stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.claims.anchoring import check_anchors
from factcheck.claims.faults import Edit, FaultKind, apply_edits
from factcheck.claims.first_claims import FirstClaims
from factcheck.claims.loading import LoadedFile
from factcheck.claims.merged_names import NameBook
from factcheck.claims.metadata import Metadata
from factcheck.claims.new_statements import OldClaim, find_new
from factcheck.claims.nodes import parse_nodes
from factcheck.claims.problems import ProblemList, raise_problems
from factcheck.claims.schema import ClaimRecord, SourceRecord, read_claim, read_file_record
from factcheck.claims.source_texts import SourceText
from factcheck.claims.splicing import ClaimsText
from factcheck.claims.writing import claim_lines, name_lines, source_lines, write_scalar
from factcheck.model import Claim, Name
from factcheck.records import dataclass

# From this likeness on, 0 to 100, a new quote is what became of one that is gone.
_LIKE = 70.0
_GONE = "no longer in the article"
_NEW = "new in the article"


@dataclass(frozen=True, slots=True)
class Gone:
    """Pairs a claim whose quote is gone with the new one that comes nearest to it, if any does."""

    claim: Claim
    successor: Claim | None


@dataclass(frozen=True, slots=True)
class Merge:
    """Holds a claims file brought up to an article, and what that meant for its claims.

    `gone` are claims whose quotes no longer stand in the article, `new` those that were added,
    `names` the names that they needed. `moved` counts the quotes anchored anew, `unplaced` are
    claims whose quotes stand there more than once, none where it was. The lines of all claims
    are those of `text`.
    """

    text: str
    moved: int = 0
    unplaced: tuple[Claim, ...] = ()
    gone: tuple[Gone, ...] = ()
    new: tuple[Claim, ...] = ()
    names: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True)
class _Parsed:
    """Holds the text of a claims file with its typed records."""

    text: str
    sources: tuple[SourceRecord, ...]
    claims: tuple[ClaimRecord, ...]
    names: tuple[Name, ...]


def merge_claims(
    file: LoadedFile, first: FirstClaims, article: SourceText, known: Metadata
) -> Merge:
    """Returns a claims file with what an article says now.

    `first` is what was just extracted from the article, `known` what the user says of it, which
    goes before what the file has. Raises `ClaimsError` where the file is written in such a way
    that nothing can be put into it.
    """
    before = _parse(file.text, file.path)
    edited, moved, gone, unplaced = _bring_up(before, first, article, known)
    after = _parse(edited, file.path)
    fresh = first.book.claims
    if _entry_of(before, first.source.id) is not None:
        fresh = _new_claims(fresh, before, after, gone, unchanged=_is_same(before, first))
    text, added, names = _add(after, first, fresh)
    now = {entry.claim.id: entry.claim for entry in _parse(text, file.path).claims}
    new = tuple(now[claim.id] for claim in added)
    return Merge(
        text,
        moved,
        tuple(now[claim.id] for claim in unplaced),
        tuple(Gone(now[claim.id], _successor(claim, new)) for claim in gone),
        new,
        names,
    )


def _successor(claim: Claim, new: Sequence[Claim]) -> Claim | None:
    """Returns the new claim whose quote is most like that of a claim that is gone."""
    from rapidfuzz import fuzz

    likeness = [
        (fuzz.partial_ratio(claim.quote or "", one.quote or ""), -index)
        for index, one in enumerate(new)
    ]
    best, index = max(likeness, default=(0.0, 0))
    return new[-index] if best >= _LIKE else None


def _parse(text: str, path: str) -> _Parsed:
    problems = ProblemList(path)
    record = read_file_record(parse_nodes(text, problems), problems)
    sources = {entry.source.id: entry.source for entry in record.sources}
    claims = tuple(read_claim(node, sources, problems) for node in record.claims)
    raise_problems(problems.problems)
    return _Parsed(text, record.sources, claims, tuple(entry.name for entry in record.names))


def _entry_of(parsed: _Parsed, source_id: str) -> SourceRecord | None:
    return next((entry for entry in parsed.sources if entry.source.id == source_id), None)


def _is_same(parsed: _Parsed, first: FirstClaims) -> bool:
    entry = _entry_of(parsed, first.source.id)
    return entry is not None and entry.source.sha256 == first.source.sha256


def _claims_of(parsed: _Parsed, source_id: str) -> list[ClaimRecord]:
    return [entry for entry in parsed.claims if entry.claim.source.id == source_id]


def _bring_up(
    parsed: _Parsed, first: FirstClaims, article: SourceText, known: Metadata
) -> tuple[str, int, tuple[Claim, ...], tuple[Claim, ...]]:
    """Returns the text with anchors, digest and remarks renewed, and what became of quotes."""
    entry = _entry_of(parsed, first.source.id)
    if entry is None:
        return parsed.text, 0, (), ()
    own = _claims_of(parsed, first.source.id)
    report = check_anchors(own, article)
    lost = set(report.gone)
    anchors = [fault for fault in report.faults if fault.kind is FaultKind.ANCHOR]
    mended = [fault for fault in anchors if fault.edits]
    stuck = {fault.line for fault in anchors if not fault.edits}
    text = ClaimsText(parsed.text)
    edits = [edit for fault in mended for edit in fault.edits]
    edits += _source_edits(text, entry, first, known)
    for one in own:
        remark = text.set_remark(one.record.values["quote"], _GONE, wanted=one.claim.id in lost)
        edits += [remark] if remark else []
    gone = tuple(one.claim for one in own if one.claim.id in lost)
    unplaced = tuple(
        one.claim
        for one in own
        if one.record.node.line + 1 in stuck
        or any(value.line + 1 in stuck for key, value in one.record.values.items() if key == "at")
    )
    return apply_edits(parsed.text, edits), len(mended), gone, unplaced


def _source_edits(
    text: ClaimsText, entry: SourceRecord, first: FirstClaims, known: Metadata
) -> Iterator[Edit]:
    """Yields the edits of a source: its digest, what it lacks, and what the user says of it."""
    old, new = entry.source, first.source
    wanted: dict[str, str | None] = {"sha256": new.sha256}
    if old.file is None or old.file.rpartition("/")[2] != (new.file or "").rpartition("/")[2]:
        wanted["file"] = new.file or old.file
    for key in ("title", "publisher", "author", "url", "published"):
        wanted[key] = getattr(known, key) or getattr(old, key) or getattr(new, key)
    for key, value in wanted.items():
        if value is not None and value != getattr(old, key):
            edit = text.set_value(entry.record.node, key, write_scalar(str(value)))
            if edit is not None:
                yield edit


def _new_claims(
    fresh: Sequence[Claim],
    before: _Parsed,
    after: _Parsed,
    gone: Sequence[Claim],
    *,
    unchanged: bool,
) -> tuple[Claim, ...]:
    """Returns the claims that the article makes for the first time."""
    if unchanged:
        return ()
    lost = {claim.id for claim in gone}
    known = []
    for old, now in zip(before.claims, after.claims, strict=True):
        if fresh and old.claim.source.id == fresh[0].source.id:
            moved = None if old.claim.id in lost else _span(now.claim)
            known.append(OldClaim(old.claim, _span(old.claim), moved))
    return tuple(find_new(fresh, known))


def _span(claim: Claim) -> tuple[int, int] | None:
    return None if claim.start is None or claim.end is None else (claim.start, claim.end)


def _add(
    parsed: _Parsed, first: FirstClaims, fresh: Sequence[Claim]
) -> tuple[str, tuple[Claim, ...], tuple[Name, ...]]:
    """Returns the text with new claims, the names they need, and the source if it is new."""
    text = ClaimsText(parsed.text)
    edits: list[Edit] = []
    doubts = dict(first.doubts)
    if _entry_of(parsed, first.source.id) is None:
        section = text.section("sources")
        last = len(section.entries) - 1 if section.entries else None
        edits.append(text.add(section, last, list(source_lines(first.source, doubts))))
        is_update = False
    else:
        is_update = True
    names = NameBook(parsed.names, first.book.names)
    taken = {entry.claim.id for entry in parsed.claims}
    new: list[Claim] = []
    behind: dict[int | None, list[str]] = {}
    for claim in fresh:
        own = replace(claim, id=_free_id(claim.id, taken), speaker=names.speaker(claim.speaker))
        taken.add(own.id)
        names.need(claim)
        moved = {
            (own.id, key): doubt for (entry, key), doubt in doubts.items() if entry == claim.id
        }
        if is_update:
            moved[own.id, "id"] = _NEW
        place = _place(own, parsed)
        behind.setdefault(place, []).extend(claim_lines(own, {**moved}))
        new.append(own)
    section = text.section("claims")
    edits += [text.add(section, place, lines) for place, lines in behind.items()]
    if names.needed:
        section = text.section("names")
        last = len(section.entries) - 1 if section.entries else None
        lines = [line for name in names.needed for line in name_lines(name, doubts)]
        edits.append(text.add(section, last, lines))
    return apply_edits(parsed.text, edits), tuple(new), tuple(names.needed)


def _free_id(wanted: str, taken: set[str]) -> str:
    """Returns an id that no claim has: the wanted one, or one with another number at its end."""
    if wanted not in taken:
        return wanted
    stem, _, number = wanted.rpartition("-")
    count = int(number) + 1 if number.isdigit() else 2
    while f"{stem}-{count}" in taken:
        count += 1
    return f"{stem}-{count}"


def _place(claim: Claim, parsed: _Parsed) -> int | None:
    """Returns the index of the entry that a new claim goes behind; None: before all others."""
    own = [
        (entry.claim.start or 0, index)
        for index, entry in enumerate(parsed.claims)
        if entry.claim.source.id == claim.source.id
    ]
    if not own:
        return len(parsed.claims) - 1 if parsed.claims else None
    before = [one for one in own if one[0] < (claim.start or 0)]
    return max(before)[1] if before else None
