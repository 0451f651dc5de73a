"""Holds the package's dataclasses to what the standard ones do."""

from __future__ import annotations

import copy
import dataclasses
import pickle

import pytest

from factcheck import records


def make_pair(decorator, **words):
    @decorator(slots=True, **words)
    class Place:
        """Stands for any class of the package."""

        name: str
        span: tuple[int, int] = (0, 0)
        notes: list[str] = dataclasses.field(default_factory=list)
        read: object = dataclasses.field(default=None, repr=False, compare=False)

        @property
        def length(self):
            return self.span[1] - self.span[0]

    return Place


OURS = make_pair(records.dataclass, frozen=True)
STANDARD = make_pair(dataclasses.dataclass, frozen=True)
ARGUMENTS = [
    (("Oslo",), {}),
    (("Oslo", (1, 3)), {"notes": ["a"]}),
    ((), {"name": "Oslo", "read": print}),
]


@records.dataclass(frozen=True, slots=True)
class Kept:
    """Stands in a module, so that it can be pickled."""

    word: str
    count: int = 1


@records.dataclass(frozen=True, slots=True)
class One:
    word: str


@pytest.mark.parametrize(("values", "named"), ARGUMENTS)
def test_records_hold_and_show_what_standard_ones_do(values, named):
    ours, standard = OURS(*values, **named), STANDARD(*values, **named)
    assert dataclasses.astuple(ours) == dataclasses.astuple(standard)
    assert repr(ours) == repr(standard)
    assert ours.length == standard.length
    assert OURS.__match_args__ == STANDARD.__match_args__
    assert OURS.__slots__ == STANDARD.__slots__
    assert OURS.__doc__ == STANDARD.__doc__


@pytest.mark.parametrize(
    ("values", "named"), [((), {}), (("a", 1, [], 2, 3), {}), (("a",), {"length": 2})]
)
def test_wrong_arguments_are_refused_at_the_first_call_and_later(values, named):
    made = make_pair(records.dataclass)
    for _ in range(2):
        with pytest.raises(TypeError):
            made(*values, **named)


def test_values_decide_on_equality_and_hash():
    assert OURS("a", (1, 2), read=1) == OURS("a", (1, 2), read=2)
    assert OURS("a") != OURS("b")
    assert OURS("a") != STANDARD("a")
    assert OURS("a") != "a"
    assert hash(One("a")) == hash(("a",))
    assert {Kept("a"), Kept("a", 1), Kept("a", 2)} == {Kept("a", 2), Kept("a")}


def test_each_object_gets_a_list_of_its_own():
    assert OURS("a").notes is not OURS("a").notes


def test_frozen_records_cannot_be_changed():
    place = OURS("a")
    for change in (
        lambda: setattr(place, "name", "b"),
        lambda: setattr(place, "other", "b"),
        lambda: delattr(place, "name"),
    ):
        with pytest.raises(dataclasses.FrozenInstanceError):
            change()
    assert place == OURS("a")


def test_other_records_can_be_changed_and_have_no_hash():
    place = make_pair(records.dataclass)("a")
    place.name = "b"
    assert place.name == "b"
    with pytest.raises(TypeError):
        hash(place)


def test_records_are_replaced_copied_and_pickled():
    kept = Kept("a", 2)
    assert dataclasses.replace(kept, word="b") == Kept("b", 2)
    for again in (copy.copy(kept), copy.deepcopy(kept), pickle.loads(pickle.dumps(kept))):
        assert again == kept
