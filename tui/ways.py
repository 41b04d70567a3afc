"""The screens that are one key away from everywhere; each is imported when its key is first pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Callable

    from store.agenda import Row
    from tui.page import Page
    from tui.session import Session


def _breathe(session: Session) -> Page[str]:
    from tui.screens.breathe import Breathe

    return Breathe(session)


def _report(session: Session) -> Page[str]:
    from tui.screens.report import Report

    return Report(session)


def _settings(session: Session) -> Page[str]:
    from tui.screens.settings import SettingsForm

    return SettingsForm(session)


def _hard_day(session: Session) -> Page[str]:
    from tui.screens.hard_day import HardDay

    return HardDay(session)


def _questionnaires(session: Session) -> Page[str]:
    from tui.screens.questionnaires import Questionnaires

    return Questionnaires(session)


def _plan(session: Session) -> Page[str]:
    from tui.screens.plan import Plan

    return Plan(session)


def _write(session: Session) -> Page[str]:
    from tui.screens.write import Write

    return Write(session)


def _ladders(session: Session) -> Page[str]:
    from tui.screens.ladder import Ladders

    return Ladders(session)


def _sleep_review(session: Session) -> Page[str]:
    from tui.screens.sleep_review import SleepReview

    return SleepReview(session)


def _worry_time(session: Session) -> Page[str]:
    from tui.screens.worry_time import WorryTime

    return WorryTime(session)


def _events(session: Session) -> Page[str]:
    from tui.screens.events import Events

    return Events(session)


def _insight(session: Session) -> Page[str]:
    from tui.screens.insight import Insights

    return Insights(session)


def _exchange(session: Session) -> Page[str]:
    from tui.screens.exchange import Exchange

    return Exchange(session)


WAYS: dict[str, Callable[[Session], Page[str]]] = {
    "breathe": _breathe,
    "report": _report,
    "settings": _settings,
    "hard_day": _hard_day,
    "questionnaires": _questionnaires,
    "plan": _plan,
    "write": _write,
    "ladders": _ladders,
    "sleep_review": _sleep_review,
    "worry_time": _worry_time,
    "exchange": _exchange,
    "events": _events,
    "insight": _insight,
}
"""Each screen by its name. What it brings when it closes is a sentence to say."""

TOOLS = {"breathing": "breathe", "exposure": "ladders"}
"""The kinds of entry that have a screen to do them on, and its name."""


def way_of(row: Row, session: Session) -> Page[str]:
    """Return the screen that a row of the check-in leads to: a tool, else the form of what the row counts.

    What was noted with one key that day, and has no details yet, is what the form is opened on.
    """
    from store import entry_acts
    from tui.screens.entry_form import EntryForm

    way = row.item.id if row.item.id in WAYS else TOOLS.get(row.item.of, "")
    if way:
        return WAYS[way](session)
    noted = entry_acts.without_details(row.item.of, session.history, session.today)
    if noted is None or noted.day != row.day:
        noted = entry_acts.begin(row.item.of, row.day, session.clock())
        noted = noted if row.day == session.today else replace(noted, at=None)
    return EntryForm(session, noted)
