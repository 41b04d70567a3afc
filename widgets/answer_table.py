"""Every item by date, each answer as a glyph; what is about death or self-harm is left out (clinical.md 1.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from store.records.text import one_line
from widgets.palette import FAINT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from store.instruments.instrument import Instrument
    from store.records.response import Response

CELLS = 4
"""Of a date."""
MOST = 8
"""Dates."""
LEAST_LABEL = 26
BARS = "▂▃▄▅▆▇█"
NONE, LOWEST = " ", "·"


def answer_table(instrument: Instrument, responses: Sequence[Response], width: int) -> list[Content]:
    """Return the table of the latest responses that fit, oldest first, with what the glyphs mean below it."""
    fitting = max(1, min(MOST, (width - LEAST_LABEL) // CELLS))
    shown = responses[-fitting:]
    label = min(60, width - 1 - CELLS * len(shown))
    items = [item for item in instrument.items if not item.sensitive]
    return [
        *_header([response.day for response in shown], label),
        *(_row(instrument, item.id, item.text, shown, label) for item in items),
        Content(""),
        *_legend(instrument, width),
    ]


def glyph(instrument: Instrument, value: int | None) -> str:
    """Return the mark of an answer: a dot for the lowest, a full block for the highest, a blank for none."""
    values = sorted(option.value for option in instrument.options)
    if value not in values:
        return NONE
    place = values.index(value)
    if place == 0:
        return LOWEST
    return BARS[round((place - 1) * (len(BARS) - 1) / max(1, len(values) - 2))]


def _header(days: Sequence[date], label: int) -> Iterator[Content]:
    """Yield the days, and above them each month where it begins."""
    months = (
        f"{day:%b}" if place == 0 or day.month != days[place - 1].month else "" for place, day in enumerate(days)
    )
    for cells in (months, (str(day.day) for day in days)):
        yield Content.styled(" " * (label + 1) + "".join(f"{cell:>{CELLS}}" for cell in cells), FAINT)


def _row(instrument: Instrument, name: str, text: str, responses: Sequence[Response], label: int) -> Content:
    words = Content(one_line(text)).truncate(label, ellipsis=True, pad=True)
    glyphs = "".join(f"{glyph(instrument, response.answers.get(name)):>{CELLS}}" for response in responses)
    return Content(" ") + words + Content.styled(glyphs, "$primary")


def _legend(instrument: Instrument, width: int) -> Iterator[Content]:
    """Yield what each glyph means, as many on a line as fit, and that an item is left out."""
    line = Content("")
    for option in instrument.options:
        mark = Content.styled(f" {glyph(instrument, option.value)} {one_line(option.text)}  ", FAINT)
        if line.cell_length and line.cell_length + mark.cell_length > width:
            yield line
            line = Content("")
        line = line + mark
    yield line
    if any(item.sensitive for item in instrument.items):
        yield Content.styled(" The question about self-harm is not drawn.", FAINT)
