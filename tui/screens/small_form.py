"""A small form over the journal, whose leaving keeps what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.screens.rows_page import RowsPage
from widgets.key_names import takes_it_back

if TYPE_CHECKING:
    from store.changes import Change

AGAIN = "Esc again leaves without it."


class SmallForm(RowsPage):
    """Dismisses with the sentence that says what was kept. What cannot be kept is said, and stays as typed."""

    _told = False
    """Whether it was said that leaving now keeps nothing."""
    _has_left = False
    """Whether the window ended with it open, and it was kept."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Take nothing back from here that cannot be seen from here."""
        return False if action in {"undo", "redo"} else super().check_action(action, parameters)

    def trouble(self) -> tuple[str, str]:
        """Return the row that keeps it from being kept, and why in a sentence; both empty where nothing does."""
        raise NotImplementedError

    def change(self) -> Change | None:
        """Return what leaving keeps; None where all is as it was."""
        raise NotImplementedError

    def kept(self) -> str:
        """Return what was kept, in words."""
        raise NotImplementedError

    def taken(self) -> None:
        """Draw what was typed or chosen."""
        self._told = False
        self.say("")
        self.show()

    def action_back(self) -> None:
        """Keep it and go back; where it cannot be kept, say why, and leave when asked again."""
        if self._told or self.is_untouched():
            self.dismiss("")
        else:
            self._told = not self.keep(AGAIN)

    def leaving(self) -> None:
        """Keep it where it can be kept, once."""
        if self._has_left or self.is_untouched() or self.trouble()[1]:
            return
        change = self.change()
        self._has_left = change is not None and self.record(change)

    def is_untouched(self) -> bool:
        """Say whether nothing was filled in or changed."""
        raise NotImplementedError

    def keep(self, besides: str = "") -> bool:
        """Keep it and go back, or say why not and go to the row; say which of the two."""
        row, why = self.trouble()
        if why:
            self.form.go_to(row)
            self.say(f"{why} {besides}".rstrip())
            return False
        change, said = self.change(), self.kept()
        if change is None:
            self.dismiss("")
        elif self.record(change, besides=besides):
            self.dismiss(f"Kept: {said}. {takes_it_back()}")
        else:
            return False
        return True
