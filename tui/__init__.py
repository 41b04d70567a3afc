"""The application: it composes, owns the state and holds the journal."""

VERSION = "0.1.0"
