"""Reads the noun phrases that stand for speakers: "a spokesman for X", "the study's authors"."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.language.name_entities import NameTable
from factcheck.language.name_runs import title_sorts
from factcheck.language.speech_cues import AUXILIARIES, CueForm, speaker_sorts, verb_cue
from factcheck.language.speech_items import Item, ItemKind
from factcheck.model import NameKind
from factcheck.records import dataclass

PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "you"})
DETERMINERS = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my"}
    | {"some", "many", "most", "several", "few", "one", "two", "three", "another", "other", "all"}
    | {"every", "each", "both", "no", "any", "more", "such"}
)
PREPOSITIONS = frozenset(
    {"of", "for", "at", "from", "in", "on", "with", "by", "to", "about", "against", "over", "under"}
    | {"between", "among", "after", "before", "during", "since", "into", "near", "including"}
)
BREAKS = frozenset(
    {"and", "but", "or", "that", "which", "who", "whom", "whose", "when", "while", "as", "because"}
    | {"if", "although", "though", "until", "than", "where", "so", "yet", "whether", "how", "why"}
)
# "One of the study's authors" is headed by its authors.
_COUNTERS = frozenset({"one", "two", "some", "many", "most", "several", "each", "all", "both"})
_OWNERSHIP = frozenset({"of", "for", "at", "by", "from", "to"})
_LONGEST_PHRASE = 14
_LONGEST_TITLE = 8


@dataclass(frozen=True, slots=True)
class Subject:
    """Holds a speaker: entities (empty for pronouns and unnamed people), words, items.

    `first` and `last` are the items of the whole phrase, half-open; `start` and `end` the code
    points of the speaker as written.
    """

    speakers: tuple[str, ...]
    start: int
    end: int
    first: int
    last: int
    pronoun: bool = False
    passive: bool = False
    negated: bool = False
    modal: bool = False


def opens_late(items: Sequence[Item]) -> bool:
    """Says whether a sentence opens with a preposition, a subordinator or a participle."""
    if not items or not items[0].is_word:
        return False
    word = items[0].lower
    return word in PREPOSITIONS | BREAKS | {"despite", "though", "once"} or word.endswith("ing")


class PhraseReader:
    """Reads the noun phrases of one sentence's items as speakers."""

    def __init__(self, items: Sequence[Item], table: NameTable) -> None:
        """Keeps the items and the table that resolves their names."""
        self.items = items
        self.table = table

    def ending_at(self, position: int) -> Subject | None:
        """Returns the noun phrase that ends with an item, as a speaker."""
        item = self.items[position]
        if item.is_word and item.lower in PRONOUNS:
            return Subject((), item.start, item.end, position, position + 1, pronoun=True)
        if item.kind in (ItemKind.MARK, ItemKind.QUOTE) or item.possessive:
            return None
        first = self._phrase_start(position)
        if first is None or first > position:
            return None
        return self._speaker(first, position + 1)

    def _phrase_start(self, position: int) -> int | None:
        """Walks left over one noun phrase, prepositional parts included."""
        current = position
        while current >= 0 and position - current < _LONGEST_PHRASE:
            item = self.items[current]
            if item.kind is ItemKind.MARK or (item.is_quote and not self._is_term(current)):
                break
            if item.is_word and not self._belongs(current):
                break
            if item.is_word and item.lower in DETERMINERS and not self._is_attached(current):
                current -= 1
                break
            current -= 1
        start = current + 1
        while (
            start <= position
            and self.items[start].is_word
            and (self.items[start].lower in PREPOSITIONS)
        ):
            start += 1
        return start if start <= position else None

    def _belongs(self, current: int) -> bool:
        item = self.items[current]
        if item.lower in BREAKS:
            return self._joins_names(current)
        if item.lower in AUXILIARIES and item.lower not in ("to", "on", "first", "all", "both"):
            return False
        if item.lower in PRONOUNS and item.lower != "it":
            return False
        following = self.items[current + 1].lower if current + 1 < len(self.items) else ""
        cue = verb_cue(item.lower, following)
        return cue is None or cue.form is not CueForm.FINITE or item.capital

    def _is_term(self, current: int) -> bool:
        """Says whether marks hold a word of a phrase: the "History" section."""
        quote = self.items[current].quotation
        before = self.items[current - 1].lower if current else ""
        return quote is not None and len(quote.text.split()) < 4 and before in DETERMINERS

    def _joins_names(self, current: int) -> bool:
        if self.items[current].lower != "and" or not 0 < current < len(self.items) - 1:
            return False
        sides = self.items[current - 1], self.items[current + 1]
        return all(side.kind is ItemKind.NAME for side in sides)

    def _is_attached(self, current: int) -> bool:
        """Says whether a determiner opens a part that hangs on a noun ("of the …")."""
        if current < 2 or not self.items[current - 1].is_word:
            return False
        if self.items[current - 1].lower not in ("of", "for", "at", "from", "by", "in", "on", "to"):
            return False
        before = self.items[current - 2]
        return before.kind is ItemKind.NAME or (before.is_word and self._belongs(current - 2))

    def starting_at(self, position: int) -> Subject | None:
        """Returns the noun phrase that starts with an item: "said the report", "according to X"."""
        if position >= len(self.items):
            return None
        item = self.items[position]
        if item.is_word and item.lower in PRONOUNS:
            return Subject((), item.start, item.end, position, position + 1, pronoun=True)
        last = self._phrase_end(position)
        return self._speaker(position, last) if last > position else None

    def _phrase_end(self, position: int) -> int:
        current = position
        while current < len(self.items) and current - position < _LONGEST_PHRASE:
            item = self.items[current]
            if item.kind is ItemKind.NAME:
                current += 1
                if not item.possessive and not self.title_follows(current):
                    break
                continue
            if not item.is_word or item.lower in BREAKS | PREPOSITIONS | PRONOUNS:
                break
            if item.lower in AUXILIARIES and current > position:
                break
            current += 1
        return self._with_owner(position, current)

    def title_follows(self, current: int) -> bool:
        """Says whether a title and a name follow ("U.S. Defense Secretary X")."""
        for position in range(current, min(current + _LONGEST_TITLE, len(self.items))):
            item = self.items[position]
            if item.kind is ItemKind.NAME:
                return position > current or not item.possessive
            if not item.is_word or item.lower in BREAKS | PREPOSITIONS | AUXILIARIES | PRONOUNS:
                break
            if item.lower[0].isdigit() or item.lower in DETERMINERS:
                break
        return any(
            item.is_word and (item.lower in title_sorts() or speaker_sorts(item.lower))
            for item in self.items[current : current + 2]
        )

    def _with_owner(self, first: int, last: int) -> int:
        """Takes "for the ministry" into "a spokesman for the ministry"."""
        if last >= len(self.items) - 1 or self.items[last].lower not in _OWNERSHIP:
            return last
        if self.items[last - 1].kind is ItemKind.NAME and last - first == 1:
            return last
        position = last + 1
        if self.items[position].lower in ("the", "an", "a"):
            position += 1
        if position >= len(self.items) or self.items[position].kind is not ItemKind.NAME:
            return last
        bearer = self.items[position + 1].name if position + 1 < len(self.items) else None
        return position + 1 + (bearer is not None and bearer.kind is NameKind.PERSON)

    def _speaker(self, first: int, last: int) -> Subject | None:
        """Reads who a noun phrase stands for."""
        head = self._head(first, last)
        item = self.items[head]
        if item.kind is ItemKind.NAME and item.name is not None:
            start = item.start
            speakers = [item.name.entity]
            speakers.extend(self._joined_before(first, head))
            return Subject(tuple(speakers), start, item.end, first, last)
        start, end = self.items[first].start, self.items[last - 1].end
        return Subject(self._voices(first, last, item.lower), start, end, first, last)

    def _head(self, first: int, last: int) -> int:
        """Returns the head of a phrase: the person it ends in, or what its first part ends in."""
        if self._ends_in_bearer(first, last):
            return last - 1
        for position in range(first + 1, last):
            item = self.items[position]
            counted = self.items[position - 1].lower in _COUNTERS
            if item.is_word and item.lower in PREPOSITIONS and not counted:
                return self._before_participle(first, position - 1)
        return self._before_participle(first, last - 1)

    def _before_participle(self, first: int, head: int) -> int:
        """Steps from "published" to "study" in "a study published in"."""
        item = self.items[head]
        if head > first and item.is_word and item.lower.endswith("ed"):
            before = self.items[head - 1]
            if before.is_word and speaker_sorts(before.lower):
                return head - 1
        return head

    def _ends_in_bearer(self, first: int, last: int) -> bool:
        """Says whether a title ends in its bearer ("Governor of Y Jane Roe")."""
        end, before = self.items[last - 1], self.items[last - 2]
        if end.name is None or end.name.kind is not NameKind.PERSON or last - first < 2:
            return False
        return not (before.is_word and before.lower in PREPOSITIONS | {"the", "and"})

    def _joined_before(self, first: int, head: int) -> list[str]:
        joined = []
        while head - 2 >= first and self.items[head - 1].lower == "and":
            other = self.items[head - 2].name
            if other is None:
                break
            joined.append(other.entity)
            head -= 2
        return joined

    def _voices(self, first: int, last: int, head: str) -> tuple[str, ...]:
        """Returns the entities that a common noun speaks for: "the ministry's report"."""
        sorts = speaker_sorts(head) - {"person"}
        if not sorts:
            return ()
        names = [item.name for item in self.items[first:last] if item.name is not None]
        speakers = [name.entity for name in names]
        if sorts & {"document", "writer"} and self.table.document is not None:
            speakers.insert(0, self.table.document)
        return tuple(dict.fromkeys(speakers))
