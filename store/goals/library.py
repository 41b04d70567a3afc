"""The starter goals and the fifteen areas, from `library.toml`; read when first asked for."""

from __future__ import annotations

import tomllib
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import msgspec
from msgspec.structs import replace

from store.records.goal import Goal, Measure, Revision
from store.records.record import new_id

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

Focus: TypeAlias = Literal["anxiety", "depression", "wellbeing"]


class Area(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of the fields that goals are set in."""

    id: str
    focus: Focus
    name: str
    """In plain words."""
    clinical: str
    """The field's own term."""


class LibraryGoal(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A goal to start from; its measures get their ids when it begins."""

    title: str
    area: str
    measures: tuple[Measure, ...]
    why: str = ""
    """A question that helps to say why it matters."""
    on_a_hard_day: str = ""
    weeks: int | None = None
    """How long it runs; None: an open end."""
    flex_periods: int | None = None
    review_every_days: int = 14
    looked_at_with: str = ""
    """The id of a questionnaire that is told beside it."""

    def begin(self, today: date, new_id: Callable[[], str] = new_id) -> Goal:
        """Return the goal, started today, with its first rule; `new_id` names it and then each measure."""
        name = new_id()
        rule = Revision(
            effective_from=today,
            start=today,
            due=today + timedelta(weeks=self.weeks, days=-1) if self.weeks else None,
            measures=tuple(replace(measure, id=new_id()) for measure in self.measures),
            flex_periods=self.flex_periods,
            review_every_days=self.review_every_days,
        )
        return Goal(
            id=name,
            title=self.title,
            area=self.area,
            on_a_hard_day=self.on_a_hard_day,
            looked_at_with=self.looked_at_with,
            revisions=(rule,),
        )


def areas() -> tuple[Area, ...]:
    """Return every area, in the order of the file."""
    return tuple(_areas().values())


def area(area_id: str) -> Area | None:
    """Return the area with this id, None where there is none."""
    return _areas().get(area_id)


@cache
def library() -> tuple[LibraryGoal, ...]:
    """Return the starter goals; those that most people start with come first."""
    return tuple(_goal(table) for table in tomllib.loads(_text())["goal"])


@cache
def _areas() -> Mapping[str, Area]:
    """Read the areas alone, which stand first: the dashboard waits for them at every start."""
    tables = tomllib.loads(_text().partition("\n[[goal]]")[0])["area"]
    return {table["id"]: msgspec.convert(table, Area) for table in tables}


def _text() -> str:
    return Path(__file__).with_name("library.toml").read_text(encoding="utf-8")


def _goal(table: dict[str, Any]) -> LibraryGoal:
    measures = [{"id": "", **measure} for measure in table["measures"]]
    return msgspec.convert({**table, "measures": measures}, LibraryGoal)
