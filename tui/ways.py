"""The screens that are one key away from everywhere; each is imported when its key is first pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.page import Page
    from tui.session import Session


def _breathe(session: Session) -> Page[str]:
    from tui.screens.breathe import Breathe

    return Breathe(session)


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


WAYS: dict[str, Callable[[Session], Page[str]]] = {
    "breathe": _breathe,
    "settings": _settings,
    "hard_day": _hard_day,
    "questionnaires": _questionnaires,
    "plan": _plan,
    "write": _write,
    "ladders": _ladders,
    "sleep_review": _sleep_review,
    "worry_time": _worry_time,
    "events": _events,
}
"""Each screen by its name. What it brings when it closes is a sentence to say."""
