"""How the Goals pane looks, as lines: pure, from the goals in sight and the place of the cursor."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from textual.content import Content

from store.clock import day_of_month
from store.goals.words import counted_noun
from store.records.text import one_line
from widgets.key_names import key_of
from widgets.palette import CHOSEN, FAINT, RULE, TITLE
from widgets.pane import fitted, spread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from store.goals.standing import GoalView, Line

ENDED = frozenset({"reached", "set aside"})
QUIET = frozenset({"resting", "draft"})
"""States that take one line below the goals that run."""

SHORT_BAR = 10
"""Cells of a bar where it stands in one line with its words."""
LABEL = 11
"""Cells of a measure's name, with the space behind it."""
STATE = 10
"""Cells of the word before a goal that rests or ended."""
WIDE = 56
"""Cells from which a goal's rule stands beside its name."""
AGREED_PART = 6
"""Of the height, what was agreed takes no more than this part."""
UNCOUNTED = "Nothing was counted while you were away. Enter looks at one."


class Sight(NamedTuple):
    """The goals in sight, in their order, and the one with the cursor."""

    running: Sequence[GoalView]
    quiet: Sequence[GoalView]
    ended: Sequence[GoalView]
    heading: Callable[[GoalView], str]
    """What a goal stands under; empty where all stand in one list."""
    marked: str | None
    """The id of the goal with the cursor; None while the keys go elsewhere."""

    @property
    def in_tail(self) -> bool:
        """Whether the cursor is on a goal that ended."""
        return any(view.id == self.marked for view in self.ended)


def drawn(sight: Sight, width: int, height: int) -> list[Content]:
    """Return at most `height` lines, as roomy as they allow; the cursor's line is always among them."""
    roomy, close = _roomy(sight, width), _close(sight, width)
    tail, short_tail = _tail(sight, width), _short_tail(sight)
    spare = height - len(roomy) - len(tail)
    if spare >= bool(tail):
        return [*roomy, *([Content("")] * spare if tail else []), *tail]
    if len(close) + len(tail) <= height:
        apart = _close(sight, width, apart=True)
        return [*(apart if len(apart) + len(tail) <= height else close), *tail]
    if len(close) + len(short_tail) <= height and not _is_quiet(sight):
        return [*close, *short_tail]
    return _scrolled([*close, *tail], height)


def agreed(lines: Sequence[str], width: int, height: int) -> list[Content]:
    """Return what was agreed in the last session, each line whole, in at most a sixth of the height.

    Where not even the first is, it says how many there are and which key shows them.
    """
    shown: list[Content] = []
    told = 0
    for line in lines:
        words = Content(one_line(line)).wrap(max(1, width - STATE - 4))
        rows = [Content("  " if place else "· ") + row for place, row in enumerate(words)]
        if len(shown) + len(rows) > max(1, height // AGREED_PART):
            break
        shown += rows
        told += 1
    more = f" +{len(lines) - told}" if told < len(lines) else ""
    if lines and not told:
        which = "it" if len(lines) == 1 else "them"
        more, shown = "", [Content(f"{counted_noun(len(lines), 'line')}: {key_of('report')} shows {which}")]
    labels = (f"agreed{more}", *[""] * len(shown))
    return [
        fitted(Content.assemble((f" {label:<{STATE}}", FAINT), words), width)
        for label, words in zip(labels, shown, strict=False)
    ]


def names(sight: Sight, width: int, height: int) -> list[Content]:
    """Return the goals by name only, for who comes back after a while: no figures, no gaps, nothing to be done."""
    listed = [fitted(_name(view, sight), width) for view in (*sight.running, *sight.quiet)]
    kind = [Content(""), *wrapped(UNCOUNTED, width)]
    return [Content(""), *listed[: max(0, height - len(kind) - 1)], *kind]


def wrapped(words: str, width: int, style: str = "") -> list[Content]:
    """Return words as lines of `width` cells, each a cell from the edge."""
    return [Content(" ") + line for line in Content.styled(one_line(words), style).wrap(max(1, width - 1))]


def _roomy(sight: Sight, width: int) -> list[Content]:
    """Return each goal with its rule, its bars and its words, an empty line above."""
    return [
        line
        for block in _blocks(sight, width, lambda view: _whole(view, sight, width))
        for line in (Content(""), *block)
    ]


def _close(sight: Sight, width: int, *, apart: bool = False) -> list[Content]:
    """Return each goal in two lines, with `apart` an empty one behind."""
    gap = [Content("")] if apart else []
    blocks = _blocks(sight, width, lambda view: _two_lines(view, sight, width))
    return [line for block in blocks for line in (*block, *gap)]


def _blocks(sight: Sight, width: int, draw: Callable[[GoalView], list[Content]]) -> Iterable[list[Content]]:
    """Return the lines of each running goal, the first under a heading with that."""
    for heading, views in groupby(sight.running, sight.heading):
        above = [_heading(heading, width)] if heading else []
        for view in views:
            yield [*above, *draw(view)]
            above = []


def _heading(words: str, width: int) -> Content:
    rule = "─" * max(0, width - cell_len(words) - 3)
    return fitted(Content.assemble((f" {words} ", TITLE), (rule, RULE)), width)


def _whole(view: GoalView, sight: Sight, width: int) -> list[Content]:
    told = (line for line in view.lines if not line.beside and not (line.words and view.note.endswith(line.words)))
    lines = [row for line in told for row in _measure(line, width)]
    note = wrapped(view.note, width) if view.note else []
    look_back = f"{key_of('goals.look_back')}  a look back, when you like" if view.look_back else ""
    next_step = f"{key_of('goals.menu')}  what comes next" if view.state == "over" else look_back
    return [
        fitted(_name(view, sight), width),
        *wrapped(view.rule, width, FAINT),
        *lines,
        *note,
        *([Content.styled(f" {next_step}", FAINT)] if next_step else []),
    ]


def _two_lines(view: GoalView, sight: Sight, width: int) -> list[Content]:
    beside = [view.rule] if width >= WIDE else []
    beside += [f"{key_of('goals.look_back')} look back"] if view.look_back else []
    name, aside = _name(view, sight), Content.styled(f"{' · '.join(beside)} ", FAINT)
    fits = beside and name.cell_length + aside.cell_length < width
    return [spread(name, aside, width) if fits else fitted(name, width), fitted(_in_short(view, width), width)]


def _in_short(view: GoalView, width: int) -> Content:
    """Return where a goal stands in one line, its bar before the words where both fit."""
    words = one_line(view.short or view.note or view.rule)
    deciding = [line for line in view.lines if not line.beside]
    if len(deciding) != 1 or not deciding[0].cells:
        return Content(f" {words}")
    bar = _cells(deciding[0], apart=2 * deciding[0].cells <= SHORT_BAR + 1)
    line = Content.assemble(" ", bar.pad_right(max(0, SHORT_BAR - bar.cell_length)), " ", words)
    return line if line.cell_length <= width else Content(f" {words}")


def _measure(line: Line, width: int) -> list[Content]:
    if line.label:
        return [_named(line, width)]
    words = [part for part in (line.level, line.words) if part]
    if not line.cells:
        return [row for part in words for row in wrapped(part, width)]
    said = " · ".join(words)
    bars = [Content.assemble(" ", _cells(line, apart=apart)) for apart in (True, False)]
    beside = next((bar for bar in bars if bar.cell_length + 3 + cell_len(said) < width), None)
    return [Content.assemble(beside, "   ", said)] if beside else [bars[0], *wrapped(said, width)]


def _named(line: Line, width: int) -> Content:
    left = Content.assemble(" ", fitted(Content(one_line(line.label)), LABEL - 1), " ", _cells(line, apart=False))
    right = Content(f"{one_line(line.short or line.words)} ")
    if left.cell_length + right.cell_length > width:
        left = Content.assemble(" ", fitted(Content(one_line(line.label)), LABEL - 1), " ")
    return spread(left, right, width)


def _cells(line: Line, *, apart: bool) -> Content:
    gap = " " if apart else ""
    full = Content.styled(gap.join("■" * line.filled), CHOSEN)
    rest = Content.styled(gap.join("□" * (line.cells - line.filled)), FAINT)
    return Content.assemble(full, gap if line.filled and line.filled < line.cells else "", rest)


def _tail(sight: Sight, width: int) -> list[Content]:
    """Return what rests or is a draft, a line each; what ended likewise while the cursor is there, else counted."""
    quiet = [_one_line(view, sight, width) for view in sight.quiet]
    ended = [_one_line(view, sight, width) for view in sight.ended] if sight.in_tail else _counted(sight.ended)
    return [*quiet, *ended]


def _short_tail(sight: Sight) -> list[Content]:
    """Return the same in one line: "resting 1 · reached 2"."""
    states = [view.state for view in (*sight.quiet, *sight.ended)]
    counts = (f"{state} {states.count(state)}" for state in dict.fromkeys(states))
    return [Content.styled(f" {' · '.join(counts)}", FAINT)] if states else []


def _is_quiet(sight: Sight) -> bool:
    """Say whether the cursor is on none of the goals that run."""
    return sight.in_tail or any(view.id == sight.marked for view in sight.quiet)


def _one_line(view: GoalView, sight: Sight, width: int) -> Content:
    """Return a goal in one line, at its end the reason for its rest where that may be said."""
    state = Content.styled(f"{view.state:<{STATE}}", FAINT)
    left = Content.assemble(_mark(view, sight), state, one_line(view.title))
    reason = view.note.partition("(")[2].rstrip(")") if view.state == "resting" else ""
    for words in (view.note, reason):
        aside = Content.styled(f"{words} ", FAINT)
        if reason and left.cell_length + aside.cell_length < width:
            return spread(left, aside, width)
    return fitted(left, width)


def _counted(ended: Sequence[GoalView]) -> list[Content]:
    lines = []
    for state in sorted({view.state for view in ended}):
        days = [view.ended for view in ended if view.state == state]
        known = [day for day in days if day]
        last = f", the last on {day_of_month(max(known))}" if known else ""
        lines.append(Content.assemble(" ", (f"{state:<{STATE}}", FAINT), f"{len(days)}{last}"))
    return lines


def _name(view: GoalView, sight: Sight) -> Content:
    return Content.assemble(_mark(view, sight), (one_line(view.title), "bold $text"))


def _mark(view: GoalView, sight: Sight) -> Content:
    return Content.styled("▸", CHOSEN) if view.id == sight.marked else Content(" ")


def _scrolled(lines: list[Content], height: int) -> list[Content]:
    at = next((place for place, line in enumerate(lines) if line.plain.startswith("▸")), 0)
    top = min(max(0, at - height // 2), max(0, len(lines) - height))
    return lines[top : top + height]
