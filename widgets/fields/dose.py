"""A dose of a medicine: taken, late, in part, skipped on purpose, missed, not due. Never a colour of its own."""

from textual.content import Content

from store.agenda import Row
from widgets.field import Field, Meaning, Reply, open_mark, told, with_label
from widgets.key_names import key_of
from widgets.palette import CHOSEN, KNOWN

_WORDS = {
    "taken": "✓ taken",
    "late": "✓ taken late",
    "part": "~ in part",
    "skipped": "left out on purpose",
    "missed": "no",
    "not_due": "– not due",
}
_KEYS = {
    "y": "taken",
    "n": "missed",
    "i": "part",
    "tilde": "part",
    "~": "part",
    "minus": "not_due",
    "-": "not_due",
}
_ORDER = tuple(_WORDS)


def _draw(row: Row, cursor: bool) -> Content:
    if row.value in _WORDS:
        return Content.styled(_WORDS[str(row.value)], CHOSEN)
    if row.value is not None:
        return told(row)
    return (
        Content.styled(f"{key_of('yes')} taken · {key_of('no')} no  {row.item.hint}".rstrip(), KNOWN)
        if cursor
        else open_mark(row)
    )


def _key(key: str, row: Row) -> Meaning:
    if key in {"left", "right"}:
        step = -1 if key == "left" else 1
        place = _ORDER.index(str(row.value)) + step if row.value in _ORDER else 0
        return Reply(_ORDER[place % len(_ORDER)], stays=True)
    given = _KEYS.get(key)
    return None if given is None else Reply(given)


def _keys(row: Row) -> str:
    _ = row
    given = f"{key_of('yes')} taken · {key_of('no')} no · {key_of('part')} part"
    return f"{given} · {key_of('not_due')} not due · → others"


def _words(row: Row) -> str:
    return with_label(row, {"taken": "taken", "missed": "no"}.get(str(row.value), _WORDS.get(str(row.value), "?")))


DOSE = Field(draw=_draw, key=_key, keys=_keys, words=_words)
