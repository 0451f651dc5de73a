"""Gives what a leader's administration says to the administration, not to the leader.

What it only does ("announced a package") the article says in its own voice.
"""

from __future__ import annotations

import re
from dataclasses import replace

from factcheck.language.name_tokens import fold_name
from factcheck.model import Claim, ClaimBook, Name, NameKind

# Bodies that go by the name of who leads them.
_BODIES = ("administration", "government", "cabinet", "campaign", "camp", "team", "office")
# A word and what is said: a clause or a quotation, perhaps to somebody.
_SAYS = r" [a-z]+(?: (?:[A-Z][\w.]+ ){0,4}that\b|[,:]? [\"“])"


def name_bodies(book: ClaimBook) -> ClaimBook:
    """Returns a book in which nobody speaks who is only part of the name of a body."""
    people = {name.name for name in book.names if name.kind is NameKind.PERSON}
    known = {fold_name(form) for name in book.names for form in (name.name, *name.aliases)}
    claims: list[Claim] = []
    added: list[Name] = []
    for claim in book.claims:
        speaker = _speaker_of(claim) if claim.speaker in people else claim.speaker
        claims.append(replace(claim, speaker=speaker))
        if speaker is not None and speaker != claim.speaker and fold_name(speaker) not in known:
            known.add(fold_name(speaker))
            added.append(Name(speaker, NameKind.ORGANIZATION))
    return replace(book, claims=tuple(claims), names=book.names + tuple(added))


def _speaker_of(claim: Claim) -> str | None:
    """Returns the speaker of a claim, or the body that its quote names and not him."""
    surname = re.escape((claim.speaker or "").rsplit(" ", 1)[-1])
    quote = claim.quote or ""
    body = re.search(rf"\b{surname} (?:{'|'.join(_BODIES)})\b", quote)
    if body is None or re.search(rf"\b{surname}\b(?! (?:{'|'.join(_BODIES)})\b)", quote):
        return claim.speaker
    return body[0] if re.match(_SAYS, quote[body.end() :]) else None
