"""Shifts a date: another weekday, month, day or year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from factcheck.mutations.numbers import MONTHS
from factcheck.mutations.story import Base, Story, is_quoted, replaced

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# When something happened, at the head or the end of a clause.
WHEN = (
    rf"(?:[Oo]n (?:{'|'.join(DAYS)})|[Ii]n (?:(?:{'|'.join(MONTHS)}) )?(?:19|20)\d\d"
    rf"|[Oo]n (?:{'|'.join(MONTHS)}) \d{{1,2}}(?:, (?:19|20)\d\d)?)"
)
_DAY_NAME = re.compile(rf"\b(?:{'|'.join(DAYS)})\b")
_MONTH_NAME = re.compile(rf"(?<=[a-z0-9,—] )(?:{'|'.join(MONTHS)})\b(?! [A-Z])")
_CALENDAR_DAY = re.compile(
    rf"\b(?P<month>{'|'.join(MONTHS)}) (?P<day>\d{{1,2}})(?:, (?P<year>\d{{4}}))?(?!\d)"
)
_DAY_NUMBER = re.compile(rf"\b(?:{'|'.join(MONTHS)}) (?P<day>\d{{1,2}})\b(?![,\d]*\d{{3}}| [–-] )")
_YEAR = re.compile(
    r"(?<![\w$€£.,/–-])(?<!– )(?<!- )(?:1[89]|20)\d\d(?!s|[\w%/–]|[.,]\d| [–-] \d| [a-z]{3,}s\b)"
)
# With these a shifted date may still be true.
_BOUND = re.compile(
    r"\b(?:by|before|until|since|after|from|till|not|early|late|mid|about|around|circa|least)[ -]"
    r"(?:(?:the|late|early|on|as|in|of|\w+day,?) )?$",
    re.IGNORECASE,
)
# A month that may be a verb or a modal.
_AMBIGUOUS = {"May", "March"}


def absent_weekdays(story: Story) -> list[str]:
    """Lists weekdays on which nothing in the story can have happened; none without its date."""
    if story.published is None:
        return []
    near = {(story.published - timedelta(days=days)).weekday() for days in range(3)}
    near |= {day.weekday() for day in _calendar_days(story.text, story.published.year)}
    return [name for number, name in enumerate(DAYS) if number not in near and not story.says(name)]


def _calendar_days(text: str, this_year: int) -> Iterator[date]:
    for match in _CALENDAR_DAY.finditer(text):
        year = int(match["year"]) if match["year"] else this_year
        try:
            yield date(year, MONTHS.index(match["month"]) + 1, int(match["day"]))
        except ValueError:
            continue


def shift_weekday(base: Base) -> Iterator[str]:
    """Puts another day of the week, one the story never mentions."""
    for match in _DAY_NAME.finditer(base.text):
        others = [day for day in DAYS if not base.story.says(day) and day not in base.text]
        if others and _is_free(base.text, match):
            day = base.choose(f"weekday {match.start()}", others)
            yield replaced(base.text, *match.span(), day)
            return


def shift_month(base: Base) -> Iterator[str]:
    """Puts another month, one the story never mentions."""
    for match in _MONTH_NAME.finditer(base.text):
        dated = re.match(r" \d", base.text[match.end() :]) or re.search(
            r"\b(?:in|In|on|of|last|next|this|early|late) $", base.text[: match.start()]
        )
        others = [m for m in MONTHS if not base.story.says(m) and m not in _AMBIGUOUS]
        if dated and _is_free(base.text, match):
            month = base.choose(f"month {match.start()}", others)
            yield replaced(base.text, *match.span(), month)
            return


def shift_day(base: Base) -> Iterator[str]:
    """Puts another day of the month."""
    for match in _DAY_NUMBER.finditer(base.text):
        day = int(match["day"])
        month = match[0].rsplit(" ", 1)[0]
        others = [d for d in range(1, 29) if 2 <= abs(d - day) <= 9
                  and not base.story.says(f"{month} {d}")]  # fmt: skip
        if others and _is_free(base.text, match):
            new = str(base.choose(f"day {match.start()}", others))
            yield replaced(base.text, *match.span("day"), new)
            return


def shift_year(base: Base) -> Iterator[str]:
    """Puts another year, one the story never mentions."""
    for match in _YEAR.finditer(base.text):
        year = int(match[0])
        others = [y for y in range(year - 9, year + 10) if abs(y - year) >= 2
                  and not base.story.says(str(y))]  # fmt: skip
        if others and _is_free(base.text, match):
            new = str(base.choose(f"year {match.start()}", others))
            yield replaced(base.text, *match.span(), new)
            return


def _is_free(text: str, match: re.Match[str]) -> bool:
    return not is_quoted(text, *match.span()) and not _BOUND.search(text[: match.start()])
