"""The parts of the page for a session: one file a part."""
