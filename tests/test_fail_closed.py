"""What could not be checked is named and fails the run, whatever the format; the rest is told."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from factcheck import checker
from factcheck.cli import checking, many_drafts
from factcheck.cli.checking import Request
from factcheck.cli.watching import watch_drafts
from factcheck.configuration import Configuration
from factcheck.renderers import RENDERERS, find_renderer
from tests.newsroom import CLAIMS, write

ROOT = Path(__file__).parent.parent
WRONG = "Ferry fares will rise by 21% in 2024.\n"
FORMATS = [renderer.name for renderer in RENDERERS]


@pytest.fixture
def stories(newsroom, monkeypatch) -> Path:
    """A newsroom with the true engine, and two drafts that can be checked."""
    monkeypatch.setattr(checking, "check_documents", many_drafts.check_documents)
    write("stories/good.txt", WRONG)
    write("stories/well.md", WRONG)
    return newsroom


def cannot_open(monkeypatch, name: str, error: OSError) -> None:
    """Lets opening one file fail: permissions hold nobody back who runs the tests as root."""
    true_open = os.open

    def refuse(path, *arguments, **options):
        if Path(path).name == name:
            raise error
        return true_open(path, *arguments, **options)

    monkeypatch.setattr(os, "open", refuse)


def forbid(monkeypatch) -> None:
    write("stories/bad.txt", WRONG)
    cannot_open(monkeypatch, "bad.txt", PermissionError(errno.EACCES, "Permission denied"))


def vanish(monkeypatch) -> None:
    write("stories/bad.txt", WRONG)
    cannot_open(monkeypatch, "bad.txt", FileNotFoundError(errno.ENOENT, "No such file"))


def break_disk(monkeypatch) -> None:
    write("stories/bad.txt", WRONG)
    cannot_open(monkeypatch, "bad.txt", OSError(errno.EIO, "Input/output error"))


def keep_changing(monkeypatch) -> None:
    """Lets the draft grow each time that somebody looks at it."""
    path = Path(write("stories/bad.txt", WRONG))
    true_fstat = os.fstat

    def grow(handle):
        status = true_fstat(handle)
        if status.st_ino == path.stat().st_ino:
            with path.open("a", encoding="utf-8") as file:
                file.write("More.\n")
        return status

    monkeypatch.setattr(os, "fstat", grow)


def fail_inside(error: type[Exception]) -> Callable[[pytest.MonkeyPatch], None]:
    """Lets the engine fail on one draft."""

    def prepare(monkeypatch) -> None:
        write("stories/bad.txt", WRONG)
        true_check = checker.check_document

        def fail(document, *arguments, **options):
            if document.path.endswith("bad.txt"):
                raise error("odd")
            return true_check(document, *arguments, **options)

        monkeypatch.setattr(checker, "check_document", fail)

    return prepare


def kill_worker(monkeypatch) -> None:
    """Lets the worker die that gets one draft."""
    write("stories/bad.txt", WRONG)
    write("factcheck.toml", "jobs = 2")
    monkeypatch.setattr(many_drafts, "make_checker", deadly_checker)


def deadly_checker(prepared, *, explain):
    check = checker.check_document

    def check_or_die(document):
        if document.path.endswith("bad.txt"):
            os.kill(os.getpid(), 9)
        return check(document, prepared, {}, explain=explain)

    return check_or_die


def close_folder(monkeypatch) -> None:
    """Lets looking into one folder fail."""
    write("stories/bad/lost.txt", WRONG)
    true_scandir = os.scandir

    def refuse(path):
        if Path(path).name == "bad":
            raise PermissionError(errno.EACCES, "Permission denied", os.fspath(path))
        return true_scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)


BAD: dict[str, tuple[Callable[[pytest.MonkeyPatch], object], str]] = {
    "unreadable": (forbid, "bad.txt: cannot be read (Permission denied)"),
    "vanished": (vanish, "bad.txt: there is no such file or folder"),
    "on a broken disk": (break_disk, "bad.txt: cannot be read (Input/output error)"),
    "changing": (keep_changing, "bad.txt: cannot be read (it changed while it was read)"),
    "wrong encoding": (
        lambda _: write("stories/bad.txt", b"\n\ncaf\xe9"),
        "bad.txt:3: not valid utf-8: byte 0xe9 at offset 5",
    ),
    "binary": (lambda _: write("stories/bad.txt", b"\x7fELF\0\0"), "bad.txt: this is a binary"),
    "no Word file": (lambda _: write("stories/bad.docx", b"PK"), "bad.docx: this is not a Word"),
    "link to nothing": (
        lambda _: Path("stories/bad.md").symlink_to("gone.md"),
        "bad.md: there is no such file or folder",
    ),
    "link to itself": (
        lambda _: Path("stories/bad.md").symlink_to("bad.md"),
        "bad.md: cannot be read (Too many levels of symbolic links)",
    ),
    "pipe": (lambda _: os.mkfifo("stories/bad.md"), "bad.md: cannot be read (it is a pipe or"),
    "device": (
        lambda _: Path("stories/bad.txt").symlink_to("/dev/zero"),
        "bad.txt: cannot be read (it is a pipe or a device, not a file)",
    ),
    "closed folder": (close_folder, "bad: this folder cannot be looked into (Permission denied)"),
    "too deep": (fail_inside(RecursionError), "bad.txt: not checked: factcheck failed on its own"),
    "too large": (fail_inside(MemoryError), "account (MemoryError: odd)"),
    "died": (kill_worker, "bad.txt: not checked: its worker process was ended by SIGKILL"),
}
needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="as Linux tells and does it")


@needs_linux
@pytest.mark.parametrize("bad", BAD)
@pytest.mark.parametrize("output_format", FORMATS)
def test_one_bad_draft_among_good_ones(stories, command, monkeypatch, bad, output_format):
    prepare, told = BAD[bad]
    prepare(monkeypatch)
    code, out, err = command("check", "stories", "--format", output_format)
    assert code == 2
    assert f"error: stories/{told}" in err or told in err
    place, _, reason = told.partition(": ")
    unescaped = out.replace("\\", "").replace("%3A", ":").replace("\n", " ")
    assert place.split(":")[0] in unescaped
    assert reason.split(" (")[0].split(" on its")[0] in unescaped
    for good in ("good.txt", "well.md"):
        assert good in unescaped
    assert unescaped.count("21%") >= 2


@needs_linux
@pytest.mark.parametrize("bad", BAD)
@pytest.mark.parametrize(
    "options",
    [
        ("--quiet",),
        ("--fail-on", "never"),
        ("--fail-on", "never", "--quiet", "--jobs", "2"),
        ("--baseline", "known.json"),
        ("--output", "report.txt"),
        ("--coverage",),
        ("--require", "fares-2024"),
    ],
    ids=" ".join,
)
def test_no_option_lets_it_pass(stories, command, monkeypatch, bad, options):
    assert command("check", "stories", "--write-baseline", "known.json")[0] == 0
    prepare, told = BAD[bad]
    prepare(monkeypatch)
    code, _, err = command("check", "stories", *options)
    assert code == 2
    assert told in err


@needs_linux
@pytest.mark.parametrize("bad", BAD)
def test_a_baseline_that_would_lack_something_is_not_written(stories, command, monkeypatch, bad):
    write("known.json", "old")
    prepare, told = BAD[bad]
    prepare(monkeypatch)
    code, _, err = command("check", "stories", "--write-baseline", "known.json")
    assert code == 2
    assert told in err
    assert err.endswith("known.json: not written, for not every draft could be checked\n")
    assert Path("known.json").read_text("utf-8") == "old"


@needs_linux
@pytest.mark.parametrize("bad", sorted(BAD.keys() - {"died"}))
def test_watching_tells_it_and_goes_on(stories, monkeypatch, capfd, bad):
    prepare, told = BAD[bad]
    prepare(monkeypatch)

    def interrupt(_: float) -> None:
        raise KeyboardInterrupt

    request = Request(Configuration(), find_renderer("line"), paths=("stories",))
    watch_drafts(request, interrupt)
    out, err = capfd.readouterr()
    assert told in err
    assert "stories/good.txt:1:1: contradicted" in out
    assert ":1: unchecked: " in out


@needs_linux
@pytest.mark.parametrize("bad", ["unreadable", "wrong encoding", "link to itself", "died"])
def test_the_hook_stops_the_commit(stories, command, monkeypatch, bad):
    prepare, told = BAD[bad]
    prepare(monkeypatch)
    (hook, _) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    words = hook["entry"].split()
    drafts = sorted(map(str, Path("stories").iterdir()))
    code, out, err = command(*words[1:], *drafts)
    assert code == 2
    assert told in err
    assert "good.txt" in out


@needs_linux
@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
@pytest.mark.parametrize("bad", ["unreadable", "wrong encoding", "changing", "link to itself"])
def test_what_changed_and_cannot_be_read_is_told(stories, command, monkeypatch, bad):
    for words in (("init", "-q"), ("add", "."), ("commit", "-qm", "Begin", "--allow-empty")):
        user = ("-c", "user.name=R", "-c", "user.email=r@example.org")
        subprocess.run(["git", *user, *words], check=True, capture_output=True)
    write("stories/good.txt", f"{WRONG}\nFerry fares will rise by 22% in 2024.\n")
    prepare, told = BAD[bad]
    prepare(monkeypatch)
    code, out, err = command("check", "--diff", "HEAD", "--format", "line")
    assert code == 2
    assert told in err
    assert "stories/good.txt:3:1: contradicted" in out
    Path(".git/index").write_bytes(b"nonsense")
    code, out, err = command("check", "--diff", "HEAD", "--format", "line")
    assert (code, out) == (2, "")
    assert err.startswith("error: --diff: git could not say what changed (")


@needs_linux
@pytest.mark.parametrize(
    ("prepare", "told"),
    [
        (lambda: Path("claims/b.yaml").symlink_to("gone.yaml"), "claims/b.yaml:1:1: cannot be"),
        (lambda: Path("claims/b.yaml").symlink_to("b.yaml"), "claims/b.yaml:1:1: cannot be read"),
        (lambda: os.mkfifo("claims/b.yaml"), "claims/b.yaml:1:1: cannot be read (it is a pipe"),
        (lambda: Path("claims/b.yaml").symlink_to("/dev/zero"), "claims/b.yaml:1:1: cannot be"),
        (lambda: write("claims/b.yaml", b"\xff\xff"), "claims/b.yaml:1:1: "),
        (lambda: write("claims/b.yaml", "claims: ["), "claims/b.yaml:2:"),
        (lambda: write("claims/b.yaml", CLAIMS), "claims/b.yaml:"),
        (lambda: write("factcheck.toml", b"\xff"), "factcheck.toml: it is not UTF-8"),
        (lambda: write("factcheck.toml", "claims = 'none'"), "none: there is no such file"),
        (lambda: write("factcheck.toml", "baseline = 'none.json'"), "none.json: cannot be read"),
    ],
)
@pytest.mark.parametrize("output_format", ["rich", "json", "sarif"])
def test_claims_and_settings_must_be_whole(stories, command, prepare, told, output_format):
    prepare()
    code, out, err = command("check", "stories", "--format", output_format)
    assert (code, out) == (2, "")
    assert told in err


def test_a_claims_folder_that_is_closed(stories, command, monkeypatch):
    write("claims/bad/more.yaml", CLAIMS)
    close_folder(monkeypatch)
    for arguments in (("check", "stories"), ("validate",), ("search", "fares")):
        code, out, err = command(*arguments)
        assert (code, out) == (2, "")
        assert "claims/bad: this folder cannot be looked into (Permission denied)" in err


@needs_linux
@pytest.mark.parametrize(
    ("prepare", "told"),
    [
        (lambda: Path("claims/b.yaml").symlink_to("gone.yaml"), "claims/b.yaml:1:1: error: cannot"),
        (lambda: os.mkfifo("claims/b.yaml"), "claims/b.yaml:1:1: error: cannot be read"),
        (lambda: write("claims/harbour.txt", b"caf\xe9"), "harbour.txt:1: not valid utf-8"),
        (lambda: write("claims/harbour.txt", b"\0\0"), "harbour.txt: this is a binary file"),
    ],
)
@pytest.mark.parametrize("output_format", ["rich", "line", "json", "github"])
def test_validation_of_what_cannot_be_read(stories, command, prepare, told, output_format):
    prepare()
    code, out, _ = command("validate", "--format", output_format)
    assert code == 2
    reason = told.rpartition("error: ")[2].rpartition(".txt:")[2].partition(": ")[0]
    assert reason.split(" be")[0] in out.replace("\n", " ")
    if output_format == "line":
        assert told in out


SCRIPT = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64))
from factcheck.cli.app import main
main()
"""


def on_a_full_disk(*arguments: str, **surroundings: str) -> subprocess.CompletedProcess[str]:
    """Runs a command that can write no file of more than 64 bytes.

    Nor may it write bytecode: 64 bytes of a module would break whoever imports it next.
    """
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(sys.path),
        "PYTHONDONTWRITEBYTECODE": "1",
        **surroundings,
    }
    return subprocess.run(
        [sys.executable, "-c", SCRIPT, *arguments],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )


@needs_linux
class TestFullDisk:
    @pytest.mark.parametrize(
        ("arguments", "kept"),
        [
            (("check", "stories", "--output", "old"), "old"),
            (("check", "stories", "--format", "html", "-o", "old", "--jobs", "2"), "old"),
            (("check", "stories", "--write-baseline", "old"), "old"),
            (("extract", "stories/long.txt", "--output", "old"), "old"),
            (("search", "fares", "--output", "old"), "old"),
            (("validate", "--format", "json", "--output", "old"), "old"),
            (("validate", "--fix"), "claims/harbour.yaml"),
        ],
        ids=" ".join,
    )
    def test_the_old_file_stays_whole(self, stories, arguments, kept):
        if arguments[0] != "extract":
            write("old", "old")
        write("claims/harbour.yaml", f"{CLAIMS}    at: {{paragraph: 9, start: 1, end: 5}}\n")
        write("claims/harbour.txt", "It said fares on all routes will go up by 12% next year.\n")
        write("stories/long.txt", "The board met on 5 May 2024. It has 12 ferries.\n" * 9)
        before = Path(kept).read_text("utf-8") if Path(kept).exists() else None
        done = on_a_full_disk(*arguments)
        assert done.returncode == 2
        assert "cannot be written (File too large)" in done.stderr
        assert "Traceback" not in done.stderr
        after = Path(kept).read_text("utf-8") if Path(kept).exists() else None
        assert after == before
        assert [path for path in Path().rglob("*") if path.name.endswith(".new")] == []

    @pytest.mark.parametrize("output_format", FORMATS)
    def test_a_full_standard_output_is_told(self, stories, output_format):
        with Path("/dev/full").open("wb") as full:
            done = factcheck("check", "stories", "-f", output_format, stdout=full)
        assert done.returncode == 2
        assert "standard output: cannot be written (No space left on device)" in done.stderr
        assert "Traceback" not in done.stderr

    @pytest.mark.parametrize("arguments", [("--help",), ("--version",), ("search", "fares")])
    def test_so_is_it_for_other_commands(self, stories, arguments):
        with Path("/dev/full").open("wb") as full:
            done = factcheck(*arguments, stdout=full)
        assert done.returncode == 2
        assert (
            done.stderr == "error: standard output: cannot be written (No space left on device)\n"
        )

    def test_the_cache_is_no_condition(self, stories):
        done = on_a_full_disk("check", "stories", "-f", "line", XDG_CACHE_HOME=f"{stories}/cache")
        assert done.returncode == 1
        assert done.stdout.count("contradicted") == 2
        assert list(Path("cache").rglob("*.*")) == []


def factcheck(*arguments: str, env: dict[str, str] | None = None, **options):
    """Runs the program as installed; returns what it said and its code."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **(env or {})}
    return subprocess.run(
        [sys.executable, "-m", "factcheck", *arguments],
        stdout=options.get("stdout", subprocess.PIPE),
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        env=environment,
    )


@needs_linux
class TestCacheThatCannotBe:
    """Homes and caches may be missing, full, files, or somebody else's: the check still runs."""

    @pytest.mark.parametrize(
        "place", ["/nonexistent", "/proc", "/dev/null", "a/file", "", "\udcff"]
    )
    @pytest.mark.parametrize("variable", ["HOME", "XDG_CACHE_HOME"])
    def test_home(self, stories, variable, place):
        write("a/file", "")
        named = str(stories / place) if place == "a/file" else place
        unset = {"XDG_CACHE_HOME": "", variable: named}
        done = factcheck("check", "stories", "-f", "line", env=unset)
        assert done.returncode == 1
        assert done.stdout.count("contradicted") == 2
        assert done.stderr.startswith("2 sentences in 2 drafts checked against 1 claim")

    @pytest.mark.parametrize("place", ["/nonexistent", "/proc/x", "/dev/null", "file", "file/in"])
    def test_cache_dir(self, stories, command, place):
        write("file", "kept")
        code, out, _ = command("check", "stories", "-f", "line", "--cache-dir", place)
        assert code == 1
        assert out.count("contradicted") == 2
        assert Path("file").read_text("utf-8") == "kept"

    @pytest.mark.skipif(os.getuid() != 0, reason="only root can give files away")
    def test_the_cache_of_another_user_is_neither_believed_nor_needed(self, stories, command):
        arguments = ("check", "stories", "-f", "json", "--cache-dir", "cache")
        first = command(*arguments)
        for path in (*Path("cache").iterdir(), Path("cache")):
            os.chown(path, 12345, 12345)
        assert command(*arguments) == first
