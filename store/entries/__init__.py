"""One file, one kind of journal entry; the file's name is its id."""
