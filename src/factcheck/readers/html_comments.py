"""Finds the comments of an HTML page."""

from __future__ import annotations

import re

from factcheck.readers.page_parser import PageParser


def html_comments(text: str) -> list[tuple[int, int, str]]:
    """Returns each comment of a page or a fragment: start, end, and what stands in it."""
    finder = _CommentFinder(text)
    finder.read_page(text)
    return finder.found


class _CommentFinder(PageParser):
    """Walks over a page and keeps its comments."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[int, int, str]] = []
        self._text = text
        self._line_starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def handle_comment(self, data: str) -> None:
        line, column = self.getpos()
        start = self._line_starts[line - 1] + column
        close = self._text.find("-->", start)
        end = len(self._text) if close < 0 else close + len("-->")
        self.found.append((start, end, data))
