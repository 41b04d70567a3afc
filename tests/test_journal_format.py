"""The format as it is published: the schema, the page, and a real file hold the same."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from store.changes import Change, Put
from store.journal.journal import Journal
from store.journal.schema import printed, schema
from store.journal.tables import RECORDS
from store.records.event import Event
from store.records.goal import Goal, Measure, Review, Revision

ROOT = Path(__file__).parent.parent
DAY = date(2026, 11, 22)
ISO = "2026-11-22"
GOAL = Goal(
    title="Go out",
    revisions=(Revision(effective_from=DAY, start=DAY, measures=(Measure(id="m1", label="Walks", target=3),)),),
    reviews=(Review(id="r1", day=DAY, close=4),),
)


def clock() -> datetime:
    """Return one fixed moment."""
    return datetime(2026, 11, 22, 21, 30, tzinfo=UTC)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a journal file with a record in every known table."""
    answers = {"mood": 6, "sleep_hours": 7.5, "m:m1": 2, "med:x:08:00": "taken", "note": "Quiet."}
    edits = (
        Put("check_ins", ISO, ("answers",), answers),
        Put("check_ins", ISO, ("left",), ["energy"]),
        Put("goals", "g1", (), GOAL.document()),
        Put("entries", "e1", (), {"kind": "note", "day": ISO, "fields": {"text": "A walk."}}),
        Put("events", "v1", (), Event(day=DAY, words="Holiday").document()),
        Put("ladders", "l1", (), {"title": "The tube", "steps": [{"id": "s1", "text": "one stop"}]}),
        Put("medicines", "d1", (), {"name": "S.", "start": ISO, "dosings": [{"effective_from": ISO}]}),
        Put("responses", "q1", (), {"instrument": "gad7", "day": ISO, "started": f"{ISO}T08:00:00+01:00"}),
        Put("sessions", "n1", (), {"day": ISO, "agreed": [{"id": "a1", "text": "two stops"}]}),
        Put("questions", "k1", (), {"about": "m:m1", "words": "a walk", "asked": ISO}),
        Put("settings", "settings", ("country",), "GB"),
        Put("plan", "p1", (), {"part": "early_sign", "text": "Short nights", "level": "amber"}),
        Put("dreams", "d1", (), {"of": "water"}),
    )
    Journal.open(tmp_path, clock).record(Change(words="everything", edits=edits))
    return tmp_path / "journal.json"


def page() -> str:
    """Return the page on the format."""
    return (ROOT / "docs" / "format.md").read_text(encoding="utf-8")


def test_the_published_schema_is_the_one_the_records_make() -> None:
    """`make schema` was run after the last change to a record."""
    assert (ROOT / "docs" / "journal.schema.json").read_text(encoding="utf-8") == printed()


def test_the_schema_is_printed_by_its_module() -> None:
    """`python -m store.journal.schema` writes the file that is published."""
    done = subprocess.run(
        [sys.executable, "-m", "store.journal.schema"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == printed()


def test_a_real_file_holds_to_the_schema(file: Path) -> None:
    """Every known table is in the file, and all of it is valid."""
    tables, plan = json.loads(file.read_bytes()), json.loads(file.with_name("plan.json").read_bytes())
    assert {*tables, *plan} >= RECORDS.keys()
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.validate(tables, schema())
    jsonschema.validate(plan, schema())


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("check_ins", {"day": 5}),
        ("check_ins", {"answers": {"mood": [6]}}),
        ("goals", {"status": "failed"}),
        ("entries", {"kind": None}),
        ("meta", {"generation": -1}),
    ],
)
def test_the_schema_refuses_what_the_journal_refuses(file: Path, table: str, change: dict[str, Any]) -> None:
    """A record of another shape is not valid."""
    tables = json.loads(file.read_bytes())
    next(iter(tables[table].values())).update(change)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(tables, schema())


def test_the_snippets_of_the_page_run(file: Path) -> None:
    """The first prints a day and its mood; the second says True, and False once a byte is another."""
    reading, checking = re.findall(r"```python\n(.*?)```", page(), re.DOTALL)
    assert run(reading, file).split() == [ISO, "6"]
    assert run(checking, file).strip() == "True"
    file.write_bytes(file.read_bytes().replace(b'"mood":6', b'"mood":7'))
    assert run(checking, file).strip() == "False"


def test_the_page_names_every_table_and_every_field_of_a_check_in() -> None:
    """What the records have, the page explains."""
    named = set(re.findall(r"`(\w+)`", page()))
    assert named >= {"meta", *RECORDS}
    assert named >= set(RECORDS["check_ins"].__struct_fields__)


def run(snippet: str, file: Path) -> str:
    """Return what a snippet prints beside a journal file."""
    done = subprocess.run(
        [sys.executable, "-c", snippet, file.name], cwd=file.parent, capture_output=True, text=True, check=True
    )
    return done.stdout
