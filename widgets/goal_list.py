"""The Goals pane: each goal with its rule in words and where it stands; those that rest or ended in a line each."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import var

from store.clock import day_of_month
from store.records.text import one_line
from widgets.palette import CHOSEN, FAINT, REPORT
from widgets.pane import Pane, Titles, fitted, spread

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from store.goals.standing import GoalView, Line

EMPTY = ("No goals yet.", "", "a adds one: from a starter list,", "or in your own words.")
ENDED = frozenset({"reached", "set aside"})
APART = 7
"""Up to this many cells are drawn with air between them."""
STATE = 10
"""Cells of the word before a goal that rests or ended."""
WAYS = " a add · e edit · Delete · ↑ ↓ choose"


class GoalList(Pane):
    """It is given views, keeps the cursor by goal, and posts where the cursor went and what is wanted."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", "add", show=False, tooltip="add a goal", id="goals.add"),
        Binding("e", "edit", "edit", show=False, tooltip="edit the goal", id="goals.edit"),
        Binding(
            "delete,backspace",
            "delete",
            "delete",
            show=False,
            tooltip="delete the goal; u undoes it",
            id="goals.delete",
        ),
        Binding("up,k", "move(-1)", "up", show=False, tooltip="the goal above", id="goals.up"),
        Binding("down,j", "move(1)", "down", show=False, tooltip="the goal below", id="goals.down"),
        Binding("home,pageup", "edge(0)", "first", show=False, tooltip="the first goal", id="goals.first"),
        Binding("end,pagedown", "edge(-1)", "last", show=False, tooltip="the last goal", id="goals.last"),
    ]

    goals: var[tuple[GoalView, ...] | None] = var(None)
    """What to show; None until the journal is open."""

    class Moved(Message):
        """The cursor is on another goal."""

        def __init__(self, goal: str) -> None:
            super().__init__()
            self.goal = goal

    class AddWanted(Message):
        """A goal is to be added."""

    class EditWanted(Message):
        """The goal under the cursor is to be edited."""

        def __init__(self, goal: str) -> None:
            super().__init__()
            self.goal = goal

    class DeleteWanted(Message):
        """The goal under the cursor is to be deleted."""

        def __init__(self, goal: str) -> None:
            super().__init__()
            self.goal = goal

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._cursor: str | None = None

    @property
    def goal(self) -> str | None:
        """The id of the goal under the cursor; None where there are none."""
        ids = [view.id for view in self._in_order()]
        return self._cursor if self._cursor in ids else next(iter(ids), None)

    def titles(self) -> Titles:
        """Return the pane's titles."""
        return Titles("g Goals", "a add", "")

    def watch_goals(self) -> None:
        """Show the goals anew."""
        self.refresh()

    def lines(self, width: int, height: int) -> Sequence[Content]:
        """Return the goals as roomy as the height allows."""
        if self.goals is None:
            return ()
        if not self.goals:
            return [Content(""), *(Content(f" {words}") for words in EMPTY)]
        for roomy in (True, False):
            blocks = [self._block(view, width, roomy=roomy) for view in self._active()]
            tail = self._tail(width)
            drawn = _joined(blocks, apart=roomy)
            spare = height - len(drawn) - len(tail)
            if spare >= (2 if roomy and tail else 0):
                return [*drawn, *([Content("")] * spare if roomy else []), *tail]
        return self._scrolled([*drawn, *tail], height)

    def strip(self, width: int, height: int) -> Sequence[Content]:
        """Return the keys, and what the last act did, where the other panes are out of sight."""
        _ = width, height
        return [Content(WAYS), Content.styled(f" {one_line(self.said)}", REPORT)] if self.narrow else ()

    # Keys

    def action_add(self) -> None:
        """Ask for a new goal."""
        self.post_message(self.AddWanted())

    def action_edit(self) -> None:
        """Ask for the form of the goal under the cursor."""
        if self.goal:
            self.post_message(self.EditWanted(self.goal))

    def action_delete(self) -> None:
        """Ask for the goal under the cursor to be deleted."""
        if self.goal:
            self.post_message(self.DeleteWanted(self.goal))

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

    def _go_to(self, goal: str) -> None:
        self._cursor = goal
        self.said = ""
        self.refresh()
        self.post_message(self.Moved(goal))

    # Drawing

    def _active(self) -> list[GoalView]:
        return [view for view in self.goals or () if view.state not in {*ENDED, "resting"}]

    def _resting(self) -> list[GoalView]:
        return [view for view in self.goals or () if view.state == "resting"]

    def _ended(self) -> list[GoalView]:
        return [view for view in self.goals or () if view.state in ENDED]

    def _in_order(self) -> list[GoalView]:
        return [*self._active(), *self._resting(), *self._ended()]

    def _block(self, view: GoalView, width: int, *, roomy: bool) -> list[Content]:
        title = Content.assemble(self._mark(view), (one_line(view.title), "bold $text"))
        if not roomy:
            return [fitted(title, width), Content(f" {view.short or view.note or view.rule}")]
        note = [Content(f" {view.note}")] if view.note else []
        lines = [line for measure in view.lines if not measure.beside for line in _measure(measure, width)]
        return [fitted(title, width), Content.styled(f" {view.rule}", FAINT), *lines, *note]

    def _tail(self, width: int) -> list[Content]:
        ended = self._ended()
        listed = [*self._resting(), *(ended if any(view.id == self.goal for view in ended) and self.active else ())]
        lines = [self._one_line(view, width) for view in listed]
        return lines if len(listed) > len(self._resting()) else [*lines, *_counted(ended)]

    def _one_line(self, view: GoalView, width: int) -> Content:
        state = Content.styled(f"{view.state:<{STATE}}", FAINT)
        return fitted(Content.assemble(self._mark(view), state, one_line(view.title)), width)

    def _mark(self, view: GoalView) -> Content:
        return Content.styled("▸", CHOSEN) if self.active and view.id == self.goal else Content(" ")

    def _scrolled(self, lines: list[Content], height: int) -> list[Content]:
        at = next((place for place, line in enumerate(lines) if line.plain.startswith("▸")), 0)
        top = min(max(0, at - height // 2), max(0, len(lines) - height))
        return lines[top : top + height]


def _joined(blocks: Iterable[list[Content]], *, apart: bool) -> list[Content]:
    lines: list[Content] = []
    for block in blocks:
        lines.extend([Content("")] if apart else [])
        lines.extend(block)
    return lines


def _measure(line: Line, width: int) -> list[Content]:
    if line.label:
        return [_named(line, width)]
    words = [part for part in (line.level, line.words) if part]
    if not line.cells:
        return [Content(f" {part}") for part in words]
    return [Content.assemble(" ", _cells(line), f"   {' · '.join(words)}")]


def _named(line: Line, width: int) -> Content:
    left = Content.assemble(f" {one_line(line.label)[:10]:<11}", _cells(line, apart=False))
    return spread(left, Content(f"{line.short or line.words} "), width)


def _cells(line: Line, *, apart: bool = True) -> Content:
    gap = " " if apart and line.cells <= APART else ""
    full = Content.styled(gap.join("■" * line.filled), CHOSEN)
    rest = Content.styled(gap.join("□" * (line.cells - line.filled)), FAINT)
    return Content.assemble(full, gap if line.filled and line.filled < line.cells else "", rest)


def _counted(ended: list[GoalView]) -> list[Content]:
    lines = []
    for state in sorted({view.state for view in ended}):
        days = [view.ended for view in ended if view.state == state]
        known = [day for day in days if day]
        last = f", the last on {day_of_month(max(known))}" if known else ""
        lines.append(Content.assemble(" ", (f"{state:<{STATE}}", FAINT), f"{len(days)}{last}"))
    return lines
