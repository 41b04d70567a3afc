"""Which command can have which key: what works at the same time must not share one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from store import key_acts
from tui.key_places import ELSEWHERE, ON_THE_DASHBOARD
from tui.key_table import bound_in, names_of
from widgets.key_names import OWN, chosen, key_of, why_not

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.binding import Binding

    from store.changes import Change

EVERYWHERE, MANY = "everywhere", "in many places"
DASHBOARD = "on the dashboard"
PIECES = frozenset(
    {
        "a list",
        "a list of several",
        "a list to search in",
        "a small box",
        "a page of rows",
        "a row to choose on",
        "a row to type on",
        "a row that does something",
        "a scale",
        "a question with numbered answers",
        "a line of text",
        "a longer text",
    }
)
"""Places that stand on other pages."""

WORDS = {
    "back": "back; on the dashboard it leaves",
    "add": "add",
    "edit": "edit",
    "up": "up",
    "down": "down",
    "search": "search, or filter",
    "raise": "further up",
    "lower": "further down",
    "words": "a chart in words",
    "full": "a chart full screen",
    "less": "less, or the one before",
    "more": "more, or the next one",
    "earlier": "back in time",
    "later": "forward in time",
    "ten": "the answer ten",
    "yes": "the answer yes: done, taken, on",
    "no": "the answer no: missed, none, off",
    "part": "the answer in part",
    "part.too": "the answer in part, the second key",
    "not_due": "the answer that it does not apply, or is not due",
    "one_more": "one more of the tally, panic first",
    "hard_day": "a hard day, and the whole day again",
}
"""What a command does, where the words of its first binding say it of one place alone."""


class Command(NamedTuple):
    """What a key can be chosen for."""

    id: str
    name: str
    """In a word or two, as in the line of keys."""
    does: str
    place: str
    """Where it works."""


def commands() -> tuple[Command, ...]:
    """Return every command, by the place it works in."""
    found: dict[str, list[tuple[str, Binding]]] = {command: [] for command in OWN}
    for place, binding in _bindings():
        if binding.id in OWN:
            found[binding.id].append((place, binding))
    every = [_command(command, where) for command, where in found.items()]
    order = [EVERYWHERE, MANY, *ON_THE_DASHBOARD, *ELSEWHERE]
    return tuple(sorted(every, key=lambda command: order.index(command.place)))


def refused(command: Command, name: str) -> str:
    """Say in a sentence why a command cannot have a key; empty where it can."""
    if name == key_of(command.id):
        return f"{name} is its key already."
    if name != OWN[command.id] and (why := why_not(name)):
        return why
    taken = _in_the_way(command.id, name)
    if taken is None:
        return ""
    place, binding = taken
    again = ", or give that one a new key first" if binding.id in OWN else ""
    return f"{name} is taken ({place}): {binding.tooltip or binding.description}. Choose another{again}."


def given(command: Command, key: str) -> Change:
    """Return the change that gives a command a key that it can have."""
    words = f"{command.name} is now {key}"
    return key_acts.give_own(command.id, words) if key == OWN[command.id] else key_acts.give(command.id, key, words)


def _command(command: str, where: list[tuple[str, Binding]]) -> Command:
    places = list(dict.fromkeys(place for place, _ in where))
    place = EVERYWHERE if EVERYWHERE in places else MANY if len(places) > 1 else places[0]
    binding = where[0][1]
    return Command(command, binding.description, WORDS.get(command, binding.tooltip), place)


def _in_the_way(command: str, name: str) -> tuple[str, Binding] | None:
    """Return what has the key where the command works, and where that is; its own key only a choice can take."""
    mine = {place for place, binding in _bindings() if binding.id == command}
    others = (
        (place, binding)
        for place, binding in _bindings()
        if binding.id != command and name in names_of(binding) and (name != OWN[command] or binding.id in chosen())
    )
    return next(((place, binding) for place, binding in others if any(_meet(place, own) for own in mine)), None)


def _meet(one: str, other: str) -> bool:
    """Say whether what is bound in two places can be asked for at the same moment."""
    both = {one, other}
    if len(both) == 1 or EVERYWHERE in both:
        return True
    if both & ON_THE_DASHBOARD.keys():
        return DASHBOARD in both and both <= ON_THE_DASHBOARD.keys()
    return bool(both & PIECES)


def _bindings() -> Iterator[tuple[str, Binding]]:
    """Yield every binding with its place."""
    for place, paths in (ON_THE_DASHBOARD | ELSEWHERE).items():
        for path in paths:
            yield from ((place, binding) for binding in bound_in(path))
