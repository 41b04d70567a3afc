"""`handrail goals` and `handrail goals NAME`, as a person or a program reads them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from goals_made_up import LIMIT, START, WALK, day, goal
from msgspec.structs import replace

from store import clock as human
from store.acts import answer, keep_goal
from store.goals.evidence import days_words
from store.goals.page import page_of
from store.items import item_of
from store.journal.journal import Journal
from store.records.goal import Baseline, Goal, Review, Revision
from tui.__main__ import main
from tui.command import RefusedError
from tui.commands.goals import named, nothing

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MadeUpClock

    from store.goals.page import Page
    from store.records.check_in import Answer


@pytest.fixture(autouse=True)
def _made_up_now(clock: MadeUpClock, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the command read the made-up clock."""
    monkeypatch.setattr(human, "system_clock", clock)


def kept(folder: Path, clock: MadeUpClock, made: Goal, answers: list[Answer | None]) -> Page:
    """Keep a goal and its answers, let the days pass, and return the page of the day after."""
    journal = Journal.open(folder, clock)
    journal.record(keep_goal(made))
    item = item_of(made, made.rule.measures[0])
    assert item
    for number, given in enumerate(answers):
        if given is not None:
            journal.record(answer(item, day(number), given, day(number)))
    clock.goes_on(days=len(answers))
    return page_of(journal.history.goals[-1], journal.history, day(len(answers)))


def told(capsys: pytest.CaptureFixture[str], folder: Path, *words: str) -> str:
    """Return what the command prints, after it went well."""
    assert main(["--data", str(folder), "goals", *words]) == 0
    return capsys.readouterr().out


def refused(capsys: pytest.CaptureFixture[str], folder: Path, *words: str) -> str:
    """Return the sentence with which the command is refused, exit status 2."""
    assert main(["--data", str(folder), "goals", *words]) == 2
    out, said = capsys.readouterr()
    assert out == ""
    assert said.count("\n") == 1
    return said.removeprefix("handrail: ").strip()


def test_a_goal_by_the_start_of_its_title_is_told_whole(
    tmp_path: Path, clock: MadeUpClock, capsys: pytest.CaptureFixture[str]
) -> None:
    """A fact a line: two walks and a half in six logged days of the first week, one of three in the second."""
    review = Review(id="r", day=day(7), close=4, in_the_way="rain")
    made = goal(
        why="the quiet", on_a_hard_day="shoes on", if_then=("if it rains, then the mall",), reviews=(review,)
    )
    kept(tmp_path, clock, made, ["yes", "no", "no", None, "yes", "no", "partly", "yes", None])
    assert told(capsys, tmp_path, "walk").splitlines() == [
        "Walk in the park (active · week 2 of 4)",
        "  At least 3 days a week, by Sat 19 Dec.",
        "  This week: 2 to go, 5 days left.",
        "",
        "Weeks, newest first",
        "  29 Nov–5 Dec: 2 to go, 5 days left",
        "  22–28 Nov: not logged, so we don't know",
        "",
        "How close",
        "  4 of 10 (29 Nov)",
        "  Next look back Sun 13 Dec.",
        "",
        "What got in the way",
        "  rain",
        "",
        "Why it matters",
        "  the quiet",
        "",
        "On a hard day",
        "  shoes on",
        "",
        "If, then",
        "  if it rains, then the mall",
        "",
        "Counts towards it, newest first",
        "  Mon 30 Nov: not logged",
        "  Sun 29 Nov: done",
        "  Sat 28 Nov: in part",
        "  Fri 27 Nov: not done",
        "  Thu 26 Nov: done",
        "  Wed 25 Nov: not logged",
        "  Tue 24 Nov: not done",
        "  Mon 23 Nov: not done",
        "  Sun 22 Nov: done",
    ]


def test_plain_text_says_all_that_the_page_says(
    tmp_path: Path, clock: MadeUpClock, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each sentence, each period, each group of weeks and each day of the page, within 80 columns."""
    measure = replace(LIMIT, baseline=Baseline(value=7), glide="linear")
    later = Revision(
        effective_from=day(9), reason="setback", note="exams", start=START, due=day(48), measures=(measure,)
    )
    made = goal(measure, revisions=(goal(measure).rule, later))
    page = kept(tmp_path, clock, made, [*[1] * 7, *[None] * 7, *[0, 2] * 8])
    plain = told(capsys, tmp_path, "walk in the park")
    assert max(map(len, plain.splitlines())) <= 80
    whole = " ".join(plain.split())
    facts = [page.standing.title, page.whereabouts, page.rule, *page.stands, *page.changed, page.look_back]
    facts += [f"{period.span}: {period.words}" for period in page.main.periods]
    facts += [f"together: {group.words}" for group in page.main.together]
    facts += [f"{days_words(found, day(30))}: {found.words}" for found in page.evidence]
    assert [fact for fact in facts if " ".join(fact.split()) not in whole] == []
    assert page.main.together == ()
    assert "29 Nov–5 Dec: not logged, so we don't know" in plain


def test_json_with_a_name_is_a_list_of_one_with_all_of_it(
    tmp_path: Path, clock: MadeUpClock, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is not known is null, not zero; the revisions are those of the journal."""
    review = Review(id="r", day=day(2), close=3)
    page = kept(tmp_path, clock, goal(LIMIT, reviews=(review,)), [*[1] * 7, *[None] * 7, 2])
    (found,) = json.loads(told(capsys, tmp_path, "--json", "goal"))
    assert (found["id"], found["status"], found["state"]) == ("goal", "active", "active")
    (measure,) = found["periods"]
    assert [(period["first"], period["verdict"], period["count"]) for period in measure["periods"]] == [
        ("2026-12-06", None, 2),
        ("2026-11-29", "unknown", None),
        ("2026-11-22", "not_met", 7),
    ]
    assert [line["words"] for line in found["evidence"]] == [line.words for line in page.evidence]
    assert found["reviews"] == [{"id": "r", "day": "2026-11-24", "close": 3}]
    assert found["revisions"][0]["measures"][0]["target"] == 4


def test_json_without_a_name_lists_every_goal_in_short(
    tmp_path: Path, clock: MadeUpClock, capsys: pytest.CaptureFixture[str]
) -> None:
    """The page's own parts are left out."""
    kept(tmp_path, clock, goal(), ["yes"])
    kept(tmp_path, clock, goal(id="other", title="Reach out"), [])
    found = json.loads(told(capsys, tmp_path, "--json"))
    assert [document["title"] for document in found] == ["Walk in the park", "Reach out"]
    assert "evidence" not in found[0]


def test_a_draft_is_told_as_a_draft(tmp_path: Path, clock: MadeUpClock, capsys: pytest.CaptureFixture[str]) -> None:
    """In the list and by its name, even before it counts anything."""
    rule = Revision(effective_from=START, start=START, measures=())
    Journal.open(tmp_path, clock).record(keep_goal(goal(status="draft", revisions=(rule,))))
    assert "Walk in the park (draft)" in told(capsys, tmp_path)
    assert told(capsys, tmp_path, "walk").splitlines() == [
        "Walk in the park (a draft, not started)",
        "  Nothing is counted yet.",
    ]


def test_a_name_that_fits_none_or_several_is_refused_with_what_there_is(
    tmp_path: Path, clock: MadeUpClock, capsys: pytest.CaptureFixture[str]
) -> None:
    """The sentence names the goals by title and id, and nothing else is printed."""
    assert refused(capsys, tmp_path, "walk") == f"No goal begins with “walk”. {nothing()}"
    for number, title in enumerate(("Walk in the park", "Walk to work", "Read")):
        Journal.open(tmp_path, clock).record(keep_goal(goal(id=f"g{number}", title=title)))
    assert refused(capsys, tmp_path, "WALK ") == (
        "“WALK ” could be any of these: “Walk in the park” (g0), “Walk to work” (g1)."
    )
    assert refused(capsys, tmp_path, "run\nfast").startswith("No goal begins with “run fast”. There are: “Walk in")
    assert refused(capsys, tmp_path, "").startswith("No goal begins with “”.")
    assert told(capsys, tmp_path, "walk t").startswith("Walk to work")
    assert told(capsys, tmp_path, "g2").startswith("Read")


def test_a_whole_title_comes_before_longer_ones_that_begin_so() -> None:
    """Walk is meant by "walk", though Walk to work begins so too; twice the same title needs the id."""
    goals = [goal(id=name, title=title) for name, title in (("a", "Walk"), ("b", "Walk to work"), ("c", "Read"))]
    assert named("walk", goals).id == "a"
    assert named("a", goals).id == "a"
    with pytest.raises(RefusedError, match="could be any of these"):
        named("walk", [*goals, goal(id="d", title="walk")])


def test_what_a_person_wrote_is_printed_without_control_characters(
    tmp_path: Path, clock: MadeUpClock, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither an escape sequence nor a line break of a title reaches the terminal."""
    made = goal(replace(WALK, label="w\x1b[31m"), title="walk\x1b]52;c;YQ==\x07\nfar", why="a\nb")
    kept(tmp_path, clock, made, ["yes"])
    plain = told(capsys, tmp_path, "goal")
    assert all(line.isprintable() for line in plain.splitlines())
