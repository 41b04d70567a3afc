"""How often a thing was noted or written in a day: the count is shown, and never asked; Enter writes one."""

from textual.content import Content

from store.agenda import Row
from widgets.field import Field, Leads, Meaning, open_mark, told, with_label
from widgets.key_names import key_of


def _draw(row: Row, cursor: bool) -> Content:
    _ = cursor
    return open_mark(row) if row.value is None else told(row)


def _key(key: str, row: Row) -> Meaning:
    _ = row
    return Leads() if key == "enter" else None


def _keys(row: Row) -> str:
    _ = row
    return f"it counts itself · {key_of('one_more')} one more"


def _words(row: Row) -> str:
    return with_label(row, str(row.value))


NOTED = Field(draw=_draw, key=_key, keys=_keys, words=_words)
