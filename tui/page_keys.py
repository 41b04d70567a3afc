"""Keys that pages share: what works on every one of them, the way back, and deleting."""

from __future__ import annotations

from dataclasses import replace

from textual.binding import Binding

from widgets.keyed import keyed

EVERYWHERE = (
    Binding("w", "go('write')", "write", tooltip="write: the journal", id="write"),
    Binding("b", "go('breathe')", "breathe", tooltip="breathe: starts at once, any key stops", id="breathe"),
    Binding(
        "m", "go('questionnaires')", "questionnaires", show=False, tooltip="questionnaires", id="questionnaires"
    ),
    Binding("p", "go('plan')", "plan", tooltip="my plan: what helps, who helps, early signs", id="plan"),
    Binding("r", "go('report')", "report", show=False, tooltip="the page for the next session", id="report"),
    Binding("f", "flag", "flag", show=False, tooltip="flag this for the next session, or not any more", id="flag"),
    Binding("s", "go('settings')", "settings", show=False, tooltip="settings", id="settings"),
    Binding("u", "undo", "undo", tooltip="take the last change back", id="undo"),
    Binding("U", "redo", "redo", show=False, tooltip="put back what was taken back", id="redo"),
)
BACK = keyed(Binding("q,escape", "back", "back", tooltip="back", id="back"))
DELETE = Binding(
    "delete,backspace", "delete", "delete", show=False, tooltip="delete; undo brings it back", id="delete"
)


def quiet(*names: str) -> tuple[Binding, ...]:
    """Return some of what works everywhere, for a page that has other keys to name at its foot."""
    return tuple(replace(binding, show=False) for binding in EVERYWHERE if binding.id in names)
