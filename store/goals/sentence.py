"""A goal's rule, read back as one plain sentence, and as a short line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.clock import DAY, day_of_month
from store.goals.course import parts_of
from store.goals.periods import days_between, place, planned
from store.goals.verdicts import AMOUNTS
from store.goals.words import (
    PERIODS,
    counted_noun,
    day_words,
    estimate_note,
    figure,
    lowered,
    number,
    spelled,
    started,
    times,
)

if TYPE_CHECKING:
    from datetime import date

    from store.records.goal import Baseline, Measure, Revision, Source

ON_AVERAGE = {"mean": "on average ", "median": "typically "}

EVERY_DAY = "every day"
NOTHING_YET = "nothing is counted yet"

TOLD: dict[Source, str] = {
    "manual_count": "I count it in the check-in.",
    "yes_no": "I tick it in the check-in.",
    "rating_0_10": "I rate it when I look back.",
    "minutes": "I note the minutes in the check-in.",
    "derived": "It counts itself from what I write.",
}
"""How each source comes to be known, in the person's voice."""


def sentence(title: str, rule: Revision, today: date) -> str:
    """Return a rule as one sentence: "Walk: at least 3 days a week, for 3 weeks, from today (Sun 22 Nov) to …".

    Without a title the rule alone; measures beside the goal follow in a sentence of their own.
    """
    deciding = parts_of(rule)
    beside = [_named(measure) for measure in rule.measures if measure not in deciding]
    counted = map(_named, deciding) if len(deciding) > 1 else map(_with_origin, deciding)
    said = ", ".join((*counted, *_span(rule, today))) if deciding else NOTHING_YET
    name = title.strip().rstrip(".:!")
    whole = f"{name}: {said}." if name else f"{said[:1].upper()}{said[1:]}."
    return f"{whole} Beside it: {', '.join(beside)}." if beside else whole


def short_rule(rule: Revision, today: date) -> str:
    """Return a rule as a line for a list: "3 days a week · week 2 of 3", "two weeks, to Wed 25 Nov"."""
    deciding = parts_of(rule)
    if not deciding:
        return NOTHING_YET
    measure = deciding[0]
    if rule.due and (measure.period == "whole_window" or len(deciding) > 1):
        return f"{_how_long(rule, rule.due)}, to {day_words(rule.due, today)}"
    return f"{short_target(measure)} · {_whereabouts(rule, measure, today)}"


def short_target(measure: Measure) -> str:
    """Return what is aimed at, without the span: "3 days a week", "4 or fewer a week", "6 times in 10"."""
    if measure.aggregate == "share_of_opportunities":
        return _share(measure)
    if measure.aggregate not in AMOUNTS:
        return f"{ON_AVERAGE.get(measure.aggregate, '')}{_bound(measure)}"
    if measure.aggregate == "distinct_days" and measure.period == "day":
        return EVERY_DAY
    per = PERIODS[measure.period].per
    return f"{_limit(measure) if measure.direction == 'at_most' else _amount(measure)} {per}"


def target_words(measure: Measure) -> str:
    """Return what is aimed at in full: "at least 3 days a week", "on average 5 of 10 or more, each week"."""
    words = PERIODS[measure.period]
    if measure.aggregate == "share_of_opportunities":
        return f"at least {_share(measure)} that it comes up, {words.each}"
    if measure.aggregate in AMOUNTS:
        aim = short_target(measure)
        return aim if measure.direction == "at_most" or aim == EVERY_DAY else f"at least {aim}"
    if measure.aggregate == "latest":
        return f"{_bound(measure)}, by the last answer" + (f" of {words.each}" if words.noun else "")
    return f"{short_target(measure)}, {words.each}"


def told(measure: Measure) -> str:
    """Return how the measure comes to be known, in the person's voice."""
    return TOLD[measure.source]


def _named(measure: Measure) -> str:
    return f"{lowered(measure.label)} ({_with_origin(measure)})"


def _with_origin(measure: Measure) -> str:
    """Return the target, and where it comes from: "4 or fewer a week, down from about 7"."""
    baseline, aim = measure.baseline, target_words(measure)
    if baseline is None:
        return aim
    note = estimate_note(baseline)
    if measure.direction == "move_to":
        return f"{aim}{note}"
    if baseline.value == measure.target and not note:
        return f"{aim}, as now"
    return f"{aim}, {_towards(measure, baseline)}from {started(baseline)}{note}"


def _towards(measure: Measure, baseline: Baseline) -> str:
    """Return "down " or "up "; nothing where the baseline keeps to the target already."""
    if measure.direction == "at_most":
        return "down " if baseline.value > measure.target else ""
    return "up " if baseline.value < measure.target else ""


def _span(rule: Revision, today: date) -> tuple[str, ...]:
    begins = {today: "today ({})", today + DAY: "tomorrow ({})"}.get(rule.start, "{}")
    start = f"from {begins.format(day_words(rule.start, today))}"
    if rule.due is None:
        return start, "with no end date"
    weeks, days = divmod(days_between(rule.start, rule.due), 7)
    how_long = counted_noun(weeks * 7 + days, "day") if days else counted_noun(weeks, "week")
    return f"for {how_long}", f"{start} to {day_words(rule.due, today)}"


def _how_long(rule: Revision, due: date) -> str:
    weeks, days = divmod(days_between(rule.start, due), 7)
    return spelled(weeks * 7 + days, "day") if days else spelled(weeks, "week")


def _whereabouts(rule: Revision, measure: Measure, today: date) -> str:
    """Return where in its span a rule stands: "week 2 of 3", "since 4 May", "from Mon 30 Nov"."""
    if today < rule.start:
        return f"from {day_words(rule.start, today)}"
    if rule.due is None:
        return f"since {day_of_month(rule.start)}"
    if today > rule.due:
        return f"{_how_long(rule, rule.due)}, to {day_words(rule.due, today)}"
    return f"{PERIODS[measure.period].noun} {place(rule, measure, today)} of {planned(rule, measure)}"


def _amount(measure: Measure) -> str:
    """Return an at-least amount: "3 days", "once", "90 minutes", "6 thought records"."""
    target = measure.target
    if measure.aggregate == "distinct_days":
        return _days(measure)
    if measure.source == "minutes":
        return counted_noun(target, "minute")
    if target == 1 or not measure.unit or measure.unit == "times":
        return times(target)
    return f"{number(target)} {measure.unit}"


def _limit(measure: Measure) -> str:
    if measure.aggregate == "distinct_days":
        return f"{_days(measure)} or fewer"
    if measure.source == "minutes":
        return f"{counted_noun(measure.target, 'minute')} or less"
    return f"{number(measure.target)} or fewer"


def _days(measure: Measure) -> str:
    if measure.target == 1 or not measure.unit:
        return counted_noun(measure.target, "day")
    return f"{number(measure.target)} {measure.unit}"


def _share(measure: Measure) -> str:
    return f"{number(measure.target * 10)} times in 10"


def _bound(measure: Measure) -> str:
    aim = figure(measure, measure.target)
    if measure.direction == "move_to":
        return f"from {started(measure.baseline)} to {aim}" if measure.baseline else f"towards {aim}"
    return f"{aim} or {'less' if measure.direction == 'at_most' else 'more'}"
