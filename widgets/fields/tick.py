"""Whether a thing was done: yes, in part, no, or it did not apply."""

from textual.content import Content

from store.agenda import Row
from widgets.field import Field, Meaning, Reply, open_mark, told, with_label
from widgets.key_names import key_of
from widgets.palette import CHOSEN, KNOWN

_WORDS = {"yes": "✓ done", "partly": "~ in part", "no": "no", "na": "– doesn't apply"}
_KEYS = {"y": "yes", "n": "no", "i": "partly", "tilde": "partly", "~": "partly", "minus": "na", "-": "na"}
_ORDER = ("no", "partly", "yes")


def _draw(row: Row, cursor: bool) -> Content:
    if row.value in _WORDS:
        return Content.styled(_WORDS[str(row.value)], CHOSEN)
    if row.value is not None:
        return told(row)
    return (
        Content.styled(f"{key_of('yes')} done · {key_of('no')} no · {key_of('part')} in part", KNOWN)
        if cursor
        else open_mark(row)
    )


def _key(key: str, row: Row) -> Meaning:
    if key in {"left", "right"}:
        return Reply(_beside(row, -1 if key == "left" else 1), stays=True)
    given = _KEYS.get(key)
    return None if given is None else Reply(given)


def _beside(row: Row, step: int) -> str:
    if row.value not in _ORDER:
        return "partly"
    place = _ORDER.index(str(row.value)) + step
    return _ORDER[min(len(_ORDER) - 1, max(0, place))]


def _keys(row: Row) -> str:
    _ = row
    given = f"{key_of('yes')} done · {key_of('no')} no · {key_of('part')} part"
    return f"{given} · {key_of('not_due')} doesn't apply"


def _words(row: Row) -> str:
    return with_label(row, {"yes": "✓", "partly": "in part", "na": "–"}.get(str(row.value), str(row.value)))


TICK = Field(draw=_draw, key=_key, keys=_keys, words=_words)
