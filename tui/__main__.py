"""The way in. Plain commands leave from here without the screen's libraries; the dashboard needs no parser."""

from __future__ import annotations

import gc
import io
import os
import sys
from typing import TYPE_CHECKING

from tui.command import RefusedError
from tui.faults import described

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(words: Sequence[str] | None = None) -> int:
    """Run `handrail` with these words and return the exit status: 0 done, 1 could not, 2 bad use."""
    given = list(sys.argv[1:] if words is None else words)
    gc.disable()  # a command is over before there is anything to collect; for the dashboard app.py turns it on
    _take_any_text()
    try:
        return _run(given) if given or "_ARGCOMPLETE" in os.environ else _dashboard()
    except RefusedError as refused:
        print(f"handrail: {refused}", file=sys.stderr)  # noqa: T201 - the command line speaks
        return refused.status
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as fault:  # noqa: BLE001 - no traceback ever reaches a user
        print(f"handrail: {described(fault)}", file=sys.stderr)  # noqa: T201 - the command line speaks
        return 1
    finally:
        gc.enable()


def _take_any_text() -> None:
    """Let no character stop a command that the terminal or a pipe has no place for."""
    for stream, errors in ((sys.stdin, "surrogateescape"), (sys.stdout, "replace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=errors)


def _run(given: Sequence[str]) -> int:
    from tui.command_line import parsed

    arguments = parsed(given)
    if arguments.run is None:
        return _dashboard(arguments.data, demo=arguments.demo)
    status: int = arguments.run(arguments)
    return status


def _dashboard(named: str = "", *, demo: bool = False) -> int:
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM") == "dumb":
        raise RefusedError(
            "The dashboard needs a full-screen terminal. The plain commands work everywhere: handrail --help", 1
        )
    from tui.opening import run_dashboard

    return run_dashboard(named, demo=demo)


if __name__ == "__main__":
    sys.exit(main())
