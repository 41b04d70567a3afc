"""What is known of each country: its emergency numbers and its lines; standard library only, never raises."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

NOT_KNOWN = "not known"
SAME = {"UK": "GB", "EL": "GR"}
"""Letters that people use for a country, and its own two."""
TABLE = re.compile(r"^\[([A-Z]{2})\]$", re.MULTILINE)
"""Where the table of a country begins."""


class Service(NamedTuple):
    """One line of a country, each field as countries.toml describes it; empty where unknown."""

    name: str
    phone: str = ""
    sms: str = ""
    chat: str = ""
    hours: str = ""
    languages: str = ""
    cost: str = ""
    who: str = ""
    source: str = ""
    source_date: str = ""
    checked_on: str = ""


class Country(NamedTuple):
    """What is known of one country."""

    code: str
    name: str
    emergency: tuple[str, ...]
    """Empty where its table cannot be read."""
    emergency_checked_on: str = ""
    services: tuple[Service, ...] = ()
    zones: tuple[str, ...] = ()


class Countries(Mapping[str, Country]):
    """Every country by its two letters, in order of name; a table is read when it is asked for.

    Reading them all would take as long as the rest of `handrail now`, and one bad table would spoil the others.
    """

    def __init__(self, text: str) -> None:
        """Take the text of countries.toml."""
        _, *parts = TABLE.split(text)
        self._tables = {code: f"[{code}]{table}" for code, table in zip(parts[::2], parts[1::2], strict=True)}
        self._read: dict[str, Country] = {}

    def __getitem__(self, code: str) -> Country:
        if code not in self._read:
            self._read[code] = _country(code, self._tables[code])
        return self._read[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)

    def in_zone(self, zone: str) -> str:
        """Return the country whose table names a time zone; empty where none does."""
        named = (code for code, table in self._tables.items() if f'"{zone}"' in table)
        return next(named, "") if "/" in zone else ""


@cache
def countries() -> Countries:
    """Return every country; none where the file cannot be read."""
    try:
        with open(os.path.join(os.path.dirname(__file__), "countries.toml"), encoding="utf-8") as file:
            return Countries(file.read())
    except (OSError, ValueError):
        return Countries("")


def country_named(words: str) -> str:
    """Return the two letters of the country that `words` name, by letters or by name; empty where none is."""
    said = words.strip().casefold()
    letters = SAME.get(said.upper(), said.upper())
    if letters in countries():
        return letters
    return next((code for code, country in countries().items() if country.name.casefold() == said), "")


def name_of(code: str) -> str:
    """Return the name of a country, fit to stand after "Country:"."""
    known = countries().get(code)
    return known.name if known else NOT_KNOWN


def guess() -> str:
    """Return the country this machine seems to be in; empty where nothing says so. For preselection only."""
    return guess_country(os.environ, _zone(os.environ))


def guess_country(environment: Mapping[str, str], zone: str) -> str:
    """Return the country of the time zone, else of the language setting; empty where neither is listed."""
    settings = (environment.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    letters = re.search(r"_([A-Z]{2})\b", next(filter(None, settings), ""))
    by_language = letters[1] if letters and letters[1] in countries() else ""
    return countries().in_zone(zone) or by_language


def _country(code: str, text: str) -> Country:
    """Return a country from its table; where that cannot be read, its letters and nothing else."""
    try:
        table: dict[str, Any] = tomllib.loads(text)[code]
        return Country(
            code=code,
            name=table["name"],
            emergency=tuple(table["emergency"]),
            emergency_checked_on=table["emergency_checked_on"],
            services=tuple(Service(**line) for line in table.get("lines", ())),
            zones=tuple(table["zones"]),
        )
    except (ValueError, TypeError, LookupError):
        return Country(code, code, ())


def _zone(environment: Mapping[str, str]) -> str:
    """Return the name of the machine's time zone; empty where it has none."""
    named = environment.get("TZ", "").removeprefix(":")
    if named:
        return named
    try:
        return os.readlink("/etc/localtime").rpartition("zoneinfo/")[2]
    except OSError:
        return ""
