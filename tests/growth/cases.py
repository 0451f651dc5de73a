"""Drafts of any length that are hard in some way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Case:
    """Makes a draft of about a length; `sentence` says that it is all one sentence."""

    name: str
    ending: str
    make: Callable[[int], str]
    sentence: bool = False


_SAID = "The report found at least 5,575 new casualties from landmines in 2023. "
_QUOTED = "“So I think it is a great idea,” Austin said. "


def _run(pump: str, *, before: str = "", after: str = "") -> Callable[[int], str]:
    return lambda length: before + (pump * (length // len(pump) + 1))[:length] + after


def _nested(opening: str, closing: str, within: str = "a") -> Callable[[int], str]:
    def make(length: int) -> str:
        depth = length // (len(opening) + len(closing))
        return opening * depth + within + closing * depth

    return make


CASES: Mapping[str, Case] = {
    case.name: case
    for case in (
        Case("one paragraph", ".txt", _run(_SAID)),
        Case("one line of quotations", ".txt", _run(_QUOTED)),
        Case("paragraphs", ".txt", _run(f"{_SAID}\n\n")),
        Case("lines", ".md", _run(f"- {_SAID}\n")),
        Case("one word", ".txt", _run("a"), sentence=True),
        Case("digits", ".txt", _run("1"), sentence=True),
        Case("figures", ".txt", _run("1 "), sentence=True),
        Case("groups of digits", ".txt", _run(",111", before="1"), sentence=True),
        Case("quotation marks", ".txt", _run('"'), sentence=True),
        Case("quotations without end", ".txt", _run("“a "), sentence=True),
        Case("nested quotations", ".txt", _nested("“", "”"), sentence=True),
        Case("apostrophes", ".txt", _run("'a "), sentence=True),
        Case("brackets", ".txt", _nested("(", ")"), sentence=True),
        Case("names", ".txt", _run("Austin Biden "), sentence=True),
        Case("speech", ".txt", _run("he said that "), sentence=True),
        Case("dates", ".txt", _run("on 3 February 2023 "), sentence=True),
        Case("negations", ".txt", _run("not "), sentence=True),
        Case("commas", ".txt", _run("a, "), sentence=True),
        Case("initials", ".txt", _run("A. "), sentence=True),
        Case("combining marks", ".txt", _run("\u0301", before="a"), sentence=True),
        Case("spaces", ".txt", _run(" ", before=_SAID, after=_SAID)),
        Case("empty lines", ".txt", _run("\n", before=_SAID, after=_SAID)),
        Case("Markdown quotations", ".md", _nested("> ", "")),
        Case("Markdown lists", ".md", _run("- ", after="a")),
        Case("Markdown links", ".md", _nested("[", "](a)")),
        Case("Markdown emphasis", ".md", _nested("*a ", " a*")),
        Case("Markdown code", ".md", _run("`a")),
        Case("HTML elements", ".html", _nested("<div>", "</div>")),
        Case("HTML quotations", ".html", _nested("<q>", "</q>")),
        Case("HTML comments without end", ".html", _run("<!-- >")),
        Case("HTML tags without end", ".html", _run("<a b='")),
        Case("HTML sections", ".html", _run("<![CDATA[ >")),
        Case("HTML references", ".html", _run("&amp;", after=".")),
        Case("directives", ".txt", _run("[factcheck: ")),
    )
}
