"""Journals full of hostile text, made up by Hypothesis: whatever a file may hold, and nothing that it may not."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from store.records.text import clean

if TYPE_CHECKING:
    from store.history import Tables
    from store.records.record import Document

NASTY = (
    "=1+1", "+1", "-2", "@SUM(A1)", "\t=1", "＝1", " =cmd|' /C calc'!A0", "\ufeff=1", "'", "''=1", "5", "-5", "1e5",
    "true", "null", "[1]", '{"a": 1}', '"', 'a "quoted" word', "a,b;c", "line\nline", "\n", "", " ", "007", "[/b]",
    "<script>", "\u202egnp", "é\u0301", "👩‍👩‍👧", "x" * 300,
)  # fmt: skip
TEXT = st.one_of(st.sampled_from(NASTY), st.text(st.characters(exclude_categories=["Cs"]), max_size=20).map(clean))
NAME = st.one_of(st.from_regex(r"[a-z][a-z_]{0,8}", fullmatch=True), TEXT)
NUMBER = st.one_of(st.integers(-(2**63), 2**63 - 1), st.floats(allow_nan=False, allow_infinity=False))
SCALAR = st.one_of(TEXT, NUMBER, st.booleans())
JSON = st.one_of(
    SCALAR,
    SCALAR,
    st.lists(SCALAR, max_size=2),
    st.fixed_dictionaries({"name": TEXT, "before": st.lists(NUMBER, max_size=2)}),
)
DAY = st.dates(date(1990, 1, 1), date(2040, 1, 1)).map(date.isoformat)
ZONES = st.integers(-12 * 4, 14 * 4).map(lambda quarters: timezone(timedelta(minutes=15 * quarters)))
MOMENT = st.datetimes(datetime(1990, 1, 1), datetime(2040, 1, 1), timezones=ZONES).map(datetime.isoformat)  # noqa: DTZ001 - the zones follow
IDS = st.from_regex(r"[0-9a-f]{16}", fullmatch=True)


def _record(needed: dict[str, Any], besides: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Return documents with these fields, stamps, and now and then a field of another version."""
    stamps = {"created_at": MOMENT, "updated_at": MOMENT}
    return st.fixed_dictionaries({"id": IDS, **needed}, optional={**stamps, **besides, "from_later": JSON})


RECORDS = {
    "check_ins": _record(
        {"day": DAY},
        {"answers": st.dictionaries(NAME, st.one_of(TEXT, NUMBER), max_size=4), "hard": st.just(value=True)},
    ),
    "entries": _record(
        {"kind": st.one_of(st.sampled_from(["panic", "note"]), TEXT), "day": DAY},
        {"fields": st.dictionaries(NAME, JSON, max_size=4), "at": MOMENT, "private": st.just(value=True)},
    ),
    "events": _record({"day": DAY, "words": TEXT}, {"last": DAY}),
    "plan": _record(
        {"part": TEXT, "text": TEXT}, {"order": st.integers(-5, 5), "links": st.lists(IDS, max_size=2)}
    ),
    "ladders": _record(
        {"title": TEXT}, {"steps": st.lists(st.fixed_dictionaries({"id": IDS, "text": TEXT}), max_size=2)}
    ),
    "of_a_later_version": st.dictionaries(NAME, JSON, min_size=1, max_size=3),
}


@st.composite
def journals(draw: st.DrawFn) -> Tables:
    """Return the tables of a journal: no id and no day twice in one table, any whole number for a document."""
    tables: dict[str, dict[str, Document]] = {}
    for name, documents in RECORDS.items():
        by_id = {
            str(each.get("id", place)): each for place, each in enumerate(draw(st.lists(documents, max_size=3)))
        }
        found = list({each["day"] if name == "check_ins" else key: each for key, each in by_id.items()}.values())
        first = draw(st.integers(1, 10**6))
        if found:
            tables[name] = {str(first + 3 * place): each for place, each in enumerate(found)}
    return tables
