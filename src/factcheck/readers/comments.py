"""Finds the comments of a draft, where its writers speak to this program."""

from __future__ import annotations

import re
from itertools import accumulate

from factcheck.readers import find_reader
from factcheck.records import dataclass

# Drafts without it, nearly all, are not parsed a second time.
_CUE = "factcheck:"
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Comment:
    """Holds what stands in one comment, and its span in the draft."""

    start: int
    end: int
    text: str


def find_comments(text: str, path: str) -> tuple[Comment, ...]:
    """Returns the comments of a draft that mention the program, in order.

    In HTML and Markdown they are HTML comments, code left alone; in plain text HTML comments, or
    notes in brackets such as "[factcheck: ignore]". Other formats have none.
    """
    reader = find_reader(path)
    finder = _FINDERS.get(reader.name if reader is not None else "")
    if finder is None or _CUE not in text:
        return ()
    return tuple(comment for comment in finder(text) if _CUE in comment.text)


def _in_plain_text(text: str) -> list[Comment]:
    from factcheck.readers.plain import DIRECTIVE

    return [
        Comment(match.start(), match.end(), match.group().strip("[]<>!-"))
        for match in DIRECTIVE.finditer(text)
    ]


def _in_html(text: str) -> list[Comment]:
    from factcheck.readers.html_comments import html_comments

    return [Comment(start, end, content) for start, end, content in html_comments(text)]


def _in_markdown(text: str) -> list[Comment]:
    """Looks for comments only where Markdown sees HTML, so that code stays code."""
    import pyromark

    # The parser takes no half of a surrogate pair.
    text = _LONE_SURROGATE.sub("\ufffd", text)
    widths = (len(letter.encode("utf-8", "surrogatepass")) for letter in text)
    offset_at = {byte: index for index, byte in enumerate(accumulate(widths, initial=0))}
    seen = [" " if letter != "\n" else letter for letter in text]
    for event, span in pyromark.events_with_range(text):
        if isinstance(event, dict) and ("Html" in event or "InlineHtml" in event):
            start, end = offset_at[span["start"]], offset_at[span["end"]]
            seen[start:end] = text[start:end]
    return _in_html("".join(seen))


_FINDERS = {"plain text": _in_plain_text, "Markdown": _in_markdown, "HTML": _in_html}
