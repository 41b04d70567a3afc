"""One file, one plain command; none of them imports textual."""
