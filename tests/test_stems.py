"""The forms of one word have one stem, also those that the stemmer parts."""

from __future__ import annotations

import pytest
import Stemmer

from factcheck.language.base_forms import possible_bases
from factcheck.language.lexicon import read_pairs
from factcheck.language.stems import stem

FORMS = (
    *(("free", "freed"), ("sue", "sued"), ("boycott", "boycotted"), ("rebuff", "rebuffed")),
    *(("sacrifice", "sacrificing"), ("staff", "staffed"), ("queue", "queuing")),
    *(("axe", "axing"), ("agree", "agreed"), ("say", "said"), ("child", "children")),
)


@pytest.mark.parametrize(("base", "form"), FORMS)
def test_a_form_has_the_stem_of_its_base(base, form):
    assert stem(form) == stem(base)
    assert base in possible_bases(form)


@pytest.mark.parametrize("other", ["feed", "seed", "need", "weed", "speed", "news", "evening"])
def test_words_that_only_look_like_forms_have_stems_of_their_own(other):
    assert possible_bases(other) == (other,)


@pytest.mark.parametrize(("form", "base"), read_pairs("stem_exceptions"))
def test_an_exception_is_one(form, base):
    stemmer = Stemmer.Stemmer("english")
    assert stemmer.stemWord(form) != stem(base)
