"""Medicines: which doses are due on a day, and how many were taken as planned (clinical.md 3.6). Never advice."""

from __future__ import annotations

import re
from datetime import time, timedelta
from typing import TYPE_CHECKING

import msgspec

from store.clock import DAY
from store.items import Item
from store.records.event import Event
from store.records.text import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from store.history import History
    from store.records.check_in import Answer
    from store.records.medicine import Dosing, Medicine, SideEffect

TAKEN = frozenset({"taken", "late"})
"""Answers to a dose that count as taken; `part` is half, `not_due` is no dose at all."""
NOT_DUE = "not_due"
NOTE = "Don't stop or change a prescribed medicine on your own because of a chart: talk to whoever prescribes it."
"""Stands wherever medicines are shown (clinical.md 3.6)."""
AS_NEEDED = "as needed"
MOST_DOSES = 12
"""How many times a day a medicine may be taken."""
NOON = 12

_TIME = re.compile(r"(?P<hour>[0-9]{1,2})(?:[:.]?(?P<minute>[0-9]{2}))?(?P<half>[ap]m)?")


class Doses(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a medicine over some days. A day is logged when each of its due doses has an answer."""

    taken: float
    """Doses taken or taken late, and half of each that was taken in part."""
    due: int
    """Doses due that have an answer."""
    whole_days: int
    """Logged days with all due doses taken."""
    logged_days: int
    days: int
    """Days on which doses were due."""

    @property
    def words(self) -> str:
        """Return "days taken as planned: 12 of 14 logged"; a self-report is no measure of a pharmacy's."""
        if not self.logged_days:
            return "days taken as planned: nothing logged yet"
        return f"days taken as planned: {self.whole_days} of {self.logged_days} logged"

    @property
    def doses_words(self) -> str:
        """Return "taken 26 of 28 logged doses, 2 days not logged"; empty where no dose has an answer."""
        if not self.due:
            return ""
        silent = self.days - self.logged_days
        besides = f", {silent} {'day' if silent == 1 else 'days'} not logged" if silent else ""
        return f"taken {self.taken:g} of {self.due} logged {'dose' if self.due == 1 else 'doses'}{besides}"


def dose_item(medicine: Medicine, dosing: Dosing, at: time) -> Item:
    """Return the question about one dose."""
    return Item(
        id=f"med:{medicine.id}:{at:%H:%M}",
        label=medicine.name,
        field="dose",
        question=f"{medicine.name}{f' {dosing.dose}' if dosing.dose else ''}, {{when}} at {at:%H:%M}?",
        hint=dosing.dose,
    )


def as_needed_item(medicine: Medicine) -> Item:
    """Return the question how often a medicine was taken that is taken as needed."""
    return Item(
        id=f"med:{medicine.id}",
        label=medicine.name,
        field="tally",
        question=f"{medicine.name}, as needed, {{when}}: how many times?",
        hint=AS_NEEDED,
    )


def side_effect_item(effect: SideEffect) -> Item:
    """Return the question about a side effect of a day."""
    return Item(
        id=f"own:{effect.id}",
        label=effect.name,
        field="rating",
        question=f"{effect.name} {{when}}, taken as a whole",
        low="none",
        high="worst",
    )


def due(medicine: Medicine, day: date) -> tuple[tuple[time, Item], ...]:
    """Return the doses due on `day` with their times, in order; none for a medicine taken as needed."""
    dosing = medicine.dosing_on(day)
    return tuple((at, dose_item(medicine, dosing, at)) for at in sorted(dosing.times)) if dosing else ()


def is_as_needed(medicine: Medicine, day: date) -> bool:
    """Say whether it may be taken on `day`, at no set time."""
    dosing = medicine.dosing_on(day)
    return dosing is not None and not dosing.times


def side_effects(medicine: Medicine, day: date) -> tuple[SideEffect, ...]:
    """Return what is being looked at on `day`."""
    return tuple(effect for effect in medicine.side_effects if effect.first <= day <= (effect.last or day))


def doses(medicine: Medicine, history: History, today: date, days: int) -> Doses:
    """Return what is known of the `days` days that ended yesterday; today is not over."""
    logged = [_day(medicine, history, today - number * DAY) for number in range(1, days + 1)]
    told = [answers for answers in logged if answers is not None]
    known = [answers for answers in told if answers and None not in answers]
    every = [answer for answers in told for answer in answers if answer is not None]
    return Doses(
        taken=sum(answer in TAKEN for answer in every) + sum(answer == "part" for answer in every) / 2,
        due=len(every),
        whole_days=sum(all(answer in TAKEN for answer in answers) for answers in known),
        logged_days=len(known),
        days=len(told),
    )


def times_needed(medicine: Medicine, history: History, today: date, days: int) -> int:
    """Return how often one that is taken as needed was noted in the `days` days that ended yesterday."""
    since, until = (today - days * DAY).isoformat(), today.isoformat()
    answers = history.answers(as_needed_item(medicine).id).items()
    return sum(answer for day, answer in answers if since <= day < until and isinstance(answer, int))


def parse_times(words: str) -> tuple[time, ...]:
    """Return the times of day that `words` name, in order: "8", "08:00", "8:00 22:00", "8 am, 10 pm".

    Raises ValueError with a sentence fit to show.
    """
    said = re.sub(r"\s+(?=[ap]m\b)", "", words.lower())
    named = [part for part in re.split(r"[\s,;]+", said) if part not in {"", "and"}]
    times = tuple(sorted({_time(part) for part in named}))
    if len(times) > MOST_DOSES:
        raise ValueError(f"At most {MOST_DOSES} times a day.")
    return times


def times_in_words(times: tuple[time, ...]) -> str:
    """Return "08:00, 22:00", or that it is taken as needed."""
    return ", ".join(f"{at:%H:%M}" for at in times) or AS_NEEDED


def dosing_in_words(dosing: Dosing) -> str:
    """Return "50 mg, 08:00"."""
    return ", ".join(filter(None, (dosing.dose, times_in_words(dosing.times))))


def with_dosing(medicine: Medicine, dosing: Dosing) -> Medicine:
    """Return the medicine taken another way from the dosing's own date on, in place of any that began since."""
    kept = tuple(earlier for earlier in medicine.dosings if earlier.effective_from < dosing.effective_from)
    goes_on = bool(kept) and (kept[-1].dose, kept[-1].times) == (dosing.dose, dosing.times)
    return msgspec.structs.replace(medicine, dosings=kept if goes_on else (*kept, dosing))


def with_start(medicine: Medicine, start: date) -> Medicine:
    """Return the medicine taken since another day, then in the way it was taken on that day, or first."""
    begun = [dosing for dosing in medicine.dosings if dosing.effective_from <= start]
    first = msgspec.structs.replace(begun[-1] if begun else medicine.dosings[0], effective_from=start)
    later = medicine.dosings[max(1, len(begun)) :]
    return msgspec.structs.replace(medicine, start=start, dosings=(first, *later))


def dose_change(medicine: Medicine, dosing: Dosing) -> Event | None:
    """Return what the charts mark where the dose becomes another, "sertraline 25 mg → 50 mg"; else None.

    A dose that was not put in words before, or no longer is, is no other dose.
    """
    before = medicine.dosing_on(dosing.effective_from - timedelta(days=1))
    if before is None or before.dose == dosing.dose or not (before.dose and dosing.dose):
        return None
    return Event(day=dosing.effective_from, words=f"{medicine.name} {before.dose} → {dosing.dose}")


def dose_changes(medicine: Medicine) -> tuple[Event, ...]:
    """Return every mark that a medicine leaves on the charts."""
    found = (dose_change(medicine, dosing) for dosing in medicine.dosings)
    return tuple(event for event in found if event)


def _day(medicine: Medicine, history: History, day: date) -> list[Answer | None] | None:
    """Return the answers to the doses of `day`, None for each without one; None where nothing was due."""
    answers = history.check_in(day).answers
    told = [answers.get(item.id) for _, item in due(medicine, day)]
    planned = [answer for answer in told if answer != NOT_DUE]
    return planned or None


def running(medicines: tuple[Medicine, ...], day: date) -> Iterator[Medicine]:
    """Yield the medicines that are taken on `day`."""
    return (medicine for medicine in medicines if medicine.dosing_on(day))


def _time(words: str) -> time:
    found = _TIME.fullmatch(words)
    hour, minute = (int(found["hour"]), int(found["minute"] or 0)) if found else (24, 0)
    if found and found["half"]:
        hour = hour % NOON + NOON * (found["half"] == "pm") if 1 <= hour <= NOON else 24
    try:
        return time(hour, minute)
    except ValueError:
        raise ValueError(
            f"{quoted(words)} is no time of day. Say 8, 08:00 or 8 pm; several with a comma; none for as needed."
        ) from None
