"""Reads who was told ("told Y that"), and what else stands between a cue and what is said."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.language.lexicon import read_words
from factcheck.language.speech_cues import Cue
from factcheck.language.speech_items import Item, ItemKind
from factcheck.language.speech_subjects import PREPOSITIONS, PRONOUNS
from factcheck.records import dataclass

_TOLD_FOLLOWERS = frozenset(
    {"that", "to", "how", "whether", "why", "of", "about", "not", ":", ",", "against"}
)
_ADJUNCTS = frozenset(
    {"in", "on", "at", "to", "during", "after", "via", "by", "through", "for", "with"}
)
_TIMES = frozenset(
    {"yesterday", "today", "earlier", "later", "afterwards", "previously", "tonight", "too"}
)
LONGEST_ADJUNCT = 9
ALWAYS_TOLD = frozenset({"tell", "inform", "remind", "assure", "reassure"})
OPENERS = frozenset({"that", ":", ",", "how", "whether"})


@dataclass(frozen=True, slots=True)
class Audience:
    """Holds who was told; `after` is the item that follows."""

    entity: str | None
    start: int
    end: int
    after: int


@dataclass(frozen=True, slots=True)
class AudienceReader:
    """Reads what follows the cues of one sentence."""

    items: Sequence[Item]

    def audience(self, cue: int, reading: Cue) -> Audience | None:
        """Reads who was told: "told Y that", "urged Y to"."""
        if not reading.may("told") or cue + 1 >= len(self.items):
            return None
        position = cue + 1
        while position < len(self.items) and position - cue < 6:
            item = self.items[position]
            if item.kind is ItemKind.NAME and item.name is not None and not item.possessive:
                after = self.items[position + 1] if position + 1 < len(self.items) else None
                told = after is None or after.lower in _TOLD_FOLLOWERS or after.is_quote
                if told or reading.base in ALWAYS_TOLD:
                    last = self._with_medium(position + 1)
                    return Audience(item.name.entity, item.start, item.end, last)
                return None
            if not item.is_word or item.lower in PREPOSITIONS or item.lower == "that":
                break
            following = self.items[position + 1] if position + 1 < len(self.items) else None
            closes = following is None or following.ends or following.is_quote
            if following is not None and following.lower in _TOLD_FOLLOWERS:
                closes = True
            if reading.base in ALWAYS_TOLD and (
                closes or item.lower in PRONOUNS | {"him", "them", "me", "us"}
            ):
                start = self.items[cue + 1].start
                return Audience(None, start, item.end, position + 1)
            position += 1
        return None

    def _with_medium(self, position: int) -> int:
        """Steps over "television" or "newspaper" after the name of who was told."""
        if position + 1 < len(self.items) and self.items[position].is_word:
            following = self.items[position + 1]
            closes = following.ends or following.lower in _TOLD_FOLLOWERS or following.is_quote
            if closes and self.items[position].lower not in _TOLD_FOLLOWERS:
                return position + 1
        return position

    def after_adjuncts(self, index: int) -> int:
        """Steps over "Wednesday", "in a statement" after a cue, where content follows."""
        position = index
        while position < len(self.items):
            item = self.items[position]
            if item.is_word and (item.lower in _TIMES or item.lower in read_words("weekdays")):
                position += 1
                continue
            if not item.is_word or item.lower not in _ADJUNCTS:
                return position
            end = position + 1
            while end < len(self.items) and end - position < LONGEST_ADJUNCT:
                following = self.items[end]
                if following.lower in OPENERS or following.is_quote or following.ends:
                    break
                end += 1
            if end < len(self.items) and end - position >= LONGEST_ADJUNCT:
                return position
            position = end
            break
        return position
