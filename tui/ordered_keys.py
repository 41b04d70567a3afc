"""Keys one after the other: each is handled to its end, disk and new screens included, before the next.

Textual hands a key to the focused widget and runs bindings when it comes back, each in a queue of its own; keys
that arrive together, over a slow link or before the program is up, then meet the wrong row or the wrong screen.
Here a key waits until a message sent behind its forerunner has come back up the same way. Leans on `on_event`,
which Textual 8.2 documents for widgets but not for apps.
"""

from __future__ import annotations

from collections import deque

from textual import events
from textual.app import App
from textual.message import Message
from textual.reactive import var
from textual.widget import Widget

ROUNDS = 3
"""In the first the key's binding runs; in the second what it posts is handled; in the third what that calls."""
RECHECK = 0.005
"""Seconds between looks whether a new screen, or a new row, is up."""
PATIENCE = 3.0
"""Seconds after which the next key is let through, whatever became of the last one."""


class Came(Message, namespace="ordered_keys"):
    """Sent behind a key, to see it through."""

    def __init__(self, key: int, rounds: int) -> None:
        super().__init__()
        self.key = key
        self.rounds = rounds


class OrderedKeys(App[None]):
    """An app that loses no key and mixes none up."""

    listening: var[bool] = var(False)
    """Whether keys are let through; until then they are kept."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: deque[events.Key | events.Paste] = deque()
        self._handled = 0
        self._busy = False

    async def on_event(self, event: events.Event) -> None:
        """Put keys and pastes in line; all else goes its way."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            self._waiting.append(event)
            await self._next()
        else:
            await super().on_event(event)

    async def _next(self) -> None:
        if self._busy or not self._waiting:
            return
        self._busy = True
        if self.listening and self._is_whole():
            self._handled += 1
            await super().on_event(self._waiting.popleft())
            self.set_timer(PATIENCE, lambda key=self._handled: self._let_through(key))
            self._see_through(self._handled, ROUNDS)
        else:
            self.set_timer(RECHECK, self._look_again)

    def _is_whole(self) -> bool:
        """Say whether the screen and all that is on it are up: a row that is on its way gets its own keys."""
        return self.screen.is_mounted and all(widget.is_mounted for widget in self.screen.walk_children(Widget))

    def _see_through(self, key: int, rounds: int) -> None:
        start = self.focused or self.screen
        start.post_message(Came(key, rounds).set_sender(start))

    async def on_ordered_keys_came(self, event: Came) -> None:
        """Send it up once more, or let the next key through."""
        if event.rounds > 1:
            self._see_through(event.key, event.rounds - 1)
        else:
            await self._let_through(event.key)

    async def _let_through(self, key: int) -> None:
        if key == self._handled:
            await self._look_again()

    async def _look_again(self) -> None:
        self._busy = False
        await self._next()
