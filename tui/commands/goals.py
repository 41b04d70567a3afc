"""`handrail goals`: the goals and where each stands, in plain text or as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.records.text import one_line
from tui.command import Command

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from datetime import date

    from store.goals.standing import GoalView, Line
    from store.records.goal import Goal

EMPTY = "No goals yet. handrail opens the dashboard; there g and a add one."


def arguments(parser: ArgumentParser) -> None:
    """Declare the option."""
    parser.add_argument("--json", action="store_true", help="a list for programs")


def run(arguments: Namespace) -> int:
    """Print the goals."""
    from store.clock import system_clock, today
    from store.goals.standing import standing
    from tui.folder import open_journal

    history = open_journal(arguments.data, system_clock).history
    this_day = today(system_clock(), history.settings.day_ends)
    views = [(goal, standing(goal, history, this_day)) for goal in history.goals]
    if arguments.json:
        _print_json(views, this_day)
    else:
        print("\n\n".join(_told(view) for _, view in views) or EMPTY)
    return 0


def _told(view: GoalView) -> str:
    lines = [line for measure in view.lines for line in _measure(measure)]
    note = [f"  {view.note}"] if view.note else []
    return "\n".join([f"{one_line(view.title)} ({view.state})", f"  {view.rule}", *lines, *note])


def _measure(line: Line) -> list[str]:
    label = f"{line.label}: " if line.label else ""
    return [f"  {label}{words}" for words in (line.level, line.words or line.short) if words]


def _print_json(views: list[tuple[Goal, GoalView]], today: date) -> None:
    import msgspec

    from store.goals.sentence import sentence

    listed = [
        {
            **msgspec.to_builtins(view),
            "sentence": sentence(goal.title, goal.rule, today),
            "status": goal.status,
            "measures": [msgspec.structs.asdict(measure) for measure in goal.rule.measures],
        }
        for goal, view in views
    ]
    print(msgspec.json.format(msgspec.json.encode(listed)).decode())


GOALS = Command("the goals and where each stands", run, arguments)
