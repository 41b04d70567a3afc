"""Questions of the person's own, symptoms they chose among them, and what of the usual ones they leave out."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from store.items import Item
from store.records.own_item import OwnItem
from store.row_name import MOST_CELLS, cells

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_CHOICES = 9
"""A choice is one digit."""


@cache
def symptoms() -> tuple[OwnItem, ...]:
    """Return what may be chosen from the list, in its order; read when first asked for."""
    import tomllib

    text = Path(__file__).with_name("symptoms.toml").read_text(encoding="utf-8")
    return tuple(msgspec.convert(table, OwnItem) for table in tomllib.loads(text)["symptom"])


def own_item(own: OwnItem) -> Item:
    """Return the row that asks it."""
    return Item(
        id=own_id(own),
        label=own.label,
        field=own.kind,
        question=_question(own),
        low=own.low or ("none" if own.kind == "rating" else ""),
        high=own.high or ("very much" if own.kind == "rating" else ""),
        choices=own.choices,
    )


def own_id(own: OwnItem) -> str:
    """Return the id its answers stand under."""
    return f"own:{own.id}"


def tidied(own: OwnItem) -> OwnItem:
    """Return it without blanks around its words, and without what its kind has no use for."""
    is_rating, is_choice = own.kind == "rating", own.kind == "choice"
    return msgspec.structs.replace(
        own,
        label=own.label.strip(),
        question=own.question.strip(),
        low=own.low.strip() if is_rating else "",
        high=own.high.strip() if is_rating else "",
        choices=own.choices if is_choice else (),
    )


def choices_in(words: str) -> tuple[str, ...]:
    """Return the answers that stand between commas."""
    return tuple(filter(None, (answer.strip() for answer in words.split(","))))


def asks_the_same(one: OwnItem, other: OwnItem) -> bool:
    """Say whether two ask the same in the same words, so that their answers are one series."""
    plain = (msgspec.structs.replace(tidied(own), id="", off=False) for own in (one, other))
    return next(plain) == next(plain)


def own_problems(own: OwnItem) -> tuple[str, ...]:
    """Return what keeps a question from being asked, each in a sentence."""
    found = []
    if not own.label.strip():
        found.append("It needs a short name for its row.")
    if cells(own.label.strip()) > MOST_CELLS:
        found.append(f"The name of a row has room for {MOST_CELLS} characters; the question in full may be longer.")
    if own.kind == "choice" and not 2 <= len(own.choices) <= MOST_CHOICES:  # noqa: PLR2004 - one is no choice
        found.append(f"A choice has two to {MOST_CHOICES} answers, with a comma between them.")
    if len(set(own.choices)) < len(own.choices):
        found.append("Two of its answers are the same.")
    return tuple(found)


def in_order(items: Iterable[Item], order: tuple[str, ...]) -> tuple[Item, ...]:
    """Return items in the person's order; those that are not named follow as they stand."""
    places = {item_id: place for place, item_id in enumerate(order)}
    return tuple(sorted(items, key=lambda item: places.get(item.id, len(places))))


def _question(own: OwnItem) -> str:
    """Return what is asked in full; what the person wrote as a question stays theirs, with its day."""
    if own.question.endswith("?"):
        return f"{own.question.rstrip('? ')}, {{when}}?"
    about = own.question or own.label
    return {
        "rating": f"{about} {{when}}, taken as a whole",
        "tick": f"{about}, {{when}}?",
        "tally": f"{about} {{when}}: how many times?",
        "minutes": f"{about} {{when}}: how many minutes?",
        "choice": f"{about}, {{when}}?",
    }[own.kind]
