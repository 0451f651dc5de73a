"""Reads YAML into nodes that know where they stand, every scalar still a string.

The nodes are built from libyaml's events, which are flat: deep nesting cannot exhaust the stack,
and anchors, aliases and tags are seen before anything is made of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from factcheck.claims.problems import ProblemList

if TYPE_CHECKING:
    import yaml

# A claims file is five levels deep (file, claims, claim, at, value); more is a mistake or a bomb.
DEEPEST_NESTING = 12
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class Scalar(NamedTuple):
    """Holds one value as written; `start` and `end` are its code points, marks included.

    `line` and `column` count from 0, as libyaml does.
    """

    value: str
    plain: bool
    line: int
    column: int
    start: int
    end: int

    @property
    def is_null(self) -> bool:
        """Says whether YAML reads this scalar as null."""
        return self.plain and self.value in _NULLS


class Listing(NamedTuple):
    """Holds the items of one YAML sequence."""

    items: list[Node]
    line: int
    column: int


class Mapping(NamedTuple):
    """Holds one YAML mapping as a flat list: key, value, key, value."""

    items: list[Node]
    line: int
    column: int


Node = Scalar | Listing | Mapping


def parse_nodes(text: str, problems: ProblemList) -> Node | None:
    """Returns the one document of a YAML text, or None where it has none that can be read.

    Syntax errors, anchors, aliases, tags, deep nesting and a second document become problems.
    """
    import yaml

    try:
        documents = _collect_documents(_open_parser(text), problems)
    except yaml.reader.ReaderError as error:
        problems.add_at_character(
            text, error.character, "YAML allows no control characters: remove this one"
        )
        return None
    except yaml.MarkedYAMLError as error:
        _add_syntax_problem(text, error, problems)
        return None
    if len(documents) > 1:
        second = documents[1]
        problems.add(second.line, second.column, "a claims file is one YAML document: remove ---")
    return documents[0] if documents else None


def _open_parser(text: str) -> Any:
    import yaml

    # PyYAML can be built without libyaml; its own parser is slower and says the same.
    fast = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    return fast(text)


def _collect_documents(parser: Any, problems: ProblemList) -> list[Node]:
    import yaml

    documents: list[Node] = []
    current = documents
    enclosing: list[list[Node]] = []
    next_event = parser.get_event
    while True:
        event = next_event()
        kind = event.__class__
        if kind is yaml.ScalarEvent:
            mark = event.start_mark
            if event.anchor is not None or event.tag is not None:
                _refuse_properties(event, problems)
            current.append(
                Scalar(
                    event.value,
                    not event.style,
                    mark.line,
                    mark.column,
                    mark.index,
                    event.end_mark.index,
                )
            )
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            mark = event.start_mark
            if event.anchor is not None or event.tag is not None:
                _refuse_properties(event, problems)
            if len(enclosing) == DEEPEST_NESTING:
                problems.add(mark.line, mark.column, "nested too deeply for a claims file")
                return []
            inner: list[Node] = []
            form = Mapping if kind is yaml.MappingStartEvent else Listing
            current.append(form(inner, mark.line, mark.column))
            enclosing.append(current)
            current = inner
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            current = enclosing.pop()
        elif kind is yaml.AliasEvent:
            mark = event.start_mark
            problems.add(
                mark.line,
                mark.column,
                f"YAML aliases (*{event.anchor}) are not used in claims files: "
                "write the value out again",
            )
            current.append(
                Scalar(
                    "",
                    plain=True,
                    line=mark.line,
                    column=mark.column,
                    start=mark.index,
                    end=mark.index,
                )
            )
        elif kind is yaml.StreamEndEvent:
            return documents


def _refuse_properties(event: Any, problems: ProblemList) -> None:
    line, column = event.start_mark.line, event.start_mark.column
    if event.anchor is not None:
        problems.add(
            line, column, f"YAML anchors (&{event.anchor}) are not used in claims files: remove it"
        )
    tag = getattr(event, "tag", None)
    if tag is not None:
        problems.add(
            line, column, f"YAML tags ({tag}) are not used in claims files: put the value in quotes"
        )


# What the parser says (libyaml or PyYAML's own) → what a curator should do about it.
_REMEDIES = (
    (
        "mapping values",
        "': ' is not allowed here: quote a value with ': ' in it, or mend the indent",
    ),
    ("cannot start any token", "quote a value that starts with this character"),
    ("end of stream", "a quotation mark or bracket is opened here and never closed"),
    ("could not find expected ':'", "a key must be followed by ': ' and its value"),
    ("',' or", "a list or mapping in brackets lacks a comma or its closing bracket"),
    ("'-' indicator", "the items of one list must be indented alike and start with '- '"),
    ("alphabetic", "quote a value that starts with & or *"),
    ("escape", "double the backslash, or use single quotation marks"),
    ("block end", "check the indentation and the quotation marks here"),
    ("expected key", "check the indentation and the quotation marks here"),
    ("document start", "check the indentation of this line"),
    ("content", "a value is missing here"),
    ("nesting depth", "nested too deeply for a claims file"),
)


def _add_syntax_problem(text: str, error: yaml.MarkedYAMLError, problems: ProblemList) -> None:
    trouble = error.problem or error.context or "cannot be read"
    mark = error.problem_mark or error.context_mark
    if "end of stream" in trouble and error.context_mark is not None:
        mark = error.context_mark
    line, column, index = (mark.line, mark.column, mark.index) if mark else (0, 0, 0)
    advice = next((advice for words, advice in _REMEDIES if words in trouble), trouble)
    if "cannot start any token" in trouble and text[index : index + 1] == "\t":
        advice = "indent with spaces, not with tabs"
    problems.add(line, column, f"not valid YAML: {advice}")
