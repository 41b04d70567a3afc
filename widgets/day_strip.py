"""A thing that is counted by days, as a strip of days: a row a week, the newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from widgets.palette import CHOSEN, FAINT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from store.goals.weeks import Mark, Week

MARKS: dict[Mark, tuple[str, str]] = {
    "done": ("✓", CHOSEN),
    "in part": ("½", CHOSEN),
    "not done": ("·", ""),
    "not logged": ("?", FAINT),
    "rest": ("–", FAINT),
    "to come": (" ", ""),
}
"""What stands for each, told apart without colour."""
EXPLAINED: dict[Mark, str] = {
    "done": "done",
    "in part": "in part",
    "not done": "not done",
    "not logged": "not logged",
    "rest": "rested or did not apply",
}
DAYS = 13
"""Cells of a week of days."""


def strip(weeks: Sequence[Week], width: int, height: int) -> list[Content]:
    """Return at most `height` lines: the weekdays, the newest weeks with their words, and the marks in words."""
    legend = _legend(weeks).wrap(max(1, width - 2)) if any(EXPLAINED.keys() & week.marks for week in weeks) else []
    heads = [_weekdays(weeks)] if len({week.first.weekday() for week in weeks}) == 1 else []
    room = max(1, height - len(heads) - len(legend))
    shown = weeks if len(weeks) <= room else weeks[: max(1, room - 1)]
    span = max(len(week.span) for week in weeks)
    rows = [_row(week, span, width) for week in shown]
    lead = Content(" " * (span + 1))
    cut = [Content.styled(f"and {len(weeks) - len(shown)} weeks before", FAINT)] if len(shown) < len(weeks) else []
    return [
        *(lead + head for head in heads),
        *rows,
        *(lead + Content("  ") + line for line in cut),
        *(Content(" ") + line for line in legend),
    ]


def _weekdays(weeks: Sequence[Week]) -> Content:
    first = weeks[0].first.toordinal()
    letters = [type(weeks[0].first).fromordinal(first + day).strftime("%a")[:1] for day in range(7)]
    return Content.styled(f"  {' '.join(letters)}", FAINT)


def _row(week: Week, span: int, width: int) -> Content:
    marks = Content(" ").join(Content.styled(*MARKS[mark]) for mark in week.marks)
    gap = " " * (DAYS - marks.cell_length + 3)
    row = Content.assemble((f" {week.span:>{span}}  ", FAINT), marks, gap, week.words)
    return row.truncate(width, ellipsis=True)


def _legend(weeks: Iterable[Week]) -> Content:
    """Return the marks that are in sight, each with its word."""
    seen = {mark for week in weeks for mark in week.marks}
    keys = [Content.assemble(MARKS[mark], " ", (words, FAINT)) for mark, words in EXPLAINED.items() if mark in seen]
    return Content("   ").join(keys)
