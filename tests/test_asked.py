"""What is asked, at the keyboard: rows go on and off, change places, come, go and come back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from settings_on_screen import ASKED, SIZES, opened

from store.asked import added
from store.changes import DAILY, Change, Put
from store.own_items import symptoms
from store.records.own_item import OwnItem
from store.records.settings import Settings
from tui.screens.add_question import AddQuestion
from tui.screens.own_item_form import OwnItemForm

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MadeUpClock

LONELY = OwnItem(id="o1", label="Lonely", question="How lonely was I?", low="not at all")
HAVING_IT = added(LONELY, Settings())
ANSWERED = Change(words="an answer", edits=(Put(DAILY, "2026-11-20", ("answers", "own:o1"), 4),))
EVERYTHING = Change(
    words="every symptom",
    edits=(Put("settings", "settings", ("own_items",), [own.document() for own in symptoms()]),),
)
TO_OWN = ("down",) * 3


@pytest.mark.parametrize("size", SIZES)
async def test_the_list_stands_in_the_order_of_the_check_in(
    size: tuple[int, int], tmp_path: Path, clock: MadeUpClock
) -> None:
    """Two headings, the standard rows and the person's own, each with how it is answered; the mark is seen."""
    async with opened(tmp_path, clock, *ASKED, changes=(HAVING_IT,), size=size) as desk:
        names = [line.split("] ")[1].split("  ")[0] for line in desk.lines if "[x]" in line]
        assert names == ["Mood", "Anxiety", "Energy", "Lonely", "A line", "Slept", "Sleep"]
        assert desk.marked.startswith("[x] Mood")
        assert "0 not at all · 10 very much" in desk.text
        assert "rows a morning" not in desk.text


@pytest.mark.parametrize(("key", "again"), [("space", "space"), ("n", "y")])
async def test_a_row_goes_off_and_on_by_a_key(key: str, again: str, tmp_path: Path, clock: MadeUpClock) -> None:
    """The mark stays; it is in the file at once, and u takes it back."""
    async with opened(tmp_path, clock, *ASKED, "down", key) as desk:
        assert desk.on_disk().settings.off == ("anxiety",)
        assert desk.marked.startswith("[ ] Anxiety")
        await desk.press("u")
        assert desk.on_disk().settings.off == ()
        await desk.press(key, again)
        assert desk.on_disk().settings.off == ()
        assert desk.marked.startswith("[x] Anxiety")


async def test_a_row_that_is_off_is_not_asked(tmp_path: Path, clock: MadeUpClock) -> None:
    """Back on the dashboard the check-in has one row less, and its own question among the ratings."""
    async with opened(tmp_path, clock, *ASKED, "space", "q", "q", changes=(HAVING_IT, ANSWERED)) as desk:
        assert not any("Mood " in line for line in desk.lines)
        assert any("Lonely" in line for line in desk.lines)


async def test_a_row_moves_and_the_mark_with_it(tmp_path: Path, clock: MadeUpClock) -> None:
    """K and J, or shift with an arrow; u puts it back, and what cannot go further says so."""
    async with opened(tmp_path, clock, *ASKED, *TO_OWN, "K", "shift+up", changes=(HAVING_IT,)) as desk:
        assert desk.on_disk().settings.item_order[:3] == ("mood", "own:o1", "anxiety")
        assert desk.marked.startswith("[x] Lonely")
        await desk.press("J", "u", "u")
        assert desk.on_disk().settings.item_order[:3] == ("mood", "anxiety", "own:o1")
        assert desk.marked.startswith("[x] Lonely")
        await desk.press("home", "K")
        assert "goes no further" in desk.text
        await desk.press("end", "up", "up", "J")
        assert "always the last of its day" in desk.text


async def test_a_symptom_is_added_by_typing_a_few_letters(tmp_path: Path, clock: MadeUpClock) -> None:
    """It is marked then, its own words for both ends with it, and it is offered no more."""
    async with opened(tmp_path, clock, *ASKED, "a", "slash", *"pleas", "enter", "enter") as desk:
        (own,) = desk.on_disk().settings.own_items
        assert (own.id, own.high) == ("interest", "as ever")
        assert desk.marked.startswith("[x] Interest")
        assert "Added: “Interest”. u takes it back." in desk.text
        await desk.press("a")
        assert not any("Interest" in line for line in desk.lines)
        await desk.press("q", "u")
        assert desk.on_disk().settings.own_items == ()


async def test_a_search_that_finds_nothing_still_offers_ones_own(tmp_path: Path, clock: MadeUpClock) -> None:
    """The first of the list stays."""
    async with opened(tmp_path, clock, *ASKED, "a", "slash", *"xyz") as desk:
        assert [line.strip(" ▸") for line in desk.lines if "question of my own" in line]
        await desk.press("enter", "enter")
        assert isinstance(desk.app.screen, OwnItemForm)


async def test_a_question_of_ones_own_is_written(tmp_path: Path, clock: MadeUpClock) -> None:
    """The question is read back as it is typed; Enter goes from row to row and keeps it at the end."""
    async with opened(tmp_path, clock, *ASKED, "a", "enter") as desk:
        await desk.type("food")
        await desk.press("down")
        await desk.type("how did i eat?")
        await desk.press("down", *("right",) * 4, "down")
        await desk.type("little, enough,  a lot,")
        assert "how did i eat, yesterday? 1 little · 2 enough · 3 a lot" in desk.text
        await desk.press("enter", "enter")
        (own,) = desk.on_disk().settings.own_items
        assert (own.label, own.kind, own.choices) == ("food", "choice", ("little", "enough", "a lot"))
        assert desk.marked.startswith("[x] food")
        assert "Kept: “food”. u takes it back." in desk.text


async def test_leaving_keeps_what_was_typed(tmp_path: Path, clock: MadeUpClock) -> None:
    """Esc from a line is enough; where nothing was typed nothing is made."""
    async with opened(tmp_path, clock, *ASKED, "a", "enter", *"tea", "escape") as desk:
        assert [own.label for own in desk.on_disk().settings.own_items] == ["tea"]
        await desk.press("a", "enter", "escape")
        assert len(desk.on_disk().settings.own_items) == 1


async def test_what_cannot_be_asked_is_said_and_nothing_typed_is_lost(tmp_path: Path, clock: MadeUpClock) -> None:
    """The cursor goes to the row; asked to leave again, it leaves without."""
    async with opened(tmp_path, clock, *ASKED, "a", "enter", *"loneliness again", "down", *"mine") as desk:
        await desk.press("escape")
        assert "room for 11 characters" in desk.text
        assert "Esc again leaves without it." in desk.text
        assert desk.marked.startswith("Name of its row")
        assert all(words in desk.text for words in ("loneliness again", "mine"))
        await desk.press(*("backspace",) * 6, "escape")
        assert [own.label for own in desk.on_disk().settings.own_items] == ["loneliness"]
        await desk.press("a", "enter", *"twelve cells", "escape", "escape")
        assert isinstance(desk.app.screen, AddQuestion)
        assert len(desk.on_disk().settings.own_items) == 1


async def test_one_answer_is_no_choice(tmp_path: Path, clock: MadeUpClock) -> None:
    """A sentence says so, and the answer stays in its row."""
    async with opened(tmp_path, clock, *ASKED, "a", "enter", *"food", "down", "down", *("right",) * 4) as desk:
        await desk.press("down", *"little", "enter", "enter")
        assert "two to 9 answers" in desk.text
        assert desk.marked.startswith("The answers")
        assert "little" in desk.marked
        assert desk.on_disk().settings.own_items == ()


async def test_other_words_say_beforehand_that_they_begin_anew(tmp_path: Path, clock: MadeUpClock) -> None:
    """The hint says it once the words differ; then the old row is kept, turned off, its answers with it."""
    changes = (HAVING_IT, ANSWERED)
    async with opened(tmp_path, clock, *ASKED, *TO_OWN, "enter", changes=changes) as desk:
        assert "another question" not in desk.text
        await desk.press(*"ly")
        assert "Other words make another question" in desk.text
        await desk.press("escape")
        new, old = desk.on_disk().settings.own_items
        assert (new.label, new.off, old.label, old.off) == ("Lonelyly", False, "Lonely", True)
        assert desk.on_disk().answers("own:o1")
        assert desk.marked.startswith("[x] Lonelyly")
        await desk.press("u")
        assert [(own.id, own.off) for own in desk.on_disk().settings.own_items] == [("o1", False)]


async def test_words_put_back_as_they_were_change_nothing(tmp_path: Path, clock: MadeUpClock) -> None:
    """A key and its taking back leave the question its id."""
    changes = (HAVING_IT, ANSWERED)
    async with opened(tmp_path, clock, *ASKED, *TO_OWN, "e", "x", "backspace", "escape", changes=changes) as desk:
        assert desk.on_disk().settings.own_items == (LONELY,)


async def test_a_question_is_deleted_and_brought_back(tmp_path: Path, clock: MadeUpClock) -> None:
    """The mark goes to a neighbour; u brings the row back and marks it. Standard rows are only turned off."""
    async with opened(tmp_path, clock, *ASKED, *TO_OWN, "delete", changes=(HAVING_IT, ANSWERED)) as desk:
        assert desk.on_disk().settings.own_items == ()
        assert desk.on_disk().answers("own:o1")
        assert desk.marked
        await desk.press("u")
        assert desk.marked.startswith("[x] Lonely")
        await desk.press("home", "delete")
        assert "cannot be deleted" in desk.text


@pytest.mark.parametrize("size", SIZES)
async def test_more_than_ten_rows_are_told_in_quiet_words(
    size: tuple[int, int], tmp_path: Path, clock: MadeUpClock
) -> None:
    """Twenty-three rows a morning are said to be many, and the list still shows its mark at the end."""
    async with opened(tmp_path, clock, *ASKED, "end", changes=(EVERYTHING,), size=size) as desk:
        assert "23 rows a morning" in desk.text
        assert "Ten is plenty; all can be passed." in desk.text
        assert desk.marked.startswith("[x] Sleep")
        await desk.press("a")
        assert desk.marked == "a question of my own"


async def test_words_with_brackets_are_words(tmp_path: Path, clock: MadeUpClock) -> None:
    """What a person writes is never read as markup."""
    own = OwnItem(id="o2", label="[b]x[/b]", question="[/ what", kind="choice", choices=("[red]", "[/]"))
    async with opened(tmp_path, clock, *ASKED, changes=(added(own, Settings()),)) as desk:
        assert "[b]x[/b]" in desk.text
        await desk.press(*TO_OWN, "enter")
        assert "1 [red] · 2 [/]" in desk.text


async def test_the_next_row_is_the_one_below_even_before_it_is_laid_out(tmp_path: Path, clock: MadeUpClock) -> None:
    """A row that was just added has no place on the screen yet; the cursor goes to it all the same."""
    async with opened(tmp_path, clock, *ASKED, "a", "enter", "down", "down") as desk:
        with desk.app.batch_update():
            await desk.press(*("right",) * 4, "down")
        await desk.type("tea")
        assert desk.marked.startswith("The answers")
