"""Everything that may be said of a person's numbers, by the ladder of clinical.md 5.1."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import msgspec

from store.goals.words import counted_noun, lowered
from store.insight import said
from store.insight.link import links
from store.insight.questions import asked, family, outcome_of, split_of, words_of
from store.insight.split import Outcome, outcomes
from store.insight.tallied import WEEKS, totals
from store.insight.trend import IN_SIGHT, trend
from store.insight.typical import then_and_now
from store.insight.usual import usual
from store.insight.weeks import days_back, last_day, numbers, weekly
from store.items import RATINGS, item_of, measure_item
from store.own_items import own_id
from store.records.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from store.history import History
    from store.insight.link import Link
    from store.insight.trend import Trend
    from store.insight.usual import Usual
    from store.instruments.instrument import Instrument
    from store.records.question import Question

BOTH_WAYS = "The same day tells least: a good mood may lead to it as much as follow from it."
BESIDE = (
    "Weekends, illness, the season, a change of medicine, fewer answers on bad days: each can look like a link."
)
STARTED_LOW = "Many begin to write things down when it is worst; after that most numbers move back by themselves."
FLEETING = "A direction that comes and goes from week to week says little; one that stays says more."
QUESTIONS, WEEKLY, THEN, COUNTS, SCORES = "My questions", "Week by week", "Then and now", "Counts", "Questionnaires"
APART = 12
"""Days between two questionnaires before they are compared (clinical.md 5.1)."""


class Insight(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence, with what it rests on."""

    id: str
    """What it is about, the same from week to week: "trend:mood", "question:<id>"."""
    group: str
    about: str
    words: str
    basis: str
    """Its n: "24 weeks", "19 and 31 days"."""
    more: tuple[str, ...] = ()
    """What is to be known besides."""
    put_away: bool = False
    """Whether the person wants to see it no more."""
    question: str = ""
    """The id of the question it answers."""


def insights(history: History, today: date, instruments: Mapping[str, Instrument]) -> tuple[Insight, ...]:
    """Return every sentence, those that were put away too; it changes only with the journal and with the week."""
    away = frozenset(history.settings.put_away)
    found = (
        *_answers(history, today),
        *_ratings(history, today),
        *_counts(history, today),
        *_scores(history, instruments),
    )
    return tuple(msgspec.structs.replace(each, put_away=each.id in away) for each in found)


def _answers(history: History, today: date) -> Iterator[Insight]:
    known = family(history, today)
    with_outcomes = [(question, outcome_of(question, history)) for question in known]
    answers = links(history, with_outcomes, today, history.settings.week_starts)
    now = {question.id for question in asked(history)}
    for (question, outcome), link in zip(with_outcomes, answers, strict=True):
        if question.id in now:
            yield _answer(history, question, outcome, link, len(known))


def _answer(history: History, question: Question, outcome: Outcome, link: Link, among: int) -> Insight:
    words, after = words_of(question, history), split_of(question, history).is_night
    described = said.description(words, outcome, link, after=after, later=question.later)
    others = f"One of {among} questions asked within 90 days: the more are asked, the clearer an answer has to be."
    return Insight(
        id=f"question:{question.id}",
        group=QUESTIONS,
        about=said.title(words, outcome, later=question.later),
        words=said.link_words(words, outcome, link, after=after, later=question.later),
        basis=said.days_of(link),
        more=tuple(
            filter(
                None,
                (
                    described,
                    said.gap_words(words, outcome, link),
                    "" if question.later or after else BOTH_WAYS,
                    BESIDE,
                    others if among > 1 else "",
                ),
            )
        ),
        question=question.id,
    )


def rated(history: History) -> tuple[Outcome, ...]:
    """Return the ratings whose weeks are looked at: the three of the day, and those of one's own that are asked."""
    usual_ones = {item.id for item in RATINGS} - set(history.settings.off)
    own = {own_id(own) for own in history.settings.own_items if not own.off}
    return tuple(outcome for outcome in outcomes(history) if outcome.id in usual_ones | own)


def _ratings(history: History, today: date) -> Iterator[Insight]:
    days = days_back(today, history.settings.week_starts, IN_SIGHT)
    for outcome in rated(history):
        known = numbers(history, outcome.id)
        weeks = tuple(weekly(days, known))
        yield _trend(outcome, trend(weeks), usual(weeks, IN_SIGHT - 1))
        first = min(known, default="")
        both = then_and_now(known, date.fromisoformat(first), date.fromisoformat(days[-1])) if first else None
        if both:
            yield Insight(
                id=f"then:{outcome.id}",
                group=THEN,
                about=f"{said.capital(outcome.name)}, then and now",
                words=said.then_and_now_words(outcome.name, both),
                basis=f"{both.then.days} and {both.now.days} days",
                more=(said.ONLY, STARTED_LOW),
            )


def _trend(outcome: Outcome, found: Trend, lately: Usual | None) -> Insight:
    besides = {"few": (), "none": (said.NOT_NO_PROGRESS,)}.get(found.way, (FLEETING, STARTED_LOW))
    last_week = said.usual_words(outcome.name, lately) if lately else ""
    return Insight(
        id=f"trend:{outcome.id}",
        group=WEEKLY,
        about=f"{said.capital(outcome.name)}, week by week",
        words=said.trend_words(outcome.name, found),
        basis=counted_noun(found.weeks, "week"),
        more=tuple(filter(None, (last_week, *besides))),
    )


def _counts(history: History, today: date) -> Iterator[Insight]:
    days = days_back(today, history.settings.week_starts, 2 * WEEKS)
    for item, name in _counted(history):
        if both := totals(days, numbers(history, item)):
            yield Insight(
                id=f"count:{item}",
                group=COUNTS,
                about=f"{said.capital(name)}, four weeks and four weeks",
                words=said.totals_words(lowered(name), both),
                basis=f"{both.last.days} and {both.before.days} logged days",
                more=("Single weeks go up and down by chance; four together say more.",),
            )


def _counted(history: History) -> Iterator[tuple[str, str]]:
    """Yield the id and the name of every row that counts how often something happened."""
    for goal in history.goals:
        for measure in goal.rule.measures if goal.status != "draft" else ():
            item = item_of(goal, measure)
            if item and item.field == "tally":
                yield measure_item(measure), one_line(measure.unit if measure.of else measure.label)
    yield from ((own_id(own), one_line(own.label)) for own in history.settings.own_items if own.kind == "tally")


def _scores(history: History, instruments: Mapping[str, Instrument]) -> Iterator[Insight]:
    from store.instruments.change import ADVICE
    from store.instruments.taken import compared, series

    for instrument in instruments.values():
        known = series(history, instrument)
        if len(known) > 1 and (known[-1].response.day - known[0].response.day).days >= APART:
            words = compared(history, instrument, known[-1].response)
            if words:
                care = f" {ADVICE} ! help" if ADVICE in words else ""
                yield Insight(
                    id=f"score:{instrument.id}",
                    group=SCORES,
                    about=one_line(instrument.title),
                    words=f"{words[0]}{care}",
                    basis=counted_noun(len(known), "time"),
                )


def through(history: History, today: date) -> date:
    """Return the last day that is looked at."""
    return last_day(today, history.settings.week_starts)
