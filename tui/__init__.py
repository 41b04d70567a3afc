"""The application: it composes, owns the state and holds the journal."""
