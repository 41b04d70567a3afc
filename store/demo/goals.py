"""The six goals of the made-up person, dated back from today, and the days that the charts mark."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from store.clock import DAY
from store.demo.course import holidays
from store.records.event import Event
from store.records.goal import Baseline, Goal, Measure, Pause, Review, Revision

if TYPE_CHECKING:
    from collections.abc import Iterator

WEEK = timedelta(weeks=1)
PANIC_MOVED = 46
RESTING = 21
LONG = 160
"""A journal of so many days has seen all six goals; a shorter one has the four of these weeks."""
TIMES_A_WEEK = Measure(id="", label="", source="yes_no", aggregate="distinct_days", unit="days", target=3)
WALK = replace(TIMES_A_WEEK, id="walk", label="Walk")
REACH = Measure(id="reach", label="Reached out", unit="times", target=1)
EARLY = replace(TIMES_A_WEEK, id="early", label="Early night", target=5)
BREAKFAST = replace(TIMES_A_WEEK, id="breakfast", label="Breakfast", target=4)
PANIC = Measure(
    id="panic",
    label="Panic",
    source="derived",
    of="panic",
    direction="at_most",
    target=4,
    unit="panic attacks",
    baseline=Baseline(value=7),
    glide="linear",
)
THOUGHTS = Measure(
    id="thoughts",
    label="Thoughts",
    source="derived",
    of="thought_record",
    having="balanced_thought",
    aggregate="count_complete",
    period="whole_window",
    target=6,
    unit="thought records",
)
BREATHING = Measure(
    id="breathing",
    label="Breathing",
    source="derived",
    of="breathing",
    aggregate="distinct_days",
    period="whole_window",
    target=10,
    unit="days",
)
JOURNAL = replace(BREATHING, id="journal", label="Journal", of="note")


def six_goals(today: date, days: int) -> tuple[Goal, ...]:
    """Return the goals of a journal of `days` days, at most four of them active on any day."""
    earlier = (_breakfast(today, days), _early_nights(today, days)) if days >= LONG else ()
    goals = (*earlier, _walk(today), _panic(today), _reach(today), _kinder(today))
    return tuple(_since(today - days * DAY, goal) for goal in goals)


def events(today: date, days: int) -> tuple[Event, ...]:
    """Return what mattered in the last `days` days, oldest first."""
    doses = {20: "sertraline 25 → 50 mg", 150: "sertraline 25 mg, first day"}
    happened = [Event(day=today - ago * DAY, words=words) for ago, words in doses.items()]
    away = (Event(day=first, last=last, words="holiday") for first, last in _holidays(today, days))
    return tuple(sorted((e for e in (*happened, *away) if today - e.day <= days * DAY), key=lambda e: e.day))


def running(goal: Goal, day: date) -> Revision | None:
    """Return the rule that asked for answers on `day`; None before, after, and while the goal rested."""
    rule = goal.rule_on(day)
    rests = any(pause.first <= day <= (pause.last or day) for pause in goal.pauses)
    over = rule is None or day > (rule.due or day)
    return None if rests or over else rule


def changed(goal: Goal) -> date:
    """Return the last day on which anything of the goal was written."""
    written = (rule.effective_from for rule in goal.revisions)
    return max((*written, *(review.day for review in goal.reviews), *(pause.first for pause in goal.pauses)))


def _walk(today: date) -> Goal:
    start = today - 11 * DAY
    before = start - 12 * WEEK
    return Goal(
        title="Walk in the park",
        area="self_care",
        why="The park is where my head gets quiet.",
        on_a_hard_day="Once round the block, in any shoes.",
        if_then=("If it rains, then I take the green coat and go for ten minutes.",),
        importance=8,
        confidence=8,
        revisions=(
            _rule(before, 12, replace(WALK, target=2)),
            replace(_rule(start, 3, WALK), reason="harder", note="two a week has become easy"),
        ),
        reviews=_reviews("walk", {before + 4 * WEEK: 4, before + 8 * WEEK: 6, start: 7}),
    )


def _panic(today: date) -> Goal:
    start, moved = today - 60 * DAY, today - PANIC_MOVED * DAY
    return Goal(
        title="Fewer panic attacks",
        area="symptom_reduction",
        why="I want to take the train to my sister again.",
        on_a_hard_day="Count them, nothing more.",
        importance=9,
        confidence=6,
        revisions=(
            _rule(start, 8, PANIC),
            replace(_rule(start, 13, PANIC), effective_from=moved, reason="setback", note="exams"),
        ),
        reviews=_reviews("panic", {start + 2 * WEEK: 2, start + 5 * WEEK: 4, start + 8 * WEEK: 6}),
    )


def _reach(today: date) -> Goal:
    start = today - 16 * DAY
    before = start - 8 * WEEK
    return Goal(
        title="Reach out to someone",
        area="support",
        why="People are easier than I think once I am with them.",
        on_a_hard_day="One word to Noor counts.",
        importance=7,
        confidence=7,
        revisions=(
            _rule(before, 8, replace(REACH, period="fortnight")),
            replace(_rule(start, 4, REACH), reason="harder", note="agreed in session"),
        ),
        reviews=_reviews("reach", {before + 4 * WEEK: 3, start: 5, start + 2 * WEEK: 7}),
    )


def _kinder(today: date) -> Goal:
    return Goal(
        title="Kinder answers to my thoughts",
        area="negative_thoughts",
        why="I would never talk to a friend the way I talk to myself.",
        on_a_hard_day="Three slow breaths, one line.",
        importance=8,
        confidence=7,
        revisions=(_rule(today - 10 * DAY, 2, THOUGHTS, BREATHING, JOURNAL),),
    )


def _early_nights(today: date, days: int) -> Goal:
    start = today - (days - max(12, days // 4)) * DAY
    resting = Pause(first=today - RESTING * DAY)
    away = tuple(Pause(first=first, last=last, reason="holiday") for first, last in _holidays(today, days))
    return Goal(
        title="Early nights",
        area="self_care",
        why="Mornings are kinder after seven hours.",
        status="paused",
        importance=5,
        confidence=6,
        revisions=(Revision(effective_from=start, start=start, measures=(EARLY,)),),
        pauses=(*(pause for pause in away if pause.first >= start), resting),
    )


def _breakfast(today: date, days: int) -> Goal:
    """Return the goal that was reached: eight weeks of a half year, half of a longer journal."""
    start = today - (days - 5) * DAY
    rule = _rule(start, max(8, days // 14 - 7), BREAKFAST)
    return Goal(
        title="Breakfast at the table",
        area="behavioural_activation",
        why="A day that begins sitting down goes better.",
        status="reached",
        importance=6,
        confidence=9,
        revisions=(rule,),
        reviews=_reviews("breakfast", {start + 4 * WEEK: 6, start + 8 * WEEK: 9}),
        ended=rule.due,
    )


def _rule(start: date, weeks: int, *measures: Measure) -> Revision:
    return Revision(effective_from=start, start=start, due=start + weeks * WEEK - DAY, measures=measures)


def _reviews(goal: str, close: dict[date, int]) -> tuple[Review, ...]:
    return tuple(Review(id=f"{goal}-{day:%Y%m%d}", day=day, close=level) for day, level in close.items())


def _holidays(today: date, days: int) -> Iterator[tuple[date, date]]:
    """Give the first and last days of the holidays, earliest first."""
    return ((today - first * DAY, today - last * DAY) for first, last in reversed(holidays(days)))


def _since(first: date, goal: Goal) -> Goal:
    """Return the goal as it is when nothing is older than `first`: its rule then begins that day."""
    begun = sum(rule.effective_from <= first for rule in goal.revisions)
    revisions = tuple(_not_before(first, rule) for rule in goal.revisions[max(begun - 1, 0) :])
    initial = replace(revisions[0], reason="initial", note="")
    reviews = tuple(review for review in goal.reviews if review.day >= first)
    return replace(goal, revisions=(initial, *revisions[1:]), reviews=reviews)


def _not_before(first: date, rule: Revision) -> Revision:
    later = max(first - rule.start, timedelta())
    return replace(
        rule,
        effective_from=max(first, rule.effective_from),
        start=rule.start + later,
        due=rule.due and rule.due + later,
    )
