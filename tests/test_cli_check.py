"""The command `check`: what goes where, exit codes, and one clear line for every error.

The engine is stood in for by a fake that finds one word wrong, so that only the command line is
under test here.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from factcheck.cli import checking
from factcheck.cli.app import run
from tests.fakes import FARES
from tests.newsroom import CLAIMS, write

pytestmark = pytest.mark.usefixtures("newsroom")


class TestExitCodes:
    @pytest.mark.parametrize(
        ("text", "options", "code"),
        [
            ("fine", [], 0),
            ("skipped", [], 0),
            ("unverified", [], 0),
            ("partial", [], 0),
            ("contradicted", [], 1),
            ("misattributed", [], 1),
            ("misquoted", [], 1),
            ("contradicted", ["--fail-on", "misquoted"], 0),
            ("misattributed", ["--fail-on", "misquoted"], 0),
            ("misquoted", ["--fail-on", "misquoted"], 1),
            ("contradicted", ["--fail-on", "misattributed"], 0),
            ("partial", ["--fail-on", "partial"], 1),
            ("unverified", ["--fail-on", "partial"], 0),
            ("unverified", ["--fail-on", "unverified"], 1),
            ("skipped", ["--fail-on", "unverified"], 0),
            ("misquoted", ["--fail-on", "never"], 0),
            ("unverified", ["--strict"], 1),
            ("partial", ["--strict"], 1),
            ("fine", ["--strict"], 0),
            ("unverified", ["--strict", "--fail-on", "never"], 0),
        ],
    )
    @pytest.mark.parametrize("output_format", ["rich", "line", "json", "jsonl"])
    def test_follow_the_threshold_in_every_format(
        self, command, text, options, code, output_format
    ):
        found, _, _ = command("check", "--text", text, "--format", output_format, *options)
        assert found == code

    def test_an_unreadable_draft_beats_a_finding(self, command):
        write("wrong.txt", "contradicted")
        code, out, err = command("check", "wrong.txt", "missing.txt", "--format", "line")
        assert code == 2
        assert "wrong.txt:1:1: contradicted" in out
        assert "error: missing.txt: there is no such file or folder" in err


class TestStreams:
    def test_stdout_has_the_report_and_nothing_else(self, command):
        code, out, err = command("check", "--text", "contradicted", "--format", "json")
        assert code == 1
        record = json.loads(out)
        assert record["summary"]["contradicted"] == 1
        assert record["documents"][0]["path"] == "<text>"
        assert record["claims"][0]["path"] == "claims/harbour.yaml"
        assert err == "1 sentence checked against 1 claim: 1 contradicted\n"

    def test_the_view_for_people_has_its_own_summary(self, command):
        _, out, err = command("check", "--text", "contradicted")
        assert out.endswith("1 sentence checked against 1 claim: 1 contradicted\n")
        assert err == ""

    def test_quiet_says_nothing_else(self, command):
        _, out, err = command("check", "--text", "fine", "--format", "line", "--quiet")
        assert (out, err) == ("", "")

    def test_output_goes_to_a_file(self, command):
        code, out, err = command("check", "--text", "contradicted “é”", "-f", "line", "-o", "r.txt")
        assert (code, out) == (1, "")
        assert Path("r.txt").read_text("utf-8").startswith("<text>:1:1: contradicted")
        assert "1 contradicted" in err

    def test_an_output_that_cannot_be_written(self, command):
        code, _, err = command("check", "--text", "fine", "-o", "no/such/folder/r.txt")
        assert code == 2
        assert err == "error: no/such/folder/r.txt: cannot be written (No such file or directory)\n"

    @pytest.mark.parametrize(
        ("options", "environment", "colored"),
        [
            ([], {}, False),
            (["--color", "always"], {}, True),
            (["--color", "always"], {"NO_COLOR": "1"}, True),
            (["--color", "never"], {"FORCE_COLOR": "1"}, False),
            ([], {"FORCE_COLOR": "1"}, True),
            ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ],
    )
    def test_colour(self, command, monkeypatch, options, environment, colored):
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        _, out, _ = command("check", "--text", "contradicted", *options)
        assert ("\x1b[" in out) == colored

    def test_columns_sets_the_width(self, command, monkeypatch):
        monkeypatch.setenv("COLUMNS", "60")
        _, out, _ = command("check", "--text", "contradicted " * 30)
        assert 50 < max(map(len, out.splitlines())) <= 60

    def test_text_shows_its_evidence(self, command):
        _, out, _ = command("check", "--text", "fine")
        assert "“fares on all routes will go up by 12% next year”" in out


class TestDrafts:
    def test_stdin_is_the_default(self, command):
        code, out, _ = command("check", "--format", "line", stdin=b"contradicted")
        assert code == 1
        assert out.startswith("<stdin>:1:1: contradicted")

    def test_stdin_has_a_name(self, command):
        _, out, _ = command(
            "check", "-", "--stdin-filename", "story.txt", "-f", "line", stdin=b"contradicted"
        )
        assert out.startswith("story.txt:1:1")

    def test_a_type_of_stdin_that_is_not_read(self, command):
        code, _, err = command("check", "--stdin-filename", "story.xyz", stdin=b"contradicted")
        assert code == 2
        assert err.startswith("error: story.xyz: files of type .xyz are not read")

    def test_folders_are_read_to_the_bottom_in_order(self, command):
        for name in ("b.txt", "a/z.md", "a/.hidden.txt", ".git/x.txt", "c.png"):
            write(f"drafts/{name}", "contradicted")
        _, out, _ = command("check", "drafts", "--format", "line")
        assert [line.split(":")[0] for line in out.splitlines()] == [
            "drafts/a/z.md",
            "drafts/b.txt",
        ]

    def test_a_draft_named_twice_is_read_once(self, command):
        write("a.txt", "contradicted")
        _, out, _ = command("check", "a.txt", "a.txt", "--format", "line")
        assert len(out.splitlines()) == 1

    def test_encoding(self, command):
        write("a.txt", "contradicted café".encode("cp1252"))
        code, out, _ = command("check", "a.txt", "--encoding", "cp1252", "-f", "json")
        assert code == 1
        sentence = json.loads(out)["documents"][0]["findings"][0]["sentence"]
        assert sentence["text"] == "contradicted café"

    def test_unknown_types_are_named_and_skipped(self, command):
        write("a.txt", "fine")
        write("b.xyz", "contradicted")
        code, _, err = command("check", "a.txt", "b.xyz")
        assert code == 0
        assert err.startswith("note: b.xyz: skipped, not a type of draft (known types: ")

    def test_an_empty_draft_beside_others_is_named(self, command):
        write("a.txt", "fine")
        write("b.txt", "")
        code, _, err = command("check", "a.txt", "b.txt")
        assert code == 0
        assert err == "note: b.txt: empty, nothing to check\n"

    def test_a_name_with_terminal_escapes_is_harmless(self, command):
        write("a\x1b[31m.txt", "contradicted")
        write("b\x1b[31m.txt", "")
        _, out, err = command("check", "a\x1b[31m.txt", "b\x1b[31m.txt")
        assert "\x1b" not in out + err
        assert "␛" in out
        assert "␛" in err


class TestClaims:
    def test_the_folder_claims_is_the_default(self, command):
        _, _, err = command("check", "--text", "fine", "--format", "line")
        assert "against 1 claim" in err

    def test_the_example_is_used_last_and_said(self, command, tmp_path, monkeypatch):
        (tmp_path / "elsewhere").mkdir()
        monkeypatch.chdir(tmp_path / "elsewhere")
        code, _, err = command("check", "--text", "fine")
        assert code == 0
        assert err == (
            "note: no --claims given and no claims/ folder here: checking against the example "
            "claims that ship with factcheck (landmines.yaml)\n"
        )

    def test_several_files_make_one_book(self, command):
        write(
            "more.yaml",
            CLAIMS.replace("fares-2024", "again")
            .replace("id: harbour", "id: h2")
            .replace("source: harbour", "source: h2"),
        )
        _, out, _ = command(
            "check", "--text", "fine", "--claims", "claims", "--claims", "more.yaml", "-f", "json"
        )
        assert [file["count"] for file in json.loads(out)["claims"]] == [1, 1]


class TestContext:
    """The page shows a quotation in its source, where that lies at hand and is still the same."""

    BEFORE = "The company said that "

    def page(self, command, text: str, *options: str, sha256: str | None = None) -> str:
        about = replace(
            FARES,
            start=len(self.BEFORE),
            end=len(self.BEFORE) + len(FARES.quote or ""),
            source=replace(
                FARES.source, file="harbour.txt", sha256=None if sha256 == "null" else sha256
            ),
        )
        write("texts/harbour.txt", text)
        monkey = pytest.MonkeyPatch()
        monkey.setattr("tests.newsroom.FARES", about)
        try:
            return command("check", "--text", "contradicted", "--format", "html", *options)[1]
        finally:
            monkey.undo()

    def test_is_shown_where_the_text_lies(self, command):
        text = f"{self.BEFORE}{FARES.quote}, at last."
        assert self.BEFORE in self.page(command, text, "--sources", "texts")
        assert self.BEFORE not in self.page(command, text)

    def test_may_be_configured(self, command):
        write("factcheck.toml", 'sources = "texts"')
        assert self.BEFORE in self.page(command, f"{self.BEFORE}{FARES.quote}, at last.")

    def test_a_text_of_another_digest_is_not_shown(self, command):
        text = f"{self.BEFORE}{FARES.quote}, at last."
        page = self.page(command, text, "--sources", "texts", sha256="0" * 64)
        assert self.BEFORE not in page


class TestErrors:
    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (["missing.txt"], "missing.txt: there is no such file or folder"),
            (["empty"], "empty: no drafts in this folder (known types: "),
            (["latin.txt"], "latin.txt:1: not valid utf-8: byte 0xe9 at offset 3"),
            (["binary.txt"], "binary.txt: this is a binary file"),
            (["empty.txt"], "empty.txt: empty, nothing to check"),
            (["blank.txt"], "blank.txt: empty, nothing to check"),
            (["a.xyz"], "a.xyz: skipped, not a type of draft"),
            (["-"], "<stdin>: empty, nothing to check"),
            ([], "<stdin>: empty, nothing to check"),
            (["--text", " "], "--text is empty"),
            (["a.txt", "--text", "x"], "--text and a PATH were given"),
            (["a.txt", "--claims", "none.yaml"], "none.yaml: there is no such file or folder"),
            (["a.txt", "--claims", "empty"], "empty: the folder holds no claims files"),
            (["a.txt", "--claims", "noclaims.yaml"], "noclaims.yaml: no claims in it"),
            (["a.txt", "--format", "xml"], "unknown format 'xml' (formats: rich, line"),
            (
                ["a.txt", "--fail-on", "bad"],
                "fail-on 'bad': unknown verdict (choose from misquoted",
            ),
            (["a.txt", "-q", "-v"], "--quiet and --verbose contradict each other"),
            (["a.txt", "--nonsense"], "No such option"),
            (["a.txt", "--encoding", "klingon"], "a.txt: unknown encoding 'klingon'"),
            (["a.txt", "--color", "pink"], "'pink' is not one of"),
            (["a.txt", "--format"], "requires an argument"),
        ],
    )
    def test_are_one_clear_line(self, command, arguments, message):
        write("empty/picture.png", b"\x89PNG")
        write("latin.txt", b"caf\xe9 is open")
        write("binary.txt", b"\x7fELF\0\0")
        write("empty.txt", "")
        write("blank.txt", " \r\n\t\n")
        write("a.txt", "contradicted")
        write("a.xyz", "contradicted")
        write("noclaims.yaml", "version: 1\nsources: []\nnames: []\nclaims: []\n")
        code, out, err = command("check", *arguments)
        assert code == 2
        assert out == ""
        assert err.startswith("error: ")
        assert message in err
        assert err.count("\n") == 1

    def test_every_problem_of_the_claims_is_a_line(self, command):
        write(
            "bad.yaml",
            CLAIMS.replace("    claim:", "    clam:").replace("version: 1", "version: 9"),
        )
        code, out, err = command("check", "--text", "fine", "--claims", "bad.yaml")
        *problems, last = err.splitlines()
        assert (code, out) == (2, "")
        assert len(problems) >= 2
        assert all(line.startswith("bad.yaml:") for line in problems)
        assert last == f"error: {len(problems)} problems in the claims: nothing was checked"

    def test_broken_yaml_is_placed(self, command):
        write("bad.yaml", "version: 1\nclaims: [\n")
        code, _, err = command("check", "--text", "fine", "--claims", "bad.yaml")
        assert code == 2
        assert err.startswith("bad.yaml:")

    def test_a_draft_without_its_command_is_understood(self, command):
        write("a.txt", "fine")
        code, _, err = command("a.txt")
        assert code == 2
        assert err == "error: No such command 'a.txt'. Did you mean: factcheck check a.txt\n"

    def test_a_fault_of_our_own_is_no_traceback(self, command, monkeypatch):
        def fail(*_, **__):
            raise RuntimeError("odd\nthing")

        monkeypatch.setattr(checking, "check_documents", fail)
        code, out, err = command("check", "--text", "fine")
        assert (code, out) == (2, "")
        assert "failed on its own account (RuntimeError: odd" in err
        monkeypatch.setenv("FACTCHECK_TRACEBACK", "1")
        with pytest.raises(RuntimeError):
            run(["check", "--text", "fine"])

    def test_no_arguments_show_the_help(self, command):
        code, out, _ = command()
        assert code == 2
        assert "check" in out

    @pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"], ["check", "-h"]])
    def test_help(self, command, arguments):
        code, out, err = command(*arguments)
        assert (code, err) == (0, "")
        assert "Usage" in out


def python(*arguments: str, **options) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    environment.update(options.pop("env", {}))
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, env=environment, check=False, **options
    )


class TestProcess:
    def test_version(self):
        from factcheck import __version__

        done = python("-m", "factcheck", "--version")
        assert (done.returncode, done.stdout) == (0, f"factcheck {__version__}\n".encode())

    @pytest.mark.parametrize(
        ("words", "place", "offered"),
        [
            ("factcheck che", 1, ["check"]),
            ("factcheck check --format js", 3, ["json", "jsonl"]),
            ("factcheck check --fail-on n", 3, ["never"]),
        ],
    )
    def test_shells_complete(self, words, place, offered):
        asked = {"_FACTCHECK_COMPLETE": "complete_bash", "COMP_WORDS": words}
        done = python("-m", "factcheck", env={**asked, "COMP_CWORD": str(place)})
        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout.decode().split() == offered

    def test_a_closed_pipe_ends_quietly(self):
        """The reader is gone before the report, which is larger than the pipe, is written."""
        script = (
            "import sys; from factcheck.cli.streams import write_report;"
            "sys.stdin.read(); write_report('x' * 10_000_000, None)"
        )
        process = subprocess.Popen(
            [sys.executable, "-c", script],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
        assert process.stdout and process.stdin and process.stderr
        process.stdout.close()
        process.stdin.close()
        assert process.stderr.read() == b""
        process.stderr.close()
        assert process.wait(30) == 0

    def test_an_ascii_terminal_gets_what_it_can_show(self):
        script = (
            "from factcheck.cli import streams;"
            "from factcheck.renderers import View, find_renderer;"
            "from tests.fakes import ferry_report;"
            "encoding = streams.output_encoding();"
            "view = View('0', ascii_only=streams.shows_only_ascii(encoding));"
            "streams.write_report(find_renderer('rich').render(ferry_report(), view), None,"
            " encoding=encoding)"
        )
        done = python("-c", script, env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
        assert done.stderr == b""
        assert b"x CONTRADICTED" in done.stdout
        assert done.stdout.isascii()
