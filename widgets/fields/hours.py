"""Hours, typed and kept with Enter: 7, 7.5, 7,5 or 730."""

from textual.content import Content

from store.agenda import Row
from store.hours import MOST, parse_hours, spoken_hours
from widgets.field import Field, Meaning, Reply, open_mark, told, with_label
from widgets.palette import CHOSEN, KNOWN

HALF = 0.5


def _draw(row: Row, cursor: bool) -> Content:
    if isinstance(row.value, int | float):
        return Content.styled(f"{spoken_hours(row.value)} h", CHOSEN)
    if row.value is not None:
        return told(row)
    return Content.styled("○ hours, then Enter", KNOWN) if cursor else open_mark(row)


def _key(key: str, row: Row) -> Meaning:
    if key not in {"left", "right"} or not isinstance(row.value, int | float):
        return None
    step = HALF if key == "right" else -HALF
    return Reply(min(float(MOST), max(0.0, row.value + step)), stays=True)


def _keys(row: Row) -> str:
    _ = row
    return "7 · 7.5 · 7,5 · 730 · Enter keeps it"


def _words(row: Row) -> str:
    return (
        f"slept {spoken_hours(row.value)} h"
        if isinstance(row.value, int | float)
        else with_label(row, str(row.value))
    )


HOURS = Field(draw=_draw, key=_key, keys=_keys, words=_words, typing="0123456789.,", read=parse_hours)
