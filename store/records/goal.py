"""A goal, in the person's words, with every rule it ever had (clinical.md 2.4)."""

from datetime import date
from typing import Literal, TypeAlias

from store.records.record import Part, Record

Status: TypeAlias = Literal["draft", "active", "paused", "maintaining", "reached", "set_aside"]
Source: TypeAlias = Literal["manual_count", "yes_no", "rating_0_10", "minutes", "derived"]
Aggregate: TypeAlias = Literal[
    "sum", "distinct_days", "mean", "median", "latest", "share_of_opportunities", "count_complete"
]
Period: TypeAlias = Literal["day", "week", "fortnight", "month", "whole_window"]
Direction: TypeAlias = Literal["at_least", "at_most", "move_to"]
Reason: TypeAlias = Literal["initial", "easier", "harder", "reworded", "setback", "therapist", "other"]
Absence: TypeAlias = Literal["illness", "holiday", "crisis", "hospital", "other"]


class Baseline(Part, frozen=True, kw_only=True, omit_defaults=True):
    """Where a measure stood before the goal, a period's worth, and how that is known."""

    value: float
    """With `to_count`, the person's estimate until then."""
    how: Literal["estimated", "tracked"] = "estimated"
    first: date | None = None
    last: date | None = None

    @property
    def to_count(self) -> tuple[date, date] | None:
        """The first and the last day on which it is counted, before the goal starts; None where it is not."""
        return (self.first, self.last) if self.how == "tracked" and self.first and self.last else None


class Measure(Part, frozen=True, kw_only=True, omit_defaults=True):
    """What of a goal is counted, and the rule a period is held against."""

    id: str
    label: str
    """At most a word or two: the row's name in the check-in."""
    source: Source = "manual_count"
    of: str = ""
    """For a derived measure, what it counts: an entry kind, an item, an instrument, a medicine."""
    having: str = ""
    """For a derived measure, the field an entry has filled in to count; empty: every entry counts."""
    aggregate: Aggregate = "sum"
    period: Period = "week"
    direction: Direction = "at_least"
    target: float
    unit: str = ""
    baseline: Baseline | None = None
    glide: Literal["none", "linear"] = "none"
    min_logged_days: int | None = None
    """Days of a week that must be logged to judge it; None: 5 for at most, 0 for at least."""
    beside: bool = False
    """Looked at beside the goal: no part of whether the goal was reached."""


class Revision(Part, frozen=True, kw_only=True, omit_defaults=True):
    """The rule of a goal from a date on. Append-only: earlier periods keep the rule then in force."""

    effective_from: date
    reason: Reason = "initial"
    note: str = ""
    measures: tuple[Measure, ...]
    start: date
    """Periods are counted from here."""
    due: date | None = None
    """The last day, inclusive; None: open end."""
    review_every_days: int = 14
    flex_periods: int | None = None
    """Periods that may go otherwise; None: a quarter of all periods, rounded down."""


class Review(Part, frozen=True, kw_only=True, omit_defaults=True):
    """How close the person feels to the goal on a day, 0 not started to 10 all the way there."""

    id: str
    day: date
    close: int
    in_the_way: str = ""
    zero_means: str = ""
    """What 0 and 10 meant then: answers are compared only under the same words."""
    ten_means: str = ""


class Pause(Part, frozen=True, kw_only=True, omit_defaults=True):
    """Days on which a goal rests; they are excused, never counted against anyone."""

    first: date
    last: date | None = None
    """The last day that rests, inclusive; None: still resting."""
    reason: Absence = "other"


class Goal(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A goal and its whole history."""

    title: str
    area: str = ""
    """One of the area ids of `store/goals/library.toml`."""
    why: str = ""
    on_a_hard_day: str = ""
    zero_means: str = ""
    """What 0 means when the person says how close they are, in their words; empty: not started."""
    ten_means: str = ""
    """What 10 means; empty: all the way there."""
    if_then: tuple[str, ...] = ()
    status: Status = "active"
    importance: int | None = None
    confidence: int | None = None
    revisions: tuple[Revision, ...]
    reviews: tuple[Review, ...] = ()
    pauses: tuple[Pause, ...] = ()
    ended: date | None = None
    """The last day it ran, once it is reached or set aside; None while it runs, or where that is not known."""
    looked_at_with: str = ""
    """The id of a questionnaire whose scores are told beside the goal; no part of whether it is reached."""
    draft_of: str = ""
    """For a draft, the id of the goal that it is to change; empty: it is to become a goal of its own."""

    @property
    def rule(self) -> Revision:
        """The newest revision."""
        return self.revisions[-1]

    def rule_on(self, day: date) -> Revision | None:
        """Return the revision in force on `day`, None before the goal began."""
        in_force = [rule for rule in self.revisions if rule.effective_from <= day]
        return in_force[-1] if in_force else None
