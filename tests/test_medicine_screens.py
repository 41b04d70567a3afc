"""Medicines at the keyboard: the list and its honest lines, the form, and what a new dose leaves behind."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING

import pytest
from settings_on_screen import MEDICINES, SIZES, opened

from store import medicine_acts
from store.changes import DAILY, Change, Put
from store.history import History
from store.medicines import NOTE
from store.records.medicine import Dosing, Medicine, SideEffect
from tui.screens.medicine_form import MedicineForm
from tui.screens.medicines import Medicines

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MadeUpClock

TODAY, MARCH = date(2026, 11, 22), date(2026, 3, 2)
SERTRALINE = Medicine(
    id="m1",
    name="Sertraline",
    what_for="low mood",
    start=MARCH,
    dosings=(Dosing(effective_from=MARCH, dose="25 mg", times=(time(8),)),),
    side_effects=(SideEffect(id="e1", name="Dry mouth", first=date(2026, 11, 3)),),
)
DROPS = Medicine(id="m2", name="Drops", start=MARCH, dosings=(Dosing(effective_from=MARCH),))
BEFORE = Medicine(
    id="m3", name="Citalopram", start=date(2025, 5, 2), stop=date(2026, 2, 28), dosings=SERTRALINE.dosings
)


def kept(*medicines: Medicine) -> tuple[Change, ...]:
    """Return the changes that keep these."""
    return tuple(medicine_acts.keep(medicine, None, History()) for medicine in medicines)


def told(item: str, **answers: str | int) -> Change:
    """Return the change that gives answers: `d3="taken"` is three days ago."""
    days = {(TODAY - timedelta(days=int(name[1:]))).isoformat(): answer for name, answer in answers.items()}
    edits = tuple(Put(DAILY, day, ("answers", item), answer) for day, answer in days.items())
    return Change(words="answers", edits=edits)


LOGGED = told("med:m1:08:00", **{f"d{number}": "taken" for number in range(1, 12)}, d12="skipped")


@pytest.mark.parametrize("size", SIZES)
async def test_the_list_says_what_is_known_and_the_note_stands_below(
    size: tuple[int, int], tmp_path: Path, clock: MadeUpClock
) -> None:
    """Dose and times in words, since when, what for, days and doses of the last two weeks; stopped ones last."""
    changes = (*kept(BEFORE, SERTRALINE, DROPS), LOGGED, told("med:m2", d2=2, d3=1, d30=9))
    async with opened(tmp_path, clock, *MEDICINES, changes=changes, size=size) as desk:
        assert desk.marked == "Sertraline  25 mg, 08:00"
        for words in (
            "since 2 Mar 2026 · low mood",
            "days taken as planned: 11 of 12 logged",
            "taken 11 of 12 logged doses, 2 days not logged",
            "looking at: Dry mouth",
            "Drops as needed",
            "noted 3 times",
            "Not taken any more Citalopram 25 mg, 08:00 2 May 2025 to 28 Feb 2026",
            NOTE,
        ):
            assert words in desk.text
        assert "! help now" in desk.lines[-1]


async def test_an_empty_list_says_what_to_do(tmp_path: Path, clock: MadeUpClock) -> None:
    """The note about the prescriber stands there too."""
    async with opened(tmp_path, clock, *MEDICINES) as desk:
        assert "a adds a medicine" in desk.text
        assert NOTE in desk.text
        await desk.press("enter", "e", "x", "delete")
        assert isinstance(desk.app.screen, Medicines)


async def test_a_medicine_is_added_row_by_row(tmp_path: Path, clock: MadeUpClock) -> None:
    """Name, dose, times as people write them, what for; Enter goes on, and keeps it at the end."""
    async with opened(tmp_path, clock, *MEDICINES, "a") as desk:
        await desk.type("sertraline")
        await desk.press("enter")
        await desk.type("50 mg")
        await desk.press("enter")
        await desk.type("22, 8")
        assert "sertraline: 50 mg, 08:00, 22:00" in desk.text
        await desk.press("enter", "left", "enter", "enter")
        await desk.type("mood")
        await desk.press("enter", "enter", "enter")
        (medicine,) = desk.on_disk().medicines
        assert (medicine.name, medicine.what_for, medicine.start) == ("sertraline", "mood", date(2026, 11, 21))
        assert medicine.dosings == (
            Dosing(effective_from=date(2026, 11, 21), dose="50 mg", times=(time(8), time(22))),
        )
        assert desk.marked == "sertraline  50 mg, 08:00, 22:00"
        assert "Kept: sertraline, 50 mg, 08:00, 22:00. u takes it back." in desk.text
        await desk.press("u")
        assert desk.on_disk().medicines == ()


async def test_no_times_is_as_needed(tmp_path: Path, clock: MadeUpClock) -> None:
    """A name alone is enough."""
    async with opened(tmp_path, clock, *MEDICINES, "a", *"drops", "escape") as desk:
        (medicine,) = desk.on_disk().medicines
        assert medicine.dosing.times == ()
        assert desk.marked == "drops  as needed"


async def test_leaving_an_empty_form_makes_nothing(tmp_path: Path, clock: MadeUpClock) -> None:
    """And leaving one that was only looked at changes nothing in the file."""
    async with opened(tmp_path, clock, *MEDICINES, "a", "escape", changes=kept(SERTRALINE)) as desk:
        before = (tmp_path / "journal.json").read_bytes()
        await desk.press("enter", *("down",) * 8, "enter")
        assert isinstance(desk.app.screen, Medicines)
        assert (tmp_path / "journal.json").read_bytes() == before


@pytest.mark.parametrize(
    ("keys", "said", "row"),
    [
        (("down",), "It needs a name", "Name"),
        (("down", "down", *"8 25", "up"), "“25” is no time of day", "At"),
        (("down", "down", "down", *"32 dec", "up"), "“32 dec” is not a day", "Since"),
    ],
)
async def test_what_cannot_be_is_said_and_nothing_is_kept_or_lost(
    keys: tuple[str, ...], said: str, row: str, tmp_path: Path, clock: MadeUpClock
) -> None:
    """The cursor goes to the row; what was typed stays; asked to leave again, it leaves without."""
    name = () if row == "Name" else tuple("drops")
    dose = tuple("x") if row == "Name" else ()
    async with opened(tmp_path, clock, *MEDICINES, "a", *name, *keys, *dose) as desk:
        await desk.press("escape")
        assert said in desk.text
        assert "Esc again leaves without it." in desk.text
        assert desk.marked.startswith(row)
        assert ("x" if row == "Name" else "drops") in desk.text
        await desk.press("escape")
        assert isinstance(desk.app.screen, Medicines)
        assert desk.on_disk().medicines == ()


async def test_a_medicine_does_not_end_before_it_begins(tmp_path: Path, clock: MadeUpClock) -> None:
    """The last day that was typed stays in its row; without a last day it can be kept."""
    keys = (*MEDICINES, "enter", *("down",) * 5)
    async with opened(tmp_path, clock, *keys, changes=kept(BEFORE)) as desk:
        await desk.type("2020-01-01")
        await desk.press("escape")
        assert "The last day comes before the first one." in desk.text
        assert "2020-01-01" in desk.marked
        assert desk.on_disk().medicines[0].stop == BEFORE.stop
        await desk.press("up", "right", "escape")
        assert desk.on_disk().medicines[0].stop is None


async def test_a_wrong_time_can_be_put_right(tmp_path: Path, clock: MadeUpClock) -> None:
    """What was typed is still there to be corrected."""
    async with opened(tmp_path, clock, *MEDICINES, "a", *"drops", "down", "down") as desk:
        await desk.type("8:000")
        assert "“8:000” is no time of day" in desk.text
        await desk.press("escape", "backspace", "escape")
        (medicine,) = desk.on_disk().medicines
        assert medicine.dosing.times == (time(8),)


async def test_a_new_dose_counts_from_today_and_is_marked(tmp_path: Path, clock: MadeUpClock) -> None:
    """The row that asks from when appears, the mark is said beforehand; one undo takes both back."""
    async with opened(tmp_path, clock, *MEDICINES, "enter", "down", changes=kept(SERTRALINE)) as desk:
        assert "Counts from" not in desk.text
        await desk.press("home", "delete", "delete")
        await desk.type("50")
        assert "The charts will mark it: Sertraline 25 mg → 50 mg." in desk.text
        assert "Counts from Sun 22 Nov 2026" in desk.text
        await desk.press("escape")
        (medicine,) = desk.on_disk().medicines
        assert [(dosing.effective_from, dosing.dose) for dosing in medicine.dosings] == [
            (MARCH, "25 mg"),
            (TODAY, "50 mg"),
        ]
        (event,) = desk.on_disk().events
        assert (event.day, event.words) == (TODAY, "Sertraline 25 mg → 50 mg")
        assert "Kept: Sertraline 25 mg → 50 mg, and the charts mark it. u takes it back." in desk.text
        await desk.press("u")
        assert desk.on_disk().medicines[0].dosings == SERTRALINE.dosings
        assert desk.on_disk().events == ()


async def test_a_new_dose_can_count_from_another_day(tmp_path: Path, clock: MadeUpClock) -> None:
    """Typed as a day to come, it is told in the list; before the medicine began it cannot be."""
    async with opened(tmp_path, clock, *MEDICINES, "enter", "down", "down", "x", changes=kept(SERTRALINE)) as desk:
        await desk.press("backspace", ",", *"22", "down")
        await desk.type("1 dec")
        await desk.press("up", "escape")
        assert desk.marked == "Sertraline  25 mg, 08:00 · 25 mg, 08:00, 22:00 from 1 Dec 2026"
        assert desk.on_disk().events == ()
        await desk.press("enter", "down", "x", "down", "down")
        await desk.type("2020-01-01")
        await desk.press("up", "escape")
        assert "cannot count before the medicine begins" in desk.text
        assert len(desk.on_disk().medicines[0].dosings) == 2


async def test_a_side_effect_is_looked_at_and_ended(tmp_path: Path, clock: MadeUpClock) -> None:
    """One is added by its name, the one there is ended by Enter; both in one act."""
    async with opened(tmp_path, clock, *MEDICINES, "enter", *("down",) * 6, changes=kept(SERTRALINE)) as desk:
        assert desk.marked.startswith("Dry mouth")
        await desk.press("enter")
        assert "the last time today" in desk.text
        await desk.press("down")
        await desk.type("restless")
        await desk.press("enter", "escape")
        ended, new = desk.on_disk().medicines[0].side_effects
        assert (ended.name, ended.last) == ("Dry mouth", TODAY)
        assert (new.name, new.first, new.last) == ("restless", TODAY, None)
        assert "looking at: Dry mouth, restless" in desk.text


async def test_a_side_effect_named_by_mistake_goes_again(tmp_path: Path, clock: MadeUpClock) -> None:
    """Enter on one that was only just named takes it away; Enter twice on an older one changes nothing."""
    async with opened(tmp_path, clock, *MEDICINES, "enter", *("down",) * 7, changes=kept(SERTRALINE)) as desk:
        await desk.press(*"oops", "up", "enter", "up", "enter", "enter", "escape")
        assert desk.on_disk().medicines[0].side_effects == SERTRALINE.side_effects


async def test_x_stops_today_and_takes_up_again(tmp_path: Path, clock: MadeUpClock) -> None:
    """Stopped today it stands where it was, with its last day; x again, or u, and it goes on."""
    async with opened(tmp_path, clock, *MEDICINES, "x", changes=kept(SERTRALINE)) as desk:
        assert desk.on_disk().medicines[0].stop == TODAY
        assert "since 2 Mar 2026, to 22 Nov 2026" in desk.text
        assert "Sertraline: today is the last day. u takes it back." in desk.text
        await desk.press("x")
        assert desk.on_disk().medicines[0].stop is None
        await desk.press("u", "u")
        assert desk.on_disk().medicines[0].stop is None
        assert "Took back: stopping Sertraline" in desk.text


async def test_one_stopped_long_ago_begins_anew(tmp_path: Path, clock: MadeUpClock) -> None:
    """Its earlier time stays below; the new record is marked."""
    async with opened(tmp_path, clock, *MEDICINES, "x", changes=kept(BEFORE)) as desk:
        assert [medicine.start for medicine in desk.on_disk().medicines] == [BEFORE.start, TODAY]
        assert desk.marked == "Citalopram  25 mg, 08:00"
        assert "Not taken any more" in desk.text


async def test_a_medicine_is_deleted_and_brought_back(tmp_path: Path, clock: MadeUpClock) -> None:
    """What was answered stays; u brings it back and marks it."""
    changes = (*kept(DROPS, SERTRALINE), LOGGED)
    async with opened(tmp_path, clock, *MEDICINES, "down", "delete", changes=changes) as desk:
        assert [medicine.name for medicine in desk.on_disk().medicines] == ["Drops"]
        assert desk.on_disk().check_in(TODAY - timedelta(days=1)).answers["med:m1:08:00"] == "taken"
        assert desk.marked.startswith("Drops")
        await desk.press("u")
        assert len(desk.on_disk().medicines) == 2
        assert desk.marked.startswith("Sertraline")


async def test_nothing_is_taken_back_unseen_from_a_form(tmp_path: Path, clock: MadeUpClock) -> None:
    """On a row that takes no letters u does nothing, so that no earlier change goes."""
    async with opened(tmp_path, clock, *MEDICINES, "x", "x", "enter", "up", "u", changes=kept(DROPS)) as desk:
        assert isinstance(desk.app.screen, MedicineForm)
        assert desk.on_disk().medicines[0].stop is None


async def test_words_with_brackets_are_words(tmp_path: Path, clock: MadeUpClock) -> None:
    """A name such as [/b] is shown as it was written, in the list and in the form."""
    odd = Medicine(id="m9", name="[/b] [red]x", what_for="[b]", start=MARCH, dosings=DROPS.dosings)
    async with opened(tmp_path, clock, *MEDICINES, changes=kept(odd)) as desk:
        assert "[/b] [red]x" in desk.text
        await desk.press("enter")
        assert "[/b] [red]x: as needed" in desk.text


async def test_what_is_not_taken_any_more_is_whole_on_a_small_screen(tmp_path: Path, clock: MadeUpClock) -> None:
    """Its days stand below it where they have no room beside it."""
    odd = Medicine(id="m9", name="St John's wort", start=MARCH, stop=MARCH + timedelta(200), dosings=DROPS.dosings)
    for size in ((60, 20), (80, 24)):
        async with opened(tmp_path / str(size), clock, *MEDICINES, changes=kept(odd), size=size) as desk:
            assert "…" not in desk.text
            assert "St John's wort" in desk.text
            assert "2026 to" in desk.text
