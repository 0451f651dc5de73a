"""Quotations are found whatever their marks, and compared with the sources' own words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.comparisons.claim_passages import compile_claim_passages, context_stems
from factcheck.comparisons.passages import CompiledPassages, Passage, compile_passages
from factcheck.comparisons.quotation_match import MatchKind, QuotationMatch, match_quotation
from factcheck.comparisons.word_diff import DiffKind
from factcheck.language.folding import fold
from factcheck.language.quotations import clip_quotations, find_inner_quotations, find_quotations
from factcheck.model import Claim, Source

MARKED = [
    ('"It is a good idea," she said.', ["It is a good idea,"]),
    ("“It’s a good idea,” she said, “and a cheap one.”", ["It’s a good idea,", "and a cheap one."]),
    ("„Gut so“, sagte er.", ["Gut so"]),
    ("«Bien», dit-il.", ["Bien"]),
    ("»Gut«, sagte er.", ["Gut"]),
    ("”Bra”, sade han.", ["Bra"]),
    ("‘It’s a good idea,’ she said.", ["It’s a good idea,"]),
    ("'It's a good idea,' she said.", ["It's a good idea,"]),
    ("‘the workers’ rights were lost,’ he said.", ["the workers’ rights were lost,"]),
    ("He spoke of ‘cheap’ ferries and 'free' ones.", ["cheap", "free"]),
    ("‘Even “cheap” ferries cost money,’ he said.", ["Even “cheap” ferries cost money,"]),
    ("“Even the ‘cheap’ ferries cost money,” he said.", ["Even the ‘cheap’ ferries cost money,"]),
    ('"He told me "no way" yesterday," she said.', ['He told me "no way" yesterday,']),
    ('"a 6" pipe is fine," he said.', ['a 6" pipe is fine,']),
    ('He said "it is 2023" and "no".', ["it is 2023", "no"]),
    ('"[T]here were two"', ["[T]here were two"]),
    ('"no"—"yes"', ["no", "yes"]),
    ('She said:"Hello there"and left.', ["Hello there"]),
    ("“wrong“ marks", ["wrong"]),
    ("“The ’90s were good,” he said.", ["The ’90s were good,"]),
    ('"Open to the end. A second sentence.', ["Open to the end. A second sentence."]),
    ('a stray one," he said. "Then this," she said.', ["Then this,"]),
    ('"First, open. "Second one," he said.', ["First, open.", "Second one,"]),
]

UNMARKED = [
    "He is 5'10\" tall and she 6’ 2”.",
    'a 6" pipe and an 8" pipe',
    "The workers' rights and the owners' rights.",
    "The dogs’ owners’ club met.",
    "rock 'n' roll in the '90s, give 'em hell",
    "’Tis the season; 'twas ever so.",
    "It's the council's plan, isn't it.",
    'a stray closing mark," he said',
    'nothing "" between',
    '"',
    "",
]


@pytest.mark.parametrize(("text", "inside"), MARKED)
def test_what_stands_between_marks_is_found(text: str, inside: list[str]) -> None:
    assert [quotation.text for quotation in find_quotations(text)] == inside


@pytest.mark.parametrize("text", UNMARKED)
def test_apostrophes_inches_and_strays_are_no_quotations(text: str) -> None:
    assert find_quotations(text) == ()


def test_an_open_quotation_says_so() -> None:
    (quotation,) = find_quotations("“It goes on in the next paragraph. ")
    assert not quotation.closed
    assert quotation.end == quotation.inner_end == len("“It goes on in the next paragraph.")


def test_a_text_that_begins_inside_a_quotation() -> None:
    first, second = find_quotations('and cheap," he said. "Very."', open_at_start=True)
    assert (first.start, first.text, first.closed) == (0, "and cheap,", True)
    assert second.text == "Very."


def test_nested_quotations_are_given_apart_with_offsets_of_the_whole_text() -> None:
    text = "She said: “Even the ‘cheap’ ones cost ‘real money’.”"
    (outer,) = find_quotations(text)
    inner = find_inner_quotations(text, outer)
    assert [text[found.inner_start : found.inner_end] for found in inner] == ["cheap", "real money"]


def test_quotations_are_cut_to_one_sentence_of_their_paragraph() -> None:
    text = '"It is cheap. It is good," he said. "Yes."'
    quotations = find_quotations(text)
    second = text.index("It is good")
    (kept,) = clip_quotations(quotations, second, text.index(' "Yes'))
    assert (kept.start, kept.text, kept.closed) == (0, "It is good,", True)
    (opened,) = clip_quotations(quotations, 0, second)
    assert (opened.text.strip(), opened.closed) == ("It is cheap.", False)


@given(st.text(alphabet="ab .,\"'“”‘’«»„5", max_size=40))
def test_spans_slice_back_and_never_overlap(text: str) -> None:
    reached = 0
    for quotation in find_quotations(text):
        assert reached <= quotation.start <= quotation.inner_start < quotation.inner_end
        assert text[quotation.inner_start : quotation.inner_end] == quotation.text
        assert quotation.end - quotation.inner_end == quotation.closed
        reached = quotation.end
    assert reached <= len(text)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("“It’s”", '"It\'s"'),
        ("1990–95 — now", "1990-95 - now"),
        ("a\u00a0b\u2009 c\nd", "a b c d"),
        ("zero\u200bwidth\u202e\ufeff", "zerowidth"),
        ("soft\u00adhyphen", "softhyphen"),
        ("ＡＢＣ　５", "ABC 5"),
        ("Cafe\u0301 and Å", "Café and Å"),
        ("ﬁnal…", "final..."),
        ("plain text stays", "plain text stays"),
    ],
)
def test_typography_is_folded(written: str, folded: str) -> None:
    assert fold(written).text == folded


@given(st.text(alphabet="aé\u0301“’…—\u00a0\u200b \nﬁＡ", max_size=30))
def test_folding_can_be_undone_place_by_place(text: str) -> None:
    folded = fold(text)
    assert len(folded.positions) == len(folded.text) + 1
    for index, letter in enumerate(folded.text):
        start, end = folded.original_span(index, index + 1)
        assert start < end
        assert letter in fold(text[start:end]).text
    assert fold(folded.text).text == folded.text


# The words of two speakers of an invented story, and the article's own.
ORSK = (
    "We have decided, after long talks with the U.S. owners, to raise the fares. "
    "It isn't what [the passengers] hoped for. "
    "84% of them had said that they would not pay, and we won't pretend otherwise."
)
HALE = "This is a reckless and, frankly, dangerous plan for the long-range ferries."
TERM = 'The board, which calls the seats "Super Harbour Seats", met near the old pier.'


def _passages() -> CompiledPassages:
    start = TERM.index("Super")
    return compile_passages(
        [
            Passage(ORSK, ((0, len(ORSK)),), "Orsk", 0, context_stems("Orsk board fares " + ORSK)),
            Passage(HALE, ((0, len(HALE)),), "Hale", 1, context_stems("Hale ferries plan " + HALE)),
            Passage(
                TERM, ((start, start + len("Super Harbour Seats")),), None, 2, context_stems(TERM)
            ),
        ]
    )


def _match(quotation: str, around: str = "") -> QuotationMatch:
    return match_quotation(quotation, _passages(), context_stems(around))


VERBATIM = [
    ("to raise the fares,", 0),
    ("We have decided … to raise the fares.", 0),
    ("We have decided ... to raise the fares", 0),
    ("We have decided [...] to raise the fares", 0),
    ("We have decided . . . to raise the fares", 0),
    ("…to raise the fares…", 0),
    ("To raise the fares", 0),
    ("[T]o raise the fares", 0),
    ("with the US owners", 0),
    ("with the U.S. owners", 0),
    ("It isn’t what [the passengers] hoped for.", 0),
    ("It isn't what the passengers hoped for.", 0),
    ("It isn't what hoped for", 0),
    ("It isn't what [people here] hoped for", 0),
    ("84 per cent of them had said", 0),
    ("84 percent of [the passengers] had said", 0),
    ("84% of them [all] had said", 0),
    ("to raise the fares. It isn't what the passengers hoped for", 0),
    ("to raise the fares … 84% of them", 0),
    ("a reckless and, frankly, dangerous plan", 1),
    ("a reckless and frankly dangerous plan", 1),
    ("the long–range ferries", 1),
    ("the long\u00adrange ferries".replace("\u00ad", "\u2011"), 1),
    ("“dangerous”", 1),
    ("Super Harbour Seats", 2),
    ("‘Super Harbour Seats’", 2),
]


@pytest.mark.parametrize(("quotation", "key"), VERBATIM)
def test_what_the_folds_allow_is_word_for_word(quotation: str, key: int) -> None:
    found = _match(quotation)
    assert (found.kind, found.key, found.share) == (MatchKind.VERBATIM, key, 1.0)
    assert found.passage is not None
    assert found.passage.text[found.start : found.end] == found.source


NEAR = [
    # changed, added, dropped, moved, an alias, a contraction written out
    ("We have decided, after short talks with the U.S. owners", "short", "long"),
    ("84% of them had said that they would now pay", "now", "not"),
    ("48% of them had said that they would not pay", "48", "84"),
    ("after long talks with the United States owners", "United States", "U.S."),
    ("a reckless and, quite frankly, dangerous plan", "quite", ""),
    ("talks with the owners, to raise the fares", "", "U.S."),
    ("It is not what the passengers hoped for", "is not", "isn't"),
]


@pytest.mark.parametrize(("quotation", "ours", "theirs"), NEAR)
def test_one_word_amiss_is_near_and_shown(quotation: str, ours: str, theirs: str) -> None:
    found = _match(quotation)
    assert found.kind is MatchKind.NEAR
    changes = [part for part in found.diff if part.kind is not DiffKind.EQUAL]
    assert [(part.draft, part.source) for part in changes] == [(ours, theirs)]
    (change,) = changes
    assert quotation[change.start : change.end] == ours


@pytest.mark.parametrize(
    "quotation",
    [
        "This is a dangerous and, frankly, reckless plan",
        "84% of them had said … We have decided, after long talks",
        "We have decided to raise the fares of them had said that they would not pay",
        "We have decided, after long talks … a reckless and, frankly, dangerous plan",
        "[They] had said that they would [gladly] pay",
    ],
)
def test_words_out_of_order_or_of_two_speakers_are_near(quotation: str) -> None:
    found = _match(quotation)
    assert found.kind is MatchKind.NEAR
    assert any(part.kind is not DiffKind.EQUAL for part in found.diff)


@pytest.mark.parametrize(
    ("quotation", "around", "kind"),
    [
        ("Super Harbour Chairs", "The board met", MatchKind.NEAR),
        ("Super Harbour Chairs", "A circus came to town", MatchKind.NONE),
        ("risky", "Hale called the plan for the ferries", MatchKind.NONE),
        ("a dangerous scheme", "Hale spoke of the plan for ferries", MatchKind.NONE),
        ("dangerous design for long-range ferries", "Hale", MatchKind.NEAR),
        ("near the old pier", "The board met", MatchKind.NARRATION),
        ("The Harbour Gazette", "The board told", MatchKind.NONE),
        ("free lunch", "Hale spoke of the plan for ferries", MatchKind.NONE),
        ("Nobody in this town will ever ride a boat again", "Orsk said", MatchKind.NONE),
        ("the", "Orsk said", MatchKind.VERBATIM),
        ("…", "Orsk said", MatchKind.NONE),
        ("", "Orsk said", MatchKind.NONE),
    ],
)
def test_short_quotations_need_a_sentence_about_the_claim(
    quotation: str, around: str, kind: MatchKind
) -> None:
    assert _match(quotation, around).kind is kind


def test_what_an_ellipsis_hides_and_what_a_bracket_stands_for_is_told() -> None:
    found = _match("[they] would not pay … pretend otherwise")
    assert found.omitted == ("and we won't",)
    inside = _match("of [the passengers] had said")
    assert inside.insertions == (("[the passengers]", "them"),)


def test_an_ellipsis_may_not_hide_the_not_of_its_clause() -> None:
    assert _match("84% of them had said that they would … pay").kind is MatchKind.NEAR
    assert _match("84% of them had said … we won't pretend").kind is MatchKind.VERBATIM


def test_the_passage_that_fits_the_sentence_comes_first_and_all_are_named() -> None:
    passages = compile_passages(
        [
            Passage("a bad plan", ((0, 10),), "Orsk", 7, context_stems("Orsk fares")),
            Passage("a bad plan", ((0, 10),), "Hale", 8, context_stems("Hale ferries")),
        ]
    )
    assert match_quotation("bad plan", passages, context_stems("Hale on ferries")).keys == (8, 7)
    assert match_quotation("bad plan", passages, context_stems("Orsk on fares")).keys == (7, 8)


def _claim(quote: str, start: int, speaker: str | None, paragraph: int = 1) -> Claim:
    end = start + len(quote)
    return Claim(f"c{start}", quote, quote, Source("s"), paragraph, start, end, speaker)


def test_one_speakers_words_in_several_claims_are_continuous() -> None:
    text = '"It is late," Orsk said. "We have decided. The fares go up." "Never," Hale said.'
    parts = [
        (text[: text.index(' "We')], "Orsk"),
        ('"We have decided.', "Orsk"),
        ('The fares go up."', "Orsk"),
        ('"Never," Hale said.', "Hale"),
    ]
    claims = [_claim(part, text.index(part), speaker) for part, speaker in parts]
    passages = compile_claim_passages(claims)
    for quotation in ("We have decided. The fares go up.", "It is late … The fares go up"):
        assert match_quotation(quotation, passages).kind is MatchKind.VERBATIM
    assert match_quotation("It is late, Orsk said", passages).kind is MatchKind.NARRATION
    assert match_quotation("We have decided. The fares go down.", passages).kind is MatchKind.NEAR


def test_a_mark_that_closes_earlier_words_stands_beside_a_term_in_marks() -> None:
    text = "\"The gulls take everything. Nobody counts these 'visits' any more.\" Orsk shrugged."
    cut = text.index("Nobody")
    claims = [
        _claim(text[: cut - 1], 0, "Orsk"),
        _claim(text[cut : text.index(" Orsk")], cut, "Orsk"),
    ]
    passages = compile_claim_passages(claims)
    quotation = "The gulls take everything. Nobody counts these 'visits' any more."
    assert match_quotation(quotation, passages).kind is MatchKind.VERBATIM


def test_a_claim_with_a_speaker_and_no_marks_is_the_speakers_words() -> None:
    claims = [_claim("The fares go up by 12% this year", 0, "Orsk"), _claim("It rained", 90, None)]
    passages = compile_claim_passages(claims)
    assert match_quotation("fares go up by 12%", passages).kind is MatchKind.VERBATIM
    assert match_quotation("fares go up by 21% this year", passages).kind is MatchKind.NEAR
    assert match_quotation("It rained", passages).kind is MatchKind.NARRATION
