"""Which forms of a name stand for one thing: initials, short first names, fused words."""

from __future__ import annotations

import pytest

from factcheck.comparisons.name_forms import is_written_in, may_abbreviate

SEVEN = "Alder Birch Cedar Dogwood Elder Fir Garland"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("NHB", "Northern Harbour Board"),
        ("N.H.B.", "Northern Harbour Board"),
        ("NB", "Northern Board"),
        ("BPF", "Board for the Protection of Ferries"),
        ("EPA", "U.S. Environmental Protection Agency"),
        ("ABCDEF", SEVEN.removesuffix(" Garland")),
        ("UT Arlen", "University of Tarn in Arlen"),
        ("Arlen UT", "Arlen University of Tarn"),
        ("Mara Orsk", "Mara Elin Orsk"),
        ("Chris Orsk", "Christopher Orsk"),
        ("Christopher Orsk", "Chris Montgomery Adams Orsk"),
        ("HuffPost", "Huffington Post"),
        ("HuffPost", "The Huffington Post"),
        ("FedEx", "Federal Express"),
    ],
)
def test_one_name_may_stand_for_the_other(one, other):
    assert may_abbreviate(one, other)
    assert may_abbreviate(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("NHC", "Northern Harbour Board"),
        ("NHBX", "Northern Harbour Board"),
        ("nhb", "Northern Harbour Board"),
        ("N", "Northern Board"),
        ("NFB", "Northern Harbour Ferry Board"),
        ("ABCDEFG", SEVEN),
        ("UX Arlen", "University of Tarn in Arlen"),
        ("UT Arlon", "University of Tarn in Arlen"),
        ("UT Arlen", "University of Tarn in Arlen South"),
        ("ut Arlen", "University of Tarn in Arlen"),
        ("U Arlen", "University Arlen"),
        ("Jo Orsk", "Joanna Orsk"),
        ("Joanna Orsk", "Jo Montgomery Orsk"),
        ("Mara Orsk", "Mara Elin Orskov"),
        ("Mara Orsk", "Maria Elin Orsk"),
        ("Orsk", "Mara Orsk"),
        ("Huffpost", "Huffington Post"),
        ("HuffPost", "Huffington Times"),
        ("FedEx", "Federal Bureau"),
        ("Fed-Ex", "Federal Express"),
        ("Harbour", "Harbour Board"),
    ],
)
def test_one_name_does_not_stand_for_the_other(one, other):
    assert not may_abbreviate(one, other)
    assert not may_abbreviate(other, one)


@pytest.mark.parametrize(
    ("name", "text", "written"),
    [
        ("Harbour Board", "Harbour Board", True),
        ("Harbour Board", "the harbour boards met", True),
        ("Harbour Board", "a member of the Harbour Board", True),
        ("Harbour Board", "the board of the harbour", False),
        ("Harbour Board", "the harbour ferry board", False),
        ("Harbour Board", "harbour", False),
        ("", "Harbour Board", False),
        ("Harbour Board", "", False),
    ],
)
def test_a_name_is_written_in_a_text_word_by_word(name, text, written):
    assert is_written_in(name, text) is written
