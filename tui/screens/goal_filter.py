"""Which goals are in sight: all in one's own order, under headings, or those of one focus or area."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, ClassVar, NamedTuple, get_args

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from store.goals.library import Focus, area, areas
from tui.screens.box import Over
from widgets.choices import Choices
from widgets.goal_list import Shown
from widgets.key_bar import KeyBar
from widgets.keyed import keyed
from widgets.line import Line
from widgets.palette import FAINT

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from store.history import History

HEADING = "Which goals?"
WAITING = "type to narrow the list"
NOTHING = "Nothing like that here. Fewer letters find more."
KEYS = "↑ ↓ and Enter choose · Esc back"


class Offer(NamedTuple):
    """One line of the list."""

    shown: Shown
    words: str
    goals: int


def offers(history: History) -> tuple[Offer, ...]:
    """Return what can be shown: the whole list first, then each focus, and each area that has goals."""
    places = [area(goal.area) for goal in history.goals]
    of_focus = Counter(place.focus for place in places if place)
    of_area = Counter(place.name for place in places if place)
    every = len(places)
    return (
        Offer(Shown(), "all goals, in my order", every),
        Offer(Shown(by="focus"), "all, by focus", every),
        Offer(Shown(by="area"), "all, by area", every),
        *(Offer(Shown(focus=focus), focus, of_focus[focus]) for focus in get_args(Focus)),
        *(
            Offer(Shown(area=place.name), place.name, of_area[place.name])
            for place in areas()
            if place.name in of_area
        ),
    )


class GoalFilter(Over[Shown | None]):
    """Dismisses with what is to be in sight, or with nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", "search", show=False, tooltip="back to the letters", id="search"),
        *keyed(Binding("q,escape", "back", "back", tooltip="back; the same goals stay in sight", id="back")),
    ]

    def __init__(self, history: History) -> None:
        super().__init__()
        self._offers = {str(place): offer for place, offer in enumerate(offers(history))}
        self._fitting: dict[str, Content] = {}

    def compose(self) -> ComposeResult:
        """Lay out the letters over the list."""
        with Vertical(id="box"):
            yield Static(Content.styled(HEADING, "bold"), id="about")
            line = Line()
            line.placeholder = WAITING
            yield line
            yield Choices()
            yield Static(id="note")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show everything there is."""
        self._put("")
        self.query_one(Line).focus()

    def action_search(self) -> None:
        """Go to the letters."""
        self.query_one(Line).focus()

    def action_back(self) -> None:
        """Go back; the same goals stay in sight."""
        self.dismiss(None)

    @on(Line.Changed)
    def _narrow(self, event: Line.Changed) -> None:
        self._put(event.value)

    @on(Line.Kept)
    def _leave_line(self, event: Line.Kept) -> None:
        choices = self.query_one(Choices)
        match event.key:
            case "escape":
                self.dismiss(None)
            case "enter":
                choices.action_select()
            case "up":
                choices.action_cursor_up()
            case "down":
                choices.action_cursor_down()
            case _:
                choices.focus()

    @on(Choices.OptionSelected)
    def _choose(self, event: Choices.OptionSelected) -> None:
        self.dismiss(self._offers[event.option_id or ""].shown)

    def _put(self, letters: str) -> None:
        """List what holds every word that was typed."""
        wanted = letters.casefold().split()
        self._fitting = {
            name: _line(offer)
            for name, offer in self._offers.items()
            if all(word in offer.words for word in wanted)
        }
        self.query_one(Choices).put(self._fitting.items())
        self.query_one("#note", Static).update(Content.styled(KEYS if self._fitting else NOTHING, FAINT))


def _line(offer: Offer) -> Content:
    return Content.assemble(f" {offer.words}  ", (str(offer.goals), FAINT))
