"""Finds who speaks in a speech frame: the subject before a cue, the name after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from factcheck.language.name_entities import NameTable
from factcheck.language.name_runs import title_sorts
from factcheck.language.speech_cues import AUXILIARIES, CueForm, speaker_sorts, verb_cue
from factcheck.language.speech_items import Item, ItemKind
from factcheck.model import NameKind

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
_RELATIVES = frozenset({"who", "which", "that"})
_BE = frozenset({"is", "was", "are", "were", "be", "been", "being"})
# "One of the study's authors" is headed by its authors.
_COUNTERS = frozenset({"one", "two", "some", "many", "most", "several", "each", "all", "both"})
_OWNERSHIP = frozenset({"of", "for", "at", "by", "from", "to"})
_MODALS = frozenset({"will", "would", "may", "might", "can", "could", "shall", "should", "must"})
_NEGATIONS = frozenset({"not", "never", "n't", "cannot", "didn't", "hasn't", "haven't", "doesn't"})
_LONGEST_PHRASE = 14
_LONGEST_APPOSITION = 30
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


class SubjectFinder:
    """Finds subjects in the items of one sentence."""

    def __init__(self, items: Sequence[Item], table: NameTable) -> None:
        """Keeps the items and the table that resolves their names."""
        self.items = items
        self.table = table

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
        return self.ending_at(position)

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
                found = self.starting_at(position + 1)
                return found if found and (found.speakers or found.pronoun) else None
        return None

    def agent_after(self, cue: int) -> Subject | None:
        """Returns X of "described by X", directly after a cue."""
        if cue + 1 < len(self.items) and self.items[cue + 1].lower == "by":
            return self.starting_at(cue + 2)
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
        return apposed or self.ending_at(position)

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
            phrase = self.ending_at(position - 1)
            if phrase is not None and phrase.speakers:
                return phrase
            found = found or phrase
        if found is not None:
            return found
        phrase = self.ending_at(comma - 1) if comma else None
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
                if not item.possessive and not self._title_follows(current):
                    break
                continue
            if not item.is_word or item.lower in BREAKS | PREPOSITIONS | PRONOUNS:
                break
            if item.lower in AUXILIARIES and current > position:
                break
            current += 1
        return self._with_owner(position, current)

    def _title_follows(self, current: int) -> bool:
        """Says whether a title and a name follow ("U.S. Defense Secretary X")."""
        for position in range(current, min(current + _LONGEST_TITLE, len(self.items))):
            item = self.items[position]
            if item.kind is ItemKind.NAME:
                return position > current or not item.possessive
            if not item.is_word or item.lower in BREAKS | PREPOSITIONS | AUXILIARIES | PRONOUNS:
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
                if self._title_follows(position + 1) and not item.name.description:
                    continue
                return Subject((item.name.entity,), item.start, item.end, position, position + 1)
            if item.is_word and item.lower in DETERMINERS and free:
                phrase = self.starting_at(position)
                if phrase is not None and phrase.last <= limit:
                    return self._named_after(phrase) or phrase
        return None

    def _named_after(self, phrase: Subject) -> Subject | None:
        """Returns the person of "her coach, X, …"."""
        last = phrase.last
        if phrase.speakers or last + 2 >= len(self.items) or not self.items[last].is_comma:
            return None
        return self._bearer(last + 1, last + 2) if self.items[last + 2].is_comma else None
