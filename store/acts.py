"""The acts of a person, as changes: answering, passing, taking back, one more, keeping a goal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.agenda import RATING_DAYS, asked
from store.changes import DAILY, Amend, Bump, Change, Drop, Edit, Exclude, Include, Put, differences
from store.clock import DAY
from store.goals.counted import entries_of_day
from store.items import MOST_TIMES, Item, NotAnAnswerError, checked, when
from store.records.entry import Entry
from store.records.record import Record, new_id

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from store.history import History
    from store.records.check_in import Answer
    from store.records.goal import Goal

ON_PAPER = "on paper"
"""What stands in a field that the person filled in elsewhere."""

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


def one_more(item: Item, day: date, today: date, total: Answer | None = None) -> Change:
    """Return the change that adds one to a count of `day`, which stands at `total`.

    Raises NotAnAnswerError, with a sentence, where the count goes no further or is none.
    """
    _check_count(item, total)
    return Change(
        words=f"one more: {item.label.lower()}, {when(day, today)}",
        edits=(Bump(DAILY, day.isoformat(), ("answers", item.id), 1), *_told(item.id, day, today)),
        day=day,
        item=item.id,
    )


def one_more_entry(  # noqa: PLR0913 - what happened, where it is known from, and when
    kind: str, history: History, day: date, now: datetime, today: date, *, having: str = ""
) -> Change:
    """Return the change that notes one `kind` of thing without details; every goal that runs on `day` counts it.

    A measure that counts only entries with a field, `having`, takes it as filled in on paper. Raises
    NotAnAnswerError, with a sentence, where a day's total goes no further.
    """
    fields = {having: ON_PAPER} if having else {}
    entry = Entry(id=new_id(), kind=kind, day=day, at=now if day == today else None, fields=fields)
    counting = [
        item
        for goal in history.goals
        for item in asked(goal, day)
        if item.of == kind and item.having in {"", having}
    ]
    edits: list[Edit] = [Put("entries", entry.id, (), entry.document())]
    for item in counting:
        if item.field == "tally":
            edits += (_bump(item, history, day), *_told(item.id, day, today))
    return Change(
        words=f"one more: {kind.replace('_', ' ')}, {when(day, today)}",
        edits=tuple(edits),
        day=day,
        item=next((item.id for item in counting if item.having == having), ""),
    )


def keep_goal(goal: Goal) -> Change:
    """Return the change that keeps a new goal."""
    return Change(words=f"the goal “{goal.title}”", edits=(_keep("goals", goal),))


def keep_draft(draft: Goal) -> Change:
    """Return the change that keeps what is typed into a goal's form, whole: a draft is in nobody else's hands."""
    return Change(words="a draft", edits=(_keep("goals", draft),), draft=True)


def drop_draft(draft: Goal) -> Change:
    """Return the change that throws a draft away."""
    return Change(words="throwing the draft away", edits=(Drop("goals", draft.id),))


def delete_goal(goal: Goal) -> Change:
    """Return the change that removes a goal; the days' answers stay as they are."""
    return Change(words=f"deleting “{goal.title}”", edits=(Drop("goals", goal.id),))


def change_goal(old: Goal, new: Goal, words: str, *, draft: Goal | None = None) -> Change:
    """Return the change that writes the fields in which `new` differs, and no other; the `draft` it came from goes.

    `words` says the change after "Took back:".
    """
    dropped = (Drop("goals", draft.id),) if draft else ()
    return Change(words=words, edits=(*differences("goals", old, new), *dropped))


def order_goals(history: History, ids: Sequence[str]) -> Change:
    """Return the change that puts the goals in another order."""
    order = Amend("settings", ONE_DOCUMENT, ("goal_order",), list(history.settings.goal_order), list(ids))
    return Change(words="the order of the goals", edits=(order,))


def choose(setting: str, value: str | int | list[str], words: str) -> Change:
    """Return the change that sets one setting; `words` says it after "Took back:"."""
    return Change(words=words, edits=(Put("settings", ONE_DOCUMENT, (setting,), value),))


def _bump(item: Item, history: History, day: date) -> Bump:
    """Return the edit that adds one to a day's total, which is never below the entries the day has."""
    total = history.check_in(day).answers.get(item.id)
    _check_count(item, total)
    entries = entries_of_day(history, item.of, item.having, day)
    count = total if isinstance(total, int) else 0
    return Bump(DAILY, day.isoformat(), ("answers", item.id), max(count, entries) + 1 - count)


def _check_count(item: Item, total: Answer | None) -> None:
    if isinstance(total, str):
        raise NotAnAnswerError(f"{item.label} was answered in words that day; a digit sets the number.")
    if total is not None and total >= MOST_TIMES:
        raise NotAnAnswerError(f"{item.label} stands at {total}, and it counts no further than {MOST_TIMES} a day.")


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
