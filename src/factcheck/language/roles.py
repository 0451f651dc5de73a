"""Reads roles: what a text says a person is, and whom a description such as "the senator" means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from factcheck.language.lexicon import read_rows, read_words
from factcheck.language.name_entities import NameTable, RoleEntry
from factcheck.language.name_runs import (
    Unit,
    UnitSort,
    choose_form,
    organization_joins,
    title_sorts,
)
from factcheck.language.name_tokens import (
    Token,
    cut_tokens,
    fold_word,
    is_abbreviation,
    is_ordinary,
    stop_words,
)
from factcheck.language.stems import stem
from factcheck.model import NameKind

_PREPOSITIONS = frozenset({"of", "for", "to", "at", "in", "on", "from"})
_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their", "our"})
_LONGEST_TITLE = 18
_LONGEST_APPOSITION = 24
_MOST_PLAIN_WORDS = 3
_MOST_PREPOSITIONS = 3
# Words of one sense in titles: sex and spelling do not tell two offices apart.
_NEUTRAL_ENDINGS = (
    ("woman", "man"),
    ("person", "man"),
    ("women", "man"),
    ("people", "man"),
    ("men", "man"),
)


@dataclass(frozen=True, slots=True)
class StatedRole:
    """Holds a role that a text gives a person: the tokens of its words, and of whom.

    `unit` is the index of the person's unit, `of` those of the units the role belongs to.
    """

    unit: int
    first: int
    last: int
    words: str
    of: tuple[int, ...]


def find_stated_roles(tokens: Sequence[Token], units: Sequence[Unit]) -> list[StatedRole]:
    """Finds the titles before and the appositions after the people of a text."""
    reader = _Reader(tokens, units, {at: i for i, unit in enumerate(units) for at in _span(unit)})
    found: list[StatedRole] = []
    for index, unit in enumerate(units):
        if unit.sort is not UnitSort.TITLE:
            found.extend(reader.roles_of(index))
    return found


def role_owners(
    role: StatedRole, tokens: Sequence[Token], units: Sequence[Unit], table: NameTable
) -> frozenset[str]:
    """Returns the entities a stated role is held for, however they are written.

    "Swedish", "Sweden's" and "of Sweden" give one entity, and so do a body and its initials;
    compare these, not the words. A name that nobody knows is given as its folded key.
    """
    owners: set[str] = set()
    for index in role.of:
        unit = units[index]
        if unit.match is not None:
            owners.add(choose_form(tokens, unit, unit.match).entity)
        else:
            key = " ".join(token.folded for token in tokens[unit.first : unit.last])
            owners.add(next((form.entity for form in table.forms.get(key, ())), key))
    return frozenset(owners)


def _span(unit: Unit) -> range:
    return range(unit.first, unit.last)


@dataclass(frozen=True, slots=True)
class _Reader:
    tokens: Sequence[Token]
    units: Sequence[Unit]
    unit_at: dict[int, int]

    def roles_of(self, index: int) -> Iterator[StatedRole]:
        unit = self.units[index]
        before = self._title_before(index, unit.first)
        if before is not None:
            yield before
        yield from self._after(index, unit.last)

    def _title_before(self, index: int, end: int) -> StatedRole | None:
        """Reads the title that ends before a name: "Environment Minister X", "the mayor, X,"."""
        position, headed = self._phrase_before(end, at_name=True)
        if position == end and not self.tokens[end].gap.startswith(","):
            return None
        crossed = 0
        while not headed and crossed < _MOST_PREPOSITIONS:
            start = self._preposition_before(position)
            if start is None:
                return None
            position, headed = self._phrase_before(start, at_name=False)
            if position == start:
                return None
            crossed += 1
        if not headed or end - position > _LONGEST_TITLE:
            return None
        if self.tokens[end].gap.startswith(",") and not self._is_full_phrase(position, end):
            return None
        return self._stated(index, position, end)

    def _phrase_before(self, end: int, *, at_name: bool) -> tuple[int, bool]:
        """Returns where the title that ends at a token starts, and whether it has a head noun."""
        position, plain, headed = end, 0, False
        while position > 0 and self._touches(position, at_name=at_name and position == end):
            previous = position - 1
            token = self.tokens[previous]
            at = self.unit_at.get(previous)
            if at is not None and self.units[at].sort is not UnitSort.TITLE:
                if self.units[at].kind is NameKind.PERSON:
                    break
                position = self.units[at].first
                continue
            sort = title_sorts().get(role_word(token.folded))
            if sort is not None:
                headed = headed or sort not in ("modifier", "honorific")
            elif plain < _MOST_PLAIN_WORDS and self._is_plain_noun(previous):
                plain += 1
            else:
                break
            position = previous
        return position, headed

    def _preposition_before(self, position: int) -> int | None:
        """Returns the token of the preposition before a phrase ("of the"), None without one."""
        if (
            position
            and self.tokens[position].gap == " "
            and self.tokens[position - 1].folded == "the"
        ):
            position -= 1
        if (
            position
            and self.tokens[position].gap == " "
            and self.tokens[position - 1].folded in _PREPOSITIONS
        ):
            return position - 1
        return None

    def _touches(self, position: int, *, at_name: bool) -> bool:
        gap = self.tokens[position].gap
        if gap in (" ", "-", " (") or (gap == ", " and at_name):
            return True
        if gap == ". ":
            return is_abbreviation(self.tokens[position - 1])
        return at_name and gap in ("), ", "’ ", "' ")

    def _is_full_phrase(self, first: int, end: int) -> bool:
        """Says whether a title before a comma can belong to the name after it."""
        token = self.tokens[first]
        before = self.tokens[first - 1].folded if first else ""
        return (
            token.opens
            or token.folded == "the"
            or before in _DETERMINERS
            or self._holds_possessive(first, end)
        )

    def _holds_possessive(self, first: int, end: int) -> bool:
        return any(token.possessive for token in self.tokens[first:end])

    def _is_plain_noun(self, index: int) -> bool:
        """Says whether a lower-case word may be part of a title ("climate policy director")."""
        token = self.tokens[index]
        if (
            token.capital
            or token.folded in stop_words()
            or token.folded.endswith(("ed", "ing", "ly"))
        ):
            return False
        return is_ordinary(token.text) and stem(token.folded) not in _verb_stems()

    def _after(self, index: int, start: int) -> Iterator[StatedRole]:
        """Reads what stands after a name: ", advocacy director for X," or "of X"."""
        if start >= len(self.tokens):
            return
        gap = self.tokens[start].gap
        token = self.tokens[start]
        if gap == " " and token.folded in ("of", "for", "from", "at"):
            at = self.unit_at.get(start + 1, self.unit_at.get(start + 2))
            article = self.unit_at.get(start + 1) is None
            if at is not None and (not article or self.tokens[start + 1].folded == "the"):
                yield StatedRole(index, start, start, "", (at,))
            return
        if gap not in (", ", " (", " - ", " – ", " — ", "—", "–"):
            return
        end = self._apposition_end(start)
        if not self._may_open_role(start):
            return
        for first, last in self._parts(start, end):
            if self._has_head(first, last):
                yield self._stated(index, first, last)

    def _may_open_role(self, start: int) -> bool:
        """Says whether an apposition can start at a token: not with a verb or a preposition."""
        token = self.tokens[start]
        if token.capital or token.folded in _DETERMINERS:
            return True
        return token.folded not in stop_words() and not token.folded.endswith(("ed", "ing"))

    def _apposition_end(self, start: int) -> int:
        position = start
        while position < len(self.tokens) and position - start < _LONGEST_APPOSITION:
            token = self.tokens[position]
            if position > start and not self._inside(position):
                break
            if token.folded in ("who", "which", "whose", "whom", "said", "says") or (
                not token.capital
                and stem(token.folded) in _verb_stems()
                and not self._is_title(position)
            ):
                break
            position += 1
        return position

    def _inside(self, position: int) -> bool:
        gap = self.tokens[position].gap
        if gap in (" ", "-", "’ ", "' ", ". ", " & ", " ("):
            return gap != ". " or len(self.tokens[position - 1].text) == 1
        return gap == ", " and self.tokens[position].folded == "and"

    def _is_title(self, position: int) -> bool:
        return role_word(self.tokens[position].folded) in title_sorts()

    def _parts(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Parts two roles joined by "and"."""
        first = start
        for position in range(start + 1, end - 1):
            if self.tokens[position].folded != "and" or position in self.unit_at:
                continue
            following = range(position + 1, min(position + 5, end))
            if self._has_head(first, position) and any(self._is_title(at) for at in following):
                yield first, position
                first = position + 1
        yield first, end

    def _has_head(self, first: int, last: int) -> bool:
        """Says whether an apposition has a title before its first preposition, or a party."""
        for position in range(first, min(last, first + 8)):
            token = self.tokens[position]
            if title_sorts().get(token.folded, "modifier") != "modifier":
                return True
            if position == first and token.capital and token.folded in _parties():
                return True
            if token.folded in _PREPOSITIONS and position not in self.unit_at:
                return False
        return False

    def _stated(self, index: int, first: int, last: int) -> StatedRole:
        while first < last and self.tokens[first].folded in _DETERMINERS | _PREPOSITIONS | {"and"}:
            first += 1
        if self.tokens[first].joined and first and not self.tokens[first - 1].capital:
            first -= 1
        of: list[int] = []
        for position in range(first, last):
            at = self.unit_at.get(position)
            if at is not None and self._may_own(at) and at not in of:
                of.append(at)
        return StatedRole(index, first, last, self._words(first, last, of), tuple(of))

    def _words(self, first: int, last: int, of: Sequence[int]) -> str:
        """Returns the words of a role without whom it is held for at its start or end."""
        owners = [self.units[at] for at in of]
        for unit in owners:
            if unit.first == first and unit.last < last and self._is_owner(unit):
                first = unit.last
        for unit in reversed(owners):
            if unit.last == last and unit.first > first:
                last = unit.first
        while last > first and self.tokens[last - 1].folded in _PREPOSITIONS | {"the"}:
            last -= 1
        words = ""
        for position in range(first, last):
            token = self.tokens[position]
            if title_sorts().get(token.folded) == "honorific" or len(token.text) == 1:
                continue
            glue = "-" if token.joined and position > first else " "
            words += glue + self._word(position) + ("'s" if token.possessive else "")
        return words.strip()

    def _may_own(self, at: int) -> bool:
        """Says whether a unit may be whom a role is held for ("pro-" and "ex-" part it off)."""
        unit = self.units[at]
        first = self.tokens[unit.first]
        prefixed = first.joined and not self.tokens[unit.first - 1].capital
        return unit.sort is not UnitSort.TITLE and not prefixed

    def _is_owner(self, unit: Unit) -> bool:
        """Says whether a name before a title is a country or body, not a party or a thing."""
        if unit.match is None:
            return unit.kind is not None
        return unit.match.forms[0].entity not in _groups()

    def _word(self, position: int) -> str:
        token = self.tokens[position]
        if position in self.unit_at and not self._is_title(position):
            return token.text
        if token.acronym:
            return token.text
        # "councillors X and Y" gives each the role of one.
        return role_word(token.text.lower())


@lru_cache(maxsize=1)
def _verb_stems() -> frozenset[str]:
    verbs = ("is", "was", "has", "had", "will", "would", "are", "were")
    return frozenset(
        {stem(row[0]) for row in read_rows("reporting_verbs") if row[1] != "noun"} | set(verbs)
    )


@lru_cache(maxsize=1)
def _parties() -> frozenset[str]:
    return frozenset(
        {"republican", "democrat", "conservative", "liberal", "labour", "labor", "independent"}
    )


@lru_cache(maxsize=1)
def _groups() -> frozenset[str]:
    return frozenset(fold_word(row[0]) for row in read_rows("groups"))


def role_word(word: str) -> str:
    """Returns a title word in the singular, any other word as it is."""
    return word[:-1] if word.endswith("s") and word[:-1] in title_sorts() else word


def role_key(word: str) -> str:
    """Returns the key a word of a role is compared by: sex, number and spelling folded."""
    folded = role_word(fold_word(word))
    for ending, neutral in _NEUTRAL_ENDINGS:
        if folded.endswith(ending) and len(folded) > len(ending) + 2:
            return folded[: -len(ending)] + neutral
    return folded if folded in title_sorts() else stem(folded)


def role_entries(entity: str, role: str, of: Sequence[str]) -> Iterator[RoleEntry]:
    """Prepares a role for matching: one entry for each head noun in it."""
    words = [token.folded for token in cut_tokens(role)]
    content = {role_key(word) for word in words if word not in stop_words()}
    for name in of:
        content.update(role_key(token.folded) for token in cut_tokens(name))
    for word in words:
        head = role_word(word)
        if title_sorts().get(head, "modifier") != "modifier" or head in _parties():
            yield RoleEntry(entity, role_key(head), frozenset(content))


def organization_entries(entity: str, name: str) -> Iterator[RoleEntry]:
    """Prepares the head noun of an organisation ("the ministry") for matching."""
    words = [token.folded for token in cut_tokens(name)]
    heads = [word for word in words if word in organization_joins()]
    if heads:
        yield RoleEntry(entity, role_key(heads[-1]), frozenset(role_key(word) for word in words))


@dataclass(frozen=True, slots=True)
class Description:
    """Holds one description of a known entity: tokens `first` to `last`, half-open."""

    first: int
    last: int
    entity: str


def find_descriptions(
    tokens: Sequence[Token], units: Sequence[Unit], table: NameTable, of_key: dict[int, str]
) -> list[Description]:
    """Finds "the defense secretary", "its advocacy director", "the New Democrat", "the ministry".

    All content words of the description must be in the role or in what it is a role of, and
    only one entity may fit. `of_key` gives the folded name of the entity of each known unit.
    """
    if not table.roles:
        return []
    taken = {at: i for i, unit in enumerate(units) for at in _span(unit)}
    found: list[Description] = []
    for index, token in enumerate(tokens):
        entries = table.roles.get(role_key(token.folded), ()) if index else ()
        if not entries or (found and index < found[-1].last) or _is_named(index, taken, units):
            continue
        first = _description_start(tokens, index, taken)
        if first is not None and first in taken and tokens[first].possessive:
            first = units[taken[first]].first
        if first is None or _names_someone(tokens, index, taken, units):
            continue
        described = range(first, index + 1)
        fitting: set[str] = set()
        # A possessor counts by its entity's name and as written ("Washington's governor").
        for keys in (of_key, {}):
            words: set[str] = set()
            for position in described:
                words.update(_description_keys(tokens[position], taken.get(position), keys))
            fitting.update(entry.entity for entry in entries if words <= entry.words)
        if len(fitting) == 1:
            found.append(Description(first, index + 1, fitting.pop()))
    return found


def _is_named(index: int, taken: dict[int, int], units: Sequence[Unit]) -> bool:
    """Says whether a head noun is part of a body's own name."""
    unit = units[taken[index]] if index in taken else None
    if unit is None or unit.sort is UnitSort.TITLE:
        return False
    if unit.match is not None:
        return not unit.match.general
    return unit.kind is NameKind.ORGANIZATION


def _description_keys(token: Token, unit: int | None, of_key: dict[int, str]) -> set[str]:
    if unit is not None and unit in of_key:
        return {role_key(word) for word in of_key[unit].split()}
    return set() if token.folded in stop_words() else {role_key(token.folded)}


def _description_start(tokens: Sequence[Token], head: int, taken: dict[int, int]) -> int | None:
    """Returns the token of the determiner or possessor that a description starts with."""
    for position in range(head - 1, max(-1, head - 6), -1):
        token, gap = tokens[position], tokens[position + 1].gap
        if gap not in (" ", "-", "’ ", "' "):
            return None
        if token.folded in _DETERMINERS - {"a", "an"}:
            return position
        if token.possessive:
            determined = position > 0 and tokens[position - 1].folded in _DETERMINERS
            return position - 1 if determined and position not in taken else position
        if token.folded in stop_words() or token.folded in _PREPOSITIONS:
            return None
    return None


def _names_someone(
    tokens: Sequence[Token], head: int, taken: dict[int, int], units: Sequence[Unit]
) -> bool:
    """Says whether a name follows the title, so that it describes nobody by itself."""
    following = head + 1
    if following >= len(tokens):
        return False
    at = taken.get(following)
    gap = tokens[following].gap
    if at is not None and gap in (" ", ", ") and units[at].sort is not UnitSort.TITLE:
        return not tokens[head].possessive and gap == " "
    return (
        gap in (" ", "-")
        and role_key(tokens[following].folded) in {role_key(word) for word in read_words("titles")}
        and title_sorts().get(tokens[following].folded) != "modifier"
    )
