"""The program: its commands, and what becomes of errors."""

from __future__ import annotations

import errno
import gc
import os
import signal
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from factcheck import __version__
from factcheck.cli.check import check
from factcheck.cli.exit_codes import ExitCode
from factcheck.cli.export import export
from factcheck.cli.extract import extract
from factcheck.cli.import_ import import_
from factcheck.cli.own_fault import TRACEBACK, own_fault
from factcheck.cli.search import search
from factcheck.cli.show import show
from factcheck.cli.streams import flush_report, say, silence_stdout
from factcheck.cli.validate import validate
from factcheck.errors import ClaimsError, FactcheckError
from factcheck.patterns import pattern
from factcheck.renderers.counts import counted

PROGRAM = "factcheck"
_OBJECTS_BETWEEN_COLLECTIONS = 1_000_000

# The base of typer's usage errors; typer keeps click inside itself from 0.27 on, so that its
# class has no public name of its own.
_COMMAND_LINE_ERROR: type[BaseException] = typer.BadParameter.__mro__[2]
_UNKNOWN_COMMAND = pattern(r"No such command '([^']+)'")

_COMMANDS: dict[str, Callable[..., object]] = {
    "check": check,
    "extract": extract,
    "validate": validate,
    "search": search,
    "show": show,
    "import": import_,
    "export": export,
}


def _print_version(*, wanted: bool) -> None:
    if wanted:
        typer.echo(f"{PROGRAM} {__version__}")
        raise typer.Exit


def options(
    *,
    version: Annotated[
        bool,
        typer.Option("--version", help="Show the version.", callback=_print_version, is_eager=True),
    ] = False,
) -> None:
    """A linter for facts: checks drafts against claims curated from source articles."""


def make_app(names: Iterable[str]) -> typer.Typer:
    """Returns the program with the commands named."""
    made = typer.Typer(
        name=PROGRAM,
        help="A linter for facts: checks drafts against claims curated from source articles.",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    made.callback()(options)
    for name in names:
        made.command(name)(_COMMANDS[name])
    return made


app = make_app(_COMMANDS)


def main() -> None:
    """Runs the command line and leaves with its exit code."""
    # Word lists and claims are many objects that all stay: looking for rubbish among them again
    # and again would take a fifth of a short run.
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    gc.enable()
    code = run(sys.argv[1:])
    lost = flush_report()
    if lost is not None:
        _tell_lost(lost)
        code = ExitCode.FAILED
    # All is said: who interrupts now gets the run's own exit code.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Nor is there anything to gain from the look that the interpreter takes before it ends: it
    # goes through all that was ever made, for a sixth of a short run.
    gc.freeze()
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Runs the command line on `arguments` and returns its exit code.

    Every error becomes a line on standard error. With FACTCHECK_TRACEBACK set, an error of the
    program itself is raised instead.
    """
    # What typer makes of the options of commands that nobody asked for is a tenth of a short run.
    named = [name for name in arguments[:1] if name in _COMMANDS]
    program = make_app(named) if named else app
    try:
        code = program(list(arguments), prog_name=PROGRAM, standalone_mode=False)
    except FactcheckError as error:
        _report(error)
    except (KeyboardInterrupt, typer.Abort):
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        silence_stdout()
        return ExitCode.FINE
    except _COMMAND_LINE_ERROR as error:
        _report_usage(error)
    except SystemExit as ended:
        # Shell completion ends so.
        return ended.code if isinstance(ended.code, int) else ExitCode.FINE
    except BaseException as error:
        if os.environ.get(TRACEBACK):
            raise
        _apologize(error)
    else:
        return int(code or ExitCode.FINE)
    return ExitCode.FAILED


def _report(error: FactcheckError) -> None:
    if not isinstance(error, ClaimsError) or not error.problems:
        say(f"error: {error}")
        return
    for problem in error.problems:
        say(f"{problem}")
    say(f"error: {counted(len(error.problems), 'problem')} in the claims: nothing was checked")


def _report_usage(error: BaseException) -> None:
    """Says what is wrong with the command line, and what was probably meant."""
    message = error.format_message() if hasattr(error, "format_message") else str(error)
    unknown = _UNKNOWN_COMMAND.search(message)
    if unknown and Path(unknown[1]).exists():
        say(f"error: {message} Did you mean: {PROGRAM} check {unknown[1]}")
    elif message:
        say(f"error: {message} (see {PROGRAM} --help)")


def _tell_lost(error: OSError) -> None:
    # What standard output still holds is lost as well, and need not be told again.
    silence_stdout()
    say(f"error: standard output: cannot be written ({error.strerror})")


def _apologize(error: BaseException) -> None:
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        _tell_lost(error)
    else:
        say(f"error: {own_fault(error)}")
