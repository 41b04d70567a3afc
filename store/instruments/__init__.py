"""Questionnaires: one TOML file an instrument, word for word; how any of them is read, scored and compared."""
