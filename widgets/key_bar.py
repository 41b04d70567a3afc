"""The last line of a screen: its keys, help first, as many as fit, taken from the bindings themselves."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from textual.binding import BindingsMap
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from widgets import key_names
from widgets.key_names import called
from widgets.palette import KEY
from widgets.pane import fitted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.binding import ActiveBinding, Binding
    from textual.screen import Screen

KEPT = 2
"""How many keys at the end stay when others give way: the list of keys, and the way out."""
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
    for active in _as_declared(screen.active_bindings.values()):
        binding = active.binding
        is_shown = binding.show or hidden or _rank(binding) == 0
        if is_shown and active.enabled and binding.description and not _is_typed(screen, binding):
            found.setdefault(binding.action, binding)
    return sorted(found.values(), key=_rank)


def _as_declared(active: Iterable[ActiveBinding]) -> Iterable[ActiveBinding]:
    """Return them in the order their classes declare them in: Textual puts those with a chosen key at the end."""
    if not key_names.chosen():
        return active
    found = list(active)
    nodes = list(dict.fromkeys(each.node for each in found))
    return sorted(
        found, key=lambda each: (nodes.index(each.node), _order(type(each.node).__mro__).get(each.binding.id, 0))
    )


@cache
def _order(classes: tuple[type, ...]) -> dict[str | None, int]:
    """Return the place of each binding in the order of a class, given with those it is built on."""
    declared = BindingsMap(binding for cls in classes[::-1] for binding in cls.__dict__.get("BINDINGS", ()))
    return {binding.id: -place for place, (_, binding) in enumerate(reversed(list(declared)))}


def _is_typed(screen: Screen[object], binding: Binding) -> bool:
    """Say whether the key is text where the focus is: Textual knows it of a letter, and not of "slash"."""
    sign = called(binding.id, binding.key)
    is_sign = len(sign) == 1 and sign.isascii()
    return is_sign and screen.focused is not None and screen.focused.check_consume_key(binding.key, sign)


def _rank(binding: Binding) -> int:
    act = binding.action.removeprefix("app.").partition("(")[0]
    return {"help_now": 0, "keys": 2}.get(act, 3 if act in WAYS_OUT else 1)


def bar(bindings: list[Binding], width: int) -> Content:
    """Return the keys in one line of at most `width` cells, roomy where there is room."""
    named = [(called(binding.id, binding.key), binding.description) for binding in bindings]
    while len(named) > KEPT + 1 and _needed(named, 2) > width:
        del named[-KEPT - 1]
    gap = "   " if _needed(named, 3) < width else "  "
    keys = [Content.assemble((key, KEY), f" {words}") for key, words in named]
    return Content(" ") + Content(gap).join(keys)


def _needed(named: list[tuple[str, str]], gap: int) -> int:
    return 1 + sum(len(key) + 1 + len(words) for key, words in named) + gap * (len(named) - 1)
