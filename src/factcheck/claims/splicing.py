"""Puts entries and values into the text of a claims file, comments and order untouched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.claims.faults import Edit
from factcheck.claims.nodes import Listing, Mapping, Node, Scalar, parse_nodes
from factcheck.claims.problems import ProblemList
from factcheck.errors import ClaimsError
from factcheck.records import dataclass

_ENTRY_INDENT = 2


@dataclass(frozen=True, slots=True)
class Section:
    """Holds one list of a claims file: its entries, and the lines it takes, counted from 0.

    `first` is the line of its key, `last` the line after its own; `value` is None where the
    file has no such list.
    """

    key: str
    first: int
    last: int
    value: Node | None

    @property
    def entries(self) -> list[Mapping]:
        """Returns the entries of the list."""
        items = self.value.items if isinstance(self.value, Listing) else []
        return [item for item in items if isinstance(item, Mapping)]


class ClaimsText:
    """Knows the lines and sections of the text of a claims file."""

    def __init__(self, text: str) -> None:
        """Reads a text that is valid YAML."""
        self.text = text
        self.line_end = "\r\n" if "\r\n" in text else "\n"
        self._lines = text.split("\n")
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line) + 1)
        root = parse_nodes(text, ProblemList(""))
        self._root = root if isinstance(root, Mapping) else Mapping([], 0, 0)

    def section(self, key: str) -> Section:
        """Returns the list under a key of the file."""
        keys = list(_pairs(self._root))
        ends = [one.line for one, _ in keys[1:]] + [len(self._lines)]
        for (one, value), end in zip(keys, ends, strict=True):
            if isinstance(one, Scalar) and one.value == key:
                return Section(key, one.line, end, value)
        return Section(key, len(self._lines), len(self._lines), None)

    def add(self, section: Section, after: int | None, lines: Sequence[str]) -> Edit:
        """Returns the edit that puts lines, indented as `writing` does, behind an entry.

        `after` is the index of the entry, None for the head of the list. Raises `ClaimsError`
        where the list is written in such a way that no line can be put there.
        """
        entries = section.entries
        if not entries:
            return self._begin(section, lines)
        at = section.first + 1 if after is None else self._line_behind(section, after)
        node = entries[0 if after is None else after]
        if not self._is_listed(node) or (after is not None and at <= node.line):
            raise ClaimsError(
                f"the list {section.key!r} is written between brackets: "
                "write each entry on lines of its own, and run this again"
            )
        dash = self._lines[node.line].index("-")
        shifted = _indented(lines, dash, node.column)
        return self._insert(at, shifted)

    def set_value(self, entry: Mapping, key: str, written: str) -> Edit | None:
        """Returns the edit that gives a key of an entry another plain value.

        A key that is missing is put on a line behind the id; None where that cannot be.
        """
        behind = entry.line
        for one, value in _pairs(entry):
            if isinstance(one, Scalar) and one.value == "id":
                behind = one.line
            if isinstance(one, Scalar) and one.value == key:
                if not isinstance(value, Scalar):
                    return None
                # The null of "key:" has no width and stands right behind the colon.
                space = " " if value.start == value.end else ""
                return Edit(value.start, value.end, space + written)
        if not self._is_listed(entry) or self._lines[entry.line][entry.column] == "{":
            return None
        return self._insert(behind + 1, [f"{' ' * entry.column}{key}: {written}"])

    def set_remark(self, value: Node, remark: str, *, wanted: bool) -> Edit | None:
        """Returns the edit that puts "# check: …" behind a value, or takes it away again.

        None where it is there or away already, or where something else stands behind the value.
        """
        if not isinstance(value, Scalar) or self.text[value.end - 1 : value.end] == "\n":
            return None
        comment = f"  # check: {remark}"
        end = self.text.find("\n", value.end)
        rest = self.text[value.end : len(self.text) if end < 0 else end].rstrip("\r")
        if wanted and not rest.strip():
            return Edit(value.end, value.end + len(rest), comment)
        if not wanted and rest == comment:
            return Edit(value.end, value.end + len(rest), "")
        return None

    def _is_listed(self, entry: Mapping) -> bool:
        """Says whether an entry starts a line of its own with "- "."""
        return self._lines[entry.line][: entry.column].strip() == "-"

    def _line_behind(self, section: Section, index: int) -> int:
        """Returns the line behind an entry: what is remarked above the next one stays with it."""
        entries = section.entries
        follows = entries[index + 1].line if index + 1 < len(entries) else section.last
        dash = self._lines[entries[index].line].find("-")
        while follows > entries[index].line + 1:
            line = self._lines[follows - 1]
            indent = len(line) - len(line.lstrip())
            if line.strip() and not (line.lstrip().startswith("#") and indent <= dash):
                break
            follows -= 1
        return follows

    def _begin(self, section: Section, lines: Sequence[str]) -> Edit:
        """Returns the edit that makes the first entries of a list."""
        if section.value is None:
            return self._insert(section.first, [f"{section.key}:", *lines])
        start = self._starts[section.first]
        end = self._starts[section.last] if section.last < len(self._lines) else len(self.text)
        written = self.text[start:end]
        if written.count("\n") > 1 and any(
            line.strip() and not line.lstrip().startswith("#") for line in written.split("\n")[1:]
        ):
            raise ClaimsError(f"the list {section.key!r} is empty in an unusual way: write it []")
        head = self._starts[section.first + 1] if written.count("\n") else end
        _, mark, comment = self._lines[section.first].rstrip("\r").partition("#")
        remark = f"  #{comment}" if mark else ""
        return Edit(start, head, self._joined([f"{section.key}:{remark}", *lines]))

    def _insert(self, line: int, lines: Sequence[str]) -> Edit:
        at = min(self._starts[line], len(self.text)) if line < len(self._starts) else len(self.text)
        unended = at == len(self.text) and self.text and not self.text.endswith("\n")
        return Edit(at, at, (self.line_end if unended else "") + self._joined(lines))

    def _joined(self, lines: Sequence[str]) -> str:
        return "".join(line + self.line_end for line in lines)


def _pairs(node: Mapping) -> Iterator[tuple[Node, Node]]:
    items = iter(node.items)
    return zip(items, items, strict=True)


def _indented(lines: Sequence[str], dash: int, column: int) -> list[str]:
    """Returns lines of entries with their dashes and keys where the list has its own."""
    between = " " * (column - dash - 1)
    keys = 2 * _ENTRY_INDENT
    shifted = []
    for line in lines:
        if line[:keys].strip() == "-":
            shifted.append(f"{' ' * dash}-{between}{line[keys:]}")
        else:
            shifted.append(" " * column + line[keys:])
    return shifted
