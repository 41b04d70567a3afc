"""Whom to call, read when all else is broken: the standard library alone, and nothing here ever raises."""

from __future__ import annotations

import json
import os
import re
import tomllib
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from store.plan.parts import PARTS, PEOPLE, SAFETY
from store.records.text import one_line
from store.where import GENERATIONS, JOURNAL, PLAN

if TYPE_CHECKING:
    from collections.abc import Mapping

Kind: TypeAlias = Literal["emergency", "people", "line", "plan", "breathe", "note"]

HEADINGS: Mapping[Kind, str] = MappingProxyType(
    {
        "emergency": "In danger, you or someone else",
        "people": "My people",
        "line": "Someone to talk to",
        "plan": "My plan, the safety part",
        "breathe": "Panic right now?",
        "note": "",
    }
)
"""What stands above the lines of each kind; empty: they stand alone."""

CANNOT_CALL = "This program cannot call anyone for you."
DIRECTORY = "findahelpline.com lists lines country by country."
BREATH = (
    "Breathe softly: in for 4 seconds, out for 6. If you feel dizzy, breathe as usual. These feelings can pass."
)
HOSPITAL = "or go to the nearest emergency department"
ANYWHERE = f"Call 112, 911 or your local emergency number, {HOSPITAL}."
NOT_KNOWN = "not known"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SAME = {"UK": "GB", "EL": "GR"}
"""Letters that people use for a country, and its own two."""

FROM_A_COPY = "The plan file is damaged or gone; these are the lines of its last good copy."
NOT_WHOLE = "The plan file is damaged, and so is every copy; this is all that can be read."
COPY = re.compile(r"plan-\d{8,}-[0-9a-f]{8}\.json")
"""The name of an earlier state of the plan; the highest number is the newest."""

BROKEN = (OSError, ValueError, TypeError, AttributeError, LookupError, RecursionError)
"""What reading a file that is missing, forbidden, damaged or strange can raise."""


class HelpLine(NamedTuple):
    """One thing to show, in words that stand alone."""

    kind: Kind
    text: str


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
    emergency_checked_on: str = ""
    services: tuple[Service, ...] = ()
    zones: tuple[str, ...] = ()


class Plan(NamedTuple):
    """The person's own lines, ready to show."""

    people: tuple[str, ...] = ()
    safety: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    """Theirs for panic."""
    trouble: str = ""
    """Where the file could not be read, one line that says so."""


@cache
def countries() -> Mapping[str, Country]:
    """Return every country by its two letters, in order of name; none where the file cannot be read."""
    try:
        with Path(__file__).with_name("countries.toml").open("rb") as file:
            tables = tomllib.load(file)
        return MappingProxyType({code: _country(code, table) for code, table in tables.items()})
    except BROKEN:
        return MappingProxyType({})


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
    language = next(filter(None, settings), "")
    letters = re.search(r"_([A-Z]{2})\b", language)
    by_zone = (code for code, country in countries().items() if zone in country.zones)
    by_language = (code for code in countries() if letters and code == letters[1])
    return next(by_zone, next(by_language, ""))


def chosen_country(folder: Path) -> str:
    """Return the country chosen in the journal of a folder, also where the rest of the file is damaged."""
    for document in _documents(folder / JOURNAL, "settings"):
        code = document.get("country")
        if isinstance(code, str) and code in countries():
            return code
    return ""


def read_plan(folder: Path) -> Plan:
    """Return the person's own lines from the plan of a folder, else from its newest copy that can be read."""
    kept, trouble = _kept_lines(folder)
    lines = [line for line in sorted(kept, key=_place) if not line.get("draft")]
    safety = ((PARTS[part].name, _texts([_joined(line, "text") for line in _of(lines, part)])) for part in SAFETY)
    return Plan(
        people=_texts([_person(line) for part in PEOPLE for line in _of(lines, part)]),
        safety=tuple(f"{name}: {' · '.join(texts)}" for name, texts in safety if texts),
        words=_texts([_joined(line, "text") for line in _of(lines, "panic_words")]),
        trouble=trouble,
    )


def help_lines(country: str, plan: Plan | None = None) -> tuple[HelpLine, ...]:
    """Return all help for a country, in the one order it always has (clinical.md 6.1)."""
    known = countries().get(country)
    mine = plan or Plan()
    return (
        HelpLine("emergency", _emergency(known) if known else ANYWHERE),
        *(HelpLine("people", person) for person in mine.people),
        *(HelpLine("line", _said(service)) for service in (known.services if known else ())),
        HelpLine("line", DIRECTORY),
        *(HelpLine("plan", part) for part in filter(None, (mine.trouble, *mine.safety))),
        *(HelpLine("breathe", f"“{words}”") for words in mine.words),
        HelpLine("breathe", BREATH),
        HelpLine("note", CANNOT_CALL),
    )


def _country(code: str, table: dict[str, Any]) -> Country:
    return Country(
        code=code,
        name=table["name"],
        emergency=tuple(table["emergency"]),
        emergency_checked_on=table["emergency_checked_on"],
        services=tuple(Service(**line) for line in table.get("lines", ())),
        zones=tuple(table["zones"]),
    )


def _emergency(country: Country) -> str:
    checked = country.emergency_checked_on
    number = "Numbers" if len(country.emergency) > 1 else "Number"
    freshness = f"checked {_month(checked)}" if checked else "not yet checked"
    return f"Call {' or '.join(country.emergency)}, {HOSPITAL}. {number} {freshness}."


def _said(service: Service) -> str:
    """Return "Name: call or text 988, day and night, free (from 2022, not yet checked with the operator)"."""
    facts = (
        _ways(service),
        service.hours or "hours not known",
        service.cost,
        service.languages and f"in {service.languages}",
        service.who and f"for {service.who}",
    )
    return f"{service.name}: {', '.join(filter(None, facts))} ({_freshness(service)})."


def _ways(service: Service) -> str:
    if service.phone and service.phone == service.sms:
        ways = [f"call or text {service.phone}"]
    else:
        ways = [service.phone and f"call {service.phone}", service.sms and f"text {service.sms}"]
    return " or ".join(filter(None, [*ways, service.chat and f"chat at {service.chat}"]))


def _freshness(service: Service) -> str:
    if service.checked_on:
        return f"checked {_month(service.checked_on)}"
    age = service.source_date and f"from {_month(service.source_date)}, "
    return f"{age}not yet checked with the operator"


def _month(day: str) -> str:
    """Return "Nov 2023" for "2023-11-30" or "2023-11"; anything else as it is."""
    found = re.match(r"(\d{4})-(0[1-9]|1[0-2])(-\d\d)?$", day)
    return f"{MONTHS[int(found[2]) - 1]} {found[1]}" if found else day


def _zone(environment: Mapping[str, str]) -> str:
    """Return the name of the machine's time zone; empty where it has none."""
    named = environment.get("TZ", "").removeprefix(":")
    if named:
        return named
    try:
        return str(Path("/etc/localtime").readlink()).rpartition("zoneinfo/")[2]
    except OSError:
        return ""


def _documents(path: Path, table: str) -> list[dict[str, Any]]:
    """Return the documents of one table of a TinyDB file, read without the rest, which may be damaged."""
    try:
        text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
        start = re.search(rf'"{table}"\s*:\s*', text)
        found = json.JSONDecoder().raw_decode(text, start.end())[0] if start else {}
        return [document for document in found.values() if isinstance(document, dict)]
    except BROKEN:
        return []


def _kept_lines(folder: Path) -> tuple[list[dict[str, Any]], str]:
    """Return the lines of the plan, and where they are not those of a whole file, the sentence that says so."""
    try:
        names = sorted(
            path.name for path in (folder / GENERATIONS).glob("plan-*.json") if COPY.fullmatch(path.name)
        )
    except BROKEN:
        names = []
    for place in (PLAN, *(f"{GENERATIONS}/{name}" for name in reversed(names))):
        lines = _lines(folder / place)
        if lines is not None:
            return lines, "" if place == PLAN else FROM_A_COPY
    return _documents(folder / PLAN, "plan"), NOT_WHOLE if names or _is_there(folder / PLAN) else ""


def _lines(path: Path) -> list[dict[str, Any]] | None:
    """Return the lines of a plan file; None where it is none, or not whole."""
    try:
        tables = json.loads(path.read_text(encoding="utf-8"))
        return [line for line in tables.get("plan", {}).values() if isinstance(line, dict)]
    except BROKEN:
        return None


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return True


def _place(line: dict[str, Any]) -> float:
    order = line.get("order", 0)
    return order if isinstance(order, int | float) else 0


def _of(lines: list[dict[str, Any]], part: str) -> list[dict[str, Any]]:
    return [line for line in lines if line.get("part") == part]


def _person(line: dict[str, Any]) -> str:
    """Return "Noor, 020 555, good for a walk, evenings, not at night"."""
    good_for = line.get("good_for")
    night = {"yes": "at night too", "no": "not at night"}.get(str(line.get("at_night")), "")
    told = {**line, "good_for": f"good for {good_for}" if good_for else "", "night": night}
    return _joined(told, "text", "reach", "good_for", "when", "night") if _joined(line, "text") else ""


def _joined(document: dict[str, Any], *fields: str) -> str:
    values = (document.get(field) for field in fields)
    return ", ".join(value for value in values if isinstance(value, str) and value.strip())


def _texts(texts: list[str]) -> tuple[str, ...]:
    """Return the texts that hold anything, each fit for a line of the screen."""
    whole = (text.encode("utf-8", "replace").decode() for text in texts)
    return tuple(line for line in map(one_line, whole) if line.strip())
