"""Reads each verb of a sentence with its subject, objects, agents and prepositional complements.

Surface rules only, on the chunks of `chunks.py`; a slot that the rules cannot fill stays empty.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.language.arguments import read_arguments
from factcheck.language.chunks import VERB, Syntax, read_syntax
from factcheck.language.clauses import Subject, group_of
from factcheck.language.negation import negated_words
from factcheck.language.nominal_frames import NominalSlots, read_nominal_slots
from factcheck.language.parts_of_speech import base_form
from factcheck.language.stems import stem
from factcheck.language.subjects import find_subjects
from factcheck.language.words import Word
from factcheck.records import dataclass

Complements = tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """Holds one verb, or noun that stands for a verb, with what fills its slots.

    All figures are word indices; `first` and `last` bound the verb group, inclusive, and `verb`
    is its main word. `subjects` and `objects` are head words as the grammar has them: a passive
    frame's subject undergoes, its `agents` do. `complements` pair a preposition ("" for a bare
    date) with the heads of its noun phrase. `relative` marks a frame inside a relative clause,
    `nominal` one read from a noun. `tense` is "past", "present", "future" or, for forms without
    tense, "none". `particle` is the "up" of a particle verb before its object ("put up the tent").
    """

    verb: int
    first: int
    last: int
    stem: str
    negated: bool
    passive: bool
    modal: str | None
    tense: str
    subjects: tuple[int, ...] = ()
    objects: tuple[int, ...] = ()
    agents: tuple[int, ...] = ()
    complements: Complements = ()
    relative: bool = False
    nominal: bool = False
    particle: str | None = None

    @property
    def doers(self) -> tuple[int, ...]:
        """Lists who acts, whatever the voice."""
        return self.agents if self.passive else self.subjects

    @property
    def undergoers(self) -> tuple[int, ...]:
        """Lists who or what is acted on, whatever the voice."""
        return self.subjects if self.passive else self.objects


def find_frames(
    words: Sequence[Word],
    syntax: Syntax | None = None,
    negated: frozenset[int] | None = None,
) -> tuple[Frame, ...]:
    """Returns the frames of one sentence in order of their verbs.

    `syntax` is the sentence's reading by `read_syntax`, and `negated` its denied words by
    `negated_words`; both are made here where they are not given.
    """
    syntax = syntax or read_syntax(words)
    negated = negated_words(syntax) if negated is None else negated
    subjects = find_subjects(syntax)
    frames = [
        _read_frame(syntax, place, subjects[place], negated)
        for place, chunk in enumerate(syntax.chunks)
        if chunk.kind == VERB
    ]
    frames.extend(_read_nominal(slots, negated) for slots in read_nominal_slots(syntax))
    return tuple(sorted(frames, key=lambda frame: frame.verb))


def _read_nominal(slots: NominalSlots, negated: frozenset[int]) -> Frame:
    return Frame(
        verb=slots.head,
        first=slots.head,
        last=slots.head,
        stem=slots.stem,
        negated=slots.head in negated,
        passive=False,
        modal=None,
        tense="none",
        subjects=slots.subjects,
        objects=slots.objects,
        complements=slots.complements,
        nominal=True,
    )


def _read_frame(syntax: Syntax, place: int, subject: Subject, negated: frozenset[int]) -> Frame:
    group = group_of(syntax.chunks[place])
    slots = read_arguments(syntax, place, subject)
    return Frame(
        verb=group.head,
        first=group.first,
        last=group.last,
        stem=stem(base_form(syntax.words[group.head].lower, syntax.tags[group.head])),
        negated=group.head in negated,
        passive=group.passive,
        modal=group.modal,
        tense=group.tense,
        subjects=subject.heads,
        objects=slots.objects,
        agents=slots.agents,
        complements=tuple(slots.complements),
        relative=subject.opener is not None,
        particle=slots.particle,
    )
