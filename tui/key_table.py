"""Every key by the place it works in, taken from the bindings; the keys screen and the README show it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.binding import Binding

from widgets.key_bar import shown_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textual.dom import DOMNode


class Keys(NamedTuple):
    """Some keys that do one thing, and what that is."""

    keys: str
    does: str


def on_the_dashboard() -> Iterator[tuple[str, list[Keys]]]:
    """Yield the places a person is in most, and their keys."""
    from tui.app import Handrail
    from tui.page import Page
    from tui.screens.dashboard import Dashboard
    from widgets.chart_pane import ChartPane
    from widgets.check_in import CheckIn
    from widgets.goal_list import GoalList

    everywhere = [*keys_of(Handrail), *keys_of(Page)]
    yield "everywhere", everywhere
    yield "on the dashboard", [line for line in keys_of(Dashboard) if line not in everywhere]
    yield "Today", keys_of(CheckIn)
    yield "Goals", keys_of(GoalList)
    yield "Charts", keys_of(ChartPane)


def places() -> Iterator[tuple[str, list[Keys]]]:
    """Yield each place and its keys."""
    from tui.screens.asked import Asked
    from tui.screens.breathe import Breathe
    from tui.screens.chart_full import ChartFull
    from tui.screens.events import Events
    from tui.screens.goal_page import GoalPage
    from tui.screens.hard_day import HardDay
    from tui.screens.help_now import HelpNow
    from tui.screens.medicines import Medicines
    from tui.screens.plan import Plan
    from tui.screens.questionnaires import Questionnaires
    from tui.screens.report import Report
    from tui.screens.write import Write

    yield from on_the_dashboard()
    yield "the page of a goal", keys_of(GoalPage)
    yield "a chart on the whole screen", keys_of(ChartFull)
    yield "what the charts mark", keys_of(Events)
    yield "a hard day", keys_of(HardDay)
    yield "Write", keys_of(Write)
    yield "my plan", keys_of(Plan)
    yield "help now", keys_of(HelpNow)
    yield "Breathe", keys_of(Breathe)
    yield "Questionnaires", keys_of(Questionnaires)
    yield "the page for the next session", keys_of(Report)
    yield "what is asked", keys_of(Asked)
    yield "medicines", keys_of(Medicines)


def keys_of(node: type[DOMNode]) -> list[Keys]:
    """Return the keys a class declares itself, one line for those that do the same."""
    bound = [binding for binding in node.BINDINGS if isinstance(binding, Binding)]
    by_act: dict[str, list[str]] = {}
    for binding in bound:
        by_act.setdefault(binding.tooltip or binding.description, []).extend(binding.key.split(","))
    return [Keys(" ".join(_shortened(keys)), does) for does, keys in by_act.items()]


def _shortened(keys: Iterable[str]) -> list[str]:
    shown = [shown_key(key) for key in keys]
    digits = [key for key in shown if key.isdigit()]
    return ["0-9", *(key for key in shown if not key.isdigit())] if len(digits) == len("0123456789") else shown


def markdown() -> str:
    """Return the keys as the README's table: those of the dashboard, for ? shows them all."""
    rows = [
        f"| {place} | {' '.join(f'`{key}`' for key in line.keys.split())} | {line.does} |"
        for place, keys in on_the_dashboard()
        for line in keys
    ]
    return "\n".join(["| where | keys | what they do |", "|---|---|---|", *rows])
