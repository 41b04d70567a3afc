"""What the charts say: no diagnosis, no blame, no statistics, no advice."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from charts_made_up import AGES, TODAY, lived
from wording import unfit

from store.event_acts import IN_WORDS
from tui.screens import event_form, events
from widgets.chart import CHARTS, Scope
from widgets.drawing import stops_of
from widgets.gallery import Look, gallery, picture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from widgets.chart import AnyPicture

history = cache(lived)


def texts(found: AnyPicture) -> Iterator[str]:
    """Yield every text of a picture."""
    yield from (found.title, found.span, found.words, found.empty)
    yield from (caption.words for caption in (*found.legend, *found.notes))
    yield from (stop.words for stop in stops_of(found))


@pytest.mark.parametrize("age", AGES)
def test_no_text_of_a_chart_diagnoses_blames_or_claims(age: str) -> None:
    """Title, words, legend, notes and everything the cursor reads out, of all that can be looked at."""
    past = history(AGES[age])
    for look in {*gallery(past), *map(Look, CHARTS)}:
        for span in (30, 0):
            found = picture(look, past, Scope(today=TODAY, span_days=span, whole=True))
            assert unfit(*texts(found)) == []


def test_no_text_around_the_charts_does_either() -> None:
    """Their names, and what is said where days are marked."""
    named = [chart.title for chart in CHARTS.values()] + list(gallery(history(180)).values())
    assert (
        unfit(*named, IN_WORDS, events.NOTE, events.nothing(), event_form.A_DAY, event_form.EventForm.HEADING) == []
    )


@pytest.mark.parametrize(
    "words",
    [
        "You failed 3 times",
        "a sign of depression",
        "p = .03",
        "r = 0.4",
        "walking caused this",
        "40 % better",
        "Well done!",
        "You should walk",
    ],
)
def test_the_rule_sees_what_it_forbids(words: str) -> None:
    """A rule that finds nothing could be blind."""
    assert unfit(words) == [words]


def test_the_words_of_many_weeks_can_be_heard() -> None:
    """Of ten years of weeks the last quarter is said, and how many there are."""
    found = picture(Look("panic"), history(3650), Scope(today=TODAY, span_days=0))
    assert ", the last 13: " in found.words
    assert len(found.words) < 300
