"""The screen gives way to the person's editor and comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from tui.editor import Edited, EditorError, edited

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import App


def in_editor(app: App[object], text: str, folder: Path | None) -> Edited:
    """Return the text as the editor left it, or as it was with a sentence that says why."""
    try:
        with app.suspend():
            return edited(text, folder)
    except SuspendNotSupported:
        return Edited(text, "No editor can be opened from here; your text is as it was.")
    except EditorError as reason:
        return Edited(text, str(reason))
