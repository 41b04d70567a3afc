"""The breathing screen: it follows the clock, stops at any key, and keeps what was breathed."""

from __future__ import annotations

from contextlib import asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from textual.content import Content

from store import acts, breathing
from store.breathing import PACED, PATTERNS, Sitting, moment
from store.journal.journal import Journal
from tui.app import Handrail
from tui.screens.breathe import NOTHING, Breathe
from tui.screens.help_now import HelpNow
from widgets.breath import Breath, breath, counted, fullness

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from conftest import MadeUpClock
    from textual.pilot import Pilot

SIZES = [(40, 8), (60, 20), (80, 24), (120, 36)]
BOX = PATTERNS[2]


class Stopwatch:
    """A clock of seconds that stands where a test puts it."""

    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        """Return the seconds."""
        return self.at


class Opened:
    """The breathing screen over a folder."""

    def __init__(self, app: Handrail, pilot: Pilot[None], seconds: Stopwatch) -> None:
        self.app = app
        self.pilot = pilot
        self.said: list[str | None] = []
        self._seconds = seconds
        self.page = Breathe(app._session, seconds)

    async def at(self, second: float) -> None:
        """Let the stopwatch show a second of the sitting, and the screen draw it."""
        self._seconds.at = 1000.0 + second
        self.page._tick()
        await self.pilot.pause()

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait for what comes after the next painting. Raises AssertionError where it never does."""
        for _ in range(100):
            if holds():
                return
            await self.pilot.pause(0.01)
        raise AssertionError(self.text)

    @property
    def text(self) -> str:
        """What the screen shows."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip) for strip in strips)

    @property
    def fields(self) -> list[dict[str, Any]]:
        """The fields of every breathing entry there is."""
        return [entry.fields for entry in self.app._session.history.entries("breathing")]


@asynccontextmanager
async def opened(folder: Path, clock: MadeUpClock, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Opened]:
    """Open the screen on a folder, with its shape moving."""
    app, seconds = Handrail(folder, clock), Stopwatch()
    async with app.run_test(size=size) as pilot:
        app.animation_level = "full"
        await pilot.pause()
        found = Opened(app, pilot, seconds)
        await app.push_screen(found.page, found.said.append)
        await pilot.pause()
        yield found


async def test_what_is_shown_follows_from_the_clock_alone(tmp_path: Path, clock: MadeUpClock) -> None:
    """Drawn late, early or not at all for a while: at each moment of five minutes it is where the clock is."""
    async with opened(tmp_path, clock) as screen:
        for second in (0.05, 0.07, 3.95, 4.0, 59.98, 60.01, 61.5, 200.3, 271.0, 299.95):
            await screen.at(second)
            shown = screen.page.query_one(Breath).moment
            assert shown
            expected = moment(PACED, second)
            assert (shown.phase, shown.second) == (expected.phase, expected.second)
            assert shown.share == pytest.approx(expected.share, abs=1e-6)


@pytest.mark.parametrize("size", SIZES)
async def test_word_second_time_left_and_a_caution_are_in_sight(
    tmp_path: Path, clock: MadeUpClock, size: tuple[int, int]
) -> None:
    """At once and at every size, with help and the way out below."""
    async with opened(tmp_path, clock, size) as screen:
        assert "in 1" in screen.text
        await screen.at(5.5)
        for words in (
            "out 2",
            "Paced: 4 in, 6 out",
            "4:55 of 5 min",
            "Soft, not deep breaths.",
            "! help now",
            "q back",
        ):
            assert words in screen.text


@pytest.mark.parametrize("key", ["space", "enter", "u", "k", "tab", "f5", "colon"])
async def test_any_key_stops_and_what_was_breathed_is_kept(tmp_path: Path, clock: MadeUpClock, key: str) -> None:
    """At 2:20 there are fourteen breaths; the next key goes back, and one u takes it all back."""
    async with opened(tmp_path, clock) as screen:
        await screen.at(140)
        await screen.pilot.press(key)
        assert "2:20, 14 breaths." in screen.text
        await screen.pilot.press(key)
        assert screen.said == ["Breathed for 2:20. u takes it back."]
        assert screen.fields == [{"pattern": "paced", "minutes": 2.3, "completed": False}]
        await screen.pilot.press("u")
        assert screen.fields == []


@pytest.mark.parametrize("key", ["q", "escape"])
async def test_q_and_escape_stop_and_go_back_in_one(tmp_path: Path, clock: MadeUpClock, key: str) -> None:
    """What was breathed is kept all the same."""
    async with opened(tmp_path, clock) as screen:
        await screen.at(20)
        await screen.pilot.press(key)
        assert screen.app.screen is not screen.page
        assert screen.fields == [{"pattern": "paced", "minutes": 0.3, "completed": False}]


async def test_less_than_a_breath_leaves_nothing(tmp_path: Path, clock: MadeUpClock) -> None:
    """Neither on the disk nor to be taken back."""
    async with opened(tmp_path, clock) as screen:
        await screen.at(9.9)
        await screen.pilot.press("q")
        assert screen.said == [NOTHING]
        assert screen.fields == []


async def test_at_the_end_it_stops_by_itself(tmp_path: Path, clock: MadeUpClock) -> None:
    """However late the clock is looked at, the whole of it is kept and no more."""
    async with opened(tmp_path, clock) as screen:
        await screen.at(301.7)
        assert "5:00, 30 breaths." in screen.text
        await screen.pilot.press("q")
        assert screen.fields == [{"pattern": "paced", "minutes": 5, "completed": True}]


async def test_each_whole_minute_is_on_the_disk(tmp_path: Path, clock: MadeUpClock) -> None:
    """What a power cut would leave, before any key: one entry, as long as the last whole minute."""

    def on_disk(minutes: int) -> bool:
        entries = Journal.open(tmp_path, clock).history.entries("breathing")
        return [entry.fields["minutes"] for entry in entries] == [minutes]

    async with opened(tmp_path, clock) as screen:
        for second, minutes in ((60.0, 1), (119.0, 1), (180.02, 3)):
            await screen.at(second)
            await screen.until(partial(on_disk, minutes))


async def test_tension_is_kept_only_where_a_number_is_pressed(tmp_path: Path, clock: MadeUpClock) -> None:
    """Before in the first minute, where a second digit corrects the first; after at the end, which it closes."""
    async with opened(tmp_path, clock) as screen:
        assert "How tense, 0-9 or x = 10, if you like" in screen.text
        await screen.pilot.press("7", "x")
        assert "How tense: 10." in screen.text
        await screen.at(70)
        assert "How tense" not in screen.text
        await screen.pilot.press("space", "3")
        assert screen.fields == [{"pattern": "paced", "minutes": 1.2, "completed": False, "before": 10, "after": 3}]


async def test_a_digit_after_the_first_minute_stops_like_any_key(tmp_path: Path, clock: MadeUpClock) -> None:
    """It is not taken for how tense one was to begin with, nor for how tense one is now."""
    async with opened(tmp_path, clock) as screen:
        await screen.at(70)
        await screen.pilot.press("4")
        assert screen.page.stopped == 70
        await screen.pilot.press("q")
        assert screen.fields == [{"pattern": "paced", "minutes": 1.2, "completed": False}]


async def test_pattern_and_length_are_changed_without_stopping(tmp_path: Path, clock: MadeUpClock) -> None:
    """Each begins at once, is said, and is there the next time."""
    async with opened(tmp_path, clock) as screen:
        await screen.at(12.0)
        await screen.pilot.press("right", "right")
        assert "Box: with holds" in screen.text
        assert "With lung or heart problems" in screen.text
        await screen.at(16.5)
        assert "hold 1" in screen.text
        await screen.pilot.press("plus", "less_than_sign", "minus")
        assert "of 4 min" in screen.text
        assert breathing.last_used(screen.app._session.history.settings) == Sitting(BOX, 4)


async def test_a_timing_of_ones_own_is_typed(tmp_path: Path, clock: MadeUpClock) -> None:
    """A wrong one is refused with a sentence and stays to be mended; keys typed in the line stop nothing."""
    async with opened(tmp_path, clock) as screen:
        await screen.pilot.press("e", "ctrl+u", *"1 1", "enter")
        assert "In and out take 2 to 15 seconds" in screen.text
        await screen.pilot.press("ctrl+u", *"5 2 7", "enter")
        assert "Own: 5 in, 2 hold, 7 out" in screen.text
        assert screen.page.stopped is None
        await screen.pilot.press("right", "left")
        assert "Own: 5 in, 2 hold, 7 out" in screen.text


async def test_the_line_is_left_without_a_change(tmp_path: Path, clock: MadeUpClock) -> None:
    """Esc there goes back to the breath, not out of it."""
    async with opened(tmp_path, clock) as screen:
        await screen.pilot.press("e", "9", "escape")
        assert "Paced: 4 in, 6 out" in screen.text
        assert screen.page.stopped is None


async def test_help_opens_at_once_and_the_breathing_stops(tmp_path: Path, clock: MadeUpClock) -> None:
    """Nobody follows a breath they do not see; what was breathed waits below."""
    async with opened(tmp_path, clock) as screen:
        await screen.at(30)
        await screen.pilot.press("exclamation_mark")
        assert isinstance(screen.app.screen, HelpNow)
        await screen.pilot.press("q")
        assert "0:30, 3 breaths." in screen.text


async def test_leaving_handrail_keeps_what_was_breathed(tmp_path: Path, clock: MadeUpClock) -> None:
    """The program ends over the breath, without a key for it."""
    async with opened(tmp_path, clock) as screen:
        await screen.at(45)
        screen.app.exit()
        await screen.pilot.pause()
    (entry,) = Journal.open(tmp_path, clock).history.entries("breathing")
    assert entry.fields["minutes"] == 0.8


async def test_a_journal_that_cannot_be_written_is_said_and_left(tmp_path: Path, clock: MadeUpClock) -> None:
    """The breathing itself goes on; the sentence says why nothing was kept."""
    Journal.create(tmp_path, clock, {})
    async with opened(tmp_path, clock) as screen:
        (tmp_path / "journal.json").write_bytes(b"{")
        await screen.at(61)
        assert "in 2" in screen.text
        await screen.pilot.press("e", "ctrl+u", *"5 5", "enter", "right")
        assert "Gentle start: 3 in, 4 out" in screen.text
        assert screen.page.stopped is None
        await screen.pilot.press("q")
        assert screen.said[0] != NOTHING
        assert "Breathed" not in (screen.said[0] or "")


@pytest.mark.parametrize("still", [True, False])
async def test_without_movement_it_counts(tmp_path: Path, clock: MadeUpClock, still: bool) -> None:
    """A line and nothing else, whether the person chose so here or for every program."""
    Journal.open(tmp_path, clock).record(acts.choose("still", still, "stillness"))
    async with opened(tmp_path, clock) as screen:
        screen.app.animation_level = "full" if still else "none"
        await screen.at(6.4)
        assert "out 1 2 3" in screen.text
        assert "█" not in screen.text


@pytest.mark.parametrize("size", [(36, 2), (36, 3), (56, 13), (80, 18), (120, 31), (3, 1), (8, 30)])
def test_the_shape_is_never_larger_than_its_place(size: tuple[int, int]) -> None:
    """At any moment of any pattern, drawn or counted."""
    width, height = size
    for pattern in PATTERNS:
        for second in range(pattern.cycle):
            for draw in (breath, counted):
                lines = draw(moment(pattern, second + 0.5), width, height).split("\n")
                assert len(lines) <= max(height, 1)
                assert draw is counted or width < 10 or max(line.cell_length for line in lines) <= width


def test_breath_in_grows_a_hold_rests_and_breath_out_shrinks() -> None:
    """A box, five pictures a second: the number of solid cells says how large the disc is."""

    def solid(second: float) -> int:
        return breath(moment(BOX, second), 80, 18).plain.count("█")

    growing, held, shrinking, resting = ([solid(start + step / 5) for step in range(20)] for start in (0, 4, 8, 12))
    assert growing == sorted(growing)
    assert shrinking == sorted(shrinking, reverse=True)
    assert max(held) - min(held) <= 1
    assert max(resting) - min(resting) <= 1
    assert held[0] > 4 * resting[0]


def test_nothing_jumps_from_one_phase_to_the_next() -> None:
    """A thousandth of a second apart it is as full as before: nothing flashes."""
    for pattern in PATTERNS:
        for second in range(pattern.cycle + 1):
            before, after = moment(pattern, second + pattern.cycle - 0.001), moment(pattern, second + pattern.cycle)
            assert abs(fullness(before) - fullness(after)) < 0.01


def test_the_counted_line_is_plain_words() -> None:
    """Fit to be read aloud: the phase, and the seconds so far."""
    assert counted(moment(BOX, 6.0), 20, 1) == Content("     hold 1 2 3     ")
