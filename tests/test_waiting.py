"""When nothing waits for an answer: a hard day, a rest, a week away, days on which nothing is asked; and doses."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from goals_made_up import WALK, goal
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from store import acts
from store.agenda import Agenda, agenda
from store.history import History
from store.items import NOW
from store.journal.journal import Journal
from store.records.medicine import Dosing, Medicine, SideEffect
from store.records.own_item import OwnItem
from store.waiting import is_back
from widgets.check_in_lines import FIELDS
from widgets.field import Reply

if TYPE_CHECKING:
    from collections.abc import Mapping

DAY = timedelta(days=1)
TODAY = date(2026, 11, 22)
YESTERDAY = TODAY - DAY
MORNING = datetime.fromisoformat("2026-11-22T07:40+01:00")
EVENING = MORNING.replace(hour=18, minute=0)
TWICE = Medicine(
    id="m1",
    name="Sertraline",
    start=TODAY - 9 * DAY,
    dosings=(Dosing(effective_from=TODAY - 9 * DAY, dose="50 mg", times=(time(8), time(22))),),
)


def known(
    *medicines: Medicine,
    days: Mapping[date, Mapping[str, Any]] | None = None,
    settings: Mapping[str, Any] | None = None,
    last: int = 1,
) -> History:
    """Return a history with a walking goal, whose last check-in was `last` days ago."""
    start = TODAY - 20 * DAY
    made = goal(WALK)
    walk = replace(
        made, revisions=(replace(made.rule, start=start, effective_from=start, due=start + 60 * DAY),), id="g"
    )
    told = {TODAY - last * DAY: {"answers": {"sleep_hours": 7}}, **(days or {})}
    return History(
        {
            "check_ins": {
                str(n): {"day": day.isoformat(), **fields} for n, (day, fields) in enumerate(told.items())
            },
            "goals": {"1": walk.document()},
            "medicines": {str(n): medicine.document() for n, medicine in enumerate(medicines)},
            "settings": {"1": dict(settings)} if settings else {},
        }
    )


def stops(asked: Agenda) -> list[tuple[str, str]]:
    """Return each stop as its day's and its item's name."""
    words = {TODAY: "today", YESTERDAY: "yesterday"}
    return [(words.get(row.day, str(row.day)), row.item.id) for row in asked.rows if row.stop]


# Back after a while


@pytest.mark.parametrize(("last", "back"), [(1, False), (6, False), (7, True), (12, True)])
def test_seven_days_without_a_check_in_are_a_while(last: int, back: bool) -> None:
    """Six are not."""
    assert is_back(known(last=last), TODAY) is back
    assert agenda(known(last=last), MORNING).back is back


def test_a_first_run_is_no_return() -> None:
    """Without an earlier day nobody was away."""
    assert not is_back(History(), TODAY)


def test_who_comes_back_is_asked_for_one_number_and_that_is_a_check_in() -> None:
    """One stop, `now`; answered, nothing waits for the rest of the day, and the day after is a day like others."""
    asked = agenda(known(last=12), MORNING)
    assert stops(asked) == [("today", "now")]
    answered = known(last=12, days={TODAY: {"answers": {"now": 3}}})
    for now in (MORNING, EVENING):
        assert agenda(answered, now).done
    next_day = agenda(answered, MORNING + DAY)
    assert not next_day.back
    assert not next_day.done


def test_who_comes_back_can_unfold_today_and_yesterday_and_nothing_waits_there() -> None:
    """Today by its own date is the whole form, without a stop."""
    history = known(last=12)
    today = agenda(history, EVENING, TODAY)
    assert (today.back, today.done, len(today.groups)) == (False, True, 4)
    assert stops(agenda(history, MORNING, YESTERDAY)) == []


# Hard days, rests, chosen days


def test_on_a_hard_day_nothing_waits() -> None:
    """Not in the morning, not in the evening."""
    history = known(days={TODAY: {"hard": True}})
    assert agenda(history, MORNING).done
    assert agenda(history, EVENING).done


def test_after_a_hard_day_its_ratings_are_asked_and_its_goals_are_not() -> None:
    """Goals rested; how the day was may still be told."""
    asked = agenda(known(days={YESTERDAY: {"hard": True}}), MORNING)
    assert ("yesterday", "mood") in stops(asked)
    assert ("yesterday", "m:walk") not in stops(asked)


def test_a_rest_lasts_to_its_last_day() -> None:
    """Quiet until today, and asked tomorrow."""
    history = known(settings={"quiet_until": TODAY.isoformat()})
    assert agenda(history, MORNING).done
    assert not agenda(history, MORNING + DAY).done


def test_with_chosen_days_nothing_waits_on_the_others_but_a_dose() -> None:
    """22 November is a Sunday, 6; medicines keep their own times."""
    assert not agenda(known(settings={"check_in_days": [6]}), MORNING).done
    assert stops(agenda(known(TWICE, settings={"check_in_days": [0]}), MORNING)) == [
        ("yesterday", "med:m1:22:00"),
        ("today", "med:m1:08:00"),
    ]


def test_with_one_number_only_the_mood_waits() -> None:
    """All else is there to be answered."""
    asked = agenda(known(settings={"one_number": True}), MORNING)
    assert stops(asked) == [("yesterday", "mood")]
    assert len(asked.rows) > 8


# What is asked


def test_what_is_left_out_is_nowhere() -> None:
    """Neither asked nor offered."""
    asked = agenda(known(settings={"off": ["energy", "sleep_quality", "note"]}), MORNING)
    assert not {"energy", "sleep_quality", "note"} & {row.item.id for row in asked.rows}


def test_own_questions_stand_among_the_ratings_in_the_persons_order() -> None:
    """Dread before mood; they are asked about yesterday, offered today, and asked today in the evening."""
    own = [
        OwnItem(id="dread", label="Dread").document(),
        OwnItem(id="coffee", label="Coffee", kind="tally").document(),
        OwnItem(id="old", label="Old", off=True).document(),
    ]
    history = known(settings={"own_items": own, "item_order": ["own:dread", "mood"]})
    groups = {group.name: [row.item.id for row in group.rows] for group in agenda(history, MORNING).groups}
    assert groups["yesterday"][:5] == ["own:dread", "mood", "anxiety", "energy", "own:coffee"]
    assert groups["today"] == ["m:walk", "own:dread", "own:coffee"]
    assert ("today", "own:dread") not in stops(agenda(history, MORNING))
    assert ("today", "own:dread") in stops(agenda(history, EVENING))


# Medicines


def test_a_dose_waits_from_an_hour_before_it_is_due() -> None:
    """Due at 08:00 it waits at 07:40 and not at 06:30; the one of 22:00 waits from 21:00."""
    early = MORNING.replace(hour=6, minute=30)
    assert ("today", "med:m1:08:00") not in stops(agenda(known(TWICE), early))
    assert ("today", "med:m1:08:00") in stops(agenda(known(TWICE), MORNING))
    assert ("today", "med:m1:22:00") not in stops(agenda(known(TWICE), EVENING))
    assert ("today", "med:m1:22:00") in stops(agenda(known(TWICE), MORNING.replace(hour=21)))


def test_yesterdays_evening_dose_can_be_told_in_the_morning() -> None:
    """It stands with yesterday; yesterday's morning dose is a page away."""
    rows = [row.key for row in agenda(known(TWICE), MORNING).rows]
    assert (YESTERDAY, "med:m1:22:00") in rows
    assert (YESTERDAY, "med:m1:08:00") not in rows
    page = [row.key for row in agenda(known(TWICE), MORNING, YESTERDAY).rows]
    assert {(YESTERDAY, "med:m1:08:00"), (YESTERDAY, "med:m1:22:00")} <= set(page)


def test_what_is_taken_as_needed_is_offered_and_never_waits() -> None:
    """It is a count."""
    drops = Medicine(id="m2", name="Drops", start=YESTERDAY, dosings=(Dosing(effective_from=YESTERDAY, dose="5"),))
    for now in (MORNING, EVENING):
        asked = agenda(known(drops), now)
        assert "med:m2" in [row.item.id for row in asked.rows]
        assert ("today", "med:m2") not in stops(asked)


def test_a_side_effect_is_rated_like_a_question_of_ones_own() -> None:
    """While it is looked at."""
    effect = SideEffect(id="dry", name="Dry mouth", first=YESTERDAY)
    asked = agenda(known(replace(TWICE, side_effects=(effect,))), MORNING)
    assert ("yesterday", "own:dry") in stops(asked)


# Fingers that press anything

KEYS = st.lists(st.sampled_from([*"0123456789y", "enter"]), max_size=60)


@given(keys=KEYS, hour=st.integers(4, 17), minute=st.integers(0, 59))
def test_before_the_evening_no_digits_y_and_enter_answer_for_today_but_sleep_and_medicines(
    keys: list[str], hour: int, minute: int
) -> None:
    """However many of them: each goes to the stop under the cursor, as the pane hands it over."""
    now = MORNING.replace(hour=hour, minute=minute)
    own = [OwnItem(id="dread", label="Dread").document()]
    history = known(TWICE, settings={"own_items": own})
    journal = Journal.in_memory(lambda: now, history._tables)
    cursor = agenda(journal.history, now).next_stop(None)
    for key in keys:
        shown = agenda(journal.history, now)
        row = shown.row(cursor)
        if row is None:
            break
        meaning = FIELDS[row.item.field].key(key, row)
        if isinstance(meaning, Reply):
            journal.record(acts.answer(row.item, row.day, meaning.value, TODAY))
        elif key == "enter":
            journal.record(acts.leave(row.item, row.day, TODAY))
        else:
            continue
        cursor = agenda(journal.history, now).next_stop(cursor, passed=cursor)
    stored = {item for item in journal.history.check_in(TODAY).answers if not item.startswith(("sleep_", "med:"))}
    assert stored == set()
    assert NOW.id not in journal.history.check_in(TODAY).answers
