"""Whom to call, by country; standard library only."""
