"""What `+` notes on the dashboard: one more of what the row under the cursor counts, else of the first tally."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store import acts
from store.agenda import agenda
from store.items import when
from store.plan.lines import panic_words
from widgets.key_names import takes_it_back

if TYPE_CHECKING:
    from store.agenda import Row
    from store.changes import Change
    from tui.session import Session

PANIC = "panic"
"""The kind of entry that comes before all, whether or not a goal counts it."""


def meant(session: Session, marked: Row | None) -> Row | None:
    """Return the row that is meant: the marked one, else today's first tally, panic before all; None for panic."""
    if marked and marked.item.field in {"tally", "noted"}:
        return marked
    shown = agenda(session.history, session.clock())
    tallies = [row for row in shown.rows if row.item.field == "tally" and row.day == shown.today]
    return next((row for row in tallies if row.item.of == PANIC), next(iter(tallies), None))


def change(session: Session, row: Row | None) -> Change:
    """Return the change that notes one more. Raises NotAnAnswerError where there can be no more."""
    if row and not row.item.of:
        return acts.one_more(row.item, row.day, session.today, row.value)
    kind, having, day = (row.item.of, row.item.having, row.day) if row else (PANIC, "", session.today)
    return acts.one_more_entry(kind, session.history, day, session.clock(), session.today, having=having)


def noted(session: Session, row: Row | None) -> str:
    """Return what to say once it is kept; to panic belong the person's own words for it."""
    if row is None:
        said = f"Noted: panic, today. {takes_it_back()}"
    else:
        now = agenda(session.history, session.clock(), row.day).row(row.key)
        total = f", {now.value} in all" if now else ""
        said = f"Noted: {row.item.label}, {when(row.day, session.today)}{total}. {takes_it_back()}"
    is_panic = row is None or row.item.of == PANIC
    return " · ".join((said, *(panic_words(session.history) if is_panic else ())))
