"""Reads what a text says a person is: titles before a name, appositions after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.language.name_runs import Unit, UnitSort
from factcheck.language.name_steps import title_sorts
from factcheck.language.name_tokens import (
    Token,
    is_abbreviation,
    is_ordinary,
    stop_words,
)
from factcheck.language.role_keys import (
    ROLE_DETERMINERS,
    ROLE_PREPOSITIONS,
    group_names,
    party_words,
    role_word,
    verb_stems,
)
from factcheck.language.stems import stem
from factcheck.model import NameKind
from factcheck.records import dataclass

_LONGEST_TITLE = 18
_LONGEST_APPOSITION = 24
_MOST_PLAIN_WORDS = 3
_MOST_PREPOSITIONS = 3


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
    reader = _Reader(
        tokens, units, {at: i for i, unit in enumerate(units) for at in unit_span(unit)}
    )
    found: list[StatedRole] = []
    for index, unit in enumerate(units):
        if unit.sort is not UnitSort.TITLE:
            found.extend(reader.roles_of(index))
    return found


def unit_span(unit: Unit) -> range:
    """Returns the tokens of a unit."""
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
            and self.tokens[position - 1].folded in ROLE_PREPOSITIONS
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
            or before in ROLE_DETERMINERS
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
        return is_ordinary(token.text) and stem(token.folded) not in verb_stems()

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
        if token.capital or token.folded in ROLE_DETERMINERS:
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
                and stem(token.folded) in verb_stems()
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
            if position == first and token.capital and token.folded in party_words():
                return True
            if token.folded in ROLE_PREPOSITIONS and position not in self.unit_at:
                return False
        return False

    def _stated(self, index: int, first: int, last: int) -> StatedRole:
        while first < last and self.tokens[first].folded in ROLE_DETERMINERS | ROLE_PREPOSITIONS | {
            "and"
        }:
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
        while last > first and self.tokens[last - 1].folded in ROLE_PREPOSITIONS | {"the"}:
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
        return unit.match.forms[0].entity not in group_names()

    def _word(self, position: int) -> str:
        token = self.tokens[position]
        if position in self.unit_at and not self._is_title(position):
            return token.text
        if token.acronym:
            return token.text
        # "councillors X and Y" gives each the role of one.
        return role_word(token.text.lower())
