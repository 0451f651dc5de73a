"""Compares the date of a draft with the date of a source."""

from __future__ import annotations

from datetime import date

from factcheck.language.clock_times import says_half_of_day
from factcheck.language.mentions import DateMention, Granularity
from factcheck.records import dataclass

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_HALF_DAY = 720
_AGREE = "agree"
_FINER = "finer"
_CONFLICT = "conflict"
_INCOMPARABLE = "incomparable"


@dataclass(frozen=True, slots=True)
class DateRelation:
    """Says how a draft's date stands to a source's.

    `relation` is "agree", "finer" (the draft is more precise than the source), "conflict" or
    "incomparable". `message` is what a reporter reads.
    """

    relation: str
    message: str


def compare_dates(draft: DateMention, source: DateMention) -> DateRelation:
    """Returns how the draft's date stands to the source's.

    A coarser date agrees with a finer one inside it. Where both are resolved, their days decide;
    weekdays and days without a year that were resolved against different reference dates fall
    back on what is written.
    """
    relation = _relation(draft, source)
    return DateRelation(relation, _message(relation, draft, source))


def _message(relation: str, draft: DateMention, source: DateMention) -> str:
    if relation == _CONFLICT:
        return f"{_with_relation(draft)} against {_with_relation(source)}"
    if relation == _FINER:
        return f"{draft.text} is more exact than {source.text}"
    if relation == _AGREE:
        return f"{draft.text} fits {source.text}"
    return f"“{draft.text}” and “{source.text}” do not compare"


def _with_relation(mention: DateMention) -> str:
    plain = mention.relation in ("on",)
    return mention.text if plain else f"{mention.relation} {mention.text}"


def _relation(draft: DateMention, source: DateMention) -> str:
    times = Granularity.TIME in (draft.granularity, source.granularity)
    if times:
        return _compare_times(draft, source)
    same_words = draft.text.casefold() == source.text.casefold()
    if same_words and draft.relation == source.relation:
        return _compare_same_words(draft, source)
    same_point = _compare_points(draft, source)
    if {draft.relation, source.relation} == {"since", "until"}:
        return _CONFLICT if same_point == _AGREE else _INCOMPARABLE
    if draft.relation == source.relation or _is_loose(draft, source):
        return same_point
    return _compare_sides(draft, source, same_point)


def _compare_times(draft: DateMention, source: DateMention) -> str:
    if draft.minute is None or source.minute is None:
        return _INCOMPARABLE
    if draft.minute == source.minute:
        return _AGREE
    open_half = not (says_half_of_day(draft.text) and says_half_of_day(source.text))
    if open_half and draft.minute % _HALF_DAY == source.minute % _HALF_DAY:
        return _AGREE
    return _CONFLICT


def _compare_same_words(draft: DateMention, source: DateMention) -> str:
    """Compares equal expressions: "yesterday" in two texts of different days is no agreement."""
    if draft.first is None or source.first is None or draft.first == source.first:
        return _AGREE
    fixed = draft.year is not None or draft.weekday is not None or draft.month is not None
    return _AGREE if fixed else _CONFLICT


def _compare_points(draft: DateMention, source: DateMention) -> str:
    """Compares when two dates are, whatever stands before them."""
    by_weekday = _compare_weekdays(draft, source)
    if by_weekday is not None:
        return by_weekday
    if _names_another_weekday(draft, source):
        return _CONFLICT
    if _may_be_that_month(draft, source) or _may_be_that_month(source, draft):
        return _AGREE
    if _interval(draft) and _interval(source) and _share_year(draft, source):
        return _compare_intervals(draft, source)
    return _compare_fields(draft, source)


def _may_be_that_month(named: DateMention, told: DateMention) -> bool:
    """Says whether a month without its year ("in July") may be a relative one ("next month")."""
    bare = named.month is not None and named.year is None and named.day is None
    relative = told.month is None and told.granularity is Granularity.MONTH
    return bare and relative and told.first is not None and told.first.month == named.month


def _names_another_weekday(draft: DateMention, source: DateMention) -> bool:
    left, right = draft.weekday, _weekday_of(source)
    return left is not None and right is not None and left != right


def _share_year(draft: DateMention, source: DateMention) -> bool:
    """Says whether both years are written or both were resolved, so that the days can decide."""
    if draft.month is None or source.month is None:
        return True
    if draft.year is not None and source.year is not None:
        return True
    if draft.first is None or source.first is None:
        return False
    return draft.first.year == source.first.year


def _is_weekday_only(mention: DateMention) -> bool:
    return mention.weekday is not None and mention.day is None


def _weekday_of(mention: DateMention) -> int | None:
    if mention.weekday is not None:
        return mention.weekday
    is_day = mention.granularity is Granularity.DAY and mention.first is not None
    return mention.first.weekday() if is_day and mention.first is not None else None


def _compare_weekdays(draft: DateMention, source: DateMention) -> str | None:
    """Compares by the day of the week where one side names nothing else."""
    if not (_is_weekday_only(draft) or _is_weekday_only(source)):
        return None
    left, right = _weekday_of(draft), _weekday_of(source)
    if left is not None and right is not None:
        return _AGREE if left == right else _CONFLICT
    if _is_weekday_only(draft) and draft.first is None:
        return _INCOMPARABLE
    if _is_weekday_only(source) and source.first is None:
        return _INCOMPARABLE
    return None


def _interval(mention: DateMention) -> tuple[date, date] | None:
    if mention.first is None or mention.last is None:
        return None
    return mention.first, mention.last


def _compare_intervals(draft: DateMention, source: DateMention) -> str:
    left, right = _interval(draft), _interval(source)
    if left is None or right is None:
        return _INCOMPARABLE
    if left[1] <= right[0] or right[1] <= left[0]:
        seasons = Granularity.SEASON in (draft.granularity, source.granularity)
        same_year = left[0].year == right[0].year
        # The seasons of the southern half of the earth are the other way round.
        return _INCOMPARABLE if seasons and same_year else _CONFLICT
    if left[0] <= right[0] and right[1] <= left[1]:
        return _AGREE
    if right[0] <= left[0] and left[1] <= right[1]:
        return _FINER
    return _AGREE


def _compare_fields(draft: DateMention, source: DateMention) -> str:
    """Compares what is written where an interval is not known on both sides."""
    fields = (
        (_year_of(draft), _year_of(source)),
        (_month_of(draft), _month_of(source)),
        (_day_of(draft), _day_of(source)),
    )
    shared = finer = False
    for left, right in fields:
        if left is not None and right is not None:
            if left != right:
                return _CONFLICT
            shared = True
        elif left is not None:
            finer = True
    if not shared:
        return _compare_distances(draft, source)
    return _FINER if finer else _AGREE


def _compare_distances(draft: DateMention, source: DateMention) -> str:
    """Compares "three days ago" and "yesterday" where no reference day is known."""
    if draft.distance is None or source.distance is None:
        return _INCOMPARABLE
    if draft.granularity is not source.granularity:
        return _INCOMPARABLE
    return _AGREE if draft.distance == source.distance else _CONFLICT


def _year_of(mention: DateMention) -> int | None:
    if mention.granularity in (Granularity.DECADE, Granularity.CENTURY):
        return None
    return mention.year


def _month_of(mention: DateMention) -> int | None:
    if mention.month is not None:
        return mention.month
    fine = mention.granularity in (Granularity.DAY, Granularity.MONTH)
    return mention.first.month if fine and mention.first is not None else None


def _day_of(mention: DateMention) -> int | None:
    if mention.day is not None:
        return mention.day
    fine = mention.granularity is Granularity.DAY
    return mention.first.day if fine and mention.first is not None else None


def _is_loose(draft: DateMention, source: DateMention) -> bool:
    """Says whether two prepositions mean no difference: "in 2022", "since 2022", "by 2022"."""
    pair = {draft.relation, source.relation}
    return pair <= {"on", "since", "until", "by"} or pair == {"since", "after"}


def _compare_sides(draft: DateMention, source: DateMention, same_point: str) -> str:
    """Compares "before 2010" with "in 2010" and the like."""
    left, right = _interval(draft), _interval(source)
    if {draft.relation, source.relation} == {"before", "after"}:
        return _CONFLICT if same_point == _AGREE else _INCOMPARABLE
    if left is None or right is None:
        side = draft.relation if draft.relation in ("before", "after") else source.relation
        return _CONFLICT if same_point == _AGREE and side in ("before", "after") else same_point
    if draft.relation == "before":
        return _AGREE if right[1] <= left[0] else _CONFLICT
    if draft.relation == "after":
        return _AGREE if right[0] >= left[1] else _CONFLICT
    if source.relation == "before":
        return _FINER if left[1] <= right[0] else _CONFLICT
    if source.relation == "after":
        return _FINER if left[0] >= right[1] else _CONFLICT
    return same_point
