"""The plan: its parts, what can be done with its lines, and what is read from it."""
