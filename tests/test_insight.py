"""What may be said of a person's numbers, and when (clinical.md 5.1): each rung of the ladder, to the day."""

from __future__ import annotations

import re
from datetime import timedelta
from statistics import median
from typing import TYPE_CHECKING

import msgspec
import pytest
from insight_made_up import QUESTION, TODAY, history, moods, walks

from store.clock import DAY
from store.insight.insight import insights, through
from store.instruments.own import catalog

if TYPE_CHECKING:
    from store.history import History
    from store.insight.insight import Insight


def said(known: History, name: str) -> Insight | None:
    """Return the sentence with that id."""
    return next((each for each in insights(known, TODAY, {}) if each.id == name), None)


def words(known: History, name: str) -> str:
    """Return the words of the sentence with that id."""
    found = said(known, name)
    assert found
    return found.words


# Trends


def test_seven_weeks_have_no_direction_yet_and_say_how_many_are_missing() -> None:
    """Below eight weeks of four days nothing is said of a direction."""
    rising = [week for week in range(2, 9) for _ in range(7)]
    expected = "Needs 1 more week with 4 answered days each before anything can be said."
    assert words(history(mood=rising), "trend:mood") == expected
    assert words(history(), "trend:mood").startswith("Needs 8 more weeks with 4 answered days each")


def test_eight_rising_weeks_are_a_trend_with_its_interval_and_its_weeks() -> None:
    """The change from the first week to the last, to the nearest half, and what it rests on."""
    known = history(mood=[week for week in range(1, 9) for _ in range(7)])
    assert (
        words(known, "trend:mood")
        == "Weekly mood averages rose by about 7 points over 7 weeks (likely between 7 and 7)."
    )
    found = said(known, "trend:mood")
    assert found
    assert found.basis == "8 weeks"


def test_a_fall_is_told_like_a_rise() -> None:
    """The ends of the interval stand from the smaller to the larger."""
    known = history(anxiety=[10 - week + day % 2 for week in range(1, 10) for day in range(7)])
    told = words(known, "trend:anxiety")
    assert re.fullmatch(
        r"Weekly anxiety averages fell by about 8 points over 8 weeks \(likely between \S+ and \S+\)\.", told
    )


def test_ups_and_downs_are_no_direction_and_no_lack_of_progress() -> None:
    """That there is no clear direction never reads as "nothing changed" (clinical.md 5.5)."""
    found = said(history(mood=[4 + week % 2 for week in range(12) for _ in range(7)]), "trend:mood")
    assert found
    assert found.words == "Week-to-week ups and downs, no clear direction."
    assert "does not mean nothing changed" in found.more[-1]


def test_a_clear_rise_of_less_than_a_point_is_none_to_speak_of() -> None:
    """Nine weeks that rise by a tenth of a point each are certain, and too small."""
    rising = [5 if day >= week else 6 for week in range(1, 8) for day in reversed(range(7))]
    assert (
        words(history(mood=[*rising, *[6] * 7]), "trend:mood") == "Week-to-week ups and downs, no clear direction."
    )


def test_a_week_with_three_answers_is_none() -> None:
    """A week needs four known days."""
    thin = [week if day < 3 else None for week in range(1, 10) for day in range(7)]
    assert words(history(mood=thin), "trend:mood").startswith("Needs 8 more weeks")


def test_what_is_said_changes_once_a_week() -> None:
    """Nothing is said of the week under way before it ends, whatever is answered (clinical.md 5.6, peeking)."""
    rising = [week for week in range(1, 9) for _ in range(7)]
    before = history(mood=rising, offset=2)
    assert through(before, TODAY) == TODAY - DAY
    assert through(before, TODAY + 6 * DAY) == TODAY - DAY
    assert through(before, TODAY + 7 * DAY) == TODAY + 6 * DAY
    for day in range(1, 7):
        more = history(mood=[*rising, *[0] * day], offset=-day)
        assert insights(more, TODAY + day * DAY, {}) == insights(history(mood=rising), TODAY, {})


def test_the_week_begins_where_the_settings_say() -> None:
    """With weeks from Sunday, a Monday lies in a week that has just begun."""
    assert through(history(settings={"week_starts": 6}), TODAY) == TODAY - 2 * DAY


def test_the_last_week_is_set_beside_the_six_or_more_before() -> None:
    """Inside their lowest and highest it is the usual range; beyond it nothing is claimed (clinical.md 5.4)."""
    weeks = [[4, 6, 5, 4, 6, 5, last] for last in (5, 9)]
    inside, beyond = (history(mood=[value for value in week for _ in range(7)]) for week in weeks)
    usual = said(inside, "trend:mood")
    high = said(beyond, "trend:mood")
    assert usual
    assert high
    assert usual.more == (
        "Last week's mood, about 5, was within your usual range: the 6 weeks before lay between 4 and 6.",
    )
    assert high.more == (
        "Last week's mood was about 9; the 6 weeks before lay between 4 and 6. One week alone says little.",
    )
    assert said(history(mood=[5] * 42), "trend:mood").more == ()  # type: ignore[union-attr]


# Then and now


def test_a_typical_day_is_told_from_ten_days_of_each_fortnight() -> None:
    """Medians and the middle half of the first and the last fortnight, once they no longer meet."""
    first, last = [4, 4, 5, 3, 4, 5, 4, 4, 3, 4], [6, 6, 5, 7, 6, 6, 6, 7, 6, 5]
    gap: list[int | None] = [None] * 4
    known = history(mood=[*first, *gap, *gap, *last])
    assert words(known, "then:mood") == (
        "Mood on a typical day: 4 (half of 10 days from 4 to 4) in the first two weeks, "
        "6 (half of 10 days from 6 to 6) in the last two."
    )
    assert said(history(mood=[*first[1:], *gap, *gap, *last]), "then:mood") is None
    assert said(history(mood=[*first, *gap, *last]), "then:mood") is None


# Questions


def test_a_question_says_how_many_days_are_missing() -> None:
    """First of all days, then of either kind, then of the weeks that both are spread over."""
    few = walks(6)[:18]
    assert words(history([QUESTION], m_walk=few, mood=moods(few, 1)), "question:q") == (
        "Not enough days yet to say (18 of 42)."
    )
    rare = ["yes" if day % 7 == 0 else "no" for day in range(49)]
    assert words(history([QUESTION], m_walk=rare, mood=moods(rare, 1)), "question:q") == (
        "Not enough days yet to say (7 of 10 with a walk)."
    )
    often = ["no" if day % 7 == 0 else "yes" for day in range(49)]
    assert words(history([QUESTION], m_walk=often, mood=moods(often, 1)), "question:q") == (
        "Not enough days yet to say (7 of 10 without a walk)."
    )
    bunched = ["yes" if day < 14 else "no" for day in range(49)]
    assert words(history([QUESTION], m_walk=bunched, mood=moods(bunched, 1)), "question:q") == (
        "Not enough days yet to say (spread over 2 of 4 weeks)."
    )


def test_until_then_five_days_of_each_kind_are_described() -> None:
    """Medians with their n, and that it is only a description (clinical.md 5.3)."""
    few = walks(3)
    found = said(history([QUESTION], m_walk=few, mood=[3 + 2 * (walk == "yes") for walk in few]), "question:q")
    assert found
    assert found.more[0] == (
        "On days with a walk mood was typically 5 (n = 9), else 3 (n = 12). "
        "Only a description: days differ in many ways."
    )
    fewer = walks(1)
    young = said(history([QUESTION], m_walk=fewer, mood=moods(fewer, 1)), "question:q")
    assert young
    assert not any("typically" in more for more in young.more)


def test_a_link_is_told_with_its_numbers_and_no_cause() -> None:
    """The sentence of clinical.md 5.8."""
    walked = walks(10)
    assert words(history([QUESTION], m_walk=walked, mood=moods(walked, 2)), "question:q") == (
        "On days with a walk, mood tended to be about 2 points higher (7 vs 5; 30 and 40 days). "
        "That does not show why: it could be the other way round, or something else."
    )


def test_no_link_may_simply_mean_not_enough_days() -> None:
    """The neutral sentence of clinical.md 5.8."""
    walked = walks(10)
    assert words(history([QUESTION], m_walk=walked, mood=moods(walked, 0)), "question:q") == (
        "No clear link so far between a walk and mood. That can simply mean not enough days."
    )


def test_the_day_after_is_another_question() -> None:
    """What was done on a day may be held against the next one."""
    walked = walks(10)
    shifted = [5, *moods(walked, 2)[:-1]]
    later = msgspec.structs.replace(QUESTION, later=True)
    assert words(history([later], m_walk=walked, mood=shifted), "question:q").startswith(
        "The day after a walk, mood tended to be about 2 points higher"
    )


def test_hours_of_sleep_are_held_against_the_day_before_and_the_day_after() -> None:
    """The night after a walk is longer or shorter; a longer night goes with the day it ends on."""
    walked = walks(10)
    nights = [7.0, *(7.5 + (walk == "yes") * 1.25 + day % 3 / 2 for day, walk in enumerate(walked))][:-1]
    slept = msgspec.structs.replace(QUESTION, outcome="sleep_hours", later=True)
    assert words(history([slept], m_walk=walked, sleep_hours=nights), "question:q").startswith(
        "The night after a walk, sleep tended to be about 1½ hours longer (9 vs 8; 30 and 39 days)."
    )
    night = msgspec.structs.replace(QUESTION, about="sleep_hours", words="")
    middle = median(nights)
    mood = [4 + (hours >= middle) * 2 + day % 2 for day, hours in enumerate(nights)]
    assert words(history([night], sleep_hours=nights, mood=mood), "question:q").startswith(
        "On days after a longer night, mood tended to be about 2 points higher"
    )


def test_a_day_of_which_it_is_not_known_counts_for_neither_kind() -> None:
    """Silence is unknown, and "does not apply" is no "no"; in part is done."""
    told: list[str | None] = ["yes", "partly", "no", "na", None, "no", "no"] * 2
    found = said(history([QUESTION], m_walk=told, mood=[5] * 14), "question:q")
    assert found
    assert found.basis == "4 and 6 days"


def test_a_number_that_is_missing_more_often_on_one_side_is_told() -> None:
    """Fewer answers on bad days bend a comparison (clinical.md 5.6)."""
    walked = walks(10)
    mood = [None if walk == "no" and day % 3 else 5 for day, walk in enumerate(walked)]
    found = said(history([QUESTION], m_walk=walked, mood=mood), "question:q")
    assert found
    assert "Mood was answered less often on days without a walk, which may bend this." in found.more


def test_the_more_questions_count_the_clearer_an_answer_has_to_be() -> None:
    """A link that stands out alone is withheld among five, also when four of them were deleted lately."""
    walked = walks(8)
    mood = [*map(int, "32253875473636836767646665234645664643423534674777356774")]
    alone = words(history([QUESTION], m_walk=walked, mood=mood), "question:q")
    others = [
        msgspec.structs.replace(QUESTION, id=str(each), about=f"own:{each}", dropped=TODAY - each * DAY)
        for each in range(1, 6)
    ]
    among = said(history([QUESTION, *others], m_walk=walked, mood=mood), "question:q")
    long_ago = [msgspec.structs.replace(each, dropped=TODAY - timedelta(90)) for each in others]
    assert alone.startswith("On days with a walk")
    assert among
    assert among.words.startswith("No clear link")
    assert any(more.startswith("One of 6 questions asked within 90 days") for more in among.more)
    assert words(history([QUESTION, *long_ago], m_walk=walked, mood=mood), "question:q") == alone


# Counts


TALLY = {"own_items": [{"id": "r", "label": "Reached", "kind": "tally"}]}


FEWER = (
    "Fewer: reached about 7 a week in the last 4 weeks, about 14 in the 4 before "
    "(28 on 28 logged days, 56 on 28 logged days)."
)
MORE = (
    "More: reached about 14 a week in the last 4 weeks, about 7 in the 4 before "
    "(56 on 28 logged days, 28 on 28 logged days)."
)
CLOSE = (
    "Reached: 21 on 28 logged days in the last 4 weeks, 28 on 28 logged days in the 4 before. "
    "Too close to say more or fewer."
)


@pytest.mark.parametrize(("a_day", "told"), [((2, 1), FEWER), ((1, 2), MORE), ((1, 0.75), CLOSE)])
def test_four_weeks_stand_beside_four_and_more_or_fewer_only_where_it_is_clear(
    a_day: tuple[float, float], told: str
) -> None:
    """The test only withholds (clinical.md 5.7)."""
    counted = [int((day + 1) * rate) - int(day * rate) for rate in a_day for day in range(28)]
    assert words(history(settings=TALLY, own_r=counted), "count:own:r") == told


def test_four_weeks_with_few_logged_days_are_not_compared() -> None:
    """Days that were not logged are no days without."""
    thin: list[int | None] = [1 if day % 7 < 4 else None for day in range(28)]
    assert said(history(settings=TALLY, own_r=[*[1] * 28, *thin]), "count:own:r") is None


# All of it


def test_a_year_is_looked_at_and_no_more() -> None:
    """What lies further back changes no answer and costs no time, however long the journal is."""
    walked, felt = walks(52), moods(walks(52), 1)
    year = history([QUESTION], m_walk=walked, mood=felt)
    ten = history([QUESTION], m_walk=[*["yes", "no"] * 1600, *walked], mood=[*[9, 1] * 1600, *felt])
    assert said(ten, "question:q") == said(year, "question:q")
    assert said(ten, "trend:mood") == said(year, "trend:mood")


def test_a_row_that_is_asked_no_more_has_no_sentence_of_its_own() -> None:
    """What was turned off is not brought up."""
    assert said(history(settings={"off": ["energy"]}), "trend:energy") is None
    settings = {"own_items": [{"id": "t", "label": "Tension"}, {"id": "o", "label": "Old", "off": True}]}
    known = history(settings=settings)
    assert said(known, "trend:own:t")
    assert said(known, "trend:own:o") is None


def test_what_was_put_away_is_marked_so() -> None:
    """It is still there to be brought back."""
    known = history(settings={"put_away": ["trend:mood"]})
    assert [each.id for each in insights(known, TODAY, {}) if each.put_away] == ["trend:mood"]


def test_every_sentence_has_an_id_of_its_own_and_says_what_it_rests_on() -> None:
    """Over a rich history with questionnaires."""
    walked = walks(30)
    known = history([QUESTION], m_walk=walked, mood=moods(walked, 1), anxiety=moods(walked, 0), energy=[5] * 210)
    found = insights(known, TODAY, catalog(None).instruments)
    assert len({each.id for each in found}) == len(found) >= 7
    assert all(re.search(r"\d", each.basis) for each in found)
