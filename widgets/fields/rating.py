"""A rating from 0 to 10, each number at its place."""

from textual.content import Content

from store.agenda import RATING_DAYS, Row
from widgets.field import LARGE_STEP, Field, Meaning, Reply, open_mark, told, with_label
from widgets.key_names import key_of
from widgets.palette import CHOSEN, FAINT, KNOWN

MOST = 10
MIDDLE = 5
DIGITS = "0123456789"


def scale(row: Row, *, cursor: bool, step: str = " ") -> Content:
    """Draw 0 to 9 and x, or dots with the chosen number at its place; `step` stands between two places."""
    if row.value is None:
        return Content.styled(step.join((*DIGITS, key_of("ten"))), KNOWN) if cursor else open_mark(row)
    if not isinstance(row.value, int) or not 0 <= row.value <= MOST:
        return told(row)
    places = [Content.styled("·", FAINT) for _ in range(MOST + 1)]
    places[row.value] = Content.styled(str(row.value), CHOSEN)
    return Content(step).join(places)


def number(key: str) -> int | None:
    """Return the number a key stands for: a digit, or x for ten."""
    if key == "x":
        return MOST
    return int(key) if len(key) == 1 and key in DIGITS else None


def _draw(row: Row, cursor: bool) -> Content:
    return open_mark(row) if row.closed else scale(row, cursor=cursor)


def _draw_roomy(row: Row, cursor: bool) -> Content:
    return open_mark(row) if row.closed else scale(row, cursor=cursor, step=LARGE_STEP)


def _key(key: str, row: Row) -> Meaning:
    if row.closed:
        return None
    if key in {"left", "right"}:
        step = {"left": -1, "right": 1}[key]
        known = isinstance(row.value, int)
        return Reply(min(MOST, max(0, int(row.value or 0) + step)) if known else MIDDLE, stays=True)
    given = number(key)
    return None if given is None else Reply(given)


def _keys(row: Row) -> str:
    if row.closed:
        return f"ratings go back {RATING_DAYS} days"
    if row.item.middle:
        return f"0 {row.item.low} · 5 {row.item.middle} · {key_of('ten')}=10 {row.item.high}"
    return f"{row.item.low}  {' '.join(DIGITS)} {key_of('ten')}=10  {row.item.high}"


def _words(row: Row) -> str:
    return with_label(row, str(row.value))


RATING = Field(draw=_draw, draw_roomy=_draw_roomy, key=_key, keys=_keys, words=_words)
