"""One file, one chart: what it reads from the history, as a pure function."""
