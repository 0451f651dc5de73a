"""Reads what is said in a speech frame: where the content starts and ends, and who was told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum

from factcheck.language.attribution_audience import (
    LONGEST_ADJUNCT,
    OPENERS,
    Audience,
    AudienceReader,
)
from factcheck.language.mentions import Attribution
from factcheck.language.speech_cues import AUXILIARIES, Cue, CueForm, verb_cue
from factcheck.language.speech_items import Item, ItemKind
from factcheck.language.speech_subjects import BREAKS, PREPOSITIONS, Subject, opens_late
from factcheck.model import NameKind
from factcheck.records import dataclass

_SPEECH_ENDS = tuple(",?!.…—–-")
_SPEECH_WORDS = 4
_IS = frozenset({"is", "was", "were"})
_SHORTEST_CONTENT = 3


class Position(Enum):
    """Says where a frame stands to what is said."""

    LEADING = "leading"  # X said that …
    TRAILING = "trailing"  # …, X said
    INVERTED = "inverted"  # …, said X
    MIDDLE = "middle"  # …, X said, …


def _closes_speech(item: Item) -> bool:
    """Says whether a quotation ends as speech does before its frame."""
    quote = item.quotation
    if quote is None:
        return False
    return quote.text.rstrip()[-1:] in _SPEECH_ENDS or len(quote.text.split()) >= _SPEECH_WORDS


@dataclass(slots=True)
class ContentReader:
    """Makes attributions from frames of one sentence."""

    text: str
    items: Sequence[Item]
    told: AudienceReader

    def position_of(self, cue: int, reading: Cue, subject: Subject) -> Position:
        """Says where a frame with its subject before its cue stands to what is said."""
        before = self.items[subject.first - 1] if subject.first else None
        audience = self.told.audience(cue, reading)
        behind = cue + 2 if reading.particle else cue + 1
        after = self.told.after_adjuncts(audience.after if audience else behind)
        if before is not None and (_closes_speech(before) or before.is_comma):
            if after >= len(self.items) or self.items[after].ends:
                return Position.TRAILING
            if self.items[after].is_comma:
                return (
                    Position.LEADING if self._only_opens(subject.first, after) else Position.MIDDLE
                )
            topic = _closes_speech(before) and self.items[after].lower in PREPOSITIONS
            return Position.TRAILING if topic else Position.LEADING
        return Position.LEADING

    def position_after(self, subject: Subject) -> Position:
        """Says whether what is said goes on after ", said X,"."""
        after = self.items[subject.last] if subject.last < len(self.items) else None
        if after is None or not after.is_comma or subject.last + 1 >= len(self.items):
            return Position.INVERTED
        quoted = self.items[subject.first - 2].is_quote if subject.first >= 2 else False
        return Position.INVERTED if quoted else Position.MIDDLE

    def _only_opens(self, first: int, after: int) -> bool:
        """Says whether what stands before a frame is an opening such as "Of the plan,"."""
        before = self.items[:first]
        if any(item.is_quote for item in before):
            return False
        if first < _SHORTEST_CONTENT:
            return True
        quoted = after + 1 < len(self.items) and self.items[after + 1].is_quote
        return quoted or opens_late(before)

    def attribute(
        self, cue: int, reading: Cue, subject: Subject, position: Position
    ) -> Iterator[Attribution]:
        """Yields the attributions of one verb frame: two where what is said lies on both sides."""
        audience = self.told.audience(cue, reading) if not subject.passive else None
        frame = self._frame(cue, reading, subject, audience)
        if subject.passive:
            yield self._make(reading, subject, frame, (0, self._sentence_end()), audience)
            return
        cue_end = cue + 2 if reading.particle else cue + 1
        first, last = min(subject.first, cue), max(subject.last, cue_end)
        if audience is not None:
            last = max(last, audience.after)
        if position is not Position.LEADING:
            content = self._content_before(first)
            if content is not None:
                yield self._make(reading, subject, frame, content, audience)
        if position is Position.TRAILING or position is Position.INVERTED:
            content = self._content_later(last)
        elif position is Position.MIDDLE and self._turns_away(last):
            content = None
        else:
            content = self._content_after(last, bare="to" in reading.uses)
        if content is not None:
            yield self._make(reading, subject, frame, content, audience)

    def attribute_phrase(self, index: int, reading: Cue, subject: Subject) -> Iterator[Attribution]:
        """Yields the attributions of "according to X"."""
        frame = (self.items[index].start, subject.end)
        subject = self._with_bearer(subject)
        hangs = self._hangs_on_clause(index)
        before = self._content_before(index) if index and not hangs else None
        after = self._content_of_phrase(subject)
        middle = index and subject.last < len(self.items) and self.items[subject.last].is_comma
        if before is not None and before[1] > before[0]:
            yield self._make(reading, subject, frame, before, None)
        if after is not None and (not index or middle or before is None):
            yield self._make(reading, subject, frame, after, None)

    def _content_of_phrase(self, subject: Subject) -> tuple[int, int] | None:
        """Returns what follows "according to X,": from the comma on where X is described."""
        position = subject.last
        if not subject.speakers:
            stop = min(position + LONGEST_ADJUNCT, len(self.items))
            commas = [at for at in range(position, stop) if self.items[at].is_comma]
            position = commas[0] if commas else position
        if position < len(self.items) and self.items[position].is_comma:
            position += 1
        if position >= len(self.items) or self.items[position].ends:
            return None
        return self.items[position].start, self._content_end(position)

    def _hangs_on_clause(self, index: int) -> bool:
        """Says whether "that" or "which" stands before "according to": what is said comes after."""
        position = index - 1
        while position >= 0 and self.items[position].is_comma:
            position -= 1
        return position >= 0 and self.items[position].lower in BREAKS

    def _with_bearer(self, subject: Subject) -> Subject:
        """Takes in the name after "according to the coach, X,"."""
        if subject.last + 2 >= len(self.items) or not self.items[subject.last].is_comma:
            return subject
        name, closing = self.items[subject.last + 1], self.items[subject.last + 2]
        if name.name is None or not closing.is_comma or name.name.kind is not NameKind.PERSON:
            return subject
        if self.items[subject.last - 1].kind is ItemKind.NAME and not subject.speakers:
            return subject
        return Subject((name.name.entity,), name.start, name.end, subject.first, subject.last + 2)

    def attribute_noun(self, index: int, reading: Cue, owner: Subject) -> Iterator[Attribution]:
        """Yields the attribution of "X's claim that …", "in X's view, …", "…, was X's verdict"."""
        frame = (min(owner.start, self.items[index].start), max(owner.end, self.items[index].end))
        content = self._content_of_noun(max(index + 1, owner.last), owner)
        if content is not None:
            yield self._make(reading, owner, frame, content, None)

    def _content_of_noun(self, after: int, owner: Subject) -> tuple[int, int] | None:
        before = [item.lower for item in self.items[: owner.first][-2:]]
        if owner.first > 1 and before[-1] in _IS:
            is_speech = _closes_speech(self.items[owner.first - 2]) or before[0] == ","
            return self._content_before(owner.first - 1) if is_speech else None
        following = self.items[after : after + 2]
        if following and following[0].lower in _IS:
            opens = following[1:] and (following[1].lower == "that" or following[1].is_quote)
            return self._content_after(after + 1) if opens else None
        openers = ("that", ":", ",") if before[-1:] == ["in"] else ("that", ":")
        return self._content_after(after) if following and following[0].lower in openers else None

    def _make(
        self,
        reading: Cue,
        subject: Subject,
        frame: tuple[int, int],
        content: tuple[int, int],
        audience: Audience | None,
    ) -> Attribution:
        return Attribution(
            start=frame[0],
            end=frame[1],
            speakers=subject.speakers,
            speaker_text=self.text[subject.start : subject.end],
            speaker_start=subject.start,
            speaker_end=subject.end,
            cue=reading.base,
            polarity=reading.polarity,
            content_start=content[0],
            content_end=content[1],
            audience=audience.entity if audience else None,
            audience_text=self.text[audience.start : audience.end] if audience else None,
        )

    def _frame(
        self, cue: int, reading: Cue, subject: Subject, audience: Audience | None
    ) -> tuple[int, int]:
        """Returns the code points of the frame: without an apposition between subject and cue."""
        item = self.items[cue]
        start, end = item.start, item.end
        if reading.particle and cue + 1 < len(self.items):
            end = self.items[cue + 1].end
        between = self.items[subject.last : cue] or self.items[cue + 1 : subject.first]
        if all(item.lower in AUXILIARIES or item.lower.endswith("ly") for item in between):
            start, end = min(start, subject.start), max(end, subject.end)
        if audience is not None and audience.after > cue:
            end = max(end, audience.end)
        return start, end

    def _turns_away(self, index: int) -> bool:
        """Says whether ", but" or ", adding" follows a frame: what comes is not its content."""
        while index < len(self.items) and not self.items[index].is_comma:
            index += 1
        if index + 1 >= len(self.items):
            return False
        word = self.items[index + 1].lower
        cue = verb_cue(word, "")
        return word in ("and", "but", "who") or (cue is not None and cue.form is CueForm.GERUND)

    def _content_after(self, index: int, *, bare: bool = False) -> tuple[int, int] | None:
        """Returns what follows a frame; `bare` keeps "to" with what it opens ("refused to …")."""
        position, before = index, -1
        while position != before and not bare:
            before = position
            position = self.told.after_adjuncts(position)
            if position < len(self.items) and self.items[position].lower in OPENERS:
                position += 1
                if self.items[position - 1].lower != ",":
                    break
        if position >= len(self.items) or self.items[position].ends:
            # "asked for help" has nothing but its adjunct.
            position = index
        if position >= len(self.items) or self.items[position].ends:
            return None
        start = self.items[position].start
        return start, self._content_end(position)

    def _content_end(self, index: int) -> int:
        """Returns where what is said ends: at the next frame of the same speaker, or at the end."""
        for position in range(index + 1, len(self.items)):
            item = self.items[position]
            before = self.items[position - 1]
            if item.lower == ";" or (item.lower == "but" and self._other_frame(position)):
                return before.end if item.lower == ";" else self.items[position - 2].end
            if not item.is_word or not (before.is_comma or before.lower in ("and", "but")):
                continue
            cue = verb_cue(item.lower, "")
            gerund = cue is not None and cue.form is CueForm.GERUND and before.is_comma
            finite = cue is not None and cue.form is CueForm.FINITE and not before.is_comma
            if (
                gerund or (finite and cue is not None and cue.may("clause"))
            ) and position > index + 1:
                return self.items[position - 2].end
        return self._sentence_end()

    def _other_frame(self, position: int) -> bool:
        """Says whether ", but" starts a clause with a speech frame of its own."""
        if not self.items[position - 1].is_comma or position < 2:
            return False
        cues = (verb_cue(item.lower, "") for item in self.items[position:] if item.is_word)
        return any(cue is not None and cue.form is CueForm.FINITE for cue in cues)

    def _sentence_end(self) -> int:
        last = len(self.items) - 1
        while last > 0 and self.items[last].ends:
            last -= 1
        return self.items[last].end

    def _content_before(self, index: int) -> tuple[int, int] | None:
        """Returns what stands left of a frame, back to the border of its sentence."""
        last = index - 1
        while last >= 0 and (self.items[last].is_comma or self.items[last].ends):
            last -= 1
        if last < 0:
            return None
        first = last
        while first > 0 and not self._is_border(first - 1):
            first -= 1
        return self.items[first].start, self.items[last].end

    def _is_border(self, index: int) -> bool:
        item = self.items[index]
        return item.ends and item.lower != ":"

    def _content_later(self, index: int) -> tuple[int, int] | None:
        """Returns the quotation that goes on after ", X said," or ". X said."."""
        for position in range(index, len(self.items)):
            item = self.items[position]
            if item.is_quote:
                before = self.items[position - 1]
                ended = before.is_comma or before.ends or before.lower in ("that", "and")
                return (item.start, self.items[-1].end) if ended else None
            if item.is_word and verb_cue(item.lower, "") is not None:
                return None
        return None
