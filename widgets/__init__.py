"""What can be seen: given values, posting facts; no clock, no file."""
