"""Says where a person must look at first claims: what was guessed and not read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from factcheck.claims.described_names import shows_kind, told_kinds
from factcheck.claims.wording_checks import claim_key, opening_pronoun
from factcheck.claims.writing import Doubts
from factcheck.language.name_lexicon import general_forms
from factcheck.language.name_tokens import fold_name
from factcheck.model import Claim, ClaimBook, Name, NameKind

_QUOTED = re.compile(r"[\"“][^\"“”]+[\"”]?")
# Marks round fewer words than this stand round a term more often than round a statement.
_STATEMENT = 4
# A role stands beside its name when no more than this many characters part them.
_BESIDE = 120


def find_doubts(book: ClaimBook, article: str) -> Doubts:
    """Returns for each value that a person must look at what to look for, one short phrase.

    `article` is the article as its reader sees it: a role that stands beside its name there was
    read, any other was put together.
    """
    names = {name.name: name for name in book.names}
    doubts: dict[tuple[str, str], str] = {}
    first: dict[tuple[object, ...], str] = {}
    for claim in book.claims:
        for key, doubt in _claim_doubts(claim, names, first):
            doubts[claim.id, key] = doubt
    speakers = {claim.speaker for claim in book.claims}
    for name in book.names:
        told = shows_kind(name) or told_kinds(name, article) == {name.kind}
        if name.name not in speakers and not told:
            doubts[name.name, "kind"] = "a guess"
        if name.role is not None and not _stands_beside(name, article):
            doubts[name.name, "role"] = "the article does not say so in one place"
    return doubts


def _claim_doubts(
    claim: Claim, names: Mapping[str, Name], first: dict[tuple[object, ...], str]
) -> Iterator[tuple[str, str]]:
    quote = claim.quote or ""
    pronoun = opening_pronoun(claim.text)
    known = first.setdefault((claim_key(claim.text), claim.speaker), claim.id)
    if known != claim.id:
        yield "claim", f"says the same as {known}"
    elif pronoun:
        yield "claim", f"who is {pronoun!r}?"
    if claim.speaker is None:
        longest = max((len(match[0].split()) for match in _QUOTED.finditer(quote)), default=0)
        if longest >= _STATEMENT:
            yield "speaker", "who says these words?"
    elif not _is_named(names.get(claim.speaker), claim.speaker, quote):
        yield "speaker", "not named in this sentence"


def _is_named(name: Name | None, speaker: str, quote: str) -> bool:
    """Says whether a quote names a speaker, in full, by an alias, or by the last word."""
    written = [speaker, *(name.aliases if name else ())]
    if name is not None and name.kind is NameKind.PERSON:
        written.append(speaker.rsplit(" ", 1)[-1])
    elif name is not None and name.of is not None:
        written.append(speaker.removeprefix("the "))
    folded = f" {fold_name(quote)} "
    return any(f" {fold_name(one)} " in folded for one in written)


def _stands_beside(name: Name, article: str) -> bool:
    written = (name.name, *name.aliases)
    role = name.role or ""
    return any(_are_near(words, role, article) for words in written)


def _are_near(name: str, role: str, article: str) -> bool:
    pattern = re.compile(
        rf"{re.escape(name)}[^\n]{{0,{_BESIDE}}}{re.escape(role)}|"
        rf"{re.escape(role)}[^\n]{{0,{_BESIDE}}}{re.escape(name)}",
        re.IGNORECASE,
    )
    return pattern.search(article) is not None


def missing_owners(names: Sequence[Name]) -> Iterator[str]:
    """Yields whom names belong to without being named themselves, each once."""
    known = {fold_name(form) for name in names for form in (name.name, *name.aliases)}
    for name in names:
        if name.of is None:
            continue
        key = fold_name(name.of)
        if key not in known and not general_forms(key):
            known.add(key)
            yield name.of
