"""The screens that are one key away from everywhere; each is imported when its key is first pressed."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from msgspec.structs import replace

if TYPE_CHECKING:
    from store.agenda import Row
    from tui.page import Page
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

TOOLS = {"breathing": "breathe", "exposure": "ladders"}
"""The kinds of entry that have a screen to do them on, and its name."""


def way(name: str, session: Session) -> Page[str]:
    """Return the screen of that name. Raises KeyError where there is none."""
    module, _, page = WAYS[name].partition(".")
    made: Page[str] = getattr(import_module(f"tui.screens.{module}"), page)(session)
    return made


def way_of(row: Row, session: Session) -> Page[str]:
    """Return the screen that a row of the check-in leads to: a tool, else the form of what the row counts.

    What was noted with one key that day, and has no details yet, is what the form is opened on.
    """
    from store import entry_acts
    from tui.screens.entry_form import EntryForm

    tool = row.item.id if row.item.id in WAYS else TOOLS.get(row.item.of, "")
    if tool:
        return way(tool, session)
    noted = entry_acts.without_details(row.item.of, session.history, session.today)
    if noted is None or noted.day != row.day:
        noted = entry_acts.begin(row.item.of, row.day, session.clock())
        noted = noted if row.day == session.today else replace(noted, at=None)
    return EntryForm(session, noted)
