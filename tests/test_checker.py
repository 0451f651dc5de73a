"""Holds what is true of every check, whatever the draft and the claims say."""

from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from threading import Barrier

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.checker import PreparedBook, check, compile_book
from factcheck.model import (
    Block,
    BlockKind,
    Claim,
    ClaimBook,
    Document,
    Finding,
    Name,
    NameKind,
    Rating,
    Report,
    Source,
    Verdict,
)
from factcheck.searching import search

WRONG = {Verdict.MISQUOTED, Verdict.MISATTRIBUTED, Verdict.CONTRADICTED}
SOURCE = Source(id="valley", published=date(2024, 3, 6))
HOLT = Name("Edda Holt", NameKind.PERSON, ("Holt",), role="mayor")
RUNE = Name("Anders Rune", NameKind.PERSON, ("Rune",), role="harbour master")
TOLD = (
    ("The valley lost 1,240 orchards between 1990 and 2020.", None),
    ("The old cannery in Bremen employed 85 women in 1931.", None),
    ("A fire destroyed the northern warehouse on 14 May 2019.", None),
    ("Nobody asked us before the river was moved.", "Edda Holt"),
    ("The quay will be rebuilt before the winter.", "Anders Rune"),
    ("Exports of pears to Denmark fell by 12 percent last year.", None),
    ("Most growers refused to sell their land to the railway.", None),
)


def claims_of(said: tuple[tuple[str, str | None], ...]) -> tuple[Claim, ...]:
    return tuple(
        Claim(f"c{n}", text, text, SOURCE, paragraph=n, start=200 * n, speaker=speaker)
        for n, (text, speaker) in enumerate(said, 1)
    )


BOOK = ClaimBook(claims_of(TOLD), (HOLT, RUNE), (SOURCE,))
PREPARED = compile_book(BOOK)

DRAFTS = (
    "The valley lost 1,240 orchards between 1990 and 2020.",
    "The valley lost 1,420 orchards.",
    "The cannery in Hamburg employed 85 women in 1931.",
    "A fire destroyed the southern warehouse in May 2019.",
    '"Nobody asked us before the river was moved," said Edda Holt.',
    '"Nobody asked us before the river was drained," said Edda Holt.',
    "Anders Rune said nobody asked them before the river was moved.",
    "Exports of pears to Denmark rose by 12 percent last year.",
    "All growers refused to sell their land to the railway.",
    "Did anyone ask the growers?",
    "Owls hunt at night.",
)
SENTENCES = st.sampled_from(DRAFTS)
PARAGRAPHS = st.lists(st.lists(SENTENCES, min_size=1, max_size=3).map(" ".join), max_size=3)
ODD = ("\u00a0", "\r\n", "\n", "\n\n", "\t", "“", "”", "’", "…", "é", "\U0001f41f", "a\u0301")
# Whatever a reader may hand on: any characters, odd spaces and line ends among them.
ANYTHING = st.one_of(
    PARAGRAPHS.map("\n\n".join),
    st.text(max_size=80),
    st.lists(st.one_of(SENTENCES, st.sampled_from(ODD)), max_size=6).map("".join),
)


def told(findings: tuple[Finding, ...]) -> list[tuple]:
    """Returns what a reader learns of each sentence."""
    return [
        (f.verdict, f.score, f.claim.id if f.claim else None, f.message, f.details)
        for f in findings
    ]


@pytest.mark.parametrize("claim", BOOK.claims, ids=lambda claim: claim.id)
def test_a_quote_is_supported_by_its_own_claim(claim):
    (finding,) = check(claim.quote, PREPARED).findings
    assert finding.verdict is Verdict.SUPPORTED
    assert finding.claim == claim


@pytest.mark.parametrize(
    "claim", [claim for claim in BOOK.claims if claim.speaker], ids=lambda claim: claim.id
)
def test_a_quote_in_marks_is_its_speakers(claim):
    (finding,) = check(f"“{claim.quote[:-1]},” said {claim.speaker}.", PREPARED).findings
    assert finding.verdict is Verdict.SUPPORTED
    other = next(name.name for name in BOOK.names if name.name != claim.speaker)
    (finding,) = check(f"“{claim.quote[:-1]},” said {other}.", PREPARED).findings
    assert finding.verdict is Verdict.MISATTRIBUTED
    assert finding.claim == claim


SUBJECTS = ("The bakery", "The museum", "A farmer", "The city council", "Norway", "The union")
VERBS = ("bought", "repaired", "closed", "opened", "sold", "did not insure", "may lose")
OBJECTS = ("ferries", "old mills", "stone bridges", "white horses", "libraries", "school buses")
PLACES = ("in Lisbon", "near the border", "on the island", "in northern Spain", "by the river")
TIMES = ("in 2019", "on 3 July 2021", "last year", "on Monday", "before the war", "in the 1990s")
FIGURES = ("12", "1,380", "nearly 40", "more than 700", "sixteen", "at least 5", "two dozen")
STATED = st.builds(
    lambda who, does, count, what, where, when: f"{who} {does} {count} {what} {where} {when}.",
    *map(st.sampled_from, (SUBJECTS, VERBS, FIGURES, OBJECTS, PLACES, TIMES)),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(STATED, min_size=1, max_size=5, unique=True), st.data())
def test_what_a_claim_says_word_for_word_is_supported_among_any_others(stated, data):
    book = ClaimBook(claims_of(tuple((text, None) for text in stated)), (), (SOURCE,))
    quote = data.draw(st.sampled_from(stated))
    (finding,) = check(quote, book).findings
    assert finding.verdict is Verdict.SUPPORTED, finding.message


@settings(max_examples=25, deadline=None)
@given(st.permutations(BOOK.claims), PARAGRAPHS)
def test_the_order_of_claims_changes_nothing(claims, paragraphs):
    text = "\n\n".join(paragraphs)
    shuffled = check(text, replace(BOOK, claims=tuple(claims)))
    assert told(shuffled.findings) == told(check(text, PREPARED).findings)


@settings(max_examples=25, deadline=None)
@given(ANYTHING)
def test_the_same_input_gives_the_same_report(text):
    assert check(text, BOOK) == check(text, compile_book(BOOK)) == check(text, PREPARED)


@settings(max_examples=80, deadline=None)
@given(ANYTHING)
def test_every_span_slices_back_to_its_text_and_sentences_come_in_order(text):
    report = check(text, PREPARED)
    reached = 0
    for finding in report.findings:
        sentence = finding.sentence
        assert reached <= sentence.start < sentence.end <= len(text)
        reached = sentence.end
        assert text[sentence.start : sentence.end] == sentence.text
        assert len(sentence.positions) == len(sentence.plain)
        for detail in finding.details:
            if detail.start is not None and detail.end is not None:
                assert sentence.start <= detail.start < detail.end <= sentence.end
                first = sentence.positions.index(detail.start)
                last = sentence.positions.index(detail.end - 1) + 1
                # A line end inside a sentence is a space to its reader.
                assert detail.draft == sentence.plain[first:last]
                assert detail.draft.split() == text[detail.start : detail.end].split()


@settings(max_examples=40, deadline=None)
@given(PARAGRAPHS)
def test_every_sentence_of_a_draft_has_a_finding(paragraphs):
    text = "\n\n".join(paragraphs)
    found = [finding.sentence.text for finding in check(text, PREPARED).findings]
    assert " ".join(found) == text.replace("\n\n", " ")


# No word of English has such letters side by side.
STRANGE = st.text(alphabet="qxzjv", min_size=5, max_size=9)


@settings(max_examples=40, deadline=None)
@given(st.lists(STRANGE, min_size=5, max_size=8))
def test_words_that_no_claim_has_are_unverified(words):
    first, second, third, *rest = words
    draft = f"The {first} {second} the {third} of the {' '.join(rest)}."
    (finding,) = check(draft, PREPARED).findings
    assert finding.verdict is Verdict.UNVERIFIED
    assert finding.claim is None


@settings(max_examples=40, deadline=None)
@given(PARAGRAPHS)
def test_with_no_claims_everything_is_unverified_or_skipped(paragraphs):
    findings = check("\n\n".join(paragraphs), ClaimBook(())).findings
    assert {finding.verdict for finding in findings} <= {Verdict.UNVERIFIED, Verdict.SKIPPED}


def test_a_draft_without_a_word_has_no_finding():
    assert check("", BOOK).findings == ()
    assert check(" \n\n\t\n", BOOK).findings == ()


@pytest.mark.parametrize(
    ("rating", "verdict"),
    [
        (Rating.TRUE, Verdict.SUPPORTED),
        (Rating.FALSE, Verdict.CONTRADICTED),
        (Rating.MISLEADING, Verdict.SUPPORTED),
        (Rating.UNPROVEN, Verdict.SUPPORTED),
    ],
)
@pytest.mark.parametrize("number", [0, 1, 2, 5, 6])
def test_only_what_a_false_claim_says_is_contradicted_by_saying_it(rating, verdict, number):
    rated = replace(BOOK.claims[number], rating=rating)
    book = replace(BOOK, claims=(*BOOK.claims[:number], rated, *BOOK.claims[number + 1 :]))
    (finding,) = check(rated.text, book).findings
    assert finding.verdict is verdict
    assert finding.claim == rated


QUOTED = "“Nobody asked us before the river was moved,”"


@pytest.mark.parametrize(
    ("draft", "verdict"),
    [
        (f"Edda Holt opened the meeting.\n\n{QUOTED} she said.", Verdict.SUPPORTED),
        (f"Anders Rune opened the meeting.\n\n{QUOTED} he said.", Verdict.MISATTRIBUTED),
        ("Edda Holt was angry. She said nobody asked them before the river was moved.",
         Verdict.SUPPORTED),
        ("Anders Rune was angry. He said nobody asked them before the river was moved.",
         Verdict.MISATTRIBUTED),
        (f"Anders Rune spoke first.\n\nEdda Holt spoke next. {QUOTED} she said.",
         Verdict.SUPPORTED),
        (f"Edda Holt spoke first.\n\nAnders Rune spoke next. {QUOTED} he said.",
         Verdict.MISATTRIBUTED),
    ],
)  # fmt: skip
def test_a_pronoun_speaks_for_who_was_named_before_it(draft, verdict):
    assert check(draft, PREPARED).findings[-1].verdict is verdict


def test_a_document_is_checked_block_by_block():
    lines = ("Owls", "The valley lost 1,420 orchards.", "The valley lost 1,240 orchards.")
    text = "\n".join(lines)
    kinds = (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM)
    starts = (0, len(lines[0]) + 1, len(lines[0]) + len(lines[1]) + 2)
    blocks = tuple(
        Block(line, range(start, start + len(line)), kind)
        for line, start, kind in zip(lines, starts, kinds, strict=True)
    )
    report = check(Document("draft.txt", text, "0" * 64, blocks), PREPARED)
    assert [finding.verdict for finding in report.findings] == [
        Verdict.SKIPPED,
        Verdict.CONTRADICTED,
        Verdict.SUPPORTED,
    ]
    assert [finding.sentence.line for finding in report.findings] == [1, 2, 3]
    assert (report.documents[0].path, report.documents[0].text) == ("draft.txt", text)


@settings(max_examples=30, deadline=None)
@given(PARAGRAPHS)
def test_an_explanation_changes_no_finding(paragraphs):
    text = "\n\n".join(paragraphs)
    explained = check(text, PREPARED, explain=True).findings
    plain = check(text, PREPARED).findings
    assert tuple(replace(finding, explanation=None) for finding in explained) == plain
    assert all(finding.explanation is None for finding in plain)
    for finding in explained:
        assert (finding.explanation is None) is (finding.verdict is Verdict.SKIPPED)


@settings(max_examples=30, deadline=None)
@given(PARAGRAPHS)
def test_every_score_is_a_share_and_every_error_names_its_claim(paragraphs):
    for finding in check("\n\n".join(paragraphs), PREPARED).findings:
        assert 0 <= finding.score <= 1
        assert finding.message
        if finding.verdict in WRONG:
            assert finding.claim in BOOK.claims
        if finding.verdict in (Verdict.UNVERIFIED, Verdict.SKIPPED):
            assert finding.claim is None


@settings(max_examples=30, deadline=None)
@given(st.one_of(SENTENCES, st.text(max_size=40)), st.integers(1, 9))
def test_a_search_finds_claims_of_the_book_best_first(query, limit):
    matches = search(query, PREPARED, limit=limit)
    assert matches == search(query, BOOK, limit=limit)
    assert len(matches) <= limit
    assert {match.claim for match in matches} <= set(BOOK.claims)
    scores = [match.score for match in matches]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


WHOLE = "\n\n".join(DRAFTS)


def test_reports_and_prepared_books_are_picklable():
    report = check(WHOLE, PREPARED, explain=True)
    assert pickle.loads(pickle.dumps(report)) == report
    kept: PreparedBook = pickle.loads(pickle.dumps(compile_book(BOOK)))
    assert check(WHOLE, kept, explain=True) == report


def test_two_threads_share_one_prepared_book():
    expected = check(WHOLE, PREPARED)
    shared, start = compile_book(BOOK), Barrier(2)

    def run(text: str) -> Report:
        start.wait(timeout=20)
        return check(text, shared)

    with ThreadPoolExecutor(2) as threads:
        reports = list(threads.map(run, [WHOLE, WHOLE]))
    assert reports == [expected, expected]


SPLIT = 'The harbour board announced a new quay that includes cranes, sheds, and "ice-proof rails."'


@pytest.mark.parametrize(
    ("start", "verdict"), [(100, Verdict.SUPPORTED), (900, Verdict.PARTIAL)], ids=["same", "other"]
)
def test_what_an_announcement_holds_may_stand_in_a_claim_of_its_own(
    start: int, verdict: Verdict
) -> None:
    """The board announced it, as long as both claims are from the same words of the source."""
    announced, contents = SPLIT[:41], SPLIT[29:]
    claims = (
        Claim("announced", f"{announced}.", announced, SOURCE, 1, 100, 100 + len(announced)),
        Claim(
            "contents", "The new quay includes cranes, sheds, and ice-proof rails.",
            contents, SOURCE, 1, start + 29, start + len(SPLIT),
        ),
    )  # fmt: skip
    board = Name("harbour board", NameKind.ORGANIZATION)
    prepared = compile_book(ClaimBook(claims, (board,), (SOURCE,)))
    (finding,) = check(SPLIT, prepared).findings
    assert finding.verdict is verdict


def test_the_figure_of_another_of_a_numbered_kind_is_not_meant():
    source = Source("fares")
    claims = tuple(
        Claim(f"line-{number}", text, text, source)
        for number in range(1, 60)
        for text in [f"Ferry fares on line {number} will rise by {3 + number % 20}%."]
    )
    book = compile_book(ClaimBook(claims, (), (source,)))
    right, wrong = (
        check(f"Ferry fares on line 37 will rise by {figure}%.", book).findings[0]
        for figure in (20, 12)
    )
    assert right.verdict is Verdict.SUPPORTED
    assert wrong.verdict is Verdict.CONTRADICTED
    assert wrong.claim is not None and wrong.claim.id == "line-37"
