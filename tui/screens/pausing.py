"""Letting a goal rest, and going on with it: one key each, and nothing counts against anyone (clinical.md 2.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.binding import Binding, BindingType

from store.clock import parse_coming_day, short_day
from tui.screens.box import Box, Result, line
from widgets.choices import Choices
from widgets.key_names import key_of
from widgets.line import Line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from textual.app import ComposeResult
    from textual.content import Content

    from store.records.goal import Absence, Goal

REASONS: dict[Absence, tuple[str, str]] = {
    "illness": ("illness", ""),
    "holiday": ("holiday", ""),
    "crisis": ("crisis", "help opens at once; said nowhere"),
    "hospital": ("hospital", "said nowhere"),
    "other": ("something else", ""),
}
"""The name of each reason, and what is to be known of it."""
BEHIND = "That day lies behind."
UNTIL_RESUMED = "It rests until you go on with it. Why?"
GOING_ON = "The days it rested stay left out. {}: for all that rest."
RESTING = "Nothing counts against you meanwhile. {}: for all goals."


class Rest(NamedTuple):
    """A pause that is wanted, from today."""

    reason: Absence
    everything: bool
    """Every goal that runs, rather than the one."""
    last: date | None = None
    """The last day that rests; None: until it is resumed."""


class Back(NamedTuple):
    """How a goal that rests goes on."""

    gently: bool
    """With half of it at first."""
    everything: bool
    """Every goal that rests, rather than the one."""


class ForAll(Box[Result]):
    """A box whose answer is for one goal or, after `a`, for all."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "for_all", "this goal or all", tooltip="for this goal, or for all of them", id="box.all"),
    ]

    def __init__(self, heading: str, title: str, every: str, note: str) -> None:
        """Take what is asked, the goal's name, what all are called, and the line for one, with {} for the key."""
        self._key = key_of("box.all")
        self._for_one = note.format(self._key)
        super().__init__(heading, title, self._for_one)
        self.everything = False
        self._every = every

    def action_for_all(self) -> None:
        """Mean all of them, or this one again."""
        self.everything = not self.everything
        self.tell(f"For {self._every}. {self._key}: for this one alone." if self.everything else self._for_one)


class Pausing(ForAll[Rest | None]):
    """Dismisses with the pause that is wanted, or with nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "d", "until", "to a day", tooltip="to which day it rests; without one until I resume it", id="box.day"
        ),
    ]

    def __init__(self, goal: Goal, today: date) -> None:
        super().__init__("Let it rest", goal.title, "all goals that run", RESTING)
        self._today = today
        self._last: date | None = None

    def options(self) -> Iterable[tuple[str, Content]]:
        """Return the reasons."""
        for digit, (reason, (name, known)) in enumerate(REASONS.items(), start=1):
            yield reason, line(digit, name, known)

    def chosen(self, name: str) -> None:
        """Go back with the pause."""
        (reason,) = (reason for reason in REASONS if reason == name)
        self.dismiss(Rest(reason, self.everything, self._last))

    def below(self) -> ComposeResult:
        """Lay out a line for a day, which shows when it is wanted."""
        day = Line(id="day")
        day.placeholder = "the last day it rests: 6 Dec, then Enter"
        day.display = False
        yield day

    def action_until(self) -> None:
        """Open the line for a day."""
        day = self.query_one("#day", Line)
        day.display = True
        day.focus()

    @on(Line.Kept)
    def _take_day(self, event: Line.Kept) -> None:
        """Take the day, or say why it is none; an empty line means until it is resumed."""
        event.stop()
        words = "" if event.key == "escape" else event.words.strip()
        try:
            self._last = self._read(words) if words else None
        except ValueError as reason:
            self.tell(str(reason))
            return
        self.query_one("#day").display = False
        self.query_one(Choices).focus()
        self.tell(f"It rests to {short_day(self._last)} and then runs again. Why?" if self._last else UNTIL_RESUMED)

    def _read(self, words: str) -> date:
        day = parse_coming_day(words, self._today)
        if day < self._today:
            raise ValueError(BEHIND)
        return day


class Resuming(ForAll[Back | None]):
    """Dismisses with how it goes on, or with nothing."""

    def __init__(self, goal: Goal, resting: int, eased_until: date | None) -> None:
        """Take the goal, how many rest, and until when half of it would be asked for; None: it cannot be halved."""
        every = f"all {resting} that rest" if resting > 1 else "all that rest"
        super().__init__("Go on with it", goal.title, every, GOING_ON)
        self._eased_until = eased_until

    def options(self) -> Iterable[tuple[str, Content]]:
        """Return both ways, or the one there is."""
        yield "before", line(1, "as before", "from today")
        if self._eased_until:
            yield (
                "gently",
                line(2, "ease back in", f"half of it, to {short_day(self._eased_until)}, then as before"),
            )

    def chosen(self, name: str) -> None:
        """Go back with it."""
        self.dismiss(Back(name == "gently", self.everything))
