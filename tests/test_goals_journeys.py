"""The six example goals of clinical.md 2.5, lived day by day through the journal, figures by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from goals_made_up import START, day, from_library, week
from msgspec.structs import replace

from store import acts
from store.agenda import agenda
from store.clock import today
from store.goals.course import course_of
from store.goals.outcome import Outcome, outcome
from store.goals.progress import progress, recent
from store.goals.standing import GoalView, standing
from store.goals.verdicts import periods_of
from store.items import MOOD, item_of
from store.journal.journal import Journal
from store.records.goal import Baseline

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from conftest import MadeUpClock

    from store.agenda import Row
    from store.records.check_in import Answer
    from store.records.goal import Goal, Measure


class Life:
    """A journal begun today, with one goal: what is told and noted goes through what the screens use."""

    def __init__(self, clock: MadeUpClock, goal: Goal) -> None:
        self.clock = clock
        self.journal = Journal.in_memory(clock)
        self.journal.record(acts.keep_goal(goal))
        self.journal.record(acts.answer(MOOD, self.today, 4, self.today))

    @property
    def today(self) -> date:
        """The day it is."""
        return today(self.clock(), self.journal.history.settings.day_ends)

    @property
    def goal(self) -> Goal:
        """The goal as the journal keeps it."""
        (kept,) = self.journal.history.goals
        return kept

    @property
    def view(self) -> GoalView:
        """What the Goals pane shows."""
        return standing(self.goal, self.journal.history, self.today)

    @property
    def outcome(self) -> Outcome | None:
        """What it came to."""
        return outcome(self.goal, self.journal.history, self.today)

    @property
    def measure(self) -> Measure:
        """The first measure of the goal."""
        return self.goal.rule.measures[0]

    def verdicts(self) -> list[str | None]:
        """Return what each period of the first measure came to."""
        found = periods_of(self.goal, self.measure, self.journal.history, self.today)
        return [period.verdict for period in found]

    def row(self, label: str, on: date) -> Row:
        """Return the goal's row of today's form that asks for `on`. Raises AssertionError where there is none."""
        shown = agenda(self.journal.history, self.clock(), self.clock().date())
        rows = [row for row in shown.rows if row.item.id.startswith("m:")]
        found = [row for row in rows if (row.item.label, row.day) == (label, on)]
        assert found, f"no row asks for {label} of {on}"
        return found[0]

    def notes(self, label: str) -> None:
        """Press + on a row of today."""
        row = self.row(label, self.today)
        self.journal.record(
            acts.one_more_entry(
                row.item.of, self.journal.history, row.day, self.clock(), self.today, having=row.item.having
            )
        )

    def sleeps(self) -> None:
        """Wake up a day later."""
        self.clock.goes_on(days=1)

    def tells(self, label: str, value: Answer) -> None:
        """Answer yesterday's row, as one does in the morning."""
        row = self.row(label, self.today - (day(1) - START))
        self.journal.record(acts.answer(row.item, row.day, value, self.today, row.entries))

    def lives(self, label: str, answers: Sequence[Answer | None]) -> None:
        """Live so many days, each answered on the morning after; None: not at all."""
        for answer in answers:
            self.sleeps()
            if answer is not None:
                self.tells(label, answer)


def attacks(number: int) -> list[int]:
    """Return a week with so many panic attacks, spread from its first day on."""
    return [number // 7 + (place < number % 7) for place in range(7)]


def test_a_somebody_reached_in_three_of_four_weeks_is_achieved(clock: MadeUpClock) -> None:
    """1, 2, 0 and 3 contacts; the silent days of a week in which there was one take nothing away."""
    life = Life(clock, from_library("Reach out to someone"))
    assert life.view.lines[0].words == "1 to go, 7 days left"
    life.lives("Reached out", [None, 0, 1, None, None, 0, None])
    assert life.view.lines[0].words == "1 to go, 7 days left"
    life.lives("Reached out", [2, *[0] * 6])
    life.lives("Reached out", [0] * 7)
    life.lives("Reached out", [0, 0, 0, 0, 0, 0])
    assert life.outcome is None
    life.lives("Reached out", [3])
    assert life.verdicts() == ["met", "met", "not_met", "met"]
    assert life.outcome == Outcome("achieved", "3 of 4 weeks (1 flex week used)")
    assert life.view.note == "You did what you set out to do: 3 of 4 weeks (1 flex week used)"
    assert (life.view.state, life.view.progress) == ("over", 3 / 4)


def _count_attacks(life: Life, weeks: Sequence[int | None]) -> None:
    """Live weeks of so many attacks, each noted with + as it happens, and a day without any told as none."""
    for number in weeks:
        for times in attacks(number or 0):
            for _ in range(times):
                life.notes("Panic")
            life.sleeps()
            if number is not None and not times:
                life.tells("Panic", 0)


def test_b_thirteen_weeks_from_about_seven_end_at_less_than_four(clock: MadeUpClock) -> None:
    """One week is not logged; the last four have 5, 4, 3 and 3 attacks: 15 in four weeks, 3.75 a week."""
    life = Life(clock, from_library("Fewer panic attacks"))
    assert life.view.lines[0].level == "started from about 7"
    _count_attacks(life, (8, 6, 7, None, 6, 5, 5, 4))
    line = life.view.lines[0]
    assert (line.level, line.words) == ("about 5 a week now, was 7", "none so far this week")
    _count_attacks(life, (6, 5, 4, 3, 3))
    reached, otherwise = "met", "not_met"
    assert life.verdicts() == [
        *(otherwise, otherwise, otherwise, "unknown"),
        *(otherwise, otherwise, otherwise, reached),
        *(otherwise, otherwise, reached, reached, reached),
    ]
    assert recent(course_of(life.goal, life.measure, life.journal.history, life.today)) == 3.75
    assert life.outcome == Outcome(
        "achieved", "about 3.8 a week over the last 4 logged weeks; 3 of these 4 had 4 or fewer"
    )
    assert len(life.journal.history.entries("panic")) == 8 + 6 + 7 + 6 + 5 + 5 + 4 + 6 + 5 + 4 + 3 + 3
    assert life.view.lines[1].words == "not enough logged to say"


def test_b_counted_for_two_weeks_first_starts_from_the_counted_number(clock: MadeUpClock) -> None:
    """9 and 6 attacks in two weeks of counting are 7½; 7, 5, 5 and 3 in the last four weeks are 5: partly there."""
    made = from_library("Fewer panic attacks")
    panic, dared = made.rule.measures
    window = Baseline(value=7, how="tracked", first=START, last=day(13))
    rule = replace(made.rule, start=day(14), due=day(104), measures=(replace(panic, baseline=window), dared))
    life = Life(clock, replace(made, revisions=(rule,)))
    assert life.view.lines[0].words == "counting first: day 1 of 14, the goal starts Sun 6 Dec"
    _count_attacks(life, (9, 6))
    assert life.view.lines[0].level == "started from 7½"
    _count_attacks(life, (8, 7, 7, 6, 6, 6, 5, 5, 4, 7, 5, 5, 3))
    assert [verdict for verdict in life.verdicts() if verdict == "met"] == ["met"] * 2
    assert life.outcome == Outcome(
        "partly", "about 5 a week over the last 4 logged weeks; 1 of these 4 had 4 or fewer"
    )
    assert progress(life.goal, life.journal.history, life.today) == pytest.approx(2.5 / 3.5)
    assert life.measure.baseline == window


def test_c_two_weeks_of_three_practices_with_one_part_short_name_it(clock: MadeUpClock) -> None:
    """Six thought records on paper, seven days with breathing, ten with a note; nothing of it is an answer."""
    life = Life(clock, from_library("Kinder answers to my thoughts"))
    written = {"Thoughts": (0, 2, 4, 6, 8, 10), "Breathing": (0, 1, 3, 5, 7, 9, 11), "Journal": range(10)}
    for number in range(14):
        for label, days in written.items():
            if number in days:
                life.notes(label)
        if number == 5:
            life.notes("Breathing")
        life.sleeps()
        if number == 6:
            assert life.view.short == "4 of 6 · 4 of 10 · 7 of 10"
            assert life.view.progress == pytest.approx((4 / 6 + 4 / 10 + 7 / 10) / 3)
    assert life.outcome == Outcome("partly", "2 of 3 parts reached; breathing on 7 of 10 days")
    assert life.view.note == "2 of 3 parts reached; breathing on 7 of 10 days"
    assert life.journal.history.days == (START.isoformat(),)
    assert len(life.journal.history.entries("breathing")) == 8


def test_d_three_fortnights_of_four_are_achieved_and_belief_is_told_beside_it(clock: MadeUpClock) -> None:
    """6 of 10, 5 of 10, 6 of 10 and 6 of 10 times; belief goes from 2 over 5 to 6, rated at each look back."""
    life = Life(clock, from_library("Talk kindly to myself"))
    six: list[Answer | None] = [*["yes"] * 5, *["partly"] * 2, *["no"] * 3, *["na"] * 4]
    five: list[Answer | None] = [*["yes"] * 4, *["partly"] * 2, *["no"] * 4, *["na"] * 3, None]
    belief = item_of(life.goal, life.goal.rule.measures[1])
    assert belief
    for rated, fortnights in ((2, (six, five)), (5, (six, six[:13]))):
        life.journal.record(acts.answer(belief, life.today, rated, life.today))
        for fortnight in fortnights:
            life.lives("Kind answer", fortnight)
    life.journal.record(acts.answer(belief, life.today, 6, life.today))
    life.lives("Kind answer", six[13:])
    assert life.verdicts() == ["met", "not_met", "met", "met"]
    assert life.outcome == Outcome("achieved", "3 of 4 fortnights (1 flex fortnight used)")
    assert life.view.lines[1].level == "6 now, was 2: clearly higher"
    asked = agenda(life.journal.history, life.clock(), life.clock().date()).rows
    assert not [row for row in asked if row.item.id == belief.id]


def test_e_a_sleep_journal_is_there_with_its_tenth_night(clock: MadeUpClock) -> None:
    """Nights are noted on eleven of fourteen mornings; at the tenth, on the twelfth morning, it is done."""
    life = Life(clock, from_library("Keep a sleep journal"))
    for number in range(14):
        if number not in {3, 7, 13}:
            life.notes("Sleep")
        done = life.outcome
        assert (done is not None) == (number >= 11)
        life.sleeps()
    assert life.outcome == Outcome("achieved", "11 nights, the aim was 10")
    assert life.verdicts() == ["met"]


def test_f_eight_of_nine_walks_are_partly_there(clock: MadeUpClock) -> None:
    """3, 2 and 3 walks: two of three weeks, no flex week, and credit for every walk."""
    life = Life(clock, from_library("Walk in the park"))
    life.lives("Walk", week(3))
    life.lives("Walk", week(2))
    assert life.view.lines[0].words == "3 to go, 7 days left"
    life.lives("Walk", ["yes", None, "yes", None, "yes", None, None])
    assert life.verdicts() == ["met", "not_met", "met"]
    assert life.outcome == Outcome("partly", "2 of 3 weeks; 8 of 9 days")
    assert life.view.note == "2 of 3 weeks; 8 of 9 days"
