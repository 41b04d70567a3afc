"""One file, one kind of row of a form: how it is drawn, and what a key does on it."""
