"""The screens that are one key away from everywhere; each is imported when its key is first pressed."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.screen import Screen

    from tui.session import Session


WAYS = {
    "breathe": "breathe.Breathe",
    "events": "events.Events",
    "exchange": "exchange.Exchange",
    "hard_day": "hard_day.HardDay",
    "insight": "insight.Insights",
    "ladders": "ladder.Ladders",
    "plan": "plan.Plan",
    "questionnaires": "questionnaires.Questionnaires",
    "report": "report.Report",
    "settings": "settings.SettingsForm",
    "sleep_review": "sleep_review.SleepReview",
    "worry_time": "worry_time.WorryTime",
    "write": "write.Write",
}
"""Where each screen is, by its name. What it brings when it closes is a sentence to say."""


def way(name: str, session: Session) -> Screen[str]:
    """Return the screen of that name. Raises KeyError where there is none."""
    module, _, page = WAYS[name].partition(".")
    made: Screen[str] = getattr(import_module(f"tui.screens.{module}"), page)(session)
    return made
