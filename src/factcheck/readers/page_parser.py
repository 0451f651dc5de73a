"""The parser of pages that all readers of HTML build on: no page makes it raise, or crawl."""

from __future__ import annotations

import re
from html.parser import HTMLParser

# What opens a tag, a comment or a declaration: with no ">" behind it, it never ends.
_UNFINISHED = re.compile(r"<[A-Za-z/!?]")
_COMMENT_END = re.compile(r"--\s*>")
_SECTION = "<![CDATA["
_SECTION_END = "]]>"


class PageParser(HTMLParser):
    """Walks over a page as the standard parser does, in time linear in its length.

    The standard parser looks through all that follows at everything that never ends, again and
    again; here it is known beforehand where the last end of each kind stands.
    """

    def __init__(self, *, convert_charrefs: bool = False) -> None:
        """Starts before the page; `convert_charrefs` is that of the standard parser."""
        super().__init__(convert_charrefs=convert_charrefs)
        self._last_comment_end = -1
        self._last_section_end = -1

    def read_page(self, text: str) -> None:
        """Reads a whole page; markup that its end cuts off is text."""
        self._last_comment_end = max((m.start() for m in _COMMENT_END.finditer(text)), default=-1)
        self._last_section_end = text.rfind(_SECTION_END)
        unfinished = _UNFINISHED.search(text, text.rfind(">") + 1)
        end = len(text) if unfinished is None else unfinished.start()
        self.rawdata = text[:end]
        self.close()
        if end < len(text):
            self.handle_data(text[end:])

    def parse_comment(self, i: int, report: bool = True) -> int:  # noqa: FBT001, FBT002
        """Reads a comment; returns the offset after it, or -1 where it never ends."""
        return super().parse_comment(i, report) if i < self._last_comment_end else -1

    def parse_marked_section(self, i: int, report: int = 1) -> int:  # noqa: ARG002
        """Reads "<![" as a browser does: a section of characters, else a comment up to ">".

        The standard parser raises `AssertionError` at other kinds of sections.
        """
        if self.rawdata.startswith(_SECTION, i) and i < self._last_section_end:
            return self.rawdata.find(_SECTION_END, i) + len(_SECTION_END)
        return int(self.parse_bogus_comment(i, report=False))
