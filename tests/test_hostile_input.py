"""Bad and hostile input: what each gets, and that nothing but what was named is touched."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import textwrap
import unicodedata
import zipfile
from pathlib import Path

import pytest

from factcheck import check, load_claims
from factcheck.errors import ClaimsError, DraftError
from factcheck.model import Verdict
from factcheck.readers import read_document
from tests.fuzzing import material
from tests.fuzzing.invariants import check_renderers, check_report

BOOK = material.book()
WRONG = "The league counted {} cancelled sailings in January."


def verdicts(data: bytes, name: str = "draft.txt", encoding: str | None = None) -> list[Verdict]:
    report = check(read_document(data, name, encoding), material.prepared())
    check_report(report)
    return [finding.verdict for finding in report.findings]


HIDDEN = ("\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u200e", "\u202e", "\ufe00")


class TestFigures:
    @pytest.mark.parametrize("name", ["draft.txt", "draft.md", "draft.html"])
    @pytest.mark.parametrize("hidden", HIDDEN, ids=ascii)
    def test_what_nobody_sees_hides_no_wrong_figure(self, hidden, name):
        draft = WRONG.format(f"4{hidden}8").encode("utf-8")
        assert verdicts(draft, name) == [Verdict.CONTRADICTED]

    @pytest.mark.parametrize("figure", ["４８", "٤٨", "4\u030148"], ids=ascii)
    def test_other_digits_hide_none_either(self, figure):
        assert verdicts(WRONG.format(figure).encode("utf-8")) != [Verdict.SUPPORTED]

    @pytest.mark.parametrize("figure", ["８４", "٨٤", "84"], ids=ascii)
    def test_the_right_figure_in_other_digits_is_right(self, figure):
        assert verdicts(WRONG.format(figure).encode("utf-8")) == [Verdict.SUPPORTED]


class TestNames:
    QUOTED = "“We held fares for as long as we could,” said {}."

    @pytest.mark.parametrize("form", ["NFC", "NFD"])
    def test_both_forms_of_an_accent_are_one_name(self, form):
        draft = unicodedata.normalize(form, self.QUOTED.format("José Núñez"))
        assert verdicts(draft.encode("utf-8")) == [Verdict.MISATTRIBUTED]

    @pytest.mark.parametrize(
        "name", ["Ruth Аdler", "Ruth Ad\u200dler", "Ruth \u202eAdler"], ids=ascii
    )
    def test_letters_that_only_look_right_are_no_crash(self, name):
        assert verdicts(self.QUOTED.format(name).encode("utf-8"))


TEXT = WRONG.format("48")
# What a draft is, and what it gets: verdicts, or the words of the error.
DRAFTS = {
    "UTF-8 with a mark": (b"\xef\xbb\xbf" + TEXT.encode(), [Verdict.CONTRADICTED]),
    "UTF-16 with a mark": (TEXT.encode("utf-16"), [Verdict.CONTRADICTED]),
    "UTF-32 with a mark": (TEXT.encode("utf-32"), [Verdict.CONTRADICTED]),
    "UTF-16 without a mark": (TEXT.encode("utf-16-le"), "binary file"),
    "Latin-1": ("Café: 12 %".encode("latin-1"), "not valid utf-8: byte 0xe9"),
    "NUL bytes": (b"Fares\0 rise.", "binary file"),
    "half a surrogate pair": (b"Fares \xed\xa0\x80 rise.", "not valid utf-8"),
    "mixed line ends": (f"{TEXT}\r\n\r{TEXT}\n".encode(), [Verdict.CONTRADICTED] * 2),
    "too large": (b"a" * 10_000_001, "larger than 10 MB"),
}


@pytest.mark.parametrize(("data", "expected"), DRAFTS.values(), ids=DRAFTS)
def test_drafts_of_all_kinds(data, expected):
    if isinstance(expected, list):
        assert verdicts(data) == expected
    else:
        with pytest.raises(DraftError, match=expected):
            read_document(data, "draft.txt")


CLAIM = (
    "version: 1\nsources: [{id: s}]\nclaims:\n  - {id: a, claim: X rose., quote: null, source: s"
)
BOMB = "a: &a [x,x]\n" + "".join(
    f"{b}: &{b} [*{a},*{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
FILES = {
    "aliases that multiply": (BOMB.encode(), "YAML anchors"),
    "a tag that would run code": (
        b"version: !!python/object/apply:os.system ['exit 1']\n",
        "YAML tags",
    ),
    "10,000 levels of brackets": (b"claims: " + b"[" * 10_000, "nested too deeply"),
    "10,000 levels of lists": (b"claims:\n" + b"- " * 10_000 + b"a\n", "nested too deeply"),
    "a key twice": (f"{CLAIM}, id: b}}\n".encode(), "twice|already|again"),
    "NUL bytes": (b"version: 1\0\n", "control characters"),
    "Latin-1": ("version: 1 # é\n".encode("latin-1"), "is not UTF-8"),
    "a scalar of a megabyte": (
        f"{CLAIM}, note: x, speaker: {'a' * 1_000_000}}}\n".encode(),
        "at most",
    ),
}


@pytest.mark.parametrize(("data", "message"), FILES.values(), ids=FILES)
def test_claims_files_of_all_kinds(data, message, tmp_path):
    path = tmp_path / "claims.yaml"
    path.write_bytes(data)
    with pytest.raises(ClaimsError) as caught:
        load_claims(path)
    assert re.search(message, "\n".join(map(str, caught.value.problems)))


class TestWord:
    def test_an_external_entity_is_not_read(self, tmp_path):
        secret = tmp_path / "secret.txt"
        secret.write_text("Fares rise by 99%.", encoding="utf-8")
        body = b"<w:p><w:r><w:t>Fares rise.&e;</w:t></w:r></w:p>"
        kind = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'.encode()
        packed = _with_document(lambda old: kind + old, body)
        try:
            text = read_document(packed, "draft.docx").text
        except DraftError:
            return
        assert "99" not in text

    def test_entities_that_multiply_are_refused(self):
        levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
        kind = f'<!DOCTYPE x [<!ENTITY e0 "lollollol">{levels}]>'.encode()
        packed = _with_document(lambda old: kind + old, b"<w:p><w:r><w:t>&e9;</w:t></w:r></w:p>")
        try:
            assert len(read_document(packed, "draft.docx").text) < 1_000_000
        except DraftError:
            return

    def test_a_zip_bomb_is_refused(self):
        packed = _with_document(lambda old: old, b" " * 200_000_000, zipfile.ZIP_DEFLATED)
        assert len(packed) < 1_000_000
        with pytest.raises(DraftError, match="unpacked"):
            read_document(packed, "draft.docx")


def _with_document(change, body: bytes, compression: int = zipfile.ZIP_STORED) -> bytes:
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(material.word_file(body))) as old,
        zipfile.ZipFile(packed, "w", compression) as new,
    ):
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name == "word/document.xml" else content)
    return packed.getvalue()


HOSTILE = (
    "Ferry fares will rise by 21% in April \x1b]0;x\x07 \x1b[2J \u202eevil\u2066 \x9b31m "
    "<script>alert(1)</script> [x](javascript:alert(1)) \n::error file=a::b %0A ]]> & \" ' `x` | y"
)


@pytest.mark.parametrize("ending", ["txt", "md", "html"])
def test_hostile_text_is_inert_in_every_format(ending):
    document = read_document(HOSTILE.encode("utf-8"), f"a\x1b[31m\n::error::{ending}.{ending}")
    report = check(document, material.prepared(), explain=True)
    check_report(report)
    check_renderers(report)


WATCHED = """
import os, sys
seen = []
def watch(event, arguments):
    if event == "open" and isinstance(arguments[0], str):
        writing = isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
        seen.append(("write" if writing else "read", os.path.abspath(arguments[0])))
    elif event.split(".")[0] in ("subprocess", "socket") or event in ("os.system", "os.exec"):
        seen.append((event, ""))
sys.addaudithook(watch)
from factcheck.cli.app import run
code = run(sys.argv[1:])
print("code", code, file=sys.stderr)
for kind, path in seen:
    print(kind, path, file=sys.stderr)
"""


def test_a_check_touches_nothing_but_what_was_named(tmp_path):
    claims, draft = tmp_path / "claims.yaml", tmp_path / "draft.md"
    claims.write_text(material.CLAIMS, encoding="utf-8")
    draft.write_text(material.MARKDOWN + HOSTILE, encoding="utf-8")
    (tmp_path / "other.md").write_text("Not to be read.", encoding="utf-8")
    report = tmp_path / "report.json"
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(WATCHED), "check", str(draft), "--claims",
         str(claims), "--no-cache", "--format", "json", "--output", str(report)],
        capture_output=True, text=True, cwd=tmp_path, check=False,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    lines = [line.partition(" ") for line in done.stderr.splitlines()]
    assert ("code", " ", "1") in lines
    touched = {(kind, Path(path)) for kind, _, path in lines if kind in ("read", "write")}
    assert not [line for line in lines if line[0].startswith(("subprocess", "socket", "os."))]
    written = {path.name for kind, path in touched if kind == "write" and path != Path(os.devnull)}
    assert all(name.startswith(("report.json", ".report.json")) for name in written), written
    own = {path for kind, path in touched if kind == "read" and tmp_path in path.parents}
    assert own <= {claims, draft, report} | {p for p in own if "report" in p.name}
    assert draft in own
