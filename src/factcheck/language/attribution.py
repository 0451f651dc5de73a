"""Finds who says what in a sentence, by surface rules (DESIGN.md, section 3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.language.attribution_audience import ALWAYS_TOLD, AudienceReader
from factcheck.language.attribution_content import ContentReader, Position
from factcheck.language.attribution_nouns import NounJudge
from factcheck.language.attribution_quotations import QuotationFrames
from factcheck.language.mentions import Attribution, NameMention, Quotation
from factcheck.language.name_entities import NameTable
from factcheck.language.speech_cues import Cue, CueForm, noun_cue, verb_cue
from factcheck.language.speech_items import Item, ItemKind, read_items
from factcheck.language.speech_subjects import (
    BREAKS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    Subject,
    SubjectFinder,
)
from factcheck.model import NameKind
from factcheck.records import dataclass

_SAY = "say"
# What is not said, or not thought, is nobody's statement.
_UNSAID = frozenset({"say", "believe", "warn"})
# "In the words of X", "in the view of X": as "according to X".
_OF_WHOM = frozenset({"words", "view", "opinion", "eyes", "judgment", "judgement", "phrase"})
_PUT = frozenset({"put", "puts"})
_ESTIMATED = frozenset(
    {"chance", "chances", "odds", "probability", "likelihood", "risk", "number", "cost", "costs"}
    | {"damage", "price", "toll", "value", "figure", "losses"}
)
_TO_THE = (("in", "the"), ("to", "the"))
_REACH_OF_NAMING = 26


def find_attributions(
    text: str,
    names: Sequence[NameMention],
    quotations: Sequence[Quotation],
    table: NameTable,
) -> tuple[Attribution, ...]:
    """Finds the speech frames of one sentence, outer ones before inner ones.

    A frame in the middle of what is said gives two attributions, one for each side. Pronouns
    and unnamed speakers have no `speakers`; `resolve_speakers` binds pronouns. Frames inside
    quotation marks are left out. Offsets are code points into `text`, half-open.
    """
    return attributions_among(text, SubjectFinder(read_items(text, names, quotations), table))


def attributions_among(text: str, subjects: SubjectFinder) -> tuple[Attribution, ...]:
    """Finds the speech frames of a sentence that has been read as items, see above."""
    items = subjects.items
    reader = _FrameReader(
        text=text,
        items=items,
        subjects=subjects,
        contents=ContentReader(text, items, AudienceReader(items)),
        nouns=NounJudge(items),
    )
    found = list(reader.frames())
    found.sort(key=lambda a: (a.content_start - a.content_end, a.start))
    return tuple(dict.fromkeys(found))


@dataclass(slots=True)
class _FrameReader:
    text: str
    items: Sequence[Item]
    subjects: SubjectFinder
    contents: ContentReader
    nouns: NounJudge
    last: Subject | None = None

    def frames(self) -> Iterator[Attribution]:
        """Yields all frames, left to right."""
        for index, item in enumerate(self.items):
            if item.is_quote:
                yield from self._around_quotation(index)
            elif item.is_word:
                yield from self._at_word(index)

    def _around_quotation(self, index: int) -> Iterator[Attribution]:
        frames = QuotationFrames(self.text, self.items, self.subjects, self.contents)
        for subject, attribution in frames.around(index):
            self.last = subject
            yield attribution

    def _at_word(self, index: int) -> Iterator[Attribution]:
        word = self.items[index].lower
        if word == "according" and self._lower(index + 1) == "to":
            yield from self._phrase(index, index + 2, "according to")
            return
        before = (self._lower(index - 2), self._lower(index - 1))
        if word in _OF_WHOM and self._lower(index + 1) == "of" and before in _TO_THE:
            yield from self._phrase(index - 2, index + 2, "according to")
            return
        cue = verb_cue(word, self._lower(index + 1)) or self._estimate(index)
        if cue is not None and not self.nouns.is_noun(index, cue):
            yield from self._verb(index, cue)
            return
        noun = noun_cue(word)
        if noun is not None:
            yield from self._noun(index, noun)

    def _estimate(self, index: int) -> Cue | None:
        """Reads "put the odds that it rains at two in five": an estimate, and so a statement."""
        if self.items[index].lower not in _PUT:
            return None
        behind = [item.lower for item in self.items[index + 1 :]]
        if _ESTIMATED.isdisjoint(behind[:3]) or "at" not in behind:
            return None
        return Cue("put", "believe", frozenset({"clause"}), CueForm.FINITE)

    def _lower(self, index: int) -> str:
        return self.items[index].lower if 0 <= index < len(self.items) else ""

    def _verb(self, index: int, cue: Cue) -> Iterator[Attribution]:
        subject, position = self._subject(index, cue)
        if subject is None or (subject.negated and cue.polarity in _UNSAID):
            return
        if subject.modal and not self._is_clause(index + 1):
            return
        trailing = position is Position.TRAILING and self._is_person(subject)
        if not (trailing and cue.may("content")) and not self._is_licensed(index, cue, subject):
            return
        self.last = subject
        yield from self.contents.attribute(index, cue, subject, position)

    def _is_person(self, subject: Subject) -> bool:
        """Says whether a known person stands after a comma: who then observes, says something."""
        comma = self.items[subject.first - 1].is_comma
        kinds = {self.subjects.table.kind_of(entity) for entity in subject.speakers}
        return comma and NameKind.PERSON in kinds

    def _subject(self, index: int, cue: Cue) -> tuple[Subject | None, Position]:
        if cue.form is CueForm.GERUND:
            return self._gerund_subject(index), Position.LEADING
        before = self.items[index - 1] if index else None
        if before is not None and before.is_word and before.lower in ("and", "but", "to"):
            return self.last or self.subjects.main_subject(index), Position.LEADING
        inverted = self._inverted(index, cue)
        if inverted is not None:
            return inverted, self.contents.position_after(inverted)
        subject = self.subjects.before(index)
        if subject is None:
            agent = self.subjects.agent_after(index)
            return (replace(agent, passive=True) if agent else None), Position.LEADING
        if subject.passive:
            return subject, Position.LEADING
        return subject, self.contents.position_of(index, cue, subject)

    def _gerund_subject(self, index: int) -> Subject | None:
        if index == 0:
            return self._subject_after_comma()
        before = self.items[index - 1]
        if before.is_comma or before.lower in BREAKS | PREPOSITIONS:
            return self.last or self.subjects.main_subject(index)
        found = self.subjects.phrases.ending_at(index - 1)
        if found is None:
            return self.last
        return found

    def _subject_after_comma(self) -> Subject | None:
        for position, item in enumerate(self.items):
            if item.is_comma and position + 1 < len(self.items):
                return self.subjects.phrases.starting_at(position + 1)
        return None

    def _inverted(self, index: int, cue: Cue) -> Subject | None:
        """Reads "said X" after a quotation or a comma."""
        if cue.form is not CueForm.FINITE:
            return None
        before = self.items[index - 1] if index else None
        if before is not None and not (before.is_quote or before.is_comma or before.lower == "so"):
            return None
        following = self.items[index + 1] if index + 1 < len(self.items) else None
        if following is None or following.kind in (ItemKind.MARK, ItemKind.QUOTE):
            return None
        if following.is_word and following.lower in BREAKS | PREPOSITIONS | PRONOUNS:
            return None
        speaker = self.subjects.phrases.starting_at(index + 1)
        if before is not None and before.is_comma and speaker is not None:
            subject = self.subjects.before(index)
            after = self.items[speaker.last] if speaker.last < len(self.items) else None
            apart = after is None or after.is_comma or after.ends
            if subject is not None and not (apart and subject.last == index - 1):
                return None
        return speaker

    def _is_licensed(self, index: int, cue: Cue, subject: Subject) -> bool:
        """Says whether a verb with several senses reports here."""
        if "quotation" in cue.uses:
            return self._touches_quotation(index, subject)
        if "called" in cue.uses:
            named = bool(subject.speakers) or subject.pronoun or self._opens_clause(subject)
            return named and self._gives_name(index)
        if cue.form is CueForm.GERUND and not self._is_participle(index):
            return self._is_clause(index + 1)
        if cue.may("told") and not cue.may("clause"):
            bare = cue.base in ALWAYS_TOLD and self._lower(index + 1) == "that"
            return not bare and not subject.passive
        if cue.may("clause"):
            return True
        if "object" in cue.uses and "content" not in cue.uses:
            return not subject.passive or bool(subject.speakers)
        if self._is_clause(index + 1) or self._touches_quotation(index, subject):
            return True
        return bool(subject.speakers) and subject.speakers[0] == self.subjects.table.document

    def _is_participle(self, index: int) -> bool:
        """Says whether a gerund goes on with the main clause: "…, saying", "and warning"."""
        before = self.items[index - 1] if index else None
        return before is None or before.is_comma or before.lower in BREAKS

    def _opens_clause(self, subject: Subject) -> bool:
        before = self.items[subject.first - 1] if subject.first else None
        return before is None or before.kind is ItemKind.MARK or before.lower in BREAKS

    def _is_clause(self, index: int) -> bool:
        index = self.contents.told.after_adjuncts(index)
        if index >= len(self.items):
            return False
        item = self.items[index]
        return (
            item.lower in ("that", "how", "whether", "why", ":")
            or item.is_quote
            or (item.lower in PRONOUNS)
        )

    def _touches_quotation(self, index: int, subject: Subject) -> bool:
        first, last = min(subject.first, index), max(subject.last, index + 1)
        around = [*self.items[max(0, first - 2) : first], *self.items[last : last + 3]]
        return any(item.is_quote for item in around)

    def _gives_name(self, index: int) -> bool:
        """Says whether "called", "described" gives a name or judgement, not a summons."""
        for item in self.items[index + 1 : index + _REACH_OF_NAMING]:
            if item.is_quote or item.lower in ("as", "a", "an", "on", "for"):
                return True
            if item.ends and item.lower != ":":
                return False
        return False

    def _phrase(self, index: int, start: int, cue: str) -> Iterator[Attribution]:
        subject = self.subjects.phrases.starting_at(start)
        if subject is not None:
            reading = Cue(cue, _SAY, frozenset(), CueForm.NOUN)
            yield from self.contents.attribute_phrase(index, reading, subject)

    def _noun(self, index: int, cue: Cue) -> Iterator[Attribution]:
        """Reads "X's claim that …", "in X's view, …", "a warning from X that …"."""
        owner = self._owner(index)
        following = self._lower(index + 1)
        if owner is None and following in ("from", "by"):
            owner = self.subjects.phrases.starting_at(index + 2)
        if owner is None or not (owner.speakers or owner.pronoun):
            return
        yield from self.contents.attribute_noun(index, cue, owner)

    def _owner(self, index: int) -> Subject | None:
        for position in range(index - 1, max(-1, index - 4), -1):
            item = self.items[position]
            if item.kind is ItemKind.NAME and item.name is not None and item.possessive:
                return Subject((item.name.entity,), item.start, item.end, position, position + 1)
            if item.is_word and item.lower in ("his", "her", "its", "their"):
                return Subject((), item.start, item.end, position, position + 1, pronoun=True)
            if not item.is_word or item.lower in BREAKS | PREPOSITIONS | DETERMINERS:
                return None
        return None
