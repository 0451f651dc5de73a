"""Binds pronouns, descriptions and bare quotations of a text to their speakers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import field, replace

from factcheck.language.attribution import attributions_among
from factcheck.language.mentions import Attribution, NameMention, Quotation
from factcheck.language.name_entities import NameTable
from factcheck.language.names import find_names
from factcheck.language.quotations import clip_quotations, find_quotations
from factcheck.language.sentences import split_sentences
from factcheck.language.speaker_memory import SpeakerMemory, Voice
from factcheck.language.speech_cues import noun_cue
from factcheck.language.speech_items import read_items
from factcheck.language.speech_subjects import SubjectFinder
from factcheck.model import NameKind
from factcheck.patterns import pattern
from factcheck.records import dataclass

_SPEECH_WORDS = 4
_SPEECH_ENDS = (",", ".", "?", "!", "…")
_WORD = re.compile(r"\w+")
# A dash and a few words to the end of the paragraph: '"It is a long game." - Jane Roe'.
_DASHED = pattern(r"\s*[-–—]\s*(?P<name>[^-–—\"“”]{3,60})$")
_MOST_OUTSIDE = 0.1
_LONGEST_SIGNATURE = 10


@dataclass(frozen=True, slots=True)
class SpokenQuotation:
    """Holds one quotation of a sentence with its speaker.

    `guessed` says that the speaker is only the last one heard in the paragraph before.

    `speakers` are entities, `speaker_text` the speaker as written where it is said; both are
    empty for a quotation that nobody is known to have said (a term in marks, a title).
    """

    quotation: Quotation
    speakers: tuple[str, ...] = ()
    speaker_text: str = ""
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class SpokenSentence:
    """Holds one sentence of a paragraph with who says what in it.

    `start` and `end` are code points in the paragraph; all other offsets count in `text`.
    `attributions` have pronouns and descriptions bound to entities; `bound` gives the span of
    each such speaker with its entity. `voice` is the speaker of a whole sentence without marks
    (a pull quote, a statement after a colon), None for the article's own voice.
    """

    text: str
    start: int
    end: int
    names: tuple[NameMention, ...]
    quotations: tuple[SpokenQuotation, ...]
    attributions: tuple[Attribution, ...]
    bound: tuple[tuple[int, int, str], ...] = ()
    voice: Voice | None = None


def resolve_speakers(
    paragraphs: Sequence[str], table: NameTable
) -> tuple[tuple[SpokenSentence, ...], ...]:
    """Reads paragraphs in order and says, sentence by sentence, who says what.

    Pronouns ("he said") and descriptions ("the organization added") are bound to the latest
    fitting entity. A quotation without a frame belongs to the speaker before it in its
    paragraph; to the speaker of a quotation left open before; to whoever the sentence before
    introduces; to the one who says the same words elsewhere; or, where the paragraph is nothing
    but the quotation, to the last speaker of the paragraph before. Serves drafts and sources.
    """
    reader = _TextReader(table, SpeakerMemory(table))
    read = [tuple(reader.read(paragraph)) for paragraph in paragraphs]
    return _with_repeated_words(read)


@dataclass(slots=True)
class _TextReader:
    table: NameTable
    memory: SpeakerMemory
    open_voice: Voice | None = None
    introduced: Voice | None = None
    earlier: Voice | None = None
    announced: Voice | None = None
    signed: Voice | None = None
    alone: bool = field(default=False)

    def read(self, paragraph: str) -> Iterator[SpokenSentence]:
        """Yields the sentences of the next paragraph."""
        quotations = find_quotations(paragraph)
        spans = split_sentences(paragraph)
        self.memory.earlier = self.earlier
        self.memory.voice = self.announced = None
        self.alone = _is_only_quotation(paragraph, quotations)
        self.signed = self._signature(paragraph, quotations, spans)
        heard = self._unmarked_voice(quotations)
        for start, end in spans:
            sentence = self._read_sentence(paragraph[start:end], start, quotations)
            if heard is not None and not sentence.attributions:
                yield replace(sentence, voice=heard)
                continue
            heard = None
            yield sentence
        self._finish(paragraph, quotations)

    def _unmarked_voice(self, quotations: Sequence[Quotation]) -> Voice | None:
        """Returns who says a paragraph that has no marks of its own round it."""
        if not quotations:
            return self.signed or self.introduced
        return None if quotations[0].start == 0 else self.introduced

    def _finish(self, paragraph: str, quotations: Sequence[Quotation]) -> None:
        voice = self.memory.voice
        if quotations and not quotations[-1].closed:
            self.open_voice = voice or self.open_voice
        elif quotations:
            self.open_voice = None
        if voice is None and self.memory.subject is not None:
            named = self.table.name_of(self.memory.subject)
            self.introduced = Voice((self.memory.subject,), named)
        else:
            self.introduced = voice
        if not paragraph.rstrip().endswith(":"):
            self.introduced = None
        self.earlier = voice or (self.earlier if not _has_end(paragraph) else None)

    def _signature(
        self,
        paragraph: str,
        quotations: Sequence[Quotation],
        spans: Sequence[tuple[int, int]],
    ) -> Voice | None:
        """Reads the name a pull quote ends with: '"…" - Jane Roe', "… . Jane Roe, mayor"."""
        if quotations:
            match = _DASHED.match(paragraph, quotations[-1].end)
            return self._voice_of(match["name"]) if match else None
        if len(spans) < 2:
            return None
        text = paragraph[spans[-1][0] : spans[-1][1]]
        if text[-1:] in ".!?:" or len(text.split()) > _LONGEST_SIGNATURE:
            return None
        return self._voice_of(text)

    def _voice_of(self, text: str) -> Voice | None:
        names = find_names(text, self.table)
        if not names or names[0].start > 0 or names[0].kind is not NameKind.PERSON:
            return None
        rest = text[names[0].end :].strip()
        if rest and not rest.startswith((",", "(")):
            return None
        return Voice((names[0].entity,), names[0].text)

    def _read_sentence(
        self, text: str, start: int, quotations: Sequence[Quotation]
    ) -> SpokenSentence:
        clipped = clip_quotations(quotations, start, start + len(text))
        names = find_names(text, self.table)
        finder = SubjectFinder(read_items(text, names, clipped), self.table)
        found = attributions_among(text, finder)
        subject = self._main_subject(finder)
        attributions, bound = self._bind(found, names, subject)
        spoken = tuple(self._speak(text, quotation, attributions) for quotation in clipped)
        outside = [n for n in names if not any(q.start <= n.start < q.end for q in clipped)]
        self.announced = self._announcer(text, outside, subject)
        self.memory.note(outside, subject)
        self.memory.spoke_last = bool(attributions or any(s.speakers for s in spoken))
        return SpokenSentence(text, start, start + len(text), names, spoken, attributions, bound)

    def _bind(
        self, found: Sequence[Attribution], names: Sequence[NameMention], subject: str | None
    ) -> tuple[tuple[Attribution, ...], tuple[tuple[int, int, str], ...]]:
        """Binds speakers without a name, left to right; the order of the frames is kept."""
        bound: dict[tuple[int, int], str] = {}
        speakers: dict[int, tuple[str, ...]] = {}
        for attribution in sorted(found, key=lambda a: a.speaker_start):
            heard = attribution.speakers
            if not heard:
                before = [n.entity for n in names if n.end <= attribution.speaker_start]
                known = [subject] if subject in before else []
                self.memory.present = tuple(e for e in (*known, *reversed(before)) if e)
                heard = self.memory.bind(attribution)
                if heard:
                    span = attribution.speaker_start, attribution.speaker_end
                    bound[span] = heard[0]
            speakers[attribution.speaker_start] = heard
            self.memory.voice = Voice(heard, attribution.speaker_text)
        resolved = tuple(replace(a, speakers=speakers[a.speaker_start]) for a in found)
        if resolved:
            # Who says more is heard longer: the outermost frame's speaker goes on.
            self.memory.voice = Voice(resolved[0].speakers, resolved[0].speaker_text)
        return resolved, tuple((*span, entity) for span, entity in bound.items())

    def _speak(
        self, text: str, quotation: Quotation, attributions: Sequence[Attribution]
    ) -> SpokenQuotation:
        frames = [a for a in attributions if a.content_start <= quotation.start < a.content_end]
        if frames:
            frame = frames[0]
            if frame.cue == "according to" and len(frames) > 1 and frames[1].speakers:
                frame = frames[1]
            return SpokenQuotation(quotation, frame.speakers, frame.speaker_text)
        if not _is_speech(text, quotation):
            return SpokenQuotation(quotation)
        voices = (self.signed, self.memory.voice, self.announced, self.open_voice, self.introduced)
        heard = next((voice for voice in voices if voice is not None), None)
        voice = heard or (self.earlier if self.alone else None)
        if voice is None:
            return SpokenQuotation(quotation)
        self.memory.voice = voice
        return SpokenQuotation(quotation, voice.speakers, voice.text, guessed=heard is None)

    def _main_subject(self, finder: SubjectFinder) -> str | None:
        subject = finder.main_subject(len(finder.items))
        if subject is None:
            return None
        if subject.pronoun:
            return self.memory.subject
        return subject.speakers[0] if subject.speakers else None

    def _announcer(
        self, text: str, names: Sequence[NameMention], subject: str | None
    ) -> Voice | None:
        """Returns who issues a statement in a sentence, for the quotation after it."""
        if subject is None or self.table.kind_of(subject) is NameKind.PLACE:
            return None
        if not any(noun_cue(word.lower()) for word in _WORD.findall(text)):
            return None
        written = next((name.text for name in names if name.entity == subject), "")
        return Voice((subject,), written)


def _is_only_quotation(paragraph: str, quotations: Sequence[Quotation]) -> bool:
    outside = len(paragraph) - sum(quotation.end - quotation.start for quotation in quotations)
    return bool(quotations) and outside <= _MOST_OUTSIDE * len(paragraph)


def _has_end(paragraph: str) -> bool:
    return paragraph.rstrip().endswith((".", "!", "?", '"', "”", "’", "'", ":", ")"))


def _is_speech(text: str, quotation: Quotation) -> bool:
    """Says whether a quotation without a frame is speech, not a term in marks."""
    words = len(quotation.text.split())
    starts = quotation.start == 0
    ends = len(_WORD.findall(text[quotation.end :])) <= 1
    if starts and ends:
        return True
    return words >= _SPEECH_WORDS and quotation.text.rstrip().endswith(_SPEECH_ENDS)


def _with_repeated_words(
    read: Sequence[tuple[SpokenSentence, ...]],
) -> tuple[tuple[SpokenSentence, ...], ...]:
    """Gives a quotation without a speaker to the one who says the same words elsewhere."""
    known = [
        (_folded(spoken.quotation.text), spoken)
        for sentences in read
        for sentence in sentences
        for spoken in sentence.quotations
        if spoken.speaker_text
        and not spoken.guessed
        and len(spoken.quotation.text.split()) >= _SPEECH_WORDS
    ]

    def resolve(spoken: SpokenQuotation) -> SpokenQuotation:
        words = _folded(spoken.quotation.text)
        if (spoken.speaker_text and not spoken.guessed) or len(words.split()) < _SPEECH_WORDS:
            return spoken
        for other, source in known:
            if words in other:
                return replace(spoken, speakers=source.speakers, speaker_text=source.speaker_text)
        return spoken

    voiced = {_folded(s.text): s.voice for sentences in read for s in sentences if s.voice}

    def complete(sentence: SpokenSentence) -> SpokenSentence:
        bare = not sentence.quotations and sentence.voice is None
        voice = voiced.get(_folded(sentence.text)) if bare else sentence.voice
        spoken = tuple(resolve(s) for s in sentence.quotations)
        return replace(sentence, quotations=spoken, voice=voice)

    return tuple(tuple(complete(sentence) for sentence in sentences) for sentences in read)


def _folded(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))
