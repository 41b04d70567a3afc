"""`handrail take`: a questionnaire in plain text, and the same one question at a time on the screen."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Static

import tui.folder
from store.helplines.mine import Plan
from store.instruments import acts
from store.instruments.own import packaged
from store.instruments.support import panel
from store.journal.errors import NotSavedError
from store.journal.journal import Journal
from store.where import data_folder
from tui.__main__ import main
from tui.app import Handrail
from tui.screens.item_nine import ItemNine
from tui.screens.questionnaires import Questionnaires
from tui.screens.response import ResponsePage
from tui.screens.support import Support
from tui.screens.take import Take
from widgets.question import Asked, Question

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from conftest import MadeUpClock
    from textual.pilot import Pilot

    from store.history import History

    Say = Callable[..., tuple[int, list[str], str]]

PHQ9, GAD7 = packaged()["phq9"], packaged()["gad7"]
SIZES = [(60, 20), (80, 24), (120, 36)]
HELP = "If you might act on these thoughts"


class Keyboard(io.StringIO):
    """Standard input at a terminal."""

    def isatty(self) -> bool:
        """Say that somebody can answer again."""
        return True


@pytest.fixture
def say(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], clock: MadeUpClock) -> Say:
    """Return what runs `handrail` with lines typed, and gives its status, its lines and its errors."""
    monkeypatch.setattr(tui.folder, "system_clock", clock)

    def run(*words: str, lines: str = "", typed: bool = False) -> tuple[int, list[str], str]:
        text = "".join(f"{line}\n" for line in lines.split(" ")) if lines else ""
        monkeypatch.setattr(sys, "stdin", Keyboard(text) if typed else io.StringIO(text))
        status = main(words)
        printed = capsys.readouterr()
        return status, printed.out.splitlines(), printed.err

    return run


def known(clock: MadeUpClock) -> History:
    """Return what the journal of the test's own folder holds."""
    return Journal.open(data_folder(), clock).history


def place(lines: list[str], words: str) -> int:
    """Return where a line with these words stands."""
    return next(place for place, line in enumerate(lines) if words in line)


# In plain text


def test_phq9_is_asked_in_its_order(say: Say, clock: MadeUpClock) -> None:
    """First the choice, then stem, answers and nine items, the difficulty, and at last the score."""
    status, lines, errors = say("take", "phq9", lines="y 1 1 2 2 1 0 1 1 0 2")
    assert (status, errors) == (0, "")
    assert "Include the question about self-harm? [y/n]" in lines
    places = [place(lines, item.text) for item in PHQ9.questions]
    assert places == sorted(places)
    assert (
        place(lines, "[y/n]") < place(lines, PHQ9.stem) < place(lines, "0 Not at all, 1 Several days") < places[0]
    )
    assert lines[-3:] == [
        "PHQ-9: 9 of 27.",
        "In the published guide 5 to 9 is called mild.",
        "How difficult these made things: Very difficult.",
    ]
    (kept,) = known(clock).responses
    assert kept.answers == {**{str(n): v for n, v in enumerate((1, 1, 2, 2, 1, 0, 1, 1, 0), 1)}, "difficulty": 2}


@pytest.mark.parametrize("value", [1, 2, 3])
def test_help_stands_before_any_number(say: Say, value: int) -> None:
    """Right after item 9, for 1, 2 and 3, and nothing more is asked of the person."""
    _, lines, _ = say("take", "phq9", lines=f"y 0 0 0 0 0 0 0 0 {value} 0")
    assert (
        place(lines, PHQ9.items[8].text) < place(lines, HELP) < place(lines, "not scored") < place(lines, " of 27")
    )
    _, lines, _ = say("questionnaires")
    assert not any(HELP in line for line in lines)


def test_no_help_is_shown_where_none_is_called_for(say: Say) -> None:
    """A zero is taken for a zero, with no word about it."""
    _, lines, _ = say("take", "phq9", lines="y 3 3 3 3 3 3 3 3 0 3")
    assert not any(HELP in line for line in lines)


def test_the_choice_without_item_9_is_kept(say: Say, clock: MadeUpClock) -> None:
    """PHQ-8 is asked then and afterwards, under its own name, without a difficulty question."""
    _, lines, _ = say("take", "phq9", lines="n 1 1 1 1 1 1 1 1")
    assert "PHQ-8: 8 of 24." in lines
    assert not any(PHQ9.items[8].text in line or "not scored" in line for line in lines)
    clock.goes_on(days=14)
    _, lines, _ = say("take", "phq9", lines="2 2 2 2 2 2 2 2")
    assert not any("[y/n]" in line for line in lines)
    assert "Clearly higher than last time (8 → 16)." not in lines
    assert "Scores are clearly higher than when you started (PHQ-8 8 → 16)." in lines
    assert [one.instrument for one in known(clock).responses] == ["phq8", "phq8"]


def test_an_empty_line_leaves_item_9_out(say: Say, clock: MadeUpClock) -> None:
    """The rest is kept as PHQ-8, and the difficulty is not asked."""
    _, lines, _ = say("take", "phq9", lines="y 1 1 1 1 1 1 1 1  2")
    assert "PHQ-8: 8 of 24." in lines
    assert not any("not scored" in line for line in lines)
    assert known(clock).responses[0].instrument == "phq8"


def test_an_empty_line_leaves_an_item_open_and_there_is_no_total(say: Say, clock: MadeUpClock) -> None:
    """It says which, keeps the rest, and asks only that one the next time."""
    status, lines, _ = say("take", "gad7", lines="1 1  1 1 1 1 0")
    assert status == 0
    assert "Still open: 3. There is no total until every question is answered." in lines
    assert known(clock).responses == ()
    _, lines, _ = say("take", "gad7", lines="y 2")
    asked = [item.id for item in GAD7.items if any(item.text in line for line in lines)]
    assert asked == ["3"]
    assert "GAD-7: 8 of 21." in lines


def test_the_end_of_the_input_stops_quietly(say: Say, clock: MadeUpClock) -> None:
    """Status 0, no line about it; the answers are a draft that the next time goes on with, or not."""
    status, lines, errors = say("take", "gad7", lines="3 3 3 3 3")
    assert (status, errors) == (0, "")
    assert lines[-1].startswith("6 of 7.")
    assert len(known(clock).all_responses[0].answers) == 5
    _, lines, _ = say("take", "gad7")
    assert lines[-1] == "You stopped at question 6 on Sun 22 Nov. Go on there? [y/n]"
    _, lines, _ = say("take", "gad7", lines="n 0 0 0 0 0 0 0 0")
    assert "GAD-7: 0 of 21." in lines


def test_a_bad_line_ends_it_where_nobody_can_answer_again(say: Say, clock: MadeUpClock) -> None:
    """Status 2, one sentence, and the answers before are kept."""
    status, lines, errors = say("take", "gad7", lines="3 3 4 1")
    assert (status, errors) == (2, "handrail: Say 0, 1, 2 or 3.\n")
    assert lines[-1].startswith("3 of 7.")
    assert known(clock).all_responses[0].answers == {"1": 3, "2": 3}


@pytest.mark.parametrize("word", ["4", "-1", "x", "1.0", "yes", "²", "00"])
def test_a_bad_line_is_asked_again_at_a_terminal(say: Say, clock: MadeUpClock, word: str) -> None:
    """With the answers there are."""
    _, lines, _ = say("take", "gad7", lines=f"{word} 1", typed=True)
    assert "Say 0, 1, 2 or 3." in lines
    assert known(clock).all_responses[0].answers == {"1": 1}


def test_it_is_not_asked_again_within_six_days(say: Say, clock: MadeUpClock) -> None:
    """Status 1 and the day from which it can be; on that day it can."""
    say("take", "gad7", lines="1 1 1 1 1 1 1 0")
    before = (data_folder() / "journal.json").read_bytes()
    clock.goes_on(days=5)
    assert say("take", "gad7", lines="1")[::2] == (1, "handrail: GAD-7 can be taken again from Sat 28 Nov.\n")
    assert (data_folder() / "journal.json").read_bytes() == before
    clock.goes_on(days=1)
    assert say("take", "gad7")[0] == 0


@pytest.mark.parametrize("name", ["phq7", "", "../phq9", "x" * 300])
def test_an_unknown_name_is_refused_with_those_there_are(say: Say, name: str) -> None:
    """Status 2, nothing written."""
    status, lines, errors = say("take", name)
    assert (status, lines) == (2, [])
    assert errors.endswith("There are: phq9, gad7, phq4, phq8.\n")
    assert not (data_folder() / "journal.json").exists()


@pytest.mark.parametrize("name", ["GAD-7", "gad7", "Gad7"])
def test_a_questionnaire_is_found_by_its_title_too(say: Say, name: str) -> None:
    """However it is written."""
    assert say("take", name)[1][0].startswith("GAD-7. ")


# On the screen


@pytest.fixture
async def screen(tmp_path: Path, clock: MadeUpClock) -> AsyncIterator[Pilot[None]]:
    """Yield Handrail over an empty journal, the list of questionnaires open."""
    app = Handrail(tmp_path, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.05)
        await app.push_screen(Questionnaires(app._session))
        await pilot.pause()
        yield pilot


def on_disk(pilot: Pilot[None], clock: MadeUpClock) -> History:
    """Return what the file of the app holds, opened anew."""
    assert isinstance(pilot.app, Handrail)
    return Journal.open(pilot.app._folder, clock).history


def asked(pilot: Pilot[None]) -> Asked:
    """Return the question that is shown."""
    found = pilot.app.screen.query_one(Question).asked
    assert found
    return found


async def test_each_key_answers_keeps_and_goes_on(screen: Pilot[None], clock: MadeUpClock) -> None:
    """The stem stays, the place moves, and the file holds each answer."""
    await screen.press("down", "enter")
    for number in range(1, 4):
        assert (asked(screen).stem, asked(screen).place) == (GAD7.stem, f"{number} of 7")
        assert [words for _, words in asked(screen).options] == [option.text for option in GAD7.options]
        await screen.press(str(number))
        assert on_disk(screen, clock).all_responses[0].answers[str(number)] == number
    await screen.press("left")
    assert (asked(screen).place, asked(screen).given) == ("3 of 7", 3)
    await screen.press("4")
    assert asked(screen).place == "3 of 7"


async def test_the_arrows_and_enter_answer_without_digits(screen: Pilot[None], clock: MadeUpClock) -> None:
    """↓ marks the first answer, Enter gives it; Enter without a mark leaves the question open."""
    await screen.press("down", "enter", "down", "down", "enter", "enter", "up", "enter")
    assert on_disk(screen, clock).all_responses[0].answers == {"1": 1, "3": 3}


async def test_opening_and_leaving_writes_nothing(screen: Pilot[None]) -> None:
    """Not even a draft; neither does an answer that is none."""
    assert isinstance(screen.app, Handrail)
    await screen.press("down", "enter", "right", "right", "9", "q")
    assert isinstance(screen.app.screen, Questionnaires)
    assert screen.app._session.history.all_responses == ()


async def test_backspace_and_undo_open_the_question_again(screen: Pilot[None], clock: MadeUpClock) -> None:
    """Backspace on an open question goes up one; u goes to the question it opened."""
    await screen.press("down", "enter", "1", "2", "backspace")
    assert asked(screen).place == "2 of 7"
    assert on_disk(screen, clock).all_responses[0].answers == {"1": 1}
    await screen.press("3", "left", "left", "u")
    assert asked(screen).place == "2 of 7"
    assert on_disk(screen, clock).all_responses[0].answers == {"1": 1}


async def test_it_is_offered_where_it_was_left(screen: Pilot[None], clock: MadeUpClock) -> None:
    """The list says where, Enter goes on there, Delete throws it away, u brings it back."""
    await screen.press("down", "enter", "1", "1", "q", "enter")
    assert asked(screen).place == "3 of 7"
    await screen.press("q", "delete")
    assert on_disk(screen, clock).all_responses == ()
    await screen.press("u", "enter")
    assert asked(screen).place == "3 of 7"


async def test_before_the_first_phq9_the_choice(screen: Pilot[None], clock: MadeUpClock) -> None:
    """Going back chooses nothing; the version without it is eight questions, and stays the choice."""
    await screen.press("enter")
    assert isinstance(screen.app.screen, ItemNine)
    await screen.press("q", "enter", "down", "enter")
    assert (asked(screen).title, asked(screen).place) == ("PHQ-8", "1 of 8")
    await screen.press(*"11111111")
    assert isinstance(screen.app.screen, ResponsePage)
    assert [one.instrument for one in on_disk(screen, clock).responses] == ["phq8"]


@pytest.mark.parametrize("value", ["1", "2", "3"])
@pytest.mark.parametrize("key", ["enter", "q"])
async def test_help_comes_first_and_one_key_goes_on(screen: Pilot[None], value: str, key: str) -> None:
    """After item 9, before the difficulty and the score; the same key count for 1, 2 and 3."""
    await screen.press("enter", "enter", *"00000000", value)
    assert isinstance(screen.app.screen, Support)
    await screen.press(key)
    assert asked(screen).place == "one more, not scored"
    await screen.press("0")
    assert isinstance(screen.app.screen, ResponsePage)


async def test_a_zero_on_item_9_goes_straight_on(screen: Pilot[None]) -> None:
    """No panel, no word."""
    await screen.press("enter", "enter", *"333333330")
    assert asked(screen).place == "one more, not scored"


async def test_item_9_may_be_left_out_at_its_place(screen: Pilot[None], clock: MadeUpClock) -> None:
    """Enter leaves it, a line says what it is kept as, Enter keeps it; ← would go back."""
    await screen.press("enter", "enter", *"11111111", "enter")
    assert asked(screen).text == "Without question 9 this is kept as PHQ-8."
    await screen.press("left", "right", "enter")
    assert on_disk(screen, clock).responses[0].instrument == "phq8"


async def test_with_a_question_open_there_is_no_result(screen: Pilot[None], clock: MadeUpClock) -> None:
    """The last card says which, and Enter goes there."""
    await screen.press("down", "enter", "1", "enter", *"11111", "0")
    assert asked(screen).text.startswith("Still open: 2. ")
    assert on_disk(screen, clock).responses == ()
    await screen.press("enter")
    assert asked(screen).place == "2 of 7"


async def test_walking_through_a_correction_without_a_change_writes_nothing(
    screen: Pilot[None], clock: MadeUpClock
) -> None:
    """One other answer makes a new version of the same day."""
    await screen.press("down", "enter", *"11111110", "e", *["right"] * 8)
    assert len(on_disk(screen, clock).all_responses) == 1
    await screen.press("e", "3", *["right"] * 7)
    assert [GAD7.total(one.answers) for one in on_disk(screen, clock).all_responses] == [7, 9]
    assert [GAD7.total(one.answers) for one in on_disk(screen, clock).responses] == [9]


async def test_an_answer_that_is_not_saved_does_not_go_on(
    screen: Pilot[None], clock: MadeUpClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The question stays, without its mark, and the reason stands below it."""
    await screen.press("down", "enter", "1")

    def refuse(_: object) -> None:
        raise NotSavedError("Not saved: the disk is full.")

    assert isinstance(screen.app, Handrail)
    monkeypatch.setattr(screen.app._session, "record", refuse)
    await screen.press("2")
    assert (asked(screen).place, asked(screen).given) == ("2 of 7", None)
    assert "Not saved: the disk is full." in str(screen.app.screen.query_one("#said", Static).render())
    assert on_disk(screen, clock).all_responses[0].answers == {"1": 1}


@pytest.mark.parametrize("country", ["", "US", "GB", "PL"])
@pytest.mark.parametrize("size", SIZES)
async def test_emergency_and_a_first_line_are_in_sight(
    tmp_path: Path, clock: MadeUpClock, size: tuple[int, int], country: str
) -> None:
    """Whatever the size and the country; what is further down comes with the arrows."""
    app = Handrail(tmp_path, clock)
    async with app.run_test(size=size) as pilot:
        await pilot.pause(0.05)
        await app.push_screen(Support(3, country, Plan(people=("Noor [/b], a text is fine",))))
        await pilot.pause()
        strips = app.screen._compositor.render_strips()
        shown = " ".join(" ".join("".join(part.text for part in strip) for strip in strips).split())
        texts = [paragraph.text for paragraph in panel(3, country)]
        assert texts[1] in shown
        assert texts[3].partition(",")[0] in shown
        assert "My people: Noor [/b], a text is fine" in shown


@pytest.mark.parametrize("size", SIZES)
async def test_the_longest_question_fits(tmp_path: Path, clock: MadeUpClock, size: tuple[int, int]) -> None:
    """At every size stem, question, all four answers and the place are in sight."""
    app = Handrail(tmp_path, clock)
    async with app.run_test(size=size) as pilot:
        await pilot.pause(0.05)
        await app.push_screen(Take(app._session, packaged(), acts.begin(PHQ9, clock(), clock().date())))
        await pilot.press(*["right"] * 7)
        lines = ["".join(part.text for part in strip) for strip in app.screen._compositor.render_strips()]
        shown = " ".join(" ".join(lines).split())
        assert f"{PHQ9.stem} {PHQ9.items[7].text}" in shown
        assert all(f"{option.value} {option.text}" in shown for option in PHQ9.options)
        assert "8 of 9" in shown
