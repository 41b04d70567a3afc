"""`handrail keys`: which key does what, and another key for one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.records.text import quoted
from tui.command import Command, RefusedError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterable

    from store.changes import Change
    from tui.key_choice import Command as KeyCommand


def arguments(parser: ArgumentParser) -> None:
    """Declare what is done, its new key, and the option."""
    parser.add_argument("name", nargs="?", metavar="NAME", help="what is done, as the list names it: undo")
    parser.add_argument("key", nargs="?", metavar="KEY", help="its new key: a letter, a sign, F5, Ctrl+T")
    parser.add_argument("--default", action="store_true", help="its own key again; without NAME, all of them")


def run(arguments: Namespace) -> int:
    """Print the keys, or give one of them away. What cannot be is refused, status 2, and changes nothing."""
    from store import key_acts
    from tui.folder import open_desk
    from tui.key_choice import commands
    from widgets.key_names import OWN

    desk = open_desk(arguments.data)
    every = {command.id: command for command in commands()}
    if arguments.name is None:
        if arguments.default:
            desk.record(key_acts.give_all_their_own())
            print("Every key is its own again.")
        else:
            print("\n".join(_lines(every.values())))
        return 0
    command = every.get(arguments.name)
    if command is None:
        raise RefusedError(f"Nothing is called {quoted(arguments.name)}. handrail keys lists the names.")
    if (arguments.key is None) != arguments.default:
        raise RefusedError(f"Say its new key, or --default: handrail keys {command.id} KEY")
    desk.record(_change(command, OWN[command.id] if arguments.default else _printed(arguments.key)))
    print(f"{command.does}: {OWN[command.id] if arguments.default else _printed(arguments.key)}")
    return 0


def _change(command: KeyCommand, key: str) -> Change:
    """Return the change that gives a command a key. Raises RefusedError where it cannot have it."""
    from tui.key_choice import given, refused

    if why := refused(command, key):
        raise RefusedError(why)
    return given(command, key)


def _lines(commands: Iterable[KeyCommand]) -> Iterable[str]:
    from widgets.key_names import key_of

    for command in commands:
        yield f"{command.id}: {key_of(command.id)}  {command.does} ({command.place})"


def _printed(typed: str) -> str:
    """Return a key as it is printed: "ctrl+t" is "Ctrl+T", "f5" is "F5"."""
    return typed if len(typed) == 1 else "+".join(part.capitalize() for part in typed.split("+"))


KEYS = Command("the keys and what each does; another key for one: handrail keys undo Z", run, arguments)
