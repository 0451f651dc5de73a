"""Derives the other ways to write a name: surnames, initials, turned-round organisations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.language.lexicon import read_rows, read_words
from factcheck.language.name_lexicon import FormSort, general_forms
from factcheck.language.name_tokens import fold_name, fold_word, stop_words
from factcheck.patterns import pattern

# Small words that belong to the surname after them ("de Rooij", "al-Basri").
NAME_PARTICLES = frozenset(
    "abu al ben bin bint da de del della den der di du el ibn la le ter ul van von".split()  # noqa: SIM905
)
_SUFFIX = pattern(r"(?:,? (?:Jr|Sr)\.?| I{2,3}| IV)$")
_INITIAL = pattern(r" [^\W\d_]\.(?= )")
_TURNED = pattern(
    r"^(?P<head>[^\W\d_]+) (?:of|for) (?:the )?(?P<topic>[^\W\d_]+(?: and [^\W\d_]+)?)$"
)
_LONG_HEADS = frozenset({"ministry", "department", "office", "bureau", "directorate"})
_TAIL = pattern(r" (?:of|for) .+$")


def person_aliases(name: str) -> Iterator[str]:
    """Yields the surname and the first name of a person, surname forms first.

    Where a part of the last word after a hyphen is lower case ("Mei-ling"), the first word is
    the surname; both are yielded either way.
    """
    plain = plain_person(name)
    words = plain.split()
    if plain != name:
        yield plain
    if len(words) < 2:
        return
    last = words[-1]
    if words[-2].lower() in NAME_PARTICLES:
        yield f"{words[-2]} {last}"
    if len(words) > 2 or not _has_eastern_order(last):
        yield last
    prefix, _, rest = last.partition("-")
    if prefix.lower() in NAME_PARTICLES and rest:
        yield rest
    first = words[0]
    if _has_eastern_order(last):
        yield first
        yield last
    elif not general_forms(fold_word(first)) and fold_word(first) not in stop_words():
        yield first


def plain_person(name: str) -> str:
    """Returns a person's name without initials in the middle and without "Jr." or "III"."""
    return _INITIAL.sub("", _SUFFIX.sub("", name))


def _has_eastern_order(last: str) -> bool:
    _, hyphen, second = last.partition("-")
    return bool(hyphen) and second.islower()


def organization_aliases(name: str) -> Iterator[str]:
    """Yields an organisation's name without its country, turned round, and shortened.

    "Greek Ministry of Culture": "Ministry of Culture", "Culture Ministry".
    """
    without = _without_country(name)
    if without is not None and len(without.split()) > 1:
        yield without
        yield from organization_aliases(without)
    tail = _TAIL.search(name)
    if tail and len(name[: tail.start()].split()) > 1:
        yield name[: tail.start()]
    turned = _TURNED.match(name)
    if turned and turned["head"].lower() in _LONG_HEADS:
        yield f"{turned['topic']} {turned['head']}"
    words = name.split()
    if 2 <= len(words) <= 3 and words[-1].lower() in _LONG_HEADS and words[-1][0].isupper():
        yield f"{words[-1]} of {' '.join(words[:-1])}"


def _without_country(name: str) -> str | None:
    words = name.split()
    for length in (2, 1):
        key = fold_name(" ".join(words[:length]))
        forms = general_forms(key) if len(words) > length + 1 else ()
        if any(form.sort in (FormSort.DEMONYM, FormSort.NAME) for form in forms):
            rest = words[length:]
            return " ".join(rest) if rest[0][0].isupper() else None
    return None


def initials_of(name: str) -> frozenset[str]:
    """Returns the initials an organisation may go by, with and without its small words."""
    words = [word for part in name.split() for word in part.split("-") if word]
    main = [word for word in words if word[0].isupper() or word[0].isdigit()]
    every = "".join(word[0] for word in words).upper()
    short = "".join(word[0] for word in main).upper()
    return frozenset(initials for initials in (every, short) if len(initials) > 1)


def first_name_sex(name: str) -> str:
    """Returns "m" or "f" where the first name tells, else ""."""
    first = fold_word(name.split(" ", 1)[0])
    if first not in read_words("first_names"):
        return ""
    return next(
        (row[1] if len(row) > 1 else "" for row in read_rows("first_names") if row[0] == first), ""
    )


def sex_of_person(name: str, titles: Sequence[str]) -> str:
    """Returns "m" or "f" where a title or the first name tells, else ""."""
    for row in read_rows("titles"):
        if len(row) > 2 and row[2] and row[0] in titles:
            return row[2]
    return first_name_sex(name)
