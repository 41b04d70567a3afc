"""What a check-in asks, in which order, and where the cursor stands: pure, from the history and the moment.

Four groups, always in this order: yesterday as a whole, this morning, as today goes on, tonight. A row is a stop
when it is open, can be known by now and was not left; the check-in is done when no stop remains.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from store.clock import DAY, long_day, today
from store.items import NOTE, RATINGS, SLEEP, Item, item_of
from store.records.check_in import Answer, CheckIn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from store.history import History
    from store.records.goal import Goal

RATING_DAYS = 3
"""How many days back a rating may still be given; facts may be given for any day."""

RowKey: TypeAlias = tuple[date, str]
"""A row, wherever it stands: its day and its item's id."""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One question about one day, and what is known of it."""

    item: Item
    day: date
    value: Answer | None
    left: bool = False
    late: bool = False
    stop: bool = False
    closed: bool = False
    """Too long ago to rate from memory."""
    entries: int = 0
    """How many journal entries of the day a tally already counts."""

    @property
    def key(self) -> RowKey:
        """Where the row is found again."""
        return self.day, self.item.id

    @property
    def open(self) -> bool:
        """No answer is known."""
        return self.value is None


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """Rows that belong together under one heading."""

    name: str
    title: str
    day: date
    rows: tuple[Row, ...]

    @property
    def stops(self) -> bool:
        """Whether the cursor stops anywhere in the group."""
        return any(row.stop for row in self.rows)


class Agenda(msgspec.Struct, frozen=True, kw_only=True):
    """The whole form of one page. `page` is the day it is opened at, `today` the day it is."""

    page: date
    today: date
    groups: tuple[Group, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every row, from the top."""
        return tuple(row for group in self.groups for row in group.rows)

    @property
    def done(self) -> bool:
        """No stop is left: all is answered or passed."""
        return not any(group.stops for group in self.groups)

    def row(self, key: RowKey | None) -> Row | None:
        """Return the row at `key`, None where this page has no such row."""
        return next((row for row in self.rows if row.key == key), None)

    def next_stop(self, after: RowKey | None, passed: RowKey | None = None) -> RowKey | None:
        """Return the first stop below `after`, else the first of all; the row `passed` is no longer one."""
        keys = [row.key for row in self.rows]
        stops = [row.key for row in self.rows if row.stop and row.key != passed]
        below = keys[keys.index(after) + 1 :] if after in keys else keys
        return next((key for key in stops if key in below), next(iter(stops), None))


def agenda(history: History, now: datetime, page: date | None = None) -> Agenda:
    """Return the form for `now`; with an earlier `page`, the form of that one day.

    `now` carries its UTC offset. The day ends, and the evening begins, when the settings say.
    """
    this_day = today(now, history.settings.day_ends)
    if page is not None and page < this_day:
        groups = _earlier_day(history, page, this_day)
    else:
        page, groups = this_day, _today(history, now, this_day)
    return Agenda(page=page, today=this_day, groups=tuple(group for group in groups if group.rows))


def _today(history: History, now: datetime, this_day: date) -> tuple[Group, ...]:
    yesterday = this_day - DAY
    begun = any(day < this_day.isoformat() for day in history.days)
    evening = now.replace(tzinfo=None) >= datetime.combine(this_day, history.settings.evening)
    before, morning = _Day(history, yesterday, this_day), _Day(history, this_day, this_day)
    whole = before if begun else morning
    rated = (*whole.rows(RATINGS, stop=True), *(whole.goal_rows(stop=True) if begun else ()), *whole.rows((NOTE,)))
    return (
        Group(
            name="yesterday" if begun else "first",
            title="Yesterday, as a whole" if begun else "Today, so far",
            day=whole.day,
            rows=rated,
        ),
        Group(name="morning", title="This morning", day=this_day, rows=morning.rows(SLEEP, stop=True)),
        Group(name="today", title="As today goes on", day=this_day, rows=morning.goal_rows(stop=evening)),
        Group(
            name="tonight",
            title="Tonight, or tomorrow morning",
            day=this_day,
            rows=(*morning.rows(RATINGS, stop=evening), *morning.rows((NOTE,))) if begun else (),
        ),
    )


def _earlier_day(history: History, page: date, this_day: date) -> tuple[Group, ...]:
    day = _Day(history, page, this_day)
    title = "Yesterday, as a whole" if page == this_day - DAY else f"{long_day(page)}, as a whole"
    rated = (*day.rows(RATINGS, stop=True), *day.goal_rows(stop=True), *day.rows((NOTE,)))
    return (
        Group(name="that_day", title=title, day=page, rows=rated),
        Group(name="morning", title="The morning of that day", day=page, rows=day.rows(SLEEP, stop=True)),
    )


class _Day:
    """One day's answers, made into rows."""

    def __init__(self, history: History, day: date, this_day: date) -> None:
        self.day = day
        self._history = history
        self._check_in: CheckIn = history.check_in(day)
        self._rating_closed = (this_day - day).days > RATING_DAYS

    def rows(self, items: Iterable[Item], *, stop: bool = False) -> tuple[Row, ...]:
        return tuple(self._row(item, stop=stop) for item in items)

    def goal_rows(self, *, stop: bool) -> tuple[Row, ...]:
        items = (item for goal in self._history.goals for item in asked(goal, self.day))
        return self.rows(items, stop=stop)

    def _row(self, item: Item, *, stop: bool) -> Row:
        value = self._check_in.answers.get(item.id)
        left = item.id in self._check_in.left
        closed = item.field == "rating" and self._rating_closed and value is None
        return Row(
            item=item,
            day=self.day,
            value=value,
            left=left and value is None,
            late=item.id in self._check_in.late,
            closed=closed,
            entries=len(self._history.entries(item.of, self.day)) if item.of else 0,
            stop=stop and value is None and not left and not closed and item.field != "text",
        )


def asked(goal: Goal, day: date) -> tuple[Item, ...]:
    """Return the rows a goal adds to the check-in of `day`: none before it starts, when it rests or is over."""
    rule = goal.rule_on(day)
    if rule is None or goal.status not in {"active", "maintaining"}:
        return ()
    if day < rule.start or (rule.due is not None and day > rule.due):
        return ()
    if any(pause.first <= day and (pause.last is None or day <= pause.last) for pause in goal.pauses):
        return ()
    items = (item_of(goal, measure) for measure in rule.measures)
    return tuple(item for item in items if item is not None)
