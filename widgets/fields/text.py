"""A line of the person's own words; it opens on Enter and is never a stop."""

from textual.content import Content

from store.agenda import Row
from store.records.text import one_line
from widgets.field import Field, Meaning, Opens, open_mark
from widgets.palette import KNOWN


def _draw(row: Row, cursor: bool) -> Content:
    if row.value:
        return Content.styled(one_line(str(row.value)), KNOWN)
    return Content.styled("○ Enter to write", KNOWN) if cursor else open_mark(row)


def _key(key: str, row: Row) -> Meaning:
    _ = row
    return Opens() if key == "enter" else None


def _keys(row: Row) -> str:
    return "Enter changes it · Backspace clears it" if row.value else "a few words, or none · Enter writes"


def _words(row: Row) -> str:
    _ = row
    return "a line ✓"


TEXT = Field(draw=_draw, key=_key, keys=_keys, words=_words)
