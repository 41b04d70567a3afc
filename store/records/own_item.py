"""A question of the person's own, or a symptom they chose to keep an eye on."""

from typing import Literal, TypeAlias

from store.records.record import Part

OwnKind: TypeAlias = Literal["rating", "tick", "tally", "minutes", "choice"]


class OwnItem(Part, frozen=True, kw_only=True, omit_defaults=True):
    """Its answers stand under `own:<id>`. Other words make another question, so they get another id."""

    id: str
    label: str
    """At most a word or two: the row's name in the check-in."""
    kind: OwnKind = "rating"
    question: str = ""
    """In full; empty: the label says it."""
    low: str = ""
    high: str = ""
    """What the ends of a rating mean."""
    choices: tuple[str, ...] = ()
    """For a choice, at most nine."""
    off: bool = False
    """Asked no more; what was answered stays."""
