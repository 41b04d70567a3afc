"""What stands in the Charts pane: the marked chart, the goal's, the last questionnaire; nothing that pulls."""

from __future__ import annotations

import pytest
from charts_made_up import NOW, TODAY, lived, tables
from msgspec.structs import replace

from store.agenda import agenda
from store.history import History
from store.items import RATINGS, Item
from tui.glance import FIRST, SPANS, in_view, scores, span_beside
from widgets.chart import Scope
from widgets.gallery import Look, beside, gallery

PAST = lived(180)
GOAL = Look("goal", PAST.goals[2].id)
SCOPE = Scope(today=TODAY)


def rated() -> History:
    """Return the same journal with yesterday's ratings given."""
    kept = tables(180)
    yesterday = TODAY.replace(day=TODAY.day - 1).isoformat()
    (day,) = (document for document in kept["check_ins"].values() if document["day"] == yesterday)
    day["answers"] |= {item.id: 5 for item in RATINGS}
    return History(kept)


def titles(past: History, marked: Look) -> tuple[list[str], str]:
    """Return what the pane shows, and its quiet line."""
    pictures, note = in_view(past, agenda(past, NOW), SCOPE, marked, GOAL)
    return [picture.title for picture in pictures], note


@pytest.mark.parametrize("marked", [FIRST, Look("year", "mood"), Look("fortnights", "anxiety"), Look("medicines")])
def test_nothing_that_shows_ratings_stands_beside_the_question(marked: Look) -> None:
    """Until they are given the goal's chart stands alone, and the pane says why."""
    shown, note = titles(PAST, marked)
    assert len(shown) == 1
    assert not shown[0].startswith(("Mood", "Anxiety", "Medicines"))
    assert note.endswith("once yesterday is told")


@pytest.mark.parametrize("item", RATINGS, ids=lambda item: item.id)
def test_the_quiet_line_is_whole_in_the_narrowest_pane(item: Item) -> None:
    """Beside the check-in in 80 columns it has 32 cells."""
    _, note = titles(PAST, Look("year", item.id))
    assert note.startswith(item.id)
    assert len(note) <= 32


def test_once_rated_the_marked_chart_comes_first_and_the_goals_second() -> None:
    """With the goal's marked, mood joins it."""
    past = rated()
    assert titles(past, FIRST)[0][0] == "Mood"
    assert titles(past, Look("panic"))[0][0] == "Panic attacks"
    shown, note = titles(past, GOAL)
    assert (shown[1], note) == ("Mood", "")


def test_what_shows_no_rating_need_not_wait() -> None:
    """Panic by the week stands there, and mood does not."""
    shown, note = titles(PAST, Look("panic"))
    assert (shown[0], note) == ("Panic attacks", "")
    assert "Mood" not in shown


def test_the_last_questionnaire_is_a_line_and_how_it_compares() -> None:
    """Three scores at most, the day of the last; nothing where none was taken."""
    line, *said = scores(PAST)
    assert line == "GAD-7  8 → 9 → 7  (7 Nov)"
    assert said == ["clearly lower than at the start"]
    assert scores(History()) == ()


def test_a_score_that_moved_the_unwanted_way_comes_with_advice() -> None:
    """As everywhere it is shown (clinical.md 5.8)."""
    kept = tables(180)
    last = max(
        (response for response in kept["responses"].values() if response["instrument"] == "gad7"),
        key=lambda response: str(response["day"]),
    )
    last["answers"] = {str(place): 3 for place in range(1, 8)}
    _, change, advice = scores(History(kept))
    assert change == "clearly higher than at the start"
    assert advice == "It may be worth telling your therapist or doctor."


def test_spans_end_at_both_ends() -> None:
    """No further than everything, no shorter than two weeks."""
    assert [span_beside(span, 1) for span in SPANS] == [30, 90, 365, 0, 0]
    assert [span_beside(span, -1) for span in SPANS] == [14, 14, 30, 90, 365]


def test_the_gallery_goes_round_and_survives_what_is_gone() -> None:
    """The first comes after the last; a chart of a deleted goal counts as the first."""
    looks = list(gallery(PAST))
    assert looks[0] == FIRST
    assert beside(looks[-1], 1, PAST) == FIRST
    assert beside(FIRST, -1, PAST) == looks[-1]
    assert beside(Look("goal", "gone"), 1, PAST) == looks[1]


def test_what_was_turned_off_and_never_answered_is_not_in_the_gallery() -> None:
    """What was answered stays to be looked at."""
    settings = PAST.settings
    off = tuple(replace(own, off=True) for own in settings.own_items)
    history = History(
        {"settings": {"1": replace(settings, own_items=off).document()}, "check_ins": tables(180)["check_ins"]}
    )
    silent = History({"settings": {"1": replace(settings, own_items=off).document()}})
    assert Look("item", "own:swim") in gallery(history)
    assert [look for look in gallery(silent) if look.chart == "item"] == []
