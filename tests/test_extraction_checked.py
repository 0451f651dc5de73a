"""What is extracted from three Wikinews texts, against what a person read in them."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from factcheck.claims.first_claims import make_first_claims
from factcheck.claims.metadata import Metadata
from factcheck.model import ClaimBook, Name, NameKind
from factcheck.readers import read_document
from tests.quality.engine import judge_by
from tests.quality.gold import load_gold
from tests.quality.scoring import score_rows, summarise

SOURCES = Path(__file__).parents[2] / "shared" / "sources"
CHECKED: dict[str, Any] = tomllib.loads(
    (Path(__file__).parent / "extraction_checked.toml").read_text("utf-8")
)
LANDMINES: dict[str, Any] = CHECKED.pop("landmines")
ENOUGH_SPEAKERS = 0.95
ENOUGH_NAMES = 0.9
ENOUGH_VERDICTS = 0.85

pytestmark = pytest.mark.skipif(not SOURCES.is_dir(), reason="the shared sources are not here")


@cache
def extracted(name: str) -> ClaimBook:
    path = SOURCES / f"{name}.txt"
    data = path.read_bytes()
    document = read_document(data, path.as_posix())
    return make_first_claims(document, data, name, path.name, Metadata()).book


def speakers_of(book: ClaimBook, paragraph: int) -> list[str]:
    return [claim.speaker or "" for claim in book.claims if claim.paragraph == paragraph]


def compare_speakers(name: str) -> tuple[int, int, list[str]]:
    """Returns how many claims of a text have the right speaker, of how many, and what is wrong."""
    right = total = 0
    wrong = []
    for paragraph, expected in CHECKED[name]["speakers"].items():
        found = speakers_of(extracted(name), int(paragraph))
        total += len(expected)
        agreeing = sum(one == other for one, other in zip(expected, found, strict=False))
        right += agreeing if len(found) == len(expected) else 0
        if found != expected:
            wrong.append(f"paragraph {paragraph}: {found} for {expected}")
    return right, total, wrong


def is_right(name: Name | None, expected: dict[str, Any]) -> bool:
    if name is None or name.kind.value not in expected["kind"].split("|"):
        return False
    role_fits = "role" not in expected or (name.role or "") in expected["role"].split("|")
    owner_fits = "of" not in expected or (name.of or "") in expected["of"].split("|")
    return role_fits and owner_fits and set(expected.get("aliases", ())) <= set(name.aliases)


def compare_names(name: str) -> tuple[int, int, list[str]]:
    """Returns how many names of a text are right, of how many, and what is wrong.

    People and bodies that are no such thing in the text count among those that are wrong.
    """
    expected, others = CHECKED[name]["names"], CHECKED[name]["others"]
    found = {one.name: one for one in extracted(name).names}
    wrong = [
        f"{who}: {found.get(who)}"
        for who, what in expected.items()
        if not is_right(found.get(who), what)
    ]
    spurious = [
        f"not such a thing: {one}"
        for one in found.values()
        if one.name not in expected
        and one.name not in others
        and one.kind in (NameKind.PERSON, NameKind.ORGANIZATION)
    ]
    return len(expected) - len(wrong), len(expected) + len(spurious), wrong + spurious


@pytest.mark.parametrize("name", sorted(CHECKED))
def test_quotations_have_their_speakers(name: str) -> None:
    right, total, wrong = compare_speakers(name)
    assert right >= ENOUGH_SPEAKERS * total, "\n".join(wrong)


@pytest.mark.parametrize("name", sorted(CHECKED))
def test_names_come_with_kinds_roles_and_aliases(name: str) -> None:
    right, total, wrong = compare_names(name)
    assert right >= CHECKED[name]["names_at_least"] * total, "\n".join(wrong)


def test_names_of_all_texts_together() -> None:
    compared = [compare_names(name) for name in CHECKED]
    right, total = sum(one[0] for one in compared), sum(one[1] for one in compared)
    assert right >= ENOUGH_NAMES * total, [line for one in compared for line in one[2]]


def test_every_sentence_of_the_landmines_article_is_covered_word_for_word() -> None:
    text = (SOURCES / "landmines.txt").read_text("utf-8")
    covered = bytearray(len(text))
    for claim in extracted("landmines").claims:
        assert claim.start is not None
        assert claim.end is not None
        assert text[claim.start : claim.end] == claim.quote
        covered[claim.start : claim.end] = b"x" * (claim.end - claim.start)
    left_out = {text[index] for index, seen in enumerate(covered) if not seen}
    assert left_out <= {" ", "\n", '"'}


def test_every_claim_of_the_landmines_article_has_its_speaker() -> None:
    book = extracted("landmines")
    found = {
        str(number): [claim.speaker or "" for claim in book.claims if claim.paragraph == number]
        for number in range(1, 16)
    }
    assert found == LANDMINES["speakers"]


def test_the_landmines_gold_holds_with_claims_that_nobody_curated() -> None:
    rows = score_rows(load_gold("landmines").rows, judge_by(extracted("landmines"), explain=True))
    accuracy = summarise("extracted", rows).accuracy
    assert accuracy.value >= ENOUGH_VERDICTS, f"{accuracy.hits} of {accuracy.cases}"
