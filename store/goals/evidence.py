"""Every record that counts towards a goal, day by day, and the days of which nothing is known."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import msgspec

from store.clock import DAY, short_day
from store.entry_kind import kind_named, line_of
from store.goals.counted import counted, entries_that_count
from store.goals.periods import Rest, days_between, rule_now
from store.goals.said import rested
from store.goals.words import RATED, counted_noun, lowered, number
from store.hours import spoken_hours
from store.items import STANDARD, measure_item
from store.records.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from store.agenda import RowKey
    from store.history import History
    from store.records.check_in import Answer
    from store.records.entry import Entry
    from store.records.goal import Goal, Measure, Revision

NOT_LOGGED = "not logged"
TICKED = {"yes": "done", "partly": "in part", "no": "not done", "na": "did not apply"}
SHARED = {"yes": "yes", "partly": "in part", "no": "no", "na": "did not come up"}
"""The words of a tick where days count, and where it is how often a thing was answered."""
MANY_MONTHS = timedelta(300)
"""From so far away on, a day and a month might be those of another year."""


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """What one day holds for a goal; or several days in a row that hold nothing, for the same reason."""

    first: date
    last: date
    item: str
    """The row of the check-in that asks for it."""
    words: str
    """"none", "2", "done", "thoughts 1 · breathing 2"; "not logged" where nothing is known."""
    details: tuple[str, ...] = ()
    """"told late", "no details yet", what an entry says in short."""
    known: bool = True
    """Whether anything was answered or written."""

    @property
    def row(self) -> RowKey:
        """Where the day is found in the check-in; of several days the last."""
        return self.last, self.item


def evidence(goal: Goal, history: History, today: date) -> tuple[Evidence, ...]:
    """Return every day of a goal up to `today`, newest first; today itself only once it holds something.

    Days before it starts, after it ends and between two rounds are not days of the goal.
    """
    days = _Days(goal, history)
    found = [day for at in reversed(_running(goal, today)) if (day := days.at(at)).known or at < today]
    return tuple(_folded(found))


def days_words(evidence: Evidence, today: date) -> str:
    """Return "Sat 21 Nov", several days as "Mon 9 – Fri 13 Nov", with its year where that might be mistaken."""
    far = abs(today - evidence.last) > MANY_MONTHS
    last = f"{short_day(evidence.last)} {evidence.last.year}" if far else short_day(evidence.last)
    if evidence.first == evidence.last:
        return last
    same = (evidence.first.year, evidence.first.month) == (evidence.last.year, evidence.last.month)
    first = f"{evidence.first:%a} {evidence.first.day}" if same else short_day(evidence.first)
    return f"{first} – {last}"


class _Days:
    """The records of a goal, ready to be asked for day by day."""

    def __init__(self, goal: Goal, history: History) -> None:
        self._goal = goal
        self._rest = Rest(goal, history)
        every = {measure.id: measure for rule in goal.revisions for measure in rule.measures}
        self._told = {measure.id: _Told(measure, history) for measure in every.values()}

    def at(self, day: date) -> Evidence:
        measures = rule_now(self._goal, day).measures
        told = [(self._told[measure.id], measure) for measure in measures]
        known = [(records, measure) for records, measure in told if records.holds(day)]
        if not known:
            return self._nothing(day, measures)
        words = (records.words(day, measure, named=len(measures) > 1) for records, measure in known)
        details = dict.fromkeys(detail for records, _ in known for detail in records.details(day))
        return Evidence(
            first=day,
            last=day,
            item=item_of(known[0][1]),
            words=" · ".join(filter(None, words)),
            details=tuple(details),
        )

    def _nothing(self, day: date, measures: Sequence[Measure]) -> Evidence:
        words = rested(day, day, self._rest) if day in self._rest else NOT_LOGGED
        asked = next((item_of(measure) for measure in measures if is_daily(measure)), "")
        return Evidence(first=day, last=day, item=asked, words=words, known=False)


class _Told:
    """What was answered and written for one measure."""

    def __init__(self, measure: Measure, history: History) -> None:
        self._answers = counted(history, measure)
        self._late = history.late(item_of(measure))
        self._entries = _by_day(entries_that_count(history, measure.of, measure.having)) if measure.of else {}

    def holds(self, day: date) -> bool:
        return day.isoformat() in self._answers or day in self._entries

    def words(self, day: date, measure: Measure, *, named: bool) -> str:
        answer = self._answers.get(day.isoformat())
        said = "" if answer is None else answer_words(measure, answer)
        return f"{lowered(one_line(measure.label))} {said}".rstrip() if named else said

    def details(self, day: date) -> Iterator[str]:
        if day.isoformat() in self._late:
            yield "told late"
        entries = self._entries.get(day, [])
        told = [words for entry in entries if (words := in_short(entry))]
        yield from told or (["no details yet"] if entries else [])


def item_of(measure: Measure) -> str:
    """Return the id of the check-in's row that tells of a measure: an item it is derived from, else its own."""
    return measure.of if measure.of in STANDARD or measure.of.startswith("own:") else measure_item(measure)


def is_daily(measure: Measure) -> bool:
    """Say whether a measure can be told every day; a goal's own rating belongs to the look back."""
    return measure.source != "rating_0_10"


def answer_words(measure: Measure, answer: Answer) -> str:
    """Return a day's answer: "done", "none", "2", "20 minutes", "6 of 10", "7½ hours"."""
    if isinstance(answer, str):
        words = SHARED if measure.aggregate == "share_of_opportunities" else TICKED
        return words.get(answer, one_line(answer))
    if measure.source == "rating_0_10" or measure.of in RATED:
        return f"{number(answer)} of 10"
    if measure.of == "sleep_hours":
        return f"{spoken_hours(answer)} hours"
    if not answer:
        return "none"
    return counted_noun(answer, "minute") if measure.source == "minutes" else number(answer)


def in_short(entry: Entry) -> str:
    """Return what an entry says in a few words, "train, 10 min, peak 70"; empty for one that is private or bare."""
    return "" if entry.private else line_of(kind_named(entry.kind), entry.fields)


def _by_day(entries: Iterable[Entry]) -> Mapping[date, list[Entry]]:
    found: dict[date, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.day, []).append(entry)
    return found


def _running(goal: Goal, today: date) -> list[date]:
    """Return the days on which a rule of the goal ran, or on which its baseline was counted, oldest first."""
    first = min(map(_opening, goal.revisions))
    last = min(today, goal.ended or today)
    days = (first + number * DAY for number in range(days_between(first, last)))
    return [day for day in days if _opening(rule := rule_now(goal, day)) <= day <= (rule.due or day)]


def _opening(rule: Revision) -> date:
    """Return the first day that counts under a rule."""
    counted_first = (measure.baseline.to_count for measure in rule.measures if measure.baseline)
    return min((rule.start, *(window[0] for window in counted_first if window)))


def _folded(days: Sequence[Evidence]) -> Iterator[Evidence]:
    """Yield the days, newest first; those in a row of which nothing is known, for the same reason, as one."""
    run: list[Evidence] = []
    for day in days:
        if run and (day.known or not _continues(run[-1], day)):
            yield msgspec.structs.replace(run[0], first=run[-1].first)
            run = []
        if day.known:
            yield day
        elif day.item or day.words != NOT_LOGGED:
            run.append(day)
    if run:
        yield msgspec.structs.replace(run[0], first=run[-1].first)


def _continues(later: Evidence, earlier: Evidence) -> bool:
    return later.words == earlier.words and later.first - DAY == earlier.last
