"""Parts an article's text into its paragraphs, and tells telling ones from headings and lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from factcheck.language.dates import find_dates
from factcheck.language.mentions import Granularity
from factcheck.language.parts_of_speech import BE, HAVE, MODAL, PAST, PRESENT, possible_tags
from factcheck.records import dataclass

# Headings that open an appendix: everything after them is lists, not the article.
_APPENDIX = re.compile(
    r"(?:sources?|references|external links?|related (?:news|articles?)|see also|sister links?"
    r"|further reading|notes|categories|bookmark|share this)(?::.*)?\W*$",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?…:;][\"”“’'»)\]\s]*$|[\"”“’'»][)\]\s]*$")
# A sentence that ends within quotation marks: a pull quote, its speaker's name after a dash.
_QUOTED_END = re.compile(r"[.!?][\"”] *[-–—]")
_CREDIT = re.compile(r"\b(?:Image|Photo|Photograph|Picture|File|Credit)s?: [^.]{1,80}\.?$")
_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_NEAR_TOP = 5
_LONGEST_HEADING = 30
_FINITE = frozenset({PAST, PRESENT, BE, HAVE, MODAL})


@dataclass(frozen=True, slots=True)
class ArticlePart:
    """Holds one non-blank line of an article.

    `paragraph` counts non-blank lines from 1; `start` is the code point `text` starts at in the
    article. `tells` is False for headings, date lines, captions and appendices. `day` is the
    day a date line gives.
    """

    text: str
    paragraph: int
    start: int
    tells: bool = True
    day: date | None = None


def read_parts(article_text: str) -> tuple[ArticlePart, ...]:
    """Returns the non-blank lines of an article, each judged by what it is."""
    return tuple(_judge(_lines(article_text)))


def _lines(article_text: str) -> list[tuple[str, int]]:
    lines = []
    for match in _LINE.finditer(article_text):
        text = match.group()
        stripped = text.strip()
        if stripped:
            lines.append((stripped, match.start() + len(text) - len(text.lstrip())))
    return lines


def _judge(lines: list[tuple[str, int]]) -> Iterator[ArticlePart]:
    appendix = False
    for number, (line, start) in enumerate(lines, 1):
        day = _date_line(line) if number <= _NEAR_TOP else None
        appendix = appendix or (number > 1 and _APPENDIX.match(line) is not None)
        text = _without_credit(line)
        telling = bool(text) and day is None and not appendix and _is_telling(text)
        if number == 1 and len(lines) > 1 and not _END.search(text):
            telling = False
        yield ArticlePart(text if telling else line, number, start, telling, day)


def _date_line(line: str) -> date | None:
    """Returns the day a line gives that is nothing but a date."""
    if len(line) > 40:
        return None
    for mention in find_dates(line):
        outside = line[: mention.start] + line[mention.end :]
        bare = not any(character.isalnum() for character in outside)
        if bare and mention.granularity is Granularity.DAY and mention.year is not None:
            return mention.first
    return None


def _without_credit(line: str) -> str:
    return _CREDIT.sub("", line).rstrip()


def _is_telling(text: str) -> bool:
    """Says whether a line makes a statement: it has an end mark, or a finite verb and length."""
    words = _WORD.findall(text)
    if not words:
        return False
    if _END.search(text) or _QUOTED_END.search(text):
        return len(words) > 2
    return len(words) > _LONGEST_HEADING or _has_finite_verb(words)


def _has_finite_verb(words: list[str]) -> bool:
    """Says whether a word other than a capitalised one is surely a finite verb."""
    for word in words[1:]:
        if word[0].isupper():
            continue
        tags = possible_tags(word.lower())
        if any(tag in _FINITE and cost == 0 for tag, cost in tags):
            return True
    return False
