"""What holds for any goal and any days, found by looking for the opposite."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from goals_made_up import LIMIT, START, TIMES, WALK, day, from_library, goal, history
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from store.goals.baselines import with_counted
from store.goals.course import course_of
from store.goals.outcome import outcome
from store.goals.periods import Rest
from store.goals.progress import progress
from store.goals.rules import problems
from store.goals.said import finished
from store.goals.sentence import sentence
from store.goals.standing import standing
from store.goals.verdicts import Judged, periods_of
from store.records.goal import Baseline, Goal, Measure, Pause, Period, Revision, Status

if TYPE_CHECKING:
    from store.history import History
    from store.records.check_in import Answer

DAYS = 42
AVOID = re.compile(
    r"path|verdict|\bdue\b|\bmiss|limit exceeded|streak|percent|%|fail|should|perfect|abandon|gave up|cured"
    r"|!|\N{EM DASH}|-\d|\bweek \d+(?! of)",
    re.IGNORECASE,
)

TICK = st.sampled_from(["yes", "partly", "no", "na", None])
NUMBER = st.one_of(st.none(), st.integers(0, 9))
COLUMN = st.lists(TICK, min_size=DAYS, max_size=DAYS)
COUNTS = st.lists(NUMBER, min_size=DAYS, max_size=DAYS)
NUMBERS_OF_DAYS = st.integers(0, DAYS - 1)
HARD = st.sets(NUMBERS_OF_DAYS, max_size=12)
PERIODS: st.SearchStrategy[Period] = st.sampled_from(["week", "fortnight", "month", "whole_window"])
TARGETS = st.integers(1, 7)
AT_LEAST = st.builds(replace, st.sampled_from([WALK, TIMES]), id=st.just("m"), target=TARGETS, period=PERIODS)
AT_MOST = st.builds(
    replace,
    st.sampled_from([LIMIT, replace(LIMIT, baseline=Baseline(value=7))]),
    id=st.just("m"),
    target=TARGETS,
    period=PERIODS,
)
AMOUNTS = st.one_of(AT_LEAST, AT_MOST)
MEASURES = st.one_of(
    AMOUNTS,
    st.builds(
        lambda aggregate, direction, period, target: Measure(
            id="m",
            label="Rating",
            source="rating_0_10",
            aggregate=aggregate,
            direction=direction,
            period=period,
            target=target,
        ),
        st.sampled_from(["mean", "median", "latest"]),
        st.sampled_from(["at_least", "at_most", "move_to"]),
        PERIODS,
        TARGETS,
    ),
    st.builds(
        replace,
        st.just(WALK),
        id=st.just("m"),
        aggregate=st.just("share_of_opportunities"),
        target=st.sampled_from([0.3, 0.6, 1]),
        period=st.just("fortnight"),
    ),
)


def _judged(made: Goal, past: History, today: int = DAYS) -> tuple[Judged, ...]:
    return periods_of(made, made.rule.measures[0], past, day(today))


def _paused(made: Goal, first: int, length: int) -> Goal:
    return replace(made, pauses=(Pause(first=day(first), last=day(first + length)),))


def _verdicts(made: Goal, past: History, today: int = DAYS) -> list[str | None]:
    return [period.verdict for period in _judged(made, past, today)]


def _counted_first(measure: Measure, days: int = 14) -> Goal:
    """Return a goal whose baseline is counted for so many days before it starts."""
    window = Baseline(value=7, how="tracked", first=START, last=day(days - 1))
    counted = replace(measure, baseline=window)
    rule = Revision(effective_from=START, start=day(days), due=day(days + 27), measures=(counted,))
    return Goal(id="goal", title="Walk in the park", revisions=(rule,))


@given(MEASURES, COLUMN, HARD, st.integers(0, DAYS + 10))
def test_every_finished_period_has_one_verdict(
    measure: Measure, answers: list[Answer | None], hard: set[int], today: int
) -> None:
    """The four verdicts add up to the finished periods, and at most the last one runs."""
    found = _judged(goal(measure, days=DAYS), history(m_m=answers, hard=hard), today)
    over = [period for period in found if period.last < day(today)]
    assert all(period.verdict in {"met", "not_met", "unknown", "excused"} for period in over)
    assert len(found) - len(over) == (today < DAYS)


@given(MEASURES, COUNTS, st.integers(0, DAYS - 1), st.integers(0, DAYS - 1), st.integers(0, DAYS + 10))
def test_the_verdicts_of_a_course_add_up_to_its_periods(
    measure: Measure, answers: list[Answer | None], paused: int, revised: int, today: int
) -> None:
    """Whatever was paused and whatever was revised: nothing is counted twice, and nothing is left out."""
    made = goal(measure, days=DAYS)
    harder = replace(
        made.rule, effective_from=day(revised), measures=(replace(measure, target=measure.target + 1),)
    )
    changed = _paused(replace(made, revisions=(made.rule, harder)), paused, 5)
    course = course_of(changed, measure, history(m_m=answers), day(today))
    told = sum(course.number(verdict) for verdict in ("met", "not_met", "unknown", "excused"))
    assert told + (course.running is not None) == len(course.periods)
    assert len(course.judged) == course.number("met") + course.number("not_met")


@given(MEASURES, st.integers(0, DAYS + 10))
def test_periods_lie_side_by_side(measure: Measure, today: int) -> None:
    """From the start on, without a gap or an overlap, whatever the day."""
    found = _judged(goal(measure, days=DAYS), history(), today)
    assert found[0].first == START
    assert all((after.first - before.last).days == 1 for before, after in pairwise(found))


@given(AT_LEAST, COLUMN, HARD, NUMBERS_OF_DAYS, st.sampled_from(["yes", "partly", "no", "na"]))
def test_a_late_answer_never_turns_met_into_not_met(
    measure: Measure, answers: list[Answer | None], hard: set[int], late: int, answer: Answer
) -> None:
    """Where at least so much is wanted, knowing more takes nothing away."""
    made = goal(measure, days=DAYS)
    told = [*answers]
    told[late] = answers[late] or answer
    before = _verdicts(made, history(m_m=answers, hard=hard))
    after = _verdicts(made, history(m_m=told, hard=hard))
    assert not any(pair == ("met", "not_met") for pair in zip(before, after, strict=True))


@given(MEASURES, COUNTS, st.integers(0, DAYS), st.integers(1, DAYS))
def test_silence_never_counts_against_anyone(
    measure: Measure, answers: list[Answer | None], first: int, length: int
) -> None:
    """A period that is known not to be met is so by its answers: where all of it is silent, it is not."""
    silent = answers[:first] + [None] * length + answers[first + length :]
    for period in _judged(goal(measure, days=DAYS), history(m_m=silent[:DAYS])):
        assert period.logged or period.verdict in {"unknown", "excused"}


@given(AMOUNTS, COUNTS, HARD, st.integers(0, DAYS))
def test_a_period_that_is_not_met_would_not_be_met_however_its_silent_days_had_gone(
    measure: Measure, answers: list[Answer | None], hard: set[int], today: int
) -> None:
    """With each gap filled as well as can be, what was known not to be met still is."""
    made = goal(measure, days=DAYS)
    best: Answer = 0 if measure.direction == "at_most" else "yes" if measure.source == "yes_no" else 999
    known = _verdicts(made, history(m_m=answers, hard=hard), today)
    filled = [best if answer is None else answer for answer in answers]
    well = _verdicts(made, history(m_m=filled, hard=hard), today)
    assert all(after == "not_met" for before, after in zip(known, well, strict=True) if before == "not_met")


@given(AT_LEAST, COLUMN, NUMBERS_OF_DAYS)
def test_taking_an_answer_back_never_makes_not_met(
    measure: Measure, answers: list[Answer | None], gone: int
) -> None:
    """A period that was met or open becomes open at worst, be it an amount of days or of times."""
    answered = ["no" if answer == "na" else answer for answer in answers]
    made = goal(measure, days=DAYS)
    before = _verdicts(made, history(m_m=answered))
    answered[gone] = None
    after = _verdicts(made, history(m_m=answered))
    assert not any(b != "not_met" and a == "not_met" for b, a in zip(before, after, strict=True))


@given(AT_LEAST, COLUMN, NUMBERS_OF_DAYS, st.integers(0, 20))
def test_a_pause_never_takes_away_what_was_reached(
    measure: Measure, answers: list[Answer | None], first: int, length: int
) -> None:
    """Met stays met, whichever days of it are paused afterwards."""
    answered = ["no" if answer == "na" else answer for answer in answers]
    made, past = goal(measure, days=DAYS), history(m_m=answered)
    pairs = zip(_verdicts(made, past), _verdicts(_paused(made, first, length), past), strict=True)
    assert all(after == "met" for before, after in pairs if before == "met")


@given(AT_LEAST, st.lists(st.sampled_from(["yes", "partly", "no"]), min_size=DAYS, max_size=DAYS), NUMBERS_OF_DAYS)
def test_a_pause_never_lowers_a_share(measure: Measure, answers: list[Answer | None], first: int) -> None:
    """With every day known, met of all that were judged only rises, and so does the bar."""
    made, past = goal(measure, days=DAYS), history(m_m=answers)

    def share(verdicts: list[str | None]) -> float:
        judged = [verdict for verdict in verdicts if verdict in {"met", "not_met"}]
        return judged.count("met") / len(judged) if judged else 1

    paused = _paused(made, first, 9)
    assert share(_verdicts(paused, past)) >= share(_verdicts(made, past))
    before, after = progress(made, past, day(DAYS)), progress(paused, past, day(DAYS))
    assert after is None or (before or 0) <= after + 1e-9


@given(MEASURES, COUNTS, st.tuples(NUMBERS_OF_DAYS, PERIODS, TARGETS), st.booleans(), st.integers(0, DAYS))
def test_a_revision_changes_nothing_before_its_date(
    measure: Measure, answers: list[Answer | None], change: tuple[int, Period, int], again: bool, today: int
) -> None:
    """Every week that was over by then is as it would have been; and before it, nothing is known of it."""
    on, period, target = change
    made, past = goal(replace(measure, period="week"), days=DAYS), history(m_m=answers)
    changed = replace(measure, period=period, target=target)
    start = day(on) if again else START
    revision = Revision(effective_from=day(on), start=start, due=day(DAYS + 6), measures=(changed,))
    revised = replace(made, revisions=(made.rule, revision))
    over = {judged.first: judged for judged in _judged(made, past, today) if judged.last < min(day(on), day(today))}
    found = {judged.first: judged for judged in _judged(revised, past, today)}
    assert over == {first: found.get(first) for first in over}
    if today < on:
        assert standing(made, past, day(today)) == standing(revised, past, day(today))


@given(MEASURES, COUNTS, COUNTS, HARD, st.integers(0, DAYS))
def test_what_is_counted_first_is_known_by_its_own_days_alone(
    measure: Measure, answers: list[Answer | None], others: list[Answer | None], hard: set[int], today: int
) -> None:
    """No period is judged before the start; the number then stands, whatever comes after, and is found once."""
    made, past = _counted_first(measure), history(m_m=answers, hard=hard)
    assert (_judged(made, past, today) == ()) == (today < 14)
    found = with_counted(made, past, day(today))
    assert (found is made) == (today < 14)
    assert with_counted(found, past, day(today)) is found
    later = history(m_m=answers[:14] + others[14:], hard={number for number in hard if number < 14})
    assert with_counted(made, later, day(DAYS)) == with_counted(made, past, day(DAYS))


@given(COUNTS, st.integers(14, DAYS))
def test_the_counted_number_is_what_happened_a_logged_day(answers: list[Answer | None], today: int) -> None:
    """Seven times that is a week's worth; with fewer than ten of fourteen days told it stays the estimate."""
    known = [answer for answer in answers[:14] if isinstance(answer, int)]
    made, past = _counted_first(LIMIT), history(m_limit=answers)
    baseline = with_counted(made, past, day(today)).rule.measures[0].baseline
    assert baseline
    if len(known) < 10:
        assert (baseline.value, baseline.how) == (7, "estimated")
    else:
        assert baseline.how == "tracked"
        assert abs(baseline.value * len(known) - 7 * sum(known)) < 1e-9


@given(MEASURES, COUNTS, HARD, st.integers(-2, DAYS + 10), st.booleans())
def test_no_word_of_the_screen_is_one_to_avoid(
    measure: Measure, answers: list[Answer | None], hard: set[int], today: int, open_end: bool
) -> None:
    """Neither in the pane, nor in the rule, nor at the end; and no bar leaves its frame."""
    made = goal(measure, days=None if open_end else DAYS)
    past, now = history(m_m=answers, hard=hard), day(today)
    view, found = standing(made, past, now), outcome(made, past, now)
    said = [view.rule, view.note, view.state, view.short, sentence(made.title, made.rule, now)]
    said += [words for line in view.lines for words in (line.words, line.level, line.short)]
    said += [finished(period, Rest(made, past)) for period in _judged(made, past, today) if period.verdict]
    said += [found.words] if found else []
    assert [words for words in said if AVOID.search(words)] == []
    assert view.progress is None or 0 <= view.progress <= 1
    assert all(0 <= line.filled <= line.cells for line in view.lines)


@given(
    st.lists(st.builds(replace, MEASURES, target=st.sampled_from([-2, 0, 0.5, 99])), max_size=2),
    st.integers(-3, 30),
    st.sampled_from(["draft", "active", "reached"]),
)
def test_a_draft_that_is_not_sound_can_still_be_looked_at(
    measures: list[Measure], days: int, status: Status
) -> None:
    """Nothing counted, an end before the start, a target of nothing or less: the pane draws it, and it is told."""
    rule = Revision(effective_from=START, start=START, due=day(days), measures=tuple(measures))
    made = Goal(title="", status=status, revisions=(rule,))
    past = history(m_m=[1, 0, "yes"])
    for today in (-1, 0, 40):
        view = standing(made, past, day(today))
        assert view.rule
        assert sentence(made.title, rule, day(today))
    assert problems(made)


@given(st.lists(st.integers(0, 3), min_size=14, max_size=14), st.integers(0, 16))
def test_the_library_of_examples_keeps_to_the_words_too(records: list[int], today: int) -> None:
    """Several parts, with entries for evidence."""
    entries: list[tuple[str, int, dict[str, str]]] = [
        ("breathing", number, {}) for number, times in enumerate(records) for _ in range(times)
    ]
    made = from_library("Kinder answers to my thoughts")
    view = standing(made, history(entries=entries), day(today))
    assert not AVOID.search(" ".join((view.note, view.short, *(line.words for line in view.lines))))


def test_the_words_to_avoid_are_seen() -> None:
    """A list that finds nothing could be blind."""
    assert all(map(AVOID.search, ("week 47", "40 %", "2 days missed", "It is due", "at -3")))
    assert not AVOID.search("3 days a week · week 2 of 3")
