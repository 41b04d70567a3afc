"""What was logged for a measure, day by day."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from store.entry_kind import happened, is_tallied, kind_named
from store.items import STANDARD, measure_item

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from store.history import History, Noted
    from store.records.check_in import Answer
    from store.records.entry import Entry
    from store.records.goal import Measure

TICKS = {"yes": 1.0, "partly": 0.5, "no": 0.0}
"""What a tick is worth in sums, days and shares (clinical.md 2.4)."""

DOES_NOT_APPLY = "na"


def counted(history: History, measure: Measure) -> Mapping[str, Answer]:
    """Return what was logged for `measure`, by ISO day; a day that is absent is unknown.

    The day's own answer is the truth for its day. Where it is absent, a derived measure counts the day's
    journal entries, or takes the check-in's number it is derived from.
    """
    told = history.answers(measure_item(measure))
    if measure.source != "derived" or not measure.of or is_tallied(measure.of):
        return told
    return {**_found(history, measure), **told}


def amount(answer: Answer | None) -> float | None:
    """Return what an answer is worth: a number itself, a tick 0 to 1; None for "does not apply" and for words."""
    return TICKS.get(answer) if isinstance(answer, str) else answer


def entries_that_count(history: History, kind: str, having: str, day: date | None = None) -> tuple[Entry, ...]:
    """Return the entries of a kind, of one day or of all, that took place and have the field `having` filled in."""
    return tuple(entry for entry in history.entries(kind, day) if _counts(entry, having))


def days_of_entries(history: History, kind: str, having: str = "") -> Mapping[str, int]:
    """Return how many entries of a kind count on each ISO day, as `entries_that_count` says."""
    noted = history.noted(kind)
    return history.remembered(
        ("days of entries", kind, having),
        (noted,),
        lambda: Counter(entry.day for entry in _that_count(noted, kind, having)),
    )


def entries_of_day(history: History, kind: str, having: str, day: date) -> int:
    """Return how many entries of a kind count on a day."""
    iso = day.isoformat()
    return len(_that_count([entry for entry in history.noted(kind) if entry.day == iso], kind, having))


def _that_count(noted: Sequence[Noted], kind: str, having: str) -> Sequence[Noted]:
    """Return those that count; of most kinds all do, and what they say need not be read."""
    every = not having and not kind_named(kind).not_yet
    return noted if every else [entry for entry in noted if _counts(entry, having)]


def _counts(entry: Entry | Noted, having: str) -> bool:
    return (not having or bool(entry.fields.get(having))) and happened(entry)


def _found(history: History, measure: Measure) -> Mapping[str, Answer]:
    item = STANDARD.get(measure.of)
    if measure.of.startswith("own:") or (item and item.field != "text"):
        return history.answers(measure.of)
    return days_of_entries(history, measure.of, measure.having)
