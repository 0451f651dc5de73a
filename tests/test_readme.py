"""The README tells the truth: commands, options, formats, verdicts, and examples that run."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import typer
import yaml

from factcheck import check, load_claims
from factcheck.cli.app import app, run
from factcheck.cli.exit_codes import ExitCode
from factcheck.cli.failing import DEFAULT_THRESHOLD, THRESHOLDS
from factcheck.configuration import PER_FILE, RUN_KEYS, read_configuration
from factcheck.ignores import read_ignores
from factcheck.model import Verdict
from factcheck.readers.comments import find_comments
from factcheck.renderers import RENDERERS
from factcheck.renderers.wording import SYMBOLS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
VERDICTS = re.findall(r"^\| `(\w+)` \| (.) \| (\w+) \| (.*?) \| (.*?) \|$", README, re.MULTILINE)
PROGRAM: Any = typer.main.get_command(app)
COMMANDS = PROGRAM.commands


def fenced(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def table(heading: str) -> list[str]:
    """Returns the first cells of the table under a heading."""
    section = re.split(r"^#{2,3} ", README.split(f"# {heading}\n", 1)[1], maxsplit=1, flags=re.M)[0]
    return re.findall(r"^\| (?!\||-)(\S.*?) \| ", section, re.MULTILINE)


class TestCommands:
    def test_the_two_commands_of_a_fresh_machine(self):
        main, tests = fenced("sh")
        assert main.strip().endswith("factcheck check src/factcheck/claims/example/draft.md")
        script = (ROOT / ".ci" / "run").read_text("utf-8")
        assert tests.strip() in script
        assert tests.strip() in (ROOT / "CONTRIBUTING.md").read_text("utf-8")

    @pytest.mark.parametrize("name", sorted(COMMANDS))
    def test_every_command_is_told(self, name):
        assert f"factcheck {name}" in README

    @pytest.mark.parametrize(
        ("command", "option"),
        [
            (name, option)
            for name, command in sorted(COMMANDS.items())
            for parameter in command.params
            for option in parameter.opts
            if option.startswith("--")
        ],
    )
    def test_every_option_is_told(self, command, option):
        assert re.search(rf"`[^`\n]*{re.escape(option)}\b", README), f"{option} of {command}"

    def test_no_option_is_made_up(self):
        known = {
            option
            for command in (PROGRAM, *COMMANDS.values())
            for parameter in command.params
            for option in parameter.opts
        }
        told = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", README))
        others = {"--quiet", "--editable"}
        assert told - known - others <= {"--help", "--version"}

    def test_exit_codes(self):
        codes = [int(cell) for cell in table("Exit codes") if cell.isdigit()]
        assert codes == [ExitCode.FINE, ExitCode.FOUND, ExitCode.FAILED]


class TestTables:
    def test_every_format_is_told(self):
        assert [cell.strip("`") for cell in table("Formats") if cell != "format"] == [
            renderer.name for renderer in RENDERERS
        ]

    def test_every_verdict_is_told_with_its_symbol(self):
        assert [(name, symbol) for name, symbol, *_ in VERDICTS] == [
            (verdict.value, SYMBOLS[verdict]) for verdict in Verdict
        ]

    def test_every_threshold_is_told(self):
        (row,) = [line for line in README.splitlines() if line.startswith("| `--fail-on VERDICT`")]
        assert [name for name in re.findall(r"`([a-z]+)`", row) if name != "--fail-on"] == list(
            THRESHOLDS
        )
        assert f"`{DEFAULT_THRESHOLD}` (the default)" in row

    def test_every_key_of_the_configuration_is_told(self, tmp_path):
        (example,) = fenced("toml")
        path = tmp_path / "factcheck.toml"
        path.write_text(example, encoding="utf-8")
        assert read_configuration(path).per_file
        assert set(tomllib.loads(example)) == {*RUN_KEYS, PER_FILE}


class TestExamples:
    @pytest.mark.parametrize(
        ("verdict", "severity", "example"),
        [(verdict, severity, example) for verdict, _, severity, _, example in VERDICTS],
    )
    def test_each_example_gets_its_verdict(self, verdict, severity, example):
        (found,) = check(example, load_claims(ROOT / "claims")).findings
        assert (found.verdict, found.severity) == (verdict, severity)

    def test_the_first_sentence(self, monkeypatch, capfd):
        (line,) = [
            line for line in README.splitlines() if line.startswith("$ factcheck check --text")
        ]
        text = line.split('"')[1]
        monkeypatch.chdir(ROOT)
        assert run(["check", "--text", text]) == 1
        out = capfd.readouterr().out
        for needed in ("CONTRADICTED", "5,575", "5,757", "paragraph 13", "claims/landmines.yaml:"):
            assert needed in out

    def test_the_claims_file_loads_and_works(self, tmp_path):
        (example,) = [block for block in fenced("yaml") if "claims:" in block]
        path = tmp_path / "harbour.yaml"
        path.write_text(example, encoding="utf-8")
        book = load_claims(path)
        (wrong,) = check("Ferry fares will rise by 21% in 2024.", book).findings
        (right,) = check("Ferry fares will rise by 12% in 2024.", book).findings
        assert (wrong.verdict, right.verdict) == ("contradicted", "supported")

    def test_the_python_runs(self, monkeypatch, capsys):
        (example,) = fenced("python")
        monkeypatch.chdir(ROOT)
        exec(compile(example, "README.md", "exec"), {})
        first, *matches = capsys.readouterr().out.splitlines()
        assert first.startswith("contradicted ")
        assert len(matches) == 3

    def test_the_ignores_are_understood(self):
        (example,) = fenced("markdown")
        comments = find_comments(example, "story.md")
        ignores, notices = read_ignores(comments, len(example))
        assert [ignore.scope for ignore in ignores] == [
            "ignore",
            "ignore-paragraph",
            "ignore-start",
        ]
        assert notices == ()

    def test_the_hook_has_its_name(self):
        (example,) = [block for block in fenced("yaml") if block.startswith("repos:")]
        (repository,) = yaml.safe_load(example)["repos"]
        hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
        assert {hook["id"] for hook in repository["hooks"]} <= {hook["id"] for hook in hooks}

    def test_the_commands_of_the_workflow_run_as_written(self, tmp_path, monkeypatch, capfd):
        (example,) = [block for block in fenced("yaml") if block.startswith("name:")]
        (job,) = yaml.safe_load(example)["jobs"].values()
        commands = [
            step["run"] for step in job["steps"] if step.get("run", "").startswith("factcheck")
        ]
        (tmp_path / "stories").mkdir()
        draft = "The report found at least 5,575 new casualties in 2023."
        (tmp_path / "stories" / "a.md").write_text(draft, encoding="utf-8")
        monkeypatch.chdir(tmp_path)
        codes = [run(command.split()[1:]) for command in commands]
        assert codes == [0, 1]
        log = json.loads(Path("factcheck.sarif").read_text("utf-8"))
        assert log["runs"][0]["results"][0]["ruleId"] == "contradicted"
        assert capfd.readouterr().out.startswith("::error file=stories/a.md,line=1,")


class TestPicture:
    def test_shows_the_present_output(self):
        """Run `python .github/picture.py` where this fails, and look at what it drew."""
        picture = (ROOT / ".github" / "check.svg").read_text("utf-8")
        drawn = unescape("".join(re.findall(r"<text[^>]*>(.*?)</text>", picture)))
        done = subprocess.run(
            [sys.executable, ROOT / ".github" / "picture.py", "--print"],
            capture_output=True,
            text=True,
            check=True,
        )
        assert "".join(done.stdout.split()) in "".join(drawn.split())

    def test_fetches_nothing(self):
        picture = (ROOT / ".github" / "check.svg").read_text("utf-8")
        assert "@font-face" not in picture
        assert "url(http" not in picture
