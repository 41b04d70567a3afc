"""What a word on the command line means."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from store.entry_kind import KINDS
from store.items import Item, item_of
from store.records.text import one_line, quoted
from tui.command import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from store.history import History
    from store.records.goal import Goal, Measure

RUNNING = frozenset({"active", "maintaining"})


def plain(words: str) -> str:
    """Return a name as it is compared: "Thought-record", "thought_record" and "thought  record" are the same."""
    return " ".join(words.casefold().replace("-", " ").replace("_", " ").split())


def kind_meant(words: str) -> str:
    """Return the kind of journal entry that is named by its id or its title; empty where there is none such."""
    said = plain(words)
    return next((name for name, kind in KINDS.items() if said in {plain(name), plain(kind.title)}), "")


def kinds() -> str:
    """Return the names of all kinds of journal entry, as they are typed."""
    return ", ".join(name.replace("_", "-") for name in KINDS)


class Named(NamedTuple):
    """A measure of a goal."""

    goal: Goal
    measure: Measure

    @property
    def runs(self) -> bool:
        """Whether the goal runs, though it may rest just now."""
        return self.goal.status in RUNNING

    @property
    def item(self) -> Item:
        """The row of the measure. Raises RefusedError where it follows something else and has none."""
        item = item_of(self.goal, self.measure)
        if item is None:
            raise RefusedError(
                f"{one_line(self.measure.label)} follows what is kept elsewhere, and takes no answer."
            )
        return item


def measures(history: History, day: date) -> tuple[Named, ...]:
    """Return every measure by the rule of `day`, drafts apart; before the first rule by that."""
    goals = ((goal, goal.rule_on(day) or goal.revisions[0]) for goal in history.goals if goal.status != "draft")
    return tuple(Named(goal, measure) for goal, rule in goals for measure in rule.measures)


def measure_named(name: str, known: tuple[Named, ...], besides: str = "") -> Named:
    """Return the measure `name` means: its id, or the unique start of its label or of its goal's title.

    A goal that runs comes before one that is over. Raises RefusedError that says which names there are, and
    `besides` what else may be named.
    """
    found = _meant(name.strip().casefold(), known)
    if len(found) == 1:
        return found[0]
    if found:
        raise RefusedError(f"{quoted(name)} could be {' or '.join(names(found))}. Say more of it.")
    there = f"Goals: {', '.join(names(known))}." if known else "There are no goals yet."
    raise RefusedError(f"No goal begins with {quoted(name)}. {there} {besides}".rstrip())


def names(known: tuple[Named, ...]) -> tuple[str, ...]:
    """Return what measures are called, each once: the title, and behind it the label where a goal has several."""
    goals = [named.goal.id for named in known]
    return tuple(
        dict.fromkeys(
            one_line(goal.title if goals.count(goal.id) == 1 else f"{goal.title}: {measure.label}")
            for goal, measure in known
        )
    )


def _meant(wanted: str, known: tuple[Named, ...]) -> tuple[Named, ...]:
    """Return what the word means most closely: an id, else a whole name, else the start of one."""
    ways: tuple[Callable[[Named], bool], ...] = (
        lambda named: named.measure.id.casefold() == wanted,
        lambda named: wanted in _called(named),
        lambda named: any(name.startswith(wanted) for name in _called(named)),
    )
    for way in ways if wanted else ():
        found = tuple(named for named in known if way(named))
        if found:
            return tuple(named for named in found if named.runs) or found
    return ()


def _called(named: Named) -> tuple[str, str]:
    return named.measure.label.strip().casefold(), named.goal.title.strip().casefold()
