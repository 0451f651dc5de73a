"""How fast the program is, against programs that everyone knows: `python -m tests.benchmarks`."""
