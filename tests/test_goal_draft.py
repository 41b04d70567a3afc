"""The form of a goal as a value: what it opens with, each step, which rows it shows, and what becomes of it."""

from __future__ import annotations

from datetime import timedelta
from itertools import product
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from goals_made_up import LIMIT, START, TIMES, WALK, day, from_library, goal, history
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from store.goals import kinds, steps
from store.goals.draft import begin, opened
from store.goals.library import library
from store.goals.lifecycle import pause
from store.goals.rules import DIRECTIONS, PERIODS_OF, VALUES, aggregates_of, is_allowed, problems
from store.goals.sentence import sentence
from store.goals.shown import ROWS, shown, spare
from store.goals.standing import standing
from store.goals.starting import changed, moved, started
from store.goals.verdicts import periods_of
from store.history import History
from store.records.goal import Baseline, Goal, Measure, Reason
from store.row_name import shortened
from tui.screens.goal_answers import CHOSEN, PRESSED, TYPED, chosen, pressed, typed
from tui.screens.goal_rows import VIEWS, rows
from widgets.form_rows import Choice

if TYPE_CHECKING:
    from store.goals.form import Form
    from store.records.goal import Aggregate, Direction, Period, Source

NOTHING = History()
KIND = {(kind.of, kind.having): kind for kind in kinds.everything()}
PANIC, MOOD = KIND["panic", ""], KIND["mood", ""]


def _combinations() -> list[tuple[Source, str, Aggregate, Period, Direction]]:
    """Return all that may be counted, taken, held against a period and asked for, derived ones of either kind."""
    of = {"derived": (PANIC.of, MOOD.of)}
    return [
        (source, what, aggregate, period, direction)
        for source in kinds.SOURCES
        for what in of.get(source, ("",))
        for aggregate in aggregates_of(Measure(id="", label="", source=source, of=what, target=1))
        for period, direction in product(PERIODS_OF[aggregate], DIRECTIONS[aggregate])
    ]


COMBINATIONS = _combinations()


def kept(*goals: Goal) -> History:
    """Return a history that holds these goals and drafts."""
    return History({"goals": {each.id: each.document() for each in goals}})


def filled(title: str = "Walk in the park", **fields: Any) -> Form:  # noqa: ANN401 - any field of a form
    """Return the form of a new goal that starts at START."""
    return replace(opened(begin(title, START), NOTHING, START), **fields)


def with_measure(form: Form, **fields: Any) -> Form:  # noqa: ANN401 - any field of a measure
    """Return the form with fields of the part in sight set."""
    assert form.measure
    return steps.with_measure(form, replace(form.measure, **fields))


# Every kind of measure


def test_the_table_of_what_can_be_made_is_whole() -> None:
    """Worked out by hand: 22 of ticks, 18 of counts, 30 of minutes, 36 of ratings, 23 of entries, 36 of values."""
    assert len(set(COMBINATIONS)) == len(COMBINATIONS) == 22 + 18 + 30 + 36 + 23 + 36


@pytest.mark.parametrize("combination", COMBINATIONS, ids=" ".join)
def test_every_allowed_measure_can_be_made(combination: tuple[Source, str, Aggregate, Period, Direction]) -> None:
    """In five choices, from the empty form, with nothing wrong in it."""
    source, of, aggregate, period, direction = combination
    form = filled()
    assert form.measure
    measure = kinds.with_source(form.measure, source)
    measure = kinds.with_kind(measure, KIND[of, ""]) if of else measure
    measure = kinds.with_aggregate(measure, aggregate)
    measure = kinds.with_direction(kinds.with_period(measure, period), direction)
    made = steps.with_measure(form, measure).measure
    assert made
    assert (made.source, made.of, made.aggregate, made.period, made.direction) == combination
    assert problems(steps.with_measure(form, measure).draft) == ()


@pytest.mark.parametrize("start", COMBINATIONS, ids=" ".join)
def test_whatever_is_chosen_next_goes_together(
    start: tuple[Source, str, Aggregate, Period, Direction],
) -> None:
    """Each other source, kind or way to take it makes what no longer fits into the first that does."""
    source, of, aggregate, period, direction = start
    measure = Measure(
        id="m", label="M", source=source, of=of, aggregate=aggregate, period=period, direction=direction, target=1
    )
    sources = [kinds.with_source(measure, other) for other in kinds.SOURCES]
    others = [kinds.with_kind(measure, kind) for kind in kinds.everything()] if source == "derived" else []
    taken = [kinds.with_aggregate(measure, other) for other in aggregates_of(measure)]
    assert all(map(is_allowed, (*sources, *others, *taken)))


def test_what_still_says_the_same_stays() -> None:
    """Three times a week become three days a week; thirty minutes do not become thirty days."""
    assert kinds.with_aggregate(TIMES, "distinct_days").target == 3
    minutes = replace(TIMES, source="minutes", target=30)
    assert kinds.with_aggregate(minutes, "distinct_days").target == 3
    assert kinds.with_period(replace(WALK, period="fortnight", target=12), "week").target == 7
    assert kinds.with_direction(replace(LIMIT, glide="linear", min_logged_days=4), "at_least") == replace(
        LIMIT, direction="at_least"
    )


def test_a_derived_measure_takes_its_name_and_unit_from_its_kind_until_it_has_its_own() -> None:
    """Panic becomes Mood, and a name of one's own stays."""
    measure = kinds.with_source(replace(WALK, label=""), "derived")
    assert (measure.label, measure.unit, measure.of) == ("Panic", "panic attacks", "panic")
    assert kinds.with_kind(measure, MOOD).label == "Mood"
    assert kinds.with_kind(replace(measure, label="Attacks"), MOOD).label == "Attacks"


def test_every_library_goal_is_shown_as_it_is() -> None:
    """Each choice of the form has the one that the library uses, and nothing is wrong."""
    for starter in library():
        form = opened(starter.begin(START), NOTHING, START)
        for part in range(len(form.parts)):
            views = rows(replace(form, part=part), (), 0)
            assert tuple(views) == shown(replace(form, part=part))
        assert problems(form.draft) == ()
        assert replace(form.draft, status="active") == started(form.draft, START)


def test_what_the_form_does_not_offer_is_still_shown_and_kept() -> None:
    """An own item stands among the kinds by its id."""
    own = replace(WALK, source="derived", of="own:tea", aggregate="sum")
    view = rows(opened(goal(own), kept(goal(own)), START), (), 0)["of"]
    assert isinstance(view, Choice)
    assert view.options[view.chosen] == "own:tea"


@pytest.mark.parametrize(
    ("measure", "target"),
    [
        (WALK, 2),
        (replace(WALK, target=1), 1),
        (LIMIT, 5),
        (replace(WALK, aggregate="share_of_opportunities", target=0.6), 0.5),
        (replace(TIMES, source="minutes", target=90), 85),
        (replace(LIMIT, direction="move_to", aggregate="latest", source="rating_0_10", target=7), 6),
        (
            replace(LIMIT, direction="move_to", aggregate="mean", target=3, baseline=Baseline(value=7)),
            4,
        ),
        (replace(LIMIT, aggregate="distinct_days", target=7), 7),
    ],
)
def test_smaller_is_about_one_less_to_do(measure: Measure, target: float) -> None:
    """One less of more, one more of less, one nearer to where it starts; never nothing, never more than can be."""
    assert kinds.smaller(measure).target == pytest.approx(target)


# Steps


def test_the_rows_name_follows_the_title_until_it_has_its_own() -> None:
    """Walk, Walk in the; and once it is called Park, it stays Park."""
    form = steps.with_title(filled(""), "Walk in the park")
    assert form.measure
    assert form.measure.label == "Walk in the"
    named = with_measure(form, label="Park")
    assert steps.with_title(named, "Walk far").parts[0].label == "Park"


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("Walk", "Walk"),
        ("Walk in the park", "Walk in the"),
        ("Kinder answers to my thoughts", "Kinder"),
        ("  Walk   far ", "Walk far"),
        ("Unbelievablywordy title", "Unbelievabl"),
        ("Call a\nfriend", "Call a"),
        ("", ""),
    ],
)
def test_a_rows_name_is_the_first_words_of_the_title_that_fit(title: str, label: str) -> None:
    """Whole words, and part of one only where not even the first fits."""
    assert shortened(title) == label


def test_a_goal_counts_several_things() -> None:
    """One more is added behind, in sight, without a name; it can be taken off again; the last one stays."""
    one = filled()
    two = steps.add_part(steps.with_part(one, 1))
    assert (len(two.parts), two.part) == (2, 1)
    assert problems(two.draft) == ("What it counts needs a short name for its row.",)
    again = steps.drop_part(two)
    assert (again.draft, again.part) == (one.draft, 0)
    assert steps.drop_part(again) == again


def test_panic_brings_its_companion_until_that_is_taken_off() -> None:
    """Counting panic adds it once; off it stays off; with panic it goes."""
    form = filled()
    panic = steps.with_measure(form, kinds.with_kind(kinds.with_source(form.parts[0], "derived"), PANIC))
    assert panic.has_companion
    assert [measure.beside for measure in panic.rule.measures] == [False, True]
    assert len(panic.parts) == 1
    off = steps.with_companion(panic, on=False)
    assert not with_measure(off, target=2).has_companion
    assert not steps.with_measure(panic, kinds.with_source(panic.parts[0], "yes_no")).has_companion


def test_a_companion_beside_something_else_stays() -> None:
    """The library has it beside anxiety too."""
    calmer = next(starter for starter in library() if starter.measures[0].of == "anxiety" and starter.measures[1:])
    form = opened(calmer.begin(START), NOTHING, START)
    assert with_measure(form, target=4).has_companion


def test_a_later_start_takes_the_end_along_but_not_an_end_on_a_day() -> None:
    """Three weeks stay three weeks; 12 December stays 12 December."""
    form = steps.with_weeks(filled(), 3)
    assert steps.with_start(form, day(7)).rule.due == day(7 + 20)
    fixed = replace(form, ending="day")
    assert steps.with_start(fixed, day(7)).rule.due == day(20)


def test_an_end_can_be_left_out_and_comes_back_as_it_was() -> None:
    """Through no end and round again, three weeks are three weeks."""
    form = steps.with_weeks(filled(), 3)
    open_end = steps.with_ending(form, "open")
    assert open_end.rule.due is None
    assert steps.with_ending(open_end, "weeks").rule == form.rule
    assert steps.with_ending(form, "day").rule == form.rule


def test_two_weeks_of_counting_move_the_goal_and_back() -> None:
    """Counted today to the 14th day, the goal starts on the day after and is as long as it was."""
    form = with_measure(steps.with_weeks(filled(), 13), direction="at_most", target=4)
    tracked = steps.with_origin(with_measure(form, baseline=Baseline(value=7)), "tracked")
    assert tracked.parts[0].baseline == Baseline(value=7, how="tracked", first=day(0), last=day(13))
    assert (tracked.rule.effective_from, tracked.rule.start, tracked.rule.due) == (day(0), day(14), day(14 + 90))
    assert problems(tracked.draft) == ()
    later = steps.with_start(tracked, day(3))
    assert later.parts[0].baseline == Baseline(value=7, how="tracked", first=day(3), last=day(16))
    assert later.rule.start == day(17)
    for back in (
        steps.with_origin(tracked, "none"),
        steps.with_measure(tracked, kinds.with_source(tracked.parts[0], "minutes")),
    ):
        assert (back.rule.effective_from, back.rule.start, back.rule.due) == (day(0), day(0), day(90))


def test_only_what_is_asked_every_day_can_be_counted_first() -> None:
    """A rating of one's own cannot, nor can a goal that has begun."""
    form = filled()
    assert form.origins == ("none", "estimated", "tracked")
    rating = steps.with_measure(form, kinds.with_source(form.parts[0], "rating_0_10"))
    assert rating.origins == ("none", "estimated")
    running = goal(LIMIT)
    assert opened(running, kept(running), day(3)).origins == ("none", "estimated")


def test_a_target_that_is_where_it_stands_keeps_things_as_they_are() -> None:
    """A maintenance goal may start, and says so."""
    form = with_measure(filled(), direction="at_most", target=4, baseline=Baseline(value=4))
    assert problems(form.draft) == ()
    assert "as now" in sentence("Calm", form.rule, START)


# Rows


def test_every_row_has_a_view_and_something_that_answers_it() -> None:
    """No row is drawn that does nothing."""
    assert set(VIEWS) == set(ROWS)
    assert set(ROWS) - {"act", "throw_away"} == {*CHOSEN, *TYPED, *PRESSED}


def test_a_walk_shows_the_rows_of_a_walk() -> None:
    """Spare weeks, and neither a start to come from nor a companion."""
    names = shown(filled())
    assert {"title", "target", "weeks", "flex", "act"} <= set(names)
    assert not {"of", "unit", "origin", "baseline", "glide", "companion", "drop_part", "note", "due"} & set(names)


def test_fewer_panic_attacks_shows_where_it_starts_from_instead_of_spare_weeks() -> None:
    """With its path and its companion."""
    names = shown(opened(from_library("Fewer panic attacks"), NOTHING, START))
    assert {"of", "unit", "origin", "baseline", "glide", "companion"} <= set(names)
    assert "flex" not in names


def test_several_parts_are_shown_one_at_a_time() -> None:
    """Behind the last there is one to add, and none of its rows yet."""
    form = opened(from_library("Kinder answers to my thoughts"), NOTHING, START)
    assert {"part", "decides", "drop_part"} <= set(shown(form))
    another = steps.with_part(form, 3)
    assert "add_part" in shown(another)
    assert not {"label", "source", "target"} & set(shown(another))


def test_a_reason_and_a_day_are_asked_where_the_rule_changes() -> None:
    """Not for words, not for a goal that is still to come."""
    running = goal(WALK)
    form = opened(running, kept(running), day(3))
    assert not {"note", "from", "start"} & set(shown(form))
    assert not {"note", "from"} & set(shown(steps.with_title(form, "Walk far")))
    assert {"note", "from"} <= set(shown(with_measure(form, target=2)))
    assert {"note", "from"} <= set(shown(opened(running, kept(running), day(3), "other")))
    coming = opened(running, kept(running), day(-3))
    assert "note" not in shown(with_measure(coming, target=2))
    assert "start" in shown(coming)


def test_who_is_not_sure_is_offered_a_smaller_one() -> None:
    """Under seven of ten, and only while there is a smaller one."""
    for sure, offered in ((6, True), (7, False), (None, False)):
        form = filled()
        form = replace(form, draft=replace(form.draft, confidence=sure))
        assert ("smaller" in shown(form)) is offered
    least = with_measure(replace(form, draft=replace(form.draft, confidence=2)), target=1)
    assert "smaller" not in shown(least)


def test_a_quarter_of_the_periods_is_spare_unless_another_number_is_chosen() -> None:
    """Of four weeks one; of three none."""
    form = filled()
    assert spare(form) == 1
    assert spare(steps.with_weeks(form, 3)) == 0
    assert spare(steps.with_rule(form, replace(form.rule, flex_periods=2))) == 2


JUNK = st.sampled_from(
    [
        "",
        "0",
        "-3",
        "2,5",
        "7",
        "99999999",
        "-",
        "nan",
        "inf",
        "1e9",
        "12 Dec",
        "2026-01-01",
        "2036-01-01",
        "ab",
        " ",
    ]
)
STEPS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 17), JUNK), max_size=14)


@given(steps=STEPS, running=st.booleans())
def test_whatever_is_chosen_and_typed_leaves_a_form_that_can_be_drawn_and_kept(
    *, steps: list[tuple[int, int, str]], running: bool
) -> None:
    """Its measures are allowed, it survives the file, the Goals pane can stand it, and what is sound can start."""
    first = goal(replace(LIMIT, baseline=Baseline(value=7)))
    form = opened(first, kept(first), day(3)) if running else filled("")
    for row, place, words in steps:
        names = [name for name in shown(form) if name not in {"act", "throw_away"}]
        form = _answered(form, names[row % len(names)], place, words)
        assert rows(form, (), 5)
        assert all(map(is_allowed, form.rule.measures))
        (again,) = kept(form.draft).goals if not form.draft.draft_of else (kept(form.draft).draft_of("goal"),)
        assert again == msgspec.convert(form.draft.document(), Goal)
        assert standing(form.draft, NOTHING, form.today)
        if not problems(form.draft):
            assert sentence(form.draft.title, form.rule, form.today)
            became = changed(first, form.draft, form.today) if running else started(form.draft, form.today)
            assert problems(became) == ()


def _answered(form: Form, name: str, place: int, words: str) -> Form:
    """Return the form after a row was answered; what cannot be taken leaves it as it is, and says a sentence."""
    view = rows(form, (), 0)[name]
    said = "."
    try:
        if isinstance(view, Choice):
            form = chosen(form, name, place % len(view.options))
        else:
            form = pressed(form, name) if name in PRESSED else typed(form, name, words)
    except ValueError as reason:
        said = str(reason)
    assert said.endswith(".")
    return form


# What is typed


@pytest.mark.parametrize("words", ["", "-", ".", "nan", "NaN", "inf", "1.2.3", "2-"])
def test_what_is_no_number_is_refused_in_words(words: str) -> None:
    """So that it never reaches the file."""
    with pytest.raises(ValueError, match="not a number yet"):
        typed(filled(), "target", words)


@pytest.mark.parametrize(("words", "target"), [("2.5", 2.5), ("2,5", 2.5), ("0", 0), ("-3", -3), ("4", 4)])
def test_a_number_is_taken_as_it_is_typed(words: str, target: float) -> None:
    """With a point or a comma; nothing and less than nothing are told in words, and stay."""
    form = typed(filled(), "target", words)
    assert form.parts[0].target == target
    assert bool(problems(form.draft)) is (target <= 0)


def test_a_share_is_typed_as_times_in_ten() -> None:
    """Six in ten is 0.6."""
    form = filled()
    share = steps.with_measure(form, kinds.with_aggregate(form.parts[0], "share_of_opportunities"))
    assert typed(share, "target", "6").parts[0].target == pytest.approx(0.6)
    assert rows(share, (), 0)["target"].unit.startswith("times in 10")  # type: ignore[union-attr]


def test_bad_input_is_told_in_a_sentence() -> None:
    """A title too long, an end before the start, a start that is past, half a week."""
    form = filled()
    assert problems(typed(form, "title", "x" * 200).draft) == ("The name is longer than 120 characters.",)
    early = typed(replace(form, ending="day"), "due", "2026-11-01")
    assert problems(early.draft) == ("It ends before it starts.",)
    with pytest.raises(ValueError, match="past"):
        typed(form, "start", "2026-11-01")
    with pytest.raises(ValueError, match="whole number"):
        typed(form, "weeks", "2.5")
    with pytest.raises(ValueError, match="521 weeks at most"):
        typed(form, "weeks", "522")
    with pytest.raises(ValueError, match="ten years"):
        typed(form, "start", "2046-11-01")


# What becomes of it


def test_a_goal_begins_today_and_runs_whole_weeks() -> None:
    """Four weeks from Sunday the 22nd end on Saturday the 19th, inclusive; ids are its own."""
    new, other = (begin("Walk in the park", START) for _ in range(2))
    assert (new.title, new.status, new.rule.start, new.rule.due) == ("Walk in the park", "active", START, day(27))
    (measure,) = new.rule.measures
    assert (measure.label, measure.source, measure.target) == ("Walk in the", "yes_no", 3)
    assert len({new.id, other.id, measure.id, other.rule.measures[0].id}) == 4


def test_a_goal_starts_without_blanks_around_its_words() -> None:
    """They were only typed."""
    form = typed(typed(filled(), "title", " Walk "), "if_then", "  ")
    new = started(form.draft, START)
    assert (new.title, new.if_then, new.status) == ("Walk", (), "active")


def test_a_draft_started_later_starts_then_with_its_span_moved_along() -> None:
    """Begun on Sunday, started on Wednesday: three weeks from Wednesday; one that is to start later still does."""
    draft = steps.with_weeks(filled(), 3).draft
    late = started(draft, day(3))
    assert (late.rule.effective_from, late.rule.start, late.rule.due) == (day(3), day(3), day(3 + 20))
    ahead = steps.with_start(filled(), day(7)).draft
    assert started(ahead, day(3)).rule.start == day(7)
    assert moved(ahead, day(3)) == ahead
    assert opened(replace(draft, status="draft"), kept(draft), day(3)).rule.start == day(3)


def test_words_alone_make_no_revision() -> None:
    """Title, why, a row's name: the rule is the one it was."""
    old = goal(WALK, TIMES)
    form = steps.with_title(opened(old, kept(old), day(9)), "Walk far")
    form = with_measure(replace(form, draft=replace(form.draft, why="air")), label="Far")
    new = changed(old, form.draft, day(9))
    assert (new.title, new.why, new.rule.measures[0].label, len(new.revisions)) == ("Walk far", "air", "Far", 1)
    assert new.rule.effective_from == START


@pytest.mark.parametrize(
    ("reason", "target", "due"), [("easier", 2, day(27)), ("setback", 3, day(41)), ("other", 3, day(27))]
)
def test_a_reason_opens_the_form_with_what_it_means(reason: Reason, target: int, due: object) -> None:
    """Smaller by one, later by two weeks, another way as it stands."""
    old = goal(WALK)
    form = opened(old, kept(old), day(9), reason)
    assert (form.parts[0].target, form.rule.due) == (target, due)


@pytest.mark.parametrize("reason", ["easier", "setback", "other"])
def test_a_change_is_a_revision_from_its_day_and_the_periods_before_keep_theirs(reason: Reason) -> None:
    """From today, or from the next week; why it was changed and what got in the way stand with it."""
    old = goal(WALK)
    past = history(m_walk=["yes", "yes", "no", "no", "yes", "no", "no", "yes", "no"])
    before = periods_of(old, WALK, past, day(9))[0]
    form = opened(old, kept(old), day(9), reason)
    form = typed(with_measure(form, target=1), "note", "exams")
    for place, first in ((0, day(9)), (1, day(14))):
        new = changed(old, chosen(form, "from", place).draft, day(9), reason)
        assert new.revisions[0] == old.rule
        assert (new.rule.effective_from, new.rule.reason, new.rule.note) == (first, reason, "exams")
        assert new.rule.start == START
        assert periods_of(new, WALK, past, day(20))[0] == before
    assert before.verdict == "met"


def test_a_note_without_a_change_of_the_rule_is_kept_as_a_revision() -> None:
    """What got in the way is not lost."""
    old = goal(WALK)
    form = typed(opened(old, kept(old), day(9), "other"), "note", "a cold")
    assert [rule.note for rule in changed(old, form.draft, day(9)).revisions] == ["", "a cold"]


def test_a_goal_that_has_not_begun_is_changed_as_if_it_had_always_been_so() -> None:
    """Its one rule is replaced, also by one that starts later."""
    old = goal(WALK)
    form = steps.with_start(opened(old, kept(old), day(-3)), day(7))
    new = changed(old, with_measure(form, target=2).draft, day(-3))
    (rule,) = new.revisions
    assert (rule.start, rule.effective_from, rule.reason, rule.measures[0].target) == (day(7), day(7), "initial", 2)


def test_a_change_keeps_what_the_form_does_not_show() -> None:
    """Reviews, pauses and what another form set stay."""
    old = replace(pause(goal(LIMIT), day(2), "illness", day(3)), if_then=("one", "two"))
    form = typed(opened(old, kept(old), day(9)), "if_then", "first")
    new = changed(old, with_measure(form, target=5).draft, day(9))
    assert (new.pauses, new.id, new.if_then) == (old.pauses, "goal", ("first", "two"))


def test_a_draft_of_a_change_is_gone_on_with_and_never_lies_in_the_past() -> None:
    """Opened again three days later, it holds what was typed, from today."""
    old = goal(WALK)
    draft = with_measure(opened(old, kept(old), day(9), "easier"), target=1).draft
    again = opened(old, kept(old, draft), day(12))
    assert again.kept
    assert (again.draft.id, again.parts[0].target, again.rule.effective_from) == (draft.id, 1, day(12))


def test_later_gives_two_weeks_also_to_a_goal_that_is_over() -> None:
    """Counted from yesterday, so that it does not end at once."""
    old = goal(WALK)
    form = opened(old, kept(old), day(40), "setback")
    assert form.rule.due == day(39) + timedelta(14)
    assert problems(form.draft) == ()


def test_numbers_of_the_check_in_are_values_and_entries_are_added_up() -> None:
    """A sum of moods says nothing; neither does an average of days that have an entry."""
    assert set(aggregates_of(replace(WALK, source="derived", of="mood"))) == {"mean", "median", "latest"}
    assert "mean" not in aggregates_of(replace(WALK, source="derived", of="panic"))
    assert {kind.of for kind in kinds.everything()} >= VALUES
