"""What a check-in asks, in which order, and where the cursor goes, also under fingers that press anything."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from goals_made_up import LIMIT, WALK, goal
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from store import acts
from store.agenda import Agenda, Row, RowKey, agenda
from store.history import History
from store.items import NotAnAnswerError
from store.journal.journal import Journal
from store.records.goal import Baseline, Goal, Measure, Pause
from widgets.check_in_lines import FIELDS
from widgets.field import Reply

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from store.changes import Change

DAY = timedelta(days=1)
TODAY = date(2026, 11, 22)
YESTERDAY = TODAY - DAY
MORNING = datetime.fromisoformat("2026-11-22T07:40+01:00")
EVENING = MORNING.replace(hour=18, minute=0)
AFTER_MIDNIGHT = MORNING.replace(day=23, hour=3, minute=59)

PANIC = Measure(id="panic", label="Panic", source="derived", of="panic", direction="at_most", target=4)
THOUGHTS = Measure(
    id="thoughts", label="Thoughts", source="derived", of="thought_record", having="balanced_thought", target=6
)
BELIEF = Measure(id="belief", label="Belief", source="rating_0_10", aggregate="latest", target=7)
RATED = ["mood", "anxiety", "energy"]
SLEPT = ["sleep_hours", "sleep_quality"]


def begun(*measures: Measure, days_ago: int = 7, **fields: Any) -> Goal:  # noqa: ANN401 - any field of a goal
    """Return a goal that began so many days ago and runs four weeks."""
    made = goal(*measures)
    start = TODAY - days_ago * DAY
    rule = replace(made.rule, start=start, effective_from=start, due=start + 27 * DAY)
    return replace(made, **{"revisions": (rule,), **fields})


def known(days: Mapping[date, Mapping[str, Any]], *goals: Goal, entries: Sequence[date] = ()) -> History:
    """Return a history of days, goals, and panic attacks without details."""
    return History(tables(days, *goals, entries=entries))


def tables(
    days: Mapping[date, Mapping[str, Any]], *goals: Goal, entries: Sequence[date] = ()
) -> dict[str, dict[str, dict[str, Any]]]:
    """Return the same as the tables of a journal."""
    return {
        "check_ins": {str(n): {"day": day.isoformat(), **told} for n, (day, told) in enumerate(days.items(), 1)},
        "goals": {str(n): {**kept.document(), "id": f"goal{n}"} for n, kept in enumerate(goals, 1)},
        "entries": {
            str(n): {"id": f"entry{n}", "kind": "panic", "day": day.isoformat()} for n, day in enumerate(entries, 1)
        },
    }


LATELY = {TODAY - 5 * DAY: {"answers": {"mood": 5}}}
"""One check-in, so that there is a yesterday."""


def ids(rows: Sequence[Row]) -> list[str]:
    """Return the items' ids."""
    return [row.item.id for row in rows]


def stops(asked: Agenda) -> dict[str, list[str]]:
    """Return the stops by group; groups without any are left out."""
    found = {group.name: ids([row for row in group.rows if row.stop]) for group in asked.groups}
    return {name: items for name, items in found.items() if items}


def names(asked: Agenda) -> list[str]:
    """Return the names of the groups."""
    return [group.name for group in asked.groups]


# Groups


def test_the_four_groups_stand_in_their_order_each_with_its_day() -> None:
    """Yesterday as a whole, this morning, as today goes on, tonight: whatever the hour."""
    history = known(LATELY, begun(WALK))
    for now in (MORNING, EVENING, AFTER_MIDNIGHT):
        asked = agenda(history, now)
        assert names(asked) == ["yesterday", "morning", "today", "tonight"]
        assert [group.day for group in asked.groups] == [YESTERDAY, TODAY, TODAY, TODAY]
        assert {row.day for group in asked.groups[1:] for row in group.rows} == {TODAY}


def test_each_group_holds_its_rows_in_their_order() -> None:
    """Ratings, goal rows, a line; sleep; goal rows; ratings and a line."""
    asked = agenda(known(LATELY, begun(WALK), begun(PANIC, id="other")), MORNING)
    assert [ids(group.rows) for group in asked.groups] == [
        [*RATED, "m:walk", "m:panic", "note"],
        SLEPT,
        ["m:walk", "m:panic"],
        [*RATED, "note"],
    ]


def test_without_goals_nothing_stands_under_as_today_goes_on() -> None:
    """A group without rows is not shown."""
    assert names(agenda(known(LATELY), MORNING)) == ["yesterday", "morning", "tonight"]


def test_on_the_very_first_day_todays_ratings_come_first_and_are_stops() -> None:
    """Before the first check-in there is no yesterday, and nothing is asked twice."""
    asked = agenda(known({}, begun(WALK, days_ago=0)), MORNING)
    assert names(asked) == ["first", "morning", "today"]
    assert asked.groups[0].day == TODAY
    assert stops(asked) == {"first": RATED, "morning": SLEPT}
    assert asked.next_stop(None) == (TODAY, "mood")
    assert len({row.key for row in asked.rows}) == len(asked.rows)


def test_answers_of_the_first_day_itself_do_not_make_a_yesterday() -> None:
    """The form keeps its shape all through the first day."""
    asked = agenda(known({TODAY: {"answers": {"mood": 6}, "left": ["anxiety"]}}), MORNING)
    assert names(asked) == ["first", "morning"]
    assert stops(asked) == {"first": ["energy"], "morning": SLEPT}


def test_on_the_second_day_the_first_is_yesterday_and_not_asked_again() -> None:
    """Who answered on the first morning finds those answers under yesterday."""
    first = {YESTERDAY: {"answers": {"mood": 6, "anxiety": 4, "energy": 5}}}
    asked = agenda(known(first), MORNING)
    assert names(asked) == ["yesterday", "morning", "tonight"]
    assert [row.value for row in asked.groups[0].rows] == [6, 4, 5, None]
    assert stops(asked) == {"morning": SLEPT}


# Stops


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (MORNING.replace(hour=4, minute=0), False),
        (MORNING, False),
        (EVENING - timedelta(minutes=1), False),
        (EVENING, True),
        (MORNING.replace(hour=23, minute=59), True),
        (AFTER_MIDNIGHT, True),
    ],
)
def test_todays_goal_rows_and_tonight_are_stops_from_the_evening_on(now: datetime, expected: bool) -> None:
    """From 18:00, and after midnight until 04:00, when they still belong to the day before."""
    asked = agenda(known(LATELY, begun(WALK)), now)
    assert asked.today == asked.page == TODAY
    morning = {"yesterday": [*RATED, "m:walk"], "morning": SLEPT}
    evening = {"today": ["m:walk"], "tonight": RATED} if expected else {}
    assert stops(asked) == {**morning, **evening}


def test_at_four_a_new_day_begins() -> None:
    """What was tonight is now yesterday, as a whole."""
    asked = agenda(known({TODAY: {"answers": {"mood": 6}}}), AFTER_MIDNIGHT + timedelta(minutes=1))
    assert asked.today == TODAY + DAY
    assert asked.groups[0].day == TODAY
    assert stops(asked)["yesterday"] == ["anxiety", "energy"]


def test_the_day_and_the_evening_begin_when_the_settings_say() -> None:
    """A night worker's day may end at 10:00 and the evening begin at 21:30."""
    chosen = {"id": "one", "day_ends": "10:00:00", "evening": "21:30:00"}
    history = History({**tables(LATELY), "settings": {"1": chosen}})
    assert agenda(history, MORNING).today == YESTERDAY
    assert "tonight" not in stops(agenda(history, MORNING.replace(hour=21, minute=29)))
    assert stops(agenda(history, MORNING.replace(hour=21, minute=30)))["tonight"] == RATED


def test_a_row_of_text_is_never_a_stop() -> None:
    """Neither yesterday's line, nor tonight's, nor that of a past day."""
    history = known(LATELY)
    pages = [agenda(history, EVENING), agenda(history, EVENING, YESTERDAY), agenda(known({}), EVENING)]
    texts = [row for page in pages for row in page.rows if row.item.field == "text"]
    assert len(texts) == len(pages) + 1
    assert not any(row.stop for row in texts)


def test_a_row_that_is_answered_or_left_is_no_stop() -> None:
    """A left row is open and is not asked again; an answer of 0 is an answer."""
    told = {YESTERDAY: {"answers": {"mood": 0}, "left": ["anxiety"]}}
    mood, anxiety, energy, _ = agenda(known(told), MORNING).groups[0].rows
    assert (mood.stop, mood.open, mood.left) == (False, False, False)
    assert (anxiety.stop, anxiety.open, anxiety.left) == (False, True, True)
    assert (energy.stop, energy.open, energy.left) == (True, True, False)


def test_an_answer_outweighs_having_been_left() -> None:
    """Another window may have answered what this one left."""
    row = agenda(known({YESTERDAY: {"answers": {"mood": 3}, "left": ["mood"]}}), MORNING).rows[0]
    assert (row.value, row.left, row.stop) == (3, False, False)


def test_the_check_in_is_done_when_no_stop_is_left() -> None:
    """Answered or left, the line of text and today's rows still open: done for now."""
    told = {
        YESTERDAY: {"answers": {"mood": 6, "energy": 5}, "left": ["anxiety"]},
        TODAY: {"answers": {"sleep_hours": 7}, "left": ["sleep_quality"]},
    }
    history = known(told)
    assert agenda(history, MORNING).done
    assert not agenda(history, EVENING).done


def test_a_tally_says_how_many_entries_of_its_day_the_journal_holds() -> None:
    """Entries of another day do not count towards it."""
    asked = agenda(known(LATELY, begun(PANIC), begun(WALK), entries=[TODAY, TODAY, YESTERDAY]), MORNING)
    counts = {row.key: row.entries for row in asked.rows if row.entries}
    assert counts == {(TODAY, "m:panic"): 2, (YESTERDAY, "m:panic"): 1}


# Past pages


def test_yesterdays_page_is_whole_and_every_row_but_its_line_is_a_stop() -> None:
    """Its ratings, its goal rows, its line, its morning; nothing of today."""
    asked = agenda(known(LATELY, begun(WALK)), MORNING, YESTERDAY)
    assert (asked.page, asked.today) == (YESTERDAY, TODAY)
    assert [group.title for group in asked.groups] == ["Yesterday, as a whole", "The morning of that day"]
    assert {row.day for row in asked.rows} == {YESTERDAY}
    assert stops(asked) == {"that_day": [*RATED, "m:walk"], "morning": SLEPT}


def test_an_older_page_carries_its_day_in_its_title() -> None:
    """Friday is not called yesterday."""
    assert agenda(known(LATELY), MORNING, TODAY - 2 * DAY).groups[0].title == "Friday 20 November, as a whole"


@pytest.mark.parametrize(("ago", "closed"), [(1, False), (3, False), (4, True), (400, True)])
def test_ratings_close_after_three_days_and_facts_never(ago: int, closed: bool) -> None:
    """Mood is not rated from memory (clinical.md 4.3); that there was a walk, and sleep's hours, may be told."""
    asked = agenda(known({}, begun(WALK, days_ago=401, pauses=())), MORNING, TODAY - ago * DAY)
    rated = [row for row in asked.rows if row.item.field == "rating"]
    facts = [row for row in asked.rows if row.item.field in {"hours", "tick"}]
    assert {row.closed for row in rated} == {closed}
    assert {row.stop for row in rated} == {not closed}
    assert all(row.stop and not row.closed for row in facts)
    assert {"sleep_hours"} <= set(ids(facts))


def test_a_rating_that_is_known_is_shown_however_old_it_is() -> None:
    """Only open ratings close; the words for it would hide the answer."""
    old = TODAY - 30 * DAY
    row = agenda(known({old: {"answers": {"mood": 5}}}), MORNING, old).rows[0]
    assert (row.item.id, row.value, row.closed) == ("mood", 5, False)


def test_a_late_answer_is_marked_on_its_row() -> None:
    """It is drawn hollow, and says late."""
    day = TODAY - 3 * DAY
    asked = agenda(known({day: {"answers": {"mood": 5, "energy": 5}, "late": ["mood"]}}), MORNING, day)
    assert [row.late for row in asked.rows[:3]] == [True, False, False]


@pytest.mark.parametrize("page", [None, TODAY, TODAY + DAY])
def test_a_page_of_today_or_later_is_today(page: date | None) -> None:
    """There is no form for a day to come."""
    history = known(LATELY)
    assert agenda(history, MORNING, page) == agenda(history, MORNING)


# Which goals are asked


@pytest.mark.parametrize(
    ("kept", "yesterday", "today"),
    [
        (begun(), True, True),
        (begun(status="maintaining"), True, True),
        (begun(days_ago=0), False, True),
        (begun(days_ago=-1), False, False),
        (begun(days_ago=27), True, True),
        (begun(days_ago=28), True, False),
        (begun(days_ago=29), False, False),
        *((begun(status=status), False, False) for status in ("draft", "paused", "reached", "set_aside")),
        (begun(pauses=(Pause(first=YESTERDAY),)), False, False),
        (begun(pauses=(Pause(first=TODAY),)), True, False),
        (begun(pauses=(Pause(first=YESTERDAY, last=YESTERDAY),)), False, True),
        (begun(pauses=(Pause(first=TODAY + DAY),)), True, True),
    ],
)
def test_a_goal_is_asked_on_the_days_it_runs(kept: Goal, yesterday: bool, today: bool) -> None:
    """Not before it starts, so begun today it has no row yesterday; not while it rests, nor when it is over."""
    rows = {row.key for row in agenda(known(LATELY, kept), MORNING).rows}
    assert ((YESTERDAY, "m:walk") in rows, (TODAY, "m:walk") in rows) == (yesterday, today)


def test_a_goal_without_an_end_is_asked_on() -> None:
    """An open end is no end."""
    kept = begun(days_ago=500)
    endless = replace(kept, revisions=(replace(kept.rule, due=None),))
    assert (TODAY, "m:walk") in {row.key for row in agenda(known(LATELY, endless), MORNING).rows}


def test_a_revised_goal_asks_each_day_by_the_rule_of_that_day() -> None:
    """Yesterday's row is that of yesterday's rule."""
    kept = begun(WALK)
    revised = replace(kept, revisions=(kept.rule, replace(kept.rule, effective_from=TODAY, measures=(LIMIT,))))
    asked = agenda(known(LATELY, revised), MORNING)
    assert [key for row in asked.rows if (key := row.key)[1].startswith("m:")] == [
        (YESTERDAY, "m:walk"),
        (TODAY, "m:limit"),
    ]


def test_a_goal_that_is_kept_up_is_asked_on_after_its_last_day() -> None:
    """Maintaining has no end, whatever day the rule named."""
    kept = begun(days_ago=60, status="maintaining")
    assert (TODAY, "m:walk") in {row.key for row in agenda(known(LATELY, kept), MORNING).rows}


def test_a_rating_of_a_goals_own_is_never_asked_in_a_check_in() -> None:
    """It belongs to the look back (clinical.md 2.3), on every page."""
    history = known(LATELY, begun(WALK, BELIEF))
    for page in (None, YESTERDAY, TODAY - 3 * DAY):
        rows = agenda(history, EVENING, page).rows
        assert "m:belief" not in ids(rows)
        assert "m:walk" in ids(rows)


# What counts itself


def test_what_counts_itself_stands_under_today_alone_and_on_the_page_of_an_earlier_day() -> None:
    """Yesterday, on the page of today, is for answers."""
    history = known(LATELY, begun(THOUGHTS))
    today = agenda(history, EVENING)
    assert [group.name for group in today.groups if "m:thoughts" in ids(group.rows)] == ["today"]
    earlier = agenda(history, EVENING, YESTERDAY)
    assert [group.name for group in earlier.groups if "m:thoughts" in ids(group.rows)] == ["that_day"]


def test_what_counts_itself_is_never_a_stop_and_shows_the_days_number() -> None:
    """Only entries with the field filled in count, of their own day; none is no zero."""
    kept = tables(LATELY, begun(THOUGHTS), begun(replace(THOUGHTS, id="any", having="")))
    kept["entries"] = {
        str(n): {"id": f"e{n}", "kind": "thought_record", "day": day.isoformat(), "fields": fields}
        for n, (day, fields) in enumerate(
            [(TODAY, {"balanced_thought": "it passes"}), (TODAY, {}), (YESTERDAY, {"balanced_thought": "so what"})]
        )
    }
    history = History(kept)
    shown = {row.item.id: row for row in agenda(history, EVENING).rows if row.item.field == "noted"}
    assert {item: (row.value, row.entries) for item, row in shown.items()} == {
        "m:thoughts": (1, 1),
        "m:any": (2, 2),
    }
    empty = agenda(history, EVENING, TODAY - 2 * DAY).row((TODAY - 2 * DAY, "m:thoughts"))
    assert empty
    assert (empty.value, empty.open, empty.counts_itself) == (None, True, True)
    assert not any(row.stop for row in (*shown.values(), empty))


# The time for worries


def with_worries(**fields: object) -> History:
    """Return a journal with a worry of today and one of yesterday, and a time for them at five."""
    kept = tables(LATELY)
    kept["settings"] = {"1": {"worry_time": "17:00:00"}}
    kept["entries"] = {
        str(n): {"id": f"e{n}", "kind": "worry", "day": day.isoformat(), "fields": {"worry": "the exam", **fields}}
        for n, day in enumerate((TODAY, YESTERDAY))
    }
    return History(kept)


def test_the_time_for_worries_stands_under_today_while_something_waits_for_it() -> None:
    """With its hour and how much waits; never a stop, in the evening neither, and on no earlier page."""
    shown = agenda(with_worries(), EVENING)
    (row,) = (row for row in shown.rows if row.item.id == "worry_time")
    assert row in next(group for group in shown.groups if group.name == "today").rows
    assert (row.item.hint, row.entries, row.open, row.stop) == ("17:00", 2, True, False)
    assert "worry_time" not in ids(agenda(with_worries(), EVENING, YESTERDAY).rows)


def test_without_a_time_or_a_worry_that_waits_there_is_no_such_row() -> None:
    """Nobody is reminded of a slot they did not choose, or of worries that were looked at."""
    chosen_by_none = tables(LATELY)
    chosen_by_none["entries"] = {"1": {"id": "e", "kind": "worry", "day": TODAY.isoformat()}}
    for history in (History(chosen_by_none), with_worries(still_matters=False)):
        assert "worry_time" not in ids(agenda(history, EVENING).rows)


# A baseline that is counted first


def counted_first(days_ago: int, *measures: Measure) -> Goal:
    """Return a goal that begins with two weeks of counting so many days ago, and starts after them."""
    first = TODAY - days_ago * DAY
    baseline = Baseline(value=7, how="tracked", first=first, last=first + 13 * DAY)
    made = begun(replace(PANIC, baseline=baseline), *measures, days_ago=days_ago - 14)
    return replace(made, revisions=(replace(made.rule, effective_from=first),))


@pytest.mark.parametrize(
    ("days_ago", "yesterday", "today"), [(-1, False, False), (0, False, True), (1, True, True)]
)
def test_what_is_counted_first_is_asked_from_its_first_day_on(days_ago: int, yesterday: bool, today: bool) -> None:
    """Two weeks before the goal starts; its other rows wait for the start."""
    rows = {row.key for row in agenda(known(LATELY, counted_first(days_ago, WALK)), MORNING).rows}
    assert ((YESTERDAY, "m:panic") in rows, (TODAY, "m:panic") in rows) == (yesterday, today)
    assert (TODAY, "m:walk") not in rows


def test_with_the_start_all_its_rows_are_asked() -> None:
    """The fifteenth day is the first of the goal."""
    rows = {row.key for row in agenda(known(LATELY, counted_first(14, WALK)), MORNING).rows}
    assert {(YESTERDAY, "m:panic"), (TODAY, "m:panic"), (TODAY, "m:walk")} <= rows
    assert (YESTERDAY, "m:walk") not in rows


# The cursor


def test_the_cursor_goes_to_the_next_stop_below_and_from_the_last_to_the_first() -> None:
    """A stop above comes up again once nothing below is left."""
    asked = agenda(known({YESTERDAY: {"answers": {"anxiety": 4}}}), MORNING)
    assert asked.next_stop(None) == (YESTERDAY, "mood")
    assert asked.next_stop((YESTERDAY, "mood")) == (YESTERDAY, "energy")
    assert asked.next_stop((YESTERDAY, "note")) == (TODAY, "sleep_hours")
    assert asked.next_stop((TODAY, "sleep_quality")) == (YESTERDAY, "mood")
    assert asked.next_stop((TODAY, "note")) == (YESTERDAY, "mood")


def test_the_row_just_passed_is_no_longer_a_stop() -> None:
    """Where the answer is still on its way to the disk, the cursor does not come back to its row."""
    told = {YESTERDAY: {"left": RATED}, TODAY: {"left": ["sleep_hours"]}}
    asked = agenda(known(told), MORNING)
    quality = (TODAY, "sleep_quality")
    assert asked.next_stop(quality) == quality
    assert asked.next_stop(quality, quality) is None
    assert asked.next_stop(None, (TODAY, "sleep_hours")) == quality


def test_a_row_this_page_does_not_have_is_none() -> None:
    """The cursor's row may have gone with its goal."""
    asked = agenda(known(LATELY), MORNING)
    assert asked.row((TODAY, "m:gone")) is None
    assert asked.row(None) is None
    assert asked.next_stop((TODAY, "m:gone")) == (YESTERDAY, "mood")


# Fingers that press anything


class Fingers:
    """Presses digits, y and Enter as the Today pane takes them: hours wait for Enter, all else answers at once."""

    def __init__(self, days: Mapping[date, Mapping[str, Any]], now: datetime) -> None:
        goals = (begun(WALK), begun(PANIC), begun(LIMIT), begun(THOUGHTS))
        self.now = now
        self.journal = Journal.in_memory(lambda: now, tables(days, *goals))
        self.cursor = self.form.next_stop(None)
        self.typed = ""

    @property
    def form(self) -> Agenda:
        """Return what is asked now."""
        return agenda(self.journal.history, self.now)

    def press(self, key: str) -> None:
        """Press a key on the row of the cursor."""
        row = self.form.row(self.cursor)
        if row is None:
            return
        field = FIELDS[row.item.field]
        if key in field.typing:
            self.typed += key
        elif key != "enter":
            meaning = field.key(key, row)
            if isinstance(meaning, Reply):
                self._do(row, acts.answer(row.item, row.day, meaning.value, TODAY, row.entries))
        elif self.typed:
            self._keep(row)
        elif row.stop:
            self._do(row, acts.leave(row.item, row.day, TODAY))

    def _keep(self, row: Row) -> None:
        typed, self.typed = self.typed, ""
        try:
            value = FIELDS[row.item.field].read(typed)
        except ValueError:
            return
        self._do(row, acts.answer(row.item, row.day, value, TODAY))

    def _do(self, row: Row, change: Change) -> None:
        after: RowKey = row.key
        self.journal.record(change)
        self.cursor = self.form.next_stop(after)

    def answers(self, day: date) -> dict[str, Any]:
        """Return what is known of a day."""
        return self.journal.history.check_in(day).answers


BY_DAY = st.times(min_value=time(4), max_value=time(17, 59)).map(
    lambda at: datetime.combine(TODAY, at, MORNING.tzinfo)
)
KEYS = st.lists(st.sampled_from([*"0123456789", "y", "enter", "enter", "enter"]), max_size=40)
ASKED = [*RATED, "m:walk", "m:panic", "m:limit"]
BEFORE = st.fixed_dictionaries(
    {YESTERDAY: st.lists(st.sampled_from(ASKED), unique=True).map(lambda left: {"left": left})}
)


@given(now=BY_DAY, keys=KEYS, days=BEFORE)
def test_by_day_digits_y_and_enter_alone_tell_nothing_of_today_but_the_sleep(
    now: datetime, keys: list[str], days: dict[date, dict[str, Any]]
) -> None:
    """Who types ahead through the morning never says anything about a day that is still to come."""
    fingers = Fingers(days, now)
    for key in keys:
        fingers.press(key)
    assert set(fingers.answers(TODAY)) <= set(SLEPT)
    assert set(fingers.journal.history.days) <= {TODAY.isoformat(), YESTERDAY.isoformat()}


@given(now=st.one_of(BY_DAY, st.sampled_from([EVENING, AFTER_MIDNIGHT])), days=BEFORE)
def test_enter_alone_ends_with_done_and_tells_nothing(now: datetime, days: dict[date, dict[str, Any]]) -> None:
    """Every question can be passed: each Enter removes one stop, and none gives an answer."""
    fingers = Fingers(days, now)
    waiting = sum(row.stop for row in fingers.form.rows)
    for left in reversed(range(waiting)):
        fingers.press("enter")
        assert sum(row.stop for row in fingers.form.rows) == left
    assert fingers.form.done
    assert fingers.cursor is None
    assert fingers.answers(TODAY) == fingers.answers(YESTERDAY) == {}


def test_when_all_is_done_keys_do_nothing() -> None:
    """The cursor rests, and a digit has no row to answer."""
    fingers = Fingers({YESTERDAY: {"left": ASKED}, TODAY: {"left": SLEPT}}, MORNING)
    before = fingers.journal.history
    for key in ("6", "y", "enter"):
        fingers.press(key)
    assert fingers.cursor is None
    assert fingers.journal.history is before


def test_a_row_too_long_ago_to_rate_is_refused_by_the_act_as_well() -> None:
    """What the form does not ask, the door does not take."""
    day = TODAY - 4 * DAY
    row = agenda(known(LATELY), MORNING, day).rows[0]
    with pytest.raises(NotAnAnswerError, match="3 days"):
        acts.answer(row.item, day, 5, TODAY)
