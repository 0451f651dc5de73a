"""Writes claims as a claims file that loads to the same claims."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from factcheck.model import Claim, Name, Rating, Review, Source

# Text that YAML reads as itself without quotes: starts with a letter or digit, and holds
# nothing that YAML gives a meaning to. Words that YAML takes for null are left to the quotes.
_PLAIN = re.compile(r"(?!(?:null|Null|NULL)\Z)[^\W_](?:[^\x00-\x20:#\"\\]| (?! |#|\Z))*")
_FLOW_MARKS = re.compile(r"[,\[\]{}]")
# What must be escaped between double marks: they, the backslash, and whatever YAML does not
# print or takes for a line end.
_ESCAPED = re.compile('["\\\\\x00-\x1f\x7f-\xa0\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]')
_SHORT_LIST = 90

# What a person must look at, by the id of a claim or source, or a name, and the key.
Doubts = Mapping[tuple[str, str], str]


def write_claims_file(
    claims: Sequence[Claim],
    names: Sequence[Name] = (),
    sources: Sequence[Source] = (),
    comment: str | None = None,
    doubts: Doubts | None = None,
) -> str:
    """Returns the text of a claims file.

    `comment` stands at its top, each of the `doubts` as "# check: …" behind its value.
    """
    lines = _lines(claims, names, sources, comment, doubts or {})
    return "".join(f"{line}\n" for line in lines)


def write_scalar(text: str) -> str:
    """Returns a text as a YAML scalar: plain where YAML reads it so, else between marks."""
    unprintable = _ESCAPED.search(text.replace('"', "").replace("\\", ""))
    if not unprintable and _PLAIN.fullmatch(text):
        return text
    if not unprintable and "'" not in text:
        return f"'{text}'"
    return '"' + _ESCAPED.sub(_escape, text) + '"'


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    if character in '"\\':
        return "\\" + character
    return f"\\u{ord(character):04x}"


def _lines(
    claims: Sequence[Claim],
    names: Sequence[Name],
    sources: Sequence[Source],
    comment: str | None,
    doubts: Doubts,
) -> Iterator[str]:
    for line in (comment or "").splitlines():
        yield f"# {line}".rstrip()
    yield "version: 1"
    yield "sources:" if sources else "sources: []"
    for source in sources:
        yield from source_lines(source, doubts)
    yield "names:" if names else "names: []"
    for name in names:
        yield from name_lines(name, doubts)
    yield "claims:" if claims else "claims: []"
    for claim in claims:
        yield from claim_lines(claim, doubts)


def _doubt(doubts: Doubts, entry: str, key: str) -> str:
    doubt = doubts.get((entry, key))
    return "" if doubt is None else f"  # check: {' '.join(doubt.split())}"


def source_lines(source: Source, doubts: Doubts) -> Iterator[str]:
    """Yields the lines of one entry of `sources`."""
    yield f"  - id: {write_scalar(source.id)}"
    published = source.published.isoformat() if source.published else None
    for key, value in (
        ("file", source.file),
        ("sha256", source.sha256),
        ("title", source.title),
        ("publisher", source.publisher),
        ("author", source.author),
        ("url", source.url),
        ("published", published),
    ):
        yield f"    {key}: {_value(value)}{_doubt(doubts, source.id, key)}"


def name_lines(name: Name, doubts: Doubts) -> Iterator[str]:
    """Yields the lines of one entry of `names`."""
    yield f"  - name: {write_scalar(name.name)}"
    yield f"    kind: {name.kind}{_doubt(doubts, name.name, 'kind')}"
    yield from _list_lines("aliases", name.aliases)
    if name.role is not None:
        yield f"    role: {write_scalar(name.role)}{_doubt(doubts, name.name, 'role')}"
    if name.of is not None:
        yield f"    of: {write_scalar(name.of)}{_doubt(doubts, name.name, 'of')}"


def claim_lines(claim: Claim, doubts: Doubts) -> Iterator[str]:
    """Yields the lines of one entry of `claims`."""
    yield f"  - id: {write_scalar(claim.id)}{_doubt(doubts, claim.id, 'id')}"
    yield f"    claim: {write_scalar(claim.text)}{_doubt(doubts, claim.id, 'claim')}"
    yield f"    quote: {_value(claim.quote)}"
    yield f"    source: {write_scalar(claim.source.id)}"
    if claim.start is not None:
        yield f"    at: {{paragraph: {claim.paragraph}, start: {claim.start}, end: {claim.end}}}"
    yield f"    speaker: {_value(claim.speaker)}{_doubt(doubts, claim.id, 'speaker')}"
    if claim.rating is not Rating.TRUE or claim.review is not None:
        yield f"    rating: {claim.rating}"
    yield from _list_lines("phrasings", claim.phrasings)
    yield from _list_lines("tags", claim.tags)
    if claim.note is not None:
        yield f"    note: {write_scalar(claim.note)}"
    if claim.review is not None:
        yield from _review_lines(claim.review)


def _review_lines(review: Review) -> Iterator[str]:
    yield "    review:"
    yield f"      rating: {_value(review.rating)}"
    for key, value in (
        ("value", review.value),
        ("best", review.best),
        ("worst", review.worst),
        ("claimed", review.claimed),
        ("first_appearance", review.first_appearance),
    ):
        if value is not None:
            yield f"      {key}: {write_scalar(value)}"
    yield from _list_lines("appearances", review.appearances, indent=6)
    if review.rest is not None:
        yield f"      rest: {write_scalar(review.rest)}"


def _list_lines(key: str, texts: Sequence[str], indent: int = 4) -> Iterator[str]:
    if not texts:
        return
    space = " " * indent
    scalars = [write_scalar(text) for text in texts]
    line = f"{space}{key}: [{', '.join(scalars)}]"
    short = len(line) <= _SHORT_LIST and not any(
        _FLOW_MARKS.search(scalar) for scalar in scalars if scalar[0] not in "'\""
    )
    if short:
        yield line
        return
    yield f"{space}{key}:"
    for scalar in scalars:
        yield f"{space}  - {scalar}"


def _value(text: str | None) -> str:
    return "null" if text is None else write_scalar(text)
