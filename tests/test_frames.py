"""Who does what to whom: verbs with their slots, by surface rules."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language.dates import find_dates
from factcheck.language.frames import Frame, find_frames
from factcheck.language.negation import find_negated
from factcheck.language.orderings import find_orderings
from factcheck.language.statements import find_statements
from factcheck.language.words import Word, merge_words


def words_of(text: str) -> tuple[Word, ...]:
    return merge_words(text, (), (), find_dates(text, None))


def texts(words: Sequence[Word], indices: Sequence[int]) -> str:
    return "+".join(words[index].text for index in indices)


def frames_of(text: str, verb: str) -> list[tuple[Sequence[Word], Frame]]:
    words = words_of(text)
    return [
        (words, frame)
        for frame in find_frames(words)
        if words[frame.verb].text == verb and not frame.nominal
    ]


def only_frame(text: str, verb: str) -> tuple[Sequence[Word], Frame]:
    found = frames_of(text, verb)
    assert len(found) == 1, f"{len(found)} frames of {verb!r}"
    return found[0]


# text, verb, subjects, objects, agents
SLOTS = [
    ("Norway fired missiles into Denmark.", "fired", "Norway", "missiles", ""),
    ("Missiles were fired into Denmark by Norway.", "fired", "Missiles", "", "Norway"),
    ("The council will not approve the plan.", "approve", "council", "plan", ""),
    # The noun phrase must not run left over its determiner.
    ("In 2014 the government raised taxes.", "raised", "government", "taxes", ""),
    ("In Ottawa the minister resigned.", "resigned", "minister", "", ""),
    ("On Wednesday, the board announced a package of aid.", "announced", "board", "package", ""),
    # What hangs on a preposition, a participle or a relative clause is no subject.
    ("The package for the region was delayed.", "delayed", "package", "", ""),
    ("The document found on the road was secret.", "was", "document", "secret", ""),
    ("The document found on the road was secret.", "found", "document", "", ""),
    ("The man who shot the mayor fled.", "fled", "man", "", ""),
    ("The man who shot the mayor fled.", "shot", "man", "mayor", ""),
    ("The policy that the board reversed had failed.", "reversed", "board", "policy", ""),
    ("The policy that the board reversed had failed.", "failed", "policy", "", ""),
    ("He brought the clock he made to school.", "made", "he", "clock", ""),
    # Asides and appositions.
    ("Orsk, director of the league, left.", "left", "Orsk", "", ""),
    ("The treaty, which was signed in Ottawa, bans mines.", "bans", "treaty", "mines", ""),
    ("Bergen, the senator said, had lost.", "lost", "Bergen", "", ""),
    # Lists.
    ("The mayor and the council approved it.", "approved", "mayor+council", "it", ""),
    ("It includes rounds, shells and mines.", "includes", "It", "rounds+shells+mines", ""),
    ("The army fired missiles and the navy left.", "left", "navy", "", ""),
    ("Teams were put in groups of three, and groups met in pairs.", "met", "groups", "", ""),
    ("They saw the mayor and a judge was called.", "called", "judge", "", ""),
    # One subject for two verbs.
    ("The army fired missiles and hit a bridge.", "hit", "army", "bridge", ""),
    ("The case was found and taken to the police.", "taken", "case", "", ""),
    # Participles and infinitives take the subject of what they hang on.
    ("The league urged ministers to reverse the ban.", "reverse", "ministers", "ban", ""),
    ("The league promised to reverse the ban.", "reverse", "league", "ban", ""),
    ("The group called on Norway to stop.", "stop", "Norway", "", ""),
    ("A storm hit the coast, killing four people.", "killing", "storm", "people", ""),
    ("Speaking to reporters, the minister denied it.", "Speaking", "minister", "", ""),
    ("They accused the firm of hiding the report.", "hiding", "firm", "report", ""),
    ("The firm let the soldiers pass.", "pass", "soldiers", "", ""),
    # Speech.
    ("The board said Norway fired missiles.", "fired", "Norway", "missiles", ""),
    ("The board said Norway fired missiles.", "said", "board", "", ""),
    ('"We will pay," said Orsk.', "said", "Orsk", "", ""),
    # Two objects, copulas, existence.
    ("Norway gave Denmark weapons.", "gave", "Norway", "weapons", ""),
    ("The plan is reckless and expensive.", "is", "plan", "reckless+expensive", ""),
    ("She is the new mayor.", "is", "She", "mayor", ""),
    ("There are two victims at the scene.", "are", "victims", "", ""),
    # The list's members stand on one level.
    ("Exports to Rome and York fell.", "fell", "Exports", "", ""),
    ("The future of trade in Rome and in York is open.", "is", "future", "open", ""),
    ("One of the reasons that prices fell is war.", "is", "One", "war", ""),
    # The agent may stand behind an aside.
    ("The bridge was closed on Friday, by the army.", "closed", "bridge", "", "army"),
    # "by" before a time or a measure names no agent.
    ("The bridge was closed by Friday.", "closed", "bridge", "", ""),
    ("He was defeated by 424 votes.", "defeated", "He", "", ""),
    ("Costs were cut by the firm by 2014.", "cut", "Costs", "", "firm"),
]


@pytest.mark.parametrize(("text", "verb", "subjects", "objects", "agents"), SLOTS)
def test_slots(text: str, verb: str, subjects: str, objects: str, agents: str) -> None:
    words, frame = only_frame(text, verb)
    assert (
        texts(words, frame.subjects),
        texts(words, frame.objects),
        texts(words, frame.agents),
    ) == (subjects, objects, agents)


# text, verb, passive, tense, modal, negated
GROUPS = [
    ("Norway fired missiles.", "fired", False, "past", None, False),
    ("Norway has fired missiles.", "fired", False, "past", None, False),
    ("Norway is firing missiles.", "firing", False, "present", None, False),
    ("Norway will fire missiles.", "fire", False, "future", "will", False),
    ("Norway is going to fire missiles.", "fire", False, "future", None, False),
    ("Missiles were being fired.", "fired", True, "past", None, False),
    ("Missiles may have been fired.", "fired", True, "past", "may", False),
    ("The suspect got arrested.", "arrested", True, "past", None, False),
    ("Missiles fired by Norway hit a bridge.", "fired", True, "none", None, False),
    ("Missiles fired by Norway hit a bridge.", "hit", False, "past", None, False),
    ("Norway can't fire missiles.", "fire", False, "present", "can", True),
    ("Norway has yet to fire missiles.", "fire", False, "present", "must", True),
    ("Nor did Norway fire missiles.", "fire", False, "past", None, True),
    ("Never before had Norway fired missiles.", "fired", False, "past", None, True),
]


@pytest.mark.parametrize(("text", "verb", "passive", "tense", "modal", "negated"), GROUPS)
def test_verb_groups(
    text: str, verb: str, passive: bool, tense: str, modal: str | None, negated: bool
) -> None:
    _, frame = only_frame(text, verb)
    assert (frame.passive, frame.tense, frame.modal, frame.negated) == (
        passive,
        tense,
        modal,
        negated,
    )


def test_a_passive_frame_names_doers_and_undergoers_like_the_active_one() -> None:
    active_words, active = only_frame("Norway fired the missiles.", "fired")
    passive_words, passive = only_frame("The missiles were fired by Norway.", "fired")
    assert texts(active_words, active.doers) == texts(passive_words, passive.doers) == "Norway"
    assert texts(active_words, active.undergoers) == "missiles"
    assert texts(passive_words, passive.undergoers) == "missiles"


# text, verb, complements as "preposition:heads"
COMPLEMENTS = [
    ("Norway fired missiles into Denmark.", "fired", ["into:Denmark"]),
    ("It was moved from Boston to York.", "moved", ["from:Boston", "to:York"]),
    ("In 2014 the board met in Rome.", "met", ["in:2014", "in:Rome"]),
    ("The board met Wednesday.", "met", [":Wednesday"]),
    ("She signed the treaty of Rome.", "signed", []),
    ("He died of cancer.", "died", ["of:cancer"]),
    ("Norway gave Denmark weapons.", "gave", ["to:Denmark"]),
    ("It hit 53 countries and two cities in spring.", "hit", ["in:spring"]),
]


@pytest.mark.parametrize(("text", "verb", "complements"), COMPLEMENTS)
def test_complements(text: str, verb: str, complements: list[str]) -> None:
    words, frame = only_frame(text, verb)
    found = [f"{preposition}:{texts(words, heads)}" for preposition, heads in frame.complements]
    assert found == complements


def test_a_particle_belongs_to_the_verb() -> None:
    words, frame = only_frame("The city put up a building.", "put")
    assert (frame.particle, texts(words, frame.objects)) == ("up", "building")


def test_a_place_after_the_verb_is_no_particle() -> None:
    _, frame = only_frame("The ship sank off the coast.", "sank")
    assert (frame.particle, frame.objects) == (None, ())


def test_relative_frames_are_marked() -> None:
    _, inner = only_frame("The man who shot the mayor fled.", "shot")
    _, outer = only_frame("The man who shot the mayor fled.", "fled")
    assert (inner.relative, outer.relative) == (True, False)


# text, noun, the verb it stands for (as a stem), subjects, objects
NOMINAL = [
    ("Norway's invasion of Denmark began.", "invasion", "invad", "Norway", "Denmark"),
    ("The invasion of Denmark by Norway began.", "invasion", "invad", "Norway", "Denmark"),
    ("The board's decision to pay shocked us.", "decision", "decid", "board", ""),
    ("The arrival of the ship was delayed.", "arrival", "arriv", "ship", ""),
    ("The death of the mayor shocked us.", "death", "die", "mayor", ""),
    ("Smith's arrest shocked us.", "arrest", "arrest", "", "Smith"),
    ("Smith's arrest by police shocked us.", "arrest", "arrest", "police", "Smith"),
    ("They mourned the killing of a guard.", "killing", "kill", "", "guard"),
]


@pytest.mark.parametrize(("text", "noun", "stem", "subjects", "objects"), NOMINAL)
def test_nominal_frames(text: str, noun: str, stem: str, subjects: str, objects: str) -> None:
    words = words_of(text)
    found = [
        (frame.stem, texts(words, frame.subjects), texts(words, frame.objects))
        for frame in find_frames(words)
        if frame.nominal and words[frame.verb].text == noun
    ]
    assert found == [(stem, subjects, objects)]


@pytest.mark.parametrize(
    "text",
    [
        "Friday, 21 July.",
        "The far end of the hall.",
        "A wounded man and a broken promise.",
        "",
    ],
)
def test_no_verb_no_frame(text: str) -> None:
    assert [frame for frame in find_frames(words_of(text)) if not frame.nominal] == []


@pytest.mark.parametrize(
    "text",
    [
        "The wounded soldier left.",
        "The growing economy helped.",
        "The proposed law failed.",
    ],
)
def test_participles_before_nouns_are_no_verbs(text: str) -> None:
    assert len([frame for frame in find_frames(words_of(text)) if not frame.nominal]) == 1


def test_a_causative_keeps_its_parts_apart() -> None:
    _, intransitive = only_frame("The tax changed.", "changed")
    _, transitive = only_frame("The mayor changed the tax.", "changed")
    assert (len(intransitive.objects), len(transitive.objects)) == (0, 1)
    assert (intransitive.passive, transitive.passive) == (False, False)


VOCABULARY = """
    the a no not never and or but nor neither that who which whose what of by to in on with
    without before after until was is has had will did be been said says found fired fires
    failed refused missiles board decision Norway Orsk it he they them there 's n't 2014 12
    , . ; : - ( ) “ ” ' yet only all both reckless quickly going used have
"""


@given(st.lists(st.sampled_from(VOCABULARY.split()), max_size=25))
def test_every_index_lies_inside_the_sentence(pieces: list[str]) -> None:
    words = words_of(" ".join(pieces))
    for frame in find_frames(words):
        complements = [head for _, heads in frame.complements for head in heads]
        slots = [*frame.subjects, *frame.objects, *frame.agents, *complements]
        assert all(0 <= index < len(words) for index in slots)
        assert 0 <= frame.first <= frame.verb <= frame.last < len(words)
    for statement in find_statements(words):
        assert 0 <= statement.start < statement.end <= len(words)
    assert all(0 <= index < len(words) for index in find_negated(words))
    for ordering in find_orderings(words):
        assert ordering.earlier[0] < ordering.earlier[1] <= len(words)
        assert ordering.later[0] < ordering.later[1] <= len(words)
