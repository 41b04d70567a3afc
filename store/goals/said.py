"""How a period is spoken of: while it runs, and once it is over (clinical.md 2.4, 2.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.clock import DAY
from store.goals.verdicts import TINY, one_a_day_at_most
from store.goals.words import PERIODS, counted_noun, day_words, figure, number

if TYPE_CHECKING:
    from datetime import date

    from store.goals.periods import Rest
    from store.goals.verdicts import Judged

UNKNOWN = "not logged, so we don't know"
SAID_ALOUD = frozenset({"holiday", "illness"})


def running(period: Judged, today: date) -> str:
    """Return where the period that runs today stands: "1 to go, 3 days left", "none so far this week"."""
    if not period.adds_up:
        return _value_so_far(period)
    if period.measure.direction == "at_most":
        return _under_a_limit(period, today)
    if period.measure.period == "whole_window" and period.count:
        return tally(period)
    return _to_go(period)


def running_in_short(period: Judged, today: date) -> str:
    """Return the same for a narrow pane: "none so far", "1 of 3, it all counts"."""
    if period.adds_up and period.measure.direction == "at_most":
        return f"{number(period.count)} so far" if period.count else _none_in_short(period)
    if period.adds_up and period.measure.period != "whole_window" and not is_on_track(period):
        return f"{number(period.count or 0)} of {number(period.target)}, it all counts"
    return running(period, today)


def is_on_track(period: Judged) -> bool:
    """Say whether the running period keeps pace; over a whole span, whether it is at most one behind.

    Where one day can hold more than one, no number is out of reach before the period is over.
    """
    count = period.count or 0
    if not period.adds_up:
        return period.reached
    if period.measure.direction == "at_most":
        return count * period.length <= period.target * period.elapsed + TINY
    if period.measure.period == "whole_window":
        return count >= period.target * period.elapsed / max(period.eligible, 1) - 1 - TINY
    return not one_a_day_at_most(period.measure) or period.target - count <= period.left


def tally(period: Judged, noun: str = "") -> str:
    """Return "4 of 6", once it is reached "reached 6 of 6"; beyond the target both are named."""
    count, target = period.count or 0, number(period.target)
    if count > period.target:
        return f"{f'{number(count)} {noun}'.rstrip()}, the aim was {target}"
    return f"{'reached ' if count == period.target else ''}{number(count)} of {target} {noun}".rstrip()


def finished(period: Judged, rest: Rest) -> str:
    """Return what a finished period came to: "reached 3 of 3", "2 of 3 this time", "paused (holiday)"."""
    match period.verdict:
        case "unknown":
            return UNKNOWN
        case "excused":
            return rested(period.first, period.last, rest)
        case "not_met":
            return f"{_outcome(period)} this time"
        case _:
            return _outcome(period)


def rested(first: date, last: date, rest: Rest) -> str:
    """Return why a goal rested between two days: "paused (holiday)", "resting"; graver reasons stay unsaid."""
    days = (first + number * DAY for number in range((last - first).days + 1))
    pause = next((pause for day in days if (pause := rest.pause(day))), None)
    if pause is None:
        return "resting"
    return f"paused ({pause.reason})" if pause.reason in SAID_ALOUD else "paused"


def _to_go(period: Judged) -> str:
    this, missing = PERIODS[period.measure.period].this, period.target - (period.count or 0)
    need = counted_noun(missing, "minute") if period.measure.source == "minutes" else number(missing)
    if missing <= TINY:
        return f"done for {this}"
    if period.measure.period == "whole_window":
        return f"{need} to go"
    if period.mostly_rests:
        return f"resting for most of {this}; whatever you do still counts"
    if not is_on_track(period):
        return f"{this} may not reach {number(period.target)}; whatever you do still counts"
    if period.measure.period == "day":
        return f"{need} to go today"
    return f"{need} to go, {counted_noun(period.left, 'day')} left"


def _under_a_limit(period: Judged, today: date) -> str:
    words = PERIODS[period.measure.period]
    if not period.count:
        return _none_so_far(period)
    if not period.reached:
        begins = f": a new {words.noun} starts {day_words(period.last + DAY, today)}"
        return f"over {words.this_limit}{'' if period.is_last else begins}"
    so_far = f"{number(period.count)} so far {words.this}".removesuffix(" so far")
    return so_far if is_on_track(period) else f"within your limit so far: {number(period.count)}"


def _none_so_far(period: Judged) -> str:
    """Return "none" only where no day before today is unknown."""
    this = PERIODS[period.measure.period].this
    if not period.gaps:
        return f"none so far {this}".removesuffix(" so far")
    return f"none on the {counted_noun(period.logged, 'day')} logged" if period.logged else _not_logged_yet(period)


def _none_in_short(period: Judged) -> str:
    return "none so far" if period.logged or not period.gaps else "not logged yet"


def _value_so_far(period: Judged) -> str:
    if period.count is not None:
        return f"{_value(period)} so far"
    return "too few answers yet" if period.logged else _not_logged_yet(period)


def _not_logged_yet(period: Judged) -> str:
    return f"not logged yet {PERIODS[period.measure.period].this}".removesuffix(" so far")


def _value(period: Judged) -> str:
    count = period.count or 0
    if period.measure.aggregate == "share_of_opportunities":
        return f"{number(count * 10)} times in 10"
    return figure(period.measure, count)


def _outcome(period: Judged) -> str:
    if not period.adds_up:
        return _value(period)
    if period.measure.direction == "at_least":
        return tally(period)
    count = number(period.count) if period.count else "none"
    return f"{count}, in {period.logged} of {period.eligible} days logged" if period.gaps else count
