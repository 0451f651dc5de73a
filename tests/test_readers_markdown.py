"""Markdown: what a reader sees is read, with its place among the marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language.document_sentences import document_sentences
from factcheck.model import Block, Document
from factcheck.readers import find_reader, read_document


def read(text: str) -> Document:
    return read_document(text.encode(), "draft.md")


def blocks(text: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in read(text).blocks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("# A *plain* title", [("heading", "A plain title")], id="heading"),
        pytest.param("Title\n=====\n\nText.", [("heading", "Title"), ("paragraph", "Text.")],
                     id="underlined heading"),
        pytest.param("A life**sav**ing _treaty_.", [("paragraph", "A lifesaving treaty.")],
                     id="emphasis inside a word"),
        pytest.param("One line\nand another  \nand more.",
                     [("paragraph", "One line and another and more.")], id="wrapped lines"),
        pytest.param("See [the *report*](https://x.org \"t\") and [it][r].\n\n[r]: https://y.org",
                     [("paragraph", "See the report and it.")], id="links"),
        pytest.param("Before ![a *new* ferry](f.png \"t\") after.",
                     [("note", "a new ferry"), ("paragraph", "Before after.")], id="image"),
        pytest.param("> \"We go,\"\n> she said.\n>\n> - and more",
                     [("quotation", '"We go," she said.'), ("quotation", "and more")],
                     id="block quote"),
        pytest.param("- one\n- [x] two\n\n  more of two\n  1. inner",
                     [("item", "one"), ("item", "two"), ("item", "more of two"),
                      ("item", "inner")], id="lists"),
        pytest.param("| Who | What |\n|---|---|\n| Orsk | said **no** |",
                     [("heading", "Who"), ("heading", "What"), ("cell", "Orsk"),
                      ("cell", "said no")], id="table"),
        pytest.param("It rose.[^1]\n\n[^1]: By *12%*.",
                     [("paragraph", "It rose."), ("note", "By 12%.")], id="footnote"),
        pytest.param("AT&amp;T&nbsp;rose 5&#37; \\*net\\*.",
                     [("paragraph", "AT&T rose 5% *net*.")], id="entities and escapes"),
        pytest.param("It rose ~~21%~~ 12%.", [("paragraph", "It rose 12%.")], id="struck out"),
        pytest.param("It <b>rose</b><br>by 12%.<!-- 21%? -->", [("paragraph", "It rose by 12%.")],
                     id="inline HTML"),
        pytest.param("A `5` stays.", [("paragraph", "A 5 stays.")], id="inline code"),
    ],
)  # fmt: skip
def test_what_a_reader_sees(text: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: It rose by 12%.\n---\n",
        "+++\ntitle = 'It rose.'\n+++\n",
        "```\nIt rose by 12%.\n```\n",
        "    It rose by 12%.\n",
        "<!-- It rose by 12%. -->\n",
        "<script>\nIt rose by 12%.\n</script>\n",
        "[a]: https://example.org/it-rose 'It rose.'\n",
        "![](picture.png)\n",
    ],
)
def test_what_is_left_alone(text: str) -> None:
    assert blocks(text) == []
    assert blocks(f"{text}\nIt fell.") == [("paragraph", "It fell.")]


def test_html_blocks_are_read_as_html() -> None:
    text = "Above.\n\n> <p>It rose &ldquo;by <b>12%</b>&rdquo;.</p>\n> <h2>Why</h2>\n\nBelow."
    assert blocks(text) == [
        ("paragraph", "Above."),
        ("quotation", "It rose “by 12%”."),
        ("heading", "Why"),
        ("paragraph", "Below."),
    ]
    sentence = next(s for s in document_sentences(read(text)) if "12%" in s.plain)
    assert sentence.text == "It rose &ldquo;by <b>12%</b>&rdquo;."


def test_positions_point_at_the_draft_as_an_editor_shows_it() -> None:
    text = (
        "# Ä title\r\n\r\nOne é — “two **three**”.\r\nIt&nbsp;rose [by 12%](u)&hellip; Right?\r\n"
    )
    sentences = list(document_sentences(read(text)))
    rose = next(sentence for sentence in sentences if "rose" in sentence.plain)
    assert (rose.line, rose.column) == (4, 1)
    assert text[rose.start : rose.end].startswith("It&nbsp;rose [by 12%](u)&hellip;")
    start = rose.plain.index("12%")
    assert text[slice(*rose.span(start, start + 3))] == "12%"


def check_positions(document: Document) -> None:
    for block in document.blocks:
        check_block(block, document.text)


def check_block(block: Block, text: str) -> None:
    assert len(block.positions) == len(block.text)
    assert block.text == block.text.strip() != ""
    reached = -1
    for index, letter in enumerate(block.text):
        start, end = block.span(index, index + 1)
        assert reached <= start < end <= len(text)
        reached = start
        written = text[start:end]
        assert letter in (written, " ", "-", "\ufffd") or len(written) > 1


@given(st.text(alphabet='ab *_`[]()!<>#-|>&;\\\n\r"“é\u00a0~^:1.', max_size=60))
def test_any_text_is_read_and_every_place_slices_back(text: str) -> None:
    check_positions(read(text))


def test_endings() -> None:
    for path in ("a.md", "b.MARKDOWN"):
        reader = find_reader(path)
        assert reader is not None
        assert reader.name == "Markdown"
