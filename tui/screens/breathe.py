"""Paced breathing: it begins at once, any key stops it, and what was breathed is kept (clinical.md 3.4)."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import var
from textual.widgets import Static

from store import breathing, breathing_acts
from store.records.entry import Entry
from store.records.record import new_id
from tui.page import Page
from widgets.breath import Breath
from widgets.key_bar import KeyBar
from widgets.key_names import key_of, takes_it_back
from widgets.keyed import keyed, numbered
from widgets.line import Line

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from store.breathing import Pattern
    from tui.session import Session

FRAME, COUNT = 0.1, 1.0
"""Seconds from one picture to the next, and where it is only counted; whole seconds are among them."""
ROOMY, LOW = 18, 12
"""Rows from which on all cautions fit, and two of them."""
EVERYWHERE = frozenset({"help_now", "help_text", "keys", "hide"})
"""Ids of what opens everywhere; the breathing stops then too."""
DIGITS = (*"0123456789", "x")
ANSWERS = frozenset(numbered("breathe", key) for key in DIGITS)
ELSEWHERE = frozenset({"undo", "redo", "go"})
"""What other screens do with a key that stops the breathing here."""
HERE = frozenset({"pattern", "minutes", "own", "tense", "stop"})

NOTHING = "Less than one breath: nothing is kept."
NO_JOURNAL = "Nothing is kept, for the journal is not open."
TIMING = "Seconds in, hold, out, rest; then Enter"


class Breathe(Page[str]):
    """Dismisses with the sentence that says what was kept.

    Where in the breath one is follows from the clock alone, never from how many pictures were drawn.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "pattern(-1)", "pattern", show=False, tooltip="the pattern before", id="breathe.before"),
        Binding("right", "pattern(1)", "pattern", tooltip="another pattern", id="breathe.pattern"),
        Binding("minus,less_than_sign", "minutes(-1)", "shorter", show=False, tooltip="a minute less", id="less"),
        Binding("plus,greater_than_sign", "minutes(1)", "longer", tooltip="a minute more", id="more"),
        Binding("e", "own", "own timing", tooltip="type a timing of my own", id="edit"),
        *(
            Binding(
                key, f"tense('{key}')", "tense", show=False, tooltip="how tense I am", id=numbered("breathe", key)
            )
            for key in DIGITS
        ),
        Binding("space", "stop", "stop", tooltip="stop; every other key does too", id="breathe.stop"),
        *keyed(Binding("q,escape", "back", "back", tooltip="stop and go back", id="back")),
    ]

    AUTO_FOCUS = ""

    stopped: var[float | None] = var(None, init=False)
    """The second at which it stopped; None while it goes on."""
    corner: var[str] = var("", init=False)
    """The time left."""
    asks: var[bool] = var(False, init=False)
    """Whether a number is taken as how tense one is to begin with."""

    def __init__(self, session: Session, seconds: Callable[[], float] = monotonic) -> None:
        """Take the session, and a clock of seconds that never goes back."""
        super().__init__(session)
        self._seconds = seconds
        self._began = seconds()
        self._sitting = breathing.last_used(session.history.settings)
        self._blank = Entry(id=new_id(), kind=breathing.KIND, day=session.today, at=session.clock())
        self._before: int | None = None
        self._after: int | None = None
        self._minutes_on_disk = 0
        self._drafted = False
        self._finished = False

    def compose(self) -> ComposeResult:
        """Lay out the breath between what it is and what to mind."""
        with Horizontal(id="top"):
            yield Static(id="pattern")
            yield Static(id="corner")
        yield Breath()
        yield Static(id="minding")
        line = Line(id="timing")
        line.display = False
        yield line
        yield Static(id="said")
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin."""
        self._tick()

    def on_unmount(self) -> None:
        """Keep what was breathed, also where Handrail itself is left."""
        if not self._finished:
            self._finished = True
            self._finish()

    def forget(self) -> None:
        """Let go of what was breathed."""
        self._finished = True

    def on_screen_suspend(self) -> None:
        """Stop where another screen opens: nobody follows a breath they do not see."""
        self.action_stop()

    def on_resize(self) -> None:
        """Say as much as there is room for."""
        self._describe()

    # The breath

    def _tick(self) -> None:
        """Draw this moment, and come back for the next."""
        second = self._second
        if self.stopped is not None:
            return
        if second >= self._sitting.ends:
            self._stop(self._sitting.ends)
            return
        self.session.touch()  # whoever breathes with it is here, without a key
        self.show()
        if second // breathing.MINUTE > self._minutes_on_disk:
            self.call_after_refresh(self._keep_so_far)
        step = COUNT if self._still else FRAME
        self.set_timer(step - (second - self._sitting.since) % step, self._tick)

    def show(self) -> None:
        """Draw this moment."""
        if self.stopped is not None or self._finished:
            return
        second = self._second
        breath = self.query_one(Breath)
        breath.still = self._still
        breath.moment = self._sitting.moment(second)
        self.corner = f"{self._sitting.left(second)} of {self._sitting.minutes} min"
        self.asks = second < breathing.MINUTE

    def watch_corner(self) -> None:
        """Show the time left."""
        self.query_one("#corner", Static).update(Content(self.corner))

    def watch_asks(self) -> None:
        """Say that a number is taken, and no more when it is not."""
        self.say(f"How tense, 0-9 or {key_of('ten')} = 10, if you like" if self.asks else "")

    def watch_stopped(self) -> None:
        """Show what was breathed in the place of the breath."""
        self.set_class(self.stopped is not None, "-stopped")
        self.corner = ""
        self.say("")
        self._close_line()
        self._describe()
        self.refresh_bindings()

    def _describe(self) -> None:
        """Say which pattern this is and what to mind; afterwards how long it was."""
        pattern = self._sitting.pattern
        self.query_one("#pattern", Static).update(Content(f"‹ {pattern.name}: {pattern.words} ›"))
        self.query_one("#minding", Static).update(Content(self._cautions if self.stopped is None else self._ending))

    @property
    def _cautions(self) -> str:
        height = self.app.size.height
        shown = 3 if height >= ROOMY else 2 if height >= LOW else 1
        return " ".join(breathing.cautions(self._sitting.pattern)[:shown])

    @property
    def _ending(self) -> str:
        if not self._breaths:
            return f"{NOTHING}\n\nAny key leaves."
        breaths = "one breath" if self._breaths == 1 else f"{self._breaths} breaths"
        tense = f"How tense now, 0-9 or {key_of('ten')} = 10? Any other key leaves."
        return f"{breathing.clock_words(self._second)}, {breaths}.\n\n{tense}"

    @property
    def _second(self) -> float:
        return self._seconds() - self._began if self.stopped is None else self.stopped

    @property
    def _breaths(self) -> int:
        return self._sitting.breaths(self._second)

    @property
    def _typing(self) -> bool:
        return isinstance(self.focused, Line)

    @property
    def _still(self) -> bool:
        return self.session.history.settings.still or self.app.animation_level == "none"

    # Keys

    def on_key(self, event: events.Key) -> None:
        """Stop at any key that is not bound here; after the end leave."""
        active = self.active_bindings.get(event.key)
        bound = active.binding.id if active else None
        if self._typing or bound in EVERYWHERE:
            return
        if self.stopped is not None and bound not in ANSWERS:
            event.stop()
            self.action_back()
        elif bound not in BOUND:
            event.stop()
            self.action_stop()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what works at this moment."""
        idle = HERE if self._typing else HERE - {"tense"} if self.stopped is not None else frozenset()
        return action not in ELSEWHERE | idle and super().check_action(action, parameters)

    def action_pattern(self, step: int) -> None:
        """Go on with the next pattern, round and round."""
        self._take(breathing.beside(self._sitting.pattern, self.session.history.settings, step))

    def action_minutes(self, step: int) -> None:
        """Make it a minute longer or shorter."""
        self._sitting = self._sitting.lasting(self._sitting.minutes + step, self._second)
        self._remember(f"{self._sitting.minutes} min")

    def action_own(self) -> None:
        """Open the line for a timing of one's own."""
        line = self.query_one(Line)
        line.display = True
        line.open(" ".join(map(str, self._sitting.pattern.seconds)))
        line.focus()
        self.say(TIMING)

    @on(Line.Kept)
    def _time(self, event: Line.Kept) -> None:
        if event.key == "enter":
            try:
                self._take(breathing.own(event.words))
            except breathing.NotAPatternError as reason:
                self.say(str(reason))
                return
        else:
            self.say("")
        self._close_line()

    def action_tense(self, key: str) -> None:
        """Note how tense one is: before, in the first minute, or after the end; later on a digit stops too."""
        number = DIGITS.index(key)
        if self.stopped is not None:
            self._after = number
            self.action_back()
        elif self.asks:
            self._before = number
            self.say(f"How tense: {number}. Another digit changes it.")
        else:
            self.action_stop()

    def action_stop(self) -> None:
        """Stop at once."""
        self._stop(self._second)

    def action_back(self) -> None:
        """Stop, keep what was breathed, and go back."""
        self._finished = True
        said = self._finish()
        self.stopped = self._second
        self.dismiss(said)

    def _take(self, pattern: Pattern) -> None:
        self._sitting = self._sitting.in_pattern(pattern, self._second)
        self._describe()
        self._remember(f"{pattern.name}: {pattern.note}" if pattern.note else f"{pattern.name}: {pattern.words}")

    def _close_line(self) -> None:
        line = self.query_one(Line)
        line.display = False
        self.set_focus(None)

    # The journal

    def _remember(self, said: str) -> None:
        """Keep the choice for the next time, and show it."""
        if self.record(breathing_acts.remember(self._sitting)):
            self.say(said)
        self.show()

    def _stop(self, second: float) -> None:
        if self.stopped is None:
            self.stopped = second
            self._keep_so_far()

    def _keep_so_far(self) -> None:
        """Put it on the disk as it goes on, so that a power cut takes less than a minute of it."""
        self._minutes_on_disk = int(self._second // breathing.MINUTE)
        if self._breaths and not self._finished:
            self._drafted = self.record(breathing_acts.so_far(self._entry)) or self._drafted

    def _finish(self) -> str:
        """Keep the whole as one act, and return the sentence that says so."""
        from store.journal.errors import NotSavedError

        if not self._breaths:
            return NOTHING
        entry, session = self._entry, self.session
        try:
            if self._drafted:
                session.record(breathing_acts.withdrawn(entry))
            session.record(breathing_acts.keep(entry, session.history))
        except NotSavedError as reason:
            return str(reason)
        kept = f"{takes_it_back()}" if session.is_open else NO_JOURNAL
        return f"Breathed for {breathing.clock_words(self._second)}. {kept}"

    @property
    def _entry(self) -> Entry:
        """What was breathed by now."""
        return breathing.breathed(self._blank, self._sitting, self._second, self._before, self._after)


BOUND = frozenset(binding.id for binding in Breathe.BINDINGS if isinstance(binding, Binding))
