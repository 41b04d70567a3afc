"""Pictures as lines of text, held against the cells they must fill."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from textual.app import App
from textual.content import Content
from textual.widgets import Static

from widgets.drawing import draw
from widgets.frame import frame, row_counts
from widgets.picture import Bar, Caption, Happened, Picture, Point, Tick

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parent.parent
SIZES = [(40, 10), (60, 16), (37, 14), (120, 30)]
WEEKS = (8, 6, 7, None, 6, 5, 5, 4)


def bars(values: Sequence[float | None], *, target: float | None = 4, high: float = 8) -> Picture:
    """Return the picture of some weeks."""
    return Picture(
        title="Panic attacks",
        span=f"{len(values)} weeks",
        unit="week",
        slots=len(values),
        high=high,
        bars=tuple(Bar("?" if value is None else f"{value:g}", value, target) for value in values),
        legend=(Caption("─", "limit 4"),),
        notes=(Caption("", "limit 4 · about 5 a week, was 7"),),
        words="Panic attacks, week by week.",
        empty="Panic attacks appear here once a week is logged.",
    )


def days(values: Sequence[float | None], **others: object) -> Picture:
    """Return the picture of some days."""
    picture = Picture(
        title="Mood",
        span=f"{len(values)} days",
        slots=len(values),
        points=tuple(Point(slot, value) for slot, value in enumerate(values) if value is not None),
        line=tuple(values),
        legend=(Caption("●", "day"), Caption("⠒", "7-day mean")),
        words="Mood, day by day.",
        empty="Mood appears here once a day is answered.",
    )
    return replace(picture, **others)


def text(picture: Picture, width: int, height: int) -> list[str]:
    """Return the drawing without its colours."""
    return [line.plain for line in draw(picture, width, height)]


def plot_rows(picture: Picture, width: int, height: int) -> dict[str, str]:
    """Return the rows of the plot that have a tick, by the words of the tick."""
    rows = (line.split("┤", 1) for line in text(picture, width, height) if "┤" in line)
    return {tick.strip(): row for tick, row in rows}


def test_the_weeks_look_as_they_were_designed() -> None:
    """Nine rows for 0-8, the limit behind the bars, the value under each, the week nobody logged left blank."""
    assert text(bars(WEEKS), 37, 13) == [
        " Panic attacks, 8 weeks    ─ limit 4 ",
        "  8┤ ███                             ",
        "   │ ███     ███                     ",
        "   │ ███ ███ ███     ███             ",
        "   │ ███ ███ ███     ███ ███ ███     ",
        "  4┤─███─███─███─────███─███─███─███ ",
        "   │ ███ ███ ███     ███ ███ ███ ███ ",
        "   │ ███ ███ ███     ███ ███ ███ ███ ",
        "   │ ███ ███ ███     ███ ███ ███ ███ ",
        "  0┤ ███ ███ ███     ███ ███ ███ ███ ",
        "   └──┬───┬───┬───┬───┬───┬───┬───┬─ ",
        "      8   6   7   ?   6   5   5   4  ",
        " limit 4 · about 5 a week, was 7     ",
    ]


def test_a_low_pane_takes_five_rows_and_keeps_odd_numbers_apart_from_even() -> None:
    """Where two numbers share a row, the lower one fills half of it; the border already names the chart."""
    assert text(replace(bars(WEEKS), title=""), 34, 8) == [
        "8┤ ███     ▄▄▄                    ",
        " │ ███ ███ ███     ███ ▄▄▄ ▄▄▄    ",
        "4┤─███─███─███─────███─███─███─███",
        " │ ███ ███ ███     ███ ███ ███ ███",
        "0┤ ███ ███ ███     ███ ███ ███ ███",
        " └──┬───┬───┬───┬───┬───┬───┬───┬─",
        "    8   6   7   ?   6   5   5   4 ",
        " limit 4 · about 5 a week, was 7  ",
    ]


def test_thirty_days_look_as_they_were_designed() -> None:
    """Eleven rows for 0-10, a cell a day, the event at its foot, its words below."""
    mood: list[float | None] = [None] * 30
    mood[0], mood[7], mood[28] = 3, 4, 6
    picture = days(
        mood,
        line=(),
        ticks=(Tick(0, "24 Oct"), Tick(8, "1 Nov"), Tick(15, "8"), Tick(22, "15"), Tick(29, "22")),
        events=(Happened(9, "x"),),
        notes=(Caption("▲", "2 Nov  sertraline 25 → 50 mg"),),
    )
    assert text(picture, 37, 15) == [
        " Mood, 30 days  ● day  ⠒ 7-day mean  ",
        "  10┤                                ",
        "    │                                ",
        "    │                                ",
        "    │                                ",
        "    │                            ●   ",
        "   5┤                                ",
        "    │       ●                        ",
        "    │●                               ",
        "    │                                ",
        "    │                                ",
        "   0┤         ▲                      ",
        "    └┬───────┬──────┬──────┬──────┬  ",
        "   24 Oct  1 Nov    8      15     22 ",
        " ▲ 2 Nov  sertraline 25 → 50 mg      ",
    ]


@pytest.mark.parametrize(("high", "rows"), [(10, (11, 6)), (8, (9, 5)), (16, (17, 9, 5)), (20, (21, 11, 6, 5))])
def test_whole_numbers_fall_on_rows(high: float, rows: tuple[int, ...]) -> None:
    """0-10 takes 11 or 6 rows, 0-8 takes 9 or 5; each row is a whole step."""
    assert row_counts(bars([1], high=high)) == rows


@pytest.mark.parametrize("width", range(14, 61))
def test_each_bar_is_as_high_as_its_number_and_all_are_of_one_width(width: int) -> None:
    """At nine rows, in every column of every bar, the top cell stands on the row that is its number."""
    weeks = list(range(9))
    picture = replace(bars(weeks), title="")
    framed = frame(picture, width, 9)
    assert framed is not None
    plot = [line[framed.left :] for line in text(picture, width, 11)[:9]]
    tops = [
        max((8 - row for row in range(9) if plot[row][cell] in "█▁"), default=None) for cell in range(framed.cells)
    ]
    shown = weeks[framed.first :]
    assert [tops[framed.column(week)] for week in shown] == shown
    assert len({tops.count(week) for week in shown}) == 1
    assert sum(tops.count(week) for week in shown) + tops.count(None) == framed.cells


def test_a_known_none_is_seen_and_an_unlogged_week_is_not() -> None:
    """Zero is a mark at the baseline with a 0 below; not logged is blank with a question mark below."""
    drawn = text(bars([0, None, 3], target=None), 37, 12)
    assert drawn[9].count("▁") == 5
    assert drawn[11].split() == ["0", "?", "3"]
    baseline = drawn[9].split("┤")[1]
    assert [baseline[cell] for cell in (3, 9, 15)] == ["▁", " ", "█"]


def test_a_count_beyond_the_range_says_so() -> None:
    """The bar ends in arrows at the top, the number below is the true one, the range stays."""
    drawn = text(bars([12, 8]), 37, 12)
    assert drawn[1].startswith("  8┤ ↑↑↑↑↑ █████")
    assert drawn[-1].split() == ["12", "8"]


def test_the_limit_follows_what_held_at_the_time() -> None:
    """After a change of the goal, the line steps."""
    picture = replace(bars([0, 0]), bars=(Bar("0", 0, 6), Bar("0", 0, 4)), events=(Happened(1, "x"),))
    rows = plot_rows(picture, 37, 12)
    plain = text(picture, 37, 12)
    assert rows["4"].rstrip() == "      ──────"
    assert plain[3].split("│")[1].rstrip() == "──────"
    assert rows["0"].rstrip() == " ▁▁▁▁▁▲▁▁▁▁▁"


def test_the_road_ahead_is_empty_but_for_the_line_the_path_and_the_start() -> None:
    """The path lies behind the limit, both behind the bars; the start is a dot a slot; the end has its day."""
    past = (Bar("8", 8, 4, 7), Bar("3", 3, 4, 6))
    picture = replace(
        bars([8, 3]),
        title="",
        notes=(),
        slots=4,
        ahead=2,
        bars=(*past, Bar("", None, 4, 5), Bar("", None, 4, 4)),
        baseline=8,
        ticks=(Tick(3, "26 Dec"),),
    )
    assert [line.rstrip() for line in text(picture, 24, 11)] == [
        " 8┤ ███   ·    ·    ·",
        "  │┄███┄",
        "  │ ███ ┄┄┄┄┄",
        "  │ ███      ┄┄┄┄┄",
        " 4┤─███────────────────",
        "  │ ███  ███",
        "  │ ███  ███",
        "  │ ███  ███",
        " 0┤ ███  ███",
        "  └──┬────┬─────────┬──",
        "     8    3       26 Dec",
    ]


def test_what_is_to_come_gives_way_where_room_is_short() -> None:
    """The newest weeks stay in sight, with as much of the road as there is room for."""
    weeks = [*range(1, 9), *[None] * 20]
    picture = replace(bars(weeks), ahead=20)
    picture = replace(
        picture, bars=tuple(replace(bar, label="") if bar.value is None else bar for bar in picture.bars)
    )
    assert text(picture, 37, 12)[11].split() == [str(week) for week in range(1, 9)]
    assert text(picture, 16, 12)[11].split() == [str(week) for week in range(2, 9)]
    assert text(picture, 37, 4)[-2].split() == [str(week) for week in range(1, 9)]


def test_days_are_held_against_one_line() -> None:
    """The target of a value lies behind its points."""
    rows = plot_rows(days([5.0] * 30, target=5, line=()), 37, 14)
    assert set(rows["5"].strip()) == {"●"}
    rows = plot_rows(days([3.0] * 30, target=5, line=()), 37, 14)
    assert rows["5"].strip() == "─" * 30


def test_late_answers_are_hollow_and_hard_days_diamonds() -> None:
    """Four marks, told apart without colour."""
    points = (Point(0, 1), Point(1, 3, late=True), Point(2, 5, hard=True), Point(3, 7, late=True, hard=True))
    drawn = "\n".join(text(days([None] * 4, points=points, line=()), 37, 14)[1:])
    assert [mark for mark in "◇◆○●" if mark in drawn] == ["◇", "◆", "○", "●"]
    assert drawn.index("◇") < drawn.index("◆") < drawn.index("○") < drawn.index("●")


def test_the_line_breaks_where_nothing_is_known() -> None:
    """A gap stays a gap; nothing is drawn across it."""
    line = (5.0, 5.0, None, None, None, 5.0, 5.0)
    drawn = text(days([5] * 7, points=(Point(0, 0),), line=line), 37, 14)
    middle = drawn[6].split("┤")[1].rstrip()
    assert "\u2800" < middle.strip()[0] <= "\u28ff"
    assert "          " in middle.strip()


def test_what_lies_between_the_slots_of_a_long_line_is_averaged_not_cut() -> None:
    """With many days a column, the line is their mean, and the lowest and the highest of them stay."""
    values = [float(day % 2 * 8 + 1) for day in range(900)]
    rows = text(days(values), 37, 14)
    assert rows[2].count("●") > 25
    assert rows[10].count("●") > 25
    assert sum("\u2800" < cell <= "\u28ff" for cell in rows[6]) > 25


def test_nothing_yet_is_a_sentence() -> None:
    """An empty picture has its title and says when something will stand there."""
    drawn = text(days([None] * 30), 37, 14)
    assert drawn[0].strip() == "Mood, 30 days"
    assert " ".join(line.strip() for line in drawn[1:3]) == "Mood appears here once a day is answered."
    assert "┤" not in "".join(drawn)


def test_too_low_for_a_plot_the_numbers_stand_with_the_span_they_cover() -> None:
    """Seventeen days fit in 37 columns, and the title says seventeen; a day without an answer is a dot."""
    values = [None if day % 5 == 0 else day % 8 for day in range(30)]
    drawn = text(days(values), 37, 5)
    assert drawn[0].strip() == "Mood, 18 days"
    assert drawn[2].split() == [f"{day % 8}" if day % 5 else "·" for day in range(12, 30)]
    assert text(days(values), 37, 1)[0] == drawn[2]


def test_weeks_that_do_not_fit_are_left_out_and_the_title_counts_those_that_do() -> None:
    """The oldest go first."""
    drawn = text(bars([*[9] * 30, 3, 2, 1]), 20, 12)
    assert drawn[0].startswith(" Panic attacks, 9 w")
    assert drawn[11].split()[-3:] == ["3", "2", "1"]


def test_values_that_are_no_values_are_neither_drawn_nor_waited_for() -> None:
    """NaN, infinities and numbers far outside end in the range or nowhere, and plotext never sees them."""
    wild = (Point(0, float("nan")), Point(1, float("inf")), Point(2, 1e300), Point(3, -1e300), Point(4, 5))
    drawn = text(days([None] * 5, points=wild, line=(float("nan"), 1e300, -1e300, None, 5)), 37, 14)
    assert "".join(drawn[1:12]).count("●") == 3
    beyond = text(bars([float("nan"), float("inf"), -5, 3]), 37, 13)
    assert all(len(line) == 37 for line in beyond)


@pytest.mark.parametrize(
    "title",
    [
        "[/b] [red]x",
        "[@click=app.quit]leave[/]",
        "\x1b]52;c;YQ==\x07a\nb\tc",
        "\u202egnihtyna",
        "💀🏽‍♀️ 漢字" * 20,
        "",
    ],
)
@pytest.mark.parametrize("size", [*SIZES, (37, 4), (9, 3)])
def test_what_a_person_wrote_is_shown_as_it_is_and_breaks_no_line(title: str, size: tuple[int, int]) -> None:
    """Markup stays text, control characters are gone, wide characters keep the width."""
    width, height = size
    hostile = Caption("▲", title)
    for picture in (bars(WEEKS), days([5] * 30), days([None])):
        drawn = draw(replace(picture, title=title, legend=(hostile,), notes=(hostile,), empty=title), width, height)
        assert [line.cell_length for line in drawn] == [width] * height
        assert not any(ord(character) < 32 for line in drawn for character in line.plain)
        assert not any(
            isinstance(span.style, str) and "click" in span.style for line in drawn for span in line.spans
        )
    if title.startswith("["):
        assert title in draw(replace(bars(WEEKS), title=title), 80, 14)[0].plain


@settings(max_examples=150)
@given(
    st.lists(st.none() | st.floats(0, 30) | st.floats(), min_size=1, max_size=60),
    st.booleans(),
    st.integers(0, 130),
    st.integers(0, 40),
)
def test_a_drawing_fills_exactly_what_it_is_given(
    values: list[float | None], by_week: bool, width: int, height: int
) -> None:
    """Whatever there is to draw and however little room, there are `height` lines of `width` cells."""
    drawn = draw(bars(values) if by_week else days(values), width, height)
    assert [line.cell_length for line in drawn] == [width] * height


async def test_a_drawing_takes_its_colours_from_the_theme() -> None:
    """Each style is a name that Textual resolves: in another theme the same drawing has other colours."""
    picture = replace(days([5] * 30, events=(Happened(3, "x"),)), notes=(Caption("▲", "words"),))
    lines = [*draw(picture, 37, 16), *draw(bars(WEEKS), 37, 16)]
    assert not any("#" in str(span.style) for line in lines for span in line.spans)
    app: App[None] = App()
    async with app.run_test() as pilot:
        shown = Static(Content("\n").join(lines))
        await app.mount(shown)
        seen = []
        for theme in ("textual-dark", "textual-light"):
            app.theme = theme
            await pilot.pause()
            strips = [shown.render_line(row) for row in range(len(lines))]
            assert [strip.text[:37] for strip in strips] == [line.plain for line in lines]
            seen.append({segment.style.color for strip in strips for segment in strip if segment.style})
    dark, light = seen
    assert len(dark) > 4
    assert dark != light


def test_plotext_is_loaded_only_when_something_is_drawn() -> None:
    """Importing the charts and drawing an empty one leave it alone; a plot loads it."""
    script = """
import sys
from widgets.picture import Bar, Picture
from widgets.drawing import draw
empty = Picture(title="Mood", slots=0, words="", empty="Later.")
draw(empty, 30, 12)
print("plotext" in sys.modules)
draw(Picture(title="Mood", slots=1, bars=(Bar("1", 1),), words="", empty=""), 30, 14)
print("plotext" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.stdout.split(), done.stderr) == (["False", "True"], "")
