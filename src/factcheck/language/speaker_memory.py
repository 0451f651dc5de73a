"""Remembers whom a text has named and heard, to bind "he said" and "the group added"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from factcheck.language.mentions import Attribution, NameMention
from factcheck.language.name_entities import NameTable
from factcheck.language.name_runs import title_sorts
from factcheck.language.speech_cues import body_nouns, speaker_sorts
from factcheck.model import NameKind
from factcheck.records import dataclass

_SEXES = {"he": "m", "she": "f"}
_LONGEST_MEMORY = 40


@dataclass(frozen=True, slots=True)
class Voice:
    """Holds who was heard last: entities and the speaker as written."""

    speakers: tuple[str, ...]
    text: str


@dataclass(slots=True)
class SpeakerMemory:
    """Keeps, over the sentences of a text, who was named and who spoke.

    `voice` is the last speaker of the paragraph, `earlier` that of the one before; `recent` the
    people and bodies named so far, latest last; `subject` the main subject of the sentence
    before, `spoke_last` whether somebody spoke in it; `present` those named in the sentence
    that is read, likeliest first.
    """

    table: NameTable
    recent: list[str] = field(default_factory=list)
    subject: str | None = None
    voice: Voice | None = None
    earlier: Voice | None = None
    spoke_last: bool = False
    present: tuple[str, ...] = ()

    def note(self, names: Sequence[NameMention], subject: str | None) -> None:
        """Takes in the names of a sentence that has been read."""
        for name in names:
            if not name.adjective and name.kind is not NameKind.PLACE:
                self.recent.append(name.entity)
        del self.recent[:-_LONGEST_MEMORY]
        self.subject = subject

    def bind(self, attribution: Attribution) -> tuple[str, ...]:
        """Returns whom a speaker without a name stands for, nothing where that is open."""
        words = attribution.speaker_text.lower().split()
        if not words:
            return ()
        head = words[-1]
        if head in _SEXES and len(words) == 1:
            return self._latest_person(_SEXES[head])
        if words == ["it"]:
            return self._latest_voice_of_body()
        if words == ["they"]:
            return self._latest_plural()
        if words[0] not in ("the", "that", "this") or len(words) > 3:
            return ()
        if title_sorts().get(head, "modifier") != "modifier":
            return self._latest_with_role(head)
        if speaker_sorts(head) & {"organization", "generic"} and len(words) == 2:
            return self._latest_body(head)
        return ()

    def _candidates(self) -> list[str]:
        """Returns the entities a pronoun may mean, likeliest first."""
        voices = self.voice.speakers if self.voice else ()
        subjects = (self.subject,) if self.subject is not None else ()
        likely = (*voices, *subjects) if self.spoke_last else (*subjects, *voices)
        return list(dict.fromkeys([*self.present, *likely, *reversed(self.recent)]))

    def _latest_person(self, sex: str) -> tuple[str, ...]:
        for entity in self._candidates():
            known = self.table.kind_of(entity) is NameKind.PERSON
            if known and self.table.sex_of(entity) in ("", sex) and not _are_many(entity):
                return (entity,)
        return ()

    def _latest_body(self, head: str) -> tuple[str, ...]:
        """Returns the latest body with the noun in its name; a generic noun takes the latest."""
        bodies = [
            entity
            for entity in self._candidates()
            if self.table.kind_of(entity) is NameKind.ORGANIZATION
        ]
        nouns = body_nouns(head)
        named = [entity for entity in bodies if not nouns.isdisjoint(entity.split())]
        if named or "generic" not in speaker_sorts(head):
            return tuple(named[:1])
        return tuple(bodies[:1])

    def _latest_voice_of_body(self) -> tuple[str, ...]:
        """Returns the last speaker where that is a body: what "it said" goes on with."""
        voices = self.voice.speakers if self.voice else ()
        return tuple(
            entity for entity in voices[:1] if self.table.kind_of(entity) is not NameKind.PERSON
        )

    def _latest_plural(self) -> tuple[str, ...]:
        voice = self.voice or self.earlier
        if voice is None or not voice.speakers:
            return ()
        kinds = {self.table.kind_of(entity) for entity in voice.speakers}
        several = len(voice.speakers) > 1
        return voice.speakers if several or NameKind.PERSON not in kinds else ()

    def _latest_with_role(self, head: str) -> tuple[str, ...]:
        for entity in self._candidates():
            known = self.table.entities.get(entity)
            if known is not None and any(head in role.lower().split() for role in known.roles):
                return (entity,)
        return ()


def _are_many(entity: str) -> bool:
    """Says whether an entity is a group by its description, whom "he" cannot mean."""
    return entity.startswith("the ") and entity.endswith("s")
