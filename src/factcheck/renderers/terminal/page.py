"""Collects the lines of a terminal report within a width."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO

from rich.console import Console
from rich.text import Text

from factcheck.records import dataclass
from factcheck.renderers import View
from factcheck.renderers.safe_text import safe
from factcheck.renderers.terminal.marking import wrapped

# Longer lines are hard to read, however wide the window is.
_WIDEST_MEASURE = 110
_NARROWEST_MEASURE = 40

# What stands for the program's own characters where the terminal's encoding lacks them; one
# cell for one, so that carets stay in their places.
_ASCII_FORMS = str.maketrans("✗≠⇄±✓·│→“”‘’…–—", "x#@+v.|>\"\"''~--")


@dataclass(frozen=True, slots=True)
class Page:
    """Holds a console that writes into memory, and how to write on it."""

    console: Console
    width: int
    view: View

    def put(self, text: Text, indent: int = 0) -> None:
        """Writes a text, wrapped and indented."""
        for line in self._lines(text, self.width - indent):
            self._print(Text(" " * indent), line)

    def beside_bar(self, bar: Text, text: Text, indent: int) -> None:
        """Writes a text, wrapped, with a bar before each of its lines."""
        for line in self._lines(text, self.width - indent - bar.cell_len):
            self._print(Text(" " * indent), bar, line)

    def labelled(self, label: Text, text: Text, indent: int, hanging: int) -> None:
        """Writes a label `hanging` cells wide, then a text wrapped beside it."""
        lead = label.copy()
        lead.pad_right(max(hanging - label.cell_len, 0))
        for line in self._lines(text, self.width - indent - hanging):
            self._print(Text(" " * indent), lead, line)
            lead = Text(" " * hanging)

    def _lines(self, text: Text, room: int) -> Iterator[Text]:
        return wrapped(text, self.console, room, carets=not self.view.color)

    def _print(self, *parts: Text) -> None:
        self.console.print(Text.assemble(*parts), soft_wrap=True)

    def one_line(self, text: Text) -> None:
        """Writes a text on one line, cut with an ellipsis where it is too long."""
        short = text.copy()
        short.truncate(self.width, overflow="ellipsis")
        self.console.print(short, soft_wrap=True)

    def gap(self) -> None:
        """Writes a blank line."""
        self.console.print()


def blank_page(view: View) -> Page:
    """Returns an empty page for a view; the environment has no say in how it looks."""
    console = Console(
        file=StringIO(),
        width=max(view.width, _NARROWEST_MEASURE),
        force_terminal=view.color,
        color_system="standard" if view.color else None,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
        _environ={},
    )
    width = min(max(view.width, _NARROWEST_MEASURE), _WIDEST_MEASURE)
    return Page(console, width, view)


def written(page: Page) -> str:
    """Returns everything on the page."""
    stream = page.console.file
    assert isinstance(stream, StringIO)
    text = stream.getvalue()
    return text.translate(_ASCII_FORMS) if page.view.ascii_only else text


def plain(text: str, look: str = "") -> Text:
    """Returns a text made safe, in one look."""
    return Text(safe(text), style=look)
