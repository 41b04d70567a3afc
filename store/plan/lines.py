"""The plan as it is read: its lines under their headings, and each line in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from store.clock import long_day
from store.helped import helped
from store.plan.parts import HEADING, OWN, PARTS, PEOPLE, STRAYS
from store.records.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from store.history import History
    from store.items import Item
    from store.records.plan import PlanLine, SignRule


class Section(NamedTuple):
    """One heading with its lines."""

    part: str
    name: str
    hint: str
    lines: tuple[PlanLine, ...]
    own: PlanLine | None = None
    """The line that is the heading, where it is the person's own."""


def sections(plan: Iterable[PlanLine]) -> tuple[Section, ...]:
    """Return every heading in the order of the page, those without a line too; each line stands under one.

    A line whose heading is gone, or is another version's, stands among other lines.
    """
    lines = tuple(plan)
    own = {f"{OWN}{line.id}": line for line in lines if line.part == HEADING}
    *first, last = PARTS
    strays = tuple(line for line in lines if line.part not in {*PARTS, *own, HEADING})
    made = [
        *(Section(part, PARTS[part].name, PARTS[part].hint, _of(lines, part)) for part in first),
        *(Section(part, line.text, "", _of(lines, part), line) for part, line in own.items()),
        *([Section(STRAYS, "Other lines", "", strays)] if strays else []),
        Section(last, PARTS[last].name, PARTS[last].hint, _of(lines, last)),
    ]
    return tuple(made)


def named(part: str, history: History) -> str:
    """Return the heading of a part."""
    return next((section.name for section in sections(history.plan) if section.part == part), "")


def shown(line: PlanLine) -> str:
    """Return the line itself in words; a review says its day."""
    return long_day(line.day) + f" {line.day.year}" if line.day else line.text


def details(line: PlanLine, history: History, today: date) -> tuple[str, ...]:
    """Return what else is known of a line, a few words each."""
    facts = (
        line.reach,
        line.good_for and f"good for {line.good_for}",
        line.when,
        {"yes": "at night too", "no": "not at night"}.get(line.at_night, ""),
        line.say and f"“{line.say}”",
        line.back_up and f"if it is not heard: {line.back_up}",
        said_rule(line.rule, watchable(history, today)) if line.rule else "",
        how_it_went(line, history) if line.part == "coping" else "",
        _linked(line, history.plan),
    )
    return tuple(fact for fact in facts if fact.strip())


def said_rule(rule: SignRule, items: Mapping[str, Item]) -> str:
    """Return "sleep hours under 5, 3 days in a week"."""
    name = items[rule.item].label.lower() if rule.item in items else "a row that is gone"
    unit = " h" if rule.item in items and items[rule.item].field == "hours" else ""
    days = "a day" if rule.days == 1 else f"{rule.days} days"
    return f"{name} {rule.side} {rule.value:g}{unit}, {days} in a week"


def watchable(history: History, today: date) -> dict[str, Item]:
    """Return the questions whose answers are numbers, by id: those of every check-in, own ones, rows of goals."""
    from store.agenda import asked
    from store.items import RATINGS, SLEEP
    from store.own_items import own_item

    own = (own_item(each) for each in history.settings.own_items if not each.off)
    rows = (row for goal in history.goals for row in asked(goal, today))
    found = (*RATINGS, *SLEEP, *own, *rows)
    return {item.id: item for item in found if item.field in {"rating", "hours", "tally", "minutes", "noted"}}


def how_it_went(line: PlanLine, history: History) -> str:
    """Return "helped 4 of 5 times": how often distress was lower after a coping tool than before it."""
    named = one_line(line.text).strip().casefold()
    tool = next((tool for tool in helped(history) if tool.name.casefold() == named), None)
    return f"helped {tool.lower} of {tool.uses} times" if tool else ""


def one_person(history: History) -> str:
    """Return the person of a hard day: the first of the plan, and how to reach them; empty where there is none."""
    people = [line for part in PEOPLE for line in _of(history.plan, part)]
    return ", ".join(filter(None, (people[0].text, people[0].reach))) if people else ""


def panic_words(history: History) -> tuple[str, ...]:
    """Return the person's own words for panic, a line each."""
    return tuple(line.text for line in _of(history.plan, "panic_words"))


def _linked(line: PlanLine, plan: tuple[PlanLine, ...]) -> str:
    names = [other.text for other in plan if other.id in line.links]
    return f"→ {' · '.join(names)}" if names else ""


def _of(lines: Iterable[PlanLine], part: str) -> tuple[PlanLine, ...]:
    return tuple(line for line in lines if line.part == part)
