"""The plan as lines: their headings, what can be done with them, what the journal offers."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from msgspec.structs import replace

from store.history import History
from store.journal.journal import Journal
from store.plan import acts
from store.plan.lines import details, how_it_went, one_person, panic_words, sections, shown
from store.plan.often import Offer, come_up_most
from store.plan.parts import PARTS
from store.records.plan import PlanLine, SignRule

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 21, 30, tzinfo=UTC)
WALK = PlanLine(id="w", part="coping", text="walk to the park")
NOOR = PlanLine(
    id="n", part="person", text="Noor", reach="020 555", good_for="a walk", when="evenings", at_night="no"
)
SIGN = PlanLine(id="s", part="early_sign", text="Short nights", level="amber", links=("n", "w", "gone"))
WORK = PlanLine(id="h", part="heading", text="At work")
DOOR = PlanLine(id="d", part="own:h", text="door closed until ten")


def journal(*lines: PlanLine) -> Journal:
    """Return a journal in memory with these lines in its plan."""
    return Journal.in_memory(lambda: NOW, tables(*lines))


def tables(*lines: PlanLine, entries: tuple[dict[str, Any], ...] = ()) -> dict[str, dict[str, Any]]:
    """Return the tables of a plan and of entries."""
    written = {str(at): {"id": f"e{at}", **entry} for at, entry in enumerate(entries, 1)}
    return {"plan": {str(at): line.document() for at, line in enumerate(lines, 1)}, "entries": written}


def texts(history: History, part: str = "coping") -> list[str]:
    """Return the lines of one part in their order."""
    return [line.text for line in history.plan if line.part == part]


def test_every_line_stands_under_one_heading() -> None:
    """Own headings stand before the last, which says when to look again."""
    found = sections((WALK, NOOR, SIGN, WORK, DOOR))
    assert [section.part for section in found] == [*list(PARTS)[:-1], "own:h", "review"]
    assert {section.name: [line.text for line in section.lines] for section in found if section.lines} == {
        "Early signs": ["Short nights"],
        "What I can do on my own": ["walk to the park"],
        "People I can tell": ["Noor"],
        "At work": ["door closed until ten"],
    }


def test_a_line_whose_heading_is_gone_is_not_lost() -> None:
    """Another window may delete a heading while a line is written under it."""
    (strays,) = (section for section in sections((DOOR, WALK)) if section.name == "Other lines")
    assert strays.lines == (DOOR,)


def test_a_line_says_what_else_is_known_of_it() -> None:
    """A person how and when, a boundary its words, a sign its rule and what it is tied to."""
    history = journal(WALK, NOOR, SIGN).history
    assert details(NOOR, history, TODAY) == ("020 555", "good for a walk", "evenings", "not at night")
    said = PlanLine(id="b", part="boundary", text="Calls after seven", say="I am off now.", back_up="phone away")
    assert details(said, history, TODAY) == ("“I am off now.”", "if it is not heard: phone away")
    sign = replace(SIGN, rule=SignRule(item="sleep_hours", value=5))
    assert details(sign, history, TODAY) == ("slept under 5 h, 3 days in a week", "→ walk to the park · Noor")


def test_a_rule_whose_question_is_gone_is_still_said() -> None:
    """A row that is no longer asked has no name any more."""
    sign = replace(SIGN, links=(), rule=SignRule(item="m:gone", side="over", value=2.5, days=1))
    assert details(sign, History(), TODAY) == ("a row that is gone over 2.5, a day in a week",)


def test_the_day_to_look_again_is_said_in_full() -> None:
    """With its year, for it may be far off."""
    assert shown(PlanLine(id="r", part="review", day=date(2027, 2, 14))) == "Sunday 14 February 2027"


def test_a_new_line_stands_last_and_a_changed_one_keeps_its_place() -> None:
    """Only what differs is written, so that two windows lose nothing."""
    kept = journal()
    for number in range(3):
        kept.record(acts.keep(PlanLine(id=f"c{number}", part="coping", text=f"tool {number}"), kept.history.plan))
    first = kept.history.plan[0]
    change = acts.keep(replace(first, text="tea"), kept.history.plan)
    assert [edit.path for edit in change.edits] == [("text",)]
    assert texts(kept.record(change)) == ["tea", "tool 1", "tool 2"]
    kept.undo()
    assert texts(kept.history) == ["tool 0", "tool 1", "tool 2"]


def test_a_line_that_did_not_change_is_no_change() -> None:
    """There is nothing to take back then."""
    assert acts.keep(WALK, (WALK,)).edits == ()


def test_lines_move_within_their_heading_and_back() -> None:
    """At the ends there is nowhere to go; lines that were made at one place come apart."""
    lines = [PlanLine(id=f"c{number}", part="coping", text=str(number)) for number in range(3)]
    kept = journal(*lines, NOOR)
    assert acts.move(lines[0], -1, kept.history.plan) is None
    assert acts.move(lines[2], 1, kept.history.plan) is None
    change = acts.move(lines[2], -1, kept.history.plan)
    assert change is not None
    assert texts(kept.record(change)) == ["0", "2", "1"]
    kept.undo()
    assert texts(kept.history) == ["0", "1", "2"]


def test_a_heading_goes_with_what_stands_under_it_and_comes_back_with_it() -> None:
    """One undo brings back all of it, each line with its place."""
    kept = journal(WALK, WORK, DOOR)
    kept.record(acts.delete(WORK, kept.history.plan))
    assert [line.id for line in kept.history.plan] == ["w"]
    kept.undo()
    assert [line.id for line in kept.history.plan] == ["w", "h", "d"]


def test_ties_are_kept_in_the_order_they_were_made() -> None:
    """Taking all of them off leaves none in the file."""
    kept = journal(WALK, NOOR, replace(SIGN, links=()))
    kept.record(acts.link(kept.history.plan[2], ("n", "w")))
    assert kept.history.plan[2].links == ("n", "w")
    kept.record(acts.link(kept.history.plan[2], ()))
    assert "links" not in kept.history._tables["plan"]["3"]


def test_what_is_being_typed_is_no_line_yet() -> None:
    """A draft is on disk, in nobody's list, not undone by itself, and goes when the line is kept."""
    kept = journal()
    draft = replace(WALK, id="draft", text="walk to", draft=True)
    kept.record(acts.keep_draft(draft))
    assert kept.history.plan == ()
    assert [line.text for line in kept.history.plan_drafts] == ["walk to"]
    assert kept.undo() is None
    kept.record(acts.keep(WALK, (), draft))
    assert (texts(kept.history), kept.history.plan_drafts) == (["walk to the park"], ())
    kept.undo()
    assert (texts(kept.history), len(kept.history.plan_drafts)) == ([], 1)


@pytest.mark.parametrize(
    ("before_after", "words"),
    [
        ((), ""),
        (((7, 5), (6, 4)), ""),
        (((7, 5), (6, 4), (5, 5)), "helped 2 of 3 times"),
        (((7, 5), (6, 4), (5, None), ("a", 2), (8, 9)), "helped 2 of 3 times"),
    ],
)
def test_a_tool_says_how_often_it_helped(before_after: tuple[tuple[object, object], ...], words: str) -> None:
    """From three rated uses on, by the ratings before and after (clinical.md 3.9)."""
    entries = tuple(
        {
            "kind": "coping",
            "day": "2026-11-20",
            "fields": {"strategy": "Walk to the park ", "before": a, "after": b},
        }
        for a, b in before_after
    )
    assert how_it_went(WALK, History(tables(WALK, entries=entries))) == words


def test_a_hard_day_names_one_person_and_how_to_reach_them() -> None:
    """The first person, before any professional; nobody is no line."""
    doctor = PlanLine(id="a", part="professional", text="Dr. A.")
    assert one_person(journal(doctor, NOOR).history) == "Noor, 020 555"
    assert one_person(journal(doctor).history) == "Dr. A."
    assert one_person(History()) == ""


def test_words_for_panic_come_in_their_order() -> None:
    """Two or three lines, as they were written."""
    lines = [PlanLine(id=f"p{at}", part="panic_words", text=text, order=-at) for at, text in enumerate(["b", "a"])]
    assert panic_words(journal(*lines).history) == ("a", "b")


def _noted(kind: str, day: str, **fields: str) -> dict[str, Any]:
    return {"kind": kind, "day": day, "fields": fields}


def test_the_three_things_that_come_up_most_are_offered() -> None:
    """What was written once, long ago, in private, or stands in the plan already is not among them."""
    entries = (
        *(
            _noted("stressor", "2026-11-02", what=what)
            for what in ("Deadline", "deadline ", "rent", "rent", "rent")
        ),
        *(_noted("panic", "2026-11-03", where="train") for _ in range(4)),
        *(_noted("stressor", "2026-11-04", what="neighbours") for _ in range(2)),
        *(_noted("stressor", "2026-11-04", what="in the plan") for _ in range(9)),
        *(_noted("stressor", "2026-01-04", what="long ago") for _ in range(9)),
        *({**_noted("stressor", "2026-11-04", what="private"), "private": True} for _ in range(9)),
        _noted("stressor", "2026-11-04", what="once"),
        _noted("panic", "2026-11-05"),
    )
    plan = PlanLine(id="x", part="stressor", text="In the plan")
    assert come_up_most(History(tables(plan, entries=entries)), TODAY) == (
        Offer("trigger", "train", 4),
        Offer("stressor", "rent", 3),
        Offer("stressor", "Deadline", 2),
    )
