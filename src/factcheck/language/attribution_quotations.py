"""Reads the frames round a quotation that need no listed verb: "X fumed", a colon, a dash."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.language.attribution_content import ContentReader, Position
from factcheck.language.mentions import Attribution
from factcheck.language.speech_cues import AUXILIARIES, Cue, CueForm, verb_cue
from factcheck.language.speech_items import Item, ItemKind
from factcheck.language.speech_subjects import (
    BREAKS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    Subject,
    SubjectFinder,
)
from factcheck.language.stems import stem
from factcheck.records import dataclass

_SAY = "say"
Spoken = tuple[Subject, Attribution]


@dataclass(frozen=True, slots=True)
class QuotationFrames:
    """Finds the frames round the quotations of one sentence."""

    text: str
    items: Sequence[Item]
    subjects: SubjectFinder
    contents: ContentReader

    def around(self, index: int) -> Iterator[Spoken]:
        """Yields the frames with verbs that no list has, a colon, or a dash."""
        yield from self._unlisted_verb(index)
        before = self.items[index - 1] if index else None
        if before is not None and before.lower == ":" and index >= 2:
            yield from self._before_colon(index)
        yield from self._after_dash(index)

    def _unlisted_verb(self, index: int) -> Iterator[Spoken]:
        start = index + 1
        if start < len(self.items) and self.items[start].is_comma:
            start += 1
        quote = self.items[index].quotation
        ends = quote is not None and (
            quote.text.rstrip()[-1:] in (",", "?", "!") or start > index + 1
        )
        if not ends or start + 1 >= len(self.items):
            return
        first, second = self.items[start], self.items[start + 1]
        if first.kind is ItemKind.NAME and self._may_be_verb(start + 1):
            subject, cue = self.subjects.phrases.ending_at(start), start + 1
        elif second.kind is ItemKind.NAME and self._may_be_verb(start):
            subject, cue = self.subjects.phrases.starting_at(start + 1), start
        else:
            return
        if subject is not None:
            base = stem(self.items[cue].lower)
            reading = Cue(base, _SAY, frozenset({"quotation"}), CueForm.FINITE)
            for found in self.contents.attribute(cue, reading, subject, Position.INVERTED):
                yield subject, found

    def _may_be_verb(self, index: int) -> bool:
        item = self.items[index]
        if not item.is_word or item.capital:
            return False
        if verb_cue(item.lower, self._word_at(index + 1)) is not None:
            return False
        closed = BREAKS | PREPOSITIONS | PRONOUNS | DETERMINERS | AUXILIARIES
        return item.lower not in closed and item.lower.endswith(("ed", "s", "d"))

    def _before_colon(self, index: int) -> Iterator[Spoken]:
        verbs = (verb_cue(item.lower, "") for item in self.items[: index - 1] if item.is_word)
        if any(cue is not None and cue.form is CueForm.FINITE for cue in verbs):
            return
        subject = self.subjects.phrases.ending_at(index - 2)
        if subject is not None and subject.speakers:
            yield subject, self._bare(subject, index)

    def _after_dash(self, index: int) -> Iterator[Spoken]:
        if index + 2 >= len(self.items) or self.items[index + 1].lower not in ("-", "—", "–"):
            return
        subject = self.subjects.phrases.starting_at(index + 2)
        if subject is None or not subject.speakers:
            return
        rest = self.items[subject.last :]
        if rest and not (rest[0].ends or rest[0].is_comma):
            return
        yield subject, self._bare(subject, index)

    def _bare(self, subject: Subject, index: int) -> Attribution:
        """Makes the attribution of a quotation to a name without a verb."""
        quote = self.items[index]
        return Attribution(
            start=subject.start,
            end=subject.end,
            speakers=subject.speakers,
            speaker_text=self.text[subject.start : subject.end],
            speaker_start=subject.start,
            speaker_end=subject.end,
            cue=_SAY,
            polarity=_SAY,
            content_start=quote.start,
            content_end=quote.end,
        )

    def _word_at(self, index: int) -> str:
        return self.items[index].lower if 0 <= index < len(self.items) else ""
