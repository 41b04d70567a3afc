"""The words, numbers and marks around a plot, as lines of text."""

from __future__ import annotations

from itertools import groupby
from math import isfinite
from typing import TYPE_CHECKING

from textual.content import Content

from store.records.text import one_line
from widgets.colours import CURSOR, EIGHTHS, LIMIT, SHADES
from widgets.picture import clock, number, plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from widgets.colours import Colours
    from widgets.frame import Frame
    from widgets.picture import Caption, Lane, Picture, Sheet, Stretch


SAID = "▸"
"""Stands before what the cursor reads out."""


def painted(row: str, colours: Colours, at: int | None = None) -> Content:
    """Return a row of a plot, each character in the style of what it shows, with the cursor in column `at`."""
    if at is None:
        return Content.assemble(*(("".join(run), style) for style, run in groupby(row, colours.of)))
    under = row[at : at + 1]
    mark = (CURSOR, colours.said) if not under.strip() else (under, f"reverse {colours.of(under)}".strip())
    return Content.assemble(painted(row[:at], colours), mark, painted(row[at + 1 :], colours))


def title(sheet: Sheet, span: str, colours: Colours) -> Content:
    """Return the title with a span: "Mood, 30 days"."""
    return Content.styled(f" {', '.join(filter(None, (one_line(sheet.title), span)))}", colours.title)


def span_of(picture: Picture, shown: int) -> str:
    """Return the span of the slots `shown`, none of them to come: "30 days"."""
    return picture.span if shown >= picture.slots - picture.ahead else plural(shown, picture.unit)


def heading(head: Content, legend: Iterable[Caption], end: int, width: int, colours: Colours) -> list[Content]:
    """Return the title with what fits beside it of the legend, which ends at column `end`; below it the rest."""
    beside: list[Content] = []
    below: list[Content] = []
    room = width - head.cell_length
    for key in (Content("  ") + _caption(caption, colours) for caption in legend):
        fits = not below and key.cell_length <= room
        (beside if fits else below).append(key)
        room -= key.cell_length if fits else 0
    gap = Content(" " * max(0, room - (width - end))) if beside else Content("")
    first = Content("").join([head, gap, *beside])
    return [first, Content("").join(below)[1:]] if below else [first]


def notes(sheet: Sheet, width: int, colours: Colours, said: str = "") -> list[Content]:
    """Return the lines below the plot, what the cursor reads out before all, then what matters most."""
    read = [Content.styled(f"{SAID} {one_line(said)}", colours.said)] if said else []
    lines = (line for note in (*read, *_wrapping(sheet, colours)) for line in note.wrap(max(1, width - 2)))
    marked = [_caption(note, colours) for note in sheet.notes if note.mark]
    return [Content(" ") + line for line in (*lines, *marked)]


def _wrapping(sheet: Sheet, colours: Colours) -> Iterator[Content]:
    """Yield the notes that are words alone; what stands after a mark keeps to its one line."""
    return (_caption(note, colours) for note in sheet.notes if not note.mark)


def nothing_yet(sheet: Sheet, width: int, colours: Colours) -> list[Content]:
    """Return the title and the sentence that stands in the place of a plot."""
    head = [title(sheet, sheet.span, colours)] if sheet.title else []
    sentence = Content.styled(one_line(sheet.empty), colours.words).wrap(max(1, width - 2))
    return [*head, *(Content(" ") + line for line in sentence)]


def edge(label: str, left: int, colours: Colours) -> Content:
    """Return what stands left of one row: its label, if it has one, and the axis."""
    return Content.styled(f"{label:>{left - 1}}{'┤' if label else '│'}", colours.axis)


def aside(picture: Picture, rows: int) -> list[str]:
    """Return what stands right of each row, from the top: the words of the levels on it."""
    words = [""] * rows
    for level in picture.levels:
        share = (level.value - picture.low) / (picture.high - picture.low)
        if level.words:
            words[rows - 1 - round(share * (rows - 1))] = f" {one_line(level.words)}"
    return words


def axis(picture: Picture, framed: Frame, width: int, colours: Colours, at: int | None = None) -> list[Content]:
    """Return the line below the plot, and the words below that as far as they keep clear of each other."""
    rule = ["─"] * framed.cells
    words = [" "] * width
    free = 0
    for slot, label in _ticks(picture, framed):
        column = framed.column(slot)
        start = max(0, min(framed.left + column - (len(label) - 1) // 2, width - len(label)))
        if start >= free:
            rule[column] = "┬"
            words[start : start + len(label)] = label
            free = start + len(label) + 1
    if at is not None:
        rule[at] = "┻"
    corner = " " * (framed.left - 1) + "└"
    return [Content.styled(corner + "".join(rule), colours.axis), Content.styled("".join(words), colours.axis)]


def lane(shown: Lane, framed: Frame, colours: Colours) -> Content:
    """Return a lane below the axis: its stretches in their shades, each with its words where it is long enough."""
    cells = [" "] * framed.cells
    name = f"{one_line(shown.name)} "
    for stretch in shown.stretches:
        first, last = (_within(slot, framed) for slot in (stretch.first, stretch.last))
        if stretch.last < framed.first or stretch.first > framed.last:
            continue
        room = last - first + 1
        cells[first : last + 1] = SHADES[stretch.shade] * room
        words = next((words for words in _worded(stretch, name) if len(words) <= room - 2), "")
        cells[first + 1 : first + 1 + len(words)] = words
        name = "" if words else name
    return Content(" " * framed.left) + painted("".join(cells), colours)


def strip(picture: Picture, width: int, height: int, colours: Colours, said: str = "") -> list[Content]:
    """Return the latest slots as numbers, below bars of eighths and a title where there are lines for them."""
    slots = _numbers(picture)
    wide = max(len(label) for label, _ in slots) + 1
    shown = slots[-max(1, (width - 1) // wide) :]
    legend = (caption for caption in picture.legend if caption.mark == LIMIT)
    titled = title(picture, span_of(picture, len(shown)), colours)
    head = heading(titled, legend, width, width, colours)[:1] if picture.title else []
    bars = painted("".join(f"{_eighth(picture, value):>{wide}}" for _, value in shown), colours)
    numbers = Content.styled("".join(f"{label:>{wide}}" for label, _ in shown), colours.words)
    lines = [*head, bars, numbers, *notes(picture, width, colours, said)]
    return lines if height > len(head) + 1 else [*head, numbers][-height:]


def _numbers(picture: Picture) -> list[tuple[str, float | None]]:
    past = picture.slots - picture.ahead
    if picture.bars:
        return [(bar.label, bar.value) for bar in picture.bars[:past]]
    known = {point.slot: point.value for point in picture.points}
    shown = clock if picture.clock else number
    return [(shown(known[slot]) if slot in known else "·", known.get(slot)) for slot in range(past)]


def _eighth(picture: Picture, value: float | None) -> str:
    if value is None or not isfinite(value):
        return " "
    share = (value - picture.low) / (picture.high - picture.low)
    return EIGHTHS[max(0, min(7, round(share * 7)))]


def _caption(caption: Caption, colours: Colours) -> Content:
    words = Content.styled(one_line(caption.words), colours.words)
    return Content.assemble((caption.mark, colours.of(caption.mark)), " ", words) if caption.mark else words


def _ticks(picture: Picture, framed: Frame) -> Iterable[tuple[int, str]]:
    under: Iterator[tuple[int, str]] = ((slot, bar.label) for slot, bar in enumerate(picture.bars) if bar.label)
    ticks = (*under, *((tick.slot, tick.label) for tick in picture.ticks))
    return ((slot, label) for slot, label in ticks if framed.first <= slot <= framed.last)


def _within(slot: int, framed: Frame) -> int:
    """Return the column of a slot, or the plot's edge where it lies beyond."""
    return framed.column(max(framed.first, min(framed.last, slot)))


def _worded(stretch: Stretch, name: str) -> tuple[str, str]:
    """Return the words that may stand in a stretch, the most telling first."""
    words = one_line(stretch.words)
    return f" {name}{words} ", f" {name or words} "
