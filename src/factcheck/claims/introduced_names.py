"""Completes the names of an article by what it says in so many words beside them.

Names that nothing but a common noun tells ("the X biker gang", "the schools X and Y") are added,
and owners that the article does not name beside their people are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.claims.described_names import kind_of_noun
from factcheck.language.name_lexicon import FormSort, all_general_forms, general_forms
from factcheck.language.name_tokens import fold_name, is_ordinary
from factcheck.model import Name, NameKind

_WORD = r"[A-ZÀ-Þ][\w’'-]*[\w]"
_RUN = rf"{_WORD}(?: {_WORD}){{0,3}}"
_DESCRIBED = re.compile(
    rf"\b[Tt]he (?P<name>{_WORD}(?: {_WORD}){{1,3}})(?: [a-z-]+)? (?P<noun>[a-z]+)\b"
)
_JOINED = re.compile(rf"\b(?P<noun>[a-z]+s) (?P<first>{_RUN}) and (?P<second>{_RUN})(?! [A-ZÀ-Þ])")
_BESIDE = 120


def complete_names(names: Sequence[Name], article: str) -> tuple[Name, ...]:
    """Returns the names with those added that an article introduces by a common noun.

    `article` is the article as its reader sees it.
    """
    kept = [_with_named_owner(name, article) for name in names]
    known = {fold_name(form) for name in kept for form in (name.name, *name.aliases)}
    for name in (*_described(article), *_joined(article, known)):
        key = fold_name(name.name)
        if key not in known and not _is_part(key, known) and not general_forms(key):
            known.add(key)
            kept.append(name)
    return tuple(kept)


def _described(article: str) -> Iterator[Name]:
    """Yields bodies such as in "the X Y biker gang"; those of a country are no name."""
    for match in _DESCRIBED.finditer(article):
        is_body = kind_of_noun(match["noun"]) is NameKind.ORGANIZATION
        words = map(fold_name, match["name"].split())
        if is_body and not any(general_forms(word) for word in words):
            yield Name(match["name"], NameKind.ORGANIZATION)


def _joined(article: str, known: set[str]) -> Iterator[Name]:
    """Yields the second of two things of one kind, the first of which is known."""
    for match in _JOINED.finditer(article):
        kind = kind_of_noun(match["noun"])
        is_name = not any(map(_qualifies, match["second"].split()))
        if kind is not None and fold_name(match["first"]) in known and is_name:
            yield Name(match["second"], kind)


def _qualifies(word: str) -> bool:
    """Says whether a capitalised word may be there only to qualify: a people's, a plain word."""
    return bool(general_forms(fold_name(word))) or is_ordinary(word)


def _is_part(key: str, known: set[str]) -> bool:
    return any(f" {key} " in f" {other} " or f" {other} " in f" {key} " for other in known)


def _with_named_owner(name: Name, article: str) -> Name:
    """Leaves out a country that nothing beside the name names: a capital alone is a place."""
    if name.of is None or name.kind is not NameKind.PERSON:
        return name
    owner = fold_name(name.of)
    if not general_forms(owner):
        return name
    entities = {form.entity for form in general_forms(owner)}
    beside = [
        fold_name(article[max(0, match.start() - _BESIDE) : match.end() + _BESIDE])
        for match in re.finditer(re.escape(name.name), article)
    ]
    forms = [
        form
        for form, listed in all_general_forms()
        if any(one.entity in entities and one.sort is not FormSort.CAPITAL for one in listed)
    ]
    named = any(f" {form} " in f" {text} " for text in beside for form in forms)
    return name if named else replace(name, of=None)
