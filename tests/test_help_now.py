"""The help screen: it opens with everything on it, at any size, and leaves with one key."""

from __future__ import annotations

import subprocess
import sys
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import pytest
from textual.app import App
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from store.clock import system_clock
from store.helplines.countries import countries
from store.helplines.mine import Plan, read_plan
from store.helplines.now import BREATH, help_lines
from store.journal.errors import UnreadableError
from store.journal.journal import Journal
from tui.screens.breathe import Breathe
from tui.screens.help_now import FindCountry, HelpNow
from tui.screens.plan_line import PlanLineForm
from tui.session import Session
from widgets.help_sheet import page

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from conftest import MadeUpClock
    from textual.pilot import Pilot

ROOT = Path(__file__).parent.parent
SIZES = [(40, 8), (60, 20), (80, 24), (120, 36)]
PLAN = Plan(
    people=("Noor, a text is fine", "Dr. A., weekdays"),
    safety=("walk to the park [/b] [@click=app.quit]here[/]",),
    words=("It peaks and it passes.",),
)
LOADED = """
import sys
import tui.screens.help_now
print(sorted({"tinydb", "msgspec", "plotext", "arrow"} & set(sys.modules)))
"""


class Host(App[None]):
    """Something to open help from, with the key that opens it everywhere."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("exclamation_mark", "help", "help now")]

    def __init__(self, session: Session, country: str, reading: Callable[[], Plan]) -> None:
        super().__init__()
        self.country = country
        self.reading = reading
        self.session = session
        self.results: list[str | None] = []

    def action_help(self) -> None:
        """Open help."""
        self.push_screen(HelpNow(self.session, self.country, self.reading), self.results.append)


def never_open() -> Session:
    """Return the session of a journal that could not be opened."""

    def refuse() -> Journal:
        raise UnreadableError("The journal file is damaged.")

    return Session(refuse, system_clock)


@asynccontextmanager
async def _open(
    country: str,
    size: tuple[int, int] = (80, 24),
    plan: Plan | None = None,
    *,
    folder: Path | None = None,
    session: Session | None = None,
) -> AsyncIterator[tuple[Host, Pilot[None]]]:
    host = Host(session or never_open(), country, lambda: read_plan(folder) if folder else plan or Plan())
    async with host.run_test(size=size) as pilot:
        await pilot.press("exclamation_mark")
        await pilot.pause()
        yield host, pilot


def _seen(host: Host) -> list[str]:
    """Return the rows of the screen as text."""
    strips = host.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip).rstrip() for strip in strips]


def _names(folder: Path) -> list[str]:
    """Return what is in a folder."""
    return [path.name for path in folder.iterdir()]


@pytest.mark.parametrize("size", SIZES)
async def test_the_number_to_call_and_the_country_are_in_sight_at_once(size: tuple[int, int]) -> None:
    """From 40x8 up, without a key: emergency first, whose numbers these are, how to change and how to leave."""
    async with _open("GB", size, PLAN) as (host, _):
        seen = _seen(host)
    assert all(len(row) <= size[0] for row in seen)
    assert seen[0].split() == ["Help", "now", "Esc", "or", "q", "back"]
    assert seen[1].split() == ["Country:", "United", "Kingdom", "c", "another"]
    assert "In danger, you or someone else" in seen[3]
    assert "Call 999 or 112" in " ".join(seen[3:5])
    assert seen[-1] == " b breathe   c another country   q back"


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
@pytest.mark.parametrize("country", ["", *countries()])
async def test_someone_to_talk_to_and_breathing_are_in_sight_for_every_country(
    country: str, size: tuple[int, int]
) -> None:
    """Each country fits at 60x20 as far as the sentence that nobody is called from here."""
    text = page(help_lines(country), size[0] - 1).plain.splitlines()
    seen = " ".join(" ".join(text[: size[1] - 4]).split())
    assert "Someone to talk to" in seen
    assert "Panic right now?" in seen
    assert "This program cannot call anyone for you." in seen
    assert max(map(len, text)) < size[0]


@pytest.mark.parametrize("country", ["", *countries()])
def test_with_keys_that_lead_on_the_first_ten_lines_hold_the_same(country: str) -> None:
    """Emergency, someone to talk to, both keys for panic, my plan and the note: in sight at 80x24."""
    seen = " ".join(" ".join(page(help_lines(country), 79, keys=True).plain.splitlines()[:20]).split())
    wanted = (
        "In danger",
        "Someone to talk to",
        "b breathe with me + note it, later",
        "p my plan",
        "cannot call anyone",
    )
    places = [seen.index(words) for words in wanted]
    assert places == sorted(places)


def test_many_people_leave_the_lines_in_sight() -> None:
    """Three of them stand first, the others below; none is left out."""
    people = tuple(f"Person {number}, 020 555 000{number}, a text is fine at any time" for number in range(9))
    text = page(help_lines("GB", Plan(people=people)), 80).plain
    assert text.index("Person 2") < text.index("Samaritans") < text.index("Person 3")
    assert all(person in " ".join(text.split()) for person in people)


@pytest.mark.parametrize("width", [20, 40, 60, 80, 120])
@pytest.mark.parametrize("country", ["", "GB"])
def test_the_page_holds_every_word_of_the_help_at_every_width(country: str, width: int) -> None:
    """Nothing is cut, whatever the width; words of one's own stand for the sentence on breathing."""
    lines = help_lines(country, PLAN)
    words = "".join(page(lines, width).plain.split())
    assert all(word in words for line in lines if line.text != BREATH for word in line.text.split())


async def test_at_the_smallest_size_the_rest_is_reached_by_scrolling() -> None:
    """The End key shows the last line."""
    async with _open("GB", (40, 8), PLAN) as (host, pilot):
        await pilot.press("end")
        await pilot.pause()
        assert "findahelpline.com lists lines" in " ".join(" ".join(_seen(host)).split())
        assert host.screen.query_one(VerticalScroll).max_scroll_y > 0


async def test_my_people_stand_between_emergency_and_the_lines() -> None:
    """In the order of clinical.md 6.1, with a line to call and one to text."""
    async with _open("GB", plan=PLAN) as (host, _):
        seen = "\n".join(_seen(host))
    wanted = ("In danger", "Noor, a text is fine", "Dr. A., weekdays", "Samaritans", "Shout", "Panic right now?")
    assert [seen.index(words) for words in wanted] == sorted(seen.index(words) for words in wanted)


async def test_what_i_wrote_is_shown_letter_for_letter() -> None:
    """Nothing in the plan is read as markup or becomes a link."""
    async with _open("", (120, 36), PLAN) as (host, _):
        assert any(PLAN.safety[0] in row for row in _seen(host))


@pytest.mark.parametrize("key", ["escape", "q"])
async def test_one_key_leaves(key: str) -> None:
    """Both keys go back, and no country was chosen."""
    async with _open("GB") as (host, pilot):
        await pilot.press(key)
        await pilot.pause()
        assert not isinstance(host.screen, HelpNow)
        assert host.results == [None]


async def test_asking_for_help_twice_opens_it_once() -> None:
    """One key leaves even after a hand has hit the help key again and again."""
    async with _open("GB") as (host, pilot):
        await pilot.press("exclamation_mark", "exclamation_mark", "q")
        await pilot.pause()
        assert len(host.screen_stack) == 1


@pytest.mark.parametrize(
    ("country", "key", "code"),
    [("GB", "left", "TW"), ("GB", "right", "US"), ("US", "right", "AR"), ("", "left", "US"), ("", "right", "AR")],
)
async def test_the_arrows_show_the_country_beside_at_once(country: str, key: str, code: str) -> None:
    """They go round; the result of the screen is the country that is shown."""
    async with _open(country) as (host, pilot):
        await pilot.press(key)
        await pilot.pause()
        shown = _seen(host)[1]
        await pilot.press("q")
        await pilot.pause()
    assert countries()[code].name in shown
    assert host.results == [code]


async def test_a_country_is_found_by_its_letters() -> None:
    """Letters shorten the list, Enter takes the marked one, its numbers are shown before anything is kept."""
    async with _open("US") as (host, pilot):
        await pilot.press("c", *"rea", "backspace", "backspace", "backspace", *"ire", "enter")
        await pilot.pause()
        seen = _seen(host)
        assert "Country: Ireland" in seen[1]
        assert any("Call 112 or 999" in row for row in seen)
        assert host.results == []
        await pilot.press("escape")
        await pilot.pause()
        assert host.results == ["IE"]


async def test_the_list_starts_at_the_country_that_is_shown() -> None:
    """Enter alone changes nothing; the arrows go on from there."""
    async with _open("GB") as (host, pilot):
        await pilot.press("c", "down", "enter", "q")
        await pilot.pause()
        assert host.results == ["US"]


async def test_letters_that_fit_no_country_choose_none() -> None:
    """The numbers stay those that were shown."""
    async with _open("GB") as (host, pilot):
        await pilot.press("c", *"xyz", "enter")
        await pilot.pause()
        assert "Country: United Kingdom" in _seen(host)[1]
        await pilot.press("q")
        await pilot.pause()
        assert host.results == [None]


async def test_leaving_the_list_comes_back_to_help() -> None:
    """Escape closes the list, not the help below it."""
    async with _open("GB") as (host, pilot):
        await pilot.press("c")
        await pilot.pause()
        assert isinstance(host.screen, FindCountry)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(host.screen, HelpNow)


@pytest.mark.parametrize("size", SIZES)
async def test_the_list_of_countries_fits(size: tuple[int, int]) -> None:
    """The field, some countries and the way out are in sight."""
    async with _open("", size) as (host, pilot):
        await pilot.press("c")
        await pilot.pause()
        seen = "\n".join(_seen(host))
    assert "type a country, then Enter" in seen
    assert "Argentina" in seen
    assert "Esc back" in seen


async def test_without_the_file_of_countries_the_screen_still_works(monkeypatch: pytest.MonkeyPatch) -> None:
    """The arrows and the list have nothing to offer, and the number stays."""
    for module in ("store.helplines.now", "tui.screens.help_now"):
        monkeypatch.setattr(f"{module}.countries", dict)
    async with _open("GB") as (host, pilot):
        await pilot.press("left", "right", "c", "down", "up", "enter")
        await pilot.pause()
        assert any("112, 911 or your local" in row for row in _seen(host))


@pytest.fixture
def session(tmp_path: Path, clock: MadeUpClock) -> Session:
    """Return a session over an empty folder, its journal open."""
    opened = Session(lambda: Journal.open(tmp_path, clock), clock)
    opened.open()
    return opened


async def test_without_a_journal_there_is_breathing_and_nothing_is_kept(tmp_path: Path) -> None:
    """Where a fault keeps the journal shut, the keys that need it do nothing, and breathing says the truth."""
    async with _open("GB") as (host, pilot):
        await pilot.press("b")
        await pilot.pause()
        assert isinstance(host.screen, Breathe)
        await pilot.press("right", "q")
        await pilot.pause()
        assert "nothing is kept" in "\n".join(_seen(host)).lower()
        await pilot.press("p", "a", "plus")
        await pilot.pause()
        assert isinstance(host.screen, HelpNow)
        assert _seen(host)[-1] == " b breathe   c another country   q back"
    assert _names(tmp_path) == []


async def test_a_number_of_my_own_is_added_from_help(session: Session, tmp_path: Path) -> None:
    """It is in the plan, on disk, and the first thing after the emergency number when the form is left."""
    async with _open("GB", folder=tmp_path, session=session) as (host, pilot):
        await pilot.press("a")
        await pilot.pause()
        assert isinstance(host.screen, PlanLineForm)
        await pilot.press(*"Noor", "enter", *"020", "escape")
        await pilot.pause()
        seen = "\n".join(_seen(host))
    assert seen.index("In danger") < seen.index("Noor, 020") < seen.index("Samaritans")
    assert "Kept: Noor. u takes it back." in seen


async def test_a_panic_attack_is_noted_with_one_key(session: Session) -> None:
    """`+` keeps it without a question, and the screen says so."""
    async with _open("GB", session=session) as (host, pilot):
        await pilot.press("plus")
        await pilot.pause()
        assert "Noted: panic, today." in "\n".join(_seen(host))
    assert len(session.history.entries("panic", session.today)) == 1


async def test_having_been_here_is_kept_nowhere(session: Session, tmp_path: Path) -> None:
    """Opening help, going through it and leaving it writes nothing."""
    async with _open("GB", session=session) as (_, pilot):
        await pilot.press("end", "left", "c", "escape", "p", "q", "q")
        await pilot.pause()
    assert _names(tmp_path) == []


def test_the_screen_needs_no_journal_and_no_chart() -> None:
    """It opens at once: neither the database nor the charts are loaded for it."""
    done = subprocess.run([sys.executable, "-c", LOADED], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
