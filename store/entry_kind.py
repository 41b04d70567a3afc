"""A kind of journal entry, as a value: its fields with their questions, and what is said of an entry in one line.

One file in `store/entries` is one kind; its name is the `kind` that stands in the journal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import msgspec

from store.declared import Registry
from store.records.record import Document
from store.records.text import one_line

if TYPE_CHECKING:
    from store.history import Noted
    from store.records.entry import Entry

FieldType: TypeAlias = Literal[
    "text", "long", "rating", "percent", "number", "time", "yes_no", "choice", "many", "feelings", "again"
]
"""A line; many lines; 0 to 10; 0 to 100; a number; a time; yes or no; one of several; any of several;
feelings with a number each; the same feelings again, which keeps nothing of its own."""

TEXTS = frozenset({"text", "long"})
FACTS, LONGEST = 3, 60
"""How many facts of an entry stand in its line, and how many characters of its words."""


class Option(msgspec.Struct, frozen=True):
    """One of several answers: what stands in the journal, the words for it, and what it means."""

    value: str
    words: str = ""
    """Empty: the value says it."""
    means: str = ""

    @property
    def name(self) -> str:
        """The words for it."""
        return self.words or self.value


class EntryField(msgspec.Struct, frozen=True, kw_only=True):
    """One thing an entry may tell. All of it may stay open."""

    id: str
    """Its name in `Entry.fields`."""
    label: str
    """At most 16 characters: the row's name in the form."""
    asks: str
    """The question in plain words."""
    type: FieldType = "text"
    needed: bool = False
    """Whether an entry says what it is for only with it; it may stay open all the same."""
    options: tuple[Option, ...] = ()
    low: str = ""
    high: str = ""
    """What the ends of a rating or a percent mean."""
    unit: str = ""
    most: float = 999
    """The highest number it takes."""
    told: str = ""
    """How it stands in the entry's line: "peak {}"; empty: as it is."""
    after: str = ""
    """The field that this one rates once more; the two are shown as "80 → 45"."""
    came: str = ""
    """Where `after` is what was expected: what both are about, as people say it. Empty: it was no expectation."""
    good: bool = False
    """Whether more of it is better."""
    eases: bool = False
    """Whether it names what was done to feel better; the kind's `before` and `after` say how that went."""
    hinders: bool = False
    """Whether it says what got in the way."""
    part: str = ""
    """The part of the plan that its words are offered for where they come up often; empty: none."""
    note: str = ""
    """A kind word that always stands with it."""

    def option(self, value: object) -> Option | None:
        """Return the option that stands in the journal as `value`."""
        return next((option for option in self.options if option.value == value), None)


class Count(msgspec.Struct, frozen=True):
    """What a goal may count of a kind: many of them in plain words, and the name and the unit of the goal's row."""

    name: str
    label: str
    unit: str = "times"
    having: str = ""
    """The field an entry has filled in to count; empty: every entry counts."""


class EntryKind(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of entry."""

    title: str
    """At most 14 characters."""
    about: str
    """What it is for, in half a line."""
    fields: tuple[EntryField, ...]
    line: tuple[str, ...]
    """The fields that say best what an entry is, the most telling first."""
    main: str
    """The field that a text from outside goes into."""
    counts: tuple[Count, ...] = ()
    """What a goal may count of it; empty: how often it was written."""
    weekly: str = ""
    """What its row in the weeks of the page for a session is called; empty: only a goal that counts it has one."""
    tallied: bool = False
    """Whether a day's number of it is asked for too; others count what is written alone."""
    short: tuple[str, ...] = ()
    """The fields of its short form; empty: it has none."""
    pinned: str = ""
    """The field that stays in sight at every step."""
    not_yet: Document = {}
    """Values that say of a field that the thing did not happen (yet): such an entry counts towards nothing."""
    smaller: Document = {}
    """What becomes of a plan that is cut down to the smallest; empty: nothing does."""
    echo: Callable[[Document, date], str] | None = None
    """Says back what the fields of a day come to; raises ValueError, with a sentence, for what cannot be."""

    def field(self, name: str) -> EntryField | None:
        """Return the field of that name."""
        return next((field for field in self.fields if field.id == name), None)

    @property
    def countable(self) -> tuple[Count, ...]:
        """What a goal may count of it; never nothing."""
        return self.counts or (Count(self.title.lower(), self.title),)


KINDS: Registry[EntryKind] = Registry("store.entries", EntryKind)

PEOPLE = Option("people"), Option("work", "work or study"), Option("body")
YES_PARTLY_NO = (Option("yes"), Option("partly", "in part"), Option("no"))
NOTE = EntryField(id="note", label="Anything else", asks="Anything else worth keeping?", type="long")
"""What every kind may end with."""


def fields_that(are: Callable[[EntryField], object]) -> Iterator[tuple[str, EntryField]]:
    """Yield the fields of every kind of which something is so, each with the name of its kind."""
    yield from ((name, field) for name, kind in KINDS.items() for field in kind.fields if are(field))


@cache
def kind_named(name: str) -> EntryKind:
    """Return the kind of that name; one that only another version knows has no fields of its own here."""
    if name in KINDS:
        return KINDS[name]
    return EntryKind(title=name.replace("_", " ").capitalize(), about="", fields=(NOTE,), line=(), main="note")


def is_tallied(name: str) -> bool:
    """Say whether a day's number of a kind is asked for; a name that is no kind is not."""
    return kind_named(name).tallied


def happened(entry: Entry | Noted) -> bool:
    """Say whether an entry tells of something that took place; a plan that is still ahead does not."""
    not_yet = kind_named(entry.kind).not_yet
    return not any(entry.fields.get(field) in values for field, values in not_yet.items())


def line_of(kind: EntryKind, fields: Document) -> str:
    """Return what an entry says in one line, "train, 10 min, peak 70"; empty where nothing is filled in."""
    told: list[str] = []
    for name in kind.line:
        field = kind.field(name)
        words = _told(field, fields) if field else ""
        if words:
            told.append(words)
        if len(told) == FACTS:
            break
    return ", ".join(told)


def compared(field: EntryField, fields: Document) -> str:
    """Return how a rating came out against the one before, "80 → 45"; empty where one of the two is open."""
    before, after = fields.get(field.after), fields.get(field.id)
    return f"{number(before)} → {number(after)}" if is_number(before) and is_number(after) else ""


def is_number(value: object) -> bool:
    """Say whether a value is a number; yes and no are none."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def number(value: Any) -> str:  # noqa: ANN401 - what a journal holds
    """Return a number as it is typed: "3", "2.5"; anything else as it stands."""
    return f"{value:.10g}" if is_number(value) else one_line(str(value))


def in_words(field: EntryField, value: Any) -> str:  # noqa: ANN401 - what a journal holds
    """Return a value as people say it; it is never refused, for it may come from another version."""
    match field.type:
        case "yes_no":
            return {True: "yes", False: "no"}.get(value, one_line(str(value))) if value in (True, False) else ""
        case "choice":
            option = field.option(value)
            return option.name if option else one_line(str(value))
        case "many":
            return ", ".join(one_line(str(word)) for word in value) if isinstance(value, list) else ""
        case "feelings":
            return feelings_words(value)
        case "again":
            return ""
        case _:
            return number(value)


def feelings_of(value: Any) -> list[Document]:  # noqa: ANN401 - what a journal holds
    """Return the feelings that stand in a field, each with its name."""
    feelings = value if isinstance(value, list) else []
    return [feeling for feeling in feelings if isinstance(feeling, dict) and feeling.get("name")]


def feelings_words(value: Any) -> str:  # noqa: ANN401 - what a journal holds
    """Return feelings as they are typed: "fear 80, shame 40"."""
    named = ((one_line(str(each["name"])), each.get("before")) for each in feelings_of(value))
    return ", ".join(f"{name} {number(before)}" if is_number(before) else name for name, before in named)


def _told(field: EntryField, fields: Document) -> str:
    """Return what one field adds to the line; a text that is left out by its pattern says only that it is there."""
    value = fields.get(field.id)
    if value is None or value in ("", []):
        return ""
    words = compared(field, fields) if field.after else ""
    words = _cut(words or in_words(field, value))
    return (field.told or "{}").replace("{}", words) if words else ""


def _cut(words: str) -> str:
    words = one_line(words[: LONGEST * 4]).strip()
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"
