"""The first line: the name and the day; below 80 columns also the three panes as tabs."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from widgets.key_names import key_of
from widgets.palette import FAINT, TITLE
from widgets.pane import spread

TABS = {"today": "Today", "goals": "Goals", "charts": "Charts"}


class TopLine(Widget):
    """One line. It is given the day in words and the pane that is in front."""

    DEFAULT_CSS = "TopLine { dock: top; height: 1; }"

    day: reactive[str] = reactive("")
    narrow: reactive[bool] = reactive(False)
    front: reactive[str] = reactive("today")

    def render(self) -> Content:
        """Draw the line."""
        left = self._tabs() if self.narrow else Content.styled(" Handrail", TITLE)
        return spread(left, Content.styled(f"{self.day} ", FAINT), self.size.width)

    def _tabs(self) -> Content:
        named = {name: f"{key_of(f'pane.{name}')} {title}" for name, title in TABS.items()}
        tabs = (
            Content.styled(
                f"▐{words}▌" if name == self.front else f" {words} ", "bold" if name == self.front else ""
            )
            for name, words in named.items()
        )
        return Content(" ") + Content(" ").join(tabs)
