"""What a sentence denies, word by word."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from factcheck.language.negation import find_negated, find_negated_quantifiers
from factcheck.language.words import Word, merge_words


def words_of(text: str) -> tuple[Word, ...]:
    return merge_words(text, (), (), ())


def texts(words: tuple[Word, ...], indices: Iterable[int]) -> list[str]:
    return [words[index].text for index in sorted(indices)]


DENIED = [
    # not, n't, never, cannot → the verb
    ("Norway did not fire missiles.", ["fire"]),
    ("Norway didn't fire missiles.", ["fire"]),
    ("Norway never fired missiles.", ["fired"]),
    ("The treaty cannot be set aside.", ["set"]),
    ("Landmines have not yet been removed.", ["removed"]),
    ("They asked the governments not to leave.", ["leave"]),
    ("The board no longer supports it.", ["supports"]),
    ("The deal has yet to be signed.", ["signed"]),
    ("Never before had Norway fired missiles.", ["fired"]),
    ("Not since 1950 had Norway fired missiles.", ["fired"]),
    # after "be" the predicate as well
    ("The plan is not cheap.", ["is", "cheap"]),
    ("Norway is not a signatory.", ["is", "signatory"]),
    ("The board has never been open to it.", ["been", "open"]),
    # no N → N and its verb
    ("No casualties were reported.", ["casualties", "reported"]),
    ("There are no casualties left.", ["are", "casualties"]),
    ("The group has no money.", ["has", "money"]),
    ("Nobody was hurt.", ["hurt"]),
    ("They said no strikes took place.", ["strikes", "took"]),
    # neither … nor, once each
    ("Neither the mayor nor the council approved it.", ["approved"]),
    ("Neither the mayor nor the council is a member.", ["is", "member"]),
    ("It is neither secret nor classified.", ["secret", "classified"]),
    ("He has neither confirmed nor denied it.", ["confirmed", "denied"]),
    ("The mayor did not come, nor did the council pay.", ["come", "pay"]),
    ("The army did not fire or hit anything.", ["fire", "hit"]),
    # without, lack of
    ("He left without a coat.", ["coat"]),
    ("He left without paying.", ["paying"]),
    ("It failed because of a lack of funds.", ["funds"]),
    ("Divers found no trace of oil.", ["found", "trace", "oil"]),
    # phrases that deny what follows them
    ("The board stopped short of recommending a ban.", ["recommending"]),
    ("The board did not stop short of recommending a ban.", ["stop"]),
    ("The firm dropped its plans to open a plant.", ["open"]),
    ("The firm has no plans to open a plant.", ["has", "plans", "open"]),
    ("The mayor has no intention of resigning.", ["has", "intention", "resigning"]),
    ("The outcome is far from certain.", ["certain"]),
    ("He missed a chance to equalise.", ["equalise"]),
    ("The board gave up landing rights.", []),
    # what does not take place
    ("The launch of the satellite was cancelled.", ["launch"]),
    ("Police foiled an attack on the town.", ["attack"]),
    # words that deny
    ("The firm failed to pay.", ["pay"]),
    ("The firm refused to pay.", ["pay"]),
    ("The poet refused to be a judge.", ["be", "judge"]),
    ("The poet did not become a judge.", ["become", "judge"]),
    ("The firm was unable to pay.", ["pay"]),
    ("The firm was not able to pay.", ["was", "able", "pay"]),
    ("They do not seem to know.", ["seem", "know"]),
    ("The firm lacks funds.", ["funds"]),
    ("The firm denied that it had paid bribes.", ["paid"]),
    ("The firm stopped paying.", ["paying"]),
    ("The court barred the group from entering the city.", ["entering"]),
    # contrast
    ("Luck, not skill, decided it.", ["skill"]),
    ("It lies on a road, not in a safe.", ["safe"]),
]


@pytest.mark.parametrize(("text", "denied"), DENIED)
def test_denied_words(text: str, denied: list[str]) -> None:
    words = words_of(text)
    assert texts(words, find_negated(words)) == denied


AFFIRMED = [
    ("Norway fired missiles.", "fired"),
    ("The firm never failed to pay.", "pay"),
    ("The plan is not only reckless but also dangerous.", "reckless"),
    ("Not just the mayor agreed.", "agreed"),
    ("He did not arrive until Monday.", "arrive"),
    ("No fewer than twelve people died.", "died"),
    ("No doubt the mayor agreed.", "agreed"),
    ("Not all members agreed.", "agreed"),
    ("The members did not all agree.", "agree"),
    ("Nothing but rubble remained.", "remained"),
    ("Nobody who saw it was hurt.", "saw"),
    ("The firm failed to pay, and the board resigned.", "resigned"),
    ("The board said it would not pay.", "said"),
    ("Those who did not pay were fined.", "fined"),
]


@pytest.mark.parametrize(("text", "affirmed"), AFFIRMED)
def test_affirmed_words(text: str, affirmed: str) -> None:
    words = words_of(text)
    assert affirmed in [word.text for word in words]
    assert affirmed not in texts(words, find_negated(words))


QUANTIFIERS = [
    ("Not all members agreed.", ["all"]),
    ("Not every member agreed.", ["every"]),
    ("The members did not all agree.", ["all"]),
    ("It is not always safe.", ["always"]),
    ("They do not fully understand it.", ["fully"]),
    ("All members did not agree.", []),
    ("Every member agreed.", []),
]


@pytest.mark.parametrize(("text", "quantifiers"), QUANTIFIERS)
def test_negated_quantifiers(text: str, quantifiers: list[str]) -> None:
    words = words_of(text)
    assert texts(words, find_negated_quantifiers(words)) == quantifiers


def test_a_degree_is_denied_together_with_its_verb() -> None:
    words = words_of("They do not fully understand it.")
    assert texts(words, find_negated(words)) == ["understand"]


def test_an_empty_sentence_denies_nothing() -> None:
    assert find_negated(()) == find_negated_quantifiers(()) == frozenset()
