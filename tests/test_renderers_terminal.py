"""The view for people: loud where something is wrong, quiet elsewhere, right at every width."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from rich.cells import cell_len
from rich.text import Text

from factcheck.model import Outcome, Rating, Severity, Suppression, Verdict
from factcheck.renderers import Amount, View, find_renderer
from factcheck.renderers.wording import SYMBOLS
from tests.fakes import (
    DRAFT,
    FARES,
    QUOTE,
    ROAD,
    detail,
    ferry_findings,
    ferry_report,
    finding,
    report_of,
)

WIDTHS = (60, 80, 100, 120, 200)
VIEW = View(version="0.0.0")


def show(report=None, **changes) -> str:
    return find_renderer("rich").render(report or ferry_report(), replace(VIEW, **changes))


def words_of(text: str) -> str:
    """Returns the words of a view without its bars, carets and breaks."""
    lines = [line for line in text.splitlines() if set(line.strip("│ ")) - {"^", " "}]
    return " ".join(" ".join(lines).replace("│", " ").split())


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("color", [False, True])
@pytest.mark.parametrize("amount", Amount)
def test_no_line_is_wider_than_the_window(width, color, amount):
    text = Text.from_ansi(show(width=width, color=color, amount=amount)).plain
    assert max(cell_len(line) for line in text.splitlines()) <= width


@pytest.mark.parametrize("width", WIDTHS)
def test_everything_a_reporter_needs_is_there(width):
    text = words_of(show(width=width))
    for needed in (
        "draft.md",
        "✗ CONTRADICTED line 3, column 1",
        "Ferry fares will rise by 21% next year.",
        "draft says 21%",
        "source says 12%",
        "“fares on all routes will go up by 12% next year”",
        "Harbour Passengers' League — “Ferry fares to rise”, Harbour Gazette, 5 March 2024",
        "paragraph 2, characters 214–261, claim fares-2024 (claims/harbour.yaml:17)",
        "≠ MISQUOTED",
        "⇄ MISATTRIBUTED",
        "± PARTIAL",
        "draft adds at noon",
        "? unverified",
        "✓ supported",
        "1 supported, 2 skipped",
    ):
        assert needed in text


def test_colour_changes_the_looks_and_not_the_words():
    colored = Text.from_ansi(show(color=True)).plain
    assert words_of(colored) == words_of(show())
    assert "\x1b[" in show(color=True)
    assert "\x1b" not in show()


def test_without_colour_carets_mark_the_wrong_words():
    lines = show().splitlines()
    at = next(n for n, line in enumerate(lines) if "rise by 21%" in line)
    assert lines[at + 1].rstrip() == " " * lines[at].index("21%") + "^^^"


def test_of_a_misquotation_only_the_changed_words_are_marked():
    lines = show().splitlines()
    marked = [
        before[row.index("^") : row.rindex("^") + 1]
        for before, row in pairwise(lines)
        if set(row.strip("│ ")) == {"^"} and ("way" in before or "road" in before)
    ]
    assert marked == ["way", "way", "road", "road"]


def test_carets_stand_under_wide_characters():
    text = "漢字の数 is 21% now."
    wrong = finding(
        text,
        text,
        Verdict.CONTRADICTED,
        "21 is not 12.",
        about=FARES,
        details=[detail(text, "number", Outcome.CONFLICT, "21%", "12%", "")],
    )
    lines = show(report_of(text, [wrong])).splitlines()
    at = next(n for n, line in enumerate(lines) if "is 21% now" in line)
    assert lines[at + 1] == " " * cell_len(lines[at].partition("21%")[0]) + "^^^"


def test_marks_fall_on_the_words_though_markup_stands_between():
    """The document has two stars before the number that the plain sentence has not."""
    text = "Fares rise by **21%** now."
    wrong = finding(
        text,
        text,
        Verdict.CONTRADICTED,
        "21 is not 12.",
        about=FARES,
        details=[detail(text, "number", Outcome.CONFLICT, "21%", "12%", "")],
    )
    plain = "Fares rise by 21% now."
    positions = (*range(14), *range(16, 19), *range(21, 26))
    sentence = replace(wrong.sentence, plain=plain, positions=positions)
    lines = show(report_of(text, [replace(wrong, sentence=sentence)])).splitlines()
    at = next(n for n, line in enumerate(lines) if plain in line)
    assert lines[at + 1] == " " * lines[at].index("21%") + "^^^"


def test_findings_stand_in_the_order_of_the_draft():
    text = show()
    order = [text.index(finding.sentence.plain[:30]) for finding in ferry_findings()[1:-1]]
    assert order == sorted(order)


def test_quiet_shows_problems_only():
    text = show(amount=Amount.PROBLEMS)
    assert "CONTRADICTED" in text
    assert "Romans" not in text
    assert "✓" not in text


def test_verbose_shows_the_evidence_for_what_is_supported():
    text = show(amount=Amount.EVERYTHING)
    assert "✓ SUPPORTED" in text
    assert "“the league, which speaks for some 4,300 passengers”" in text
    assert "Will anyone notice?" in text


def test_a_note_is_told():
    assert 'note         The source says "some 4,300".' in show(amount=Amount.EVERYTHING)


def test_an_explanation_is_told():
    text = words_of(show(width=110))
    assert "rule a number for the same thing conflicts" in text
    assert "candidates 0.91 fares-2024: Ferry fares will rise by 12% in 2024." in text
    assert "rise = go up (synonym)" in text
    assert "conflict number: 21% / 12%" in text


def test_a_suppressed_finding_is_kept_and_told_apart():
    waiver = Suppression("ignore", "agreed with the desk")
    wrong = replace(ferry_findings()[1], suppressed=waiver, explanation=None)
    text = show(report_of(DRAFT, [wrong]))
    assert "[ignore: agreed with the desk]" in text
    assert "CONTRADICTED" not in text
    assert "1 suppressed" in text


def test_a_strict_run_is_loud_about_unverified_sentences():
    loose = replace(ferry_findings()[6], severity=Severity.ERROR)
    assert "? UNVERIFIED" in show(report_of(DRAFT, [loose]))


def test_a_claim_without_quotation_shows_its_text_and_rating():
    bare = replace(FARES, quote=None, start=None, end=None, paragraph=None, rating=Rating.FALSE)
    wrong = replace(ferry_findings()[1], claim=bare)
    text = show(report_of(DRAFT, [wrong]))
    assert "│ Ferry fares will rise by 12% in 2024." in text
    assert "rated false by the curators" in text


def test_the_articles_own_voice_is_named():
    wrong = replace(ferry_findings()[3], claim=replace(ROAD, speaker=None))
    assert "the article’s own words — “Ferry fares to rise”" in show(report_of(DRAFT, [wrong]))


def test_ascii_only():
    wrong = replace(ferry_findings()[1], explanation=None)
    text = show(report_of("x", [wrong]), ascii_only=True)
    assert text.isascii()
    assert "x CONTRADICTED" in text
    assert "> The draft says 21%" in text


def test_markup_in_a_draft_is_text():
    text = "[bold]Fares[/bold] :ferry: rise by [red]21%."
    wrong = finding(text, text, Verdict.CONTRADICTED, text, about=replace(FARES, quote=text))
    shown = show(report_of(text, [wrong], path="[link=x]draft.md"), color=True)
    assert Text.from_ansi(shown).plain.count(text) == 3
    assert "[link=x]draft.md" in Text.from_ansi(shown).plain


def test_every_verdict_has_a_symbol_of_its_own():
    assert set(SYMBOLS) == set(Verdict)
    assert len(set(SYMBOLS.values())) == len(Verdict)
    assert all(cell_len(symbol) == 1 for symbol in SYMBOLS.values())


def test_the_environment_has_no_say(monkeypatch):
    before = show(color=True)
    for name, value in {
        "NO_COLOR": "1",
        "COLUMNS": "20",
        "TERM": "dumb",
        "FORCE_COLOR": "1",
    }.items():
        monkeypatch.setenv(name, value)
    assert show(color=True) == before


def test_a_long_word_is_broken():
    text = "x" * 300 + " rises."
    wrong = finding(text, text, Verdict.CONTRADICTED, "It does not.", about=FARES)
    shown = show(report_of(text, [wrong]), width=60)
    assert max(map(len, shown.splitlines())) <= 60
    assert len(re.findall("x", shown)) >= 300


def test_a_long_quotation_is_shown_around_the_change():
    text = show(width=110)
    row = next(line for line in text.splitlines() if "source says  …" in line)
    assert row.split("says  ")[1] == "… islands without an affordable road to the doctor, the …"
    assert QUOTE[:60] in words_of(text)
