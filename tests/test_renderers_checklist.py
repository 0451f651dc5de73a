"""The worksheet: what to fix, what to look up by paragraph, what the sources confirmed."""

from __future__ import annotations

from dataclasses import replace

import pyromark
import pytest

from factcheck.language.name_table import build_name_table
from factcheck.model import Suppression, Verdict
from factcheck.renderers import View, find_renderer
from factcheck.renderers.checkables import find_checkables
from tests.fakes import DRAFT, FARES, ferry_findings, ferry_report, finding, report_of
from tests.test_renderers import HOSTILE

VIEW = View(version="0.0.0")


def sheet(report=None) -> str:
    return find_renderer("checklist").render(report or ferry_report(), VIEW)


def section(text: str, title: str) -> str:
    return text.partition(f"### {title}")[2].partition("\n### ")[0]


def test_wrong_sentences_are_to_fix():
    fix = section(sheet(), "To fix")
    assert fix.count("- [ ] ") == 3
    assert "**contradicted**, line 3: Ferry fares will rise by 21% next year." in fix
    assert "source says: 12%" in fix
    assert "paragraph 2, characters 214–261, claim fares-2024 (claims/harbour.yaml:17)" in fix


def test_what_the_sources_confirmed_is_ticked_with_its_place():
    confirmed = section(sheet(), "Confirmed by the sources")
    assert confirmed.count("- [x] ") == 1
    assert "- [x] line 3: The league speaks for 4,300 passengers." in confirmed
    assert "“the league, which speaks for some 4,300 passengers”" in confirmed
    assert 'note: The source says "some 4,300".' in confirmed


def test_an_added_detail_is_a_box():
    assert "- [ ] date: at noon" in section(sheet(), "To look up")


def test_everything_in_a_sentence_without_claim_is_a_box_by_paragraph():
    sentences = [
        'On 3 March 2023 Anna Berg of Kilmore told 4,300 people: "We shall never leave it."',
        "The fee is 12 euros.",
    ]
    text = "\n\n".join(sentences)
    findings = []
    for block, words in enumerate(sentences):
        made = finding(text, words, Verdict.UNVERIFIED, "No claim covers this.")
        findings.append(replace(made, sentence=replace(made.sentence, block=block)))
    look_up = section(sheet(report_of(text, findings)), "To look up")
    first, second = look_up.split("#### Paragraph 2 (line 3)")
    assert "#### Paragraph 1 (line 1)" in first
    for box in (
        "the statement itself",
        "date: 3 March 2023",
        "name: Anna Berg",
        "number: 4,300 people",
        'quotation: "We shall never leave it."',
    ):
        assert f"- [ ] {box}\n" in first
    assert "- [ ] number: 12 euros" in second


def test_waived_findings_are_listed_with_their_reason():
    waived = replace(ferry_findings()[1], suppressed=Suppression("ignore", "the desk agreed"))
    text = sheet(report_of(DRAFT, [waived]))
    assert "ignore: the desk agreed" in section(text, "Waived")
    assert "### To fix" not in text


@pytest.mark.parametrize(
    "text",
    [
        HOSTILE,
        "- a list",
        "1. a list",
        "12) a list",
        "# a heading",
        "===",
        "---",
        "a [link](javascript:alert(1)) ![x](y)",
        "*a* _b_ `c` ~~d~~ | e",
        "<img src=x onerror=alert(1)> &lt;",
    ],
)
def test_text_of_a_draft_stays_text(text):
    wrong = finding(text, text, Verdict.CONTRADICTED, text, about=FARES)
    loose = finding(text, text, Verdict.UNVERIFIED, text)
    plain = "Words here."
    same = finding(plain, plain, Verdict.CONTRADICTED, plain, about=FARES)
    bare = finding(plain, plain, Verdict.UNVERIFIED, plain)

    def tags(report) -> list[str]:
        page = pyromark.html(sheet(report))
        return [part.split(">")[0] for part in page.split("<")[1:]]

    def boxless(names: list[str]) -> list[str]:
        return [name for name in names if name.split()[0] in ("h1", "h2", "h3", "h4", "blockquote")]

    hostile, harmless = tags(report_of(text, [wrong, loose])), tags(report_of(plain, [same, bare]))
    assert boxless(hostile) == boxless(harmless)
    assert {name.split()[0] for name in hostile} <= {name.split()[0] for name in harmless}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The Romans built it in May 1908.", [("name", "Romans"), ("date", "May 1908")]),
        ("It cost 5 million euros.", [("number", "5 million euros")]),
        ("Dana Orsk met Dana Orsk.", [("name", "Dana Orsk")]),
        ("Nothing here.", []),
    ],
)
def test_checkables(sentence, expected):
    found = find_checkables(sentence, build_name_table(()))
    assert [(item.kind, item.words) for item in found] == expected
