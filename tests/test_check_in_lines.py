"""The Today pane as lines of text: rows, folds, finished groups and the strip, also under hostile words."""

from __future__ import annotations

import unicodedata
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.agenda import Agenda, Group, Row, RowKey
from store.items import ENERGY, MOOD, NOTE, RATINGS, SLEEP, SLEEP_HOURS, Item
from widgets.check_in_lines import FIELDS, asking, form, reported, resting, shortened
from widgets.palette import CHOSEN, FAINT, KNOWN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.content import Content

    from store.records.check_in import Answer

TODAY = date(2026, 11, 22)
YESTERDAY = TODAY - timedelta(days=1)
FRIDAY = TODAY - timedelta(days=2)
HOSTILE = "[/b] [@click=app.quit]x[/] \x1b]52;c;aGk=\x07 日本語 🙂\nנו \u202eback\u2028\u009b2J"
STYLES = {"", KNOWN, FAINT, CHOSEN, "bold", "bold $text", "$text-accent"}
"""Every style a line may have; a link out of somebody's words would be another."""
NARROWEST = 42
"""Cells inside the frame at 80 columns."""

WALK = Item(id="m:walk", label="Walk", field="tick", question="Walk in the park, {when}?")
PANIC = Item(id="m:panic", label="Panic", field="tally", question="Panic attacks {when}: how many?", of="panic")
REACHED = Item(id="m:out", label="Reached out", field="tick", question="Reach out to someone, {when}?")
BELIEF = Item(
    id="m:b", label="Belief", field="rating", question="Belief {when}: how much?", low="none", high="very much"
)
THOUGHTS = Item(
    id="m:t",
    label="Thoughts",
    field="noted",
    question="Thoughts {when}, as noted",
    of="thought_record",
)
STANDARD = (*RATINGS, *SLEEP, NOTE, WALK, PANIC, BELIEF, THOUGHTS)


def row(item: Item, value: Answer | None = None, day: date = YESTERDAY, **state: Any) -> Row:  # noqa: ANN401 - any field
    """Return a row, a stop where it is open and can be answered by one key."""
    open_ = (
        value is None and item.field not in {"text", "noted"} and not state.get("left") and not state.get("closed")
    )
    return Row(**{"item": item, "day": day, "value": value, "stop": open_, **state})


def later(*items: Item) -> tuple[Row, ...]:
    """Return open rows of today that are no stops yet."""
    return tuple(row(item, day=TODAY, stop=False) for item in items)


def page(*rows: Row, page: date = TODAY) -> Agenda:
    """Return a form: these rows, then the day and tonight, both still open."""
    groups = (
        Group(name="yesterday", title="Yesterday, as a whole", day=rows[0].day, rows=rows),
        Group(name="today", title="As today goes on", day=TODAY, rows=later(WALK, PANIC, REACHED)),
        Group(name="tonight", title="Tonight, or tomorrow morning", day=TODAY, rows=later(*RATINGS, NOTE)),
    )
    return Agenda(page=page, today=TODAY, groups=groups)


def plain(lines: Sequence[Content]) -> list[str]:
    """Return the lines without colour."""
    return [line.plain for line in lines]


ASKED = page(row(MOOD, 6), row(ENERGY), row(WALK, "yes"), row(PANIC), row(REACHED, left=True), row(NOTE))
ON_ENERGY = (YESTERDAY, "energy")


# The form


def test_the_form_looks_as_it_was_drawn() -> None:
    """A title with its day, names under each other, the mark at the cursor, folds beside their titles."""
    assert plain(form(ASKED, ON_ENERGY, "", NARROWEST, 11)) == [
        " Yesterday, as a whole         Sat 21 Nov ",
        "   Mood        · · · · · · 6 · · · ·      ",
        " ▸ Energy      0 1 2 3 4 5 6 7 8 9 x      ",
        "   Walk        ✓ done                     ",
        "   Panic       ○                          ",
        "   Reached out left open                  ",
        "   A line      ○                          ",
        "",
        " As today goes on  walk · panic · 1 more",
        " Tonight           mood · 3 more",
    ]


def test_a_form_too_high_for_its_place_scrolls_to_the_cursor() -> None:
    """The row of the cursor is in sight wherever it is, and the window never runs past the end."""
    whole = page(*(row(item, day=day) for day in (YESTERDAY, FRIDAY) for item in (*RATINGS, WALK, PANIC)))
    for asked in whole.rows:
        for height in range(1, 15):
            lines = plain(form(whole, asked.key, "", NARROWEST, height))
            assert len(lines) == height
            assert sum(line.startswith(" ▸ ") for line in lines) == 1


def test_what_is_typed_stands_in_its_row_and_in_no_other() -> None:
    """With a mark behind it, where the next character comes."""
    asked = page(row(SLEEP_HOURS), row(MOOD))
    lines = plain(form(asked, (YESTERDAY, "sleep_hours"), "7,5", NARROWEST, 30))
    assert [line.rstrip() for line in lines if "7,5" in line] == [" ▸ Slept       7,5▏"]


def test_a_late_answer_says_so_at_the_end_of_its_row() -> None:
    """Words, not only a hollow point on a chart."""
    lines = plain(form(page(row(MOOD, 6, FRIDAY, late=True), row(ENERGY, 5)), ON_ENERGY, "", NARROWEST, 30))
    assert [line for line in lines if "late" in line] == ["   Mood        · · · · · · 6 · · · · late "]


def test_a_late_answer_says_so_under_the_cursor_too() -> None:
    """What is under the cursor says no less than what is not."""
    late = page(row(MOOD, 6, FRIDAY, late=True), row(WALK, "yes", FRIDAY, late=True))
    lines = [plain(form(late, asked.key, "", NARROWEST, 30)) for asked in late.rows[:2]]
    marked = [line for drawn in lines for line in drawn if line.startswith(" ▸ ")]
    assert marked == [
        " ▸ Mood        · · · · · · 6 · · · · late ",
        " ▸ Walk        ✓ done                late ",
    ]


def test_only_todays_tally_offers_one_more() -> None:
    """That key notes what happens now."""
    lines = plain(form(ASKED, ON_ENERGY, "", NARROWEST, 30))
    assert [line for line in lines if "one more" in line] == ["   Panic       ○               + one more "]


def test_on_the_page_of_an_earlier_day_one_more_is_offered_for_that_day() -> None:
    """There + adds to the day of the page; under yesterday, on the page of today, it is not offered."""
    earlier = page(row(PANIC, 2), row(THOUGHTS, 1), page=YESTERDAY)
    lines = plain(form(earlier, (YESTERDAY, "m:t"), "", NARROWEST, 30))
    assert [line for line in lines if "one more" in line] == [" ▸ Thoughts    1               + one more "]
    asked = page(row(PANIC), row(THOUGHTS))
    assert [line for line in plain(form(asked, None, "", NARROWEST, 30))[:4] if "one more" in line] == []


def test_a_row_that_counts_itself_shows_its_number_and_offers_one_more() -> None:
    """A circle while there is none, then how many; it keeps no group from being told."""
    rows = (*later(THOUGHTS), row(THOUGHTS, 2, TODAY))
    day = Group(name="today", title="As today goes on", day=TODAY, rows=rows)
    lines = plain(form(Agenda(page=TODAY, today=TODAY, groups=(day,)), None, "", NARROWEST, 30))
    assert [line for line in lines if "Thoughts" in line] == [
        "   Thoughts    ○               + one more ",
        "   Thoughts    2               + one more ",
    ]
    done = page(row(MOOD, 6), row(THOUGHTS))
    assert plain(form(done, None, "", NARROWEST, 30))[1] == "   mood 6"


def test_when_all_is_done_finished_groups_are_told_in_words() -> None:
    """Answers first, then what was left open; a group that nobody was asked yet stays as rows or folds."""
    done = page(row(MOOD, 6), row(ENERGY, 5), row(WALK, "yes"), row(PANIC, 0), row(REACHED, left=True), row(NOTE))
    assert plain(form(done, None, "", NARROWEST, 12))[:3] == [
        " Yesterday, as a whole         Sat 21 Nov ",
        "   mood 6 · energy 5 · walk ✓ · no panic",
        "   reached out: left open",
    ]


def test_many_rows_left_open_are_all_told() -> None:
    """However many they are, no word is cut off."""
    items = (*RATINGS, WALK, PANIC, REACHED, BELIEF)
    lines = plain(form(page(*(row(item, left=True) for item in items)), None, "", NARROWEST, 30))
    told = " ".join(line.strip() for line in lines[1:3])
    assert told == "mood, anxiety, energy, walk, panic, reached out, belief: left open"


def test_a_group_too_long_ago_to_rate_shows_its_rows() -> None:
    """There are no words to tell, so a title alone would say nothing."""
    closed = page(row(MOOD, closed=True), row(ENERGY, closed=True))
    assert plain(form(closed, None, "", NARROWEST, 30))[2:4] == [
        "   Mood        – too long ago to rate     ",
        "   Energy      – too long ago to rate     ",
    ]


def test_a_fold_says_how_many_more_there_are_in_any_script() -> None:
    """Names are counted in cells, so none of them is cut."""
    wide = (Item(id=f"m:{number}", label="散歩に行く", field="tick", question="") for number in range(4))
    yesterday = Group(
        name="yesterday", title="Yesterday", day=YESTERDAY, rows=tuple(row(item, stop=False) for item in wide)
    )
    folded = plain(form(Agenda(page=TODAY, today=TODAY, groups=(yesterday,)), None, "", NARROWEST, 1))
    assert folded == [" Yesterday         散歩に行く · 3 more"]


def test_a_name_keeps_a_space_behind_it() -> None:
    """Also one that is too long, in any script."""
    for label in ("Reached outside", "日本語日本語日本語", "a" * 12, "🙂" * 6):
        long = Item(id="m:long", label=label, field="tick", question="")
        (line,) = (
            words
            for words in plain(form(page(row(long)), None, "", NARROWEST, 30))
            if "○" in words and "…" in words
        )
        assert " ○" in line


# The strip


@pytest.mark.parametrize("item", STANDARD, ids=lambda item: item.id)
@pytest.mark.parametrize("day", [TODAY, YESTERDAY, FRIDAY])
@pytest.mark.parametrize("kept", ["", "07:43"])
def test_the_strip_of_every_kind_of_row_fits_the_narrowest_frame(item: Item, day: date, kept: str) -> None:
    """Open, answered, left or too long ago, with and without "kept": no line is cut."""
    answers: dict[str, Answer] = {
        "rating": 6,
        "tick": "yes",
        "tally": 2,
        "hours": 7.5,
        "text": "Saw Noor.",
        "noted": 2,
    }
    states = [row(item, day=day), row(item, answers[item.field], day), row(item, day=day, left=True)]
    for asked in [*states, row(item, day=day, closed=item.field == "rating")]:
        for typed in ("", "7"):
            strip = asking(asked, page(asked), typed, kept)
            assert [line.plain for line in strip if line.cell_length > NARROWEST] == []
            assert len(strip) == 3


def test_the_strip_asks_in_full_names_both_ends_and_says_what_enter_does() -> None:
    """The question with its day, the keys, the ways on."""
    (energy,) = (asked for asked in ASKED.rows if asked.key == ON_ENERGY)
    assert plain(asking(energy, ASKED, "", "07:43")) == [
        " Energy yesterday, taken as a whole",
        " none  0 1 2 3 4 5 6 7 8 9 x=10  lots",
        " Enter leaves it · Backspace back · kept ✓",
    ]


@pytest.mark.parametrize(
    ("asked", "typed", "ways"),
    [
        (row(MOOD), "", "Enter leaves it · Backspace back"),
        (row(MOOD, 6), "", "Enter on · Backspace opens it"),
        (row(MOOD, left=True), "", "Enter on · ↑ ↓ to a row"),
        (row(SLEEP_HOURS), "7", "Enter keeps it · Backspace one back"),
        (row(NOTE), "", "Enter writes · ↑ ↓ to a row"),
        (row(NOTE, "Saw Noor."), "", "Enter writes · ↑ ↓ to a row"),
        (row(THOUGHTS, 2), "", "Enter writes one · ↑ ↓ to a row"),
    ],
)
def test_the_strip_says_what_enter_does_on_this_row(asked: Row, typed: str, ways: str) -> None:
    """Leaving, going on, keeping what was typed, or writing."""
    assert plain(asking(asked, page(asked), typed, ""))[2] == f" {ways}"


def test_kept_is_said_once_an_answer_is_kept_and_not_while_typing() -> None:
    """What is being typed is not on the disk."""
    asked = row(SLEEP_HOURS)
    said = [
        plain(asking(asked, page(asked), typed, kept))[2]
        for typed, kept in (("", ""), ("", "07:43"), ("7", "07:43"))
    ]
    assert ["kept ✓" in words for words in said] == [False, True, False]


def test_sleep_is_asked_by_the_night_it_was() -> None:
    """This morning's row is about last night; that of an earlier page about its day."""
    for item in SLEEP:
        for day, named in ((TODAY, "last night"), (YESTERDAY, "yesterday"), (FRIDAY, "on Fri 20 Nov")):
            asked = row(item, day=day)
            assert plain(asking(asked, page(asked), "", ""))[0].endswith(f"{named}?")


def test_at_rest_the_strip_says_that_is_all_and_when_it_was_kept() -> None:
    """On today's page; an earlier page only has nothing open."""
    assert plain(resting(ASKED, "07:43")) == [
        " That's all for now. Kept at 07:43.",
        " + one more · ↑ ↓ to a row · [ a day back",
        " q leave",
    ]
    assert plain(resting(ASKED, ""))[0] == " That's all for now."
    earlier = plain(resting(page(row(MOOD), page=YESTERDAY), "07:43"))
    assert (earlier[0], earlier[2]) == (" Nothing is open on this page.", " ] a day on · q leave")
    assert all(line.cell_length <= NARROWEST for line in resting(ASKED, "07:43"))


@pytest.mark.parametrize("item", STANDARD, ids=lambda item: item.id)
@pytest.mark.parametrize("day", [TODAY, YESTERDAY])
def test_the_strip_of_two_lines_names_the_row_and_its_keys(item: Item, day: date) -> None:
    """Fit for 60 columns, and not a word of the ways on is lost."""
    asked = row(item, day=day)
    full = asking(asked, page(asked), "", "07:43")
    named, ways = shortened(full, asked, page(asked), 60)
    assert named.plain.startswith(f" {item.label} {'today' if day == TODAY else 'yesterday'}  ")
    assert named.plain.endswith(FIELDS[item.field].keys(asked))
    assert ways == full[2]
    assert max(named.cell_length, ways.cell_length) <= 60


def test_of_keys_that_do_not_fit_beside_a_long_name_the_last_gives_way_whole() -> None:
    """No key is cut in the middle."""
    asked = row(
        Item(id="m:out", label="Reached out", field="tally", question="Reached out {when}: how many times?")
    )
    named, *_ = shortened(asking(asked, page(asked), "", ""), asked, page(asked), 60)
    assert named.plain == " Reached out yesterday  0 none · 1-9 so many · x ten"


def test_the_strip_of_two_lines_at_rest_keeps_its_first_two() -> None:
    """That is all, and what can still be done."""
    full = resting(ASKED, "07:43")
    assert list(shortened(full, None, ASKED, 60)) == list(full[:2])


def test_a_report_takes_the_last_lines_and_leaves_the_question() -> None:
    """As many as it needs, and never the first."""
    strip = asking(row(MOOD), ASKED, "", "")
    short = plain(reported(strip, "Took back: anxiety 4, yesterday", NARROWEST))
    assert short == [*plain(strip)[:2], " Took back: anxiety 4, yesterday"]
    long = plain(reported(strip, "word " * 100, NARROWEST))
    assert len(long) == 3
    assert long[0] == strip[0].plain
    assert long[1].startswith(" word")


# Hostile words


def is_plain(line: Content) -> bool:
    """Return whether a line is text alone: no control character, nothing that turns it, no style of its own."""
    turning = {"\u061c", "\u200e", "\u200f", *map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))}
    controls = {character for character in line.plain if unicodedata.category(character) in {"Cc", "Zl", "Zp"}}
    return not controls and not turning & set(line.plain) and {str(span.style) for span in line.spans} <= STYLES


HOSTILE_ITEMS = [
    Item(id=f"m:{number}", label=HOSTILE[number:], field=field, question=f"{HOSTILE}, {{when}}?", of="panic")
    for number, field in enumerate(["tick", "tally", "rating", "hours"])
]
HOSTILE_ROWS = [
    *(row(item) for item in HOSTILE_ITEMS),
    *(row(item, left=True) for item in HOSTILE_ITEMS),
    *(row(item, HOSTILE) for item in (*HOSTILE_ITEMS, NOTE)),
    row(HOSTILE_ITEMS[0], "yes", late=True),
    row(HOSTILE_ITEMS[1], 12),
    row(HOSTILE_ITEMS[2], 10),
    row(HOSTILE_ITEMS[3], 7.33),
    row(NOTE, HOSTILE, late=True),
]


def test_hostile_words_are_shown_as_what_they_are() -> None:
    """Brackets stay brackets; nobody's note is a link."""
    note = row(NOTE, HOSTILE)
    (line,) = (line for line in form(page(note), note.key, "", 80, 30) if line.plain.startswith(" ▸ "))
    assert line.plain.rstrip() == " ▸ A line      [/b] [@click=app.quit]x[/] ]52;c;aGk= 日本語 🙂 נו back 2J"
    assert is_plain(line)


@given(
    rows=st.lists(st.sampled_from(HOSTILE_ROWS), min_size=1, max_size=8),
    cursor=st.one_of(st.none(), st.integers(0, 7)),
    width=st.integers(20, 80),
    height=st.integers(1, 40),
)
def test_no_line_is_wider_than_its_place_nor_anything_but_text(
    rows: list[Row], cursor: int | None, width: int, height: int
) -> None:
    """Rows, folds and told groups, whatever their words; a row is exactly as wide as the pane."""
    asked = page(*rows)
    at: RowKey | None = None if cursor is None else asked.rows[cursor % len(rows)].key
    lines = form(asked, at, "", width, height)
    assert len(lines) <= height
    assert all(line.cell_length <= width and is_plain(line) for line in lines)
    assert all(line.cell_length == width for line in lines if line.plain.startswith(" ▸ "))


@pytest.mark.parametrize("asked", HOSTILE_ROWS)
def test_the_strip_shows_hostile_words_as_text(asked: Row) -> None:
    """The question, the row's name in two lines, and a report that quotes them."""
    strip = asking(asked, page(asked), "", "07:43")
    lines = [*strip, *shortened(strip, asked, page(asked), 60), *reported(strip, HOSTILE, NARROWEST)]
    assert all(is_plain(line) for line in lines)
    assert "[@click=app.quit]" in reported(strip, HOSTILE, NARROWEST)[1].plain


@given(words=st.text(st.characters(exclude_categories=["Cs"]), max_size=60), width=st.integers(20, 60))
def test_any_name_and_any_line_of_words_keeps_its_place(words: str, width: int) -> None:
    """Of whatever script, with whatever marks."""
    named = Item(id="m:1", label=words, field="tick", question=words)
    asked = page(row(named), row(named, "yes", FRIDAY), row(NOTE, words or "a"))
    for key in (None, *(one.key for one in asked.rows[:3])):
        lines = form(asked, key, "", width, 9)
        assert all(line.cell_length <= width and is_plain(line) for line in lines)
