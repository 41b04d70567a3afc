"""The rows of an entry's form: one a field, then when it was, and who may see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec.structs import replace

from store.clock import DAY, long_day
from store.entry_answers import as_typed, difference, takes
from store.entry_kind import feelings_of, is_number, number
from widgets.form_rows import Act, Choice, Clock, Day, Number, Prose, Scale, Several
from widgets.key_names import key_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from store.entry_kind import EntryField, EntryKind, FieldType
    from store.records.entry import Entry
    from store.records.record import Document
    from widgets.form_rows import AnyRow

OPEN = "○"
"""What stands in a row that is not answered."""
YES_NO = (None, True, False)
HEART = "This is the heart of it; it may stay open."
LINES = "Enter begins a line, Tab goes on."
AGAIN = "again-"
"""How the row of a feeling that is rated once more begins."""
MINUTES = 5
"""A step of ← and → where minutes are counted."""
PERCENT_STEP = 5


class Filled(NamedTuple):
    """A form as far as it is filled in."""

    entry: Entry
    raw: Mapping[str, str] = {}
    """What was typed into rows whose words are read as feelings, as it was typed."""
    wrong: Mapping[str, str] = {}
    """Rows whose typing cannot be taken, and why."""
    short: bool = False


def rows(kind: EntryKind, filled: Filled, today: date) -> dict[str, AnyRow]:
    """Return every row by name, from the top."""
    entry, short = filled.entry, filled.short
    made: dict[str, AnyRow] = {}
    for field in kind.fields:
        if not short or field.id in kind.short:
            made |= _again(field, entry.fields) if field.type == "again" else {field.id: _row(field, entry.fields)}
    for name in filled.raw.keys() & made.keys():
        row = made[name]
        made[name] = replace(row, words=filled.raw[name]) if isinstance(row, Prose) else row
    if kind.short:
        made["more"] = Act(
            label="All of it" if short else "The short form",
            hint="Ctrl+T: the rows of the whole record." if short else "Ctrl+T: three rows, nothing of it lost.",
            apart=True,
        )
    made |= _standing(entry, today)
    return {name: replace(row, wrong=name in filled.wrong) for name, row in made.items()}


def field_of(kind: EntryKind, row: str) -> EntryField | None:
    """Return the field that a row belongs to; None for the rows that every kind has."""
    if row.startswith(AGAIN):
        return next((field for field in kind.fields if field.type == "again"), None)
    return kind.field(row)


def place_of(row: str) -> int:
    """Return which feeling a row rates once more."""
    return int(row.removeprefix(AGAIN))


def value_at(field: EntryField, fields: Document, place: int) -> Any:  # noqa: ANN401 - what a journal holds
    """Return what the place of a choice stands for; None for nothing."""
    values: tuple[Any, ...] = YES_NO if field.type == "yes_no" else (None, *_values(field, fields))
    return values[place]


def _row(field: EntryField, fields: Document) -> AnyRow:
    row = _ROWS[field.type](field, fields)
    hint = " ".join(part for part in (field.asks, takes(field) if field.type not in LISTED else "") if part)
    heart = HEART if field.needed and not fields.get(field.id) else ""
    note = field.note or " ".join(filter(None, (LINES if field.type == "long" else "", heart)))
    return replace(row, hint=f"{hint}\n{note}".rstrip(), aside=difference(field, fields))


def _prose(field: EntryField, fields: Document) -> Prose:
    return Prose(label=field.label, words=as_typed(field, fields.get(field.id)), lines=field.type == "long")


def _scale(field: EntryField, fields: Document) -> Scale:
    value = fields.get(field.id)
    known = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 10  # noqa: PLR2004 - a rating
    return Scale(label=field.label, value=value if known else None)


def _number(field: EntryField, fields: Document) -> Number:
    value = fields.get(field.id)
    is_percent = field.type == "percent"
    return Number(
        label=field.label,
        value=value if is_number(value) else None,
        unit=("of 100" if is_percent else field.unit) if is_number(value) else "",
        high=100 if is_percent else min(field.most, 120),
        step=PERCENT_STEP if is_percent else MINUTES if field.unit == "min" else 1,
    )


def _clock(field: EntryField, fields: Document) -> Clock:
    return Clock(label=field.label, words=as_typed(field, fields.get(field.id)))


def _yes_no(field: EntryField, fields: Document) -> Choice:
    value = fields.get(field.id)
    chosen = YES_NO.index(value) if isinstance(value, bool) else 0
    return Choice(label=field.label, options=(OPEN, "yes", "no"), chosen=chosen)


def _choice(field: EntryField, fields: Document) -> Choice:
    values = _values(field, fields)
    value = fields.get(field.id)
    named = (field.option(each) for each in values)
    names = (option.name if option else str(each) for option, each in zip(named, values, strict=True))
    return Choice(
        label=field.label, options=(OPEN, *names), chosen=values.index(value) + 1 if value in values else 0
    )


def _several(field: EntryField, fields: Document) -> Several:
    value = fields.get(field.id)
    return Several(label=field.label, chosen=tuple(map(str, value)) if isinstance(value, list) else ())


def _values(field: EntryField, fields: Document) -> list[Any]:
    """Return what a choice may be, with a value that only another version knows among it."""
    known = [option.value for option in field.options]
    value = fields.get(field.id)
    return known if value is None or value in known else [*known, value]


def _again(field: EntryField, fields: Document) -> dict[str, AnyRow]:
    """Return a row for each feeling, to be rated once more."""
    return {
        f"{AGAIN}{place}": Number(
            label=f"{str(feeling['name'])[:12]} now",
            value=feeling.get("after") if is_number(feeling.get("after")) else None,
            unit="of 100" if is_number(feeling.get("after")) else "",
            high=100,
            step=PERCENT_STEP,
            aside=_shift(feeling),
            hint=f"{field.asks} 0 to 100.\n{field.note}",
        )
        for place, feeling in enumerate(feelings_of(fields.get(field.after)))
    }


def _shift(feeling: Document) -> str:
    before, after = feeling.get("before"), feeling.get("after")
    if not is_number(before):
        return ""
    return f"{number(before)} → {number(after)}" if is_number(after) else f"it was {number(before)}"


def _standing(entry: Entry, today: date) -> dict[str, AnyRow]:
    """Return the rows that every kind has."""
    named = {today: "today", today - DAY: "yesterday"}.get(entry.day)
    words = f"{long_day(entry.day)}{f' {entry.day.year}' if entry.day.year != today.year else ''}"
    return {
        "day": Day(
            label="Day",
            day=entry.day,
            words=f"{named} ({words})" if named else words,
            hint="Any day: 12 Nov, 2026-11-12, yesterday, or ← →.",
            apart=True,
        ),
        "time": Clock(
            label="At",
            words=f"{entry.at:%H:%M}" if entry.at else "",
            hint="When it was, about. It may stay open.",
        ),
        "private": Choice(
            label="Private",
            options=("no", "yes"),
            chosen=int(entry.private),
            hint="Yes: left out of every page and export that leaves this machine.",
        ),
        "done": Act(
            label="Done", hint=f"All of it is kept already. Esc leaves too; {key_of('undo')} then takes it back."
        ),
    }


LISTED = frozenset({"choice", "yes_no", "many"})
"""Fields whose row shows by itself what may be answered."""
_ROWS: dict[FieldType, Callable[[EntryField, Document], AnyRow]] = {
    "text": _prose,
    "long": _prose,
    "feelings": _prose,
    "rating": _scale,
    "percent": _number,
    "number": _number,
    "time": _clock,
    "yes_no": _yes_no,
    "choice": _choice,
    "many": _several,
}
"""How each type of field is shown."""
