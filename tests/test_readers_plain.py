"""Plain text: what is a paragraph, a heading, an item; exact positions; honest decoding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import DraftError
from factcheck.model import BlockKind, Document
from factcheck.readers import READERS, find_reader, read_document


def read(text: str) -> Document:
    return read_document(text.encode(), "draft.txt")


def blocks(text: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in read(text).blocks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("One.\n\nTwo.", [("paragraph", "One."), ("paragraph", "Two.")], id="blank"),
        pytest.param(
            "One.\r\n\r\nTwo.\r\n", [("paragraph", "One."), ("paragraph", "Two.")], id="crlf"
        ),
        pytest.param(
            "One.\rTwo is longer.",
            [("paragraph", "One."), ("paragraph", "Two is longer.")],
            id="cr",
        ),
        pytest.param(
            "The fares will rise by\ntwelve per cent in all of\nthe harbour.",
            [("paragraph", "The fares will rise by twelve per cent in all of the harbour.")],
            id="wrapped",
        ),
        pytest.param(
            "The ferries are American-\nmade, and they are\nold.",
            [("paragraph", "The ferries are American-made, and they are old.")],
            id="wrapped at a hyphen",
        ),
        pytest.param(
            "It rose.\n" + "A long line that nobody wrapped by hand goes on and on. " * 3,
            [
                ("paragraph", "It rose."),
                (
                    "paragraph",
                    ("A long line that nobody wrapped by hand goes on and on. " * 3)[:-1],
                ),
            ],
            id="a line a paragraph",
        ),
        pytest.param(
            "Intro.\n\n- one thing\n- two things\n  and more\n1. a third",
            [
                ("paragraph", "Intro."),
                ("item", "one thing"),
                ("item", "two things and more"),
                ("item", "a third"),
            ],
            id="items",
        ),
        pytest.param(
            "FARES UP\n\nThey rise.",
            [("heading", "FARES UP"), ("paragraph", "They rise.")],
            id="capitals",
        ),
        pytest.param(
            "Fares\n=====\nThey rise.",
            [("heading", "Fares"), ("paragraph", "They rise.")],
            id="underlined",
        ),
        pytest.param(
            "Fares to rise\n\nThey rise.",
            [("heading", "Fares to rise"), ("paragraph", "They rise.")],
            id="title",
        ),
        pytest.param(
            "FARES RISE BY 21%", [("paragraph", "FARES RISE BY 21%")], id="nothing but capitals"
        ),
        pytest.param("Fares rise by 21%", [("paragraph", "Fares rise by 21%")], id="no end mark"),
        pytest.param(
            "They rise.\n\nFares rise by 21%\n\nThey do.",
            [
                ("paragraph", "They rise."),
                ("paragraph", "Fares rise by 21%"),
                ("paragraph", "They do."),
            ],
            id="a later line without an end mark is checked",
        ),
        pytest.param(
            "They rise.\n\f\nThey fall.",
            [("paragraph", "They rise."), ("paragraph", "They fall.")],
            id="page",
        ),
        pytest.param(
            "The fares will rise by\n\ftwelve per cent.",
            [("paragraph", "The fares will rise by twelve per cent.")],
            id="page within a sentence",
        ),
        pytest.param("", [], id="empty"),
        pytest.param(" \n\t\n", [], id="blank only"),
    ],
)
def test_blocks(text, expected):
    assert blocks(text) == expected


@given(st.text(alphabet="ab. -\n\r\f\té“1*", max_size=80))
def test_positions_point_at_the_same_characters(text):
    document = read(text)
    assert document.text == text
    last = -1
    for block in document.blocks:
        assert len(block.text) == len(block.positions)
        for character, position in zip(block.text, block.positions, strict=True):
            assert last < position
            last = position
            written = document.text[position]
            assert character == written or (character == " " and written.isspace())


@given(st.text(alphabet="ab. \n\r", max_size=80))
def test_no_word_is_lost(text):
    words = "".join("".join(block.text for block in read(text).blocks).split())
    assert words == "".join(text.split())


def test_byte_order_marks_decide_and_are_no_text():
    for encoding in ("utf-8-sig", "utf-16", "utf-32"):
        document = read_document("Café.".encode(encoding), "draft.txt")
        assert document.text == "Café."
        assert document.blocks[0].positions[0] == 0


def test_named_encoding():
    assert read_document(b"Caf\xe9.", "draft.txt", "cp1252").text == "Café."


@pytest.mark.parametrize(
    ("data", "encoding", "message"),
    [
        (b"One\ncaf\xe9 two", None, "draft.txt:2: not valid utf-8: byte 0xe9 at offset 7"),
        (b"x", "klingon", "unknown encoding 'klingon'"),
        (b"x", "a\0b", "unknown encoding"),
        (b"x", "hex", "unknown encoding 'hex'"),
        (b"\x7fELF\0\0\0\x01" * 50, None, "binary file"),
        (b"text\0text", None, "binary file"),
        (b"%PDF-1.4\n\xe2\xe3\xcf\xd3" + bytes(range(256)), None, "binary file"),
    ],
)
def test_what_cannot_be_decoded_is_named(data, encoding, message):
    with pytest.raises(DraftError) as caught:
        read_document(data, "draft.txt", encoding)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("path", "name"),
    [("a.txt", "plain text"), ("A.TXT", "plain text"), ("draft", "plain text"), ("a.xyz", None)],
)
def test_readers_are_found_by_ending(path, name):
    reader = find_reader(path)
    assert (reader and reader.name) == name


def test_a_type_without_reader_is_named():
    with pytest.raises(DraftError, match=r"a\.xyz: files of type \.xyz are not read"):
        read_document(b"x", "a.xyz")


def test_no_two_readers_claim_one_ending():
    endings = [suffix for reader in READERS for suffix in reader.suffixes]
    assert len(endings) == len(set(endings))
    assert all(ending.startswith(".") and ending == ending.lower() for ending in endings)


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_every_reader_loads(reader):
    from importlib import import_module

    assert callable(import_module(reader.module).read)


def test_headings_and_kinds_exist():
    assert {block.kind for block in read("FARES\n\n- x\n\nA b.").blocks} == {
        BlockKind.HEADING,
        BlockKind.ITEM,
        BlockKind.PARAGRAPH,
    }
