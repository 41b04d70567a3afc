"""My ladders at the keyboard: steps added, moved, changed and brought back; a try from before to after."""

from __future__ import annotations

from contextlib import asynccontextmanager
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace
from textual.content import Content

from store import hard_day, ladder
from store.journal.errors import NotSavedError
from store.journal.journal import Journal
from store.records.entry import Entry
from store.records.ladder import Ladder, Step
from tui.app import Handrail
from tui.screens.entry_form import EntryForm
from tui.screens.ladder import Ladders
from tui.screens.ladder_form import LadderForm
from tui.screens.ladder_try import Try
from widgets.form import Form
from widgets.ladder_sheet import LadderSheet, spark

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from conftest import MadeUpClock
    from textual.pilot import Pilot

SIZES = [(60, 20), (80, 24), (120, 36)]
TODAY = date(2026, 11, 22)
TUBE = Ladder(
    id="tube",
    title="The tube again",
    steps=(
        Step(id="a", text="stand on the platform", expected=20),
        Step(id="b", text="one stop with Noor", expected=40),
        Step(id="c", text="rush hour, alone", expected=90),
    ),
)


class Opened:
    """The ladders over a folder."""

    def __init__(self, app: Handrail, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        """Press keys; a word is typed letter by letter after a space."""
        for key in keys:
            letters = ("space" if each == " " else each for each in key[1:]) if key.startswith(" ") else [key]
            await self.pilot.press(*letters)
        await self.pilot.pause()

    @property
    def text(self) -> str:
        """What the screen shows."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)

    @property
    def steps(self) -> list[tuple[str, int | None]]:
        """The steps of the first ladder, the easiest first."""
        return [(step.text, step.expected) for step in self.app._session.history.ladders[0].steps]

    @property
    def tries(self) -> list[dict[str, Any]]:
        """The fields of every try."""
        return [entry.fields for entry in self.app._session.history.entries("exposure")]

    @property
    def cursor(self) -> str:
        """The marked row."""
        return self.app.screen.query_one(LadderSheet).cursor

    @property
    def marked(self) -> str:
        """The marked row of a form."""
        return self.app.screen.query_one(Form).marked


def attempt(step_id: str, ago: int, **fields: Any) -> Entry:  # noqa: ANN401 - any field of an exposure
    """Return a try at a step."""
    day = TODAY - timedelta(ago)
    return Entry(id=f"{step_id}{ago}", kind="exposure", day=day, fields={"step_id": step_id, **fields})


@asynccontextmanager
async def opened(
    folder: Path, clock: MadeUpClock, *kept: Ladder | Entry, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Opened]:
    """Open the ladders over a journal that holds these."""
    tables: dict[str, dict[str, Any]] = {"ladders": {}, "entries": {}}
    for number, record in enumerate(kept, 1):
        tables["ladders" if isinstance(record, Ladder) else "entries"][str(number)] = record.document()
    Journal.create(folder, clock, tables)
    app = Handrail(folder, clock)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await app.push_screen(Ladders(app._session))
        await pilot.pause()
        yield Opened(app, pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_without_a_ladder_the_page_invites_and_says_whom_it_is_not_for(
    tmp_path: Path, clock: MadeUpClock, size: tuple[int, int]
) -> None:
    """Nothing is cut at any size, and nothing is written by looking."""
    async with opened(tmp_path, clock, size=size) as ladders:
        said = " ".join(ladders.text.split())
        assert "n begins one, a adds a step to it" in said
        assert "climb with a clinician, not alone." in said
        assert max(map(len, ladders.text.splitlines())) <= size[0]
        assert ladders.app._session.history.ladders == ()


@pytest.mark.parametrize("size", SIZES)
async def test_the_hardest_step_stands_on_top_with_its_tries_beside(
    tmp_path: Path, clock: MadeUpClock, size: tuple[int, int]
) -> None:
    """A spark of peaks, how often, how sure; below it what was predicted, happened and learned."""
    tries = (
        attempt("b", 9, predicted="I will faint", belief_before=80, happened="Shaky.", peak=70),
        attempt(
            "b",
            3,
            predicted="I will faint",
            happened="A little warm.",
            peak=30,
            belief_after=15,
            learned="It passes.",
        ),
    )
    async with opened(tmp_path, clock, TUBE, *tries, size=size) as ladders:
        await ladders.press("end", "up")
        lines = ladders.text.splitlines()
        rows = [
            next(at for at, line in enumerate(lines) if text in line) for text in ("rush", "one stop", "platform")
        ]
        assert rows == sorted(rows)
        assert "▆▃" in lines[rows[1]]
        assert "2 tries" in lines[rows[1]]
        assert "▸" in lines[rows[1]]
        below = " ".join(" ".join(lines[rows[2] + 1 :]).split())
        assert (
            "Thu 19 Nov predicted I will faint happened A little warm. peak 30 learned It passes. sure 15" in below
        )


def test_a_spark_has_a_bar_a_try_and_a_dot_where_nothing_was_told() -> None:
    """Calm is the lowest bar, the worst the highest; only the newest six are shown."""
    assert spark((0, 50, None, 100)) == "▁▅·█"
    assert spark((100, *[0] * 6)) == "▁" * 6


async def test_a_ladder_is_made_by_keyboard_alone(tmp_path: Path, clock: MadeUpClock) -> None:
    """A name and two steps, the harder one typed first; each stands where its fear puts it, on the disk at once."""
    async with opened(tmp_path, clock) as ladders:
        await ladders.press("n", " the bus", "enter")
        await ladders.press("a", " two stops", "enter", "6", "0", "enter")
        await ladders.press("a", " wait at the stop", "enter", "1", "5", "enter")
        assert ladders.steps == [("wait at the stop", 15), ("two stops", 60)]
        assert "Kept: wait at the stop. u takes it back." in ladders.text
        await ladders.press("u")
        assert ladders.steps == [("two stops", 60)]
        assert "the ladder “the bus”" in ladders.text
    kept = Journal.open(tmp_path, clock).history.ladders
    assert [(ladder.title, len(ladder.steps)) for ladder in kept] == [("the bus", 1)]


async def test_what_has_no_words_is_not_kept(tmp_path: Path, clock: MadeUpClock) -> None:
    """A ladder and a step that were left empty, or emptied again, are none; one that had words keeps them."""
    async with opened(tmp_path, clock) as ladders:
        await ladders.press("n", "x", "backspace", "escape")
        assert ladders.app._session.history.ladders == ()
    async with opened(tmp_path / "other", clock, TUBE) as ladders:
        before = ladders.steps
        await ladders.press("a", "escape", "a", "x", "backspace", "escape")
        assert ladders.steps == before
        await ladders.press("e", *["backspace"] * 30, "escape")
        assert ladders.steps == before


async def test_a_fear_that_is_none_is_refused_where_it_is_typed(tmp_path: Path, clock: MadeUpClock) -> None:
    """The row says what it takes; the last fear that was one stays, and a fear typed back changes nothing."""
    async with opened(tmp_path, clock, TUBE) as ladders:
        await ladders.press("end", "e", "enter", "5", "0", "0")
        assert isinstance(ladders.app.screen, LadderForm)
        assert "A whole number from 0 to 100." in ladders.text
        await ladders.press("escape")
        assert ladders.steps[1] == ("stand on the platform", 50)
        await ladders.press("K", "e", "enter", "5", "0", "escape")
        assert ladders.steps[2] == ("stand on the platform", 50)


async def test_a_step_is_moved_deleted_and_brought_back(tmp_path: Path, clock: MadeUpClock) -> None:
    """Up is harder; the cursor stays on the step, and what is deleted comes back."""
    async with opened(tmp_path, clock, TUBE) as ladders:
        await ladders.press("end", "K")
        assert [text for text, _ in ladders.steps][:2] == ["one stop with Noor", "stand on the platform"]
        assert ladders.cursor == "a"
        await ladders.press("J", "delete")
        assert [text for text, _ in ladders.steps] == ["one stop with Noor", "rush hour, alone"]
        assert "Deleted: stand on the platform. Its tries stay in the journal" in ladders.text
        await ladders.press("u", "home", "delete")
        assert ladders.app._session.history.ladders == ()
        await ladders.press("u")
        assert len(ladders.steps) == 3


# Tries


async def test_a_try_goes_from_before_over_a_stamp_to_after(tmp_path: Path, clock: MadeUpClock) -> None:
    """Asked before, one key a stamp, asked after; one entry holds all of it, and the step shows it."""
    async with opened(tmp_path, clock, TUBE) as ladders:
        assert ladders.cursor == "a"
        await ladders.press("enter")
        assert isinstance(ladders.app.screen, EntryForm)
        assert ladders.marked == "predicted"
        await ladders.press(" I will run", "escape")
        assert isinstance(ladders.app.screen, Try)
        assert "I predict      I will run" in ladders.text
        await ladders.press("4", "7")
        clock.goes_on(minutes=6)
        await ladders.press("x", "backspace", "2")
        assert "20 now, 70 at its peak" in ladders.text
        await ladders.press("enter")
        assert ladders.marked == "happened"
        await ladders.press(" I stayed", "escape")
        assert isinstance(ladders.app.screen, Ladders)
        (fields,) = ladders.tries
        told = {name: fields[name] for name in ("step", "step_id", "expected_fear", "predicted", "happened")}
        assert told == {
            "step": "stand on the platform",
            "step_id": "a",
            "expected_fear": 20,
            "predicted": "I will run",
            "happened": "I stayed",
        }
        assert (fields["peak"], fields["minutes"]) == (70, 6)
        assert [stamp["fear"] for stamp in fields["stamps"]] == [40, 70, 20]
        assert "1 try" in ladders.text
        assert "I stayed" in ladders.text


async def test_a_try_that_says_nothing_is_none(tmp_path: Path, clock: MadeUpClock) -> None:
    """Enter and Esc write nothing, though the form knew the step already."""
    async with opened(tmp_path, clock, TUBE) as ladders:
        await ladders.press("enter", "escape")
        assert isinstance(ladders.app.screen, Ladders)
        assert ladders.tries == []


async def test_a_try_may_be_left_and_gone_on_with(tmp_path: Path, clock: MadeUpClock) -> None:
    """The step says that it was begun; Enter goes on, and no second entry is made."""
    async with opened(tmp_path, clock, TUBE) as ladders:
        await ladders.press("enter", " I will run", "escape", "6", "escape")
        assert "begun, Enter goes on" in ladders.text
        await ladders.press("enter")
        assert isinstance(ladders.app.screen, Try)
        assert len(ladders.tries) == 1
        await ladders.press("u")
        assert "stamps" not in ladders.tries[0]


async def test_another_step_may_be_tried_than_the_one_offered(tmp_path: Path, clock: MadeUpClock) -> None:
    """The next step is offered; the top one opens as well."""
    async with opened(tmp_path, clock, TUBE, attempt("a", 3, happened="Bored.")) as ladders:
        assert ladders.cursor == "b"
        (line,) = (line for line in ladders.text.splitlines() if "next, if you like" in line)
        assert "one stop with Noor" in line
        await ladders.press("up", "enter", " I will cry", "escape")
        assert ladders.tries[-1]["step_id"] == "c"


@pytest.mark.parametrize("size", SIZES)
async def test_no_step_is_offered_on_a_hard_day_and_each_can_be_tried(
    size: tuple[int, int], tmp_path: Path, clock: MadeUpClock
) -> None:
    """The page says that rest comes first, at any width; nothing is locked."""
    async with opened(tmp_path, clock, TUBE, size=size) as ladders:
        ladders.app._session.record(hard_day.keep(TODAY, TODAY))
        await ladders.press("end")
        assert "next, if you like" not in ladders.text
        assert "rest comes first" in ladders.text
        await ladders.press("enter")
        assert isinstance(ladders.app.screen, EntryForm)
        await ladders.press("escape")


async def test_the_newest_try_opens_with_o(tmp_path: Path, clock: MadeUpClock) -> None:
    """Where there is none, that is said."""
    async with opened(tmp_path, clock, TUBE, attempt("a", 3, predicted="I fall", happened="Bored.")) as ladders:
        await ladders.press("o")
        assert "There is no try here yet." in ladders.text
        await ladders.press("down", "o")
        assert isinstance(ladders.app.screen, EntryForm)
        assert "I fall" in ladders.text
        await ladders.press("escape")


async def test_a_try_that_another_window_deleted_is_said_to_be_gone(tmp_path: Path, clock: MadeUpClock) -> None:
    """The page goes back by itself."""
    async with opened(tmp_path, clock, TUBE) as ladders:
        await ladders.press("enter", " I will run", "escape")
        await ladders.press("u")
        assert isinstance(ladders.app.screen, Ladders)
        assert "That try is not there any more." in ladders.text


async def test_words_of_any_kind_are_shown_safely(tmp_path: Path, clock: MadeUpClock) -> None:
    """Markup, another direction and wide signs are words, in the list and below it."""
    wild = "[/b] \u202eevil [@click=quit]x 🚇🚇"
    ladder = Ladder(id="l", title=wild, steps=(Step(id="s", text=wild * 4, expected=5),))
    async with opened(tmp_path, clock, ladder, attempt("s", 1, predicted=wild, happened=wild)) as ladders:
        await ladders.press("end")
        assert "[/b] evil [@click=quit]x" in ladders.text
        assert "\u202e" not in ladders.text
        assert {Content(line).cell_length <= 80 for line in ladders.text.splitlines()} == {True}


async def test_a_step_that_cannot_be_kept_stays_where_it_was_typed(
    tmp_path: Path, clock: MadeUpClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Esc says so and that it leaves the next time; once there is room again, Esc keeps the words."""
    async with opened(tmp_path, clock, TUBE) as ladders:
        with monkeypatch.context() as full:
            full.setattr(Journal, "record", refused)
            await ladders.press("a", " one stop", "escape")
            assert isinstance(ladders.app.screen, LadderForm)
            assert "Not saved: the disk is full. Esc again leaves without it." in ladders.text
            await ladders.press(" s", "escape", "escape")
            assert isinstance(ladders.app.screen, Ladders)
            assert "Kept:" not in ladders.text
            await ladders.press("a", " two stops", "escape")
        await ladders.press("escape")
        assert "Kept: two stops. u takes it back." in ladders.text
    assert [step.text for step in on_disk(tmp_path, clock).steps[3:]] == ["two stops"]


async def test_a_ladder_that_cannot_be_let_go_says_so(
    tmp_path: Path, clock: MadeUpClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A step that was kept and emptied again is still on the disk; Esc says that it could not be taken out."""
    async with opened(tmp_path, clock, TUBE) as ladders:
        await ladders.press("a", "x")
        monkeypatch.setattr(Journal, "record", refused)
        await ladders.press("backspace", "escape")
        assert isinstance(ladders.app.screen, LadderForm)
        assert "Esc again leaves without it." in ladders.text
        await ladders.press("escape")
        assert isinstance(ladders.app.screen, Ladders)


async def test_a_step_is_added_beside_what_another_window_wrote(tmp_path: Path, clock: MadeUpClock) -> None:
    """Whether the form has seen it or not, the other window's step stays, and stays when this one is taken back."""
    async with opened(tmp_path, clock, TUBE) as ladders:
        await ladders.press("a", "o")
        other = Journal.open(tmp_path, clock)
        seen = ladder.with_step(other.history.ladders[0], Step(id="d", text="the bridge", expected=99))
        other.record(ladder.keep(seen, other.history))
        clock.goes_on(seconds=10)
        ladders.app._session.refresh()
        await ladders.press("n")
        unseen = ladder.with_step(other.history.ladders[0], Step(id="e", text="the tunnel", expected=10))
        other.record(ladder.keep(replace(unseen, title="The tube"), other.history))
        await ladders.press("e", "escape")
        texts = [step.text for step in on_disk(tmp_path, clock).steps]
        assert set(texts) == {*(step.text for step in TUBE.steps), "one", "the bridge", "the tunnel"}
        assert on_disk(tmp_path, clock).title == "The tube"
        await ladders.press("u")
        assert [text for text in texts if text != "one"] == [step.text for step in on_disk(tmp_path, clock).steps]


def refused(*_: object) -> None:
    """Stand for a disk that is full."""
    raise NotSavedError("Not saved: the disk is full.")


def on_disk(folder: Path, clock: MadeUpClock) -> Ladder:
    """Return the one ladder the file holds."""
    (found,) = Journal.open(folder, clock).history.ladders
    return found
