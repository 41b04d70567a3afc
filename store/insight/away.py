"""Sentences the person wants to see no more, as changes: put away for good, and brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.acts import ONE_DOCUMENT
from store.changes import Change, Exclude, Include

if TYPE_CHECKING:
    from store.insight.insight import Insight

PATH = ("put_away",)


def put_away(insight: Insight) -> Change:
    """Return the change that shows a sentence no more, whatever it says from now on."""
    edit = Include("settings", ONE_DOCUMENT, PATH, insight.id)
    return Change(words=f"putting “{insight.about}” away", edits=(edit,), item=insight.id)


def bring_back(insight: Insight) -> Change:
    """Return the change that shows it again."""
    edit = Exclude("settings", ONE_DOCUMENT, PATH, insight.id)
    return Change(words=f"bringing “{insight.about}” back", edits=(edit,), item=insight.id)
