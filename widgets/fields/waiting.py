"""What was put off to a time of its own: when that is and how much waits; Enter goes there."""

from textual.content import Content

from store.agenda import Row
from store.records.text import one_line
from widgets.field import Field, Leads, Meaning, open_mark, with_label
from widgets.palette import FAINT, KNOWN


def _draw(row: Row, cursor: bool) -> Content:
    if row.left:
        return open_mark(row)
    return Content.styled(f"○ {_waits(row)}", KNOWN if cursor else FAINT)


def _key(key: str, row: Row) -> Meaning:
    _ = row
    return Leads() if key == "enter" else None


def _keys(row: Row) -> str:
    _ = row
    return "what was put off can be looked at then"


def _words(row: Row) -> str:
    return with_label(row, _waits(row))


def _waits(row: Row) -> str:
    return f"{one_line(row.item.hint)} · {row.entries} {'waits' if row.entries == 1 else 'wait'}"


WAITING = Field(draw=_draw, key=_key, keys=_keys, words=_words)
