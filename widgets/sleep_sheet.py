"""Two weeks of nights in a few lines: a bar a night, what is typical, and each habit side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from store.clock import DAY
from store.goals.words import number
from store.sleep import HOUR, spoken
from store.sleep_review import ENOUGH, NIGHTS
from widgets.colours import EIGHTHS
from widgets.palette import CHOSEN, FAINT, KNOWN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from store.sleep_review import Compared, Middle, Review, Side

SHORT, LONG = 3 * HOUR, 10 * HOUR
"""Minutes asleep of the lowest bar and of the highest; all bars have the one scale."""
NAME, VALUE = 19, 10
SIDE, NARROW_SIDE = 26, 17
"""Cells of a line's name, of its value, and of one side of a habit."""
USUAL = "85 is a usual mark, no more"
NOT_TOLD = "·"
FEW = f"from {ENOUGH} nights on"
WIDE = 76
"""Cells from which the bars stand beside their words, and sides say their sleep efficiency."""


def strip(review: Review) -> tuple[Content, Content]:
    """Return the weekdays of two weeks, and a bar for each night: how long it was slept; a dot where not told."""
    days = [review.first + at * DAY for at in range(NIGHTS)]
    asleep = {night.day: night.asleep for night in review.nights}
    bars = [NOT_TOLD if (slept := asleep.get(day)) is None else _bar(slept) for day in days]
    letters = " ".join(f"{day:%a}"[0] for day in days)
    return Content.styled(letters, FAINT), Content.styled(" ".join(bars), CHOSEN)


def typical(review: Review, width: int) -> Iterator[Content]:
    """Yield what is typical of these nights, a line each, with the lowest and the highest."""
    usual = USUAL if width >= WIDE else ""
    yield _line("in bed", review.in_bed, spoken)
    yield _line("asleep", review.asleep, spoken)
    yield _line("sleep efficiency", review.efficiency, lambda value: f"{value:.0f}", " %", usual)
    yield _line("how it was", review.quality, number, " of 10")
    told = f"{review.got_up[0]:%H:%M} to {review.got_up[1]:%H:%M}" if review.got_up else ""
    yield _named("got up", Content(told) if told else Content.styled(FEW, FAINT))


def habits_heading(width: int) -> Content:
    """Return what stands above the two sides."""
    words = ("with it", "without") if width >= WIDE else ("nights with", "nights without")
    sides = "".join(f"{each:<{_side_width(width)}}" for each in words)
    return Content.assemble(("   Things to look at  ", "bold"), (sides, FAINT)).truncate(width)


def habit_line(compared: Compared, width: int) -> Content:
    """Return a habit with both sides; with too few nights only how many there are."""
    sides = [_side(side, compared, width) for side in (compared.with_it, compared.without)]
    filled = (side.pad_right(max(0, _side_width(width) - side.cell_length)) for side in sides)
    return Content.assemble((f"{compared.habit.name:<{NAME}}", KNOWN), *filled)


def _side(side: Side, compared: Compared, width: int) -> Content:
    wide = width >= WIDE
    noun = ("  night" if side.nights == 1 else " nights") if wide else ""
    count = f"{side.nights:>2}{noun}"
    slept, efficiency = side.asleep.value, side.efficiency.value
    if not compared.is_enough or slept is None:
        return Content.styled(count, FAINT)
    share = f" · {efficiency:.0f} %" if wide and efficiency is not None else ""
    return Content(f"{count} · {spoken(slept)}{share}")


def _side_width(width: int) -> int:
    return SIDE if width >= WIDE else NARROW_SIDE


def _line(name: str, middle: Middle, say: Callable[[float], str], unit: str = "", note: str = "") -> Content:
    if middle.value is None:
        return _named(name, Content.styled(FEW, FAINT))
    ends = f"{say(middle.low)} to {say(middle.high)}{unit}{f'   {note}' if note else ''}"
    return _named(name, Content.assemble((f"{say(middle.value) + unit:<{VALUE}}", CHOSEN), (f"  {ends}", FAINT)))


def _named(name: str, said: Content) -> Content:
    return Content.assemble((f"   {name:<{NAME}}", FAINT), said)


def _bar(asleep: float) -> str:
    return EIGHTHS[max(0, min(7, round((asleep - SHORT) / (LONG - SHORT) * 7)))]
