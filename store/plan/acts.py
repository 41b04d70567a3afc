"""What can be done with the plan, as changes: keep a line, delete one, move it, link it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from store.changes import Change, Drop, Put, differences
from store.plan.parts import HEADING, OWN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from store.records.plan import PlanLine

PLAN = "plan"
"""The table."""


def keep(line: PlanLine, plan: tuple[PlanLine, ...], draft: PlanLine | None = None) -> Change:
    """Return the change that keeps a line as it is now: only what differs of one that stands, a new one last.

    The `draft` it was typed into goes.
    """
    old = next((other for other in plan if other.id == line.id), None)
    if old:
        edits = differences(PLAN, old, line)
    else:
        after = [other.order for other in plan if other.part == line.part]
        edits = (_whole(replace(line, order=max(after, default=-1) + 1)),)
    dropped = [Drop(PLAN, draft.id)] if draft else []
    return Change(words=_said(line), edits=(*edits, *dropped))


def keep_draft(draft: PlanLine) -> Change:
    """Return the change that keeps what is being typed, so that nothing is lost where the program ends."""
    return Change(words="a draft", edits=(_whole(replace(draft, draft=True)),), draft=True)


def drop_draft(draft: PlanLine) -> Change:
    """Return the change that throws away what was typed and is not wanted."""
    return Change(words="a draft", edits=(Drop(PLAN, draft.id),), draft=True)


def delete(line: PlanLine, plan: tuple[PlanLine, ...]) -> Change:
    """Return the change that removes a line; of a heading of the person's own, all that stands under it too."""
    under = [other for other in plan if line.part == HEADING and other.part == f"{OWN}{line.id}"]
    return Change(words=_said(line), edits=tuple(Drop(PLAN, gone.id) for gone in (line, *under)))


def move(line: PlanLine, step: int, plan: tuple[PlanLine, ...]) -> Change | None:
    """Return the change that puts a line one further up or down in its part; None where it is at the end of it."""
    part = [other for other in plan if other.part == line.part]
    at = part.index(line)
    to = at + step
    if not 0 <= to < len(part):
        return None
    part.insert(to, part.pop(at))
    edits = (Put(PLAN, other.id, ("order",), place) for place, other in enumerate(part) if other.order != place)
    return Change(words=f"the place of {_said(line)}", edits=tuple(edits))


def link(line: PlanLine, ids: Iterable[str]) -> Change:
    """Return the change that ties a line to others, and to no more."""
    return Change(
        words=f"what belongs to {_said(line)}",
        edits=differences(PLAN, line, replace(line, links=tuple(ids))),
    )


def _whole(line: PlanLine) -> Put:
    return Put(PLAN, line.id, (), line.document())


def _said(line: PlanLine) -> str:
    return f"“{line.text}”" if line.text else "a line of the plan"
