"""Faults: one file, one kind of fault, tried at every point it may strike; `make faults` prints what came of it."""
