"""`handrail status`: one discreet line for a prompt, tmux or a login."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from store.agenda import agenda
from store.goals.periods import Rest
from store.records.text import one_line
from store.where import data_folder, is_first_run
from tui.command import Command, RefusedError
from tui.folder import open_desk
from tui.named import RUNNING

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from store.goals.standing import GoalView
    from store.history import History, Tables
    from tui.folder import Desk

OPEN, DONE, NEW = "check-in open", "done for now", "no check-in yet"
TOLD = frozenset({"active", "maintaining", "resting", "over"})
"""The states of goals that `--words` tells of."""


def arguments(parser: ArgumentParser) -> None:
    """Declare the two ways to ask."""
    parser.add_argument("--words", action="store_true", help="add where the goals stand")
    parser.add_argument("--if-open", action="store_true", help="say nothing when done, resting or paused")


def run(arguments: Namespace) -> int:
    """Print the line, if there is one; return 0. Raises RefusedError, status 1, where nothing can be kept."""
    line = _line(arguments)
    if line:
        print(line)
    return 0


def _line(arguments: Namespace) -> str:
    folder = data_folder(arguments.data)
    if is_first_run(folder):
        _check(folder)
        return "" if arguments.if_open else NEW
    desk = open_desk(arguments.data)
    done = agenda(desk.history.through(_without_entries), desk.now).done
    if arguments.if_open and (done or rests(desk.history, desk.today)):
        return ""
    return "; ".join([DONE if done else OPEN, *(_goals(desk) if arguments.words else ())])


def _check(folder: Path) -> None:
    if os.path.lexists(folder) and not folder.is_dir():
        raise RefusedError(f"{folder} is no folder, so nothing can be kept there.", 1)


def _without_entries(tables: Tables) -> Tables:
    """Return what the question takes: entries change no stop, and ten years of them take a while to count."""
    return {**tables, "entries": {}}


def rests(history: History, day: date) -> bool:
    """Say whether `day` is a hard day, one of a rest from being asked, or one on which every goal rests."""
    quiet = history.settings.quiet_until
    if day.isoformat() in history.hard_days or (quiet and day <= quiet):
        return True
    goals = [goal for goal in history.goals if goal.status in {*RUNNING, "paused"}]
    return bool(goals) and all(goal.status == "paused" or day in Rest(goal, history) for goal in goals)


def _goals(desk: Desk) -> Iterator[str]:
    from store.goals.standing import listed

    for view in listed(desk.history, desk.today):
        if view.state in TOLD:
            yield ": ".join(one_line(words) for words in (view.title, _stands(view)) if words)


def _stands(view: GoalView) -> str:
    return view.state if view.state == "resting" else view.short or view.note


STATUS = Command("one line: whether the check-in is open", run, arguments)
