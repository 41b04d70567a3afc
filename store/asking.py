"""How a row is asked and answered in plain text: one line a question, and answers as they are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.hours import parse_hours
from store.items import Item, when

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from store.agenda import Row
    from store.records.check_in import Answer

TEN = "x"
MOST_DIGITS = 9
"""A number with more digits is no answer to anything."""

LOW, HIGH = 2, 9
"""A mood up to the one, an anxiety from the other on, is answered with a kind word (clinical.md 4.3)."""

TICKS: Mapping[str, Answer] = {
    "y": "yes",
    "n": "no",
    "i": "partly",
    "~": "partly",
    "part": "partly",
    "in part": "partly",
    "-": "na",
    "n/a": "na",
    "does not apply": "na",
}
"""What may be typed for a tick besides its own words."""

DOSES: Mapping[str, Answer] = {
    "y": "taken",
    "yes": "taken",
    "i": "part",
    "~": "part",
    "in part": "part",
    "n": "missed",
    "no": "missed",
    "-": "not_due",
    "not due": "not_due",
    "s": "skipped",
    "l": "late",
}
"""What may be typed for a dose besides its own words."""

NONE: Mapping[str, Answer] = {"n": 0, "no": 0, "none": 0}
"""What may be typed for a count or for minutes of 0."""

_TAKES = {
    "tally": "A number, 0 for none.",
    "minutes": "A number, 0 for none.",
    "hours": "Such as 7, 7.5 or 730.",
    "tick": "y yes, n no, i in part, na does not apply.",
    "dose": "y taken, n no, i in part, or late, skipped, not due.",
}


def asked_in_words(item: Item, day: date, today: date) -> str:
    """Return a question on one line: what is asked of which day, and what may be answered."""
    question = question_of(item, day, today)
    stop = "" if question.endswith("?") else "."
    return f"{question}{stop} {_takes(item)}".rstrip()


def question_of(item: Item, day: date, today: date) -> str:
    """Return the question alone, with its day: "How was your sleep, last night?"."""
    is_last_night = day == today and item.id.startswith("sleep_")
    return item.question.replace("{when}", "last night" if is_last_night else when(day, today))


def read_answer(item: Item, words: str) -> Answer:
    """Return what was typed as an answer; `store.items.checked` has the last word on it.

    Raises ValueError with a sentence for what is no number of hours.
    """
    if item.field == "text":
        return words
    said = " ".join(words.split()).lower()
    if item.field == "hours":
        return parse_hours(said)
    return _known_words(item).get(said, _number(said))


def told(item: Item, answer: Answer) -> str:
    """Return an answer behind its row's name: "mood 6"; of a line only that there is one."""
    label = f"{item.label[:1].lower()}{item.label[1:]}"
    return label if item.field == "text" else f"{label} {answer}"


def sounds_hard(row: Row) -> bool:
    """Say whether an answer calls for a kind word: a mood up to 2, an anxiety from 9 (clinical.md 4.3)."""
    value = row.value
    if not isinstance(value, int):
        return False
    return (row.item.id in {"mood", "now"} and value <= LOW) or (row.item.id == "anxiety" and value >= HIGH)


def _takes(item: Item) -> str:
    if item.field == "rating":
        middle = f"5 {item.middle}, " if item.middle else ""
        return f"0 {item.low}, {middle}10 {item.high}."
    if item.field == "choice":
        return f"{', '.join(f'{number} {words}' for number, words in enumerate(item.choices, 1))}."
    return _TAKES.get(item.field, "")


def _known_words(item: Item) -> Mapping[str, Answer]:
    """Return the answers that have a word or a key of their own."""
    match item.field:
        case "tick":
            return TICKS
        case "dose":
            return DOSES
        case "tally" | "minutes":
            return NONE
        case "choice":
            numbered = {str(number): words for number, words in enumerate(item.choices, 1)}
            return {words.lower(): words for words in item.choices} | numbered
        case _:
            return {}


def _number(said: str) -> Answer:
    if said == TEN:
        return 10
    is_number = said.isascii() and said.isdigit() and len(said) <= MOST_DIGITS
    return int(said) if is_number else said
