"""A medicine as the person calls it, and every way it was ever to be taken (clinical.md 3.6)."""

from datetime import date, time

from store.records.record import Part, Record


class Dosing(Part, frozen=True, kw_only=True, omit_defaults=True):
    """How a medicine is taken from a date on. Append-only: earlier days keep what was due then."""

    effective_from: date
    dose: str = ""
    """In words: "50 mg"."""
    times: tuple[time, ...] = ()
    """When it is due each day, by the clock on the wall; empty: as needed."""


class SideEffect(Part, frozen=True, kw_only=True, omit_defaults=True):
    """Something that came with a medicine, rated 0 none to 10 worst while it is looked at."""

    id: str
    name: str
    first: date
    last: date | None = None


class Medicine(Record, frozen=True, kw_only=True, omit_defaults=True):
    """One medicine. Its doses are answered under `med:<id>:<HH:MM>`, those as needed under `med:<id>`."""

    name: str
    what_for: str = ""
    start: date
    stop: date | None = None
    """The last day it was taken, inclusive; None: still taken."""
    dosings: tuple[Dosing, ...]
    side_effects: tuple[SideEffect, ...] = ()

    @property
    def dosing(self) -> Dosing:
        """The newest way to take it."""
        return self.dosings[-1]

    def dosing_on(self, day: date) -> Dosing | None:
        """Return the way it is taken on `day`; None before it begins and after it stops."""
        if day < self.start or (self.stop is not None and day > self.stop):
            return None
        in_force = [dosing for dosing in self.dosings if dosing.effective_from <= day]
        return in_force[-1] if in_force else None
