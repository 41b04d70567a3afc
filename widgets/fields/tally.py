"""How many times a thing happened in a day; the number is the day's total."""

from textual.content import Content

from store.agenda import Row
from store.items import MOST_TIMES
from widgets.field import LARGE_STEP, Field, Meaning, Reply, with_label
from widgets.fields.rating import number, scale
from widgets.key_names import key_of

TAKES_NO = frozenset({"panic", "panic attacks"})
"""Names that read well behind "no"; others may be verbs: "reached out"."""


def _draw(row: Row, cursor: bool) -> Content:
    return scale(row, cursor=cursor)


def _draw_roomy(row: Row, cursor: bool) -> Content:
    return scale(row, cursor=cursor, step=LARGE_STEP)


def _key(key: str, row: Row) -> Meaning:
    known = row.value if isinstance(row.value, int) else 0
    if key in {"left", "right"}:
        step = {"left": -1, "right": 1}[key]
        return Reply(min(MOST_TIMES, max(row.entries, known + step)), stays=True)
    given = 0 if key == "n" else number(key)
    return None if given is None else Reply(given)


def _keys(row: Row) -> str:
    _ = row
    return f"0 none · 1-9 so many · {key_of('ten')} ten · {key_of('one_more')} one more"


def _words(row: Row) -> str:
    label = row.item.label[:1].lower() + row.item.label[1:]
    if row.value != 0:
        return with_label(row, str(row.value))
    return f"no {label}" if label in TAKES_NO else f"{label}: none"


TALLY = Field(draw=_draw, draw_roomy=_draw_roomy, key=_key, keys=_keys, words=_words)
