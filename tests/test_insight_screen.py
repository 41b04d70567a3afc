"""What the numbers may say, at the keyboard: asked, read, put away, taken back."""

from __future__ import annotations

import re
from contextlib import asynccontextmanager
from datetime import date
from typing import TYPE_CHECKING

import pytest
from settings_on_screen import SIZES, Desk, opened
from textual.command import CommandPalette

from store.demo import made_up
from store.insight.questions import asked
from store.journal.journal import Journal
from tui.app import Handrail
from tui.screens.insight import Insights
from tui.screens.question_form import QuestionForm

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from conftest import MadeUpClock

    from store.history import Tables

LINK = "On days with a walk, mood tended to be about 1½ points higher"
NULL = "No clear link so far between reaching out and energy."
HALF_A_YEAR = 182


@pytest.fixture
def demo(tmp_path: Path, clock: MadeUpClock) -> Path:
    """Return a folder with the journal that `--demo` opens."""
    Journal.create(tmp_path, clock, made_up(HALF_A_YEAR, clock()))
    return tmp_path


def read(desk: Desk) -> str:
    """Return the screen as one text, without the bar that scrolls it."""
    return " ".join(" ".join(re.sub("[▁-█]", " ", line) for line in desk.lines).split())


@asynccontextmanager
async def over(
    folder: Path, clock: MadeUpClock, *keys: str, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Desk]:
    """Open Handrail over a folder as it is, and press keys."""
    app = Handrail(folder, clock)
    async with app.run_test(size=size) as pilot:
        desk = Desk(app, pilot, folder, clock)
        await desk.press(*keys)
        yield desk


@pytest.mark.parametrize("size", SIZES)
async def test_the_sentences_are_one_key_from_the_charts(
    size: tuple[int, int], demo: Path, clock: MadeUpClock
) -> None:
    """The demo's questions are answered first, each with its n, and the whole page fits its width."""
    async with over(demo, clock, "c", "i", size=size) as desk:
        assert desk.marked.startswith("A walk and mood   32 and 38 days")
        assert LINK in read(desk)
        assert NULL in read(desk)
        assert "whole weeks, to Sun 15 Nov" in read(desk)
        assert all(len(line) <= size[0] for line in desk.lines)
        assert "! help now" in desk.lines[-1]


async def test_what_to_bear_in_mind_stands_below_the_marked_one(demo: Path, clock: MadeUpClock) -> None:
    """Below a link what else it could be, below a trend that many begin when it is worst."""
    async with over(demo, clock, "c", "i") as desk:
        assert "Weekends, illness, the season" in read(desk)
        await desk.press("j", "j")
        assert desk.marked.startswith("Mood, week by week")
        assert "Many begin to write things down when it is worst" in read(desk)


async def test_with_nothing_written_it_says_what_is_needed(tmp_path: Path, clock: MadeUpClock) -> None:
    """How a question is asked, and how many weeks are missing; keys that need a question do nothing."""
    async with opened(tmp_path, clock, "c", "i") as desk:
        assert "None asked yet. a asks one of your own" in read(desk)
        assert "Needs 8 more weeks with 4 answered days each before anything can be said." in read(desk)
        await desk.press("e", "enter")
        assert isinstance(desk.app.screen, Insights)
        await desk.press("delete")
        assert "This one comes from the numbers alone." in read(desk)


async def test_a_question_is_asked_read_back_and_taken_back(demo: Path, clock: MadeUpClock) -> None:
    """← → choose, the sentence reads it back, Esc asks it, and one u takes it away again."""
    async with over(demo, clock, "c", "i", "a", "left", "down", "right", "down", "down") as desk:
        assert "Is anxiety different on days after a better night?" in read(desk)
        assert "2 of 5 asked already. The more are asked, the clearer each answer has to be." in read(desk)
        await desk.press("escape")
        assert "Kept: Is anxiety different on days after a better night?" in read(desk)
        assert desk.marked.startswith("A better night and anxiety")
        (*_, new) = asked(desk.on_disk())
        assert (new.about, new.outcome, new.later, new.asked) == (
            "sleep_quality",
            "anxiety",
            False,
            date(2026, 11, 22),
        )
        await desk.press("u")
        assert len(asked(desk.on_disk())) == 2


async def test_a_question_is_edited_and_that_costs_another_place(demo: Path, clock: MadeUpClock) -> None:
    """The form says so before it is kept; other words alone cost nothing."""
    async with over(demo, clock, "c", "i", "enter") as desk:
        assert isinstance(desk.app.screen, QuestionForm)
        await desk.press("down", "down", "right")
        assert "That is another question: the old one still counts among those asked" in read(desk)
        await desk.press("escape")
        assert "A walk and mood the day after" in read(desk)
        assert len(desk.on_disk().questions) == 3
        await desk.press("u")
        assert len(desk.on_disk().questions) == 2
        await desk.press("enter", "up", "up")
        assert isinstance(desk.app.screen, QuestionForm)
        await desk.type("s")
        await desk.press("escape")
        assert [question.words for question in desk.on_disk().questions] == ["a walks", "reaching out"]


async def test_the_same_question_twice_is_refused_in_a_sentence(demo: Path, clock: MadeUpClock) -> None:
    """Nothing is kept; asked again to leave, it leaves."""
    async with over(demo, clock, "c", "i", "a") as desk:
        for _ in range(12):
            if "Is mood different on days with “Walk”?" in read(desk):
                break
            await desk.press("right")
        await desk.press("down", "up", "down", "down", "down")
        await desk.type("w")
        await desk.press("escape")
        assert "That question is asked already." in read(desk)
        await desk.press("escape")
        assert isinstance(desk.app.screen, Insights)
        assert len(desk.on_disk().questions) == 2


async def test_a_question_is_deleted_and_brought_back(demo: Path, clock: MadeUpClock) -> None:
    """The mark comes back with it."""
    async with over(demo, clock, "c", "i", "down", "delete") as desk:
        assert "Deleted: the question about reaching out. u brings it back." in read(desk)
        assert len(asked(desk.on_disk())) == 1
        await desk.press("u")
        assert len(asked(desk.on_disk())) == 2
        assert NULL in read(desk)


async def test_a_sentence_is_put_away_for_good_and_brought_back(demo: Path, clock: MadeUpClock) -> None:
    """It is kept in the journal, undone by u, and shown again on demand."""
    async with over(demo, clock, "c", "i", "j", "j", "x") as desk:
        assert "Put away: Mood, week by week. u brings it back." in read(desk)
        assert desk.on_disk().settings.put_away == ("trend:mood",)
        await desk.press("u")
        assert desk.on_disk().settings.put_away == ()
        await desk.press("x", "end", "enter")
        assert "1 put away" not in read(desk)
        await desk.press("home", "j", "j")
        assert "put away" in desk.marked
        await desk.press("x")
        assert "Brought back: Mood, week by week." in read(desk)
        assert desk.on_disk().settings.put_away == ()


async def test_words_that_mean_harm_are_words(tmp_path: Path, clock: MadeUpClock) -> None:
    """Markup, breaks and what turns text round stand as they are or go; the page, the form and undo still work."""
    mean = "[/b] [@click=app.quit]x[/] \u202eback\u2028日本語 [red]"
    tables: Tables = {
        "settings": {
            "1": {
                "id": "settings",
                "own_items": [{"id": "o", "label": mean}, {"id": "t", "label": mean, "kind": "tick"}],
            }
        },
        "questions": {"1": {"id": "q", "about": "own:t", "outcome": "own:o", "words": mean, "asked": "2026-11-01"}},
    }
    Journal.create(tmp_path, clock, tables)
    async with over(tmp_path, clock, "c", "i") as desk:
        assert "[@click=app.quit]x[/] back 日本語 [red] and" in read(desk)
        await desk.press("x", "u", "enter")
        assert isinstance(desk.app.screen, QuestionForm)
        assert "different on days with [/b]" in read(desk)
        await desk.press("escape", "delete", "u")
        assert len(asked(desk.on_disk())) == 1


@pytest.mark.parametrize("key", ["ctrl+p", "colon"])
async def test_the_palette_opens_with_either_of_its_keys(key: str, demo: Path, clock: MadeUpClock) -> None:
    """Both are in the contract; Textual drops its own key where the app binds another."""
    async with over(demo, clock, "t", key) as desk:
        assert isinstance(desk.app.screen, CommandPalette)


async def test_the_palette_finds_it_from_every_page(demo: Path, clock: MadeUpClock) -> None:
    """From Today too, where i answers in part."""
    async with over(demo, clock, "t") as desk:
        commands = {command.title: command.callback for command in desk.app.get_system_commands(desk.app.screen)}
        commands["What the numbers may say"]()
        await desk.press("down")
        assert isinstance(desk.app.screen, Insights)
