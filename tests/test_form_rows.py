"""The rows of a form: what each shows, and what its keys post."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from textual.app import App
from textual.content import Content

from widgets.form import Form
from widgets.form_rows import Act, Choice, Chosen, Day, Number, Pressed, Typed, Words
from widgets.line import Line
from widgets.rows.row import with_aside
from widgets.rows.words import WordsRow

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.message import Message
    from textual.pilot import Pilot

    from widgets.form_rows import AnyRow

ROWS: dict[str, AnyRow] = {
    "kind": Choice(label="Kind", options=("tea", "[b]coffee[/b]", "water"), aside="three of them"),
    "cups": Number(label="How many", value=3, prefix="at least", unit="cups", low=1, high=5),
    "grams": Number(label="Sugar", low=0, high=10),
    "day": Day(label="From", day=date(2026, 11, 22), words="today", low=date(2026, 11, 22)),
    "name": Words(label="Name", words="mine", aside="if you like"),
    "brew": Act(label="Brew", apart=True),
}


class Alone(App[None]):
    """A form on its own, and what its rows post."""

    def __init__(self) -> None:
        super().__init__()
        self.posted: list[tuple[str, str | int]] = []

    def compose(self) -> ComposeResult:
        """Lay out the form."""
        yield Form(ROWS)

    def on_event_posted(self, message: Message) -> None:
        """Remember what a row posted."""
        match message:
            case Chosen():
                self.posted.append((message.row, message.place))
            case Typed():
                self.posted.append((message.row, message.words))
            case Pressed():
                self.posted.append((message.row, "pressed"))

    on_chosen = on_typed = on_pressed = on_event_posted


def lines(pilot: Pilot[None]) -> list[str]:
    """Return the screen, line by line."""
    strips = pilot.app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip).rstrip() for strip in strips]


async def after(
    *keys: str, row: str, size: tuple[int, int] = (80, 12)
) -> tuple[list[tuple[str, str | int]], list[str]]:
    """Return what a row posted after keys were pressed on it, and the screen then."""
    app = Alone()
    async with app.run_test(size=size) as pilot:
        app.query_one(Form).go_to(row)
        await pilot.pause()
        app.posted.clear()
        await pilot.press(*keys)
        await pilot.pause()
        return app.posted, lines(pilot)


async def test_words_stand_in_their_line_before_anything_can_focus_it() -> None:
    """Whichever of the two is up first: what is typed goes on behind the words and never replaces them."""
    async with Alone().run_test():
        row = WordsRow("name")
        row.view = Words(label="Name", words="mine")
        (line,) = (part for part in row.compose() if isinstance(part, Line))
        assert (line.value, line.cursor_position) == ("mine", 4)


async def test_rows_stand_in_columns() -> None:
    """Names, answers and the words at the right; markup is text, an empty number a ring, an act apart."""
    _, shown = await after(row="kind")
    assert shown[:7] == [
        " ▸ Kind            ‹ tea ›                          three of them",
        "   How many          at least 3 cups",
        "   Sugar             ○",
        "   From              today",
        "   Name              mine                           if you like",
        "",
        "   Brew              Enter",
    ]


async def test_a_choice_goes_round() -> None:
    """From the first one back to the last."""
    assert (await after("left", row="kind"))[0] == [("kind", 2)]
    assert (await after("right", row="kind"))[0] == [("kind", 1)]


@pytest.mark.parametrize(
    ("keys", "typed"),
    [
        (("7",), ["7"]),
        (("2", "comma", "5"), ["2", "2,", "2,5"]),
        (("2", "full_stop", "full_stop", "5"), ["2", "2.", "2.5"]),
        (("minus", "4", "minus"), ["-", "-4"]),
        (("backspace",), [""]),
        (("right", "plus"), ["4", "4"]),
        (("left",), ["2"]),
    ],
)
async def test_a_number_is_typed_or_stepped(keys: tuple[str, ...], typed: list[str]) -> None:
    """The first character begins anew; a minus only there, one point only; a step starts from what is held."""
    assert (await after(*keys, row="cups"))[0] == [("cups", words) for words in typed]


async def test_a_step_stays_within_its_limits_and_begins_in_the_middle() -> None:
    """Typing goes anywhere."""
    assert (await after("right", row="grams"))[0] == [("grams", "5")]
    assert (await after("left", row="day"))[0] == [("day", "2026-11-22")]
    assert (await after("right", row="day"))[0] == [("day", "2026-11-23")]


async def test_a_day_is_typed_in_words() -> None:
    """Letters, digits and blanks; the first one begins anew."""
    posted, shown = await after(*"1 Dec", row="day")
    assert posted[-1] == ("day", "1 Dec")
    assert shown[3] == " ▸ From             [1 Dec]"


async def test_what_cannot_be_taken_stays_as_it_was_typed() -> None:
    """And gives way once it can."""
    app = Alone()
    async with app.run_test(size=(80, 12)) as pilot:
        form = app.query_one(Form)
        form.go_to("grams")
        await pilot.press("minus")
        form.put({**ROWS, "grams": Number(label="Sugar", wrong=True)})
        form.go_to("kind")
        await pilot.pause()
        assert lines(pilot)[2] == "   Sugar             -"
        form.go_to("grams")
        await pilot.press("4")
        form.put({**ROWS, "grams": Number(label="Sugar", value=4)})
        form.go_to("kind")
        await pilot.pause()
        assert lines(pilot)[2] == "   Sugar             4"


async def test_words_are_posted_as_they_are_typed_and_no_key_is_lost_to_the_form() -> None:
    """Also q and digits."""
    posted, _ = await after("q", "7", row="name")
    assert posted == [("name", "mineq"), ("name", "mineq7")]


async def test_an_act_is_pressed_with_enter() -> None:
    """And with nothing else."""
    assert (await after("enter", "space", row="brew"))[0] == [("brew", "pressed")]


async def test_rows_come_and_go_in_their_order() -> None:
    """A new one stands where it belongs; one that is not shown takes no focus, and comes back as it was."""
    app = Alone()
    async with app.run_test(size=(80, 12)) as pilot:
        form = app.query_one(Form)
        fewer = {name: row for name, row in ROWS.items() if name in {"kind", "brew"}}
        form.put({"first": Words(label="First"), **fewer})
        form.go_to("cups")
        await pilot.pause()
        assert [line[3:].split()[0] for line in lines(pilot) if line] == ["First", "Kind", "Brew"]
        assert form.marked != "cups"
        form.put(ROWS)
        form.go_to("name")
        await pilot.pause()
        assert form.marked == "name"
        assert app.query(Line).last().value == "mine"


@pytest.mark.parametrize(("width", "shown"), [(80, True), (40, True), (24, False)])
def test_words_at_the_right_are_shown_where_there_is_room(width: int, shown: bool) -> None:
    """Whole or not at all."""
    line = with_aside(Content("   Sugar      3"), "if you like", width)
    assert line.plain.endswith("if you like") is shown
    assert line.cell_length <= width
