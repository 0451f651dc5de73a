"""Ignoring on purpose: comments in drafts, their reach, their last day, and those in vain."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.ignores import apply_ignores, read_ignores
from factcheck.language.document_sentences import document_sentences
from factcheck.model import DocumentReport, Finding, Severity, Verdict
from factcheck.readers import read_document
from factcheck.readers.comments import find_comments

TODAY = date(2024, 3, 5)


def judged(text: str, path: str) -> DocumentReport:
    """Reads a draft; a sentence with the word "wrong" is contradicted, others are supported."""
    document = read_document(text.encode(), path)
    findings = []
    for sentence in document_sentences(document):
        is_wrong = "wrong" in sentence.plain
        findings.append(
            Finding(
                Verdict.CONTRADICTED if is_wrong else Verdict.SUPPORTED,
                Severity.ERROR if is_wrong else Severity.NONE,
                sentence,
                1.0,
                None,
                (),
                "Told.",
            )
        )
    return DocumentReport(path, document.sha256, document.text, tuple(findings))


def set_aside(text: str, path: str = "draft.md") -> tuple[list[tuple[str, str | None]], list[str]]:
    """Returns the suppressed sentences with their reasons, and the notices."""
    report = judged(text, path)
    ignores, unread = read_ignores(find_comments(report.text, path), len(report.text))
    changed, told = apply_ignores(report, ignores, TODAY)
    suppressed = [
        (finding.sentence.plain, finding.suppressed.reason)
        for finding in changed.findings
        if finding.suppressed is not None
    ]
    return suppressed, [notice.message for notice in (*unread, *told)]


@pytest.mark.parametrize("path", ["draft.md", "draft.html", "draft.txt"])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "One is wrong. Two is wrong. <!-- factcheck: ignore -->",
            ["Two is wrong."],
            id="the sentence before on the line",
        ),
        pytest.param(
            "One is wrong. <!-- factcheck: ignore --> Two is wrong.",
            ["One is wrong."],
            id="the sentence before, not the one after",
        ),
        pytest.param(
            "<!-- factcheck: ignore -->\n\nOne is wrong. Two is wrong.",
            ["One is wrong."],
            id="a line of its own: the next sentence",
        ),
        pytest.param(
            "Zero is wrong.\n\n<!-- factcheck: ignore -->\n\nOne is wrong. Two is wrong.",
            ["One is wrong."],
            id="between paragraphs: the next sentence",
        ),
        pytest.param(
            "Zero is wrong.\n\n<!-- factcheck: ignore-paragraph -->\n\nOne is wrong. Two is wrong."
            "\n\nThree is wrong.",
            ["One is wrong.", "Two is wrong."],
            id="a paragraph",
        ),
        pytest.param(
            "Zero is wrong. One is wrong. <!-- factcheck: ignore-paragraph -->\n\nTwo is wrong.",
            ["Zero is wrong.", "One is wrong."],
            id="the paragraph it stands in",
        ),
        pytest.param(
            "Zero is wrong.\n\n<!-- factcheck: ignore-start -->\n\nOne is wrong.\n\n"
            "Two is wrong.\n\n<!-- factcheck: ignore-end -->\n\nThree is wrong.",
            ["One is wrong.", "Two is wrong."],
            id="a region",
        ),
    ],
)
def test_reach(path, text, expected):
    if path.endswith("html"):
        text = "".join(
            part if part.startswith("<") and part.endswith(">") else f"<p>{part}</p>\n"
            for part in text.split("\n\n")
        ).replace("--></p>", "--></p>")
    suppressed, notices = set_aside(text, path)
    assert ([sentence for sentence, _ in suppressed], notices) == (expected, [])


@pytest.mark.parametrize(
    ("terms", "reason"),
    [
        ("ignore", None),
        ("ignore the desk agreed", "the desk agreed"),
        ("ignore: the desk agreed", "the desk agreed"),
        ("ignore — the desk agreed", "the desk agreed"),
        ("ignore until=2024-03-05", None),
        ("ignore until=2024-03-05, the desk agreed", "the desk agreed"),
        ("ignore the desk agreed until=2030-01-01", "the desk agreed"),
    ],
)
def test_terms(terms, reason):
    text = f"One is wrong. <!-- factcheck: {terms} -->"
    assert set_aside(text) == ([("One is wrong.", reason)], [])


@pytest.mark.parametrize(
    ("text", "notice"),
    [
        ("One is wrong. <!-- factcheck: ignore until=2024-03-04 -->", "was over on 2024-03-04"),
        ("One is wrong. <!-- factcheck: ignore until=soon -->", "until=soon is no date"),
        ("One is wrong. <!-- factcheck: ignore until=2024-02-30 -->", "is no date"),
        ("One is wrong. <!-- factcheck: ignroe -->", "ignroe is not known: write one of ignore,"),
        ("One is wrong. <!-- factcheck: -->", "(nothing) is not known"),
        ("One is wrong. <!-- factcheck: ignore-end -->", "ends no region"),
    ],
)
def test_what_holds_no_more_or_cannot_be_read_counts_again(text, notice):
    suppressed, notices = set_aside(text)
    assert suppressed == []
    assert len(notices) == 1
    assert notice in notices[0]


def test_an_ignore_in_vain_is_told():
    assert set_aside("All is well. <!-- factcheck: ignore -->\n\nOne is wrong.") == (
        [],
        ["factcheck: ignore ignores nothing"],
    )


def test_a_region_without_end_reaches_to_the_end_and_is_told():
    suppressed, notices = set_aside("<!-- factcheck: ignore-start -->\n\nOne is wrong.")
    assert [sentence for sentence, _ in suppressed] == ["One is wrong."]
    assert notices == ["factcheck: ignore-start has no ignore-end"]


@pytest.mark.parametrize(
    "text",
    [
        "```html\n<!-- factcheck: ignore -->\n```\n\nOne is wrong.",
        "    <!-- factcheck: ignore -->\n\nOne is wrong.",
        "One is wrong. `<!-- factcheck: ignore -->`",
        "One is wrong. <!-- a note about factcheck -->",
    ],
)
def test_code_and_other_comments_ask_for_nothing(text):
    assert set_aside(text) == ([], [])


class TestPlainText:
    def test_brackets_do_as_well(self):
        text = "One is wrong. [factcheck: ignore the desk agreed] Two is wrong."
        assert set_aside(text, "draft.txt") == ([("One is wrong.", "the desk agreed")], [])

    def test_a_directive_is_no_text_of_the_draft(self):
        text = "One\n[factcheck: ignore]\n\nTwo is [factcheck: ignore] here.\n"
        document = read_document(text.encode(), "draft.txt")
        assert [block.text for block in document.blocks] == ["One", "Two is here."]
        for block in document.blocks:
            for letter, at in zip(block.text, block.positions, strict=True):
                assert text[at] == letter

    def test_word_files_have_none(self):
        assert find_comments("[factcheck: ignore]", "draft.docx") == ()


def test_offsets_count_code_points_in_markdown():
    text = "Café “é” 🙂 is wrong. <!-- factcheck: ignore -->\n\nTwo is wrong."
    (comment,) = find_comments(text, "draft.md")
    assert text[comment.start : comment.end] == "<!-- factcheck: ignore -->"
    assert len(set_aside(text)[0]) == 1
