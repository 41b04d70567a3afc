"""A question of the person's own as a form; other words than before are another question."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from msgspec.structs import replace
from textual import on

from store.asked import added, reworded, was_answered
from store.own_items import asks_the_same, choices_in, own_item, own_problems, tidied
from store.records.own_item import OwnItem
from store.records.record import new_id
from store.row_name import MOST_CELLS
from tui.screens.small_form import SmallForm
from widgets.form_rows import Act, Choice, Chosen, Pressed, Typed, Words
from widgets.key_names import key_of, takes_it_back

if TYPE_CHECKING:
    from store.changes import Change
    from store.records.own_item import OwnKind
    from tui.session import Session
    from widgets.form_rows import AnyRow

KINDS: dict[OwnKind, str] = {
    "rating": "0 to 10",
    "tick": "yes or no",
    "tally": "how many times",
    "minutes": "minutes",
    "choice": "one of several",
}
"""How each kind is spoken of."""
ANOTHER = "Other words make another question: it begins anew, and the old one is kept, turned off."


class OwnItemForm(SmallForm):
    """Takes the question to change; None: a new one."""

    HEADING: ClassVar[str] = "A question of my own"

    def __init__(self, session: Session, own: OwnItem | None = None) -> None:
        super().__init__(session)
        self._old = own
        self._own = own or OwnItem(id=new_id(), label="")
        self._choices = ", ".join(self._own.choices)
        self._blank = self._own

    def rows(self) -> dict[str, AnyRow]:
        """Return the rows that the chosen kind needs."""
        own, kinds = self._own, list(KINDS)
        rows: dict[str, AnyRow] = {
            "label": Words(
                label="Name of its row",
                words=own.label,
                aside=f"up to {MOST_CELLS} characters",
                hint="A word or two, as it stands in the check-in.",
            ),
            "question": Words(
                label="In full",
                words=own.question,
                aside="or left empty",
                hint="As you would ask yourself. Empty: the name says it.",
            ),
            "kind": Choice(
                label="Answered with",
                options=tuple(KINDS.values()),
                chosen=kinds.index(own.kind),
                hint=_answered_with(own.kind),
            ),
        }
        if own.kind == "rating":
            rows["low"] = Words(label="0 means", words=own.low, aside="empty: none", hint="The lowest end.")
            rows["high"] = Words(
                label="10 means", words=own.high, aside="empty: very much", hint="The highest end."
            )
        if own.kind == "choice":
            rows["choices"] = Words(
                label="The answers", words=self._choices, hint="Two to nine, with commas between."
            )
        return {**rows, "keep": Act(label="Keep it", apart=True, hint=f"Esc keeps it too. {takes_it_back()}")}

    def read_back(self) -> str:
        """Return the question as it will be asked."""
        own = tidied(self._own)
        if not own.label:
            return "A row of your own in the check-in."
        item = own_item(own)
        ends = f"   0 {item.low} · 10 {item.high}" if own.kind == "rating" else ""
        numbered = " · ".join(f"{number} {words}" for number, words in enumerate(own.choices, 1))
        return f"{item.question.replace('{when}', 'yesterday')}{ends}{f'   {numbered}' if numbered else ''}"

    def notes(self) -> list[str]:
        """Say that other words are another question, before it happens."""
        old = self._old
        is_another = old is not None and not asks_the_same(old, self._own)
        return [ANOTHER] if old and is_another and was_answered(old, self.session.history) else []

    def trouble(self) -> tuple[str, str]:
        """Return the first thing that keeps it from being asked, and its row."""
        found = own_problems(tidied(self._own))
        if not found:
            return "", ""
        label_alone = own_problems(replace(tidied(self._own), kind="tick", choices=()))
        return ("label" if label_alone else "choices"), found[0]

    def is_untouched(self) -> bool:
        """Say whether it is as it was opened."""
        return self._own == self._blank

    def change(self) -> Change | None:
        """Return what keeps it."""
        if self._old:
            return reworded(self._old, self._own, self.session.history)
        return added(self._own, self.session.history.settings)

    def kept(self) -> str:
        """Name it."""
        return f"“{self._own.label.strip()}”"

    @on(Typed)
    def _type(self, event: Typed) -> None:
        words = self.cleaned(event.words)
        if words is None:
            return
        if event.row == "choices":
            self._choices = words
            self._own = replace(self._own, choices=choices_in(words))
        else:
            self._own = replace(self._own, **{event.row: words})
        self.taken()

    @on(Chosen)
    def _choose(self, event: Chosen) -> None:
        self._own = replace(self._own, kind=list(KINDS)[event.place])
        self.taken()

    @on(Pressed)
    def _press(self) -> None:
        self.keep()


def _answered_with(kind: OwnKind) -> str:
    """Return what a kind means at the keyboard."""
    return {
        "rating": "One key, as for mood. It can be charted.",
        "tick": f"{key_of('yes')}, {key_of('no')}, or {key_of('part')} for in part.",
        "tally": f"A number; {key_of('one_more')} adds one more as it happens.",
        "minutes": "How long, in minutes.",
        "choice": "Your own words to choose from, one digit each.",
    }[kind]
