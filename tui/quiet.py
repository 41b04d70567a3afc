"""What is left on the terminal when Handrail breaks: the kind and the place of the fault, no word of the journal.

Leans on two private names of Textual 8.2 (`_fatal_error`, `_exit_renderables`), whose own traceback prints the
values of local variables, journal text among them; Textual has no setting for it.
"""

from __future__ import annotations

import sys

from rich.text import Text
from textual.app import App

from tui.faults import described


class QuietFaults(App[None]):
    """An app whose last words hold nothing that was written in it."""

    def _fatal_error(self) -> None:
        fault = sys.exc_info()[1]
        words = described(fault) if fault else "Something went wrong inside Handrail. What was kept is on disk."
        self._exit_renderables.append(Text(f"handrail: {words}"))
        self._close_messages_no_wait()
