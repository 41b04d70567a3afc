"""How a form shares the height there is: full with air, then tighter, then folded from below."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.agenda import Agenda, Group, Row, RowKey
from store.items import ENERGY, NOTE, RATINGS, SLEEP_HOURS, SLEEP_QUALITY, Item
from widgets.folding import Blank, Folded, FormLine, Heading, RowLine, Told, fold

if TYPE_CHECKING:
    from collections.abc import Collection

TODAY = date(2026, 11, 22)
YESTERDAY = TODAY - timedelta(days=1)


def tick(name: str) -> Item:
    """Return a row of a goal."""
    return Item(id=f"m:{name}", label=name, field="tick", question="")


WALK, PANIC, REACHED, THOUGHT, BREATHING = (
    tick(name) for name in ("walk", "panic", "reached", "thought", "breath")
)
DOSE = tick("sertraline")


def group(
    name: str, day: date, *items: Item, stops: Collection[Item] = (), answered: Collection[Item] = ()
) -> Group:
    """Return a group; rows are open but for those `answered`, and the cursor stops at `stops`."""
    rows = (
        Row(item=item, day=day, value="yes" if item in answered else None, stop=item in stops) for item in items
    )
    return Group(name=name, title=name.capitalize(), day=day, rows=tuple(rows))


def wireframe(*today: Item) -> Agenda:
    """Return the form of screens.md 5.1 and 5.2: yesterday and this morning have stops."""
    groups = (
        group("yesterday", YESTERDAY, *RATINGS, WALK, PANIC, REACHED, NOTE, stops=(ENERGY, WALK, PANIC, REACHED)),
        group("morning", TODAY, SLEEP_HOURS, SLEEP_QUALITY, DOSE, stops=(SLEEP_HOURS, SLEEP_QUALITY, DOSE)),
        group("today", TODAY, *today),
        group("tonight", TODAY, *RATINGS, NOTE),
    )
    return Agenda(page=TODAY, today=TODAY, groups=groups)


MORNING = wireframe(WALK, PANIC, REACHED, THOUGHT, BREATHING)
ON_PANIC = (YESTERDAY, "m:panic")


def shape(lines: list[FormLine]) -> list[str]:
    """Return lines as words: a title with its day, a row's item, a fold beside or below its title, nothing."""
    words = []
    for line in lines:
        match line:
            case Heading(of, with_day):
                words.append(f"# {of.name}{' + day' if with_day else ''}")
            case RowLine(row):
                words.append(row.item.id)
            case Folded(of, below):
                words.append("... below" if below else f"# {of.name} ...")
            case Told(told):
                words.append(told)
            case Blank():
                words.append("")
    return words


def folded(lines: list[FormLine]) -> list[str]:
    """Return the names of the folded groups."""
    return [line.group.name for line in lines if isinstance(line, Folded)]


def densest(agenda: Agenda, cursor: RowKey | None) -> int:
    """Return how many lines there are at the least: all that may fold on one line each, no air."""
    return sum(1 if may_fold(of, cursor) else 1 + len(of.rows) for of in agenda.groups)


def may_fold(of: Group, cursor: RowKey | None) -> bool:
    """Return whether a group has neither a stop nor the cursor."""
    return not any(row.stop or row.key == cursor for row in of.rows)


def test_with_all_the_height_there_is_everything_has_air() -> None:
    """A line between groups, and one below each title."""
    lines = shape(fold(MORNING, ON_PANIC, 100, {}))
    assert lines == [
        *("# yesterday + day", "", "mood", "anxiety", "energy", "m:walk", "m:panic", "m:reached", "note", ""),
        *("# morning + day", "", "sleep_hours", "sleep_quality", "m:sertraline", ""),
        *("# today", "", "m:walk", "m:panic", "m:reached", "m:thought", "m:breath", ""),
        *("# tonight", "", "mood", "anxiety", "energy", "note"),
    ]


def test_at_120_by_36_tonight_folds_below_its_title() -> None:
    """The body of screens.md 5.1, 27 lines, with the rows drawn there."""
    lines = shape(fold(MORNING, ON_PANIC, 27, {}))
    assert lines == [
        *("# yesterday + day", "", "mood", "anxiety", "energy", "m:walk", "m:panic", "m:reached", "note", ""),
        *("# morning + day", "", "sleep_hours", "sleep_quality", "m:sertraline", ""),
        *("# today", "", "m:walk", "m:panic", "m:reached", "m:thought", "m:breath", ""),
        *("# tonight", "", "... below"),
    ]
    assert len(lines) == 27


def test_at_80_by_24_the_day_and_tonight_fold_beside_their_titles() -> None:
    """The body of screens.md 5.2, 17 lines, with the rows drawn there."""
    lines = shape(fold(MORNING, (YESTERDAY, "energy"), 17, {}))
    assert lines == [
        *("# yesterday + day", "mood", "anxiety", "energy", "m:walk", "m:panic", "m:reached", "note", ""),
        *("# morning + day", "sleep_hours", "sleep_quality", "m:sertraline", ""),
        *("# today ...", "# tonight ..."),
    ]
    assert len(lines) == 16


def test_at_60_by_20_the_same_stands_without_air() -> None:
    """The body of screens.md 5.3, 14 lines."""
    lines = shape(fold(MORNING, (YESTERDAY, "energy"), 14, {}))
    assert lines == [
        *("# yesterday + day", "mood", "anxiety", "energy", "m:walk", "m:panic", "m:reached", "note"),
        *("# morning + day", "sleep_hours", "sleep_quality", "m:sertraline"),
        *("# today ...", "# tonight ..."),
    ]


def test_groups_fold_from_the_bottom_up() -> None:
    """Tonight gives way before the day does, in each of the three densities."""
    for height in range(3, 41):
        assert folded(fold(MORNING, ON_PANIC, height, {})) in ([], ["tonight"], ["today", "tonight"])


def test_what_was_answered_folds_last() -> None:
    """With all of this morning answered and the cursor still in yesterday, its answers give way after the rest."""
    groups = (
        group("yesterday", YESTERDAY, *RATINGS, stops=RATINGS),
        group("morning", TODAY, SLEEP_HOURS, SLEEP_QUALITY, answered=[SLEEP_HOURS]),
        group("today", TODAY, WALK),
        group("tonight", TODAY, *RATINGS, NOTE),
    )
    answered = Agenda(page=TODAY, today=TODAY, groups=groups)
    seen = [folded(fold(answered, (YESTERDAY, "mood"), height, {})) for height in range(3, 30)]
    assert seen[0] == ["morning", "today", "tonight"]
    assert {tuple(names) for names in seen} == {
        ("morning", "today", "tonight"),
        ("today", "tonight"),
        ("tonight",),
        (),
    }
    assert len(fold(answered, (YESTERDAY, "mood"), 9, {})) == 9
    assert folded(fold(answered, (YESTERDAY, "mood"), 9, {})) == ["today", "tonight"]


@pytest.mark.parametrize("height", range(3, 41))
@pytest.mark.parametrize("cursor", [None, ON_PANIC, (TODAY, "m:walk"), (TODAY, "mood"), (TODAY, "note")])
def test_a_form_fits_its_height_or_is_the_densest(height: int, cursor: RowKey | None) -> None:
    """What does not fit even folded is left to scroll."""
    lines = fold(MORNING, cursor, height, {})
    assert len(lines) <= height or len(lines) == densest(MORNING, cursor)


@pytest.mark.parametrize("height", range(3, 41))
def test_the_group_with_the_cursor_and_groups_with_stops_never_fold(height: int) -> None:
    """Wherever the cursor was taken, its row is there; and so is every row that is asked."""
    for row in MORNING.rows:
        lines = fold(MORNING, row.key, height, {})
        shown = {line.row.key for line in lines if isinstance(line, RowLine)}
        assert row.key in shown
        assert {asked.key for asked in MORNING.rows if asked.stop} <= shown


def test_more_height_never_shows_less() -> None:
    """A window that grows by a line loses no row."""
    shown = [
        sum(isinstance(line, RowLine) for line in fold(MORNING, ON_PANIC, height, {})) for height in range(3, 41)
    ]
    airy = [sum(isinstance(line, Blank) for line in fold(MORNING, ON_PANIC, height, {})) for height in range(3, 41)]
    assert shown[0] == 10
    assert shown[-1] == len(MORNING.rows)
    assert airy[0] == 0
    assert airy[-1] == 7


def test_a_day_stands_once_beside_the_first_title_that_has_it() -> None:
    """This morning, as today goes on and tonight are one day."""
    headings = [line for line in fold(MORNING, None, 100, {}) if isinstance(line, Heading)]
    assert [line.with_day for line in headings] == [True, True, False, False]


def test_a_finished_group_is_told_in_words_and_takes_their_lines() -> None:
    """Under its title, at once, in place of its rows."""
    told = {"yesterday": ["mood 6 · anxiety 4", "walk ✓"], "morning": ["slept 7½ h"]}
    lines = shape(fold(MORNING, None, 20, told))
    assert lines == [
        *("# yesterday + day", "mood 6 · anxiety 4", "walk ✓", ""),
        *("# morning + day", "slept 7½ h", ""),
        *("# today", "", "m:walk", "m:panic", "m:reached", "m:thought", "m:breath", ""),
        *("# tonight", "", "... below"),
    ]


def test_a_form_of_nothing_has_no_lines() -> None:
    """No groups, no headings."""
    assert fold(Agenda(page=TODAY, today=TODAY, groups=()), None, 10, {}) == []


ROWS = st.lists(st.sampled_from(["stop", "open", "answered"]), min_size=1, max_size=8)


@given(groups=st.lists(ROWS, min_size=1, max_size=4), height=st.integers(3, 40), place=st.integers(0, 40))
def test_any_form_fits_or_is_the_densest_and_keeps_its_order(
    groups: list[list[str]], height: int, place: int
) -> None:
    """Whatever rows there are, wherever the cursor is: every group appears once, rows in their order."""
    made = []
    for number, states in enumerate(groups):
        items = {tick(f"{number}.{at}"): state for at, state in enumerate(states)}
        stops, answered = ([item for item, state in items.items() if state == of] for of in ("stop", "answered"))
        made.append(group(f"g{number}", TODAY, *items, stops=stops, answered=answered))
    agenda = Agenda(page=TODAY, today=TODAY, groups=tuple(made))
    cursor = agenda.rows[place].key if place < len(agenda.rows) else None
    lines = fold(agenda, cursor, height, {})
    assert len(lines) <= height or len(lines) == densest(agenda, cursor)
    assert titles(lines) == [of.name for of in agenda.groups]
    shown = [line.row.key for line in lines if isinstance(line, RowLine)]
    kept = {row.key for of in agenda.groups if not may_fold(of, cursor) for row in of.rows}
    assert shown == [row.key for row in agenda.rows if row.key in shown]
    assert kept <= set(shown)


def titles(lines: list[FormLine]) -> list[str]:
    """Return the names of the groups whose titles stand there."""
    return [
        line.group.name
        for line in lines
        if isinstance(line, Heading) or (isinstance(line, Folded) and not line.below)
    ]
