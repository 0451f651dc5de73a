"""Writes text into HTML so that nothing in it can act."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from urllib.parse import urlsplit

from factcheck.renderers.marks import pieces
from factcheck.renderers.safe_text import safe
from factcheck.renderers.word_diff import Span

_SCHEMES = ("http", "https")


def text(content: str) -> str:
    """Returns text for element content or a quoted attribute."""
    return escape(safe(content), quote=True)


def marked(content: str, spans: Iterable[Span], kind: str) -> str:
    """Returns text with each span in a `mark` of the class `kind`."""
    return "".join(
        f'<mark class="{kind}">{text(piece)}</mark>' if is_marked else text(piece)
        for piece, is_marked in pieces(content, spans)
    )


def link(address: str | None, label: str) -> str:
    """Returns a link where the address is one of the web; else the label alone."""
    if address is None or not _is_web(address):
        return text(label)
    return f'<a href="{text(address)}" rel="noopener noreferrer">{text(label)}</a>'


def _is_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in _SCHEMES and bool(parts.netloc) and safe(address) == address
