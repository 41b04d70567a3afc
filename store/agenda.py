"""What a check-in asks, in which order, and where the cursor stands: pure, from the history and the moment.

Four groups, always in this order: yesterday as a whole, this morning, as today goes on, tonight. A row is a stop
when it is open, can be known by now and was not left; the check-in is done when no stop remains.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from store import worries
from store.clock import DAY, long_day, today
from store.goals.counted import entries_of_day
from store.goals.periods import first_day
from store.items import NOTE, NOW, RATINGS, SLEEP, Item, item_of
from store.medicines import as_needed_item, due, is_as_needed, side_effect_item, side_effects
from store.own_items import in_order, own_item
from store.records.check_in import Answer, CheckIn
from store.waiting import is_back, waits

if TYPE_CHECKING:
    from collections.abc import Iterable

    from store.history import History
    from store.records.goal import Goal, Measure

RATING_DAYS = 3
"""How many days back a rating may still be given; facts may be given for any day."""

NOON, AN_HOUR = time(12), timedelta(hours=1)
"""Doses before noon stand in the morning; a dose may be answered an hour before it is due."""

NEVER_STOPS = frozenset({"text", "noted", "waiting"})
"""Fields on which the cursor does not stop by itself."""

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
    """How many journal entries of the day the row already counts, or how many wait for it."""

    @property
    def counts_itself(self) -> bool:
        """The row shows how much was noted or written, and takes no answer."""
        return self.item.field == "noted"

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
    back: bool = False
    """The first page after a week or more away: one number, and nothing else unless it is asked for."""

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

    `now` carries its UTC offset. The day ends, and the evening begins, when the settings say. After a week away the
    form is one number, and today's page by its own date the whole of it.
    """
    this_day = today(now, history.settings.day_ends)
    if page is not None and page < this_day:
        groups = _earlier_day(history, page, this_day)
    elif page is None and is_back(history, this_day):
        return Agenda(page=this_day, today=this_day, groups=(_one_number(history, this_day),), back=True)
    else:
        page, groups = this_day, _today(history, now, this_day)
    return Agenda(page=page, today=this_day, groups=tuple(group for group in groups if group.rows))


def _one_number(history: History, this_day: date) -> Group:
    answer = history.check_in(this_day).answers.get(NOW.id)
    left = NOW.id in history.check_in(this_day).left
    row = Row(item=NOW, day=this_day, value=answer, left=left and answer is None, stop=answer is None and not left)
    return Group(name="now", title="Welcome back. Nothing to catch up on.", day=this_day, rows=(row,))


def _today(history: History, now: datetime, this_day: date) -> tuple[Group, ...]:
    begun = bool(history.days) and history.days[0] < this_day.isoformat()
    evening = now.replace(tzinfo=None) >= datetime.combine(this_day, history.settings.evening)
    before, morning = _Day(history, this_day - DAY, this_day), _Day(history, this_day, this_day)
    soon = now.replace(tzinfo=None) + AN_HOUR
    rated = (
        (*before.ratings(stop=True), *before.goal_rows(stop=True), *before.doses(from_noon=True), *before.note())
        if begun
        else (*morning.rows(RATINGS, stop=True), *morning.note())
    )
    return (
        Group(
            name="yesterday" if begun else "first",
            title="Yesterday, as a whole" if begun else "Today, so far",
            day=before.day if begun else this_day,
            rows=rated,
        ),
        Group(
            name="morning",
            title="This morning",
            day=this_day,
            rows=(*morning.rows(SLEEP, stop=True), *morning.doses(from_noon=False, until=soon)),
        ),
        Group(
            name="today",
            title="As today goes on",
            day=this_day,
            rows=(
                *morning.goal_rows(stop=evening, noted=True),
                *morning.own_rows(stop=evening),
                *morning.doses(from_noon=True, until=soon),
                *morning.as_needed(),
                *_worry_time(history, this_day),
            ),
        ),
        Group(
            name="tonight",
            title="Tonight, or tomorrow morning",
            day=this_day,
            rows=(*morning.rows(RATINGS, stop=evening), *morning.note()) if begun else (),
        ),
    )


def _worry_time(history: History, this_day: date) -> tuple[Row, ...]:
    """Return the row of the time for worries, where one is chosen and something waits for it."""
    begins = history.settings.worry_time
    put_off = worries.waiting(history, this_day) if begins else ()
    if begins is None or not put_off:
        return ()
    return (Row(item=worries.item(begins), day=this_day, value=None, entries=len(put_off)),)


def _earlier_day(history: History, page: date, this_day: date) -> tuple[Group, ...]:
    day = _Day(history, page, this_day)
    title = "Yesterday, as a whole" if page == this_day - DAY else f"{long_day(page)}, as a whole"
    facts = (*day.goal_rows(stop=True, noted=True), *day.doses(), *day.as_needed())
    return (
        Group(name="that_day", title=title, day=page, rows=(*day.ratings(stop=True), *facts, *day.note())),
        Group(name="morning", title="The morning of that day", day=page, rows=day.rows(SLEEP, stop=True)),
    )


class _Day:
    """One day's answers, made into rows."""

    def __init__(self, history: History, day: date, this_day: date) -> None:
        self.day = day
        self._history = history
        self._check_in: CheckIn = history.check_in(day)
        self._this_day = this_day
        self._settings = history.settings
        self._rating_closed = (this_day - day).days > RATING_DAYS

    def rows(self, items: Iterable[Item], *, stop: bool = False) -> tuple[Row, ...]:
        """Return a row for each item that is not left out, in the person's own order."""
        wanted = (item for item in items if item.id not in self._settings.off)
        return tuple(self._row(item, stop=stop) for item in in_order(wanted, self._settings.item_order))

    def note(self) -> tuple[Row, ...]:
        return self.rows((NOTE,))

    def ratings(self, *, stop: bool) -> tuple[Row, ...]:
        """Return the ratings of a whole day, the person's own questions among them."""
        return self.rows((*RATINGS, *self._own_items()), stop=stop)

    def own_rows(self, *, stop: bool) -> tuple[Row, ...]:
        return self.rows(self._own_items(), stop=stop)

    def doses(self, *, from_noon: bool | None = None, until: datetime | None = None) -> tuple[Row, ...]:
        """Return the doses of the day, of one half of it or of both; those due `until` then are stops."""
        due_then = [dose for medicine in self._history.medicines for dose in due(medicine, self.day)]
        return tuple(
            self._row(item, stop=until is None or datetime.combine(self.day, at) <= until)
            for at, item in sorted(due_then, key=lambda dose: dose[0])
            if from_noon is None or (at >= NOON) == from_noon
        )

    def as_needed(self) -> tuple[Row, ...]:
        taken = (medicine for medicine in self._history.medicines if is_as_needed(medicine, self.day))
        return self.rows(as_needed_item(medicine) for medicine in taken)

    def _own_items(self) -> list[Item]:
        own = [own_item(own) for own in self._settings.own_items if not own.off]
        effects = [effect for medicine in self._history.medicines for effect in side_effects(medicine, self.day)]
        return [*own, *(side_effect_item(effect) for effect in effects)]

    def goal_rows(self, *, stop: bool, noted: bool = False) -> tuple[Row, ...]:
        """Return the rows of the goals; those that count themselves only where `noted` wants them."""
        items = (item for goal in self._history.goals for item in asked(goal, self.day))
        waiting = stop and not self._check_in.hard
        return tuple(self._row(item, stop=waiting) for item in items if noted or item.field != "noted")

    def _row(self, item: Item, *, stop: bool) -> Row:
        answer = self._check_in.answers.get(item.id)
        entries = entries_of_day(self._history, item.of, item.having, self.day) if item.of else 0
        value = (entries or None) if answer is None and item.field == "noted" else answer
        left = item.id in self._check_in.left
        closed = item.field == "rating" and self._rating_closed and value is None
        return Row(
            item=item,
            day=self.day,
            value=value,
            left=left and value is None,
            late=item.id in self._check_in.late,
            closed=closed,
            entries=entries,
            stop=stop and value is None and not left and not closed and self._may_wait(item),
        )

    def _may_wait(self, item: Item) -> bool:
        return item.field not in NEVER_STOPS and waits(item, self._history, self._this_day)


def asked(goal: Goal, day: date) -> tuple[Item, ...]:
    """Return the rows a goal adds to `day`; its own ratings belong to the look back (clinical.md 2.3)."""
    items = (item_of(goal, measure) for measure in counted_on(goal, day))
    return tuple(item for item in items if item is not None and item.field != "rating")


def counted_on(goal: Goal, day: date) -> tuple[Measure, ...]:
    """Return the measures that `day` counts for: none before the goal starts, when it rests or is over.

    A measure whose baseline is counted first begins on the first day of that (clinical.md 2.5 B); a goal that is
    kept up goes on after its last day.
    """
    rule = goal.rule_on(day) or goal.revisions[0]
    if goal.status not in {"active", "maintaining"} or _rests(goal, day):
        return ()
    if rule.due is not None and day > rule.due and goal.status != "maintaining":
        return ()
    return tuple(measure for measure in rule.measures if first_day(measure, rule) <= day)


def _rests(goal: Goal, day: date) -> bool:
    return any(pause.first <= day <= (pause.last or day) for pause in goal.pauses)
