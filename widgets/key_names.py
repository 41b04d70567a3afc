"""What each key is called now: who names a key in a sentence asks here, by the id of its binding.

To keys this is what a locale is to dates: one for the whole program, set by whoever knows what the person chose.
A key is written as it is printed: "u", "?", "F5", "Ctrl+T".
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import combining, east_asian_width

if TYPE_CHECKING:
    from collections.abc import Mapping

OWN = {
    "write": "w",
    "breathe": "b",
    "questionnaires": "m",
    "plan": "p",
    "report": "r",
    "flag": "f",
    "settings": "s",
    "undo": "u",
    "redo": "U",
    "hide": "h",
    "commands": ":",
    "pane.today": "t",
    "pane.goals": "g",
    "pane.charts": "c",
    "one_more": "+",
    "hard_day": "d",
    "back": "q",
    "up": "k",
    "down": "j",
    "add": "a",
    "edit": "e",
    "search": "/",
    "raise": "K",
    "lower": "J",
    "words": "v",
    "full": "z",
    "shorter": "<",
    "longer": ">",
    "less": "-",
    "more": "+",
    "earlier": "[",
    "later": "]",
    "ten": "x",
    "yes": "y",
    "no": "n",
    "part": "i",
    "part.too": "~",
    "not_due": "-",
    "goals.look_back": "i",
    "goals.menu": "o",
    "charts.before": ",",
    "charts.next": ".",
    "insight": "i",
    "events": "e",
    "insight.away": "x",
    "library.own": "w",
    "box.all": "a",
    "box.day": "d",
    "write.erase": "E",
    "write.shrink": "-",
    "write.ladders": "l",
    "write.nights": "n",
    "write.worries": "o",
    "ladder.open": "o",
    "ladder.new": "n",
    "plan.link": "l",
    "plan.heading": "n",
    "plan.offer": "o",
    "plan.paper": "x",
    "help.country": "c",
    "questionnaires.look": "l",
    "questionnaires.often": "e",
    "report.toggle": "x",
    "report.preview": "v",
    "report.save": "o",
    "report.done": "d",
    "report.names": "n",
    "preview.other": ".",
    "response.correct": "e",
    "response.from": "c",
    "medicines.stop": "x",
}
"""The keys that can be given to something else, by what they do, as they are without a choice."""

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
"""What is printed, by Textual's name."""

ARROWS = frozenset("↑↓←→")
SIGNS = frozenset(name for name in CHARACTERS.values() if len(name) == 1) - ARROWS
FIXED = {
    **dict.fromkeys({*CHARACTERS.values(), "Shift+Tab"} - SIGNS, "does the same on every screen, and stays so"),
    **dict.fromkeys(("!", "Ctrl+G", "F1"), "is help, wherever one is, and stays so"),
    "?": "shows the keys, wherever one is, and stays so",
    **dict.fromkeys("0123456789", "is an answer, and stays one"),
    **dict.fromkeys(("Ctrl+C", "Ctrl+Q", "Ctrl+S", "Ctrl+Z"), "belongs to the terminal"),
    "Ctrl+I": "is Tab to a terminal",
    "Ctrl+H": "is Backspace to a terminal",
    **dict.fromkeys(("Ctrl+J", "Ctrl+M"), "is Enter to a terminal"),
}
"""Keys that no command can be given, and why."""
FUNCTION_KEYS = frozenset(f"F{number}" for number in range(2, 13))
MAY_BE = "a letter, a sign, F2 to F12, or Ctrl with a letter"

_now = dict(OWN)
_chosen: dict[str, str] = {}


def key_of(command: str) -> str:
    """Return what the key of a command is called now. Raises KeyError for a command that is not in `OWN`."""
    return _now[command]


def takes_it_back() -> str:
    """Return the sentence that ends most reports."""
    return f"{_now['undo']} takes it back."


def brings_it_back() -> str:
    """Return the sentence that ends a report of what was deleted."""
    return f"{_now['undo']} brings it back."


def use(keys: Mapping[str, str]) -> None:
    """Call keys by these names from now on; an unknown command and a key that none can have are passed over."""
    known = {command: name for command, name in keys.items() if command in OWN and not why_not(name)}
    _chosen.clear()
    _chosen.update((command, name) for command, name in known.items() if name != OWN[command])
    _now.update(OWN)
    _now.update(_chosen)


def chosen() -> Mapping[str, str]:
    """Return the keys that were chosen, by command."""
    return _chosen


def why_not(name: str) -> str:
    """Say in a sentence why no command can have this key, whatever else is chosen; empty where one can."""
    if name in FIXED:
        return f"{name} {FIXED[name]}."
    letter = name.removeprefix("Ctrl+")
    is_held = name != letter and len(letter) == 1 and letter.isascii() and letter.isupper()
    return "" if _is_sign(name) or is_held or name in FUNCTION_KEYS else f"That is no key to choose: {MAY_BE} is."


def pressed(name: str) -> str:
    """Return Textual's name of a key that is printed as `name`."""
    return {",": "comma"}.get(name) or (name if len(name) == 1 else name.lower())


def shown_key(key: str) -> str:
    """Return a key as it is printed, from Textual's name of it: "!", "Ctrl+G", "F1", "Shift+Tab"."""
    *modifiers, last = key.split("+")
    name = CHARACTERS.get(last, last.upper() if len(last) > 1 or modifiers else last)
    if last.isupper() and len(last) == 1:
        name = last
    return "+".join([*(modifier.capitalize() for modifier in modifiers), name])


def called(command: str | None, key: str) -> str:
    """Return what the key of a binding is called, by the binding's id and by Textual's name of the key."""
    return _chosen.get(command or "") or shown_key(key)


def _is_sign(name: str) -> bool:
    """Say whether it is one character that takes one cell."""
    is_seen = len(name) == 1 and name.isprintable() and not name.isspace()
    return is_seen and not combining(name) and east_asian_width(name) not in "WF"
