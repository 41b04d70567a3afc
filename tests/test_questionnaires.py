"""The list of questionnaires, one response with its chart and its items, and both in plain text."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import tui.folder
from store.demo import made_up
from store.history import History
from store.instruments.own import packaged
from store.journal.journal import Journal
from store.records.event import Event
from store.records.response import Response
from store.where import data_folder
from tui.__main__ import main
from tui.app import Handrail
from tui.screens.questionnaires import Questionnaires
from tui.screens.response import ResponsePage
from widgets.answer_table import answer_table, glyph
from widgets.chart import CHARTS, Scope, plotted
from widgets.drawing import draw
from widgets.question import Question

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from conftest import MadeUpClock
    from textual.pilot import Pilot

    from widgets.picture import Picture

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 11, 22)
NOW = datetime.fromisoformat("2026-11-22T07:40+01:00")
PHQ9, GAD7, PHQ4 = (packaged()[name] for name in ("phq9", "gad7", "phq4"))
LOADED = """
import sys
from tui.__main__ import main
main(["questionnaires"])
print(*{"textual", "plotext", "arrow"} & set(sys.modules), file=sys.stderr)
"""


def response(name: str, ago: int, *values: int) -> Response:
    """Return a finished response of so many days ago."""
    moment = NOW - timedelta(days=ago)
    given = {str(place): value for place, value in enumerate(values, 1)}
    return Response(
        id=f"{name}-{ago}", instrument=name, day=moment.date(), started=moment, finished=moment, answers=given
    )


def journal(*responses: Response) -> dict[str, dict[str, dict[str, object]]]:
    """Return the tables of a journal with these responses."""
    return {"responses": {str(number): one.document() for number, one in enumerate(responses, 1)}}


TAKEN = (
    response("phq9", 84, 3, 3, 3, 2, 2, 1, 1, 1, 0),
    response("phq9", 56, 2, 2, 2, 2, 2, 1, 1, 1, 0),
    response("phq9", 14, 1, 1, 1, 1, 1, 1, 1, 1, 1),
    response("gad7", 3, 1, 1, 1, 1, 1, 1, 1),
)


def picture(name: str, *responses: Response, span: int = 90) -> Picture:
    """Return the chart of a questionnaire."""
    scope = Scope(today=TODAY, span_days=span, of=name)
    return plotted("questionnaire", History(journal(*responses)), scope)


# The chart


@pytest.mark.parametrize(("name", "high"), [("phq9", 27), ("gad7", 21), ("phq4", 12), ("phq8", 24)])
def test_a_chart_shows_the_whole_range(name: str, high: int) -> None:
    """From 0 to the highest possible score, whatever was scored."""
    shown = picture(name, *TAKEN)
    assert (shown.low, shown.high, shown.step) == (0, high, 1)


def test_a_chart_has_a_point_for_each_time_and_no_line_between() -> None:
    """Nothing is known of the days between two."""
    shown = picture("phq9", *TAKEN)
    assert [(point.slot, point.value) for point in shown.points] == [(5, 16), (33, 13), (75, 9)]
    assert shown.line == ()


def test_bands_and_cut_off_stand_where_they_are_published() -> None:
    """Each band where it begins; the cut-off is firm, and PHQ-4 has none."""
    levels = {
        name: [(level.value, level.words, level.firm) for level in picture(name).levels] for name in packaged()
    }
    assert levels["phq9"] == [
        (5, "5 mild", False),
        (10, "10 moderate", True),
        (15, "15 moderately severe", False),
        (20, "20 severe", False),
    ]
    assert levels["gad7"][0] == (8, "", True)
    assert not any(firm for _, _, firm in levels["phq4"])


def test_the_words_of_bands_are_drawn_beside_their_rows() -> None:
    """At 80 columns each stands on the row of its line; the narrow chart keeps the lines and drops the words."""
    lines = [line.plain for line in draw(picture("phq9", *TAKEN), 78, 14)]
    rows = [line for line in lines if any(band.label in line for band in PHQ9.bands)]
    assert [row[-21:].strip(" ┈─") for row in rows] == [
        "20 severe",
        "15 moderately severe",
        "10 moderate",
        "5 mild",
    ]
    assert all("┈" in row or "─" in row for row in rows)
    narrow = "\n".join(line.plain for line in draw(picture("phq9", *TAKEN), 40, 14))
    assert "┈" in narrow
    assert "severe" not in narrow


def test_what_happened_is_marked() -> None:
    """An event is a tick at its day, with its words below."""
    tables = journal(*TAKEN) | {
        "events": {"1": Event(id="v", day=TODAY - timedelta(days=9), words="25 mg").document()}
    }
    scope = Scope(today=TODAY, span_days=90, of="phq9")
    shown = plotted("questionnaire", History(tables), scope)
    assert [event.slot for event in shown.events] == [80]
    assert any(note.words == "13 Nov  25 mg" for note in shown.notes)


def test_item_9_is_charted_nowhere() -> None:
    """No chart bears it, a picture knows the total alone, and the table leaves it out."""
    assert not [name for name in CHARTS if "9" in name]
    with_it = response("phq9", 14, 1, 1, 1, 1, 1, 1, 1, 0, 1)
    without = response("phq9", 14, 1, 1, 1, 1, 1, 1, 1, 1, 0)
    assert picture("phq9", with_it) == picture("phq9", without)
    table = "\n".join(line.plain for line in answer_table(PHQ9, [with_it], 100))
    assert all(item.text[:30] in table for item in PHQ9.items[:8])
    assert PHQ9.items[8].text[:20] not in table


def test_the_chart_says_itself_in_words() -> None:
    """Scores, the last with its day, and the change in the words of the guide."""
    assert picture("phq9", *TAKEN).words == (
        "PHQ-9, 90 days: 16, 13, then 9 of 27 on Sun 8 Nov. Clearly lower than when you started (16 → 9; a change "
        "of 6 or more is unlikely to be chance). About the same as last time (13 → 9)."
    )


def test_without_a_choice_the_chart_is_that_of_the_last_one() -> None:
    """The newest of Handrail's own; PHQ-9 where there is none."""
    newest = plotted("questionnaire", History(journal(*TAKEN)), Scope(today=TODAY))
    assert newest.title == "GAD-7"
    assert (
        plotted("questionnaire", History(), Scope(today=TODAY)).empty
        == "PHQ-9 appears here once it has been taken."
    )


# The table


def test_each_answer_has_a_glyph_of_its_own() -> None:
    """A dot for the lowest, a full block for the highest, a blank where there is none."""
    assert [glyph(PHQ9, value) for value in (None, 0, 1, 2, 3)] == [" ", "·", "▂", "▅", "█"]


def test_the_table_has_the_latest_times_that_fit_and_explains_its_glyphs() -> None:
    """Eight at most, the oldest first, months named where they begin, in lines no wider than the screen."""
    many = [response("gad7", ago, *[ago % 4] * 7) for ago in range(140, -1, -14)]
    table = answer_table(GAD7, many, 78)
    assert table[0].plain.split() == ["Aug", "Sep", "Oct", "Nov"]
    assert table[1].plain.split() == ["16", "30", "13", "27", "11", "25", "8", "22"]
    assert table[2].plain.endswith("   ▅   ·   ▅   ·   ▅   ·   ▅   ·")
    assert "█ Nearly every day" in table[-1].plain
    assert all(line.cell_length <= 40 for line in answer_table(GAD7, many, 40))


# In plain text


def test_questionnaires_in_plain_text(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], clock: MadeUpClock
) -> None:
    """What can be taken, the last score with its published name, the scores so far, the change."""
    monkeypatch.setattr(tui.folder, "system_clock", clock)
    Journal.create(data_folder(), clock, journal(*TAKEN))
    assert main(["questionnaires"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:6] == [
        "PHQ-9, low mood (ready)",
        "  Last: 9 of 27 on Sun 8 Nov. In the published guide that is called mild.",
        "  Scores so far: 16, 13, 9.",
        "  Clearly lower than when you started (16 → 9; a change of 6 or more is unlikely to be chance).",
        "  About the same as last time (13 → 9).",
        "",
    ]
    assert lines[6] == "GAD-7, worry and anxiety (next from Thu 3 Dec)"


def test_questionnaires_as_json(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], clock: MadeUpClock
) -> None:
    """A list, each score with its day, and each total under its own code."""
    monkeypatch.setattr(tui.folder, "system_clock", clock)
    Journal.create(data_folder(), clock, journal(*TAKEN, response("phq8", 1, *[1] * 8)))
    assert main(["questionnaires", "--json"]) == 0
    listed = {one["id"]: one for one in json.loads(capsys.readouterr().out)}
    assert listed["phq9"]["scores"][-1] == {"day": "2026-11-08", "total": 9}
    assert listed["phq9"]["code"] == {"system": "http://loinc.org", "code": "44261-6"}
    assert listed["phq8"]["total"] == 8
    assert listed["phq8"]["code"]["code"] == "phq8-total"


def test_a_faulty_file_is_told_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    """The list is whole, and the status is 0."""
    folder = data_folder() / "instruments"
    folder.mkdir(parents=True)
    (folder / "clinic.toml").write_text("title = 3")
    assert main(["questionnaires"]) == 0
    printed = capsys.readouterr()
    assert "PHQ-9" in printed.out
    assert "handrail: instruments/clinic.toml: title: expected text, got a whole number.\n" in printed.err
    assert main(["take", "clinic"]) == 2
    assert "instruments/clinic.toml: title: expected text" in capsys.readouterr().err


def test_the_plain_list_loads_nothing_that_draws() -> None:
    """Neither Textual nor plotext nor arrow is imported."""
    done = subprocess.run([sys.executable, "-c", LOADED], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stderr.strip() == ""


# On the screen


@pytest.fixture
async def screen(tmp_path: Path, clock: MadeUpClock) -> AsyncIterator[Pilot[None]]:
    """Yield Handrail with four responses, the list of questionnaires open."""
    Journal.create(tmp_path, clock, journal(*TAKEN))
    app = Handrail(tmp_path, clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause(0.05)
        await app.push_screen(Questionnaires(app._session))
        await pilot.pause()
        yield pilot


def shown(pilot: Pilot[None]) -> list[str]:
    """Return the lines of the screen."""
    strips = pilot.app.screen._compositor.render_strips()
    return ["".join(part.text for part in strip).rstrip() for strip in strips]


def line_of(pilot: Pilot[None], words: str) -> int:
    """Return the first line with these words."""
    return next(place for place, line in enumerate(shown(pilot)) if words in line)


async def test_the_list_says_what_can_be_taken_and_what_was(screen: Pilot[None]) -> None:
    """State, last score with its day, the line of scores, and the chart of the marked one."""
    lines = shown(screen)
    assert lines[2].split() == ["▸PHQ-9", "ready", "9", "of", "27,", "8", "Nov", "▅▄▃"]
    assert "next from Thu 3 Dec" in lines[3]
    assert any("PHQ-9, 182 days" in line for line in lines)
    await screen.press("down")
    assert any("GAD-7, 182 days" in line for line in shown(screen))


async def test_too_soon_is_said_and_nothing_opens(screen: Pilot[None]) -> None:
    """The day from which it can be taken, and what can be done instead."""
    await screen.press("down", "enter")
    assert isinstance(screen.app.screen, Questionnaires)
    assert any("GAD-7 can be taken again from Wed 25 Nov. l looks back." in line for line in shown(screen))


async def test_how_often_is_a_number_that_is_kept(screen: Pilot[None]) -> None:
    """Under six days it is refused in words; 0 is only when one likes; u takes it back."""
    await screen.press("e", "backspace", "backspace", "5", "enter")
    assert any("PHQ-9 is not asked again within 6 days." in line for line in shown(screen))
    await screen.press("e", "backspace", "backspace", "0", "enter")
    assert any("PHQ-9 only when I like. u takes it back." in line for line in shown(screen))
    assert "when you like" in shown(screen)[line_of(screen, "PHQ-9 ")]
    await screen.press("u")
    assert "ready" in shown(screen)[2]


async def test_a_result_stands_in_its_order(screen: Pilot[None]) -> None:
    """Help first, for item 9 was answered; the score; its band; the words against the first and the last time."""
    await screen.press("l")
    order = (
        "Help is one key away: !",
        "9 of 27",
        "is called mild",
        "Clearly lower than when",
        "as last time (13 → 9)",
    )
    places = [line_of(screen, words) for words in order]
    assert places == sorted(places)
    await screen.press("left")
    assert not any("Help is one key away" in line for line in shown(screen))
    assert any("PHQ-9, Sunday 27 September 2026" in line for line in shown(screen))


async def test_a_response_is_deleted_and_brought_back(screen: Pilot[None]) -> None:
    """The one before is shown meanwhile."""
    await screen.press("l", "delete")
    assert any("Deleted: PHQ-9 of Sun 8 Nov. u brings it back." in line for line in shown(screen))
    assert any("13 of 27" in line for line in shown(screen))
    await screen.press("u", "right")
    assert any(" 9 of 27" in line for line in shown(screen))


async def test_a_correction_goes_on_where_the_screen_was(screen: Pilot[None]) -> None:
    """The answers open as they are; at the end the new version is shown, and that there was another."""
    await screen.press("l", "e")
    found = screen.app.screen.query_one(Question).asked
    assert found
    assert (found.title, found.given) == ("PHQ-9, corrected", 1)
    await screen.press("3", *["right"] * 9)
    assert isinstance(screen.app.screen, ResponsePage)
    assert any("11 of 27" in line for line in shown(screen))
    assert any("Corrected; before it said 9." in line for line in shown(screen))


async def test_scores_are_compared_from_the_shown_one(screen: Pilot[None]) -> None:
    """The start moves, and the words follow."""
    await screen.press("l", "left", "c", "right")
    assert any("About the same as when you started (13 → 9;" in line for line in shown(screen))


async def test_words_of_a_file_are_never_markup(tmp_path: Path, clock: MadeUpClock) -> None:
    """A questionnaire of one's own may be called anything, and its faults are shown as they are."""
    folder = tmp_path / "instruments"
    folder.mkdir()
    (folder / "odd.toml").write_text(
        'title = "[/b] [@click=app.quit]x"\nversion = 1\nstem = "[/]"\nitems = [{ id = "1", text = "[b]" }]\n'
        'options = [{ value = 0, text = "[/" }, { value = 1, text = "b" }]\n[score]\nitems = ["1"]\nmin = 0\n'
        "max = 1\n"
    )
    (folder / "fault.toml").write_text('"[/b]" = 1')
    app = Handrail(tmp_path, clock)
    async with app.run_test(size=(100, 24)) as pilot:
        await pilot.pause(0.05)
        await app.push_screen(Questionnaires(app._session))
        await pilot.pause()
        assert any("instruments/fault.toml: “[/b]” is not known here." in line for line in shown(pilot))
        await pilot.press("down", "down", "enter", "0")
        assert any("[/b] [@click=app.quit]x, Sunday 22 November" in line for line in shown(pilot))


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36)])
async def test_every_screen_draws_at_every_size(tmp_path: Path, clock: MadeUpClock, size: tuple[int, int]) -> None:
    """Over half a year: no line is wider than the screen, and the foot has its keys."""
    Journal.create(tmp_path, clock, made_up(182, clock()))
    app = Handrail(tmp_path, clock)
    async with app.run_test(size=size) as pilot:
        await pilot.pause(0.05)
        await app.push_screen(Questionnaires(app._session))
        await pilot.pause()
        for keys in ((), ("l",), ("pagedown", "pagedown"), ("e",)):
            await pilot.press(*keys)
            assert all(len(line) <= size[0] for line in shown(pilot))
            assert shown(pilot)[-1].startswith(" ! help now")
