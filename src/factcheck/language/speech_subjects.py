"""Finds who speaks in a speech frame: the subject before a cue, the name after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factcheck.language.name_entities import NameTable
from factcheck.language.speech_cues import AUXILIARIES
from factcheck.language.speech_items import Item, ItemKind
from factcheck.language.speech_phrases import (
    BREAKS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    PhraseReader,
    Subject,
    opens_late,
)
from factcheck.model import NameKind

__all__ = [
    "BREAKS",
    "DETERMINERS",
    "PREPOSITIONS",
    "PRONOUNS",
    "Subject",
    "SubjectFinder",
    "opens_late",
]

_RELATIVES = frozenset({"who", "which", "that"})
_BE = frozenset({"is", "was", "are", "were", "be", "been", "being"})
_MODALS = frozenset({"will", "would", "may", "might", "can", "could", "shall", "should", "must"})
_NEGATIONS = frozenset({"not", "never", "n't", "cannot", "didn't", "hasn't", "haven't", "doesn't"})
_LONGEST_APPOSITION = 30


class SubjectFinder:
    """Finds subjects in the items of one sentence."""

    def __init__(self, items: Sequence[Item], table: NameTable) -> None:
        """Keeps the items and the table that resolves their names."""
        self.items = items
        self.table = table
        self.phrases = PhraseReader(items, table)

    def before(self, cue: int) -> Subject | None:
        """Returns the subject left of a finite cue, None where none is tied to it."""
        position, passive = self._skip_auxiliaries(cue)
        found = self._before(cue, position, passive=passive)
        between = [item.lower for item in self.items[position + 1 : cue]]
        denies = any(word in _NEGATIONS for word in between)
        modal = any(word in _MODALS for word in between)
        return replace(found, negated=denies, modal=modal) if found else None

    def _before(self, cue: int, position: int, *, passive: bool) -> Subject | None:
        if passive:
            agent = self._agent(cue + 1)
            return replace(agent, passive=True) if agent else None
        if position < 0:
            return None
        item = self.items[position]
        if item.is_word and item.lower in _RELATIVES:
            return self._antecedent(position)
        if item.is_comma or item.lower == ")":
            return self._over_apposition(position)
        if item.kind in (ItemKind.QUOTE, ItemKind.MARK):
            return None
        return self.phrases.ending_at(position)

    def _skip_auxiliaries(self, cue: int) -> tuple[int, bool]:
        position, passive = cue - 1, False
        while position >= 0 and self.items[position].is_word:
            item = self.items[position]
            if item.lower not in AUXILIARIES and not item.lower.endswith("ly"):
                break
            if item.capital and position:
                break
            passive = passive or item.lower in _BE
            position -= 1
        gerund = self.items[cue].lower.endswith("ing")
        return position, passive and not gerund

    def _agent(self, start: int) -> Subject | None:
        """Returns the "by X" of a passive that starts at an item or stands soon after."""
        for position in range(start, min(start + 12, len(self.items) - 1)):
            item = self.items[position]
            if item.ends:
                return None
            if item.is_word and item.lower == "by":
                found = self.phrases.starting_at(position + 1)
                return found if found and (found.speakers or found.pronoun) else None
        return None

    def agent_after(self, cue: int) -> Subject | None:
        """Returns X of "described by X", directly after a cue."""
        if cue + 1 < len(self.items) and self.items[cue + 1].lower == "by":
            return self.phrases.starting_at(cue + 2)
        return None

    def _antecedent(self, relative: int) -> Subject | None:
        position = relative - 1
        while position >= 0 and (
            self.items[position].is_comma or self.items[position].lower == ")"
        ):
            position -= 1
        if position < 0 or self.items[position].kind in (ItemKind.MARK, ItemKind.QUOTE):
            return None
        apposed = self._over_apposition(relative - 1) if position < relative - 1 else None
        return apposed or self.phrases.ending_at(position)

    def _over_apposition(self, comma: int) -> Subject | None:
        """Returns the name before ", advocacy director for Y," or ", who …,"."""
        found: Subject | None = None
        for position in range(comma - 1, max(0, comma - _LONGEST_APPOSITION), -1):
            item = self.items[position]
            if item.is_quote or item.ends:
                break
            if not (item.is_comma or item.lower == "("):
                continue
            before = self.items[position - 1]
            if before.is_comma:
                continue
            bearer = self._bearer(position + 1, comma)
            described = before.name is not None and before.name.description
            if bearer is not None and (before.is_word or described):
                return bearer
            if item.lower != "(" and not self._may_be_aside(position + 1, comma):
                continue
            phrase = self.phrases.ending_at(position - 1)
            if phrase is not None and phrase.speakers:
                return phrase
            found = found or phrase
        if found is not None:
            return found
        phrase = self.phrases.ending_at(comma - 1) if comma else None
        if phrase is None or not phrase.speakers:
            return None
        opens = phrase.first == 0 or self.items[phrase.first - 1].ends
        return phrase if opens else None

    def _bearer(self, first: int, last: int) -> Subject | None:
        """Returns the person between the commas of "his lawyer, X, said"."""
        item = self.items[first]
        if item.name is None or last - first != 1 or item.name.kind is not NameKind.PERSON:
            return None
        if item.name.description:
            return None
        return Subject((item.name.entity,), item.start, item.end, first, last)

    def _may_be_aside(self, first: int, last: int) -> bool:
        opening = self.items[first]
        if opening.lower in ("who", "which", "whose", "whom"):
            return True
        if opening.name is not None and last - first == 1:
            return opening.name.description
        return not any(
            item.is_word and (item.lower in _BE or item.lower in ("has", "had", "have", "will"))
            for item in self.items[first:last]
        )

    def main_subject(self, limit: int) -> Subject | None:
        """Returns the subject of the sentence's main clause, looked for before an item."""
        start = 0
        if opens_late(self.items):
            commas = [i for i, item in enumerate(self.items[:limit]) if item.is_comma]
            start = commas[0] + 1 if commas else 0
        for position in range(start, limit):
            item = self.items[position]
            if item.is_word and item.lower in PRONOUNS:
                return Subject((), item.start, item.end, position, position + 1, pronoun=True)
            free = position == 0 or self.items[position - 1].lower not in PREPOSITIONS
            if item.kind is ItemKind.NAME and item.name is not None:
                if item.name.adjective or item.possessive or not free:
                    continue
                if self.phrases.title_follows(position + 1) and not item.name.description:
                    continue
                return Subject((item.name.entity,), item.start, item.end, position, position + 1)
            if item.is_word and item.lower in DETERMINERS and free:
                phrase = self.phrases.starting_at(position)
                if phrase is not None and phrase.last <= limit:
                    return self._named_after(phrase) or phrase
        return None

    def _named_after(self, phrase: Subject) -> Subject | None:
        """Returns the person of "her coach, X, …"."""
        last = phrase.last
        if phrase.speakers or last + 2 >= len(self.items) or not self.items[last].is_comma:
            return None
        return self._bearer(last + 1, last + 2) if self.items[last + 2].is_comma else None
