"""The rows of one line of the plan, and what a person does in them, as values."""

from __future__ import annotations

from contextlib import suppress
from math import isfinite
from typing import TYPE_CHECKING

from msgspec.structs import replace

from store.clock import long_day, parse_coming_day
from store.plan.parts import HEADING, LEVELLED, PEOPLE
from store.records.plan import SignRule
from store.records.text import one_line
from widgets.form_rows import Act, Choice, Day, Number, Words
from widgets.key_names import key_of, takes_it_back

if TYPE_CHECKING:
    from datetime import date

    from store.history import History
    from store.items import Item
    from store.records.plan import PlanLine
    from widgets.form_rows import AnyRow

LEVELS = ("amber", "red")
NIGHTS = ("", "yes", "no")
SIDES = ("under", "over")
MOST_DAYS = 7
STARTS = {"hours": ("under", 5.0), "tally": ("over", 1.0), "noted": ("over", 1.0), "minutes": ("under", 30.0)}
"""Where a rule begins, by the kind of its question; ratings begin under 3."""
TEXT = {
    "person": ("Name", "Who is it?"),
    "professional": ("Name", "A doctor, a therapist, a crisis team, a line."),
    "boundary": ("The situation", "When is it needed?"),
    HEADING: ("Heading", "What is this part about?"),
}
"""What the first row is called and asks for, where it is not just a line."""
WATCHES = (
    "Off unless you choose. It looks back at your own answers, seven days; nothing is foretold, nothing is sent."
)


def line_rows(line: PlanLine, history: History, items: dict[str, Item]) -> dict[str, AnyRow]:
    """Return the rows of a line by name, in their order."""
    label, hint = TEXT.get(line.part, ("In my words", "As you would say it to a friend."))
    text: dict[str, AnyRow] = {"text": Words(label=label, hint=hint, words=line.text)}
    if line.part == "review":
        return _review(line)
    if line.part in LEVELLED:
        level = LEVELS.index(line.level or "amber")
        said = "Amber is early, red is late. ← → change it."
        text["level"] = Choice(label="Level", options=LEVELS, chosen=level, hint=said)
    if line.part == "early_sign":
        text |= {"links": _links(line, history), **_rule(line, items)}
    if line.part in PEOPLE:
        text |= _reaching(line)
    if line.part == "boundary":
        text |= {
            "say": Words(label="Words to say", words=line.say, hint="As you would say them, out loud."),
            "back_up": Words(label="If not heard", words=line.back_up, hint="What you do then."),
        }
    return text if len(text) == 1 else {**text, "keep": _keep()}


def typed(line: PlanLine, row: str, words: str, today: date) -> PlanLine | None:
    """Return the line with what was typed into a row; None where the row cannot take it."""
    if row == "day":
        with suppress(ValueError):
            return replace(line, day=parse_coming_day(words, today))
        return None
    if row in {"value", "days"} and line.rule:
        number = _number(words)
        fits = number is not None and (row == "value" or (number.is_integer() and 1 <= number <= MOST_DAYS))
        if number is None or not fits:
            return None
        return replace(line, rule=replace(line.rule, **{row: number if row == "value" else int(number)}))
    return replace(line, **{row: words})


def chosen(line: PlanLine, row: str, place: int, items: dict[str, Item]) -> PlanLine:
    """Return the line with another choice in a row."""
    if row == "level":
        return replace(line, level=LEVELS[place])
    if row == "at_night":
        return replace(line, at_night=NIGHTS[place])
    if row == "side" and line.rule:
        return replace(line, rule=replace(line.rule, side=SIDES[place]))
    if row == "watch":
        return replace(line, rule=_begun(list(items.values())[place - 1]) if place else None)
    return line


def trimmed(line: PlanLine) -> PlanLine:
    """Return the line without blanks around its words."""
    words = {name: getattr(line, name).strip() for name in ("text", "reach", "good_for", "when", "say", "back_up")}
    return replace(line, **words)


def _review(line: PlanLine) -> dict[str, AnyRow]:
    day = line.day
    if day is None:
        return {"keep": _keep()}
    hint = "A day to come: 12 Dec or 2026-12-12, or ← →. It stands on the plan; nothing rings."
    return {"day": Day(label="On", day=day, words=f"{long_day(day)} {day.year}", hint=hint), "keep": _keep()}


def _reaching(line: PlanLine) -> dict[str, AnyRow]:
    night = NIGHTS.index(line.at_night)
    return {
        "reach": Words(label="How to reach", words=line.reach, hint="A number, an address: call, text, knock."),
        "good_for": Words(label="Good for", words=line.good_for, hint="Talk, a walk, practical help, in a crisis."),
        "when": Words(label="When", words=line.when, hint="Weekdays, evenings, any time."),
        "at_night": Choice(
            label="At night", options=("not said", "yes", "no"), chosen=night, hint="Asked, if you can."
        ),
    }


def _links(line: PlanLine, history: History) -> Act:
    names = " · ".join(one_line(other.text) for other in history.plan if other.id in line.links)
    many = len([other for other in history.plan if other.id in line.links])
    hint = "Enter: whom to tell, and what to do."
    aside = f"{many} tied" if many else "none yet"
    return Act(label="Who and what", aside=aside, hint=f"→ {names}. {hint}" if names else hint)


def _rule(line: PlanLine, items: dict[str, Item]) -> dict[str, AnyRow]:
    """Return the rows that tie a sign to a question of the check-in."""
    names = ("no", *(item.label.lower() for item in items.values()))
    rule = line.rule
    place = list(items).index(rule.item) + 1 if rule and rule.item in items else 0
    rows: dict[str, AnyRow] = {
        "watch": Choice(label="In my check-ins", options=names, chosen=place, apart=True, hint=WATCHES)
    }
    if rule and place:
        item = items[rule.item]
        unit = {"hours": "hours", "minutes": "minutes", "rating": "of 10"}.get(item.field, "times")
        rows |= {
            "side": Choice(label="It is", options=SIDES, chosen=SIDES.index(rule.side), hint="Under or over what?"),
            "value": Number(
                label="This much", value=rule.value, unit=unit, high=24, hint="A day counts when it is beyond."
            ),
            "days": Number(
                label="On",
                value=rule.days,
                unit="days of seven",
                low=1,
                high=MOST_DAYS,
                hint="How many such days in a week?",
            ),
        }
    return rows


def _begun(item: Item) -> SignRule:
    side, value = ("over", 7.0) if item.id == "anxiety" else STARTS.get(item.field, ("under", 3.0))
    return SignRule(item=item.id, side="over" if side == "over" else "under", value=value)


def _keep() -> Act:
    return Act(label="Keep it", apart=True, hint=f"Esc and {key_of('back')} keep it too. {takes_it_back()}")


def _number(words: str) -> float | None:
    try:
        number = float(words.replace(",", "."))
    except ValueError:
        return None
    return number if isfinite(number) else None
