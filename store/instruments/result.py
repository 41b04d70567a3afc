"""What a response says, in the order it is shown: help before any number, then the score, its band, its change."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from store.clock import day_of_month
from store.instruments.support import is_raised
from store.instruments.taken import compared, versions
from store.records.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.history import History
    from store.instruments.instrument import Instrument
    from store.records.response import Response


class Result(NamedTuple):
    """A response in words; `raised` says that help stands before all of them (clinical.md 1.6)."""

    title: str
    raised: bool
    score: str
    band: str
    changes: tuple[str, ...]
    besides: tuple[str, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """Everything, one fact a line."""
        return tuple(filter(None, (f"{self.title}: {self.score}.", self.band, *self.changes, *self.besides)))


def result(history: History, instrument: Instrument, response: Response) -> Result:
    """Return what a response says; the total is worked out here, from the answers."""
    total = instrument.total(response.answers)
    return Result(
        title=instrument.title,
        raised=is_raised(instrument, response.answers),
        score=_score(instrument, total),
        band="" if total is None else band_words(instrument, total),
        changes=compared(history, instrument, response),
        besides=tuple(_besides(history, instrument, response)),
    )


def band_words(instrument: Instrument, total: int) -> str:
    """Return the published name of a total, as the name it is: "In the published guide 5 to 9 is called mild."."""
    band = instrument.band(total)
    return f"In the published guide {band[0]} to {band[1]} is called {band[2]}." if band else ""


def _score(instrument: Instrument, total: int | None) -> str:
    if total is None:
        return "no total, for not every question has an answer"
    return f"{total} of {instrument.score.max}"


def _besides(history: History, instrument: Instrument, response: Response) -> Iterator[str]:
    if len(instrument.parts) > 1:
        yield from _halves(instrument, response)
    for question in instrument.unscored:
        chosen = [option.text for option in question.options if option.value == response.answers.get(question.id)]
        yield from (f"How difficult these made things: {words}." for words in chosen)
    before = [event for event in history.events if event.day <= response.day]
    if before:
        yield f"Last event: {day_of_month(before[-1].day)}, {one_line(before[-1].words)}."
    older = versions(history, response)[1:]
    if older:
        was = instrument.total(older[0].answers)
        yield "Corrected; the answers before are kept." if was is None else f"Corrected; before it said {was}."


def _halves(instrument: Instrument, response: Response) -> Iterator[str]:
    """Yield the totals that stand within the total: the two halves of PHQ-4 (clinical.md 1.5)."""
    for part in instrument.parts:
        found = instrument.sum(part.items, response.answers)
        mark = "" if part.mark is None else f" Its published mark is {part.mark}."
        if found is not None:
            yield f"{part.title}: {found} of {part.max}.{mark}"
