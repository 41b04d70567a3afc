"""The acts of a person, as changes: answering, passing, taking back, one more, keeping a goal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.agenda import RATING_DAYS
from store.changes import DAILY, Bump, Change, Drop, Edit, Exclude, Include, Put
from store.clock import DAY
from store.items import Item, NotAnAnswerError, checked, measure_item, when
from store.records.entry import Entry
from store.records.record import Record, new_id

if TYPE_CHECKING:
    from datetime import date, datetime

    from store.history import History
    from store.records.goal import Goal

ONE_DOCUMENT = "settings"
"""The key of the one document in the table of settings."""


def answer(item: Item, day: date, value: object, today: date, entries: int = 0) -> Change:
    """Return the change that gives `item` an answer for `day`.

    An answer is late when the day after `day` has ended. `entries` of the day already count towards a tally.
    Raises NotAnAnswerError, with a sentence, for a value the item does not accept, for a total below the
    entries, for a day to come, and for a rating of a day more than three days ago.
    """
    accepted = checked(item, value)
    _check_day(item, day, today)
    if isinstance(accepted, int) and accepted < entries:
        raise NotAnAnswerError(f"The journal already holds {entries} for that day, so it cannot be fewer.")
    said = "kept" if item.field == "text" else accepted
    return Change(
        words=f"{item.label.lower()} {said}, {when(day, today)}",
        edits=(_put(day, item.id, accepted), *_told(item.id, day, today)),
        day=day,
        item=item.id,
    )


def together(changes: tuple[Change, ...]) -> Change:
    """Return several changes as one, kept whole or not at all."""
    return Change(
        words=" · ".join(change.words for change in changes),
        edits=tuple(edit for change in changes for edit in change.edits),
        day=changes[0].day,
        item=changes[0].item,
    )


def leave(item: Item, day: date, today: date) -> Change:
    """Return the change that passes `item`: it stays unknown, and is not asked again for `day`."""
    return Change(
        words=f"{item.label.lower()} left open, {when(day, today)}",
        edits=(_include(day, "left", item.id),),
        day=day,
        item=item.id,
    )


def take_back(item: Item, day: date, today: date, entries: int = 0) -> Change:
    """Return the change that makes `item` open again: no answer, and not left.

    A tally that `entries` of the day count towards goes back to their number.
    """
    if entries:
        return Change(
            words=f"{item.label.lower()} back to {entries}, {when(day, today)}",
            edits=(_put(day, item.id, entries),),
            day=day,
            item=item.id,
        )
    return Change(
        words=f"{item.label.lower()} opened, {when(day, today)}",
        edits=(
            Drop(DAILY, day.isoformat(), ("answers", item.id)),
            _exclude(day, "left", item.id),
            _exclude(day, "late", item.id),
        ),
        day=day,
        item=item.id,
    )


def one_more(item: Item, day: date, today: date) -> Change:
    """Return the change that adds one to a count of `day`."""
    return Change(
        words=f"one more: {item.label.lower()}, {when(day, today)}",
        edits=(Bump(DAILY, day.isoformat(), ("answers", item.id), 1), *_told(item.id, day, today)),
        day=day,
        item=item.id,
    )


def one_more_entry(kind: str, history: History, day: date, now: datetime, today: date) -> Change:
    """Return the change that notes one `kind` of thing without details; every goal that counts it counts it."""
    entry = Entry(id=new_id(), kind=kind, day=day, at=now if day == today else None)
    counted = [
        measure_item(measure)
        for goal in history.goals
        if (rule := goal.rule_on(day))
        for measure in rule.measures
        if measure.source == "derived" and measure.of == kind
    ]
    edits: list[Edit] = [Put("entries", entry.id, (), entry.document())]
    for item in counted:
        edits += (Bump(DAILY, day.isoformat(), ("answers", item), 1), *_told(item, day, today))
    return Change(
        words=f"one more: {kind}, {when(day, today)}",
        edits=tuple(edits),
        day=day,
        item=counted[0] if counted else "",
    )


def keep_goal(goal: Goal) -> Change:
    """Return the change that keeps a new goal."""
    return Change(words=f"the goal “{goal.title}”", edits=(_keep("goals", goal),))


def delete_goal(goal: Goal) -> Change:
    """Return the change that removes a goal; the days' answers stay as they are."""
    return Change(words=f"deleting “{goal.title}”", edits=(Drop("goals", goal.id),))


def change_goal(goal: Goal) -> Change:
    """Return the change that writes a goal anew, field by field; fields of another version stay."""
    document = goal.document()
    fields = [name for name in goal.__struct_fields__ if name not in Record.__struct_fields__]
    edits: list[Edit] = [
        Put("goals", goal.id, (name,), document[name]) if name in document else Drop("goals", goal.id, (name,))
        for name in fields
    ]
    return Change(words=f"the change of “{goal.title}”", edits=tuple(edits))


def choose(setting: str, value: str | int, words: str) -> Change:
    """Return the change that sets one setting; `words` says it after "Took back:"."""
    return Change(words=words, edits=(Put("settings", ONE_DOCUMENT, (setting,), value),))


def _check_day(item: Item, day: date, today: date) -> None:
    if day > today:
        raise NotAnAnswerError("That day is still to come.")
    if item.field == "rating" and (today - day).days > RATING_DAYS:
        raise NotAnAnswerError(f"Ratings go back {RATING_DAYS} days; what happened can be told for any day.")


def _told(item: str, day: date, today: date) -> tuple[Edit, ...]:
    """Return what goes with every answer: it is no longer left, and late once the day after `day` has ended."""
    late = day < today - DAY
    return _exclude(day, "left", item), (_include if late else _exclude)(day, "late", item)


def _keep(table: str, record: Record) -> Put:
    return Put(table, record.id, (), record.document())


def _put(day: date, item: str, value: object) -> Put:
    return Put(DAILY, day.isoformat(), ("answers", item), value)


def _include(day: date, field: str, item: str) -> Include:
    return Include(DAILY, day.isoformat(), (field,), item)


def _exclude(day: date, field: str, item: str) -> Exclude:
    return Exclude(DAILY, day.isoformat(), (field,), item)
