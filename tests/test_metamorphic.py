"""Tests the generator: what each change makes of a sentence, and where it keeps its hands off."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from factcheck.mutations import KINDS, Base, KnownName, make_pairs, read_story, story_bases
from tests.quality.places import own_dates

ARTICLES = sorted((Path(__file__).parent / "articles").glob("*.txt"))
KIND = {kind.name: kind for kind in KINDS}

STORY = """\
Dana Orsk, director of the Harbour Club (HC), told reporters on Tuesday that 5,757 tickets sold.
"Nobody enjoys paying more for the very same ride across the bay," said Orsk.
Lars Holm, the mayor, disagreed. Holm said fares rose by 12% in 2019 after the storm.
The council approved the plan in 2018. Norway did not take part.
Most of the boats sail from Oslo to Bergen for three hours. At least 300 people came.
"""


def _changed(kind: str, text: str, *, verbatim: bool = True) -> list[str]:
    return list(
        KIND[kind].change(Base(text, read_story(STORY, published=date(2024, 3, 5)), verbatim))
    )


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("curly marks", '"It\'s late," Orsk said.', "“It’s late,” Orsk said."),
        ("straight marks", "“It’s late,” Orsk said.", '"It\'s late," Orsk said.'),
        ("digits for words", "It lasted for three hours.", "It lasted for 3 hours."),
        ("words for digits", "It lasted for 3 hours.", "It lasted for three hours."),
        ("thousands separators", "They sold 5,757 tickets.", "They sold 5757 tickets."),
        ("currency form", "It cost $3.4 million.", "It cost 3.4 million dollars."),
        ("scale form", "It has 2.5 million members.", "It has 2,500,000 members."),
        ("surname only", "Dana Orsk left early.", "Orsk left early."),
        ("initials", "The Harbour Club met.", "The HC met."),
        ("speaker moved", '"It is late again," Orsk said.', None),
        ("date moved", "The council approved the plan in 2018.", None),
        (
            "passive for active",
            "The council approved the plan in 2018.",
            "The plan was approved by the council in 2018.",
        ),
        (
            "active for passive",
            "The plan was approved by the council in 2018.",
            "The council approved the plan in 2018.",
        ),
        ("hedge dropped", "At least 300 people came.", "300 people came."),
        ("numbers exchanged", "Each of 9 boats has 340 seats.", "Each of 340 boats has 9 seats."),
        ("roles exchanged", "Orsk accused Holm of haste.", "Holm accused Orsk of haste."),
        (
            "from and to exchanged",
            "The boats sail from Oslo to Bergen.",
            "The boats sail from Bergen to Oslo.",
        ),
        ("negated", "The boats were sold last week.", "The boats were not sold last week."),
        ("negation removed", "Norway did not take part.", "Norway did take part."),
        ("antonym", "Fares rose by 12% after that.", "Fares fell by 12% after that."),
        ("quantifier", "Most of the boats sail.", None),
        ("before and after", "He left before he paid.", "He left after he paid."),
        ("bound reversed", "More than 80 people came.", "Fewer than 80 people came."),
        ("rank", "It was the second largest boat.", None),
        ("share", "A quarter of the boats sank.", None),
        ("sister word", "The nurse came home.", None),
        ("preposition", "He voted against it then.", "He voted for it then."),
        ("added date", "The council rejected the plan.", None),
        ("bound in other words", "At least 80 people came.", "No fewer than 80 people came."),
        ("date form", "It was sold on May 2, 1999.", "It was sold on 2 May 1999."),
        ("contraction", "It was not sold in time.", "It wasn't sold in time."),
        ("spelling", "The organisers met at noon.", "The organizers met at noon."),
        ("speech verb", '"It is late," said Orsk.', None),
    ],
)
def test_a_change_is_made(kind: str, text: str, expected: str | None) -> None:
    changed = _changed(kind, text)

    assert changed
    assert text not in changed
    if expected is not None:
        assert expected in changed


@pytest.mark.parametrize(
    ("kind", "text", "reason"),
    [
        ("digits for words", 'He said "we waited three hours" there.', "quoted words stay"),
        ("surname only", "Mara Vance left early.", "the article never says Vance alone"),
        ("numbers exchanged", "It ran between 3 miles and 5 miles.", "the ends of one range"),
        ("numbers exchanged", "More than 80 boats carried 90 people.", "a bound may still hold"),
        ("negated", "Not every boat was sold last week.", "the scope of two negations"),
        ("negated", "He asked whether the boat was sold.", "an open question"),
        ("negation removed", "He did not only sing but dance.", "not only … but"),
        ("negation removed", '"I did not go to the town," he said.', "a quotation"),
        ("antonym", "Men and women rowed the boat.", "both stand in the sentence"),
        ("antonym", "It did not rise, and nobody won.", "a negated antonym may be true"),
        ("roles exchanged", "Orsk and Holm met in Oslo.", "a symmetric verb"),
        ("before and after", "He stood before the court.", "a place, not a time"),
        ("bound reversed", "Nobody waited no more than 5 hours.", "a denied bound"),
        ("added date", "The council met on Monday.", "it has a date"),
        ("year", "It will be done by 2018 at last.", "a later year may be true as well"),
        ("rounding", "They sold at least 5,757 tickets.", "it has a bound already"),
        ("rounding", "It stands on Route 5757 now.", "a label"),
        ("hedge dropped", "More than 100 tickets were sold.", "100 is not the story's figure"),
        ("aside dropped", "Boats, which only sail at night, were sold.", "a restriction"),
        ("quoted word dropped", '"One two three," said Orsk.', "too short to be a near-quotation"),
        ("ellipsis", '"It is late, so we all go home now," he said.', "too short to cut"),
    ],
)
def test_a_change_keeps_its_hands_off(kind: str, text: str, reason: str) -> None:
    assert _changed(kind, text) == [], reason


def test_a_dropped_quoted_word_leaves_words_nobody_said() -> None:
    text = STORY.splitlines()[1]

    changes = _changed("quoted word dropped", text)

    assert len(changes) == 2
    for changed in changes:
        assert len(changed.split()) == len(text.split()) - 1
        assert changed not in STORY


@pytest.mark.parametrize("kind", ["digits", "failing bound", "weekday", "year", "other person"])
def test_a_broken_sentence_says_what_the_story_does_not(kind: str) -> None:
    for base in story_bases(read_story(STORY)):
        for changed in KIND[kind].change(base):
            assert changed not in STORY


def test_a_caption_with_its_credit_is_no_sentence_to_change() -> None:
    text = "The mayor greets Dana Orsk at the pier Image: Lars Holm / Bay Press."

    assert story_bases(read_story(text)) == ()


def test_the_same_articles_make_the_same_pairs() -> None:
    text = ARTICLES[0].read_text(encoding="utf-8")

    first = [pair.text for pair in make_pairs(story_bases(read_story(text)))]
    second = [pair.text for pair in make_pairs(story_bases(read_story(text)))]

    assert first == second
    assert len(first) > 50


def test_every_kind_finds_something_to_change_in_our_articles() -> None:
    bases = [
        base
        for path in ARTICLES
        for base in story_bases(
            read_story(path.read_text("utf-8"), published=own_dates()[path.stem])
        )
    ]
    seen = {pair.kind.name for pair in make_pairs(bases)}

    # These need the names of a claims file.
    assert {kind.name for kind in KINDS} - seen == {"alias", "role for name", "other body"}


KNOWN = (
    KnownName("Dana Orsk", is_person=True, aliases=("Orsk",), role="harbour director", owner="HC"),
    KnownName("Harbour Club", is_person=False, aliases=("HC", "the club")),
    KnownName("Ferry Union", is_person=False),
    KnownName("Club Office", is_person=False, owner="Harbour Club"),
)


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("alias", "The Harbour Club met there.", ["The HC met there.", "The club met there."]),
        ("alias", "Later Dana Orsk left.", ["Later Orsk left."]),
        ("alias", "Then Mayor Dana Orsk left.", ["Then Mayor Orsk left."]),
        ("alias", "Then Dana Orsk Park was shut.", []),
        ("alias", 'He said "the Harbour Club is late" there.', []),
        ("alias", "The Harbour Club (HC) met.", []),
        ("role for name", "Dana Orsk left early.", ["The harbour director left early."]),
        ("role for name", "Director Dana Orsk left early.", []),
        ("role for name", "Dana Orsk, who was late, left.", []),
        ("other body", "The Harbour Club met there.", ["Ferry Union met there."]),
        ("other body", "The Harbour Club and the Ferry Union met.", []),
        ("other body", "Club Office was shut.", ["Ferry Union was shut."]),
    ],
)
def test_the_names_of_a_claims_file_are_put_for_each_other(
    kind: str, text: str, expected: list[str]
) -> None:
    story = read_story(STORY, KNOWN)
    assert list(KIND[kind].change(Base(text, story))) == expected
