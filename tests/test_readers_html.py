"""HTML: running text with its place in the file; everything else is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import DraftError
from factcheck.language.document_sentences import document_sentences
from factcheck.model import Document
from factcheck.readers import read_document
from tests.test_readers_markdown import check_positions

FRAGMENTS = (
    *("<p>", "</p>", "<b>", "</b>", "<q>", "</q>", "<br>", "<li>", "<div>", "</div>", "<nav>"),
    *("</nav>", "<td>", "<h2>", "</h2>", "<img alt='x y'>", "<blockquote>", "<!--", "-->"),
    *("&amp;", "&#8217;", "&nbsp;", "&", "<", ">", "a", " b", "\n", "é", '"', "\u00ad"),
)


def read(text: str) -> Document:
    return read_document(text.encode(), "draft.html")


def blocks(text: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in read(text).blocks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("<h1>A <em>title</em></h1><p>Text.", [("heading", "A title"),
                     ("paragraph", "Text.")], id="heading"),
        pytest.param("<p>A <i>life</i>saving\n\t treaty .</p>",
                     [("paragraph", "A lifesaving treaty .")], id="inline markup"),
        pytest.param("<p>One.<p>Two.<div>Three.</div>Four.",
                     [("paragraph", one) for one in ("One.", "Two.", "Three.", "Four.")],
                     id="end tags left out"),
        pytest.param("<p>One<br>two<br><br>three</p>",
                     [("paragraph", "One two"), ("paragraph", "three")], id="line breaks"),
        pytest.param("<ul><li>One<li>Two<ul><li>Three</ul></ul>After",
                     [("item", "One"), ("item", "Two"), ("item", "Three"),
                      ("paragraph", "After")], id="lists"),
        pytest.param("<table><caption>Tab</caption><tr><th>Who<td>Orsk</tr></table>",
                     [("note", "Tab"), ("heading", "Who"), ("cell", "Orsk")], id="table"),
        pytest.param("<blockquote><p>We go.</p><ul><li>Now.</li></ul></blockquote>",
                     [("quotation", "We go."), ("quotation", "Now.")], id="block quotation"),
        pytest.param("<p>She said <q>we <b>go</b></q>.</p>",
                     [("paragraph", "She said “we go”.")], id="quotation element"),
        pytest.param("<p>AT&amp;T&nbsp;rose 5&#37;, &#x201C;net&#8221; &copy 5 &unknown; a&b</p>",
                     [("paragraph", "AT&T rose 5%, “net” © 5 &unknown; a&b")], id="entities"),
        pytest.param('<p>See <img src="f.png" alt="a new ferry"> it.</p>',
                     [("note", "a new ferry"), ("paragraph", "See it.")], id="picture"),
        pytest.param("<p>non&#8209;stop anti&shy;septic</p>",
                     [("paragraph", "non-stop antiseptic")], id="hyphens"),
        pytest.param("<p>It rose <del>21%</del><ins>12%</ins>.</p>",
                     [("paragraph", "It rose 12%.")], id="edits"),
    ],
)  # fmt: skip
def test_what_a_reader_sees(text: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "<head><title>It rose.</title><meta name='d' content='It rose.'></head>",
        "<title>It rose.</title>",
        "<style>p::before { content: 'It rose.' }</style>",
        "<script>document.write('<p>It rose.</p>')</script>",
        "<script type='application/ld+json'>{'a': 'It rose.'}</script>",
        "<nav><ul><li>It rose.</li></ul></nav>",
        "<div role='navigation'><p>It rose.</p></div>",
        "<!-- <p>It rose.</p> -->",
        "<pre><code>It rose.</code></pre>",
        "<p hidden>It rose.</p>",
        "<span aria-hidden='true'>It rose.</span>",
        "<svg><text>It rose.</text></svg>",
        "<template><p>It rose.</p></template>",
        "<!DOCTYPE html><?xml version='1.0'?>",
    ],
)
def test_what_is_left_alone(text: str) -> None:
    assert blocks(text) == []
    assert blocks(f"{text}<p>It fell.</p>") == [("paragraph", "It fell.")]


def test_positions_point_at_the_file_as_an_editor_shows_it() -> None:
    text = (
        "<html>\r\n<p>Äpfel fell.\r\n  &ldquo;It&nbsp;<b>rose</b>&rdquo;, she said&hellip;</p>\r\n"
    )
    *_, sentence = document_sentences(read(text))
    assert sentence.plain == "“It rose”, she said…"
    assert sentence.text == "&ldquo;It&nbsp;<b>rose</b>&rdquo;, she said&hellip;"
    assert (sentence.line, sentence.column) == (3, 3)
    assert text[sentence.start : sentence.end] == sentence.text
    assert text[slice(*sentence.span(4, 9))] == "rose</b>&rdquo;"


def test_the_encoding_that_the_page_names_is_used_unless_one_is_given() -> None:
    page = '<meta charset="windows-1252"><p>It’s €5.</p>'
    assert read_document(page.encode("cp1252"), "a.html").blocks[0].text == "It’s €5."
    assert read_document(page.encode(), "a.html", "utf-8").blocks[0].text == "It’s €5."
    with pytest.raises(DraftError, match="utf-8"):
        read_document("<p>It’s €5.</p>".encode("cp1252"), "a.html")


def test_long_runs_of_open_tags_are_read_in_linear_time() -> None:
    text = "<div>" * 20_000 + "It rose." + "</b></div>" * 20_000
    assert blocks(text) == [("paragraph", "It rose.")]


@given(
    st.lists(
        st.sampled_from(FRAGMENTS),
        max_size=25,
    )
)
def test_any_page_is_read_and_every_place_slices_back(pieces: list[str]) -> None:
    check_positions(read("".join(pieces)))
