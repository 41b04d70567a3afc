"""One file, one kind of answer: how a row is drawn and what a key means on it."""
