"""Attribution: who says what, in every form that news has for it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language.attribution import find_attributions
from factcheck.language.mentions import Attribution
from factcheck.language.names import build_name_table, find_names
from factcheck.language.quotations import find_quotations
from factcheck.language.speakers import resolve_speakers

TABLE = build_name_table(
    (),
    [
        "Ilse Brandt, policy director for the Coastal Watch Union (CWU), spoke. Brandt left.",
        "Mayor Tomas Reyl met Mrs Ana Lopes of the Veldhaven Post. Lopes and Reyl agreed.",
        "The report was long. CWU issued its report in May.",
    ],
)


def read(text: str) -> tuple[Attribution, ...]:
    return find_attributions(text, find_names(text, TABLE), find_quotations(text), TABLE)


BRANDT, REYL, LOPES = "ilse brandt", "tomas reyl", "ana lopes"
UNION, POST = "coastal watch union", "veldhaven post"


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "content"),
    [
        ("Brandt said that the quay is old.", BRANDT, "say", "the quay is old"),
        ("Brandt said the quay is old.", BRANDT, "say", "the quay is old"),
        ("The quay is old, Brandt said.", BRANDT, "say", "The quay is old"),
        ("The quay is old, said Brandt.", BRANDT, "say", "The quay is old"),
        ('"The quay is old," said Mayor Reyl.', REYL, "say", '"The quay is old,"'),
        ('"The quay is old," Brandt said on Friday.', BRANDT, "say", '"The quay is old,"'),
        ('"The quay is old," Reyl fumed.', REYL, "fume", '"The quay is old,"'),
        ("According to Brandt, the quay is old.", BRANDT, "according to", "the quay is old"),
        ("The quay is old, according to the CWU.", UNION, "according to", "The quay is old"),
        ("Reyl told the Veldhaven Post that it fell.", REYL, "tell", "it fell"),
        ('Brandt called the plan "absurd".', BRANDT, "call", 'the plan "absurd"'),
        ("In Brandt's view, the quay is old.", BRANDT, "view", "the quay is old"),
        ('"The quay is old," was Brandt\'s verdict.', BRANDT, "verdict", '"The quay is old,"'),
        ("Brandt's answer: the quay is old.", BRANDT, "answer", "the quay is old"),
        ("Brandt's reply was that the quay is old.", BRANDT, "reply", "the quay is old"),
        ("They read Brandt's claim that it fell.", BRANDT, "claim", "it fell"),
        ("Brandt warned of floods.", BRANDT, "warn", "of floods"),
        ("In a statement, Brandt denied that it fell.", BRANDT, "deny", "it fell"),
        ("Brandt, the policy director, said it fell.", BRANDT, "say", "it fell"),
        ("His lawyer, Ana Lopes, said it fell.", LOPES, "say", "it fell"),
        ("Brandt, who lives there, said it fell.", BRANDT, "say", "it fell"),
        ("Brandt of the CWU said it fell.", BRANDT, "say", "it fell"),
        ("A spokesman for the CWU said it fell.", UNION, "say", "it fell"),
        ("The policy director said it fell.", BRANDT, "say", "it fell"),
        ("The plan was described by Brandt as absurd.", BRANDT, "describe", None),
        ("Brandt pointed out that it fell.", BRANDT, "point out", "it fell"),
        ("The report found that it fell.", "the report", "find", "it fell"),
        ('"It fell" - Ana Lopes', LOPES, "say", '"It fell"'),
        ('Ana Lopes: "It fell."', LOPES, "say", '"It fell."'),
    ],
)
def test_a_frame_gives_its_speaker(text: str, speaker: str, cue: str, content: str | None) -> None:
    found = [a for a in read(text) if a.cue == cue]
    assert [a.speakers[0] for a in found] == [speaker]
    if content is not None:
        assert text[found[0].content_start : found[0].content_end] == content


@pytest.mark.parametrize(
    "text",
    [
        "The report was long and the claim was old.",
        "Brandt built the quay in 1990.",
        "The alleged attack and the reported losses were old news.",
        "Brandt did not say when it fell.",
        "Brandt will announce the date in June.",
        "They were denied visas.",
        "Their claims about the order of the notes were read.",
        "It shows some 7,400 objects.",
    ],
)
def test_what_reports_nothing_has_no_frame(text: str) -> None:
    assert read(text) == ()


def test_a_frame_in_the_middle_has_content_on_both_sides() -> None:
    text = '"The quay," Brandt said, "is old."'
    contents = {text[a.content_start : a.content_end] for a in read(text)}
    assert contents == {'"The quay,"', '"is old."'}


def test_outer_frames_come_before_inner_ones() -> None:
    text = "According to the Veldhaven Post, Brandt said that Reyl believes it fell."
    assert [a.speakers[0] for a in read(text)] == [POST, BRANDT, REYL]


def test_the_one_told_is_kept() -> None:
    (told,) = read("Reyl told the Veldhaven Post that it fell.")
    assert (told.audience, told.audience_text) == (POST, "Veldhaven Post")


def test_polarity_follows_the_cue() -> None:
    polarity = {
        "Brandt said it fell.": "say",
        "Brandt denied that it fell.": "deny",
        "Brandt urged Reyl to resign.": "urge",
        "Brandt believes it fell.": "believe",
        "Brandt warned that it fell.": "warn",
    }
    assert {text: read(text)[0].polarity for text in polarity} == polarity


def test_two_verbs_share_their_subject() -> None:
    text = 'Brandt criticised the plan, saying it was "absurd".'
    assert {(a.cue, a.speakers[0]) for a in read(text)} == {
        ("criticise", BRANDT),
        ("say", BRANDT),
    }


def test_a_pronoun_is_kept_for_the_paragraph_to_bind() -> None:
    (said,) = read("She said it fell.")
    assert (said.speakers, said.speaker_text) == ((), "She")


def speakers(*paragraphs: str) -> list[str | None]:
    return [
        spoken.speakers[0] if spoken.speakers else None
        for sentences in resolve_speakers(paragraphs, TABLE)
        for sentence in sentences
        for spoken in sentence.quotations
    ]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (['Brandt left. "It fell," she said.'], [BRANDT]),
        (['"It fell," Brandt said. "It was old and weak."'], [BRANDT, BRANDT]),
        (['The CWU sued. "It fell," the union added.'], [UNION]),
        (['Lopes met Reyl. "It fell," she said.'], [LOPES]),
        (['Reyl said, "It fell and we saw it.', '"It was old."'], [REYL, REYL]),
        (["Brandt wrote this on Friday:", '"It fell, and we all saw it."'], [BRANDT]),
        (['"It fell in the night." - Ana Lopes'], [LOPES]),
        (
            ['"It fell in the night."', '"It fell in the night," said Reyl.'],
            [REYL, REYL],
        ),
        (['Brandt issued a statement. "It fell, and we all saw it."'], [BRANDT]),
        (['They call it the "old quay" in the town.'], [None]),
    ],
)
def test_quotations_find_their_speakers(paragraphs: list[str], expected: list[str | None]) -> None:
    assert speakers(*paragraphs) == expected


def test_a_pull_quote_without_marks_is_its_signers() -> None:
    ((first, _),) = resolve_speakers(["It fell in the night. Ana Lopes, mayor"], TABLE)
    assert first.voice is not None
    assert first.voice.speakers == (LOPES,)


@given(st.text(alphabet=" \"“”',.:;-()abcdABCDsaidtoldtheBrandt\n", max_size=120))
def test_any_text_can_be_read(text: str) -> None:
    for attribution in read(text):
        assert 0 <= attribution.content_start <= attribution.content_end <= len(text)
        assert text[attribution.speaker_start : attribution.speaker_end] == attribution.speaker_text
    resolve_speakers([text], TABLE)
