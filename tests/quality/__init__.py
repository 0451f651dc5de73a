"""Measures factcheck: gold sets, self-check, planted errors, metamorphic pairs, benchmarks.

Run it with `python -m tests.quality`; `--help` lists the sets and options.
"""
