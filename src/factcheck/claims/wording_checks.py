"""Checks how claims are put: each says one thing, once, and can stand alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.claims.faults import Fault, FaultKind, fault_at
from factcheck.claims.loading import LoadedFile
from factcheck.claims.nodes import Listing, Mapping, Node, Scalar
from factcheck.claims.schema import ClaimRecord
from factcheck.language.folding import fold
from factcheck.language.stems import stem
from factcheck.model import Severity

_WORD = re.compile(r"[^\W_]+(?:[.,'’-][^\W_]+)*%?")
# A pronoun in front has nobody to stand for; "it" and "this" often need nobody.
_PRONOUN = re.compile(r"(?:he|she|they|his|her|their|him|them)\b", re.IGNORECASE)
# " #1": YAML takes it for a comment, and the value ends before it.
_COMMENT_TRAP = re.compile(r"[ \t]+#[^\s#]")
_LAYOUT = re.compile(r"\n|  |\t")
_DOUBLE_MARKS = frozenset('"“”')
# Words without which two claims still say the same thing.
_EMPTY_WORDS = frozenset({"a", "an", "the", "that"})


def check_wording(files: Sequence[LoadedFile]) -> Iterator[Fault]:
    """Yields claims put twice, claims that cannot stand alone, and values cut short by YAML."""
    first: dict[tuple[object, ...], ClaimRecord] = {}
    for file in files:
        yield from _check_comments(file)
        for entry in file.claims:
            yield from _check_duplicate(entry, first)
            yield from _check_phrasings(entry)
            yield from _check_claim(entry)
            yield from _check_marks(entry)


def claim_key(text: str) -> tuple[str, ...]:
    """Returns the stems of a text in order, articles left out: equal for near-duplicates."""
    words = _WORD.findall(fold(text).text)
    return tuple(stem(word) for word in words if word.casefold() not in _EMPTY_WORDS)


def opening_pronoun(text: str) -> str | None:
    """Returns the personal pronoun that a text starts with, or None."""
    found = _PRONOUN.match(text)
    return found.group() if found else None


def _check_duplicate(
    entry: ClaimRecord, first: dict[tuple[object, ...], ClaimRecord]
) -> Iterator[Fault]:
    claim = entry.claim
    if not claim.text:
        return
    key = (claim_key(claim.text), claim.speaker, claim.rating, claim.source.url)
    known = first.setdefault(key, entry)
    if known is not entry:
        place = f"{known.claim.path}:{known.claim.line}"
        message = f"says the same as {known.claim.id!r} ({place}): keep one, or make it a phrasing"
        yield _fault(entry, entry.record.values["claim"], FaultKind.DUPLICATE, message)


def _check_phrasings(entry: ClaimRecord) -> Iterator[Fault]:
    node = entry.record.values.get("phrasings")
    if not isinstance(node, Listing):
        return
    seen = {claim_key(entry.claim.text)}
    for item in node.items:
        if isinstance(item, Scalar) and item.value.strip():
            key = claim_key(item.value)
            if key in seen:
                message = "the phrasing repeats the claim or another phrasing: remove it"
                yield _fault(entry, item, FaultKind.DUPLICATE, message)
            seen.add(key)


def _check_claim(entry: ClaimRecord) -> Iterator[Fault]:
    text = entry.claim.text
    if not text:
        return
    node = entry.record.values["claim"]
    pronoun = opening_pronoun(text)
    if pronoun:
        message = f"the claim starts with {pronoun!r}: name who is meant"
        yield _fault(entry, node, FaultKind.WORDING, message)
    if text != text.strip() or _LAYOUT.search(text):
        message = "the claim holds line ends or repeated spaces: write it as one line"
        yield _fault(entry, node, FaultKind.WORDING, message)


def _check_marks(entry: ClaimRecord) -> Iterator[Fault]:
    quote = entry.claim.quote or ""
    # A speaker's words may go on in the sentence before or after: the mark inside then has its
    # partner there. One at an end can be left out.
    goes_on = entry.claim.speaker is not None and not ({quote[:1], quote[-1:]} & _DOUBLE_MARKS)
    if goes_on:
        return
    if quote.count('"') % 2 or quote.count("“") != quote.count("”"):
        message = (
            "a quotation mark in the quote has no partner: take the other one in as well, "
            "or leave this one out"
        )
        yield _fault(entry, entry.record.values["quote"], FaultKind.WORDING, message)


def _check_comments(file: LoadedFile) -> Iterator[Fault]:
    if "#" not in file.text:
        return
    for entry in file.claims:
        for node in _scalars(entry.record.node):
            trap = _COMMENT_TRAP.match(file.text, node.end) if node.plain and node.value else None
            if trap:
                message = "what follows ' #' is a comment to YAML: put the value in quotes"
                yield _fault(entry, node, FaultKind.WORDING, message)


def _scalars(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Mapping | Listing):
        for item in node.items:
            yield from _scalars(item)


def _fault(entry: ClaimRecord, node: Node, kind: FaultKind, message: str) -> Fault:
    return fault_at(entry.claim.path, node, Severity.WARNING, kind, message)
