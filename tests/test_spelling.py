"""British and American spellings of one word fold to one form, different words do not."""

from __future__ import annotations

import pytest

from factcheck.language.spelling import fold_accents, fold_spelling


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("organisers", "organizers"),
        ("organisation", "organization"),
        ("analysed", "analyzed"),
        ("harbour", "harbor"),
        ("neighbourhood", "neighborhood"),
        ("coloured", "colored"),
        ("centre", "center"),
        ("theatres", "theaters"),
        ("travelled", "traveled"),
        ("labelling", "labeling"),
    ],
)
def test_two_spellings_of_one_word_are_one(british, american):
    assert fold_spelling(british) == fold_spelling(american)


@pytest.mark.parametrize(
    ("one", "other"),
    [("rise", "rize"), ("wise", "wize"), ("filled", "filed"), ("our", "or"), ("metre", "meter's")],
)
def test_what_is_not_a_spelling_stays(one, other):
    assert fold_spelling(one) != fold_spelling(other)


@pytest.mark.parametrize("written", ["Noël", "Noe\u0308l", "Noel"])
def test_accents_are_folded_however_they_are_encoded(written):
    assert fold_accents(written) == "Noel"
