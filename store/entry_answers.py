"""What is typed into a field of an entry, as the value the journal keeps; and the question as a line of text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from store.entry_kind import TEXTS, compared, feelings_of, in_words, is_number, number
from store.records.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from store.entry_kind import EntryField, FieldType
    from store.records.record import Document

RATING, PERCENT = 10, 100
"""The highest rating, and the highest percent."""
YES_NO = {"y": True, "yes": True, "n": False, "no": False}
PARTLY = {"y": "yes", "n": "no", "i": "partly", "~": "partly"}
"""What may be typed for yes, no and in part besides their words."""
HOURS_A_DAY, MINUTES_AN_HOUR, NOON = 24, 60, 12

_FEELING = re.compile(r"(?P<name>.*?)[\s:=]*(?P<number>\d{1,3})?\s*%?")
_TIME = re.compile(r"(\d{1,2})(?:[:.h]?(\d{2}))?\s*(am|pm)?")
_NUMBER = re.compile(r"\d{1,6}(?:[.,]\d{1,2})?")


def read(field: EntryField, words: str) -> Any:  # noqa: ANN401 - what a journal holds
    """Return what was typed into a field as its value; None for nothing. Texts are kept whole.

    Raises ValueError with a sentence for what the field cannot take, and UnusableTextError for half a character.
    """
    text = clean(words)
    said = text.strip()
    if not said:
        return None
    return _READERS[field.type](field, text if field.type in TEXTS else said)


def as_typed(field: EntryField, value: Any) -> str:  # noqa: ANN401 - what a journal holds
    """Return a value as it would be typed."""
    if value is None:
        return ""
    return value if isinstance(value, str) and field.type in TEXTS else in_words(field, value)


def put(fields: Document, field: EntryField, words: str) -> Document:
    """Return the fields with what was typed into one of them; nothing typed takes it out. Raises as `read` does."""
    value = read(field, words)
    if field.type == "feelings":
        value = _with_ratings(value, fields.get(field.id))
    return with_value(fields, field.id, value)


def put_again(fields: Document, name: str, place: int, words: str, field: EntryField) -> Document:
    """Return the fields with one feeling rated once more. Raises as `read` does."""
    rated = read(field, words)
    feelings = [dict(feeling) for feeling in feelings_of(fields.get(name))]
    if rated is None:
        feelings[place].pop("after", None)
    else:
        feelings[place]["after"] = rated
    return with_value(fields, name, feelings)


def with_value(fields: Document, name: str, value: Any) -> Document:  # noqa: ANN401 - what a journal holds
    """Return the fields with one of them set; None or nothing takes it out."""
    rest = {other: kept for other, kept in fields.items() if other != name}
    return rest if value is None or value in ("", []) else {**rest, name: value}


def read_time(words: str) -> str:
    """Return a time of the day as "23:10". Takes 2310, 23:10, 23.10, 7 and 11.10 pm; raises ValueError."""
    found = _TIME.fullmatch(words.strip().lower().replace(" ", ""))
    hour, minute, half = (found[1], found[2] or "0", found[3]) if found else ("99", "0", None)
    hours, minutes = int(hour), int(minute)
    if half:
        hours = hours % NOON + (NOON if half == "pm" else 0) if 1 <= hours <= NOON else HOURS_A_DAY
    if hours >= HOURS_A_DAY or minutes >= MINUTES_AN_HOUR:
        raise ValueError("A time such as 2310, 23:10 or 11.10 pm.")
    return f"{hours:02}:{minutes:02}"


def question(field: EntryField, fields: Document) -> str:
    """Return a field's question on one line: what is asked, what may be answered, and what it was before."""
    before = fields.get(field.after) if field.after else None
    was = f"It was {number(before)}." if is_number(before) else ""
    return " ".join(part for part in (field.asks, takes(field), was, field.note) if part)


def takes(field: EntryField) -> str:
    """Return what may be answered, in words; empty where anything may."""
    return _TAKES[field.type](field) if field.type in _TAKES else ""


def difference(field: EntryField, fields: Document) -> str:
    """Return how a rating came out against the one before; of feelings each: "fear 80 → 45"."""
    if field.type != "again":
        return compared(field, fields)
    return ", ".join(
        f"{each['name']} {number(each['before'])} → {number(each['after'])}"
        for each in feelings_of(fields.get(field.after))
        if is_number(each.get("before")) and is_number(each.get("after"))
    )


def _as_it_is(_: EntryField, text: str) -> str:
    return text


def _rating(field: EntryField, said: str) -> int:
    return _whole(field, "10" if said.lower() == "x" else said, RATING)


def _percent(field: EntryField, said: str) -> int:
    return _whole(field, said.removesuffix("%").strip(), PERCENT)


def _time(_: EntryField, said: str) -> str:
    return read_time(said)


def _yes_no(field: EntryField, said: str) -> bool:
    if said.lower() not in YES_NO:
        raise ValueError(f"{field.label}: y or n.")
    return YES_NO[said.lower()]


def _whole(field: EntryField, said: str, most: int) -> int:
    if said.isascii() and said.isdigit() and len(said) <= len(str(most)) and int(said) <= most:
        return int(said)
    raise ValueError(f"{field.label}: a whole number from 0 to {most}.")


def _number(field: EntryField, said: str) -> int | float:
    plain = said.removesuffix(field.unit).strip() if field.unit else said
    value = float(plain.replace(",", ".")) if _NUMBER.fullmatch(plain) else -1.0
    if not 0 <= value <= field.most:
        raise ValueError(f"{field.label}: a number from 0 to {number(field.most)}.")
    return int(value) if value == int(value) else value


def _choice(field: EntryField, said: str) -> str:
    """Return the one of several that a number, a word or the start of one names."""
    folded = said.casefold()
    if folded.isdigit() and 1 <= int(folded) <= len(field.options):
        return field.options[int(folded) - 1].value
    values = {option.value for option in field.options}
    if PARTLY.get(folded) in values:
        return PARTLY[folded]
    named = [
        option.value for option in field.options if folded in {option.value.casefold(), option.name.casefold()}
    ]
    starting = [option.value for option in field.options if option.name.casefold().startswith(folded)]
    found = named or starting
    if len(found) != 1:
        raise ValueError(f"{field.label}: one of {', '.join(option.name for option in field.options)}.")
    return found[0]


def _several(field: EntryField, said: str) -> list[str]:
    """Return what was named, by number or in words; words of one's own stay as they are."""
    parts = [part.strip() for part in re.split(r"[,;\n]", said) if part.strip()]
    return list(dict.fromkeys(_one_of(field, part) for part in parts))


def _one_of(field: EntryField, part: str) -> str:
    if part.isascii() and part.isdigit() and 1 <= int(part) <= len(field.options):
        return field.options[int(part) - 1].value
    folded = part.casefold()
    return next((option.value for option in field.options if option.name.casefold() == folded), part)


def _feelings(_: EntryField, said: str) -> list[Document]:
    """Return "fear 80, shame 40" as feelings. Raises ValueError for a number over 100."""
    return list(_each_feeling(re.split(r"[,;\n]", said)))


def _each_feeling(parts: list[str]) -> Iterator[Document]:
    for part in parts:
        found = _FEELING.fullmatch(part.strip())
        if found is None or not found["name"].strip():
            continue
        before = int(found["number"]) if found["number"] else None
        if before is not None and before > PERCENT:
            raise ValueError("A feeling goes from 0 to 100: fear 80, shame 40.")
        named: Document = {"name": found["name"].strip()}
        yield named if before is None else {**named, "before": before}


def _with_ratings(feelings: Any, earlier: Any) -> Any:  # noqa: ANN401 - what a journal holds
    """Let a feeling that was rated once more keep that."""
    rated = {each["name"]: each["after"] for each in feelings_of(earlier) if "after" in each}
    return [
        {**each, "after": rated[each["name"]]} if each["name"] in rated else each for each in feelings_of(feelings)
    ]


def _numbered(field: EntryField) -> str:
    return ", ".join(f"{place} {option.name}" for place, option in enumerate(field.options, 1))


_READERS: dict[FieldType, Callable[[EntryField, str], Any]] = {
    "text": _as_it_is,
    "long": _as_it_is,
    "rating": _rating,
    "percent": _percent,
    "again": _percent,
    "number": _number,
    "time": _time,
    "yes_no": _yes_no,
    "choice": _choice,
    "many": _several,
    "feelings": _feelings,
}
_TAKES: dict[FieldType, Callable[[EntryField], str]] = {
    "rating": lambda field: f"0 {field.low}, 10 {field.high}.",
    "percent": lambda field: f"0 {field.low}, 100 {field.high}.",
    "again": lambda _: "0 to 100.",
    "time": lambda _: "Such as 2310, 23:10 or 11.10 pm.",
    "yes_no": lambda _: "y yes, n no.",
    "choice": lambda field: f"{_numbered(field)}.",
    "many": lambda field: f"{_numbered(field)}, or own words; with commas between.",
}
