"""The last line of a screen: its keys, help first, as many as fit, taken from the bindings themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from widgets.palette import KEY
from widgets.pane import fitted

if TYPE_CHECKING:
    from textual.binding import Binding
    from textual.screen import Screen

CHARACTERS = {
    "exclamation_mark": "!",
    "question_mark": "?",
    "plus": "+",
    "minus": "-",
    "tilde": "~",
    "slash": "/",
    "comma": ",",
    "full_stop": ".",
    "colon": ":",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "escape": "Esc",
    "enter": "Enter",
    "backspace": "Backspace",
    "delete": "Delete",
    "space": "space",
    "tab": "Tab",
    "home": "Home",
    "end": "End",
    "pageup": "PgUp",
    "pagedown": "PgDn",
}
KEPT = 2
"""How many keys at the end stay when others give way: the list of keys, and the way out."""


def shown_key(key: str) -> str:
    """Return a key as it is printed: "!", "Ctrl+G", "F1", "Shift+Tab"."""
    *modifiers, last = key.split("+")
    name = CHARACTERS.get(last, last.upper() if len(last) > 1 or modifiers else last)
    if last.isupper() and len(last) == 1:
        name = last
    return "+".join([*(modifier.capitalize() for modifier in modifiers), name])


WAYS_OUT = frozenset({"back", "leave", "quit", "skip"})


class KeyBar(Widget):
    """The keys that work here. The first stays, the last two stay, those between give way from the right."""

    DEFAULT_CSS = "KeyBar { dock: bottom; height: 1; background: $panel; }"

    left_out: reactive[frozenset[str]] = reactive(frozenset())
    """Ids of bindings that work and are not named here."""

    def on_mount(self) -> None:
        """Follow the focus: other places have other keys."""
        self.screen.bindings_updated_signal.subscribe(self, self._redraw)

    def render(self) -> Content:
        """Draw the line."""
        named = [binding for binding in bindings_shown(self.screen) if binding.id not in self.left_out]
        return fitted(bar(named, self.size.width), self.size.width)

    def _redraw(self, _: Screen[object]) -> None:
        self.refresh()


def bindings_shown(screen: Screen[object], *, hidden: bool = False) -> list[Binding]:
    """Return the bindings of a screen, one an action, help first and the way out last.

    Those that do not show in the bar are among them only with `hidden`; the way to help is in every bar, by its
    other key where a text field takes the first.
    """
    found: dict[str, Binding] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        is_shown = binding.show or hidden or _rank(binding) == 0
        if is_shown and active.enabled and binding.description and not _is_typed(screen, binding.key):
            found.setdefault(binding.action, binding)
    return sorted(found.values(), key=_rank)


def _is_typed(screen: Screen[object], key: str) -> bool:
    """Say whether the key is text where the focus is: Textual knows it of a letter, and not of "slash"."""
    sign = shown_key(key)
    is_sign = len(sign) == 1 and sign.isascii()
    return is_sign and screen.focused is not None and screen.focused.check_consume_key(key, sign)


def _rank(binding: Binding) -> int:
    act = binding.action.removeprefix("app.").partition("(")[0]
    return {"help_now": 0, "keys": 2}.get(act, 3 if act in WAYS_OUT else 1)


def bar(bindings: list[Binding], width: int) -> Content:
    """Return the keys in one line of at most `width` cells, roomy where there is room."""
    named = [(shown_key(binding.key), binding.description) for binding in bindings]
    while len(named) > KEPT + 1 and _needed(named, 2) > width:
        del named[-KEPT - 1]
    gap = "   " if _needed(named, 3) <= width else "  "
    keys = [Content.assemble((key, KEY), f" {words}") for key, words in named]
    return Content(" ") + Content(gap).join(keys)


def _needed(named: list[tuple[str, str]], gap: int) -> int:
    return 1 + sum(len(key) + 1 + len(words) for key, words in named) + gap * (len(named) - 1)
