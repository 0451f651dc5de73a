"""Changes of names: another person or country, an exchange of roles, another speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from factcheck.mutations.numbers import OPENERS
from factcheck.mutations.people import stands_alone, surname
from factcheck.mutations.story import Base, is_quoted, quotations, replaced
from factcheck.mutations.words import listed, rows

_NAME = r"[A-ZÀ-Þ][\w'’-]+(?: (?:al-)?[A-ZÀ-Þ][\w'’-]+){0,3}"
_FROM_TO = re.compile(
    r"\bfrom (?P<first>[$€£]?\d[\d,.]*\d(?: (?:million|billion|percent|per cent))?|"
    rf"{_NAME}) to (?P<second>[$€£]?\d[\d,.]*\d(?: (?:million|billion|percent|per cent))?|{_NAME})"
)
_CUES = r"(?:said|says|added|warned|stated|argued|claimed|explained|noted|insisted|told)"


def other_person(base: Base) -> Iterator[str]:
    """Puts another person of the story for one that is named in full, outside quotations."""
    for name in _people_in(base):
        match = re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", base.text)
        others = _strangers(base)
        if match and others and not _is_listed(base.text, match):
            other = base.choose(f"person {name}", others)
            yield replaced(base.text, *match.span(), other)


def other_country(base: Base) -> Iterator[str]:
    """Puts a country that the story never mentions for one that it does."""
    absent = [row for row in rows("countries") if row[-1] and not _mentioned(base, row)]
    for match in _country_pattern().finditer(base.text):
        if is_quoted(base.text, *match.span()) or _in_capitals(base.text, match):
            continue
        column = 0 if any(row[0] == match[0] for row in rows("countries")) else 1
        fitting = [row for row in absent if _same_article(row[column], match[0])]
        if fitting:
            other = base.choose(f"country {match.start()}", fitting)
            yield replaced(base.text, *match.span(), other[column])
            return


def exchange_roles(base: Base) -> Iterator[str]:
    """Exchanges who did it and whom it was done to, round a verb with a direction."""
    for match in _role_pattern().finditer(base.text):
        first, second = match["first"], match["second"]
        if is_quoted(base.text, *match.span()) or first == second:
            continue
        text = replaced(base.text, *match.span("second"), first)
        yield replaced(text, *match.span("first"), second)
        return


def exchange_ends(base: Base) -> Iterator[str]:
    """Exchanges the two ends of "from … to …"."""
    for match in _FROM_TO.finditer(base.text):
        years = re.fullmatch(r"\d{4}", match["first"]) and re.fullmatch(r"\d{4}", match["second"])
        if match["first"] == match["second"] or years or is_quoted(base.text, *match.span()):
            continue
        text = replaced(base.text, *match.span("second"), match["first"])
        yield replaced(text, *match.span("first"), match["second"])
        return


def other_speaker(base: Base) -> Iterator[str]:
    """Gives a sentence with a speech verb to another person of the story."""
    for name in (*_people_in(base), *_surnames_in(base)):
        escaped = re.escape(name)
        pattern = rf"(?<![\w-]){escaped}(?= {_CUES}\b)|(?<=[a-z] ){escaped}(?=[.,;]|$)"
        match = re.search(pattern, base.text)
        if match is None or is_quoted(base.text, *match.span()):
            continue
        spoken = re.search(rf"\b{_CUES} $|according to $", base.text[: match.start()])
        named_first = re.match(rf" {_CUES}\b", base.text[match.end() :])
        others = _strangers(base)
        if (spoken or named_first) and others and _has_content(base):
            other = base.choose(f"speaker {name}", others)
            yield replaced(base.text, *match.span(), other)
            return


def surname_only(base: Base) -> Iterator[str]:
    """Puts the surname for a full name, where the article itself does so."""
    for name in _people_in(base):
        last = surname(name)
        shared = sum(surname(person) == last for person in base.story.people)
        if shared > 1 or not stands_alone(base.story.text, last):
            continue
        match = re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", base.text)
        if match and not is_quoted(base.text, *match.span()):
            yield replaced(base.text, *match.span(), last)


def country_alias(base: Base) -> Iterator[str]:
    """Puts one name of a country for another, outside quotations and longer names."""
    for written, other, _ in rows("country_aliases"):
        pattern = rf"(?<![\w.-])(?<![A-Z][a-z] )[Tt]he {re.escape(written)}(?![\w.-])(?! [A-Z])"
        match = re.search(pattern, base.text)
        if match and not is_quoted(base.text, *match.span()):
            yield replaced(base.text, match.end() - len(written), match.end(), other)


def initials(base: Base) -> Iterator[str]:
    """Puts the initials for a name that the article introduces with them, or the reverse."""
    text = base.text
    for name, short in base.story.abbreviations:
        if f"({short})" in text:
            continue
        alone = re.search(rf"\b{short}\b(?!['’)\]])", text)
        if name in text:
            yield text.replace(name, short)
        elif alone and not is_quoted(text, *alone.span()):
            yield text[: alone.start()] + name + text[alone.end() :]


def _people_in(base: Base) -> list[str]:
    return [name for name in base.story.people if name in base.text]


def _surnames_in(base: Base) -> list[str]:
    named = [surname(name) for name in base.story.people]
    full = " ".join(_people_in(base))
    return [last for last in named if re.search(rf"\b{re.escape(last)}\b", base.text)
            and last not in full]  # fmt: skip


def _is_listed(text: str, match: re.Match[str]) -> bool:
    """Says whether a name is quoted, or one of several of whom the same is said."""
    joined = re.search(r"(?:\b(?:and|or|including)|[A-Z]\w+,) $", text[: match.start()])
    follows = re.match(r"['’]?s?,? (?:and|or) [A-Z]|, [A-Z]", text[match.end() :])
    enumerated = re.search(r"\b(?:others?|including|both|were|are)\b", text, re.IGNORECASE)
    pair = enumerated and " and " in text
    return bool(joined or follows or pair) or is_quoted(text, *match.span())


def _strangers(base: Base) -> list[str]:
    """Lists people of the story of whom the sentence names no part."""
    return [
        person
        for person in base.story.people
        if not any(re.search(rf"\b{re.escape(part)}\b", base.text) for part in person.split())
    ]


def _has_content(base: Base) -> bool:
    """Says whether the sentence carries words enough that only one person can have said them."""
    longest = max((end - start for start, end in quotations(base.text)), default=0)
    return longest >= 25 or (not quotations(base.text) and len(base.text.split()) >= 8)


def _mentioned(base: Base, row: tuple[str, ...]) -> bool:
    return any(base.story.says(name) or base.story.says(f"{name}s") for name in row if name)


def _same_article(new: str, old: str) -> bool:
    return (new[0] in "AEIOU") == (old[0] in "AEIOU")


def _in_capitals(text: str, match: re.Match[str]) -> bool:
    """Says whether a country is part of a longer name."""
    joined = re.match(r" (?:[A-Z]|and [A-Z])|-", text[match.end() :])
    led = re.search(
        rf"(?:(?!{OPENERS}\b)\b[A-Z][\w.'’]+|\b[A-Z][\w.'’]+ (?:of|and|for)|\b[A-Z][\w]+,) $",
        text[: match.start()],
    )
    return bool(joined or led)


@lru_cache(maxsize=1)
def _country_pattern() -> re.Pattern[str]:
    names = sorted((name for row in rows("countries") for name in row if name), key=len)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, reversed(names)))})(?![\w-])")


@lru_cache(maxsize=1)
def _role_pattern() -> re.Pattern[str]:
    verbs = [row[0] for row in rows("verbs") if "role" in row[3] or row[2] == "beaten"]
    verbs += ["defeated", "criticised", "criticized", "praised", "attacked", "sued", "replaced"]
    people = "|".join(sorted(listed("person_cues", "titles")))
    return re.compile(
        rf"(?<![\w-] )(?<![\w-])(?P<first>(?!(?:{people}|{OPENERS}|He|She|They|It) ){_NAME})"
        rf" (?:{'|'.join(verbs)}) (?P<second>(?!(?:{people}) ){_NAME})(?!['’\w-])"
    )
