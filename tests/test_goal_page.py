"""The page of a goal: its value by hand for each of the six examples, and its screen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

import pytest
from goals_made_up import LIMIT, START, TIMES, WALK, day, from_library, goal, history, week
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from store.acts import keep_goal
from store.demo import made_up
from store.goals.changes import changes
from store.goals.page import page_of
from store.goals.rules import is_allowed, problems
from store.goals.weeks import span_words
from store.history import History
from store.journal.journal import Journal
from store.records.goal import (
    Aggregate,
    Baseline,
    Direction,
    Goal,
    Measure,
    Pause,
    Period,
    Review,
    Revision,
    Source,
)
from tui.app import Handrail
from tui.screens.goal_page import GoalPage
from widgets.chart import Scope, plotted
from widgets.goal_sheet import GoalSheet
from widgets.goal_sheet_lines import sheet

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MadeUpClock
    from textual.pilot import Pilot

    from store.goals.page import Page
    from store.records.check_in import Answer

SIZES = [(60, 20), (80, 24), (120, 36)]
AVOID = re.compile(
    r"path|verdict|\bdue\b|\bmiss|limit exceeded|streak|percent|%|fail|should|perfect|!|\N{EM DASH}", re.IGNORECASE
)


def attacks(*weeks: int | None) -> list[Answer | None]:
    """Return days with so many attacks a week, on its first day; None: a week not logged."""
    found: list[Answer | None] = []
    for number in weeks:
        found += [None] * 7 if number is None else week(1, said=number, otherwise=0)
    return found


def periods(page: Page) -> list[tuple[str, str]]:
    """Return the periods beside the chart, each with its words."""
    return [(period.span, period.words) for period in page.main.periods]


def lines(made: Goal, past: History, today: int, size: tuple[int, int]) -> list[str]:
    """Return the whole page as it is laid out for a screen of this size."""
    width, height = size
    page = page_of(made, past, day(today))
    known = History(
        {"goals": {made.id: made.document()}, **{name: past._tables[name] for name in ("check_ins", "entries")}}
    )
    picture = plotted("goal", known, Scope(today=day(today), of=made.id, whole=True))
    drawn = sheet(page, picture, day(today), width, height)
    days = [drawn.row(found, day(today), width) for found in page.evidence]
    return [line.truncate(width).plain.rstrip() for line in (*drawn.above, *days)]


# The six examples of clinical.md 2.5, figures by hand


def test_a_reaching_out_tells_each_week_in_words() -> None:
    """Once in week 1, twice in week 2, the third runs."""
    made = from_library("Reach out to someone")
    page = page_of(made, history(m_2=[0, 0, 1, 0, 0, 0, 0, 1, 1, *[0] * 5, 0]), day(15))
    assert (page.whereabouts, page.rule) == ("active · week 3 of 4", "At least once a week, by Sat 19 Dec.")
    assert page.stands == ("This week: 1 to go, 6 days left.",)
    assert periods(page) == [
        ("6–12 Dec", "1 to go, 6 days left"),
        ("29 Nov–5 Dec", "2, the aim was 1"),
        ("22–28 Nov", "reached 1 of 1"),
    ]
    assert not page.main.in_figures
    assert not page.by_days


def test_b_panic_tells_weeks_in_figures_and_four_together_in_words() -> None:
    """8, 6, 7, not logged, 6, 5, 5, 4: the last four are 20 in four weeks, those before 21 in three."""
    made = from_library("Fewer panic attacks")
    page = page_of(made, history(m_2=attacks(8, 6, 7, None, 6, 5, 5, 4), m_3=[1]), day(56))
    assert page.rule == "4 or fewer a week, by Sat 20 Feb. Started from about 7, my own estimate."
    assert page.stands == (
        "About 5 a week now, was 7: the last 4 logged weeks together. The aim is 4.",
        "None so far this week.",
        "1 of the last 4 single weeks had 4 or fewer.",
        "Days logged: 7 of the last 7.",
    )
    assert [period.figure for period in page.main.periods] == ["?", "4", "5", "5", "6", "?", "7", "6", "8"]
    assert [(group.first, group.last, group.words) for group in page.main.together] == [
        (1, 4, "about 5 a week"),
        (6, 8, "about 7 a week"),
    ]
    assert page.parts == (f"Beside it, {page.told[1].label.lower()}: 1 to go, 7 days left",)


def test_b_keeping_track_is_reported_by_itself() -> None:
    """Five of the last seven days were logged; three of seven are as plainly said."""
    made = from_library("Fewer panic attacks")
    for logged in (5, 3):
        past = history(m_2=[0] * logged + [None] * (7 - logged))
        assert f"Days logged: {logged} of the last 7." in page_of(made, past, day(7)).stands


def test_b_four_weeks_are_waited_for() -> None:
    """After three weeks no level is said, and none of them is put together."""
    page = page_of(from_library("Fewer panic attacks"), history(m_2=attacks(3, 3, 3)), day(21))
    assert page.stands[0] == "Too early to say how it goes: 4 logged weeks together say more."
    assert page.main.together == ()


def test_b_a_week_cut_by_rest_is_judged_by_its_days() -> None:
    """Four attacks in five days are more than four a week, and the sentence says why."""
    made = from_library("Fewer panic attacks")
    past = history(m_2=attacks(4, 4, 4, 4), hard=[12, 13])
    page = page_of(made, past, day(28))
    assert "3 of the last 4 single weeks had 4 or fewer, by the days that counted." in page.stands
    assert [period.days for period in page.main.periods] == ["", "", "", "in 5 days", ""]


def test_c_practice_tells_each_part_by_itself() -> None:
    """4 of 6, 7 of 10, nothing yet of the third."""
    entries = [("thought_record", number, {"balanced_thought": "it passes"}) for number in range(4)]
    breaths: list[tuple[str, int, dict[str, str]]] = [("breathing", number, {}) for number in range(7)]
    page = page_of(from_library("Kinder answers to my thoughts"), history(entries=[*entries, *breaths]), day(10))
    assert page.whereabouts == "active · day 11 of 14"
    assert page.parts == ("Thoughts: 4 of 6 thought records", "Breathing: 7 of 10 days", "Journal: 10 to go")
    assert page.main.heading == ""


def test_d_self_talk_tells_fortnights_and_what_is_beside() -> None:
    """Six times in ten, then four opportunities which are too few, and the belief beside it."""
    fortnight = ["yes"] * 5 + ["partly"] * 2 + ["no"] * 3 + ["na"] * 4
    few = ["yes"] * 4 + ["na"] * 10
    past = history(m_2=[*fortnight, *few, "yes"], m_3=[2, *[None] * 27, 5])
    page = page_of(from_library("Talk kindly to myself"), past, day(30))
    assert periods(page) == [
        ("20 Dec–2 Jan", "too few answers yet"),
        ("6–19 Dec", "not logged, so we don't know"),
        ("22 Nov–5 Dec", "6 times in 10"),
    ]
    assert page.parts == ("Beside it, believe it: 5 now, was 2: clearly higher",)


def test_e_a_sleep_journal_counts_its_nights() -> None:
    """Nine of ten on the thirteenth day; after the end as much as was logged."""
    made = from_library("Keep a sleep journal")
    past = history(entries=[("sleep", number, {"quality": 3}) for number in range(9)])
    assert page_of(made, past, day(12)).stands == ("9 of 10 nights.",)
    over = page_of(made, past, day(14))
    assert (over.whereabouts, over.stands) == ("ended Sat 5 Dec", ("9 of 10 nights, as far as logged.",))


def test_f_walks_are_a_strip_of_days() -> None:
    """A row a week, newest first; done, in part, not done, not logged, rested, to come."""
    made = from_library("Walk in the park")
    past = history(m_2=["yes", None, "no", "partly", "na", "yes", "yes", "yes"], hard=[8])
    page = page_of(made, past, day(10))
    assert [(found.span, found.marks, found.words) for found in page.main.weeks] == [
        (
            "29 Nov–5 Dec",
            ("done", "rest", "not logged", "to come", "to come", "to come", "to come"),
            "2 to go, 4 days left",
        ),
        (
            "22–28 Nov",
            ("done", "not logged", "not done", "in part", "rest", "done", "done"),
            "3½, the aim was 3",
        ),
    ]
    assert page.by_days


# What is said of it


def test_only_answers_under_the_same_words_are_strung_together() -> None:
    """When the ends of the scale are put otherwise, a new row of answers begins."""
    reviews = (
        Review(id="1", day=day(3), close=2),
        Review(id="2", day=day(5), close=4, zero_means="stuck"),
        Review(id="3", day=day(9), close=6, zero_means="stuck", in_the_way="no time\nat all"),
    )
    page = page_of(goal(reviews=reviews, zero_means="stuck"), history(), day(10))
    assert page.close == "4 → 6 of 10 (1 Dec)"
    assert page.in_the_way == "no time at all"
    assert page.look_back == "Next look back Tue 15 Dec."
    assert page_of(goal(reviews=reviews), history(), day(10)).close == "2 of 10 (25 Nov)"
    assert page_of(goal(), history(), day(3)).look_back == "First look back Sun 6 Dec."
    assert page_of(goal(), history(), day(14)).look_back == "A look back is there when you like."


def test_changes_are_told_with_their_day_and_reason_newest_first() -> None:
    """An amount, an end, another way of counting, another round; and the rests."""
    first = goal().rule
    smaller = replace(first, effective_from=day(7), measures=(replace(WALK, target=2),), note="too much")
    later = replace(smaller, effective_from=day(9), due=day(34), note="exams")
    times = replace(
        later, effective_from=day(11), measures=(replace(WALK, source="manual_count", aggregate="sum"),)
    )
    again = replace(times, effective_from=day(14), start=day(14), due=None, note="")
    pauses = (Pause(first=day(1), last=day(2), reason="holiday"), Pause(first=day(20), reason="crisis"))
    made = goal(revisions=(first, smaller, later, times, again), pauses=pauses)
    page = page_of(made, history(), day(21))
    assert page.changed == (
        "6 Dec  another round",
        "3 Dec  Walk now at least 3 times a week: exams",
        "1 Dec  end moved from 19 Dec to 26 Dec: exams",
        "29 Nov  Walk 3 → 2 a week: too much",
    )
    assert page.rested == ("since 12 Dec, paused", "23 Nov to 24 Nov, paused (holiday)")


def test_a_change_of_several_things_names_each() -> None:
    """One more measure, one fewer, and no end."""
    one = goal(WALK, TIMES).rule
    two = replace(one, effective_from=day(7), due=None, measures=(replace(WALK, target=2), LIMIT))
    (found,) = changes(goal(revisions=(one, two)))
    assert found.in_full == "Walk 3 → 2 a week; limit added; times taken off; no end date any more"
    assert found.under_title == found.in_full


def test_another_round_is_told_only_where_nothing_else_changed() -> None:
    """Beside another amount it says nothing more, and would take the room of what matters."""
    one = goal(WALK).rule
    two = replace(one, effective_from=day(7), start=day(7), measures=(replace(WALK, target=2),), note="too much")
    (found,) = changes(goal(revisions=(one, two)))
    assert found.in_full == "Walk 3 → 2 a week: too much"


def test_under_its_title_the_one_thing_a_goal_counts_goes_unnamed() -> None:
    """The title has named it already; the reason stays."""
    one = goal(WALK).rule
    two = replace(one, effective_from=day(7), measures=(replace(WALK, target=2),), note="too much")
    (found,) = changes(goal(revisions=(one, two)))
    assert found.under_title == "3 → 2 a week: too much"


@pytest.mark.parametrize(
    ("first", "last", "today", "words"),
    [
        (0, 0, 0, "Sun 22 Nov"),
        (0, 6, 0, "22–28 Nov"),
        (7, 13, 0, "29 Nov–5 Dec"),
        (35, 41, 0, "27 Dec–2 Jan"),
        (0, 6, 400, "22–28 Nov 2026"),
    ],
)
def test_a_span_names_its_month_once_and_its_year_where_it_might_be_mistaken(
    first: int, last: int, today: int, words: str
) -> None:
    """Within ten months a day and a month are enough."""
    assert span_words(day(first), day(last), day(today)) == words


def test_a_counted_start_is_told_once_it_is_known() -> None:
    """Fourteen days with ten attacks are five a week, in the place of the estimate."""
    baseline = Baseline(value=7, how="tracked", first=day(0), last=day(13))
    rule = Revision(
        effective_from=START, start=day(14), due=day(104), measures=(replace(LIMIT, baseline=baseline),)
    )
    made = goal(revisions=(rule,))
    before = page_of(made, history(), day(4))
    assert (before.whereabouts, before.stands[0]) == (
        "active · starts Sun 6 Dec",
        "Counting first: day 5 of 14, the goal starts Sun 6 Dec.",
    )
    after = page_of(made, history(m_limit=[1] * 10 + [0] * 4), day(14))
    assert after.rule == "4 or fewer a week, by Sat 6 Mar 2027. Started from 5, counted first."


# How it looks


def test_the_page_at_80_columns_looks_as_it_was_designed() -> None:
    """Example B on the first day of week 9, its chart running on to the end of the road."""
    made = replace(from_library("Fewer panic attacks"), why="the train", on_a_hard_day="count them")
    made = replace(made, revisions=(replace(made.rule, measures=made.rule.measures[:1]),))
    drawn = lines(made, history(m_2=attacks(8, 6, 7, None, 6, 5, 5, 4)), 56, (80, 24))
    assert drawn[:22] == [
        " ‹ Goals   Fewer panic attacks                            active · week 9 of 13",
        " 4 or fewer a week, by Sat 20 Feb. Started from about 7, my own estimate.",
        " About 5 a week now, was 7: the last 4 logged weeks together. The aim is 4.",
        " None so far this week. 1 of the last 4 single weeks had 4 or fewer. Days",
        " logged: 7 of the last 7.",
        "  8┤ █                                         Weeks, newest first",
        "   │┄█┄┄┄┄ █  ·  ·  ·  ·  ·  ·  ·  ·  ·  ·        10–16 Jan  4  ╮",
        "   │ █  █ ┄█┄┄┄┄┄█┄┄┄┄                              3–9 Jan  5  │ together about",
        "   │ █  █  █     █  █ ┄█┄┄┄┄┄┄┄┄┄┄             27 Dec–2 Jan  5  │ 5 a week",
        "  4┤─█──█──█─────█──█──█──█────────────────       20–26 Dec  6  ╯",
        "   │ █  █  █     █  █  █  █                       13–19 Dec  ?  not logged, so",
        "   │ █  █  █     █  █  █  █                                     we don't know",
        "   │ █  █  █     █  █  █  █                        6–12 Dec  7  ╮ together about",
        "  0┤ █  █  █     █  █  █  █                    29 Nov–5 Dec  6  │ 7 a week",
        "   └─┬──┬──┬──┬──┬──┬──┬──┬──────────────┬─       22–28 Nov  8  ╯",
        "     8  6  7  ?  6  5  5  4           20 Feb   One week alone says little.",
        " ─ limit 4   ┄ a rough guide   · start 7",
        " How close   A look back is there when you like.",
        " Why         the train",
        " Hard day    count them",
        " Counts towards it, newest first                        Enter turns to that day",
        "   Sat 16 Jan           none",
    ]


@pytest.mark.parametrize("size", SIZES)
def test_all_facts_stand_on_the_page_at_any_size(size: tuple[int, int]) -> None:
    """The rule, the weeks, the changes, the reason, the line for a hard day, and each day."""
    made = goal(
        why="the quiet",
        on_a_hard_day="shoes on",
        if_then=("if it rains, then the mall",),
        pauses=(Pause(first=day(9)),),
    )
    whole = " ".join(" ".join(lines(made, history(m_walk=week(3)), 9, size)).split())
    for fact in (
        "the quiet",
        "shoes on",
        "then the mall",
        "since 1 Dec, paused",
        "reached 3 of 3",
        "Sun 22 Nov done",
    ):
        assert fact in whole


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("words", ["[/b] [@click=app.quit]x", "a\x1b[31mb\nc", "漢字💀" * 30])
def test_what_a_person_wrote_stays_words_and_breaks_no_line(words: str, size: tuple[int, int]) -> None:
    """Markup, control characters and wide characters keep every line within its width."""
    review = Review(id="1", day=day(1), close=4, in_the_way=words)
    measure = replace(LIMIT, label=words, unit=words, baseline=Baseline(value=7))
    made = goal(measure, title=words, why=words, on_a_hard_day=words, if_then=(words,), reviews=(review,))
    drawn = lines(made, history(m_limit=attacks(3, 4)), 15, size)
    assert all(line.isprintable() for line in drawn)


EVERY = [
    measure
    for source in get_args(Source)
    for aggregate in get_args(Aggregate)
    for period in get_args(Period)
    for direction in get_args(Direction)
    if is_allowed(
        measure := Measure(
            id="m",
            label="Thing",
            source=source,
            of="mood" if source == "derived" else "",
            aggregate=aggregate,
            period=period,
            direction=direction,
            target=0.5 if aggregate == "share_of_opportunities" else 1,
        )
    )
]


@pytest.mark.parametrize("size", SIZES)
def test_every_allowed_measure_has_a_page_and_a_chart(size: tuple[int, int]) -> None:
    """Logged and silent, in the midst and after, with where it started from and without, in words of ours alone."""
    ticks: list[Answer | None] = ["yes", "partly", "no", "na", None, "yes", "yes"] * 6
    numbers: list[Answer | None] = [1, 3, 0, None, 2, 7, 10] * 6
    assert len(EVERY) > 100
    for number, measure in enumerate(EVERY):
        answers = ticks if measure.source == "yes_no" else numbers
        started = replace(measure, baseline=Baseline(value=1), glide="linear") if number % 2 else measure
        made = goal(started)
        assert not problems(made)
        for past, today in ((history(m_m=answers, mood=numbers), 17), (history(), 3), (history(m_m=answers), 60)):
            page = page_of(made, past, day(today))
            words = [page.rule, page.whereabouts, *page.stands, *page.parts, *(words for _, words in periods(page))]
            assert [said for said in words if AVOID.search(said)] == []
        drawn = lines(made, history(m_m=answers, mood=numbers), 17, size)
        assert [line for line in drawn if AVOID.search(line)] == []
        assert any("counts towards it" in line.lower() for line in drawn)


@given(
    st.sampled_from(EVERY),
    st.lists(st.none() | st.sampled_from(["yes", "no", "partly", "na"]) | st.integers(0, 10), max_size=40),
    st.sets(st.integers(0, 40), max_size=8),
    st.integers(-2, 60),
    st.booleans(),
)
def test_each_day_up_to_today_is_told_once(
    measure: Measure, answers: list[Answer | None], hard: set[int], today: int, open_end: bool
) -> None:
    """Whatever was answered: the days of the evidence are the days of the goal, none twice and none to come."""
    made = goal(measure, days=None if open_end and measure.period != "whole_window" else 28)
    past = history(m_m=answers, mood=answers, hard=hard)
    found = page_of(made, past, day(today)).evidence
    told = [number for one in found for number in range(one.first.toordinal(), one.last.toordinal() + 1)]
    assert sorted(told, reverse=True) == sorted(set(told), reverse=True)
    assert all(START.toordinal() <= number <= day(today).toordinal() for number in told)
    if measure.source != "rating_0_10" and today > 0:
        last = today - 1 if made.rule.due is None else min(today - 1, 27)
        assert set(told) >= set(range(START.toordinal(), day(last).toordinal() + 1))


def test_a_goal_that_counts_nothing_yet_has_a_page() -> None:
    """A draft without a measure is told as a draft."""
    made = Goal(
        id="d", title="", status="draft", revisions=(Revision(effective_from=START, start=START, measures=()),)
    )
    page = page_of(made, history(), day(3))
    assert (page.whereabouts, page.rule) == ("a draft, not started", "Nothing is counted yet.")
    assert lines(made, history(), 3, (80, 24))


# The screen


async def opened(pilot: Pilot[None], title: str) -> GoalPage:
    """Open the page of the goal with this title and return it."""
    app = pilot.app
    assert isinstance(app, Handrail)
    await ready(pilot)
    session = app._session
    (made,) = (made for made in session.history.goals if made.title == title)
    page = GoalPage(session, made.id)
    await app.push_screen(page)
    await pilot.pause()
    return page


async def ready(pilot: Pilot[None]) -> None:
    """Wait until the journal is open, which comes after the first paint."""
    app = pilot.app
    assert isinstance(app, Handrail)
    while not app._session.is_open:
        await pilot.pause()


def shown(page: GoalPage) -> str:
    """Return what the page shows by now."""
    content = page.query_one(GoalSheet).render()
    return content.plain


@pytest.fixture
def app(tmp_path: Path, clock: MadeUpClock) -> Handrail:
    """Return Handrail over a made-up half year."""
    Journal.create(tmp_path, clock, made_up(182, clock()))
    return Handrail(tmp_path, clock)


@pytest.mark.parametrize("size", SIZES)
async def test_the_cursor_goes_over_every_day_and_is_always_in_sight(size: tuple[int, int], app: Handrail) -> None:
    """Down to the oldest day and back to the top of the page, at every size."""
    async with app.run_test(size=size) as pilot:
        page = await opened(pilot, "Fewer panic attacks")
        sheet_ = page.query_one(GoalSheet)
        assert "‹ Goals" in shown(page)
        await pilot.press("end")
        oldest = sheet_.marked
        assert oldest
        assert oldest.first.isoformat() == "2026-09-23"
        assert "▸ Wed 23 Sep" in shown(page)
        await pilot.press("k")
        assert sheet_.marked
        assert sheet_.marked.first > oldest.last
        await pilot.press("home")
        assert "‹ Goals" in shown(page)
        for _ in range(60):
            await pilot.press("down")
            if sheet_.marked:
                break
        assert "▸ " in shown(page)
        await pilot.press("pagedown", "j", *["pageup"] * 6)
        assert "‹ Goals" in shown(page)


async def test_enter_turns_to_the_day_of_the_record(app: Handrail) -> None:
    """The page goes, and gives back the row of the day under the cursor."""
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        page = GoalPage(app._session, _of(app, "Walk in the park"))
        given: list[object] = []
        await app.push_screen(page, given.append)
        await pilot.press("down", "enter")
        await pilot.pause()
        (row,) = given
        assert row == (day(-2), "m:walk")


async def test_z_shows_the_chart_alone_v_says_it_and_q_goes_back(app: Handrail) -> None:
    """The chart's words stand below the page until the next step."""
    async with app.run_test(size=(80, 24)) as pilot:
        page = await opened(pilot, "Walk in the park")
        await pilot.press("z")
        assert type(app.screen).__name__ == "ChartFull"
        await pilot.press("q", "v")
        said = page.query_one("#said")
        assert said.display
        assert str(said.render()).strip().startswith("Walk, 13 weeks: ")
        await pilot.press("down")
        assert not said.display
        await pilot.press("q")
        await pilot.pause()
        assert app.screen is not page


async def test_a_page_whose_goal_is_deleted_goes_back(app: Handrail) -> None:
    """Delete takes the goal and its page; what was taken can be undone below."""
    async with app.run_test(size=(80, 24)) as pilot:
        page = await opened(pilot, "Walk in the park")
        await pilot.press("delete")
        await pilot.pause()
        assert page.goal is None
        assert app.screen is not page
        await pilot.press("u")
        assert page.goal


async def test_the_page_follows_the_history(app: Handrail) -> None:
    """What is answered elsewhere is on the page at once, the cursor on its day."""
    async with app.run_test(size=(120, 36)) as pilot:
        page = await opened(pilot, "Fewer panic attacks")
        await pilot.press("down")
        sheet_ = page.query_one(GoalSheet)
        assert sheet_.marked
        before = sheet_.marked.last
        assert page.goal
        changed = replace(page.goal, title="Fewer of them", why="the train")
        app._session.record(keep_goal(changed))
        await pilot.pause()
        assert "Fewer of them" in shown(page)
        assert sheet_.marked
        assert sheet_.marked.last == before


def _of(app: Handrail, title: str) -> str:
    return next(made.id for made in app._session.history.goals if made.title == title)
