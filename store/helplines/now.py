"""Whom to call, in words, when all else is broken: the standard library alone, and nothing here ever raises."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from store.helplines.countries import countries
from store.helplines.mine import Plan

if TYPE_CHECKING:
    from collections.abc import Mapping

    from store.helplines.countries import Country, Service

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
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class HelpLine(NamedTuple):
    """One thing to show, in words that stand alone: what to do, whom to ask, and what is known besides."""

    kind: Kind
    lead: str
    besides: str = ""

    @property
    def text(self) -> str:
        """All of it as one sentence."""
        return f"{self.lead}, {self.besides}" if self.besides else self.lead


ANYWHERE = HelpLine("emergency", "Call 112, 911 or your local emergency number", f"{HOSPITAL}.")
"""Where the country is not known."""


def help_lines(country: str, plan: Plan | None = None) -> tuple[HelpLine, ...]:
    """Return all help for a country, in the one order it always has (clinical.md 6.1)."""
    known = countries().get(country)
    mine = plan or Plan()
    return (
        _emergency(known) if known and known.emergency else ANYWHERE,
        *(_person(person) for person in mine.people),
        *(_said(service) for service in (known.services if known else ())),
        HelpLine("line", DIRECTORY),
        *(HelpLine("plan", part) for part in filter(None, (mine.trouble, *mine.safety))),
        *(HelpLine("breathe", f"“{words}”") for words in mine.words),
        HelpLine("breathe", BREATH),
        HelpLine("note", CANNOT_CALL),
    )


def _emergency(country: Country) -> HelpLine:
    checked = country.emergency_checked_on
    number = "Numbers" if len(country.emergency) > 1 else "Number"
    freshness = f"checked {_month(checked)}" if checked else "not yet checked"
    return HelpLine("emergency", f"Call {' or '.join(country.emergency)}", f"{HOSPITAL}. {number} {freshness}.")


def _person(told: str) -> HelpLine:
    name, _, besides = told.partition(", ")
    return HelpLine("people", name, besides)


def _said(service: Service) -> HelpLine:
    """Return "Name: call or text 988, day and night, free (from 2022, not yet checked with the operator)"."""
    facts = (
        service.hours or "hours not known",
        service.cost,
        service.languages and f"in {service.languages}",
        service.who and f"for {service.who}",
    )
    besides = f"{', '.join(filter(None, facts))} ({_freshness(service)})."
    return HelpLine("line", f"{service.name}: {_ways(service)}", besides)


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
