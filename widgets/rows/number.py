"""A number, typed or adjusted."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import var

from store.records.text import one_line
from widgets.form_rows import Number
from widgets.palette import CHOSEN
from widgets.rows.typed import TypedRow


def shown_number(value: float) -> str:
    """Return a number as it is typed: "3", "2.5"."""
    return f"{value:.10g}"


class NumberRow(TypedRow):
    """A number, typed or adjusted with ← and →."""

    CHARACTERS = "0123456789.,-"

    view: var[Number] = var(Number(label=""))

    def plain(self) -> str:
        """Return the number as it is typed; nothing where there is none."""
        return "" if self.view.value is None else shown_number(self.view.value)

    def around(self) -> tuple[Content, Content]:
        """Return the number between its words, in brackets where it can be typed into."""
        words = self.plain() if self.typed is None else self.typed
        style = CHOSEN if self.has_focus else ""
        before, after = ("[", "]") if self.has_focus else ("", "")
        held = Content.styled(f"{words or ('' if self.has_focus else '○')}{after}", style)
        unit = f" {one_line(self.view.unit)}" if self.view.unit else ""
        if self.view.prefix:
            return Content("  "), Content.assemble(f"{self.view.prefix} ", (before, style), held, unit)
        return Content.styled(f"{before:>2}", style), Content.assemble(held, unit)

    def stepped(self, step: int) -> str:
        """Return one step up or down, within what can be stepped to; from no number it begins in the middle."""
        view = self.view
        start = (view.low + view.high) // 2 - step * view.step if view.value is None else view.value
        return shown_number(min(max(view.high, start), max(min(view.low, start), start + step * view.step)))

    def _accepts(self, character: str) -> bool:
        typed = self.typed or ""
        if character == "-":
            return not typed
        return super()._accepts(character) and not (character in ".," and ("." in typed or "," in typed))
