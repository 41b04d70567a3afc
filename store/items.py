"""The questions of a check-in, and which answers each accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import msgspec

from store.entry_kind import KINDS, is_tallied
from store.hours import MOST as MOST_HOURS
from store.records.check_in import Answer, Dose, Tick
from store.records.text import UnusableTextError, clean

if TYPE_CHECKING:
    from datetime import date

    from store.records.goal import Goal, Measure


class NotAnAnswerError(ValueError):
    """A value that an item does not accept; its message is a sentence fit to show."""


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One question. `field` names the file in `widgets/fields` that draws it and reads its keys."""

    id: str
    label: str
    field: str
    question: str
    """With `{when}` where the day is named."""
    low: str = ""
    middle: str = ""
    high: str = ""
    hint: str = ""
    """What stands beside the open row."""
    choices: tuple[str, ...] = ()
    """What may be chosen from, in the person's words."""
    of: str = ""
    """The kind of journal entry that the row counts; each such entry adds one to the day."""
    having: str = ""
    """The field such an entry has filled in to count; empty: every entry counts."""


MOOD = Item(
    id="mood",
    label="Mood",
    field="rating",
    question="Mood {when}, taken as a whole",
    low="very low",
    middle="neither",
    high="very good",
)
ANXIETY = Item(
    id="anxiety",
    label="Anxiety",
    field="rating",
    question="Anxiety {when}, taken as a whole",
    low="none",
    high="worst",
)
ENERGY = Item(
    id="energy",
    label="Energy",
    field="rating",
    question="Energy {when}, taken as a whole",
    low="none",
    high="lots",
)
SLEEP_HOURS = Item(
    id="sleep_hours",
    label="Slept",
    field="hours",
    question="How many hours of sleep, {when}?",
    hint="hours",
)
SLEEP_QUALITY = Item(
    id="sleep_quality",
    label="Sleep",
    field="rating",
    question="How was your sleep, {when}?",
    low="poor",
    high="good",
    hint="how it was",
)
NOTE = Item(
    id="note",
    label="A line",
    field="text",
    question="Anything worth remembering {when}?",
)

NOW = Item(
    id="now",
    label="Right now",
    field="rating",
    question="How is it right now?",
    low="very bad",
    high="good",
)
"""A moment: hollow on the chart, and never in an average."""

RATINGS = (MOOD, ANXIETY, ENERGY)
SLEEP = (SLEEP_HOURS, SLEEP_QUALITY)
STANDARD = {item.id: item for item in (*RATINGS, *SLEEP, NOTE)}

MOST_TIMES, MINUTES_A_DAY = 999, 1440
"""What a day's count, and its minutes, go up to."""


def item_of(goal: Goal, measure: Measure) -> Item | None:
    """Return the row of `measure`; None where it follows a check-in item, an instrument or a medicine."""
    field = _field_of(measure)
    if not field:
        return None
    low, high = ("none", "very much") if field == "rating" else ("", "")
    return Item(
        id=measure_item(measure),
        label=measure.label,
        field=field,
        question=_question(goal, measure, field),
        low=low,
        high=high,
        of=measure.of if measure.source == "derived" else "",
        having=measure.having if measure.source == "derived" else "",
    )


def measure_item(measure: Measure) -> str:
    """Return the id under which a day's answer to `measure` is kept."""
    return f"m:{measure.id}"


def checked(item: Item, value: object) -> Answer:
    """Return `value` as the answer it is to `item`.

    Ratings are whole numbers 0 to 10, counts 0 to 999, minutes 0 to 1440, hours 0 to 24, ticks yes, partly, no or
    na, doses taken, late, part, skipped, missed or not_due, a choice is one of its own, a line has words. Raises
    NotAnAnswerError with a sentence for anything else.
    """
    return _CHECKS[item.field](item, value)


def _rating(item: Item, value: object) -> Answer:
    return _whole(item, value, 10)


def _tally(item: Item, value: object) -> Answer:
    return _whole(item, value, MOST_TIMES)


def _minutes(item: Item, value: object) -> Answer:
    return _whole(item, value, MINUTES_A_DAY)


def _dose(item: Item, value: object) -> Answer:
    if isinstance(value, str) and value in get_args(Dose):
        return value
    raise NotAnAnswerError(f"{item.label} takes taken, late, part, skipped, missed or not_due.")


def _choice(item: Item, value: object) -> Answer:
    if isinstance(value, str) and value in item.choices:
        return value
    raise NotAnAnswerError(f"{item.label} takes one of: {', '.join(item.choices)}.")


def _whole(item: Item, value: object, most: int) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= most:
        return value
    raise NotAnAnswerError(f"{item.label} takes a whole number from 0 to {most}.")


def _hours(item: Item, value: object) -> Answer:
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= MOST_HOURS:
        return int(value) if value == int(value) else float(value)
    raise NotAnAnswerError(f"{item.label} takes hours from 0 to 24, such as 7 or 7.5.")


def _tick(item: Item, value: object) -> Answer:
    if isinstance(value, str) and value in get_args(Tick):
        return value
    raise NotAnAnswerError(f"{item.label} takes yes, partly, no or na.")


def _text(item: Item, value: object) -> Answer:
    try:
        words = clean(value) if isinstance(value, str) else ""
    except UnusableTextError as reason:
        raise NotAnAnswerError(str(reason)) from reason
    if words.strip():
        return words
    raise NotAnAnswerError(f"{item.label} takes words.")


def _waiting(item: Item, _: object) -> Answer:
    raise NotAnAnswerError(f"{item.label} takes no answer; Enter opens it.")


def _noted(item: Item, _: object) -> Answer:
    raise NotAnAnswerError(f"{item.label} counts what is noted or written; it takes no number.")


_CHECKS = {
    "rating": _rating,
    "tally": _tally,
    "minutes": _minutes,
    "hours": _hours,
    "tick": _tick,
    "dose": _dose,
    "choice": _choice,
    "text": _text,
    "noted": _noted,
    "waiting": _waiting,
}


def _field_of(measure: Measure) -> str:
    if measure.source == "derived":
        counts_itself = "noted" if measure.of in KINDS else ""
        return "tally" if is_tallied(measure.of) else counts_itself
    if measure.source == "rating_0_10":
        return "rating"
    if measure.source == "yes_no" or measure.aggregate in {"distinct_days", "share_of_opportunities"}:
        return "tick"
    return "minutes" if measure.source == "minutes" else "tally"


def _question(goal: Goal, measure: Measure, field: str) -> str:
    if field == "tick":
        return f"{goal.title}, {{when}}?"
    if field == "rating":
        return f"{measure.label} {{when}}: how much?"
    if field == "noted":
        return f"{measure.label} {{when}}, as noted"
    if field == "minutes":
        return f"{measure.label} {{when}}: how many minutes?"
    if measure.unit in {"", "times"}:
        return f"{measure.label} {{when}}: how many times?"
    return f"{measure.unit[:1].upper()}{measure.unit[1:]} {{when}}: how many?"


def when(day: date, today: date) -> str:
    """Return how a question names `day`: "today", "yesterday", "on Fri 20 Nov"."""
    from store.clock import DAY, short_day

    return {today: "today", today - DAY: "yesterday"}.get(day, f"on {short_day(day)}")
