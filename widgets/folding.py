"""How the groups of a check-in share the height there is: full with air, then tighter, then folded from below."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.agenda import Agenda, Group, Row, RowKey

AIRY, SPACED, DENSE = 2, 1, 0


class Heading(NamedTuple):
    """A group's title on a line of its own; the day stands beside it where it is not that of the line above."""

    group: Group
    with_day: bool


class RowLine(NamedTuple):
    """One row."""

    row: Row


class Folded(NamedTuple):
    """A whole group as words, on the heading's line or, with `below`, on its own."""

    group: Group
    below: bool


class Told(NamedTuple):
    """The answers of a finished group, in words, on as many lines as they need."""

    words: str


class Blank(NamedTuple):
    """An empty line."""


FormLine = Heading | RowLine | Folded | Told | Blank


def fold(agenda: Agenda, cursor: RowKey | None, height: int, told: dict[str, list[str]]) -> list[FormLine]:
    """Return the lines of a form in the order of the screen.

    `told` holds the finished groups' answers in words, by group name, and stands in for their rows where no
    cursor is. What does not fit even folded is left for the caller to scroll.
    """
    tried: list[FormLine] = []
    for foldable, air in _arrangements(agenda, cursor):
        for count in range(len(foldable) + 1):
            folded = {group.name for group in foldable[:count]}
            tried = list(_lines(agenda, folded, air, told))
            if len(tried) <= height:
                return tried
    return tried


def unfolded(agenda: Agenda) -> list[FormLine]:
    """Return every group and row, with an empty line before each; the caller scrolls."""
    lines: list[FormLine] = []
    for group in agenda.groups:
        lines += [Blank(), Heading(group, with_day=True)]
        for row in group.rows:
            lines += [Blank(), RowLine(row)]
    return lines


def _arrangements(agenda: Agenda, cursor: RowKey | None) -> Iterator[tuple[list[Group], int]]:
    """Yield which groups may fold, from below, and with how much air: what was answered folds last."""
    foldable = [group for group in reversed(agenda.groups) if _may_fold(group, cursor)]
    untouched = [group for group in foldable if all(row.open for row in group.rows)]
    yield from ((untouched, air) for air in (AIRY, SPACED, DENSE))
    yield from ((foldable, air) for air in (SPACED, DENSE))


def _may_fold(group: Group, cursor: RowKey | None) -> bool:
    return not group.stops and not any(row.key == cursor for row in group.rows)


def _lines(agenda: Agenda, folded: set[str], air: int, told: dict[str, list[str]]) -> Iterator[FormLine]:
    day = None
    before = None
    for group in agenda.groups:
        short = group.name in folded and air < AIRY
        if before is not None and air > DENSE and not (short and before):
            yield Blank()
        if short:
            yield Folded(group, below=False)
        else:
            yield Heading(group, with_day=group.day != day)
            yield from _body(group, folded, air, told)
        day, before = group.day, short


def _body(group: Group, folded: set[str], air: int, told: dict[str, list[str]]) -> Iterator[FormLine]:
    if group.name in told:
        yield from (Told(words) for words in told[group.name])
        return
    if air == AIRY:
        yield Blank()
    if group.name in folded:
        yield Folded(group, below=True)
    else:
        yield from (RowLine(row) for row in group.rows)
