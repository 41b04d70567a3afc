"""What the form of a goal holds while it is being written down, and what can be told of it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal, TypeAlias

import msgspec

from store.goals.kinds import is_companion
from store.goals.periods import LENGTHS, rule_now
from store.goals.starting import differs, has_begun
from store.records.goal import Goal, Measure, Reason, Revision

Ending: TypeAlias = Literal["weeks", "day", "open"]
Origin: TypeAlias = Literal["none", "estimated", "tracked"]

USUAL_WEEKS = 4


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """A draft, and what of it is in sight."""

    draft: Goal
    today: date
    changes: Goal | None = None
    """The goal that the draft is to change; None for a new one."""
    reason: Reason | None = None
    """Why it is changed, where that was said."""
    part: int = 0
    """Which part's rows are in sight; the number of parts stands for another one that may be added."""
    ending: Ending = "weeks"
    weeks: int = USUAL_WEEKS
    """How many weeks it ran when it last had an end."""
    kept: bool = False
    """Whether the draft is on disk."""

    @property
    def rule(self) -> Revision:
        """The rule as it is drafted."""
        return self.draft.rule

    @property
    def parts(self) -> tuple[Measure, ...]:
        """What is counted, without the companion that has a row of its own."""
        return tuple(measure for measure in self.rule.measures if not is_companion(measure)) or self.rule.measures

    @property
    def measure(self) -> Measure | None:
        """The part in sight; None where another one may be added."""
        return self.parts[self.part] if self.part < len(self.parts) else None

    @property
    def begun(self) -> bool:
        """Whether the goal that is changed has begun: its start and what was counted first stay as they are."""
        return self.changes is not None and has_begun(self.changes, self.today)

    @property
    def is_revised(self) -> bool:
        """Whether a change of the rule is meant or made, so that a reason and a day can be given."""
        return self.begun and (self.reason is not None or self.rule_differs)

    @property
    def rule_differs(self) -> bool:
        """Whether the rule would be another one, not only its words."""
        return self.changes is not None and differs(self.rule, self.changes.rule)

    @property
    def origins(self) -> tuple[Origin, ...]:
        """How it may be known where the part in sight starts from.

        A rating of one's own is not asked every day, and a goal that runs has no days before it: those are not
        counted.
        """
        measure = self.measure
        if measure is None:
            return ()
        can_count = measure.source != "rating_0_10" and not self.begun
        is_counted = can_count or origin(measure) == "tracked"
        return ("none", "estimated", "tracked") if is_counted else ("none", "estimated")

    @property
    def has_companion(self) -> bool:
        """Whether the companion stands beside what is counted."""
        return len(self.rule.measures) > 1 and any(map(is_companion, self.rule.measures))

    @property
    def counts_panic(self) -> bool:
        """Whether panic attacks are counted."""
        return any(measure.source == "derived" and measure.of == "panic" for measure in self.rule.measures)

    @property
    def next_period(self) -> date | None:
        """The first day of the next period of the goal that is changed; None where there is none to come."""
        if self.changes is None:
            return None
        rule = rule_now(self.changes, self.today)
        length = LENGTHS.get(rule.measures[0].period) if rule.measures else None
        if length is None or self.today < rule.start:
            return None
        opening = rule.start + ((self.today - rule.start).days // length + 1) * timedelta(length)
        return opening if rule.due is None or opening <= rule.due else None


def origin(measure: Measure) -> Origin:
    """Return how it is known where the measure starts from."""
    return measure.baseline.how if measure.baseline else "none"
