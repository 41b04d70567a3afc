"""Ladders of feared things: their steps, the tries at each, and what may come next (clinical.md 3.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from msgspec.structs import replace

from store.changes import Change, Drop, Put, amending
from store.clock import DAY
from store.entry_kind import is_number
from store.instruments.support import quiet_line
from store.records.entry import Entry
from store.records.ladder import Ladder, Step

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from store.changes import Edit
    from store.history import History
    from store.records.record import Document

TABLE, KIND = "ladders", "exposure"
"""The table of ladders, and the kind of entry that a try is."""
CALM_AFTER = 7
"""Days after a crisis on which nobody is invited to a step."""
HARD_DAYS = 1
"""Days after a hard day, likewise."""
MOST = 100
OPEN_DAYS = 1
"""Days back to which a try that was begun can be gone on with."""
CAME = ("happened", "after", "surprise", "belief_after")
"""Fields that say how a try came out; a peak alone may be a stamp of one that is still on."""
STAMPED = ("stamps", "peak", "minutes")
"""Fields that come from stamps."""


class Climb(msgspec.Struct, frozen=True):
    """One step with the tries at it, oldest first."""

    step: Step
    tries: tuple[Entry, ...] = ()

    @property
    def peaks(self) -> tuple[float | None, ...]:
        """The fear at its peak in each try that is over, 0 to 100; None where it was not told."""
        return tuple(number_in(entry, "peak") for entry in self.tries if is_over(entry))

    @property
    def belief(self) -> tuple[float, float] | None:
        """How sure the prediction was, 0 to 100: first of all, and last of all; None where it is told but once."""
        told = [
            value
            for entry in self.tries
            for name in ("belief_before", "belief_after")
            if (value := number_in(entry, name)) is not None
        ]
        return (told[0], told[-1]) if len(told) > 1 else None


def climbs(ladder: Ladder, history: History) -> tuple[Climb, ...]:
    """Return every step of a ladder with its tries, the easiest step first.

    A try names its step by its id; one that was written without it belongs to the step of the same words.
    """
    tries = sorted(history.entries(KIND), key=lambda entry: (entry.day, str(entry.at or "")))
    return tuple(
        Climb(step, tuple(entry for entry in tries if _is_at(entry, step, ladder))) for step in ladder.steps
    )


def offered(found: Sequence[Climb], history: History, today: date) -> Step | None:
    """Return the step of a ladder that comes next: the first, after those tried, that was not tried yet.

    None once all are tried, and in the days in which nobody is to be invited to anything. It is offered, and never
    required: going back, staying, and another place are as right.
    """
    if is_quiet(history, today):
        return None
    last = max((place for place, climb in enumerate(found) if climb.tries), default=-1)
    open_ones = [climb.step for climb in (*found[last + 1 :], *found[: last + 1]) if not climb.tries]
    return open_ones[0] if open_ones else None


def is_quiet(history: History, today: date) -> bool:
    """Say whether no step is offered: on a hard day and the day after, and for a week after a crisis."""
    hard = any((today - ago * DAY).isoformat() in history.hard_days for ago in range(HARD_DAYS + 1))
    return hard or bool(quiet_line(history, today + DAY)) or _in_crisis(history, today)


def is_over(entry: Entry) -> bool:
    """Say whether a try tells how it came out."""
    came = any(entry.fields.get(name) not in (None, "") for name in CAME)
    return came or (number_in(entry, "peak") is not None and not _stamps(entry))


def begun(climb: Climb, today: date) -> Entry | None:
    """Return the try at a step that was begun today or yesterday and tells of no end yet; None where none was."""
    running = (entry for entry in reversed(climb.tries) if not is_over(entry))
    return next((entry for entry in running if 0 <= (today - entry.day).days <= OPEN_DAYS), None)


def asked_before(step: Step) -> Document:
    """Return what a new try at a step knows from the start."""
    known = {"step": step.text, "step_id": step.id}
    return known if step.expected is None else {**known, "expected_fear": step.expected}


def stamped(entry: Entry, fear: int, minute: int) -> Entry:
    """Return a try with the fear of a moment, 0 to 100, so many minutes after it began; its peak follows."""
    return _with_stamps(entry, [*_stamps(entry), {"minute": minute, "fear": fear}])


def unstamped(entry: Entry) -> Entry:
    """Return a try without its last stamp."""
    return _with_stamps(entry, _stamps(entry)[:-1])


def stamps_of(entry: Entry) -> tuple[int, ...]:
    """Return the fear of each moment that was stamped, in their order."""
    return tuple(stamp["fear"] for stamp in _stamps(entry))


def number_in(entry: Entry, name: str) -> float | None:
    """Return a number of an entry; None where there is none."""
    value: Any = entry.fields.get(name)
    return float(value) if is_number(value) else None


# What can be done with a ladder, as changes


def keep(ladder: Ladder, history: History, *, was: Ladder | None = None, act: str = "") -> Change:
    """Return the change that keeps a ladder, of one that stands only what differs from what it `was`.

    Without `was` that is what the history holds.
    """
    known = next((known for known in history.ladders if known.id == ladder.id), None)
    return Change(words=_named(ladder), edits=_edits(ladder, known and (was or known)), act=act)


def delete(ladder: Ladder) -> Change:
    """Return the change that removes a ladder; the tries stay in the journal."""
    return Change(words=f"deleting {_named(ladder)}", edits=(Drop(TABLE, ladder.id),))


def with_step(ladder: Ladder, step: Step) -> Ladder:
    """Return the ladder with a step: a new one, or one that expects another fear, where its fear puts it."""
    known = next((each for each in ladder.steps if each.id == step.id), None)
    if known and known.expected == step.expected:
        return replace(ladder, steps=tuple(step if each is known else each for each in ladder.steps))
    others = [each for each in ladder.steps if each is not known]
    fear = MOST + 1 if step.expected is None else step.expected
    place = next(
        (at for at, each in enumerate(others) if each.expected is not None and each.expected > fear), len(others)
    )
    return replace(ladder, steps=(*others[:place], step, *others[place:]))


def without(ladder: Ladder, step: Step) -> Ladder:
    """Return the ladder without a step."""
    return replace(ladder, steps=tuple(each for each in ladder.steps if each.id != step.id))


def moved(ladder: Ladder, step: Step, by: int) -> Ladder:
    """Return the ladder with a step so many places harder, or easier where `by` is below 0; it stays within."""
    steps = [each for each in ladder.steps if each.id != step.id]
    at = [each.id for each in ladder.steps].index(step.id)
    steps.insert(min(len(steps), max(0, at + by)), ladder.steps[at])
    return replace(ladder, steps=tuple(steps))


def _stamps(entry: Entry) -> list[Document]:
    """Return the stamps that can be read; another program may have written the rest."""
    kept = entry.fields.get("stamps")
    stamps = kept if isinstance(kept, list) else []
    return [stamp for stamp in stamps if isinstance(stamp, dict) and stamp.get("fear") in range(MOST + 1)]


def _with_stamps(entry: Entry, stamps: list[Document]) -> Entry:
    """Return a try with these stamps; they say its peak and how long it took."""
    known = {name: value for name, value in entry.fields.items() if name not in STAMPED}
    if not stamps:
        return replace(entry, fields=known)
    peak = max(stamp["fear"] for stamp in stamps)
    minutes = stamps[-1].get("minute", 0)
    lasted = {"minutes": minutes} if minutes else {}
    return replace(entry, fields={**known, "stamps": stamps, "peak": peak, **lasted})


def _edits(ladder: Ladder, was: Ladder | None) -> tuple[Edit, ...]:
    if was is None:
        return (Put(TABLE, ladder.id, (), ladder.document()),)
    edits: list[Edit] = []
    if ladder.title != was.title:
        name = ("title",)
        edits.append(Put(TABLE, ladder.id, name, ladder.title) if ladder.title else Drop(TABLE, ladder.id, name))
    if ladder.steps != was.steps:
        edits.append(amending(TABLE, ladder.id, "steps", was.steps, ladder.steps))
    return tuple(edits)


def _named(ladder: Ladder) -> str:
    return f"the ladder “{ladder.title}”" if ladder.title else "a ladder"


def _is_at(entry: Entry, step: Step, ladder: Ladder) -> bool:
    named = entry.fields.get("step_id")
    if named in {each.id for each in ladder.steps}:
        return bool(named == step.id)
    return not named and bool(step.text.strip()) and _folded(entry.fields.get("step")) == _folded(step.text)


def _folded(words: object) -> str:
    return words.strip().casefold() if isinstance(words, str) else ""


def _in_crisis(history: History, today: date) -> bool:
    """Say whether a goal rests, or rested within a week, for a crisis or a stay in hospital."""
    first = today - CALM_AFTER * DAY
    pauses = (pause for goal in history.goals for pause in goal.pauses)
    return any(
        pause.reason in {"crisis", "hospital"} and pause.first <= today and (pause.last or today) >= first
        for pause in pauses
    )
