"""Ladders as they are climbed: the hardest step on top, each with its fear, a spark of its tries, a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from store.clock import short_day
from store.entry_kind import number
from store.ladder import is_over, number_in
from store.records.text import one_line
from widgets.colours import EIGHTHS
from widgets.palette import CHOSEN, FAINT, KNOWN
from widgets.plan_sheet import PlanSheet, SheetRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.ladder import Climb
    from store.records.entry import Entry

FEAR = 7
"""Cells of the mark and the fear before a step."""
WORDS_FROM = 46
"""The column in which the tries begin, where there is room."""
NARROW = 70
"""Cells below which they begin earlier."""
SPARK = 6
"""Tries that a spark shows, the newest ones."""
MOST = 100
NAME = 11
"""Cells of what each line of a try is called."""
NUMBERS = {
    "predicted": (("sure", "belief_before"), ("fear", "expected_fear")),
    "happened": (("peak", "peak"),),
    "learned": (("sure", "belief_after"),),
}
"""What is told of a try, and the numbers beside each."""
NO_PEAK = "·"
NEXT = "next, if you like"


class Rung(NamedTuple):
    """What stands beside a step."""

    spark: str
    words: str


def spark(fears: Sequence[float | None], most: int = SPARK) -> str:
    """Return the newest of some fears, 0 to 100, as bars; a dot where one was not told."""
    return "".join(NO_PEAK if fear is None else EIGHTHS[round(fear / MOST * 7)] for fear in fears[-most:])


def rung(climb: Climb, *, offered: bool, begun: bool) -> Rung:
    """Return the tries of a step in short: how many, and how sure the prediction was at first and last."""
    over = sum(map(is_over, climb.tries))
    tries = [f"{over} {'try' if over == 1 else 'tries'}"] if over else []
    belief = [f"belief {number(climb.belief[0])} → {number(climb.belief[1])}"] if climb.belief else []
    now = ["begun, Enter goes on"] if begun else [NEXT] if offered else []
    return Rung(spark(climb.peaks), " · ".join([*tries, *belief, *now]))


def told(entry: Entry, width: int) -> list[Content]:
    """Return a try in three lines at most: what was predicted, what happened, what was learned."""
    day = f" {short_day(entry.day)}"
    said = [(name, str(entry.fields.get(name) or "")) for name in NUMBERS]
    if not is_over(entry):
        said = [*said[:1], ("", "not over yet; Enter goes on with it")]
    lines = [(name, words, _numbers(entry, name) if name else "") for name, words in said]
    lines = [each for each in lines if any(each[1:])]
    return [_line(day if place == 0 else "", *each, width) for place, each in enumerate(lines)]


def _line(day: str, name: str, words: str, numbers: str, width: int) -> Content:
    lead = Content.assemble((f"{day:<13}", FAINT), (f"{name:<{NAME}}", FAINT))
    room = max(1, width - lead.cell_length - len(numbers) - 3)
    cut = Content(one_line(words)).truncate(room, ellipsis=True, pad=True)
    return Content.assemble(lead, cut, (f"  {numbers}", FAINT))


def _numbers(entry: Entry, line: str) -> str:
    """Return the numbers that go with a line: how sure and how much fear, before it and after it."""
    known = ((words, number_in(entry, field)) for words, field in NUMBERS[line])
    return ", ".join(f"{words} {number(value)}" for words, value in known if value is not None)


class LadderSheet(PlanSheet):
    """It is given headings and steps; what stands beside a step comes by its id."""

    rungs: dict[str, Rung] = {}

    def _line(self, row: SheetRow, mark: Content, width: int) -> list[Content]:
        beside = self.rungs.get(row.id, Rung("", ""))
        start = WORDS_FROM if width >= NARROW else width // 2 - 2
        style = "bold" if row.id == self.cursor else KNOWN
        first, *more = Content.styled(one_line(row.text), style).wrap(start - FEAR - 2) or [Content("")]
        head = Content.assemble(" ", mark, f"{row.tag:>{FEAR - 4}}  ", first).truncate(start, pad=True)
        line = Content.assemble(head, (f"{beside.spark:<{SPARK + 1}}", CHOSEN), (beside.words, FAINT))
        return [line.truncate(max(1, width), ellipsis=True), *(Content(" " * FEAR) + each for each in more)]
