"""Every chart, from the history to the cells."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from store.history import History
from store.records.event import Event
from store.records.goal import Baseline, Goal, Measure, Pause, Revision
from widgets.chart import Scope, plotted
from widgets.charts._calendar import ticks
from widgets.drawing import draw
from widgets.picture import Caption

if TYPE_CHECKING:
    from collections.abc import Mapping

    from store.records.record import Document
    from widgets.picture import Picture

TODAY = date(2026, 11, 22)
NOW = datetime.fromisoformat("2026-11-22T07:40+01:00")
DAY = timedelta(days=1)

PANIC = Measure(
    id="panic", label="Panic", direction="at_most", target=4, unit="panic attacks", baseline=Baseline(value=7)
)
WALK = Measure(id="walk", label="Walk", source="yes_no", aggregate="distinct_days", target=3, unit="days")


def goal(measure: Measure = PANIC, *, weeks: int = 8, **others: object) -> Goal:
    """Return a goal whose last whole week ended yesterday."""
    start = TODAY - weeks * 7 * DAY
    rule = Revision(effective_from=start, start=start, measures=(measure,))
    return replace(Goal(id="g", title="Fewer panic attacks", revisions=(rule,)), **others)


def days_of(item: str, *weeks: list[Any]) -> dict[date, dict[str, Any]]:
    """Return check-ins for whole weeks that end yesterday; None is a day without an answer."""
    flat = [answer for week in weeks for answer in week]
    first = TODAY - len(flat) * DAY
    return {first + at * DAY: {"answers": {item: answer}} for at, answer in enumerate(flat) if answer is not None}


def journal(days: Mapping[date, Mapping[str, Any]] | None = None, *records: Goal | Event) -> History:
    """Return what the journal would hold."""
    check_ins = {
        day.isoformat(): {"id": str(day), "day": day.isoformat(), **doc} for day, doc in (days or {}).items()
    }
    tables: dict[str, dict[str, Document]] = {"check_ins": check_ins, "goals": {}, "events": {}}
    for number, record in enumerate(records):
        tables["goals" if isinstance(record, Goal) else "events"][str(number)] = record.document()
    return History(tables)


def picture_of(name: str, history: History, *, span_days: int = 30, goal: str | None = None) -> Picture:
    """Return a chart's picture on the day of the tests."""
    return plotted(name, history, Scope(today=TODAY, span_days=span_days, of=goal or ""))


def goal_picture(measure: Measure, *weeks: list[Any], **others: object) -> Picture:
    """Return the picture of a goal with one measure, by the answers of its weeks."""
    history = journal(days_of(f"m:{measure.id}", *weeks), goal(measure, weeks=len(weeks), **others))
    return picture_of("goal", history, goal="g")


@pytest.mark.parametrize("name", ["mood", "anxiety", "energy"])
def test_a_rating_has_one_fixed_range_and_a_slot_for_every_day(name: str) -> None:
    """0 to 10 whatever was answered, 30 slots for 30 days, the last of them today."""
    picture = picture_of(
        name, journal({TODAY - DAY: {"answers": {name: 6}}, TODAY - 30 * DAY: {"answers": {name: 1}}})
    )
    assert (picture.low, picture.high, picture.slots) == (0, 10, 30)
    assert [(point.slot, point.value) for point in picture.points] == [(28, 6)]


def test_a_gap_is_a_gap() -> None:
    """A day without an answer has no point; the mean stands where four of seven days are known, from before too."""
    answered = {TODAY - ago * DAY: {"answers": {"mood": 4}} for ago in (16, 15, 14, 13, 2)}
    picture = picture_of("mood", journal(answered), span_days=14)
    assert [point.slot for point in picture.points] == [0, 11]
    assert [slot for slot, mean in enumerate(picture.line) if mean is not None] == [0, 1, 2, 3]


def test_late_answers_and_hard_days_are_marked_and_explained() -> None:
    """Hollow for late, a diamond for a hard day, each in the legend only where there is one."""
    days: dict[date, dict[str, Any]] = {
        TODAY - 2 * DAY: {"answers": {"mood": 4}, "late": ["mood"]},
        TODAY - DAY: {"answers": {"mood": 2}, "hard": True},
    }
    picture = picture_of("mood", journal(days))
    assert [(point.late, point.hard) for point in picture.points] == [(True, False), (False, True)]
    assert [caption.mark for caption in picture.legend] == ["●", "⠒", "○", "◆"]
    assert [caption.mark for caption in picture_of("mood", journal()).legend] == ["●", "⠒"]


def test_events_and_changed_goals_are_ticks_with_their_words() -> None:
    """The latest stands first, as many as there are in sight."""
    changed = replace(PANIC, target=3)
    earlier = goal().revisions[0]
    later = replace(earlier, effective_from=TODAY - 3 * DAY, measures=(changed,))
    history = journal(
        {TODAY - DAY: {"answers": {"mood": 5}}},
        goal(revisions=(earlier, later)),
        Event(day=date(2026, 11, 2), words="sertraline\n25 → 50 mg"),
        Event(day=date(2025, 1, 1), words="long ago"),
    )
    picture = picture_of("mood", history)
    assert [event.slot for event in picture.events] == [9, 26]
    assert [note.words for note in picture.notes] == ["19 Nov  Panic 4 → 3 a week", "2 Nov  sertraline 25 → 50 mg"]


def test_the_words_of_a_rating_claim_no_trend() -> None:
    """They say what is known: how many days, between what, the latest, and the mean where it may be said."""
    days = {TODAY - ago * DAY: {"answers": {"mood": 8 - ago}} for ago in range(1, 6)}
    assert picture_of("mood", journal(days)).words == (
        "Mood, 30 days: 5 days answered, from 3 to 7 of 10, the latest 7 on Sat 21 Nov. "
        "The average of the last 7 days is 5.0."
    )
    alone = {TODAY - DAY: {"answers": {"mood": 6}}}
    assert picture_of("mood", journal(alone)).words == "Mood, 30 days: one day answered, 6 on Sat 21 Nov."
    assert picture_of("mood", journal()).words == "Mood, 30 days: nothing noted."


def test_a_span_without_answers_points_to_a_longer_one() -> None:
    """Answers that lie further back are not called missing."""
    history = journal({TODAY - 100 * DAY: {"answers": {"mood": 6}}})
    assert picture_of("mood", history).empty == "Mood was not noted in this time. A longer span shows more."
    assert picture_of("mood", history, span_days=0).points[0].slot == 0
    assert picture_of("mood", history, span_days=0).span == "since 14 Aug 2026"


def test_ticks_follow_the_calendar() -> None:
    """Weeks back from today, then months, then quarters, then years."""
    assert [(tick.slot, tick.label) for tick in ticks(date(2026, 10, 24), TODAY)] == [
        (0, "24 Oct"),
        (8, "1 Nov"),
        (15, "8"),
        (22, "15"),
        (29, "22"),
    ]
    assert [tick.label for tick in ticks(date(2026, 8, 25), TODAY)] == ["Sep", "Oct", "Nov"]
    assert [tick.label for tick in ticks(date(2025, 11, 23), TODAY)] == ["2026", "Apr", "Jul", "Oct"]
    assert [tick.label for tick in ticks(date(2023, 1, 2), TODAY)] == ["2024", "2025", "2026"]


@given(st.integers(0, 5000))
def test_ticks_lie_within_the_days_in_order(days: int) -> None:
    """Whatever the span, each tick has a place of its own."""
    slots = [tick.slot for tick in ticks(TODAY - days * DAY, TODAY)]
    assert slots == sorted(set(slots))
    assert all(0 <= slot <= days for slot in slots)


def test_weeks_of_a_limit_look_as_they_were_designed() -> None:
    """Eight whole weeks, one not logged, the limit, and where it stands in words."""
    weeks = [[count, 0, 0, 0, 0, 0, 0] for count in (8, 6, 7)]
    after = [[count, 0, 0, 0, 0, 0, 0] for count in (6, 5, 5, 4)]
    picture = goal_picture(PANIC, *weeks, [None] * 7, *after)
    assert [line.plain for line in draw(picture, 37, 13)] == [
        " Panic attacks, 8 weeks    ─ limit 4 ",
        "  8┤ ███                             ",
        "   │ ███     ███                     ",
        "   │ ███ ███ ███     ███             ",
        "   │ ███ ███ ███     ███ ███ ███     ",
        "  4┤─███─███─███─────███─███─███─███ ",
        "   │ ███ ███ ███     ███ ███ ███ ███ ",
        "   │ ███ ███ ███     ███ ███ ███ ███ ",
        "   │ ███ ███ ███     ███ ███ ███ ███ ",
        "  0┤ ███ ███ ███     ███ ███ ███ ███ ",
        "   └──┬───┬───┬───┬───┬───┬───┬───┬─ ",
        "      8   6   7   ?   6   5   5   4  ",
        " limit 4 · about 5 a week, was 7     ",
    ]
    assert picture.words == (
        "Panic attacks, 8 weeks: 8, 6, 7, not logged, 6, 5, 5, 4. Limit 4. Started from about 7. "
        "The last 4 logged weeks together: about 5 a week."
    )


def test_the_running_week_is_not_drawn() -> None:
    """Part of a week beside whole ones would look like a better one."""
    history = journal({**days_of("m:panic", [1] * 7), TODAY: {"answers": {"m:panic": 1}}}, goal(weeks=1))
    assert [bar.label for bar in picture_of("goal", history, goal="g").bars] == ["7"]
    young = picture_of("goal", journal({}, goal(weeks=0)), goal="g")
    assert (young.is_empty, young.empty) == (True, "Panic attacks: shown here once a whole week is logged.")


def test_under_a_limit_a_week_with_few_logged_days_stays_unknown() -> None:
    """Two on three logged days are no success; twelve are over the limit whatever the other days held."""
    picture = goal_picture(PANIC, [1, 1, 0, *[None] * 4], [6, 6, 0, *[None] * 4])
    assert [(bar.label, bar.value) for bar in picture.bars] == [("?", None), ("12+", 12)]
    assert picture.legend[-1] == Caption("+", "not every day logged")
    assert picture.words.startswith("Panic attacks, 2 weeks: not logged, 12+. + is not every day logged. Limit 4.")


def test_what_was_done_stands_even_in_a_week_with_gaps() -> None:
    """Two walks known are two walks; in part counts a half."""
    picture = goal_picture(WALK, ["yes", "partly", "no", *[None] * 4], ["yes"] * 7)
    assert [bar.label for bar in picture.bars] == ["1½+", "7"]
    assert picture.legend[0].words == "aim 3"


def test_a_week_of_which_most_days_are_known_has_its_number_alone() -> None:
    """From five logged days on it is taken for the whole of it (clinical.md 2.5 B)."""
    picture = goal_picture(PANIC, [1, 1, 0, 1, None, None, 2], [6, 1, 0, 0, 0, None, None])
    assert [bar.label for bar in picture.bars] == ["5", "7"]
    assert "every day logged" not in picture.words


def test_what_is_only_noted_as_it_happens_has_no_day_that_is_not_logged() -> None:
    """Nobody says of a day that no thought was written: the number is the number."""
    thoughts = Measure(id="t", label="Thoughts", source="derived", of="thought_record", target=3, unit="records")
    day = TODAY - 3 * DAY
    tables = {
        "goals": {"1": goal(thoughts, weeks=2).document()},
        "entries": {"1": {"id": "e", "kind": "thought_record", "day": day.isoformat(), "thought": "I fail"}},
    }
    picture = picture_of("goal", History(tables), goal="g")
    assert [bar.label for bar in picture.bars] == ["?", "1"]


def test_a_week_of_which_almost_nothing_is_known_is_no_zero() -> None:
    """One day without a walk and six unlogged days are unknown; seven days without one are none."""
    picture = goal_picture(WALK, ["no", *[None] * 6], ["no"] * 7)
    assert [(bar.label, bar.value) for bar in picture.bars] == [("?", None), ("0", 0)]


def test_a_week_of_rest_is_neither_zero_nor_unknown() -> None:
    """It has a dash, and the words say resting."""
    first = TODAY - 14 * DAY
    picture = goal_picture(WALK, [None] * 7, ["yes"] * 7, pauses=(Pause(first=first, last=first + 6 * DAY),))
    assert [(bar.label, bar.value) for bar in picture.bars] == [("–", None), ("7", 7)]
    assert picture.words.startswith("Walk, 2 weeks: resting, 7.")


@pytest.mark.parametrize(
    ("target", "baseline", "top"),
    [(4, 7, 8), (3, None, 8), (4, 9, 10), (6, None, 12), (9, 20, 24), (150, None, 300)],
)
def test_the_range_of_a_count_is_fixed_by_the_goal(target: float, baseline: float | None, top: float) -> None:
    """0 to max(8, baseline + 1, 2 x target), rounded up to rows, whatever was counted (screens.md C14)."""
    measure = replace(PANIC, target=target, baseline=Baseline(value=baseline) if baseline else None)
    for count in (0, 1, 90):
        assert goal_picture(measure, [count] * 7).high == top


def test_a_changed_target_steps_the_line_and_keeps_the_range() -> None:
    """Earlier weeks keep their own limit; the change is a mark with its words."""
    start = TODAY - 14 * DAY
    old = Revision(effective_from=start, start=start, measures=(replace(PANIC, target=6),))
    new = replace(old, effective_from=start + 7 * DAY, measures=(PANIC,))
    picture = goal_picture(PANIC, [5] * 7, [5] * 7, revisions=(old, new))
    assert [bar.target for bar in picture.bars] == [6, 4]
    assert picture.high == 12
    assert [event.slot for event in picture.events] == [1]
    assert picture.notes[-1].words == "15 Nov  Panic 6 → 4 a week"


def test_a_goal_counted_over_all_of_its_time_has_a_bar_for_each_part() -> None:
    """Each part stands beside its own aim, with what is there so far."""
    thoughts = Measure(id="t", label="Thoughts", period="whole_window", target=6)
    breathing = Measure(id="b", label="Breathing", period="whole_window", target=10)
    start = TODAY - 3 * DAY
    rule = Revision(effective_from=start, start=start, due=start + 13 * DAY, measures=(thoughts, breathing))
    answers = {TODAY - DAY: {"answers": {"m:t": 4}}}
    picture = picture_of("goal", journal(answers, goal(revisions=(rule,))), goal="g")
    assert [(bar.label, bar.target) for bar in picture.bars] == [("4 of 6", 6), ("?", 10)]
    assert picture.words == "Fewer panic attacks, so far: Thoughts 4 of 6, Breathing not logged."


def whole_road(made: Goal, days: Mapping[date, Mapping[str, Any]] | None = None) -> Picture:
    """Return the picture of a goal's page."""
    return plotted("goal", journal(days, made), Scope(today=TODAY, of=made.id, whole=True))


def test_the_whole_road_runs_to_the_end_with_its_path_and_where_it_started() -> None:
    """Two weeks of four are over: two more slots with the limit alone, from 8 down to 4 a step of one a week."""
    start = TODAY - 14 * DAY
    measure = replace(PANIC, baseline=Baseline(value=8), glide="linear")
    rule = Revision(effective_from=start, start=start, due=start + 27 * DAY, measures=(measure,))
    picture = whole_road(goal(revisions=(rule,)), days_of("m:panic", [1] * 7, [0] * 7))
    assert [(bar.label, bar.value, bar.target, bar.path) for bar in picture.bars] == [
        ("7", 7, 4, 7),
        ("0", 0, 4, 6),
        ("", None, 4, 5),
        ("", None, 4, 4),
    ]
    assert (picture.slots, picture.ahead, picture.baseline, picture.span) == (4, 2, 8, "2 weeks")
    assert [(tick.slot, tick.label) for tick in picture.ticks] == [(3, "5 Dec")]
    assert [key.words for key in picture.legend] == ["limit 4", "a rough guide", "start 8"]
    assert picture.words == "Panic attacks, 2 weeks: 7, 0. Limit 4. Started from about 8."


def test_a_pane_shows_the_last_periods_alone() -> None:
    """No empty axis, no path, no dots: those are the page's."""
    start = TODAY - 14 * DAY
    measure = replace(PANIC, glide="linear")
    rule = Revision(effective_from=start, start=start, due=start + 90 * DAY, measures=(measure,))
    made = goal(revisions=(rule,))
    picture = picture_of("goal", journal(days_of("m:panic", [1] * 7, [0] * 7), made), goal="g")
    assert (picture.slots, picture.ahead, picture.baseline) == (2, 0, None)
    assert all(bar.path is None for bar in picture.bars)


def test_an_end_that_has_come_leaves_no_road() -> None:
    """Nor does a goal without an end have one."""
    start = TODAY - 14 * DAY
    for due in (start + 13 * DAY, None):
        rule = Revision(effective_from=start, start=start, due=due, measures=(WALK,))
        picture = whole_road(goal(revisions=(rule,)), days_of("m:walk", ["yes"] * 7, ["no"] * 7))
        assert (picture.slots, picture.ahead, picture.ticks) == (2, 0, ())


def test_a_value_over_the_whole_time_is_drawn_day_by_day() -> None:
    """Each answer beside the target; the mean of seven days does not reach back over a rest."""
    sleep = Measure(
        id="s", label="Slept", source="derived", of="sleep_hours", aggregate="mean", period="whole_window", target=7
    )
    start = TODAY - 14 * DAY
    rule = Revision(effective_from=start, start=start, due=start + 20 * DAY, measures=(sleep,))
    pause = Pause(first=start + 7 * DAY, last=start + 7 * DAY)
    answers = {start + day * DAY: {"answers": {"sleep_hours": 6}} for day in range(14)}
    picture = whole_road(goal(revisions=(rule,), pauses=(pause,)), answers)
    assert (picture.slots, picture.ahead, picture.target) == (21, 6, 7)
    assert [point.slot for point in picture.points] == list(range(14))
    assert [slot for slot, mean in enumerate(picture.line) if mean is None] == [0, 1, 2, 7, 8, 9, 10]
    assert picture.words == "Slept, since 8 Nov: 14 answers, the latest 6 on Sat 21 Nov. Aim 7."
    silent = whole_road(goal(revisions=(rule,)))
    assert silent.is_empty
    assert silent.words == "Slept: nothing logged yet. Aim 7."


def test_a_share_is_told_in_times_in_ten() -> None:
    """Neither a half nor "about ½ a fortnight"."""
    share = replace(WALK, aggregate="share_of_opportunities", target=0.6)
    picture = goal_picture(share, *[["yes", "yes", "no", *[None] * 4]] * 4)
    assert picture.notes[0].words == "aim 0.6 · about 6.7 times in 10"


def test_a_goal_that_counts_nothing_has_a_sentence() -> None:
    """A draft without a measure breaks no chart."""
    rule = Revision(effective_from=TODAY, start=TODAY, measures=())
    assert whole_road(goal(revisions=(rule,))).empty == "Nothing is counted yet."


def test_without_a_goal_under_the_cursor_there_is_a_sentence() -> None:
    """No goal, or one that is gone, draws nothing and breaks nothing."""
    for chosen in (None, "gone"):
        picture = picture_of("goal", journal(None, goal()), goal=chosen)
        assert picture.is_empty
        assert picture.empty == "A goal appears here once there is one."


@pytest.mark.parametrize("words", ["[/b] [@click=app.quit]x", "a\x1b[31mb\nc", "漢字💀" * 30])
def test_what_a_person_wrote_reaches_the_picture_as_one_plain_line(words: str) -> None:
    """Titles, labels, units and notes hold no break and no control character, and every line keeps its width."""
    measure = replace(PANIC, label=words, unit=words)
    picture = goal_picture(measure, [1] * 7, title=words)
    for text in (picture.title, picture.words, picture.empty):
        assert text.isprintable()
    assert {line.cell_length for line in draw(picture, 37, 14)} == {37}


def test_a_hard_days_moment_is_hollow_and_in_no_average() -> None:
    """Where the whole day has no rating, `now` stands there; the mean and the words leave it out."""
    today = date(2026, 11, 22)
    days: dict[str, dict[str, Any]] = {
        "1": {"day": "2026-11-20", "answers": {"mood": 6}},
        "2": {"day": "2026-11-21", "answers": {"now": 2}, "hard": True},
        "3": {"day": "2026-11-22", "answers": {"mood": 6, "now": 1}},
    }
    past = History({"check_ins": days})
    picture = plotted("mood", past, Scope(today=today, span_days=14))
    assert [(point.slot, point.value, point.moment, point.hard) for point in picture.points] == [
        (11, 6, False, False),
        (13, 6, False, False),
        (12, 2, True, True),
    ]
    assert "2 days answered, from 6 to 6 of 10" in picture.words
    assert Caption("◇", "a moment") in picture.legend
    assert not any(point.moment for point in plotted("anxiety", past, Scope(today=today)).points)
