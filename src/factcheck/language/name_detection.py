"""Finds the names that texts themselves introduce, with their aliases, roles and owners."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import field

from factcheck.language.name_aliases import (
    initials_of,
    organization_aliases,
    person_aliases,
    plain_person,
)
from factcheck.language.name_entities import NameTable
from factcheck.language.name_runs import Unit, UnitSort, find_units, organization_joins, title_sorts
from factcheck.language.name_tokens import Token, cut_tokens, fold_name
from factcheck.language.roles import StatedRole, find_stated_roles
from factcheck.language.speech_cues import CueForm, verb_cue
from factcheck.model import NameKind
from factcheck.records import dataclass

_LONGEST_OPENING = 12
_LONG_SURNAME = 7


@dataclass(frozen=True, slots=True)
class ReadText:
    """Holds one text with its tokens and units."""

    text: str
    tokens: list[Token]
    units: list[Unit]

    def written(self, unit: Unit) -> str:
        """Returns a unit as written."""
        return self.text[self.tokens[unit.first].start : self.tokens[unit.last - 1].end]


@dataclass(slots=True)
class Candidate:
    """Gathers what the texts say of one new name; `order` is where it comes first."""

    name: str
    order: int
    kinds: Counter[NameKind] = field(default_factory=Counter)
    aliases: list[str] = field(default_factory=list)
    count: int = 0

    @property
    def kind(self) -> NameKind | None:
        """Returns the kind that most mentions suggest."""
        return self.kinds.most_common(1)[0][0] if self.kinds else None


def read_texts(texts: Sequence[str], table: NameTable) -> list[ReadText]:
    """Reads the units of texts; people whose name follows a body's are parted from it."""
    read = []
    for text in texts:
        tokens = cut_tokens(text)
        read.append(ReadText(text, tokens, find_units(tokens, table)))
    standing = frozenset(_single_names(read))
    return [ReadText(r.text, r.tokens, list(_parted(r, standing))) for r in read]


def _single_names(read: Sequence[ReadText]) -> Iterator[str]:
    for text in read:
        for unit in text.units:
            if unit.sort is UnitSort.UNKNOWN and unit.last - unit.first == 1:
                token = text.tokens[unit.first]
                if not token.acronym and token.folded not in organization_joins():
                    yield token.folded


def _parted(text: ReadText, standing: frozenset[str]) -> Iterator[Unit]:
    """Parts "University of X Jane Roe" where "Roe" stands alone elsewhere in the texts."""
    for unit in text.units:
        border = unit.last - 2
        if (
            unit.sort is UnitSort.UNKNOWN
            and unit.kind is NameKind.ORGANIZATION
            and border > unit.first
            and (text.tokens[unit.last - 1].folded in standing or _opens_with_title(text, unit))
            and text.tokens[border].capital
            and text.tokens[border - 1].capital
            and text.tokens[border].folded not in organization_joins()
        ):
            yield Unit(unit.first, border, unit.sort, kind=unit.kind)
            yield Unit(border, unit.last, unit.sort, kind=NameKind.PERSON)
        else:
            yield unit


def _opens_with_title(text: ReadText, unit: Unit) -> bool:
    """Says whether a sentence opens "Director of the Y of Z": without "the" a name must follow."""
    tokens = text.tokens
    position = unit.first
    while position > 0 and not tokens[position].opens:
        if tokens[position].gap not in (" ", "-") or unit.first - position > _LONGEST_OPENING:
            return False
        position -= 1
    while position < unit.first and tokens[position].folded in title_sorts():
        position += 1
    titled = position < unit.first and tokens[position - 1].folded in title_sorts()
    return titled and tokens[position].folded in ("of", "for") and tokens[position - 1].gap != ", "


def gather_candidates(read: Sequence[ReadText]) -> dict[str, Candidate]:
    """Returns the new names of the texts by key, surnames and initials merged into full names."""
    found: dict[str, Candidate] = {}
    for text in read:
        for unit in text.units:
            if unit.sort is UnitSort.UNKNOWN:
                written = text.written(unit)
                key = fold_name(written)
                candidate = found.setdefault(key, Candidate(written, len(found)))
                candidate.count += 1
                kind = unit.kind or _kind_by_speech(text.tokens, unit)
                if kind is not None:
                    candidate.kinds[kind] += 1
    _merge_brackets(read, found)
    _merge_people(found)
    _merge_misspelt(found)
    _merge_organizations(found)
    _merge_derived(found)
    _drop_prefixed(found)
    return found


def _kind_by_speech(tokens: Sequence[Token], unit: Unit) -> NameKind | None:
    """Says that "the X", which says something, is a body."""
    if not unit.first or unit.last >= len(tokens) or tokens[unit.first - 1].folded != "the":
        return None
    cue = verb_cue(tokens[unit.last].folded, "")
    speaks = cue is not None and cue.form is CueForm.FINITE and cue.may("clause")
    return NameKind.ORGANIZATION if speaks and tokens[unit.last].gap == " " else None


def _merge_brackets(read: Sequence[ReadText], found: dict[str, Candidate]) -> None:
    """Merges "Human Rights Watch (HRW)" and "HRW (Human Rights Watch)"."""
    for text in read:
        for left, right in zip(text.units, text.units[1:], strict=False):
            if left.last != right.first or text.tokens[right.first].gap != " (":
                continue
            if not text.text.startswith(")", text.tokens[right.last - 1].end):
                continue
            names = text.written(left), text.written(right)
            short, long = sorted(names, key=len)
            if short.replace(".", "").isupper() and " " not in short:
                _merge(
                    found,
                    fold_name(short),
                    fold_name(long),
                    kind=NameKind.ORGANIZATION,
                    name=long,
                    alias=short,
                )


def _merge(
    found: dict[str, Candidate], source: str, target: str, *, kind: NameKind, name: str, alias: str
) -> None:
    kept = found.setdefault(target, Candidate(name, len(found)))
    if kind not in (NameKind.ORGANIZATION,) or not kept.kinds:
        kept.kinds[kind] += 1
    gone = found.pop(source, None) if source != target else None
    if gone is not None:
        kept.count += gone.count
        kept.order = min(kept.order, gone.order)
        kept.aliases.extend(other for other in gone.aliases if other not in kept.aliases)
    if alias != kept.name and alias not in kept.aliases:
        kept.aliases.append(alias)


def _merge_people(found: dict[str, Candidate]) -> None:
    """Merges surnames and first names by themselves, and middle initials, into full names."""
    people = [c for c in found.values() if c.kind is NameKind.PERSON and " " in c.name]
    for person in sorted(people, key=lambda candidate: candidate.order):
        key = fold_name(person.name)
        plain = fold_name(plain_person(person.name))
        if plain != key and plain in found:
            _merge(
                found,
                key,
                plain,
                kind=NameKind.PERSON,
                name=found[plain].name,
                alias=person.name,
            )
            continue
        for alias in person_aliases(person.name):
            other = found.get(fold_name(alias))
            if other is not None and other is not person and other.kind in (None, NameKind.PERSON):
                _merge(
                    found,
                    fold_name(alias),
                    key,
                    kind=NameKind.PERSON,
                    name=person.name,
                    alias=other.name,
                )


def _merge_misspelt(found: dict[str, Candidate]) -> None:
    """Merges a surname that comes once, after a title, into the one it nearly spells."""
    from rapidfuzz.distance import Levenshtein

    surnames = {
        key.rsplit(" ", 1)[-1]: key
        for key, candidate in found.items()
        if candidate.kind is NameKind.PERSON and " " in key
    }
    for key, candidate in list(found.items()):
        if " " in key or candidate.kind is not NameKind.PERSON or len(key) < _LONG_SURNAME:
            continue
        near = [
            name
            for name in surnames
            if name[0] == key[0] and Levenshtein.distance(name, key, score_cutoff=2) <= 2
        ]
        if len(near) == 1 and candidate.count == 1 and key not in surnames:
            full = surnames[near[0]]
            _merge(
                found,
                key,
                full,
                kind=NameKind.PERSON,
                name=found[full].name,
                alias=candidate.name,
            )


def _merge_organizations(found: dict[str, Candidate]) -> None:
    """Merges an acronym with the one longer name that has these initials."""
    acronyms = [
        key
        for key, candidate in found.items()
        if candidate.name.isupper() and " " not in candidate.name
    ]
    for key in acronyms:
        short = found[key].name
        matches = [
            (other_key, other)
            for other_key, other in found.items()
            if " " in other.name
            and other.kind in (None, NameKind.ORGANIZATION)
            and short in initials_of(other.name)
        ]
        if len(matches) == 1:
            other_key, other = matches[0]
            _merge(
                found,
                key,
                other_key,
                kind=NameKind.ORGANIZATION,
                name=other.name,
                alias=short,
            )


def _merge_derived(found: dict[str, Candidate]) -> None:
    """Merges "State Department" into "US State Department", and turned-round names."""
    for key, candidate in list(found.items()):
        if candidate.kind is not NameKind.ORGANIZATION or key not in found:
            continue
        for alias in organization_aliases(candidate.name):
            other = fold_name(alias)
            if other in found and other != key:
                written = found[other].name
                _merge(
                    found,
                    other,
                    key,
                    kind=NameKind.ORGANIZATION,
                    name=candidate.name,
                    alias=written,
                )


def _drop_prefixed(found: dict[str, Candidate]) -> None:
    """Drops "Novelist Jane Roe" where "Jane Roe" is known by herself."""
    people = {key for key, candidate in found.items() if candidate.kind is NameKind.PERSON}
    for key in list(found):
        words = key.split()
        if any(" ".join(words[start:]) in people for start in range(1, len(words) - 1)):
            del found[key]


def gather_roles(read: Sequence[ReadText]) -> Iterator[tuple[ReadText, StatedRole]]:
    """Yields every role the texts state, with the text it stands in."""
    for text in read:
        for role in find_stated_roles(text.tokens, text.units):
            yield text, role
