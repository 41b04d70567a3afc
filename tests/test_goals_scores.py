"""A questionnaire beside a goal: its scores are told, and decide nothing (clinical.md 2.5 D)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goals_made_up import day, from_library, week
from goals_made_up import goal as made_up_goal
from msgspec.structs import replace

from store.goals.outcome import outcome
from store.goals.page import page_of
from store.goals.scores import scores
from store.history import History

if TYPE_CHECKING:
    from store.records.goal import Goal

D = from_library("Talk kindly to myself")


def taken(*totals: tuple[int, int]) -> dict[str, dict[str, object]]:
    """Return finished GAD-7 responses, each of a day's number with its total."""
    return {
        str(number): {
            "id": f"r{number}",
            "instrument": "gad7",
            "day": day(on).isoformat(),
            "started": f"{day(on).isoformat()}T08:00:00+01:00",
            "finished": f"{day(on).isoformat()}T08:02:00+01:00",
            "answers": {str(item): min(3, max(0, total - 3 * item + 3)) for item in range(1, 8)},
        }
        for number, (on, total) in enumerate(totals)
    }


def told(goal: Goal, *totals: tuple[int, int]) -> tuple[str, ...]:
    """Return what the goal's page says of these scores."""
    return scores(goal, History({"responses": taken(*totals)}))


def test_example_d_is_looked_at_with_a_questionnaire() -> None:
    """The anxiety one, from the library."""
    assert D.looked_at_with == "gad7"


def test_before_the_first_one_the_page_says_how() -> None:
    """No score is no zero."""
    assert told(D) == ("GAD-7: not taken yet; the questionnaires have it.",)


def test_the_scores_are_strung_from_the_start_on_and_the_ends_compared() -> None:
    """14 at the start, 12 after four weeks, 9 after eight: five points, which is more than four."""
    assert told(D, (0, 14), (28, 12), (55, 9)) == (
        "GAD-7: 14 → 12 → 9 (16 Jan).",
        "Clearly lower than when you started (14 → 9; a change of 4 or more is unlikely to be chance).",
    )


def test_the_last_one_before_the_goal_is_where_it_started() -> None:
    """Those before that belong to another time."""
    assert told(D, (-60, 18), (-3, 13), (28, 12)) == (
        "GAD-7: 13 → 12 (20 Dec).",
        "About the same as when you started (13 → 12; a change under 4 may be chance).",
    )


def test_a_goal_without_one_says_nothing_and_so_does_an_unknown_one() -> None:
    """What another version wrote is left alone."""
    assert scores(made_up_goal(), History()) == ()
    assert scores(replace(D, looked_at_with="from_tomorrow"), History()) == ()


def test_a_higher_score_takes_nothing_from_what_was_reached() -> None:
    """Practising is in the person's hands, scores are not: four fortnights of kind answers are achieved."""
    answers = {
        str(number): {"day": day(number).isoformat(), "answers": {"m:2": said}}
        for number, said in enumerate(week(14, of=14) * 4)
    }
    past = History({"check_ins": answers, "responses": taken((0, 9), (55, 18))})
    came_to = outcome(D, past, day(56))
    assert came_to
    assert came_to.result == "achieved"
    assert page_of(D, past, day(56)).scores[0] == "GAD-7: 9 → 18 (16 Jan)."
