"""What every kind of journal entry keeps to; a new file is tested by these as it arrives."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from goals_made_up import goal

from store import entry_acts
from store.entry_answers import as_typed, put, put_again, question
from store.entry_kind import (
    FACTS,
    KINDS,
    LONGEST,
    EntryField,
    EntryKind,
    in_words,
    kind_named,
    line_of,
)
from store.entry_list import Shelf, entry_line
from store.entry_table import PAGE, held, markdown, with_table
from store.goals.kinds import everything
from store.items import item_of
from store.journal.journal import Journal
from store.plan.parts import PARTS
from store.records.goal import Measure

if TYPE_CHECKING:
    from conftest import MadeUpClock

HOSTILE = "שלום [/] \N{FACE WITH TEARS OF JOY} a\u202eb [@click=app.quit]x[/] e\u0301"
TYPED = {
    "text": HOSTILE,
    "long": f"{HOSTILE}\nand a second line",
    "rating": "x",
    "percent": "70",
    "number": "10",
    "time": "2310",
    "yes_no": "y",
    "choice": "1",
    "many": "1, 2, and my own",
    "feelings": "fear 80, shame",
}
"""What a person might type into each type of field."""
LONGEST_NAME = 14
"""Characters of what a row of the check-in is called."""
FORBIDDEN = re.compile(r"\b(failed|missed|due|streak|should)\b|!", re.IGNORECASE)

every_kind = pytest.mark.parametrize("name", KINDS)
every_field = pytest.mark.parametrize(
    ("name", "field"), [(name, field) for name, kind in KINDS.items() for field in kind.fields]
)


def filled(kind: EntryKind) -> dict[str, Any]:
    """Return the fields of an entry in which everything is filled in, as they are typed."""
    fields: dict[str, Any] = {}
    for field in kind.fields:
        if field.type != "again":
            fields = put(fields, field, TYPED[field.type] if field.options or field.type != "many" else "mine")
    return fields


def words_of(kind: EntryKind) -> list[str]:
    """Return everything a kind says to a person."""
    said = [kind.title, kind.about]
    for field in kind.fields:
        said += [field.label, field.asks, field.low, field.high, field.note]
        said += [words for option in field.options for words in (option.name, option.means)]
    return said


@every_kind
def test_a_kind_names_only_fields_it_has(name: str) -> None:
    """Its line, its short form, its pinned and its main field, and what else it refers to."""
    kind = KINDS[name]
    named = {*kind.line, *kind.short, kind.main, *kind.not_yet, *kind.smaller}
    named |= {kind.pinned} if kind.pinned else set()
    named |= {field.after for field in kind.fields if field.after}
    assert named <= {field.id for field in kind.fields}


@every_kind
def test_the_fields_of_a_kind_can_be_told_apart_and_fit_their_row(name: str) -> None:
    """Ids are plain words, used once; labels fit, and no two rows of a form have one label."""
    kind = KINDS[name]
    ids = [field.id for field in kind.fields]
    labels = [field.label for field in kind.fields]
    assert len(set(ids)) == len(ids)
    assert len(set(labels)) == len(labels)
    assert all(re.fullmatch(r"[a-z][a-z_]*", each) for each in (name, *ids))
    assert not {*ids} & {"day", "time", "private", "done", "more"}
    assert all(0 < len(label) <= 16 for label in labels)
    assert 0 < len(kind.title) <= 14
    assert len(kind.about) <= 42


@every_kind
def test_a_text_from_outside_has_a_field_to_go_into(name: str) -> None:
    """`handrail write KIND -` puts it there whole."""
    kind = KINDS[name]
    main = kind.field(kind.main)
    assert main is not None
    assert main.type in {"text", "long"}


@every_kind
def test_what_a_kind_says_is_kind(name: str) -> None:
    """Plain words: nothing fails, nothing is due, nobody should."""
    found = [words for words in words_of(KINDS[name]) if FORBIDDEN.search(words)]
    assert [words for words in found if words != "shoulds"] == []


@every_field
def test_a_field_has_what_its_type_needs(name: str, field: EntryField) -> None:
    """Ends for a rating and a percent, values for a choice, a field before for what is rated again."""
    assert field.asks
    assert bool(field.low and field.high) == (field.type in {"rating", "percent"})
    assert bool(field.options) == (field.type in {"choice", "many"})
    assert field.after or field.type != "again"
    before = KINDS[name].field(field.after)
    assert before is None or field.type in {before.type, "again"}


@every_field
def test_what_a_field_is_to_other_pages_holds(name: str, field: EntryField) -> None:
    """What came has its expectation, what eases its numbers before and after, what is offered its part."""
    kind = KINDS[name]
    assert field.after or not field.came
    assert field.came or not field.good
    assert not field.eases or (kind.field("before") and kind.field("after"))
    assert not (field.part or field.hinders) or field.type in {"text", "long"}
    assert field.part in {"", *PARTS}


@every_field
def test_a_question_is_one_line_and_what_is_typed_comes_back(name: str, field: EntryField) -> None:
    """A value reads as it would be typed, so that it can be changed where it stands."""
    assert "\n" not in question(field, {})
    if field.type == "again":
        return
    fields = put({}, field, TYPED[field.type])
    assert fields[field.id] is not None
    assert put({}, field, as_typed(field, fields[field.id])) == fields
    assert put(fields, field, " ") == {}
    assert KINDS[name].field(field.id) is field


@every_kind
def test_an_entry_of_the_kind_comes_back_from_the_file_as_it_was(name: str, clock: MadeUpClock) -> None:
    """Every field filled in, with text that turns, smiles and looks like markup."""
    journal = Journal.in_memory(clock)
    entry = entry_acts.begin(name, clock().date(), clock(), **filled(KINDS[name]))
    journal.record(entry_acts.keep(entry, None, journal.history, clock().date()))
    kept = journal.history.entry(entry.id)
    assert kept is not None
    assert (kept.kind, kept.day, kept.at, kept.fields) == (name, entry.day, entry.at, entry.fields)


@every_kind
def test_the_line_of_an_entry_is_short_and_safe(name: str) -> None:
    """At most three facts, no line break, nothing that turns the direction; nothing at all for a bare one."""
    kind = KINDS[name]
    line = line_of(kind, filled(kind))
    assert line
    assert line_of(kind, {}) == ""
    assert not set(line) & set("\n\t\u202e")
    assert len(line) <= FACTS * (LONGEST + 20)


@every_kind
def test_an_entry_of_the_kind_is_found_by_its_title_and_its_words(name: str, clock: MadeUpClock) -> None:
    """Search asks no kind for anything of its own."""
    journal = Journal.in_memory(clock)
    kind = KINDS[name]
    entry = entry_acts.begin(name, clock().date(), clock(), **{kind.main: "a purple elephant"})
    journal.record(entry_acts.keep(entry, None, journal.history, clock().date()))
    shelf = Shelf(journal.history)
    found = shelf.found(f"{kind.title} elephant nov today", clock().date())
    assert [document["id"] for document in found] == [entry.id]
    assert entry_line(found[0], 2026).kind == kind.title


@every_field
def test_a_value_of_another_version_is_shown_and_not_refused(name: str, field: EntryField) -> None:
    """What stands in the file may have been written by a Handrail to come."""
    for value in ("words", 4, True, ["words"], {"name": "x"}, [{"name": "fear"}], [{"before": 3}]):
        assert isinstance(in_words(field, value), str)
        assert isinstance(line_of(KINDS[name], {field.id: value}), str)


def test_the_twelve_patterns_of_thinking_are_there() -> None:
    """Each with what it means (clinical.md 3.1)."""
    patterns = KINDS["thought_record"].field("patterns")
    assert patterns is not None
    assert len(patterns.options) == 12
    assert all(option.means for option in patterns.options)


def test_the_bold_fields_of_the_methods_are_the_needed_ones() -> None:
    """As clinical.md 3 prints them; all others may stay open without a word."""
    needed = {name: {field.id for field in kind.fields if field.needed} for name, kind in KINDS.items()}
    bold: dict[str, set[str]] = {
        "activity": {"activity", "mastery", "pleasure"},
        "boundary": {"situation"},
        "breathing": {"pattern"},
        "contact": {"who"},
        "coping": {"strategy"},
        "exposure": {"step", "predicted", "before", "happened", "peak", "after"},
        "note": {"text"},
        "panic": {"peak"},
        "sleep": set(),
        "stressor": {"what"},
        "thought_record": {"situation", "thought", "balanced_thought"},
        "worry": {"worry"},
    }
    assert {name: needed[name] for name in bold} == bold


@every_kind
def test_a_goal_can_count_entries_of_the_kind(name: str) -> None:
    """The form of a goal offers it, and the check-in shows its number; a field it needs is one of its own."""
    kind = KINDS[name]
    offered = [(each.name, each.label) for each in everything() if each.of == name]
    assert offered == [(each.name, each.label) for each in kind.countable]
    for count in kind.countable:
        assert count.name
        assert 1 <= len(count.label) <= LONGEST_NAME
        assert not count.having or kind.field(count.having)
        measure = Measure(id="1", label=count.label, source="derived", of=name, having=count.having, target=1)
        item = item_of(goal(measure), measure)
        assert item
        assert item.field == ("tally" if kind.tallied else "noted")


def test_what_is_asked_day_by_day_is_offered_first_and_only_attacks_are() -> None:
    """None at all is an answer there; of all else what is written counts by itself (clinical.md 2.5 B)."""
    assert [name for name, kind in KINDS.items() if kind.tallied] == ["panic"]
    assert everything()[0].of == "panic"


def test_no_kind_is_read_before_it_is_needed() -> None:
    """Their names come from the folder alone, so that twelve files cost nothing at every start."""
    program = "import sys, store.agenda; print([name for name in sys.modules if name.startswith('store.entries.')])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_kind_of_another_version_has_a_name_and_a_place_for_words() -> None:
    """Its entries are listed and opened; what they hold stays."""
    kind = kind_named("from_the_future")
    assert kind.title == "From the future"
    assert kind.field(kind.main)


def test_the_page_of_the_format_holds_the_table_that_the_kinds_give() -> None:
    """`python -m store.entry_table` was run after the last change to a kind."""
    page = PAGE.read_text(encoding="utf-8")
    assert held(page) == markdown()
    assert with_table(page) == page


def test_feelings_are_rated_again_one_by_one() -> None:
    """Each keeps its second number when the line of feelings is typed anew."""
    kind = KINDS["thought_record"]
    feelings, again = kind.field("feelings"), kind.field("feelings_now")
    assert feelings
    assert again
    fields = put({}, feelings, "fear 80, shame 40")
    fields = put_again(fields, "feelings", 0, "45", again)
    fields = put(fields, feelings, "fear 80, shame 40, grief")
    assert fields == {
        "feelings": [
            {"name": "fear", "before": 80, "after": 45},
            {"name": "shame", "before": 40},
            {"name": "grief"},
        ]
    }
    assert put_again(fields, "feelings", 0, "", again)["feelings"][0] == {"name": "fear", "before": 80}
