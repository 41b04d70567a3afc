"""What was taken and when: scores worked out on reading, what they may be compared with, and what comes next."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

import msgspec

from store.clock import day_of_month, short_day
from store.instruments.change import ADVICE, against_start, is_worse, since_last, since_start
from store.instruments.checked import FLOOR_DAYS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from store.history import History
    from store.instruments.instrument import Instrument
    from store.records.response import Response

State: TypeAlias = Literal["unfinished", "ready", "later", "free", "missing"]


SHOWN = 3
"""Scores that stand in one line."""


class Scored(NamedTuple):
    """A response and its total."""

    response: Response
    total: int


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """Where a questionnaire stands today; dates are local days."""

    id: str
    title: str
    about: str = ""
    state: State
    said: str
    """The state in words."""
    every_days: int = 0
    open_from: date | None = None
    """The first day it may be taken again."""
    last: date | None = None
    total: int | None = None
    min: int = 0
    max: int = 0
    band: str = ""
    words: tuple[str, ...] = ()
    scores: tuple[tuple[date, int], ...] = ()


def series(history: History, instrument: Instrument) -> tuple[Scored, ...]:
    """Return the responses that have a questionnaire's total, in order of day; none before the first of its own.

    PHQ-9 holds PHQ-8, so that who leaves item 9 out from some day on keeps the line that went before.
    """
    names = {instrument.id, *instrument.within}
    if all(response.instrument != instrument.id for response in history.responses):
        return ()
    totals = (
        (response, instrument.total(response.answers))
        for response in history.responses
        if response.instrument in names
    )
    return tuple(Scored(response, total) for response, total in totals if total is not None)


def totals(history: History, instrument: Instrument) -> Mapping[str, int]:
    """Return the totals by ISO day, the last of each day, for whatever follows a score."""
    return {scored.response.day.isoformat(): scored.total for scored in series(history, instrument)}


def draft(history: History, instrument: Instrument) -> Response | None:
    """Return the newest unfinished response, None where there is none."""
    found = [one for one in history.all_responses if one.instrument == instrument.id and not one.finished]
    return max(found, key=lambda one: one.started.isoformat(), default=None)


def versions(history: History, response: Response) -> tuple[Response, ...]:
    """Return a response and all that it corrects, the newest first."""
    by_id = {known.id: known for known in history.all_responses}
    found = [response]
    while (older := by_id.get(found[-1].replaces)) and older not in found:
        found.append(older)
    return tuple(found)


def first_open(instrument: Instrument, response: Response) -> int:
    """Return the place, from 1, of the first question without an answer; one more than all where none is."""
    questions = instrument.questions
    places = (place for place, asked in enumerate(questions, 1) if asked.id not in response.answers)
    return next(places, len(questions) + 1)


def compared(history: History, instrument: Instrument, response: Response) -> tuple[str, ...]:
    """Return the words for a response against the first and the previous one; none for the first of all."""
    earlier = _compared_with(history, instrument, response)
    last = instrument.total(response.answers)
    if not earlier or last is None:
        return ()
    words = [since_start(instrument, earlier[0].total, last)]
    worse = is_worse(instrument, earlier[0].total, last)
    if len(earlier) > 1:
        words.append(since_last(instrument, earlier[-1].total, last))
        worse = worse or is_worse(instrument, earlier[-1].total, last)
    return (*words, ADVICE) if worse else tuple(words)


def in_short(history: History, instrument: Instrument) -> tuple[str, ...]:
    """Return the last scores in a line, "PHQ-9  16 → 12 → 9  (15 Nov)", and how they compare; nothing untaken."""
    known = series(history, instrument)
    if not known:
        return ()
    last = known[-1]
    scores = " → ".join(str(scored.total) for scored in known[-SHOWN:])
    earlier = _compared_with(history, instrument, last.response)
    said = against_start(instrument, earlier[0].total, last.total) if earlier else ()
    return f"{instrument.title}  {scores}  ({day_of_month(last.response.day)})", *said


def _compared_with(history: History, instrument: Instrument, response: Response) -> list[Scored]:
    """Return the earlier scores that one is compared with, oldest first."""
    known = series(history, instrument)
    place = next((place for place, scored in enumerate(known) if scored.response.id == response.id), 0)
    start = history.settings.compared_from.get(instrument.id)
    return [scored for scored in known[:place] if start is None or scored.response.day >= start]


def every(history: History, instrument: Instrument) -> int:
    """Return how many days apart it is offered, never under its shortest interval; 0: never offered."""
    chosen = history.settings.intervals.get(instrument.id, instrument.default_interval_days)
    return max(chosen, instrument.min_interval_days, FLOOR_DAYS) if chosen > 0 else 0


def item_9_choice(history: History, instrument: Instrument) -> Literal["", "ask", "leave_out"]:
    """Return whether the item that may be left out is asked; empty before the first of them (clinical.md 1.6)."""
    answered = any(response.instrument == instrument.id for response in history.responses)
    return history.settings.item_9 or ("ask" if answered else "")


def open_from(history: History, instrument: Instrument, instruments: Mapping[str, Instrument]) -> date | None:
    """Return the first day it may be taken again (clinical.md 1.3); None where it never was."""
    last = _last_day(history, instrument, instruments)
    return last and last + timedelta(days=max(instrument.min_interval_days, FLOOR_DAYS))


def standing(history: History, today: date, instruments: Mapping[str, Instrument]) -> tuple[Standing, ...]:
    """Return every questionnaire, those that are offered first; then those whose file is gone."""
    known = [_standing(history, today, instrument, instruments) for instrument in instruments.values()]
    return (*sorted(known, key=lambda one: one.every_days == 0), *_missing(history, instruments))


def _standing(
    history: History, today: date, instrument: Instrument, instruments: Mapping[str, Instrument]
) -> Standing:
    known = series(history, instrument)
    newest = known[-1] if known else None
    band = instrument.band(newest.total) if newest else None
    state, said = _state(history, today, instrument, instruments)
    return Standing(
        id=instrument.id,
        title=instrument.title,
        about=instrument.about,
        state=state,
        said=said,
        every_days=every(history, instrument),
        open_from=open_from(history, instrument, instruments),
        last=newest and newest.response.day,
        total=newest and newest.total,
        min=instrument.score.min,
        max=instrument.score.max,
        band=band[2] if band else "",
        words=compared(history, instrument, newest.response) if newest else (),
        scores=tuple((scored.response.day, scored.total) for scored in known),
    )


def _state(
    history: History, today: date, instrument: Instrument, instruments: Mapping[str, Instrument]
) -> tuple[State, str]:
    unfinished = draft(history, instrument)
    if unfinished and unfinished.replaces:
        return "unfinished", "being corrected"
    if unfinished:
        place = min(first_open(instrument, unfinished), len(instrument.questions))
        return "unfinished", f"stopped at question {place}"
    days = every(history, instrument)
    last, again = _last_day(history, instrument, instruments), open_from(history, instrument, instruments)
    following = max(again, last + timedelta(days=days)) if last and again and days else again
    if following and following > today:
        return "later", f"{'next' if days else 'again'} from {short_day(following)}"
    return ("ready", "ready") if days else ("free", "when you like")


def _last_day(history: History, instrument: Instrument, instruments: Mapping[str, Instrument]) -> date | None:
    """Return when it was taken last, or one that asks the same (PHQ-9 and PHQ-8)."""
    others = (other.id for other in instruments.values() if instrument.id in other.within)
    family = {instrument.id, *instrument.within, *others}
    return max((response.day for response in history.responses if response.instrument in family), default=None)


def _missing(history: History, instruments: Mapping[str, Instrument]) -> Iterator[Standing]:
    gone = sorted({response.instrument for response in history.responses} - instruments.keys())
    for name in gone:
        last = max(response.day for response in history.responses if response.instrument == name)
        yield Standing(id=name, title=name, state="missing", said="its file is not there", last=last)
