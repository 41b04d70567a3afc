"""What a person does with questionnaires, as changes: answering, finishing, correcting, deleting, how often."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec.structs import replace

from store.acts import ONE_DOCUMENT
from store.changes import Change, Drop, Put
from store.clock import short_day
from store.instruments.taken import versions
from store.records.record import new_id
from store.records.response import Response

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date, datetime

    from store.changes import Edit
    from store.history import History
    from store.instruments.instrument import Instrument

TABLE = "responses"


def begin(instrument: Instrument, now: datetime, today: date) -> Response:
    """Return a response without an answer; it is in no journal before its first one."""
    return Response(
        id=new_id(),
        instrument=instrument.id,
        instrument_version=instrument.version,
        locale=instrument.locale,
        day=today,
        started=now,
    )


def correct(response: Response, now: datetime) -> Response:
    """Return a new version to be answered, with the answers of the old one, which is kept."""
    return replace(
        response,
        id=new_id(),
        started=now,
        finished=None,
        replaces=response.id,
        created_at=None,
        updated_at=None,
    )


def answer(
    history: History, response: Response, instrument: Instrument, question: str, value: int | None
) -> Change:
    """Return the change that answers one question of a draft, or with None opens it again.

    Raises ValueError, with a sentence, for what is no answer to it.
    """
    asked = next(asked for asked in instrument.questions if asked.id == question)
    values = [option.value for option in instrument.options_of(asked)]
    if value is not None and value not in values:
        raise ValueError(f"Say {', '.join(map(str, values[:-1]))} or {values[-1]}.")
    given = {name: known for name, known in response.answers.items() if name != question}
    if value is not None:
        given[question] = value
    edit: Edit = Put(TABLE, response.id, (), replace(response, answers=given).document())
    if any(known.id == response.id for known in history.all_responses):
        path = ("answers", question)
        edit = Drop(TABLE, response.id, path) if value is None else Put(TABLE, response.id, path, value)
    place = instrument.questions.index(asked) + 1
    return Change(words=f"{instrument.title}, question {place}", edits=(edit,), item=question)


def shortened_to(instrument: Instrument, answers: Mapping[str, int]) -> str:
    """Return what a response is kept as when its only open item may be left out; empty where that is not so."""
    still_open = instrument.open_items(answers)
    return still_open[0].optional_to if len(still_open) == 1 else ""


def finish(response: Response, instruments: Mapping[str, Instrument], now: datetime, today: date) -> Change:
    """Return the change that makes a draft a response: PHQ-9 without its item 9 is kept as PHQ-8 (clinical.md 1.3).

    A correction keeps the day of the response it corrects. Raises ValueError while another item is open.
    """
    instrument = instruments[response.instrument]
    other = instruments.get(shortened_to(instrument, response.answers))
    if other is None and instrument.total(response.answers) is None:
        raise ValueError("A total is only made when every question is answered.")
    kept = other or instrument
    edits: list[Edit] = [Put(TABLE, response.id, ("finished",), now.isoformat())]
    if not response.replaces:
        edits.append(Put(TABLE, response.id, ("day",), today.isoformat()))
    if other:
        edits += _as_other(response, other)
    day = response.day if response.replaces else today
    return Change(words=f"{kept.title} of {short_day(day)}, finished", edits=tuple(edits))


def _as_other(response: Response, other: Instrument) -> Iterator[Edit]:
    asked = {question.id for question in other.questions}
    yield Put(TABLE, response.id, ("instrument",), other.id)
    yield Put(TABLE, response.id, ("instrument_version",), other.version)
    yield from (Drop(TABLE, response.id, ("answers", name)) for name in response.answers if name not in asked)


def delete(history: History, response: Response, title: str) -> Change:
    """Return the change that removes a response with every version of it."""
    chain = {version.id for version in versions(history, response)}
    drafts = {known.id for known in history.all_responses if known.replaces in chain}
    edits = tuple(Drop(TABLE, name) for name in sorted(chain | drafts))
    return Change(words=f"deleting {title}", edits=edits)


def drop_draft(draft: Response, title: str) -> Change:
    """Return the change that throws a draft away."""
    return Change(words=f"throwing away the unfinished {title}", edits=(Drop(TABLE, draft.id),))


def set_interval(instrument: Instrument, days: int) -> Change:
    """Return the change that sets how often a questionnaire is offered, in days; 0 never.

    Raises ValueError, with a sentence, for less than its shortest interval.
    """
    if days and days < instrument.min_interval_days:
        raise ValueError(f"{instrument.title} is not asked again within {instrument.min_interval_days} days.")
    words = f"{instrument.title} every {days} days" if days else f"{instrument.title} only when I like"
    return Change(words=words, edits=(_setting("intervals", instrument.id, days),))


def choose_item_9(instrument: Instrument, choice: Literal["ask", "leave_out"], every: int) -> Change:
    """Return the change that asks item 9, or lets the version without it take the place, every so many days."""
    other = next(item.optional_to for item in instrument.items if item.optional_to)
    asked, resting = (instrument.id, other) if choice == "ask" else (other, instrument.id)
    words = "asking" if choice == "ask" else "leaving out"
    return Change(
        words=f"{words} the question about self-harm",
        edits=(
            Put("settings", ONE_DOCUMENT, ("item_9",), choice),
            _setting("intervals", asked, every),
            _setting("intervals", resting, 0),
        ),
    )


def compare_from(instrument: Instrument, day: date) -> Change:
    """Return the change that compares scores from a day on, such as the start of a therapy."""
    words = f"comparing {instrument.title} from {short_day(day)}"
    return Change(words=words, edits=(_setting("compared_from", instrument.id, day.isoformat()),))


def _setting(name: str, instrument: str, value: object) -> Put:
    return Put("settings", ONE_DOCUMENT, (name, instrument), value)
