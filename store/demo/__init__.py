"""A made-up journal of any length: a believable person who slowly gets better, with gaps and hard days.

In it are a real link (mood is about one point higher on days with a walk), a real trend (over the last half year
mood rises and anxiety falls) and a question without an answer (reaching out changes no energy); both are asked.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, tzinfo
from random import Random
from typing import TYPE_CHECKING, TypeVar

from msgspec import json
from msgspec.structs import replace

from store.clock import DAY, today
from store.demo.check_ins import Diary
from store.demo.course import lived
from store.demo.entries import Diarist
from store.demo.goals import changed, events, six_goals
from store.demo.ladder import ladder
from store.demo.plan import plan
from store.demo.questions import questions
from store.demo.responses import responses
from store.demo.sessions import sessions
from store.demo.words import Words
from store.records.record import Record
from store.records.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from store.records.record import Document

SEED = 1825
BESIDES = 0.5
LOOK_AGAIN = timedelta(weeks=8)
"""Until the plan is to be looked at again."""

AnyRecord = TypeVar("AnyRecord", bound=Record)


def made_up(
    days: int, now: datetime, seed: int = SEED, *, besides: float = BESIDES
) -> dict[str, dict[str, Document]]:
    """Return the tables of a journal of the `days` days before the day of `now`, the same for the same arguments.

    Today is untouched, and of yesterday only what was noted as it happened is known, so that there is something
    to answer. `besides` is how many entries a day, on average, go beyond panic attacks, walks and contacts.
    """
    this_day, zone = today(now, Settings().day_ends), now.tzinfo
    words, goals = Words(_lot("words", seed)), six_goals(this_day, days)
    diarist = Diarist(words, _lot("entries", seed), _lot("nights", seed), zone, besides)
    diary = Diary(goals, words, _lot("answers", seed), zone)
    lives = lived(this_day, days, _lot("days", seed))
    kept = [(day, diarist.entries(day)) for day in lives if day.kept]
    ids, held = _lot("ids", seed), sessions(this_day, days)
    lines = plan(this_day + LOOK_AGAIN, _lot("plan", seed))
    return {
        "settings": {},
        "goals": _table((_made(goal, goal.revisions[0].start, changed(goal), zone) for goal in goals), ids),
        "check_ins": _table((diary.check_in(day, entries) for day, entries in kept), ids),
        "entries": _table((entry for _, entries in kept for entry in entries), ids),
        "events": _table((_made(event, event.day, event.day, zone) for event in events(this_day, days)), ids),
        "plan": {str(key): _made(line, this_day, this_day, zone).document() for key, line in enumerate(lines, 1)},
        "ladders": _table([_made(ladder(ids), this_day - days * DAY, this_day - DAY, zone)], ids),
        "responses": _table(responses(this_day, days, _lot("responses", seed), zone), ids),
        "questions": _table((_made(each, each.asked, each.asked, zone) for each in questions(this_day, days)), ids),
        "sessions": _table((_made(one, one.day or this_day, one.day or this_day, zone) for one in held), ids),
    }


def _lot(what: str, seed: int) -> Random:
    """Return where one part of the journal draws from, so that more words leave the ratings as they are."""
    return Random(f"{what} {seed}")  # noqa: S311 - numbers for show, no secret


def _made(record: AnyRecord, created: date, updated: date, zone: tzinfo | None) -> AnyRecord:
    evening = time(19, 30)
    return replace(
        record,
        created_at=datetime.combine(created, evening, zone),
        updated_at=datetime.combine(updated, evening, zone),
    )


def _table(records: Iterable[Record], ids: Random) -> dict[str, Document]:
    """Return the documents of `records`, each with an id, under the whole-number keys that TinyDB wants."""
    named = (replace(record, id=f"{ids.getrandbits(64):016x}") for record in records)
    return {str(key): json.decode(json.encode(record)) for key, record in enumerate(named, 1)}
