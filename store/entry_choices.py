"""The lists that entries choose from: words of one's own are added, any others hidden and shown again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.acts import ONE_DOCUMENT
from store.changes import Change, Exclude, Include
from store.entry_kind import Option
from store.records.text import clean

if TYPE_CHECKING:
    from store.entry_kind import EntryField
    from store.records.settings import Settings

OWN, HIDDEN = "own_choices", "hidden_choices"
"""The settings that hold them."""


def list_name(kind: str, field: EntryField) -> str:
    """Return the name of a list in the settings."""
    return f"{kind}.{field.id}"


def every(settings: Settings, name: str, field: EntryField) -> tuple[Option, ...]:
    """Return all there is to choose from, one's own words last."""
    known = {option.value for option in field.options}
    own = (Option(words) for words in settings.own_choices.get(name, ()) if words not in known)
    return (*field.options, *own)


def offered(settings: Settings, name: str, field: EntryField) -> tuple[Option, ...]:
    """Return what is shown of it."""
    hidden = settings.hidden_choices.get(name, ())
    return tuple(option for option in every(settings, name, field) if option.value not in hidden)


def add(name: str, words: str) -> Change:
    """Return the change that adds words of one's own to a list. Raises UnusableTextError for half a character."""
    own = " ".join(clean(words).split())
    edits = (
        Include("settings", ONE_DOCUMENT, (OWN, name), own),
        Exclude("settings", ONE_DOCUMENT, (HIDDEN, name), own),
    )
    return Change(words=f"adding “{own}”", edits=edits)


def hide(settings: Settings, name: str, value: str) -> Change:
    """Return the change that takes words out of a list: own ones go, others are hidden."""
    is_own = value in settings.own_choices.get(name, ())
    edit = (Exclude if is_own else Include)("settings", ONE_DOCUMENT, (OWN if is_own else HIDDEN, name), value)
    return Change(words=f"hiding “{value}”", edits=(edit,))


def show(name: str, value: str) -> Change:
    """Return the change that shows hidden words again."""
    return Change(words=f"showing “{value}”", edits=(Exclude("settings", ONE_DOCUMENT, (HIDDEN, name), value),))
