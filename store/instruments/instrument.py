"""A questionnaire as its data file says it: its words, its score, what its score is called (clinical.md 1.9)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

if TYPE_CHECKING:
    from collections.abc import Mapping

LOCAL = "urn:handrail:questionnaire"
"""The code system of totals that have no code of their own in LOINC."""


class Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of the file: a field that is not known is a fault."""


class Licence(Table, frozen=True, kw_only=True):
    """Who owns the words, and what they allow."""

    spdx: str = ""
    text: str = ""
    modifiable: bool = False


class Option(Table, frozen=True, kw_only=True):
    """One of the answers: its key, which is also its value, and its words."""

    value: int
    text: str
    loinc: str = ""


class Item(Table, frozen=True, kw_only=True):
    """One question that is scored."""

    id: str
    text: str
    loinc: str = ""
    reverse: bool = False
    """Counted the other way round: the highest answer as the lowest."""
    sensitive: bool = False
    """About death or self-harm: any answer above the lowest shows help before anything else (clinical.md 1.6)."""
    optional_to: str = ""
    """The questionnaire that this one is without the item; empty: the item cannot be left out."""


class Unscored(Table, frozen=True, kw_only=True):
    """A question that is asked at the end, has answers of its own and counts towards nothing."""

    id: str
    text: str
    options: tuple[Option, ...]
    loinc: str = ""


class Score(Table, frozen=True, kw_only=True):
    """How answers become a total. Nothing is ever filled in for an open item (clinical.md 1.3)."""

    items: tuple[str, ...]
    min: int
    max: int
    method: Literal["sum"] = "sum"
    better: Literal["lower", "higher"] = "lower"
    require_all: bool = True
    loinc: str = ""


class Part(Table, frozen=True, kw_only=True):
    """A total of some of the items that has a name of its own; `mark` is where its published guide draws a line."""

    id: str
    title: str
    items: tuple[str, ...]
    min: int
    max: int
    mark: int | None = None
    loinc: str = ""
    loinc_panel: str = ""


class Band(Table, frozen=True, kw_only=True):
    """What the published guide calls the totals up to `max`, from where the band before ends."""

    max: int
    label: str


class Thresholds(Table, frozen=True, kw_only=True):
    """Totals that mean something, and who says so."""

    source: str
    caseness: int | None = None
    reliable_change: int | None = None
    """A difference of so many points or more is unlikely to be chance (clinical.md 1.7)."""


class Instrument(Table, frozen=True, kw_only=True):
    """A questionnaire. Its id is the name of its file."""

    id: str
    title: str
    version: int
    stem: str
    options: tuple[Option, ...]
    items: tuple[Item, ...]
    score: Score
    licence: Licence = Licence()
    about: str = ""
    place: int = 100
    """Where it stands in a list, the lowest first."""
    locale: str = "en"
    recall_days: int = 14
    min_interval_days: int = 6
    default_interval_days: int = 14
    """0: taken when the person likes, never offered."""
    unscored: tuple[Unscored, ...] = ()
    parts: tuple[Part, ...] = ()
    bands: tuple[Band, ...] = ()
    thresholds: Thresholds | None = None
    loinc_panel: str = ""
    within: tuple[str, ...] = ()
    """Questionnaires that hold all of its items under the same ids, so that they have its total too."""

    @property
    def questions(self) -> tuple[Item | Unscored, ...]:
        """Everything that is asked, in order."""
        return (*self.items, *self.unscored)

    def options_of(self, question: Item | Unscored) -> tuple[Option, ...]:
        """Return the answers a question has."""
        return question.options if isinstance(question, Unscored) else self.options

    def total(self, answers: Mapping[str, int]) -> int | None:
        """Return the total, `score.min` to `score.max`; None while a scored item is open."""
        return self.sum(self.score.items, answers)

    def sum(self, items: tuple[str, ...], answers: Mapping[str, int]) -> int | None:
        """Return what the answers to some items add up to; None while one of them is open or not an answer."""
        values = {option.value for option in self.options}
        turned = {item.id for item in self.items if item.reverse}
        ends = min(values) + max(values)
        given = {name: answers[name] for name in items if answers.get(name) in values}
        counted = (ends - value if name in turned else value for name, value in given.items())
        return sum(counted) if len(given) == len(items) else None

    def open_items(self, answers: Mapping[str, int]) -> tuple[Item, ...]:
        """Return the items that still need an answer for a total."""
        values = {option.value for option in self.options}
        return tuple(
            item for item in self.items if item.id in self.score.items and answers.get(item.id) not in values
        )

    def band(self, total: int) -> tuple[int, int, str] | None:
        """Return the published band a total lies in, by its ends and its name; None where none is published."""
        first = self.score.min
        for band in self.bands:
            if total <= band.max:
                return first, band.max, band.label
            first = band.max + 1
        return None

    def is_raised(self, item: Item, value: int | None) -> bool:
        """Say whether an answer to a sensitive item is above the lowest one."""
        return item.sensitive and value is not None and value > min(option.value for option in self.options)

    @property
    def code(self) -> tuple[str, str]:
        """The code system and the code of the total: LOINC's own, else one of ours."""
        return ("http://loinc.org", self.score.loinc) if self.score.loinc else (LOCAL, f"{self.id}-total")
