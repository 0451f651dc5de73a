"""What an article says of its names in so many words: kinds, joined names, owners."""

from __future__ import annotations

import pytest

from factcheck.claims.described_names import settle_kinds, told_kinds
from factcheck.claims.introduced_names import complete_names
from factcheck.claims.speaking_bodies import name_bodies
from factcheck.model import Claim, ClaimBook, Name, NameKind, Source

BODY, MAN, THING, PLACE = (
    NameKind.ORGANIZATION,
    NameKind.PERSON,
    NameKind.WORK,
    NameKind.PLACE,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Santa Orla, a catholic school in Veldhaven, was shut.", {BODY}),
        ("The secularist magazine Santa Orla said so.", {BODY}),
        ("The schools Santa Orla and San Tor paid.", {BODY}),
        ("The schools San Tor and Santa Orla paid.", {BODY}),
        ("The Santa Orla database was shut.", {THING}),
        ("The Santa Orla biker gang came.", {BODY}),
        ("They sailed on the ferry to Santa Orla, a village near the sea.", {PLACE}),
        ("Santa Orla, the singer from Veldhaven, came.", {MAN}),
        ("The Santa Orla spokesman came.", set()),
        ("Santa Orla came to the school.", set()),
        ("The school was shut. Santa Orla came.", set()),
        ("A school of Santa Orla was shut.", set()),
        ("Santa Orla, who led the party, came.", set()),
    ],
)
def test_an_article_says_what_a_name_is(text: str, expected: set[NameKind]) -> None:
    assert told_kinds(Name("Santa Orla", MAN), text) == expected


def test_a_name_that_tells_its_kind_keeps_it() -> None:
    names = (
        Name("Veldhaven Council", BODY),
        Name("Santa Orla", MAN),
        Name("San Tor", MAN),
        Name("Anna Brandt", MAN),
    )
    text = (
        "The village Veldhaven Council met. The magazine Santa Orla came. Anna Brandt school met."
    )
    assert settle_kinds(names, text) == (names[0], Name("Santa Orla", BODY), *names[2:])


def test_what_is_called_two_things_keeps_its_kind() -> None:
    names = (Name("Santa Orla", MAN),)
    assert settle_kinds(names, "The school Santa Orla paid. The ship Santa Orla sank.") == names


@pytest.mark.parametrize(
    ("text", "added"),
    [
        ("He joined the Iron Riders biker gang.", [Name("Iron Riders", BODY)]),
        ("The schools San Tor and Orla paid.", [Name("Orla", BODY)]),
        ("The schools San Tor and Orla Hill paid.", []),
        ("He joined the South Korean biker gang.", []),
        ("He joined the gang of Iron Riders.", []),
        ("He met the Iron Riders singer.", []),
        ("They asked Tim Sol and Orla.", []),
        ("He left the San Tor school.", []),
    ],
)
def test_names_that_only_a_noun_tells_are_added(text: str, added: list[Name]) -> None:
    known = (Name("San Tor", BODY),)
    assert list(complete_names(known, text)) == [*known, *added]


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("U.S. Senator Tim Sol came.", "United States"),
        ("American senator Tim Sol came.", "United States"),
        ("Washington lawyer Tim Sol came.", None),
        ("Tim Sol came.", None),
    ],
)
def test_a_country_that_is_not_named_beside_a_man_is_not_his(text: str, owner: str | None) -> None:
    names = (Name("Tim Sol", MAN, role="senator", of="United States"),)
    (found,) = complete_names(names, text)
    assert (found.of, found.role) == (owner, "senator")


def test_other_owners_stay() -> None:
    names = (Name("Tim Sol", MAN, role="head", of="Veldhaven Council"),)
    assert complete_names(names, "Tim Sol came.") == names


@pytest.mark.parametrize(
    ("quote", "speaker"),
    [
        ("The Sol administration said that it was late.", "Sol administration"),
        ("The Sol administration told Reuters that it was late.", "Sol administration"),
        ('The Sol campaign replied: "It is late."', "Sol campaign"),
        ('The Sol campaign replied, "It is late."', "Sol campaign"),
        ('The Sol government announced a package that includes "tools."', None),
        ("The Sol administration said that Sol was ill.", "Tim Sol"),
        ("Tim Sol said so.", "Tim Sol"),
        ("He said so.", "Tim Sol"),
        ("The Solberg administration said so.", "Tim Sol"),
    ],
)
def test_an_administration_speaks_for_itself(quote: str, speaker: str | None) -> None:
    claim = Claim("a", quote, quote, Source("s"), speaker="Tim Sol")
    book = name_bodies(ClaimBook((claim,), (Name("Tim Sol", MAN),)))
    assert book.claims[0].speaker == speaker
    assert speaker is None or speaker in {name.name for name in book.names}
