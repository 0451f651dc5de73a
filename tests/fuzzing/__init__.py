"""Throws odd input at everything that reads: `python -m tests.fuzzing TARGET --runs N`."""
