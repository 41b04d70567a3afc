"""`handrail goals`: the goals and where each stands, or the whole page of one, in plain text or as JSON."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, Any

from store.records.text import one_line, quoted
from tui.command import Command, RefusedError
from widgets.key_names import key_of

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator, Sequence
    from datetime import date

    from store.goals.evidence import Evidence
    from store.goals.page import Page
    from store.goals.standing import GoalView, Line
    from store.goals.weeks import Told
    from store.history import History
    from store.records.goal import Goal

WIDTH = 80


def arguments(parser: ArgumentParser) -> None:
    """Declare the name and the option."""
    parser.add_argument("name", nargs="?", metavar="NAME", help="the start of a goal's title, or its id: all of it")
    parser.add_argument("--json", action="store_true", help="a list for programs")


def run(arguments: Namespace) -> int:
    """Print the goals, or the one that is named."""
    from store.clock import system_clock, today
    from store.goals.baselines import with_counted
    from store.goals.standing import listed
    from tui.folder import open_journal

    history = open_journal(arguments.data, system_clock).history
    this_day = today(system_clock(), history.settings.day_ends)
    if arguments.name is not None:
        _run_one(named(arguments.name, history.goals), history, this_day, as_json=arguments.json)
        return 0
    goals = {goal.id: goal for goal in history.goals}
    views = [(goals[view.id], view) for view in listed(history, this_day)]
    if arguments.json:
        _print_json([_document(with_counted(goal, history, this_day), view, this_day) for goal, view in views])
    else:
        print("\n\n".join(_told(view) for _, view in views) or nothing())
    return 0


def named(name: str, goals: Sequence[Goal]) -> Goal:
    """Return the goal with this id, with this title, or the only one whose title begins so.

    Raises RefusedError with a sentence that names the goals it could be.
    """
    wanted = name.strip().casefold()
    exact = [goal for goal in goals if name == goal.id or wanted == goal.title.strip().casefold()]
    begun = [goal for goal in goals if wanted and goal.title.casefold().startswith(wanted)]
    found = exact if len(exact) == 1 else exact or begun
    if len(found) == 1:
        return found[0]
    titles = ", ".join(f"“{one_line(goal.title)}” ({goal.id})" for goal in found or goals)
    if found:
        raise RefusedError(f"{quoted(name)} could be any of these: {titles}.")
    there = f"There are: {titles}." if goals else nothing()
    raise RefusedError(f"No goal begins with {quoted(name)}. {there}")


def nothing() -> str:
    """Return what stands in the place of the goals while there is none."""
    return f"No goals yet. handrail opens the dashboard; there {key_of('pane.goals')} and {key_of('add')} add one."


def _run_one(goal: Goal, history: History, today: date, *, as_json: bool) -> None:
    from store.goals.baselines import with_counted
    from store.goals.page import page_of

    page = page_of(goal, history, today)
    if as_json:
        _print_json([_document(with_counted(goal, history, today), page.standing, today) | _in_full(goal, page)])
    else:
        print("\n".join(told_in_full(page, today)))


def told_in_full(page: Page, today: date) -> Iterator[str]:
    """Yield the page in plain text, a fact a line, at most 80 columns wide."""
    yield from _wrapped(f"{one_line(page.standing.title)} ({page.whereabouts})", "")
    for words in (page.rule, *page.stands, *page.parts):
        yield from _wrapped(words)
    for told in page.told:
        yield from _periods(told, page)
    yield from _section("How close", [words for words in (page.close, page.look_back) if words])
    yield from _section("What got in the way", [page.in_the_way])
    yield from _section("Questionnaire", page.scores)
    yield from _section("Changed", page.changed)
    yield from _section("Rested", page.rested)
    yield from _section("Why it matters", [page.why])
    yield from _section("On a hard day", [page.on_a_hard_day])
    yield from _section("If, then", page.if_then)
    yield from _section("Counts towards it, newest first", [_day(day, today) for day in page.evidence])


def _periods(told: Told, page: Page) -> Iterator[str]:
    """Yield the periods in words; after those that are spoken of together, what they are together."""
    if not told.periods or (page.parts and not told.heading):
        return
    yield from ("", told.heading or "The whole time")
    ends = {group.last: group for group in told.together}
    for place, period in enumerate(told.periods):
        yield from _wrapped(f"{period.span}: {period.words}")
        if place in ends:
            group = ends[place]
            count = sum(told.periods[at].verdict in {"met", "not_met"} for at in range(group.first, group.last + 1))
            yield from _wrapped(f"these {count} logged {told.noun}s together: {group.words}")
    if told.in_figures:
        yield from _wrapped(f"One {told.noun} alone says little.")


def _day(day: Evidence, today: date) -> str:
    from store.goals.evidence import days_words

    details = f" ({'; '.join(day.details)})" if day.details else ""
    return f"{days_words(day, today)}: {one_line(day.words)}{details}"


def _section(heading: str, lines: Sequence[str]) -> Iterator[str]:
    kept = [line for line in lines if line]
    if kept:
        yield from ("", heading)
        for line in kept:
            yield from _wrapped(line)


def _wrapped(words: str, indent: str = "  ") -> list[str]:
    return wrap(words, WIDTH, initial_indent=indent, subsequent_indent=f"{indent}  ")


def _told(view: GoalView) -> str:
    lines = [line for measure in view.lines for line in _measure(measure)]
    note = [f"  {view.note}"] if view.note else []
    return "\n".join([f"{one_line(view.title)} ({view.state})", f"  {view.rule}", *lines, *note])


def _measure(line: Line) -> list[str]:
    label = f"{line.label}: " if line.label else ""
    return [f"  {label}{words}" for words in (line.level, line.words or line.short) if words]


def _document(goal: Goal, view: GoalView, today: date) -> dict[str, Any]:
    import msgspec

    from store.goals.sentence import sentence

    return {
        **msgspec.structs.asdict(view),
        "sentence": sentence(goal.title, goal.rule, today),
        "status": goal.status,
        "measures": goal.rule.measures,
    }


def _in_full(goal: Goal, page: Page) -> dict[str, Any]:
    return {
        "whereabouts": page.whereabouts,
        "stands": page.stands,
        "periods": [
            {"label": told.label, "periods": told.periods, "together": told.together} for told in page.told
        ],
        "reviews": goal.reviews,
        "close": page.close,
        "revisions": goal.revisions,
        "changed": page.changed,
        "pauses": goal.pauses,
        "scores": page.scores,
        "why": goal.why,
        "on_a_hard_day": goal.on_a_hard_day,
        "if_then": goal.if_then,
        "evidence": page.evidence,
    }


def _print_json(documents: list[dict[str, Any]]) -> None:
    import msgspec

    print(msgspec.json.format(msgspec.json.encode(documents)).decode())


GOALS = Command("the goals and where each stands; with a name all of one", run, arguments)
