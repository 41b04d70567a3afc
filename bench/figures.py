"""Figures and the table they stand in."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


class Pair(NamedTuple):
    """What a subject and its floor came to, measured one right after the other."""

    subject: float
    floor: float


class Row(NamedTuple):
    """One row of the table. `found` is held against `most`, both as a ratio or both in milliseconds."""

    what: str
    figure: str
    floor: str
    found: float
    most: float
    unit: Literal["x", " ms"] = "x"

    @property
    def told(self) -> str:
        """What was found, with its unit."""
        return (f"{self.found:.2f}" if self.unit == "x" else f"{self.found:.0f}") + self.unit

    @property
    def holds(self) -> bool:
        """Whether the mark is kept."""
        return self.found <= self.most


def headings(lengths: Sequence[str]) -> tuple[str, ...]:
    """Return the headings of a table with what was found at each length of the journal."""
    return ("row", "what", *lengths, "mark", "", f"figure at {lengths[-1]}", "its floor")


def cells(name: str, found: Sequence[Row]) -> tuple[str, ...]:
    """Return one row in words, under its short name: what was found at each length, the longest last."""
    last = found[-1]
    said = "ok" if all(row.holds for row in found) else "over"
    mark = f"≤ {last.most:g}{last.unit}"
    return (name, last.what, *(row.told for row in found), mark, said, last.figure, last.floor)


def felt(what: str, seconds: float, most: float) -> Row:
    """Return the row of something that a person waits for, held against so many milliseconds."""
    return Row(what=what, figure=milliseconds(seconds), floor="", found=seconds * 1000, most=most, unit=" ms")


def compared(
    what: str, pairs: Sequence[Pair], most: float, written: Callable[[float], str], floor: str = ""
) -> Row:
    """Return the row of these pairs: both medians, and the median of the ratios, which outlasts a busy machine."""
    floors = written(median(pair.floor for pair in pairs))
    return Row(
        what=what,
        figure=written(median(pair.subject for pair in pairs)),
        floor=f"{floors} {floor}".rstrip(),
        found=median(pair.subject / pair.floor for pair in pairs),
        most=most,
    )


def milliseconds(seconds: float) -> str:
    """Return seconds as they stand in the table."""
    return f"{seconds * 1000:.0f} ms" if seconds >= 0.01 else f"{seconds * 1000:.1f} ms"  # noqa: PLR2004 - 10 ms


def megabytes(size: float) -> str:
    """Return bytes as they stand in the table."""
    return f"{size / 1e6:.0f} MB"


def table(rows: Iterable[tuple[str, ...]], headings: tuple[str, ...]) -> str:
    """Return the rows under their headings, each column as wide as it must be, in Markdown."""
    lines = [headings, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(headings))]
    drawn = [
        f"| {' | '.join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))} |" for line in lines
    ]
    rule = f"|{'|'.join('-' * (width + 2) for width in widths)}|"
    return "\n".join([drawn[0], rule, *drawn[1:]])
