"""One of a few answers in the person's own words, each under a digit."""

from textual.content import Content

from store.agenda import Row
from store.records.text import one_line
from widgets.field import Field, Meaning, Reply, open_mark, told, with_label
from widgets.palette import KNOWN


def _draw(row: Row, cursor: bool) -> Content:
    if row.value is not None:
        return told(row)
    if not cursor:
        return open_mark(row)
    return Content.styled(_numbered(row), KNOWN)


def _key(key: str, row: Row) -> Meaning:
    choices = row.item.choices
    if key in {"left", "right"} and choices:
        step = -1 if key == "left" else 1
        place = choices.index(str(row.value)) + step if row.value in choices else 0
        return Reply(choices[place % len(choices)], stays=True)
    place = int(key) - 1 if key.isascii() and key.isdigit() else -1
    return Reply(choices[place]) if 0 <= place < len(choices) else None


def _keys(row: Row) -> str:
    return _numbered(row)


def _numbered(row: Row) -> str:
    return " · ".join(f"{number} {one_line(words)}" for number, words in enumerate(row.item.choices, 1))


def _words(row: Row) -> str:
    return with_label(row, one_line(str(row.value)))


CHOICE = Field(draw=_draw, key=_key, keys=_keys, words=_words)
