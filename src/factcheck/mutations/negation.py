"""Negates what a sentence says, or takes its negation out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from factcheck.mutations.people import surname
from factcheck.mutations.story import Base, is_quoted
from factcheck.mutations.words import rows

# A second negation, a restriction or an embedded question makes the meaning of "not" unsure.
_UNSURE = re.compile(
    r"\b(?:not?|never|none|nor|neither|nobody|nothing|nowhere|without|only|unless|until|hardly|barely|"
    r"scarcely|whether|if|how|den(?:y|ies|ied)|refus\w+|fail\w*|lack\w*|reject\w*|unable|un\w+ed|"
    r"as \w+ as|than|except|even|yet|any|ever|rather|all|both|every|each|or)\b|n['’]t\b|\?",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(
    r"\b(?:before|after|when|since|while|as|because|although|though|what|which|who|where|why|that|"
    r"there)\b(?: \S+){0,6} ?$",
    re.IGNORECASE,
)
_BE = re.compile(r"(?<=\w) (?:was|were|is|are)(?= (?!to\b|it\b|he\b|she\b|they\b|there\b)[a-z]+)")
_HAVE = re.compile(
    r"(?<=\w)(?<!would)(?<!could)(?<!should)(?<!must)(?<!will) (?:has|have|had)"
    r"(?= (?:[a-z]+(?:ed|en)|been|become|made|said|found|led)\b)"
)
_MODAL = re.compile(r"(?<=\w) (?:will|would|can|could|should|must)(?= (?:[a-z]+)\b)")
# Of a share, "was not" says less than of a thing: one in three was not, though another was.
_SHARE = re.compile(r"\b(?:one|two|three|four|nine) (?:in|out of) \w+|\b(?:half|third|quarter)\b")
_BEFORE_SUBJECT = re.compile(r"^\W*(?:Was|Were|Is|Are|Has|Have|Had|Will|Would|Can)\b")
_NOT = re.compile(
    r" (?P<auxiliary>was|were|is|are|has|have|had|will|would|can|could|should|must|did|does|do) not"
    r"(?= (?!only|all|every|until|yet|just|even|necessarily|to\b|always|simply|merely)[a-z]+)"
)
_CANNOT = re.compile(r" cannot(?= (?!only|even|just)[a-z]+)")
# What "not" can stand in without being the sentence's own denial.
_OTHER_SCOPE = re.compile(
    r"\b(?:whether|if|or not|but|only|neither|nor|no|never|than|any|either|yet|unless|until|anyone|"
    r"anything|ever|without)\b",
    re.IGNORECASE,
)


def negate(base: Base) -> Iterator[str]:
    """Puts "not" behind the first auxiliary of the main clause, or "did not" before a past verb."""
    if any(p.search(base.text) for p in (_UNSURE, _BEFORE_SUBJECT, _SHARE)):
        return
    for pattern in (_BE, _MODAL, _HAVE):
        match = pattern.search(base.text)
        if match and _is_main(base.text, match.start()):
            yield base.text[: match.end()] + " not" + base.text[match.end() :]
            return
    yield from _with_did(base)


def affirm(base: Base) -> Iterator[str]:
    """Takes the only "not" of a sentence away."""
    match = _NOT.search(base.text) or _CANNOT.search(base.text)
    if match is None or is_quoted(base.text, *match.span()):
        return
    rest = base.text[: match.start()] + base.text[match.end() :]
    if _OTHER_SCOPE.search(rest) or re.search(r"\bnot\b|n['’]t\b|\?", rest):
        return
    kept = " can" if match[0] == " cannot" else f" {match['auxiliary']}"
    yield base.text[: match.start()] + kept + base.text[match.end() :]


def _with_did(base: Base) -> Iterator[str]:
    match = _past_pattern().search(base.text)
    while match:
        verb = match["verb"]
        known = verb in _finite() or match["subject"] in _short_subjects(base)
        if known and _is_main(base.text, match.start("verb") - 1):
            head, tail = base.text[: match.start("verb")], base.text[match.end("verb") :]
            yield f"{head}did not {_bases()[verb]}{tail}"
            return
        match = _past_pattern().search(base.text, match.end())


def _is_main(text: str, position: int) -> bool:
    clause = re.split(r"[;—–]", text[:position])[-1]
    return not is_quoted(text, position, position + 2) and not _SUBORDINATE.search(clause)


def _short_subjects(base: Base) -> set[str]:
    return {"He", "She", "It", "They", "he", "she", "it", "they"} | {
        surname(person) for person in base.story.people
    }


@lru_cache(maxsize=1)
def _bases() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("verbs")}


@lru_cache(maxsize=1)
def _finite() -> frozenset[str]:
    return frozenset(row[0] for row in rows("verbs") if "finite" in row[3])


@lru_cache(maxsize=1)
def _past_pattern() -> re.Pattern[str]:
    verbs = "|".join(row[0] for row in rows("verbs") if "present" not in row[3])
    return re.compile(rf"(?<![\w-])(?P<subject>[\w'’-]+) (?P<verb>{verbs})\b(?! (?:by|place)\b)")
