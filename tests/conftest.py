"""Options of the test run, and a newsroom to run commands in."""

from __future__ import annotations

import io
import socket
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from factcheck.cli import checking
from factcheck.cli.app import run
from tests.newsroom import CLAIMS, fake_check

# A busy machine is slow, and no fault of what is tested.
settings.register_profile("any", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds a way to accept the present outputs as golden, to be read before they are committed."""
    parser.addoption("--write-golden", action="store_true", help="rewrite tests/golden")


@pytest.fixture(scope="session", autouse=True)
def _caches_of_their_own(tmp_path_factory) -> Iterator[None]:
    """Keeps the tests, and the programs they start, out of the user's cache folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("caches")))
        yield


@pytest.fixture
def newsroom(tmp_path, monkeypatch) -> Path:
    """A folder with claims, where the environment has no say."""
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "harbour.yaml").write_text(CLAIMS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(checking, "check_documents", fake_check)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "FACTCHECK_TRACEBACK"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def command(capfd, monkeypatch):
    """Runs a command line; returns its exit code, standard output and standard error."""

    def call(*arguments: str, stdin: bytes = b"") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = run(arguments)
        out, err = capfd.readouterr()
        return code, out, err

    return call


@pytest.fixture(autouse=True)
def _no_network(request, monkeypatch) -> None:
    """Forbids sockets that leave the process; the browser is steered through some of its own."""
    if request.module.__name__.endswith("test_renderers_html"):
        return

    def guard(name: str) -> Callable[..., object]:
        reach = getattr(socket.socket, name)

        def reach_within(self: socket.socket, *arguments: object) -> object:
            # Processes of one machine talk through files; that is no network.
            if self.family != getattr(socket, "AF_UNIX", None):
                raise AssertionError("a test reached for the network")
            return reach(self, *arguments)

        return reach_within

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, guard(name))
