"""Minutes, typed and kept with Enter."""

from textual.content import Content

from store.agenda import Row
from store.items import MINUTES_A_DAY
from widgets.field import Field, Meaning, Reply, open_mark, told, with_label
from widgets.key_names import key_of
from widgets.palette import CHOSEN, KNOWN

STEP = 5


def read_minutes(words: str) -> int:
    """Return minutes, 0 to 1440. Raises ValueError with a sentence fit to show."""
    if words.isascii() and words.isdigit() and int(words) <= MINUTES_A_DAY:
        return int(words)
    raise ValueError(f"Minutes go from 0 to {MINUTES_A_DAY}, in whole numbers.")


def _draw(row: Row, cursor: bool) -> Content:
    if isinstance(row.value, int):
        return Content.styled(f"{row.value} min", CHOSEN)
    if row.value is not None:
        return told(row)
    return Content.styled("○ minutes, then Enter", KNOWN) if cursor else open_mark(row)


def _key(key: str, row: Row) -> Meaning:
    if key == "n":
        return Reply(0)
    if key not in {"left", "right"}:
        return None
    known = row.value if isinstance(row.value, int) else 0
    step = STEP if key == "right" else -STEP
    return Reply(min(MINUTES_A_DAY, max(0, known + step)), stays=True)


def _keys(row: Row) -> str:
    _ = row
    return f"30 · Enter keeps it · {key_of('no')} none · ← → five less, more"


def _words(row: Row) -> str:
    return with_label(row, f"{row.value} min")


MINUTES = Field(draw=_draw, key=_key, keys=_keys, words=_words, typing="0123456789", read=read_minutes)
