"""The made-up person's sentences, dealt so that none comes back soon."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable
    from random import Random

    from store.records.record import Document

Card = TypeVar("Card")


class Deck(Generic[Card]):
    """Cards dealt at random, each once before any comes again."""

    def __init__(self, cards: Iterable[Card], rng: Random) -> None:
        self._cards = tuple(cards)
        self._rng = rng
        self._left: list[Card] = []

    def deal(self) -> Card:
        """Return the next card."""
        if not self._left:
            self._left = self._rng.sample(self._cards, len(self._cards))
        return self._left.pop()


class Words:
    """Every deck of `words.toml`: `lines` by the day's mood, `texts`, and `cards` of several fields."""

    def __init__(self, rng: Random) -> None:
        read = tomllib.loads(files("store.demo").joinpath("words.toml").read_text("utf-8"))
        self.lines: dict[str, Deck[str]] = _decks(read.pop("lines"), rng)
        self.sensations: list[str] = read.pop("sensations")
        self.texts: dict[str, Deck[str]] = _decks(read.pop("texts"), rng)
        self.cards: dict[str, Deck[Document]] = _decks(read, rng)


def _decks(lists: dict[str, list[Card]], rng: Random) -> dict[str, Deck[Card]]:
    return {name: Deck(cards, rng) for name, cards in lists.items()}
