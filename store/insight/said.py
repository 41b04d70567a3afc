"""The sentences of insight (clinical.md 5.8): plain, with their numbers, never a cause, never a p."""

from __future__ import annotations

from statistics import fmean, median
from typing import TYPE_CHECKING

from store.goals.words import about, counted_noun, number
from store.insight.link import ENOUGH_EACH, ENOUGH_PAIRS, ENOUGH_WEEKS
from store.insight.trend import ENOUGH_WEEKS as TREND_WEEKS
from store.insight.weeks import ENOUGH_DAYS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.insight.link import Link
    from store.insight.split import Outcome
    from store.insight.tallied import Total, Totals
    from store.insight.trend import Trend
    from store.insight.typical import ThenAndNow, Typical
    from store.insight.usual import Usual

NO_CAUSE = "That does not show why: it could be the other way round, or something else."
MAY_BE_FEW = "That can simply mean not enough days."
NO_DIRECTION = "Week-to-week ups and downs, no clear direction."
NOT_NO_PROGRESS = "That does not mean nothing changed: small changes take many weeks to show."
ONLY = "Only a description: days differ in many ways."
DESCRIBED = 5
"""Days of either kind from which their medians are told (clinical.md 5.3)."""


def trend_words(name: str, trend: Trend) -> str:
    """Return what the weeks of a rating say; `name` as it stands in a sentence."""
    if trend.way == "few":
        more = counted_noun(TREND_WEEKS - trend.weeks, "more week")
        return f"Needs {more} with {ENOUGH_DAYS} answered days each before anything can be said."
    if trend.way == "none":
        return NO_DIRECTION
    ends = sorted((trend.low, trend.high) if trend.change > 0 else (-trend.low, -trend.high))
    low, high = (number(about(max(0, end))) for end in ends)
    change = counted_noun(about(abs(trend.change)), "point")
    likely = f"likely between {low} and {high}"
    return f"Weekly {name} averages {trend.way} by about {change} over {trend.span} weeks ({likely})."


def link_words(words: str, outcome: Outcome, link: Link, *, after: bool, later: bool) -> str:
    """Return the answer to a question; `after`: the day follows what parts the days, a night."""
    if link.state == "few":
        return f"Not enough days yet to say ({_short_of(words, link)})."
    if link.state == "unclear":
        then = f"{outcome.name}{_then(outcome) if later else ''}"
        return f"No clear link so far between {words} and {then}. {MAY_BE_FEW}"
    lead = _lead(words, outcome, after=after, later=later)
    way = outcome.more if link.difference > 0 else outcome.less
    far = counted_noun(about(abs(link.difference)), outcome.unit)
    one, other = _middles(link)
    beside = f"{number(one)} vs {number(other)}; {len(link.with_it)} and {len(link.without)} days"
    return f"{lead}, {outcome.name} tended to be about {far} {way} ({beside}). {NO_CAUSE}"


def description(words: str, outcome: Outcome, link: Link, *, after: bool, later: bool) -> str:
    """Return the medians of both groups while there are too few days for more; empty below five of either."""
    if link.state != "few" or min(len(link.with_it), len(link.without)) < DESCRIBED:
        return ""
    lead = _lead(words, outcome, after=after, later=later)
    one, other = (f"{number(median(group))} (n = {len(group)})" for group in (link.with_it, link.without))
    return f"{lead} {outcome.name} was typically {one}, else {other}. {ONLY}"


def gap_words(words: str, outcome: Outcome, link: Link) -> str:
    """Return a warning where the number is missing much more often in one group; else nothing."""
    if not link.gap:
        return ""
    where = f"with {words}" if link.gap == "with" else f"without {words}"
    return f"{capital(outcome.name)} was answered less often on days {where}, which may bend this."


def title(words: str, outcome: Outcome, *, later: bool) -> str:
    """Return what a question is about: "A walk and mood"."""
    return f"{capital(words)} and {outcome.name}{_then(outcome) if later else ''}"


def question_words(words: str, outcome: Outcome, *, after: bool, later: bool) -> str:
    """Return a question as a person would ask it."""
    lead = _lead(words, outcome, after=after, later=later)
    return f"Is {outcome.name} different {lead[:1].lower()}{lead[1:]}?"


def days_of(link: Link) -> str:
    """Return what an answer rests on."""
    return f"{len(link.with_it)} and {counted_noun(len(link.without), 'day')}"


def then_and_now_words(name: str, found: ThenAndNow) -> str:
    """Return a typical day of the first fortnight beside one of the last."""
    return (
        f"{capital(name)} on a typical day: {_typical(found.then)} in the first two weeks, "
        f"{_typical(found.now)} in the last two."
    )


def usual_words(name: str, found: Usual) -> str:
    """Return where the last whole week lies beside those before it."""
    low, high, last = (number(_halved(value)) for value in (found.low, found.high, found.last))
    before = f"the {found.weeks} weeks before lay between {low} and {high}"
    if found.within:
        return f"Last week's {name}, about {last}, was within your usual range: {before}."
    return f"Last week's {name} was about {last}; {before}. One week alone says little."


def totals_words(name: str, found: Totals) -> str:
    """Return four weeks beside the four before them; "more" or "fewer" only where that is clear."""
    before, last = _total(found.before), _total(found.last)
    if not found.clear:
        counted = f"{capital(name)}: {last} in the last 4 weeks, {before} in the 4 before"
        return f"{counted}. Too close to say more or fewer."
    way = "More" if found.last.a_week > found.before.a_week else "Fewer"
    rates = (about(total.a_week) for total in (found.last, found.before))
    now, then = (number(rate) for rate in rates)
    return f"{way}: {name} about {now} a week in the last 4 weeks, about {then} in the 4 before ({last}, {before})."


def _short_of(words: str, link: Link) -> str:
    """Return the first thing there is too little of: "18 of 42"."""
    pairs = len(link.with_it) + len(link.without)
    for have, need, what in (
        (pairs, ENOUGH_PAIRS, ""),
        (len(link.with_it), ENOUGH_EACH, f" with {words}"),
        (len(link.without), ENOUGH_EACH, f" without {words}"),
    ):
        if have < need:
            return f"{have} of {need}{what}"
    return f"spread over {link.weeks} of {ENOUGH_WEEKS} weeks"


def _lead(words: str, outcome: Outcome, *, after: bool, later: bool) -> str:
    if later:
        return f"The {'night' if outcome.is_night else 'day'} after {words}"
    return f"On days {'after' if after else 'with'} {words}"


def _then(outcome: Outcome) -> str:
    return " the night after" if outcome.is_night else " the day after"


def _middles(link: Link) -> Sequence[float]:
    """Return the medians; where they do not lie apart as the means do, the means to the nearest half."""
    groups = (link.with_it, link.without)
    middles = [_halved(median(group)) for group in groups]
    agree = (middles[0] - middles[1]) * link.difference > 0
    return middles if agree else [_halved(fmean(group)) for group in groups]


def _typical(found: Typical) -> str:
    middle, low, high = (number(_halved(value)) for value in (found.middle, found.low, found.high))
    return f"{middle} (half of {found.days} days from {low} to {high})"


def _halved(value: float) -> float:
    """Return a value to the nearest half."""
    return round(value * 2) / 2


def _total(total: Total) -> str:
    return f"{total.number} on {total.days} logged days"


def capital(words: str) -> str:
    """Return words as they begin a sentence."""
    return words[:1].upper() + words[1:]
