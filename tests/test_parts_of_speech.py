"""Words get the part of speech they have where they stand."""

from __future__ import annotations

import pytest

from factcheck.language.parts_of_speech import possible_tags
from factcheck.language.tagging import tag_words
from factcheck.language.words import merge_words

# text, the word asked for, its tag
TAGGED = [
    ("Norway fired missiles.", "fired", "past"),
    ("Missiles fired by Norway hit a bridge.", "fired", "participle"),
    ("The document found on the road was secret.", "found", "participle"),
    ("The police found the document.", "found", "past"),
    ("The use of mines is banned.", "use", "noun"),
    ("They use mines.", "use", "base"),
    ("Countries want to use mines.", "use", "base"),
    ("She went to school.", "to", "preposition"),
    ("The report said that it failed.", "that", "subordinator"),
    ("Countries that have not joined must pay.", "that", "relative"),
    ("That plan failed.", "That", "determiner"),
    ("The board's plan failed.", "'s", "possessive"),
    ("It's a plan.", "'s", "be"),
    ("The talks failed.", "talks", "plural"),
    ("She talks to the board.", "talks", "present"),
    ("It is a growing threat.", "growing", "adjective"),
    ("They were accused of killing farmers.", "killing", "gerund"),
    ("He left before the war.", "before", "preposition"),
    ("He left before the war ended.", "before", "subordinator"),
    ("People like it.", "like", "base"),
    ("The members walked out.", "out", "adverb"),
]


@pytest.mark.parametrize(("text", "word", "tag"), TAGGED)
def test_tags_in_context(text: str, word: str, tag: str) -> None:
    words = merge_words(text, (), (), ())
    tags = dict(zip((one.text for one in words), tag_words(words), strict=True))
    assert tags[word] == tag


@pytest.mark.parametrize(
    ("word", "tags"),
    [
        ("children", {"plural"}),
        ("broke", {"past"}),
        ("broken", {"participle"}),
        ("said", {"past", "participle"}),
        ("carries", {"present"}),
        ("quickly", {"adverb"}),
        ("landmines", {"plural"}),
        ("biggest", {"adjective"}),
    ],
)
def test_forms_by_themselves(word: str, tags: set[str]) -> None:
    assert tags <= {tag for tag, _ in possible_tags(word)}


def test_a_past_form_is_no_participle_of_its_verb() -> None:
    assert "participle" not in {tag for tag, _ in possible_tags("broke")}


def test_long_sentences_take_time_in_line_with_their_length() -> None:
    words = merge_words("the board said that " * 2000, (), (), ())
    assert len(tag_words(words)) == len(words)
