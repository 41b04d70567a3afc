"""The made-up journal: believable, written as the file is, the same for the same seed."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from statistics import mean, stdev
from typing import TYPE_CHECKING, TypeVar
from zoneinfo import ZoneInfo

import msgspec
import pytest
from tinydb import TinyDB

from store.agenda import agenda
from store.clock import DAY
from store.demo import made_up
from store.demo.goals import running
from store.entry_kind import KINDS, is_tallied
from store.goals.counted import counted
from store.goals.standing import standing
from store.history import History
from store.insight.insight import insights
from store.items import SLEEP, STANDARD, Item, checked, item_of, measure_item
from store.records.check_in import CheckIn
from store.records.entry import Entry
from store.records.event import Event
from store.records.goal import Goal
from store.records.question import Question
from store.records.record import Record
from store.records.text import one_line
from store.sleep_review import review

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from store.history import Tables

ROOT = Path(__file__).parent.parent
NOW = datetime(2026, 11, 22, 7, 41, tzinfo=ZoneInfo("Europe/Berlin"))
TODAY = NOW.date()
YESTERDAY = TODAY - DAY
HALF_A_YEAR = 182
RECORDS: dict[str, type[Record]] = {
    "goals": Goal,
    "check_ins": CheckIn,
    "entries": Entry,
    "events": Event,
    "questions": Question,
}
LENGTHS = (1, 7, 14, 40, 100, HALF_A_YEAR, 800)

AnyRecord = TypeVar("AnyRecord", bound=Record)


@pytest.fixture(scope="module")
def half_a_year() -> Tables:
    """Return the journal that `--demo` opens."""
    return made_up(HALF_A_YEAR, NOW)


@pytest.fixture(scope="module", params=range(10))
def any_seed(request: pytest.FixtureRequest) -> Tables:
    """Return the journal of one of ten other seeds."""
    seed: int = request.param
    return made_up(HALF_A_YEAR, NOW, seed)


def records(tables: Tables, table: str, kind: type[AnyRecord]) -> list[AnyRecord]:
    """Return the records of a table, refusing any document that is not exactly one."""
    return [msgspec.convert(document, kind, strict=True) for document in tables[table].values()]


def numbers(history: History, item: str) -> dict[str, float]:
    """Return the answers to a rated item, by day."""
    return {day: answer for day, answer in history.answers(item).items() if isinstance(answer, int | float)}


def texts(value: object) -> Iterator[str]:
    """Give every text inside plain JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)


def difference(history: History, item: str, split: Mapping[str, bool]) -> float:
    """Return how much higher `item` was, on average, on the days that are true in `split`."""
    rated = numbers(history, item)
    groups: dict[bool, list[float]] = {True: [], False: []}
    for day, group in split.items():
        if day in rated:
            groups[group].append(rated[day])
    assert min(map(len, groups.values())) >= 10
    assert sum(map(len, groups.values())) >= 42
    return mean(groups[True]) - mean(groups[False])


def test_the_same_arguments_make_the_same_journal_and_another_seed_another(half_a_year: Tables) -> None:
    """Pictures of the screens may rest on it."""
    assert made_up(HALF_A_YEAR, NOW) == half_a_year
    assert made_up(HALF_A_YEAR, NOW, seed=1) != half_a_year


def test_every_document_is_a_record_of_its_table(any_seed: Tables) -> None:
    """Nothing is lost or added when a document becomes a record and is written again."""
    assert any_seed["settings"] == {}
    for table, kind in RECORDS.items():
        found = records(any_seed, table, kind)
        assert msgspec.json.decode(msgspec.json.encode(found)) == list(any_seed[table].values())
        assert found


def test_the_journal_is_plain_json_under_the_keys_of_tinydb(any_seed: Tables) -> None:
    """Keys are whole numbers, ids sixteen hexadecimal digits that no two documents share."""
    assert msgspec.json.decode(msgspec.json.encode(any_seed)) == any_seed
    ids = [document["id"] for table in any_seed.values() for document in table.values()]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[0-9a-f]{16}", made) for made in ids)
    for table in any_seed.values():
        assert list(table) == [str(number) for number in range(1, len(table) + 1)]


@pytest.mark.parametrize("days", LENGTHS)
def test_everything_is_stamped_with_an_offset_and_nothing_lies_in_the_future(days: int) -> None:
    """Each record was made before it was changed, both before now, and each day lies in the span asked for."""
    tables = made_up(days, NOW)
    for table, kind in RECORDS.items():
        for record in records(tables, table, kind):
            assert record.created_at
            assert record.updated_at
            assert record.created_at.utcoffset() is not None
            assert record.created_at <= record.updated_at <= NOW
            assert TODAY - days * DAY <= record.created_at.date()
    days_told = {check_in.day for check_in in records(tables, "check_ins", CheckIn)}
    days_told |= {entry.day for entry in records(tables, "entries", Entry)}
    assert {YESTERDAY} <= days_told <= {TODAY - n * DAY for n in range(1, days + 1)}


def test_before_the_day_ends_the_small_hours_belong_to_the_day_before() -> None:
    """At two in the morning "yesterday" is the day that ended a day ago."""
    history = History(made_up(30, NOW.replace(hour=2)))
    assert history.days[-1] == (YESTERDAY - DAY).isoformat()


def test_every_answer_is_one_its_item_accepts(any_seed: Tables) -> None:
    """Numbers, ticks and lines are encoded as a person's own answers are, and unknown is absent."""
    goals = records(any_seed, "goals", Goal)
    items: dict[str, Item | None] = {**STANDARD, "now": STANDARD["mood"]}
    for goal in goals:
        items |= {measure_item(measure): item_of(goal, measure) for measure in goal.rule.measures}
    for check_in in records(any_seed, "check_ins", CheckIn):
        assert not set(check_in.left) & set(check_in.answers)
        assert set(check_in.late) <= set(check_in.answers)
        for name, answer in check_in.answers.items():
            item = items[name]
            assert item
            assert answer == checked(item, answer)


def test_an_answer_that_counts_entries_is_their_number(any_seed: Tables) -> None:
    """Each panic attack of a goal's days is an entry and counts in the day; most days without one say 0."""
    history = History(any_seed)
    zeros = 0
    for goal in history.goals:
        for measure in goal.rule.measures:
            if not is_tallied(measure.of):
                continue
            written = Counter(entry.day for entry in history.entries(measure.of))
            for ago in range(1, HALF_A_YEAR + 1):
                day = TODAY - ago * DAY
                answer = history.check_in(day).answers.get(measure_item(measure))
                zeros += answer == 0
                assert answer in ({written[day]} if running(goal, day) and written[day] else {None, 0})
    assert zeros >= 15


def test_a_goal_is_answered_only_on_its_own_days(any_seed: Tables) -> None:
    """Before its start, after its end and while it rests a goal asks nothing."""
    history = History(any_seed)
    for goal in history.goals:
        for measure in goal.rule.measures:
            answered = history.answers(measure_item(measure))
            assert answered or (measure.of in KINDS and not is_tallied(measure.of))
            assert all(running(goal, date.fromisoformat(day)) for day in answered)


@pytest.mark.parametrize("days", [*LENGTHS, 3650])
def test_at_most_four_goals_are_active_on_any_day(days: int) -> None:
    """Six goals in half a year or more, never more than four at a time (clinical.md 2.1)."""
    goals = records(made_up(days, NOW), "goals", Goal)
    assert len(goals) == (6 if days >= HALF_A_YEAR else 4)
    for ago in range(days):
        assert sum(running(goal, TODAY - ago * DAY) is not None for goal in goals) <= 4


def test_the_goals_stand_where_the_tour_shows_them(half_a_year: Tables) -> None:
    """Walking is in week 2 of 3, panic in week 9 of 13, reaching out in week 3 of 4; one rests, one is reached."""
    goals = {goal.title: goal for goal in records(half_a_year, "goals", Goal)}
    weeks = {}
    for title in ("Walk in the park", "Fewer panic attacks", "Reach out to someone"):
        rule = goals[title].rule
        assert rule.due
        weeks[title] = ((TODAY - rule.start).days // 7 + 1, ((rule.due - rule.start).days + 1) / 7)
    assert list(weeks.values()) == [(2, 3), (9, 13), (3, 4)]
    assert sorted(goal.status for goal in goals.values()) == ["active"] * 4 + ["paused", "reached"]
    assert len(goals["Fewer panic attacks"].revisions) == 2


def test_this_week_of_walks_has_two_of_three_and_kindness_is_on_its_way(any_seed: Tables) -> None:
    """Whatever the seed, the weeks under way look the same."""
    history = History(any_seed)

    goals = {goal.title: goal for goal in history.goals}
    (walk,) = goals["Walk in the park"].rule.measures
    lately = {(TODAY - ago * DAY).isoformat() for ago in range(1, 5)}
    assert len([day for day, tick in counted(history, walk).items() if day in lately and tick == "yes"]) == 2
    kinder = standing(goals["Kinder answers to my thoughts"], history, TODAY)
    assert kinder.short == "4 of 6 · 7 of 10 · 9 of 10"


def test_a_newcomer_finds_yesterday_open_and_the_morning_untouched(half_a_year: Tables) -> None:
    """The three ratings of yesterday are stops; its walk and its panic attack are already there."""
    history = History(half_a_year)
    answers = history.check_in(YESTERDAY).answers
    assert answers["m:walk"] == "yes"
    assert answers["m:panic"] == 1
    form = agenda(history, NOW)
    stops = [row.key for row in form.rows if row.stop]
    assert [item for day, item in stops if day == YESTERDAY] == ["mood", "anxiety", "energy", "m:reach"]
    assert [item for day, item in stops if day == TODAY] == [item.id for item in SLEEP]


def test_the_person_is_believable(any_seed: Tables) -> None:
    """Gaps, hard days, late answers, lines and the ratings lie where those of a real half year lie."""
    history = History(any_seed)
    mood, anxiety = numbers(history, "mood"), numbers(history, "anxiety")
    gaps = 1 - len(mood) / HALF_A_YEAR
    assert 0.05 <= gaps <= 0.30
    assert 4 <= mean(mood.values()) <= 6
    assert 0.9 <= stdev(mood.values()) <= 2
    assert 4 <= mean(anxiety.values()) <= 7
    assert 5.5 <= mean(numbers(history, "sleep_hours").values()) <= 7.5
    assert 2 <= len(history.hard_days) <= 15
    assert 1 <= len(history.late("mood")) <= 20
    assert 0.15 <= len(history.answers("note")) / len(history.days) <= 0.35


def test_a_whole_week_was_lost_once(any_seed: Tables) -> None:
    """There is a run of six days or more without a word."""
    kept = [date.fromisoformat(day) for day in History(any_seed).days]
    longest = max(after - before for before, after in pairwise(kept))
    assert timedelta(days=7) <= longest <= timedelta(days=30)


def test_mood_carries_over_from_day_to_day() -> None:
    """Over three years, the mood of neighbouring days goes together far more than chance would have it."""
    mood = numbers(History(made_up(1100, NOW)), "mood")
    pairs = [
        (mood[day], mood[after]) for day in mood if (after := (date.fromisoformat(day) + DAY).isoformat()) in mood
    ]
    middle, spread = mean(mood.values()), stdev(mood.values())
    assert 0.3 <= mean((one - middle) * (other - middle) for one, other in pairs) / spread**2 <= 0.8


def test_mood_rises_and_anxiety_falls_over_the_half_year(any_seed: Tables) -> None:
    """The trend is real: the last six weeks against the first six."""
    history = History(any_seed)
    first, last = (TODAY - 140 * DAY).isoformat(), (TODAY - 42 * DAY).isoformat()
    for item, least in (("mood", 0.8), ("anxiety", -0.8)):
        rated = numbers(history, item)
        change = mean(rated[day] for day in rated if day > last) - mean(rated[day] for day in rated if day < first)
        assert change / least >= 1


def test_mood_is_about_one_point_higher_on_days_with_a_walk(half_a_year: Tables) -> None:
    """The link is real, and rests on as many days as may be spoken of (clinical.md 5.6)."""
    history = History(half_a_year)
    walked = {day: answer == "yes" for day, answer in history.answers("m:walk").items()}
    assert 0.7 <= difference(history, "mood", walked) <= 1.4


def test_energy_is_the_same_whether_or_not_someone_was_reached(half_a_year: Tables) -> None:
    """The null question has its days, and no answer."""
    history = History(half_a_year)
    reached = {day: bool(answer) for day, answer in history.answers("m:reach").items()}
    assert abs(difference(history, "energy", reached)) < 0.3


@pytest.mark.parametrize("ago", range(7))
def test_the_numbers_of_the_demo_say_a_link_a_trend_and_no_link(ago: int) -> None:
    """Whatever weekday the demo is opened on, its two questions and its mood are answered as they should be."""
    now = NOW - ago * DAY
    said = {each.about: each.words for each in insights(History(made_up(HALF_A_YEAR, now)), now.date(), {})}
    assert re.match(
        r"On days with a walk, mood tended to be about (1|1½) points? higher \(\S+ vs \S+; \d+ and \d+ days\)\. "
        r"That does not show why: it could be the other way round, or something else\.$",
        said["A walk and mood"],
    )
    assert re.match(
        r"Weekly mood averages rose by about \S+ points over 2\d weeks \(likely between \S+ and \S+\)\.$",
        said["Mood, week by week"],
    )
    assert said["Reaching out and energy"] == (
        "No clear link so far between reaching out and energy. That can simply mean not enough days."
    )


def test_the_dose_and_the_holiday_are_marked(half_a_year: Tables) -> None:
    """The charts have ticks to draw, one of them lasting."""
    events = records(half_a_year, "events", Event)
    assert [event.day for event in events] == sorted(event.day for event in events)
    (dose,) = (event for event in events if "25 → 50 mg" in event.words)
    assert 18 <= (TODAY - dose.day).days <= 24
    (holiday,) = (event for event in events if event.last)
    assert holiday.words == "holiday"


def test_about_as_many_entries_are_written_as_asked_for() -> None:
    """With 4.7 a day besides, a few years hold about five entries a day, of a dozen kinds."""
    entries = records(made_up(1100, NOW, besides=4.7), "entries", Entry)
    assert 4.5 <= len(entries) / 1100 <= 5.6
    assert len({entry.kind for entry in entries}) == 12
    assert [entry.created_at for entry in entries] == sorted(
        entry.created_at for entry in entries if entry.created_at
    )


def test_the_ladder_holds_every_step_that_was_tried_and_one_that_was_not(any_seed: Tables) -> None:
    """So that the page of ladders shows sparks, and a step that may come next."""
    history = History(any_seed)
    (ladder,) = history.ladders
    steps = {step.text for step in ladder.steps}
    tried = {entry.fields["step"] for entry in history.entries("exposure")}
    assert tried < steps
    fears = [step.expected or 0 for step in ladder.steps]
    assert fears == sorted(fears)


def test_two_weeks_of_nights_are_told_once_each_and_make_a_review(any_seed: Tables) -> None:
    """But for the one empty day; with habits, and times that make a night."""
    found = review(History(any_seed), TODAY)
    assert len(found.nights) == 12
    assert (found.unclear, found.told) == (0, 12)
    assert found.asleep.value


def test_the_words_are_kind_and_harmless() -> None:
    """No sentence scolds, shouts, breaks a line or could be taken for markup."""
    scolding = re.compile(
        r"\b(fail\w*|missed|due|streak|should|kill\w*|die\w*|harm\w*)\b|[!\[\]<>{}\\\u2014]", re.IGNORECASE
    )
    tables = made_up(800, NOW, besides=4.7)
    found = {
        text
        for document in (*tables["check_ins"].values(), *tables["entries"].values())
        for text in texts(document)
    }
    assert len(found) > 100
    for text in found:
        assert one_line(text) == text
        assert not scolding.search(text)


def test_the_bench_writes_a_journal_that_stock_tinydb_opens(tmp_path: Path) -> None:
    """`bench/years.py` says in one line what it wrote, and a second journal never lands on the first."""
    command = [sys.executable, "bench/years.py", "0.1", str(tmp_path)]
    written = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    with TinyDB(tmp_path / "journal.json", access_mode="r") as database:
        check_ins, entries = len(database.table("check_ins")), len(database.table("entries"))
    assert written.startswith(f"{tmp_path / 'journal.json'}: {check_ins} check-ins, {entries} entries, ")
    assert written.count("\n") == 1
    again = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (again.returncode, again.stdout, again.stderr) == (1, "", "There is a journal in that folder already.\n")
