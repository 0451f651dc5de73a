"""Runs the command line as `python -m factcheck`."""

from factcheck.cli.app import main

main()
