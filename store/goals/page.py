"""The page of a goal as a value: all that its screen and `handrail goals NAME` lay out, in words and numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from store.clock import DAY, day_of_month
from store.goals.baselines import with_counted
from store.goals.changes import changes, rested
from store.goals.counted import counted
from store.goals.course import Course, courses, parts, parts_of
from store.goals.evidence import Evidence, evidence, is_daily
from store.goals.periods import Rest, days_between, place, planned, rule_now
from store.goals.progress import RECENT, is_settled
from store.goals.reviews import next_review
from store.goals.said import tally
from store.goals.scores import scores
from store.goals.sentence import sentence, target_words
from store.goals.standing import GoalView, Line, standing
from store.goals.weeks import Told, told
from store.goals.words import PERIODS, counted_noun, day_words, estimate_note, lowered, number, started
from store.records.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from store.goals.verdicts import Judged
    from store.history import History
    from store.records.goal import Goal, Measure, Revision

A_WEEK = 7
STRUNG = 6
"""Answers of look backs that are strung together, the newest."""


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """The whole page, compared by value."""

    standing: GoalView
    whereabouts: str
    """"active · week 9 of 13"."""
    rule: str
    stands: tuple[str, ...]
    """Where it stands, in sentences."""
    parts: tuple[str, ...]
    """Each measure's own line, where several decide; else those of the measures beside it."""
    told: tuple[Told, ...]
    """The periods of each measure, those that decide before those beside them."""
    by_days: bool
    """Whether what decides is one thing that is counted by days."""
    close: str
    """"2 → 4 → 6 of 10 (15 Nov)"; empty before the first look back."""
    in_the_way: str
    """What got in the way, as told at the last look back."""
    look_back: str
    """When the next one is; empty for a goal that does not run."""
    changed: tuple[str, ...]
    """Newest first, each with its day and reason."""
    rested: tuple[str, ...]
    why: str
    on_a_hard_day: str
    if_then: tuple[str, ...]
    scores: tuple[str, ...]
    """What the questionnaire beside the goal came to, in sentences."""
    evidence: tuple[Evidence, ...]

    @property
    def main(self) -> Told:
        """The periods that stand beside the chart: those of the first measure."""
        return self.told[0] if self.told else Told()


def page_of(goal: Goal, history: History, today: date) -> Page:
    """Return the page of `goal` as it is on `today`."""
    view, every = standing(goal, history, today), courses(goal, history, today)
    known, deciding = with_counted(goal, history, today), parts(every)
    lines = tuple(zip(every, view.lines, strict=True))
    ordered = (*deciding, *(course for course in every if course not in deciding))
    return Page(
        standing=view,
        whereabouts=_whereabouts(goal, view, today),
        rule=_rule(rule_now(known, today), today),
        stands=tuple(_stands(goal, view, every, history, today)),
        parts=tuple(_part(course, line) for course, line in lines if len(deciding) > 1 or course not in deciding),
        told=tuple(
            told(course, goal, history, today, named=len(deciding) > 1 or course not in deciding)
            for course in ordered
        ),
        by_days=[course.measure.aggregate for course in deciding] == ["distinct_days"],
        close=_close(goal),
        in_the_way=one_line(goal.reviews[-1].in_the_way) if goal.reviews else "",
        look_back=_look_back(goal, view, today),
        changed=tuple(
            f"{_day(change.day, today)}  {one_line(change.in_full)}" for change in reversed(changes(goal))
        ),
        rested=tuple(reversed(rested(goal))),
        why=one_line(goal.why),
        on_a_hard_day=one_line(goal.on_a_hard_day),
        if_then=tuple(map(one_line, goal.if_then)),
        scores=scores(goal, history),
        evidence=evidence(goal, history, today),
    )


def _day(day: date, today: date) -> str:
    return day_of_month(day) if day.year == today.year else f"{day_of_month(day)} {day.year}"


# Heading and rule


def _whereabouts(goal: Goal, view: GoalView, today: date) -> str:
    rule = rule_now(goal, today)
    match view.state:
        case "draft":
            return "a draft, not started"
        case "reached" | "set aside":
            return view.note
        case "over" if rule.due:
            return f"ended {day_words(rule.due, today)}"
        case "maintaining":
            return f"kept going · {_place(rule, today)}"
        case "resting" if rule.due is None:
            return "resting"
        case _:
            return f"{view.state} · {_place(rule, today)}"


def _place(rule: Revision, today: date) -> str:
    if today < rule.start:
        return f"starts {day_words(rule.start, today)}"
    if rule.due is None or not rule.measures:
        return f"begun {day_words(rule.start, today)}"
    measure = rule.measures[0]
    if measure.period == "whole_window":
        return f"day {days_between(rule.start, today)} of {days_between(rule.start, rule.due)}"
    return f"{PERIODS[measure.period].noun} {place(rule, measure, today)} of {planned(rule, measure)}"


def _rule(rule: Revision, today: date) -> str:
    """Return the rule in a sentence or two: "4 or fewer a week, by Sat 26 Dec. Started from about 7, …"."""
    deciding = parts_of(rule)
    if len(deciding) != 1:
        return sentence("", rule, today)
    (measure,) = deciding
    aim = target_words(measure)
    end = f"by {day_words(rule.due, today)}" if rule.due else "with no end date"
    return " ".join([f"{aim[:1].upper()}{aim[1:]}, {end}.", *_origin(measure)])


def _origin(measure: Measure) -> Iterator[str]:
    baseline = measure.baseline
    if baseline is None:
        return
    known = ", counted first" if baseline.how == "tracked" else ", my own estimate"
    begins = "Starts" if baseline.to_count else "Started"
    yield f"{begins} from {started(baseline)}{estimate_note(baseline) or known}."


# Where it stands


def _stands(goal: Goal, view: GoalView, every: Sequence[Course], history: History, today: date) -> Iterator[str]:
    deciding = parts(tuple(every))
    if len(deciding) == 1:
        yield from _of_one(deciding[0], view.lines[every.index(deciding[0])], view, today)
    if view.note and view.state not in {"reached", "set aside"}:
        yield _as_sentence(view.note)
    for course in deciding:
        if course.is_reduction and course.judged and not course.is_over:
            yield _of_single_periods(course)
    if any(course.measure.direction == "at_most" for course in deciding):
        yield from _days_logged(goal, deciding, history, today)


def _of_one(course: Course, line: Line, view: GoalView, today: date) -> Iterator[str]:
    noun = PERIODS[course.measure.period].noun
    if course.is_reduction and course.is_logged and not course.is_over:
        if is_settled(course):
            last = counted_noun(min(RECENT, len(course.judged)), f"logged {noun}")
            yield f"{_capital(line.level)}: the last {last} together. The aim is {number(course.measure.target)}."
        else:
            yield f"Too early to say how it goes: {RECENT} logged {noun}s together say more."
    elif line.level and not line.level.startswith("started"):
        yield _as_sentence(line.level)
    if course.running and _fills_up(course.running):
        yield _as_sentence(tally(course.running, _unit(course.measure)))
    elif line.words and line.words not in view.note and view.state != "resting":
        this = PERIODS[course.measure.period].this
        plain = course.running is None or this in line.words or today < course.rule.start or this == "so far"
        yield _as_sentence(line.words if plain else f"{this}: {line.words}")


def _of_single_periods(course: Course) -> str:
    last, noun = course.judged[-RECENT:], PERIODS[course.measure.period].noun
    kept = sum(period.verdict == "met" for period in last)
    which = f"the last {len(last)} single {noun}s" if len(last) > 1 else f"the one logged {noun}"
    cut = ", by the days that counted" if any(period.eligible < period.length for period in last) else ""
    return f"{kept} of {which} had {number(course.measure.target)} or fewer{cut}."


def _days_logged(goal: Goal, deciding: Sequence[Course], history: History, today: date) -> Iterator[str]:
    """Yield how much was logged of late: keeping track is a thing of its own (clinical.md 2.5 B)."""
    rest = Rest(goal, history)
    first = max(goal.revisions[0].start, today - A_WEEK * DAY)
    days = [day for number_ in range((today - first).days) if (day := first + number_ * DAY) not in rest]
    answers = [counted(history, course.measure) for course in deciding if is_daily(course.measure)]
    if days and answers and not deciding[0].is_over:
        known = sum(all(day.isoformat() in told for told in answers) for day in days)
        yield f"Days logged: {known} of the last {len(days)}."


def _part(course: Course, line: Line) -> str:
    """Return one of several measures: "Breathing: 7 of 10 days", "Beside it, faced it: 1 to go, 3 days left"."""
    label = one_line(course.measure.label)
    named = f"Beside it, {lowered(label)}" if line.beside else _capital(label)
    period = course.periods[-1] if course.periods else None
    if period and _fills_up(period):
        return f"{named}: {tally(period, _unit(period.measure))}"
    said = " · ".join(words for words in (line.level, line.words) if words)
    return f"{named}: {said or 'nothing logged yet'}"


def _fills_up(period: Judged) -> bool:
    measure = period.measure
    whole = measure.period == "whole_window" and measure.direction == "at_least"
    return whole and period.adds_up and period.count is not None


def _unit(measure: Measure) -> str:
    return one_line(measure.unit) or ("days" if measure.aggregate == "distinct_days" else "times")


# Looking back, and what changed


def _close(goal: Goal) -> str:
    """Return the answers of the look backs, those alone that were given under the words of today."""
    same = [
        review
        for review in sorted(goal.reviews, key=lambda review: review.day)
        if (review.zero_means, review.ten_means) == (goal.zero_means, goal.ten_means)
    ]
    if not same:
        return ""
    strung = " → ".join(str(review.close) for review in same[-STRUNG:])
    return f"{strung} of 10 ({day_of_month(same[-1].day)})"


def _look_back(goal: Goal, view: GoalView, today: date) -> str:
    day = next_review(goal, today)
    if day is None or view.state == "resting":
        return ""
    if day <= today:
        return "A look back is there when you like."
    return f"{'Next' if goal.reviews else 'First'} look back {day_words(day, today)}."


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _as_sentence(words: str) -> str:
    return f"{_capital(words)}."
