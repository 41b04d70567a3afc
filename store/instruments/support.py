"""What is said when somebody answers that thoughts of death or self-harm have come up (clinical.md 1.6, 6.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from store.clock import DAY
from store.instruments.own import packaged

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from store.helplines.mine import Plan
    from store.history import History
    from store.instruments.instrument import Instrument

BEFORE = (
    "One question asks about thoughts of death or self-harm. Nobody sees your answers and this program cannot "
    "alert anyone. You may skip that question."
)
THANKS = (
    "Thank you for answering honestly. Thoughts like these are common when people are struggling, and they can "
    "change. You don't have to handle them alone."
)
DANGER = "If you might act on these thoughts, or cannot stay safe:"
TALK = "Talk to someone now:"
TELL = "Please tell someone you trust or your clinician about this soon, today if you can."
TELL_FROM = 2
"""Steps above the lowest answer from which the panel adds one sentence; all else in it is the same."""
QUIET = "Help is one key away: !"
QUIET_DAYS = 7


class Support(NamedTuple):
    """One paragraph of the panel; `firm` is what must be seen first, `tight` belongs to what follows it."""

    text: str
    firm: bool = False
    tight: bool = False


def panel(steps: int, country: str, plan: Plan | None = None) -> Iterator[Support]:
    """Yield the panel for an answer so many steps above the lowest, the same for each (clinical.md 1.6)."""
    from store.helplines.now import CANNOT_CALL, HEADINGS, help_lines

    lines = help_lines(country, plan)
    emergency = next(line.text for line in lines if line.kind == "emergency")
    yield Support(THANKS)
    yield Support(f"{DANGER} {emergency[:1].lower()}{emergency[1:]}", firm=True)
    if people := [line.text for line in lines if line.kind == "people"]:
        yield Support(f"{HEADINGS['people']}: {' · '.join(people)}")
    *talk, last = (TALK, *(line.text for line in lines if line.kind == "line"))
    yield from (Support(text, firm=text == TALK, tight=True) for text in talk)
    yield Support(last)
    if steps >= TELL_FROM:
        yield Support(TELL)
    yield Support(CANNOT_CALL)


def steps_above(instrument: Instrument, question: str, value: int | None) -> int:
    """Return how far an answer to a sensitive item is above the lowest one; 0 for any other."""
    item = next((item for item in instrument.items if item.id == question), None)
    if item is None or value is None or not instrument.is_raised(item, value):
        return 0
    return sorted(option.value for option in instrument.options).index(value)


def is_raised(instrument: Instrument, answers: Mapping[str, int]) -> bool:
    """Say whether a sensitive item is answered above the lowest answer."""
    return any(instrument.is_raised(item, answers.get(item.id)) for item in instrument.items)


def quiet_line(history: History, today: date, instruments: Mapping[str, Instrument] | None = None) -> str:
    """Return the line for the 7 days after such an answer, an unfinished one too; empty on all others."""
    replaced = {response.replaces for response in history.all_responses if response.finished}
    recent = [
        response
        for response in history.all_responses
        if today - QUIET_DAYS * DAY <= response.day < today and response.id not in replaced
    ]
    if not recent:
        return ""
    known = packaged() if instruments is None else instruments
    asked = ((known[response.instrument], response.answers) for response in recent if response.instrument in known)
    return QUIET if any(is_raised(instrument, answers) for instrument, answers in asked) else ""
