"""What is to come in, held against what is here: what is new, what is the same, and what differs.

Nothing here is replaced unless that is asked for. An answer that is absent here is unknown, so it is filled in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from store.changes import DAILY, Bring, Change, Edit, Exclude, Include, Put
from store.journal.draft import key_of
from store.journal.tables import STAMPS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from store.history import Tables
    from store.records.record import Document


class Counted(msgspec.Struct, frozen=True):
    """How many records of one table are new, add answers to a day that is here, are the same, and differ."""

    table: str
    new: int = 0
    filled: int = 0
    same: int = 0
    different: int = 0


class Incoming(msgspec.Struct, frozen=True):
    """What an import comes to, and the edits that do it."""

    counts: tuple[Counted, ...]
    edits: tuple[Edit, ...]

    @property
    def different(self) -> int:
        """How many records differ from those here."""
        return sum(counted.different for counted in self.counts)

    def change(self, words: str) -> Change:
        """Return it as one act; `words` says it after "Took back:"."""
        return Change(words=words, edits=self.edits)


def compared(here: Tables, there: Tables, *, replace: bool = False) -> Incoming:
    """Return what comes in of `there`. With `replace`, what differs becomes as it is there."""
    counts: list[Counted] = []
    edits: list[Edit] = []
    for table, documents in there.items():
        known = _by_key(table, here.get(table, {}))
        tally = {"new": 0, "filled": 0, "same": 0, "different": 0}
        for key, (number, document) in _by_key(table, documents).items():
            verdict, needed = _held(table, key, known.get(key), document, int(number), replace=replace)
            tally[verdict] += 1
            edits += needed
        if documents:
            counts.append(Counted(table, **tally))
    return Incoming(tuple(counts), tuple(edits))


def _by_key(table: str, documents: Mapping[str, Document]) -> dict[str, tuple[str, Document]]:
    field = "day" if table == DAILY else "id"
    return {key_of(document, number, field): (number, document) for number, document in documents.items()}


def _held(  # noqa: PLR0913 - a record on both sides, and where it stands
    table: str, key: str, known: tuple[str, Document] | None, document: Document, number: int, *, replace: bool
) -> tuple[str, list[Edit]]:
    """Return the word for one record, and the edits it needs."""
    if known is None:
        return "new", [Bring(table, key, document, number)]
    here = known[1]
    if _plain(here) == _plain(document):
        return "same", []
    if table != DAILY:
        return "different", [Bring(table, key, document)] if replace else []
    filled, other = list(_filled(key, here, document)), list(_other(key, here, document))
    if other:
        return "different", [*filled, *other] if replace else filled
    return ("filled", filled) if filled else ("same", [])


def _filled(day: str, here: Document, there: Document) -> Iterator[Edit]:
    """Yield what gives a day the answers that it has not."""
    answers = here.get("answers", {})
    for item, answer in there.get("answers", {}).items():
        if item not in answers:
            yield from _answer(day, item, answer, there)
            yield Exclude(DAILY, day, ("left",), item)
            if item in there.get("late", ()):
                yield Include(DAILY, day, ("late",), item)
    if there.get("hard") and not here.get("hard"):
        yield Put(DAILY, day, ("hard",), value=True)


def _other(day: str, here: Document, there: Document) -> Iterator[Edit]:
    """Yield what gives a day the other answer to each question that has one here and another there."""
    answers = here.get("answers", {})
    for item, answer in there.get("answers", {}).items():
        if answers.get(item, answer) != answer:
            yield from _answer(day, item, answer, there)


def _answer(day: str, item: str, answer: Any, there: Document) -> Iterator[Edit]:  # noqa: ANN401 - JSON
    """Yield what sets an answer, and where it came from."""
    yield Put(DAILY, day, ("answers", item), answer)
    source = there.get("sources", {}).get(item)
    if source:
        yield Put(DAILY, day, ("sources", item), source)


def _plain(document: Document) -> dict[str, Any]:
    return {name: value for name, value in document.items() if name not in STAMPS or name == "id"}
