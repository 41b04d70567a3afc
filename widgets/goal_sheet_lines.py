"""How the page of a goal looks, as lines: pure, from its value, the picture of its chart and the room there is."""

from __future__ import annotations

from functools import cache, partial
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace
from textual.content import Content

from store.goals.evidence import days_words
from store.goals.words import counted_noun
from store.records.text import one_line
from widgets.colours import COLOURS
from widgets.day_strip import strip
from widgets.drawing import draw
from widgets.palette import FAINT, RULE
from widgets.pane import fitted, spread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from store.goals.evidence import Evidence
    from store.goals.page import Page
    from store.goals.weeks import Period, Together, Told
    from widgets.picture import Picture

SIDE_BY_SIDE = 72
"""Columns from which the periods stand beside the chart."""
WIDEST_CHART, LEAST_CHART = 66, 34
LABEL = 12
"""Cells of a fact's name."""
ROOMS = ((17, 2, 3), (13, 2, 3), (11, 2, 3), (11, 1, 3), (11, 0, 1), (8, 1, 3), (8, 0, 1))
"""Rows of the chart and its periods, how much air there is, and the days that must be in sight; roomiest first."""
STRIP_ROOMS = ((17, 2, 3), (13, 2, 3), (11, 1, 3), (8, 1, 3), (8, 0, 3), (6, 0, 3), (8, 0, 1))
"""The same for a strip of days, which loses least when its oldest weeks give way."""
AIR = 3
"""Lines that each step of air takes."""
USUAL = (11, 1)
"""The rows and the air of a page that has to be scrolled."""
NOTHING = "Nothing yet. It fills itself as days are answered."


class Sheet(NamedTuple):
    """The lines above the evidence, and how wide the columns of the evidence are."""

    above: tuple[Content, ...]
    days: int
    words: int

    def row(self, evidence: Evidence, today: date, width: int) -> Content:
        """Return the line of a day, its first three cells free for the cursor."""
        style = "" if evidence.known else FAINT
        details = Content.styled(" · ".join(evidence.details), FAINT)
        named = Content.styled(f"   {days_words(evidence, today):<{self.days}}  ", FAINT)
        said = Content.styled(one_line(evidence.words), style)
        gap = " " * max(2, self.words - said.cell_length + 2)
        return fitted(Content.assemble(named, said, gap, details), width)


def sheet(page: Page, picture: Picture, today: date, width: int, height: int) -> Sheet:
    """Return the page for `height` lines of `width` cells, as roomy as lets some of the evidence be in sight."""
    title, said, facts, foot = _title(page, width), _said(page, width), _facts(page, width), _foot(page, width)
    middle = cache(partial(_middle, page, picture, width))

    def above(rows: int, air: int) -> tuple[Content, ...]:
        blank, apart = [Content("")] * (air > 1), _apart(width, air)
        return (title, *blank, *said, *[Content("")] * (air > 0), *middle(rows), *apart, *facts, *apart, *foot)

    fixed = 1 + len(said) + len(facts) + len(foot)
    every = STRIP_ROOMS if page.by_days else ROOMS
    rooms = ((rows, air) for rows, air, days in every if _fits(middle, rows, height - days - fixed - AIR * air))
    return Sheet(
        above=above(*next(rooms, USUAL)),
        days=max((len(days_words(day, today)) for day in page.evidence), default=0),
        words=min(width // 2, max((len(day.words) for day in page.evidence), default=0)),
    )


def _fits(middle: Callable[[int], Sequence[Content]], rows: int, room: int) -> bool:
    """Say whether the chart and its periods fit, without drawing them where nothing would."""
    return room > 0 and len(middle(rows)) <= room


def _said(page: Page, width: int) -> list[Content]:
    """Return the rule, and where it stands."""
    first, *more = page.stands or ("",)
    own_lines = () if _has_parts_beside(page) else page.parts
    told = (page.rule, first, " ".join(more), *own_lines)
    return [line for words in told if words for line in _wrapped(words, width)]


def _foot(page: Page, width: int) -> list[Content]:
    heading = Content.styled(" Counts towards it, newest first", "bold")
    nothing = [] if page.evidence else [Content.styled(f"   {NOTHING}", FAINT)]
    return [spread(heading, Content.styled(_enter(page), FAINT), width), *nothing]


def _enter(page: Page) -> str:
    return "Enter turns to that day " if page.evidence else ""


def _has_parts_beside(page: Page) -> bool:
    """Say whether the measures' own lines stand beside the chart, in place of periods."""
    return bool(page.parts) and not page.main.heading


def _apart(width: int, air: int) -> list[Content]:
    blank, rule = Content(""), Content.styled("─" * width, RULE)
    return [blank, rule] if air > 1 else [rule] if air else []


def _title(page: Page, width: int) -> Content:
    left = Content.assemble((" ‹ Goals   ", FAINT), (one_line(page.standing.title), "bold $text"))
    return spread(left, Content.styled(f"  {page.whereabouts} ", FAINT), width)


def _wrapped(words: str, width: int, indent: int = 1, style: str = "") -> list[Content]:
    lead = Content(" " * indent)
    return [lead + line for line in Content.styled(words, style).wrap(max(1, width - indent - 1))]


# Chart and periods


def _middle(page: Page, picture: Picture, width: int, rows: int) -> list[Content]:
    """Return the strip of days, or the chart with its periods beside or below it."""
    if page.by_days and page.main.weeks:
        return strip(page.main.weeks, width, rows + 2)
    if width < SIDE_BY_SIDE:
        return [*_chart(picture, width, rows), *_beside(page, width, rows)]
    left = _chart_width(page, width)
    pairs = zip_longest(_chart(picture, left, rows), _beside(page, width - left - 2, rows), fillvalue=Content(""))
    return [fitted(chart, left + 2) + words for chart, words in pairs]


def _chart_width(page: Page, width: int) -> int:
    """Return the columns of the chart: all of them where nothing stands beside it, else what the words leave."""
    if not page.main.heading and not page.parts:
        return min(WIDEST_CHART, width - 2)
    half = min(WIDEST_CHART, width * 11 // 20)
    if page.main.in_figures or not page.main.heading:
        return half
    words = max((len(period.span) + len(period.words) for period in page.main.periods), default=0)
    return max(LEAST_CHART, min(half, width - words - 6))


def _chart(picture: Picture, width: int, rows: int) -> list[Content]:
    if picture.is_empty:
        return _wrapped(picture.empty, width, style=FAINT)
    drawn = [*draw(replace(picture, title="", notes=()), width, rows)]
    while drawn and not drawn[-1].plain.strip():
        drawn.pop()
    keys = (Content.assemble((key.mark, COLOURS.of(key.mark)), " ", (key.words, FAINT)) for key in picture.legend)
    return [*drawn, *([Content(" ") + Content("   ").join(keys)] if picture.legend else [])]


def _beside(page: Page, width: int, rows: int) -> list[Content]:
    """Return the periods in words, as many as there are rows for; for parts of a whole their own lines."""
    told = page.main
    if not told.heading:
        return [line for part in page.parts for line in _wrapped(part, width)]
    drawn = list(_figures(told, width) if told.in_figures else _in_words(told.periods, width))
    if not drawn:
        return []
    lines = [Content.styled(f" {told.heading}", "bold"), *_as_fit(drawn, rows - 1, told.noun)]
    alone = f" One {told.noun} alone says little."
    return [*lines, Content.styled(alone, FAINT)] if told.in_figures and len(lines) <= rows else lines


def _as_fit(drawn: Sequence[Sequence[Content]], room: int, noun: str) -> list[Content]:
    """Return the newest of the periods that fit into `room` lines, and how many came before."""
    if sum(map(len, drawn)) <= room:
        return [line for lines in drawn for line in lines]
    kept: list[Content] = []
    for place, lines in enumerate(drawn):
        if len(kept) + len(lines) >= room:
            return [*kept, Content.styled(f" and {counted_noun(len(drawn) - place, noun)} before", FAINT)]
        kept.extend(lines)
    return kept


def _in_words(periods: Sequence[Period], width: int) -> Iterator[list[Content]]:
    span = max(len(period.span) for period in periods)
    for period in periods:
        words = Content(period.words).wrap(max(8, width - span - 3))
        heads = [f" {period.span:>{span}}  ", *[" " * (span + 3)] * (len(words) - 1)]
        yield [Content.styled(head, FAINT) + line for head, line in zip(heads, words, strict=True)]


def _figures(told: Told, width: int) -> Iterator[list[Content]]:
    """Yield the lines of each finished period: its figure, and a bracket around those spoken of together."""
    span = max(len(period.span) for period in told.periods)
    figure = max(len(period.figure) for period in told.periods)
    room = width - span - figure - 7
    for place, period in enumerate(told.periods):
        if period.verdict is None:
            continue
        head = Content.styled(f" {period.span:>{span}}  ", FAINT) + Content.styled(
            f"{period.figure:>{figure}}  ", ""
        )
        group = next((group for group in told.together if group.first <= place <= group.last), None)
        if group:
            yield [head + Content.styled(_bracket(group, place, room, period.days), FAINT)]
        elif period.figure.isalnum():
            yield [head + Content.styled(period.days, FAINT)]
        else:
            words = Content.styled(period.words, FAINT).wrap(max(8, room))
            yield [head + words[0], *(Content(" " * head.cell_length) + line for line in words[1:])]


def _bracket(group: Together, place: int, room: int, days: str) -> str:
    """Return the part of a bracket that stands on one line, with the words in its middle."""
    count, at = group.last - group.first + 1, place - group.first
    mark = "╮" if at == 0 else "╯" if at == count - 1 else "│"
    whole = f"together {group.words}"
    first, rest = "together about", group.words.removeprefix("about ")
    halves = [whole] if len(whole) <= room else [first if len(first) <= room else "about", rest]
    words = halves[at - (count - 2) // 2] if 0 <= at - (count - 2) // 2 < len(halves) else days
    return f"{mark} {words}".rstrip()


# What is said of it


def _facts(page: Page, width: int) -> list[Content]:
    close = f"{page.close}." if page.close else ""
    told: tuple[tuple[str, Sequence[str]], ...] = (
        ("How close", [" ".join(filter(None, (close, page.look_back)))]),
        ("In the way", [page.in_the_way]),
        ("Scores", [" ".join(page.scores)]),
        ("Changed", page.changed),
        ("Rested", page.rested),
        ("If, then", page.if_then),
        ("Why", [page.why]),
        ("Hard day", [page.on_a_hard_day]),
    )
    return [
        line
        for label, facts in told
        for place, words in enumerate(facts)
        for line in _fact("" if place else label, words, width)
    ]


def _fact(label: str, words: str, width: int) -> Iterator[Content]:
    if not words:
        return
    lines = Content(words).wrap(max(1, width - LABEL - 2))
    for place, line in enumerate(lines):
        yield Content.styled(f" {'' if place else label:<{LABEL}}", FAINT) + line
