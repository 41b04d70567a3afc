"""A journal for the page of a session, small enough to know every figure in it by heart."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from store.exchange.report.page import Draft
from store.history import History
from store.instruments.own import packaged
from store.records.entry import Entry
from store.records.goal import Baseline, Goal, Measure, Review, Revision
from store.records.medicine import Dosing, Medicine
from store.records.plan import PlanLine
from store.records.response import Response
from store.records.settings import Settings
from store.records.therapy_session import Agreed, TherapySession
from store.sessions import span

if TYPE_CHECKING:
    from store.records.record import Record

TODAY = date(2026, 11, 22)
DAY = timedelta(days=1)
FIRST, LAST = TODAY - 28 * DAY, TODAY - DAY
HOSTILE = '<script>alert("x")</script> & | * _ ![a](http://a.b/c) \x1b]52;c;x\x07\x9b \u202e[/b] [@click=quit]y[/]'

WALK = Goal(
    id="walk",
    title="Walk in the park",
    area="self_care",
    revisions=(
        Revision(
            effective_from=FIRST,
            start=FIRST,
            measures=(Measure(id="w", label="Walked", source="yes_no", aggregate="distinct_days", target=3),),
        ),
    ),
    reviews=(Review(id="r", day=LAST, close=4, in_the_way="low energy"),),
)
PANIC = Goal(
    id="panic",
    title="Fewer panic attacks",
    revisions=(
        Revision(
            effective_from=FIRST,
            start=FIRST,
            measures=(
                Measure(
                    id="p",
                    label="Panic",
                    source="derived",
                    of="panic",
                    direction="at_most",
                    target=4,
                    unit="panic attacks",
                    baseline=Baseline(value=7),
                ),
            ),
        ),
    ),
)


def response(name: str, ago: int, *values: int) -> Response:
    """Return a finished response of so many days ago."""
    moment = datetime.fromisoformat("2026-11-22T08:00+01:00") - timedelta(days=ago)
    given = {str(place): value for place, value in enumerate(values, 1)}
    return Response(
        id=f"{name}-{ago}", instrument=name, day=moment.date(), started=moment, finished=moment, answers=given
    )


def exposure(name: str, ago: int, *, private: bool = False, **told: Any) -> Entry:  # noqa: ANN401 - any field
    """Return a try at the tube so many days ago."""
    fields = {
        "step": "tube, 2 st",
        "predicted": "I'll faint",
        "belief_before": 80,
        "peak": 70,
        "learned": "it passes",
    }
    return Entry(id=name, kind="exposure", day=TODAY - ago * DAY, fields={**fields, **told}, private=private)


def check_ins() -> list[dict[str, Any]]:
    """Return 28 days: mood 4 in the first fortnight and 6 in the last, a walk every other day, no answer on two."""
    made = []
    for number in range(28):
        day = FIRST + number * DAY
        answers = {
            "mood": 4 if number < 14 else 6,
            "m:p": 1,
            "m:w": "yes" if number % 2 else "no",
            "med:s:08:00": "taken",
        }
        if number in {3, 20}:
            answers = {}
        if number == 5:
            answers["med:s:08:00"] = "missed"
        made.append({"id": f"c{number}", "day": day.isoformat(), "answers": answers})
    return made


LAST_SESSION = TherapySession(
    id="before",
    day=FIRST,
    agreed=(
        Agreed(id="a1", text="two stops by tube, three times", done="2 of 3", in_the_way="deadline week"),
        Agreed(id="a2", text="walk with Noor", goal="walk"),
    ),
)
COMING = TherapySession(id="coming", talk=("I stopped taking the tube again", "what Noor said"))
RECORDS: dict[str, tuple[Record, ...]] = {
    "goals": (WALK, PANIC),
    "entries": (
        exposure("x1", 10, happened="shaky 10 min"),
        exposure("x2", 3, belief_before=45, learned="can stay"),
        exposure("x3", 2, private=True, happened="a secret"),
        *(Entry(id=f"p{n}", kind="panic", day=LAST - n * DAY) for n in range(4)),
        *(
            Entry(
                id=f"h{n}",
                kind="coping",
                day=LAST - n * DAY,
                fields={"strategy": "walking with Noor", "before": 7, "after": 4 if n else 7},
            )
            for n in range(5)
        ),
    ),
    "responses": (
        response("phq9", 35, 2, 2, 2, 2, 2, 2, 2, 2, 0),
        response("phq9", 21, 2, 2, 2, 2, 1, 1, 1, 1, 0),
        response("phq9", 7, 1, 1, 1, 1, 1, 1, 1, 1, 1),
        response("gad7", 35, 2, 2, 2, 2, 2, 2, 1),
        response("gad7", 21, 2, 2, 2, 2, 2, 1, 1),
        response("gad7", 7, 2, 2, 2, 2, 1, 1, 1),
    ),
    "medicines": (
        Medicine(
            id="s",
            name="sertraline",
            start=FIRST - 30 * DAY,
            dosings=(
                Dosing(effective_from=FIRST - 30 * DAY, dose="25 mg", times=(time(8),)),
                Dosing(effective_from=date(2026, 11, 2), dose="50 mg", times=(time(8),)),
            ),
        ),
    ),
    "plan": (PlanLine(id="n", part="person", text="Noor"), PlanLine(id="d", part="professional", text="Dr. Adams")),
    "settings": (Settings(id="settings"),),
    "sessions": (LAST_SESSION, COMING),
}


def tables(**others: tuple[Record, ...]) -> dict[str, dict[str, dict[str, Any]]]:
    """Return the tables of that journal, with other records in some of them."""
    made = {
        name: {str(key): record.document() for key, record in enumerate(records, 1)}
        for name, records in {**RECORDS, **others}.items()
    }
    return {**made, "check_ins": {str(key): each for key, each in enumerate(check_ins(), 1)}}


def history(**others: tuple[Record, ...]) -> History:
    """Return that journal."""
    return History(tables(**others))


def with_choices(**chosen: Any) -> History:  # noqa: ANN401 - any field of a session
    """Return that journal with other choices for the page that is prepared."""
    return history(sessions=(LAST_SESSION, replace(COMING, **chosen)))


def draft(made: History | None = None) -> Draft:
    """Return the page that could be written of a journal."""
    known = made or history()
    return Draft(known, span(known, TODAY), packaged())
