"""One file, one program whose export is taken in."""
