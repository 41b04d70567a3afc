"""Every key by the place it works in, taken from the bindings; the keys screen and the README show it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from textual.binding import Binding

from tui.key_places import ELSEWHERE, ON_THE_DASHBOARD
from widgets.key_names import called

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from textual.dom import DOMNode

Bound = tuple[str, str]
"""A key, or several with commas, and what it does in the program's terms."""
FEWEST_IN_A_ROW = 4
"""So many digits and more that follow each other are written as one span."""


class KeyLine(NamedTuple):
    """Some keys that do one thing, and what that is."""

    keys: str
    does: str


class Place(NamedTuple):
    """Where keys work: its name, its keys, and the classes that declare them."""

    name: str
    keys: list[KeyLine]
    classes: tuple[type[DOMNode], ...]


def places(named: Mapping[str, tuple[str, ...]] = ON_THE_DASHBOARD | ELSEWHERE) -> Iterator[Place]:
    """Yield each place and its keys; what works everywhere is said there alone."""
    everywhere = {bound for path in ON_THE_DASHBOARD["everywhere"] for bound in _bounds(_class(path))}
    for name, paths in named.items():
        classes = tuple(_class(path) for path in paths)
        said = frozenset() if name == "everywhere" else everywhere
        yield Place(name, [line for node in classes for line in keys_of(node, said)], classes)


def keys_of(node: type[DOMNode], said: Iterable[Bound] = ()) -> list[KeyLine]:
    """Return the keys a class declares itself but for those in `said`, one line for those that do the same."""
    by_act: dict[str, list[str]] = {}
    for bound, binding in _bounds(node).items():
        if bound not in said:
            by_act.setdefault(binding.tooltip or binding.description, []).extend(names_of(binding))
    return [KeyLine(" ".join(_shortened(keys)), does) for does, keys in by_act.items()]


def names_of(binding: Binding) -> list[str]:
    """Return what the keys of a binding are called now."""
    return list(dict.fromkeys(called(binding.id, key) for key in binding.key.split(",")))


def markdown() -> str:
    """Return the keys as the README's table: those of the dashboard, for ? shows them all."""
    rows = [
        f"| {place.name} | {' '.join(f'`{key}`' for key in line.keys.split())} | {line.does} |"
        for place in places(ON_THE_DASHBOARD)
        for line in place.keys
    ]
    return "\n".join(["| where | keys | what they do |", "|---|---|---|", *rows])


def bound_in(path: str) -> list[Binding]:
    """Return the bindings that a class declares itself, by the path of its name."""
    return [binding for binding in _class(path).BINDINGS if isinstance(binding, Binding)]


def _class(path: str) -> type[DOMNode]:
    module, _, name = path.rpartition(".")
    found: type[DOMNode] = getattr(import_module(module), name)
    return found


def _bounds(node: type[DOMNode]) -> dict[Bound, Binding]:
    """Return the bindings a class declares itself; a box binds the app's keys again, and they are the same."""
    declared = [binding for binding in node.BINDINGS if isinstance(binding, Binding)]
    return {(binding.key, binding.action.removeprefix("app.")): binding for binding in declared}


def _shortened(shown: list[str]) -> list[str]:
    digits = sorted(key for key in shown if key.isdigit())
    spans = len(digits) >= FEWEST_IN_A_ROW and int(digits[-1]) - int(digits[0]) == len(digits) - 1
    return [f"{digits[0]}-{digits[-1]}", *(key for key in shown if not key.isdigit())] if spans else shown
