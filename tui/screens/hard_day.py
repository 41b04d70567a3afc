"""A hard day: one number, one breath, one small thing, one person, or just this (screens.md 5.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from store import acts, hard_day
from store.agenda import Row
from store.asking import sounds_hard
from store.items import NOW
from store.plan.lines import one_person
from store.records.text import one_line
from tui.page import Page
from widgets.check_in_lines import FIELDS
from widgets.key_bar import KeyBar
from widgets.key_names import key_of
from widgets.keyed import keyed, numbered
from widgets.palette import CHOSEN, FAINT

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from store.changes import Change
    from store.history import History
    from tui.session import Session

TITLE = "Today is a hard day. Goals rest, and nothing counts against you."
MARGIN, NAME, KEY = 4, 18, 4
"""Cells before a line's name, of its name and of its key."""
BELOW = 2
"""Lines of the report and of the keys."""
ROOMS = ((0, 0, 1, 2, 3, 4, 5, 6, 7), (1, 3, 4, 5, 6, 7), (1, 3, 7), ())
"""The blocks before which a blank line stands, once for each, from much room to none."""


class HardDay(Page[str]):
    """The day is kept as hard before this shows. Every key works from wherever one is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(
                key,
                f"answer('{key}')",
                "how it is now",
                show=False,
                tooltip="how it is right now",
                id=numbered("hard", key),
            )
            for key in (*"0123456789", "x")
        ),
        Binding("backspace", "clear", "take back", show=False, tooltip="take the number back", id="hard.clear"),
        Binding("y", "done", "done", show=False, tooltip="the small thing is done", id="yes"),
        Binding("right", "another", "another", show=False, tooltip="another small thing", id="hard.another"),
        Binding("d", "unfold", "unfold", tooltip="unfold the whole day", id="hard_day"),
        *keyed(Binding("q,escape", "back", "leave", tooltip="it is kept as a hard day", id="back")),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._day = session.today
        self._place = 0

    def compose(self) -> ComposeResult:
        """Lay out the few lines, with room between them."""
        with VerticalScroll(can_focus=False):
            yield Static(id="lines")
        yield Static(id="said")
        yield KeyBar()

    def show(self) -> None:
        """Draw the lines."""
        history = self.session.history
        things, person = hard_day.small_things(history, self._day), one_person(history)
        width = self.app.size.width
        foot = f"{key_of('hard_day')} unfolds the whole day · {key_of('undo')} takes the hard day back"
        thing = things[self._place % len(things)]
        blocks = [
            _beside(Content(" " * MARGIN), Content.styled(TITLE, "bold"), width),
            [_name("One number", "▸") + FIELDS["rating"].draw(self._row(history), True)],
            [Content.styled(f"{'':{MARGIN + NAME}}right now: 0 very bad, 10 good", FAINT)],
            _line("One breath", key_of("breathe"), "a minute or more, starts at once, any key stops", width),
            _line("One small thing", key_of("yes"), one_line(thing.words), width, "→ another"),
            _line("One person", key_of("plan") if person else "!", one_line(person) or "whom to call", width),
            _line("Or just this", key_of("back"), "it is kept as a hard day", width),
            _beside(Content(" " * MARGIN), Content.styled(foot, FAINT), width),
        ]
        self.query_one("#lines", Static).update(Content("\n").join(_spaced(blocks, self.app.size.height - BELOW)))

    def go_to(self, change: Change) -> None:
        """Leave where the hard day itself was taken back."""
        if not self.session.history.check_in(self._day).hard:
            self.dismiss(f"Took back: {change.words}")

    def on_resize(self) -> None:
        """Draw what depends on the size."""
        self.show()

    def action_answer(self, key: str) -> None:
        """Keep how it is right now."""
        value = 10 if key == "x" else int(key)
        kept = self.record(acts.answer(NOW, self._day, value, self._day), "Kept. That is enough for today.")
        if kept and sounds_hard(self._row(self.session.history)):
            self.say("That sounds hard. ! help now")

    def action_clear(self) -> None:
        """Take the number back."""
        if not self._row(self.session.history).open:
            self.record(acts.take_back(NOW, self._day, self._day), "Taken back.")

    def action_done(self) -> None:
        """Keep that the small thing is done."""
        thing = self._thing()
        self.record(hard_day.done(thing, self.session.history, self._day), f"Done: {thing.words}. It counts.")

    def action_another(self) -> None:
        """Show another small thing."""
        self._place += 1
        self.show()

    def action_unfold(self) -> None:
        """Go to the whole day."""
        self.dismiss(f"The whole day. It stays a hard day; {key_of('undo')} takes that back.")

    def action_back(self) -> None:
        """Leave it at that."""
        self.dismiss("Kept as a hard day. Goals rest today.")

    def _row(self, history: History) -> Row:
        value = history.check_in(self._day).answers.get(NOW.id)
        return Row(item=NOW, day=self._day, value=value)

    def _thing(self) -> hard_day.SmallThing:
        things = hard_day.small_things(self.session.history, self._day)
        return things[self._place % len(things)]


def _name(words: str, mark: str = " ") -> Content:
    return Content.assemble((f"  {mark} ", CHOSEN), (f"{words:<{NAME}}", "bold"))


def _line(name: str, key: str, words: str, width: int, aside: str = "") -> list[Content]:
    lead = Content.assemble(_name(name), (f"{key:<{KEY}}", CHOSEN))
    whole = Content.assemble(words, (f"   {aside}" if aside else "", FAINT))
    if whole.cell_length < width - lead.cell_length:
        return _beside(lead, whole, width)
    below = [Content(" " * lead.cell_length) + Content.styled(aside, FAINT)] if aside else []
    return [*_beside(lead, Content(words), width), *below]


def _beside(lead: Content, words: Content, width: int) -> list[Content]:
    """Return words that wrap to the column where they began."""
    lines = words.wrap(max(1, width - lead.cell_length - 1))
    rest = Content(" " * lead.cell_length)
    return [(rest if at else lead) + line for at, line in enumerate(lines)]


def _spaced(blocks: list[list[Content]], height: int) -> list[Content]:
    """Return the lines with the most room between them that `height` has."""
    lines = sum(map(len, blocks))
    before = next(before for before in ROOMS if lines + len(before) <= height or not before)
    return [line for at, block in enumerate(blocks) for line in [Content("")] * before.count(at) + block]
