"""What may be asked each day, in the person's own order, and the acts that change it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from store.acts import ONE_DOCUMENT
from store.agenda import asked
from store.changes import Amend, Change, Exclude, Include, amending
from store.items import NOTE, RATINGS, SLEEP, Item
from store.medicines import due, side_effects
from store.own_items import asks_the_same, in_order, own_id, own_item, symptoms, tidied
from store.records.record import new_id

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from store.changes import Edit
    from store.history import History
    from store.records.own_item import OwnItem
    from store.records.settings import Settings

PLENTY = 10
"""Rows a morning (clinical.md 4.2)."""


class Askable(NamedTuple):
    """One row that may be asked."""

    item: Item
    on: bool
    own: OwnItem | None = None
    """None for the rows that every check-in has."""


class Group(NamedTuple):
    """Rows that are asked together. Those of one group change places, and the line stays the last."""

    title: str
    rows: tuple[Askable, ...]


def groups(settings: Settings) -> tuple[Group, Group]:
    """Return everything that may be asked, in the order it is asked in."""
    own = {own_id(each): each for each in settings.own_items}
    whole = in_order((*RATINGS, *(own_item(each) for each in settings.own_items)), settings.item_order)
    night = in_order(SLEEP, settings.item_order)

    def rows(items: Iterable[Item]) -> tuple[Askable, ...]:
        return tuple(_askable(item, own.get(item.id), settings) for item in items)

    return Group("About the day as a whole", rows((*whole, NOTE))), Group("In the morning", rows(night))


def turned(row: Askable, settings: Settings, *, on: bool) -> Change:
    """Return the change that asks a row, or asks it no more; its answers stay either way."""
    words = f"asking “{row.item.label}”" if on else f"asking “{row.item.label}” no more"
    edit: Edit
    if row.own:
        edit = _own_items(
            settings, (replace(each, off=not on) if each.id == row.own.id else each for each in settings.own_items)
        )
    else:
        edit = (Exclude if on else Include)("settings", ONE_DOCUMENT, ("off",), row.item.id)
    return Change(words=words, edits=(edit,), item=row.item.id)


def moved(row: Askable, settings: Settings, step: int) -> Change | None:
    """Return the change that asks a row one place earlier or later; None where it goes no further."""
    every = [[each.item.id for each in group.rows] for group in groups(settings)]
    ids = next(group for group in every if row.item.id in group)
    place = ids.index(row.item.id)
    to = place + step
    if not 0 <= to < len(ids) or NOTE.id in {ids[place], ids[to]}:
        return None
    ids.insert(to, ids.pop(place))
    order = [item_id for group in every for item_id in group]
    return Change(words=f"the place of “{row.item.label}”", edits=(_order(settings, order),), item=row.item.id)


def added(own: OwnItem, settings: Settings) -> Change:
    """Return the change that asks one question more, after all others of the day."""
    edits = (_own_items(settings, (*settings.own_items, tidied(own))),)
    return Change(words=f"the question “{own.label.strip()}”", edits=edits, item=own_id(own))


def reworded(old: OwnItem, new: OwnItem, history: History) -> Change | None:
    """Return the change to other words, None where they are the same.

    Other words are another question with an id of its own, in the old one's place. The old one stays below it,
    turned off, where it was ever answered; else it goes.
    """
    if asks_the_same(old, new):
        return None
    settings = history.settings
    successor = replace(tidied(new), id=new_id(), off=old.off)
    instead = (successor, replace(old, off=True)) if was_answered(old, history) else (successor,)
    kept = [own for each in settings.own_items for own in (instead if each.id == old.id else (each,))]
    order = [
        item_id
        for each in settings.item_order
        for item_id in (map(own_id, instead) if each == own_id(old) else (each,))
    ]
    edits = (_own_items(settings, kept), *((_order(settings, order),) if settings.item_order else ()))
    return Change(words=f"other words for “{old.label}”", edits=edits, item=own_id(successor))


def removed(own: OwnItem, settings: Settings) -> Change:
    """Return the change that takes a question out of the list; what was answered stays in the journal."""
    kept = (each for each in settings.own_items if each.id != own.id)
    order = [item_id for item_id in settings.item_order if item_id != own_id(own)]
    edits = (_own_items(settings, kept), *((_order(settings, order),) if settings.item_order else ()))
    return Change(words=f"deleting “{own.label}”", edits=edits, item=own_id(own))


def was_answered(own: OwnItem, history: History) -> bool:
    """Say whether it holds an answer on any day."""
    return bool(history.answers(own_id(own)))


def offered(settings: Settings) -> tuple[OwnItem, ...]:
    """Return the symptoms that are not in the list yet."""
    taken = {own.id for own in settings.own_items}
    return tuple(symptom for symptom in symptoms() if symptom.id not in taken)


def rows_a_morning(history: History, day: date) -> int:
    """Return how many rows a whole morning has, with those that goals and medicines bring on `day`."""
    own = sum(row.on and row.item.id != NOTE.id for group in groups(history.settings) for row in group.rows)
    of_goals = sum(item.field != "noted" for goal in history.goals for item in asked(goal, day))
    of_medicines = sum(len(due(each, day)) + len(side_effects(each, day)) for each in history.medicines)
    return own + of_goals + of_medicines


def _askable(item: Item, own: OwnItem | None, settings: Settings) -> Askable:
    return Askable(item, on=not own.off if own else item.id not in settings.off, own=own)


def _own_items(settings: Settings, own_items: Iterable[OwnItem]) -> Amend:
    return amending("settings", ONE_DOCUMENT, "own_items", settings.own_items, own_items)


def _order(settings: Settings, order: list[str]) -> Amend:
    return Amend("settings", ONE_DOCUMENT, ("item_order",), list(settings.item_order), order)
