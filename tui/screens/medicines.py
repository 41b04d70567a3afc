"""Medicines: what is taken, when, and how many days went as planned. Never advice (clinical.md 3.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from store import medicine_acts
from store.clock import day_of_month
from store.medicines import NOTE, doses, dosing_in_words, is_as_needed, times_needed
from store.records.text import one_line
from tui.page_keys import DELETE
from tui.screens.list_page import GUTTER, ListPage
from widgets.choices import Choices
from widgets.goal_lines import wrapped
from widgets.key_bar import KeyBar
from widgets.key_names import brings_it_back, key_of, takes_it_back
from widgets.palette import FAINT, TITLE
from widgets.pane import spread

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from textual.app import ComposeResult

    from store.changes import Change
    from store.records.medicine import Medicine

DAYS = 14
"""How many days the lines look back on."""
EDGES = 10
"""Cells of a line that are not for its words."""


class Medicines(ListPage):
    """Those that are taken first, and below them, faint, those that were."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", "add", tooltip="add a medicine", id="add"),
        Binding("e", "edit", "edit", tooltip="edit it: dose, times, side effects", id="edit"),
        Binding("x", "stop", "stop, take up", tooltip="stop it today, or take it up again", id="medicines.stop"),
        DELETE,
    ]

    def compose(self) -> ComposeResult:
        """Lay out the list over the line that always stands here."""
        yield Static(id="heading")
        yield Choices(gutter=GUTTER)
        yield Static(Content.styled(NOTE, FAINT), id="note")
        yield Static(id="said")
        yield KeyBar()

    def on_resize(self) -> None:
        """Draw what depends on the width."""
        self.show()

    def show(self) -> None:
        """Draw the medicines as they are now."""
        span = Content.styled(f"the last {DAYS} days, today not counted ", FAINT)
        heading = spread(Content.styled(" Medicines", TITLE), span, self.size.width)
        self.query_one("#heading", Static).update(heading)
        super().show()

    @property
    def _medicine(self) -> Medicine | None:
        marked = self.list.chosen
        return next((medicine for medicine in self.session.history.medicines if medicine.id == marked), None)

    def options(self) -> Iterator[tuple[str, Content]]:
        """Yield what is taken, and below it what was."""
        today, medicines = self.session.today, self.session.history.medicines
        taken = [medicine for medicine in medicines if medicine.stop is None or medicine.stop >= today]
        stopped = [medicine for medicine in medicines if medicine not in taken]
        if not medicines:
            words = f"{key_of('add')} adds a medicine; each of its doses then has a row in the check-in."
            yield "", Content("\n").join(wrapped(f"Nothing here yet. {words}", self.size.width - 4, FAINT))
        for medicine in taken:
            yield medicine.id, self._drawn(medicine)
            yield "", Content("")
        if stopped:
            yield "", Content.styled("   Not taken any more", FAINT)
        for medicine in stopped:
            yield medicine.id, self._drawn_stopped(medicine)

    def _drawn(self, medicine: Medicine) -> Content:
        taken = one_line(_taken(medicine, self.session.today))
        first = self.line(Content.assemble((one_line(medicine.name), "bold"), "  ", taken))
        lines = (f"     {one_line(words)}" for words in self._besides(medicine))
        return Content("\n").join([first, *(Content.styled(line, FAINT) for line in lines)])

    def _drawn_stopped(self, medicine: Medicine) -> Content:
        span = f"{_day(medicine.start)} to {_day(medicine.stop)}" if medicine.stop else ""
        taken = one_line(f"{medicine.name}  {dosing_in_words(medicine.dosing)}")
        fits = cell_len(taken) + len(span) + EDGES <= self.size.width
        beside, below = (f"  {span}", "") if fits else ("", f"\n     {span}")
        return self.line(Content.styled(f"{taken}{beside}{below}", FAINT))

    def _besides(self, medicine: Medicine) -> Iterator[str]:
        """Yield what else is known of a medicine, a line each."""
        today, history = self.session.today, self.session.history
        begins = "from" if medicine.start > today else "since"
        ends = f", to {_day(medicine.stop)}" if medicine.stop else ""
        what_for = f" · {medicine.what_for}" if medicine.what_for else ""
        yield f"{begins} {_day(medicine.start)}{ends}{what_for}"
        if is_as_needed(medicine, today):
            times = times_needed(medicine, history, today, DAYS)
            yield f"noted {times} {'time' if times == 1 else 'times'}" if times else "none noted"
        elif medicine.start <= today:
            known = doses(medicine, history, today, DAYS)
            yield from filter(None, (known.words, known.doses_words))
        looked_at = [effect.name for effect in medicine.side_effects if effect.last is None or effect.last >= today]
        if looked_at:
            yield f"looking at: {', '.join(looked_at)}"

    def chosen(self, _: str) -> None:
        """Edit it."""
        self.action_edit()

    # Keys

    def action_add(self) -> None:
        """Add a medicine."""
        self._push(None)

    def action_edit(self) -> None:
        """Edit the medicine."""
        if medicine := self._medicine:
            self._push(medicine)

    def action_stop(self) -> None:
        """Stop it today, or take it up again."""
        medicine, today = self._medicine, self.session.today
        if medicine is None:
            return
        if medicine.stop is not None:
            self._keep(medicine_acts.take_up(medicine, today), f"{medicine.name}: taken up again.")
        elif medicine.start > today:
            self.say(f"It only begins on {_day(medicine.start)}. Delete takes it away.")
        else:
            self._keep(medicine_acts.stop(medicine, today), f"{medicine.name}: today is the last day.")

    def action_delete(self) -> None:
        """Delete it; the answers to its doses stay."""
        if medicine := self._medicine:
            words = f"Deleted: {medicine.name}. What was answered stays in the journal. {brings_it_back()}"
            self.record(medicine_acts.delete(medicine), words)

    def _keep(self, change: Change, said: str) -> None:
        if self.record(change, f"{said} {takes_it_back()}"):
            self.go_to(change)

    def _push(self, medicine: Medicine | None) -> None:
        from tui.screens.medicine_form import MedicineForm

        known = {each.id for each in self.session.history.medicines}

        def kept(said: str | None) -> None:
            self.report(said)
            self.mark(*(each.id for each in self.session.history.medicines if each.id not in known))

        self.app.push_screen(MedicineForm(self.session, medicine), kept)


def _taken(medicine: Medicine, today: date) -> str:
    """Return the way it is taken now, and the way it will be from a day to come: "50 mg, 08:00"."""
    now = medicine.dosing_on(max(today, medicine.start)) or medicine.dosing
    coming = [dosing for dosing in medicine.dosings if dosing.effective_from > max(today, medicine.start)]
    return " · ".join(
        [dosing_in_words(now), *(f"{dosing_in_words(then)} from {_day(then.effective_from)}" for then in coming)]
    )


def _day(day: date) -> str:
    return f"{day_of_month(day)} {day.year}"
