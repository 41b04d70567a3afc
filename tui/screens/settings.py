"""Settings: what was chosen, one row each; a change is kept at once, and u takes it back."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from msgspec.structs import replace
from textual import on
from textual.binding import Binding, BindingType

from store import acts
from store.helplines.countries import guess, name_of
from store.records.record import new_id
from tui.screens.rows_page import RowsPage
from widgets.form_rows import Act, Choice, Chosen, Number, Pressed, Typed
from widgets.key_names import chosen, key_of, takes_it_back

if TYPE_CHECKING:
    from store.changes import Change
    from store.records.settings import Settings
    from tui.session import Session
    from widgets.form_rows import AnyRow

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
HIDE, THEME, COUNTRY = "hide_after", "theme", "country"
LONGEST_REST = 24 * 60
"""Minutes."""


class Value(NamedTuple):
    """One of several: its words in the row, what the file then holds, and the sentence that says it."""

    words: str
    value: Any
    said: str


class Setting(NamedTuple):
    """A setting that is gone through with ← and →."""

    label: str
    hint: str
    options: tuple[Value, ...]


def _hour(at: time, said: str) -> Value:
    return Value(f"{at:%H:%M}", f"{at:%H:%M:%S}", f"{said} {at:%H:%M}")


def _days(days: tuple[int, ...]) -> Value:
    if not days:
        return Value("every day", [], "asked every day")
    named = " and ".join(f"{WEEKDAYS[day]}s" for day in days if day in range(len(WEEKDAYS)))
    words = {(0, 1, 2, 3, 4): "weekdays", (5, 6): "weekends"}.get(days, named or "no day")
    return Value(words, list(days), f"asked on {words}")


HOURS = {"day_ends": "the day ends at", "evening": "the evening begins at"}
SETTINGS: dict[str, Setting] = {
    "day_ends": Setting(
        "Day ends at",
        "Until then a late evening still belongs to the day it began in.",
        tuple(_hour(time(hour), HOURS["day_ends"]) for hour in range(9)),
    ),
    "evening": Setting(
        "Evening begins",
        "From then on tonight's rows wait for an answer too, so that an evening can finish the day.",
        tuple(_hour(time(hour), HOURS["evening"]) for hour in range(14, 24)),
    ),
    "one_number": Setting(
        "How much",
        "With one number, all else can still be answered; nothing waits for it.",
        (
            Value("all that is chosen", value=False, said="all that is chosen is asked"),
            Value("one number", value=True, said="one number is asked"),
        ),
    ),
    "check_in_days": Setting(
        "Asked on",
        "On other days nothing waits for an answer.",
        tuple(map(_days, ((), tuple(range(5)), (5, 6), *((day,) for day in range(7))))),
    ),
    "week_starts": Setting(
        "A week begins on",
        "For charts. A goal's own weeks run from its start.",
        tuple(Value(name, day, f"a week begins on {name}") for day, name in enumerate(WEEKDAYS)),
    ),
    "still": Setting(
        "Movement",
        "Still: nothing on the screen moves by itself.",
        (
            Value("as ever", value=False, said="movement as ever"),
            Value("still", value=True, said="nothing moves by itself"),
        ),
    ),
    "roomy": Setting(
        "Form",
        "Roomy: one column, an empty line between two rows, larger steps.",
        (
            Value("close together", value=False, said="the form is close together"),
            Value("roomy", value=True, said="the form is roomy"),
        ),
    ),
}
"""By field, in their order."""


class SettingsForm(RowsPage):
    """One row a setting; the first lead to lists of their own."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("k", "step(-1)", "row up", show=False, tooltip="a row up", id="up"),
        Binding("j", "step(1)", "row down", show=False, tooltip="a row down", id="down"),
    ]
    HEADING: ClassVar[str] = "Settings"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._act = new_id()
        self._wrong = ""

    def rows(self) -> dict[str, AnyRow]:
        """Return the rows, with what is chosen now."""
        settings = self.session.history.settings
        choices = {name: _choice(each.label, each.hint, *self._held(name)) for name, each in SETTINGS.items()}
        hint = "Whose numbers ! shows. Enter opens the list of countries."
        country = settings.country or guess()
        guessed = ", as it seems" if not settings.country else ""
        where = f"{name_of(country)}{guessed}" if country else "not chosen yet"
        return {
            "asked": Act(
                label="What is asked",
                aside="and your own questions",
                hint="Which questions, in which order; symptoms, and questions of your own.",
            ),
            "medicines": Act(
                label="Medicines",
                aside="doses, side effects",
                hint="What you take, and when. Each dose gets a row.",
            ),
            **{field: replace(row, apart=field == "day_ends") for field, row in choices.items()},
            HIDE: self._hide(settings),
            THEME: _choice("Colours", "Dark, light, or another of the themes.", *self._held(THEME)),
            COUNTRY: Act(label="Help numbers of", hint=hint, aside=where, apart=True),
            "keys": Act(
                label="Keys",
                aside=f"{len(chosen())} of my own choice" if chosen() else "each its own",
                hint="Which key does what; each can be given another.",
            ),
            "exchange": Act(
                label="Export, import",
                aside="all of it, or delete it",
                hint="Everything in one file, a file back in, or everything deleted.",
            ),
        }

    def notes(self) -> list[str]:
        """Say what cannot be taken."""
        return [self._wrong] if self._wrong else []

    def on_descendant_focus(self) -> None:
        """Take what is typed into another row as an act of its own."""
        self._act = new_id()
        super().on_descendant_focus()

    def go_to(self, change: Change) -> None:
        """Mark the row that a change was of, and show what stands there again."""
        self._wrong = ""
        self.form.forget_typing()
        self.form.go_to(change.item)

    @on(Chosen)
    def _choose(self, event: Chosen) -> None:
        options, place = self._held(event.row)
        if event.place != place:
            chosen = options[event.place]
            self._keep(event.row, chosen.value, chosen.said)

    @on(Typed)
    def _type(self, event: Typed) -> None:
        words = event.words
        fits = words.isascii() and words.isdigit() and int(words[:9]) <= LONGEST_REST
        self._wrong = "" if fits else f"Minutes in whole numbers, 0 to {LONGEST_REST}; 0 is never."
        if fits:
            minutes = int(words)
            unit = "minute" if minutes == 1 else "minutes"
            said = f"hides itself after {minutes} {unit} without a key" if minutes else "hides itself never"
            self._keep(HIDE, minutes, said)
        self.show()

    @on(Pressed)
    def _open(self, event: Pressed) -> None:
        match event.row:
            case "asked":
                from tui.screens.asked import Asked

                self.app.push_screen(Asked(self.session), self.report)
            case "medicines":
                from tui.screens.medicines import Medicines

                self.app.push_screen(Medicines(self.session), self.report)
            case "keys":
                from tui.screens.key_choice import KeyChoice

                self.app.push_screen(KeyChoice(self.session), self.report)
            case "exchange":
                self.action_go("exchange")
            case _:
                from tui.screens.help_now import FindCountry

                country = self.session.history.settings.country or guess()
                self.app.push_screen(FindCountry(country), self._choose_country)

    def _choose_country(self, code: str | None) -> None:
        if code and code != self.session.history.settings.country:
            self._keep(COUNTRY, code, f"help numbers of {name_of(code)}")

    def _keep(self, field: str, value: Any, said: str) -> None:  # noqa: ANN401 - a setting is what its record says
        change = replace(acts.choose(field, value, said), item=field, act=self._act if field == HIDE else "")
        if self.session.history.settings.document().get(field) != value:
            self.record(change, f"Kept: {said}. {takes_it_back()}")

    def _held(self, field: str) -> tuple[tuple[Value, ...], int]:
        """Return what a row can be, and the place of what it is: what only the file can say is one more of them."""
        value = getattr(self.session.history.settings, field)
        if field == THEME:
            options, held = self._themes(), _in_words(field, value or self.app.theme)
        else:
            options, held = SETTINGS[field].options, _in_words(field, value)
        values = [option.value for option in options]
        if held.value in values:
            return options, values.index(held.value)
        every = sorted((*options, held), key=lambda option: option.words if field in HOURS else "")
        return tuple(every), every.index(held)

    def _themes(self) -> tuple[Value, ...]:
        names = sorted(self.app.available_themes, key=lambda name: (not name.startswith("handrail"), name))
        return tuple(Value(name, name, f"the colours are {name}") for name in names)

    def _hide(self, settings: Settings) -> Number:
        return Number(
            label="Hides after",
            value=settings.hide_after,
            unit="minutes without a key" if settings.hide_after else "is never",
            high=LONGEST_REST,
            step=5,
            hint=f"{key_of('hide')} hides at once, and shows again. 0 is never.",
            wrong=bool(self._wrong),
        )


def _in_words(field: str, value: Any) -> Value:  # noqa: ANN401 - as above
    """Return what a field holds, also where only the file can say so: "06:30", "Mondays and Fridays"."""
    if field in HOURS:
        return _hour(value, HOURS[field])
    return _days(value) if field == "check_in_days" else Value(str(value), value, str(value))


def _choice(label: str, hint: str, options: tuple[Value, ...], place: int) -> Choice:
    return Choice(label=label, hint=hint, options=tuple(option.words for option in options), chosen=place)
