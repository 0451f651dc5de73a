"""Shows that time and memory grow with the draft and no faster: `python -m tests.growth`."""
