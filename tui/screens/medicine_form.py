"""A medicine as a form: another dose or other times count from a day on, and the days before keep theirs."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from msgspec.structs import replace
from textual import on

from store import medicine_acts
from store.clock import parse_coming_day, parse_day, short_day
from store.medicines import dose_changes, dosing_in_words, parse_times, times_in_words, with_dosing, with_start
from store.records.medicine import Dosing, Medicine, SideEffect
from store.records.record import Part, new_id
from store.records.text import UnusableTextError, clean
from tui.screens.small_form import SmallForm
from widgets.form_rows import Act, Choice, Chosen, Day, Pressed, Typed, Words
from widgets.key_names import takes_it_back

if TYPE_CHECKING:
    from store.changes import Change
    from tui.session import Session
    from widgets.form_rows import AnyRow

EFFECT = "effect-"
"""What the rows of side effects begin with."""
A_DAY = "12 Dec or 2026-12-12, or ← →."


class Filled(Part, frozen=True, kw_only=True):
    """What stands in the form."""

    name: str = ""
    dose: str = ""
    times: str = ""
    start: date
    stop: date | None = None
    what_for: str = ""
    effects: tuple[SideEffect, ...] = ()
    effect: str = ""
    """The name of one more that is being typed."""
    begins: date
    """From when another dose or other times count."""


class MedicineForm(SmallForm):
    """Takes the medicine to change; None: a new one."""

    HEADING: ClassVar[str] = "A medicine"

    def __init__(self, session: Session, medicine: Medicine | None = None) -> None:
        super().__init__(session)
        self._old = medicine
        self._opened = self._filled = filled(medicine, session.today)
        self._wrong: dict[str, str] = {}
        self._sound = ""

    def rows(self) -> dict[str, AnyRow]:
        """Return the rows; from when a change counts is asked once there is one."""
        form, today = self._filled, self.session.today
        rows: dict[str, AnyRow] = {
            "name": Words(label="Name", words=form.name, hint="As you call it."),
            "dose": Words(
                label="Dose", words=form.dose, aside="50 mg, half a pill", hint="In words, as it stands on the box."
            ),
            "times": Words(
                label="At",
                words=form.times,
                aside="empty: as needed",
                hint="8, or 08:00, or 8:00 22:00. Empty: as needed, and nothing waits for it.",
            ),
        }
        if self._is_another_way():
            hint = "The day from which this counts. The days before keep what was planned then."
            rows["begins"] = self._day("begins", "Counts from", form.begins, hint)
        rows["start"] = self._day("start", "Since", form.start, f"The first day: {A_DAY}")
        ends = ("no end", "a day")
        hint = "← → sets a last day, and takes it away."
        rows["ends"] = Choice(label="Until", options=ends, chosen=int(form.stop is not None), hint=hint)
        if form.stop is not None:
            rows["stop"] = self._day("stop", "Last day", form.stop, f"The last day it is taken: {A_DAY}")
        rows["what_for"] = Words(
            label="What for", words=form.what_for, aside="if you like", hint="In your own words."
        )
        looked_at = self._looked_at()
        rows |= {f"{EFFECT}{place}": _effect(effect, today) for place, effect in looked_at}
        for place, _ in looked_at[:1]:
            rows[f"{EFFECT}{place}"] = replace(rows[f"{EFFECT}{place}"], apart=True)
        rows["effect"] = Words(
            label="A side effect",
            words=form.effect,
            aside="its name, to look at it",
            hint="Enter adds it: a row of its own, 0 none to 10 worst, until you end it.",
            apart=not looked_at,
        )
        return {**rows, "keep": Act(label="Keep it", apart=True, hint=f"Esc keeps it too. {takes_it_back()}")}

    def read_back(self) -> str:
        """Return the medicine in a line; it keeps its last sound form."""
        try:
            dosing = dosing_in_words(self._dosing())
        except ValueError:
            return self._sound
        self._sound = f"{self._filled.name.strip() or 'A medicine'}: {dosing}"
        return self._sound

    def notes(self) -> list[str]:
        """Say what cannot be taken yet, and what the charts will mark."""
        if self._wrong:
            return list(self._wrong.values())
        try:
            return [f"The charts will mark it: {words}." for words in self._marks()]
        except ValueError as reason:
            return [str(reason)]

    def trouble(self) -> tuple[str, str]:
        """Return the first thing that keeps it from being kept, and its row."""
        form = self._filled
        if self._wrong:
            return next(iter(self._wrong.items()))
        try:
            self._dosing()
        except ValueError as reason:
            return "times", str(reason)
        if not form.name.strip():
            return "name", "It needs a name, as you call it."
        if form.stop is not None and form.stop < form.start:
            return "stop", "The last day comes before the first one."
        if self._is_another_way() and form.begins < form.start:
            return "begins", "It cannot count before the medicine begins."
        return "", ""

    def is_untouched(self) -> bool:
        """Say whether it is as it was opened."""
        return self._filled == self._opened and not self._wrong

    def change(self) -> Change | None:
        """Return what keeps it."""
        change = medicine_acts.keep(self._medicine(), self._old, self.session.history)
        return change if change.edits else None

    def kept(self) -> str:
        """Name it, and the dose that became another."""
        marks = self._marks()
        if marks:
            return f"{marks[-1]}, and the charts mark it"
        return f"{self._filled.name.strip()}, {dosing_in_words(self._dosing())}"

    # What the rows post

    @on(Typed)
    def _type(self, event: Typed) -> None:
        try:
            value = self._typed(event.row, clean(event.words))
        except (ValueError, UnusableTextError) as reason:
            self._wrong[event.row] = str(reason)
        else:
            self._wrong.pop(event.row, None)
            self._filled = replace(self._filled, **{event.row: value})
        self.taken()

    def _typed(self, row: str, words: str) -> str | date:
        if row == "start":
            return day_said(words, self.session.today)
        return coming_day_said(words, self.session.today) if row in {"begins", "stop"} else words

    @on(Chosen)
    def _choose(self, event: Chosen) -> None:
        self._wrong.pop("stop", None)
        last = max(self.session.today, self._filled.start)
        self._filled = replace(self._filled, stop=last if event.place else None)
        self.taken()

    @on(Pressed)
    def _press(self, event: Pressed) -> None:
        if event.row == "keep":
            self.keep()
        else:
            self._turn(int(event.row.removeprefix(EFFECT)))

    def left_line(self, row: str) -> None:
        """Take the name of a side effect once it is typed."""
        if row == "effect":
            self._filled = replace(self._filled, effects=self._effects(), effect="")
            self.taken()

    # What the rows come to

    def _dosing(self) -> Dosing:
        """Return the way it is to be taken. Raises ValueError with a sentence."""
        form = self._filled
        begins = form.begins if self._old else form.start
        return Dosing(effective_from=begins, dose=form.dose.strip(), times=parse_times(form.times))

    def _is_another_way(self) -> bool:
        """Say whether an earlier medicine is to be taken another way than it was last."""
        if self._old is None:
            return False
        last = self._old.dosing
        try:
            now = self._dosing()
        except ValueError:
            return True
        return (now.dose, now.times) != (last.dose, tuple(sorted(last.times)))

    def _medicine(self) -> Medicine:
        """Return what stands in the form as a medicine. Raises ValueError with a sentence."""
        form, dosing = self._filled, self._dosing()
        old = self._old or Medicine(id=new_id(), name="", start=form.start, dosings=(dosing,))
        since = old if form.start == old.start else with_start(old, form.start)
        return replace(
            with_dosing(since, dosing) if self._is_another_way() else since,
            name=form.name.strip(),
            stop=form.stop,
            what_for=form.what_for.strip(),
            side_effects=self._effects(),
        )

    def _marks(self) -> list[str]:
        """Return what the charts will newly mark, in words. Raises ValueError with a sentence."""
        begins = self._dosing().effective_from
        marks = dose_changes(self._medicine()) if self._is_another_way() else ()
        return [event.words for event in marks if event.day == begins]

    def _effects(self) -> tuple[SideEffect, ...]:
        """Return the side effects, with the one whose name is being typed."""
        form = self._filled
        name = form.effect.strip()
        new = (SideEffect(id=new_id(), name=name, first=self.session.today),) if name else ()
        return (*form.effects, *new)

    def _looked_at(self) -> list[tuple[int, SideEffect]]:
        """Return the side effects that are looked at today, with their places."""
        today, every = self.session.today, enumerate(self._filled.effects)
        return [(place, effect) for place, effect in every if effect.last is None or effect.last >= today]

    def _turn(self, place: int) -> None:
        """End a side effect today, or go on looking at it; one that was only named now goes again."""
        effects, today = list(self._filled.effects), self.session.today
        effect = effects[place]
        if effect in self._opened.effects or effect.last:
            effects[place] = replace(effect, last=None if effect.last else today)
        else:
            del effects[place]
            self.form.go_to("effect")
        self._filled = replace(self._filled, effects=tuple(effects))
        self.taken()

    def _day(self, row: str, label: str, day: date, hint: str) -> Day:
        words = f"{short_day(day)} {day.year}"
        return Day(label=label, day=day, words=words, hint=hint, wrong=row in self._wrong)


def filled(medicine: Medicine | None, today: date) -> Filled:
    """Return the form of a medicine, or the empty one."""
    if medicine is None:
        return Filled(start=today, begins=today)
    last = medicine.dosing
    return Filled(
        name=medicine.name,
        dose=last.dose,
        times=times_in_words(last.times) if last.times else "",
        start=medicine.start,
        stop=medicine.stop,
        what_for=medicine.what_for,
        effects=medicine.side_effects,
        begins=max(today, last.effective_from),
    )


def day_said(words: str, today: date) -> date:
    """Return the day that words name, the last such day up to today, else one to come. Raises ValueError."""
    try:
        return parse_day(words, today)
    except ValueError:
        return parse_coming_day(words, today)


def coming_day_said(words: str, today: date) -> date:
    """Return the day that words name, the first such day from today on, else one gone by. Raises ValueError."""
    try:
        return parse_coming_day(words, today)
    except ValueError:
        return parse_day(words, today)


def _effect(effect: SideEffect, today: date) -> Act:
    aside = "the last time today" if effect.last else f"since {short_day(effect.first)}"
    hint = "Enter goes on with it." if effect.last else "Enter ends it today; its answers stay."
    return Act(label=effect.name, aside=aside, hint=hint if effect.first <= today else "Enter takes it away.")
