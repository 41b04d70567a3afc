"""The Goals pane: each goal with its rule in words and where it stands; those that rest or ended in a line each."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import var

from store.records.text import one_line
from widgets.goal_lines import ENDED, QUIET, Sight, agreed, drawn, names, wrapped
from widgets.key_names import key_of
from widgets.keyed import keyed
from widgets.palette import FAINT, REPORT
from widgets.pane import Pane, Titles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.goals.standing import GoalView

FRAME = 6
"""Cells of the frame beside its titles."""
FOCUSES = ("anxiety", "depression", "wellbeing")

_ACTS = {
    "enter": ("open", "goals.open", "open", "open the goal: its weeks, what counts towards it, its changes"),
    "e": ("edit", "edit", "edit", "edit the goal"),
    "delete,backspace": ("delete", "goals.delete", "delete", "delete the goal; undo brings it back"),
    "i": ("look_back", "goals.look_back", "look back", "look back: how close is it, and what got in the way"),
    "o": (
        "menu",
        "goals.menu",
        "change",
        "change it: smaller, later, another way, rest, reached, set aside, reopen",
    ),
    "space": ("rest", "goals.rest", "rest", "let it rest, or go on with it"),
}
"""Keys, the act each asks for, its id, its name, and what it does."""


class Shown(NamedTuple):
    """Which goals are in sight, and how they are put together."""

    focus: str = ""
    """anxiety, depression or wellbeing; empty: each of them."""
    area: str = ""
    """An area in plain words; empty: each of them."""
    by: str = ""
    """What they are put under headings by, "focus" or "area"; empty: one list."""

    def __str__(self) -> str:
        """Return the words for a title: "anxiety", "by area"; empty where all stand in one list."""
        return self.area or self.focus or (f"by {self.by}" if self.by else "")

    def holds(self, view: GoalView) -> bool:
        """Say whether a goal is in sight."""
        return (not self.focus or view.focus == self.focus) and (not self.area or view.area == self.area)

    def heading(self, view: GoalView) -> str:
        """Return what a goal stands under."""
        return {"focus": view.focus, "area": view.area}.get(self.by, "") or (self.by and "no area")


def acting() -> list[BindingType]:
    """Return the bindings of what can be done with one goal, for its pane and for its page."""
    return [
        Binding(keys, f"want('{act}')", name, show=False, tooltip=does, id=binding)
        for keys, (act, binding, name, does) in _ACTS.items()
    ]


class GoalList(Pane):
    """It is given views, keeps the cursor by goal, and posts where the cursor went and what is wanted."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", "add", show=False, tooltip="add a goal", id="add"),
        *acting(),
        Binding("slash", "filter", "filter", show=False, tooltip="filter by area and focus", id="search"),
        *keyed(Binding("up,k", "move(-1)", "up", show=False, tooltip="the goal above", id="up")),
        *keyed(Binding("down,j", "move(1)", "down", show=False, tooltip="the goal below", id="down")),
        *keyed(Binding("shift+up,K", "shift(-1)", "further up", show=False, tooltip="move it up", id="raise")),
        *keyed(Binding("shift+down,J", "shift(1)", "further down", show=False, tooltip="move it down", id="lower")),
        Binding("home,pageup", "edge(0)", "first", show=False, tooltip="the first goal", id="goals.first"),
        Binding("end,pagedown", "edge(-1)", "last", show=False, tooltip="the last goal", id="goals.last"),
    ]

    goals: var[tuple[GoalView, ...] | None] = var(None)
    """What there is; None until the journal is open."""
    shown: var[Shown] = var(Shown())
    """Which of it is in sight."""

    agreed: var[tuple[str, ...]] = var(())
    """What was agreed in the last session; it stands below the goals."""

    names_only: var[bool] = var(False)
    """Whether the goals stand there by name alone."""

    class Moved(Message):
        """The cursor is on another goal."""

        def __init__(self, goal: str) -> None:
            super().__init__()
            self.goal = goal

    class AddWanted(Message):
        """A goal is to be added."""

    class FilterWanted(Message):
        """Other goals are to be in sight."""

    class Wanted(Message):
        """Something is to be done with the goal under the cursor; `act` names it."""

        def __init__(self, act: str, goal: str) -> None:
            super().__init__()
            self.act = act
            self.goal = goal

    class Reordered(Message):
        """The goals are to stand in this order."""

        def __init__(self, ids: tuple[str, ...]) -> None:
            super().__init__()
            self.ids = ids

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._cursor: str | None = None
        self._place = 0

    @property
    def goal(self) -> str | None:
        """The id of the goal under the cursor; None where there are none."""
        ids = [view.id for view in self._in_order()]
        return self._cursor if self._cursor in ids else next(iter(ids), None)

    def titles(self) -> Titles:
        """Return the pane's titles; the key gives way to the words of the goals in sight."""
        room = max(1, self.size.width - cell_len(f"{_name()} · ") - FRAME)
        shown = Content(str(self.shown)).truncate(room, ellipsis=True).plain
        return Titles(f"{_name()} · {shown}" if shown else _name(), f"{key_of('add')} add", "")

    def watch_goals(self) -> None:
        """Show the goals anew; where the one under the cursor is gone, the one that took its place is marked."""
        ids = [view.id for view in self._in_order()]
        if self._cursor in ids:
            self._place = ids.index(self._cursor)
        elif ids and not self._is_somewhere(self._cursor):
            self._place = min(self._place, len(ids) - 1)
            self._go_to(ids[self._place], said=self.said)
        self.redraw()

    def watch_shown(self) -> None:
        """Show other goals."""
        self.redraw()

    def watch_agreed(self) -> None:
        """Show other lines below the goals."""
        self.redraw()

    def watch_names_only(self) -> None:
        """Show more of the goals, or less."""
        self.redraw()

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """Return the goals as roomy as the height allows, and below them what was agreed."""
        if self.goals is None:
            return ()
        below = [] if self.names_only else agreed(self.agreed, width, height)
        told = self._goal_lines(width, height - len(below))
        gap = [Content("")] * (height - len(told) - len(below)) if below else []
        return [*told, *gap, *below]

    def _goal_lines(self, width: int, height: int) -> Sequence[Content]:
        if not self.goals:
            return [Content(f" {words}".rstrip()) for words in ("", *_nothing())]
        if not self._in_order():
            return [Content(""), *wrapped(f"No goals under “{self.shown}”.", width), Content(f" {_others()}.")]
        if self.names_only:
            return names(self._sight(), width, height)
        above = [Content.styled(f" {self.shown} · {_others()}", FAINT)] if self.narrow and str(self.shown) else []
        return [*above, *drawn(self._sight(), width, height - len(above))]

    def strip(self, width: int, height: int) -> Sequence[Content]:
        """Return the keys, and what the last act did, where the other panes are out of sight."""
        _ = width, height
        if not self.narrow:
            return ()
        ways = f" {key_of('add')} add"
        if self.goal:
            ways += f" · Enter open · {key_of('goals.look_back')} look back"
            ways += f" · {key_of('goals.menu')} change · space rest"
        return [Content(ways), Content.styled(f" {one_line(self.said)}", REPORT)]

    # Keys

    def action_add(self) -> None:
        """Ask for a new goal."""
        self.post_message(self.AddWanted())

    def action_filter(self) -> None:
        """Ask which goals are to be in sight."""
        self.post_message(self.FilterWanted())

    def action_want(self, act: str) -> None:
        """Ask for something to be done with the goal under the cursor."""
        if self.goal:
            self.post_message(self.Wanted(act, self.goal))

    def action_shift(self, step: int) -> None:
        """Ask for the goal under the cursor to stand above or below the next one like it in sight."""
        marked = next((view for view in self._in_order() if view.id == self.goal), None)
        if marked is None:
            return
        alike = [view.id for view in self._in_sight() if self._group(view) == self._group(marked)]
        place = alike.index(marked.id) + step
        if 0 <= place < len(alike):
            every = [view.id for view in self.goals or ()]
            here, there = every.index(marked.id), every.index(alike[place])
            every[here], every[there] = every[there], every[here]
            self.post_message(self.Reordered(tuple(every)))

    def action_move(self, step: int) -> None:
        """Go to the goal above or below."""
        ids = [view.id for view in self._in_order()]
        if self.goal in ids:
            self._go_to(ids[min(len(ids) - 1, max(0, ids.index(self.goal) + step))])

    def action_edge(self, place: int) -> None:
        """Go to the first or the last goal."""
        ids = [view.id for view in self._in_order()]
        if ids:
            self._go_to(ids[place])

    def _go_to(self, goal: str, *, said: str = "") -> None:
        self._cursor = goal
        self._place = [view.id for view in self._in_order()].index(goal)
        self.said = said
        self.redraw()
        self.post_message(self.Moved(goal))

    # What is in sight

    def _is_somewhere(self, goal: str | None) -> bool:
        """Say whether there is such a goal, in sight or not."""
        return any(view.id == goal for view in self.goals or ())

    def _in_sight(self) -> list[GoalView]:
        found = [view for view in self.goals or () if self.shown.holds(view)]
        return sorted(found, key=self._rank) if self.shown.by else found

    def _rank(self, view: GoalView) -> tuple[int, str]:
        return (FOCUSES.index(view.focus) if view.focus else len(FOCUSES), self.shown.heading(view))

    def _group(self, view: GoalView) -> tuple[int, str]:
        """Return where a goal stands: those that run, that rest, that ended; among those that run, its heading."""
        kind = 2 if view.state in ENDED else 1 if view.state in QUIET else 0
        return kind, "" if kind else self.shown.heading(view)

    def _in_order(self) -> list[GoalView]:
        return sorted(self._in_sight(), key=lambda view: self._group(view)[0])

    def _sight(self) -> Sight:
        goals = self._in_sight()
        return Sight(
            running=[view for view in goals if view.state not in QUIET | ENDED],
            quiet=[view for view in goals if view.state in QUIET],
            ended=[view for view in goals if view.state in ENDED],
            heading=self.shown.heading,
            marked=self.goal if self.active else None,
        )


def _name() -> str:
    return f"{key_of('pane.goals')} Goals"


def _nothing() -> tuple[str, ...]:
    return "No goals yet.", "", f"{key_of('add')} adds one: from a starter list,", "or in your own words."


def _others() -> str:
    return f"{key_of('search')} shows others"
