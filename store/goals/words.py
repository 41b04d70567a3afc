"""The small words of goals: numbers, how many times, the names of periods."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING

import msgspec

from store.clock import short_day

if TYPE_CHECKING:
    from datetime import date

    from store.records.goal import Baseline, Measure, Period

HALF = "½"
SPELLED = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
RATED = frozenset({"mood", "anxiety", "energy", "sleep_quality"})
"""Items of the check-in that are answered 0 to 10."""


class PeriodWords(msgspec.Struct, frozen=True):
    """How a period is spoken of."""

    noun: str
    per: str
    each: str
    this: str
    this_limit: str


PERIODS: dict[Period, PeriodWords] = {
    "day": PeriodWords("day", "a day", "each day", "today", "today's limit"),
    "week": PeriodWords("week", "a week", "each week", "this week", "this week's limit"),
    "fortnight": PeriodWords(
        "fortnight", "a fortnight", "each fortnight", "this fortnight", "this fortnight's limit"
    ),
    "month": PeriodWords("month", "every 4 weeks", "every 4 weeks", "these 4 weeks", "the limit of these 4 weeks"),
    "whole_window": PeriodWords("", "in all", "over the whole time", "so far", "the limit"),
}


def number(value: float) -> str:
    """Return a number as a person writes it: "3", "2½", "6.1"."""
    rounded = round(value, 1)
    whole, rest = divmod(rounded, 1)
    if rest == 0:
        return f"{whole:.0f}"
    if rest == 1 / 2:
        return f"{whole:.0f}{HALF}" if whole else HALF
    return f"{rounded:.1f}"


def about(value: float) -> float:
    """Return `value`, 0 or more, to the nearest half; what is more than nothing stays at least a half."""
    return max(floor(value * 2 + 1 / 2) / 2, 1 / 2 if value > 0 else 0)


def counted_noun(count: float, singular: str) -> str:
    """Return "1 day", "½ day", "3 days"."""
    return f"{number(count)} {singular}{'s' if count > 1 or count == 0 else ''}"


def times(count: float) -> str:
    """Return "once", "twice", "3 times"."""
    said = number(count)
    return {"1": "once", "2": "twice"}.get(said, f"{said} times")


def spelled(count: int, singular: str) -> str:
    """Return "two weeks", and figures beyond twelve: "13 weeks"."""
    return (
        f"{SPELLED[count]} {singular}{'s' if count > 1 else ''}" if count < len(SPELLED) else f"{count} {singular}s"
    )


def lowered(label: str) -> str:
    """Return a label as it stands inside a sentence: "reached out"; "I ..." and "PHQ" stay as they are."""
    return label if label[1:2].isupper() or label.startswith(("I ", "I'")) else label[:1].lower() + label[1:]


def day_words(day: date, today: date) -> str:
    """Return "Sat 12 Dec", with its year where that is another than today's."""
    return short_day(day) if day.year == today.year else f"{short_day(day)} {day.year}"


def figure(measure: Measure, value: float) -> str:
    """Return a value of a measure with what it is a number of: "6 of 10", "7 hours", "4"."""
    if measure.source == "rating_0_10" or (measure.source == "derived" and measure.of in RATED):
        return f"{number(value)} of 10"
    return f"{number(value)} {measure.unit}" if measure.unit else number(value)


def started(baseline: Baseline) -> str:
    """Return where a measure started, "about 7" while that is the person's own estimate."""
    is_counted = baseline.how == "tracked" and baseline.to_count is None
    return number(baseline.value) if is_counted else f"about {number(baseline.value)}"


def estimate_note(baseline: Baseline) -> str:
    """Return what becomes of an estimate that is counted first: " (my estimate; counted first, to Sat 5 Dec)"."""
    if baseline.to_count:
        return f" (my estimate; counted first, to {short_day(baseline.to_count[1])})"
    if baseline.how == "estimated" and baseline.last:
        return " (my estimate; too little was logged to use the counted number)"
    return ""
