"""A questionnaire of a clinic, as a person puts its file beside the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.records.response import Response

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

CLINIC = """
title = "Clinic 2"
version = 3
stem = "Last week, how much"
options = [{ value = 1, text = "no" }, { value = 2, text = "some" }, { value = 3, text = "much" }]
items = [{ id = "a", text = "Calm", reverse = true }, { id = "b", text = "Tense" }]
bands = [{ max = 3, label = "low" }, { max = 6, label = "high" }]

[score]
items = ["a", "b"]
min = 2
max = 6
"""


def put(folder: Path, name: str, text: str) -> Path:
    """Write a file into the folder of questionnaires."""
    path = folder / "instruments" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    return path


def taken(moment: datetime, *, calm: int, tense: int) -> Response:
    """Return it answered at a moment, each from 1 to 3."""
    return Response(
        id=f"clinic-{moment:%j}",
        instrument="clinic",
        day=moment.date(),
        started=moment,
        finished=moment,
        answers={"a": calm, "b": tense},
    )
