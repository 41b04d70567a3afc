"""Each kind of answer: how its row is drawn, with and without the cursor, and what each key means on it."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from store.agenda import Row
from store.items import MOOD, NOTE, SLEEP_HOURS, Item, NotAnAnswerError, checked
from store.records.check_in import CheckIn
from widgets.check_in_lines import FIELDS
from widgets.field import Leads, Opens, Reply

if TYPE_CHECKING:
    from store.records.check_in import Answer
    from widgets.field import Meaning

DAY = date(2026, 11, 21)
WIDEST = 26
"""Cells an answer has beside its name in the narrowest pane."""
ITEMS = {
    "rating": MOOD,
    "tick": Item(id="m:1", label="Walk", field="tick", question="Walk, {when}?"),
    "tally": Item(id="m:2", label="Panic", field="tally", question="", of="panic"),
    "hours": SLEEP_HOURS,
    "text": NOTE,
    "noted": Item(id="m:3", label="Thoughts", field="noted", question="", of="thought_record"),
    "minutes": Item(id="m:4", label="Moved", field="minutes", question=""),
    "dose": Item(id="med:9a02:08:00", label="Sertraline", field="dose", question="", hint="50 mg"),
    "waiting": Item(id="worry_time", label="Worry time", field="waiting", question="", hint="17:00"),
    "choice": Item(id="own:7", label="Appetite", field="choice", question="", choices=("less", "usual", "more")),
}
ANSWERED = [kind for kind in ITEMS if kind not in {"noted", "waiting"}]
"""The kinds that take an answer."""
ANSWERS: dict[str, list[Answer]] = {
    "rating": list(range(11)),
    "tick": ["yes", "partly", "no", "na"],
    "tally": [*range(13), 99, 100, 999],
    "hours": [0, 0.5, 4, 6.75, 7, 7.02, 7.33, 7.5, 7.98, 10, 24],
    "text": ["a", "Saw Noor at the canal."],
    "noted": [1, 2, 12],
    "waiting": [],
    "minutes": [0, 5, 30, 1440],
    "dose": ["taken", "late", "part", "skipped", "missed", "not_due"],
    "choice": ["less", "usual", "more"],
}
EVERY_ANSWER = [(kind, value) for kind, values in ANSWERS.items() for value in values]
STATES: list[dict[str, Any]] = [{}, {"left": True}, {"closed": True}]
KEYS = [*"0123456789xyni~-k", "minus", "tilde", "left", "right", "enter", "plus", "comma", "full_stop", "ctrl+g"]
ENTER_LEADS = {key: Leads() if key == "enter" else None for key in KEYS}


def row(kind: str, value: Answer | None = None, **state: Any) -> Row:  # noqa: ANN401 - any field of a row
    """Return a row of a kind, open unless it has a value."""
    return Row(item=ITEMS[kind], day=DAY, value=value, **state)


def drawn(asked: Row, *, cursor: bool = False) -> str:
    """Return what a row shows without colour."""
    return FIELDS[asked.item.field].draw(asked, cursor).plain


def pressed(key: str, asked: Row) -> Meaning:
    """Return what a key means on a row."""
    return FIELDS[asked.item.field].key(key, asked)


def test_every_kind_of_answer_is_tried_here() -> None:
    """A new file in the folder has to be added to the tables above."""
    assert set(FIELDS) == set(ITEMS) == set(ANSWERS)


# Drawing


@pytest.mark.parametrize("cursor", [True, False])
def test_every_row_fits_beside_its_name(cursor: bool) -> None:
    """Open, left, too long ago or answered: at most 26 cells."""
    rows = [row(kind, value) for kind, value in EVERY_ANSWER]
    rows += [row(kind, **state) for kind in ITEMS for state in STATES]
    for asked in rows:
        assert FIELDS[asked.item.field].draw(asked, cursor).cell_length <= WIDEST


@pytest.mark.parametrize("kind", ITEMS)
@pytest.mark.parametrize("cursor", [True, False])
def test_no_two_answers_look_alike_without_colour(kind: str, cursor: bool) -> None:
    """Nor does any look like an open row, or one that was left."""
    rows = [row(kind, value) for value in ANSWERS[kind]] + [row(kind), row(kind, left=True)]
    looks = [drawn(asked, cursor=cursor) for asked in rows]
    alike = [(one, other) for one, other in combinations(looks, 2) if one == other]
    under_cursor = [(drawn(row(kind), cursor=True),) * 2] if cursor and kind in ANSWERED else []
    assert alike == under_cursor


def test_a_row_under_the_cursor_invites_its_keys() -> None:
    """Open rows look another way there, also without colour."""
    assert [drawn(row(kind), cursor=True) for kind in ITEMS] == [
        "0 1 2 3 4 5 6 7 8 9 x",
        "y done · n no · i in part",
        "0 1 2 3 4 5 6 7 8 9 x",
        "○ hours, then Enter",
        "○ Enter to write",
        "○",
        "○ minutes, then Enter",
        "y taken · n no  50 mg",
        "○ 17:00 · 0 wait",
        "1 less · 2 usual · 3 more",
    ]
    looks = [drawn(row(kind)) for kind in ITEMS]
    assert looks == ["○", "○", "○", "○ hours", "○", "○", "○", "○ 50 mg", "○ 17:00 · 0 wait", "○"]


@pytest.mark.parametrize("value", range(11))
def test_a_number_stands_at_its_place_on_the_scale(value: int) -> None:
    """Ten dots and the number, each in the column of its key."""
    places = drawn(row("rating", value)).split(" ")
    assert len(places) == 11
    assert places[value] == str(value)
    assert set(places) - {str(value)} == {"·"}


@pytest.mark.parametrize("kind", ITEMS)
def test_a_row_that_was_left_says_so(kind: str) -> None:
    """It is open and was passed: neither a zero nor a no."""
    assert drawn(row(kind, left=True)) == "left open"


@pytest.mark.parametrize("cursor", [True, False])
def test_a_rating_too_long_ago_says_so_and_takes_no_key(cursor: bool) -> None:
    """With the cursor on it as well, where the strip says how far back ratings go."""
    closed = row("rating", closed=True)
    assert drawn(closed, cursor=cursor) == "– too long ago to rate"
    assert [pressed(key, closed) for key in KEYS] == [None] * len(KEYS)
    assert FIELDS["rating"].keys(closed) == "ratings go back 3 days"


@pytest.mark.parametrize(
    ("kind", "value", "look"),
    [
        ("tally", "yes", "yes"),
        ("rating", "partly", "partly"),
        ("rating", 11, "11"),
        ("rating", -1, "-1"),
        ("rating", 6.5, "6.5"),
        ("tick", 3, "3"),
        ("tick", "taken\nlate\u202e", "taken late"),
        ("hours", "no", "no"),
    ],
)
def test_an_answer_of_another_kind_is_shown_as_it_is(kind: str, value: Answer, look: str) -> None:
    """A measure that was ticked once and is counted now keeps its old days; none of them looks open."""
    for cursor in (True, False):
        assert drawn(row(kind, value), cursor=cursor) == look
    assert look in FIELDS[kind].words(row(kind, value)).replace("\n", " ")


def test_a_line_is_shown_as_one_line_of_plain_text() -> None:
    """Breaks, escape sequences and turned directions never reach the row."""
    words = "[/b] [@click=app.quit]x[/]\n\x1b]52;c;aGk=\x07 \u202e日本語 🙂"
    assert drawn(row("text", words)) == "[/b] [@click=app.quit]x[/] ]52;c;aGk= 日本語 🙂"


# Keys


@pytest.mark.parametrize("kind", ["rating", "tally"])
def test_a_digit_is_a_number_and_x_is_ten(kind: str) -> None:
    """One key each, and the cursor moves on."""
    for key, value in [*((str(n), n) for n in range(10)), ("x", 10)]:
        for known in (None, 3):
            assert pressed(key, row(kind, known)) == Reply(value)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        *(("y", "yes"), ("n", "no"), ("i", "partly"), ("~", "partly"), ("tilde", "partly")),
        *(("-", "na"), ("minus", "na")),
    ],
)
def test_a_tick_is_done_no_in_part_or_does_not_apply(key: str, value: str) -> None:
    """Also over another answer."""
    for known in (None, "yes", "na"):
        assert pressed(key, row("tick", known)) == Reply(value)


@pytest.mark.parametrize("key", ["y", "n", "i", "~", "tilde", "-", "minus", "plus", "enter", "comma"])
def test_words_and_signs_do_nothing_on_a_rating(key: str) -> None:
    """On a French keyboard the 6 without Shift is a minus."""
    assert pressed(key, row("rating")) is None
    assert pressed(key, row("rating", 6)) is None


def test_n_on_a_count_is_none() -> None:
    """None yesterday is an answer of 0."""
    assert pressed("n", row("tally")) == Reply(0)
    assert [pressed(key, row("tally")) for key in ("y", "i", "-", "minus", "enter")] == [None] * 5


@pytest.mark.parametrize("key", [*"0123456789x", "enter", "k", "plus"])
def test_digits_do_nothing_on_a_tick(key: str) -> None:
    """A number is no way to say yes."""
    assert pressed(key, row("tick")) is None


def test_the_arrows_start_an_open_rating_in_the_middle() -> None:
    """So a rating never needs digits; and the row stays, to be adjusted further."""
    assert pressed("left", row("rating")) == pressed("right", row("rating")) == Reply(5, stays=True)


@pytest.mark.parametrize(
    ("value", "key", "becomes"),
    [(5, "right", 6), (5, "left", 4), (0, "right", 1), (0, "left", 0), (10, "right", 10), (10, "left", 9)],
)
def test_the_arrows_adjust_a_rating_within_its_ends(value: int, key: str, becomes: int) -> None:
    """An answer of 0 is adjusted like any other."""
    assert pressed(key, row("rating", value)) == Reply(becomes, stays=True)


@pytest.mark.parametrize(
    ("value", "entries", "key", "becomes"),
    [
        (None, 0, "right", 1),
        (None, 0, "left", 0),
        (3, 0, "left", 2),
        (3, 3, "left", 3),
        (0, 0, "left", 0),
        (10, 0, "right", 11),
        (999, 0, "right", 999),
    ],
)
def test_the_arrows_adjust_a_count_and_never_below_its_entries(
    value: int | None, entries: int, key: str, becomes: int
) -> None:
    """What the journal holds has happened."""
    assert pressed(key, row("tally", value, entries=entries)) == Reply(becomes, stays=True)


@pytest.mark.parametrize(
    ("value", "key", "becomes"),
    [
        (None, "right", "partly"),
        (None, "left", "partly"),
        ("na", "right", "partly"),
        ("no", "right", "partly"),
        ("partly", "right", "yes"),
        ("yes", "right", "yes"),
        ("yes", "left", "partly"),
        ("partly", "left", "no"),
        ("no", "left", "no"),
    ],
)
def test_the_arrows_walk_through_a_tick(value: str | None, key: str, becomes: str) -> None:
    """From no over in part to yes, and not round."""
    assert pressed(key, row("tick", value)) == Reply(becomes, stays=True)


@pytest.mark.parametrize(
    ("value", "key", "becomes"),
    [
        (7, "right", 7.5),
        (7.5, "left", 7),
        (0, "left", 0),
        (0.25, "left", 0),
        (24, "right", 24),
        (23.75, "right", 24),
    ],
)
def test_the_arrows_adjust_hours_by_half(value: float, key: str, becomes: float) -> None:
    """Within a day; an open row of hours waits for typing."""
    assert pressed(key, row("hours", value)) == Reply(becomes, stays=True)
    assert pressed(key, row("hours")) is None


@pytest.mark.parametrize(("typed", "hours"), [("7", 7), ("7.5", 7.5), ("7,5", 7.5), ("730", 7.5), ("24", 24)])
def test_hours_are_typed_and_read(typed: str, hours: float) -> None:
    """Every character of them is one the row collects; no key answers by itself."""
    field = FIELDS["hours"]
    assert set(typed) <= set(field.typing)
    assert [pressed(key, row("hours")) for key in typed] == [None] * len(typed)
    assert field.read(typed) == hours


@pytest.mark.parametrize("typed", ["25", "775", "..", ",", "24.01"])
def test_hours_that_are_none_are_refused_with_a_sentence(typed: str) -> None:
    """The row keeps what was typed, to be mended."""
    with pytest.raises(ValueError, match=r"^Hours go from 0 to 24: .*\.$"):
        FIELDS["hours"].read(typed)


@pytest.mark.parametrize("value", [None, 2])
def test_a_row_that_counts_itself_takes_no_answer_and_enter_writes_one(value: int | None) -> None:
    """It shows the day's number and takes none; the strip says that + adds one more."""
    counted = row("noted", value)
    assert {key: pressed(key, counted) for key in KEYS} == ENTER_LEADS
    assert drawn(counted) == drawn(counted, cursor=True) == ("○" if value is None else "2")
    assert FIELDS["noted"].keys(counted) == "it counts itself · + one more"


@pytest.mark.parametrize(("waiting", "words"), [(1, "○ 17:00 · 1 waits"), (3, "○ 17:00 · 3 wait")])
def test_the_time_for_worries_says_when_it_is_and_how_much_waits(waiting: int, words: str) -> None:
    """Enter goes there, and no other key means anything."""
    asked = row("waiting", entries=waiting)
    assert drawn(asked) == drawn(asked, cursor=True) == words
    assert {key: pressed(key, asked) for key in KEYS} == ENTER_LEADS
    assert FIELDS["waiting"].words(asked) == f"worry time {words.removeprefix('○ ')}"
    with pytest.raises(NotAnAnswerError, match="takes no answer"):
        checked(asked.item, 1)


@pytest.mark.parametrize("kind", ["rating", "tick", "tally", "text", "noted", "waiting"])
def test_only_hours_are_typed(kind: str) -> None:
    """Elsewhere each key answers by itself, and a digit never waits."""
    assert FIELDS[kind].typing == ""
    with pytest.raises(ValueError, match="7"):
        FIELDS[kind].read("7")


@pytest.mark.parametrize("value", [None, "Saw Noor."])
def test_a_line_opens_on_enter_and_on_nothing_else(value: str | None) -> None:
    """A key typed by habit is not swallowed by a text."""
    meanings = {key: pressed(key, row("text", value)) for key in KEYS}
    assert meanings.pop("enter") == Opens()
    assert set(meanings.values()) == {None}


@pytest.mark.parametrize("kind", ["rating", "tick", "tally", "hours"])
def test_enter_is_never_an_answer(kind: str) -> None:
    """It leaves the row."""
    assert pressed("enter", row(kind)) is None


@given(kind=st.sampled_from(list(ITEMS)), key=st.sampled_from(KEYS), data=st.data())
def test_every_answer_a_key_gives_is_one_the_item_takes(kind: str, key: str, data: st.DataObject) -> None:
    """From any state of the row, and also from an answer of another kind."""
    value = data.draw(st.sampled_from([None, *ANSWERS[kind], *ANSWERS["tick"], 3, 6.5]))
    meaning = pressed(key, row(kind, value))
    if isinstance(meaning, Reply):
        assert checked(ITEMS[kind], meaning.value) == meaning.value


@pytest.mark.parametrize(("kind", "value"), [pair for pair in EVERY_ANSWER if pair[0] in ANSWERED])
def test_the_tables_hold_answers_the_items_take_and_the_file_gives_back(kind: str, value: Answer) -> None:
    """None of the tests above tries an answer that cannot be."""
    try:
        assert CheckIn(day=DAY, answers={"it": checked(ITEMS[kind], value)}).document()["answers"] == {"it": value}
    except NotAnAnswerError:
        pytest.fail(f"{value} is no answer to {kind}")


# Words


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        ("rating", 0, "mood 0"),
        ("rating", 10, "mood 10"),
        ("tick", "yes", "walk ✓"),
        ("tick", "partly", "walk in part"),
        ("tick", "no", "walk no"),
        ("tick", "na", "walk –"),
        ("tally", 0, "no panic"),
        ("tally", 2, "panic 2"),
        ("hours", 7.5, "slept 7½ h"),
        ("text", "Saw Noor.", "a line ✓"),
        ("noted", 2, "thoughts 2"),
        ("minutes", 30, "moved 30 min"),
        ("dose", "taken", "sertraline taken"),
        ("dose", "skipped", "sertraline left out on purpose"),
        ("choice", "usual", "appetite usual"),
    ],
)
def test_an_answer_is_told_in_a_few_words(kind: str, value: Answer, words: str) -> None:
    """What a folded group shows; a line is not repeated there."""
    assert FIELDS[kind].words(row(kind, value)) == words


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("Reached out", "reached out: none"),
        ("Faced it", "faced it: none"),
        ("Panic attacks", "no panic attacks"),
    ],
)
def test_none_of_what_is_counted_reads_well_behind_any_name(label: str, words: str) -> None:
    """A person's own name may be a verb, which takes no "no" before it."""
    counted = Row(item=replace(ITEMS["tally"], label=label), day=DAY, value=0)
    assert FIELDS["tally"].words(counted) == words
