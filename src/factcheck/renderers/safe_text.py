"""Makes text from drafts, claims and file names harmless wherever it is shown.

A terminal obeys control characters, and bidirectional controls make text read otherwise than it
is (Unicode Technical Report 36); neither may come from a draft. Each replacement is one code
point for one, so offsets keep their meaning.
"""

from __future__ import annotations

import re

from factcheck.patterns import pattern

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

# C0 and C1 controls, DEL, bidirectional controls, invisible operators, line and paragraph
# separators, byte order mark, noncharacters that XML forbids, tag characters, and halves of
# surrogate pairs from file names.
_UNSAFE = pattern(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_SPACES = "\t\n\v\f\r\u2028\u2029"


def safe(text: str) -> str:
    """Returns `text` with every unsafe character replaced by one that only shows.

    White space and line ends become a space, other C0 controls their picture (U+2400 and on),
    the rest U+FFFD. The length stays.
    """
    # Nothing unsafe is printable, and almost every text is so throughout.
    return text if text.isprintable() else _UNSAFE.sub(_visible, text)


def _visible(match: re.Match[str]) -> str:
    character = match.group()
    if character in _SPACES:
        return " "
    if character < " ":
        return chr(0x2400 + ord(character))
    return _REPLACEMENT


def escape_json(text: str) -> str:
    r"""Returns JSON text with unsafe characters written as \uXXXX; its value stays the same.

    Line ends of the JSON's own layout stay.
    """
    return _UNSAFE.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    character = match.group()
    if character == "\n":
        return character
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[i : i + 4]}" for i in range(0, len(units), 4))
