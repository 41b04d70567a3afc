"""What can become of a goal, in one numbered list (screens.md, C11)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from store.goals import lifecycle
from store.goals.periods import rule_now
from tui.screens.box import Box, line
from widgets.key_names import takes_it_back

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from textual.content import Content

    from store.records.goal import Goal

HEADING = "What becomes of it?"
ENDED = "It has ended; 8 takes it up again."
NO_END = "It has no end to move."
OVER = "Its time is over: 2 gives it more, 6 and 8 begin it again."
DRAFT = "It has not started yet. Enter on it goes on with it."


class Way(NamedTuple):
    """One line of the menu."""

    act: str
    """Its name in `tui.goal_acts.ACTS`."""
    name: str
    does: str
    why_not: str = ""
    """Why it does not fit the goal now; empty where it does."""


def ways(goal: Goal, today: date) -> tuple[Way, ...]:
    """Return the eight ways, each with what it does to this goal or why it cannot."""
    rule = rule_now(goal, today)
    draft = DRAFT if goal.status == "draft" else ""
    ended = draft or (ENDED if goal.status in lifecycle.ENDED else "")
    is_over = bool(rule.due and rule.due < today)
    running = ended or (OVER if is_over else "")
    rests = lifecycle.rests(goal, today)
    whole = any(measure.period == "whole_window" for measure in rule.measures) and rule.due is not None
    kept = "It is kept going already." if goal.status == "maintaining" and not is_over else ""
    pause = ("resume", "go on with it") if rests else ("pause", "it rests; nothing counts against you")
    onwards = "another round of the same length" if whole else "no end date any more"
    again = "again from today, for as long as before" if is_over else "take it up again, the gap left out"
    reopened = "" if goal.status in lifecycle.ENDED or is_over else "It runs already."
    return (
        Way("smaller", "smaller", "ask less of it from now on", running),
        Way("later", "later", "move its end, give it more time", ended or ("" if rule.due else NO_END)),
        Way("another_way", "another way", "count it in another way from now on", running),
        Way("rest", *pause, "" if rests and not ended else running),
        Way("reach", "reached", "you did what you set out to do", ended),
        Way("keep_going", "keep it going", onwards, _unless_reached(goal, ended) or kept),
        Way("set_aside", "set aside", "it ends here, and that is fine", ended),
        Way("reopen", "reopen", again, draft or reopened),
    )


def _unless_reached(goal: Goal, ended: str) -> str:
    """Return why an ended goal cannot be kept going; one that was reached can."""
    return "" if goal.status == "reached" else ended


class GoalMenu(Box[str | None]):
    """Dismisses with the name of an act, or with nothing."""

    def __init__(self, goal: Goal, today: date) -> None:
        super().__init__(HEADING, goal.title, f"What lies behind keeps its own rule. {takes_it_back()}")
        self._ways = {way.act: way for way in ways(goal, today)}

    def options(self) -> Iterable[tuple[str, Content]]:
        """Return the eight lines; those that do not fit are faint."""
        for digit, way in enumerate(self._ways.values(), start=1):
            yield way.act, line(digit, way.name, way.does, faint=bool(way.why_not))

    def chosen(self, name: str) -> None:
        """Go back with the act, or say why it does not fit."""
        way = self._ways[name]
        if way.why_not:
            self.tell(way.why_not)
        else:
            self.dismiss(name)
