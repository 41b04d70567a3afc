"""Tying a line of the plan to others: whom to tell, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from store.plan.lines import sections, shown
from store.records.text import one_line
from widgets.choices import Choices
from widgets.key_bar import KeyBar
from widgets.key_names import key_of
from widgets.keyed import keyed
from widgets.palette import CHOSEN, FAINT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult

    from store.records.plan import PlanLine

FIRST = ("person", "professional", "coping", "distract", "helps", "safer", "reason", "panic_words")
"""Headings in the order of use; all others follow."""


class PlanLinks(Screen["tuple[str, ...] | None"]):
    """Its result is the ids of the lines that belong to this one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tie", "tie or untie", tooltip="tie it, or take the tie off", id="links.tie"),
        *keyed(Binding("q,escape", "back", "back", tooltip="back; the ties are kept", id="back")),
    ]

    def __init__(self, line: PlanLine, plan: tuple[PlanLine, ...]) -> None:
        super().__init__()
        self._about = line
        self._plan = plan
        self._tied = [link for link in line.links if any(other.id == link for other in plan)]

    def compose(self) -> ComposeResult:
        """Lay out the question over the lines."""
        about = Content.assemble((" Who or what belongs to this?  ", "bold"), (one_line(shown(self._about)), FAINT))
        yield Static(about, id="heading")
        yield Choices()
        yield Static(id="said")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show every line that could belong to it."""
        self._put()
        if not self.query_one(Choices).option_count:
            words = f" There is no other line yet. Back, then {key_of('add')} adds one."
            self.query_one("#said", Static).update(Content(words))
        self.query_one(Choices).focus()

    @on(Choices.OptionSelected)
    def action_tie(self) -> None:
        """Tie the marked line, or take the tie off."""
        chosen = self.query_one(Choices).chosen
        if chosen:
            self._tied = (
                [*self._tied, chosen] if chosen not in self._tied else [t for t in self._tied if t != chosen]
            )
            self._put()

    def action_back(self) -> None:
        """Go back with what is tied."""
        self.dismiss(tuple(self._tied))

    def _put(self) -> None:
        choices = self.query_one(Choices)
        place = choices.highlighted
        choices.put(self._options())
        if place is not None:
            choices.highlighted = place

    def _options(self) -> Iterator[tuple[str, Content]]:
        places = {part: place for place, part in enumerate(FIRST)}
        ordered = sorted(sections(self._plan), key=lambda section: places.get(section.part, len(places)))
        for section in ordered:
            for line in section.lines:
                if line.id == self._about.id or not line.text:
                    continue
                box = ("[x]", CHOSEN) if line.id in self._tied else ("[ ]", "")
                told = Content.assemble(" ", box, f" {one_line(line.text)}   ", (one_line(section.name), FAINT))
                yield line.id, told.truncate(max(1, self.app.size.width - 4), ellipsis=True)
