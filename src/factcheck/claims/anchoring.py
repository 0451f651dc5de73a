"""Holds quotes, offsets and digests of a claims file against the source texts.

A quote that moved is found again by its words; where the words stand more than once, by the
distance that its neighbours moved. What cannot be told so is left to a person.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from factcheck.claims.faults import Edit, Fault, FaultKind, fault_at
from factcheck.claims.fields import Record, is_null
from factcheck.claims.nodes import Mapping as MappingNode
from factcheck.claims.nodes import Node, Scalar
from factcheck.claims.schema import ANCHOR_KEYS, ClaimRecord, SourceRecord
from factcheck.claims.source_texts import Place, SourceText
from factcheck.model import Severity
from factcheck.readers import PLAIN, find_reader
from factcheck.records import dataclass

# How near a passage must come to a quote to be shown as what was meant, 0 to 100.
_NEAR = 75.0
_LONGEST_SHOWN = 120


@dataclass(frozen=True, slots=True)
class AnchorReport:
    """Holds what was found in one source: faults, and how its quotes fared."""

    faults: tuple[Fault, ...]
    held: int
    moved: int
    gone: tuple[str, ...]


def check_anchors(claims: Sequence[ClaimRecord], text: SourceText) -> AnchorReport:
    """Returns what is wrong with the quotes of one source and their places."""
    quoted = [entry for entry in claims if entry.claim.quote]
    found = {id(entry): text.find(entry.claim.quote or "") for entry in quoted}
    shifts = _known_shifts(quoted, found)
    faults: list[Fault] = []
    gone: list[str] = []
    moved = 0
    for entry in quoted:
        places = found[id(entry)]
        if not places:
            gone.append(entry.claim.id)
            faults.append(_missing_quote(entry, text))
            continue
        fault = _check_place(entry, places, shifts, text)
        if fault is not None:
            moved += 1
            faults.append(fault)
    return AnchorReport(tuple(faults), len(quoted) - moved - len(gone), moved, tuple(gone))


def check_digest(entry: SourceRecord, text: SourceText, report: AnchorReport) -> Iterator[Fault]:
    """Yields what is wrong with the digest of a source whose text is at hand.

    A digest is only renewed where every quote still stands in the text.
    """
    source, record = entry.source, entry.record
    if source.sha256 == text.sha256:
        return
    node = record.values.get("sha256")
    if node is None:
        message = f"the digest of {text.path} is missing: add 'sha256: {text.sha256}'"
        yield _source_fault(record, record.node, message)
        return
    renewed = () if report.gone else _replace(node, text.sha256)
    if source.sha256 is None:
        message = f"the digest of {text.path} is missing: --fix writes it"
        yield _source_fault(record, node, message, renewed)
        return
    changed = f"{text.path} is not the text these claims were made from"
    if report.gone:
        names = ", ".join(report.gone)
        message = (
            f"{changed}: {len(report.gone)} of its quotes no longer stand in it ({names}); "
            "mend them, then renew the digest with --fix"
        )
    else:
        message = (
            f"{changed}, but all its quotes stand in it ({report.moved} moved): --fix renews it"
        )
    yield _source_fault(record, node, message, renewed)


def check_lengths(claims: Sequence[ClaimRecord]) -> Iterator[Fault]:
    """Yields the places that cannot be right whatever the text: of another length than the quote.

    In a source with markup, a place may be longer than its quote.
    """
    for entry in claims:
        claim = entry.claim
        if not claim.quote or claim.start is None or claim.end is None:
            continue
        span, length = claim.end - claim.start, len(claim.quote)
        if span < length or (span > length and _is_plain(claim.source.file)):
            yield fault_at(
                claim.path,
                entry.record.values["at"],
                Severity.ERROR,
                FaultKind.ANCHOR,
                f"'at' spans {span} characters, the quote has {length}: mend one of them, "
                "or run --fix with the source text at hand",
            )


def _is_plain(file: str | None) -> bool:
    return file is not None and find_reader(file) is PLAIN


def _source_fault(record: Record, node: Node, message: str, edits: tuple[Edit, ...] = ()) -> Fault:
    return fault_at(
        record.problems.path, node, Severity.ERROR, FaultKind.DIGEST, message, edits=edits
    )


def _known_shifts(
    claims: Sequence[ClaimRecord], found: Mapping[int, list[Place]]
) -> list[tuple[int, int]]:
    """Returns (old start, distance moved) of every quote that stands in one place only."""
    shifts = []
    for entry in claims:
        places = found[id(entry)]
        if entry.claim.start is not None and len(places) == 1:
            shifts.append((entry.claim.start, places[0].start - entry.claim.start))
    return sorted(shifts)


def _check_place(
    entry: ClaimRecord,
    places: Sequence[Place],
    shifts: Sequence[tuple[int, int]],
    text: SourceText,
) -> Fault | None:
    claim, record = entry.claim, entry.record
    at = record.values.get("at")
    if Place(claim.paragraph or 0, claim.start or 0, claim.end or 0) in places:
        return None
    place = _choose_place(entry, places, shifts)
    node = record.node if at is None else _broken_part(at, record)
    if place is None:
        numbers = ", ".join(str(one.paragraph) for one in places)
        message = (
            f"the quote stands {len(places)} times in {text.path} (paragraphs {numbers}) "
            "and not where 'at' says: choose one"
        )
        return fault_at(claim.path, node, Severity.ERROR, FaultKind.ANCHOR, message)
    written = f"{{paragraph: {place.paragraph}, start: {place.start}, end: {place.end}}}"
    if at is None:
        message = f"the quote has no place: add 'at: {written}'"
        return fault_at(claim.path, node, Severity.ERROR, FaultKind.ANCHOR, message)
    edits = _anchor_edits(at, place, written)
    remedy = "--fix re-anchors it" if edits else f"write 'at: {written}'"
    if claim.start is None:
        message = f"the place of the quote is {written}: {remedy}"
    elif (claim.start, claim.end) == (place.start, place.end):
        message = (
            f"the quote stands in paragraph {place.paragraph}, not {claim.paragraph}: {remedy}"
        )
    else:
        message = f"the quote stands at {place.start} to {place.end} of {text.path}: {remedy}"
    return fault_at(claim.path, node, Severity.ERROR, FaultKind.ANCHOR, message, edits=edits)


def _choose_place(
    entry: ClaimRecord, places: Sequence[Place], shifts: Sequence[tuple[int, int]]
) -> Place | None:
    if len(places) == 1:
        return places[0]
    claim = entry.claim
    start = claim.start
    if start is None:
        return None
    same = [place for place in places if (place.start, place.end) == (start, claim.end)]
    if same:
        return same[0]
    distances = Counter(
        shift for _, shift in sorted(shifts, key=lambda one: abs(one[0] - start))[:1]
    )
    moved = [place for place in places if place.start - start in distances]
    return moved[0] if len(moved) == 1 else None


def _broken_part(at: Node, record: Record) -> Node:
    """Returns the part of an anchor that the schema refused already, else the whole of it."""
    refused = {(problem.line, problem.column) for problem in record.problems.problems}
    parts = at.items if isinstance(at, MappingNode) else []
    return next((part for part in parts if (part.line + 1, part.column + 1) in refused), at)


def _anchor_edits(at: Node, place: Place, written: str) -> tuple[Edit, ...]:
    if is_null(at):
        return _replace(at, written)
    if not isinstance(at, MappingNode):
        return ()
    values = {key.value: value for key, value in _pairs(at) if isinstance(key, Scalar)}
    wanted = dict(zip(ANCHOR_KEYS, (place.paragraph, place.start, place.end), strict=True))
    if set(values) != set(wanted) or len(at.items) != 2 * len(wanted):
        return ()
    edits: list[Edit] = []
    for key, number in wanted.items():
        node = values[key]
        if not isinstance(node, Scalar):
            return ()
        if node.value != str(number):
            edits += _replace(node, str(number))
    return tuple(edits)


def _pairs(node: MappingNode) -> Iterator[tuple[Node, Node]]:
    items = iter(node.items)
    return zip(items, items, strict=True)


def _replace(node: Node, written: str) -> tuple[Edit, ...]:
    if not isinstance(node, Scalar):
        return ()
    # The null of "key:" has no width and stands right behind the colon.
    space = " " if node.start == node.end else ""
    return (Edit(node.start, node.end, space + written),)


def _missing_quote(entry: ClaimRecord, text: SourceText) -> Fault:
    from rapidfuzz import fuzz

    from factcheck.language.folding import fold

    claim = entry.claim
    quote = claim.quote or ""
    where = f"the quote does not stand in {text.path}"
    folded, wanted = fold(text.text), fold(quote).text
    at = folded.text.find(wanted)
    if at >= 0:
        start, end = folded.original_span(at, at + len(wanted))
        shown = _shorten(text.text[start:end])
        message = f"{where}: only its marks, dashes or spaces differ; the source has: {shown}"
    else:
        near = fuzz.partial_ratio_alignment(quote, text.text, score_cutoff=_NEAR)
        if near is None or len(quote) > len(text.text):
            message = f"{where}, nor anything like it: copy the source's own words"
        else:
            start, end = _whole_words(text.text, near.dest_start, near.dest_end)
            shown = _shorten(text.text[start:end])
            paragraph = text.paragraph_at(near.dest_start)
            message = f"{where}; nearest, in paragraph {paragraph}: {shown}"
    node = entry.record.values["quote"]
    return fault_at(claim.path, node, Severity.ERROR, FaultKind.QUOTE, message)


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end


def _shorten(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_SHOWN else line[: _LONGEST_SHOWN - 1] + "…"
